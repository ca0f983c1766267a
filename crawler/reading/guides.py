"""guide: the elements (要素) of a service guide, wherever the page keeps them; hidden tab panes count."""

from __future__ import annotations

import functools
import html
import re

import msgspec
from lxml import etree

from crawler.page import Guide, GuideElement
from crawler.reading.document import Document, Text
from crawler.reading.fields import Field, Names, fields
from crawler.reading.guide_beyond import Fillers, beyond
from crawler.reading.guide_data import labelled_pairs, may_hold_labels
from crawler.reading.guide_elsewhere import Extent, elsewhere, is_picture
from crawler.reading.guide_footer import footer_line
from crawler.reading.guide_gaps import Gaps
from crawler.reading.guide_labels import mentioned
from crawler.reading.guide_links import GuideLinks, forms_named
from crawler.reading.guide_signs import core_sign, guide_signs, spoken_of
from crawler.reading.guide_tabs import Panes, tab_panes
from crawler.reading.lines import Lines, inner, plain
from crawler.reading.mask import mask
from crawler.reading.pending import asks
from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import bare, load, spaced, squeeze

ELEMENTS = (
    "name", "basis", "conditions", "materials", "process", "place", "agency", "hours", "time_limit", "fee",
    "phone", "form",
)  # fmt: skip
_LONG = frozenset(
    {"basis", "conditions", "materials", "process", "place", "agency", "hours", "phone", "form"}
)
_CORE = frozenset(load("guides")["page"]["core"])
_SMALL = frozenset({"p", "td", "th", "tr", "dt", "li"})
_BOTH = re.compile(r"(?:以及|[及和与、/／])")
_ASIDE = re.compile(r"[(（][^()（）]{0,20}[)）]?")
_DOCUMENT = re.compile(
    f"(?:{'|'.join(load('guides')['page']['documents'])})(?:[(（【\\[].{{0,30}})?$|{'|'.join(load('guides')['page']['events'])}"
)
_TITLE_CUT = re.compile(r"[-_|—–]")
_PHONE = seldom(
    r"(?<![\d-])(?:\(?0\d{2,3}\)?[-—－ ]{0,2}\d{5,9}(?:[-—－转]{1,2}\d{1,6})?|[48]00[-—－ ]?\d{3,4}[-—－ ]?"
    r"\d{3,4}|1\d{9,11}|[2-9]\d{4,9})(?![\d-])"
)
_YEAR = seldom(r"(?<!\d)(20\d{2}|19\d{2})\s?(?:年|[-—至]\s?\d{4})")
_ORGAN = re.compile(r"(?:[省市县区镇乡局委厅网]|政府|中心|门户|网站|平台|系统|大厅|频道|专栏)$")
_SECTION = re.compile(
    "(?:政府)?信息公开|政[务府]公开|(?:政务|办事|便民|公共)服务|(?:网上|在线)(?:办事|办理|服务)|办事|服务"
)
_SUFFIX = re.compile("的?(?:办事|服务)指南$")
LEAST_NAME = 4
_SCRIPT_PLACE = seldom(r"\{\{|<%=|正在加载|数据加载")


def guide(document: Document, url: str) -> Guide | None:
    """The service guide on a page, or None when the page is none; texts are masked.

    A page is a guide with three different element labels, or with two when it calls itself one; addresses of
    offices, notices and documents that happen to use such labels are not.
    """
    titles = _titles(document)
    named = any(map("\n".join(titles).__contains__, load("guides")["page"]["named"]))
    if not (core_sign(document) if named else guide_signs(document)):
        return _untold(document, url, titles, named=named)
    lines = Lines(document.root)
    panes, bars = tab_panes(document, lines, _names())
    found = fields(lines, _names(), _LONG)
    found = [field for field in found if not any(first <= field.line < last for first, last in bars)]
    core = [field.line for field in found if _CORE.intersection(field.names)]
    end = footer_line(document, lines, max([*core, *(bar[1] for bar in bars)], default=-1))
    found = [field for field in found if field.line < end]
    labels = {name for field in found for name in field.names if _is_label(field)} | set(panes)
    labels &= set(ELEMENTS)
    if _lists_matters(found, titles):
        return None
    if not _is_guide(labels, titles, named, _under_guides(lines)):
        return _untold(document, url, titles, named=named)
    first, last = _region(lines, found, bars)
    region = (first, min(last, end))
    return _guide(
        _Reading(document, lines, titles=titles, found=found, panes=panes, region=region, end=end), url
    )


