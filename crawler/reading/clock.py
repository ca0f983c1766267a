"""Clock: which day an instant in UTC was where a site is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

UTC = re.compile(r"[T ](\d\d):\d\d\S*?(?:Z|[+-]00:?00)$")
_SHARP = re.compile(r"[T ]\d\d:00(?::00(?:\.0{1,9})?)?(?:Z|[+-])")
_CHINA, _GERMANY, _BRITAIN, _NEW_YORK = 8, 1, 0, -5  # hours ahead of UTC
_HOURS = (
    (re.compile(r"\.cn$"), _CHINA),
    (re.compile(r"\.(?:gov|mil|us)$"), _NEW_YORK),
    (re.compile(r"\.(?:de|at|ch)$"), _GERMANY),
    (re.compile(r"\.(?:uk|ie)$"), _BRITAIN),
)


def days_moved(text: str, hours: int | None) -> int:
    """By how many days the day of an instant in UTC moves where clocks are so many hours ahead.

    None is for clocks that are not known. Midnight to the second stands for a day: in UTC where clocks are
    behind it, or there in summer.
    """
    utc = UTC.search(text)
    if not utc or hours is None:
        return 0
    hour = int(utc[1])
    if hours != _CHINA and _SHARP.search(text):
        hours += (hour + hours + 1) % 24 == 0 or (hour == 0 and hours < 0) * -hours
    return (hour + hours) // 24


def hours_by_host(url: str) -> int | None:
    """Hours by which clocks are ahead of UTC where a site's host says it is; None where it does not say."""
    host = urlsplit(url).hostname or ""
    return next((hours for ending, hours in _HOURS if ending.search(host)), None)


def hours_by_language(language: str) -> int:
    """The same by the language that a page says it is in: where most of its pages come from."""
    return {"zh": _CHINA, "en": _NEW_YORK}.get(language[:2].lower(), _GERMANY if language else _BRITAIN)
