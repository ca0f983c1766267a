"""Links: every reference of a page, resolved as a browser resolves it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Final
from urllib.parse import quote

import ada_url
from lxml import etree

from crawler.page import BadLink, Link, LinkKind
from crawler.reading.document import Document
from crawler.reading.identity import deep, front, in_scope, registrable_domain, url_key
from crawler.reading.nodes import Nodes
from crawler.reading.scripted_links import scripted_links
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.text import concealed_at
from crawler.reading.vocabulary import load
from crawler.site import Site

__all__ = [
    "acts",
    "base",
    "deep",
    "front",
    "in_scope",
    "left_out",
    "links",
    "registrable_domain",
    "resolve",
    "scripted_target",
    "url_key",
]

MOST = 5_000  # links kept of one page, taken evenly from all
LONGEST = 2_000  # characters of a URL
LONGEST_TEXT = 200
_SHORT = 200  # characters of a reference that is remembered

_BLANKS: Final = "".join(map(chr, range(0x21)))  # what a browser strips at both ends
_SIMPLE = re.compile(r"[A-Za-z0-9_/~-]+(?:\.[A-Za-z0-9_~-]+)*(?:\?[A-Za-z0-9_=&.~/-]*)?")
_ABSOLUTE = re.compile(r"https?://(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,18}(?=/)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")

Reference = tuple[str, LinkKind, int]  # as written, what it loads, index of the element
_Key = tuple[str, LinkKind, str, bool]  # URL, what it loads, text, whether it is hidden
_Literals = Iterator[tuple[str, LinkKind]]


# --- resolving ---


def base(document: Document) -> str:
    """What the page's links resolve against: its first `base` element with an href, else its own URL.

    Sets `document.base`, too.
    """
    found = document.url
    for element in document.elements("base"):
        literal = element.get("href")
        if literal is None:
            continue
        try:
            target = resolve(document.url, literal)
        except ValueError:
            break
        found = target if target.startswith(("http://", "https://")) else found
        break
    document.base = found
    return found


def resolve(base: str, literal: str, charset: str = "utf-8") -> str:
    """The absolute URL a browser would open for `literal` on a page at `base`.

    Args:
        base: An absolute URL.
        literal: The reference as it stands in the markup.
        charset: The page's encoding, a WHATWG name; queries are written in it, paths always in UTF-8.

    Raises:
        ValueError: the reference is no URL a browser could open.
    """
    if not charset.startswith("utf-") and not literal.isascii():
        literal = _query_encoded(literal, charset)
    return ada_url.join_url(base, literal)


def _query_encoded(literal: str, charset: str) -> str:
    head, mark, rest = literal.partition("?")
    if not mark or "#" in head:
        return literal
    query, hash_, fragment = rest.partition("#")
    if query.isascii():
        return literal
    encoded = "".join(
        character if character < "\x80" else _escaped(character, charset) for character in query
    )
    return f"{head}?{encoded}{hash_}{fragment}"


def _escaped(character: str, charset: str) -> str:
    try:
        return quote(character.encode(_CODECS.get(charset, charset)), safe="")
    except (UnicodeEncodeError, LookupError):
        return f"%26%23{ord(character)}%3B"


_CODECS: Final = {"big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "macintosh": "mac_roman"}


class Resolver:
    """Resolves the references of one page; the commonest forms without parsing them."""

    def __init__(self, base: str, charset: str) -> None:
        self._base = base
        self._charset = charset
        self._known: dict[str, str] = {}
        folder = _FOLDER.match(base)
        self._origin, self._folder = _around(folder[0] if folder else base)

    def __call__(self, literal: str) -> str:
        """As `resolve`."""
        url = self._known.get(literal)
        if url is None:
            url = self._known[literal] = self.quick(literal) or resolve(self._base, literal, self._charset)
        return url

    def quick(self, literal: str) -> str:
        """The URL of a reference that needs no normalising; "" for all others."""
        if len(literal) > _SHORT or not self._origin:
            return ""
        return _simple(self._origin if literal[:1] == "/" else self._folder, literal)

    def learn(self, urls: dict[str, str]) -> None:
        """Take in what references that need no normalising resolve to."""
        self._known.update(urls)

    @property
    def before(self) -> tuple[str, str]:
        """What stands before simple references: those that begin with a slash, and all others."""
        return self._origin, self._folder


_FOLDER = re.compile(r"https?://[^/?#\\]+/(?:[^?#\\]*/)?(?=(?:[A-Za-z0-9_-][^/?#\\]*)?(?:[?#]|\Z))")


_PLAIN_FOLDER = re.compile(r"(https?://[^/?#\\]+)(/(?:[A-Za-z0-9_~-]+/)*)")


@functools.lru_cache(maxsize=1_024)
def _origin(url: str) -> str:
    """An origin as a browser writes it; "" for none."""
    try:
        return ada_url.join_url(f"{url}/", "/")[:-1]
    except ValueError:
        return ""


@functools.lru_cache(maxsize=1_024)
def _around(base: str) -> tuple[str, str]:
    """The origin and the folder of an address; of one that is none, nothing."""
    plain = _PLAIN_FOLDER.fullmatch(base)
    if plain and (origin := _origin(plain[1])):
        return origin, origin + plain[2]
    try:
        return ada_url.join_url(base, "/")[:-1], ada_url.join_url(base, ".").partition("?")[0]
    except ValueError:
        return "", ""


def _simple(before: str, literal: str) -> str:
    """The URL of a simple reference, before which its page's origin or folder stands; "" for all others."""
    if "/." in literal[1:]:
        return ""
    if literal[:1] == "/":
        return before + literal if _SIMPLE.fullmatch(literal) and literal[1:2] != "/" else ""
    relative = literal[2:] if literal[:2] == "./" else literal
    if _SIMPLE.fullmatch(relative):
        return before + relative if relative[0] != "/" else ""
    host = _ABSOLUTE.match(literal)
    return literal if host and "xn--" not in host[0] and _SIMPLE.fullmatch(literal, host.end()) else ""