def _untold(document: Document, url: str, titles: list[str], *, named: bool) -> Guide | None:
    """The guide of a page whose texts tell none: one in its data, or one that nobody can read here."""
    held = _in_data(document, url)
    if named:
        return held or _unread(document, url, titles)
    return None if held and spoken_of(document) else held  # else its own texts would have to tell as well


def _in_data(document: Document, url: str) -> Guide | None:
    """A guide whose labels and values a script of the page holds and writes."""
    if "in data" in document.memo or mentioned(document) < 2 or not may_hold_labels(document, _names()):
        return None
    if not (pairs := labelled_pairs(document, _names())):
        return None
    rows = "".join(f"<tr><th>{html.escape(label)}</th><td>{value}</td></tr>" for label, value in pairs)
    heads = "".join(f"<h1>{html.escape(title)}</h1>" for title in _titles(document))
    title = next((element.text or "" for element in document.elements("title")), "")
    page = f"<title>{html.escape(title)}</title><body>{heads}<table>{rows}</table>"
    written = Document(Text(text=page, charset=document.text.charset), document.url)
    written.memo["in data"] = True
    found = guide(written, url)
    if found is None:
        return None
    lines, more = Lines(document.root), asks(document)
    shown = "\n".join(line.text for line in lines.items[: footer_line(document, lines, -1)])
    elements = (_unless_shown(element, shown, more=more) for element in found.elements)
    return msgspec.structs.replace(found, elements=tuple(elements))


def _unless_shown(element: GuideElement, shown: str, *, more: bool) -> GuideElement:
    """What data lack is unknown where the text above the foot names it, or `more` is asked for."""
    named = more or any(label in shown for label in load("guides")["elements"][element.name])
    return GuideElement(name=element.name, present=None) if element.present is False and named else element


class _Reading:
    """All that was read of a guide's page."""

    def __init__(
        self,
        document: Document,
        lines: Lines,
        *,
        titles: list[str],
        found: list[Field],
        panes: Panes,
        region: tuple[int, int],
        end: int,
    ) -> None:
        self.titles = titles
        self.found = found
        self.panes = panes
        self.text = lines.text(*region)
        watched = [
            *(field.value for field in found if "supervision" in field.names),
            panes.get("supervision") or "",
        ]
        others = {line for text in watched for line in text.split("\n")}
        self.own_text = "\n".join(line for line in self.text.split("\n") if line not in others)
        self.headings = _headings(lines, region)
        self.beyond = beyond(lines, region, _heading_line(lines, region[0], titles), end)
        self.gaps = Gaps(lines, found)
        self.fillers = Fillers(document)
        self.links = GuideLinks(document, lines, region)
        self.elsewhere = (
            self.links.whole
            or any(pane is None for pane in panes.values())
            or bool(_SCRIPT_PLACE.search(self.text))
            or elsewhere(document, _names(), Extent(lines, *self.links.extent), found, self.own_text)
        )


@functools.cache
def _names() -> Names:
    """The labels of guides, with additions in brackets, or two joined by 及."""
    words = load("guides")["elements"]
    known = {label: name for name, labels in words.items() for label in labels}

    def names(label: str) -> tuple[str, ...]:
        if not label or len(label) > 16:
            return ()
        if label in known:
            return (known[label],)
        label = _ASIDE.sub("", label)
        if label in known:
            return (known[label],)
        parts = _joined(label, known) if _BOTH.search(label) else _run_on(label, known)
        return tuple(dict.fromkeys(part for part in parts if part)) if None not in parts else ()

    return names


def _joined(label: str, known: dict[str, str]) -> list[str | None]:
    """What the parts of a label mean that are joined by 及: 办理地点及时间 shares 办理, 份数 adds nothing."""
    first, *others = _BOTH.split(label)[:4]
    told = (
        known.get(part) or known.get(first[:2] + part if part else "")
        for part in others
        if part not in _ADDED
    )
    return [known.get(first), *told]


