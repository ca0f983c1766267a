"""Columns: names, addresses and ColumnType of columns, with the class by the specification's table of names."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case, number, pick

NAMES = {
    "news": (
        "区县动态", "街道动态", "机关动态", "党建动态", "水利要闻", "今日澄屿", "教育快讯", "时政新闻", "综合新闻", "全市要闻", "部门要闻", "国务院要闻", "图片新闻 >>", "站内新闻", "热点新闻", "政务资讯", "民政资讯", "媒体聚焦·媒体关注", "系统动态",
        "基层动态更多", "新闻头条", "新闻发布", "审计动态", "镇街新闻", "创建动态",
    ),
    "notices": (
        "公示通告", "通知·公示", "公告通知", "最新公告", "最新通知", "征地公告", "任前公示", "中标公示", "中标公告", "土地出让公告", "通告公告", "法院公告", "灾害预警", "预警发布", "公示栏", "通知通报公告", "项目公示", "行政许可公示", "水质公示", "招标公示",
        "双公示公告", "停电通告",
    ),
    "policy": (
        "政府文件", "县委文件", "部门规范性文件", "法律法规", "地方性法规", "政策法规", "惠民政策", "上级政策", "政府规章文件", "省政府文件", "公报", "市政府令", "行政规章", "局发文件", "政策文件库", "国务院文件", "现行有效文件", "市政府公报", "涉企政策", "其他政策文件",
    ),
    "interpretation": (
        "文件解读", "法规解读", "领导解读", "政策图解·图片解读", "市级政策解读", "音频解读", "政策解读更多", "一图读懂系列", "一把手解读", "部门政策解读", "规划解读", "图表解读", "上级政策解读", "简明问答式解读", "舆情回应·回应关切",
    ),
    "personnel": ("人事任免信息", "人事招考招录", "干部任免", "人事变动·人事任免", "公务员招录公示·人事", "人事招聘", "事业单位招录信息", "人事考录招录"),
    "plans": ("十四五规划", "规划纲要", "发展规划计划", "国土空间规划", "中长期规划", "工作规划", "重点规划", "规划与计划", "教育规划", "规划公开"),
    "statistics": (
        "统计月报·统计数据", "统计年报数据·统计数据", "国民经济统计公报", "经济运行情况", "年度统计公报", "部门预决算公开", "政府预决算公开", "部门三公经费", "预决算信息", "专项资金·财政预决算", "统计快讯·统计数据", "数据统计·统计公报",
    ),
    "services": ("办事指南查询", "便民服务指南", "企业办事服务", "常用表格下载", "行政权力清单", "在线办理入口", "公民办事服务", "办事服务大厅", "文件资料下载", "婚姻登记办事指南", "政务服务办事指南", "旅游服务指南"),
    "letters": (
        "区长信箱", "州长信箱", "旗长信箱", "院长信箱", "公开信箱", "信件选登", "来信回复", "来信须知·来信查看", "网友留言", "市民留言", "网上留言", "业务咨询", "政策咨询", "网络问政", "百姓问政留言", "群众来信", "12345来信公开", "咨询与投诉", "投诉信箱", "热点诉求回应留言",
    ),
    "complaints": ("违纪举报", "环保举报", "消费举报", "12315举报", "网络举报", "扫黑除恶举报", "举报中心", "举报专区", "欠薪举报", "举报电话"),
    "surveys": ("网络调查", "网上征集·意见征集", "民意征集平台", "草案意见征集", "满意度调查", "民意调查结果", "意见征集反馈", "公众调查", "投票调查", "规划意见征集", "立法征求意见·意见征集", "网上民意征集"),
    "interviews": ("局长访谈", "直播访谈", "往期在线访谈", "高端访谈", "民生访谈", "图文访谈", "网上访谈室", "访谈预告"),
    "interaction": ("互动中心", "政民互动交流", "网上互动", "互动专区", "交流互动", "公众互动平台"),
    "standing": (
        "澄屿概况", "县情简介", "单位概况", "领导信息", "领导成员", "现任领导", "机构信息", "机构简介", "处室职能", "职能介绍", "部门职能职责", "历史人文·历史沿革", "联系方式一览", "版权信息·版权声明", "网站帮助", "内设机构职能", "机构编制·机构设置", "主要领导简介", "自然地理概况", "镇情简介",
        "派出机构", "政府领导", "法定职能", "交通地图",
    ),
    "unknown": ("专题", "脱贫攻坚", "社会保障", "环境保护", "法治政府建设", "人大建议", "政协提案办理", "国资国企", "价格与收费", "公共资源交易", "住房保障", "防震减灾", "税收管理", "科普园地", "图说", "文明实践", "旅游", "特色产品", "基层党建", "精神文明", "城市建设"),
}  # fmt: skip
ALSO = {  # classes that fit as well
    "新闻发布": ("interviews", "unknown"), "举报电话": ("standing",), "任前公示": ("personnel",), "业务咨询": ("interaction",), "政策咨询": ("interaction", "policy"),
    "专题": ("standing",), "图说": ("news",), "咨询与投诉": ("complaints",), "投诉信箱": ("complaints",), "公务员招录公示·人事": ("notices",),
    "文件资料下载": ("policy",), "百姓问政留言": ("interaction",), "12345来信公开": ("interaction",), "网络问政": ("interaction",), "热点诉求回应留言": ("interaction",),
    "特色产品": ("standing",), "价格与收费": ("services",), "税收管理": ("services",), "公共资源交易": ("notices",), "文明实践": ("news",),
    "旅游": ("standing",), "人大建议": ("letters",), "科普园地": ("standing",),
}  # fmt: skip
# Several names of one column, from the anchor on; its path; its ColumnType; the class.
SEVERAL: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("MORE+", "通知公告"), "/col/col11/index.html", "", "notices"), (("查看更多", "政务要闻"), "/node_12.htm", "", "news"), (("更多...", "", "首页 政策文件"), "/channels/13.html", "", "policy"),
    (("", "", "", "人事任免-白榆县人民政府"), "/c14/", "", "personnel"), (("[更多]", "民意征集"), "/list.aspx?id=15", "", "surveys"), (("更多>", "政策解读"), "/col/col16/", "", "interpretation"),
    (("通知公告", "通知公告", "首页 通知公告"), "/xxgk/17/", "", "notices"), (("部门动态", "动态信息", "新闻中心"), "/list18.htm", "", "news"), (("领导信箱", "互动交流"), "/hd/19/", "", "letters"),
    (("表格下载", "办事服务"), "/a20/", "", "services"), (("规划计划", "信息公开"), "/b21/", "", "plans"), (("统计公报", "数据发布"), "/c22/", "", "statistics"), (("机构职能", "信息公开"), "/d23/", "", "standing"),
    (("在线访谈", "互动交流"), "/e24/", "", "interviews"), (("法律法规", "通知公告"), "/f25/", "", "policy"), (("公示公告", "政务动态"), "/g26/", "", "notices"), (("县政府概况", "新闻中心"), "/h27/", "", "standing"),
    (("", ""), "/t31/", "概况信息", "standing"), (("", ""), "/t32/", "负责人信息", "standing"), (("", ""), "/t33/", "政策解读", "interpretation"), (("", ""), "/t34/", "政策文件", "policy"), (("", ""), "/t35/", "工作动态", "news"),
    (("", ""), "/t36/", "办事服务", "services"), (("", ""), "/t37/", "征集调查", "surveys"), (("", ""), "/t38/", "在线访谈", "interviews"), (("", ""), "/t39/", "咨询投诉", "letters"), (("", ""), "/t40/", "数据发布", "statistics"),
    (("", ""), "/t41/", "机构职能", "standing"), (("", ""), "/t42/", "回应关切", "interpretation"), (("栏目列表", ""), "/t43/", "政务动态", "news"), (("列表", ""), "/t44/", "政策文件", "policy"),
)  # fmt: skip
PATHS = (
    ("/index/gzdt.htm", "news"), ("/xw/bmdt/list.htm", "news"), ("/zwdt/index.shtml", "news"), ("/a/szyw/", "news"), ("/xwzx/jrgz/", "news"), ("/xwdt/zwyw/index.html", "news"), ("/ywdt/c104/common_list.shtml", "news"), ("/stdt/", "news"),
    ("/index/tzgg.htm", "notices"), ("/xxgk/gsgg/index.html", "notices"), ("/gggs/", "notices"), ("/a/tztg/", "notices"), ("/ggtz/index.shtml", "notices"), ("/zwgk/tzgg/common_list.shtml", "notices"),
    ("/xxgk/gfxwj/", "policy"), ("/zwgk/zcfg/index.html", "policy"), ("/flfg/list.htm", "policy"), ("/qtwj/", "policy"), ("/xxgk/zcfb/", "policy"), ("/zfwj/index.shtml", "policy"), ("/gjbwgz/", "policy"),
    ("/zwgk/zcjd/index.html", "interpretation"), ("/ytdd/", "interpretation"), ("/jd/wzjd/", "interpretation"), ("/tpjd/list.htm", "interpretation"),
    ("/xxgk/rsrm/index.html", "personnel"), ("/fdzdgknr/ghjh/", "plans"), ("/sjfb/tjsj/", "statistics"), ("/tjgb/index.html", "statistics"), ("/tjxx/", "statistics"),
    ("/bsfw/bszn/index.html", "services"), ("/bgxz/index.shtml", "services"), ("/wsbs/", "services"), ("/hdjl/ldxx/", "letters"), ("/szxx/", "letters"), ("/hd/jzxx/index.html", "letters"), ("/lyb/index.asp", "letters"), ("/xzxx/list.htm", "letters"),
    ("/hdjl/yjzj/index.html", "surveys"), ("/wsdc/index.html", "surveys"), ("/myzj/", "surveys"), ("/zxft/index.html", "interviews"), ("/hdjl/index.shtml", "interaction"), ("/zmhd/index.html", "interaction"),
    ("/zwgk/jgsz/", "standing"), ("/ldzc/index.html", "standing"), ("/xxgk/jgzn/index.html", "standing"),
    ("/yw/index.html", "unknown"), ("/gg/list.htm", "unknown"), ("/tz/index.shtml", "unknown"), ("/zc/", "unknown"), ("/col/col1186/index.html", "unknown"), ("/node_77.htm", "unknown"), ("/list.asp?classid=9", "unknown"),
)  # fmt: skip
PLAIN = (
    "/col/col{n}/index.html",
    "/more.asp?bigclass={n}",
    "/node_{n}.htm",
    "/channels/{n}.html",
    "/n{n}/n{n}1/index.html",
    "/content/column/{n}?pageIndex=1",
    "/c{n}/common_list.shtml",
    "/list.aspx?id={n}",
    "/{n}/list.htm",
)
WORN = ("{}", "{}", "{}", "◆{}", "{}>>", "「{}」", "＞{}", "{}：", " {} ", "|{}|")


def cases() -> Iterator[Case]:
    """Every column."""
    for truth, names in NAMES.items():
        for n, name in enumerate(names):
            key = ("fifth-columns", name)
            yield _case(
                f"{truth}-{n}",
                (pick(WORN, "worn", *key).format(name),),
                pick(PLAIN, *key).format(n=10 + number(*key) % 900),
                "",
                [truth, *ALSO.get(name, ())],
            )
    for n, (several, path, column_type, truth) in enumerate(SEVERAL):
        yield _case(f"several-{n}", several, path, column_type, [truth])
    for n, (path, truth) in enumerate(PATHS):
        yield _case(f"path-{n}", (), path, "", [truth])


def _case(name: str, names: tuple[str, ...], path: str, column_type: str, truth: list[str]) -> Case:
    case_id = f"fifth-columns-{name}"
    return {
        "id": case_id,
        "family": case_id.rsplit("-", 1)[0],
        "names": names,
        "url": f"http://www.chengyu.example.gov.cn{path}",
        "column_type": column_type,
        "truth": {"class": truth},
    }
