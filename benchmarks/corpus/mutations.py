"""Mutations: the same page in other markup; what a person reads stays the same, so that the truth does."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Sequence

from benchmarks.corpus import mail
from benchmarks.corpus.case import number
from benchmarks.corpus.families import guides

Mutation = Callable[[str, int], str]  # takes a page's own part and a number to draw by

_NAMED = re.compile(r"""\s(class|id)\s?=\s?(?:"([^"<>]*)"|'([^'<>]*)'|([\w-]+))""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b")
_LABEL = re.compile(r"(?<=[\u4e00-\u9fff])：(?=[^<>]{0,40}<)")


def _renamed(tags: dict[str, str]) -> Mutation:
    """Other elements for some."""

    def made(html: str, _: int) -> str:
        opened, closed = (
            Counter(match[2].lower() for match in _TAG.finditer(html) if bool(match[1]) is end)
            for end in (False, True)
        )
        if any(opened[tag] != closed[tag] for tag in tags):
            return html  # what is not closed would end elsewhere
        return _TAG.sub(lambda match: f"<{match[1]}{tags.get(match[2].lower(), match[2])}", html)

    return made


def unnamed(html: str, _: int) -> str:
    """No class and no id."""
    return _NAMED.sub("", html)


def numbered(html: str, draw: int) -> str:
    """Classes and ids as a designer's tool names them."""
    return _NAMED.sub(
        lambda match: f' {match[1]}="u{number(match[2] or match[3] or match[4], draw) % 900}"', html
    )


def shouted(html: str, _: int) -> str:
    """Tags in capitals."""
    return _TAG.sub(lambda match: f"<{match[1]}{match[2].upper()}", html)


def spaced(html: str, _: int) -> str:
    """Every tag on a line of its own."""
    return re.sub(r">\s*<", ">\n\t<", html)


def dense(html: str, _: int) -> str:
    """No white space between tags."""
    return re.sub(r">\s+<", "><", html)


def wrapped(html: str, _: int) -> str:
    """In the table that lays the page out."""
    return f"<table width='100%' border='0'><tr><td width='8'></td><td valign='top'>{html}</td></tr></table>"


def fonts(html: str, _: int) -> str:
    """The text of links and cells in a font of its own."""
    html = re.sub(r"(<a\b[^<>]*>)([^<>]+)</a>", r"\1<font color='#333333'>\2</font></a>", html)
    return re.sub(r"(<td\b[^<>]*>)([^<>]+)</td>", r"\1<span style='font-size:14px'>\2</span></td>", html)


def boxed(html: str, _: int) -> str:
    """Cells and rows with a box in each."""
    inner = r"((?:(?!<(?:td|li|dd|table)\b).)*?)"
    return re.sub(
        rf"(<(?:td|li|dd)\b[^<>]*>){inner}(</(?:td|li|dd)>)", r"\1<div>\2</div>\3", html, flags=re.S
    )


def commented(html: str, _: int) -> str:
    """With a comment before each row."""
    return re.sub(r"(<(?:li|tr|dl)\b)", r"<!-- row begin -->\1", html)


def hard(html: str, _: int) -> str:
    """Hard spaces round what cells and spans say."""
    return re.sub(r"(<(?:td|span|em|dd)\b[^<>]*>)([^<>]+)(</(?:td|span|em|dd)>)", r"\1&nbsp;\2&nbsp;\3", html)


def headless(html: str, _: int) -> str:
    """Heads as plain cells, in no head of the table."""
    html = re.sub(r"</?t(?:head|body)>", "", html)
    return re.sub(r"<(/?)th\b", r"<\1td", html)


def colons(html: str, _: int) -> str:
    """Labels with a narrow colon."""
    return _LABEL.sub(":", html)


def targets(html: str, _: int) -> str:
    """Links that open a window of their own."""
    return re.sub(r"<a\s+(?![^<>]*\btarget)", "<a target='_blank' rel='noopener' ", html)


@functools.cache
def _labels() -> re.Pattern[str]:
    words = {word for pool in (mail.LABELS, guides.LABELS) for several in pool.values() for word in several}
    several = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<=>)\s*({several})\s*([:：]?)\s*(?=[^<>]*<)")


def _said(template: str) -> Mutation:
    """Labels written in another way: {l} the label, {s} its letters set apart, {c} its colon."""

    def made(html: str, _: int) -> str:
        def written(match: re.Match[str]) -> str:
            return template.format(
                l=match[1], s="　".join(match[1]) if len(match[1]) < 4 else match[1], c=match[2]
            )

        return _labels().sub(written, html)

    return made


bracketed, apart, strong, iconed, bare = (
    _said("【{l}】"),
    _said("{s}{c}"),
    _said("<strong>{l}</strong>{c}"),
    _said("<img src='/images/dot.gif' alt=''>{l}{c}"),
    _said("{l}　"),
)
divs, sections, emphasis = (
    _renamed({"ul": "div", "ol": "div", "li": "div"}),
    _renamed({"div": "section"}),
    _renamed({"span": "i", "em": "font", "b": "strong", "i": "em"}),
)
MUTATIONS: Sequence[Mutation] = (
    unnamed, numbered, shouted, spaced, dense, wrapped, fonts, boxed, commented, hard, headless, colons, targets, bracketed, apart, strong, iconed, bare, divs, sections, emphasis,
)  # fmt: skip


def mutated(html: str, *key: object, most: int = 2) -> str:
    """A page's own part with up to some mutations, drawn by a key; what a script writes or reads is left alone."""
    if re.search(r"<script|<datastore|queryData|onclick|<template", html, re.I):
        return html
    for turn in range(number("mutations", *key) % (most + 1)):
        draw = number("mutation", turn, *key)
        html = MUTATIONS[draw % len(MUTATIONS)](html, draw)
    return html
