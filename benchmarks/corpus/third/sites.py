"""Sites: what the whole sites of these families are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.corpus.mail import Mail, shown
from benchmarks.corpus.scene import Scene as AnyScene
from benchmarks.corpus.site import READABLE, Kit
from benchmarks.corpus.third import dates, guides, letters, lists, words
from benchmarks.corpus.third.scene import Scene

STYLES = (
    "aqueduct",
    "belfry",
    "courtyard",
    "dockyard",
    "embankment",
    "fountain",
    "gatehouse",
    "hillside",
    "irrigation",
    "jetty",
    "kiln",
    "lockhouse",
)
TITLES: Mapping[str, Sequence[str]] = {
    "yw": [title for title in words.NEWS if not READABLE.search(title)], "bm": [title for title in reversed(words.NEWS) if not READABLE.search(title)],
    "gs": [title for title in words.NOTICES if not READABLE.search(title) and "{y}" not in title], "gf": words.POLICIES,
    "jd": ("《{p}公共停车场管理办法》解读", "图解：残疾儿童康复救助怎么申请", "{b}负责人谈民宿新政", "一图读懂生活垃圾分类", "《创业扶持资金管理办法》问答", "媒体解读电动自行车新规"),
    "rs": ("{p}人民政府关于李某等同志任免职务的通知", "关于赵某某任职的通知", "{p}事业单位拟聘用人员名单", "关于孙某某免职的通知", "{p}人民政府关于任命社区工作者的决定"), "gh": ("{p}历史文化名城保护规划", "{b}工作计划", "{p}林业发展规划", "{p}养老服务设施布局规划", "{p}农村公路建设规划"),
    "tj": ("{p}前三季度经济运行情况", "{p}居民消费价格变动情况", "{p}固定资产投资情况", "{p}社会消费品零售情况", "{p}城乡居民收支情况", "{p}规模以上工业生产情况"),
    "zj": ("关于征求公交线网优化意见的公告", "《{p}养犬管理规定》公开征求意见", "小学学区调整听取意见", "农贸市场改造方案征求意见", "供热价格调整意见征集", "公园命名意见征集", "物业管理办法公开征求意见", "政务服务满意度问卷"),
    "ft": ("教育局负责人谈义务教育招生", "水利局局长谈防汛备汛", "市场监管局谈食品安全", "医保局谈异地就医", "公安局谈反诈宣传", "文旅局谈乡村旅游", "残联负责人谈康复救助", "住建局谈老旧小区改造"),
}  # fmt: skip
COLUMNS: tuple[tuple[str, str, Sequence[str], int, int], ...] = (
    ("yw", "/xwzx/ywdt/", ("政务要闻", "今日要闻", "时政要闻"), 12, 1), ("bm", "/xwzx/bmdt/", ("部门动态", "工作动态", "基层动态"), 10, 1), ("gs", "/zwgk/tzgg/", ("通知公告", "公示公告", "公告公示"), 10, 8), ("gf", "/zwgk/zfwj/", ("政府文件", "规范性文件", "政策文件"), 10, 13),
    ("jd", "/zcjd/wzjd/", ("政策解读", "文字解读"), 6, 22), ("rs", "/zwgk/rsrm/", ("人事任免",), 5, 38), ("gh", "/zwgk/ghjh/", ("规划计划", "发展规划"), 5, 58), ("tj", "/zwgk/tjsj/", ("统计数据", "统计信息"), 6, 27), ("zj", "/hdjl/yjzj/", ("意见征集", "民意征集"), 8, 33), ("ft", "/hdjl/zxft/", ("在线访谈",), 8, 36),
)  # fmt: skip
ARTICLES = (
    "/art/{Y}/{m}/{d}/art_2213_{id}.html",
    "{path}{ym}/t{ymd}_{id}.html",
    "/info/1088/{id}.htm",
    "/content/article/{id}",
    "{path}{Y}-{mm}/{dd}/content_{id}.html",
    "/{Y}-{mm}/{dd}/c_11{id}.htm",
)
TYPOS = (
    ("防止问题重蹈复辙。", "重蹈复辙"), ("比赛中该队出奇不意赢得胜利。", "出奇不意"), ("事故现场令人震憾。", "震憾"), ("捐赠书藉三百余册。", "书藉"), ("搭建救灾帐蓬二十顶。", "帐蓬"), ("两支队伍实力相形见拙。", "相形见拙"), ("孩子们兴高彩烈地领取礼物。", "兴高彩烈"), ("各级要认真贯切会议精神。", "贯切"),
)  # fmt: skip
FAULTS = (
    ("报告回顾了中共人民共和国成立以来的成就。", "typo", "grave:中共人民共和国"),
    ("标题标题", "placeholder-text", "placeholder:标题标题"),
    ("屯屯屯屯屯屯", "mojibake", "residue:屯屯屯"),
)


def _shown(one: Mail, scene: AnyScene) -> dict[str, str]:
    return shown(one, scene) | {"path": one.path}


def _statistics(scene: Scene) -> str:
    """How the letters were handled, below them: no letters."""
    return letters.statistics(scene) if scene.variant % 2 else ""


def _notice(scene: Scene, path: str) -> str:
    """A line on the home page that another office's site has closed."""
    office = scene.pick(words.OFFICES, "closed")
    return f"<div class='gg'><b>公告</b><a href='{path}'>{scene.place}{office}网站已关闭，相关信息请到本站查询</a></div>"


KIT = Kit(
    scene=Scene, styles=STYLES, codes=5100000000, columns=COLUMNS, titles=TITLES, articles=ARTICLES, lists=[one for one in (*lists.PLAINROWS, *lists.CARRIED, *lists.WRITTEN) if one[0] != "file-links"], lines=dates.ABOVE,
    values_of=dates.values_of, bodies=dates.BODIES, guides=guides.CARRIERS, matters=guides.MATTERS,
    mail_lists=[(f"list-{name}", layout) for name, layout in letters.LABELLED], mail_orders=(letters.ORDERS[1], letters.ORDERS[4]), mail_details=[(f"detail-{name}", shape) for name, shape in letters.DETAILS],
    typos=TYPOS, faults=FAULTS, personal="受助对象：钱某，身份证号码429004197608234010，电话13987654321。", dark=("http://bet.example.com/", "<div style='display:none'><a href='http://bet.example.com/'>时时彩平台注册开户</a></div>"), phone="0371-56789", gone="国税局", pages=(("/wzdt/", "网站地图"), ("/gywm/", "关于我们"), ("/lxwm/", "联系我们")),
    about="走进地区", shown=_shown, beside_letters=_statistics, on_home=_notice,
)  # fmt: skip
