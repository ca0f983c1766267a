"""Columns: the columns of single sites, as their navigation names them, and the class of each by the table of names."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.columns import PINYIN, TYPES, case_of, of_sites
from benchmarks.corpus.third.scene import Scene

# One line a class: its names, as the site's navigation has them. "a/b" is a class, or another that fits as well.
SITES = {
    "autonomous-county": """\
news: 民族团结要闻 县域新闻 乡镇快讯 媒体关注
notices: 公示公告 人事考试公告/personnel 通知 通告
policy: 县委县政府文件 民族政策 地方性法规 规范性文件
interpretation: 政策解读 回应关切
personnel: 人事任免
plans: 规划计划 五年规划
statistics: 统计数据 三公经费
services: 便民服务指南 表格下载
letters: 县长信箱 来信选登
surveys: 民意征集 问卷调查
standing: 民族概况 县领导 地理区划 机构职能""",
    "provincial-portal": """\
news: 省政府要闻 厅局动态 市州动态 今日关注
notices: 公告公示 省政府通告
policy: 省政府令 省政府文件 省政府办公厅文件 地方性法规 政府公报
interpretation: 政策解读 专家解读 媒体解读 视频解读
personnel: 人事任免 公务员招录
plans: 规划计划 重点规划
statistics: 统计数据 财政预决算 统计公报
services: 办事指南 个人办事服务 法人办事服务
letters: 省长信箱 政务咨询 留言
surveys: 意见征集 网上调查
interviews: 在线访谈
standing: 省情概况 省政府领导 机构设置 历史文化""",
    "ecology-bureau": """\
news: 环保要闻 环境动态 基层动态
notices: 环评公示 行政处罚公告 空气质量预警 建设项目公告
policy: 环保法规 环境规章 规范性文件
interpretation: 法规解读 图片解读
personnel: 人事招录
plans: 生态环境规划
statistics: 环境统计公报 部门预决算
services: 环评办事指南 排污许可在线办理
letters: 局长信箱 环保咨询
complaints: 环境违法举报 12369举报
surveys: 立法意见征集
standing: 机构职能 局领导 直属机构
unknown: 环保科普 绿色生活""",
    "audit-office": """\
news: 审计要闻 审计动态 市县审计动态
notices: 审计结果公告 通知公告 招聘公告
policy: 审计法规 审计规章制度 其他文件
interpretation: 审计法规解读
personnel: 人事信息 干部任免
plans: 审计工作计划 审计规划
statistics: 审计统计数据 预算决算
services: 办事指南 资料下载
letters: 厅长信箱 公众留言
complaints: 违纪举报
surveys: 征求意见
standing: 审计机关概况 机构设置 领导分工""",
    "customs-like": """\
news: 关区动态 工作动态 图片新闻
notices: 公告 通关公告 拍卖公告
policy: 海关法规 规章 政策文件
interpretation: 政策解读 一图读懂
personnel: 公务员招录
statistics: 统计数据 统计快讯/statistics/news
services: 通关办事指南 企业注册在线办理
letters: 关长信箱 通关咨询 留言
complaints: 走私举报
surveys: 网上调查
interviews: 在线访谈
standing: 机构概况 关领导 联系方式 隶属机构""",
    "science-park": """\
news: 园区动态 园区要闻 企业新闻
notices: 项目申报通知 公示公告 招标公告
policy: 扶持政策 园区文件 人才政策
interpretation: 政策解读
personnel: 人才招录
plans: 发展规划
services: 入园办事指南 表格下载
letters: 主任信箱 企业咨询
surveys: 企业满意度调查
standing: 园区简介 管委会领导 机构设置 交通地图
unknown: 孵化平台 科技金融 园区风采""",
    "agriculture-bureau": """\
news: 农业要闻 三农资讯 县区动态
notices: 动物疫情通告 农机购置补贴公示 公告
policy: 强农惠农政策 农业法规 上级文件
interpretation: 惠农政策解读 文字解读
plans: 乡村产业规划
statistics: 农业统计数据 农产品统计公报
services: 农药登记办事指南 种子许可在线办理
letters: 局长信箱 农技咨询
complaints: 假劣农资举报
standing: 农业农村局概况 内设机构 领导简介
unknown: 农业科技 市场行情 病虫害防治""",
    "civil-affairs": """\
news: 民政要闻 民政动态 基层快讯
notices: 社会组织公告 低保公示 福彩公益金公示 地名公告
policy: 民政法规 政策文件 规范性文件
interpretation: 政策解读
personnel: 人事任免 社工招录
plans: 民政事业规划
statistics: 民政统计公报 民政统计数据
services: 婚姻登记办事指南 社团登记指南/services/unknown 表格下载
letters: 民政信箱 来信
surveys: 民意征集
standing: 民政局职能 机构简介 领导介绍""",
    "village-affairs": """\
news: 镇村新闻 党建动态 工作快讯
notices: 村务公示 财务公示 通知 拆迁公告
policy: 惠农政策 镇政府文件
plans: 年度计划
statistics: 财政预决算
services: 便民服务 办事指南
letters: 镇长信箱 群众留言
surveys: 民意调查
standing: 镇情概况 镇领导 行政区划地图 历史沿革
unknown: 美丽乡村 特色农产品 人文景观""",
    "development-commission": """\
