"""Case, faults: cases as data that show what a check says.

A case file `<check id>.toml` holds `[[case]]` tables:

    name        a sentence
    as_of       the day the case is judged for (default 2026-06-30)
    time_zone   default Asia/Shanghai
    parameters  what the rubric would hand in
    facts       for site checks: a `SiteFacts`, as much of it as matters
    page        for page checks: a `Page`, as much of it as matters
    html        instead of `page`: source text, read the way a crawl reads it (`page` then overrides fields)
    url         the address of `html` or `page` (default http://site.test/)
    finds       exactly the findings: locator, and if given certainty, occurrences, and some of the data
    unassessed  exactly what stays unassessed: locator and reason
    clear       if given, exactly the locators judged to be in order

What is left out of `facts` and `page` is filled with the plainest value: site `site` at http://site.test/,
outcomes `ok`, fetched at noon (UTC+8) of the day. A bare day stands for a certain date read from a row.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checks.base import Certainty, Check, Clear, Finding, Result, Rules, Unassessed, plain
from crawler.facts import SiteFacts
from crawler.page import Frozen, Link, Page

T = TypeVar("T")

URL = "http://site.test/"
AS_OF = dt.date(2026, 6, 30)
SITE = {"id": "site", "url": URL}
LINKED = {"url": URL, "kind": "page"}
DATES = {"dated", "newest", "published"}  # fields that hold a Dated
BY_POSITION: dict[str, type[Frozen]] = {
    "links": Link
}  # parts that are kept without the names of their fields
PARTS: dict[str, dict[str, Any]] = {  # what is filled in, by the field that holds the part
    "columns": {"url": URL, "name": "栏目", "column_class": "unknown"},
    "letters": {"url": URL},
    "guides": {"url": URL},
    "targets": {**LINKED, "verdict": "ok"},
    "links": LINKED,
    "rows": {"title": "标题", "url": URL},
    "elements": {"present": True},
    "tls": {"host": "site.test"},
}


class Expected(Frozen, forbid_unknown_fields=True):
    """A finding that a case expects; what is None is not compared."""

    locator: str = ""
    certainty: Certainty | None = None
    occurrences: int | None = None
    data: dict[str, Any] = {}

    def fits(self, finding: Finding) -> bool:
        """True when the finding is the expected one."""
        return (
            finding.locator == self.locator
            and self.certainty in (None, finding.certainty)
            and self.occurrences in (None, finding.occurrences)
            and all(
                key in finding.data and finding.data[key] == _iso(value) for key, value in self.data.items()
            )
        )


class Unjudged(Frozen, forbid_unknown_fields=True):
    """A subject that a case expects to stay unassessed."""

    reason: str
    locator: str = ""


class Case(Frozen, forbid_unknown_fields=True):
    """One case; see the module's description."""

    name: str
    as_of: dt.date = AS_OF
    time_zone: str = "Asia/Shanghai"
    parameters: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    page: dict[str, Any] = {}
    html: str = ""
    url: str = URL
    finds: tuple[Expected, ...] = ()
    unassessed: tuple[Unjudged, ...] = ()
    clear: tuple[str, ...] | None = None

    def rules(self) -> Rules:
        """What the rubric would hand in."""
        return Rules(as_of=self.as_of, time_zone=self.time_zone, parameters=self.parameters)


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file.

    Raises:
        ValueError: the file is no TOML, has no case, or a case has a field that does not exist.
    """
    data = tomllib.loads(path.read_text("utf-8"))
    try:
        cases = msgspec.convert(data.get("case", []), tuple[Case, ...])
    except msgspec.ValidationError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if not cases:
        raise ValueError(f"{path.name}: no [[case]] in it")
    return cases


def read_folder(folder: Path) -> dict[str, tuple[Case, ...]]:
    """The cases of every `<check id>.toml` in a folder, by check id."""
    return {path.stem: read_cases(path) for path in sorted(folder.glob("*.toml"))}


def run(check: Check, case: Case) -> list[Result]:
    """What the check says in a case."""
    if check.scope == "page":
        return list(check.run(page_of(case)))
    return list(check.run(facts_of(case), case.rules()))


def faults(check: Check, case: Case) -> list[str]:
    """How a check's results differ from what the case expects, one sentence each; empty when they agree."""
    results = run(check, case)
    findings = [result for result in results if isinstance(result, Finding)]
    unjudged = [result for result in results if isinstance(result, Unassessed)]
    clear = [result.locator for result in results if isinstance(result, Clear)]
    found = [
        *_foreign(check, results),
        *_finding_faults(case.finds, findings),
        *_differences(
            "unassessed",
            ((item.locator, item.reason) for item in case.unassessed),
            ((item.locator, item.reason) for item in unjudged),
        ),
    ]
    if case.clear is not None:
        found += _differences("clear", case.clear, clear)
    return found


def facts_of(case: Case) -> SiteFacts:
    """The facts of a case, with defaults filled in.

    Raises:
        ValueError: a field does not exist or has a wrong value.
    """
    given = _filled(case.facts, case)
    site = {**SITE, **given.get("site", {})}
    given["site"] = site
    given["outcome"] = {"site": site["id"], "state": "pass", **given.get("outcome", {})}
    if "home" in given:
        given["home"] = _page(given["home"], case, {"url": site["url"], "kind": "home"})
    given["pages"] = [_page(page, case, {}) for page in given.get("pages", [])]
    return _convert(given, SiteFacts, case.name)


