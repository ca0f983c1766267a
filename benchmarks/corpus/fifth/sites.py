"""Sites: what the whole sites of the fifth part are made of; each site's own name decides its half."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.corpus.fifth import dates, guides, scene, shells, words
from benchmarks.corpus.fifth.carriers import CARRIED
from benchmarks.corpus.fifth.citizens import MATTERS
from benchmarks.corpus.fifth.mail_lists import BLOCKS, LISTS, ORDERS, ranking, statistics
from benchmarks.corpus.fifth.mail_pages import DETAILS
from benchmarks.corpus.fifth.mails import shown
from benchmarks.corpus.fifth.markups import PLAIN, SPECIAL
from benchmarks.corpus.scene import Scene as AnyScene
from benchmarks.corpus.site import READABLE, Kit

TRAPS = (
    "clock",
    "weather",
    "lunar",
    "copyright",
    "updated",
    "generated",
    "visitors",
)  # those that lead to no page of the site
PART = "open"  # the shell of a part of a site
ROOTED = (("../../images", "/images"), ('"../../"', '"/"'), ('"../index.htm"', '"/"'), ('"../', '"/'), ('"/index.html"', '"/"'), (".svg", ".png"))  # fmt: skip


class Scene(scene.Scene):
    """A site in one shell, whose links hold on every page of it."""

    wardrobe = shells.WARDROBE._replace(
        shells={name: shell for name, shell in shells.WARDROBE.shells.items() if name != PART}
    )
    matters = MATTERS

    def page(self, title: str, main: str, shell: str = "", **more: Any) -> str:
        """A whole page, with what a site's shell carries and its own code."""
        more["traps"] = self.some(TRAPS, 4, "site")
        html = super().page(title, main, shell, **more)
        for found, root in ROOTED:
            html = html.replace(found, root)
        return html.replace("3300000099", str(more.get("code") or ""))


STYLES = ("abbey", "bridge", "canal", "drumtower", "estuary", "ferry", "granary")
TITLES: Mapping[str, Sequence[str]] = {
    "yw": [title for title in words.NEWS if not READABLE.search(title)], "bm": [title for title in reversed(words.NEWS) if not READABLE.search(title)],
    "gs": [title for title in words.NOTICES if not READABLE.search(title) and "{y}" not in title], "gf": [title for title in words.POLICIES if "{y}" not in title],
    "jd": ("一张图看懂{p}惠企政策", "《{p}供水管理办法》政策解读", "{b}就新规答记者问", "图解：高龄津贴怎么领", "视频解读：农房建设审批", "专家谈《垃圾分类管理办法》"),
    "rs": ("{p}人民政府任免通知", "关于周某某同志任职的通知", "{p}事业单位工作人员拟聘公示", "关于吴某等同志免职的通知", "关于干部挂职的通知"), "gh": ("{p}乡村振兴战略规划", "{b}年度工作安排", "{p}教育设施布局规划", "{p}燃气专项规划", "{p}湿地保护规划"),
    "tj": ("{p}工业生产运行简况", "{p}上半年城乡居民收入情况", "{p}商品房销售情况", "{p}粮食播种面积公报", "{p}旅游接待情况", "{p}用电量情况"),
    "zj": ("关于《{p}物业管理办法》公开征求意见的公告", "城区夜间停车方案征求意见", "公园无障碍设施改造意见征集", "{p}民生实事候选项目征集", "农贸市场搬迁方案征求意见", "关于水价调整征求意见", "老年食堂布点意见征集", "校服选用方式问卷调查"),
    "ft": ("民政局局长谈养老服务", "税务局解答个人所得税汇算", "自然资源局谈不动产登记", "疾控中心谈疫苗接种", "交警谈电动车上牌", "供电公司谈迎峰度夏", "退役军人局谈优待政策", "农技专家谈果树管理"),
}  # fmt: skip
# Column: slug, path, names, rows, days between two of them.
COLUMNS: tuple[tuple[str, str, Sequence[str], int, int], ...] = (
    ("yw", "/xwdt/szyw/", ("时政要闻", "本地要闻", "政务要闻"), 13, 1), ("bm", "/xwdt/bmdt/", ("部门动态", "工作动态", "部门信息"), 11, 1), ("gs", "/xxgk/gsgg/", ("公示公告", "通知公告", "公告公示"), 11, 7), ("gf", "/xxgk/gfxwj/", ("规范性文件", "政府文件", "行政规范性文件"), 9, 14),
    ("jd", "/xxgk/zcjd/", ("政策解读",), 6, 21), ("rs", "/xxgk/rsxx/", ("人事任免", "人事信息"), 5, 41), ("gh", "/xxgk/ghjh/", ("规划计划",), 5, 55), ("tj", "/xxgk/tjxx/", ("统计信息", "统计数据"), 6, 26), ("zj", "/zmhd/yjzj/", ("意见征集", "民意征集"), 8, 34), ("ft", "/zmhd/zxft/", ("在线访谈",), 8, 35),
)  # fmt: skip
ARTICLES = (
    "/art/{Y}/{m}/{d}/art_1389_{id}.html", "{path}{ym}/t{ymd}_{id}.html", "/info/1042/{id}.htm", "/content/article/{id}", "{path}{Y}-{mm}/{dd}/content_{id}.htm", "/{Y}/{mm}{dd}/c33a{id}/page.htm", "/n1520/n1526/c{id}/content.html",
)  # fmt: skip
LISTED = (  # layouts that lead to other pages, too, show no year or no day
    "bare", "yearless-bracket", "yearless-dot", "yearless-cn", "yearless-table", "category", "download", "explained",
)  # fmt: skip
WHOLE = ("groups", "year-groups", "two-a-line", "dots", "empty-rows")
OTHER_DAY = re.compile(
    r"\{(?:[ut](?:iso|cn|slash1?|dash1|dot|Y|m|d)|ago)\b"
)  # changed, the page fetched: told from another today
TYPOS = (
    ("会议布暑了下一阶段防汛工作。", "布暑"), ("各单位要一如继往地抓好落实。", "一如继往"), ("群众迫不急待地前来参观。", "迫不急待"), ("街上行人穿流不息。", "穿流不息"), ("清理防碍交通的堆放物。", "防碍"), ("确定正式侯选人十二名。", "侯选人"), ("祠堂修茸一新。", "修茸"), ("不得过分宣染。", "宣染"),
)  # fmt: skip
FAULTS = (
    ("庆祝中华人民共合国成立周年文艺晚会举行。", "typo", "grave:中华人民共合国"),
    ("内容内容", "placeholder-text", "placeholder:内容内容"),
    ("烫烫烫烫烫烫", "mojibake", "residue:烫烫烫"),
)


