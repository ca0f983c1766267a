"""Wide: a text in two bytes a character, as those with hanzi lie in memory."""

from __future__ import annotations

_last: tuple[str, bytes] = ("", b"")  # a page's text is asked for by the crawl and by the checks


def wide(text: str) -> bytes:
    """UTF-16, half characters included; of the text asked for last it is there already."""
    global _last
    known, data = _last
    if known is not text:
        data = text.encode("utf-16-le", "surrogatepass")
        _last = text, data
    return data
