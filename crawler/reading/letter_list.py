"""Letters in lists: tables and other grids whose columns are told by their headers, else by their values."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple
from urllib.parse import urlsplit

import ahocorasick_rs
from lxml import etree

from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.fields import Names
from crawler.reading.letter_evidence import announces, are_letters, specific
from crawler.reading.letter_row import (
    Row,
    cell_text,
    labelled,
    link,
    linked_title,
    loose,
    put_kind,
    shaped,
    shown_state,
    titled,
)  # fmt: skip
from crawler.reading.letter_signs import is_addressed, is_other
from crawler.reading.letter_state import Draft, put, state_of
from crawler.reading.lines import SPLIT, Line, Lines, inner, plain
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.vocabulary import bare, load, spaced, squeeze

MOST_ROWS = 3_000
MOST_CELLS = 20
LEAST_NAMED = 3  # letters of which nothing but titles and days is told
LONGEST_HEAD = 30  # characters of a column's name, with what may stand beside it
MOST_ABOVE = 60  # elements around a row
MOST_LINKS = 60  # in one short line
_PARTS = frozenset({
    "span", "a", "b", "em", "i", "font", "p", "div", "label", "time", "strong", "small", "h3", "h4",
    "h2", "h5", "u", "cite", "s", "tt", "big", "dt", "dd", "td", "li", "header", "footer", "section",
})  # fmt: skip

_HOLDERS = (
    "table", "ul", "ol", "div", "dl", "section", "main", "body", "form", "p", "td", "center", "article",
    "font",
)  # fmt: skip
_BLOCKS = frozenset({"div", "ul", "dl", "a", "li", "tr", "article", "section", "p"})
_HEADING = frozenset({"span", "div", "b", "em", "i", "strong", "label", "p", "li", "h4", "dt", "dd"})
_LETTER = (
    "来信",
    "信件",
    "写信",
    "发信",
    "留言",
    "诉求",
    "问政",
    "来件",
)  # labels that name the letter itself
_FOOT = seldom(r"ICP[备证]|公网安备|版权所有|Copyright", re.I)
_LETTER_PATHS = (
    *("letter", "mail", "xinxiang", "xjck", "xjxq", "wlwz", "wlwm", "wzid", "ldxx", "szxx", "xzxx", "jzxx"),
    *("sjxx", "qzxx", "lyb", "liuyan", "lyid", "guestbook", "consult", "jact", "hdjlpt", "govmsg", "laixin"),
    *("lxxd", "appeal", "complain", "wsxf", "zxts", "zxly", "12345"),
)  # in the addresses of letters
_TRAIL = seldom(r"(?:(?:网站)?首页|Home)\s?[>»›]", re.I)
_DAYS = frozenset({"asked", "asked_near", "time", "replied"})
_HOLDING = frozenset({"div", "p", "footer", "header", "section", "dd"})


class Said(NamedTuple):
    """What a page says of what follows."""

    letters: bool
    other: bool
    plainly: bool  # its words say so, and not its address alone
    page: bool  # so does what it calls itself


class Context:
    """What a page says it is about."""

    def __init__(self, document: Document, lines: Lines, within: Lines | None = None) -> None:
        """`within`: the lines of markup that the page carries, if that is what is read."""
        self.document = document
        self.lines = lines if within is None else within
        words = load("letters")["page"]
        self._words = words["words"]
        head = " ".join(_heads(document, lines))
        self.other = is_other(head)
        self.told = not self.other and any(word in head for word in self._words)
        self.letters = self.told or (not self.other and is_addressed(document.url))

    def at(self, element: etree._Element) -> Said:
        """Whether the page or what stands just above the element speaks of letters, and of other cases.

        Links lead elsewhere and say nothing of what follows them. Where the page is about letters and other
        cases stand above the element, neither is said: what the element holds has to tell. The line that
        stands nearest says it most plainly.
        """
        first = self.lines.span(element)[0]
        above = [self.lines[line] for line in range(max(0, first - 3), first)]
        near = [
            (squeeze(line.text), rest) for line in above if len(line.text) <= 60 and (rest := _unlinked(line))
        ]
        spoken = [any(word in text for word in self._words) for text, _ in near]
        others = [is_other(rest) for _, rest in near]
        letters, other = any(spoken), any(others)
        nearest = next(
            (said for said, differs in zip(spoken[::-1], others[::-1], strict=True) if said or differs),
            self.told,
        )
        if self.told and letters:
            return Said(letters=True, other=False, plainly=nearest, page=True)
        speaks = (self.letters or letters) and not other
        return Said(speaks, self.other or (other and not self.told), speaks and nearest, self.told)


def _unlinked(line: Line) -> str:
    """A line's text without its links; empty when only what stands between links is left."""
    text = squeeze(plain(line.text))
    for linked in sorted(map(squeeze, line.linked), key=len, reverse=True)[:MOST_LINKS]:
        if linked:
            text = text.replace(linked, SPLIT)
    rest = plain(text)
    return rest if any(letter.isalnum() for letter in rest) else ""


