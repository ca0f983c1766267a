"""Sites: what the whole sites of these families are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.corpus.families import dates, guides, letters, lists, words
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.site import READABLE, Kit

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
TYPOS = (
    ("竞赛成绩优异的同志被列为侯选人。", "侯选人"),
    ("消息不径而走。", "不径而走"),
    ("思想不能松驰。", "松驰"),
    ("会议对冬季工作作了布暑。", "布暑"),
    ("切忌急燥冒进。", "急燥"),
)
KIT = Kit(
    scene=Scene, styles=STYLES, codes=4200000000, columns=COLUMNS, titles=TITLES, articles=ARTICLES, lists=[one for one in (*lists.PLAINROWS, *lists.CARRIED, *lists.WRITTEN) if one[0] != "two-links"], lines=dates.ABOVE,
    values_of=lambda scene, day: dates.values_of(scene, day, False), bodies=dates.BODIES, guides=guides.CARRIERS, matters=guides.MATTERS,
    mail_lists=[(f"list-{name}", layout) for name, layout in letters.LISTS if name not in ("shapes", "tail-state")], mail_orders=(letters.ORDERS[0], letters.ORDERS[4]), mail_details=[(f"detail-{name}", shape) for name, shape in letters.DETAILS],
    typos=TYPOS, faults=(("讲座介绍了中华人民共合国宪法的主要内容。", "typo", "grave:中华人民共合国"), ("这里是内容", "placeholder-text", "placeholder:这里是内容"), ("烫烫烫烫烫烫", "mojibake", "residue:烫烫烫")),
    personal="获救助人员：赵某某，公民身份号码511521198802142067，联系方式13912345678。", dark=("http://casino.example.com/", "<div style='position:absolute;left:-9999px'><a href='http://casino.example.com/'>澳门百家乐真人娱乐城</a></div>"), phone="0571-123456", gone="工商局", pages=(("/map/", "网站地图"), ("/about/", "关于我们"), ("/contact/", "联系我们")),
)  # fmt: skip
