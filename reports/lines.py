"""Lines: what each item of a rubric comes to."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.page import Frozen
from crawler.site import Site
from reports.points import Cost, costs, number
from reports.rubric import Decides, Item, Kind, Rubric
from reports.scorecard import Line, LineState
from reports.tally import NOTHING, Evidence, Tally, series_tally, tally


class Result(Frozen):
    """An item with its line and its exact cost."""

    item: Item
    line: Line
    cost: Cost = Cost()


class _Standing(Frozen):
    """An item on its way to a line."""

    item: Item
    shown: Tally  # all that belongs to it
    counted: Tally  # what may cost points or complete a veto
    outside: LineState | None  # its state, if it takes no part in the verdict
    reason: str


def results(  # noqa: PLR0917
    rubric: Rubric,
    site: Site,
    seen: Evidence,
    warned: Evidence,
    judged: Mapping[str, int],
    standing: str = "",
) -> tuple[Result, ...]:
    """Every item of the rubric, in its order, with its line and its cost.

    Args:
        rubric: the official table.
        site: the site, which decides what applies to it.
        seen: its findings and unjudged subjects.
        warned: the findings of the run for early warnings.
        judged: check id -> how many subjects it judged.
        standing: why the table does not apply to the site at all, see `reports.standing`.
    """
    standings = [_standing(item, site, seen, judged, standing) for item in rubric.items]
    cost, none = costs(rubric, [(standing.item, standing.counted) for standing in standings]), Cost()
    told = [(standing, cost.get(standing.item.id, none)) for standing in standings]
    return tuple(
        Result(item=standing.item, cost=own, line=_line(standing, own, warned, judged))
        for standing, own in told
    )


def _standing(item: Item, site: Site, seen: Evidence, judged: Mapping[str, int], standing: str) -> _Standing:
    known = bool(item.series and judged.get(item.series))
    count = series_tally(item, seen) if known else tally(item, seen)
    outside, reason = _outside(item, site, count) if not standing else (LineState.NOT_APPLICABLE, standing)
    if outside is None and item.needs and not known:
        outside, reason = LineState.OPEN, _few(item, seen) or item.needs
    return _Standing(
        item=item,
        shown=NOTHING if outside is LineState.NOT_APPLICABLE else count,
        counted=_counted(count, outside, reason),
        outside=outside,
        reason=reason,
    )


def _outside(item: Item, site: Site, count: Tally) -> tuple[LineState | None, str]:
    """The state of an item that takes no part in the verdict, with the reason; None of one that does."""
    portal = _portal(site) if item.applies_to == "portals" else True
    if portal is False:
        return LineState.NOT_APPLICABLE, "portals_only"
    if item.needs_services and site.has_services is False:
        return LineState.NOT_APPLICABLE, "no_services"
    if portal is None:
        return LineState.OPEN, "site_type"
    if item.needs and not item.series:
        return LineState.OPEN, item.needs
    if item.decides is Decides.PERSON or item.kind is Kind.BONUS:
        return LineState.OPEN, "person"
    if item.decides is Decides.ASSISTED and _state(item, count, NOTHING) is LineState.CLEAR:
        return LineState.OPEN, "person"  # without enough candidates, the rest of the rule is a person's
    return None, ""


def _few(item: Item, seen: Evidence) -> str:
    """How many samples there are of how many, where some were taken."""
    subjects = seen.unassessed.get(item.series, {}).values() if item.series else ()
    return next((f"{each.reason}:{each.data.get('had')}/{each.data.get('asked')}" for each in subjects), "")


def _portal(site: Site) -> bool | None:
    """Whether the site is a portal; None where sites.csv does not say."""
    return site.portal if site.portal or site.site_type or site.level else None


def _counted(count: Tally, outside: LineState | None, reason: str) -> Tally:
    """What may cost points or complete a veto: of an item that a person decides, what a person confirmed."""
    if outside is None:
        return count
    if reason == "person":
        return Tally(sure=count.sure, keys=count.keys)
    return NOTHING


def _line(standing: _Standing, cost: Cost, warned: Evidence, judged: Mapping[str, int]) -> Line:
    item, shown = standing.item, standing.shown
    state = standing.outside or _state(item, shown, tally(item, warned) if item.early else NOTHING)
    if state is LineState.OPEN and _decided(standing):
        state = LineState.HIT
    applies = state is not LineState.NOT_APPLICABLE
    doubt = str(item.confidence) if item.doubtful and applies else ""
    return Line(
        item=item.id,
        kind=item.kind,
        state=state,
        sure=shown.sure,
        suspected=shown.suspected,
        unjudged=shown.unjudged,
        judged=_judged(item, judged) if applies else 0,
        each=item.each,
        cap=item.cap if cost.cap is None else float(cost.cap),
        at_least=item.at_least,
        lost=number(cost.sure),
        lost_suspected=number(cost.suspected),
        lost_unjudged=number(cost.unjudged),
        keys=shown.keys,
        reason=" ".join(filter(None, (standing.reason, doubt))),
        failed=shown.failed,
        visits=shown.visits,
        share=item.probes.share if item.probes and shown.visits else 0.0,
    )


def _judged(item: Item, judged: Mapping[str, int]) -> int:
    """How many subjects an item's checks judged; what several of them judge, such as a column, is one."""
    numbers = [judged.get(check, 0) for check in item.all_checks]
    return max(numbers) if item.distinct == "locator" else sum(numbers)


def _decided(standing: _Standing) -> bool:
    """True of an open item that a person has decided against the site, by confirming findings."""
    item, sure = standing.item, standing.counted.sure
    if item.kind is Kind.VETO:
        return sure >= item.at_least and not item.doubtful
    return sure > 0 and item.each > 0


def _state(item: Item, count: Tally, warned: Tally) -> LineState:
    if item.kind is not Kind.VETO:
        if count.sure:
            return LineState.HIT
        return LineState.POSSIBLE if count.suspected or count.unjudged else LineState.CLEAR
    if count.sure >= item.at_least:
        return LineState.POSSIBLE if item.doubtful else LineState.HIT
    if count.unnamed or count.sure + count.suspected + count.unjudged >= item.at_least:
        return LineState.POSSIBLE
    near = count.near or (item.warn_at is not None and count.sure >= item.warn_at)
    return LineState.WARNING if near or (item.early and warned.sure >= item.at_least) else LineState.CLEAR
