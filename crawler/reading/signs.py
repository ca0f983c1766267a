"""Signs: words without which a page cannot hold a thing, looked for before anything is read.

All of them are found in one pass over a page's source.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from crawler.reading.needles import Needles, Test, literal
from crawler.reading.replier import LAST
from crawler.reading.row_days import DISTANT
from crawler.reading.titles import LEADING
from crawler.reading.vocabulary import load

if TYPE_CHECKING:
    from crawler.reading.document import Document

_BLANKS = (" ", "\u3000", "&nbsp;", "\xa0")
_SPACED = (
    "来信",
    "信件",
    "写信",
    "留言",
    "咨询",
    "回复",
    "答复",
    "标题",
    "主题",
)  # often set with blanks: 来 信 人

# What names the element that holds an article.
BODIES: Final = (
    *("UCAP-CONTENT", "TRS_Editor", "TRS_UEDITOR", "trs_editor_view", "zoom", "zoomcon", "Zoom"),
    *("xxgk_content", "article-content", "wrapper_detail_text", "ivs_content", "vsb_content"),
    *("v_news_content", "mainText", "pages_content", "entry-content", "post-content"),
)

# What the labels of an article's own line begin with; before it may stand two characters more (信息来源).
BYLINES: Final = (
    *("来源", "发布机构", "作者", "发布时间", "发布日期", "发表时间", "字号", "字体大小", "次数", "点击数"),
    *("打印本页", "关闭窗口"),
)

TRAIL_END: Final = "正文"  # how the trail to an article ends
# Of what says where a page stands, one is always there.
TRAILS: Final = ("位置", "当前所在", "ou are here")

# What stands in a source where an attribute holds data, or markup with links.
ATTRIBUTES: Final = ("&quot;", "&lt;a ", "='{", "='[")

# Names of signs, and the words (ASCII letters in lower case) of which one has to stand in the source.
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "json letters": ("repl", "answer", "hfnr", "hfsj", "dfnr", "dfsj", "feedback"),
    "titled data": tuple(  # a key that means a title, and what may stand before its colon
        f"{noun}{end}"
        for noun in ("title", "subject", "headline", "name", "bt")
        for end in (
            *("\\", "&"),
            *(
                f"{quote}{gap}"
                for quote in ("", '"', "'")
                for gap in (":", " :", "  ", "\t", "\n", "\r", "\f")
            ),
        )
    ),
    "fixed control": ("readonly", "disabled"),
    "hiding": (
        "<dialog",
        *("hidden", "marquee", "collapse", "&#", "font-size:0", "font-size: 0", "font-size:  ", ":-", ": -"),
        *(f"{before}{space}" for before in ("font-size", "font-size:", ":") for space in "\t\n\r\f"),
        *("font-size ", ":  "),
    ),
    "data attribute": ATTRIBUTES,
    "display": ("display",),
    "none": ("none",),
    "archived": ("停止更新", "停更", "归档", "不再更新", "停止维护", "历史资料"),
    "badge": ("conac.cn", "_ideconac"),
    "badge picture": ("党政机关",),
    "error report": (
        *("jiucuo", "zfwzzc.www.gov.cn", "zfwzgl.www.gov.cn", "pucha.kaipuyun.cn", "errorinfo/jcinfo"),
        "政府网站找错",
    ),
    "police link": ("recordcode=", "websearch?code="),
    "icp": ("icp",),
    "site code": ("sitecode",),
    "trail": TRAILS,
    **{f"trail:{word}": (word,) for word in TRAILS},
    "section": ("<section",),
    "numbered": ("&#",),  # a character that a number stands for
    "trail end": (TRAIL_END,),
    "crumb": ("crumb", "dqwz", "weizhi"),
    **{f"byline:{word}": (word,) for word in BYLINES},
    "og": ("og:type",),
    "create page": ("createpagehtml",),
    "script pager": ("nextpage", "currentpage"),
    "pinned": (
        "置顶",
        "顶]",
        "顶】",
        "顶)",
        "顶）",
        "zhiding",
        "istop",
        "sticky",
        "settop",
        "/top.",
        "ding.",
        "zd",
    ),
    "click": ("onclick", *LEADING),
    "traditional": ("時間", "發佈", "發布", "發表"),  # of labels
    "turn": tuple(f"{way}{one}{what}" for way in "上下前后" for one in "一1" for what in "篇条则"),
    "enpproperty": ("enpproperty",),
    "tip": (
        *("标题：", "标题:", "标 题", "标&nbsp;题", "标\u3000题"),
        *(f"{how}{when}" for how in ("更新", "发布", "添加", "录入", "发表") for when in ("时间", "日期")),
    ),
    "distant day": (*DISTANT, "ago", "yesterday"),
    "labelled day": ("日期", "时间"),
    "clock": (
        *("星期", "礼拜", "农历", "今天", "今日", "现在", "当前时间", "当前日期", "北京时间", "系统时间"),
        *(f"周{day}" for day in "一二三四五六日天"),
    ),
    "kept day": (
        *(f"={quote}{year}" for quote in ("'", '"') for year in (199, *range(200, 204))),
        *(f"{quote}发布{when}" for quote in ("'", '"') for when in ("时间", "日期")),
        *("timestamp=", "data-time=", "data-date=", "data-pubtime=", "data-publish"),  # seconds since 1970
    ),
    "reference:onclick": ("onclick",),
    "reference:style": ("url(",),
    "reference:background": ("background=",),
    "lazy": ("data-src", "data-original", "data-lazy", "lazy-src", "original", "_src", "srcset"),
    "nofollow": ("nofollow",),
    "refresh": ("refresh",),
    "record": ("<record>",),
    "writing": ("document.write",),
    "tree": ("ztree", "znodes", "treenodes", "treedata", "menudata", "navdata", "menulist", "navlist"),
    "datepublished": ("datepublished", '"pubdate"'),
    "date class": (
        *(
            "<time",
            "publish",
            "pubdate",
            "pub-date",
            "pubtime",
            "pub-time",
            "entry-date",
            "post-date",
            "posted-on",
            "article-date",
        ),
        *("news-date", "datepublished", "date-published", "postdate", "entry-time"),
    ),
}


ESCAPES: Final = rb"&#|\\u[3-9][0-9a-f]{3}|%u[3-9][0-9a-f]{3}|%e[4-9]%"  # of hanzi
JOINING: Final = "及和与以"  # two labels in one
STOPS: Final = "。，；！？"  # behind which a text goes on, if anything does

# The same for what no list of words can tell.
_PATTERNS: Final[dict[str, bytes]] = {
    "cut text": rb"[\x80-\xbf]<(?:[!?]|/[^a-z])",  # of text before a comment, to which belongs what follows
    "escaped": ESCAPES,
    "control": rb"[\x01-\x08\x0b\x0e-\x1f]",  # a character that no text has
    "kana": rb"\xe3[\x81-\x83]",
    "year last": rb"[0-9]/[0-9]{1,2}/(?:19|20)[0-9]{2}",
    "next": rb"[\"'=\s]next[\"'\s>]",  # a relation of links
    "early end": rb"</html[^<]*<",
    # An end of a line break, of a paragraph that did not begin, or of a heading of another rank.
    "odd end": rb"</br[\s/>]|</p>\s*[^<\s][^<]*</p[\s>]|<h(?:%s)"
    % b"|".join(rb"%d[\s>][^<]*</h[^%d\D]" % (rank, rank) for rank in range(1, 7)),
    # An item before which the one before did not end.
    "open item": rb"(?:[^>\s\"'+]|</[abefis][a-z]*>)\s*<li[\s>]",
    "crumb": rb"position[\"'>a-z0-9_\s-]",  # a class that begins or ends so; in styles a colon follows
    # A word for a reply that ends no link.
    "letters": "(?:答复|回复)</(?:[^a]|a[a-z]|a\\s*>\\s*[^\\s<])".encode(),
    # A blank that hardly a page has, but for control characters.
    "rare blank": (
        rb"\x0c|\xc2\x85|\xe1\x9a\x80|\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)"
        rb"|&(?:(?:e[nm]|thin|hair|num|punc)sp|(?:medium|thick|(?:very)?thin)space)"
    ),
    "odd blank": (
        rb"\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2\xad"
        rb"|&(?:#|shy|zwn?j|[lr]rm|nobreak|zerowidth|negative)"
    ),
}


def signs(document: Document) -> frozenset[str]:
    """The signs in a page's source: `letters`, `guide:` with the name of an element, and those above.

    `guide label:` with the name of an element means that one of its labels stands there alone.
    """
    if "signs" not in document.memo:
        search, names = _signs()
        document.memo["signs"] = frozenset(map(names.__getitem__, search.within(document.data)))
    found: frozenset[str] = document.memo["signs"]
    return found


@functools.cache
def _signs() -> tuple[Needles, list[str]]:
    pairs = [(word, name) for name, words in _WORDS.items() for word in words]
    pairs += [(word, f"body:{word}") for word in dict.fromkeys(map(str.lower, BODIES))]
    pairs += [(word, "letters") for word in _letters()]
    patterns = [(pattern, name) for name, pattern in _PATTERNS.items()]
    patterns += [(pattern, "letters") for pattern in _letters_alone_short()]
    labels = [*_letters_alone(), *_guides_alone(), *_guides_spaced(), *_guides_parted()]
    anyway = dict(_guides())
    named = (*(name for _, name in (*pairs, *patterns)), *(name for _, name, _ in labels), *anyway.values())
    names = list(dict.fromkeys(named))
    numbers = {name: number for number, name in enumerate(names)}
    search = Needles(
        ((word.encode(), numbers[name]) for word, name in pairs),
        ((pattern, numbers[name]) for pattern, name in patterns),
        ((label, numbers[name], test) for label, name, test in labels),
        once=True,
        caseless=True,
        anyway={label: numbers[name] for label, name in anyway.items()},
    )
    return search, names


def _letters() -> Iterator[str]:
    """Words for a letter's state, and what only letters have; English ones with blanks tell nothing."""
    yield from (word for word in sorted(_states()) if len(word) > 2 and not word.isascii())
    yield from sorted(blank.join(word) for word in _SPACED for blank in _BLANKS)
    yield from ("发表于", "办结")
    yield from (f"{word}{end}" for word in ("答复", "回复") for end in "（(：:】]")
    yield from ("答：", "答:", ">答<", ">回复<")
    yield from (f"{word}{end}" for word in ("answer", "reply", "response") for end in _ENDS)


