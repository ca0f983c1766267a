"""Sites: what the whole sites of the first corpus are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.corpus import chrome, citizens, guides, lists, scene, words
from benchmarks.corpus.dates import BODIES, LINES
from benchmarks.corpus.families import letters as mailboxes
from benchmarks.corpus.families import shells
from benchmarks.corpus.families.citizens import PATHS
from benchmarks.corpus.families.guides import MATTERS
from benchmarks.corpus.rows import Item, Layout
from benchmarks.corpus.scene import Scene
from benchmarks.corpus.site import Kit
from benchmarks.corpus.words import spelt


class _Scene(scene.Scene):
    """A site's surroundings in the chrome of the first corpus."""

    words = words
    wardrobe = shells.WARDROBE
    matters = citizens.MATTERS
    letter_paths = PATHS

    def page(self, title: str, main: str, **more: Any) -> str:
        """A whole page of one family of content systems."""
        return chrome.page(
            self.pick(chrome.FAMILIES, "chrome"), title, main + more.get("foot", ""), key=self.key, today=self.today, head=more.get("head", ""), traps=("clock", "weather", "counter", "copyright", "rebuilt"),
            navigation=more.get("links", ()), marks=more.get("without", ()), place=self.place, site_code=int(more.get("code") or 0),
        )  # fmt: skip


TITLES: Mapping[str, Sequence[str]] = {
    "yw": words.NEWS, "bm": words.NEWS[::-1], "gs": words.NOTICES, "gf": words.POLICIES,
    "jd": ("一图读懂{p}促进就业若干措施", "《{p}城镇燃气管理办法》政策解读", "关于《养老服务补贴办法》的解读", "{b}负责人就新规答记者问", "图解：{p}稳岗返还政策", "《{p}招商引资奖励办法》解读"),
    "rs": ("{p}人民政府关于干部任免的通知", "关于部分人员职务任免的通知", "{p}人民政府任免工作人员名单", "{p}事业单位招聘拟聘用人员名单", "关于挂职干部任职的通知"),
    "gh": ("{p}综合交通运输发展规划", "{b}年度工作计划", "{p}水利改革发展规划", "{p}城乡供水一体化规划", "{p}生态环境保护规划"),
    "tj": ("{p}一季度经济运行情况", "{p}城乡居民人均可支配收入情况", "{p}固定资产投资完成情况", "{p}规模以上工业增加值", "{p}社会消费品零售总额", "{p}居民消费价格指数"),
    "zj": ("关于公开征求《{p}养犬管理办法》意见的公告", "{p}民生实事项目征集", "关于公交线路优化方案征求意见", "《{p}烟花爆竹燃放管理规定》意见征集", "城区学区划分方案征求意见", "老旧小区改造意愿调查", "关于停车收费标准征求意见", "政务服务满意度调查"),
    "ft": ("县人社局局长谈就业创业政策", "医保局负责人解答参保问题", "教育局局长谈义务教育招生", "农业农村局谈高标准农田建设", "住建局局长谈老旧小区改造", "卫健局谈基层医疗服务", "公安局谈反诈骗宣传", "市监局谈食品安全监管"),
}  # fmt: skip
LAYOUTS = (
    "span", "span-bracket", "paren", "b", "in-anchor", "cn", "table-head", "table-policy", "dl", "summary", "records-table", "inline-var", "writeln",
    "day-month", "yearless", "forum", "label", "cut", "time", "onclick", "two-spans",
)  # fmt: skip
# Column: slug, path, names, rows, days between two of them.
COLUMNS: tuple[tuple[str, str, Sequence[str], int, int], ...] = (
    ("yw", "/xwzx/ywdt/", ("政务要闻",), 12, 1), ("bm", "/xwzx/bmdt/", ("部门动态",), 10, 1), ("gs", "/zwgk/tzgg/", ("通知公告",), 10, 9), ("gf", "/zwgk/zcwj/", ("政策文件",), 10, 12), ("jd", "/zwgk/zcjd/", ("政策解读",), 6, 20),
    ("rs", "/zwgk/rsrm/", ("人事任免",), 5, 40), ("gh", "/zwgk/ghjh/", ("规划计划",), 5, 60), ("tj", "/zwgk/tjsj/", ("统计数据",), 6, 25), ("zj", "/hdjl/myzj/", ("民意征集",), 8, 35), ("ft", "/hdjl/zxft/", ("在线访谈",), 8, 35),
)  # fmt: skip
ARTICLES = (
    "/art/{Y}/{m}/{d}/art_52_{id}.html",
    "{path}{ym}/t{ymd}_{id}.html",
    "/info/1015/{id}.htm",
    "/content/article/{id}",
    "{path}{Y}-{mm}/{dd}/content_{id}.htm",
)


def _layout(name: str) -> Layout:
    made = dict(lists.LAYOUTS)[name]

    def adapted(items: list[Item], of: Scene) -> str:
        return made(items, lists.Scene(("sites", of.family), of.host, of.today, of.variant % 2))

    return adapted


def _values(of: Scene, day: dt.date) -> dict[str, Any]:
    return {
        **spelt(day),
        "time": "09:30",
        "n": 100 + of.number("n") % 900,
        "source": f"{of.place}人民政府办公室",
    }


KIT = Kit(
    scene=_Scene, styles=("elm", "beech", "alder", "rowan"), codes=3300000000, columns=COLUMNS, titles=TITLES, articles=ARTICLES, lists=[(name, _layout(name)) for name in LAYOUTS],
    lines=[(name, line.replace("<script>jget('/c.jsp')</script>", "88")) for name, line in LINES if name.startswith(("label", "split", "bracket", "jcms", "bare-1", "bare-2", "iso"))],
    values_of=_values, bodies=[body.replace("{ps}", "{}") for body in BODIES], guides=guides.LAYOUTS, matters=MATTERS,
    mail_lists=[(f"list-{name}", layout) for name, layout in mailboxes.LISTS if name not in ("shapes", "tail-state")], mail_orders=(mailboxes.ORDERS[0], mailboxes.ORDERS[4]), mail_details=[(f"detail-{name}", shape) for name, shape in mailboxes.DETAILS],
    typos=(("会议对下一阶段重点工作作了部暑。", "部暑"), ("既使任务繁重，也要做好服务。", "既使"), ("要再接再励。", "再接再励"), ("活动中大家谈笑风声，气氛热烈。", "谈笑风声")),
    faults=(("《中华人民大和国环境保护法》规定，一切单位和个人都有保护环境的义务。", "typo", "grave:中华人民大和国"), ("这里是标题", "placeholder-text", "placeholder:这里是标题"), ("锟斤拷锟斤拷锟斤拷", "mojibake", "residue:锟斤拷")),
    personal="救助对象赵某，身份证号11010519491231002X，联系手机13800138000。", dark=("http://casino.example.com/", "<div style='display:none'><a href='http://casino.example.com/'>澳门百家乐真人娱乐城</a></div>"), phone="0571-123456", gone="工商局", pages=(("/wzdt/", "网站地图"), ("/lxwm/", "联系我们"), ("/bqsm/", "版权声明")),
)  # fmt: skip
