"""Bulletin: the figures of a round, by the queries of `bulletin.sql`, written as html and docx."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from crawler.page import Frozen
from crawler.site import Level
from reports import bulletin_docx, bulletin_html
from reports.bulletin import (
    Bulletin,
    Division,
    Figure,
    Named,
    Problem,
    Query,
    Registered,
    Sampled,
    Share,
    Since,
    Unjudged,
)
from reports.bulletin_text import KINDS, STATES
from reports.file import replace
from reports.rubric import Rubric, available, load
from webcensus import drawn, query, sampled, tables
from webcensus.deadline import Deadline, deadline
from webcensus.estimate import Interval, wilson
from webcensus.sample import Log
from webcensus.settings import SettingsError
from webcensus.store import Store
from webcensus.version import VERSION

WORKING_DAYS = 15  # to rectify, when no day is named
FIGURES = ("faults", "visits", "probes", "channels", "replies", "unanswered", "surveys", "guides")
OF_LOG = {"levels": "level", "provinces": "province", "departments": "department"}
JUDGED = ("pass", "fail", "insufficient_evidence")


class Wish(Frozen):
    """What kind of bulletin."""

    language: str = "zh"
    title: str = ""
    deadline: dt.date | None = None
    sample: str = ""  # sample.json; empty: looked for


class Asked:
    """The answers of a round to the named queries, each asked once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, pd.DataFrame] = {}
        self._db = query.connect(store)

    def frame(self, name: str) -> pd.DataFrame:
        """The answer to a named query."""
        if name not in self._known:
            self._known[name] = self._db.execute(queries()[name]).df()
        return self._known[name]

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The same, row by row, with None for what is missing."""
        plain = self.frame(name).astype(object)
        yield from plain.where(plain.notna(), None).to_dict("records")  # type: ignore[misc]

    def row(self, name: str) -> dict[str, Any]:
        """The only row of an answer."""
        return next(self.rows(name))

    def close(self) -> None:
        """Let the tables go."""
        self._db.close()


@cache
def queries() -> dict[str, str]:
    """The queries by name, in the order of the file."""
    text = (files("webcensus") / "bulletin.sql").read_text("utf-8")
    parts = re.split(r"^-- name: (\w+)\n", text, flags=re.M)[1:]
    return {name: body.strip().rstrip(";") for name, body in zip(parts[::2], parts[1::2], strict=True)}


def table_of(store: Store, named: str = "") -> Rubric:
    """The table a round was judged under: the built-in one of that name, or the one that is named.

    Raises:
        SettingsError: the round is not judged, or its table is not built in and none is named.
        RubricError: the named one cannot be used.
    """
    name = named or store.current()
    if name == "none":
        raise SettingsError(f"{store.folder}: not judged yet; run `webcensus check {store.folder}` first")
    if not named and name not in available():
        raise SettingsError(
            f"{store.folder}: judged under {name!r}; name the file of that table with --rubric"
        )
    return load(name)


def write(store: Store, previous: Store | None, rubric: Rubric, wish: Wish, folder: Path) -> tuple[Path, ...]:
    """Write `bulletin.html` and `bulletin.docx` into a folder, which is made if it does not exist.

    Raises:
        SettingsError: a round is not judged, or under another table; the sample is not the round's.
        OSError: a file cannot be kept.
    """
    made = figures(store, previous, rubric, wish)
    folder.mkdir(parents=True, exist_ok=True)
    page = bulletin_html.page(made, wish.language, wish.title).encode()
    return (
        replace(folder / "bulletin.docx", bulletin_docx.content(made, wish.language, wish.title)),
        replace(folder / "bulletin.html", page),
    )


def figures(store: Store, previous: Store | None, rubric: Rubric, wish: Wish) -> Bulletin:
    """The figures of a bulletin.

    Args:
        store: the round.
        previous: the round before, to compare with.
        rubric: the table under which both were judged.
        wish: deadline and sample.

    Raises:
        SettingsError: as `write`.
    """
    now, then = Asked(store), Asked(previous) if previous else None
    try:
        for asked in filter(None, (now, then)):
            _same_table(asked, rubric)
        _in_order(now, then, wish.deadline)
        return _bulletin(now, then, rubric, wish)
    finally:
        now.close()
        if then:
            then.close()


def _same_table(asked: Asked, rubric: Rubric) -> None:
    head, folder = asked.row("round"), asked.store.folder
    if not head["sites"]:
        raise SettingsError(f"{folder}: not judged yet; run `webcensus check {folder}` first")
    if head["rubric_sha256"] != rubric.sha256:
        raise SettingsError(
            f"{folder}: judged under {head['rubric']} ({head['rubric_sha256'][:12]}), not under {rubric.id}"
            f" ({rubric.sha256[:12]}); run `webcensus check {folder} --rubric {rubric.id}` first"
        )


def _in_order(now: Asked, then: Asked | None, deadline: dt.date | None) -> None:
    day, folder = _day(now.row("round")["day"]), now.store.folder
    if then is not None and then.store.folder.resolve() == folder.resolve():
        raise SettingsError(f"--previous {folder}: is the round itself; name the one before it")
    if then is not None and (earlier := _day(then.row("round")["day"])) > day:
        raise SettingsError(
            f"--previous {then.store.folder}: is of {earlier}, later than {folder} ({day}); name the earlier"
            " round as --previous"
        )
    if deadline is not None and deadline < day:
        raise SettingsError(
            f"--deadline {deadline}: is before the day of the round ({day}); name a later day"
        )


def _bulletin(now: Asked, then: Asked | None, rubric: Rubric, wish: Wish) -> Bulletin:
    day = _day(now.row("round")["day"])
    log = drawn.log_of(now.store, wish.sample)
    until = Deadline(day=wish.deadline) if wish.deadline else deadline(day, WORKING_DAYS)
    titles = {item.id: item.title for item in rubric.items}
    return Bulletin(
        day=day,
        rubric=rubric.title,
        deadline=until.day,
        provisional=until.provisional,
        levels=_divisions(now, "levels", log),
        provinces=_divisions(now, "provinces", log),
        departments=_divisions(now, "departments", log),
        figures=_figures(now, then),
        vetoes=tuple((_title(row["item"], titles), row["sites"]) for row in now.rows("vetoes")),
        states=_states(now, then, log),
        named=tuple(_named(row, titles) for row in now.rows("failing")),
        unjudged=tuple(_unjudged(row) for row in now.rows("unjudged")),
        registered=tuple(_registered(row) for row in now.rows("register")),
        moved=tuple(_moved(row) for row in now.rows("moved")),
        sampled=_sampled(now, log) if log else None,
        since=_since(now, then, log) if then else None,
        earlier=_day(then.row("round")["day"]) if then else None,
        finished=now.row("round")["sites"],
        sites=now.store.open().sites,
        queries=tuple(Query(name=name, text=text, tables=_tables(text)) for name, text in queries().items()),
        version=VERSION,
    )


# --- tables ---------------------------------------------------------------------------------------------


def _divisions(now: Asked, name: str, log: Log | None) -> tuple[Division, ...]:
    """Levels, provinces or departments; the running sites of a sample are those of its list."""
    found = {row["name"] or "": row for row in now.rows(name)}
    running = (
        log.running.get(OF_LOG[name], {}) if log else {key: row["running"] for key, row in found.items()}
    )
    names = sorted({*found, *running}, key=_level_order if name == "levels" else None)
    if name != "levels" and names == [""]:
        return ()
    counts = ("checked", "passed", "failed", "unjudged")
    return tuple(
        Division(
            name=each,
            running=running.get(each, 0),
            **{count: found[each][count] if each in found else 0 for count in counts},
        )
        for each in names
    )


def _level_order(name: str) -> tuple[int, str]:
    levels = [level.value for level in Level]
    return (levels.index(name) if name in levels else len(levels), name)


def _figures(now: Asked, then: Asked | None) -> tuple[Figure, ...]:
    """Kinds of problems; those of which neither round knows anything are left out."""
    current = _kinds(now)
    earlier = _kinds(then) if then else {}
    return tuple(
        Figure(
            kind=kind,
            now=current.get(kind, {}).get("value"),
            then=earlier.get(kind, {}).get("value"),
            sites=current.get(kind, {}).get("sites", 0),
            query=(current.get(kind) or earlier[kind])["query"],
        )
        for kind in KINDS
        if kind in current or kind in earlier
    )


def _kinds(asked: Asked) -> dict[str, dict[str, Any]]:
    return {
        row["kind"]: {"value": float(row["value"]), "sites": int(row["sites"]), "query": name}
        for name in FIGURES
        for row in asked.rows(name)
        if row["value"] is not None
    }


def _states(now: Asked, then: Asked | None, log: Log | None) -> tuple[tuple[str, int, int | None], ...]:
    """Register states with their sites now and in the round before; of a sample, those of its list."""
    current = log.states if log else _counts(now)
    earlier = _counts(then) if then and not log else None
    return tuple(
        (state, current.get(state, 0), earlier.get(state, 0) if earlier is not None else None)
        for state in STATES
        if state in current or state in (earlier or {})
    )


def _counts(asked: Asked) -> dict[str, int]:
    return {row["state"]: row["sites"] for row in asked.rows("states")}


def _named(row: dict[str, Any], titles: Mapping[str, dict[str, str]]) -> Named:
    return Named(
        name=row["name"],
        url=row["url"],
        site_code=row["site_code"],
        province=row["province"],
        problems=tuple(
            Problem(title=_title(veto["item"], titles), number=int(veto["sure"] or 0))
            for veto in row["vetoes"]
        ),
        maximum=row["maximum"],
        pass_mark=row["pass_mark"],
    )


def _unjudged(row: dict[str, Any]) -> Unjudged:
    return Unjudged(
        name=row["name"],
        url=row["url"],
        site_code=row["site_code"],
        missing=tuple(row["missing"]),
    )


def _registered(row: dict[str, Any]) -> Registered:
    return Registered(
        name=row["name"],
        url=row["url"],
        site_code=row["site_code"],
        state="moved" if row["state"] == "closed" and row["successor_url"] else row["state"],
        to=row["successor_url"] or "",
        resume=_day(row["resume_date"]) if row["resume_date"] else None,
    )


def _moved(row: dict[str, Any]) -> Registered:
    return Registered(
        name=row["name"], url=row["url"], site_code=row["site_code"], state="found", to=row["moved_to"]
    )


def _title(item: str, titles: Mapping[str, dict[str, str]]) -> dict[str, str]:
    return titles.get(item, {"zh": item, "en": item})


# --- sample and the round before ----------------------------------------------------------------------------


def _sampled(now: Asked, log: Log) -> Sampled:
    verdicts = {row["id"]: row["verdict"] for row in now.rows("verdicts")}
    found = sampled.tally(log, verdicts, sampled.strata_of(log))
    guess = found.estimate
    population = sum(stratum.population for stratum in log.strata)
    simple = wilson(guess.passed, guess.judged, population) if guess.judged else None
    return Sampled(
        drawn=len(log.sites),
        population=population,
        by=log.by,
        seed=log.seed,
        rate=_share(simple),
        estimate=_share(guess.rate),
        represented=guess.represented,
        least=guess.least,
        most=guess.most,
    )


def _share(interval: Interval | None) -> Share | None:
    return Share(value=interval.value, low=interval.low, high=interval.high) if interval else None


def _since(now: Asked, then: Asked, log: Log | None) -> Since:
    both = then.frame("verdicts").merge(
        now.frame("verdicts"), on="id", how="left", suffixes=("_then", "_now")
    )
    before = both[both["verdict_then"] == "fail"]
    closed = before["state_now"].isin(["closed", "suspended", "rectifying"]) & ~before["verdict_now"].isin(
        JUDGED
    )
    passed, still = (int((before["verdict_now"] == verdict).sum()) for verdict in ("pass", "fail"))
    ran = both["state_then"].isin(["normal", "exempt"])
    runs = both["state_now"].isin(["normal", "exempt"])
    return Since(
        failed=len(before),
        passed=passed,
        still=still,
        closed=int(closed.sum()),
        open=len(before) - passed - still - int(closed.sum()),
        gone=None if log else int((ran & ~runs).sum()),
    )


# --- odds -------------------------------------------------------------------------------------------------


def _tables(text: str) -> tuple[str, ...]:
    """The tables of the round that a query reads."""
    named = set(re.findall(r"\b(?:from|join)\s+(\w+)", text))
    return tuple(name for name in (*tables.FACTS, *tables.JUDGEMENTS) if name in named)


def _day(value: Any) -> dt.date:
    found: dt.date = pd.Timestamp(value).date()
    return found