def _run_on(label: str, known: dict[str, str]) -> list[str | None]:
    """The same of a label in which nothing joins the parts: 办理时间地点."""
    cuts = range(2, len(label) - 1)
    found = (cut for cut in cuts if label[:cut] in known and label[cut:] in known)
    return next(([known[label[:cut]], known[label[cut:]]] for cut in found), [None])


_ADDED = frozenset({"文号", "份数", "数量", "要求", "说明", "备注", "注意事项"})


def _is_label(field: Field) -> bool:
    """A label that has a place for a value, and is no field of a form."""
    return not field.control and (field.certain or bool(field.value) or field.media)


def _lists_matters(found: list[Field], titles: list[str]) -> bool:
    """True for values in a row under their labels, on a page whose heading names no matter: a list of one."""
    marked = [field for field in found if _CORE.intersection(field.names)]
    return bool(marked) and all(field.below for field in marked) and not _matter(titles)


def _is_guide(labels: set[str], titles: list[str], named: bool, under_guides: bool) -> bool:
    words = load("guides")["page"]
    core = labels & set(words["core"])
    if named:
        return len(labels) >= 2 and bool(core)
    if any(_DOCUMENT.search(title) for title in titles):
        return False
    return len(core) >= 2 and len(labels) >= (2 if under_guides else 3)


def _under_guides(lines: Lines) -> bool:
    """True when the line that says where one is names the guides."""
    for number in range(min(len(lines), 400)):
        text = squeeze(lines[number].text[:300])
        if "位置" in text[:12]:
            following = squeeze(lines[number + 1].text[:200]) if number + 1 < len(lines) else ""
            return any(word in text + following for word in load("guides")["page"]["named"])
    return False


def _titles(document: Document) -> list[str]:
    """The page's headings and the head of its title, blanks taken out."""
    found, nodes = [], document.nodes
    for name in ("h1", "h2", "title"):
        for index in nodes.called(name)[:3]:
            alone = nodes.ends[index] == index + 1  # the text is all that it holds
            text = squeeze((nodes.texts[index] or "")[:300] if alone else inner(nodes.elements[index]))
            found.append(_TITLE_CUT.split(text)[0][:100] if name == "title" else text[:100])
    return [title for title in found if title]


def _guide(reading: _Reading, url: str) -> Guide:
    named = next((field.value for field in reading.found if field.names[0] == "name" and field.value), "")
    named = named or reading.panes.get("name") or ""
    elements = (_element(name, reading) for name in ELEMENTS)
    return Guide(
        url=url,
        name=_masked(spaced(named or _named(_matter(reading.titles))), 120),
        elements=tuple(_named_by_title(element, reading.titles) for element in elements),
        forms_named=tuple(_masked(form, 80) for form in forms_named(reading.text)),
        attachments=reading.links.files,
        systems=reading.links.systems,
        phones=_phones(reading.found),
        years=_years([*reading.titles, *reading.headings]),
    )


def _region(lines: Lines, found: list[Field], bars: list[tuple[int, int]]) -> tuple[int, int]:
    """The lines of the smallest element around all element labels."""
    marked = [field.line for field in found if field.names[0] in ELEMENTS and _is_label(field)]
    marked = sorted([*marked, *(line for bar in bars for line in bar if line < len(lines))])
    node: etree._Element | None = lines[marked[0]].block if marked else None
    while node is not None:
        first, last = lines.span(node)
        if first <= marked[0] and marked[-1] < last and node.tag not in _SMALL:
            return first, last
        node = node.getparent()
    return (0, len(lines))


def _element(name: str, reading: _Reading) -> GuideElement:
    """One element: present with a value, missing when its place is empty or there is none, else unknown."""
    held = [field for field in reading.found if name in field.names]
    value = next((field.value for field in held if field.value and not field.control), "")
    value = value or reading.panes.get(name) or ""
    if value or any(field.media for field in held):
        return GuideElement(name=name, present=True, text=_masked(spaced(value[:2_000]), 300))
    unread = not all(map(reading.gaps.sure, held))
    if unread or (name in reading.panes and reading.panes[name] is None):
        return GuideElement(name=name, present=None)
    placed = bool(held) or name in reading.panes
    filled = reading.fillers.fill(held) or (name in reading.panes and reading.fillers.asks)
    told = filled if placed else reading.elsewhere or _weak(name, reading.own_text)
    unknown = told or reading.links.whole or name in reading.beyond
    return GuideElement(name=name, present=None if unknown else False)


