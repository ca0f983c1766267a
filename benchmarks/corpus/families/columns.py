"""Columns: the columns of single sites, as a portal or an office names them, and the class of each by the table of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.scene import Scene as AnyScene

# One line a class: its names, as the site's navigation has them. "a/b" is a class, or another that fits as well.
SITES = {
    "county-portal": """\
news: 云台要闻 部门动态 镇街动态 图片新闻 时政要闻
notices: 公示公告 人事公示/personnel 征地公告 停水停电通告
policy: 县政府文件 县政府办文件 规范性文件
interpretation: 政策解读 一图读懂
personnel: 人事任免
plans: 规划计划
statistics: 统计信息 财政预决算
services: 办事指南 表格下载
letters: 县长信箱 来信选登
surveys: 意见征集 网上调查
interviews: 在线访谈
standing: 云台概况 领导之窗 机构设置""",
    "city-portal": """\
news: 市政府要闻 区县动态 今日关注新闻 国务院要闻
notices: 通知公告 招标采购公告 预警信息发布
policy: 市政府令 市政府规章 政府公报 行政规范性文件
interpretation: 图文解读 媒体解读 专家解读 回应关切
personnel: 人事信息 公务员招录
plans: 国民经济和社会发展规划 专项规划
statistics: 统计公报 月度统计数据 三公经费
services: 个人办事服务 权力清单
letters: 市长信箱 网上咨询 12345热线来信
surveys: 民意征集
interviews: 访谈直播
standing: 市情概况 历史沿革 政府领导""",
    "education": """\
news: 教育要闻 基层动态 学校动态
notices: 通知通告 招生公告 学区划分公示
policy: 教育政策文件 上级文件 法律法规
interpretation: 图片解读
personnel: 教师招录 干部任免人事信息
plans: 教育发展规划
statistics: 教育统计数据 部门预决算
services: 办事服务 在线办理
letters: 局长信箱 咨询留言
complaints: 师德举报 有偿补课举报
surveys: 问卷调查
standing: 机构职能 局领导介绍 联系方式""",
    "police": """\
news: 警务资讯 警方快讯 队伍动态
notices: 警情通告 交通管制公告 失物招领公示
policy: 公安法规 规范性文件
interpretation: 新规解读
personnel: 辅警招录
statistics: 警务统计数据
services: 户政办事指南 车驾管业务在线办理
letters: 局长信箱 在线咨询
complaints: 网上举报 涉黑涉恶举报
surveys: 警民互动意见征集
standing: 公安机关机构设置 历史沿革 领导分工""",
    "tax": """\
news: 税务要闻 工作动态 媒体关注
notices: 通知公告 欠税公告 非正常户公示
policy: 税收法规 税务规范性文件 地方政策
interpretation: 政策解读 视频解读
personnel: 人事任免 招录信息
plans: 规划计划 年度工作计划
statistics: 税收统计数据 预算决算三公
services: 办税服务指南 资料下载
letters: 税务局长信箱 纳税咨询
complaints: 税收违法举报
surveys: 征集调查
standing: 机构概况 税务局领导 帮助""",
    "development-zone": """\
news: 园区新闻 招商动态 企业资讯
notices: 园区公告 项目环评公示
policy: 优惠政策 惠企政策 管委会文件
interpretation: 惠企政策解读
personnel: 人才招录
plans: 园区规划
statistics: 经济运行 财政预决算
services: 企业办事服务
letters: 主任信箱 企业诉求
standing: 园区概况 管委会领导 区位地图 联系方式
unknown: 投资环境 重点产业""",
    "township": """\
news: 镇村动态 工作快讯 今日白石
notices: 公告栏 村务公示 低保公示
policy: 镇政府文件 强农惠农政策
personnel: 人事任免
plans: 年度计划 工作计划
statistics: 财政预决算
services: 便民办事指南
letters: 镇长信箱 村民留言
surveys: 民意调查
standing: 镇情简介 领导班子 内设机构 乡镇地图
unknown: 乡村旅游 土特产""",
    "statistics-office": """\
news: 统计动态 统计要闻
notices: 统计公示公告 通知
policy: 统计法规 统计规范性文件
interpretation: 数据解读 统计政策解读
plans: 统计工作计划
statistics: 统计数据 月度统计数据 统计公报 经济运行分析 统计年鉴/statistics/standing
services: 统计资料下载 统计服务指南
letters: 统计咨询 局长信箱
surveys: 调查征集
standing: 机构设置 主要职能""",
    "health": """\
