"""letters, merge: citizens' letters as far as a site shows them."""

from __future__ import annotations

import bisect
import copy
import functools
import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

import msgspec
from lxml import etree

from crawler.page import Letter, LetterState, Page
from crawler.reading import carriers
from crawler.reading.document import Document
from crawler.reading.fields import LONGEST_LABEL, Field, Names, fields, vocabulary
from crawler.reading.letter_bare import NOT_UNDERSTOOD, is_same, unplaced
from crawler.reading.letter_book import booked, completed
from crawler.reading.letter_heading import with_heading
from crawler.reading.letter_json import is_json, json_letters
from crawler.reading.letter_list import Context, bare_head, leads_to_letters, listed, named
from crawler.reading.letter_others import without_others
from crawler.reading.letter_records import heading, posted, recorded
from crawler.reading.letter_signs import calls_itself, letter_signs
from crawler.reading.letter_state import Draft
from crawler.reading.letter_steps import without_steps
from crawler.reading.lines import SPLIT, Lines, inner, plain
from crawler.reading.links import url_key
from crawler.reading.replier import is_unit
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.vocabulary import bare, load, squeeze

MOST_LETTERS = 3_000
_LONG = frozenset({"body", "reply"})
_DETAILS = frozenset(
    {
        "unit",
        "replied",
        "event",
        "status",
        "sender",
        "asked",
        "asked_near",
        "time",
        "ignored",
        "title",
        "id",
        "kind",
        "handled",
    }
)

__all__ = ["json_letters", "letters", "merge"]


def letters(document: Document, url: str) -> tuple[Letter, ...]:
    """The letters on a page, from its list or from the one letter it shows; texts are masked.

    Args:
        document: the page; addresses are resolved against its `base`.
        url: the page's address, for letters that have none of their own.
    """
    if is_json(document):
        return _addressed(json_letters(document, url), url)
    found = list(json_letters(document, url))
    if letter_signs(document):
        found += [draft.letter() for draft in _drafts(document)]
    elif calls_itself(document) and leads_to_letters(document):
        found += [draft.letter() for draft in named(document, Context(document, Lines(document.root)))]
    found += [draft.letter() for root in _carried(document) for draft in _within(document, root)]
    return _addressed(without_others(_once(found)), url) if found else ()


def _drafts(document: Document) -> list[Draft]:
    names = vocabulary(load("letters")["labels"])
    lines = Lines(document.root, lambda word: len(word) >= 4 and not _LONG.isdisjoint(names(bare(word))))
    context = Context(document, lines)
    in_lists = listed(document, names, context)
    book = booked(document, lines, names, context, heading(document))
    is_list = len(in_lists) > 1 or bool(in_lists and in_lists[0].url)
    if is_list and _said(book) > _said(in_lists):
        return book
    offices = _offices(names)
    if len(in_lists) > 1 and all(row.url for row in in_lists) and not _may_tell(lines, offices, in_lists):
        return in_lists

    def read(known: Names) -> list[Field]:
        return _without_buttons(lines, fields(lines, known, _LONG, _DETAILS, loose=_loose(), stray=_STRAY))

    found = with_heading(lines, offices, read(offices), read, lambda: heading(document))
    beside = recorded(document, lines, list(_outside(lines, found, in_lists)), context) if is_list else []
    own = _own(beside, in_lists)
    if own is not None:
        in_lists = [row for row in _without_around(lines, found, in_lists) if not _is_same(row, own)]
    in_lists = without_steps(in_lists, own)
    if is_list and (own or in_lists):
        return [own, *in_lists] if own else in_lists
    told = recorded(document, lines, found, context)
    if _said(book) > _said(told):
        return book
    told = [completed(document, lines, names, draft) for draft in told] if len(told) == 1 else told
    told = told or posted(document, lines, found, context) or in_lists or named(document, context)
    return told or unplaced(document, lines, found, context)


def _may_tell(lines: Lines, names: Names, rows: Sequence[Draft]) -> bool:
    """True where outside of a list's rows something may label a letter's text or what was replied."""
    spans = (lines.span(row.row) for row in rows if row.row is not None)
    listed = {number for span in spans for number in range(*span)}
    told = (line.text for number, line in enumerate(lines.items) if number not in listed)
    words = {word for text in told for word in (text[:LONGEST_LABEL], *_LABELS.findall(text))}
    return any(_may_label(bare(word), names) for word in words)


def _may_label(word: str, names: Names) -> bool:
    return not _TELLING.isdisjoint(names(word)) or word in _headings()


_TELLING = _LONG | {"replied"}
_LABELS = seldom(rf"[^\s{SPLIT}:：【】\[\]]{{1,{LONGEST_LABEL}}}+(?=\s{{0,3}}(?:[:：】\]{SPLIT}]|$))")


@functools.cache
def _headings() -> frozenset[str]:
    """What stands above a letter's text and above its reply."""
    return frozenset(itertools.chain.from_iterable(load("letters")["headings"].values()))