def _named_by_title(element: GuideElement, titles: list[str]) -> GuideElement:
    """A guide whose heading says what it is about has a name."""
    if element.name != "name" or element.present is True:
        return element
    matter = _matter(titles)
    return GuideElement(name="name", present=True, text=_masked(matter, 300)) if matter else element


def _matter(titles: list[str]) -> str:
    """The matter a heading names: a heading that says more than that this is a guide."""
    for title in titles:
        rest = title
        for word in load("guides")["page"]["named"]:
            rest = rest.replace(word, "")
        rest = bare(rest)
        if len(rest) >= 2 and not _ORGAN.search(rest) and not _SECTION.fullmatch(rest):
            return title
    return ""


def _named(title: str) -> str:
    """The matter alone: `旅行社设立许可办事指南` is the guide of 旅行社设立许可."""
    return _SUFFIX.sub("", title) if len(_SUFFIX.sub("", title)) >= LEAST_NAME else title


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in load("guides")["weak"].items()}


def _weak(name: str, text: str) -> bool:
    """True when the text may hold the element without its label."""
    pattern = _patterns().get(name)
    if pattern is None:
        return False
    for line in text[:100_000].split("\n"):
        if any(word in line[:30] for word in ("监督", "投诉")) or _names()(bare(line[:40])):
            continue
        if pattern.search(line[:2_000]):
            return True
    return False


def _phones(found: list[Field]) -> tuple[str, ...]:
    numbers = []
    for field in found:
        if "phone" in field.names:
            numbers += [match[0] for match in _PHONE.finditer(field.value[:1_000])]
    return tuple(dict.fromkeys(numbers))[:20]


def _heading_line(lines: Lines, before: int, titles: list[str]) -> int:
    """The last line before another one that is one of the page's headings; that other line if none is."""
    heads = [n for n in range(before) if squeeze(lines[n].text[:200]) in titles and not lines[n].linked]
    return heads[-1] if heads else before


def _headings(lines: Lines, region: tuple[int, int]) -> list[str]:
    texts = []
    for number in range(*region):
        line = lines[number]
        if line.block.tag in ("h1", "h2", "h3", "h4") and len(line.text) <= 100:
            texts.append(plain(line.text))
    return texts[:50]


def _years(headings: list[str]) -> tuple[int, ...]:
    """Years in the headings of matters that come round every year."""
    words = load("guides")["yearly"]["words"]
    years: list[int] = []
    for heading in headings:
        if any(word in heading for word in words):
            years += [int(match[1]) for match in _YEAR.finditer(heading)]
    return tuple(dict.fromkeys(years))[:10]


def _unread(document: Document, url: str, titles: list[str]) -> Guide | None:
    """A page that calls itself the guide of one matter, while the guide is an image, a file or a script's."""
    title = next((title for title in titles if len(_matter([title])) >= 5), "")
    if not title or any(word in title for word in ("栏目", "列表", "大全")):
        return None
    lines = Lines(document.root)
    long = sum(len(plain(line.text)) for line in lines.items)
    if long - 12 * min(400, len(document.nodes.anchors)) > _LONG_TEXT:
        return None
    files = GuideLinks(document, lines, (0, len(lines))).files
    reason = _why_unread(document, files)
    if not reason:
        return None
    return Guide(
        url=url,
        name=_masked(title, 120),
        elements=tuple(GuideElement(name=name, present=None) for name in ELEMENTS),
        attachments=files,
        readable=False,
        reason=reason,
    )


_LONG_TEXT = 1_200  # characters, links aside, of a page that says something itself


def _why_unread(document: Document, files: tuple[str, ...]) -> str:
    if _SCRIPT_PLACE.search(document.source[:400_000]):
        return "guide_by_script"
    if files:
        return "guide_is_file"
    if next(document.elements("iframe", "embed", "object"), None) is not None:
        return "guide_is_frame"
    return "guide_is_image" if any(is_picture(image) for image in document.elements("img")) else ""


def _masked(text: str, most: int) -> str:
    return mask(text[:5_000])[0][:most] if text else ""
