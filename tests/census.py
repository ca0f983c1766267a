"""Two sweeps of a made-up country, seeded with the averages that the census of 2015 published, then judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
from stored import FETCHED, facts, rubric, stored, visit

import checks.base
from crawler.facts import Column, SiteFacts, SiteState, Target, Verdict, Visit
from crawler.page import (
    Cause,
    ColumnClass,
    Dated,
    DateSource,
    Frozen,
    Guide,
    GuideElement,
    Letter,
    LetterState,
    LinkKind,
    Outcome,
    PageKind,
    Row,
)
from crawler.site import Level, Site, State
from webcensus import judgement
from webcensus.store import Store

PROVINCES = ("北京市", "江苏省", "四川省", "青海省")
OLD, NEW = dt.date(2025, 3, 1), FETCHED.date() - dt.timedelta(days=20)
ELEMENTS = ("name", "basis", "conditions", "materials", "place", "hours", "phone", "process")


class Profile(Frozen):
    """What a sweep is to find: totals over the sites that can be reached."""

    sites: int
    unreachable: int
    blank: int
    stale: int
    links: int
    forms: int
    channels: tuple[int, int]  # with a channel, of
    replies: int
    waiting: int
    surveys: int
    complete: int  # guides

    @property
    def reached(self) -> int:
        return self.sites - self.unreachable


# 20 blank and 15 late columns, 12.8 %, 196 dead links, 17 wrong contents, 57 %, 27 replies, less than 1 survey
BEFORE = Profile(
    sites=125, unreachable=16, blank=20 * 109, stale=15 * 109, links=196 * 109, forms=17 * 109,
    channels=(57, 100), replies=27 * 100, waiting=150, surveys=65, complete=50,
)  # fmt: skip
# 2.3 and 5.5, 3.6 %, 23.4, 2.3, 85.3 %, 110 and 4; 0.7 % of the letters unanswered
AFTER = Profile(
    sites=139, unreachable=5, blank=308, stale=737, links=3136, forms=308,
    channels=(87, 102), replies=110 * 102, waiting=79, surveys=4 * 134, complete=130,
)  # fmt: skip


def registered(number: int) -> Site:
    """A site of the country."""
    level = list(Level)[number % 7]
    central = level is Level.STATE_COUNCIL
    return Site(
        id=f"51{number:08}",
        site_code=f"51{number:08}",
        url=f"http://www.place{number}.gov.cn/",
        name=f"第{number}号网站",
        level=level.value,
        province="" if central else PROVINCES[number % 4],
        organiser=f"主办单位{number}",
        supervisor=f"国务院部门{number % 3}" if central else "",
    )


def judged(folder: Path, profile: Profile, more: tuple[SiteFacts, ...] = ()) -> Store:
    """A round with these findings, crawled, committed and judged under cn-2015."""
    sites = [registered(number) for number in range(profile.sites)]
    read = list(enumerate(sites[profile.unreachable :]))
    made = [_unreachable(each) for each in sites[: profile.unreachable]]
    made += [reached(each, place, profile) for place, each in read]
    seen = [one for place, each in read for one in visits(each, place, profile)]
    store = stored(folder, *made, *more, visits=seen, size=100)
    judge(store)
    return store


def judge(store: Store) -> None:
    """Judge a round under cn-2015."""
    law = rubric()
    keeper = judgement.Keeper(store, law)
    for each in judgement.judge(store, law, checks.base.load(plugins=False)):
        keeper.add(each)
    keeper.close()


def closed(number: int, state: State, **more: str) -> SiteFacts:
    """A site that does not run any more."""
    site = msgspec.structs.replace(registered(number), state=state, **more)
    return facts(site)


def part(total: int, place: int, of: int) -> int:
    """The share of one site in a total."""
    return total // of + (place < total % of)


def _unreachable(site: Site) -> SiteFacts:
    made = facts(site)
    end = msgspec.structs.replace(made.outcome, state=SiteState.UNREACHABLE, causes=(Cause.TIMEOUT,))
    return msgspec.structs.replace(made, outcome=end)


def reached(site: Site, place: int, profile: Profile) -> SiteFacts:
    """The facts of the site in this place among those that were reached."""
    count = profile.reached
    channels, asked = profile.channels
    columns = [_column(site, f"blank{n}", blank=True) for n in range(part(profile.blank, place, count))]
    columns += [_column(site, f"stale{n}", newest=OLD) for n in range(part(profile.stale, place, count))]
    columns += [
        _column(site, "surveys", ColumnClass.SURVEYS, newest=NEW if _surveys(place, profile) else OLD)
    ]
    if place >= asked:
        columns.append(_column(site, "complaints", ColumnClass.COMPLAINTS, newest=NEW))
    letters = _letters(site, place, profile) if place < channels else ()
    guide = Guide(
        url=f"{site.url}guide.html",
        name="办理事项",
        elements=tuple(
            GuideElement(name=name, present=place < profile.complete or name != "phone", text="有")
            for name in ELEMENTS
        ),
        forms_named=tuple(f"申请表{n}号" for n in range(part(profile.forms, place, count))),
    )
    targets = [_target(site, f"dead{n}", Verdict.BROKEN) for n in range(part(profile.links, place, count))]
    return facts(
        site,
        columns=tuple(columns),
        letters=letters,
        guides=(guide,),
        targets=(_target(site, "alive", Verdict.OK), *targets),
    )


def _surveys(place: int, profile: Profile) -> int:
    return part(profile.surveys, place, profile.reached)


def visits(site: Site, place: int, profile: Profile) -> Iterator[Visit]:
    """Its pages: home, and the list of surveys."""
    home = visit(site)
    assert home.page is not None
    news = tuple(_row(site, f"news{n}", NEW + dt.timedelta(days=19)) for n in range(12))
    yield msgspec.structs.replace(home, page=msgspec.structs.replace(home.page, rows=news))
    listed = visit(site, "/surveys/", PageKind.COLUMN)
    assert listed.page is not None
    rows = [_row(site, f"s{n}", NEW) for n in range(_surveys(place, profile))] + [_row(site, "old", OLD)]
    page = msgspec.structs.replace(listed.page, rows=tuple(rows), column_class=ColumnClass.SURVEYS)
    yield msgspec.structs.replace(listed, page=page)


def _row(site: Site, name: str, day: dt.date) -> Row:
    return Row(title=name, url=f"{site.url}surveys/{name}.html", dated=_dated(day))


def _dated(day: dt.date) -> Dated:
    return Dated(day=day, source=DateSource.ROW, certain=True)


def _column(
    site: Site,
    name: str,
    kind: ColumnClass = ColumnClass.NOTICES,
    *,
    newest: dt.date | None = None,
    blank: bool = False,
) -> Column:
    return Column(
        url=f"{site.url}{name}/",
        name=name,
        column_class=kind,
        rows=0 if blank else 5,
        dated_rows=0 if blank else 5,
        newest=_dated(newest) if newest else None,
        blank=blank,
        blank_reason="phrase" if blank else "",
    )


def _letters(site: Site, place: int, profile: Profile) -> tuple[Letter, ...]:
    channels = profile.channels[0]
    answered = [
        _letter(site, f"a{n}", LetterState.ANSWERED, NEW)
        for n in range(part(profile.replies, place, channels))
    ]
    waiting = [
        _letter(site, f"w{n}", LetterState.OPEN) for n in range(part(profile.waiting, place, channels))
    ]
    return (*answered, *waiting)


def _letter(site: Site, name: str, state: LetterState, answered: dt.date | None = None) -> Letter:
    return Letter(
        url=f"{site.url}letters/{name}.html",
        id=name,
        title="来信",
        asked=NEW - dt.timedelta(days=150) if answered is None else NEW - dt.timedelta(days=5),
        answered=answered,
        state=state,
        state_text="已答复" if answered else "未答复",
        reply="答复内容" if answered else "",
        reply_seen=True,
        detail=True,
    )


def _target(site: Site, name: str, verdict: Verdict) -> Target:
    dead = verdict is Verdict.BROKEN
    return Target(
        url=f"{site.url}{name}.html",
        kind=LinkKind.PAGE,
        verdict=verdict,
        outcome=Outcome.HTTP_ERROR if dead else Outcome.OK,
        status=404 if dead else 200,
        tries=2,
        fetched_at=FETCHED,
    )
