"""Letters as labelled values: a letter's own page, and lists whose every item carries its labels."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set

from lxml import etree

from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.fields import CHROME, Field
from crawler.reading.letter_book import is_name
from crawler.reading.letter_evidence import specific
from crawler.reading.letter_list import Context
from crawler.reading.letter_row import link
from crawler.reading.letter_state import (
    Draft,
    is_activity,
    loading,
    put,
    put_reply,
    rates,
    secret,
    state_of,
    state_or_answer,
)
from crawler.reading.lines import SPLIT, Line, Lines, inner, plain
from crawler.reading.replier import is_unit
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, spaced, squeeze

MOST_RECORDS = 500
LONGEST_TITLE = 100
_BOXES = ("p", "div", "h2", "h3", "h4", "h5", "li", "dl", "table")  # a link around them is the whole item's
_COUNTED = seldom(r"(?:第|[Nn][Oo]\.?)\s?\d{1,6}\D{0,6}$|\d{1,6}\s?[条楼封件号#](?!.{6})")
_PATH = seldom("[>»›→]|^首页")
WHOLE = 6  # fields of different names that make a letter, if one is of letters alone or tells a letter's kind
_KIND = seldom(r"(?:我要)?(?:咨询|投诉|建议|求助|举报|感谢|表扬)(?:类|件|求助|投诉|建议)?")
_ASKED = ("asked", "asked_near", "time")
_ANCHORS = ("title", "asked", "id", "body", "sender")
_SCRIPTED = seldom(
    r"ajax|getJSON|fetch\s?\(|axios|XMLHttpRequest|\.load\s?\(|\.post\s?\(|\.get\s?\(|innerHTML|\.html\s?\(",
    re.I,
)
_ABOUT_REPLY = seldom(r"repl(?:y|ies)|huifu|answer|dafu|hfnr|dfnr|hfContent|回复|答复", re.I)
_POSTED = seldom(
    r"(?:发表|发布|回复|提问|答复)于\W{0,5}(?=\d{4}|昨天|前天|今天|\d{1,2}\s?[天小分]|半小时|\ufdd0)"
)
_REPLIED = seldom(
    r"(?:回复|答复)(?:时间|日期)\W{0,5}(?=\d{4})"
)  # of a later post, below its text or beside its author
_SAYS_WHEN = seldom(
    r"(?:(?:发表|发布|提问|留言)于|(?:留言|提问|咨询|来信|写信|提交|发表|发布|发帖)(?:时间|日期))\W{0,5}(?=\d{4})"
)
_GENERIC = seldom(
    r"^(?:网民|网友|市民|群众|来信|信件|留言|咨询|提问|问题|查看|内容|详细|详情|互动|交流|我要|写信|信箱|回复|答复|市长|县长|区长|领导|书记|局长|"
    r"政务|公开|选登|办理|情况|列表|网上|在线|中心|页面|信息|结果|查询|浏览|官方|部门|时间|标题|最新|热点|首页|的)+$"
)

_SITE = seldom(
    r"(?:政府|网站|门户|信息网|政务网|政府网|平台)$"
)  # the name of the site, above all of its pages


class Record:
    """The fields of one letter, and the element that holds them (None: the whole page)."""

    __slots__ = ("after", "element", "fields", "rated")

    def __init__(self, fields: list[Field], element: etree._Element | None = None) -> None:
        self.fields = fields
        self.element = element
        self.after = 0  # the line after the letter before
        self.rated = False

    def names(self) -> set[str]:
        return {name for field in self.fields for name in field.names}


def recorded(document: Document, lines: Lines, found: list[Field], context: Context) -> list[Draft]:
    """The letters that a page's labelled values make up."""
    usable = [field for field in found if not field.control and field.names[0] != "ignored"]
    records = _records(lines, usable)
    for before, record in itertools.pairwise(records):
        record.after = before.fields[-1].line + 1
    alone = len(records) == 1
    if alone:
        records[0].rated = any(_is_rated(lines, field) for field in found)
    drafts = []
    for record in records[:MOST_RECORDS]:
        sure = _is_letter(record, context, lines)
        if sure or (not alone and _may_be_letter(record, context, lines)):
            draft = _draft(document, lines, record, alone)
            if sure or (draft.url and draft.title):
                drafts.append(draft)
    return drafts