def _heads(document: Document, lines: Lines) -> Iterator[str]:
    """Title, first headings and the line that says where one is."""
    for name, most in (("title", 1), ("h1", 3)):
        for element in list(document.elements(name))[:most]:
            yield squeeze(inner(element))[:200]
    for number in range(min(len(lines), 400)):
        text = squeeze(lines[number].text[:300])
        if "位置" in text[:12] or _TRAIL.match(plain(text)):
            yield text[:120]
            if len(text) < 10 and number + 1 < len(lines):
                yield squeeze(lines[number + 1].text[:120])
            return


def bare_head(document: Document, names: Names, context: Context) -> list[str]:
    """The names of columns that stand on a page without a row, as above rows that it carries; or nothing."""
    for grid in _grids(document.root):
        header, rows = _header(grid, names)
        if header and not rows and _tells(header, context.at(grid[0][0])):
            return header
    return []


def listed(
    document: Document,
    names: Names,
    context: Context,
    root: etree._Element | None = None,
    head: Sequence[str] = (),
) -> list[Draft]:
    """The letters in the grids of a page, or of markup that it carries, whose columns a `head` may name."""
    found: list[Draft] = []
    carried: list[str] = []
    for grid in _grids(document.root if root is None else root):
        if _labelled(grid, names):
            continue
        said = context.at(grid[0][0])
        header, rows = _header(grid, names)
        if header and not rows:
            carried = header if _tells(header, said) else []
            continue
        named_by = carried or list(head)
        if not header and named_by and all(len(cells) == len(named_by) for _, cells in rows[:5]):
            header = named_by
        carried = []
        if not said.other:
            drafts = _letters(document, names, rows, header, said)
            found += drafts if not any(map(_is_of_foot, drafts[:5])) else []
        if len(found) >= MOST_ROWS:
            break
    return _innermost(found[:MOST_ROWS])


def _innermost(found: list[Draft]) -> list[Draft]:
    """The letters without rows that hold other ones and are told by these: they hold a list."""
    rows = {draft.row: draft for draft in found}
    holders = set()
    for draft in found if len(rows) > 1 else ():
        for above in islice(draft.row.iterancestors(), MOST_ABOVE) if draft.row is not None else ():
            holder = rows.get(above)
            if holder is not None and _is_told_by(holder, draft):
                holders.add(above)
    return [draft for draft in found if draft.row not in holders]


def _is_told_by(holder: Draft, inner_one: Draft) -> bool:
    """True for a row without a link but that of a row within it, of which it says something else."""
    same = holder.title == inner_one.title and holder.day == inner_one.day
    return not same and holder.url in ("", inner_one.url)


def _is_of_foot(draft: Draft) -> bool:
    """True for a row that a page's foot makes: its marks stand below each other as cells do."""
    return bool(_FOOT.search(f"{draft.title[:100]} {draft.id[:50]}"))