def _outside(lines: Lines, found: Sequence[Field], rows: Sequence[Draft]) -> Iterator[Field]:
    """The fields outside of a list, of which those above it may have run into it."""
    texts = {field.line for field in found if field.names[0] == "body" and not field.below}
    held = {each for row in rows if row.row is not None for each in (row.row, _grid_of(row.row))}
    spans = [span for each in held if texts.isdisjoint(range(*(span := lines.span(each))))]
    listed = {number for span in spans for number in range(*span)}
    begins = sorted(first for first, last in spans if last)
    for field in found:
        below = bisect.bisect(begins, field.line)
        if field.line not in listed:
            own = _above(lines, field, begins[below]) if below < len(begins) else field
            if own.value or not field.value:
                yield own


def _grid_of(row: etree._Element) -> etree._Element:
    """What holds the rows of a list, and the names of its columns."""
    holder = row.getparent()
    if holder is not None and holder.tag in ("tbody", "thead", "tfoot"):
        holder = holder.getparent()
    return row if holder is None else holder


def _above(lines: Lines, field: Field, begin: int) -> Field:
    """A text as far as it stands above a list, without what is that one's heading."""
    told, before = field.value.split("\n"), plain(lines[begin - 1].text)
    if field.names[0] not in _LONG:
        return field
    if (first := plain(lines[begin].text)) in told:
        told = told[: told.index(first)]
    if (
        begin - 1 > field.line
        and told[-1:] == [before]
        and len(before) <= LONGEST_LABEL
        and _BOX.search(before)
    ):
        told.pop()
    own = copy.copy(field)
    own.value = "\n".join(told)
    return own


_BOX = seldom("最新|最近|热[点门]|相关|推荐|更多|列表|选登|展示|公开|来信|信件|留言|排行|动态")


def _without_around(lines: Lines, found: Sequence[Field], rows: Sequence[Draft]) -> list[Draft]:
    """The rows beside a letter without what holds its text, and is no row of a list."""
    holders = {node for f in found if f.names[0] == "body" for node in lines[f.line].block.iterancestors()}
    return [row for row in rows if row.row not in holders]


def _own(told: Sequence[Draft], rows: Sequence[Draft]) -> Draft | None:
    """The letter that a page shows whole beside the rows of a list."""
    own = told[0] if len(told) == 1 and told[0].detail and told[0].body and told[0].day else None
    leads_on = any(row.url and own and _is_titled(row, own) and not _is_same(row, own) for row in rows)
    return None if leads_on else own


def _is_same(row: Draft, own: Draft) -> bool:
    """True for the row of the letter that a page shows whole."""
    return url_key(row.url) == url_key(own.url) if row.url else _is_titled(row, own)


def _is_titled(row: Draft, own: Draft) -> bool:
    return squeeze(row.title) == squeeze(own.title)


def _without_buttons(lines: Lines, found: list[Field]) -> list[Field]:
    """The fields without 回复 as a button below comment after comment."""
    buttons = [field for field in found if field.label in ("回复", "答复") and _is_button(lines, field)]
    return [field for field in found if field not in buttons] if len(buttons) > 1 else found


def _is_button(lines: Lines, field: Field) -> bool:
    anchors = itertools.islice(lines[field.line].block.iter("a", "button"), 20)
    return any(bare(inner(anchor, 20)) == field.label for anchor in anchors)


def _said(drafts: Sequence[Draft]) -> int:
    """How many letters have a text and a reply."""
    return sum(bool(draft.body and draft.replies) for draft in drafts)


def _offices(names: Names) -> Names:
    """The vocabulary, and the labels of replies that name who replies, or how often (县长答复, 首次回复)."""

    def named(label: str) -> tuple[str, ...]:
        found = names(label)
        match = None if found or len(label) < 4 else _REPLIES.fullmatch(label)
        named = match[1].removesuffix("的") if match else ""
        return names(match[2]) if match and (named in _TIMES or is_unit(named)) else found

    return named


_STRAY = frozenset({"时间", "日期", "问题", "反映问题", "事由"})
_TIMES = frozenset({"受理", "首次", "初次", "再次", "二次", "最终", "第一次", "第二次", "补充"})
_REPLIES = re.compile("(.{2,16})((?:回复|答复)(?:内容|意见)?|答|解答)")


@functools.cache
def _loose() -> frozenset[str]:
    """Labels of who deals with a letter and how to reach them that offices sign with, too."""
    words = load("letters")
    labels = [*words["labels"]["unit"], *words["labels"]["sender"]]
    labels += filter(_CONTACT.search, words["labels"]["ignored"])
    return frozenset(label for label in labels if not label.startswith(tuple(words["specific"]["words"])))


_CONTACT = re.compile("电话|手机|地址|联系|咨询方式|邮[箱编件]|邮政编码")


def _carried(document: Document) -> Iterator[etree._Element]:
    """Markup that stands in records, or that scripts write."""
    told = signs(document)
    if "letters" not in told:
        return
    if "record" in told and (root := carriers.records(document.source)) is not None:
        yield root
    if "writing" in told and (root := carriers.written(document)) is not None:
        yield root


