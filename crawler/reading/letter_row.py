"""Row of letters without a header: what the shapes of its texts say, and where it leads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.page import LetterState
from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.fields import Names
from crawler.reading.letter_legend import marked_state
from crawler.reading.letter_state import (
    Draft,
    image_state,
    is_activity,
    is_state,
    put_reply,
    says_more,
    state_of,
)
from crawler.reading.lines import inner, leads_away
from crawler.reading.links import resolve
from crawler.reading.replier import is_unit
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, spaced

Row = tuple[etree._Element, list[etree._Element]]

_ANSWER = seldom(
    r"\s*[【\[]?(?:官方|部门|单位|网站|管理员)?[答回]复(?:内容|意见)?[】\]]?\s*[（(]([^()（）]{2,60})[)）]\s*[:：]\s*(\S[^\0]{3,5000})"
)
_BUTTONS = frozenset({"回复", "答复", "追问", "评论", "举报"})
LEAST_LOOSE = 4  # characters of a title without an element of its own
MOST_LOOSE = 60  # characters of a text that stands beside others without an element of its own
MOST_BESIDE = 200  # … of a cell in which something may stand beside the link
_OPENED = seldom(r"""(?:open|href|location|assign|replace)[\s(.=]{0,10}['"]([^'"\s]{1,500})['"]""")
# Numbers of letters: long enough to be no count of visits.
_NUMBER = seldom(r"(?=\D{0,12}\d{4})[A-Za-z]{0,10}(?:[-_]?\d){6,24}[A-Za-z]{0,2}|[A-Za-z]{2,10}[-_]?\d{4,20}")
_LOOSE = seldom(
    r"[\[【［〔(（]([^\[\]【】［］〔〕()（）]{1,40})[\]】］〕)）]|([^\s|｜\[【［〔(（\]】］〕)）]{1,60})"
)
# 2015-08-20 市城管局答复：…
_STEP = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d[\d\s:日]{0,12}[^：:]{0,30}[答回]复\s?[：:]")
_MARKED = seldom(
    r"[\[【［]([^\[\]【】［］]{1,12})[\]】］][\s:：]{0,3}(?=\S)|[\[【［]([^\[\]【】［］]{1,12})[\]】］]\s{0,3}$"
)


def shaped(document: Document, row: Row) -> Draft | None:
    """A row without header: a title, a state and a day are what makes it a letter."""
    element, cells = row
    if _holds_several(element):
        return None
    draft = Draft()
    draft.row = element
    days: list[dt.date] = []
    told = [piece for piece in loose(cells) if not _put_shape(draft, piece, days)]
    rest = [
        cell
        for cell in cells
        if not _put_answer(draft, cell)
        and not _put_line(draft, cell, days)
        and not _put_shape(draft, _shown(document, cell), days, cell)
    ]
    linked = [cell for cell in rest if _has_link(cell)]
    for piece in _beside_link(linked[0]) if len(linked) == 1 else ():
        _put_shape(draft, piece, days)
    above = element.getprevious()
    if not rest and not told and above is not None and above.tag == element.tag and _is_title(above):
        rest, element = [above], above  # the title stands in a row of its own
    draft.title = next((title for cell in rest if (title := linked_title(cell))), "") or max(
        (cell_text(cell) for cell in rest), key=len, default=_loose_title(told)
    )
    put_marked(draft, days)
    if draft.replies:
        draft.body = max((cell_text(cell) for cell in rest if not _has_link(cell)), key=len, default="")
    if (
        not (draft.status or draft.activity or draft.replies)
        or not days
        or not bare(draft.title)
        or is_state(draft.title)
    ):
        return None
    draft.asked = min(days)
    if len(days) > 1 and all(state_of(word) is LetterState.ANSWERED for word in draft.status):
        draft.replied.append(max(days))
    draft.url = link(document, element, draft.title)
    return draft if draft.url or not _STEP.match(draft.title) else None


def _is_title(row: etree._Element) -> bool:
    """True for a row of one part that may be the title of the next: no day and no state stand in it."""
    text = cell_text(row)
    return (
        len(row) == 1
        and not (row.text or row[0].tail or "").strip()
        and not is_state(text)
        and not day_in(text)
    )


def _loose_title(told: list[str]) -> str:
    """What stands between the parts of a row that has no other title; a label is none."""
    title = " ".join(told)
    return title if len(title) >= LEAST_LOOSE and title[-1] not in ":：" else ""


def _shown(document: Document, cell: etree._Element) -> str:
    text = cell_text(cell)
    return shown_state(document, cell, text) if len(text) <= 1 else text


def shown_state(document: Document, cell: etree._Element, text: str) -> str:
    """The text of a cell of states, or what a picture or a mark stands for, by the page's legend."""
    return marked_state(document, cell) or text or image_state(cell)


def titled(document: Document, row: Row) -> Draft | None:
    """A row of one link and one day, and nothing else."""
    element, cells = row
    anchors = [element] if element.tag == "a" else list(islice(element.iter("a"), 2))
    texts = [text for text in (*map(cell_text, cells), *loose(cells)) if bare(text)]
    days = [text for text in texts if len(text) <= 24 and day_in(text) is not None]
    if len(anchors) != 1 or len(texts) != 2 or len(days) != 1:
        return None
    draft = Draft()
    draft.title = linked_title(element)
    draft.url = link(document, element, draft.title)
    return draft if len(draft.title) >= 4 and draft.url else None


def put_kind(draft: Draft, cell: etree._Element) -> None:
    """Take the kind that stands beside a title: `[投诉] <a>路灯不亮</a>`."""
    for piece in _beside_link(cell) if len(cell) > 1 else ():
        if bare(piece) in load("letters")["kinds"]["words"]:
            draft.kind = draft.kind or bare(piece)


def labelled(cells: list[etree._Element], names: Names) -> bool:
    """True for a row in which two labels or more stand with their values beside the title."""
    beside = [piece for cell in cells for piece in _beside_link(cell)] if len(cells) < 3 else []
    heads = (
        bare(piece.replace("：", ":").partition(":")[0])
        for piece in (*loose(cells), *beside)
        if "：" in piece or ":" in piece
    )
    return sum(bool(names(head)) for head in heads) > 1


def _holds_several(element: etree._Element) -> bool:
    """True for what holds rows itself: it links more than two titles."""
    titles = {anchor.get("href") for anchor in islice(element.iter("a"), 20) if len(inner(anchor, 20)) >= 5}
    return len(titles) > 2


def _put_answer(draft: Draft, cell: etree._Element) -> bool:
    """Take a reply with its label, by whom and when it was given: `答复（市城管局 2015-08-20）：…`."""
    match = _ANSWER.match(cell_text(cell))
    if match is None:
        return False
    for piece in _pieces(match[1] or ""):
        if (day := day_in(piece)) is not None:
            draft.replied.append(day)
        elif is_unit(piece):
            draft.unit = draft.unit or piece
    put_reply(draft, match[2])
    return True


def _put_line(draft: Draft, cell: etree._Element, days: list[dt.date]) -> bool:
    """Take a line in which several things stand (`投诉 | 2015-08-12 | 办理中`); False for others."""
    pieces = list(_pieces(cell_text(cell)))
    if len(pieces) < 2 or not any(map(is_state, pieces)) or _has_link(cell):
        return False
    for piece in pieces:
        _put_shape(draft, piece, days)
    return True


def loose(cells: list[etree._Element]) -> list[str]:
    """What stands between the cells of a row."""
    row = cells[0].getparent()
    texts = [row.text if row is not None else "", *(cell.tail for cell in cells)]
    return [piece for told in texts for piece in _pieces(told)]


def _pieces(told: str | None) -> Iterator[str]:
    """A text between elements: what stands in brackets, and what blanks part."""
    short = (told or "").strip()
    if short and len(short) <= MOST_LOOSE:
        for match in _LOOSE.finditer(short):
            yield match[1] or match[2]


def _beside_link(cell: etree._Element) -> Iterator[str]:
    """The texts of a cell that stand beside its link: `【已回复】<a>…</a>`."""
    if len(cell.findall(".//a")) != 1 or len(inner(cell, MOST_BESIDE + 1)) > MOST_BESIDE:
        return
    within = 0
    for event, node in islice(etree.iterwalk(cell, events=("start", "end")), 60):
        within += (event == "start") - (event == "end") if node.tag == "a" else 0
        if not within:
            yield from _pieces(node.text if event == "start" else node.tail if node is not cell else "")


def put_marked(draft: Draft, days: list[dt.date]) -> None:
    """Take a state or a kind that stands in brackets at an end of the title: `[办理中]路灯不亮`."""
    for _ in range(2):
        match = _MARKED.match(draft.title) or _MARKED.search(draft.title, max(0, len(draft.title) - 14))
        word = bare(match[1] or match[2] or "") if match else ""
        known = is_state(word) or is_activity(word) or word in load("letters")["kinds"]["words"]
        if match is None or not known or (match.start() and match.end() < len(draft.title)):
            return
        _put_shape(draft, word, days)
        draft.title = (draft.title[: match.start()] + draft.title[match.end() :]).strip()


def _put_shape(draft: Draft, told: str, days: list[dt.date], cell: etree._Element | None = None) -> bool:
    """Take a text for what its shape says; False for one that may be a title."""
    word = bare(told)
    short = word.replace("：", ":").rpartition(":")[2]
    linked = cell is not None and _has_link(cell)
    if word in _BUTTONS and cell is not None and _is_button(cell):
        return True
    if state_of(told) is not None and (not linked or is_state(short)):
        draft.status.append(spaced(told.replace("：", ":").rpartition(":")[2]))
        if says_more(short):
            draft.doubt = "state_not_understood"
    elif is_activity(short):
        draft.activity = True
    elif len(told) <= 30 and not _titled(cell, linked=linked) and (day := day_in(told)) is not None:
        days.append(day)
    elif bare(short) in load("letters")["kinds"]["words"]:
        draft.kind = draft.kind or bare(short)
    elif _NUMBER.fullmatch(short):
        draft.id = draft.id or short
    elif is_unit(word) and not draft.unit and not linked:
        draft.unit = word
    else:
        return not word or word.isdigit()
    return True


def _is_button(cell: etree._Element) -> bool:
    """True for a link that leads nowhere: it opens a form."""
    anchor = cell if cell.tag == "a" else cell.find(".//a")
    return anchor is not None and not leads_away(anchor)


def _titled(cell: etree._Element | None, *, linked: bool) -> bool:
    """True for a cell with a link whose text is no day: what stands beside it is another matter."""
    return linked and cell is not None and bool(title := linked_title(cell)) and day_in(title) is None


def _has_link(cell: etree._Element) -> bool:
    return cell.tag == "a" or cell.find(".//a") is not None


def linked_title(element: etree._Element) -> str:
    """The text of a link, whole: its title where its text is cut."""
    anchors = [element] if element.tag == "a" else element.iter("a")
    for anchor in anchors:
        shown, full = spaced(cell_text(anchor)), spaced(anchor.get("title") or "")
        if len(shown) >= 2 or full:
            return full if len(full) >= len(shown.rstrip(".…")) and full else shown
    return ""


def link(document: Document, element: etree._Element, title: str = "") -> str:
    """The address a row leads to: of the link with the title, else of its first link; "" when it has none."""
    anchors = [element] if element.tag == "a" else list(element.iter("a"))[:20]
    anchors.sort(key=lambda anchor: not title or linked_title(anchor) != title)
    for holder in (*anchors, element):
        for name in ("href", "onclick"):
            if literal := _address(holder.get(name) or "", name):
                try:
                    return resolve(document.base, literal, document.text.charset)
                except ValueError:
                    continue
    return ""


def _address(value: str, name: str) -> str:
    value = value.strip()[:2_000]
    if name == "onclick" or value.lower().startswith("javascript:"):
        match = _OPENED.search(value)
        return match[1] if match else ""
    return "" if value.startswith("#") else value


def cell_text(element: etree._Element) -> str:
    """The text of a cell."""
    return inner(element, 5_000).strip()
