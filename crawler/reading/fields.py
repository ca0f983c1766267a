"""Field: a label and its value, in whatever form a page writes them.

Table cells side by side or one above the other, `dt`/`dd`, `label：value` in a line, `【label】` before a
text, a heading over a block. What counts as a label is the caller's vocabulary.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Set
from typing import NamedTuple

from lxml import etree

from crawler.reading.lines import CELLS, CONTROL, SPLIT, Line, Lines, inner, plain
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, spellings, squeeze

LONGEST_LABEL = 20
LEAST_WHOLE = 10  # characters of a text that has a box
LONGEST_DETAILS = 100  # characters of a line
SENTENCE = 10  # characters of a value that may be one
LONGEST_TEXT = 200  # lines
MOST_TABS = 8
MOST_FIELDS = 2_000
MEDIA = ("img", "iframe", "embed", "object", "video")

_COLONS = frozenset({":", "："})
_PADDED = 100  # characters of a colon with its blanks, at most
_COLON = seldom(r"[:：]")
_BRACKET = seldom(r"[【〖［〔\[]([^【】〖〗［］〔〕\[\]]{1,20})[】〗］〕\]]")
_GAPS = SPLIT + " \t\r\n\u3000\xa0"
_CLOSING = {"【": "】", "〖": "〗", "［": "］", "〔": "〕", "[": "]", "(": ")", "（": "）"}
_DAY = seldom(
    r"(?:^|[\s\u3000\xa0|｜,，;；。】）)\ufdd0])([一-鿿]{0,6}(?:时间|日期))[\s\u3000\xa0\ufdd0]{0,3}(?=(?:19|20)\d\d[-年/.]\d)"
)
_DAYED = seldom(r"[(（]\s?(?:19|20)\d\d[-/.年][^()（）]{1,20}[)）]\s?$")  # 首次回复（2021-06-15）
_NUMBERED = seldom(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．]\s*([^\s\ufdd0]{2,12})(?=[\s\ufdd0])"
)
_BOUNDARY = seldom(r"[\s\u3000\xa0|｜,，;；。【】〖〗［］〔〕\[\]（(\ufdd0\ufdd1]")
_SIGNED = re.compile(  # who wrote something when
    r"[^\s。，；：:\d(（]{0,24}[\s\u3000\xa0|(（]{0,8}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{1,3}\d{1,2}:\d\d(?::\d\d)?)?[)）]?"
)
_WROTE = seldom(  # … and by which word: a line of the page's own below a citizen's text
    r"[^。，；！？：:]{0,30}?(?:发表于|发布于|留言于|提问于|(?:发表|发布|留言|提问|来信)(?:时间|日期))[\s\u3000\xa0:：\ufdd0]{0,5}"
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]{0,12}"
)
_NO_TEXT = re.compile(  # what an answer begins with: a greeting, a receipt, what leads to the rest
    r"(?:[:：,，、]|(?:您|你)们?好\W?|.{0,40}(?:收悉|收到|知悉|如下)\W?)$"
)
CHROME = seldom(
    r"^(?:(?:办理|处理|办件|流转)(?:流程|过程|轨迹|记录|日志)$|上一[篇条封]|下一[篇条封]|【?打印|【?关闭|分享到|扫一扫|相关(?:链接|新闻|信息|阅读|信件|留言)|返回(?:列表|顶部|首页)|"
    r"您(?:对|的评价)|本帖(?:子)?最后由|我要(?:写信|评价|留言|追问|提问|点评)|满意度|是否满意|点赞|主办(?:单位)?[:：]|主办单位|承办单位：|版权所有|网站标识码|网站地图|技术支持|责任编辑|"
    r"Copyright|©)",
    re.I,
)

Names = Callable[[str], tuple[str, ...]]  # a bare label -> the names of the fields it stands for


class Mark(NamedTuple):
    """A label found in a line."""

    line: int
    at: int  # offset of the label in the line
    after: int  # offset of what follows it
    label: str
    names: tuple[str, ...]
    colon: bool  # a colon or bracket makes it plain that this is a label
    whole: bool  # nothing else stands in the line


class Field:
    """A label and its value.

    `value` is text, `places` the elements that hold it (or would), `control` that a visitor types it,
    `media` that an image, frame or link stands there, `certain` that an empty value is really empty, `below`
    that it stands under its label, in a row of values, `head` who wrote a long text when.
    """

    __slots__ = ("below", "certain", "control", "head", "label", "line", "media", "names", "places", "value")

    def __init__(self, mark: Mark) -> None:
        self.label = mark.label
        self.names = mark.names
        self.line = mark.line
        self.value = ""
        self.control = False
        self.media = False
        self.certain = False
        self.below = False
        self.head = ""
        self.places: tuple[etree._Element, ...] = ()


def vocabulary(words: Mapping[str, list[str]]) -> Names:
    """A vocabulary of exact labels, from lists of labels by field name."""
    known: dict[str, tuple[str, ...]] = {}
    for name, labels in words.items():
        for label in itertools.chain.from_iterable(map(spellings, labels)):
            if name not in known.get(label, ()):
                known[label] = (*known.get(label, ()), name)
    return lambda label: known.get(label, ())


def fields(
    lines: Lines,
    names: Names,
    long: frozenset[str] = frozenset(),
    details: frozenset[str] = frozenset(),
    *,
    loose: frozenset[str] = frozenset(),
    stray: frozenset[str] = frozenset(),
) -> list[Field]:
    """All labelled values of a page in order.

    `long` names fields whose value may run over several blocks, `details` those that may stand between such a
    field's label and its value. `loose` are labels of details that people put into their texts, too; `stray`
    more of them, which are doubted in the midst of a text only.
    """
    marks = _without_texts(lines, _marks(lines, names), long, loose, stray)
    reader = _Reader(lines, marks, long, details)
    return [field for number in range(len(marks)) if (field := reader.field(number)) is not None]


def _marks(lines: Lines, names: Names) -> list[Mark]:
    found: list[Mark] = []
    for number in range(len(lines)):
        found += _marks_of(lines, number, names)
        if len(found) > MOST_FIELDS:
            break
    return found[:MOST_FIELDS]


def _without_texts(
    lines: Lines, marks: list[Mark], long: frozenset[str], loose: frozenset[str], stray: frozenset[str]
) -> list[Mark]:
    """The labels without loose ones in sentences, and in lines that look like the rest of a long text."""
    kept = [
        mark
        for mark in marks
        if not (mark.label in loose and _heads_sentence(lines, mark))
        and not (mark.label in stray and _is_behind(lines, mark))
    ]
    first_on: dict[int, Mark] = {}
    for mark in kept:
        first_on.setdefault(mark.line, mark)
    doubted = {
        line
        for line, mark in first_on.items()
        if mark.label in loose
        or (mark.label in stray and not _DATED.match(plain(lines[line].text[mark.after :])))
    }
    typed = set(_spoken(lines, first_on, doubted)) if stray else set()
    for mark in kept:
        if long.intersection(mark.names):
            typed.update(_typed(lines, mark, first_on, doubted))
    return [mark for mark in kept if mark.line not in typed] if typed else kept


def _spoken(lines: Lines, first_on: Mapping[int, Mark], doubted: Set[int]) -> Iterator[int]:
    """Lines with loose labels between two lines of a text that are set as they are."""
    run: list[int] = []
    for line, mark in first_on.items():
        if run and line > run[-1] + 1:
            run = []
        if mark.at or line not in doubted or not line or not _alike(lines, line):
            run = []
        elif run or plain(lines[line - 1].text)[-1:] in _ENDS:
            run.append(line)
            after = line + 1
            if after == len(lines) or after in first_on or not _alike(lines, after):
                continue
            if not CHROME.match(lines[after].text.strip()):
                yield from run


def _heads_sentence(lines: Lines, mark: Mark) -> bool:
    """True before a sentence (联系人：小李，请尽快办理。) or directly behind one: that is no detail."""
    rest = plain(lines[mark.line].text[mark.after :])
    return _is_behind(lines, mark) or (len(rest) > SENTENCE and rest[-1] in _ENDS)


def _is_behind(lines: Lines, mark: Mark) -> bool:
    """True directly behind a sentence, and for what begins a later line of a text that was typed."""
    text, block = lines[mark.line].text, lines[mark.line].block
    if text[: mark.at][-1:] in _ENDS and text[mark.at] not in _GAPS:
        return True
    typed = "\n" in text[: mark.at] and next(block.iter("textarea"), None) is not None
    return typed and not _DATED.match(plain(text[mark.after :]))


_ENDS = tuple("。！？!?")  # of sentences
_DATED = seldom(r"(?:19|20)\d\d[-年/.]\d")


def _typed(lines: Lines, mark: Mark, first_on: Mapping[int, Mark], doubted: Set[int]) -> Iterator[int]:
    """Lines with loose labels that an office or a citizen typed into the long text behind a label."""
    line = mark.line + 1
    if mark.whole:  # details between the label and its text
        while (head := first_on.get(line)) and not head.at:
            line += 1
    while line < min(len(lines), mark.line + LONGEST_TEXT):
        head = first_on.get(line)
        if head is None or head.at:
            line += 1
            continue
        end = line
        while (head := first_on.get(end)) and not head.at and end in doubted and _alike(lines, end):
            end += 1
        block = lines[line].block
        first, last = lines.span(block)
        apart = any(n not in doubted for n in range(first, last) if n in first_on and n != mark.line)
        behind = line == mark.line + 1 and lines[mark.line].block is not block
        if line == end or end == len(lines) or apart or behind:
            return
        if _alike(lines, end) and (end in first_on or CHROME.match(lines[end].text.strip())):
            return
        yield from range(line, end)
        line = end


def _alike(lines: Lines, line: int) -> bool:
    """True for a line that stands in the element of the one before, or in a paragraph like it."""
    above, block = lines[line - 1].block, lines[line].block
    if above is block:
        return True
    if above.tag != block.tag or block.tag not in ("p", "div", "dd", "td"):
        return False
    one, other = (above, block) if block.tag != "td" else (above.getparent(), block.getparent())
    if one is None or other is None or one.getparent() is not other.getparent():
        return False
    if block.tag == "td" and not _alike_rows(one, other):
        return False
    looks = [
        (one.block.get("class"), one.block.get("style"), one.text[:1].isspace())
        for one in (lines[line - 1], lines[line])
    ]
    return looks[0] == looks[1]


def _marks_of(lines: Lines, number: int, names: Names) -> list[Mark]:
    """The labels of one line; a line of a long text is looked at for its beginning only."""
    text = lines[number].text
    marks = _whole_pieces(lines, number, names) + _before_colons(number, text[:2_000], names)
    marks += _in_brackets(number, text[:2_000], names) + _before_days(number, text[:2_000], names)
    start = len(text) - len(text.lstrip())
    if not marks and (match := _NUMBERED.match(text.lstrip())) and (found := names(bare(match[1]))):
        if runs_on(lines[number], start + match.end()):
            return []
        marks.append(Mark(number, start, start + match.end(), bare(match[1]), found, True, False))
    if start:  # blanks that indent a line
        marks = [mark._replace(at=0) if mark.at <= start else mark for mark in marks]
    marks.sort(key=lambda mark: (mark.at, -mark.after))
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.at >= kept[-1].after:
            kept.append(mark)
    return kept


def _whole_pieces(lines: Lines, number: int, names: Names) -> list[Mark]:
    """Labels that fill an element of their own."""
    line, found, at = lines[number], [], 0
    pieces = line.text.split(SPLIT)
    for piece in pieces[:40]:
        after = at + len(piece)
        if len(piece) <= 3 * LONGEST_LABEL and plain(piece) not in line.linked and not runs_on(line, after):
            label = bare(_DAYED.sub("", piece.rstrip()))
            if len(label) <= LONGEST_LABEL and (meaning := names(label)):
                colon = squeeze(piece)[-1:] in (":", "：", "】", "]")
                found.append(Mark(number, at, after, label, meaning, colon, len(pieces) == 1))
        at = after + 1
    return found


def runs_on(line: Line, after: int) -> bool:
    """True before words of a sentence that are a link: `附件<a>里的照片</a>是上周拍的。`"""
    if not line.linked or line.text[after : after + 1] != SPLIT or plain(line.text)[-1:] not in _ENDS:
        return False
    following, split, rest = line.text[after + 1 :].partition(SPLIT)
    return bool(split and plain(rest)) and plain(following) in line.linked


def _before_colons(number: int, text: str, names: Names) -> list[Mark]:
    """Labels before a colon; their blanks do not count (`来 信 人：`), other words before them do."""
    found = []
    for colon in _COLON.finditer(text):
        start = max(0, colon.start() - 2 * LONGEST_LABEL)
        head = text[start : colon.start()]
        cuts = [0] if start == 0 else []
        cuts += [cut.end() for cut in _BOUNDARY.finditer(head)]
        for cut in cuts:
            label = bare(head[cut:].replace(SPLIT, ""))
            if label and len(label) <= LONGEST_LABEL and (meaning := names(label)):
                rest = text[colon.end() :].strip(" \ufdd0\t\r\n\u3000\xa0")
                whole = not rest and not squeeze(text[: start + cut].replace(SPLIT, ""))
                found.append(Mark(number, start + cut, colon.end(), label, meaning, True, whole))
                break
    return found


def _before_days(number: int, text: str, names: Names) -> list[Mark]:
    """Labels that a day follows without a colon (`发表时间 2015-11-20`)."""
    found = []
    for match in _DAY.finditer(text):
        if meaning := names(match[1]):
            found.append(Mark(number, match.start(1), match.end(), match[1], meaning, True, False))
    return found


def _in_brackets(number: int, text: str, names: Names) -> list[Mark]:
    found = []
    for match in _BRACKET.finditer(text):
        label = bare(match[1])
        if meaning := names(label):
            whole = not squeeze(text[: match.start()] + text[match.end() :]).strip("：:\ufdd0")
            after = match.end() + (text[match.end() : match.end() + 1] in (":", "："))
            found.append(Mark(number, match.start(), after, label, meaning, True, whole))
    return found


class _Reader:
    """Finds the values that belong to marks."""

    def __init__(
        self, lines: Lines, marks: list[Mark], long: frozenset[str], details: frozenset[str]
    ) -> None:
        self.lines = lines
        self.marks = marks
        self.long = long
        self.details = details
        self.first_on: dict[int, Mark] = {}
        for mark in marks:
            self.first_on.setdefault(mark.line, mark)
        self.labelled = sorted(self.first_on)  # lines

    def field(self, number: int) -> Field | None:
        mark = self.marks[number]
        field = Field(mark)
        inline = self._inline(number)
        if self._is_headed(field, number, inline):
            return field
        if plain(inline) or CONTROL in inline:
            field.control = CONTROL in inline
            field.value = plain(inline)
            field.places = (self.lines[mark.line].block,)
            if self.long.intersection(mark.names) and not field.control:
                self._extend(field, number)
            field.certain = True
            return field
        if self._last_on_line(number):
            self._beyond(field, mark)
            if self.details and not (field.value or field.control or field.media):
                self._past_details(field, number)
        return field if field.places or mark.colon or mark.whole else None

    def _is_headed(self, field: Field, number: int, inline: str) -> bool:
        """Read a long text below a line that says who wrote it when (【回复】教育局 2021-06-15)."""
        mark = self.marks[number]
        if not self.long.intersection(mark.names) or not _SIGNED.fullmatch(plain(inline)):
            return False
        if not self._last_on_line(number):
            return False
        self._beyond(field, mark)
        if not field.value:
            field.places, field.certain, field.media = (), False, False
            return False
        field.head = plain(inline)
        return True

    def _inline(self, number: int) -> str:
        mark = self.marks[number]
        text = self.lines[mark.line].text
        following = self.marks[number + 1] if number + 1 < len(self.marks) else None
        if following is None or following.line != mark.line:
            return _unclosed(text, mark, len(text)).lstrip(_GAPS + ":：")
        return _unclosed(text, mark, following.at).lstrip(_GAPS + ":：").rstrip(_GAPS + "，,；;、|｜")

    def _last_on_line(self, number: int) -> bool:
        return number + 1 == len(self.marks) or self.marks[number + 1].line != self.marks[number].line

    def _extend(self, field: Field, number: int) -> None:
        """The rest of a long value: the following lines of the same cell or container."""
        mark = self.marks[number]
        if not self._last_on_line(number):
            return
        block = self.lines[mark.line].block
        parent = block.getparent()
        holder = self._cell(block)
        if holder is None:
            holder = block if parent is None or self._shared(block) else parent
        first = mark.line + 1
        stop = self._stop(first, self.lines.span(holder)[1])
        more = self.lines.text(first, self._unsigned(field, first, stop))
        field.value = f"{field.value}\n{more}" if more else field.value

    def _beyond(self, field: Field, mark: Mark) -> None:
        """A value that stands in other lines or elements than its label."""
        block = self.lines[mark.line].block
        cell = self._cell(block)
        own = block if cell is None else cell
        pane = _pane(block) if mark.whole and not mark.colon else None
        if pane is not None and self._take(field, *self.lines.span(pane), (pane,)):
            field.certain = True
            return
        if self._take(field, mark.line + 1, self.lines.span(own)[1], (own,)):
            field.certain = True
        elif cell is not None and cell.tag in ("td", "th", "dt") and not self._holds_next(cell, mark):
            self._next_cell(field, cell)
        elif self._shared(block):
            field.places, field.certain = (block,), mark.colon or mark.whole
        else:
            self._following(field, mark, block)
        beside = cell is not None and _beside(cell) is not None
        empty = not field.value and not field.control and not beside
        if empty and _shows(own) and not self._shows_forms(own, mark):
            field.media = True
            field.places = field.places or (own,)

    def _holds_next(self, cell: etree._Element, mark: Mark) -> bool:
        """True for a cell with no other beside it that holds the next label, too."""
        behind = bisect.bisect_right(self.labelled, mark.line)
        within = behind < len(self.labelled) and self.labelled[behind] < self.lines.span(cell)[1]
        return within and _beside(cell) is None

    def _shows_forms(self, block: etree._Element, mark: Mark) -> bool:
        """True where all that a block of several labels shows are forms to fill in, named behind others."""
        if _draws(block):
            return False
        first, last = self.lines.span(block)
        others = [line for line in range(first, min(last, first + 200)) if self._begins_labelled(line)]
        named = [line for line in others if line != mark.line and not self._is_of_files(line)]
        linked = {text for line in named for text in self.lines[line].linked}
        shown = itertools.islice(
            filter(_is_filled, block.iter("a", "input", "div", "span", "p", "i", "td")), 50
        )
        texts = [plain(inner(element, 200)) if element.tag == "a" else "" for element in shown]
        return all(
            text in linked and _FORM.search(text) and not _PART.search(text) and mark.label not in text
            for text in texts
        )

    def _is_of_files(self, line: int) -> bool:
        return "附件" in self.first_on[line].label

    def _past_details(self, field: Field, number: int) -> None:
        """A long value below lines of details (by whom, when), which stand between it and its label."""
        mark = self.marks[number]
        last = self._last_detail(number) if self.long.intersection(mark.names) else mark.line
        if last == mark.line:
            return
        texts: list[etree._Element] = []
        for element in _siblings(self.lines[last].block, LONGEST_TEXT):
            first = self.lines.span(element)[0]
            if self._begins_labelled(first) or (
                texts and (element.tag != "p" or element.tag != texts[0].tag)
            ):
                break
            texts.append(element)
        if texts:
            first, end = self.lines.span(texts[0])[0], self.lines.span(texts[-1])[1]
            field.certain = last < first and self._take(field, first, end, tuple(texts))
        elif (cell := self.lines[last].block).tag in ("td", "dd"):  # below details in one cell
            field.certain = self._take(field, last + 1, self.lines.span(cell)[1], (cell,))

    def _begins_labelled(self, line: int) -> bool:
        return (head := self.first_on.get(line)) is not None and head.at == 0

    def _last_detail(self, number: int) -> int:
        """The last of the lines after a label that hold nothing but details, beside it."""
        mark = self.marks[number]
        line, head = mark.line, self.lines[mark.line].block
        holder = head.getparent()
        below = self.lines[line + 1].block if line + 1 < len(self.lines) else None
        box = (
            below
            if below is not None and below.tag in CELLS
            else below.getparent()
            if below is not None
            else None
        )
        if box is not None and head.getnext() is box:
            holder = head.getnext()  # the box below the label's own, or the cell beside it
        for following in itertools.groupby(self.marks[number + 1 : number + 12], key=lambda one: one.line):
            marks = list(following[1])
            block = self.lines[following[0]].block
            if following[0] != line + 1 or marks[0].at or holder not in (block, block.getparent()):
                break
            if len(plain(self.lines[following[0]].text)) > LONGEST_DETAILS:
                break
            if not all(self.details.intersection(one.names) for one in marks):
                break
            line = following[0]
        return line

    def _next_cell(self, field: Field, cell: etree._Element) -> None:
        beside = _beside(cell)
        if beside is None and cell.tag != "dt":
            beside = _below(cell)
        if beside is None or (beside.tag != "dd" and self._leads(beside)):
            beside = self._under(cell)  # a header row; else a merged cell
            field.below = beside is not None
        if beside is None:
            return
        first, last = self.lines.span(beside)
        field.places = (beside,)
        field.certain = True
        field.media = _shows(beside)
        if self._take(field, first, last, (beside,)) and self.long.intersection(field.names):
            self._further(field, beside)

    def _further(self, field: Field, cell: etree._Element) -> None:
        """The rest of a long text whose every paragraph has a `dd` or a row of its own."""
        node = cell if cell.tag == "dd" else cell.getparent()
        if node is None or (cell.tag != "dd" and len(_cells(node)) != 1):
            return
        first, last = self.lines.span(node)[1], self.lines.span(node)[1]
        for following in _siblings(node, LONGEST_TEXT):
            start, end = self.lines.span(following)
            alone = following.tag == "dd" or (following.tag == "tr" and _alike_rows(node, following))
            at = bisect.bisect_left(self.labelled, start)
            labelled = at < len(self.labelled) and self.labelled[at] < end
            if following.tag != node.tag or not alone or labelled:
                break
            last = end
        if first < last and (more := self._text(first, last)):
            field.value = f"{field.value}\n{more}"

    def _under(self, cell: etree._Element) -> etree._Element | None:
        """The cell below, when a row of labels stands above a single row of values."""
        row = cell.getparent()
        values = _row_below(row) if row is not None and row.tag == "tr" else None
        if row is None or values is None or not self._heads(row) or self._heads(values):
            return None
        more = values.getnext()
        cells, labels = _cells(values), _cells(row)
        alone = more is None or len(_cells(more)) != len(cells) or self._heads(more)
        return cells[labels.index(cell)] if alone and len(cells) == len(labels) else None

    def _leads(self, cell: etree._Element) -> bool:
        """True for a cell that begins with a label."""
        first, last = self.lines.span(cell)
        head = self.first_on.get(first) if first < last else None
        return head is not None and head.at == 0

    def _heads(self, row: etree._Element) -> bool:
        """True for a row of two labels or more, and nothing else."""
        cells = _cells(row)
        marks = [self.first_on.get(self.lines.span(cell)[0]) for cell in cells[:20]]
        return len(cells) > 1 and all(mark is not None and mark.whole for mark in marks)

    def _following(self, field: Field, mark: Mark, block: etree._Element) -> None:
        """The blocks after a heading, up to the next label, the end of its section or the page's chrome."""
        node = block
        behind = bisect.bisect_right(self.labelled, mark.line)
        following = self.labelled[behind] if behind < len(self.labelled) else len(self.lines)
        for _ in range(4):
            after = tuple(_siblings(node))
            holder = node.getparent()
            if (after or (node.tail or "").strip()) and holder is not None:
                first, last = max(self.lines.span(node)[1], mark.line + 1), self.lines.span(holder)[1]
                if first > following:  # what stands behind another label is not this one's
                    field.certain = bool(field.places)
                    return
                field.places += after or (holder,)  # or a text without an element of its own
                field.media = field.media or self._media(after, self._stop(first, last), last)
                last = self._boxed(after, last) if self.long.intersection(field.names) else last
                if self._take(field, first, last, after) or field.media:
                    field.certain = True
                    return
            labelled = holder is not None and self._labelled_before(holder, mark)
            if holder is None or labelled or holder.tag in ("body", "html"):
                if labelled and mark.colon and not field.places:
                    field.places = (block,)  # `label：` ends its section: the place is there, and empty
                field.certain = bool(field.places)
                return
            node = holder

    def _boxed(self, after: tuple[etree._Element, ...], last: int) -> int:
        """Where a long text ends that has a box: at the next element with a class that is set otherwise."""
        texts = [element for element in after if self.lines.beginning(element).strip(":：")]
        while texts and texts[0].tag == "div" and _begins_only(self.lines.beginning(texts[0])):
            texts = texts[1:]
        if not texts or texts[0].tag != "div":
            return last
        whole, look = self.lines.ending(texts[0]).endswith(_ENDS), texts[0].get("class")
        for element in texts[1:]:
            other = element.get("class")
            if other and other != look and (element.tag != "div" or whole) and (look or whole):
                return min(last, self.lines.span(element)[0])
        return last

    def _cell(self, block: etree._Element) -> etree._Element | None:
        """The cell a block stands in, unless it lays out a page: then it holds several labels."""
        cell = _cell(block)
        return None if cell is None or (cell is not block and self._shared(cell)) else cell

    def _shared(self, block: etree._Element) -> bool:
        """True for a block in whose lines several labels stand."""
        first, last = self.lines.span(block)
        lines = (line for line in range(first, min(last, first + 200)) if line in self.first_on)
        return len(list(itertools.islice(lines, 2))) > 1

    def _labelled_before(self, element: etree._Element, mark: Mark) -> bool:
        first = self.lines.span(element)[0]
        return any(line in self.first_on for line in range(max(first, mark.line - 200), mark.line))

    def _media(self, elements: tuple[etree._Element, ...], stop: int, last: int) -> bool:
        """A picture or frame before the value ends."""
        for element in elements:
            if stop < last and self.lines.span(element)[1] > stop:
                return False
            if _has_media(element):
                return True
        return False

    def _take(self, field: Field, first: int, last: int, places: tuple[etree._Element, ...]) -> bool:
        """Read lines into the field; True when there is a text or a control."""
        stop = self._stop(first, last)
        unsigned = self._unsigned(field, first + 1, stop)
        if unsigned < stop:
            stop = unsigned
        elif self.long.intersection(field.names) and self._is_signature(first, stop):
            stop -= 1
            field.head = plain(self.lines[stop].text)
        typed = next((line for line in range(first, stop) if CONTROL in self.lines[line].text), stop)
        if self.long.intersection(field.names) and len(self.lines.text(first, typed)) > SENTENCE:
            stop = typed  # a form below the text
        field.control = field.control or typed < stop
        field.value = self.lines.text(first, stop).lstrip(":：\n")
        if field.value or field.control:
            field.places = field.places or places
        return bool(field.value) or field.control

    def _unsigned(self, field: Field, first: int, stop: int) -> int:
        """Where a citizen's text ends above the line, in an element of its own, of who wrote it when."""
        if field.names[0] != "body":
            return stop
        for line in range(first, min(stop, first + LONGEST_TEXT)):
            above, block = self.lines[line - 1].block, self.lines[line].block
            shared = above is block or (line + 1 < len(self.lines) and self.lines[line + 1].block is block)
            other = (above.tag, above.get("class")) != (block.tag, block.get("class"))
            if shared or not (other or line == stop - 1):
                continue
            if _WROTE.fullmatch(text := plain(self.lines[line].text).strip()):
                field.head = text
                return line
        return stop

    def _is_signature(self, first: int, stop: int) -> bool:
        """True where the page, not the writer, says in the last line who wrote when: it is set otherwise."""
        if stop - first < 2 or not _SIGNED.fullmatch(plain(self.lines[stop - 1].text)):
            return False
        above, block = self.lines[stop - 2].block, self.lines[stop - 1].block
        return (above.tag, above.get("class")) != (block.tag, block.get("class"))

    def _stop(self, first: int, last: int) -> int:
        for line in range(first, last):
            mark = self.first_on.get(line)
            if (mark is not None and mark.at == 0) or CHROME.match(self.lines[line].text.strip()):
                return line
        return last

    def _text(self, first: int, last: int) -> str:
        return self.lines.text(first, self._stop(first, last))