def _letters(document: Document, names: Names, rows: list[Row], header: list[str], said: Said) -> list[Draft]:
    """The letters of one grid: all of its rows, or none."""
    if header and _tells(header, said):
        drafts = [draft for row in rows if (draft := _mapped(document, row, header)) is not None]
        own = specific(label.split(":")[1] for label in header if label)
        activity = any(label.startswith("activity:") for label in header)
        return drafts if are_letters(drafts, plainly=said.plainly, labels=own, activity=activity) else []
    if header or not said.letters:
        return []
    plain_rows = (row for row in rows if not (_tells_itself(row[1], names) or labelled(row[1], names)))
    drafts = [draft for row in plain_rows if (draft := shaped(document, row)) is not None]
    return drafts if are_letters(drafts, plainly=said.plainly) else []


def leads_to_letters(document: Document) -> bool:
    """False where no address that a row has can be one of a letter."""
    if "reference:onclick" in signs(document) or _may_lead(document.base.lower()):
        return True
    hrefs = " ".join(document.nodes.hrefs.values()).lower().replace("mailto:", "")
    for left_out in "\t\r\n":  # by browsers
        hrefs = hrefs.replace(left_out, "")
    return "%" in hrefs or _may_lead(hrefs)


def _may_lead(urls: str) -> bool:
    """True where one of some addresses, in lower case, may be a letter's."""
    return bool(_paths().find_matches_as_indexes(urls.encode("utf-8", "replace")))


@functools.cache
def _paths() -> ahocorasick_rs.BytesAhoCorasick:
    return ahocorasick_rs.BytesAhoCorasick(list(map(str.encode, _LETTER_PATHS)))


def named(document: Document, context: Context) -> list[Draft]:
    """Letters of which a list tells but titles and days: the page and their addresses tell what they are."""
    for grid in _grids(document.root) if context.told and leads_to_letters(document) else ():
        drafts = [draft for row in grid if (draft := titled(document, row)) is not None]
        if len(drafts) < max(LEAST_NAMED, len(grid)):
            continue
        telling = all(_may_lead(urlsplit(draft.url)._replace(netloc="").geturl().lower()) for draft in drafts)
        if telling and 2 * sum(announces(draft.title) for draft in drafts) <= len(drafts):
            return drafts
    return []


def _grids(root: etree._Element) -> Iterator[list[Row]]:
    """Rows of cells: of tables, of lists, and of blocks that repeat."""
    budget = 20_000
    for element in root.iter(*_HOLDERS):
        if element.tag == "table":
            grids = [_table(element)]
        elif element.tag in ("ul", "ol"):
            grids = [[(row, _parts(row)) for row in element.findall("li")[:MOST_ROWS]]]
        else:
            grids = _blocks(element)
        for grid in grids:
            rows = [(row, cells) for row, cells in grid if _is_row(cells)]
            budget -= len(rows)
            if rows:
                yield rows
        if budget < 0:
            return


def _is_row(cells: list[etree._Element]) -> bool:
    return 2 <= len(cells) <= MOST_CELLS or (len(cells) == 1 and bool(loose(cells)))


def _table(table: etree._Element) -> list[Row]:
    rows: list[etree._Element] = table.findall("tr")
    for part in ("thead", "tbody", "tfoot"):
        for section in table.findall(part):
            rows += section.findall("tr")
    return [(row, [cell for cell in row if cell.tag in ("td", "th")]) for row in rows[:MOST_ROWS]]


