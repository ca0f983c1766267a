"""Check, Finding, Unassessed, Clear: what a check is and what it says.

A check says of each subject (a column, a letter, a link, a guide, a mark, a page, the site) one of
three things: `Finding` (a problem), `Clear` (judged, nothing to say) or `Unassessed` (not judged, and why).
A check knows facts. Windows, limits and points belong to the rubric, which hands them in as parameters.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import importlib
import inspect
import pkgutil
import re
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from importlib.metadata import entry_points
from string import Formatter
from typing import Any

import msgspec

from crawler.facts import SiteFacts
from crawler.page import Frozen, Page

Value = str | int | float | bool | None

ENTRY_POINTS = "webcensus.checks"


class Certainty(StrEnum):
    """How sure a finding is; suspected findings want a person's eye."""

    SURE = "sure"
    SUSPECTED = "suspected"


class Evidence(Frozen):
    """What proves a finding. All texts are masked."""

    url: str = ""  # the page or target itself
    parent: str = ""  # the page that leads there
    quote: str = ""  # text or link as it stands there, at most 300 characters
    status: int = 0
    fetched_at: dt.datetime | None = None
    body_sha256: str = ""
    tries: int = 1
    rendered: bool = False  # seen as a browser shows it, its scripts having run


class Finding(Frozen):
    """A problem with one subject."""

    check: str  # id of the check
    site: str  # id of the site
    locator: str  # "" for facts of the site
    certainty: Certainty = Certainty.SURE  # sure or suspected
    data: dict[str, Value] = {}  # what the check found, by name
    evidence: Evidence = Evidence()  # what proves it
    occurrences: int = 1  # pages it was found on
    pages: tuple[str, ...] = ()  # up to five samples

    @property
    def key(self) -> str:
        """Identity across runs: SHA-256 of (check, site, locator), hexadecimal."""
        return finding_key(self.check, self.site, self.locator)


class Unassessed(Frozen):
    """A subject that was seen but could not be judged."""

    check: str  # id of the check
    site: str  # id of the site
    locator: str  # the subject
    reason: str  # why it could not be judged
    data: dict[str, Value] = {}  # what is known of it


class Clear(Frozen):
    """A subject that was judged and is in order."""

    check: str
    site: str
    locator: str


Result = Finding | Unassessed | Clear


@functools.lru_cache(maxsize=4_096)
def finding_key(check: str, site: str, locator: str) -> str:
    """The key of a finding; `locator` is made scheme- and www-blind first."""
    text = "\x00".join((check, site, url_blind(locator)))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@functools.lru_cache(maxsize=8_192)
def url_blind(locator: str) -> str:
    """A locator without what does not tell pages apart: scheme, a leading `www.`, a final slash."""
    if locator.startswith(("http://", "https://")):
        locator = "//" + locator.partition("://")[2].removeprefix("www.")
    return locator.rstrip("/")


class Rules(Frozen):
    """What the rubric tells a check: the day it is judged for, and its parameters."""

    as_of: dt.date
    time_zone: str = "Asia/Shanghai"
    parameters: dict[str, Any] = {}

    def day(self, instant: dt.datetime) -> dt.date:
        """The day of an instant in the rubric's time zone."""
        return instant.astimezone(zoneinfo.ZoneInfo(self.time_zone)).date()


class Texts(Frozen):
    """What a check says to people, in one language. `message` is a format string over the finding's data."""

    title: str
    message: str
    why: str
    detects: str
    rectify: str
    words: dict[str, dict[str, str]] = {}  # what the codes in the data are called: datum -> code -> words


class Check(Frozen):
    """A check: a pure function and its texts."""

    id: str
    scope: str  # "page" or "site"
    run: Callable[..., Iterator[Result]]
    en: Texts
    zh: Texts
    parameters: tuple[str, ...] = ()  # what a rubric must or may set
    version: int = 1
    more_data: tuple[str, ...] = ()  # data of its findings that its message does not name

    @property
    def data(self) -> tuple[str, ...]:
        """The names of its findings' data, in alphabetical order: what a rubric's `where` may ask for."""
        texts = (self.en, self.zh)
        named = {name for text in texts for _, name, _, _ in Formatter().parse(text.message) if name}
        return tuple(sorted(named.union(*(text.words for text in texts), self.more_data)))

    @property
    def own(self) -> bool:
        """True of the checks of this package, False of those that others bring."""
        return self.run.__module__.partition(".")[0] == __package__

    def texts(self, language: str) -> Texts:
        """The texts in `zh` or `en`."""
        return self.zh if language.startswith("zh") else self.en

    def message(self, finding: Finding, language: str) -> str:
        """The sentence for one finding; a datum that is missing shows as an empty string, None as a dash."""
        texts, comma = self.texts(language), "、" if language.startswith("zh") else ", "
        shown = {name: _shown(value, texts.words.get(name), comma) for name, value in finding.data.items()}
        return _GAP.sub("", texts.message.format_map(_Blank(shown)))


