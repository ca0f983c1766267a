"""Layout families whose half the hash of their name decides: whoever tunes sees the tuning ones alone.

The older corpora's quoted halves have been looked at; what is quoted now is of these families only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.third import dates, letters, lists

MAKERS: dict[str, Callable[[], Iterator[Case]]] = {
    "dates": dates.cases,
    "lists": lists.cases,
    "letters": letters.cases,
}
