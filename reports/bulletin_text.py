"""The bulletin in words: paragraphs and tables, which the html and the docx show alike.

Every table names the query that it comes from; the last annex holds the queries.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

import msgspec

from crawler.page import Frozen
from crawler.site import Level
from reports.bulletin import Bulletin, Division, Figure, Named, Registered, Sampled, Share, Since, Unjudged
from reports.escape import line
from reports.language import marked as _
from reports.words import Words, points

MOST_REGISTERED = 2_000  # closed and moved sites that are listed one by one

LEVELS = {
    Level.STATE_COUNCIL: _("departments of the State Council, their offices and vertical bodies"),
    Level.PROVINCE_PORTAL: _("portals of provincial governments"),
    Level.PROVINCE_DEPARTMENT: _("departments of provincial governments"),
    Level.CITY_PORTAL: _("portals of city governments"),
    Level.CITY_DEPARTMENT: _("departments of city governments"),
    Level.COUNTY_PORTAL: _("portals of county governments"),
    Level.COUNTY_BELOW: _("departments of county governments and below"),
}
# What is counted, in the order of the official bulletins: code -> words, share or number per site.
KINDS: dict[str, tuple[str, bool]] = {
    "blank_columns": (_("blank columns per site"), False),
    "stale_columns": (_("columns not updated in time per site"), False),
    "home_failures": (_("visits in which the home page did not open"), True),
    "home_unreachable": (_("sites whose home page did not open"), True),
    "dead_links": (_("dead links per site"), False),
    "service_errors": (_("wrong or missing contents of service guides per site"), False),
    "system_faults": (_("online systems that do not open, per site"), False),
    "complete_guides": (_("service guides with all elements"), True),
    "letter_channels": (_("sites with a channel for consultation"), True),
    "public_replies": (_("replies published per site within a year"), False),
    "unanswered_letters": (_("letters left unanswered beyond the limit"), True),
    "surveys": (_("surveys held per site within a year"), False),
}
STATES = {
    "normal": _("running"),
    "exempt": _("running, exempt from the check"),
    "rectifying": _("closed for rectification"),
    "suspended": _("closed for a while"),
    "moved": _("closed, contents moved to another site"),
    "closed": _("closed for good"),
}
MISSING = {
    "home": _("the home page could not be read"),
    "coverage": _("too few columns could be judged"),
    "confirm": _("to be confirmed by a person"),
}
PARTLY = _("part of the contents could not be judged")
DRAWN_BY = {
    "province": _("province"),
    "city": _("city"),
    "county": _("county"),
    "level": _("level"),
    "site_type": _("type of site"),
    "organiser": _("organiser"),
    "supervisor": _("supervisor"),
}


class Heading(Frozen, tag="heading"):
    """A heading; level 1 is the largest below the title."""

    text: str
    level: int = 1
    annex: bool = False  # begins on a new page


class Paragraph(Frozen, tag="paragraph"):
    """Running text."""

    text: str
    strong: bool = False


class Table(Frozen, tag="table"):
    """A table; `right` are the columns that stand on the right."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    query: str
    right: frozenset[int] = frozenset()
    long: bool = False  # may be searched
    total: bool = False  # the last row is a sum


class Code(Frozen, tag="code"):
    """A query."""

    name: str
    text: str


Block = Heading | Paragraph | Table | Code


def heading(told: Words) -> str:
    """The usual title."""
    return told.say("Bulletin on the check of government websites")


def subtitle(bulletin: Bulletin, told: Words) -> str:
    """The table that was applied, and the day."""
    return told.say(
        "%(rubric)s; as of %(day)s", rubric=_in(bulletin.rubric, told), day=day(bulletin.day, told)
    )


