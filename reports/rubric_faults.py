"""Faults of a rubric: what in it cannot be meant, and the way out."""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import zoneinfo
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from checks import duration
from crawler.page import ColumnClass
from reports.rubric import SERIES, Decides, Item, Kind, Rubric

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", re.ASCII)
NEEDS = ("probes", "ipv6")
DAY = 24 * 60  # minutes
DURATIONS = ("window", "windows", "limit", "lookback", "notice")
CLASSES = ("windows", "classes")  # parameters that name classes of columns
TABLES = ("windows",)
NUMBERS = ("minimum", "minimum_portal", "sample", "years_back")
LISTS = ("classes", "exclude", "elements", "marks", "suffixes")

Checks = Mapping[str, Collection[str]]
CLASS_NAMES = [each.value for each in ColumnClass]
Fault = tuple[str, str]  # the key, and what is wrong with it


TRUTHS = frozenset({"on_home", "external", "service", "grave", "navigation"})  # data that are true or false


def of_rubric(rubric: Rubric) -> Iterator[Fault]:
    """What is wrong with the keys outside items and checks."""
    yield from _top(rubric)
    yield from _groups(rubric)


def of_parameters(check: str, parameters: Mapping[str, Any], checks: Checks | None) -> Iterator[Fault]:
    """What is wrong with what a check is told; `checks` are those there are, with their parameters."""
    yield from _parameters(check, parameters, checks)


def of_item(item: Item, rubric: Rubric, checks: Checks | None, data: Checks | None) -> Iterator[Fault]:
    """What is wrong with an item; `data` are the names of the data that each check's findings carry."""
    yield from _words(item)
    yield from _points(item)
    yield from _limits(item)
    yield from _sources(item, rubric, checks)
    yield from _conditions(item, data)


def choose(name: str, names: Iterable[str]) -> str:
    """The way out of a wrong name: the nearest right one, or all."""
    names = sorted(names)
    close = difflib.get_close_matches(name, names, 1)
    return f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(names)[:600]}"


def _top(rubric: Rubric) -> Iterator[Fault]:
    if not ID.fullmatch(rubric.id):
        yield "id", f"the id must be of letters, digits, dots and hyphens, not {rubric.id!r}"
    if not _texts(rubric.title):
        yield "title", "title needs a text for zh and one for en"
    if not (math.isfinite(rubric.base) and 0 < rubric.base <= 1_000_000):
        yield "base", f"base must be above 0, not {rubric.base:g}"
    if not 0 <= rubric.pass_mark <= rubric.base:
        yield "pass_mark", f"pass_mark {rubric.pass_mark:g} must lie between 0 and base {rubric.base:g}"
    if not 0 <= rubric.coverage_min <= 1:
        yield "coverage_min", f"coverage_min is a share from 0 to 1, not {rubric.coverage_min:g}"
    if not is_time_zone(rubric.time_zone):
        yield "time_zone", f"there is no time zone {rubric.time_zone!r}; write one such as Asia/Shanghai"
    if rubric.language not in ("zh", "en"):
        yield "language", f"language is zh or en, not {rubric.language!r}"
    if not _amount(rubric.bonus_max) or not 0 <= (rubric.bonus_above or 0) <= rubric.base:
        yield "bonus_max", "bonus_max must not be negative, and bonus_above lies between 0 and base"


