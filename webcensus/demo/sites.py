"""Sites: the demonstration sites and, beside each fault seeded, the finding it must bring.

The truth (`Seeded`) is written down where the fault is made, never read from what the program finds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from crawler.site import State
from webcensus.demo.content import Column, Item, Letter, Portal, aged, items, portal, without
from webcensus.demo.families import FAMILIES, Body, Family, pages


@dataclass(frozen=True)
class Seeded:
    """A finding that must be there: check and locator (a path stands for an address of the site).

    With a `count` the locator is open: so many findings of the check must be there.
    """

    check: str
    locator: str = ""
    count: int = 0


@dataclass
class DemoSite:
    """One site of the demonstration web."""

    id: str
    name: str
    host: str
    behaviour: str = "pages"  # pages, challenge, down, maintenance, forbidden
    https: bool = False
    answers: dict[str, Body] = field(default_factory=dict)
    soft_404: bool = False
    seeded: list[Seeded] = field(default_factory=list)
    verdict: str = ""  # the verdict it must get under cn-2015
    state: State = State.NORMAL  # the register's


def all_sites(today: dt.date) -> list[DemoSite]:
    """The whole demonstration web, as it stands on a day."""
    made = [
        _clean(today),
        _stale(today),
        _letters(today),
        _guides(today),
        _texts(today),
        _links(today),
        _blank(today),
        _silent(today),
        DemoSite(
            "3309000009", "松岭县", "songling.example.gov.cn", "challenge", verdict="insufficient_evidence"
        ),
        DemoSite("3309000010", "柳河县", "liuhe.example.gov.cn", "down", verdict="insufficient_evidence"),
        DemoSite(
            "3309000011", "望江县", "wangjiang.example.gov.cn", "maintenance", verdict="insufficient_evidence"
        ),
        DemoSite("3309000012", "安和县", "anhe.example.gov.cn", "forbidden", verdict="insufficient_evidence"),
        _closed(today),
    ]
    made[9].seeded.append(Seeded("site-unreachable"))
    return made


def _site(
    number: int, name: str, host: str, today: dt.date, build: Callable[[_Builder], None], **kind: str
) -> DemoSite:
    code = f"33090000{number:02d}"
    content = portal(name, code, today, **kind)
    builder = _Builder(content, host, today)
    build(builder)
    site = DemoSite(code, name, host, seeded=builder.seeded, soft_404=content.soft_404)
    site.answers = pages(content, host)
    return site


class _Builder:
    """Seeds faults into a portal and notes the findings they must bring."""

    def __init__(self, content: Portal, host: str, today: dt.date) -> None:
        self.portal, self.host, self.today = content, host, today
        self.seeded: list[Seeded] = []

    @property
    def made(self) -> Family:
        return FAMILIES[self.portal.family](self.portal, self.host)

    def seed(self, check: str, locator: str = "") -> None:
        self.seeded.append(Seeded(check, locator))

    def seed_columns(self, check: str, *slugs: str) -> None:
        for slug in slugs:
            self.seed(check, self.made.url(self.portal.column(slug)))


def _clean(today: dt.date) -> DemoSite:
    site = _site(1, "清溪县", "qingxi.example.gov.cn", today, lambda _: None)
    site.verdict = "pass"
    return site


def _stale(today: dt.date) -> DemoSite:
    """Nothing new for six weeks, other columns far beyond their windows; tables in GBK."""

    def build(b: _Builder) -> None:
        for slug, offset, step in (("yw", 43, 3), ("bmdt", 47, 4), ("tzgg", 240, 20), ("zcwj", 275, 25)):
            aged(b.portal.column(slug), today, offset, step)
        aged(b.portal.column("zcjd"), today, 160, 30)
        for slug, offset in (("tjsj", 50), ("dczj", 30), ("zxft", 45)):
            aged(b.portal.column(slug), today, offset, 45)
        aged(b.portal.column("rsrm"), today, 420, 60)
        aged(b.portal.column("ghjh"), today, 800, 200)
        b.seed("homepage-stale")
        b.seed("homepage-few-updates")
        b.seed_columns("column-stale", "yw", "bmdt", "tzgg", "zcwj", "rsrm", "ghjh")

    site = _site(2, "白石县", "baishi.example.gov.cn", today, build, family="table", charset="gb18030")
    site.verdict = "fail"
    return site


def _letters(today: dt.date) -> DemoSite:
    """A letter unanswered for five months, one answered late, one answered with empty words."""

    def build(b: _Builder) -> None:
        ask = today - dt.timedelta(days=150)
        late = today - dt.timedelta(days=300)
        b.portal.letters += [
            Letter(
                2026101,
                "反映集贸市场周边占道经营",
                "投诉",
                ask,
                None,
                "集贸市场周边占道经营多月，行人难以通行，请予整治。",
            ),
            Letter(
                2026102,
                "咨询老旧小区加装电梯政策",
                "咨询",
                late,
                late + dt.timedelta(days=140),
                "请问老旧小区加装电梯有何补助政策？",
                "根据省住房和城乡建设厅有关规定，每台补助二十万元，请到社区领取申请表。",
            ),
            Letter(
                2026103,
                "反映河道垃圾无人清理",
                "求助",
                today - dt.timedelta(days=40),
                today - dt.timedelta(days=38),
                "村口河道垃圾堆积，无人清理。",
                "您好，您提交的来信已转送有关部门办理，请等待结果。感谢您的关注！",
            ),
        ]
        b.portal.letters += _alike(today)
        for letter in _alike(today):
            b.seed("reply-perfunctory", str(letter.id))
        b.seed("letter-unanswered", "2026101")
        b.seed("letter-late", "2026102")
        b.seed("reply-perfunctory", "2026103")

    site = _site(3, "临湖新区", "linhu.example.gov.cn", today, build, family="records")
    site.verdict = "fail"
    return site


def _alike(today: dt.date) -> list[Letter]:
    """Letters on different matters under which one reply stands."""
    matters = ("小区电梯停运", "公交站台无遮雨棚", "校门口车辆乱停", "广场舞声音过大", "绿化带杂草丛生")
    asked = today - dt.timedelta(days=60)
    return [
        Letter(
            2026110 + number,
            f"反映{matter}",
            "投诉",
            asked + dt.timedelta(days=number),
            asked + dt.timedelta(days=number + 6),
            f"{matter}，希望有人来管。",
            "该事项属于网格日常管理范围，由网格员每周巡查两次，发现不足当场纠正。",
        )
        for number, matter in enumerate(matters)
    ]


def _guides(today: dt.date) -> DemoSite:
    """Service guides that lack elements, forms that are not there, a system that cannot be opened."""

    def build(b: _Builder) -> None:
        first, second, third, fourth, fifth = b.portal.guides
        first = without(first, "联系电话", "办理时间")
        second = replace(without(second, "设定依据"), files=(("低保金申请表", "/files/absent.doc"),))
        third = replace(third, systems=(("在线申报", "/apply/index.html"),))
        third = replace(third, elements=dict(third.elements, 联系电话="0570-123456"))
        fourth = replace(fourth, files=(("残疾人证申请表", "/files/page.doc"),))
        promised = "1.取水许可申请书（原件1份，可在本页下载）；2.身份证明（复印件1份，纸质）。"
        stale = dict(fifth.elements, 办理机构="云溪市工商行政管理局", 办理材料=promised)
        fifth = replace(fifth, elements=stale, files=())
        b.portal.guides = [first, second, third, fourth, fifth]
        b.portal.files["/files/page.doc"] = (
            "text/html",
            "<html><meta charset='utf-8'><title>表格</title><p>请到窗口领取申请表。</p></html>".encode(),
        )
        url = b.made.guide_url
        b.seed("guide-incomplete", f"{url(first)}#phone")
        b.seed("guide-incomplete", f"{url(first)}#hours")
        b.seed("guide-incomplete", f"{url(second)}#basis")
        b.seed("attachment-missing", "/files/absent.doc")
        b.seed("attachment-missing", "/files/page.doc")
        b.seed("attachment-missing", f"{url(fifth)}#取水许可申请书")
        b.seed("system-unreachable", "/apply/index.html")
        b.seed("link-broken", "/files/absent.doc")
        b.seed("link-broken", "/apply/index.html")
        b.seed("guide-inaccurate", f"{url(third)}#phone")
        b.seed("guide-outdated", f"{url(fifth)}#工商行政管理局")

    site = _site(4, "云溪市", "yunxi.example.gov.cn", today, build, family="numbers")
    site.verdict = "pass"
    return site


def _texts(today: dt.date) -> DemoSite:
    """Typos (one of them grave), placeholder and garbled text, personal data, odd days."""

    def build(b: _Builder) -> None:
        news = b.portal.column("bmdt")
        told = list(news.items)
        told[0] = replace(
            told[0],
            paragraphs=(*told[0].paragraphs, "会议要求，各单位要按排专人负责，迫不急待的任务要优先落实。"),
        )
        told[1] = replace(
            told[1], paragraphs=(*told[1].paragraphs, "中华人民共合国有关法律法规对此作了明确规定。")
        )
        told[2] = replace(told[2], paragraphs=("这里是内容", *told[2].paragraphs))
        told[3] = replace(told[3], paragraphs=(*told[3].paragraphs, "锟斤拷锟斤拷锟斤拷锟斤拷"))
        told[4] = replace(
            told[4],
            paragraphs=(
                *told[4].paragraphs,
                "救助对象李某，身份证号11010519491231002X，联系手机13800138000。",
            ),
        )
        news.items = told
        notices = b.portal.column("tzgg")
        ahead = Item(
            id=399,
            title="关于做好秋季植树有关事项的通知",
            day=today + dt.timedelta(days=40),
            paragraphs=told[5].paragraphs,
        )
        notices.items = [ahead, *notices.items]
        b.portal.extra_links = [("澳门百家乐真人娱乐城", "http://casino.example.net/")]
        b.seed("dark-link", "http://casino.example.net/")
        explained = b.portal.column("zcjd")
        long_ago = today - dt.timedelta(days=1100)
        explained.items = [replace(item, put_up=long_ago) for item in explained.items]
        b.seed_columns("date-backdated", "zcjd")
        b.seed("typo", "ordinary:按排")
        b.seed("typo", "ordinary:迫不急待")
        b.seed("typo", "grave:中华人民共合国")
        b.seed("placeholder-text", "placeholder:这里是内容")
        b.seed("mojibake", "residue:锟斤拷")
        b.seed("personal-data", b.made.url(news, told[4]))
        b.seed("date-future", b.made.url(notices, ahead))

    site = _site(5, "石桥县", "shiqiao.example.gov.cn", today, build)
    site.verdict = "insufficient_evidence"  # the grave typo waits for a person
    return site


def _links(today: dt.date) -> DemoSite:
    """Broken links, images and attachments where everything is answered with 200; a dead host outside."""

    def build(b: _Builder) -> None:
        b.portal.soft_404 = True
        b.portal.extra_links = [
            ("旧版网站", "/old/index.html"),
            ("专题专栏", "/zt/2020/"),
            ("友情链接", "http://gone.example.com/"),
        ]
        b.portal.extra_images = ["/images/banner.jpg"]
        news = b.portal.column("bmdt")
        told = list(news.items)
        told[1] = replace(
            told[1], links=(("相关报道", "/news/lost.html"),), files=(("附件一", "/files/lost.pdf"),)
        )
        news.items = told
        for locator in (
            "/old/index.html",
            "/zt/2020/",
            "/images/banner.jpg",
            "/news/lost.html",
            "/files/lost.pdf",
        ):
            b.seed("link-broken", locator)
        b.seed("link-broken", "http://gone.example.com/")

    site = _site(6, "和平区", "heping.example.gov.cn", today, build, family="table", charset="gb18030")
    site.verdict = "pass"
    return site


def _blank(today: dt.date) -> DemoSite:
    """Not under an official domain; five blank columns, one without dates, no mailbox, marks or tags."""

    def build(b: _Builder) -> None:
        p = b.portal
        p.mailbox, p.letters, p.footer, p.tags = "", [], False, False
        p.columns = [column for column in p.columns if column.slug not in ("dczj", "zxft")]
        for slug, name in (
            ("zdly", "重点领域信息"),
            ("czzj", "财政资金"),
            ("xmjs", "项目建设"),
            ("ggjg", "公共监管"),
            ("yjgl", "应急管理"),
        ):
            p.columns.append(Column(slug, name, blank=True))
        p.column("rsrm").items = [replace(item, dated=False) for item in p.column("rsrm").items]
        b.seed_columns("column-blank", "zdly", "czzj", "xmjs", "ggjg", "yjgl")
        b.seed_columns("column-undated", "rsrm")
        b.seed("letter-channel-missing")
        b.seed("survey-channel")
        b.seed("interview-channel")
        b.seed("domain-name")
        b.seeded.append(Seeded("page-tag-missing", count=10))  # five of each kind
        for mark in ("site_code", "icp", "police", "badge", "error_report", "organiser", "contact"):
            b.seed("footer-mark-missing", mark)

    site = _site(7, "南湾镇", "www.nanwan.example.com", today, build, family="numbers")
    site.verdict = "fail"
    return site


def _silent(today: dt.date) -> DemoSite:
    """A home page that only leads on, lists by scripts, interaction asleep, a certificate of its own."""

    def build(b: _Builder) -> None:
        b.portal.navigation_only = True
        b.portal.letters = [
            replace(
                letter,
                asked=letter.asked - dt.timedelta(days=500),
                answered=letter.asked - dt.timedelta(days=495),
            )
            for letter in b.portal.letters
        ]
        b.portal.column("dczj").items = items(900, 2, today, 30, 100, survey=True)
        b.portal.column("zxft").items = items(1000, 2, today, 400, 100, interview=True)
        b.seed("letters-none")
        b.seed("survey-channel")
        b.seed("interview-channel")
        b.seed("tls-certificate", "dongling.example.gov.cn:443")

    site = _site(8, "东陵市", "dongling.example.gov.cn", today, build, family="scripts")
    site.https = True
    site.verdict = "pass"
    return site


def _closed(today: dt.date) -> DemoSite:
    """Registered as closed for good, and still running as if nothing had happened."""
    site = _site(13, "沙河县", "shahe.example.gov.cn", today, lambda b: b.seed("closing-faulty"))
    site.state, site.verdict = State.CLOSED, "not_judged"
    return site
