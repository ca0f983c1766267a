"""Letters in JSON: the answers of mailbox interfaces, and data that stands in a page's scripts."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from crawler.page import Letter
from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.letter_state import Draft, put, put_reply
from crawler.reading.links import resolve
from crawler.reading.signs import signs
from crawler.reading.vocabulary import load, spaced

MOST_LETTERS = 2_000
MOST_TEXT = 4_000_000
_BEIJING = dt.timezone(dt.timedelta(hours=8))
_CALLBACK = re.compile(r"\A\s{0,20}[\w$.]{1,80}\s{0,5}\(\s{0,20}(?=[\[{])")
_ASSIGNED = re.compile(r"=\s{0,20}(?=[\[{]\s{0,200}[\[{\"'])")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def json_letters(document: Document, url: str) -> tuple[Letter, ...]:
    """The letters in a JSON answer or in a page's scripts; an empty tuple when there is no JSON."""
    found: list[Letter] = []
    for value in _values(document):
        for record in _records(value):
            letter = _letter(record, url)
            if letter is not None:
                found.append(letter)
            if len(found) >= MOST_LETTERS:
                return tuple(found)
    return tuple(found)


def _values(document: Document) -> Iterator[Any]:
    source = document.source.lstrip("\ufeff \t\r\n")
    start = _CALLBACK.match(source)
    if source[:1] in "[{" or start:
        yield from _parsed(source, start.end() if start else 0)
        return
    if "json letters" not in signs(document):
        return
    for script in document.elements("script"):
        text = script.text or ""
        for number, match in enumerate(_ASSIGNED.finditer(text[:MOST_TEXT])):
            if number >= 20:
                break
            yield from _parsed(text, match.end())
        if "json" in (script.get("type") or ""):
            yield from _parsed(text.strip(), 0)


def _parsed(text: str, start: int) -> Iterator[Any]:
    if len(text) > MOST_TEXT:
        return
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """All objects that stand in lists, at a moderate depth, and a lone object at the top."""
    stack: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while stack and seen < 50_000:
        item, depth = stack.pop()
        seen += 1
        if isinstance(item, dict):
            record = {_key(name): part for name, part in item.items()}
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


def _key(name: Any) -> str:
    return str(name)[:60].replace("_", "").replace("-", "").upper()


def _is_letter(record: dict[str, Any]) -> bool:
    """A title, a day, and something that only letters have."""
    keys = load("letters")["json"]
    has = {name: any(key in record for key in keys[name]) for name in keys}
    return has["title"] and (has["asked"] or has["asked_near"]) and (has["reply"] or has["replied"])


def _letter(record: dict[str, Any], url: str) -> Letter | None:
    keys = load("letters")["json"]
    draft = Draft()
    for name in ("id", "title", "kind", "unit", "body"):
        for key in keys[name]:
            if isinstance(value := record.get(key), str | int) and not isinstance(value, bool):
                put(draft, name, name, _plain(str(value)))
    draft.asked = _first_day(record, keys["asked"])
    draft.asked_near = _first_day(record, keys["asked_near"])
    if (replied := _first_day(record, keys["replied"])) is not None:
        draft.replied.append(replied)
    _status(draft, record, keys["status"])
    _replies(draft, record, keys["reply"])
    draft.whole = all(any(key in record for key in keys[name]) for name in ("replied", "reply"))
    draft.url = _url(record, keys["url"], url)
    return draft.letter() if draft.title and (draft.day or draft.status or draft.replies) else None


def _plain(value: str) -> str:
    text = value[:20_000]
    if "<" in text:
        text = _TAG.sub(" ", text)
    return spaced(text.replace("&nbsp;", " "))


def _first_day(record: dict[str, Any], keys: list[str]) -> dt.date | None:
    return next((day for key in keys if (day := _day(record.get(key))) is not None), None)


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


def _status(draft: Draft, record: dict[str, Any], keys: list[str]) -> None:
    for key in keys:
        value = record.get(key)
        if key.startswith("IS") and str(value).lower() in ("1", "true", "0", "false", "y", "n"):
            draft.status.append("已回复" if str(value).lower() in ("1", "true", "y") else "未回复")
        elif isinstance(value, str):
            put(draft, "status", "状态", _plain(value))


def _replies(draft: Draft, record: dict[str, Any], keys: list[str]) -> None:
    for key in keys:
        if key in record:
            for text in _texts(record[key]):
                put_reply(draft, text)
            if record[key] in (None, "", []):
                draft.reply_seen = draft.place_empty = True


def _texts(value: Any) -> Iterator[str]:
    """The texts of a reply: a text, an object with one, or a list of them."""
    keys = load("letters")["json"]
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _texts(item)
    elif isinstance(value, dict):
        record = {_key(name): part for name, part in value.items()}
        for key in (*keys["body"], *keys["reply"]):
            if isinstance(text := record.get(key), str):
                yield _plain(text)


def _url(record: dict[str, Any], keys: list[str], base: str) -> str:
    for key in keys:
        if isinstance(value := record.get(key), str) and value.strip():
            try:
                return resolve(base, value.strip()[:2_000])
            except ValueError:
                continue
    return ""


def is_json(document: Document) -> bool:
    """True when the answer is JSON and no page."""
    head = document.source.lstrip("\ufeff \t\r\n")[:200]
    return head[:1] in ("{", "[") or bool(_CALLBACK.match(head))