news: 发改要闻 委内动态 地市动态
notices: 价格听证公告 项目公示 招投标公告 节能公告
policy: 委文件 价格政策 法律法规
interpretation: 政策解读 规划解读
personnel: 人事信息 招录
plans: 五年规划 专项规划 年度计划
statistics: 经济运行分析 价格监测数据/statistics/unknown 预决算
services: 项目审批办事指南 备案在线办理
letters: 主任信箱 网上咨询
complaints: 价格投诉举报
surveys: 意见征集
interviews: 在线访谈
standing: 委领导 主要职能 机构设置 联系方式""",
    "disaster-office": """\
news: 应急要闻 安全生产动态 救援快讯
notices: 灾害预警 事故通报/notices/news 安全许可公告 通告
policy: 应急法规 安全生产规章 规范性文件
interpretation: 新规解读 专家解读
plans: 应急体系规划
statistics: 事故统计数据
services: 安全许可办事指南
letters: 局长信箱 安全咨询
complaints: 安全隐患举报
standing: 应急局概况 机构职能 领导班子
unknown: 应急科普 避险常识""",
    "market-regulator": """\
news: 市场监管要闻 监管动态 图片新闻
notices: 抽检公告 召回公告 吊销公告 行政处罚公示
policy: 市场监管法规 部门规章 规范性文件
interpretation: 法规解读 视频解读
personnel: 人事任免
statistics: 登记统计数据 部门预决算
services: 注册登记指南 食品许可在线办理 资料下载
letters: 局长信箱 消费咨询
complaints: 12315投诉举报 质量举报
surveys: 消费者满意度调查
standing: 机构概况 内设机构 领导
unknown: 消费提示 食品安全知识""",
    "sports-culture": """\
news: 体坛资讯 文化动态 旅游新闻
notices: 赛事公告 演出公示 文保公告
policy: 文旅体政策 法规文件
interpretation: 政策解读
plans: 公共文化规划
services: 场馆办事服务 导游证办事指南
letters: 读者留言 文旅咨询
complaints: 旅游投诉
surveys: 群众满意度调查
interviews: 名家访谈
standing: 文旅局简介 馆所机构 领导介绍
unknown: 非遗名录 体育场馆 文化遗产 数字展厅""",
    "labour-security": """\
news: 人社要闻 工作动态 县区动态
notices: 职称评审公示 考试公告 欠薪公告 通知
policy: 就业政策 社保政策 人社规范性文件
interpretation: 社保政策解读 图片解读
personnel: 事业单位招录 人事任免
statistics: 人社统计公报 社保基金预决算
services: 社保办事指南 网上办事服务 表格下载
letters: 局长信箱 社保咨询
complaints: 欠薪投诉
surveys: 问卷调查
standing: 人社局职能 机构设置 联系方式""",
    "old-asp-portal": """\
news: 今日柏树坳 县内新闻 头条
notices: 公告栏 公示栏 县府通告
policy: 县府文件 法规 红头文件
personnel: 干部任免
plans: 工作计划
statistics: 财政收支统计数据
services: 网上办事服务 表格下载
letters: 书记信箱 县长信箱 网友留言
complaints: 投诉举报
surveys: 网上调查
interaction: 互动交流
standing: 县情介绍 领导之窗 机构概况 柏树坳地图
unknown: 招商引资 旅游风光""",
    "natural-resources": """\
news: 自然资源要闻 工作动态 测绘资讯
notices: 征地公告 土地出让公告 规划公示 地质灾害预警
policy: 土地法规 规范性文件 上级文件
interpretation: 不动产新规解读 一图读懂
personnel: 人事信息
plans: 国土空间规划 矿产资源规划
statistics: 土地统计数据 部门预决算
services: 不动产登记指南 规划许可在线办理 资料下载
letters: 局长信箱 不动产咨询
complaints: 违法占地举报
surveys: 规划意见征集
standing: 机构职能 局领导 测绘机构 标准地图""",
}  # fmt: skip
WAYS = (
    ("path-root", "/{}/"),
    ("path-under-disclosure", "/zwgk/{}/list.html"),
    ("path-jcms-like", "/{}/index.html"),
    ("path-mobile", "/wap/{}/index.shtml"),
)
NAMES = (
    ("type-blank-name", ("", "")),
    ("type-more-link", ("更多>>", "")),
    ("type-number-name", ("频道5", "")),
    ("type-arrow", (">>", "")),
)


def cases() -> Iterator[Case]:
    """The navigation of each site, then paths and types where names say nothing."""
    yield from of_sites(SITES, Scene)
    for turn, (family, way) in enumerate(WAYS):
        for number, (truth, slug) in enumerate(
            (truth, slug) for truth, slugs in PINYIN.items() for slug in slugs
        ):
            if number % 4 == turn:
                yield case_of(Scene(f"columns/{family}", number), (), way.format(slug), "", [truth])
    for turn, (family, names) in enumerate(NAMES):
        for number, (column_type, truth) in enumerate(TYPES.items()):
            if number % 2 == turn % 2:
                yield case_of(Scene(f"columns/{family}", number), names, f"/c{number}/", column_type, [truth])