def page_of(case: Case) -> Page:
    """The page of a case, given or read from its source text.

    Raises:
        ValueError: a field does not exist or has a wrong value.
    """
    given = _filled(case.page, case)
    if not case.html:
        return _convert(_page(given, case, {"url": case.url}), Page, case.name)
    page = _read(case)
    whole = _convert({**plain_page(page), **given}, Page, case.name)
    return msgspec.structs.replace(page, **{name: getattr(whole, name) for name in given})


def plain_page(page: Page) -> dict[str, Any]:
    """A page as plain data."""
    data: dict[str, Any] = msgspec.to_builtins(page)
    return data


def _read(case: Case) -> Page:
    """The case's source text, read as in a crawl."""
    from crawler.facts import Entry, Purpose
    from crawler.page import Answer, Outcome
    from crawler.reading.page import read
    from crawler.site import Site

    purpose = Purpose.HOME if case.url == URL else Purpose.PAGE
    answer = Answer(
        url=case.url,
        final_url=case.url,
        outcome=Outcome.OK,
        status=200,
        fetched_at=_noon(case),
        headers={"content-type": "text/html; charset=utf-8"},
        body=case.html.encode(),
    )
    return read(
        Site(id=SITE["id"], url=SITE["url"]), Entry(site=SITE["id"], url=case.url, purpose=purpose), answer
    )


def _page(given: dict[str, Any], case: Case, defaults: dict[str, Any]) -> dict[str, Any]:
    page = {
        "site": SITE["id"],
        "url": URL,
        "outcome": "ok",
        "status": 200,
        "fetched_at": _noon(case),
        **defaults,
        **given,
    }
    return {"final_url": page["url"], "text_length": len(page.get("text", "")), **page}


def _noon(case: Case) -> dt.datetime:
    return dt.datetime.combine(case.as_of, dt.time(4), dt.UTC)


def _filled(given: Any, case: Case, part: str = "") -> Any:
    """Plain data with bare days and missing fields made whole, at every depth."""
    if isinstance(given, list):
        return [_filled(item, case, part) for item in given]
    if isinstance(given, dict):
        filled = {key: _filled(value, case, key) for key, value in given.items()}
        whole = {**PARTS.get(part, {}), **filled}
        return _by_position(whole, BY_POSITION[part], case) if part in BY_POSITION else whole
    if isinstance(given, dt.datetime):
        return given if given.tzinfo else given.replace(tzinfo=dt.UTC)
    if part in DATES and isinstance(given, str | dt.date):
        return {"day": given, "source": "row", "certain": True}
    return given


def _by_position(given: dict[str, Any], kind: type[Frozen], case: Case) -> list[Any]:
    """A part that is kept without the names of its fields."""
    names = [field.name for field in msgspec.structs.fields(kind)]
    lost = next((name for name in given if name not in names), None)
    if lost:
        raise ValueError(f"case {case.name!r}: there is no field {kind.__name__}.{lost}")
    least = dict.fromkeys(names[:1], "")
    defaults = msgspec.to_builtins(msgspec.convert(list(least.values()), kind))
    return [given.get(name, default) for name, default in zip(names, defaults, strict=True)]


def _convert(given: dict[str, Any], kind: type[T], name: str) -> T:
    """Plain data as a struct; a field that does not exist is refused, not dropped."""
    try:
        value = msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"case {name!r}: {error}") from error
    lost = next(_lost(given, msgspec.to_builtins(value), kind.__name__), None)
    if lost:
        raise ValueError(f"case {name!r}: there is no field {lost}")
    return value


def _lost(given: Any, got: Any, at: str) -> Iterator[str]:
    if isinstance(given, dict) and isinstance(got, dict):
        for key, value in given.items():
            if key not in got:
                yield f"{at}.{key}"
            else:
                yield from _lost(value, got[key], f"{at}.{key}")
    elif isinstance(given, list | tuple) and isinstance(got, list | tuple):
        for number, (one, other) in enumerate(zip(given, got, strict=False)):
            yield from _lost(one, other, f"{at}[{number}]")


def _foreign(check: Check, results: list[Result]) -> Iterator[str]:
    """Results under another check's name, with data not declared, and subjects with several verdicts."""
    for result in results:
        if result.check != check.id:
            yield f"a result is signed {result.check!r}"
        if unknown := set(getattr(result, "data", {})).difference(check.data):
            yield f"data that neither the message nor `data` of the check names: {', '.join(sorted(unknown))}"
    for locator, number in Counter(result.locator for result in results).items():
        if number > 1:
            yield f"{number} verdicts on one subject: {locator!r}"


def _finding_faults(expected: Iterable[Expected], findings: list[Finding]) -> Iterator[str]:
    left = list(findings)
    for wanted in expected:
        match = next((finding for finding in left if wanted.fits(finding)), None)
        if match is None:
            yield f"not found: {wanted}"
        else:
            left.remove(match)
    yield from (f"found, but not expected: {plain(finding)}" for finding in left)


def _differences(what: str, expected: Iterable[Any], got: Iterable[Any]) -> list[str]:
    wanted, given = Counter(expected), Counter(got)
    return [f"not {what}: {item}" for item in (wanted - given).elements()] + [
        f"{what}, but not expected: {item}" for item in (given - wanted).elements()
    ]


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
