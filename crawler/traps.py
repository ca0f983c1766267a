"""Traps: address patterns that could feed a crawl for ever, noticed per site."""

from __future__ import annotations

import functools
import re
from collections import Counter
from urllib.parse import urlsplit

LONGEST_URL = 2000
DEEPEST_PATH = 16  # segments
REPEATS = 3  # the same segment that often in one path
SAME_TEXT = 40  # pages of one shape that show the same text
PARAMETER_SETS = 12  # different sets of parameter names at one path

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[^&=]*")


@functools.lru_cache(maxsize=1_024)
def shape(url: str) -> str:
    """What URLs of one pattern have in common: host, path without its numbers, parameter names."""
    parts = urlsplit(url)
    return f"{parts.netloc}{_DIGITS.sub('0', parts.path)}?{_names(parts.query) if parts.query else ''}"


def _names(query: str) -> str:
    found = {_DIGITS.sub("0", _NAME.match(part)[0]) for part in query.split("&")[:50]}  # type: ignore[index]
    return "&".join(sorted(found))


@functools.lru_cache(maxsize=1_024)
def endless(url: str) -> bool:
    """True for a URL that looks as if it grew out of itself."""
    if len(url) > LONGEST_URL:
        return True
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > DEEPEST_PATH:
        return True
    words = [segment for segment in segments if not segment.isdigit()]
    repeated = len(words) - len(set(words)) >= REPEATS - 1
    return repeated and max(Counter(words).values()) >= REPEATS


class Traps:
    """What one site's crawl has seen of its address patterns."""

    def __init__(self) -> None:
        self._same: Counter[tuple[str, str]] = Counter()
        self._sets: dict[str, set[str]] = {}
        self._closed: set[str] = set()

    def read(self, url: str, same: str) -> None:
        """A page was read; `same` is equal for pages that show the same text."""
        if not same or len(self._same) > 20_000:
            return
        pattern = shape(url)
        self._same[pattern, same] += 1
        if self._same[pattern, same] >= SAME_TEXT:
            self._closed.add(pattern)

    def closed(self, url: str) -> bool:
        """True when pages of this pattern repeat themselves, so no more of them is read."""
        return bool(self._closed) and shape(url) in self._closed

    def feeds(self, url: str) -> bool:
        """True when a newly found URL belongs to a pattern that does not end; counts its parameters."""
        if endless(url):
            return True
        parts = urlsplit(url) if "?" in url else None
        if parts is None or not parts.query:
            return False
        sets = self._sets.setdefault(f"{parts.netloc}{parts.path}", set())
        names = "&".join(sorted({part.partition("=")[0] for part in parts.query.split("&")[:50]}))
        if names in sets:
            return False
        if len(sets) >= PARAMETER_SETS:
            return True
        sets.add(names)
        return False