def _is_rated(lines: Lines, field: Field) -> bool:
    """True for how content a citizen is; False for the first of the words that he may choose from."""
    if field.control or not rates(field.label, field.value):
        return False
    after = max((lines.span(place)[1] for place in field.places), default=0) or field.line + 1
    return after >= len(lines) or not rates(field.label, plain(lines[after].text))


def _records(lines: Lines, found: list[Field]) -> list[Record]:
    """One record for each time that the page begins a letter anew."""
    anchors = _anchors(found)
    if len(anchors) <= 1:
        return [Record(found)] if found else []
    held = _held(lines, [field.line for field in anchors])
    records: dict[int, list[Field]] = defaultdict(list)
    left = 0
    for field in found:
        number = bisect.bisect_right([span[0] for span in held.spans], field.line) - 1
        if number >= 0 and field.line < held.spans[number][1]:
            records[number].append(field)
        else:
            left += 1
    if left * 5 > len(found):
        return _in_order(found)
    return [Record(fields, held.elements[number]) for number, fields in sorted(records.items())]


def _anchors(found: list[Field]) -> list[Field]:
    """The fields of the name that begins letters most often; the same value twice is the same letter."""
    by_name: dict[str, dict[str, Field]] = defaultdict(dict)
    for field in found:
        for name in field.names:
            if name in _ANCHORS and field.value:
                by_name[name].setdefault(
                    squeeze(field.value)[:200] if name != "asked" else str(field.line), field
                )
    if not by_name:
        return _repeated(found)
    if "asked" in by_name and len({squeeze(field.value) for field in by_name["asked"].values()}) == 1:
        by_name["asked"] = dict(list(by_name["asked"].items())[:1])
    counts = Counter({name: len(fields) for name, fields in by_name.items()})
    most = max(_ANCHORS, key=lambda name: (counts[name], -_ANCHORS.index(name)))
    return list(by_name[most].values())


def _repeated(found: list[Field]) -> list[Field]:
    """The fields of the day or state that stands under the same label again and again."""
    by_label: dict[str, list[Field]] = defaultdict(list)
    for field in found:
        if field.names[0] in ("asked_near", "time", "status") and field.value:
            by_label[field.label].append(field)
    return max(by_label.values(), key=len, default=[])


class _Held:
    """The widest element around each anchor that holds no other."""

    def __init__(self) -> None:
        self.elements: list[etree._Element] = []
        self.spans: list[tuple[int, int]] = []


def _held(lines: Lines, anchors: list[int]) -> _Held:
    held = _Held()
    for line in anchors:
        node = lines[line].block
        for _ in range(40):
            parent = node.getparent()
            if parent is None:
                break
            first, last = lines.span(parent)
            if first < last and bisect.bisect_left(anchors, last) - bisect.bisect_left(anchors, first) > 1:
                break
            node = parent
        held.elements.append(node)
        held.spans.append(lines.span(node))
    return held


def _in_order(found: list[Field]) -> list[Record]:
    """Letters that follow each other without an element of their own begin with the same label."""
    first = next((field.label for field in found if field.value), "")
    records: list[Record] = []
    for field in found:
        if not records or field.label == first:
            records.append(Record([]))
        records[-1].fields.append(field)
    return records


