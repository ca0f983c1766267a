"""What a crawl hands on: answers, pages and their parts.

Plain frozen data. Nothing in this module touches the network, a clock or a file, and it imports no
crawling machinery, so checks and reports may use it freely. Instants are UTC; days are plain dates.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, dataclass_transform

import msgspec


class Outcome(StrEnum):
    """How one URL ended. Every URL the frontier hands out ends in exactly one of these."""

    OK = "ok"
    HTTP_ERROR = "http_error"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    SOFT_404 = "soft_404"
    MAINTENANCE = "maintenance"
    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    RATE_LIMITED = "rate_limited"
    LOGIN = "login"
    ROBOTS = "robots"
    OUT_OF_SCOPE = "out_of_scope"
    FORBIDDEN_ADDRESS = "forbidden_address"
    NEEDS_SCRIPT = "needs_script"
    UNREADABLE = "unreadable"


ARRIVED = frozenset({Outcome.OK, Outcome.NEEDS_SCRIPT})  # the page came, if not all it shows


class Cause(StrEnum):
    """Why an outcome is what it is; one vocabulary for URLs and for sites."""

    BAD_HTTP = "bad_http"  # no valid HTTP answer: garbage, bad framing, impossible lengths
    BAD_URL = "bad_url"
    BLOCKED = "blocked"
    BUDGET = "budget"  # pages, time or depth used up
    CHARSET = "charset"  # declared and real encoding differ, or text could not be decoded whole
    DATE = "date"  # impossible or future dates
    DEAD_LINK = "dead_link"
    DNS = "dns"
    EMPTY = "empty"
    FORBIDDEN_TARGET = "forbidden_target"
    HTTP_ERROR = "http_error"
    JS_REDIRECT = "js_redirect"
    LOGIN = "login"
    MAINTENANCE = "maintenance"
    MOVED = "moved"
    NEEDS_JS = "needs_js"
    RATE_LIMITED = "rate_limited"
    REDIRECT = "redirect"
    REFUSED = "refused"
    RENDERED = "rendered"  # read as a browser shows it, its scripts having run
    RESET = "reset"
    ROBOTS = "robots"
    SLOW = "slow"
    SOFT_404 = "soft_404"
    TIMEOUT = "timeout"
    TLS = "tls"
    TLS_OLD = "tls_old"
    TOO_LARGE = "too_large"
    TRUNCATED = "truncated"
    UNANSWERED_LETTER = "unanswered_letter"
    UNFINISHED = "unfinished"  # the page breaks off before its end
    UNREADABLE = "unreadable"
    FINDING = "finding"  # a check found something that has no cause of its own here


class PageKind(StrEnum):
    """What a page is for."""

    HOME = "home"
    COLUMN = "column"
    ARTICLE = "article"
    LETTER_LIST = "letter_list"
    LETTER = "letter"
    GUIDE = "guide"
    OTHER = "other"


class ColumnClass(StrEnum):
    """What a column (栏目) is for; decides which window, if any, applies to it."""

    NEWS = "news"  # 动态要闻
    NOTICES = "notices"  # 通知公告
    POLICY = "policy"  # 政策文件
    INTERPRETATION = "interpretation"  # 政策解读
    PERSONNEL = "personnel"  # 人事
    PLANS = "plans"  # 规划计划
    STATISTICS = "statistics"  # 统计、财政
    SERVICES = "services"  # 办事服务
    LETTERS = "letters"  # 信箱、咨询、留言
    COMPLAINTS = "complaints"  # 举报投诉, 网上信访, 纪检举报
    SURVEYS = "surveys"  # 调查征集
    INTERVIEWS = "interviews"  # 在线访谈
    INTERACTION = "interaction"  # 互动交流 landing pages
    STANDING = "standing"  # 概况、机构、领导: no window
    UNKNOWN = "unknown"


class DateSource(StrEnum):
    """Where a date was read."""

    ROW = "row"
    META = "meta"
    LABEL = "label"
    URL = "url"
    JSON = "json"


class LinkKind(StrEnum):
    """What a link loads."""

    PAGE = "page"
    IMAGE = "image"
    ATTACHMENT = "attachment"
    STYLE = "style"
    SCRIPT = "script"
    FRAME = "frame"
    MEDIA = "media"


class LetterState(StrEnum):
    """State of a citizen's letter as the site shows it."""

    ANSWERED = "answered"
    OPEN = "open"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _FrozenMeta(msgspec.StructMeta):
    """Makes every subclass frozen and keyword-only without saying so each time."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> Any:
        return super().__new__(mcs, name, bases, namespace, **{"frozen": True, "kw_only": True, **options})


class Frozen(msgspec.Struct, metaclass=_FrozenMeta):
    """Base of all values that are handed on: frozen, keyword-only, quick to store and to load."""


class Dated(Frozen):
    """A day, and how it is known."""

    day: dt.date
    source: DateSource
    certain: bool
    text: str = ""  # as it stands on the page, at most 80 characters


class Link(Frozen, array_like=True):
    """One reference on a page, resolved as a browser would resolve it."""

    url: str
    text: str = ""  # anchor text or title, masked, at most 200 characters
    kind: LinkKind = LinkKind.PAGE
    hidden: bool = False  # inside something that is not shown
    followed: bool = True  # False: act links (logout, delete, like), nofollow, non-http
    literal: str = ""  # as written, at most 400 characters


class BadLink(Frozen):
    """A reference that is no URL a browser could open."""

    literal: str
    reason: str
    text: str = ""


class Row(Frozen):
    """One item of a dated list."""

    title: str
    url: str
    dated: Dated | None = None
    pinned: bool = False
    carrier: str = "li"  # li, table, dl, div, record, json, writeln
    beside: str = ""  # heading of the box beside the list that it stands in: 点击排行


class Letter(Frozen):
    """A citizen's letter as far as it is public (masked)."""

    url: str  # its own page, or the list's URL with a fragment when it has none
    id: str = ""  # number of the letter
    title: str = ""  # masked
    kind: str = ""  # 咨询, 投诉, 建议 … as printed
    asked: dt.date | None = None  # day it was sent
    answered: dt.date | None = None  # day of the last answer
    state: LetterState = LetterState.UNKNOWN  # answered, open, excluded or unknown
    state_text: str = ""  # state as printed
    unit: str = ""  # who answers
    body: str = ""  # masked, at most 500 characters
    reply: str = ""  # masked, at most 1,000 characters
    reply_seen: bool = False  # True: the place where a reply stands was read (and `reply` is all of it)
    detail: bool = False  # True: read from the letter's own page
    reason: str = ""  # why the state is unknown (not public, login, reply loaded by a script …)


