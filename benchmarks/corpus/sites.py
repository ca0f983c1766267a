"""Sites: whole sites, clean and with seeded faults, made of the corpus' layouts; generated for the day they are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from benchmarks.corpus import chrome, guides, letters, lists, words
from benchmarks.corpus.case import number, pick
from benchmarks.corpus.citizens import MATTERS
from benchmarks.corpus.dates import BODIES, LINES
from benchmarks.corpus.letters import Mail
from benchmarks.corpus.lists import Item, Scene
from benchmarks.corpus.words import spelt

TITLES = {
    "zcjd": ("一图读懂{p}促进就业若干措施", "《{p}城镇燃气管理办法》政策解读", "关于《养老服务补贴办法》的解读", "{b}负责人就新规答记者问", "图解：{p}稳岗返还政策", "《{p}招商引资奖励办法》解读"),
    "rsrm": ("{p}人民政府关于干部任免的通知", "关于部分人员职务任免的通知", "{p}人民政府任免工作人员名单", "{p}事业单位招聘拟聘用人员名单", "关于挂职干部任职的通知"),
    "ghjh": ("{p}综合交通运输发展规划", "{b}年度工作计划", "{p}水利改革发展规划", "{p}城乡供水一体化规划", "{p}生态环境保护规划"),
    "tjsj": ("{p}一季度经济运行情况", "{p}城乡居民人均可支配收入情况", "{p}固定资产投资完成情况", "{p}规模以上工业增加值", "{p}社会消费品零售总额", "{p}居民消费价格指数"),
    "myzj": ("关于公开征求《{p}养犬管理办法》意见的公告", "{p}民生实事项目征集", "关于公交线路优化方案征求意见", "《{p}烟花爆竹燃放管理规定》意见征集", "城区学区划分方案征求意见", "老旧小区改造意愿调查", "关于停车收费标准征求意见", "政务服务满意度调查"),
    "zxft": ("县人社局局长谈就业创业政策", "医保局负责人解答参保问题", "教育局局长谈义务教育招生", "农业农村局谈高标准农田建设", "住建局局长谈老旧小区改造", "卫健局谈基层医疗服务", "公安局谈反诈骗宣传", "市监局谈食品安全监管"),
}  # fmt: skip
LAYOUTS = (
    "span", "span-bracket", "paren", "b", "in-anchor", "cn", "table-head", "table-policy", "dl", "summary", "records-table", "inline-var", "writeln",
    "day-month", "yearless", "forum", "label", "cut", "time", "onclick", "two-spans",
)  # fmt: skip
# Column: path, name, pool of titles, rows, days between two of them.
COLUMNS = (
    ("ywdt", "/xwzx/ywdt/", "政务要闻", words.NEWS, 12, 1), ("bmdt", "/xwzx/bmdt/", "部门动态", words.NEWS, 10, 1), ("tzgg", "/zwgk/tzgg/", "通知公告", words.NOTICES, 10, 9),
    ("zcwj", "/zwgk/zcwj/", "政策文件", words.POLICIES, 10, 12), ("zcjd", "/zwgk/zcjd/", "政策解读", TITLES["zcjd"], 6, 20), ("rsrm", "/zwgk/rsrm/", "人事任免", TITLES["rsrm"], 5, 40),
    ("ghjh", "/zwgk/ghjh/", "规划计划", TITLES["ghjh"], 5, 60), ("tjsj", "/zwgk/tjsj/", "统计数据", TITLES["tjsj"], 6, 25), ("myzj", "/hdjl/myzj/", "民意征集", TITLES["myzj"], 8, 35),
    ("zxft", "/hdjl/zxft/", "在线访谈", TITLES["zxft"], 8, 35),
)  # fmt: skip
ARTICLES = (
    "/art/{Y}/{m}/{d}/art_52_{id}.html",
    "{path}{ym}/t{ymd}_{id}.html",
    "/info/1015/{id}.htm",
    "/content/article/{id}",
    "{path}{Y}-{mm}/{dd}/content_{id}.htm",
)
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
BADGES = (
    "<a href='http://bszs.conac.cn/sitename?method=show&amp;id=2E9F1D3C5B7A9F01E053012819AC7D5A'><img src='/images/red.png' alt='党政机关'></a>"
    "<script id='_jiucuo_' sitecode='{code}' src='http://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>"
)
THEMES = ("clean", "stale", "links", "letters", "guides", "texts", "empty", "asleep")


@dataclass
class Site:
    """One site: its answers by path, and the findings it must bring (check, locator, count)."""

    id: str
    name: str
    host: str
    theme: str
    answers: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    seeded: list[tuple[str, str, int]] = field(default_factory=list)


def all_sites(today: dt.date) -> Iterator[Site]:
    """Six clean sites, one a family, and each theme of faults in two families."""
    for index, family in enumerate(chrome.FAMILIES):
        yield _Maker("clean", family, index, today).made()
    for index, theme in enumerate(THEMES[1:]):
        for variant in range(2):
            family = chrome.FAMILIES[(index + 3 * variant) % 6]
            yield _Maker(theme, family, 10 + 2 * index + variant, today).made()


class _Maker:
    def __init__(self, theme: str, family: str, index: int, today: dt.date) -> None:
        self.theme, self.family, self.index, self.today = theme, family, index, today
        self.key = ("sites", theme, family, index)
        self.place = pick(words.PLACES, "place", *self.key)[0]
        self.site = Site(
            str(chrome.code(self.key)),
            f"{self.place}{theme}{index}",
            f"www.{pick(words.PLACES, 'place', *self.key)[1]}{index}.example.gov.cn",
            theme,
        )
        self.tagged = theme != "empty"
        self.navigation = [("首页", "/")] + [
            (name, path) for slug, path, name, *_ in COLUMNS if not (theme == "empty" and slug == "zxft")
        ]
        self.navigation += [
            ("走进" + self.place[:2], "/zjxq/"),
            ("机构职能", "/zwgk/jgzn/"),
            ("办事指南", "/bsfw/bszn/"),
            (f"{self.place[-1]}长信箱", "/hdjl/xzxx/"),
        ]
        if theme == "empty":
            self.navigation.append(("重点项目", "/zwgk/zdxm/"))
        self.items: dict[str, list[Item]] = {}

    # --- parts ---------------------------------------------------------------------------------------------
    def made(self) -> Site:
        for column in COLUMNS:
            if not (self.theme == "empty" and column[0] == "zxft"):
                self._column(*column)
        self._standing()
        self._guides()
        self._letters()
        self._home()
        for path in ("/wzdt/", "/lxwm/", "/bqsm/"):
            name = {"/wzdt/": "网站地图", "/lxwm/": "联系我们", "/bqsm/": "版权声明"}[path]
            text = f"<h2>{name}</h2><p>{self.place}人民政府门户网站由{self.place}人民政府办公室主办，网站内容由各部门按照职责分工提供，欢迎社会各界监督。</p>"
            self._put(path, name, text, self._column_tags(name))
        self.site.answers["/images/red.png"] = ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(64))
        if self.theme == "empty":
            self.seed("page-tag-missing", "", 10)
            self.seed("footer-mark-missing", "icp")
            self.seed("footer-mark-missing", "police")
        return self.site

    def seed(self, check: str, locator: str = "", count: int = 0) -> None:
        self.site.seeded.append((check, locator, count))

    def _put(self, path: str, title: str, main: str, tags: str = "") -> None:
        missing = ("icp", "police") if self.theme == "empty" else ()
        html = chrome.page(
            self.family, f"{title}_{self.place}人民政府" if path != "/" else f"{self.place}人民政府门户网站", main + BADGES.format(code=self.site.id), key=self.key,
            today=self.today, head=tags if self.tagged else "", traps=("clock", "weather", "counter", "copyright", "rebuilt"), navigation=self.navigation, marks=missing,
        )  # fmt: skip
        self.site.answers[path] = ("text/html; charset=utf-8", html.encode())

    def _site_tags(self) -> str:
        return f'<meta name="SiteName" content="{self.place}人民政府"><meta name="SiteDomain" content="{self.site.host}"><meta name="SiteIDCode" content="{self.site.id}">'

    def _column_tags(self, name: str, kind: str = "") -> str:
        pairs = (
            ("ColumnName", name),
            ("ColumnDescription", f"{self.place}{name}栏目"),
            ("ColumnKeywords", name),
            ("ColumnType", kind or name),
        )
        return self._site_tags() + "".join(f'<meta name="{tag}" content="{value}">' for tag, value in pairs)

    def _article_tags(self, title: str, day: dt.date, column: str) -> str:
        pairs = (
            ("ColumnName", column),
            ("ColumnType", column),
            ("ArticleTitle", title),
            ("PubDate", f"{day} 09:30"),
            ("ContentSource", "政府办公室"),
        )
        return self._site_tags() + "".join(f'<meta name="{tag}" content="{value}">' for tag, value in pairs)

    # --- columns -------------------------------------------------------------------------------------------
    def _age(self, slug: str) -> int:
        """Days since the newest item."""
        if self.theme == "stale":
            return {"bmdt": 26, "zcwj": 215, "rsrm": 420, "ghjh": 410}.get(slug, 0)
        if self.theme == "asleep":
            return {"ywdt": 21, "bmdt": 30, "tzgg": 24, "zcwj": 40, "zcjd": 33, "myzj": 380, "zxft": 400}.get(
                slug, 0
            )
        return 0

    def _column(self, slug: str, path: str, name: str, pool: tuple[str, ...], count: int, step: int) -> None:
        layouts = dict(lists.LAYOUTS)
        layout = LAYOUTS[number("layout", slug, *self.key) % len(LAYOUTS)]
        dated = not (self.theme == "empty" and slug == "rsrm")
        if self.theme == "empty" and slug == "myzj":
            count = 3
        if layout in ("yearless", "table-policy") and step * count > 200:
            layout = "span"
        items = self._rows(slug, path, pool, count, step, self._age(slug), dated)
        self.items[slug] = items
        scene = Scene((f"sites{self.index}", slug), self.site.host, self.today, self.index % 2)
        body = layouts[layout](items, scene) if dated else lists._ul("<li>{a}</li>")(items, scene)
        self._put(path, name, f"<h3>{name}</h3>{body}", self._column_tags(name))
        for item in items:
            self._article(slug, name, item, dated)
        stale = {"stale": ("bmdt", "zcwj", "rsrm", "ghjh"), "asleep": ("ywdt", "bmdt")}.get(self.theme, ())
        if slug in stale:
            self.seed("column-stale", path)
        if not dated:
            self.seed("column-undated", path)
        if self.theme == "empty" and slug == "myzj":
            self.seed("survey-channel")
            self.seed("interview-channel")
        if self.theme == "asleep" and slug == "myzj":
            self.seed("survey-channel")
            self.seed("interview-channel")
            self.seed("homepage-stale")
            self.seed("homepage-few-updates")

    def _rows(
        self, slug: str, path: str, pool: tuple[str, ...], count: int, step: int, age: int, dated: bool
    ) -> list[Item]:
        template = pick(ARTICLES if dated else ARTICLES[2:4], "article", slug, *self.key)
        start = number("rows", slug, *self.key)
        items: list[Item] = []
        seen = set[str]()
        for index in range(count):
            day = self.today - dt.timedelta(days=age + index * step)
            title = pool[(start + index) % len(pool)].format(
                p=self.place, b=self.place + words.body_of(*self.key), l=self.place[-1], y=day.year - 1
            )
            if title in seen:
                title += f"（{'二三四五六七八'[sum(one.title.startswith(title) for one in items) - 1]}）"
            seen.add(title)
            address = template.format(
                path=path, id=10000 + number("id", slug, index, *self.key) % 89999, **spelt(day)
            )
            items.append(Item(title, address, day))
        if self.theme == "texts" and slug == "tzgg":
            ahead = self.today + dt.timedelta(days=50)
            items.insert(
                0, Item("关于做好秋季城乡居民体检工作的通知", f"/zwgk/tzgg/{9000 + self.index}.html", ahead)
            )
            self.seed("date-future", items[0].path)
        return items

    def _article(self, slug: str, column: str, item: Item, dated: bool) -> None:
        key = (*self.key, slug, item.path)
        values = {
            **spelt(item.day),
            "time": "09:30",
            "n": 100 + number(*key) % 900,
            "source": f"{self.place}人民政府办公室",
        }
        choices = [
            line
            for name, line in LINES
            if name.startswith(("label", "split", "bracket", "jcms", "bare-1", "bare-2", "iso"))
        ]
        line = (
            pick(choices, "line", *key).format_map(values).replace("<script>jget('/c.jsp')</script>", "88")
            if dated
            else ""
        )
        texts = words.text(4, *key) + self._faulty(slug, item)
        ps = "".join(f"<p>　　{text}</p>" for text in texts)
        main = f"<h1>{item.title}</h1>{line.replace(chr(34) + '#' + chr(34), '')}" + pick(
            BODIES, "body", *key
        ).format(ps=ps)
        if self.theme == "links" and slug == "ywdt" and item is self.items[slug][1]:
            main += "<p><a href='/files/lost.pdf'>附件：会议材料.pdf</a></p><p><a href='/xwzx/lost.html'>相关报道</a></p>"
            self.seed("link-broken", "/files/lost.pdf")
            self.seed("link-broken", "/xwzx/lost.html")
        self._put(
            item.path, item.title, main, self._article_tags(item.title, item.day, column) if dated else ""
        )

    def _faulty(self, slug: str, item: Item) -> list[str]:
        if self.theme != "texts" or slug != "bmdt":
            return []
        index = self.items[slug].index(item)
        faults: tuple[tuple[str, str, str], ...] = (
            (("会议对下一阶段重点工作作了部暑，要求各单位迫不急待抓好落实。", "typo", "ordinary:部暑"), ("既使任务繁重，也要一如继往做好服务。", "typo", "ordinary:既使"))
            if self.index % 2
            else (("要再接再励，确保各项任务按排到位。", "typo", "ordinary:再接再励"), ("活动中大家谈笑风声，气氛热烈。", "typo", "ordinary:谈笑风声"))
        ) + (
            ("《中华人民大和国环境保护法》规定，一切单位和个人都有保护环境的义务。", "typo", "grave:中华人民大和国"), ("这里是标题", "placeholder-text", "placeholder:这里是标题"),
            ("锟斤拷锟斤拷锟斤拷", "mojibake", "residue:锟斤拷"), ("救助对象赵某，身份证号11010519491231002X，联系手机13800138000。", "personal-data", item.path),
        )  # fmt: skip
        if index >= len(faults):
            return []
        text, check, locator = faults[index]
        self.seed(check, locator)
        for wrong in ("迫不急待", "一如继往", "按排"):
            if wrong in text:
                self.seed("typo", f"ordinary:{wrong}")
        return [text]

    # --- the rest ------------------------------------------------------------------------------------------
    def _standing(self) -> None:
        about = f"{self.place}位于全省中部，总面积一千二百余平方公里，辖十二个乡镇、三个街道，常住人口三十八万人，境内山水相依，气候温和，物产丰富，素有茶乡之称。"
        duties = "贯彻执行国家有关方针政策和法律法规，组织编制并实施国民经济和社会发展规划，负责本行政区域内经济、教育、科学、文化、卫生等行政工作。"
        self._put(
            "/zjxq/",
            f"走进{self.place[:2]}",
            f"<h2>{self.place}概况</h2><div class='TRS_Editor'><p>　　{about}</p><p>　　{words.text(1, *self.key)[0]}</p></div>",
            self._column_tags("走进" + self.place[:2], "概况信息"),
        )
        self._put(
            "/zwgk/jgzn/",
            "机构职能",
            f"<h2>机构职能</h2><div class='content'><p>　　{duties}</p><p>　　内设机构：秘书科、综合科、督查科、信息科、法制科。</p></div>",
            self._column_tags("机构职能"),
        )
        if self.theme == "empty":
            self._put("/zwgk/zdxm/", "重点项目", "<h3>重点项目</h3><div class='list'><p>暂无信息</p></div>")
            self.seed("column-blank", "/zwgk/zdxm/")

    def _guides(self) -> None:
        rows = []
        for index in range(6):
            key = (*self.key, "guide", index)
            matter = guides.MATTERS[(number(*self.key) + index) % len(guides.MATTERS)]
            values = {**guides._values(key), "name": matter[0], "basis": matter[1], "conditions": matter[2], "materials": matter[3], "agency": self.place + matter[4],
                      "place": f"{self.place}政务服务中心二楼{index + 3}号窗口", "phone": f"0571-2{100000 + 137 * index + self.index}"}  # fmt: skip
            gone = {0: ("phone", "hours"), 1: ("basis",)}.get(index, ()) if self.theme == "guides" else ()
            path = f"/bsfw/bszn/{3000 + index}.html"
            pairs = [
                (pick(guides.LABELS[one], one, *key), values[one])
                for one in guides.ELEMENTS
                if one not in gone
            ]
            layout = guides.LAYOUTS[number("layout", *key) % len(guides.LAYOUTS)][1]
            file = f"/files/form{index}.doc"
            if self.theme == "guides" and index == 2:
                file = "/files/lost.doc"
                self.seed("attachment-missing", file)
                self.seed("link-broken", file)
            self.site.answers.setdefault(f"/files/form{index}.doc", ("application/msword", DOC))
            if self.theme == "guides" and index == 3:
                self.site.answers[file] = (
                    "text/html",
                    "<html><meta charset='utf-8'><title>提示</title><p>请登录后下载申请表，如有疑问请到窗口咨询。</p></html>".encode(),
                )
                self.seed("attachment-missing", file)
            if self.theme == "guides" and index == 4:
                pairs.append(("网上办理", "<a href='/wssb/apply.jsp'>在线申报</a>"))
                self.seed("system-unreachable", "/wssb/apply.jsp")
                self.seed("link-broken", "/wssb/apply.jsp")
            for one in gone:
                self.seed("guide-incomplete", f"{path}#{one}")
            main = f"<h1>{matter[0]}办事指南</h1>{layout(pairs, index)}<p>表格下载：<a href='{file}'>{matter[0]}申请表.doc</a></p>"
            day = self.today - dt.timedelta(days=30 + index)
            self._put(
                path,
                f"{matter[0]}办事指南",
                main,
                self._article_tags(f"{matter[0]}办事指南", day, "办事指南"),
            )
            rows.append(f"<li><a href='{path}'>{matter[0]}办事指南</a></li>")
        self._put(
            "/bsfw/bszn/",
            "办事指南",
            f"<h3>办事指南</h3><ul>{''.join(rows)}</ul>",
            self._column_tags("办事指南", "办事服务"),
        )

    def _letters(self) -> None:
        shift = 420 if self.theme == "empty" else 0
        mails = []
        for index in range(8):
            matter = MATTERS[(number("mail", *self.key) + 5 * index) % len(MATTERS)]
            if matter.kind == "举报":
                matter = MATTERS[(index + 3) % 8]._replace(kind="咨询")
            asked = self.today - dt.timedelta(days=6 + 9 * index + shift)
            mails.append(
                Mail(
                    f"2026{self.index:02}{index:03}",
                    matter,
                    asked,
                    asked + dt.timedelta(days=3),
                    "answered",
                    "已答复",
                    f"/hdjl/xzxx/xx{100 + index}.html",
                    "09:12",
                )
            )
        if self.theme == "letters":
            asked = self.today - dt.timedelta(days=140)
            mails.append(
                mails[0]._replace(
                    id="2026991",
                    path="/hdjl/xzxx/xx991.html",
                    asked=asked,
                    answered=None,
                    state="open",
                    status="办理中",
                    matter=MATTERS[21]._replace(title="请求修建村口过街天桥"),
                )
            )
            late = self.today - dt.timedelta(days=310)
            mails.append(
                mails[1]._replace(
                    id="2026992",
                    path="/hdjl/xzxx/xx992.html",
                    asked=late,
                    answered=late + dt.timedelta(days=135),
                    matter=MATTERS[20]._replace(title="乡道路面破损多年", kind="求助"),
                )
            )
            empty = mails[2].matter._replace(
                title="希望增设公共充电桩",
                reply="您好，您的来信收悉，已转交相关部门处理，请耐心等待，感谢您的关注！",
            )
            mails.append(
                mails[2]._replace(
                    id="2026993",
                    path="/hdjl/xzxx/xx993.html",
                    asked=self.today - dt.timedelta(days=70),
                    answered=self.today - dt.timedelta(days=68),
                    matter=empty,
                )
            )
            self.seed("letter-unanswered", "2026991")
            self.seed("letter-late", "2026992")
            self.seed("reply-perfunctory", "2026993")
        if self.theme == "empty":
            self.seed("letters-none")
        order = letters.ORDERS[(0, 5, 6)[self.index % 3]]
        listed = (letters._header_table, letters._ul, letters._header_table)[self.index % 3](
            mails, order, self.index % 2
        )
        name = f"{self.place[-1]}长信箱"
        self._put("/hdjl/xzxx/", name, f"<h3>{name}</h3>{listed}", self._column_tags(name, "咨询投诉"))
        layout = letters.DETAILS[self.index % 5][1]
        for mail in mails:
            labels = {one: pick(letters.LABELS[one], one, self.index) for one in letters.FIELDS}
            self._put(
                mail.path,
                mail.matter.title,
                layout(labels, letters._values(mail, 0), self.index % 6),
                self._article_tags(mail.matter.title, mail.asked, name),
            )

    def _home(self) -> None:
        boxes = []
        for slug, path, name, *_ in COLUMNS[:5]:
            rows = "".join(
                f"<li><a href='{escape(item.path)}'>{item.title}</a><span>{item.day}</span></li>"
                for item in self.items[slug][: 11 if slug == "ywdt" else 6]
            )
            boxes.append(f"<div class='box'><h2>{name}<a href='{path}'>更多</a></h2><ul>{rows}</ul></div>")
        main = "".join(boxes)
        if self.theme == "links":
            main += (
                "<div class='links'><a href='/ztzl/2019/index.html'>专题专栏</a><a href='/old/'>旧版回顾</a><img src='/images/gone.jpg' alt='宣传图'>"
                "<a href='http://gone.example.com/'>友情链接</a></div>"
            )
            for locator in ("/ztzl/2019/index.html", "/old/", "/images/gone.jpg", "http://gone.example.com/"):
                self.seed("link-broken", locator)
        self._put("/", "首页", main, self._site_tags())
