"""Words: places, bodies, titles and paragraphs that the pages of the corpus are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from benchmarks.corpus.case import number, pick

PLACES = (
    ("青屏县", "qingping", "川"), ("云渡区", "yundu", "浙"), ("临岚县", "linlan", "甘"), ("桐陵县", "tongling", "皖"),
    ("松澜市", "songlan", "浙"), ("泽安县", "zean", "湘"), ("沧平市", "cangping", "鄂"), ("禾川县", "hechuan", "粤"),
    ("石澜县", "shilan", "冀"), ("安澜区", "anlan", "陕"), ("远泽县", "yuanze", "黑"), ("江渚市", "jiangzhu", "滇"),
    ("榆岭县", "yuling", "鲁"), ("竹屏县", "zhuping", "浙"), ("平岳县", "pingyue", "晋"), ("雁泽县", "yanze", "豫"),
    ("霞屏县", "xiaping", "川"), ("鹿渚县", "luzhu", "赣"), ("梅屿区", "meiyu", "闽"), ("柳渡县", "liudu", "吉"),
)  # fmt: skip

OFFICES = (
    "人民政府办公室", "发展和改革局", "教育局", "科学技术局", "公安局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源局", "生态环境局", "住房和城乡建设局", "交通运输局", "水利局",
    "农业农村局", "商务局", "卫生健康局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局",
    "城市管理局", "文化和旅游局", "林业局", "退役军人事务局",
)  # fmt: skip

NEWS = (
    "{p}召开安全生产工作专题会议", "{p}领导调研重点项目建设进展情况", "{p}开展冬春季森林防灭火演练",
    "全{l}教育工作座谈会在{p}召开", "{p}组织收听收看全国防汛抗旱工作视频会议", "{b}深入企业走访问需解难题",
    "{p}首届农民丰收节开幕", "{b}开展“安全生产月”宣传咨询活动", "{p}新增三处口袋公园对外开放",
    "{b}组织干部职工开展义务植树活动", "{p}老旧小区改造工程有序推进", "我{l}城乡居民医保参保缴费工作稳步推进",
    "{b}召开作风建设年动员部署会", "{p}举行高层次人才座谈会", "{b}扎实开展食品安全专项检查",
    "{p}代表团赴外地考察学习文旅融合发展经验", "{b}送法进校园护航青少年成长", "{p}河长制工作推进会召开",
    "省级督导组来{p}检查秸秆禁烧工作", "{b}多措并举做好困难群众救助工作", "{p}农村公路养护提质增效",
    "{b}开展道路运输安全隐患大排查", "{p}一批重点工程集中开工", "{b}举办业务能力提升培训班",
    "{p}图书馆全民阅读系列活动启动", "{b}走访慰问基层一线工作人员", "全{l}营商环境优化提升大会召开",
    "{p}茶产业发展论坛成功举办", "{b}联合多部门开展校园周边环境整治", "{p}入选全国县域旅游综合实力百强",
    "{b}党组理论学习中心组开展集体学习", "{p}消防救援大队开展高层建筑灭火演练",
)  # fmt: skip

NOTICES = (
    "关于做好近期强降雨天气防范工作的通知", "关于公开招聘事业单位工作人员的公告", "关于城区部分路段交通管制的通告",
    "关于{y}年度农村低保对象名单的公示", "关于开展食品经营许可证换发工作的通知", "关于调整城市公交线路的公告",
    "关于{p}城区集中供水管网改造停水的通告", "关于国有建设用地使用权挂牌出让的公告", "关于征集重大行政决策事项的通知",
    "关于开展第三次国土调查数据复核的通知", "关于拟任职干部任前公示的公告", "关于开展非法集资风险排查的通知",
    "关于集中处理“僵尸车”的通告", "关于组织申报科技创新项目的通知", "关于{p}第一中学新校区环评的公示",
    "关于做好中小学校暑期安全工作的通知", "关于注销部分企业营业执照的公告", "关于受理养老机构备案的公告",
    "关于春节期间烟花爆竹禁放区域的通告", "关于开展灵活就业人员社保补贴申报的通知", "关于河道采砂禁采期的公告",
    "关于{b}办公地址搬迁的公告", "关于举办全{l}职工技能竞赛的通知", "关于拟认定家庭农场示范场的公示",
)  # fmt: skip

POLICIES = (
    "{p}人民政府关于印发促进民营经济发展若干措施的通知", "{p}人民政府办公室关于印发突发环境事件应急预案的通知",
    "{p}人民政府关于加强乡村教师队伍建设的实施意见", "{p}人民政府办公室关于做好高标准农田建设工作的意见",
    "{p}人民政府关于调整建设用地基准地价的通知", "{p}人民政府办公室关于印发政务公开工作要点的通知",
    "{p}人民政府关于划定畜禽养殖禁养区的通知", "{p}人民政府办公室关于加快农产品冷链物流发展的意见",
    "{p}人民政府关于印发城镇老旧小区改造实施方案的通知", "{p}人民政府办公室关于健全大病保险制度的实施意见",
    "{p}人民政府关于废止部分行政规范性文件的决定", "{p}人民政府办公室关于印发养老服务补贴办法的通知",
)  # fmt: skip

PARAGRAPHS = (
    "会议指出，要切实提高政治站位，充分认识做好当前工作的重要性和紧迫性，压紧压实各方责任，确保各项任务落到实处。",
    "会议要求，各镇、各部门要加强组织领导，细化工作方案，明确时间节点和责任人，形成工作合力。",
    "下一步，将继续坚持问题导向，建立健全长效机制，不断提升人民群众的获得感、幸福感和安全感。",
    "调研组一行先后来到项目现场，实地察看工程进度，详细了解存在的困难，并与企业负责人深入交流。",
    "活动现场，工作人员通过发放宣传资料、设置咨询台等形式，向过往群众讲解相关政策，解答群众关心的问题。",
    "截至目前，全域共排查各类隐患点位多处，均已建立台账并落实专人跟踪整改。",
    "相关负责人表示，将以此次检查为契机，举一反三，补齐短板，推动工作再上新台阶。",
    "为进一步规范市场秩序，维护消费者合法权益，执法人员对辖区内商超、农贸市场进行了检查。",
    "各责任单位要严格落实值班值守制度，遇有紧急情况及时报告并妥善处置。",
    "据了解，该项目总投资约一亿二千万元，建成后可有效改善周边居民的生产生活条件。",
    "请有关单位和个人相互转告，提前做好准备，由此带来的不便敬请谅解。",
    "符合条件的申请人可携带身份证、户口簿等材料到所在地便民服务中心提出申请。",
)  # fmt: skip

SOURCES = ("政府办", "本站原创", "{p}融媒体中心", "{b}", "新华社", "人民日报", "信息中心", "{p}人民政府网")


def body_of(*key: object) -> str:
    """A department, without its place."""
    return pick(OFFICES, "body", *key)


def filled(text: str, *key: object, year: int = 2019) -> str:
    """A template of this module with its place, body and year."""
    place = pick(PLACES, "place", *key)[0]
    return text.format(p=place, b=place + body_of(*key), l=place[-1], y=year)


def titles(pool: tuple[str, ...], count: int, *key: object) -> list[str]:
    """Different titles, all of one place."""
    start = number("titles", *key)
    year = 2014 + start % 10
    place, body = pick(PLACES, "place", *key)[0], body_of(*key)
    chosen = [pool[(start + 5 * index) % len(pool)] for index in range(count)]
    seen: dict[str, int] = {}
    made = []
    for text in chosen:
        seen[text] = seen.get(text, 0) + 1
        title = text.format(p=place, b=place + body, l=place[-1], y=year)
        made.append(title if seen[text] == 1 else f"{title}（第{'一二三四五六七八九十'[seen[text] - 1]}批）")
    return made


def text(count: int, *key: object) -> list[str]:
    """Paragraphs of an article."""
    start = number("text", *key)
    return [PARAGRAPHS[(start + 7 * index) % len(PARAGRAPHS)] for index in range(count)]


def source(*key: object) -> str:
    """Where an article says it is from."""
    return filled(pick(SOURCES, "source", *key), *key)


def host(*key: object) -> str:
    """A host of the corpus; none of them exists."""
    return f"www.{pick(PLACES, 'place', *key)[1]}.example.gov.cn"


def spelt(day: dt.date) -> dict[str, str | int]:
    """A day in the spellings that templates use."""
    return {
        "iso": day.isoformat(), "cn": f"{day.year}年{day.month}月{day.day}日",
        "cn0": f"{day.year}年{day.month:02}月{day.day:02}日", "slash": f"{day.year}/{day.month:02}/{day.day:02}",
        "slash1": f"{day.year}/{day.month}/{day.day}", "dot": f"{day.year}.{day.month:02}.{day.day:02}",
        "dash1": f"{day.year}-{day.month}-{day.day}", "dot1": f"{day.year}.{day.month}.{day.day}",
        "ymd": f"{day:%Y%m%d}", "ym": f"{day:%Y%m}", "Y": day.year, "m": day.month, "d": day.day,
        "mm": f"{day.month:02}", "dd": f"{day.day:02}", "yy": f"{day.year % 100:02}",
        "week": "星期" + "一二三四五六日"[day.weekday()],
    }  # fmt: skip


def hanzi(day: dt.date) -> str:
    """A day in Chinese digits: 二〇二一年六月十五日."""
    digits = "〇一二三四五六七八九"
    return (
        "".join(digits[int(digit)] for digit in str(day.year))
        + f"年{_ordinal(day.month)}月{_ordinal(day.day)}日"
    )


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if not tens else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones or not tens else ""
    )


def wide(day: dt.date) -> str:
    """A day in full-width digits."""
    table: Mapping[int, int] = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
    return f"{day.year}年{day.month}月{day.day}日".translate(table)