def _is_letter(record: Record, context: Context, lines: Lines) -> bool:
    """Enough evidence: fields that only letters have, and values of the right shape."""
    names = record.names()
    place = record.element if record.element is not None else lines[record.fields[0].line].block
    said = context.at(place)
    letters, own = said.letters, specific(field.label for field in record.fields)
    if said.other or (len(own) < 2 and any(map(_of_activity, record.fields))):
        return False
    filled = {name for field in record.fields if field.value or field.media for name in field.names}
    dated = any(field.names[0] in _ASKED and _dated(field) for field in record.fields)
    stated = any(
        field.names[0] in ("status", "reply") and state_or_answer(field.label, field.value) is not None
        for field in record.fields
    )
    told = bool(names & {"reply", "replied"}) or stated or "sender" in filled or "id" in filled
    if dated and filled & {"title", "body", "reply", "status"} and told:
        whole = len(filled) >= WHOLE and (bool(own) or any(map(_tells_kind, record.fields)))
        if whole or len(own) >= 2 or (letters and bool(own or stated)):
            return True
    if letters and dated and names >= {"body", "reply"}:
        return True
    if letters and filled >= {"body", "reply"} and own:
        return True
    return letters and len(filled) >= 2 and len(own) >= 2 and names >= {"body", "reply"}


def _tells_kind(field: Field) -> bool:
    """True for a kind that letters are of."""
    return "kind" in field.names and _KIND.fullmatch(squeeze(field.value)) is not None


def _of_activity(field: Field) -> bool:
    """True for a part of what people may take part in: a survey, a vote, an interview."""
    return field.names[0] == "activity" or (field.names[0] == "status" and is_activity(field.value))


def _may_be_letter(record: Record, context: Context, lines: Lines) -> bool:
    """A day and who deals with it, on a page about letters: an item of a list, if a link stands with it."""
    place = record.element if record.element is not None else lines[record.fields[0].line].block
    said = context.at(place)
    filled = {name for field in record.fields if field.value for name in field.names}
    dated = any(field.names[0] in ("asked", "asked_near") and _dated(field) for field in record.fields)
    return (
        said.letters
        and not said.other
        and dated
        and bool(filled & {"id", "unit", "sender", "kind", "replied"})
    )


def _draft(document: Document, lines: Lines, record: Record, alone: bool) -> Draft:
    draft = Draft()
    draft.rated = record.rated
    under = _under_reply(record.fields)
    for field in record.fields:
        if field is under:
            put(draft, "reply", field.label, field.value)
        else:
            _put(document, draft, field)
    if draft.place_empty and _is_filled_alone(document, record.fields):
        draft.scripted = True
    draft.detail = alone and bool(record.names() & {"body", "reply"})
    if not draft.detail:
        _place(document, lines, draft, record, alone)
        draft.detail = alone and not draft.url and bool(heading(document))
        draft.title = draft.title or ("" if alone else spaced(draft.body)[:30])
    if draft.detail:
        draft.url = document.url
        title = heading(document)
        if not draft.body and title and any(_asks(field, draft.title) for field in record.fields):
            draft.body, draft.title = draft.title, title
        draft.title = draft.title or title
        _unlabelled(draft, lines, record.fields)
        _below_title(draft, lines, record.fields)
        _notice(draft, lines, record)
        first, _, rest = draft.body.partition("\n")
        draft.body = rest if rest and squeeze(first) == squeeze(draft.title) else draft.body
    return draft


def _asks(field: Field, title: str) -> bool:
    """True for a 问题 that is no title: one of sentences."""
    return field.label == "问题" and field.value == title and re.search("[。！？!?]", title) is not None


def _below_title(draft: Draft, lines: Lines, found: list[Field]) -> None:
    """The text of a letter whose 问 is its title: it stands below, before who wrote it when."""
    question = next((field for field in found if field.names[0] == "body"), None)
    if question is None or squeeze(draft.body) != squeeze(draft.title) or question.line + 1 >= len(lines):
        return
    text = plain(lines[question.line + 1].text)
    if (posted := _SAYS_WHEN.search(text)) is None or not (end := _sentence_end(text[: posted.start()])):
        return
    draft.body = spaced(text[:end])
    draft.asked = draft.asked or day_in(text[posted.end() : posted.end() + 30])


