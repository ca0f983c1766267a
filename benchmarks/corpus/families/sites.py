"""Sites: whole sites, clean and with seeded faults, each of the layouts of its own half; generated for the day they are read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TypeVar
from urllib.parse import urljoin

from benchmarks.corpus.case import half, number
from benchmarks.corpus.families import dates, guides, letters, lists, words
from benchmarks.corpus.families.citizens import MATTERS
from benchmarks.corpus.families.lists import Item
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.mail import FIELDS, Mail, labels_of, shown
from benchmarks.corpus.sites import BADGES, DOC, Site
from benchmarks.corpus.words import spelt

T = TypeVar("T")
STYLES = (
    "harbour",
    "orchard",
    "quarry",
    "lighthouse",
    "meadow",
    "foundry",
    "ferry",
    "terrace",
    "mill",
    "causeway",
    "granary",
    "weir",
)
THEMES = ("stale", "links", "letters", "guides", "texts", "empty", "asleep", "tampered")
READABLE = re.compile(r"\d{4}")  # a title with a year may well be an old one put up as new: none here
TITLES: Mapping[str, Sequence[str]] = {
    "yw": [title for title in words.NEWS if not READABLE.search(title)],
    "bm": [title for title in reversed(words.NEWS) if not READABLE.search(title)],
    "gs": [title for title in words.NOTICES if not READABLE.search(title) and "{y}" not in title],
    "gf": words.POLICIES,
    "jd": ("《{p}城市管理办法》解读", "一图读懂稳岗返还新规", "{b}负责人解读医保新政", "图解：宅基地审批怎么办", "《房屋征收补偿办法》问答", "专家谈垃圾分类新规"),
    "rs": ("{p}人民政府关于刘某某等同志任职的通知", "关于王某免职的通知", "{p}人民政府任免名单", "事业单位公开招聘拟聘人员名单", "关于陈某挂职的通知"),
    "gh": ("{p}水利发展规划", "{b}年度重点工作安排", "{p}国土空间规划", "{p}文化旅游发展规划", "{p}综合防灾减灾规划"),
    "tj": ("{p}上半年经济运行情况", "{p}城乡居民收入情况", "{p}工业用电量情况", "{p}固定资产投资情况", "{p}粮食产量公报", "{p}财政收支情况"),
    "zj": ("关于征求燃气价格调整意见的公告", "《{p}停车管理办法》征求意见", "学校布点规划征求意见", "公交线路调整意见征集", "老旧小区改造方案征求意见", "文明行为促进办法意见征集", "营商环境满意度调查", "政务公开满意度调查"),
    "ft": ("水务局负责人谈节水", "民政局局长谈养老服务", "交通运输局谈公交优先", "自然资源局谈不动产登记", "文旅局谈乡村旅游", "应急管理局谈汛期安全", "税务局谈减税降费", "医保局谈门诊共济"),
}  # fmt: skip
# Slug, path, names to choose from, rows, days between two.
COLUMNS: tuple[tuple[str, str, Sequence[str], int, int], ...] = (
    ("yw", "/xw/jryw/", ("政务要闻", "时政新闻", "要闻动态"), 12, 1), ("bm", "/xw/bmdt/", ("部门动态", "部门快讯", "基层动态"), 10, 1), ("gs", "/xxgk/gsgg/", ("公示公告", "通知公告", "公告"), 10, 9),
    ("gf", "/xxgk/gfxwj/", ("规范性文件", "政策文件", "本级文件"), 10, 12), ("jd", "/xxgk/zcjd/", ("政策解读", "文字解读", "媒体解读"), 6, 20), ("rs", "/xxgk/rsrm/", ("人事任免",), 5, 40),
    ("gh", "/xxgk/fzgh/", ("发展规划", "规划计划"), 5, 60), ("tj", "/xxgk/tjgb/", ("统计数据", "统计公报"), 6, 25), ("zj", "/zmhd/yjzj/", ("意见征集", "民意征集"), 8, 35), ("ft", "/zmhd/zxft/", ("在线访谈", "访谈"), 8, 35),
)  # fmt: skip
ARTICLES = (
    "/art/{Y}/{m}/{d}/art_1229_{id}.html",
    "{path}{ym}/t{ymd}_{id}.html",
    "/info/1042/{id}.htm",
    "/content/article/{id}",
    "{path}{Y}-{mm}/{dd}/content_{id}.htm",
    "/{ymd}/{id}.html",
)
RESOURCE = re.compile(
    r"""(?:src|href|background)=["']?([^"'\s>]+?\.(?:jpg|jpeg|png|gif|css|js))(?=["'\s>])""", re.I
)
TYPOS = (
    ("竞赛成绩优异的同志被列为侯选人。", "侯选人"),
    ("名符其实的文明村。", "名符其实"),
    ("消息不径而走。", "不径而走"),
    ("思想不能松驰。", "松驰"),
    ("会议对冬季工作作了布暑。", "布暑"),
    ("切忌急燥冒进。", "急燥"),
)


def own(pool: Sequence[tuple[str, T]], file: str, family: str) -> list[T]:
    """The layouts of a pool whose own family is of the same half as `family`."""
    return [layout for name, layout in pool if half(f"{file}/{name}") == half(family)]


def all_sites(today: dt.date) -> Iterator[Site]:
    """Each style clean four times and with four themes of faults."""
    for index, style in enumerate(STYLES):
        for variant in range(4):
            yield Maker(style, "clean", 10 * index + variant, today).made()
        for variant in range(4):
            yield Maker(
                style, THEMES[(5 * index + variant) % len(THEMES)], 10 * index + 5 + variant, today
            ).made()


class Maker:
    """Makes one site."""

    def __init__(self, style: str, theme: str, index: int, today: dt.date) -> None:
        self.theme, self.index, self.today = theme, index, today
        self.scene = Scene(f"sites/{style}", index, theme)
        self.scene.today = today
        self.place, family = self.scene.place, self.scene.family
        self.site = Site(
            str(4200000000 + number("site", *self.scene.key) % 99999999),
            f"{self.place}{theme}{index}",
            f"www.{self.scene.pinyin}{index}.example.gov.cn",
            theme,
        )
        plain = (*lists.PLAINROWS, *lists.CARRIED, *lists.WRITTEN)
        fit = own([one for one in plain if one[0] != "two-links"], "lists", family)
        self.lists = self.scene.some(fit, 3, "lists")  # a site has a few layouts, not all
        self.lines = own(dates.ABOVE, "dates", family)
        self.guides = own(guides.CARRIERS, "guides", family)
        self.mail_lists = own(
            [
                (f"list-{name}", layout)
                for name, layout in letters.LISTS
                if name not in ("shapes", "tail-state")
            ],
            "letters",
            family,
        )
        self.mail_details = own(
            [(f"detail-{name}", shape) for name, shape in letters.DETAILS], "letters", family
        )
        self.columns = {
            slug: (path, self.scene.pick(names, slug), count, step)
            for slug, path, names, count, step in COLUMNS
            if not (theme == "empty" and slug == "ft")
        }
        self.box = f"{self.place[-1]}长信箱"
        self.navigation = [("首页", "/"), *((name, path) for path, name, *_ in self.columns.values())]
        self.navigation += [
            ("地区概况", "/gk/"),
            ("机构职能", "/xxgk/jgzn/"),
            ("办事指南", "/zwfw/bszn/"),
            (self.box, "/zmhd/xx/"),
        ]
        if theme == "empty":
            self.navigation.append(("招商项目", "/xxgk/zsxm/"))
        self.items: dict[str, list[Item]] = {}
        self.lost: set[str] = set()

    def made(self) -> Site:
        """The whole site."""
        for slug, column in self.columns.items():
            self._column(slug, *column)
        self._standing()
        self._guides()
        self._letters()
        self._home()
        for path, name in (("/map/", "网站地图"), ("/about/", "关于我们"), ("/contact/", "联系我们")):
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

    def seed(self, check: str, locator: str = "", count: int = 0) -> None:
        """A finding that the site must bring."""
        self.site.seeded.append((check, locator, count))

    # --- pages ---------------------------------------------------------------------------------------------------
    def _put(self, path: str, title: str, main: str, tags: str = "") -> None:
        html = self.scene.page(
            f"{title}_{self.place}人民政府" if path != "/" else f"{self.place}人民政府门户网站", main, head=tags if self.theme != "empty" else "", traps=("clock", "counter", "copyright", "rebuilt"),
            links=self.navigation, without=("icp", "police") if self.theme == "empty" else (), foot=BADGES.format(code=self.site.id), code=self.site.id,
        )  # fmt: skip
        self.site.answers[path] = ("text/html; charset=utf-8", html.encode())

    def _resources(self) -> None:
        """Pictures, styles and scripts that pages name are there, but those that are lost on purpose."""
        base = f"http://{self.site.host}"
        for path, (kind, data) in list(self.site.answers.items()):
            if kind.startswith("text/html"):
                for found in RESOURCE.findall(data.decode()):
                    address = urljoin(base + path, found)
                    if (
                        address.startswith(base + "/")
                        and (where := address.removeprefix(base)) not in self.lost
                    ):
                        self.site.answers.setdefault(
                            where,
                            ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(64))
                            if not where.endswith(("css", "js"))
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
            layout = lists.row("<li><a href='{u}'>{t}</a></li>")
        self.items[slug] = items = self._rows(slug, path, count, step, dated)
        self._put(
            path,
            name,
            f"<h2>{name}</h2>{layout(items, self.scene)}{self._hidden(slug)}",
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
            self.seed("homepage-stale")
            self.seed("homepage-few-updates")

    def _hidden(self, slug: str) -> str:
        if self.theme != "tampered" or slug != "tj":
            return ""
        self.seed("dark-link", "http://casino.example.com/")
        return "<div style='position:absolute;left:-9999px'><a href='http://casino.example.com/'>澳门百家乐真人娱乐城</a></div>"

    def _rows(self, slug: str, path: str, count: int, step: int, dated: bool) -> list[Item]:
        template = (
            ARTICLES[(2, 3)[self.index % 2]] if not dated else self.scene.pick(ARTICLES, "article", slug)
        )
        pool, start, items = TITLES[slug], self.scene.number("rows", slug), list[Item]()
        for index in range(count):
            day = self.today - dt.timedelta(days=self._age(slug) + index * step)
            written = day
            if self.theme == "tampered" and slug == "gf":
                template, written = ARTICLES[1], day - dt.timedelta(days=420)
            title = self.scene.fill(pool[(start + index) % len(pool)])
            again = sum(item.title.startswith(title) for item in items)
            address = template.format(
                path=path, id=10000 + self.scene.number("id", slug, index) % 89999, **spelt(written)
            )
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
        scene = Scene(self.scene.family, self.index, f"{slug}{item.path}")
        values = dates.values_of(scene, item.day, False)
        line = scene.pick(self.lines, "line").format_map(values) if dated else ""
        texts = scene.text(4) + self._faulty(slug, item)
        main = f"<h1>{item.title}</h1>{line}" + scene.pick(dates.BODIES, "body").format(
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
        chosen = [TYPOS[(self.index + n) % len(TYPOS)] for n in range(2)]
        faults = [(text, "typo", f"ordinary:{wrong}") for text, wrong in chosen] + [
            ("讲座介绍了中华人民共合国宪法的主要内容。", "typo", "grave:中华人民共合国"), ("这里是内容", "placeholder-text", "placeholder:这里是内容"), ("烫烫烫烫烫烫", "mojibake", "residue:烫烫烫"),
            ("获救助人员：赵某某，公民身份号码511521198802142067，联系方式13912345678。", "personal-data", item.path),
        ]  # fmt: skip
        index = self.items[slug].index(item) if slug in self.items else -1
        if not 0 <= index < len(faults):
            return []
        text, check, locator = faults[index]
        self.seed(check, locator)
        return [text]

    # --- the rest ------------------------------------------------------------------------------------------------
    def _standing(self) -> None:
        about = f"{self.place}地处丘陵地带，总面积九百八十平方公里，辖九个镇、两个街道，户籍人口四十一万，森林覆盖率百分之五十二，盛产柑橘、茶叶和中药材，是远近闻名的诗词之乡。"
        self._put(
            "/gk/",
            f"{self.place}概况",
            f"<h2>{self.place}概况</h2><div class='detail'><p>　　{about}</p><p>　　{self.scene.text(1)[0]}</p></div>",
            self._column_tags("地区概况", "概况信息"),
        )
        self._put(
            "/xxgk/jgzn/",
            "机构职能",
            "<h2>机构职能</h2><div class='detail'><p>　　负责贯彻执行上级决策部署，统筹辖区内经济建设、社会治理、公共服务和安全生产等工作，完成上级交办的其他任务。</p><p>　　内设机构：办公室、综合股、法规股、信息股、督查室。</p></div>",
            self._column_tags("机构职能"),
        )
        if self.theme == "empty":
            self._put(
                "/xxgk/zsxm/",
                "招商项目",
                "<h2>招商项目</h2><div class='list'><span>暂无相关信息</span></div>",
                "",
            )
            self.seed("column-blank", "/xxgk/zsxm/")

    def _guides(self) -> None:
        rows = []
        for index in range(6):
            scene = Scene(self.scene.family, self.index, f"guide{index}")
            matter = guides.MATTERS[(self.index + index) % len(guides.MATTERS)]
            values = {
                **guides.values_of(scene, matter),
                "place": f"{self.place}行政服务中心一楼{index + 1}号窗口",
                "agency": self.place + matter[4],
                "phone": f"0571-8{230000 + 211 * index + self.index}1",
            }
            path, file = f"/zwfw/bszn/{4000 + index}.html", f"/upload/bg{index}.doc"
            gone = (
                {0: ("process", "place"), 1: ("conditions",)}.get(index, ()) if self.theme == "guides" else ()
            )
            if self.theme == "tampered" and index == 1:
                values["phone"] = "0571-123456"
                self.seed("guide-inaccurate", f"{path}#phone")
            if self.theme == "tampered" and index == 2:
                values["materials"] += "4.由工商局出具的证明。"
                self.seed("guide-outdated", f"{path}#工商局")
            pairs = [
                (scene.turn(guides.LABELS[one], 1 + len(one) % 2), values[one])
                for one in guides.ELEMENTS
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
            rows.append(f"<li><a href='{path}'>{matter[0]}办事指南</a></li>")
        self._put(
            "/zwfw/bszn/",
            "办事指南",
            f"<h2>办事指南</h2><ul>{''.join(rows)}</ul>",
            self._column_tags("办事指南", "办事服务"),
        )

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
        plain = [matter for matter in MATTERS if matter.kind in ("咨询", "建议", "投诉", "求助")]
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
        order = letters.ORDERS[(0, 4)[self.index % 2]]
        layout, shape = (
            self.scene.pick(self.mail_lists, "mail list"),
            self.scene.pick(self.mail_details, "mail"),
        )
        rows = [shown(one, self.scene) for one in mails]
        self._put(
            "/zmhd/xx/",
            self.box,
            f"<h2>{self.box}</h2>{layout(self.scene, rows, order, labels_of(self.scene, order))}",
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
            path, name, *_ = self.columns[slug]
            rows = "".join(
                f"<li><a href='{escape(item.path)}' title='{item.title}'>{item.title}</a><em>{item.day}</em></li>"
                for item in self.items[slug][: 11 if slug == "yw" else 6]
            )
            boxes.append(
                f"<div class='mod'><div class='mod-t'><h3>{name}</h3><a href='{path}'>更多</a></div><ul>{rows}</ul></div>"
            )
        main = "".join(boxes)
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
        self._put("/", "首页", main, self._tags())