def _within(document: Document, root: etree._Element) -> list[Draft]:
    """The letters in the grids of such markup."""
    names = vocabulary(load("letters")["labels"])
    lines = Lines(document.root)
    head = bare_head(document, names, Context(document, lines))
    return listed(document, names, Context(document, lines, Lines(root)), root, head)


def _once(found: list[Letter]) -> list[Letter]:
    """Letters without those that nested tables or scripts showed twice."""
    kept: dict[tuple[str, str, str, str], Letter] = {}
    for letter in found:
        kept.setdefault((letter.url, letter.id, letter.title, str(letter.asked)), letter)
    return list(kept.values())


def _addressed(found: Sequence[Letter], url: str) -> tuple[Letter, ...]:
    """Letters with an address each: their own, or the page's with a fragment."""
    shared = Counter(letter.url for letter in found)
    page = urldefrag(url).url
    given: dict[str, Letter] = {}
    for letter in found[:MOST_LETTERS]:
        own = letter.url and (shared[letter.url] == 1 or letter.detail)
        place = letter.url if own else f"{page}#{_mark(letter)}"
        given.setdefault(place, msgspec.structs.replace(letter, url=place))
    return tuple(given.values())


def _mark(letter: Letter) -> str:
    if letter.id:
        return letter.id
    text = "\x00".join((str(letter.asked), letter.title, letter.body[:100]))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def merge(pages: Sequence[Page]) -> tuple[Letter, ...]:
    """All letters of a site, each once: a list's row and the letter's own page become one letter."""
    groups: dict[str, list[Letter]] = defaultdict(list)
    by_id: dict[str, str] = {}
    alias = {url_key(page.final_url): url_key(page.url) for page in pages}
    for page in pages:
        for letter in page.letters:
            key = _key(letter, alias)
            if letter.id:
                key = by_id.setdefault(letter.id, key) if _may_join(letter, groups, by_id) else key
            groups[key].append(letter)
    return tuple(_joined(group) for group in groups.values())


def _key(letter: Letter, alias: dict[str, str]) -> str:
    address, fragment = urldefrag(letter.url)
    key = url_key(address)
    key = alias.get(key, key)
    return f"{key}#{fragment}" if fragment else key


def _may_join(letter: Letter, groups: dict[str, list[Letter]], by_id: dict[str, str]) -> bool:
    """Whether the letter's id means the same letter as before: never when titles or days differ."""
    group = groups.get(by_id.get(letter.id, ""), [])
    return all(
        _alike(letter.title, other.title)
        and (not letter.asked or not other.asked or letter.asked == other.asked)
        for other in group
    )


def _alike(one: str, other: str) -> bool:
    """Titles of which one may be cut off."""
    short, long = sorted((one.rstrip(".… "), other.rstrip(".… ")), key=len)
    return long.startswith(short)


def _joined(group: list[Letter]) -> Letter:
    """One letter of several readings: its own page wins, and what disagrees is unknown."""
    ranked = sorted(group, key=lambda letter: not letter.detail)
    best = ranked[0]
    state, reason = _state(ranked)
    return msgspec.structs.replace(
        best,
        id=_first(ranked, "id"),
        title=max((letter.title for letter in ranked), key=len) if not best.title else best.title,
        kind=_first(ranked, "kind"),
        unit=_first(ranked, "unit"),
        body=_first(ranked, "body"),
        reply=_first(ranked, "reply"),
        state_text=_first(ranked, "state_text"),
        asked=max((letter.asked for letter in ranked if letter.asked), default=None),
        answered=max((letter.answered for letter in ranked if letter.answered), default=None),
        reply_seen=any(letter.reply_seen for letter in ranked),
        state=state,
        reason=reason,
    )


def _first(ranked: list[Letter], name: str) -> str:
    return next((value for letter in ranked if (value := getattr(letter, name))), "")


def _state(ranked: list[Letter]) -> tuple[LetterState, str]:
    states = {letter.state for letter in ranked}
    best = ranked[0]
    if LetterState.EXCLUDED in states:
        return LetterState.EXCLUDED, ""
    if len(states) == 1:
        return best.state, best.reason
    if best.detail and best.state is LetterState.OPEN and LetterState.ANSWERED in states:
        return LetterState.UNKNOWN, "states_disagree"
    if LetterState.ANSWERED in states:
        return LetterState.ANSWERED, ""
    if best.detail and best.state is LetterState.UNKNOWN and not _leaves_open(best, ranked):
        return best.state, best.reason
    return LetterState.OPEN, ""


def _leaves_open(own: Letter, group: list[Letter]) -> bool:
    """True for a letter's own page beside which a list that calls it open is right."""
    if own.reason == NOT_UNDERSTOOD:
        return any(is_same(row, own) for row in group)
    waits = own.reason == "acknowledged_only" and not (own.reply or own.answered)
    return waits or own.reason == "no_reply_place"