def _lines() -> list[tuple[str, str]]:
    several = [
        (layout.name, line) for layout in (*dates.BYLINES, *dates.SEVERAL) for line in layout.above if line
    ]
    return [one for one in several if not OTHER_DAY.search(one[1]) and "<script" not in one[1]]


def _beside_letters(of: AnyScene) -> str:
    """How the letters were handled, below them: no letters."""
    return ("", statistics(of), ranking(of))[of.number("beside letters") % 3]


def _on_home(of: AnyScene, path: str) -> str:
    """What home pages carry besides their columns."""
    return of.pick(
        (
            f"<div class='piaofu' id='ad1'><a href='{path}'><img src='/images/float.jpg' alt='专题'></a></div>", f"<div class='gundong'><marquee><a href='{path}'>{of.place}政务新媒体矩阵上线</a></marquee></div>",
            "<div class='yqlj'><select onchange='window.open(this.value)'><option value=''>上级部门网站</option><option value='http://www.province.example.gov.cn/'>省人民政府</option></select></div>", f"<div class='zx'><a href='{path}'>警惕“访问过于频繁”等弹窗诈骗</a><a href='{path}'>关于{of.office}网站关停的公告</a></div>",
        ),
        "home",
    )  # fmt: skip


def _dress(main: str, of: AnyScene, _: str) -> str:
    """A page's own part as the site's templates wrap it."""
    return of.pick(
        (
            "{}", "<div class='content-box'><div class='inner'>{}</div></div>", "<table width='100%' cellpadding='8'><tr><td valign='top'>{}</td></tr></table>", "<div class='zw'>{}<div class='tool'><a href='javascript:window.print()'>打印本页</a> <a href='javascript:window.close()'>关闭窗口</a></div></div>",
            "<article><section>{}</section></article>",
        ),
        "dress",
    ).replace("{}", main)  # fmt: skip


KIT = Kit(
    scene=Scene, styles=STYLES, codes=6200000000, by_site=True, columns=COLUMNS, titles=TITLES, articles=ARTICLES,
    lists=[*(one for one in (*PLAIN, *CARRIED) if one[0] not in LISTED), *((name, layout) for name, layout, _ in SPECIAL if name in WHOLE)], lines=_lines(), values_of=dates.values_of, bodies=dates.BODIES,
    guides=[one for one in guides.CARRIERS if one[0] != "inline"], matters=guides.MATTERS, mail_lists=[*LISTS, *BLOCKS], mail_orders=(ORDERS[0], ORDERS[5]), mail_details=DETAILS,
    typos=TYPOS, faults=FAULTS, personal="领取人：冯某，身份证号码530102198503172612，联系电话13887654321。", dark=("http://lottery.example.com/", "<div style='position:absolute;left:-9999px'><a href='http://lottery.example.com/'>六合彩特码资料 百家乐开户</a></div>"), phone="0593-66120", gone="计生委",
    pages=(("/wzdt/", "网站地图"), ("/lxwm/", "联系我们"), ("/wzsm/", "网站声明"), ("/ahtml/aged.html", "关怀版"), ("/login.do?goto=/", "用户登录")),
    about="概况信息", boxes=("{l}长信箱", "领导信箱", "来信选登", "网上咨询"), shown=shown, beside_letters=_beside_letters, on_home=_on_home, dress=_dress,
)  # fmt: skip