def _begins_only(text: str) -> bool:
    """True for what is no whole text, but the beginning of one (您好：)."""
    said = squeeze(text)
    return len(said) < LEAST_WHOLE or (len(said) <= LONGEST_DETAILS and _NO_TEXT.search(said) is not None)


def _unclosed(text: str, mark: Mark, end: int) -> str:
    """What follows a label; of a label and value in brackets (`[状态：已回复]`) what the brackets hold."""
    before, first = text[: mark.at].rstrip(_GAPS)[-1:], text[mark.at : mark.after].lstrip(_GAPS)[:1]
    following = text[mark.after : end]
    closing = _CLOSING.get(first) or _CLOSING.get(before, "")
    close = following.find(closing) if closing else -1
    return following[:close] if close > 0 else following[close + 1 :]


def _pane(tab: etree._Element) -> etree._Element | None:
    """The pane of a tab: below a row of tabs as many boxes stand in one box, in their order."""
    row = tab.getparent()
    panes = row.getnext() if row is not None else None
    if row is None or panes is None or not 2 <= len(row) <= MOST_TABS or len(row) != len(panes):
        return None
    inner = {child.tag for child in panes}
    if row.tag not in ("ul", "div") or inner not in ({"div"}, {"li"}, {"section"}) or tab not in list(row):
        return None
    return panes[list(row).index(tab)]