def _sentence_end(text: str) -> int:
    return max(text.rfind(mark) for mark in "。！？!?") + 1


def _under_reply(found: list[Field]) -> Field | None:
    """The 内容 of a reply, where 答复 stands over several lines and nothing but an office beside it."""
    reply = next((at for at, field in enumerate(found) if field.names[0] == "reply"), None)
    if reply is None or len(found[reply].value) > 40:
        return None
    later = [field for field in found[reply + 1 :] if field.value]
    if not _names_office(found[reply].value) or any(field.names[0] == "reply" for field in later):
        return None
    return next((field for field in later if field.label == "内容" and field.names[0] == "body"), None)


def _names_office(text: str) -> bool:
    """True for nothing, or the name of an office, be it after its label."""
    words = text.split()
    return not words or (is_unit(words[-1]) and (len(words) == 1 or (len(words) == 2 and len(words[0]) <= 6)))


_DAY = seldom(r"(?:19|20)\d\d\D")


def _put(document: Document, draft: Draft, field: Field) -> None:
    name = field.names[0]
    if name == "reply" and field.head:
        put(draft, "unit", field.label, _DAY.split(field.head)[0].strip())
        put(draft, "replied", field.label, field.head)
    if name == "body" and (said := _SAYS_WHEN.search(field.head)):
        draft.asked_near = draft.asked_near or day_in(field.head[said.end() :])
    if name == "reply" and is_unit(field.value):
        put(draft, "unit", field.label, field.value)
    elif name == "reply" and not field.value:
        _empty_reply(document, draft, field)
    elif name == "reply" and _scripted(document, field) and loading(field.value):
        draft.scripted = True
    elif name == "id" and field.label == "编号" and not field.certain:
        return
    else:
        put(draft, name, field.label, field.value)


def _empty_reply(document: Document, draft: Draft, field: Field) -> None:
    """The place of a reply that holds no text: empty, a picture, or waiting for a script."""
    if _scripted(document, field):
        draft.scripted = True
    elif field.media:
        draft.media = True
    elif field.certain:
        draft.reply_seen = draft.place_empty = True


def _is_filled_alone(document: Document, found: list[Field]) -> bool:
    """True where of all values the reply alone has a mark by which a script may fill its place."""
    if not any(
        _LIBRARY.search(src) is None for one in document.elements("script") if (src := one.get("src"))
    ):
        return False
    marked = {field.names[0] for field in found for mark in _marks(field) if mark}
    about = any(
        _ABOUT_REPLY.search(mark) for field in found if field.names[0] == "reply" for mark in _marks(field)
    )
    return about and marked == {"reply"}


_LIBRARY = seldom(  # scripts of which none knows what a page is about
    r"(?:^|/)(?:(?:jquery|bootstrap|swiper|superslide|layui|html5shiv|respond|md5)(?:[-.\d]|min|all|pack|bundle|slim|src){0,20}\.js"
    r"|(?:hm|tongji|jiucuo|share|wza)\.js)(?:\?|$)",
    re.I,
)


def _marks(field: Field) -> Iterator[str]:
    """The names by which scripts find the places of a value."""
    for place in field.places:
        yield from (one.get("id") or "" for one in itertools.islice(place.iter("*"), 60))


def _scripted(document: Document, field: Field) -> bool:
    """True when a script may fill the place of a value."""
    scripts = _scripts(document)
    for place in field.places:
        for element in itertools.islice(place.iter("*"), 60):
            mark = element.get("id") or ""
            if element.tag == "script" or (len(mark) >= 2 and mark in scripts):
                return True
    return may_be_filled(document)


def may_be_filled(document: Document) -> bool:
    """True when a script of the page asks for something about a reply."""
    scripts = _scripts(document)
    return any(
        _ABOUT_REPLY.search(scripts, max(0, call.start() - 300), call.end() + 600)
        for _, call in zip(range(50), _SCRIPTED.finditer(scripts), strict=False)
    )