_ENDS = ("</", "：", ":", "\n", "\r", "&nbsp;")  # behind an English label


def words_of_letters() -> set[str]:
    """Labels that only letters have, those of replies and states, which general ones need, and states."""
    words = load("letters")
    begins, labels = tuple(words["specific"]["words"]), words["labels"]
    found = {label for several in labels.values() for label in several if label.startswith(begins)}
    for kind in ("asked", "replies", "reply", "status"):
        found.update(labels[kind])
    return {word for word in (*found, *_states()) if not word.isascii()}


def _states() -> set[str]:
    states = load("letters")["states"]
    return {*states["open"], *states["answered"]}


def _letters_alone() -> Iterator[tuple[bytes, str, Test]]:
    """Words of letters, touched by no hanzi; heads in links."""
    for label in _encoded(sorted(word for word in words_of_letters() - _states() if len(word) > 2)):
        yield literal(label), "letters", _untouched(len(label))
    for word in _encoded(_REPLIES):
        yield literal(word + b"</a"), "letters", functools.partial(_says_who, len(word) + 3)


def _letters_alone_short() -> Iterator[bytes]:
    """Patterns for short words of letters, which texts are full of, touched by no hanzi."""
    for label in _encoded(sorted(word for word in words_of_letters() if len(word) == 2)):
        yield b"(?:^|%s)%s(?:%s|$)" % (_NO_HANZI, literal(label), _NO_HANZI_BEGINS)


