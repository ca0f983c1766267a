"""Nodes: a tree laid flat, once, so that readers need not walk it element by element.

Asking a tree's element for its parent, its text or its tail costs as much as parsing it did; lists do not.
"""

from __future__ import annotations

import bisect
import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress, islice
from operator import itemgetter
from typing import Final

from lxml import etree

_SPACE: Final = " \t\r\n"  # what XPath calls space
_FIRST_SIGN: Final = "!"  # what begins with it, or comes after it, begins with no space


class Nodes:
    """The elements of a tree in document order, as parallel lists; an element is known by its index.

    `ends[i]` is the index after the last element within element `i`, `parents[i]` the index of the element
    around it (-1 for none), `depths[i]` how many there are. `steps` is the walk through the tree: `i` where
    element `i` begins, `~i` where it ends. `named` has the elements of each tag. `texts[i]` is what stands at
    the beginning of an element, `tails[i]` what follows it.
    """

    __slots__ = (
        "_first",
        "_hrefs",
        "_pieces",
        "_strings",
        "depths",
        "elements",
        "ends",
        "named",
        "parents",
        "steps",
        "tags",
        "tails",
        "texts",
    )

    def __init__(self, root: etree._Element) -> None:
        self.elements: list[etree._Element] = list(root.iter())
        self.tags: list[str] = [element.tag for element in self.elements]
        self.texts: list[str] = [element.text or "" for element in self.elements]
        self.tails: list[str] = [element.tail or "" for element in self.elements]
        self.tails[0] = ""  # stands outside the tree
        self.ends: list[int] = list(range(1, len(self.elements) + 1))
        self.parents: list[int] = [-1] * len(self.elements)
        self.depths: list[int] = [0] * len(self.elements)
        self.steps: list[int] = []
        self.named: defaultdict[str, list[int]] = defaultdict(list)
        for index, tag in enumerate(self.tags):
            self.named[tag].append(index)
        self._strings: list[str] = []
        self._pieces: Pieces | None = None
        self._first: dict[int, list[int]] = {}
        self._hrefs: dict[int, str] | None = None
        self._lay()

    def _lay(self) -> None:
        step, parents, depths, ends = self.steps.append, self.parents, self.depths, self.ends
        parent, depth, left = -1, 0, 0  # the open element, and how many of its children are to come
        above: list[int] = []  # how many of each element around it
        for index, children in enumerate(map(len, self.elements)):
            parents[index] = parent
            depths[index] = depth
            step(index)
            if children:
                above.append(left)
                parent, left, depth = index, children, depth + 1
                continue
            step(~index)
            left -= 1
            while not left:
                step(~parent)
                ends[parent] = index + 1
                parent, left, depth = parents[parent], above.pop() - 1, depth - 1

    @property
    def strings(self) -> list[str]:
        """What stands at every step: the text of an element, or its tail; nothing for a script or style."""
        if not self._strings:
            strings = self.texts.copy()
            for index in self.called(*_CODE):
                strings[index] = ""
            strings += reversed(self.tails)  # a step that ends an element counts from the end
            self._strings = list(itemgetter(*self.steps)(strings))  # two or more: a root begins and ends
        return self._strings

    @property
    def anchors(self) -> list[int]:
        """The `a` elements."""
        return self.named.get("a", [])

    @property
    def hrefs(self) -> dict[int, str]:
        """What the `a` elements refer to, as written, of those that do."""
        if self._hrefs is None:
            elements = self.elements  # asked one by one: a methodcaller takes longer
            self._hrefs = {
                index: href for index in self.anchors if (href := elements[index].get("href")) is not None
            }
        return self._hrefs

    def kind(self, index: int) -> str:
        """The class of an element; "" for none."""
        return self.elements[index].get("class") or ""

    def called(self, *names: str) -> list[int]:
        """The elements with one of the (lower-case) names, in document order."""
        found = [self.named[name] for name in names if name in self.named]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    @property
    def pieces(self) -> Pieces:
        """The texts of the tree."""
        if self._pieces is None:
            self._pieces = Pieces(self)
        return self._pieces

    def walk(self, index: int) -> list[int]:
        """The steps from the beginning of an element to its end."""
        return self.steps[self.first(index) : self.last(index) + 1]

    def first(self, index: int) -> int:
        """The number of the step at which an element begins."""
        return 2 * index - self.depths[index]

    def last(self, index: int) -> int:
        """The number of the step at which an element ends."""
        return 2 * self.ends[index] - self.depths[index] - 1

    def step(self, place: int) -> int:
        """The number of the step at which an element begins (`i`) or ends (`~i`)."""
        return self.first(place) if place >= 0 else self.last(~place)

    def text(self, index: int, limit: int) -> str:
        """The text within an element, white space collapsed; it ends with the piece that passes the limit."""
        if self.ends[index] == index + 1:
            return " ".join(self.texts[index].split())
        parts: list[str] = []
        for step in self.walk(index)[:-1]:
            if part := self.texts[step] if step >= 0 else self.tails[~step]:
                parts.append(part)
                limit -= len(part)
                if limit < 0:
                    break
        return " ".join("".join(parts).split())

    def texts_in(self, index: int, most: int) -> list[str]:
        """The texts within an element, each with its white space collapsed, at most so many."""
        steps = (step for step in self.walk(index)[:-1] if step < 0 or self.tags[step] not in _CODE)
        found = (self.texts[step] if step >= 0 else self.tails[~step] for step in steps)
        plain = (" ".join(text.split()) for text in found if text)
        return list(islice(filter(None, plain), most))

    def head_of(self, index: int) -> str:
        """The heading of the table column that an element stands in; "" for none, and in the first row."""
        cell = index if "td" in self.named or "th" in self.named else -1
        while cell >= 0 and self.tags[cell] not in _CELLS:
            cell = self.parents[cell]
        row = self.parents[cell] if cell >= 0 else -1
        table = self.parents[row] if row >= 0 and self.tags[row] == "tr" else -1
        if table >= 0 and self.tags[table] in _PARTS and self.parents[table] >= 0:
            table = self.parents[table]
        if table < 0:
            return self._head_of_box(index)
        head = next((number for number in range(table, self.ends[table]) if self.tags[number] == "tr"), row)
        place = sum(child < cell for child in self.children(row))
        above = next(islice(self.children(head), place, None), -1) if head != row else -1
        return self.text(above, 60) if above >= 0 else ""

    def _head_of_box(self, index: int) -> str:
        """The heading of the column of boxes that an element stands in: boxes laid out as a table."""
        parents, cell, row = self.parents, index, self.parents[index]
        for _ in range(2):
            table = parents[row] if row >= 0 else -1
            if table < 0 or self.tags[row] in _ROWLESS:
                return ""
            heads = self._first.get(table)
            if heads is None:
                heads = self._first[table] = self._heads(table)
            if heads and table + 1 != row:
                cells = list(islice(self.children(row), len(heads) + 1))
                if len(cells) == len(heads):
                    return self.text(heads[cells.index(cell)], 60)
            cell, row = row, table
        return ""

    def _heads(self, table: int) -> list[int]:
        """The boxes in the first box of an element, which may be the heads of columns; none with links."""
        found = list(self.children(table + 1))
        return [] if len(found) < 3 or "a" in self.tags[table + 1 : found[-1] + 1] else found

    def above(self, index: int, most: int) -> Iterator[int]:
        """The elements around an element, the closest first, at most so many."""
        for _ in range(most):
            index = self.parents[index]
            if index < 0:
                return
            yield index

    def children(self, index: int) -> Iterator[int]:
        """The elements directly within an element."""
        child, end = index + 1, self.ends[index]
        while child < end:
            yield child
            child = self.ends[child]