def _link(before: str, literal: str, kind: LinkKind, text: str) -> Link | None:
    """The link of a reference that needs no normalising; None for others."""
    if not (url := _simple(before, literal)):
        return None
    loads, followed = _nature(url, kind)
    if loads is LinkKind.PAGE and text in _ACT_TEXTS:
        followed = False
    return Link(url=url, text=text, kind=loads, followed=followed, literal=literal)


_shared_link = functools.lru_cache(maxsize=4_096)(_link)  # among pages of a site


class _Anchors(dict[tuple[str, str, str | None], tuple[_Key, Link | None] | None]):
    """What anchors lead to that hold nothing but a text; pages of a site share it.

    Found by what stands before a simple reference, by the reference and the text as written. There is no link
    where nothing is loaded or the reference is not simple, and nothing at all where more than the text tells.
    """

    def __missing__(self, anchor: tuple[str, str, str | None]) -> tuple[_Key, Link | None] | None:
        before, literal, own = anchor
        if not own or len(own) > LONGEST_TEXT or len(literal) > _SHORT or not (text := _whole(own)):
            return None
        link = _link(before, literal, LinkKind.PAGE, text) if before else None
        key = (link.url, link.kind, text, False) if link else _NOTHING if _inert(literal) else _NOT_SIMPLE
        if len(self) >= _MOST_ANCHORS:
            self.clear()
        self[anchor] = key, link
        return key, link


_MOST_ANCHORS = 8_192  # of all sites that are read at a time
_NOTHING: Final[_Key] = ("", LinkKind.PAGE, "", False)
_NOT_SIMPLE: Final[_Key] = ("", LinkKind.PAGE, "", True)
_anchors = _Anchors()


def resolver(document: Document) -> Resolver:
    """What resolves the references of a page; the same one for all who ask."""
    key = f"resolver {document.base}"
    if key not in document.memo:
        document.memo[key] = Resolver(document.base, document.text.charset or "utf-8")
    found: Resolver = document.memo[key]
    return found