def _scripts(document: Document) -> str:
    """The inline scripts of a page, those after its end included, which the tree does not have."""
    if "inline scripts" not in document.memo:
        document.memo["inline scripts"] = _inline(document.source)
    found: str = document.memo["inline scripts"]
    return found


def _inline(source: str) -> str:
    parts, low, at = [], source.lower(), 0
    for _ in range(100):
        start = low.find("<script", at)
        if start < 0:
            break
        at = low.find("</script", start)
        at = len(low) if at < 0 else at
        parts.append(source[start : min(at, start + 100_000)])
    return "\n".join(parts)


def _notice(draft: Draft, lines: Lines, record: Record) -> None:
    """What the page says about a reply that is not shown, near the letter."""
    first, last = record.fields[0].line, record.fields[-1].line + 5
    if draft.replies or draft.secret:
        return
    for number in range(first, min(last, len(lines))):
        text = plain(lines[number].text)
        if len(text) <= 60 and (why := secret(text)):
            draft.secret = why
            return
    if not draft.status and (_ends_in_answer(lines, record) or _is_answered_below(lines, record)):
        draft.doubt = "state_not_understood"
    if _is_replied_below(lines, record, draft.body):
        draft.doubt = "reply_unlabelled"
        if draft.place_empty:
            draft.reply_seen = draft.place_empty = False


_STEPS = seldom(
    r"(?:提交|来信|写信|受理|办理|处理|审核|转办|交办)\w{0,4}[\W\d]{1,12}(?:已(?:办结|办毕|回复|答复|完成|结案)|办结|办毕|结案|(?:办理|处理)?完[成毕])(?!\w)"
)


def _ends_in_answer(lines: Lines, record: Record) -> bool:
    """True where steps that end in an answer stand around a letter, which may have reached any of them."""
    first, last = record.fields[0].line, record.fields[-1].line
    near = (range(max(0, first - 12), first), range(last + 1, min(last + 13, len(lines))))
    return any(
        _STEPS.search("\n".join(text for n in part if len(text := plain(lines[n].text)) <= 60))
        for part in near
    )


def _is_answered_below(lines: Lines, record: Record) -> bool:
    """True where a step below a letter says that it was answered (2015-08-21 县城管局已答复：…)."""
    last = record.fields[-1].line
    return any(
        (match := _ANSWERED_ON.search(row[:200])) and not _QUESTION.search(match[0])
        for row in _rows(lines, last + 1, min(last + 1 + MOST_BELOW, len(lines)))
    )


def _rows(lines: Lines, first: int, last: int) -> Iterator[str]:
    """The texts of lines, those of a table's row together, without what links stand in or just above."""
    rows = itertools.groupby(range(first, last), key=lambda n: _row_of(lines[n].block))
    led = False
    for _, numbers in rows:
        row = [lines[number] for number in numbers]
        linked = any(line.linked for line in row)
        if not (linked or led):
            yield " ".join(spaced(line.text.replace(SPLIT, " ")) for line in row)
        led = linked


def _row_of(block: etree._Element) -> etree._Element:
    """The table's row of a cell; else the block itself."""
    parent = block.getparent()
    return parent if block.tag in ("td", "th") and parent is not None else block


MOST_BELOW = 30  # lines
_QUESTION = re.compile("[?？吗呢]|何时|如何|怎么|怎样|什么|为何")  # another letter's title
_DATED_ON = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
_ANSWERED = (
    r"(?:已(?:答复|回复|办结|办复|反馈)(?![率数的]|\D{0,4}\d{1,6}\s?[件封条个宗])"
    r"|(?<![一-鿿])(?:办结|办毕|结案)(?=\W*$))"
)
_ANSWERED_ON = seldom(
    rf"^[^凡均共]{{0,16}}?{_DATED_ON}[^凡均共]{{0,40}}?{_ANSWERED}|^[^凡均共]{{0,16}}?{_ANSWERED}[^凡均共]{{0,16}}?{_DATED_ON}"
)
_REPLY = seldom(
    r"^\W{0,4}(?:(?:您|你)好(?!.{0,4}欢迎)|尊敬的|.{0,12}(?:网友|市民|先生|女士)[:：您你]|经.{0,10}(?:核实|调查|了解|查)"
    r"|您(?:所)?(?:反映|咨询|提出|的来信|的留言))|来信.{0,4}收悉|(?:答复|回复).{0,20}\.(?:pdf|docx?|wps|jpg|png)$",
    re.I,
)