def _blocks(element: etree._Element) -> list[list[Row]]:
    """Children of one name that each hold several parts, and what alone stands above them as a head."""
    children = [child for child in element if child.tag in _BLOCKS][:MOST_ROWS]
    runs = [list(run) for _, run in groupby(children, key=lambda child: str(child.tag))]
    if len(runs) <= 1:
        if len(children) > 1:
            return [[(child, _parts(child)) for child in children]]
        return [[(element, list(element))]] if _may_head(element) else []
    if element.tag == "p" or max(map(len, runs)) < 2:
        return [[(element, list(element))]] if _may_head(element) else []
    return [
        [(child, _parts(child)) for child in run]
        for run, following in zip(runs, [*runs[1:], []], strict=True)
        if len(run) > 1 or (len(following) > 1 and _may_head(run[0]))
    ]


def _may_head(element: etree._Element) -> bool:
    """True for a row of short texts, such as the names of columns."""
    parts = list(islice(element, MOST_CELLS + 1))
    if not 3 <= len(parts) <= MOST_CELLS or element.tag == "a" or len({part.tag for part in parts}) > 1:
        return False
    return parts[0].tag in _HEADING and all(
        len(part) == 0 and len((part.text or "").strip()) <= 12 for part in parts
    )


def _parts(row: etree._Element) -> list[etree._Element]:
    """The parts of a row that is no table row; one wrapper around them all is looked through."""
    for _ in range(3):
        known = _PARTS if len(row) > 1 else _PARTS | {"dl"}
        parts = [part for part in row if part.tag in known][: MOST_CELLS + 1]
        if len(parts) != 1 or (row.text or "").strip() or (parts[0].tail or "").strip():
            return [piece for part in parts for piece in _pieces(part)][: MOST_CELLS + 1]
        row = parts[0]
    return []


def _pieces(part: etree._Element) -> list[etree._Element]:
    """The parts of a part that holds nothing else, of which none is a link's; else the part itself."""
    pieces = [piece for piece in part if piece.tag in _PARTS]
    plain_text = (part.text or "").strip() or any((piece.tail or "").strip() for piece in pieces)
    if part.tag not in _HOLDING or len(pieces) < 2 or plain_text or part.find(".//a") is not None:
        return [part]
    return pieces


def _header(grid: list[Row], names: Names) -> tuple[list[str], list[Row]]:
    """The names of the columns by the header row, if there is one, and the rows below it."""
    for number, (_, cells) in enumerate(grid[:3]):
        texts = [bare(cell_text(cell)) for cell in cells]
        meant = [(names(text) or ("",))[0] if len(text) <= 12 else "" for text in texts]
        if "reply" in meant and "body" not in meant:
            meant = [
                name or ("body" if text in _texts() else "") for name, text in zip(meant, texts, strict=True)
            ]
        known = [name for name in meant if name]
        if any(len(text) > LONGEST_HEAD for text in texts):
            continue  # a cell that holds a list of its own
        if len(known) >= 2 and len(known) * 2 >= len([text for text in texts if text]) and not _values(texts):
            labels = [f"{name}:{text}" if name else "" for name, text in zip(meant, texts, strict=True)]
            return _spread(cells, labels), grid[number + 1 :]
    return [], grid


@functools.cache
def _texts() -> frozenset[str]:
    """What a column of citizens' texts is called beside one of replies."""
    return frozenset(load("letters")["headings"]["body"])


def _labelled(grid: list[Row], names: Names) -> bool:
    """True for the grid of one letter, whose rows are labels with their values: it lists nothing."""
    alone = sum(len(cells) in (2, 4) and _is_label(cells[0], names) for _, cells in grid[:MOST_CELLS])
    others = sum(bool(_is_label(cells[-1], names)) for _, cells in grid[:MOST_CELLS])
    return alone >= 3 and others * 3 <= alone


def _tells_itself(cells: list[etree._Element], names: Names) -> bool:
    """True for a row that holds two labels or more, and values, too."""
    labels = [_is_label(cell, names) for cell in cells]
    led = [not label and _is_led(cell, names) for cell, label in zip(cells, labels, strict=True)]
    values = any(not label and squeeze(cell_text(cell)) for cell, label in zip(cells, labels, strict=True))
    return sum(labels) + sum(led) >= 2 and values and (any(led) or sum(labels) * 3 <= 2 * len(cells))


