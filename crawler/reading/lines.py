"""Line: a page flattened into the lines a reader sees, each knowing where it stands in the tree.

Hidden elements are kept: tab panes and folded answers are hidden, and count.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

# Marks within a line: code points that are no characters, so that no page means anything by them.
SPLIT = "\ufdd0"  # between the texts of two elements within one line
CONTROL = "\ufdd1"  # where a visitor types or chooses: nothing to read here
MOST_LINES = 20_000
MOST_TEXT = 400_000
BEGINNING = 400  # characters, or lines, by which a text that goes on is told
MOST_UPRIGHT = 8  # characters of a label that is written downwards
CELLS = frozenset({"td", "th", "dd", "dt", "li"})

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_LABELLING = frozenset({"td", "th", "dt"})
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "object", "iframe", "svg", "option",
})  # fmt: skip
_TYPED = frozenset(
    {"text", "search", "password", "tel", "email", "date", "number", "radio", "checkbox", "file"}
)
_HOLDERS = frozenset({"input", "textarea", "select"})


class Line:
    """One line of text: `text` with `SPLIT` and `CONTROL` marks, and its nearest block element."""

    __slots__ = ("block", "linked", "text")

    def __init__(self, text: str, block: etree._Element, linked: frozenset[str]) -> None:
        self.text = text
        self.block = block
        self.linked = linked  # texts that are links to other places


class Lines:
    """All lines of a tree in order. `span(element)` gives the lines within an element.

    Those of any block are known, and of what else holds more than a line: a font or a link around blocks.
    Of pictures only the words are read that `pictured` knows: labels and headings may be pictures.
    """

    def __init__(self, root: etree._Element, pictured: Callable[[str], bool] = lambda _: False) -> None:
        self.items: list[Line] = []
        self._spans: dict[etree._Element, tuple[int, int]] = {}
        _Walk(self.items, self._spans, pictured).run(root)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Line:
        return self.items[index]

    def span(self, element: etree._Element) -> tuple[int, int]:
        """First line within the element, and the one after the last."""
        return self._spans.get(element, (0, 0))

    def knows(self, element: etree._Element) -> bool:
        """True for an element of which the lines are known."""
        return element in self._spans

    def text(self, first: int, last: int) -> str:
        """The text of lines `first` to before `last`, marks taken out, one line each."""
        lines = (plain(line.text) for line in self.items[first:last])
        return "\n".join(line for line in lines if line)

    def within(self, element: etree._Element) -> str:
        """The text within an element."""
        return self.text(*self.span(element))

    def beginning(self, element: etree._Element) -> str:
        """The first characters of the text within an element."""
        first, last = self.span(element)
        parts, size = list[str](), 0
        for line in self.items[first : min(last, first + BEGINNING)]:
            if part := plain(line.text):
                parts.append(part)
                size += len(part)
                if size >= BEGINNING:
                    break
        return "\n".join(parts)[:BEGINNING]

    def ending(self, element: etree._Element) -> str:
        """The last line within an element that holds more than marks."""
        first, last = self.span(element)
        back = range(last - 1, max(first, last - BEGINNING) - 1, -1)
        return next(filter(None, (plain(self.items[line].text) for line in back)), "")


def plain(text: str) -> str:
    """A line's text without marks."""
    return text.replace(SPLIT, "").replace(CONTROL, "").strip()


def inner(element: etree._Element, most: int = 300) -> str:
    """The text within an element, scripts left out, at most `most` characters."""
    parts: list[str] = []
    size = 0
    for number, node in enumerate(element.iter()):
        if number > 2_000 or size > most:
            break
        if isinstance(node.tag, str) and node.tag not in ("script", "style"):
            parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
        size += sum(map(len, parts[-2:]))
    return "".join(parts)[:most]


class _Walk:
    """One pass over a tree."""

    def __init__(
        self,
        items: list[Line],
        spans: dict[etree._Element, tuple[int, int]],
        pictured: Callable[[str], bool],
    ) -> None:
        self.items = items
        self.pictured = pictured
        self.spans = spans
        self.parts: list[str] = []
        self.linked: set[str] = set()
        self.blocks: list[etree._Element] = []
        self.begun: list[int] = []  # lines before each open element that is no block
        self.size = 0

    def run(self, root: etree._Element) -> None:
        self.blocks.append(root)
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if name not in _BLOCKS:
                    self.begun.append(len(self.items))
                if name in _SKIPPED:
                    events.skip_subtree()
                elif not self.full():
                    self.start(name, element)
            else:
                self.end(name, element)
        self.flush()
        self.spans[root] = (0, len(self.items))

    def full(self) -> bool:
        return self.size > MOST_TEXT or len(self.items) >= MOST_LINES

    def start(self, name: str, element: etree._Element) -> None:
        if name in _BLOCKS:
            self.flush()
            self.blocks.append(element)
            self.spans[element] = (len(self.items), len(self.items))
        elif name == "br":
            self.flush()
        elif name in _HOLDERS:
            self.add(_held(name, element))
        elif name == "img" and (told := element.get("alt")) and self.pictured(told):
            self.add(told)
        elif name == "a" and leads_away(element):
            self.linked.add(plain(inner(element, 200)))
        if name != "textarea":
            self.add(element.text)

    def end(self, name: str, element: etree._Element) -> None:
        if name not in _BLOCKS and (first := self.begun.pop()) < len(self.items):
            self.spans[element] = (first, len(self.items) + bool(self.parts))
        elif name in _BLOCKS and self.blocks[-1] is element:
            self.flush()
            if name in _LABELLING:
                self.upright(element)
            self.blocks.pop()
            self.spans[element] = (self.spans[element][0], len(self.items))
        if element is not self.blocks[0] and not self.full():
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text and "\n" in text and self.blocks[-1].tag == "pre":
            for line in text.split("\n"):
                self.flush()
                self.add(line)
        elif text and not text.isspace():
            self.parts.append(text)
            self.size += len(text)

    def upright(self, cell: etree._Element) -> None:
        """Make one line of a label that is written downwards, a character a line."""
        start = self.spans[cell][0]
        if not 2 <= len(self.items) - start <= MOST_UPRIGHT:
            return
        lines = self.items[start:]
        if all(len(plain(line.text)) == 1 and line.block is cell for line in lines):
            self.items[start:] = [Line("".join(plain(line.text) for line in lines), cell, frozenset())]

    def flush(self) -> None:
        if self.parts:
            text = SPLIT.join(self.parts)
            self.items.append(Line(text, self.blocks[-1], frozenset(self.linked)))
            self.parts.clear()
        self.linked.clear()


def _held(name: str, element: etree._Element) -> str | None:
    """What a form control shows: its text if nobody may change it, else a mark."""
    fixed = element.get("readonly") is not None or element.get("disabled") is not None
    if name == "textarea":
        return element.text if fixed else CONTROL
    if name == "select":
        return CONTROL
    kind = (element.get("type") or "text").lower()
    if kind not in _TYPED:
        return None
    return element.get("value") if fixed and kind == "text" else CONTROL


def leads_away(element: etree._Element) -> bool:
    href = (element.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:"))