def is_time_zone(name: str) -> bool:
    """True for a time zone by which people live: it is tried, since to list them all opens every one."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return not name.startswith(("posix", "right/"))  # the same ones, counted otherwise


def _groups(rubric: Rubric) -> Iterator[Fault]:
    used = {item.pool for item in rubric.items}
    for pool, cap in rubric.pools.items():
        if not _amount(cap):
            yield "pools", f"the cap of pool {pool!r} must not be negative, but is {cap:g}"
        if pool not in used:
            yield "pools", f"no item is in pool {pool!r}; give one pool = {pool!r}, or remove the pool"
    scale = rubric.rescale
    if scale and scale.group not in {item.group for item in rubric.items}:
        yield "rescale", f"rescale names a group without items: {scale.group!r}"
    if scale and not 0 < scale.points < rubric.base:
        yield "rescale", f"rescale.points {scale.points:g} must lie between 0 and base {rubric.base:g}"


def _parameters(check: str, parameters: Mapping[str, Any], checks: Checks | None) -> Iterator[Fault]:
    for name, value in parameters.items():
        if checks is not None and name not in checks[check]:
            yield (
                name,
                f"check {check} has no parameter {name!r}; "
                + (choose(name, checks[check]) if checks[check] else "it takes none, remove it"),
            )
        fault = _shape(name, value)
        if fault:
            yield name, f"{check}.{name} must be {fault}"
        values = list(value.values()) if name in TABLES and isinstance(value, dict) else [value]
        if name in DURATIONS:
            yield from ((name, fault) for fault in _durations(check, name, values))
        if name in CLASSES:
            yield from ((name, fault) for fault in _classes(check, name, value))
        if any(isinstance(each, float | int) and not _amount(each) for each in values):
            yield name, f"{check}.{name} must not be negative"


def _shape(name: str, value: Any) -> str:
    """What a parameter of a well-known name must be and is not; empty if it is."""
    if name in TABLES and not (isinstance(value, dict) and value):
        return "a table from class to duration"
    if name in NUMBERS and not (type(value) is int and value >= 0):
        return "a whole number that is not negative"
    strings = isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    return "a list of strings" if name in LISTS and not strings else ""


def _durations(check: str, name: str, values: list[Any]) -> Iterator[str]:
    day = dt.date(2000, 1, 1)
    for value in values:
        try:
            if duration.later(day, value) <= day:
                yield f"{check}.{name}: {value!r} lasts no time at all"
        except (TypeError, ValueError):
            yield f"{check}.{name}: {value!r} is no ISO 8601 duration; write one such as P14D, P6M or P1Y"


def _classes(check: str, name: str, value: Any) -> Iterator[str]:
    names = list(value) if isinstance(value, dict | list) else [value]
    for each in names:
        if each not in CLASS_NAMES:
            yield f"{check}.{name}: there is no class {each!r}; {choose(str(each), CLASS_NAMES)}"


def _words(item: Item) -> Iterator[Fault]:
    if not _texts(item.title):
        yield "title", "title needs a text for zh and one for en"
    if not _texts(item.rule):
        yield "rule", "rule needs a text for zh and one for en"
    if not item.clause.strip():
        yield "clause", "clause must say where the item stands in the official table"
    if item.applies_to not in ("", "portals"):
        yield "applies_to", f"applies_to is portals or empty, not {item.applies_to!r}"
    if item.needs and item.needs not in NEEDS:
        yield "needs", f"needs is one of {', '.join(NEEDS)}, not {item.needs!r}"


def _points(item: Item) -> Iterator[Fault]:
    is_open = item.decides is Decides.PERSON or bool(item.needs)
    if not _amount(item.each):
        yield "each", f"each must be a number that is not negative, not {item.each:g}"
    if item.cap is not None and not _amount(item.cap):
        yield "cap", f"cap must be a number that is not negative, not {item.cap:g}"
    if item.cap is not None and item.cap < item.each:
        yield "cap", f"cap {item.cap:g} is below each {item.each:g}; one finding would already exceed it"
    if item.kind is Kind.VETO and (item.each or item.cap is not None):
        yield (
            "each" if item.each else "cap",
            "a veto takes no points; remove each and cap, or make it a deduct",
        )
    if item.kind is Kind.DEDUCT and not item.each and not is_open:
        yield "each", 'a deduct needs each, the points off for each; or decides = "person"'
    if item.kind is Kind.BONUS and (item.decides is not Decides.PERSON or not item.cap or item.each):
        yield "kind", 'a bonus needs decides = "person" and cap, its most points, and no each'


def _limits(item: Item) -> Iterator[Fault]:
    veto = item.kind is Kind.VETO
    if item.at_least < 1:
        yield "at_least", f"at_least must be 1 or more, not {item.at_least}"
    if item.quorum < 1:
        yield "quorum", f"quorum must be 1 or more, not {item.quorum}"
    if item.quorum > 1 and not item.distinct:
        yield "quorum", "quorum needs distinct, the datum whose values are counted"
    if not veto and (item.at_least != 1 or item.warn_at is not None or item.early):
        yield "at_least", "at_least, warn_at and early belong to a veto"
    if item.warn_at is not None and not 1 <= item.warn_at < item.at_least:
        yield "warn_at", f"warn_at {item.warn_at} must lie below at_least {item.at_least}, and above 0"
    if item.probes and not item.needs:
        yield "probes", 'an item with probes needs needs = "probes"'
    if item.probes and not _possible(item):
        yield (
            "probes",
            "probes need days, a_day and timeout above 0, shares from 0 to 1, warn_share below share, and"
            " apart (minutes) so small that a_day visits fit in a day",
        )


def _possible(item: Item) -> bool:
    probes = item.probes
    if probes is None:
        return True
    warn = 0.0 if probes.warn_share is None else probes.warn_share
    return (
        probes.days > 0
        and probes.a_day > 0
        and math.isfinite(probes.timeout)
        and probes.timeout > 0
        and 0 < probes.share <= 1
        and 0 <= warn < probes.share
        and math.isfinite(probes.apart)
        and 0 <= probes.apart * probes.a_day <= DAY
    )


def _series(item: Item, rubric: Rubric, checks: Checks | None) -> Iterator[Fault]:
    """What is wrong with the check that is to judge a series of samples."""
    name = item.series
    if not item.probes or not name:
        return
    if name not in rubric.checks:
        yield "probes", f"check {name!r} is not in [checks]; add an empty table [checks.{name}]"
        return
    if checks is not None and not {*SERIES, "share"} <= set(checks.get(name, ())):
        yield "probes", f"check {name!r} does not judge a series; it takes no {', '.join(SERIES)}"
    if rubric.checks[name]:
        given = ", ".join(sorted(rubric.checks[name]))
        yield "probes", f"what check {name!r} is told stands here; remove {given} from [checks.{name}]"
    for other in rubric.items:
        if other.probes and other.series == name:
            unlike = [key for key in SERIES if getattr(other.probes, key) != getattr(item.probes, key)]
            if unlike:
                yield "probes", f"{', '.join(unlike)} differ from those of item {other.id}; make them equal"
                return


def _sources(item: Item, rubric: Rubric, checks: Checks | None) -> Iterator[Fault]:
    is_open = item.decides is Decides.PERSON or bool(item.needs)
    if not item.all_checks and not is_open:
        yield "checks", 'no checks, so nothing can ever count; name some, or set decides = "person"'
    for key, names in (("checks", item.checks), ("candidates", item.candidates)):
        for name in names:
            if name not in rubric.checks:
                yield key, f"check {name!r} is not in [checks]; add [checks.{name}] with its parameters"
    both = set(item.checks) & set(item.candidates)
    if both:
        yield "candidates", f"{', '.join(sorted(both))} stands under checks too; keep it in one of the two"
    if item.pool and item.pool not in rubric.pools:
        yield "pool", f"there is no pool {item.pool!r}; add it with its cap under [pools]"
    if item.pool and item.each > rubric.pools.get(item.pool, item.each):
        yield "pool", f"each {item.each:g} is above the cap {rubric.pools[item.pool]:g} of pool {item.pool!r}"
    yield from _series(item, rubric, checks)
    yield from _early(item, checks)


def _conditions(item: Item, data: Checks | None) -> Iterator[Fault]:
    """What is wrong with what an item asks of the data of its findings."""
    known = None if data is None else {name for check in item.all_checks for name in data.get(check, ())}
    if known and item.distinct not in {"", "locator", *known}:
        yield (
            "distinct",
            f"findings of the item have no datum {item.distinct!r}; {choose(item.distinct, known)}",
        )
    for key, wheres in (("where", (item.where,)), ("where_any", item.where_any)):
        for where in wheres:
            for datum, values in where.items():
                if known is not None and datum not in known:
                    names = ", ".join(item.all_checks)
                    yield key, f"findings of {names} have no datum {datum!r}; {choose(datum, known)}"
                yield from ((key, fault) for fault in _condition(datum, values))


def _condition(datum: str, values: Any) -> Iterator[str]:
    """What is wrong with one condition on a finding's data."""
    if not values or not all(isinstance(value, str | int | float | bool) for value in values):
        yield f"where.{datum} must be a list of the values that count"
    elif datum == "class":
        unknown = [value for value in values if value not in set(ColumnClass)]
        if unknown:
            yield f"where.class: there is no class {unknown[0]!r}; classes are {', '.join(ColumnClass)}"
    elif datum in TRUTHS and not all(isinstance(value, bool) for value in values):
        yield f"where.{datum} is true or false, not {values[0]!r}"


def _early(item: Item, checks: Checks | None) -> Iterator[Fault]:
    for name, value in item.early.items():
        declared = [id for id in item.checks if checks is None or name in checks.get(id, ())]
        if not declared:
            yield "early", f"no check of the item has the parameter {name!r}"
        if name in DURATIONS:
            values = list(value.values()) if isinstance(value, dict) else [value]
            yield from (("early", fault) for fault in _durations("early", name, values))


def _texts(texts: Mapping[str, str]) -> bool:
    return all(texts.get(language, "").strip() for language in ("zh", "en"))


def _amount(value: float) -> bool:
    return math.isfinite(value) and value >= 0
