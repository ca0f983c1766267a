"""Series: what a series of availability samples comes to under an item, in exact numbers."""

from __future__ import annotations

from fractions import Fraction

from checks.base import Finding
from reports.rubric import Kind, Probes


def share(finding: Finding) -> Fraction:
    """The share of failed visits that a finding about a series tells."""
    failed, visits = finding.data.get("failed"), finding.data.get("visits")
    if not isinstance(failed, int) or not isinstance(visits, int) or not 0 <= failed <= visits or not visits:
        raise ValueError(f"{finding.check} must tell failed and visits, not {failed!r} of {visits!r}")
    return Fraction(failed, visits)


def steps(kind: Kind, probes: Probes, finding: Finding) -> int:
    """How often a finding about a series counts: a veto once, a deduction for each full share."""
    reached, limit = share(finding), Fraction(str(probes.share))
    if kind is Kind.VETO:
        return int(reached > limit or (probes.share_inclusive and reached == limit))
    full = reached // limit
    return full - 1 if full and not probes.share_inclusive and full * limit == reached else full


def near(probes: Probes, finding: Finding) -> bool:
    """True where the share has come close to a veto."""
    return probes.warn_share is not None and share(finding) >= Fraction(str(probes.warn_share))