class Pieces:
    """The texts of a tree that are more than space, in order; those of scripts and styles are left out.

    `texts[n]` stands at `places[n]`: `i` for the beginning of element `i`, `~i` for what follows element `i`.
    `joined` has all of them, a line each, if they hold no line breaks.
    """

    __slots__ = ("_parents", "joined", "places", "texts")

    def __init__(self, nodes: Nodes) -> None:
        self._parents = nodes.parents  # not the nodes: they hold this
        strings = nodes.strings
        found = [
            number
            for number in compress(range(len(strings)), strings)  # most are empty
            if strings[number] >= _FIRST_SIGN or strings[number].strip(_SPACE)
        ]
        self.texts: list[str] = list(map(strings.__getitem__, found))
        self.places: list[int] = list(map(nodes.steps.__getitem__, found))
        self.joined = "\n".join(self.texts)

    def numbers(self, *words: str) -> Iterator[int]:
        """The texts in which one of some words without line breaks stands, found as they are asked for."""
        last, stops = -1, list(accumulate(map((1).__add__, map(len, self.texts))))
        places = [self._places_of(word) for word in words]
        for at in places[0] if len(places) == 1 else heapq.merge(*places):
            number = bisect.bisect_right(stops, at)
            if number > last:
                yield number
                last = number

    def _places_of(self, word: str) -> Iterator[int]:
        at = self.joined.find(word)
        while at >= 0:
            yield at
            at = self.joined.find(word, at + 1)

    def holder(self, number: int) -> int:
        """Index of the element that a text stands in."""
        place = self.places[number]
        return place if place >= 0 else self._parents[~place]

    def attached(self, number: int) -> int:
        """Index of the element whose text, or whose tail, a text is."""
        place = self.places[number]
        return place if place >= 0 else ~place

    def of_body(self, nodes: Nodes) -> Sequence[int]:
        """The numbers of the texts within the body of the tree (a broken page may have several)."""
        numbers: list[int] = []
        spans = [self._within(nodes, index) for index in nodes.children(0) if nodes.tags[index] == "body"]
        for span in spans:
            numbers.extend(span)
        return spans[0] if len(spans) == 1 else numbers

    def within(self, nodes: Nodes, index: int, last: int = -1) -> Sequence[str]:
        """The texts within an element, or those before another element in it."""
        span = self._within(nodes, index)
        stop = span.stop
        if last >= 0:
            stop = bisect.bisect_left(self.places, nodes.first(last), span.start, key=nodes.step)
        return self.texts[span.start : stop]

    def _within(self, nodes: Nodes, index: int) -> range:
        """The numbers of the texts within an element."""
        first = bisect.bisect_left(self.places, nodes.first(index), key=nodes.step)
        return range(first, bisect.bisect_left(self.places, nodes.last(index), first, key=nodes.step))


_CELLS: Final = frozenset({"td", "th"})
_ROWLESS: Final = frozenset({"html", "body"})
_PARTS: Final = frozenset({"tbody", "thead"})
_CODE: Final = frozenset({"script", "style"})