def _cell(block: etree._Element) -> etree._Element | None:
    """The cell a block stands in, not beyond its table or list."""
    node = block
    for _ in range(6):
        if node.tag in CELLS:
            return node
        parent = node.getparent()
        if parent is None or node.tag in ("table", "ul", "ol", "dl", "body"):
            return None
        node = parent
    return None


def _beside(cell: etree._Element) -> etree._Element | None:
    wanted = ("dd",) if cell.tag == "dt" else ("td", "th")
    following = cell.getnext()
    if following is not None and following.tag == "td" and _is_colon(following):
        following = following.getnext()  # label, colon and value in a cell each
    return following if following is not None and following.tag in wanted else None


def _is_colon(cell: etree._Element) -> bool:
    """True for a cell that shows a colon and nothing else."""
    told = inner(cell, _PADDED)
    shown = len(told) == _PADDED or told.strip() not in _COLONS or _draws(cell)
    return not shown and next(cell.iter("input", "select", "textarea"), None) is None


def _below(cell: etree._Element) -> etree._Element | None:
    """The only cell of the next row, when this cell fills its own row."""
    row = cell.getparent()
    if row is None or row.tag != "tr" or len(row.findall("td")) + len(row.findall("th")) != 1:
        return None
    following = _row_below(row)
    if following is None or following.tag != "tr":
        return None
    cells = following.findall("td") + following.findall("th")
    return cells[0] if len(cells) == 1 else None


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _row_below(row: etree._Element) -> etree._Element | None:
    """The next row, be it the first below a head, or of a body."""
    following, section = row.getnext(), row.getparent()
    if following is None and section is not None and section.tag == "thead":
        following = section.getnext()
    if following is not None and following.tag == "tbody":
        following = following[0] if len(following) else None
    return following