class GuideElement(Frozen):
    """One element (要素) of a service guide."""

    name: (
        str  # name, basis, conditions, materials, place, hours, phone, process, agency, fee, time_limit, form
    )
    present: bool | None  # None: cannot be said (image, attachment, script)
    text: str = ""  # masked, at most 300 characters


class Guide(Frozen):
    """A service guide (办事指南)."""

    url: str  # address of the guide
    name: str = ""  # matter the guide is about
    elements: tuple[GuideElement, ...] = ()  # elements, present or missing
    forms_named: tuple[str, ...] = ()  # forms or attachments the text names as to be downloaded from here
    attachments: tuple[str, ...] = ()  # URLs offered
    systems: tuple[str, ...] = ()  # URLs of online application or query systems
    phones: tuple[str, ...] = ()  # the office's own numbers, as printed
    years: tuple[int, ...] = ()  # years named in title or headings of a yearly matter
    readable: bool = True  # False: the guide is an image, a document or needs a script
    reason: str = ""  # why it could not be read


class Marks(Frozen):
    """Footer marks (页脚标识), searched in the document, in scripts and in the meta tags."""

    site_code: str = ""  # 网站标识码
    site_code_source: str = ""  # footer, meta, badge, script
    icp: str = ""
    police: str = ""
    badge: bool = False  # 党政机关网站标识
    error_report: bool = False  # 我为政府网站找错
    organiser: str = ""
    contact: str = ""
    scripted: tuple[str, ...] = ()  # same-host scripts or frames that may carry the footer, not read yet


