"""Guestbook: a page that shows letter after letter with the replies, each told by who wrote it when.

Labels may be few (`回复：`) or only days and offices. What is read is believed only where the page is about
letters, several entries have a text and a reply, and no thread, interview or list of comments looks the same.
"""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from crawler.reading.dates import day_in
from crawler.reading.document import Document
from crawler.reading.fields import CHROME, Names, runs_on
from crawler.reading.letter_list import Context
from crawler.reading.letter_row import link, put_marked
from crawler.reading.letter_state import Draft, is_state, put, put_reply, says_nothing
from crawler.reading.lines import SPLIT, Lines, plain
from crawler.reading.mask import whole_name
from crawler.reading.replier import FLOOR, ROLES, is_unit
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, spaced, squeeze

LEAST = 2  # entries with a text and a reply
MOST_ENTRIES = 500
LONGEST_ENTRY = 120  # lines
LONGEST_HEAD = 60  # characters before the colon of a reply
LONGEST_WHO = 20  # characters of a name beside a day
LONGEST_TITLE = 60
LEAST_TEXT = 4
_LABELLING = ("td", "th", "dt")
_PLAIN = frozenset({"status", "asked", "kind", "id", "body"})  # what citizens label nothing as
FARTHEST = 10  # lines between the label of a question and who asked it

_DAY = (
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    r"(?:[\sT]{0,3}(?:星期.|周.)?\s?(?:上午|下午|AM|PM)?\s?\d{1,2}[:：时]\d\d(?:[:：分]\d\d|分)?(?:\.0|秒)?)?"
)
_STAMP = seldom(_DAY)
_CLOSING = seldom(
    rf"[\s\ufdd0]{{0,3}}[\[【［〔(（]\s?([^\[\]【】［］〔〕()（）\d]{{0,20}}?){_DAY}\s?[\]】］〕)）]\s?$"
)
_LABELLED = seldom(r"[\s,，;；](?=([一-鿿]{2,8})\s?[:：])")
_PARTS = seldom(r"[\ufdd0\u3000\xa0|｜\t]+|\s{2,}")
_OPENS, _CLOSES = "[【［〔(（〖", "]】］〕)）〗"
_ASKED = seldom("留言|提问|咨询|来信|写信|发表|提交|投诉|反映|发帖|诉求|问于")
_REPLY_WORD = seldom(r"(?:回复|答复|解答|回应|回信|答|[Rr]eply|[Aa]nswer)(?:内容|意见|信息|结果|情况|如下)?$")
_AT_REPLY = seldom(
    rf"(?:回复|答复|解答|回应)(?:于|时间|日期)?[\s:：\ufdd0]{{0,5}}{_DAY}|{_DAY}[\s\ufdd0]{{0,3}}(?:日)?(?:回复|答复|解答|回应)"
)
_WORDS = (
    "复",
    "答",
    "回应",
    "结果",
    "意见",
    "反馈",
    "回函",
    "回信",
    "nswer",
    "eply",
)  # of which one stands in a reply's head
_NO_BOOK = seldom(
    "常见问题|常见问答|热点问[题答]|知识库|FAQ|在线访谈|访谈|直播|评论|跟帖|回帖|楼主|沙发|嘉宾|主持人", re.I
)
_COUNTS = seldom(
    r"(?:(?:第|[Nn][Oo]\.?)?\s?\d{1,5}\s?(?:楼|条|号|#|、|\.)?|#\d{1,5}|(?:浏览|点击|阅读|人气|支持|反对|顶|踩|赞|回复|评论|IP)(?:数|量|次数)?\W{0,3}[\d.*]{0,15}\W?|回复|举报|引用|支持|反对|编辑|删除|楼主|沙发|板凳)"
)
_SAYS = seldom(
    r"于?(?:发表|留言|提问|咨询|来信|写信|提交|发布|说道?|问道?|写道|发帖|投诉|反映|在)?(?:的?留言|的?提问)?(?:于|在)?(?:时间|日期)?"
)
_ENDS = tuple("。！？!?…；;")
_ASKS = seldom(
    r"(?:网友|网民|市民|群众|读者|用户|居民|访客|游客).{0,10}?(?:问|提问|留言|来信|咨询|说|反映)|问|[Qq]|提问|疑问"
)
_CALLED = seldom(
    r"^(?:网友|网民|市民|群众|读者|用户|居民|访客|游客|匿名|热心)|[*＊某×]|(?:先生|女士|同志|小姐|同学|老师)$|^[A-Za-z0-9_]+$"
)
_NUMBERED = seldom(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．]\s?")
_BOOK = seldom(
    r"(?:留言[板簿本墙]?|信箱|问答|互动|选登|列表|交流|答疑|回音壁|热线|平台|直通车|(?:在线|网上|网络|公众)(?:咨询|投诉|问政|留言|答疑|回复)|咨询台|咨询投诉|来信|来信(?:选登|公示|查看)|信件(?:公开|公示|选登)|栏目|中心|回复|反馈|之窗|问政|服务)$"
)


