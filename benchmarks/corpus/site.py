"""Site: whole sites, clean and with seeded faults, made of a corpus' layouts; generated for the day they are read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypeVar
from urllib.parse import urljoin

from benchmarks.corpus.case import half, number
from benchmarks.corpus.families.guides import ELEMENTS, LABELS, Carrier, Matter, values_of
from benchmarks.corpus.fronts import BLANKS, BOX, HALL, LOST, Front, MakeFront
from benchmarks.corpus.mail import FIELDS, ListLayout, Mail, Shape, labels_of, shown
from benchmarks.corpus.plans import Atlas, Plan
from benchmarks.corpus.rows import Item, Layout, row
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.traits import LIVELY, Part, Trait, link, ul
from benchmarks.corpus.words import spelt

T = TypeVar("T")
THEMES = ("stale", "links", "letters", "guides", "texts", "empty", "asleep", "tampered")
READABLE = re.compile(r"\d{4}")  # a title with a year may well be an old one put up as new: none here
RESOURCE = re.compile(
    r"""(?:(?:src|href|background)=["']?([^"'\s>]+?\.(?:jpg|jpeg|png|gif|css|js))(?=["'\s>])|<script\b[^>]*?\ssrc=["']?([^"'\s>]+))""", re.I
)  # fmt: skip
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
BADGES = (
    "<a href='http://bszs.conac.cn/sitename?method=show&amp;id=2E9F1D3C5B7A9F01E053012819AC7D5A'><img src='/images/red.png' alt='党政机关'></a>"
    "<script id='_jiucuo_' sitecode='{code}' src='http://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>"
)


