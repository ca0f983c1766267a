"""letter_signs: whether a page may hold letters at all, told by the words that stand alone on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Set as AbstractSet
from itertools import chain, islice, pairwise
from typing import Final

from crawler.reading.alone import Places, Squeezed, alone, every, squeezed, words_on
from crawler.reading.breadcrumb import breadcrumb
from crawler.reading.document import Document
from crawler.reading.letter_state import image_state, state_of
from crawler.reading.lines import inner
from crawler.reading.replier import may_end_who
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs, words_of_letters
from crawler.reading.vocabulary import load, spellings, squeeze

_OPENING: Final = frozenset("[【［")
_CLOSING: Final = frozenset("]】］")
_ASIDE: Final = frozenset("(（")
_REPLY: Final = re.compile("(?:答复?|回复)(?:内容|正文|详情|意见|信息|结果|情况|如下|数|量|于|在|时间|日期)*")
_GOING_ON: Final = frozenset("，。、；！？,.;!?")  # a sentence does, where a head would end
_DAY_ENDS: Final = frozenset("0123456789日分秒")
MOST_WHO: Final = 40  # characters before a word for a reply that may say whose it is
_WRITTEN: Final = frozenset({"asked", "asked_near", "time"})
_SAID: Final = frozenset({"title", "body", "reply", "status", "replied"})
_NAMED: Final = frozenset({"title", "asked", "id"})
_STATED: Final = frozenset({"asked", "asked_near", "time", "status", "replied"})


def letter_signs(document: Document) -> bool:
    """False where the readers of letters cannot find any: they need labels or states that stand alone.

    Of a page that calls itself one of letters the text is asked, where its source may spell them otherwise.
    """
    told = signs(document)
    if "letters" not in told:
        if not (calls_itself(document) and _otherwise_spelt(document)):
            return False
    elif "fixed control" in told:  # what such controls show is no text
        return True
    found = words_on(document)
    labels = _Labels(squeezed(document), found)
    return labels.tell_letters() or (
        _about(document, found)
        and (
            _stated(document, found)
            or "发表于" in found
            or labels.tell_thread()
            or _replied(squeezed(document).text, found)
            or _booked(squeezed(document), found)
        )
    )


def _otherwise_spelt(document: Document) -> bool:
    """True where the labels in a page's text may stand in its source in parts, or by numbers."""
    if not signs(document).isdisjoint(("numbered", "odd blank", "cut text")):
        return True
    words = document.nodes.pieces.joined.split()
    met = (before[-1] + after[0] for before, after in pairwise(words))
    return not _pairs().isdisjoint(met)


@functools.cache
def _pairs() -> frozenset[str]:
    """The pairs of characters in words that are signs, which a blank may part."""
    pairs = {before + after for word in words_of_letters() for before, after in pairwise(word)}
    return frozenset(pairs.difference(*(load("letters")["labels"][kind] for kind in _GENERAL)))


_GENERAL: Final = ("title", "kind", "sender", "time", "body", "ignored")  # articles have such labels, too


class _Labels:
    """The labels of letters in a page's text; whether one stands alone is looked at when it matters."""

    def __init__(self, within: Squeezed, found: Places) -> None:
        self._within, self._places = within, found
        known = _kinds()
        self._kinds = {label: known[label] for label in found if label in known}
        self._alone: dict[str, bool] = {}

    def tell_letters(self) -> bool:
        """True where there stand the labels that a letter, or a list of letters with a header, must have."""
        return (
            (self._stand(_WRITTEN) and self._stand(_SAID))
            or (
                self._stand(_NAMED) and self._stand(_STATED) and (self._special(1) or self._stand({"status"}))
            )
            or all(self._stand({kind}) for kind in ("title", "sender", "replies"))  # a forum's list
            or (self._special(2) and self._stand({"reply"}) and self._stand({"body"}))
        )

    def tell_thread(self) -> bool:
        """True where it is told when somebody wrote, and labels stand that tell when an office replied."""
        return not _WRITTEN.isdisjoint(chain.from_iterable(self._kinds.values())) and self._stand({"replied"})

    def _stand(self, wanted: AbstractSet[str]) -> bool:
        """True where a label of one of these kinds stands alone."""
        return any(
            self._stands(label) for label, kinds in self._kinds.items() if not wanted.isdisjoint(kinds)
        )

    def _special(self, least: int) -> bool:
        """True where so many labels stand alone that only letters have."""
        special = (self._stands(label) for label in self._kinds if label.startswith(_begins()))
        return sum(islice(filter(None, special), least)) == least

    def _stands(self, label: str) -> bool:
        if label not in self._alone:
            self._alone[label] = bool(alone(self._within, self._places, (label,)))
        return self._alone[label]


def _booked(within: Squeezed, found: Places) -> bool:
    """True where replies begin again and again, as in a guestbook: `局长回复：`, `答复于2015-08-21`."""
    starts = {word: found[word] for word in ("答复", "回复", "答") if len(found.get(word, ())) > 1}
    return any(sum(_heads(within, start) for start in starts[word]) > 1 for word in starts)


