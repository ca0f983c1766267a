"""Beyond a guide's labels: steps, papers or conditions around them, which have no label of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from crawler.reading.document import Document
from crawler.reading.fields import Field
from crawler.reading.lines import Lines, plain
from crawler.reading.pending import asks
from crawler.reading.seldom import seldom
from crawler.reading.unfilled import builds

MOST = 400  # lines looked at
SEVERAL = 2  # items that make a list
STEPS = 3  # short lines, each of which is a step
SCRIPTS = 500_000  # characters of scripts looked at

_ITEM = seldom(
    r"^\W{0,3}(?:\d{1,2}\s?[.、．)）:：]|[(（][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[·●■◆○-])"
)
_PAPERS = seldom(
    r"身份证|户口[簿本]|执照|复印件|原件|申请[表书]|登记表|审批表|证明|一式|许可证|合同|照片|资料|材料|文件|协议|章程|图纸"
)
_HEADS = seldom(
    r"材料(?:名称|类型|形式|来源|清单|要求)|必要性|来源渠道|纸质|电子件|原件|复印件|份数|填报须知|空白表格|样表"
)
_STEPS = seldom(
    r"受理|审[查核批]|决定|办结|发证|送达|提交|申请|填[写报]|领取|核[查实对]|勘验|缴费|公示|登录|上传|签字|制证|告知"
)
_STEP = seldom(r"第[一二三四五六1-6]步|步骤[一二三四五六1-6]|→|->|=>|⇒|↓|➔|▶")
_SHORT_STEP = seldom(
    r"^\W{0,3}\d{0,2}\W{0,3}(?:申请|提[交出]\S{0,4}|受理|预?审[查核批]|复[审核]|决定|办结|制?发证|送达|缴费|公示|领[取证]\S{0,3}|现场(?:核查|勘验)|告知|归档)\W{0,3}$"
)
_BASES = seldom(r"《[^《》]{2,40}(?:法|条例|办法|规定|细则|通知|意见)》")
_CLAIMS = seldom(r"年满|周岁|具有|具备|符合|户籍|应当|依法|未被|无不良")  # conditions

Looks = Callable[[list[str]], bool]


def beyond(lines: Lines, region: tuple[int, int], begin: int, end: int) -> frozenset[str]:
    """The elements that the lines around a guide's labelled part may hold without a label.

    Args:
        lines: all lines of the page.
        region: where the labels stand.
        begin: the line of the page's heading.
        end: the first line of the footer.
    """
    around = [*range(begin, region[0]), *range(region[1], end)][:MOST]
    texts = [plain(lines[number].text[:300]) for number in around if not lines[number].linked]
    return frozenset(name for name, looks in _LOOKS.items() if looks(texts))


def _items(texts: list[str], words: re.Pattern[str]) -> bool:
    return sum(bool(_ITEM.match(text) and words.search(text)) for text in texts) >= SEVERAL


def _papers(texts: list[str]) -> bool:
    heads = {match for text in texts if len(text) <= 60 for match in _HEADS.findall(text)}
    return len(heads) >= SEVERAL or _items(texts, _PAPERS)


def _steps(texts: list[str]) -> bool:
    told = any(_STEP.search(text) and _STEPS.search(text) for text in texts)
    short = sum(bool(_SHORT_STEP.match(text)) for text in texts) >= STEPS
    return told or short or _items(texts, _STEPS)


def _conditions(texts: list[str]) -> bool:
    return _items(texts, _CLAIMS)


def _bases(texts: list[str]) -> bool:
    return any(map(_BASES.search, texts))


_LOOKS: Final[dict[str, Looks]] = {
    "materials": _papers,
    "process": _steps,
    "conditions": _conditions,
    "basis": _bases,
}


class Fillers:
    """The scripts of a page that may fill an empty place of its guide."""

    def __init__(self, document: Document) -> None:
        self.asks = asks(document)
        self._text = ""
        if self.asks or builds(document):
            scripts = (script.text or "" for script in document.elements("script"))
            self._text = "\n".join(scripts)[:SCRIPTS]

    def fill(self, held: list[Field]) -> bool:
        """True where a script names one of the places, or asks for data while one of them has an id."""
        return bool(self._text) and any(map(self._fills, _boxes(held)))

    def _fills(self, box: etree._Element) -> bool:
        if self.asks and box.get("id"):
            return True
        names = [box.get("id") or "", *(box.get("class") or "").split()]
        return any(
            len(name) > 1 and re.search(rf"""["'#.]{re.escape(name)}["'\s\]]""", self._text) for name in names
        )


def _boxes(held: list[Field]) -> Iterator[etree._Element]:
    for field in held:
        for place in field.places[:5]:
            yield place
            yield from list(place.iter("div", "span", "p", "ul", "ol", "td", "tbody", "table", "section"))[
                :20
            ]
