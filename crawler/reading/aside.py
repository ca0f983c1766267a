"""Aside: footers, navigation, calendars and side boxes, which hold nothing of a page's own."""

from __future__ import annotations

import functools
import re
from itertools import chain, islice
from typing import Any

_ASIDE_TAGS = frozenset({"footer", "nav"})
OWN_TAGS = frozenset({"body", "html", "li", "a"})  # never aside, whatever they are called
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|copy|calendar|datepicker|rili|weather|tianqi|clock"
    r"|breadcrumbs?|crumbs?"
    r"|pagination|pager|navbar|topbar|nav|menu|yqlj|friend-?links?"
    r"|related|recommend|tuijian|hot|remen|rank|paihang)(?:$|[\s_\-\d])",
    re.I,
)


def is_aside_element(element: Any) -> bool:
    """True for an element whose tag, id or class says that it is one of them."""
    return is_aside_name(element.tag, element.get("id"), element.get("class"))


def is_aside_name(tag: str, own: str | None, kind: str | None) -> bool:
    """True for the tag, id and class of such an element."""
    if tag in _ASIDE_TAGS:
        return True
    if tag in OWN_TAGS or not (own or kind):
        return False
    return _named_aside(f"{own or ''} {kind or ''}"[:200])


@functools.lru_cache(maxsize=8_192)
def _named_aside(marks: str) -> bool:
    return bool(_ASIDE_NAMES.search(marks))


def is_aside(element: Any) -> bool:
    """True in footers, navigation, calendars: what stands there is not the page's own content."""
    return any(is_aside_element(box) for box in chain((element,), islice(element.iterancestors(), 60)))
