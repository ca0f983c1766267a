"""Letters in JSON: the answers of mailbox interfaces, and data that stands in a page's scripts."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, Final

from crawler.page import Letter
from crawler.reading import data
from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.letter_evidence import announces
from crawler.reading.letter_state import Draft, is_activity, is_state, put, put_reply, state_of
from crawler.reading.links import resolve
from crawler.reading.markup import shown
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.vocabulary import bare, load, spaced

MOST_LETTERS = 2_000
_FIELDS: Final = frozenset(
    {"id", "title", "kind", "asked", "asked_near", "unit", "status", "body", "reply", "replied"}
)
_BEIJING = dt.timezone(dt.timedelta(hours=8))
TITLES: Final = ("title", "subject", "theme", "topic", "headline", "name", "bt", "zt", "mc")  # in such keys
_BEHIND = r"""[\s\\"']{0,40}+(?:[:\[]|/[*/])"""  # a comment may stand before the colon
_INSIDE = r"[A-Za-z0-9_-]"
_KEY = seldom(rf"(?<!{_INSIDE})({_INSIDE}{{1,60}}+){_BEHIND}")
_ESCAPED = seldom(r"\\(?:[uU]00|[xX])[2-7]|%(?:[uU]00)?[2-7]")
_CHINESE = re.compile(rf"[^\x00-\x7f]{_BEHIND}")


def json_letters(document: Document, url: str) -> tuple[Letter, ...]:
    """The letters in a JSON answer or in a page's scripts; an empty tuple when there is no JSON."""
    found: list[Letter] = []
    for value in data.values(document) if _may_hold(document) else ():
        for record in _records(value):
            letter = _letter(record, url)
            if letter is not None:
                found.append(letter)
            if len(found) >= MOST_LETTERS:
                return tuple(found)
    return tuple(found)


def _may_hold(document: Document) -> bool:
    """True for an answer that is JSON, and for a page whose data may speak of letters."""
    if is_json(document):
        return True
    told = not signs(document).isdisjoint(("json letters", "letters"))
    return told and (any(map(_may_tell, data.texts(document))) or data.has_commented_arrays(document))


def _may_tell(text: str) -> bool:
    """True for data whose keys may be those of a letter; for those escaped or in Chinese anyway."""
    markup = text[:40].lstrip("\ufeff \t\r\n")[:1] == "<"
    escaped = ("\\" in text or "%" in text) and _ESCAPED.search(text)
    if markup or escaped or _CHINESE.search(text):
        return True
    low = text.lower()
    if not any(map(low.__contains__, TITLES)):
        return False
    return _may_be({_field(key)[0] for key in set(_KEY.findall(text))})


Record = dict[
    str, list[tuple[str, Any]]
]  # field of a letter: keys that mean it, with their values, best first


def _records(value: Any) -> Iterator[Record]:
    """All objects that stand in lists, at a moderate depth, and a lone object at the top."""
    stack: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while stack and seen < 50_000:
        item, depth = stack.pop()
        seen += 1
        if isinstance(item, dict):
            record = _meant(item)
            if _is_letter(record):
                yield record
                continue
            parts: list[Any] = list(item.values())
        elif isinstance(item, list):
            parts = item
        else:
            continue
        if depth < 12:
            stack += [(part, depth + 1) for part in reversed(parts[:20_000]) if isinstance(part, dict | list)]


def _meant(item: dict[str, Any]) -> Record:
    """What the keys of an object mean for a letter."""
    record: Record = {}
    ranked = [(*_field(str(name)[:60]), str(name), part) for name, part in islice(item.items(), 200)]
    for field, _, name, part in sorted(ranked, key=lambda each: each[1]):
        if field:
            record.setdefault(field, []).append((name, part))
    return record


@functools.lru_cache(maxsize=4_096)
def _field(name: str) -> tuple[str, int]:
    """The field of a letter that a key names, and how well: the smaller the number the better."""
    if not name.isascii():
        named = _labels().get(bare(name), "")
        return named, 0
    key = name.replace("_", "").replace("-", "").upper()
    for field, patterns in _patterns():
        for rank, pattern in enumerate(patterns):
            if pattern.fullmatch(key):
                return field, rank
    return "", 0


@functools.cache
def _patterns() -> list[tuple[str, list[re.Pattern[str]]]]:
    keys = load("letters")["json"]
    return [
        (field, [re.compile(pattern.replace("{letter}", keys["letter"])) for pattern in keys[field]])
        for field in keys
        if field != "letter"
    ]


@functools.cache
def _labels() -> dict[str, str]:
    """The labels of pages, which may be keys, too."""
    labels = load("letters")["labels"]
    return {label: name for name in reversed(labels) if name in _FIELDS for label in labels[name]}


def _may_be(fields: AbstractSet[str]) -> bool:
    """A title, a day, and something that only letters have."""
    dated = not fields.isdisjoint(("asked", "asked_near")) or {"plain", "replied"} <= fields
    return "title" in fields and dated and not fields.isdisjoint(("reply", "replied", "status"))


def _is_letter(record: Record) -> bool:
    """True for what tells of a letter, and of nothing that people may take part in."""
    if not _may_be(record.keys()):
        return False
    if "asked" not in record and _of_activity(record):
        return False
    states = (state_of(value) for _, value in record.get("status", ()) if isinstance(value, str))
    return bool(record.keys() & {"reply", "replied"}) or ("asked" in record and any(states))


def _of_activity(record: Record) -> bool:
    """True for what people may take part in: it begins or ends, is under way, or is announced."""
    said = [value for _, value in record.get("status", ()) if isinstance(value, str)]
    titles = [value for _, value in record["title"] if isinstance(value, str)]
    if "activity" in record or any(map(is_activity, said)):
        return True
    return any(map(announces, titles)) and not {"body", "reply"} <= record.keys()


def _letter(record: Record, url: str) -> Letter | None:
    draft = Draft()
    for name in ("id", "title", "kind", "unit", "body"):
        for _, value in record.get(name, ()):
            if name != "title" or not (isinstance(value, str) and is_state(value)):
                put(draft, name, name, _plain(_said(value)))
    draft.asked = _first_day(record, "asked")
    draft.asked_near = _first_day(record, "asked_near")
    draft.asked_plain = _first_day(record, "plain")
    if (replied := _first_day(record, "replied")) is not None:
        draft.replied.append(replied)
    if (handled := _first_day(record, "handled")) is not None:
        draft.events.append(handled)
        draft.handled.append(handled)
    _status(draft, record)
    _replies(draft, record)
    draft.whole = "replied" in record and "reply" in record
    draft.url = _url(record, url)
    return draft.letter() if draft.title and (draft.day or draft.status or draft.replies) else None


def _said(value: Any) -> str:
    """A text or a number, or the name of a thing that has one."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "text", "label", "title") if key in value), "")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _plain(value: str) -> str:
    return spaced(shown(value).text)


def _first_day(record: Record, name: str) -> dt.date | None:
    return next((day for _, value in record.get(name, ()) if (day := _day(value)) is not None), None)


def _day(value: Any) -> dt.date | None:
    """A day from an epoch (seconds or milliseconds, read in Beijing), from digits or from a text."""
    if isinstance(value, dict):
        value = value.get("time") or value.get("TIME")
    text = (
        str(value)[:40].strip()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
        else ""
    )
    if match := re.fullmatch(r"(\d{12,13}|\d{9,10})(?:\.0+)?", text):
        seconds = int(match[1]) / (1_000 if len(match[1]) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, _BEIJING).date() if seconds > 631_152_000 else None
    if match := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?", text):
        text = "-".join(match.groups())
    return day_in(text) if text else None


def _status(draft: Draft, record: Record) -> None:
    told = [(key, value) for key, value in record["title"] if isinstance(value, str) and is_state(value)]
    for key, value in (*record.get("status", ()), *told):  # zt is a title (主题) or a state (状态)
        if key.upper().startswith("IS") and str(value).lower() in ("1", "true", "0", "false", "y", "n"):
            draft.status.append("已回复" if str(value).lower() in ("1", "true", "y") else "未回复")
        elif isinstance(value, str | dict):
            put(draft, "status", "状态", _plain(_said(value)))


def _replies(draft: Draft, record: Record) -> None:
    for _, value in record.get("reply", ()):
        for markup in _texts(value):
            reply = shown(markup)
            put_reply(draft, text := spaced(reply.text))
            draft.media |= reply.media and not text
        if value in (None, "", []):
            draft.reply_seen = draft.place_empty = True


def _texts(value: Any) -> Iterator[str]:
    """The texts of a reply as they are written: a text, an object with one, or a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _texts(item)
    elif isinstance(value, dict):
        record = _meant(value)
        for _, text in (*record.get("body", ()), *record.get("reply", ())):
            if isinstance(text, str):
                yield text


def _url(record: Record, base: str) -> str:
    for _, value in record.get("url", ()):
        if isinstance(value, str) and value.strip():
            try:
                return resolve(base, value.strip()[:2_000])
            except ValueError:
                continue
    return ""


def is_json(document: Document) -> bool:
    """True when the answer is JSON and no page."""
    return data.is_json(document.source)