@dataclass
class Site:
    """One site: its answers by path, and the findings it must bring (check, locator, count)."""

    id: str
    name: str
    host: str
    theme: str
    verdict: str = ""  # that a site without faults must get
    answers: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    seeded: list[tuple[str, str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Kit:
    """What one corpus makes sites of. A column is its slug, path, names to choose from, rows, and days between two of them."""

    scene: type[Scene]
    styles: Sequence[str]
    codes: int
    columns: Sequence[tuple[str, str, Sequence[str], int, int]]
    titles: Mapping[str, Sequence[str]]
    articles: Sequence[str]
    lists: Sequence[tuple[str, Layout]]
    lines: Sequence[tuple[str, str]]
    values_of: Callable[[Any, dt.date], dict[str, Any]]
    bodies: Sequence[str]
    guides: Sequence[tuple[str, Carrier]]
    matters: Sequence[Matter]
    mail_lists: Sequence[tuple[str, ListLayout]]
    mail_orders: Sequence[Sequence[str]]
    mail_details: Sequence[tuple[str, Shape]]
    typos: Sequence[tuple[str, str]]
    faults: Sequence[tuple[str, str, str]]  # text, check, locator
    personal: str
    dark: tuple[str, str]  # target, markup
    phone: str
    gone: str
    pages: Sequence[tuple[str, str]]  # standing pages that the footer links: path, name
    about: str = "地区概况"
    shown: Callable[[Mail, Any], dict[str, str]] = shown
    beside_letters: Callable[[Any], str] = lambda _: ""
    on_home: Callable[[Any, str], str] = lambda *_: ""
    layouts: int = 3  # of lists on one site: it has a few, not all
    by_site: bool = False  # the half of a site is that of its own name, and every site may have every layout
    traits: Sequence[Trait] = ()
    plans: Sequence[type[Plan]] = (Plan,)
    boxes: Sequence[str] = ("{l}长信箱",)  # names of the letters' column
    mail_fronts: Sequence[MakeFront] = ()
    hall_fronts: Sequence[MakeFront] = ()
    dress: Callable[[str, Any, str], str] = lambda main, *_: (
        main
    )  # a page's own part in other markup: takes scene and path

    def own(self, pool: Sequence[tuple[str, T]], file: str, family: str) -> list[T]:
        """The layouts of a pool whose own family is of the same half as `family`."""
        return [layout for name, layout in pool if self.by_site or half(f"{file}/{name}") == half(family)]


def sites_of(kit: Kit, today: dt.date, which: str = "", clean: int = 4, faulty: int = 4) -> Iterator[Site]:
    """Each style of a kit some times clean and with as many themes of faults; or the styles or the sites of one half."""
    for index, style in enumerate(kit.styles):
        themes = [THEMES[(5 * index + variant) % len(THEMES)] for variant in range(faulty)]
        numbered = [("clean", variant) for variant in range(clean)] + [
            (theme, 5 + variant) for variant, theme in enumerate(themes)
        ]
        for theme, position in numbered:
            maker = Maker(kit, style, theme, 10 * index + position, today)
            own = half(maker.site.name if kit.by_site else f"sites/{style}")
            if which in ("", own):
                yield maker.made()


class Maker:
    """Makes one site."""

    def __init__(self, kit: Kit, style: str, theme: str, index: int, today: dt.date) -> None:
        self.kit, self.theme, self.index, self.today = kit, theme, index, today
        self.scene = kit.scene(f"sites/{style}", index, theme)
        self.scene.today = today
        self.place, family = self.scene.place, self.scene.family
        self.site = Site(
            str(kit.codes + number("site", *self.scene.key) % 99999999),
            f"{self.place}{theme}{index}",
            f"www.{self.scene.pinyin}{index}.example.gov.cn",
            theme,
        )
        self.lists = self.scene.some(kit.own(kit.lists, "lists", family), kit.layouts, "lists")
        self.lines = kit.own(kit.lines, "dates", family)
        self.guides = kit.own(kit.guides, "guides", family)
        self.mail_lists = kit.own(kit.mail_lists, "letters", family)
        self.mail_details = kit.own(kit.mail_details, "letters", family)
        self.columns = {
            slug: (path, self.scene.pick(names, slug), count, step)
            for slug, path, names, count, step in kit.columns
            if not (theme == "empty" and slug == "ft")
        }
        self.box = self.scene.pick(kit.boxes, "box").format(l=self.place[-1])
        self.desk = self._front("mail", kit.mail_fronts, self.box, BOX, ("letters", "empty"))
        self.hall = self._front("hall", kit.hall_fronts, "办事指南", HALL, ("guides", "tampered"))
        if theme == "clean":  # letters on another host may wait for an answer there
            self.site.verdict = "insufficient_evidence" if self.desk.away else "pass"
        self.parts = self._parts()
        self.items: dict[str, list[Item]] = {}
        self.plan = self.scene.pick(kit.plans, "plan")(
            Atlas(self.scene, self.place, self._entries(), self.items)
        )
        self.navigation = self.plan.links()
        self.numbers: set[int] = set()  # of articles
        self.lost: set[str] = set()

    def made(self) -> Site:
        """The whole site."""
        for slug, column in self.columns.items():
            self._column(slug, *column)
        self._standing()
        self._guides()
        self._letters()
        for part in (*self.parts, Part(pages=self.plan.pages())):
            self._part(part)
        self._home()
        for path, (kind, text) in self.plan.files().items():
            self.site.answers[path] = (kind, text.replace("@tags@", self._tags()).encode())
        for path, name in self.kit.pages:
            self._put(
                path,
                name,
                f"<h2>{name}</h2><p>{self.place}人民政府门户网站由{self.place}人民政府主办，{self.place}大数据中心承办，欢迎广大网友通过本网站了解政务信息、办理有关事项。</p>",
                self._column_tags(name),
            )
        self._resources()
        if self.theme == "empty":
            self.seed("page-tag-missing", "", 10)
            self.seed("footer-mark-missing", "icp")
            self.seed("footer-mark-missing", "police")
        return self.site

    def _front(self, part: str, pool: Sequence[MakeFront], name: str, path: str, own: Sequence[str]) -> Front:
        """What stands before a channel; a site with faults in it keeps the channel itself."""
        made = [make(self.scene, name) for make in pool] or [Front((name, path))]
        return self.scene.pick([one for one in made if not (one.away and self.theme in own)], "front", part)

    def _entries(self) -> dict[str, tuple[str, str]]:
        """Names and paths of all that the site must lead to, by slug."""
        found = {slug: (name, path) for slug, (path, name, *_) in self.columns.items()}
        found |= {"dq": (self.kit.about, "/gk/"), "jg": ("机构职能", "/xxgk/jgzn/")}
        found |= {"bs": self.hall.entry, "xx": self.desk.entry}
        found |= {f"blank{n}": (name, path) for n, (name, path, _) in enumerate(self._blanks())}
        if self.theme == "lost":
            found |= {f"lost{n}": entry for n, entry in enumerate(LOST)}
        return found | {
            f"part{n}": entry for n, entry in enumerate(e for part in self.parts for e in part.links)
        }

    def _blanks(self) -> list[tuple[str, str, str]]:
        """Columns without anything: name, path, what they show."""
        if self.theme == "empty":
            return [(BLANKS[0][0], "/xxgk/zsxm/", BLANKS[0][1])]
        count = len(BLANKS) if self.theme == "blank" else 0
        return [(name, f"/xxgk/lm{n}/", main) for n, (name, main) in enumerate(BLANKS[:count])]

    def seed(self, check: str, locator: str = "", count: int = 0) -> None:
        """A finding that the site must bring."""
        self.site.seeded.append((check, locator, count))

    # --- pages ---------------------------------------------------------------------------------------------------
    def _put(self, path: str, title: str, main: str, tags: str = "") -> None:
        main = self.plan.above() + self.kit.dress(main, self.scene, path)
        html = self.scene.page(
            f"{title}_{self.place}人民政府" if title not in ("", "首页") else f"{self.place}人民政府门户网站", main, head=tags if self.theme != "empty" else "", traps=("clock", "counter", "copyright", "rebuilt"),
            links=self.navigation, without=("icp", "police") if self.theme == "empty" else (), foot=BADGES.format(code=self.site.id), code=self.site.id,
        )  # fmt: skip
        self.site.answers[path] = ("text/html; charset=utf-8", html.encode())

    def _resources(self) -> None:
        """Pictures, styles and scripts that pages name are there, but those that are lost on purpose."""
        base = f"http://{self.site.host}"
        for path, (kind, data) in list(self.site.answers.items()):
            if kind.startswith("text/html"):
                for found in ("".join(pair) for pair in RESOURCE.findall(data.decode())):
                    address = urljoin(base + path, found)
                    if (
                        address.startswith(base + "/")
                        and (where := address.removeprefix(base)) not in self.lost
                    ):
                        self.site.answers.setdefault(
                            where,
                            ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(64))
                            if where.endswith(("jpg", "jpeg", "png", "gif"))
                            else ("text/plain", b"/* */"),
                        )

    def _tags(self, *pairs: tuple[str, str]) -> str:
        site = (
            ("SiteName", f"{self.place}人民政府"),
            ("SiteDomain", self.site.host),
            ("SiteIDCode", self.site.id),
        )
        return "".join(f'<meta name="{tag}" content="{value}">' for tag, value in (*site, *pairs))

    def _column_tags(self, name: str, kind: str = "") -> str:
        return self._tags(
            ("ColumnName", name),
            ("ColumnDescription", f"{name}栏目"),
            ("ColumnKeywords", name),
            ("ColumnType", kind or name),
        )

    def _article_tags(self, title: str, day: dt.date, column: str) -> str:
        return self._tags(
            ("ColumnName", column),
            ("ColumnType", column),
            ("ArticleTitle", title),
            ("PubDate", f"{day} 10:00"),
            ("ContentSource", self.place),
        )

    # --- columns -------------------------------------------------------------------------------------------------
    def _age(self, slug: str) -> int:
        """Days since the newest item."""
        ages = {
            "stale": {"bm": 40, "gs": 200, "rs": 500, "gh": 385},
            "asleep": {"yw": 19, "bm": 26, "gs": 28, "gf": 44, "jd": 36, "zj": 390, "ft": 410},
        }
        return ages.get(self.theme, {}).get(slug, 0)

    def _column(self, slug: str, path: str, name: str, count: int, step: int) -> None:
        dated = not (self.theme == "empty" and slug == "rs")
        if self.theme == "empty" and slug == "zj":
            count = 2
        layout = self.lists[number("layout", slug, *self.scene.key) % len(self.lists)]
        if not dated:
            layout = row("<li><a href='{u}'>{t}</a></li>")
        self.items[slug] = items = self._rows(slug, path, count, step, dated)
        self._put(
            path,
            name,
            f"{self.plan.beside(slug)}<h2>{name}</h2>{layout(items, self.scene)}{self._hidden(slug)}",
            self._column_tags(name),
        )
        for item in items:
            self._article(slug, name, item, dated)
        if slug in {"stale": ("bm", "gs", "rs", "gh"), "asleep": ("yw", "bm")}.get(self.theme, ()):
            self.seed("column-stale", path)
        if not dated:
            self.seed("column-undated", path)
        if self.theme in ("empty", "asleep") and slug == "zj":
            self.seed("survey-channel")
            self.seed("interview-channel")
        if self.theme == "asleep" and slug == "yw":
            if not self.plan.entrance:
                self.seed("homepage-stale")
            self.seed("homepage-few-updates")

    def _hidden(self, slug: str) -> str:
        if self.theme != "tampered" or slug != "tj":
            return ""
        target, markup = self.kit.dark
        self.seed("dark-link", target)
        return markup

    def _rows(self, slug: str, path: str, count: int, step: int, dated: bool) -> list[Item]:
        template = (
            self.kit.articles[(2, 3)[self.index % 2]]
            if not dated
            else self.scene.pick(self.kit.articles, "article", slug)
        )
        pool, start, items = self.kit.titles[slug], self.scene.number("rows", slug), list[Item]()
        for index in range(count):
            day = self.today - dt.timedelta(days=self._age(slug) + index * step)
            written = day
            if self.theme == "tampered" and slug == "gf":
                template, written = self.kit.articles[1], day - dt.timedelta(days=420)
            title = self.scene.fill(pool[(start + index) % len(pool)])
            again = sum(item.title.startswith(title) for item in items)
            article = 10000 + self.scene.number("id", slug, index) % 89999
            while article in self.numbers:
                article += 1
            self.numbers.add(article)
            address = template.format(path=path, id=article, **spelt(written))
            items.append(Item(title + (f"（{'二三四五'[again - 1]}）" if again else ""), address, day))
        if self.theme == "tampered" and slug == "gf":
            self.seed("date-backdated", path)
        if self.theme == "texts" and slug == "gs":
            items.insert(
                0,
                Item(
                    "关于开展春季义务植树活动的通知",
                    f"/xxgk/gsgg/{8000 + self.index}.html",
                    self.today + dt.timedelta(days=70),
                ),
            )
            self.seed("date-future", items[0].path)
        return items

    def _article(self, slug: str, column: str, item: Item, dated: bool) -> None:
        scene = self.kit.scene(self.scene.family, self.index, f"{slug}{item.path}")
        values = self.kit.values_of(scene, item.day)
        line = scene.pick(self.lines, "line").format_map(values) if dated else ""
        texts = scene.text(4) + self._faulty(slug, item)
        main = f"<h1>{item.title}</h1>{line}" + scene.pick(self.kit.bodies, "body").format(
            "".join(f"<p>　　{text}</p>" for text in texts)
        )
        if self.theme == "links" and slug == "bm" and item is self.items[slug][0]:
            main += "<p>附件：<a href='/P02026.xlsx'>汇总表.xlsx</a></p><p><a href='/xw/zt/qz.html'>专题报道</a>　<a href='mailto:bgs@example.gov.cn'>联系邮箱</a>　<a href='javascript:window.print()'>打印</a>　<a href='#top'>回到顶部</a></p>"
            self.lost |= {"/P02026.xlsx"}
            self.seed("link-broken", "/P02026.xlsx")
            self.seed("link-broken", "/xw/zt/qz.html")
        self._put(
            item.path, item.title, main, self._article_tags(item.title, item.day, column) if dated else ""
        )

    def _faulty(self, slug: str, item: Item) -> list[str]:
        if self.theme != "texts" or slug != "yw":
            return []
        chosen = [self.kit.typos[(self.index + n) % len(self.kit.typos)] for n in range(2)]
        faults = [(text, "typo", f"ordinary:{wrong}") for text, wrong in chosen] + [
            *self.kit.faults, (self.kit.personal, "personal-data", item.path),
        ]  # fmt: skip
        index = self.items[slug].index(item) if slug in self.items else -1
        if not 0 <= index < len(faults):
            return []
        text, check, locator = faults[index]
        self.seed(check, locator)
        return [text]

    # --- traits --------------------------------------------------------------------------------------------------
    def _parts(self) -> list[Part]:
        """A third of the traits that the kit knows."""
        drawn = self.scene.some(self.kit.traits, len(self.kit.traits) // 3, "traits")
        if self.theme in ("asleep", "empty"):
            drawn = [trait for trait in drawn if trait.__name__ not in LIVELY]
        return [trait(self.scene, self.place, self.today) for trait in drawn]

    def _part(self, part: Part) -> None:
        for leaf in part.pages:
            tags = {
                "column": self._column_tags(leaf.title),
                "": "" if leaf.path != "/" else self._tags(),
            }.get(leaf.tags)
            if tags is None:
                tags = self._article_tags(leaf.title, leaf.day or self.today, "")
            self._put(leaf.path, leaf.title, leaf.main, tags)
        for path, kind, data in part.files:
            self.site.answers[path] = (kind, data)

    # --- the rest ------------------------------------------------------------------------------------------------
    def _standing(self) -> None:
        about = f"{self.place}地处丘陵地带，总面积九百八十平方公里，辖九个镇、两个街道，户籍人口四十一万，森林覆盖率百分之五十二，盛产柑橘、茶叶和中药材，是远近闻名的诗词之乡。"
        self._put(
            "/gk/",
            f"{self.place}概况",
            f"<h2>{self.place}概况</h2><div class='detail'><p>　　{about}</p><p>　　{self.scene.text(1)[0]}</p></div>",
            self._column_tags(self.kit.about, "概况信息"),
        )
        self._put(
            "/xxgk/jgzn/",
            "机构职能",
            "<h2>机构职能</h2><div class='detail'><p>　　负责贯彻执行上级决策部署，统筹辖区内经济建设、社会治理、公共服务和安全生产等工作，完成上级交办的其他任务。</p><p>　　内设机构：办公室、综合股、法规股、信息股、督查室。</p></div>",
            self._column_tags("机构职能"),
        )
        for n, (name, path, main) in enumerate(self._blanks()):
            tags = "" if self.theme == "empty" else self._column_tags(name)
            self._put(path, name, f"{self.plan.beside(f'blank{n}')}<h2>{name}</h2>{main}", tags)
            self.seed("column-blank", path)
        if self.theme == "lost":
            for _, path in LOST:
                self.seed("link-broken", path)

    def _guides(self) -> None:
        if self.hall.away:
            self._put(
                HALL,
                "办事指南",
                f"<h2>办事指南</h2>{ul([link(self.hall.entry[1], '请前往政务服务网办理')])}",
                self._column_tags("办事指南", "办事服务"),
            )
            return self._fronted(self.hall, ())
        rows = []
        for index in range(6):
            scene = self.kit.scene(self.scene.family, self.index, f"guide{index}")
            matter = self.kit.matters[(self.index + index) % len(self.kit.matters)]
            values = {
                **values_of(scene, matter),
                "place": f"{self.place}行政服务中心一楼{index + 1}号窗口",
                "agency": self.place + matter[4],
                "phone": f"0571-8{230000 + 211 * index + self.index}1",
            }
            path, file = f"/zwfw/bszn/{4000 + index}.html", f"/upload/bg{index}.doc"
            gone = (
                {0: ("process", "place"), 1: ("conditions",)}.get(index, ()) if self.theme == "guides" else ()
            )
            if self.theme == "tampered" and index == 1:
                values["phone"] = self.kit.phone
                self.seed("guide-inaccurate", f"{path}#phone")
            if self.theme == "tampered" and index == 2:
                values["materials"] += f"4.由{self.kit.gone}出具的证明。"
                self.seed("guide-outdated", f"{path}#{self.kit.gone}")
            pairs = [
                (scene.turn(LABELS[one], 1 + len(one) % 2), values[one])
                for one in ELEMENTS
                if one not in gone
            ]
            self.site.answers[file] = ("application/msword", DOC)
            if self.theme == "guides":
                file = self._bad_form(index, file, pairs)
            for one in gone:
                self.seed("guide-incomplete", f"{path}#{one}")
            main = f"<h1>{matter[0]}办事指南</h1>{scene.pick(self.guides, 'carrier')(pairs, index)}<p>表格下载：<a href='{file}'>{matter[0]}申请表.doc</a></p>"
            self._put(
                path,
                f"{matter[0]}办事指南",
                main,
                self._article_tags(
                    f"{matter[0]}办事指南", self.today - dt.timedelta(days=25 + index), "办事指南"
                ),
            )
            rows.append((f"{matter[0]}办事指南", path))
        several = "".join(f"<li><a href='{path}'>{name}</a></li>" for name, path in rows)
        self._put(
            HALL, "办事指南", f"<h2>办事指南</h2>{self.hall.above}<ul>{several}</ul>", self._column_tags("办事指南", "办事服务")
        )  # fmt: skip
        return self._fronted(self.hall, rows)

    def _fronted(self, front: Front, rows: Sequence[tuple[str, str]]) -> None:
        """The pages before a channel."""
        self._part(Part(pages=front.pages(rows)))

    def _bad_form(self, index: int, file: str, pairs: list[tuple[str, str]]) -> str:
        """The forms of some guides are lost, or no documents; one guide's system cannot be opened."""
        if index == 3:
            self.seed("attachment-missing", "/upload/lost.doc")
            self.seed("link-broken", "/upload/lost.doc")
            return "/upload/lost.doc"
        if index == 4:
            page = "<html><head><meta charset='utf-8'><title>下载</title></head><body><p>下载需要使用专用控件，请联系管理员安装后再试。</p></body></html>"
            self.site.answers[file] = ("application/msword", page.encode())
            self.seed("attachment-missing", file)
        if index == 5:
            pairs.append(("网上办理", "<a href='/wsbs/apply.do'>在线办理</a>"))
            self.seed("system-unreachable", "/wsbs/apply.do")
            self.seed("link-broken", "/wsbs/apply.do")
        return file

    def _letters(self) -> None:
        if self.desk.away:
            return self._fronted(self.desk, ())
        plain = [matter for matter in self.scene.matters if matter.kind in ("咨询", "建议", "投诉", "求助")]
        shift = 430 if self.theme == "empty" else 0
        start = self.scene.number("mail")
        mails = []
        for index in range(8):
            asked = self.today - dt.timedelta(days=5 + 10 * index + shift)
            mails.append(
                Mail(
                    f"2026{self.index:03}{index:03}",
                    plain[(start + 3 * index) % len(plain)],
                    asked,
                    asked + dt.timedelta(days=4),
                    "answered",
                    "已办结",
                    f"/zmhd/xx/{200 + index}.html",
                    "10:20",
                    self.place + plain[(start + 3 * index) % len(plain)].unit,
                )
            )
        # Open for a month, and one that was not accepted a year ago: nothing to accuse.
        fresh, old = self.today - dt.timedelta(days=31), self.today - dt.timedelta(days=300)
        mails.append(
            mails[0]._replace(
                id="2026801",
                path="/zmhd/xx/801.html",
                asked=fresh,
                answered=None,
                state="open",
                status="处理中",
                matter=plain[(start + 1) % len(plain)]._replace(title="建议增设过街信号灯", kind="建议"),
            )
        )
        mails.append(
            mails[0]._replace(
                id="2026802",
                path="/zmhd/xx/802.html",
                asked=old,
                answered=None,
                state="excluded",
                status="不予受理",
                matter=plain[(start + 2) % len(plain)]._replace(title="重复反映楼道照明", kind="投诉"),
            )
        )
        if self.theme == "empty":
            mails = mails[:8]
            self.seed("letters-none")
        if self.theme == "letters":
            mails += self._overdue(mails)
        order = self.kit.mail_orders[self.index % 2]
        layout, shape = (
            self.scene.pick(self.mail_lists, "mail list"),
            self.scene.pick(self.mail_details, "mail"),
        )
        rows = [self.kit.shown(one, self.scene) for one in mails]
        self._put(
            BOX,
            self.box,
            f"<h2>{self.box}</h2>{self.desk.above}{layout(self.scene, rows, order, labels_of(self.scene, order))}{self.kit.beside_letters(self.scene)}",
            self._column_tags(self.box, "咨询投诉"),
        )
        for one in mails:
            fields = [f for f in FIELDS if one.answered or f not in ("answered", "reply")]
            labels, values = labels_of(self.scene, fields), shown(one, self.scene)
            self._put(
                one.path,
                one.matter.title,
                shape([(labels[f], values[f]) for f in fields]),
                self._article_tags(one.matter.title, one.asked, self.box),
            )
        return self._fronted(self.desk, [(one.matter.title, one.path) for one in mails])

    def _overdue(self, mails: list[Mail]) -> list[Mail]:
        asked, late, lately = (self.today - dt.timedelta(days=days) for days in (150, 280, 60))
        said = "您好，您的来信我们已收悉，已转有关部门办理，请您耐心等待，感谢您的支持！"
        for check, locator in (
            ("letter-unanswered", "2026901"),
            ("letter-late", "2026902"),
            ("reply-perfunctory", "2026903"),
        ):
            self.seed(check, locator)
        return [
            mails[0]._replace(id="2026901", path="/zmhd/xx/901.html", asked=asked, answered=None, state="open", status="已受理", matter=mails[0].matter._replace(title="请求修复村口涵洞", kind="求助")),
            mails[1]._replace(id="2026902", path="/zmhd/xx/902.html", asked=late, answered=late + dt.timedelta(days=140), matter=mails[1].matter._replace(title="老街下水道多年堵塞", kind="求助")),
            mails[2]._replace(id="2026903", path="/zmhd/xx/903.html", asked=lately, answered=lately + dt.timedelta(days=2), matter=mails[2].matter._replace(title="希望恢复社区夜市", kind="建议", reply=said)),
        ]  # fmt: skip

    def _home(self) -> None:
        boxes = []
        for slug in ("yw", "bm", "gs", "gf", "jd"):
            where, name, *_ = self.columns[slug]
            rows = "".join(
                f"<li><a href='{escape(item.path)}' title='{item.title}'>{item.title}</a><em>{item.day}</em></li>"
                for item in self.items[slug][: 11 if slug == "yw" else 6]
            )
            boxes.append(
                f"<div class='mod'><div class='mod-t'><h3>{name}</h3><a href='{where}'>更多</a></div><ul>{rows}</ul></div>"
            )
        path, shown = self.plan.home(boxes)
        main = self.kit.on_home(self.scene, self.items["gs"][0].path) + shown
        main += "".join(part.home for part in self.parts)
        if self.theme == "links":
            main += "<div class='yl'><a href='/zt/fp/'>脱贫专题</a><a href='/政务/年报.html'>年报</a><img src='/images/lost.png' alt='宣传'><a href='http://gone.example.com/'>友情链接</a><a href='/soft.html'>专题二</a></div>"
            self.lost.add("/images/lost.png")
            self.site.answers["/soft.html"] = (
                "text/html",
                "<html><head><meta charset='utf-8'><title>提示信息</title></head><body><p>抱歉，您访问的页面不存在或已删除</p></body></html>".encode(),
            )
            for locator in (
                "/zt/fp/",
                "/%E6%94%BF%E5%8A%A1/%E5%B9%B4%E6%8A%A5.html",
                "/images/lost.png",
                "http://gone.example.com/",
                "/soft.html",
            ):
                self.seed("link-broken", locator)
        self._put(path, "首页", main, self._tags())