def _heads(within: Squeezed, start: int) -> bool:
    """True for a word for a reply that ends what stands before the reply, or has a day beside it."""
    text, end = within.text, _REPLY.match(within.text, start).end()  # type: ignore[union-attr]
    beside = text[end : end + 1]
    ends = (
        any(place in within.edges for place in range(start + 1, end + 1))
        or beside.isdigit()
        or not (beside.isalnum() or beside in _GOING_ON)
        or text[start - 1 : start] in _DAY_ENDS
    )
    return ends and _may_reply(_before(within, start))


def _before(within: Squeezed, start: int) -> str:
    """The word that touches a place from before, in its element."""
    text, edges, first = within.text, within.edges, start
    while first not in edges and first > start - MOST_WHO and text[first - 1].isalnum():
        first -= 1
    return text[first:start]


def _may_reply(word: str) -> bool:
    """True for what stands before `回复`: nothing, a day, who gave it, or the end of their name.

    A sentence or a title goes on to the word instead: `关于调整学区的回复`.
    """
    return not word or word[-1] in _DAY_ENDS or word in _kinds() or may_end_who(word)


def calls_itself(document: Document) -> bool:
    """True for a page whose title, headings, trail or address say that it is about letters."""
    if "calls itself" not in document.memo:
        title = "".join(squeeze((one.text or "")[:300]) for one in islice(document.elements("title"), 1))
        headings = (squeeze(inner(one)) for one in islice(document.elements("h1"), 3))
        names = "\n".join([title, *breadcrumb(document), *headings])
        named = _of_page("words").search(names) is not None or is_addressed(document.url)
        document.memo["calls itself"] = named and not is_other(title)
    found: bool = document.memo["calls itself"]
    return found


def is_other(text: str) -> bool:
    """True for words of other cases; 12345办件公开 are calls of citizens."""
    found = _of_page("other").findall(text)
    return bool(found) and not (all(word.startswith("办件") for word in found) and _HOTLINE.search(text))


_HOTLINE = seldom("12345|热线|诉求|来信|信件|来电|民声|民意|群众|网民|咨询|投诉")


def is_addressed(url: str) -> bool:
    """True where an address may say that its page is about letters; 12345 may be an article's number."""
    path = _ARTICLE_NUMBER.sub("", url.lower().split("?")[0])
    return _of_page("paths").search(path) is not None


_ARTICLE_NUMBER = re.compile(r"\d{6,}|(?<!\d)12345(?=\.(?:s?html?|jspx?|aspx?|php)$)")


@functools.cache
def _of_page(kind: str) -> re.Pattern[str]:
    """Words by which a page, or its address, says that it is about letters, or about something else."""
    return re.compile("|".join(map(re.escape, load("letters")["page"][kind])))


def _replied(text: str, found: Places) -> bool:
    """True for a list that shows its replies, with who gave them in brackets: `答复（市城管局）：…`."""
    places = (start + 2 for word in ("答复", "回复") for start in found.get(word, ()))
    return any(text[place : place + 1] in _ASIDE for place in places)


@functools.cache
def _kinds() -> dict[str, list[str]]:
    """The kinds of labels, by label."""
    kinds: dict[str, list[str]] = {}
    for kind, labels in load("letters")["labels"].items():
        for label in labels:
            for spelling in spellings(label):
                kinds.setdefault(spelling, []).append(kind)
    return kinds


@functools.cache
def _begins() -> tuple[str, ...]:
    return tuple(load("letters")["specific"]["words"])


@functools.cache
def _states() -> frozenset[str]:
    words = load("letters")["states"]
    states = (*words["open"], *words["answered"], *words["excluded"])
    return frozenset(spelling for word in states for spelling in spellings(word))


def _about(document: Document, found: Places) -> bool:
    """True where something may say that the page is about letters."""
    return any(map(found.__contains__, load("letters")["page"]["words"])) or is_addressed(document.url)


def _bracketed(text: str, at: int, size: int) -> bool:
    """True for a word in brackets of its own (`[办理中]路灯不亮`)."""
    return text[max(0, at - 1) : at] in _OPENING and text[at + size : at + size + 1] in _CLOSING


def _stated(document: Document, found: Places) -> bool:
    """True where a word for a letter's state may fill a cell, or a picture stand for one."""
    text = squeezed(document)
    places = {word: found[word] for word in _states().intersection(found)}
    if any(_bracketed(text.text, start, len(word)) for word, starts in places.items() for start in starts):
        return True
    places["中"] = every(text.text, "中")  # how a state ends that has no word of its own
    runs = {text.run(start, start + len(word), 80) for word, starts in places.items() for start in starts}
    if any(run and state_of(run) is not None for run in runs):
        return True
    return any(image_state(image) for image in document.elements("img"))
