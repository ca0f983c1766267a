"""Memo: what the crawl must remember of an answer whose body is not kept, as text that a store can hold."""

from __future__ import annotations

import msgspec

from crawler.page import Frozen, Marks
from crawler.reading.answer import Fingerprint


class Memo(Frozen):
    """What a body said that later decisions of the same site's crawl need."""

    fingerprint: Fingerprint | None = None  # of the home page and of the answers to random addresses
    marks: Marks | None = None  # of a footer script or frame
    magic: str = ""  # what the first bytes of an attachment are
    same: str = ""  # equal for pages that show the same text
    refresh: str = ""  # where a target that does nothing else sends its visitor, as a page or by a script


EMPTY = Memo()


def dump(memo: Memo) -> str:
    """The memo as JSON, "" for one that holds nothing."""
    return "" if memo == EMPTY else msgspec.json.encode(memo).decode()


def load(text: str) -> Memo:
    """The memo in `text`; an empty one where there is none. Raises msgspec.DecodeError on damage."""
    return msgspec.json.decode(text, type=Memo) if text else EMPTY


def marks(text: str) -> Marks | None:
    """The marks of the memo in `text`; read only where it has some, which hardly any has."""
    return load(text).marks if '"marks":{' in text else None
