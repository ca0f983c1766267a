"""Columns: names and addresses of columns, and the class each has by the specification's table of names."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case, number, pick

# Anchor texts alone. The class follows the longest word of the table that a name holds.
NAMES = {
    "news": (
        "工作动态", "部门动态", "政务动态", "乡镇动态", "基层动态", "政务要闻", "时政要闻", "今日要闻", "要闻", "新闻中心", "图片新闻",
        "本地新闻", "媒体关注", "时政快讯", "资讯速递", "今日青屏", "县区动态", "头条新闻", "动态信息", "民政动态", "教育新闻", "国内要闻",
        "领导活动新闻", "镇街动态", "行业资讯", "视频新闻", "司法要闻", "部门快讯", "工作动态·基层", "青屏要闻", "外媒看青屏新闻", "政务要闻 更多>>",
    ),
    "notices": (
        "通知公告", "公示公告", "通知", "公告", "公示", "通告", "通知通告", "公告栏", "告示栏", "预警信息", "拍卖公示", "招标公告", "采购公告",
        "拍卖公告", "停水停电通知", "行政处罚公示", "环评公示", "会议通知", "公告公示", "通知·公告", "重要通知", "气象预警", "政府采购公告", "公 告 栏",
    ),
    "policy": (
        "政策文件", "规范性文件", "政府令", "本级文件", "上级文件", "其他文件", "政府公报", "红头文件", "惠农政策", "行政规范性文件", "县政府文件",
        "部门文件", "办公室文件", "文件公开", "惠企政策", "最新政策", "最新文件", "政府规章", "中央政策", "省级文件", "其它文件", "县政办文件", "优惠政策",
    ),
    "interpretation": (
        "政策解读", "文字解读", "图片解读", "视频解读", "专家解读", "媒体解读", "一图读懂", "回应关切", "解读回应", "上级解读", "本级政策解读", "图解政策解读",
        "部门解读", "热点回应关切", "负责人解读", "动漫解读", "新规解读", "政策文件解读",
    ),
    "personnel": ("人事任免", "人事信息", "招录信息", "人事招录", "公务员招录", "干部人事", "事业单位招录", "人事管理", "任免信息·人事任免", "人事任免公开", "人事考试", "教师招录"),
    "plans": ("规划计划", "发展规划", "专项规划", "年度计划", "工作计划", "规划信息", "国民经济规划", "计划总结与规划计划", "区域规划", "城乡规划", "五年规划", "总体规划"),
    "statistics": (
        "统计数据", "统计公报", "统计信息", "经济运行", "财政预决算", "预决算公开", "三公经费", "部门预决算", "数据发布·统计数据", "统计分析", "财政收支统计",
        "月度统计数据", "政府预决算", "统计年鉴", "三公经费公开", "经济运行分析",
    ),
    "services": (
        "办事指南", "服务指南", "办事服务", "在线办理", "表格下载", "资料下载", "权力清单", "网上办事服务", "个人办事服务", "法人办事服务", "在线办事", "便民办事服务",
        "公共服务指南", "办事表格下载", "权力清单和责任清单", "办事大厅·办事指南",
    ),
    "letters": (
        "县长信箱", "领导信箱", "局长信箱", "书记信箱", "来信选登", "信件公开", "留言板", "在线咨询", "网上咨询", "咨询投诉", "部门信箱", "市长信箱", "网民留言",
        "问政平台", "政务咨询", "在线留言", "公众留言", "建议留言", "百姓问政", "诉求回应·信件选登", "12345热线来信", "主任信箱", "镇长信箱", "来信查询",
    ),
    "complaints": ("举报投诉", "网上信访", "纪检举报", "监督举报", "投诉举报", "违法举报", "举报平台", "廉政举报", "举报信箱", "不良信息举报"),
    "surveys": (
        "民意征集", "意见征集", "网上调查", "调查征集", "在线调查", "问卷调查", "征集调查", "民意调查", "民意征集与网上调查", "立法意见征集", "征求意见·意见征集", "决策意见征集",
    ),
    "interviews": ("在线访谈", "访谈直播", "网上访谈", "领导访谈", "在线访谈预告", "嘉宾访谈", "视频访谈", "访谈回顾", "往期访谈", "访谈栏目"),
    "interaction": ("互动交流", "政民互动", "公众互动", "互动平台", "官民互动", "互动交流平台", "互动"),
    "standing": (
        "青屏概况", "机构职能", "领导简介", "领导之窗", "机构设置", "部门职能", "历史沿革", "联系方式", "县情概况", "内设机构", "领导班子", "机构概况", "版权声明", "使用帮助",
        "行政区划地图", "网站地图", "单位简介", "主要职能", "领导分工", "历史文化·历史沿革", "政区地图", "工作职能", "直属机构", "乡镇概况", "信息公开年报", "政府信息公开年报",
    ),
    "unknown": (
        "专题专栏", "乡村振兴", "应急管理", "生态环境", "食品药品", "双随机一公开", "扶贫开发", "重大项目", "营商环境", "公共文化", "安全生产", "友情链接", "教育", "医疗卫生",
        "优化环境", "创建文明城市",
    ),
}  # fmt: skip

# Names that two classes fit; neither has a window.
EITHER = {"专题专栏": ["unknown", "standing"], "友情链接": ["unknown", "standing"]}

# Where the anchor says nothing: (names, path, column type, class)
MIXED: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("更多", "通知公告"), "/zwgk/tzgg/", "", "notices"),
    (("more", "工作动态"), "/xwzx/gzdt/", "", "news"),
    (("点击进入", "在线访谈"), "/hdjl/zxft/", "", "interviews"),
    (("更多>>", "", "政策解读"), "/zcjd/", "", "interpretation"),
    (("", "", "首页 规划计划"), "/ghjh/", "", "plans"),
    (("", "", "", "统计数据_青屏县政府"), "/tjsj/", "", "statistics"),
    (("公告", "政策文件"), "/zwgk/gg/", "", "notices"),
    (("政策解读", "政策文件"), "/zcwj/jd/", "", "interpretation"),
    (("部门动态", "通知公告"), "/dt/", "", "news"),
    (("人事任免", "公告"), "/gg/rs/", "", "personnel"),
    (("民意征集", "通知公告"), "/hd/myzj/", "", "surveys"),
    (("通知公告", "部门动态", "互动交流"), "/tzgg/", "", "notices"),
    (("栏目", ""), "/a/", "政策文件", "policy"),
    (("栏目一", ""), "/b/", "政策解读", "interpretation"),
    (("", ""), "/c/", "工作动态", "news"),
    (("", ""), "/d/", "政务动态", "news"),
    (("", ""), "/e/", "概况信息", "standing"),
    (("", ""), "/f/", "机构职能", "standing"),
    (("", ""), "/g/", "负责人信息", "standing"),
    (("", ""), "/h/", "办事服务", "services"),
    (("", ""), "/i/", "咨询投诉", "letters"),
    (("", ""), "/j/", "征集调查", "surveys"),
    (("", ""), "/k/", "在线访谈", "interviews"),
    (("", ""), "/l/", "数据发布", "statistics"),
    (("", ""), "/m/", "回应关切", "interpretation"),
    (("", ""), "/n/", "年报", "standing"),
)
# Paths alone: distinct pinyin tells the class when no name does.
PATHS = (
    ("/xwzx/gzdt/", "news"), ("/xwzx/bmdt/index.html", "news"), ("/zwdt/", "news"), ("/ywdt/", "news"), ("/xwzx/szyw/", "news"),
    ("/zwgk/tzgg/", "notices"), ("/zwgk/gsgg/", "notices"), ("/ggtz/list.htm", "notices"), ("/tztg/", "notices"),
    ("/zwgk/zfwj/gfxwj/", "policy"), ("/zcwj/index.htm", "policy"), ("/xzgfxwj/", "policy"), ("/szfwj/", "policy"),
    ("/zcjd/", "interpretation"), ("/wzjd/index.html", "interpretation"), ("/zwgk/tpjd/", "interpretation"), ("/spjd/", "interpretation"),
    ("/zwgk/rsrm/", "personnel"), ("/zwgk/ghjh/", "plans"), ("/tjsj/", "statistics"), ("/zwgk/tjgb/", "statistics"), ("/yjs/", "statistics"),
    ("/bszn/", "services"), ("/wsbs/index.htm", "services"), ("/bgxz/", "services"),
    ("/hdjl/xzxx/", "letters"), ("/szxx/index.shtml", "letters"), ("/hdjl/lyb/", "letters"), ("/jzxx/", "letters"),
    ("/hdjl/myzj/", "surveys"), ("/yjzj/", "surveys"), ("/wsdc/", "surveys"), ("/hdjl/zxft/", "interviews"), ("/hdjl/", "interaction"),
    ("/zmhd/", "interaction"), ("/zwgk/ldzc/", "standing"), ("/jgsz/", "standing"), ("/jgzn/", "standing"),
)  # fmt: skip
# Short pinyin without a Chinese clue says nothing.
SHORT = ("/gg/", "/tz/", "/yw/", "/zc/index.html", "/a/gg/", "/list/tz/")
NEUTRAL = (
    "/col/col{n}/index.html",
    "/list.asp?classid={n}",
    "/n{n}/index.html",
    "/content/column/{n}",
    "/c{n}/common_list.shtml",
    "/xxgk/{n}/list.htm",
)
DRESSES = ("{}", "{}", "【{}】", "{}：", "· {}", "{} ", "{}>>")  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for truth, names in NAMES.items():
        for index, name in enumerate(names):
            key = ("columns", name)
            path = pick(NEUTRAL, *key).format(n=10 + number(*key) % 900)
            yield _case(f"{truth}-{index}", (pick(DRESSES, "dress", *key).format(name),), path, "", truth)
    for index, (several, path, column_type, truth) in enumerate(MIXED):
        yield _case(f"mixed-{index}", several, path, column_type, truth)
    for index, (path, truth) in enumerate(PATHS):
        yield _case(f"path-{index}", (), path, "", truth)
    for index, path in enumerate(SHORT):
        yield _case(f"short-{index}", (), path, "", "unknown")


def _case(name: str, names: tuple[str, ...], path: str, column_type: str, truth: str) -> Case:
    return {
        "id": f"columns-{name}", "names": names, "url": f"http://www.qingping.example.gov.cn{path}", "column_type": column_type,
        "truth": {"class": EITHER.get(names[0].strip("【】：·> ") if names else "", [truth])},
    }  # fmt: skip