def _alike_rows(row: etree._Element, other: etree._Element) -> bool:
    """True for rows of one cell each, set alike."""
    looks = [
        (len(cells), [(cell.tag, cell.get("class"), cell.get("colspan")) for cell in cells[:1]])
        for cells in map(_cells, (row, other))
    ]
    return looks[0][0] == 1 and looks[0] == looks[1]


def _siblings(node: etree._Element, most: int = 5) -> list[etree._Element]:
    """Up to so many elements that follow, line breaks left out."""
    near = itertools.islice(node.itersiblings(), 4 * most)
    return [element for element in near if isinstance(element.tag, str) and element.tag != "br"][:most]


def _has_media(element: etree._Element) -> bool:
    return element.tag in MEDIA or next(element.iter(*MEDIA), None) is not None


def _shows(element: etree._Element) -> bool:
    """True for a place without text in which something is shown: a picture, or what style or script make."""
    return _draws(element) or any(
        map(_is_filled, itertools.islice(element.iter("a", "input", "div", "span", "p", "i", "td"), 50))
    )


def _draws(element: etree._Element) -> bool:
    return _has_media(element) or next(element.iter("svg", "canvas", "picture"), None) is not None


def _is_filled(element: etree._Element) -> bool:
    link = element.get("href", "").strip().lower()
    return (
        (element.tag == "a" and bool(link) and not link.startswith(("#", "javascript:")))
        or (element.tag == "input" and element.get("type", "").lower() == "image")
        or "url(" in element.get("style", "").lower()
        or any(name in element.attrib for name in _FILLED)
    )


# What people fill in tells nothing of who may apply, or how; any other file may hold a part of a guide.
_FORM = seldom("(?:申请|登记|申报|备案|审批|核准|报名|空白|样)[表书]|表格|承诺书|委托书")
_PART = seldom("指南|须知|条件|材料|流程|程序|标准|一览|清单|依据|说明")
_FILLED = ("data-src", "data-original", "v-html", "v-text", "ng-bind", "ng-bind-html")
