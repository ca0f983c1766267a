"""Changes: the same page in other markup, bytes or surroundings, which a browser shows alike.

A change is a function from a page's source to another source: add it to `SOURCES`, or to `CHANGES` if it is one of
bytes or addresses. One that cannot be made on a page leaves it as it is.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
from lxml import etree

from benchmarks.accuracy.reading import site_of
from benchmarks.corpus.case import number
from benchmarks.reading import Sample
from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.reading.vocabulary import load

Source = Callable[[str], str]  # a page's source in, another one out
Change = Callable[[Sample], Sample]


# --- a source, piece by piece ---

_PIECES = re.compile(
    r"""(?P<raw><!--.*?-->|<!\[CDATA\[.*?\]\]>|<!\w[^>]*>|<\?[^>]*>
        |<(?P<held>script|style|textarea|title|template|noscript|xmp|datastore|select|svg|pre)\b.*?</(?P=held)\s*>)
        |(?P<tag></?[a-z][a-z0-9]*(?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?>)
        |(?P<text>[^<]+)""",
    re.I | re.S | re.X,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(.*?)(\s*/)?>", re.I | re.S)
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_BODY = re.compile(r"<body\b[^<>]*>|</head\s*>(?!\s*<body)", re.I)
_END = re.compile(r"</body\s*>", re.I)
_BLOCKS = frozenset(
    ["html", "head", "body", "title", "meta", "link", "base", "div", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "section", "article", "header", "footer", "nav", "main", "aside", "center", "fieldset", "blockquote", "script", "style"]
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A tag, a text between tags, or what is left as it is: scripts, comments, declarations."""

    kind: str  # "tag", "text" or "raw"
    source: str
    name: str = ""  # of a tag, with a slash before that of an end tag

    @property
    def blank(self) -> bool:
        """True for a text of nothing but blanks."""
        return self.kind == "text" and not self.source.strip()


def pieces(source: str) -> Iterator[Piece]:
    """A source in pieces that make it again when they are joined."""
    at = 0
    for match in _PIECES.finditer(source):
        if match.start() > at:
            yield Piece("raw", source[at : match.start()])
        at = match.end()
        kind = next(kind for kind in ("raw", "tag", "text") if match[kind] is not None)
        tag = _TAG.fullmatch(match[0]) if kind == "tag" else None
        yield Piece(kind, match[0], f"{tag[1]}{tag[2].lower()}" if tag else "")
    if at < len(source):
        yield Piece("raw", source[at:])


def of_tags(change: Callable[[re.Match[str]], str]) -> Source:
    """A change of every tag."""

    def changed(source: str) -> str:
        made = (_TAG.sub(change, each.source) if each.name else each.source for each in pieces(source))
        return "".join(made)

    return changed


def of_texts(change: Callable[[str], str]) -> Source:
    """A change of every text of the body that is not blank."""

    def changed(source: str) -> str:
        head, body = _parted(source)
        made = (
            change(each.source) if each.kind == "text" and not each.blank else each.source
            for each in pieces(body)
        )
        return head + "".join(made)

    return changed


def of_gaps(change: Callable[[Piece, str, Piece], str]) -> Source:
    """A change of what stands between two tags with no text between them: nothing, or blanks."""

    def changed(source: str) -> str:
        made: list[str] = []
        before, gap = Piece("raw", ""), ""
        for piece in pieces(source):
            if piece.blank:
                gap += piece.source
                continue
            made += [change(before, gap, piece) if before.name and piece.name else gap, piece.source]
            before, gap = piece, ""
        return "".join([*made, gap])

    return changed


def _parted(source: str) -> tuple[str, str]:
    """What stands up to the beginning of a page's body, and the rest."""
    match = _BODY.search(source)
    return (source[: match.end()], source[match.end() :]) if match else ("", source)


def _paired(source: str, names: Iterable[str]) -> bool:
    """True where each of some elements that begins ends."""
    counted = Counter(piece.name for piece in pieces(source))
    return all(counted[name] == counted[f"/{name}"] for name in names)


# --- tags and attributes ---

Pairs = list[tuple[str, str | None]]  # the attributes of a tag: names, and values without quotation marks


def of_attributes(change: Callable[[Pairs], Iterable[str]]) -> Source:
    """A change of the attributes of every tag that has some."""

    def changed(match: re.Match[str]) -> str:
        end, name, rest, close = match.groups(default="")
        slash_of_value = close == "/" and re.search(r"=[^\s\"']*$", rest)
        if end or not rest or slash_of_value or _ATTRIBUTE.sub("", rest).strip():
            return match[0]
        pairs = [(each[1], each[2] and _unquoted(each[2])) for each in _ATTRIBUTE.finditer(rest)]
        return f"<{name} {' '.join(change(pairs))}{close}>"

    return of_tags(changed)


def _unquoted(value: str) -> str:
    return value[1:-1] if value[0] in "\"'" else value


def _quoted(name: str, value: str | None, mark: str = '"') -> str:
    other = "'" if mark == '"' else '"'
    return (
        name
        if value is None
        else f"{name}={mark}{value}{mark}"
        if mark not in value
        else f"{name}={other}{value}{other}"
    )


def _narrow(name: str, value: str | None) -> str:
    return f"{name}={value}" if value and re.fullmatch(r"[\w#%.-]+", value) else _quoted(name, value)


def _named(change: Callable[[str], str]) -> Source:
    """A change of every class and id."""

    def changed(pairs: Pairs) -> Iterator[str]:
        for name, value in pairs:
            named = value and name.lower() in ("class", "id")
            yield _quoted(name, " ".join(map(change, str(value).split())) if named else value)

    renamed = of_attributes(changed)
    return lambda source: source if _styled(source) else renamed(source)


def _styled(source: str) -> bool:
    """True for a page in which names mean something: to a style sheet of its own, or to a script."""
    return bool(re.search(r"<style|getElement|querySelector|\$\(|new Vue", source))


def _marked(match: re.Match[str]) -> str:
    end, name, rest, close = match.groups(default="")
    return match[0] if end else f'<{name} data-v-7ba5bd90=""{rest}{close}>'


def _renamed(**names: str) -> Source:
    """Other elements for some, on pages on which they all end."""

    def changed(match: re.Match[str]) -> str:
        end, name, rest, close = match.groups(default="")
        return f"<{end}{names.get(name.lower(), name)}{rest}{close}>"

    rename = of_tags(changed)
    return lambda source: rename(source) if _paired(source, names) else source


def _around(before: str, after: str, *names: str) -> Source:
    """Something before and after some elements, on pages on which they all end."""

    def changed(match: re.Match[str]) -> str:
        if match[2].lower() not in names:
            return match[0]
        return f"{match[0]}{after}" if match[1] else f"{before}{match[0]}"

    put = of_tags(changed)
    return lambda source: put(source) if _paired(source, names) else source


def _within(before: str, after: str, *names: str) -> Source:
    """Something at the beginning and the end of what some elements hold."""

    def changed(match: re.Match[str]) -> str:
        if match[2].lower() not in names:
            return match[0]
        return f"{after}{match[0]}" if match[1] else f"{match[0]}{before}"

    put = of_tags(changed)
    return lambda source: put(source) if _paired(source, names) else source


# --- what stands between elements ---


def _loose(before: Piece, gap: str, after: Piece) -> str:
    return "\n\t\t" if _at_block(before, after) else gap


def _dense(before: Piece, gap: str, after: Piece) -> str:
    return "" if _at_block(before, after) else gap


def _at_block(*sides: Piece) -> bool:
    return any(piece.name.strip("/") in _BLOCKS for piece in sides)


_HOLDERS = frozenset(
    [
        "/ul",
        "/ol",
        "/dl",
        "/table",
        "/tbody",
        "/thead",
        "/tfoot",
        "/div",
        "/body",
        "/html",
        "/section",
        "/article",
        "/main",
        "/form",
    ]
)
_CLOSE_P = _BLOCKS - {"title", "meta", "link", "base", "head", "body", "html", "script", "style", "td", "th", "tr", "li", "dd", "dt"}  # fmt: skip
_ENDED_BY: Mapping[str, frozenset[str]] = {  # optional end tags, and what has to follow
    "/li": _HOLDERS | {"li"},
    "/dt": frozenset({"dt", "dd"}),
    "/dd": _HOLDERS | {"dt", "dd"},
    "/p": _HOLDERS | _CLOSE_P | {"/td", "/li", "/dd"},
    "/td": frozenset({"td", "th", "/tr"}),
    "/th": frozenset({"td", "th", "/tr"}),
    "/tr": _HOLDERS | {"tr"},
}


def ends_left_out(source: str) -> str:
    """Without the end tags that may be left out."""
    found = list(pieces(source))
    made = []
    for place, piece in enumerate(found):
        following = next((each for each in found[place + 1 : place + 3] if not each.blank), Piece("", ""))
        if following.name not in _ENDED_BY.get(piece.name, ()):
            made.append(piece.source)
    return "".join(made)


def written_out(source: str) -> str:
    """With every end tag, as a browser's inspector copies the page."""
    document = Document(decode(source.encode()), "http://www.example.gov.cn/")
    return etree.tostring(document.root, encoding="unicode", method="html")


def bodies(source: str) -> str:
    """Rows in a `tbody`, where there is none."""
    if re.search(r"<t(?:body|head|foot)\b", source, re.I) or not _paired(source, ("table",)):
        return source
    return re.sub(r"</table", "</tbody></table", re.sub(r"(<table\b[^<>]*>(?:\s*<caption.*?</caption>)?)", r"\1<tbody>", source, flags=re.I), flags=re.I)  # fmt: skip


# --- texts ---


@functools.cache
def _labels() -> frozenset[str]:
    """What sites call the parts of letters and guides."""
    known = (*load("letters")["labels"].values(), *load("guides")["elements"].values())
    return frozenset(label for labels in known for label in labels if not label.isascii())


_LABEL = re.compile(r"(\s*)([\u4e00-\u9fff]{2,10})(\s*[：:]?)(.*)", re.S)


def of_labels(change: Callable[[str, str, str], str]) -> Source:
    """A change of labels, each with its colon, if any, and what follows in the same text."""

    def changed(text: str) -> str:
        match = _LABEL.fullmatch(text)
        if not match or match[2] not in _labels() or (match[4].strip() and not match[3].strip()):
            return text
        return match[1] + change(match[2], match[3], match[4])

    return of_texts(changed)


SYNONYMS = {
    "来信人": "写信人",
    "来信时间": "写信时间",
    "写信时间": "来信时间",
    "来信标题": "信件标题",
    "来信内容": "信件内容",
    "留言内容": "咨询内容",
    "信件编号": "来信编号",
    "办理状态": "处理状态",
    "处理状态": "办理状态",
    "受理单位": "办理单位",
    "回复单位": "答复单位",
    "答复单位": "回复单位",
    "回复时间": "答复时间",
    "答复时间": "回复时间",
    "回复内容": "答复内容",
    "答复内容": "回复内容",
    "设定依据": "法定依据",
    "办理依据": "设定依据",
    "受理条件": "申请条件",
    "申请条件": "办理条件",
    "申请材料": "申报材料",
    "所需材料": "申请材料",
    "办理流程": "办理程序",
    "办理程序": "办理流程",
    "办理地点": "受理地点",
    "办理时间": "办公时间",
    "办理时限": "办结时限",
    "承诺时限": "办理时限",
    "收费标准": "收费依据及标准",
    "联系电话": "咨询电话",
    "咨询电话": "联系电话",
    "办理机构": "受理机构",
    "实施主体": "实施机关",
}


def _digits(text: str) -> str:
    return text if "&" in text else re.sub("[0-9]", lambda match: chr(ord(match[0]) + 0xFEE0), text)


def _referred(form: str) -> Source:
    """Han characters as references."""
    return of_texts(lambda text: re.sub("[\u4e00-\u9fff]", lambda match: form.format(ord(match[0])), text))


# --- the page around ---

_MENU = "".join(
    f"<li><a href='{path}'>{name}</a></li>"
    for name, path in {
        "首页": "/",
        "走进本县": "/zjbx/",
        "新闻中心": "/xwzx/",
        "政务公开": "/zwgk/",
        "办事服务": "/bsfw/",
        "互动交流": "/hdjl/",
        "专题专栏": "/ztzl/",
    }.items()
)
_HEAD = f'<div class="top"><img src="/images/logo.png" alt="某某县人民政府"></div><div class="menu"><ul>{_MENU}</ul></div>'
_SIDE = "".join(
    f"<li><a href='/xwzx/{day}.html'>{title}</a><span>2015-{day}</span></li>"
    for title, day in {
        "全县安全生产工作会议召开": "11-24",
        "我县开展冬季森林防火检查": "11-20",
        "县图书馆新馆正式开馆": "11-13",
        "农村公路改造工程全部完工": "10-30",
    }.items()
)
_SIDE = f'<div class="side"><h4>最新动态</h4><ul>{_SIDE}</ul></div>'
_FOOT = (
    '<div class="foot"><p>版权所有：某某县人民政府　主办：某某县人民政府办公室　承办：某某县信息中心</p>'
    "<p>地址：某某县人民路1号　邮编：654321　电话：0999-8234567</p>"
    "<p>网站标识码：5309990001　滇ICP备05000001号　滇公网安备 53099902000001号</p></div>"
)


def _dressed(before: str, after: str) -> Source:
    """A site's template around a page."""

    def changed(source: str) -> str:
        head, body = _parted(source)
        end = next(iter(_END.finditer(body)), None)
        at = end.start() if end else len(body)
        return f"{head}{before}{body[:at]}{after}{body[at:]}"

    return changed


_DOCTYPE = re.compile(r"\s*<!doctype[^<>]*>", re.I)


def _declared(doctype: str) -> Source:
    return lambda source: doctype + _DOCTYPE.sub("", source, count=1)


SOURCES: Mapping[str, Source] = {
    "attributes turned": of_attributes(lambda pairs: [_quoted(*pair) for pair in reversed(pairs)]),
    "single quotes": of_attributes(lambda pairs: [_quoted(*pair, mark="'") for pair in pairs]),
    "no quotes": of_attributes(lambda pairs: [_narrow(*pair) for pair in pairs]),
    "capitals": of_tags(lambda match: f"<{match[1]}{match[2].upper()}{match[3]}{match[4] or ''}>"),
    "data attributes": of_tags(_marked),
    "a class more": _named(lambda name: f"{name} clearfix"),
    "names unknown": _named(lambda name: f"u{number(name) % 9_000}"),
    "names none": lambda source: source if _styled(source) else re.sub(r"\s(?:class|id)\s?=\s?(?:\"[^\"<>]*\"|'[^'<>]*'|[\w-]+)", "", source),
    "loose": of_gaps(_loose),
    "dense": of_gaps(_dense),
    "comments": of_gaps(lambda before, gap, after: f"{gap}<!-- end of {after.name} -->" if _at_block(before, after) else gap),
    "ends left out": ends_left_out,
    "written out": written_out,
    "tbody": bodies,
    "no tbody": lambda source: re.sub(r"</?tbody\b[^<>]*>", "", source, flags=re.I),
    "page in a box": _dressed("<div><div>", "</div></div>"),
    "page centred": _dressed("<center>", "</center>"),
    "boxes": _around("<div>", "</div>", "table", "ul", "dl", "h1", "h2", "h3"),
    "cells boxed": _within("<div>", "</div>", "td", "th", "dd", "li"),
    "paragraphs in cells": _within("<p>", "</p>", "td", "th"),
    "spans": of_texts(lambda text: f"<span>{text}</span>"),
    "fonts": of_texts(lambda text: f'<font color="#333333"><span style="font-size:14px">{text}</span></font>'),
    "spans within": _within("<span>", "</span>", "p", "td", "th", "h1", "h2", "h3"),
    "empty spans": _within("<span></span>", "", "p", "td", "th", "li", "dd"),
    "hard spaces around labels": of_labels(lambda label, colon, rest: f"&nbsp;{label}&nbsp;{colon}&nbsp;{rest}"),
    "wide spaces around labels": of_labels(lambda label, colon, rest: f"\u3000{label}\u3000{colon}\u3000{rest}"),
    "labels apart": of_labels(lambda label, colon, rest: f"{'&nbsp;&nbsp;'.join(label) if len(label) < 4 else label}{colon}{rest}"),
    "labels in bold": of_labels(lambda label, colon, rest: f"<b>{label}{colon}</b>{rest}"),
    "bold without colon": of_labels(lambda label, colon, rest: f"<b>{label}</b>{colon}{rest}"),
    "narrow colons": of_labels(lambda label, colon, rest: f"{label}{colon.replace('：', ':')}{rest}"),
    "wide colons": of_labels(lambda label, colon, rest: f"{label}{colon.replace(':', '：')}{rest}"),
    "spaces after colons": of_labels(lambda label, colon, rest: f"{label}{colon} {rest}"),
    "synonyms": of_labels(lambda label, colon, rest: f"{SYNONYMS.get(label, label)}{colon}{rest}"),
    "wide digits": of_texts(_digits),
    "references": _referred("&#{};"),
    "hexadecimal references": _referred("&#x{:X};"),
    "lines indented": of_texts(lambda text: f"\n\t\t{text.strip()}\n\t\t" if text == text.strip() else text),
    "strong": _renamed(b="strong", strong="b", i="em"),
    "sections": _renamed(div="section"),
    "paragraphs as boxes": _renamed(p="div"),
    "articles": _renamed(div="article"),
    "cells without heads": _renamed(th="td"),
    "no thead": lambda source: re.sub(r"</?thead\b[^<>]*>", "", source, flags=re.I),
    "closed breaks": lambda source: re.sub(r"<(br|hr|img|input|meta|link)\b([^<>]*?)\s*/?>", r"<\1\2 />", source, flags=re.I),
    "open breaks": lambda source: re.sub(r"<br\s*/>", "<br>", source, flags=re.I),
    "CRLF": lambda source: re.sub(r"\r?\n", "\r\n", source),
    "template": _dressed(_HEAD, _FOOT),
    "template with news before": _dressed(_HEAD + _SIDE, _FOOT),
    "template with news behind": _dressed(_HEAD, _SIDE + _FOOT),
    "menu behind": _dressed("", _HEAD + _FOOT),
    "no doctype": _declared(""),
    "HTML 5": _declared("<!DOCTYPE html>\n"),
    "XHTML": _declared('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'),
    "seams": lambda source: re.sub(r"(<div\b)", "\ufeff\\1", source, flags=re.I),
}  # fmt: skip


# --- bytes and addresses ---

_CHARSET = re.compile(r"(<meta\b[^<>]*charset\s*=\s*[\"']?)[\w-]+", re.I)


def source_of(sample: Sample) -> str:
    """A page's text."""
    return decode(sample.answer.body, sample.answer.headers.get("content-type", "")).text


def with_source(sample: Sample, source: str, charset: str = "utf-8", *, header: bool = True) -> Sample:
    """The page with another text, in an encoding that the header tells, or a `meta` alone."""
    kind = f"text/html; charset={charset}" if header else "text/html"
    body = source.encode(charset, "xmlcharrefreplace")
    answer = msgspec.structs.replace(sample.answer, body=body, headers={"content-type": kind})
    return replace(sample, answer=answer)


def _of_source(change: Source) -> Change:
    return lambda sample: with_source(sample, change(source_of(sample)))


def gbk(sample: Sample) -> Sample:
    """In GBK, as the header says."""
    return with_source(sample, _CHARSET.sub(r"\1gbk", source_of(sample)), "gbk")


def gb2312(sample: Sample) -> Sample:
    """In GBK, as the page alone says."""
    source, told = _CHARSET.subn(r"\1gb2312", source_of(sample))
    return with_source(sample, source if told else f"<meta charset=gb2312>{source}", "gbk", header=False)


def https(sample: Sample) -> Sample:
    """By the other scheme."""
    url = re.sub("^https?", lambda match: {"http": "https"}.get(match[0], "http"), sample.answer.url)
    answer = msgspec.structs.replace(sample.answer, url=url, final_url=url)
    return replace(
        sample, site=site_of(url), entry=msgspec.structs.replace(sample.entry, url=url), answer=answer
    )


CHANGES: Mapping[str, Change] = {
    **{name: _of_source(change) for name, change in SOURCES.items()},
    "BOM": lambda sample: with_source(sample, f"\ufeff{source_of(sample)}"),
    "GBK": gbk,
    "GBK, told by the page": gb2312,
    "https": https,
}