def _is_led(cell: etree._Element, names: Names) -> bool:
    """True for a cell in which a value follows its label."""
    head = next((text for text in map(str, islice(cell.itertext(), 20)) if text.strip()), "")
    head, colon, rest = head.strip()[:40].replace("：", ":").partition(":")
    label = bare(head)
    return 0 < len(label) <= 12 and bool(names(label)) and bool(rest or colon or len(cell))


def _is_label(cell: etree._Element, names: Names) -> bool:
    text = bare(cell_text(cell))
    return 0 < len(text) <= 12 and bool(names(text))


def _values(texts: Sequence[str]) -> bool:
    """A row that holds dates or states is no header."""
    return any(
        day_in(text) is not None or (state_of(text) and text not in ("回复", "办结")) for text in texts
    )


def _spread(cells: list[etree._Element], labels: list[str]) -> list[str]:
    spread = []
    for cell, label in zip(cells, labels, strict=True):
        wide = cell.get("colspan") or "1"
        spread += [label] * (min(int(wide[:9]), MOST_CELLS) if wide.isascii() and wide.isdigit() else 1)
    return spread


def _tells(header: list[str], said: Said) -> bool:
    """A header that only a list of letters has, or that a page about letters may have."""
    has = {label.split(":")[0] for label in header if label}
    if has >= {"title", "sender", "replies"} and not has & _DAYS:
        return said.letters  # a forum's list: days stand beside who wrote
    if not has & {"title", "asked", "id", "body"} or not has & {
        "asked",
        "asked_near",
        "time",
        "status",
        "replied",
    }:
        return False
    own = specific(label.split(":")[1] for label in header if label)
    if has >= {"body", "reply"}:  # a guestbook in a table
        return said.letters and bool(has & _DAYS)
    if said.page and "status" in has and any(label.startswith(_LETTER) for label in own):
        return True
    if said.page and said.plainly and has >= {"unit", "title", "replied"} and has & {"asked", "asked_near"}:
        return True  # who answers, and when it was asked and answered
    return len(own) >= 2 or (said.letters and (bool(own) or bool(has & {"status", "replies"})))


def _mapped(document: Document, row: Row, header: list[str]) -> Draft | None:
    element, cells = row
    if len(cells) != len(header):
        return shaped(document, row)
    draft = Draft()
    draft.row = element
    for cell, label in zip(cells, header, strict=True):
        if label:
            _put_cell(document, draft, cell, *label.split(":", 1))
            draft.named = draft.named or label.startswith("asked:")
    if not draft.title:
        draft.title = linked_title(element) or (spaced(draft.body)[:30] if draft.replies else "")
    draft.url = link(document, element, draft.title)
    return draft if draft.title and (draft.day or draft.status or draft.replied or draft.url) else None


def _put_cell(document: Document, draft: Draft, cell: etree._Element, name: str, label: str) -> None:
    text = cell_text(cell)
    if name == "title":
        draft.title = linked_title(cell) or text
        put_kind(draft, cell)
    elif name == "status" and (word := shown_state(document, cell, text)):
        put(draft, name, label, word)
    elif name == "reply" and not text:
        return  # lists cut replies off; an empty cell proves nothing
    elif name in _DAYS and len(cell):
        put(draft, name, label, _day_text(cell))
    elif name == "sender" and len(cell) and draft.asked_near is None:
        put(draft, "asked_near", label, _day_text(cell))
    else:
        put(draft, name, label, text)


def _day_text(cell: etree._Element) -> str:
    """The day in a cell, which may stand beside who wrote (`<cite>王**</cite><em>2015-08-20</em>`)."""
    pieces = [piece.strip() for piece in map(str, islice(cell.itertext(), MOST_CELLS)) if piece.strip()]
    return next((piece for piece in pieces if day_in(piece) is not None), " ".join(pieces))
