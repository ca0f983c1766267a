"""Guide data: labels of a guide with their values in a page's data, which a script writes."""

from __future__ import annotations

from typing import Any

from crawler.reading import data
from crawler.reading.document import Document
from crawler.reading.fields import Names
from crawler.reading.vocabulary import bare

MOST_PAIRS = 60
LONGEST_VALUE = 20_000  # characters
_LABELS = ("label", "name", "title", "key", "text", "k", "mc", "bt", "itemname", "fieldname", "columnname")
_VALUES = ("value", "content", "val", "v", "nr", "html", "itemvalue", "fieldvalue", "data", "body")


def labelled_pairs(document: Document, names: Names) -> list[tuple[str, str]]:
    """Labels and values in data: objects of a label and a value each, or one object with labels as keys."""
    found: dict[str, str] = {}
    for value in data.values(document):
        for thing in data.objects(value):
            for label, told in _pairs(thing):
                if len(found) < MOST_PAIRS and names(bare(label[:40])):
                    found.setdefault(label[:40], told[:LONGEST_VALUE])
    return list(found.items())


def _pairs(thing: dict[str, Any]) -> list[tuple[str, str]]:
    texts = {str(key)[:60]: str(told) for key, told in thing.items() if isinstance(told, str | int)}
    low = {key.lower().replace("_", ""): told for key, told in texts.items()}
    label = next((low[key] for key in _LABELS if low.get(key)), "")
    value = next((low[key] for key in _VALUES if key in low), None)
    if label and value is not None:
        return [(label, value)]
    return [(key, told) for key, told in texts.items() if not key.isascii()]