class Closing(Frozen):
    """What a home page says of the closing of its site."""

    text: str  # the sentence, masked, at most 200 characters
    targets: tuple[str, ...] = ()  # addresses on other hosts that it names or links to


class Page(Frozen):
    """One answer, read. Stored without `text`."""

    site: str  # id of the site
    url: str  # as handed out
    final_url: str  # where the answer came from
    outcome: Outcome  # how it ended
    fetched_at: dt.datetime  # when the answer came
    status: int = 0  # HTTP status, 0 where none came
    causes: tuple[Cause, ...] = ()  # why
    kind: PageKind = PageKind.OTHER  # what the page is for
    kind_reasons: tuple[str, ...] = ()  # what the kind rests on
    parent: str = ""  # page that linked to it
    anchor: str = ""  # text of the link that led here
    depth: int = 0  # links from the home page
    content_type: str = ""  # as the server says
    charset: str = ""  # encoding used
    charset_declared: str = ""  # encoding as header or page says
    charset_errors: int = 0  # characters that could not be decoded
    title: str = ""  # title of the document, masked
    name: str = ""  # what a column page calls itself
    breadcrumb: tuple[str, ...] = ()  # where it says it stands
    column_class: ColumnClass = ColumnClass.UNKNOWN  # class of a column page
    class_reason: str = ""  # what the class rests on
    published: Dated | None = None  # publication date, its source and certainty
    rows: tuple[Row, ...] = ()  # rows of lists
    # latest day among its publication date and its rows, worked out when stored; empty: none, or not known
    latest: dt.date | None = None
    # of a column page: says or shows that it holds nothing; empty: cannot be said
    blank: bool | None = None
    blank_reason: str = ""  # what that rests on
    next_pages: tuple[str, ...] = ()  # addresses of further pages of a list
    links: tuple[Link, ...] = ()
    bad_links: tuple[BadLink, ...] = ()  # references that are no URL
    letters: tuple[Letter, ...] = ()  # letters read here, masked
    guide: Guide | None = None  # service guide read here
    marks: Marks = Marks()  # footer marks
    tags: dict[str, str] = {}  # the 2017 meta tags, lower-case names
    refresh: str = ""  # target of a meta refresh or a script redirect
    refresh_by: str = ""  # "meta" or "script"
    noindex: bool = False  # asks not to be indexed
    nofollow: bool = False  # asks not to be followed
    closing: Closing | None = None  # of a home page: the notice that the site closes
    text: str = ""  # visible text, masked; not stored
    hidden_text: str = ""  # text that is not shown, masked; not stored
    text_length: int = 0  # characters of visible text
    bytes: int = 0  # bytes of the decoded body
    body_sha256: str = ""  # SHA-256 of the original body
    elapsed: float = 0.0  # seconds
    masked: dict[str, int] = {}  # personal data masked on this page: kind (id, mobile, bank, name …) -> count


class Hop(Frozen, array_like=True):
    """One redirect on the way to an answer."""

    url: str
    status: int


class Answer(Frozen, array_like=True):
    """What came back for one URL, before it is read. `outcome` is the transport's part."""

    url: str
    final_url: str
    outcome: Outcome
    fetched_at: dt.datetime
    status: int = 0
    headers: dict[str, str] = {}  # lower-case names, last value wins, bounded
    body: bytes = b""  # content-decoded, bounded
    causes: tuple[Cause, ...] = ()
    error: str = ""  # for people, one line, bounded
    address: str = ""  # the IP address that answered
    elapsed: float = 0.0  # seconds from the first step, the look-up of the name, to the end
    waited: float = 0.0  # seconds since the request had left for sure; 0 where that is not known
    hops: tuple[Hop, ...] = ()
    truncated: bool = False
    tries: int = 1


def plain(value: Any) -> Any:
    """A value of this module as plain JSON-able data."""
    return msgspec.to_builtins(value)