# --- gathering ---


def links(
    document: Document,
    site: Site,  # noqa: ARG001
) -> tuple[tuple[Link, ...], tuple[BadLink, ...]]:
    """All references of a page: what it links to, shows, loads and embeds.

    Anchors, areas, images (with srcset and lazy attributes), frames, styles, icons, scripts, media, objects,
    backgrounds, `url()` in style attributes, and literal targets in `onclick` and `javascript:`. What loads
    nothing over HTTP (mailto, tel, data, in-page anchors, unrendered templates) is left out; what a browser
    could not open is a `BadLink`. Texts are not masked. Of more than 5,000 references an even sample is kept
    and `left_out` tells how many are missing.
    """
    base(document)
    nodes, unshown, known = document.nodes, _unshown(document), resolver(document)
    tags, elements, ends, texts = nodes.tags, nodes.elements, nodes.ends, nodes.texts
    targets, page, (origin, folder) = _Targets(known), LinkKind.PAGE, known.before
    references, forbidden = _sampled(document, _references(document)), frozenset[int]()
    if "nofollow" in signs(document):
        forbidden = frozenset(i for _, _, i in references if "nofollow" in (elements[i].get("rel") or ""))
    odd = unshown | forbidden
    found: dict[_Key, Link] = {}
    bad: dict[str, BadLink] = {}
    simple: dict[str, str] = {}
    for literal, kind, index in references:
        before, plain = origin if literal[:1] == "/" else folder, index not in odd
        if plain and kind is page and ends[index] == index + 1:
            anchor = _anchors[before, literal, texts[index]]
            if anchor is not None:
                key, link = anchor
                if link is not None:
                    simple[literal] = link.url
                    if key not in found:
                        found[key] = link
                    continue
                if key is _NOTHING:
                    continue
                plain = False
        text = _text(nodes, index) if kind is page or tags[index] in _LABELLED else ""
        if plain and before and len(literal) <= _SHORT:
            link = _shared_link(before, literal, kind, text)
            if link is not None:
                found.setdefault((link.url, link.kind, text, False), link)
                simple[literal] = link.url
                continue
        try:
            _add(found, (literal, kind), text, targets, hidden=index in unshown, forbidden=index in forbidden)
        except ValueError as error:
            literal = literal[:400]
            bad.setdefault(literal, BadLink(literal=literal, reason=str(error)[:200], text=text))
    known.learn(simple)
    for literal, text in scripted_links(document):
        _add_scripted(found, literal, " ".join(text.split())[:LONGEST_TEXT], targets)
    return tuple(found.values()), tuple(bad.values())


def _add(
    found: dict[_Key, Link],
    reference: tuple[str, LinkKind],
    text: str,
    targets: _Targets,
    *,
    hidden: bool,
    forbidden: bool,
) -> None:
    """A link that is not told by its reference and text alone. Raises ValueError where none can be made."""
    url, kind, followed = targets[reference]
    key = (url, kind, text, hidden)
    if url and key not in found:
        if kind is LinkKind.PAGE:
            followed = followed and not forbidden and text not in _ACT_TEXTS
        literal = reference[0][:400]
        found[key] = Link(url=url, text=text, kind=kind, hidden=hidden, followed=followed, literal=literal)


def _add_scripted(found: dict[_Key, Link], literal: str, text: str, targets: _Targets) -> None:
    """A link that a script writes, where a browser could open it."""
    try:
        url, kind, followed = targets[literal, LinkKind.PAGE]
    except ValueError:
        return
    if url and len(found) < MOST:
        link = Link(
            url=url, text=text, kind=kind, followed=followed and text not in _ACT_TEXTS, literal=literal
        )
        found.setdefault((url, kind, text, False), link)