def blocks(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    """The bulletin in a language, in the order of the official ones, its tables numbered."""
    tables = itertools.count(1)
    for block in _sections(bulletin, told):
        if isinstance(block, Table) and block.caption:
            caption = told.say("Table %(n)s. %(caption)s", n=next(tables), caption=block.caption)
            block = msgspec.structs.replace(block, caption=caption)
        yield block


def _sections(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    yield from _overall(bulletin, told)
    yield from _places(bulletin, told)
    yield from _problems(bulletin, told)
    yield from _register(bulletin, told)
    yield from _demands(bulletin, told)
    yield from _annexes(bulletin, told)


# --- the sections -----------------------------------------------------------------------------------


def _overall(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say, whole = told.say, bulletin.whole
    yield Heading(text=say("1. Overall situation"))
    if bulletin.finished < bulletin.sites:
        text = say(
            "DRAFT: this round is not finished; %(done)s of %(all)s sites are done.",
            done=number(bulletin.finished), all=number(bulletin.sites),
        )  # fmt: skip
        yield Paragraph(text=text, strong=True)
    parts = say("; ").join(
        say("%(level)s (%(n)s)", n=number(each.running), level=_level(each.name, told))
        for each in bulletin.levels
    )
    opening = say(
        "As of %(day)s, %(running)s government websites are running: %(parts)s.",
        day=day(bulletin.day, told), running=number(whole.running), parts=parts,
    )  # fmt: skip
    yield Paragraph(text=opening)
    yield Paragraph(text=_checked(bulletin, told))
    if bulletin.sampled:
        yield Paragraph(text=_estimated(bulletin.sampled, told))
    if whole.unjudged:
        text = say(
            "Sites that could not be judged: %(n)s. Too little of them could be read, or something waits for "
            "a person's confirmation; they count neither as passing nor as failing, and stand in Annex 2.",
            n=number(whole.unjudged),
        )
        yield Paragraph(text=text)
    if bulletin.since:
        yield Paragraph(text=_since(bulletin.since, told))
    yield _divisions(say("Running sites by level"), say("Level"), bulletin.levels, "levels", told)


def _checked(bulletin: Bulletin, told: Words) -> str:
    whole = bulletin.whole
    return told.say(
        "%(checked)s sites were checked, %(share)s of those running; of the %(judged)s with a verdict, "
        "%(passed)s pass and %(failed)s have grave problems, a pass rate of %(rate)s.",
        checked=number(whole.checked),
        share=percent(whole.checked / whole.running if whole.running else None),
        judged=number(whole.passed + whole.failed),
        passed=number(whole.passed),
        failed=number(whole.failed),
        rate=percent(whole.rate),
    )


def _estimated(sampled: Sampled, told: Words) -> str:
    say = told.say
    text = say(
        "The sites were drawn at random by %(by)s (%(drawn)s of %(population)s, seed %(seed)s).",
        by=say(", ").join(told.word(DRAWN_BY, name) for name in sampled.by) or say("no strata"),
        drawn=number(sampled.drawn), population=number(sampled.population), seed=sampled.seed,
    )  # fmt: skip
    if sampled.rate:
        text += say(" Of the sample %(rate)s pass (95 %% interval: %(span)s).", **_span(sampled.rate))
    if sampled.estimate:
        text += say(
            " Weighted by strata, the pass rate of all %(population)s sites is estimated at %(rate)s (95 %% "
            "interval: %(span)s), about %(sites)s sites.",
            population=number(sampled.represented),
            sites=number(round(sampled.estimate.value * sampled.represented)),
            **_span(sampled.estimate),
        )
    if sampled.represented < sampled.population:
        text += say(
            " The estimate does not speak for the %(n)s sites of strata of which none has a verdict.",
            n=number(sampled.population - sampled.represented),
        )
    if sampled.most - sampled.least > 0:
        text += say(
            " Counting the sites without a verdict, between %(least)s and %(most)s of the sample pass.",
            least=percent(sampled.least), most=percent(sampled.most),
        )  # fmt: skip
    return text


def _span(share: Share) -> dict[str, str]:
    return {"rate": percent(share.value), "span": f"{percent(share.low)}–{percent(share.high)}"}


def _since(since: Since, told: Words) -> str:
    text = told.say(
        "Of the %(failed)s sites that failed in the round before, %(passed)s pass now, %(still)s still fail, "
        "%(closed)s are closed or under rectification, and %(open)s have no verdict in this round.",
        failed=number(since.failed), passed=number(since.passed), still=number(since.still),
        closed=number(since.closed), open=number(since.open),
    )  # fmt: skip
    if since.gone is not None:
        text += told.say(" Sites that were running then and run no more: %(n)s.", n=number(since.gone))
    return text


def _places(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say = told.say
    yield Heading(text=say("2. By province and by department"))
    if bulletin.provinces:
        caption = say("Sites by province")
        yield _divisions(caption, say("Province"), bulletin.provinces, "provinces", told)
    if bulletin.departments:
        caption = say("Sites of departments of the State Council")
        yield _divisions(caption, say("Department"), bulletin.departments, "departments", told)
    if not bulletin.provinces and not bulletin.departments:
        yield Paragraph(text=say("The list of sites names neither provinces nor departments."))


def _problems(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say = told.say
    yield Heading(text=say("3. Problems"))
    yield Paragraph(
        text=say(
            "Averages count what is certain or was confirmed by a person, over the sites of which the matter "
            "could be judged; what could not be read counts neither for nor against a site."
        )
    )
    heads = [say("Kind"), say("Now"), say("Sites looked at")]
    if bulletin.earlier:
        heads[1:1] = [say("Then")]
        heads.append(say("Change"))
    yield Table(
        caption=say("Kinds of problems, on average"),
        heads=(*heads, say("Query")),
        rows=tuple(_figure_row(each, bulletin.earlier is not None, told) for each in bulletin.figures),
        query=" ".join(dict.fromkeys(each.query for each in bulletin.figures)),
        right=frozenset(range(1, len(heads))),
    )
    if bulletin.vetoes:
        yield Table(
            caption=say("Grave problems of failing sites"),
            heads=(say("Problem"), say("Number of sites")),
            rows=tuple((_in(title, told), number(sites)) for title, sites in bulletin.vetoes),
            query="vetoes",
            right=frozenset({1}),
        )


def _figure_row(each: Figure, compared: bool, told: Words) -> tuple[str, ...]:
    words, share = KINDS[each.kind]
    shown = percent if share else decimal
    values = [told.say(words), shown(each.now), number(each.sites)]
    if compared:
        values[1:1] = [shown(each.then)]
        values.append(signed(each.change))
    return (*values, each.query)


def _register(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say = told.say
    yield Heading(text=say("4. Sites closed, moved and under rectification"))
    compared = any(then is not None for _state, _now, then in bulletin.states)
    heads = (say("State in the register"), say("Now"), *((say("Then"),) if compared else ()))
    rows = tuple(
        (told.word(STATES, state), number(now), *((number(then or 0),) if compared else ()))
        for state, now, then in bulletin.states
    )
    yield Table(
        caption=say("Sites by state"),
        heads=heads,
        rows=rows,
        query="states",
        right=frozenset({1, 2}),
    )
    if bulletin.moved:
        yield Paragraph(
            text=say(
                "Sites registered as running that were found to have moved elsewhere: %(n)s; they stand in "
                "Annex 3.",
                n=number(len(bulletin.moved)),
            )
        )


def _demands(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say = told.say
    yield Heading(text=say("5. Rectification"))
    if not bulletin.named:
        yield Paragraph(text=say("No site has to report: none was found with grave problems."))
        return
    text = say(
        "The organisers of the sites in Annex 1 are to put the problems right and to report by %(day)s. "
        "Sites that nobody can maintain are to be closed or moved to a higher-level platform by the rules.",
        day=day(bulletin.deadline, told),
    )
    if bulletin.provisional:
        text += say(" (The public holidays on the way are not announced yet: the day is provisional.)")
    yield Paragraph(text=text)


def _annexes(bulletin: Bulletin, told: Words) -> Iterator[Block]:
    say = told.say
    yield Heading(text=say("Annex 1. Sites with grave problems"), annex=True)
    yield from _listed(
        (say("Site"), say("Site code"), say("Grave problems")),
        [(_name(each), _code(each), problems(each, told)) for each in bulletin.named],
        "failing",
        told,
    )
    yield Heading(text=say("Annex 2. Sites not judged"), annex=True)
    yield from _listed(
        (say("Site"), say("Site code"), say("What is missing for a verdict")),
        [(_name(each), _code(each), _reasons(each, told)) for each in bulletin.unjudged],
        "unjudged",
        told,
    )
    yield Heading(text=say("Annex 3. Sites closed, moved and under rectification"), annex=True)
    shown = (*bulletin.registered[:MOST_REGISTERED], *bulletin.moved)
    yield from _listed(
        (say("Site"), say("Site code"), say("State")),
        [(_name(each), _code(each), _state(each, told)) for each in shown],
        "register moved",
        told,
    )
    if len(bulletin.registered) > MOST_REGISTERED:
        rest = number(len(bulletin.registered) - MOST_REGISTERED)
        yield Paragraph(text=say("%(n)s further ones: query “register”.", n=rest))
    yield Heading(text=say("Annex 4. Where the figures come from"), annex=True)
    yield Paragraph(
        text=say(
            "Each table names its query; every query can be asked of the round's tables with “webcensus "
            "query”. Figures of the round before come from the same queries asked of that round."
        )
    )
    for query in bulletin.queries:
        yield Heading(
            text=say("%(query)s (tables: %(tables)s)", query=query.name, tables=", ".join(query.tables)),
            level=2,
        )
        yield Code(name=query.name, text=query.text)


def _listed(heads: tuple[str, ...], rows: list[tuple[str, ...]], query: str, told: Words) -> Iterator[Block]:
    if not rows:
        yield Paragraph(text=told.say("None."))
        return
    numbered = tuple((str(place), *row) for place, row in enumerate(rows, 1))
    yield Table(caption="", heads=(told.say("No."), *heads), rows=numbered, query=query, long=True)


def _divisions(caption: str, head: str, divisions: Sequence[Division], query: str, told: Words) -> Table:
    say, name = told.say, _level if query == "levels" else _place
    heads = (
        head, say("Running"), say("Checked"), say("With grave problems"), say("Not judged"), say("Pass rate"),
    )  # fmt: skip
    fields = ("running", "checked", "passed", "failed", "unjudged")
    whole = Division(name="", **{each: sum(getattr(d, each) for d in divisions) for each in fields})
    rows = [_division(name(each.name, told), each) for each in divisions]
    return Table(
        caption=caption,
        heads=heads,
        rows=(*rows, _division(say("All"), whole)),
        query=query,
        right=frozenset(range(1, len(heads))),
        total=True,
    )


def _division(name: str, each: Division) -> tuple[str, ...]:
    counts = (each.running, each.checked, each.failed, each.unjudged)
    return (name, *map(number, counts), percent(each.rate))


# --- words --------------------------------------------------------------------------------------------


def problems(site: Named, told: Words) -> str:
    """What a failing site has, in the words of the rubric."""
    shown = [
        told.say("%(title)s (%(n)s)", title=_in(each.title, told), n=number(each.number))
        if each.number > 1
        else _in(each.title, told)
        for each in site.problems
    ]
    if not shown:
        shown = [
            told.say(
                "score of at most %(top)s, below the pass mark of %(mark)s",
                top=points(site.maximum),
                mark=points(site.pass_mark),
            )
        ]
    return told.say("; ").join(shown)


def _reasons(site: Unjudged, told: Words) -> str:
    """Why there is no verdict. A public list names no fault that is only suspected or was not seen."""
    heads = (code.partition(":")[0].strip() for code in site.missing)
    return told.say("; ").join(dict.fromkeys(told.say(MISSING.get(head, PARTLY)) for head in heads))


def _state(site: Registered, told: Words) -> str:
    text = told.word(STATES, site.state) if site.state != "found" else told.say("moved, not registered")
    if site.to:
        text += told.say(", now %(url)s", url=line(site.to, 120))
    if site.resume:
        text += told.say(", to return on %(day)s", day=day(site.resume, told))
    return text


def _name(site: Named | Unjudged | Registered) -> str:
    return line(site.name or site.url, 100)


def _code(site: Named | Unjudged | Registered) -> str:
    """The site code; the address where there is none."""
    return line(site.site_code or site.url, 60)


def _level(name: str, told: Words) -> str:
    found = LEVELS.get(Level(name)) if name in set(Level) else None
    return told.say(found) if found else line(name, 40) or told.say("level not registered")


def _place(name: str, told: Words) -> str:
    return line(name, 60) or told.say("not registered")


def _in(texts: dict[str, str], told: Words) -> str:
    return texts.get(told.code) or next(iter(texts.values()), "")


def day(value: dt.date, told: Words) -> str:
    """A day as it is written out."""
    return f"{value.year}年{value.month}月{value.day}日" if told.code == "zh" else value.isoformat()


def number(value: int) -> str:
    """A number with its thousands."""
    return f"{value:,}"


def decimal(value: float | None) -> str:
    """An average to one digit."""
    return "–" if value is None else f"{value:,.1f}"


def percent(value: float | None) -> str:
    """A share to one digit."""
    return "–" if value is None else f"{value:.1%}"


def signed(value: float | None) -> str:
    """A change, with its sign."""
    return "–" if value is None else f"{value:+.1%}".replace("-", "−")