_TOOLS = seldom(r"【?(?:打印|关闭)|分享到|扫一扫")  # a text may follow them
_FOUND_OUT = seldom(r"经.{0,10}(?:核实|调查|了解|核查)|您(?:所)?(?:反映|咨询)")


def _is_replied_below(lines: Lines, record: Record, body: str) -> bool:
    """True where among or below the letter's labels, outside of their values, a reply seems to stand."""
    last, known = record.fields[-1], {field.line for field in record.fields}
    below = 6 if last.names[0] != "body" else 0
    for number in range(record.fields[0].line, min(last.line + below, len(lines))):
        text = plain(lines[number].text).strip()
        if number > last.line and CHROME.match(text) and not _TOOLS.match(text):
            return False
        if number not in known and text not in body and reads_as_reply(text[:200]):
            return True
    return False


def reads_as_reply(text: str) -> bool:
    """True for a text that begins as replies do, be it after a day and an office."""
    return bool(_REPLY.search(text)) or any(map(_FOUND_OUT.match, text.split()[1:4]))


def heading(document: Document) -> str:
    """The letter's title where no label names it: a heading, or the head of the page's title."""
    for name in ("h1", "h2", "h3"):
        for element in list(document.elements(name))[:5]:
            text = spaced(inner(element))
            if len(text) >= 2 and not _GENERIC.match(squeeze(text)[:60]) and not _SITE.search(text[:60]):
                return text
    for element in document.elements("title"):
        text = spaced(re.split(r"[-_|—–]", (element.text or "")[:300])[0])
        if len(text) >= 4 and not _GENERIC.match(squeeze(text)[:60]):
            return text
    return ""


def _place(document: Document, lines: Lines, draft: Draft, record: Record, alone: bool) -> None:
    """Title and address of a list's item: within it, else in what stands just above it."""
    element = record.element
    if element is None:
        element = next(
            (field.places[0] for field in record.fields if field.names[0] == "title" and field.places), None
        )
    if element is not None:
        _linked(document, draft, element)
    first = record.fields[0].line
    if record.element is not None and not draft.title:
        draft.title = _own_heading(lines, record)
    for number in range(first - 1, max(record.after, first - 4) - 1, -1):
        if alone or (draft.url and draft.title) or _is_path(lines[number]):
            return
        _linked(document, draft, lines[number].block)
        draft.status += [
            word for text in lines[number].text.split(SPLIT) if state_of(word := spaced(text)) is not None
        ]


def _own_heading(lines: Lines, record: Record) -> str:
    """The first line of an item, above all that is labelled in it."""
    first = lines.span(record.element)[0] if record.element is not None else 0
    for number in range(first, min(record.fields[0].line, first + 3)):
        text = spaced(lines[number].text.split(SPLIT)[0])
        if 4 <= len(text) <= LONGEST_TITLE and not _is_no_title(text):
            return text
    return ""


def _is_no_title(text: str) -> bool:
    """True for a day, a state, a count of letters, a word that any page has, and what people are called."""
    if day_in(text) is not None or state_of(text) is not None or is_name(text):
        return True
    return _COUNTED.match(text) is not None or _GENERIC.match(squeeze(text)) is not None


def _is_path(line: Line) -> bool:
    """True for the line that says where one is, and for a menu: its links are no titles."""
    text = squeeze(plain(line.text))
    return "位置" in text[:12] or len(line.linked) > 2 or bool(line.linked and _PATH.search(text))