class _Targets(dict[tuple[str, LinkKind], tuple[str, LinkKind, bool]]):
    """What the references of one page lead to, as written: URL, what it loads, whether it may be asked for.

    The URL is "" where nothing is loaded over HTTP; ValueError tells why a browser could not open it.
    """

    def __init__(self, known: Resolver) -> None:
        self._known = known

    def __missing__(self, reference: tuple[str, LinkKind]) -> tuple[str, LinkKind, bool]:
        literal, kind = reference
        url = _target(literal, self._known)
        found = self[reference] = (url, *_nature(url, kind)) if url else ("", kind, False)
        return found


def left_out(document: Document) -> int:
    """How many references of the page `links` did not look at, because there were more than 5,000."""
    number: int = document.memo.get("links left out", 0)
    return number


def _sampled(document: Document, references: list[Reference]) -> list[Reference]:
    if len(references) <= MOST:
        return references
    document.memo["links left out"] = len(references) - MOST
    return [references[index * len(references) // MOST] for index in range(MOST)]


def _unshown(document: Document) -> frozenset[int]:
    ends = document.nodes.ends
    return frozenset(
        index for root in concealed_at(document) for index in range(root, min(ends[root], root + 20_000))
    )


def addresses(document: Document) -> str:
    """What anchors, pictures, scripts and frames refer to as written, in lower case, one a line."""
    if "addresses" not in document.memo:
        if "references" in document.memo and signs(document).isdisjoint(_MORE):
            tags = document.nodes.tags
            named = [literal for literal, _, index in _references(document) if tags[index] in _ADDRESSED]
        else:
            named = [element.get(_ADDRESSED[element.tag]) or "" for element in document.elements(*_ADDRESSED)]
        document.memo["addresses"] = "\n".join(named).lower()
    found: str = document.memo["addresses"]
    return found


# Signs of references besides those of `addresses`.
_MORE: Final = frozenset({"lazy", "reference:background", "reference:style", "reference:onclick"})
_ADDRESSED: Final = {"a": "href", "img": "src", "script": "src", "iframe": "src"}


def _references(document: Document) -> list[Reference]:
    if "references" not in document.memo:
        document.memo["references"] = _gathered(document)
    found: list[Reference] = document.memo["references"]
    return found


def _gathered(document: Document) -> list[Reference]:
    nodes = document.nodes
    elements, page, image = nodes.elements, LinkKind.PAGE, LinkKind.IMAGE
    plain_images = "lazy" not in signs(document)
    found: list[Reference] = [(literal, page, index) for index, literal in nodes.hrefs.items()]
    for index in nodes.called(*_SOURCES):
        tag, element = nodes.tags[index], elements[index]
        if tag == "img" and plain_images:
            if (literal := element.get("src")) and not literal.startswith("data:"):
                found.append((literal, image, index))
        else:
            found.extend((literal, kind, index) for literal, kind in _SOURCES[tag](element))
    found.sort(key=_INDEX)
    found.extend(_anywhere(document))
    return found


def _anywhere(document: Document) -> list[Reference]:
    """References that elements of many names may carry, in document order."""
    nodes, told = document.nodes, signs(document)
    found: list[Reference] = []
    if "reference:background" in told:
        for index in nodes.called(*_BACKED):
            if literal := nodes.elements[index].get("background"):
                found.append((literal, LinkKind.IMAGE, index))
    if "reference:style" in told:
        for index, element in enumerate(nodes.elements):
            if (style := element.get("style")) and "url(" in style:
                found.extend((url[1], LinkKind.IMAGE, index) for url in _CSS_URL.finditer(style[:20_000]))
    if "reference:onclick" in told:
        for index, element in enumerate(nodes.elements):
            if (script := element.get("onclick")) and (target := scripted_target(script)):
                found.append((target, LinkKind.PAGE, index))
    found.sort(key=_INDEX)
    return found


_INDEX = itemgetter(2)
_LABELLED: Final = frozenset({"a", "area", "img"})
_BACKED: Final = frozenset({"body", "table", "td", "th", "tr", "div"})
_CSS_URL = re.compile(r"""url\(\s{0,9}["']?([^'"()\s]{1,2001})""")


def _area(element: etree._Element) -> _Literals:
    literal = element.get("href")
    if literal is not None:
        yield literal, LinkKind.PAGE


def _option(element: etree._Element) -> _Literals:
    """The address that a list to choose from goes to, as those of friendly links and quick ways do."""
    literal = (element.get("value") or "").strip()
    if not _CHOSEN.match(literal):
        return
    chooser = next(element.iterancestors("select"), None)
    goes = chooser is not None and _GOES.search(chooser.get("onchange") or "")
    if goes or literal.startswith(("http://", "https://")):
        yield literal, LinkKind.PAGE


_CHOSEN = re.compile(r"https?://[^\s<>]{4,}$|\.{0,2}/[^\s<>/][^\s<>]{0,500}$|[\w/-]{1,200}\.s?html?$")
_GOES = seldom(r"location|open\s?\(|href|jump|go\w{0,12}\s?\(|url", re.I)


def _image(element: etree._Element) -> _Literals:
    attributes = element.attrib
    for name in _LAZY:
        if (literal := attributes.get(name)) and not literal.startswith("data:"):
            yield literal, LinkKind.IMAGE
    if (srcset := attributes.get("srcset")) is not None:
        yield from ((literal, LinkKind.IMAGE) for literal in _candidates(srcset))


_LAZY: Final = (
    "src",
    "data-src",
    "data-original",
    "data-lazy",
    "data-lazy-src",
    "lazy-src",
    "original",
    "_src",
)


def _candidates(srcset: str) -> Iterator[str]:
    """The URLs of a srcset attribute."""
    for candidate in _CANDIDATE.finditer(srcset[:20_000]):
        yield candidate[1].rstrip(",")


_CANDIDATE = re.compile(r"([^\s,]\S{0,2001})(?:\s[^,]{0,100})?")


def _frame(element: etree._Element) -> _Literals:
    yield from _of(element, "src", LinkKind.FRAME)


def _sheet(element: etree._Element) -> _Literals:
    relations = (element.get("rel") or "").lower()
    if "stylesheet" in relations:
        yield from _of(element, "href", LinkKind.STYLE)
    elif "icon" in relations:
        yield from _of(element, "href", LinkKind.IMAGE)


def _script(element: etree._Element) -> _Literals:
    yield from _of(element, "src", LinkKind.SCRIPT)


def _object(element: etree._Element) -> _Literals:
    yield from _of(element, "data", LinkKind.MEDIA)


def _media(element: etree._Element) -> _Literals:
    yield from _of(element, "src", LinkKind.MEDIA)
    yield from _of(element, "poster", LinkKind.IMAGE)
    if (srcset := element.get("srcset")) is not None:
        yield from ((literal, LinkKind.IMAGE) for literal in _candidates(srcset))


def _input(element: etree._Element) -> _Literals:
    if (element.get("type") or "").lower() == "image":
        yield from _of(element, "src", LinkKind.IMAGE)


def _of(element: etree._Element, name: str, kind: LinkKind) -> _Literals:
    literal = element.get(name)
    if literal:
        yield literal, kind


# Of what is no anchor.
_SOURCES: Final[dict[str, Callable[[etree._Element], _Literals]]] = {
    "area": _area,
    "option": _option,
    "img": _image,
    "iframe": _frame,
    "frame": _frame,
    "link": _sheet,
    "script": _script,
    "object": _object,
    "embed": _media,
    "video": _media,
    "audio": _media,
    "source": _media,
    "track": _media,
    "input": _input,
}


# --- one reference ---


def _target(literal: str, resolver: Resolver) -> str:
    """The URL of a reference; "" when it loads nothing over HTTP.

    Raises:
        ValueError: with the reason why a browser could not open it.
    """
    literal = literal.strip(_BLANKS)
    if not literal or literal[0] == "#" or _UNRENDERED.search(literal):
        return ""
    scheme = _SCHEME.match(literal)
    if scheme and (name := scheme[1].lower()) not in ("http", "https"):
        if name == "javascript":
            target = scripted_target(literal)
            return (
                _target(target, resolver) if target and not target.lower().startswith("javascript:") else ""
            )
        _other(name)
        return ""
    if len(literal) > LONGEST + 3_000:
        raise ValueError("longer than 2,000 characters")
    try:
        url = resolver(literal).partition("#")[0]
    except ValueError:
        raise ValueError("no URL a browser could open") from None
    if len(url) > LONGEST:
        raise ValueError("longer than 2,000 characters")
    return url if url.startswith(("http://", "https://")) else ""


def _inert(literal: str) -> bool:
    """True for a reference that loads nothing, on whatever page it stands."""
    literal = literal.strip(_BLANKS)
    return literal[:1] in "#" or (literal[:11].lower() == "javascript:" and not scripted_target(literal))


_UNRENDERED = re.compile(r"\{\{|\$\{|<%|#\{|%24%7B|%7B%7B")


def _other(scheme: str) -> None:
    """Schemes that are mistakes raise ValueError; those of other programs pass."""
    if scheme == "file" or len(scheme) == 1:
        raise ValueError("an address on the author's own computer")
    if re.fullmatch(r"h?t{0,3}ps?|https?s|hhttps?|htp|httpp|http[a-z]", scheme):
        raise ValueError("a misspelt scheme")


def scripted_target(script: str) -> str:
    """The one literal address that a script opens or goes to; "" when there is none or it is computed."""
    found = _OPENS.search(script[:5_000])
    return found[2].strip() if found else ""


_OPENS = re.compile(
    r"""(?:window\.open|(?<![\w.])open|location(?:\.href)?|location\.(?:replace|assign))\s{0,5}[=(]\s{0,5}"""
    r"""(['"])([^'"<>\s+][^'"<>+]{0,500})\1\s{0,5}(?=[;,)}]|$|\n|return)"""
)


def _text(nodes: Nodes, index: int) -> str:
    """What the visitor reads on a link: its text, or its title, or the name of its picture."""
    leaf, own = nodes.ends[index] == index + 1, nodes.texts[index]
    if leaf and own and (text := _whole(own)):
        return text[:LONGEST_TEXT]
    element = nodes.elements[index]
    own = own if leaf else "".join(map(str, islice(element.itertext(), 60)))
    text = " ".join(own.split()) if own else ""
    if text and not text.endswith(("...", "…")):
        return text[:LONGEST_TEXT]
    for name in ("title", "aria-label", "alt"):
        if named := _short(element.get(name)):
            return named
    if text or leaf:
        return text[:LONGEST_TEXT]
    picture = next(islice(element.iter("img"), 1), None)
    return _short(picture.get("alt") or picture.get("title")) if picture is not None else ""


def _whole(own: str) -> str:
    """A text that says all of it; "" for one that may be cut short."""
    text = " ".join(own.split())
    return text if text[-1:] not in ".…" else ""


def _short(text: str | None) -> str:
    return " ".join(text[: 4 * LONGEST_TEXT].split())[:LONGEST_TEXT] if text else ""


_IMAGES = "bmp|gif|ico|jpe?g|png|svg|tiff?|webp"
_FILES = (
    "docx?|docm|dotx?|xlsx?|xlsm|pptx?|pps|wps|et|dps|pdf|ofd|ceb|cebx|gd|sep"
    "|zip|rar|7z|tar|gz|txt|csv|rtf|xml|exe|apk"
)
_FILMS = "mp4|mp3|flv|wmv|wma|avi|mov|mpe?g|m4a|m4v|rm|rmvb|swf|wav|webm|ogg"
_EXTENSION = seldom(rf"\.(?:({_FILES})|({_IMAGES})|({_FILMS}))(?=$|[;?&])", re.I)
_ENDS: Final = (".html", ".htm", "/")  # of addresses that load a page, as most do
_DOWNLOADS = re.compile(r"/(?:attach|upload|_content|P0\d)", re.I)
_PAGES = re.compile(r"\.(?:s?html?|xhtml|mhtml|shtm)$", re.I)
_DOWNLOAD = seldom(
    r"/(?:down|download|downfile|downloadfile|filedown(?:load)?|downloadattach|attach(?:ment)?download)"
    r"\.(?:jsp|do|action|aspx?|ashx|php|jspx|htm)$"
    r"|/attach(?:ment)?s?/|/upload_?files?/|/_content/download\.jsp|/P0\d{15,25}(?:\.|$)",
    re.I,
)


def _nature(url: str, kind: LinkKind) -> tuple[LinkKind, bool]:
    """What an address loads, and whether it may be asked for."""
    if kind is LinkKind.PAGE or kind is LinkKind.MEDIA:
        kind = _by_address(url, kind)
    return kind, kind is not LinkKind.PAGE or not acts(url)


def _by_address(url: str, kind: LinkKind) -> LinkKind:
    """What an address loads, by its file name or by the known dialects of downloads."""
    plain = url.endswith(_ENDS) and "?" not in url and ";" not in url and "&" not in url
    if plain and not (url.endswith("/") and _DOWNLOADS.search(url)):
        return kind
    path, _, query = url[8:].partition("?")
    path = path[path.find("/") :] if "/" in path else "/"
    found = _EXTENSION.search(path[-12:])
    if found:
        return LinkKind.ATTACHMENT if found[1] else LinkKind.IMAGE if found[2] else LinkKind.MEDIA
    if _PAGES.search(path[-8:]):
        return kind
    if _DOWNLOAD.search(path) or (query and _EXTENSION.search(query) and "down" in url.lower()):
        return LinkKind.ATTACHMENT
    return kind


def acts(url: str, text: str = "") -> bool:
    """True for an address that does something when it is asked for (logs out, deletes, votes, likes)."""
    if text in _ACT_TEXTS:
        return True
    if "?" not in url and ";" not in url and "#" not in url:  # then only the last part of its path can tell
        return _stem(url) in _ACT_NAMES and bool(_ACT_URL.search(url))
    return bool(_ACT_URL.search(url) or ("?" in url and _ACT_QUERY.search(url)))


def _stem(url: str) -> str:
    return url[url.rfind("/") + 1 :].partition(".")[0].lower()


def _spellings(pattern: str) -> set[str]:
    """What a pattern of letters, some of them optional, stands for."""
    found = {""}
    for letter in re.findall(r".\??", pattern):
        found = {start + end for start in found for end in {letter[0], "" if letter[1:] else letter}}
    return found


_ACT_TEXTS: Final = frozenset(load("links")["acts"])
_ACTS = (
    r"log_?out|login_?out|log_?off|sign_?out|sign_?off|delete|del|remove|destroy|unsubscribe|dianzan|zan|praise|digg"
    r"|like|dislike|addfavou?rite|add_?cart|addto_?cart"
)
_ACT_PREFIXES = "do_?|user_?|member_?"
_ACT_URL = seldom(rf"/(?:{_ACT_PREFIXES})?(?:{_ACTS})(?:\.[A-Za-z]{{2,6}})?(?=$|[?;#])", re.I)
_ACT_NAMES: Final = frozenset(
    start + end
    for prefix in ("", *_ACT_PREFIXES.split("|"))
    for start in _spellings(prefix)
    for act in _ACTS.split("|")
    for end in _spellings(act)
)
_ACT_QUERY = seldom(
    r"[?&](?:a|act|action|cmd|do|event|m|method|mod|op|oper|operation|type)="
    rf"(?:do|user)?(?:{_ACTS}|vote|dovote)(?=$|[&#_])"
    r"|[?&](?:like|dislike|vote|praise|digg|logout|delete|del|remove)="
    r"|/(?:do)?vote\.(?:do|action|php|jsp|asp|aspx|ashx)\?",
    re.I,
)
