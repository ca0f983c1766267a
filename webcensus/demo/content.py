"""Content: what a demonstration portal says, apart from how its pages are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

ELEMENTS = (
    ("事项名称", "name"),
    ("设定依据", "basis"),
    ("申请条件", "conditions"),
    ("办理材料", "materials"),
    ("办理流程", "process"),
    ("办理地点", "place"),
    ("办理时间", "hours"),
    ("联系电话", "phone"),
    ("办理机构", "agency"),
    ("收费标准", "fee"),
)
SUBJECTS = (
    "农村饮水安全工程",
    "城乡环境综合整治",
    "义务教育学校招生",
    "基层医疗卫生服务",
    "春耕备耕生产",
    "老旧小区改造",
    "道路交通安全",
    "防汛抗旱准备",
    "就业创业服务",
    "公共图书馆建设",
    "森林防火巡查",
    "养老服务设施",
)
ACTIONS = (
    ("召开{}推进会", "会议听取了{}进展情况汇报，研究了下一步工作安排。"),
    ("县领导调研{}", "调研组实地察看了{}现场，详细了解群众意见。"),
    ("扎实开展{}工作", "各乡镇按照部署，逐项落实{}任务，定期公布进度。"),
    ("部署{}重点任务", "有关单位围绕{}明确了责任分工和完成时限。"),
    ("{}取得阶段性成果", "截至上月底，{}已完成年度计划的一半以上。"),
)


@dataclass(frozen=True)
class Item:
    """One entry of a column."""

    id: int
    title: str
    day: dt.date
    paragraphs: tuple[str, ...] = ()
    put_up: dt.date | None = None  # the day in its address, where that is not `day`
    dated: bool = True  # False: neither the list nor the article carries a date
    pinned: bool = False
    files: tuple[tuple[str, str], ...] = ()  # (name, path) offered for download
    links: tuple[tuple[str, str], ...] = ()  # (text, address) inside the article


@dataclass(frozen=True)
class Letter:
    """One letter of the mailbox."""

    id: int
    title: str
    kind: str
    asked: dt.date
    answered: dt.date | None
    body: str
    reply: str = ""
    sender: str = "李某某"
    unit: str = "县住房和城乡建设局"

    @property
    def status(self) -> str:
        """As printed."""
        return "已回复" if self.answered else "办理中"


@dataclass(frozen=True)
class Guide:
    """One service guide."""

    id: int
    name: str
    elements: dict[str, str]  # label -> value; an element left out is missing
    files: tuple[tuple[str, str], ...] = ()
    systems: tuple[tuple[str, str], ...] = ()


@dataclass
class Column:
    """One column (栏目)."""

    slug: str
    name: str
    items: list[Item] = field(default_factory=list)
    type: str = ""  # ColumnType of the 2017 meta tags
    text: str = ""  # of a column that is one standing page
    script: bool = False  # its list is loaded by a script and nothing is readable here
    blank: bool = False


@dataclass
class Portal:
    """One demonstration site."""

    name: str
    code: str
    columns: list[Column]
    letters: list[Letter]
    guides: list[Guide]
    family: str = "wcm"
    charset: str = "utf-8"
    mailbox: str = "县长信箱"
    footer: bool = True
    tags: bool = True
    navigation_only: bool = False
    soft_404: bool = False
    extra_links: list[tuple[str, str]] = field(default_factory=list)  # (text, address) on the home page
    extra_images: list[str] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # path -> (content type, body)
    pages: dict[str, str] = field(default_factory=dict)  # path -> html of pages of its own

    def column(self, slug: str) -> Column:
        """The column with this slug."""
        return next(column for column in self.columns if column.slug == slug)


def portal(name: str, code: str, today: dt.date, *, family: str = "wcm", charset: str = "utf-8") -> Portal:
    """A portal in which nothing is wrong."""
    return Portal(
        name=name,
        code=code,
        family=family,
        charset=charset,
        columns=columns(name, today),
        letters=letters(today),
        guides=guides(name),
        files={
            "/files/form.doc": ("application/msword", DOCUMENT),
            "/images/logo.png": ("image/png", PICTURE),
        },
    )


def columns(name: str, today: dt.date) -> list[Column]:
    """The usual columns, each fresh enough for its class."""
    return [
        Column("yw", "今日要闻", items(100, 10, today, 0, 1), "工作动态"),
        Column("bmdt", "部门动态", items(200, 9, today, 1, 1), "工作动态"),
        Column("tzgg", "通知公告", items(300, 7, today, 3, 9, notice=True), "工作动态"),
        Column("zcwj", "政策文件", items(400, 6, today, 5, 21, policy=name), "政策文件"),
        Column("zcjd", "政策解读", items(500, 5, today, 6, 25), "政策解读"),
        Column("rsrm", "人事任免", items(600, 4, today, 20, 60, personnel=True), "信息公开目录"),
        Column("ghjh", "规划计划", items(700, 3, today, 40, 90, plan=True), "信息公开目录"),
        Column("tjsj", "统计数据", items(800, 4, today, 15, 30, statistics=True), "数据发布"),
        Column("ldzc", "领导之窗", text=_STANDING, type="负责人信息"),
        Column("dczj", "调查征集", items(900, 7, today, 10, 45, survey=True), "征集调查"),
        Column("zxft", "在线访谈", items(1000, 7, today, 12, 45, interview=True), "在线访谈"),
    ]


def items(start: int, count: int, today: dt.date, offset: int, step: int, **kind: bool | str) -> list[Item]:
    """Entries, newest first: the first `offset` days old, each `step` days older than the one before."""
    made = []
    for number in range(count):
        day = today - dt.timedelta(days=offset + number * step)
        title, text = _told(number + start // 100, day, kind)
        made.append(Item(id=start + number, title=title, day=day, paragraphs=_paragraphs(text, number)))
    return made


def _told(number: int, day: dt.date, kind: dict[str, bool | str]) -> tuple[str, str]:
    subject = SUBJECTS[number % len(SUBJECTS)]
    if kind.get("notice"):
        return f"关于做好{subject}有关事项的通知", f"现就{subject}有关事项通知如下，请认真贯彻执行。"
    if kind.get("policy"):
        return (
            f"{kind['policy']}办公室关于印发{subject}实施方案的通知",
            f"{subject}实施方案已经研究同意，现印发给你们。",
        )
    if kind.get("personnel"):
        return f"关于任免工作人员职务的通知（第{number + 1}批）", "经研究决定，对下列工作人员的职务予以任免。"
    if kind.get("plan"):
        return f"{subject}专项规划", f"为统筹推进{subject}，制定本规划。"
    if kind.get("statistics"):
        return f"{subject}主要指标统计公报", f"现将{subject}主要指标公布如下。"
    if kind.get("survey"):
        return f"关于{subject}意见征集的公告", f"为做好{subject}，现向社会公开征集意见。"
    if kind.get("interview"):
        return f"在线访谈：如何推进{subject}", f"主管部门负责人就{subject}与网民在线交流。"
    title, text = ACTIONS[(number + day.day) % len(ACTIONS)]
    return title.format(subject), text.format(subject)


def _paragraphs(text: str, number: int) -> tuple[str, ...]:
    return (
        text,
        "会议强调，要坚持问题导向，把各项工作落到实处，让群众得到实惠。"
        f"有关情况每{'月' if number % 2 else '季度'}公布一次。",
        "各单位要加强协调配合，及时总结经验做法，妥善解决工作中遇到的困难，确保按期完成全年任务。",
    )


def letters(today: dt.date) -> list[Letter]:
    """Answered letters, all in time."""
    told = (
        ("关于小区门前道路积水的问题", "咨询", "小区门前道路雨后积水严重，请问何时维修？",
         "经现场勘查，积水系排水管道堵塞所致，施工单位已于三日内清掏完毕，雨后可正常通行。"),
        ("咨询新生儿落户所需材料", "咨询", "请问新生儿落户需要准备哪些材料？",
         "根据《户口登记条例》，请携带出生医学证明、父母身份证和结婚证到户籍所在地派出所办理，当场办结。"),
        ("建议增加早班公交车次", "建议", "早高峰公交车等候时间较长，建议增加车次。",
         "经研究，自下月起在早七时至八时增开两班，具体时刻已在站牌公布，可拨打公交公司电话查询。"),
        ("路灯夜间不亮", "求助", "学校西侧路灯近一周夜间不亮，影响学生出行。",
         "经核实，线路故障已于次日排除，并更换灯具六盏，目前照明正常。"),
        ("社区图书室开放时间", "咨询", "请问社区图书室周末是否开放？",
         "社区图书室周末上午九时至下午五时开放，可以凭身份证借阅图书，每人限借三册。"),
    )  # fmt: skip
    made = []
    for number, (title, kind, body, reply) in enumerate(told):
        asked = today - dt.timedelta(days=9 + number * 17)
        made.append(
            Letter(
                id=2026001 + number, title=title, kind=kind, asked=asked,
                answered=asked + dt.timedelta(days=4), body=body, reply=reply,
            )
        )  # fmt: skip
    return made


def guides(name: str) -> list[Guide]:
    """Complete service guides."""
    matters = (
        ("食品经营许可证办理", "《中华人民共和国食品安全法》第三十五条"),
        ("城镇居民低保金申请", "《社会救助暂行办法》第十一条"),
        ("建设工程规划许可", "《中华人民共和国城乡规划法》第四十条"),
        ("残疾人证核发", "《中华人民共和国残疾人保障法》第二条"),
        ("取水许可审批", "《中华人民共和国水法》第七条"),
    )
    return [
        Guide(
            id=10 + number,
            name=matter,
            elements=_elements(name, matter, basis, number),
            files=(("申请表", "/files/form.doc"),),
        )
        for number, (matter, basis) in enumerate(matters)
    ]  # fmt: skip


def _elements(name: str, matter: str, basis: str, number: int) -> dict[str, str]:
    return {
        "事项名称": matter,
        "设定依据": basis,
        "申请条件": f"在{name}辖区内居住或者经营，符合{matter}规定情形的公民、法人或者其他组织。",
        "办理材料": "1.申请表（原件1份，纸质）；2.身份证明（复印件1份，纸质）；3.有关证明材料（原件1份）。",
        "办理流程": "受理—审查—决定—送达。",
        "办理地点": f"{name}政务服务中心一楼{number + 3}号窗口",
        "办理时间": "工作日上午8:30至12:00，下午2:30至5:30",
        "联系电话": f"0571-8612{3400 + number}",
        "办理机构": f"{name}政务服务中心",
        "收费标准": "不收费",
    }


def without(guide: Guide, *labels: str) -> Guide:
    """A guide that lacks some elements."""
    kept = {label: value for label, value in guide.elements.items() if label not in labels}
    return Guide(id=guide.id, name=guide.name, elements=kept, files=guide.files, systems=guide.systems)


def aged(column: Column, today: dt.date, offset: int, step: int) -> None:
    """Move a column's entries into the past: the newest `offset` days old."""
    column.items = [
        replace(item, day=today - dt.timedelta(days=offset + number * step))
        for number, item in enumerate(column.items)
    ]  # fmt: skip


def paragraphs(texts: Sequence[str]) -> str:
    """Paragraphs as HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)


_STANDING = (
    "县人民政府领导班子分工如下：县长主持县政府全面工作，负责审计工作；常务副县长协助县长负责县政府常务工作，"
    "分管发展改革、财政税务、应急管理、统计等方面工作；其他副县长按照分工负责教育卫生、农业农村、工业交通等工作。"
    "县人民政府办公室负责协助县政府领导处理日常事务，督促检查县政府决定事项的落实情况。"
)
DOCUMENT = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1528  # the head of an OLE document
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)