def _linked(document: Document, draft: Draft, element: etree._Element) -> None:
    """Title and address of the link in an element."""
    draft.url = draft.url or link(document, element, draft.title)
    if draft.url and not draft.title:
        anchors = (
            spaced(anchor.get("title") or inner(anchor))
            for anchor in element.iter("a")
            if next(anchor.iter(*_BOXES), None) is None
        )
        draft.title = next((text for text in anchors if len(text) >= 4), "")


def posted(document: Document, lines: Lines, found: list[Field], context: Context) -> list[Draft]:
    """A forum thread: the first post asks, a later one of an office answers; none is ever proved open."""
    if not context.letters:
        return []
    posts = [number for number in range(len(lines)) if _POSTED.search(lines[number].text[:300])][:200]
    if posts:
        later = range(posts[-1] + 1, min(len(lines), posts[-1] + 60))
        posts += [number for number in later if _REPLIED.search(lines[number].text[:300])]
    first = _asked_before(lines, posts, found)
    posts = [first.line, *posts] if first is not None else posts
    draft = _signed_thread(lines, posts, heading(document)) if len(posts) > 1 else None
    if draft is None:
        draft = _thread(lines, posts) if posts else _talk(lines, found, heading(document))
    if draft is None:
        return []
    draft.url, draft.detail, draft.title = document.url, True, heading(document)
    draft.asked = draft.asked or (day_in(first.value) if first is not None else None)
    return [draft] if draft.day and draft.title else []


def _asked_before(lines: Lines, posts: list[int], found: list[Field]) -> Field | None:
    """The labelled day of a question, where only those who answer it 回复于 a day."""
    if not posts or not re.search(r"(?:回复|答复)于", lines[posts[0]].text[:300]):
        return None
    return next((f for f in found if f.names[0] in _ASKED and f.line < posts[0] and _dated(f)), None)


def _thread(lines: Lines, posts: list[int]) -> Draft:
    """Posts, each below a line that says who wrote it when."""
    draft = Draft()
    draft.asked = _posted_on(lines, posts[0])
    heads = [_head(lines, number) for number in posts]
    ends = [*(first for first, _ in heads[1:]), len(lines)]
    draft.body = _post(lines, posts[0], _reply_label(lines, posts[0] + 2, ends[0]))
    for start, (_, author), end in zip(posts[1:], heads[1:], ends[1:], strict=True):
        if "官方" in author or "管理员" in author or is_unit(author):
            put_reply(draft, _post(lines, start, end))
            draft.unit = draft.unit or (author if is_unit(author) else "")
            if (day := _posted_on(lines, start)) is not None:
                draft.replied.append(day)
    return draft


def _reply_label(lines: Lines, start: int, end: int) -> int:
    """The first line that holds a reply's label and nothing else, else the end."""
    labels = load("letters")["labels"]["reply"]
    near = range(start, min(end, start + 60))
    return next((n for n in near if bare(plain(lines[n].text)) in labels), end)


def _signed_thread(lines: Lines, posts: list[int], title: str) -> Draft | None:
    """Posts, each above the line that says who wrote it when; the first is a sentence below the title."""
    if _post(lines, posts[-1], len(lines)):
        return None
    head = next((n for n in range(posts[0] - 1, -1, -1) if spaced(plain(lines[n].text)) == title), None)
    if head is None or posts[0] - head > 60:
        return None
    draft = Draft()
    draft.asked = _posted_on(lines, posts[0])
    draft.body = lines.text(head + 1, posts[0])
    if draft.body.rstrip()[-1:] not in tuple("。！？!?…"):
        return None
    for before, number in itertools.pairwise(posts):
        posted = _posting(lines[number].text)
        author = squeeze(plain(lines[number].text[: posted.start() if posted else None]))
        if is_unit(author):
            put_reply(draft, lines.text(before + 1, number))
            draft.unit = draft.unit or author
            if (day := _posted_on(lines, number)) is not None:
                draft.replied.append(day)
    return draft


