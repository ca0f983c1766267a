"""Tally: which findings count for an item of the rubric, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from checks.base import Certainty, Finding, Unassessed, Value, finding_key, url_blind
from crawler.page import Frozen
from reports import series
from reports.rubric import Decides, Item, Kind

Result = TypeVar("Result", Finding, Unassessed)

_ABSENT = object()


class Evidence(Frozen):
    """What there is to count: one finding a key, and subjects that stay unjudged; none that was dismissed."""

    findings: dict[str, dict[str, Finding]]  # check -> key -> finding, in the order of the keys
    unassessed: dict[str, dict[str, Unassessed]]  # check -> key -> subject
    confirmed: frozenset[str] = frozenset()  # keys of findings a person has confirmed

    def without(self, keys: Iterable[str]) -> Evidence:
        """The same, once the findings with these keys are put right."""
        gone = frozenset(keys)
        left = {
            check: {key: finding for key, finding in found.items() if key not in gone}
            for check, found in self.findings.items()
        }
        return msgspec.structs.replace(self, findings=left)


class Tally(Frozen):
    """The count for one item."""

    sure: int = 0
    suspected: int = 0
    unjudged: int = 0
    unnamed: bool = False  # an unjudged subject hides what is counted: it may stand for any number
    near: bool = False  # a series of samples has come close to a veto
    failed: int = 0  # of a series of samples
    visits: int = 0
    keys: tuple[str, ...] = ()  # of all findings that belong to it, sure ones first


NOTHING = Tally()


def evidence(
    findings: Iterable[Finding],
    unassessed: Iterable[Unassessed],
    confirmed: frozenset[str] = frozenset(),
    dismissed: frozenset[str] = frozenset(),
) -> Evidence:
    """Bring findings into one order, one for each key; a subject that was judged is not unjudged too."""
    by_key: dict[str, Finding] = {}
    for finding in findings:
        key = finding.key
        by_key[key] = max(by_key[key], finding, key=_weight) if key in by_key else finding
    subjects: dict[str, Unassessed] = {}
    for subject in unassessed:
        key = finding_key(subject.check, subject.site, subject.locator)
        subjects[key] = _agreed(subjects[key], subject) if key in subjects else subject
    return Evidence(
        findings=_by_check({key: by_key[key] for key in sorted(by_key) if key not in dismissed}),
        unassessed=_by_check(
            {key: each for key, each in subjects.items() if key not in by_key and key not in dismissed}
        ),
        confirmed=confirmed,
    )


def tally(item: Item, evidence: Evidence) -> Tally:
    """Count what belongs to an item."""
    if not any(check in evidence.findings or check in evidence.unassessed for check in item.all_checks):
        return NOTHING
    sure: dict[str, set[str]] = {}
    suspected: dict[str, set[str]] = {}
    for key, finding in _of(item, evidence.findings):
        if belongs(item, finding):
            side = sure if is_sure(item, finding, key in evidence.confirmed) else suspected
            side.setdefault(_value(item, key, finding), set()).add(key)
    held = _full(item, sure)
    doubtful = _full(item, _joined(sure, suspected)) - held if suspected else set[str]()
    subjects = [(key, each) for key, each in _of(item, evidence.unassessed) if could_belong(item, each)]
    unknown: dict[str, set[str]] = {}
    for key, each in subjects:
        unknown.setdefault(_value(item, key, each), set()).add(key)
    unjudged = unknown.keys() - held
    if item.quorum > 1:  # what is unjudged of it and what was found must make it up
        unjudged &= _full(item, _joined(_joined(sure, suspected), unknown))
    if item.kind is Kind.VETO or item.suspected_scores:  # else what is suspected costs nothing by itself
        unjudged -= doubtful
    return Tally(
        sure=len(held),
        suspected=len(doubtful),
        unjudged=len(unjudged),
        unnamed=any(_unnamed(item, each) for _key, each in subjects),
        keys=(*_keys(sure), *_keys(suspected)),
    )


def series_tally(item: Item, evidence: Evidence) -> Tally:
    """Count the series of an item whose series was judged; nothing else counts for it."""
    found = Tally()
    for key, finding in evidence.findings.get(item.series, {}).items():
        assert item.probes
        number = series.steps(item.kind, item.probes, finding)
        sure = is_sure(item, finding, key in evidence.confirmed)
        found = Tally(
            sure=number if sure else 0,
            suspected=0 if sure else number,
            near=series.near(item.probes, finding),
            failed=int(finding.data["failed"] or 0),
            visits=int(finding.data["visits"] or 0),
            keys=(key,) if number else (),
        )
    return found


def belongs(item: Item, finding: Finding) -> bool:
    """True if the item counts the finding, surely or as a candidate."""
    if item.probes and finding.check == item.series:
        return series.steps(item.kind, item.probes, finding) > 0
    return finding.check in item.all_checks and _matches(item, finding.data, missing=False)


def could_belong(item: Item, subject: Unassessed) -> bool:
    """True if the item might count the subject, were it judged: data that is missing could match."""
    return subject.check in item.all_checks and _matches(item, subject.data, missing=True)


def is_sure(item: Item, finding: Finding, confirmed: bool) -> bool:
    """True if the finding counts at once: a person has confirmed it, or none is needed."""
    return confirmed or (
        finding.certainty is Certainty.SURE
        and item.decides is Decides.PROGRAM
        and finding.check not in item.candidates
    )


def _by_check(results: Mapping[str, Result]) -> dict[str, dict[str, Result]]:
    found: dict[str, dict[str, Result]] = {}
    for key, result in results.items():
        found.setdefault(result.check, {})[key] = result
    return found


def _of(item: Item, results: Mapping[str, Mapping[str, Result]]) -> Iterator[tuple[str, Result]]:
    """The results of the item's checks, with their keys."""
    for check in item.all_checks:
        yield from results.get(check, {}).items()


