"""tab_panes: which hidden pane belongs to which tab of a guide."""

from __future__ import annotations

import itertools

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.fields import Names
from crawler.reading.lines import Lines, inner, plain
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare

MOST_TABS = 30
_TABS = frozenset({"li", "a", "span", "div", "h3", "h4", "dt"})
_TARGETS = ("href", "data-target", "data-id", "rel", "aria-controls", "data-tab", "data-href")
_NAME = seldom(r"#?([\w-]{1,60})\Z")


Panes = dict[str, str | None]


def tab_panes(document: Document, lines: Lines, names: Names) -> tuple[Panes, list[tuple[int, int]]]:
    """The text of each pane by the element its tab names, and the lines that the tabs take up.

    A text is None when no pane can be told for the tab.
    """
    panes: Panes = {}
    bars = []
    by_id = {element.get("id"): element for element in document.root.iter("*") if element.get("id")}
    for tabs in _bars(document.root, names):
        held = _panes(tabs, by_id)
        if any(_is_another(lines, pane, tab, names) for tab, pane in zip(tabs, held, strict=False)):
            held = []
        bar = tabs[0].getparent()
        bars.append(lines.span(tabs[0] if bar is None else bar))
        for number, tab in enumerate(tabs):
            pane = held[number] if held else None
            for name in names(_label(tab)):
                text = None if pane is None else _without_heading(lines.within(pane), _label(tab))
                if (
                    not text
                    and pane is not None
                    and next(pane.iter("img", "iframe", "embed"), None) is not None
                ):
                    text = "［图片］"
                panes[name] = panes.get(name) or text
    return panes, bars


def _is_another(lines: Lines, pane: etree._Element | None, tab: etree._Element, names: Names) -> bool:
    """True for a part that begins with a label that is not the tab's: it is no pane of it."""
    head, colon, _ = (
        lines.within(pane).partition("\n")[0].replace("：", ":").partition(":")
        if pane is not None
        else ("", "", "")
    )
    return bool(colon) and bool(own := names(bare(head[:40]))) and not set(own) & set(names(_label(tab)))


def _bars(root: etree._Element, names: Names) -> list[list[etree._Element]]:
    """Groups of short siblings of which at least two are labels: the bars of tabs."""
    bars = []
    for parent in root.iter("ul", "div", "ol", "p", "nav", "dl"):
        children = [child for child in itertools.islice(parent, MOST_TABS + 1) if isinstance(child.tag, str)]
        if 2 <= len(children) <= MOST_TABS and len({child.tag for child in children} | _TABS) == len(_TABS):
            labels = [_label(child) for child in children]
            known = sum(bool(names(label)) for label in labels)
            alike = len({child.tag for child in children}) == 1
            if alike and known >= 2 and 3 * known >= 2 * len(labels) and max(map(len, labels)) <= 14:
                bars.append(children)
    return bars[:20]


def _label(tab: etree._Element) -> str:
    return bare(inner(tab, 60))[:40]


def _panes(
    tabs: list[etree._Element], by_id: dict[str | None, etree._Element]
) -> list[etree._Element | None]:
    """Panes by the address a tab names, else by number: a later block with as many parts."""
    named = [_target(tab, by_id) for tab in tabs]
    if any(pane is not None for pane in named):
        return named
    node = tabs[0].getparent()
    for _ in range(4):
        if node is None or node.tag in ("body", "html"):
            return []
        following = [element for element in node.itersiblings() if isinstance(element.tag, str)][:60]
        for element in following[:3]:
            parts = [part for part in element if isinstance(part.tag, str)]
            if len(parts) == len(tabs) and len({part.tag for part in parts}) == 1:
                return list(parts)
        if len(following) >= len(tabs) and len({element.tag for element in following[: len(tabs)]}) == 1:
            return list(following[: len(tabs)])
        node = node.getparent()
    return []


def _target(tab: etree._Element, by_id: dict[str | None, etree._Element]) -> etree._Element | None:
    for element in (tab, *list(tab.iter("a"))[:2]):
        for name in _TARGETS:
            value = element.get(name) or ""
            match = _NAME.match(value)
            pane = by_id.get(match[1]) if match and (name != "href" or value.startswith("#")) else None
            if pane is not None and pane is not tab:
                return pane
    return None


def _without_heading(text: str, label: str) -> str:
    """A pane's text without its own label on top."""
    first, _, rest = text.partition("\n")
    return plain(rest) if bare(first) == label else text