def _posting(text: str) -> re.Match[str] | None:
    return _POSTED.search(text) or _REPLIED.search(text)


def _head(lines: Lines, number: int) -> tuple[int, str]:
    """Where a post begins, and who wrote it: in its line, else in the short line above."""
    posted = _posting(lines[number].text)
    own = squeeze(plain(lines[number].text[: posted.start() if posted else None])).removeprefix("官方回复")
    own = own.replace("：", ":").rpartition(":")[2]  # 答复单位：市城管局
    above = squeeze(plain(lines[number - 1].text)) if number else ""
    if own or not above or len(above) > 20 or above[-1:] in "。！？.!?":
        return number, own
    return number - 1, above


def _post(lines: Lines, start: int, end: int) -> str:
    """The text of a post, up to the next one or the page's chrome."""
    last = min(end, start + 60)
    stop = next((n for n in range(start + 1, last) if CHROME.match(lines[n].text.strip())), last)
    return lines.text(start + 1, stop)


def _talk(lines: Lines, found: list[Field], title: str) -> Draft | None:
    """A question and an answer, each in an element of its own beside the day of it."""
    draft = Draft()
    draft.title = title
    for field in found:
        if field.value and field.names[0] not in ("body", "reply", "title"):
            put(draft, field.names[0], field.label, field.value)
    _unlabelled(draft, lines, found)
    return draft if draft.body and draft.replies and draft.replied else None


def _unlabelled(draft: Draft, lines: Lines, found: list[Field]) -> None:
    """Texts without a label beside the days of a question and its answer, where nothing else gives them."""
    asked = next((field for field in found if field.names[0] in _ASKED and _dated(field)), None)
    told = [field for field in found if field.names[0] in ("replied", "reply")]
    names = {name for field in found for name in field.names}
    if asked is None or not told or asked.line >= told[0].line:
        return
    question, answer = _held(lines, [asked.line, told[0].line]).spans
    if question[1] > answer[0]:
        return
    known = {field.value for field in found} | {draft.title}
    if "body" not in names and not draft.body:
        draft.body = _beside(lines, (question[0], answer[0]), found, known)
    if "reply" not in names and draft.replied and (text := _beside(lines, answer, found, known)):
        first, _, rest = text.partition("\n")
        if rest and is_unit(squeeze(first)):
            draft.unit, text = draft.unit or squeeze(first), rest
        put_reply(draft, text)


def _beside(lines: Lines, span: tuple[int, int], found: list[Field], known: Set[str]) -> str:
    """The text of an element of moderate size without its labels and what is known."""
    first, last = span
    if last - first > 40:
        return ""
    labelled = {field.line for field in found}
    kept: list[str] = []
    for number in range(first, last):
        text = lines.text(number, number + 1)
        if kept and CHROME.match(text):
            break
        if number in labelled or text in known or (len(text) <= 12 and _GENERIC.match(bare(text))):
            continue
        if text and (kept or len(text) >= 4):  # 此致, 敬礼 below a text
            kept.append(text)
    return "\n".join(kept)


def _dated(field: Field) -> bool:
    return len(field.value) <= 40 and day_in(field.value) is not None


def _posted_on(lines: Lines, number: int) -> dt.date | None:
    """The day of a post; where the text says how long ago it was, the day that stands behind the text."""
    match = _posting(lines[number].text)
    if match and (day := day_in(lines[number].text[match.end() : match.end() + 30])) is not None:
        return day
    told = squeeze(lines[number].text[match.end() :]) if match else ""
    for mark in itertools.islice(lines[number].block.iter("span", "em", "time", "abbr"), 200):
        shown = squeeze(inner(mark, 40))
        if shown and shown in told and (day := day_in((mark.get("title") or "")[:40])) is not None:
            return day
    return None
