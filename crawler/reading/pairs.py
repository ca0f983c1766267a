"""Pairs: which day is whose where links and days follow each other without a box round each pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from crawler.reading.nodes import Nodes
from crawler.reading.row_days import Found

Mark = tuple[int, int, Any]  # (place, 1 for a link, the link's index or the day)
_COLUMN = 3  # days that follow each other without a link: a column of them beside a column of links
_APART = 40  # from one day to the next in a column that holds nothing else
_FAR = 500
_RULE = 200  # what a line between two items counts
_MANY = 12  # links after one day, where other days have few
_CANDIDATES = 3  # links before a day of which one is the title


def in_order(
    nodes: Nodes, block: int, links: Iterable[int], days: Sequence[Found], most: int
) -> tuple[list[Mark], int]:
    """The links and days of a block in document order, and how many steps of at most `most` that took.

    A place counts elements and characters, so that distances say what stands closer.
    """
    wanted, waiting = set(links), list(days)
    marks: list[Mark] = []
    place = steps = 0

    def note(text: str | None) -> None:
        nonlocal place
        plain = " ".join(text.split()) if text else ""
        if plain:
            used: dict[str, int] = {}  # where a day's text was met last: days alike stand one after the other
            for day in list(waiting[:40]):
                if day.text and (at := plain.find(day.text, used.get(day.text, 0))) >= 0:
                    used[day.text] = at + len(day.text)
                    marks.append((place + at, 0, day))
                    waiting.remove(day)
        place += len(plain) + 1

    for step in nodes.walk(block)[:most]:
        steps += 1
        if step >= 0:
            if nodes.tags[step] == "hr":
                place += _RULE
            if step in wanted:
                marks.append((place, 1, step))
            note(nodes.texts[step])
        elif ~step != block:
            note(nodes.tails[~step])
    at = {mark[2]: mark[0] for mark in marks if mark[1]}
    marks += [(at.get(day.element, place), 0, day) for day in waiting if day.element in at]
    return sorted(marks, key=lambda mark: mark[:2]), steps


def pairs(
    nodes: Nodes, marks: list[Mark], group: Callable[[int], int], look: Callable[[int], Hashable]
) -> Iterator[tuple[Sequence[int], Found]]:
    """Each day with the links of which one is its row's: days beside links in a column, before or after.

    `group` gives the list that a link is an item of, `look` how it stands in its page.
    """
    days = [thing for _, is_link, thing in marks if not is_link]
    columns = _columns(marks, days, group)
    if columns is not None:
        yield from columns
    elif all(day.head for day in days) or (not _ends_in_days(marks) and _nearer_after(nodes, marks)):
        yield from _forward(marks)
    elif not _ends_in_days(marks) and (first := _below_all(nodes, marks, look)):
        yield from _forward(marks[first:])
    else:
        yield from _backward(marks)


def _columns(
    marks: list[Mark], days: list[Found], group: Callable[[int], int]
) -> list[tuple[Sequence[int], Found]] | None:
    """Links and days in columns side by side; no pair where they are not as many. None in any other order."""
    first = next((index for index, mark in enumerate(marks) if not mark[1]), 0)
    last = first + len(days)
    apart = [after[0] - before[0] for before, after in pairwise(marks[first:last])]
    if len(days) < _COLUMN or any(mark[1] for mark in marks[first:last]) or max(apart) > _APART:
        return None
    sides = [[mark[2] for mark in marks[:first]][::-1], [mark[2] for mark in marks[last:]]]
    for side in sides:
        items = [link for link in side if group(link) == group(side[0])]
        if len(items) == len(days):
            return [((link,), day) for link, day in zip(sorted(items), days, strict=True)]
    return [] if max(map(len, sides)) >= _COLUMN else None


def _forward(marks: list[Mark]) -> Iterator[tuple[Sequence[int], Found]]:
    """A day, then the links it is for: after the last day no more than after any before it.

    Days of a page that happen to look alike stand before many links, once.
    """
    groups: list[tuple[Found, list[int]]] = []
    for _, is_link, thing in marks:
        if not is_link:
            groups.append((thing, []))
        elif groups:
            groups[-1][1].append(thing)
    alone = len(groups) == 1 and bool(marks[0][1]) and not groups[0][0].head
    most = max((len(links) for _, links in groups[:-1]), default=1 if alone else None)
    usual = sorted(len(links) for _, links in groups)[(len(groups) - 1) // 2] if groups else 0
    for day, links in groups:
        if day.head or len(links[:most]) <= max(_MANY, 4 * usual):
            yield from (((link,), day) for link in links[:most])


def _backward(marks: list[Mark]) -> Iterator[tuple[Sequence[int], Found]]:
    """Links, then the day of the last of them."""
    waiting: list[int] = []
    for _, is_link, thing in marks:
        if is_link:
            waiting.append(thing)
        else:
            yield waiting[-_CANDIDATES:], thing
            waiting = []


def _ends_in_days(marks: list[Mark]) -> bool:
    """True for a link, its day, a link, its day and nothing more: days stand below, whatever is between."""
    kinds = [mark[1] for mark in marks]
    return kinds == [1, 0] * (len(kinds) // 2)


def _below_all(nodes: Nodes, marks: list[Mark], look: Callable[[int], Hashable]) -> int:
    """Where the first of several days stands, each above its links, where others stand before it; else 0.

    Links alike stand between the days and none before them; the days are closer to those that follow,
    or as close, and some follow the last. One link alone in its box may be a headline with the first day.
    """
    days = [index for index, mark in enumerate(marks) if not mark[1]]
    first, last = days[0], days[-1]
    alike = {look(thing) for _, is_link, thing in marks[first:last] if is_link}
    if not alike or any(look(thing) in alike for _, _, thing in marks[:first]):
        return 0
    before, after = _distances(nodes, _between_links(marks[first:]))
    follow = any(look(thing) in alike for _, _, thing in marks[last + 1 :])
    alone = first == 1 and _is_alone(nodes, marks[0][2])
    return first if after < before or (after == before and follow and not alone) else 0


def _is_alone(nodes: Nodes, link: int) -> bool:
    return nodes.text(nodes.parents[link], 200) == nodes.text(link, 200)


def _between_links(marks: list[Mark]) -> list[Mark]:
    """The links, and those days that stand between two of them."""
    kinds = [0, *(mark[1] for mark in marks), 0]
    around = zip(kinds, marks, kinds[2:], strict=False)
    return [mark for before, mark, after in around if mark[1] or (before and after)]


def _nearer_after(nodes: Nodes, marks: list[Mark]) -> bool:
    """True when days stand closer to the link after them than to the one before."""
    before, after = _distances(nodes, marks)
    return after < before


def _distances(nodes: Nodes, marks: list[Mark]) -> tuple[int, int]:
    """How far some days stand from the links before and after them, all in all."""
    before = after = 0
    for index, (place, is_link, day) in enumerate(marks):
        if is_link:
            continue
        previous = next((mark for mark in marks[index - 1 :: -1] if mark[1]), None) if index else None
        following = next((mark for mark in marks[index + 1 :] if mark[1]), None)
        before += min(_FAR, place - previous[0] - len(nodes.text(previous[2], 200))) if previous else _FAR
        after += min(_FAR, following[0] - place - len(day.text)) if following else _FAR
    return before, after