_GAP = re.compile(r" ?“”| (?=[)）]|$)")  # where a datum is empty


def _shown(value: Value, words: Mapping[str, str] | None, comma: str) -> Value:
    """A datum as it stands in a sentence; `words` names its codes, several of them parted by ", "."""
    if words is None or value is None:
        return "—" if value is None else value
    return comma.join(words.get(code, code) for code in str(value).split(", "))


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


PageFunction = Callable[[Page], Iterator[Result]]
SiteFunction = Callable[[SiteFacts, Rules], Iterator[Result]]


Words = Mapping[str, Mapping[str, str]]


def page_check(
    id: str,
    *,
    title: str,
    message: str,
    zh: Texts,
    words: Words | None = None,
    data: tuple[str, ...] = (),
    version: int = 1,
) -> Callable[[PageFunction], Check]:
    """Declare a page check: it sees one page with its text, runs during the crawl, and knows no rubric.

    `data` names what its findings carry besides what the message names.
    """

    def declare(run: PageFunction) -> Check:
        texts = _english(id, title, message, words, run)
        return Check(id=id, scope="page", run=run, en=texts, zh=zh, version=version, more_data=data)

    return declare


def site_check(
    id: str,
    *,
    title: str,
    message: str,
    zh: Texts,
    words: Words | None = None,
    parameters: tuple[str, ...] = (),
    data: tuple[str, ...] = (),
    version: int = 1,
) -> Callable[[SiteFunction], Check]:
    """Declare a site check: it judges stored facts under a rubric's parameters, as often as one likes.

    `data` names what its findings carry besides what the message names.
    """

    def declare(run: SiteFunction) -> Check:
        texts = _english(id, title, message, words, run)
        return Check(
            id=id,
            scope="site",
            run=run,
            en=texts,
            zh=zh,
            parameters=parameters,
            version=version,
            more_data=data,
        )

    return declare


def _english(id: str, title: str, message: str, words: Words | None, run: Callable[..., Any]) -> Texts:
    """Why, Detects and Rectify from the docstring of a check."""
    doc = inspect.getdoc(run) or ""
    parts = dict(re.findall(r"^(Why|Detects|Rectify): (.+?)(?=^\w+: |\Z)", doc, re.S | re.M))
    if parts.keys() != {"Why", "Detects", "Rectify"}:
        raise TypeError(f"the docstring of check {id!r} must have the sections Why:, Detects: and Rectify:")
    why, detects, rectify = (" ".join(parts[name].split()) for name in ("Why", "Detects", "Rectify"))
    named = {name: dict(codes) for name, codes in (words or {}).items()}
    return Texts(title=title, message=message, why=why, detects=detects, rectify=rectify, words=named)


def load(*, plugins: bool = True) -> dict[str, Check]:
    """All checks by id, in alphabetical order: those of this package, and those of entry points.

    Raises:
        ValueError: two checks share an id.
    """
    found: dict[str, Check] = {}
    package = importlib.import_module("checks")
    modules = [
        importlib.import_module(f"checks.{name}") for _, name, _ in pkgutil.iter_modules(package.__path__)
    ]
    outside = [point.load() for point in entry_points(group=ENTRY_POINTS)] if plugins else []
    for source in modules + outside:
        for check in _checks_of(source):
            if check.id in found and found[check.id].run is not check.run:
                raise ValueError(f"two checks are called {check.id!r}; rename one of them")
            found[check.id] = check
    return dict(sorted(found.items()))


def _checks_of(source: Any) -> Iterator[Check]:
    if isinstance(source, Check):
        yield source
        return
    for value in vars(source).values():
        if isinstance(value, Check):
            yield value


def judge_page(checks: Mapping[str, Check], page: Page) -> Iterator[Result]:
    """Run the page checks over one page."""
    for check in checks.values():
        if check.scope == "page":
            yield from check.run(page)


def judge_site(checks: Mapping[str, Check], facts: SiteFacts, rules: Mapping[str, Rules]) -> Iterator[Result]:
    """Run the site checks that the rubric names over the facts of one site."""
    for check in checks.values():
        if check.scope == "site" and check.id in rules:
            yield from check.run(facts, rules[check.id])


def plain(result: Result) -> Any:
    """A result as plain JSON-able data."""
    return msgspec.to_builtins(result)
