"""Witness: whether a failed visit says something of the site, or of the machine that made it."""

from __future__ import annotations

import asyncio
import bisect
import time
from collections.abc import Iterator, Sequence

import msgspec

from crawler.facts import Sample
from crawler.hosts import host_of
from crawler.page import Frozen, Outcome

WITHIN = 60.0  # s before a visit began and after it ended, in which another host's answer vouches for it
DNS_SHARE = 0.05  # of names that no name server could say: from there on the name server is our own trouble
DNS_LEAST = 3
SILENT = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT, Outcome.TLS})
BEAT = 0.5  # s between two looks at our own pulse
LAG = 1.0  # s by which the pulse may be late before time-outs are laid at our own door


class Taken(Frozen):
    """A sample, and when its visit began and ended on the monotonic clock."""

    sample: Sample
    began: float
    ended: float


class Witness:
    """What one run saw of the network and of itself. Times are of the monotonic clock."""

    def __init__(self) -> None:
        self._answers: list[tuple[float, str]] = []  # when which host answered, in order
        self._lags: list[float] = []  # when our own pulse was late

    async def watch(self) -> None:
        """Note when this process had no time for its own visits; lasts until it is cancelled."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(BEAT)
            if time.monotonic() - began > BEAT + LAG:
                self._lags.append(time.monotonic())

    def answered(self, url: str) -> None:
        """The URL's host has just answered."""
        bisect.insort(self._answers, (time.monotonic(), host_of(url)))

    def vouches(self, url: str, began: float, ended: float) -> bool:
        """True when another host answered at about the time of a visit."""
        own, first = host_of(url), bisect.bisect_left(self._answers, (began - WITHIN, ""))
        last = bisect.bisect_right(self._answers, (ended + WITHIN, "\uffff"))
        return any(self._answers[at][1] != own for at in range(first, last))

    def vouched(self, taken: Sequence[Taken]) -> Iterator[Sample]:
        """The samples; failures that nobody vouches for, or that may be our own doing, not valid."""
        named = [each.sample for each in taken if not _literal(each.sample.url)]
        unsaid = sum(map(_unsaid, named))
        own_dns = unsaid >= DNS_LEAST and unsaid > DNS_SHARE * len(named)
        for each in taken:
            why = self._doubt(each, own_dns) if each.sample.valid else ""
            yield doubted(each.sample, why) if why else each.sample

    def _doubt(self, taken: Taken, own_dns: bool) -> str:
        """Why a failing visit says nothing of its site; empty where it does."""
        sample = taken.sample
        if sample.outcome not in SILENT:
            return ""
        if sample.outcome is Outcome.TIMEOUT and any(taken.began <= at <= taken.ended for at in self._lags):
            return "own_machine"
        if own_dns and _unsaid(sample):
            return "own_dns"
        return "" if self.vouches(sample.url, taken.began, taken.ended) else "no_witness"


def doubted(sample: Sample, why: str) -> Sample:
    """The sample, not valid."""
    return msgspec.structs.replace(sample, valid=False, doubt=why)


def _literal(url: str) -> bool:
    """True for an address in the place of a name."""
    host = host_of(url)
    return host.startswith("[") or host.partition(":")[0].replace(".", "").isdigit()


def _unsaid(sample: Sample) -> bool:
    """True for a name that no name server could say."""
    return sample.outcome is Outcome.DNS and sample.error.startswith("temporary")
