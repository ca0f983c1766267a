"""Permission: what comes of asking a host for its robots.txt: rules, another try, or that nobody is there."""

from __future__ import annotations

from crawler.facts import Entry, Purpose
from crawler.frontier import Lane, Work
from crawler.page import Answer, Cause, Outcome
from crawler.reach import connects
from crawler.redirects import onward
from crawler.robots import MOST_HOPS, Robots, judge
from crawler.run import Run

TRIES = 3
LONGEST_REACH = 8.0  # s that a host gets to take a connection

_NO_CONNECTION = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TLS})
_UNSURE = frozenset({Outcome.RESET, Outcome.TIMEOUT})


class Permission:
    """Takes the answers to requests for robots.txt."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._frontier = run.frontier

    def answered(self, work: Work, answer: Answer, now: float) -> None:
        """A request for a robots.txt has ended, for the host that asked for it."""
        asker = work.asker
        if asker is None or asker.host.given_up is not None:
            return
        if Cause.BAD_URL in answer.causes or answer.outcome is Outcome.OUT_OF_SCOPE:
            self._frontier.dead(asker, answer)
            return
        step = onward(Entry(site="", url=work.url, purpose=Purpose.LINK), answer)
        if step is not None and step.target and work.hops < MOST_HOPS:
            self._frontier.errand(asker, step.target, work.hops + 1)
            return
        if answer.outcome is Outcome.FORBIDDEN_ADDRESS and work.lane is asker:
            self._frontier.give_up(asker, Outcome.FORBIDDEN_ADDRESS)
            return
        rules = judge(answer)
        if rules.kept_out:
            self._kept_out(asker, answer, rules, now)
        else:
            self._frontier.robots(asker, rules)

    def _kept_out(self, asker: Lane, answer: Answer, rules: Robots, now: float) -> None:
        """Nothing may be asked of the host: for now, because it is not there, or because it wants it so."""
        if _worth_a_try(asker, answer):
            pause = max(self._run.settings.confirm_after, asker.host.not_before - now)
            self._frontier.errand_later(asker, now, pause)
        elif not answer.status and answer.outcome in _NO_CONNECTION:
            self._frontier.dead(asker, answer)
        elif not answer.status and answer.outcome in _UNSURE:
            self._run.start(self._reach(asker, answer, rules))
        else:
            self._frontier.robots(asker, rules)

    async def _reach(self, lane: Lane, answer: Answer, rules: Robots) -> None:
        """No robots.txt came: is it the whole host, or the file alone?"""
        if await connects(lane.key, self._run.guard, min(LONGEST_REACH, self._run.settings.timeout)):
            self._frontier.robots(lane, rules)
        else:
            self._frontier.dead(lane, answer)


def _worth_a_try(asker: Lane, answer: Answer) -> bool:
    """True while another try for a robots.txt is worth its time."""
    asker.robots_tries += 1
    short = answer.outcome in (Outcome.TIMEOUT, Outcome.DNS) or answer.status
    most = 2 if short else TRIES
    return asker.robots_tries < most and "retry-after" not in answer.headers