class _Stamp(NamedTuple):
    """A line that says when something was written: `kind` is "ask", "reply" or "" where it does not say."""

    line: int
    kind: str
    day: dt.date


class _Entry(NamedTuple):
    """The lines of one letter: its first, who asked when, the head of the reply (or the end), and the end."""

    first: int
    asked: int
    reply: int
    last: int


def booked(document: Document, lines: Lines, names: Names, context: Context, heading: str) -> list[Draft]:
    """The letters of a guestbook; none where the page is not surely one."""
    if context.other or not _may_hold(lines):
        return []
    reader = _Book(document, lines, names)
    entries = reader.entries()[:MOST_ENTRIES]
    if len(entries) < LEAST:
        return []
    said = context.at(lines[entries[0].first].block)
    if said.other or not (said.letters or context.letters):
        return []
    drafts = [draft for entry in entries if (draft := reader.draft(entry))]
    whole = [draft for draft in drafts if draft.replies]
    if (
        len(whole) < LEAST
        or 3 * len(whole) < len(drafts)
        or len({squeeze(draft.body) for draft in drafts}) < max(LEAST, len(drafts) / 2)
    ):
        return []
    if heading and not _BOOK.search(squeeze(heading)) and not reader.own_heads(drafts):
        return []
    for draft in drafts:
        draft.title = draft.title or spaced(draft.body)[:30]
    return drafts


def completed(document: Document, lines: Lines, names: Names, draft: Draft) -> Draft:
    """A letter's own page, with what is told as in a guestbook where nothing else told it."""
    if not draft.detail or (draft.replies and draft.day and draft.replied):
        return draft
    reader = _Book(document, lines, names)
    if draft.day is None:
        asks = (one.day for one in reader.stamps if one.kind == "ask")
        draft.asked = next(asks, None)
    asked = next(
        (one.line for one in reader.stamps if one.kind != "reply" and one.day == draft.day), len(lines)
    )
    head = next((line for line in reader.heads if line > asked and reader.head(line)), None)
    if head is None or (lines[head].block.getnext() is not None and lines[head].block.tag in _LABELLING):
        return draft  # an empty cell beside the label is the place
    read = reader.draft(_Entry(asked, asked, head, reader.end(asked, head)))
    if read is None or (read.replied and draft.replied and read.replied != draft.replied):
        return draft
    draft.replied = draft.replied or read.replied
    empty = (draft.place_empty and not draft.replied) or draft.secret or draft.scripted or draft.media
    if read.replies and not draft.replies and not empty:
        draft.body, draft.replies, draft.reply_seen = read.body, read.replies, True
        draft.unit, draft.place_empty, draft.doubt = draft.unit or read.unit, False, ""
    return draft


def _may_hold(lines: Lines) -> bool:
    """True where several lines name a reply, and none speaks of interviews or comments."""
    replies = 0
    for line in lines.items:
        head = line.text[:LONGEST_HEAD]
        replies += any(word in head for word in _WORDS)
        if len(line.text) <= 20 and _NO_BOOK.search(line.text):
            return False
    return replies >= LEAST