_REPLIES = ("答复", "回复")
# The hanzi at the end, without the floor of a reply among others: 12楼.
_WHO_AT_END = re.compile(rb"(?:[0-9]\xe6\xa5\xbc)?((?:[\xe4-\xe9][\x80-\xbf]{2})*)\Z")
_LONGEST_WHO = 10  # bytes: a digit, and three hanzi, of which the last ones tell


def _says_who(length: int, data: bytes, end: int) -> bool:
    """Whether what ends so many bytes before a place may be who replies, and no title that cites a reply."""
    before = data[max(0, end - length - _LONGEST_WHO) : end - length]
    word = _WHO_AT_END.search(before)[1].decode()  # type: ignore[index]
    return len(word) < 3 or word[-1] in LAST


def _guides() -> Iterator[tuple[bytes, str]]:
    """Labels of a guide's core elements, with the names of these."""
    words = load("guides")
    for name in words["page"]["core"]:
        yield from (
            (literal(label.encode()), f"guide:{name}") for label in words["elements"][name] if len(label) > 2
        )


def _guides_spaced() -> Iterator[tuple[bytes, str, Test]]:
    """Those of four hanzi with a blank amid: the second half is sought, the first one asked for then."""
    words = load("guides")
    for name in words["page"]["core"]:
        begins: defaultdict[str, set[bytes]] = defaultdict(set)
        for label in words["elements"][name]:
            if len(label) == 4:
                begins[label[2:]].add(label[:2].encode())
        for end, halves in begins.items():
            for half in _encoded(f"{blank}{end}" for blank in _BLANKS):
                yield literal(half), f"guide:{name}", _preceded(frozenset(halves), len(half))