news: 卫生健康要闻 基层卫生动态 行业资讯
notices: 通知公告 行政许可公示 疫情防控通告
policy: 卫生健康政策 其他文件
interpretation: 健康政策解读 一图读懂
personnel: 人事招录 医师招录
plans: 卫生发展规划
statistics: 卫生统计公报
services: 医疗服务指南 医师注册在线办理
letters: 主任信箱 健康咨询
complaints: 医疗投诉举报
surveys: 立法意见征集
interviews: 名医访谈
standing: 机构概况 委领导简介 直属机构""",
    "ministry": """\
news: 部内要闻 司局动态 地方动态 时政新闻
notices: 公告 公示 通告
policy: 部令规章 规范性文件 法律法规 公报
interpretation: 政策解读 热点回应关切
personnel: 人事任免 公务员招录
plans: 发展规划 规划计划
statistics: 统计公报 部门预决算
services: 行政许可办事指南 表格下载
letters: 部长信箱 公众留言
surveys: 意见征集
interviews: 在线访谈
standing: 部领导 机构职能 历史沿革 网站地图 版权声明""",
    "water": """\
news: 水利要闻 河长制动态 水情快讯
notices: 防汛预警 招标公告 采砂许可公示
policy: 水利政策法规 上级文件
interpretation: 水价政策解读
plans: 水利规划 水土保持规划
statistics: 水资源公报/policy/statistics 水利统计数据
services: 取水许可办事指南
letters: 水务咨询 局长信箱
complaints: 涉水违法举报
standing: 水利局简介 水利机构 河流地图
unknown: 节水知识 水文化""",
    "transport": """\
news: 交通要闻 行业动态 公路新闻
notices: 交通管制通告 公路养护公告 执法公示
policy: 交通规章 交通规范性文件
interpretation: 出行新规解读
personnel: 交通人事信息
plans: 综合交通规划
statistics: 运输统计数据
services: 运输办事指南 网约车在线办理
letters: 交通局长信箱 出租车投诉/complaints
surveys: 公交线路意见征集
standing: 交通局概况 机构职能
unknown: 出行常识 文明出行""",
    "court-like": """\
news: 司法要闻 普法动态
notices: 司法鉴定公告 公证公示 开庭公告
policy: 法律法规 司法规范性文件
interpretation: 以案说法解读
personnel: 司法人事任免
plans: 普法规划
services: 公证办事服务 法律援助服务指南
letters: 法律咨询 司法局长信箱
complaints: 律师违法举报 监督举报
surveys: 行政立法意见征集
standing: 司法局职能 律师机构 联系方式""",
    "finance": """\
news: 财政新闻 财政要闻 县区财政动态
notices: 财政公告 政府采购公示 会计考试通知
policy: 财政法规 财税政策 财政文件
interpretation: 财政政策解读
personnel: 财政人事招录
plans: 财政发展规划
statistics: 政府预决算 部门预决算 三公经费 财政统计数据
services: 会计办事指南 财务软件资料下载
letters: 财政局长信箱 会计咨询
surveys: 预算编制民意征集
standing: 财政局概况 财政局领导 财政职能""",
    "heritage": """\
news: 文旅资讯 文化新闻 非遗动态
notices: 演出许可公示 文物公告 评选通知
policy: 文旅政策 文物保护法规
interpretation: 文旅新政解读
plans: 旅游发展规划
statistics: 旅游统计数据
services: 旅行社设立办事指南
letters: 游客投诉/complaints 文旅咨询
surveys: 游客满意度调查
interviews: 非遗传承人访谈
standing: 文旅局简介 文物历史 旅游地图
unknown: 精品线路 特色美食 民俗风情""",
    "old-portal": """\
news: 政务快讯 政府动态 乡镇动态 头条
notices: 政府公告 公示栏 通告
policy: 红头文件 本级文件 上级文件 法规规章
personnel: 人事任免 招录
plans: 五年规划
statistics: 统计公报 财政三公经费
services: 网上办事服务 表格下载
letters: 书记信箱 百姓留言 群众来信
complaints: 投诉举报 网上信访
surveys: 网上调查
interviews: 领导访谈
interaction: 互动交流 政民互动
standing: 县情概况 历史沿革 行政区划地图 机构设置""",
    "weather": """\
news: 气象新闻 气象要闻 基层台站动态
notices: 灾害预警 气象公告 雷电防护公示
policy: 气象法规 气象规范性文件
interpretation: 气象政策解读
personnel: 气象人事招录
plans: 气象事业发展规划
statistics: 气象统计数据
services: 防雷审批办事指南 气象证明在线办理
letters: 气象咨询
surveys: 公众满意度调查
standing: 气象局简介 台站机构 气象历史
unknown: 生活指数 卫星云图""",
    "housing": """\
