"""Signs: words without which a page cannot hold a letter or a guide, looked for before anything is read."""

from __future__ import annotations

import functools

import ahocorasick_rs

from crawler.reading.vocabulary import load

_BLANKS = (" ", "\u3000", "&nbsp;", "\xa0")
_SPACED = (
    "来信",
    "信件",
    "写信",
    "留言",
    "咨询",
    "回复",
    "答复",
    "标题",
    "主题",
)  # often set with blanks: 来 信 人


def letter_signs(source: str) -> bool:
    """True when the source has a label that only letters have, or a word for a letter's state."""
    return bool(_letters().find_matches_as_indexes(source))


def json_signs(source: str) -> bool:
    """True when the source has a key that records of letters have."""
    return bool(_keys().find_matches_as_indexes(source))


def guide_signs(source: str) -> bool:
    """True when the source has labels of two core elements of a guide."""
    search, names = _guides()
    return len({names[found] for found, _, _ in search.find_matches_as_indexes(source)}) >= 2


@functools.cache
def _letters() -> ahocorasick_rs.AhoCorasick:
    words = load("letters")
    begins = tuple(words["specific"]["words"])
    signs = {label for labels in words["labels"].values() for label in labels if label.startswith(begins)}
    signs = {label for label in signs if len(label) > 2}
    signs |= {word for name in ("open", "answered") for word in words["states"][name] if len(word) > 2}
    signs |= {blank.join(word) for word in _SPACED for blank in _BLANKS}
    return ahocorasick_rs.AhoCorasick([*sorted(signs), "发表于", "办结"])


@functools.cache
def _keys() -> ahocorasick_rs.AhoCorasick:
    words = ("repl", "answer", "hfnr", "hfsj", "dfnr", "dfsj", "feedback")
    forms = [form for word in words for form in (word, word.upper(), word.capitalize())]
    return ahocorasick_rs.AhoCorasick(forms)


@functools.cache
def _guides() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    words = load("guides")
    labels = [
        (label, name) for name in words["page"]["core"] for label in words["elements"][name] if len(label) > 2
    ]
    return ahocorasick_rs.AhoCorasick([label for label, _ in labels]), [name for _, name in labels]