class _Book:
    """The lines of a guestbook, told apart."""

    def __init__(self, document: Document, lines: Lines, names: Names) -> None:
        self.document = document
        self.lines = lines
        self.names = names
        self.titled = 0
        self.labelled = 0
        self.heads = [number for number in range(len(lines)) if self._is_reply_head(number)]
        self.stamps = self._stamps()

    # --- what stands where ---

    def _is_reply_head(self, number: int) -> bool:
        """True for a line with which a reply begins: `管理员回复：…`, `市城管局 回复于 2015-08-21`."""
        line = self.lines[number]
        text = line.text.strip()
        if not any(word in text[:LONGEST_HEAD] for word in _WORDS):
            day = _STAMP.search(text) if len(text) <= LONGEST_HEAD else None
            return day is not None and _is_office(text, day)
        if match := _AT_REPLY.search(text[: 2 * LONGEST_HEAD]):
            return self._is_who(text[: match.start()])
        return bool(self.head(number))

    def head(self, number: int) -> tuple[str, str, str] | None:
        """Who replies, what stands in brackets behind the word, and the text behind it."""
        text = self.lines[number].text.strip(" \t\r\n\u3000\xa0" + SPLIT)
        marks = ":：】］]" if text[:1] == "[" else ":：】］"
        cut = min((at for mark in marks if (at := text.find(mark, 0, LONGEST_HEAD)) > 0), default=-1)
        split = text.find(SPLIT, 0, LONGEST_HEAD)
        led = split > 0 and (cut < 0 or split < cut) and text[:split].strip() not in self.lines[number].linked
        if led and runs_on(self.lines[number], self.lines[number].text.find(SPLIT)):
            return None
        if led and (found := self._worded(text[:split])) is not None:
            return (*found, text[split + 1 :].lstrip(":： \u3000\xa0" + SPLIT))
        if cut > 0 and (found := self._worded(text[:cut].replace(SPLIT, " "))) is not None:
            return (*found, text[cut + 1 :].lstrip(":： \u3000\xa0】］]" + SPLIT))
        if len(text) <= LONGEST_HEAD and plain(text) not in self.lines[number].linked:
            found = self._worded(plain(text))
            following = number + 1 < len(self.lines)
            return (*found, "") if found is not None and following and not plain(text).isascii() else None
        return None

    def _worded(self, head: str) -> tuple[str, str] | None:
        """The one who replies and what is in brackets, where a head ends in the word for a reply."""
        head = head.strip()
        aside = ""
        if head[-1:] and head[-1] in _CLOSES:
            at = max(head.rfind(mark) for mark in _OPENS)
            if at > 0:
                head, aside = head[:at].rstrip(), head[at + 1 : -1]
        head = _STAMP.sub(" ", head).strip(_OPENS + _CLOSES + " ·-—>》:：于在")
        if "reply" in self.names(bare(head)):
            return "", aside
        match = _REPLY_WORD.search(head)
        if match is None:
            return None
        who = squeeze(head[: match.start()]).strip("-—:： 于")
        who = FLOOR.sub("", who)
        if match[0] == "答" and who and not is_unit(who):
            return None
        return (who, aside) if self._is_who(who) else None

    def _is_who(self, text: str) -> bool:
        who = squeeze(plain(text)).strip("-—:：[【]】()（）于由")
        if len(who) > 2 * LONGEST_WHO or (who and who[-1] in "未待无暂已可不"):
            return False
        return (
            not who
            or ROLES.fullmatch(who) is not None
            or is_unit(ROLES.sub("", who) or who)
            or bool(self.names(bare(who)))
        )

    def _stamps(self) -> list[_Stamp]:
        heads = set(self.heads)
        found = []
        for number in range(len(self.lines)):
            text = self.lines[number].text
            if len(text) < 8 or not (match := _STAMP.search(text)):
                continue
            day = day_in(match[0])
            if day is not None and (number in heads or self._is_stamped(text, match)):
                found.append(_Stamp(number, self._kind(number, text, match, heads), day))
        return found

    def _is_stamped(self, text: str, match: re.Match[str]) -> bool:
        """True where a day stands beside who wrote, or apart from the text, not in a sentence."""
        if _closing(text) or len(plain(text)) <= len(match[0]) + 4:
            return True
        if match.start() < text[:LONGEST_HEAD].replace("：", ":").find(":", match.end()):
            return self._is_asking(text)
        at = 0
        for part in _PARTS.split(text):
            at = text.find(part, at)
            if at <= match.start() < at + max(1, len(part)):
                rest = part.replace(match[0], "")
                return len(rest.strip()) <= 2 * LONGEST_WHO and rest.strip()[-1:] not in _ENDS
        return False

    def _is_asking(self, text: str) -> bool:
        """True for a text led by who wrote it when: `网友张三于2015-08-15留言：…`."""
        head = _STAMP.sub("", text[: text[: 2 * LONGEST_HEAD].replace("：", ":").find(":", 8)])
        return len(squeeze(head)) <= LONGEST_WHO and (
            _ASKED.search(head) is not None or is_name(head.strip(_OPENS + _CLOSES))
        )

    def _kind(self, number: int, text: str, match: re.Match[str], heads: set[int]) -> str:
        if number in heads:
            return "reply"
        near = text[max(0, match.start() - 30) : match.start()]
        if bracket := _closing(text):
            near = bracket[1]
        near = near.rstrip(SPLIT + " :：\u3000\xa0")
        near = near[near.rfind(SPLIT) + 1 :] + text[match.end() : match.end() + 6].partition(SPLIT)[0]
        word = max(near.rfind(each) for each in ("回复", "答复", "解答", "办结", "回应"))
        asks = max((found.start() for found in _ASKED.finditer(near)), default=-1)
        if word > asks:
            return "reply"
        if asks < 0:
            return ""
        who = squeeze(plain(text[: match.start()].partition("发表")[0]))
        return "reply" if "发表" in near and is_unit(who) else "ask"

    # --- where entries begin and end ---

    def entries(self) -> list[_Entry]:
        """The entries, in order."""
        asked = self._asked() if len(self.heads) >= LEAST else []
        if len(asked) < LEAST:
            return []
        found = []
        for (first, last), line in zip(self._spans(asked), asked, strict=True):
            reply = next(iter(self._heads(first, last)), last)
            found.append(_Entry(first, line, reply, min(last, first + LONGEST_ENTRY)))
        return found

    def _asked(self) -> list[int]:
        """The lines that say when a citizen wrote, one an entry."""
        told = [stamp.line for stamp in self.stamps if stamp.kind == "ask"]
        if 2 * len(told) >= len(self.heads):
            return self._firsts(told)
        silent = [stamp for stamp in self.stamps if not stamp.kind]
        if not silent:
            return []
        looks = Counter(self._look(stamp.line) for stamp in silent if stamp.line <= self.heads[-1])
        first = next((stamp for stamp in silent if looks[self._look(stamp.line)] >= LEAST), None)
        if first is None:
            return []
        alike = [stamp.line for stamp in silent if self._look(stamp.line) == self._look(first.line)]
        gaps = [
            bisect.bisect_left(alike, b) - bisect.bisect_left(alike, a)
            for a, b in itertools.pairwise(self.heads)
        ]
        gaps = [gap for gap in gaps if gap]
        if (
            gaps
            and sum(gap >= 2 for gap in gaps) * 2 > len(gaps)
            and bisect.bisect_left(alike, self.heads[0]) == 1
        ):
            return alike[::2] if self._alternate(alike) else []
        return self._firsts(alike)

    def _alternate(self, alike: list[int]) -> bool:
        """True where one of each two days stands behind a reply's head."""
        pairs = itertools.zip_longest(alike[::2], alike[1::2])
        return all(second is not None and self._heads(first, second + 1) for first, second in pairs)

    def _heads(self, first: int, last: int) -> list[int]:
        """The heads of replies in lines `first` to before `last`."""
        return self.heads[bisect.bisect_left(self.heads, first) : bisect.bisect_left(self.heads, last)]

    def _firsts(self, asked: list[int]) -> list[int]:
        return [line for number, line in enumerate(asked) if not number or line > asked[number - 1]]

    def _look(self, line: int) -> tuple[object, ...]:
        block = self.lines[line].block
        parent = block.getparent()
        above = (parent.tag, parent.get("class")) if parent is not None else ()
        return (block.tag, block.get("class"), *above)

    def _spans(self, asked: list[int]) -> list[tuple[int, int]]:
        held = [self._held(line, asked) for line in asked]
        whole = sum(bool(self._heads(first, last)) for first, last in held)
        if whole >= LEAST and 3 * whole >= len(held):
            return held
        return self._in_order(asked)

    def _held(self, line: int, asked: list[int]) -> tuple[int, int]:
        """The lines of the widest element around one that holds no other of them."""
        node = self.lines[line].block
        first, last = self.lines.span(node)
        if bisect.bisect_left(asked, last) - bisect.bisect_left(asked, first) > 1:
            return line, line + 1
        for _ in range(40):
            parent = node.getparent()
            if parent is None or parent.tag in ("body", "html"):
                break
            first, last = self.lines.span(parent)
            if first < last and bisect.bisect_left(asked, last) - bisect.bisect_left(asked, first) > 1:
                break
            node = parent
        return self.lines.span(node)

    def _in_order(self, asked: list[int]) -> list[tuple[int, int]]:
        """Entries that follow each other without an element each: from who asked when, or the title above."""
        begins = self._questions(asked)
        ahead = self._ahead(begins)
        starts = [line - ahead for line in begins]
        ends = [*starts[1:], self.end(asked[0], asked[-1])]
        return list(zip(starts, ends, strict=True))

    def _questions(self, asked: list[int]) -> list[int]:
        """Where entries begin whose questions have a label and stand above who asked them when."""
        begins = []
        for number, line in enumerate(asked):
            at = bisect.bisect_left(self.heads, line) - 1
            least = max(self.heads[at] + 1 if at >= 0 and number else 0, line - FARTHEST)
            begins.append(next((n for n in range(least, line) if self._is_question_head(n)), line))
        return begins if sum(map(int.__ne__, begins, asked)) * 2 > len(asked) else asked

    def _is_question_head(self, number: int) -> bool:
        """True for a line that begins with the label of a question: `留言`, `问：…`."""
        text = self.lines[number].text.strip(_OPENS + SPLIT + " ")[:LONGEST_HEAD]
        label = bare(re.split("[:：】\\]\ufdd0]", text, maxsplit=1)[0])
        return 0 < len(label) <= 12 and (
            label in _headings() or _ASKS.fullmatch(label) is not None or self.names(label)[:1] == ("body",)
        )

    def _ahead(self, asked: list[int]) -> int:
        """How many lines stand between the end of a reply and who asked next: a title, or none."""
        if not asked[0]:
            return 0
        for before, line in itertools.pairwise(asked):
            heads = self._heads(before + 1, line)
            above = plain(self.lines[line - 1].text)
            look, behind = (
                self._look(line - 1),
                self._look(heads[-1] + 1) if heads and heads[-1] + 1 < line - 1 else None,
            )
            if not heads or line - 1 <= heads[-1] or len(above) > LONGEST_TITLE or above[-1:] in _ENDS:
                return 0
            if look == behind and look[0] != "td" and self._look(asked[0] - 1) != look:
                return 0
            if self._is_detail(line - 1):
                return 0
            if not any(map(self._answers, range(heads[0], line - 1))):
                return 0
        return 1

    def _answers(self, number: int) -> bool:
        """True for a line with the text of a reply."""
        found = self.head(number)
        return bool(self._rest(Draft(), found[2] if found else self.lines[number].text, replies=True))

    def end(self, first: int, line: int) -> int:
        """Where the last entry ends: at the page's chrome, or where what holds them all does."""
        node: etree._Element | None = self.lines[line].block
        last = line + 1
        for _ in range(40):
            if node is None or node.tag in ("body", "html"):
                break
            start, last = self.lines.span(node)
            if start <= first:
                break
            node = node.getparent()
        last = min(max(last, line + 1), line + LONGEST_ENTRY)
        for number in range(line + 1, last):
            if CHROME.match(self.lines[number].text.strip()):
                return number
        return last

    # --- one entry ---

    def draft(self, entry: _Entry) -> Draft | None:
        """What an entry says; None where it has no text or day."""
        draft = Draft()
        asks = self._texts(draft, range(entry.first, min(entry.reply, entry.last)), replies=False)
        answers = self._texts(draft, range(entry.reply, entry.last), replies=True)
        if (
            not answers and entry.reply == entry.last - 1 and draft.replied
        ):  # who wrote when stands below both
            asks, answers = (
                [ask for ask in asks if ask[0] < entry.asked],
                [ask for ask in asks if ask[0] > entry.asked],
            )
            if len(answers) > 1 and is_unit(squeeze(answers[0][1])):
                draft.unit = draft.unit or squeeze(answers.pop(0)[1])
        while len(answers) > 1 and is_name(answers[-1][1]):  # who asked next
            answers.pop()
        if entry.reply < entry.last:
            self._put_reply(draft, "\n".join(text for _, text in answers))
        self._put_question(draft, asks)
        if not draft.body or draft.day is None:
            return None
        draft.asked = draft.day
        return draft

    def _put_reply(self, draft: Draft, text: str) -> None:
        if text and is_state(text) and not says_nothing(text):
            draft.status.append(spaced(text))
        elif text and is_unit(squeeze(text)):
            draft.unit = draft.unit or squeeze(text)
        elif text:
            put_reply(draft, text)

    def _put_question(self, draft: Draft, asks: list[tuple[int, str]]) -> None:
        if len(asks) > 1 and is_name(asks[0][1]):
            asks = asks[1:]
        if len(asks) > 1 and not draft.title and self._is_title(asks):
            draft.title = _NUMBERED.sub("", asks[0][1])
            put_marked(draft, [])
            draft.url = self._link(asks[0][0], draft.title)
            asks = asks[1:]
            self.titled += 1
        if not (len(asks) == 1 and self._link(*asks[0])):  # a list's row, which leads to the letter
            put(draft, "body", "内容", "\n".join(text for _, text in asks))

    def _is_title(self, asks: list[tuple[int, str]]) -> bool:
        line, text = asks[0]
        if not LEAST_TEXT <= len(text) <= LONGEST_TITLE or text[-1:] in _ENDS[:2]:
            return False
        block, below = self.lines[line].block, self.lines[asks[1][0]].block
        return block is not below or asks[1][0] > line + 1 or text[-1:] not in _ENDS

    def _link(self, line: int, title: str) -> str:
        block = self.lines[line].block
        return (
            link(self.document, block, title)
            if self.lines.ending(block) and plain(self.lines[line].text) in self.lines[line].linked
            else ""
        )

    def _texts(self, draft: Draft, numbers: range, *, replies: bool) -> list[tuple[int, str]]:
        """The lines of a part that are texts; what tells who, when and how it stands goes into the draft."""
        kept: list[tuple[int, str]] = []
        for number in numbers:
            text = self.lines[number].text
            if kept and CHROME.match(text.strip()):
                break
            if replies and number == numbers[0]:
                text = self._behind_head(draft, number)
            if kept and not replies and self._is_written(number, kept[-1][0]):
                rest = plain(text)
            else:
                rest = self._rest(draft, text, replies=replies)
            if rest:
                kept.append((number, rest))
        return kept

    def _is_written(self, number: int, above: int) -> bool:
        """True for a line set as the text above it, without a day: its labels are the citizen's own."""
        text = self.lines[number].text
        if self._look(number) != self._look(above) or _STAMP.search(text):
            return False
        label = bare(text[:LONGEST_HEAD].replace("：", ":").partition(":")[0])
        meant = self.names(label)
        return label not in _headings() and (not meant or meant[0] not in _PLAIN)

    def _behind_head(self, draft: Draft, number: int) -> str:
        """The text behind a reply's head; who gave it when is put into the draft."""
        text = self.lines[number].text
        if (found := self.head(number)) is not None:
            who, aside, rest = found
            for told in (aside, text[: len(text) - len(rest)] if rest else text):
                if (match := _STAMP.search(told)) and (day := day_in(match[0])) is not None:
                    draft.replied.append(day)
                    break
            for told in (who, *_PARTS.split(_STAMP.sub(SPLIT, aside))):
                if not draft.unit and is_unit(told := squeeze(told)) and not ROLES.fullmatch(told):
                    draft.unit = told
            return rest
        if match := _AT_REPLY.search(text):
            if (day := day_in(match[0])) is not None:
                draft.replied.append(day)
            who = bare(text[: match.start()].replace("：", ":").rpartition(":")[2])
            if not draft.unit and is_unit(who):
                draft.unit = who
            return text[match.end() :].lstrip(":： \u3000\xa0" + SPLIT)
        return text

    def _rest(self, draft: Draft, text: str, *, replies: bool) -> str:
        """What is left of a line when who wrote, when, and what is labelled has been put into the draft."""
        dated = _STAMP.search(text) is not None
        if not replies and dated and self._is_asking(text) and (match := _STAMP.search(text[:LONGEST_HEAD])):
            self._put_day(draft, day_in(match[0]), replies=False)
            text = text[text[: 2 * LONGEST_HEAD].replace("：", ":").find(":", match.end()) + 1 :]
        if (match := _closing(text)) and (day := day_in(match[0])) is not None:
            self._put_day(draft, day, replies=replies)
            if replies and not draft.unit and is_unit(squeeze(match[1])):
                draft.unit = squeeze(match[1])
            text = text[: match.start()]
        rest = []
        for part in self._pieces(text):
            if part.strip() and (more := self._take(draft, part.strip(), dated=dated, replies=replies)):
                rest.append(more)
        return plain(" ".join(rest))

    def _pieces(self, text: str) -> list[str]:
        """What stands in elements of its own, apart, or behind a label in one line."""
        pieces = []
        for part in _PARTS.split(text):
            at = 0
            for match in _LABELLED.finditer(part[:500]):
                if self.names(match[1]):
                    pieces.append(part[at : match.start()])
                    at = match.end()
            pieces.append(part[at:])
        return pieces

    def _take(self, draft: Draft, part: str, *, dated: bool, replies: bool) -> str:
        """Put a piece of a line into the draft, if it is a detail; gives what is left of it."""
        inner = part.strip(_OPENS + _CLOSES + " ")
        head, colon, value = inner.replace("：", ":", 1).partition(":")
        label = bare(head[:40])
        meant = self.names(label) if len(label) <= 12 else ()
        if (
            label
            and not replies
            and (label in _headings() or _ASKS.fullmatch(label) or meant[:1] == ("body",))
        ):
            return value.strip() if colon else "" if len(head) <= 12 else part
        if colon and meant:
            return self._labelled(draft, meant[0], label, part, value, replies=replies)
        if meant and len(inner) <= 8:
            return ""
        return "" if self._is_told(draft, inner, dated=dated, replies=replies) else part

    def _is_told(self, draft: Draft, inner: str, *, dated: bool, replies: bool) -> bool:
        """True for a day, a state, a kind, an office, a count or a name."""
        if (match := _STAMP.search(inner)) and (day := day_in(match[0])) is not None:
            around = squeeze(inner[: match.start()] + inner[match.end() :])
            if len(around) > LONGEST_WHO or around[-1:] in _ENDS:
                return False
            self._put_day(draft, day, replies=replies)
            if replies and not draft.unit and is_unit(around):
                draft.unit = around
            return True
        if is_state(inner) and len(inner) <= 6:
            draft.status.append(spaced(inner))
            return True
        if bare(inner) in load("letters")["kinds"]["words"]:
            draft.kind = draft.kind or bare(inner)
            return True
        if _COUNTS.fullmatch(inner) or (len(inner) <= 8 and _SAYS.fullmatch(inner)):
            return True
        if replies and is_unit(squeeze(inner)) and dated:
            draft.unit = draft.unit or squeeze(inner)
            return True
        return dated and len(inner) <= 12 and inner[-1:] not in _ENDS and is_name(inner)

    def _labelled(self, draft: Draft, name: str, label: str, part: str, value: str, *, replies: bool) -> str:
        """Put a labelled value into the draft; gives the text of a reply."""
        if name in ("reply", "body"):
            if (match := _STAMP.fullmatch(value.strip())) is None:
                return value.strip() if name == "reply" else part
            self._put_day(draft, day_in(match[0]), replies=True)
            return ""
        self.titled += name == "title" and not draft.title and bool(value.strip())
        if name in ("asked", "asked_near", "time") and replies:
            name = "replied"
        self.labelled += name == "asked"
        put(draft, name, label, plain(value))
        return ""

    def _put_day(self, draft: Draft, day: dt.date | None, *, replies: bool) -> None:
        if day is None:
            return
        if replies:
            draft.replied.append(day)
        elif draft.asked is None:
            draft.asked = day

    def _is_detail(self, number: int) -> bool:
        return not self._rest(Draft(), self.lines[number].text, replies=False)

    def own_heads(self, drafts: Sequence[Draft]) -> bool:
        """True where most entries have a title or a labelled day of their own: no posts of one thread."""
        return 2 * self.titled > len(drafts) or 2 * self.labelled > len(drafts)


def _closing(text: str) -> re.Match[str] | None:
    """A day in brackets at the end of a text, with what stands before it there."""
    return _CLOSING.search(text, max(0, len(text) - 2 * LONGEST_HEAD))


def _is_office(text: str, day: re.Match[str]) -> bool:
    """True for an office beside a day, and nothing else."""
    who = squeeze(plain(text[: day.start()] + text[day.end() :])).strip(_OPENS + _CLOSES + ":：|｜")
    return len(who) <= LONGEST_WHO and ":" not in who and "：" not in who and is_unit(who)


def is_name(text: str) -> bool:
    """True for what people are called beside what they write."""
    word = squeeze(text)
    return len(word) <= LONGEST_WHO and (
        _CALLED.search(word) is not None
        or (
            whole_name(word)
            and (len(word) <= 3 or "·" in word or word[:2] in load("mask")["double_surnames"])
        )
    )


@functools.cache
def _headings() -> frozenset[str]:
    return frozenset(load("letters")["headings"]["body"])
