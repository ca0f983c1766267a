"""Guides: service guides in the carriers of the specification, with the elements present and missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number, pick, some

LABELS = {
    "name": ("事项名称", "项目名称", "服务名称"),
    "basis": ("设定依据", "实施依据", "办理依据", "法定依据", "法律依据", "政策依据", "审批依据", "设立依据"),
    "conditions": (
        "申请条件",
        "受理条件",
        "办理条件",
        "申报条件",
        "准予条件",
        "办理对象",
        "服务对象",
        "受理范围",
    ),
    "materials": (
        "申请材料",
        "申报材料",
        "办理材料",
        "所需材料",
        "提交材料",
        "需提供的资料",
        "申请资料",
        "所需证件",
    ),
    "process": ("办理流程", "办理程序", "办事程序", "审批程序", "工作流程"),
    "place": ("办理地点", "办公地址", "受理地点", "办理窗口", "受理窗口"),
    "agency": ("办理机构", "实施主体", "实施机关", "受理机构", "办理单位", "承办科室", "责任科室"),
    "hours": ("办理时间", "办公时间", "工作时间", "受理时间", "对外服务时间"),
    "time_limit": ("法定时限", "承诺时限", "办结时限", "办理时限", "审批时限", "承诺期限"),
    "fee": ("收费标准", "收费依据", "是否收费", "收费情况", "收费项目及标准"),
    "phone": ("联系电话", "咨询电话", "咨询方式", "办公电话", "服务电话"),
}
ELEMENTS = tuple(LABELS)
MATTERS = (
    ("食品经营许可证核发", "《中华人民共和国食品安全法》第三十五条。", "具有与经营的食品品种、数量相适应的经营场所和设备。", "1.食品经营许可申请书；2.营业执照复印件；3.法定代表人身份证明。", "市场监督管理局"),
    ("最低生活保障审批", "《社会救助暂行办法》（国务院令第649号）第九条。", "共同生活的家庭成员人均收入低于当地最低生活保障标准。", "1.申请书；2.户口簿、身份证；3.家庭收入和财产状况证明。", "民政局"),
    ("机动车驾驶证补领", "《机动车驾驶证申领和使用规定》第五十五条。", "驾驶证遗失的机动车驾驶人。", "1.身份证明原件；2.机动车驾驶证遗失的书面声明；3.照片两张。", "公安局"),
    ("取水许可审批", "《取水许可和水资源费征收管理条例》第四条。", "利用取水工程或者设施直接从江河、湖泊或者地下取用水资源的单位和个人。", "1.取水许可申请书；2.水资源论证报告书；3.与第三者利害关系的说明。", "水利局"),
    ("建筑工程施工许可证核发", "《中华人民共和国建筑法》第七条。", "已办理用地批准手续，施工图设计文件审查合格，建设资金已落实。", "1.施工许可申请表；2.用地批准手续；3.中标通知书。", "住房和城乡建设局"),
    ("残疾人证办理", "《中华人民共和国残疾人保障法》第二条。", "具有本地户籍，符合残疾标准的视力、听力、言语、肢体、智力、精神及多重残疾人。", "1.申请表；2.身份证和户口簿；3.两寸免冠照片三张。", "残疾人联合会"),
    ("城镇职工退休审批", "《国务院关于工人退休、退职的暂行办法》。", "达到法定退休年龄并按规定缴纳养老保险费的参保人员。", "1.退休申请表；2.职工档案；3.身份证复印件。", "人力资源和社会保障局"),
    ("公共场所卫生许可", "《公共场所卫生管理条例》第四条。", "经营场所布局合理，卫生检测合格，从业人员持健康合格证明。", "1.卫生许可申请表；2.场所平面图；3.卫生检测报告。", "卫生健康局"),
    ("民办学校设立审批", "《中华人民共和国民办教育促进法》第十二条。", "有合格的教师、固定的办学场所和必要的办学资金。", "1.申办报告；2.举办者资格证明；3.资产来源证明。", "教育局"),
    ("林木采伐许可证核发", "《中华人民共和国森林法》第五十六条。", "拥有林木所有权或者使用权的单位和个人。", "1.林木采伐申请表；2.林权证明；3.伐区调查设计文件。", "林业局"),
    ("道路货物运输经营许可", "《中华人民共和国道路运输条例》第二十四条。", "有与其经营业务相适应并经检测合格的车辆和驾驶人员。", "1.经营申请表；2.车辆行驶证；3.驾驶人员从业资格证。", "交通运输局"),
    ("不动产转移登记", "《不动产登记暂行条例》第十四条。", "因买卖、继承、赠与等原因导致不动产权利发生转移的。", "1.不动产登记申请书；2.不动产权属证书；3.买卖合同。", "自然资源局"),
)  # fmt: skip
PROCESS = (
    "申请—受理—审查—决定—送达。",
    "1.申请人提交材料；2.窗口受理；3.现场核查；4.审批发证。",
    "申请人到窗口提出申请，五个工作日内作出是否受理的决定，审核通过后发证。",
)
HOURS = (
    "周一至周五上午8:30-12:00，下午14:30-17:30（法定节假日除外）",
    "工作日9:00—17:00",
    "星期一至星期五（节假日除外）上午9:00至12:00，下午1:00至5:00",
)
FEES = ("不收费", "无", "免费", "每证10元", "/", "不收取任何费用")
LIMITS = ("20个工作日", "5个工作日", "即办", "自受理之日起15个工作日内")


def _values(key: tuple[object, ...]) -> dict[str, str]:
    matter, basis, conditions, materials, office = pick(MATTERS, "matter", *key)
    place = pick(words.PLACES, "place", *key)[0]
    area, phone = 500 + number("guide area", *key) % 400, 3000000 + number("guide phone", *key) % 5999999
    return {
        "name": matter, "basis": basis, "conditions": conditions, "materials": materials, "process": pick(PROCESS, *key),
        "place": f"{place}政务服务中心{'一二三'[number('floor', *key) % 3]}楼{number('window', *key) % 30 + 1}号窗口", "agency": place + office,
        "hours": pick(HOURS, *key), "time_limit": pick(LIMITS, *key), "fee": pick(FEES, *key), "phone": f"0{area}-{phone}",
    }  # fmt: skip


Pair = tuple[str, str]
Layout = Callable[[list[Pair], int], str]


def _table(pairs: list[Pair], variant: int) -> str:
    tag = ("th", "td", "td class='bt'")[variant % 3]
    rows = "".join(f"<tr><{tag}>{label}</{tag.split()[0]}><td>{value}</td></tr>" for label, value in pairs)
    return f"<table class='bszn' border=1>{rows}</table>"


def _four(pairs: list[Pair], _: int) -> str:
    lines = [
        "".join(f"<td class='l'>{label}：</td><td>{value}</td>" for label, value in pairs[n : n + 2])
        for n in range(0, len(pairs), 2)
    ]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _numbered(pairs: list[Pair], variant: int) -> str:
    """一、设定依据, the value below."""
    digits = "一二三四五六七八九十"
    several = [digits[n] if n < 10 else "十" + digits[n - 10] for n in range(len(pairs))]
    head = (
        "<p><strong>{n}、{l}</strong></p><p>　　{v}</p>",
        "<h3>{n}、{l}</h3><div>{v}</div>",
        "<p>{n}、{l}：{v}</p>",
    )[variant % 3]
    return (
        "<div class='TRS_Editor'>"
        + "".join(
            head.format(n=n, l=label, v=value) for n, (label, value) in zip(several, pairs, strict=True)
        )
        + "</div>"
    )


def _brackets(pairs: list[Pair], variant: int) -> str:
    head = ("<p>【{l}】{v}</p>", "<p><b>【{l}】</b></p><p>{v}</p>", "【{l}】：{v}<br/>")[variant % 3]
    return "<div id='zoom'>" + "".join(head.format(l=label, v=value) for label, value in pairs) + "</div>"


def _tabs(pairs: list[Pair], _: int) -> str:
    """Tabs whose panes are hidden but the first."""
    heads = "".join(f"<li><a href='#t{n}'>{label}</a></li>" for n, (label, _) in enumerate(pairs))
    panes = "".join(
        f"<div id='t{n}' class='pane'{' style=' + chr(34) + 'display:none' + chr(34) if n else ''}><p>{value}</p></div>"
        for n, (_, value) in enumerate(pairs)
    )
    return f"<ul class='tabs'>{heads}</ul>{panes}"


def _definition(pairs: list[Pair], _: int) -> str:
    return (
        "<dl class='zn'>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in pairs) + "</dl>"
    )


def _divs(pairs: list[Pair], variant: int) -> str:
    head = (
        "<div class='item'><span class='k'>{l}：</span><span class='v'>{v}</span></div>",
        "<div class='box'><div class='tit'>{l}</div><div class='con'>{v}</div></div>",
        "<li><label>{l}</label><p>{v}</p></li>",
    )[variant % 3]
    return "<div class='guide'>" + "".join(head.format(l=label, v=value) for label, value in pairs) + "</div>"


LAYOUTS: tuple[tuple[str, Layout], ...] = (
    ("table", _table), ("four", _four), ("numbered", _numbered), ("brackets", _brackets), ("tabs", _tabs), ("definition", _definition), ("divs", _divs),
)  # fmt: skip
WHOLE = (
    ("image", "<p><img src='/images/bszn{n}.jpg' width='900' alt='{matter}办事指南'></p>"),
    ("document", "<p>{matter}办事指南</p><p><a href='/files/P02019{n}.doc'>{matter}办事指南.doc</a></p>"),
    ("pdf", "<iframe src='/pdf/web/viewer.html?file=/files/{n}.pdf' width='100%' height='900'></iframe>"),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, layout in LAYOUTS:
        for variant in range(9):
            yield _guide(name, layout, variant)
    for name, markup in WHOLE:
        for variant in range(2):
            yield _whole(name, markup, variant)


def _guide(name: str, layout: Layout, variant: int) -> Case:
    key = ("guides", name, variant)
    values = _values(key)
    gone = set(some(ELEMENTS[1:], variant % 4, "gone", *key))  # label and value both missing
    empty = (
        set(some([e for e in ELEMENTS[1:] if e not in gone], variant // 3, "empty", *key))
        if variant > 2
        else set()
    )
    shown = [element for element in ELEMENTS if element not in gone]
    if variant % 2:
        shown = shown[:1] + some(shown[1:], len(shown), "order", *key)
    pairs = [
        (pick(LABELS[element], element, *key), "" if element in empty else values[element])
        for element in shown
    ]
    if variant % 3 == 1:
        pairs.append((("监督电话", "投诉电话")[variant % 2], f"0{600 + variant}-2233{400 + variant}"))
    titled = variant % 3 == 0  # the heading names the matter, no label does
    if titled:
        pairs = pairs[1:]
    markup = f"<h1>{values['name']}{('', '办事指南', '服务指南')[variant % 3]}</h1>" + layout(pairs, variant)
    truth = {element: element not in gone | empty for element in ELEMENTS}
    return _case(
        f"{name}-{variant}", key, values["name"], markup, {"name": values["name"], "elements": truth}
    )


def _whole(name: str, markup: str, variant: int) -> Case:
    """The guide is an image or a document: nothing can be said of its elements."""
    key = ("guides", name, variant)
    matter = pick(MATTERS, "matter", *key)[0]
    html = f"<h1>{matter}办事指南</h1>" + markup.format(n=1000 + number(*key) % 8999, matter=matter)
    return _case(f"{name}-{variant}", key, matter, html, {"name": matter, "elements": {}, "unreadable": True})


def _case(name: str, key: tuple[object, ...], matter: str, markup: str, truth: dict[str, object]) -> Case:
    today = dt.date(2016, 1, 4) + dt.timedelta(days=number("today", *key) % 3700)
    html = chrome.page(
        chrome.FAMILIES[number(*key) % 6], f"{matter}_办事指南", markup, key=key, today=today, crumb=("首页", "办事服务", "办事指南"),
        traps=tuple(some(("clock", "copyright", "hot", "weather"), 2, *key)),
    )  # fmt: skip
    url = f"http://{words.host(*key)}/bsfw/bszn/{number('u', *key) % 9000 + 1000}.html"
    return {
        "id": f"guides-{name}",
        "url": url,
        "fetched": today,
        "html": html,
        "truth": {**truth, "page_kind": ["guide", "article"] if "unreadable" in truth else ["guide"]},
    }