def _preceded(words: frozenset[bytes], length: int) -> Test:
    """Whether one of some words of two hanzi stands before what is so many bytes long."""

    def test(data: bytes, end: int) -> bool:
        return data[max(0, end - length - 6) : end - length] in words

    return test


def _guides_parted() -> Iterator[tuple[bytes, str, Test]]:
    """Those whose every hanzi stands apart (申 请 条 件): the last two, touched by no other one."""
    words = load("guides")
    gaps = [blank * number for blank in _BLANKS for number in (1, 2)]
    for name in words["page"]["core"]:
        for end in sorted({label[-2:] for label in words["elements"][name]}):
            for parted in _encoded(gap.join(end) for gap in gaps):
                yield literal(parted), f"guide:{name}", _untouched(len(parted))


def _guides_alone() -> Iterator[tuple[bytes, str, Test]]:
    """Labels of a guide's core elements, where they may stand as labels do, with their names.

    No hanzi touches them, but for a label that is joined to one, and no text goes on behind a stop. Of short
    ones, which texts are full of, only those are tested that no hanzi touches but one that joins.
    """
    words, test = load("guides"), _label_like(*_edges_of_labels())
    joining = b"|".join(_encoded(JOINING))
    before, behind = b"(?:^|%s|%s)" % (_NO_HANZI, joining), b"(?:%s|%s|$)" % (_NO_HANZI_BEGINS, joining)
    for name in words["page"]["core"]:
        for label in _encoded(words["elements"][name]):
            if len(label) > _SHORT:
                yield literal(label), f"guide label:{name}", functools.partial(test, len(label))
            else:
                pattern = before + literal(label) + behind
                yield pattern, f"guide label:{name}", _ending(label, functools.partial(test, len(label)))


_HANZI = 3  # bytes
_SHORT = 2 * _HANZI
_NO_HANZI: Final = rb"[\x00-\x7f]|[\xc2-\xe3\xea-\xf4][\x80-\xbf]{1,3}"
_NO_HANZI_BEGINS: Final = rb"[^\xe4-\xe9]"


def _edges_of_labels() -> tuple[frozenset[bytes], frozenset[bytes]]:
    """What the labels of a guide begin and end with: two hanzi each."""
    labels = [label for labels in load("guides")["elements"].values() for label in labels]
    begins, ends = ({label[edge] for label in labels} for edge in (slice(0, 2), slice(-2, None)))
    return frozenset(_encoded(begins)), frozenset(_encoded(ends))


def _ending(word: bytes, test: Test) -> Test:
    """A test of a word of hanzi, asked where a character that follows it may have been met, too."""

    def moved(data: bytes, end: int) -> bool:
        return test(data, data.rindex(word, max(0, end - len(word) - _HANZI), end) + len(word))

    return moved


def _label_like(begins: frozenset[bytes], ends: frozenset[bytes]) -> Callable[[int, bytes, int], bool]:
    """Whether a word of so many bytes may stand as a label does; of a label joined to it two hanzi tell."""
    joining, stops = frozenset(_encoded(JOINING)), frozenset(_encoded(STOPS))

    def test(length: int, data: bytes, end: int) -> bool:
        start, after = end - length, data[end : end + 3]
        if after in joining:
            while data[end : end + 3] in joining:
                end += 3
            one, other = data[end : end + 3], data[end + 3 : end + 6]
            if _is_hanzi(one) and _is_hanzi(other) and one + other not in begins:
                return False
        elif _is_hanzi(data[end + 3 : end + 6] if after in stops else after):
            return False
        before = data[max(0, start - 3) : start]
        if before not in joining:
            return not _is_hanzi(before)
        while start > 2 and data[start - 3 : start] in joining:
            start -= 3
        one, other = data[max(0, start - 6) : max(0, start - 3)], data[max(0, start - 3) : start]
        return not (_is_hanzi(one) and _is_hanzi(other)) or one + other in ends

    return test


def _encoded(words: Iterable[str]) -> Iterator[bytes]:
    return map(str.encode, words)


def _untouched(length: int) -> Test:
    """Whether no hanzi touches a word of so many bytes."""

    def test(data: bytes, end: int) -> bool:
        before, after = data[max(0, end - length - 3) : end - length], data[end : end + 3]
        return not _is_hanzi(before) and not _is_hanzi(after)

    return test


def _is_hanzi(char: bytes) -> bool:
    """True for three bytes of UTF-8 that are a hanzi."""
    return b"\xe4" <= char < b"\xea"