news: 住建要闻 城建动态 房产资讯
notices: 房屋征收公告 保障房公示 预售许可通告
policy: 住房政策 住建规范性文件 其他文件
interpretation: 公积金政策解读 图片解读
personnel: 住建人事任免
plans: 城市建设规划 年度计划
statistics: 房地产统计数据
services: 施工许可办事指南 网签在线办理
letters: 住建局长信箱 物业投诉/complaints 公积金咨询
surveys: 老旧小区改造意见征集
standing: 住建局概况 内设机构 联系方式""",
}  # fmt: skip
PATHS = (
    "/col/col{n}/index.html",
    "/list_{n}.html",
    "/channel.aspx?id={n}",
    "/n{n}/index.html",
    "/{n}/common_list.shtml",
    "/lm/{n}.htm",
)
PINYIN = {  # paths that tell, for columns whose names say nothing
    "news": ("gzdt", "bmdt", "zwdt", "ywdt", "szyw", "zwyw", "xwzx", "jrgz"), "notices": ("tzgg", "gsgg", "ggtz", "gggs", "tztg"), "policy": ("gfxwj", "zcwj", "qtwj", "zcfg", "flfg", "xzgfxwj", "zfwj", "szfwj"),
    "interpretation": ("zcjd", "wzjd", "tpjd", "spjd", "ytdd"), "personnel": ("rsrm",), "plans": ("ghjh",), "statistics": ("tjsj", "tjxx", "tjgb", "yjs", "czsj"), "services": ("bszn", "bsfw", "wsbs", "bgxz", "xzzx"),
    "letters": ("ldxx", "szxx", "xzxx", "jzxx", "lyb"), "surveys": ("myzj", "yjzj", "wsdc"), "interviews": ("zxft",), "interaction": ("hdjl", "zmhd"), "standing": ("ldzc", "jgsz", "jgzn"),
}  # fmt: skip
TYPES = {  # ColumnType of 2017
    "概况信息": "standing", "机构职能": "standing", "负责人信息": "standing", "工作动态": "news", "政务动态": "news", "政策文件": "policy", "年报": "standing", "数据发布": "statistics", "政策解读": "interpretation",
    "回应关切": "interpretation", "办事服务": "services", "咨询投诉": "letters", "征集调查": "surveys", "在线访谈": "interviews",
}  # fmt: skip
DRESSES = ("{}", "{}", "{}", "|{}", "{} >", "「{}」", "★{}", "{}\n", "　{}　")


def cases() -> Iterator[Case]:
    """The navigation of each site, then paths and types where names say nothing."""
    yield from of_sites(SITES, Scene)
    for family, way in (
        ("path-directory", "/{}/"),
        ("path-deep", "/xxgk/{}/index.html"),
        ("path-list", "/{}/list.shtml"),
    ):
        for number, (truth, slug) in enumerate(
            (truth, slug) for truth, slugs in PINYIN.items() for slug in slugs
        ):
            if number % 3 == len(family) % 3:
                yield case_of(
                    Scene(f"columns/{family}", number),
                    (),
                    f"/a{way.format(slug)}" if "deep" not in family else way.format(slug),
                    "",
                    [truth],
                )
    for family, names in (
        ("type-alone", ("", "")),
        ("type-and-more", ("更多", "")),
        ("type-and-number", ("栏目3", "")),
    ):
        for number, (column_type, truth) in enumerate(TYPES.items()):
            if number % 2 == len(family) % 2:
                yield case_of(Scene(f"columns/{family}", number), names, f"/{number}/", column_type, [truth])


def of_sites(sites: Mapping[str, str], scene_of: type[AnyScene]) -> Iterator[Case]:
    """The columns of each site's navigation."""
    for site, lines in sites.items():
        number = 0
        for line in lines.splitlines():
            truth, names = line.split(": ")
            for told in names.split():
                name, *also = told.split("/")
                scene = scene_of(f"columns/{site}", number)
                path = scene.pick(PATHS, "path").format(n=100 + number)
                yield case_of(scene, (scene.turn(DRESSES).format(name),), path, "", [truth, *also])
                number += 1


def case_of(scene: AnyScene, names: tuple[str, ...], path: str, column_type: str, truth: list[str]) -> Case:
    """A column by its names, path and type."""
    return {
        "id": scene.id,
        "family": scene.family,
        "names": names,
        "url": f"http://{scene.host}{path}",
        "column_type": column_type,
        "truth": {"class": truth},
    }