def _matches(item: Item, data: Mapping[str, Value], *, missing: bool) -> bool:
    return _holds(item.where, data, missing) and (
        not item.where_any or any(_holds(where, data, missing) for where in item.where_any)
    )


def _holds(where: Mapping[str, Sequence[Any]], data: Mapping[str, Value], missing: bool) -> bool:
    for name, values in where.items():
        if name not in data:
            if not missing:
                return False
        elif not _is_one(data[name], values):
            return False
    return True


def _is_one(datum: Value, values: Sequence[Any]) -> bool:
    """Equal to one of the values, and not a number that happens to equal true or false."""
    return datum in values and any(
        datum == value and isinstance(datum, bool) == isinstance(value, bool) for value in values
    )


def _value(item: Item, key: str, subject: Finding | Unassessed) -> str:
    """What tells this subject from others for the item."""
    if item.distinct == "locator":
        return url_blind(subject.locator)
    value = subject.data.get(item.distinct) if item.distinct else None
    return f"key {key}" if value in (None, "") else f"value {value}"


def _unnamed(item: Item, subject: Unassessed) -> bool:
    return item.distinct not in ("", "locator") and subject.data.get(item.distinct) in (None, "")


def _full(item: Item, values: Mapping[str, set[str]]) -> set[str]:
    """The values with enough findings to count."""
    return {value for value, keys in values.items() if len(keys) >= item.quorum}


def _joined(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {value: one.get(value, set()) | other.get(value, set()) for value in one.keys() | other.keys()}


def _keys(values: Mapping[str, set[str]]) -> list[str]:
    return sorted(set().union(*values.values()))


def _agreed(one: Unassessed, other: Unassessed) -> Unassessed:
    """One subject out of two mentions: what they do not agree on is not known of it."""
    data = {name: value for name, value in one.data.items() if other.data.get(name, _ABSENT) == value}
    return msgspec.structs.replace(one, data=data, reason=min(one.reason, other.reason))


def _weight(finding: Finding) -> tuple[bool, bytes]:
    """Of two findings with one key the sure one counts; of two alike the same one whatever their order."""
    return finding.certainty is Certainty.SURE, msgspec.json.encode(finding, order="deterministic")
