"""Nodes: a tree laid flat, once, so that readers need not walk it element by element.

Asking a tree's element for its parent, its text or its tail costs as much as parsing it did; lists do not.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

_SPACE: Final = " \t\r\n"  # what XPath calls space


class Nodes:
    """The elements of a tree in document order, as parallel lists; an element is known by its index.

    `ends[i]` is the index after the last element within element `i`. `steps` is the walk through the tree:
    `i` where element `i` begins, `~i` where it ends.
    """

    __slots__ = ("_pieces", "elements", "ends", "parents", "steps", "tags", "tails", "texts")

    def __init__(self, root: etree._Element) -> None:
        self.elements: list[etree._Element] = list(root.iter())
        self.tags: list[str] = [element.tag for element in self.elements]
        self.texts: list[str | None] = [element.text for element in self.elements]
        self.tails: list[str | None] = [element.tail for element in self.elements]
        self.tails[0] = None  # stands outside the tree
        self.ends: list[int] = [0] * len(self.elements)
        self.parents: list[int] = [-1] * len(self.elements)
        self.steps: list[int] = []
        self._pieces: Pieces | None = None
        self._lay()

    def _lay(self) -> None:
        step, ends, parents = self.steps.append, self.ends, self.parents
        parent, left = -1, 0  # the open element, and how many of its children are to come
        above: list[tuple[int, int]] = []
        for index, children in enumerate(map(len, self.elements)):
            step(index)
            parents[index] = parent
            if children:
                above.append((parent, left))
                parent, left = index, children
                continue
            step(~index)
            ends[index] = index + 1
            while above:
                left -= 1
                if left:
                    break
                step(~parent)
                ends[parent] = index + 1
                parent, left = above.pop()

    @property
    def pieces(self) -> Pieces:
        """The texts of the tree."""
        if self._pieces is None:
            self._pieces = Pieces(self)
        return self._pieces

    def body(self) -> tuple[int, int]:
        """First index within the body, and the one after the last; an empty range where there is no body."""
        for index in range(1, len(self.tags)):
            if self.tags[index] == "body" and self.parents[index] == 0:
                return index, self.ends[index]
        return 0, 0


class Pieces:
    """The texts of a tree that are more than space, in order; those of scripts and styles are left out.

    `texts[n]` stands at `places[n]`: `i` for the beginning of element `i`, `~i` for what follows element `i`.
    """

    __slots__ = ("_nodes", "places", "texts")

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self.texts: list[str] = []
        self.places: list[int] = []
        text, place = self.texts.append, self.places.append
        tags, texts, tails = nodes.tags, nodes.texts, nodes.tails
        for step in nodes.steps:
            if step >= 0:
                found = texts[step]
                if found and tags[step] not in _CODE and found.strip(_SPACE):
                    text(found)
                    place(step)
            else:
                found = tails[~step]
                if found and found.strip(_SPACE):
                    text(found)
                    place(step)

    def holder(self, number: int) -> int:
        """Index of the element that a text stands in."""
        place = self.places[number]
        return place if place >= 0 else self._nodes.parents[~place]

    def within(self, first: int, last: int) -> tuple[int, int]:
        """The numbers of the texts in the elements `first` to before `last`, which make up one element."""
        numbers = [number for number, place in enumerate(self.places) if self._inside(place, first, last)]
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)

    def _inside(self, place: int, first: int, last: int) -> bool:
        return first <= place < last if place >= 0 else first < ~place < last


_CODE: Final = frozenset({"script", "style"})
