"""Guides: service guides in many carriers, with elements present, missing and left empty, and guides that are pictures or documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from benchmarks.corpus.case import Case, in_both
from benchmarks.corpus.fifth.scene import Scene

Pair = tuple[str, str]
Carrier = Callable[[list[Pair], int], str]
Matter = tuple[str, str, str, str, str]

LABELS = {
    "name": ("事项名称", "项目名称", "服务名称"),
    "basis": ("设定依据", "实施依据", "办理依据", "法定依据", "法律依据", "政策依据", "审批依据", "设立依据"),
    "conditions": ("申请条件", "受理条件", "办理条件", "申报条件", "准予条件", "办理对象", "服务对象", "受理范围"),
    "materials": ("申请材料", "申报材料", "办理材料", "所需材料", "提交材料", "需提供的资料", "申请资料", "所需证件"),
    "process": ("办理流程", "办理程序", "办事程序", "审批程序", "工作流程"),
    "place": ("办理地点", "办公地址", "受理地点", "办理窗口", "受理窗口"),
    "agency": ("办理机构", "实施主体", "实施机关", "受理机构", "办理单位", "承办科室", "责任科室", "主办部门"),
    "hours": ("办理时间", "办公时间", "工作时间", "受理时间", "对外服务时间"),
    "time_limit": ("法定期限", "承诺时限", "办结时限", "办理时限", "审批时限", "承诺期限", "法定时限"),
    "fee": ("收费标准", "收费依据", "是否收费", "收费情况", "收费项目及标准"),
    "phone": ("联系电话", "咨询电话", "咨询方式", "办公电话", "服务电话"),
}  # fmt: skip
ELEMENTS = tuple(LABELS)
WORDS = (  # that no other guide here has
    {"conditions": "前置条件", "process": "流程图", "agency": "决定机构", "time_limit": "办理期限"},
    {"conditions": "适用范围"},
)
MATTERS: tuple[Matter, ...] = (
    ("烟草专卖零售许可证新办", "《中华人民共和国烟草专卖法》第十六条。", "有与经营烟草制品零售业务相适应的资金和固定的经营场所，符合合理布局的要求。", "1.许可证新办申请表；2.经营者身份证；3.营业执照。", "烟草专卖局"),
    ("农村村民宅基地用地审批", "《中华人民共和国土地管理法》第六十二条。", "无宅基地的农村村民，或者因国家建设需要搬迁的农户。", "1.宅基地和建房申请表；2.使用承诺书；3.家庭户口簿。", "自然资源局"),
    ("护士执业注册", "《护士条例》第七条、第八条。", "具有完全民事行为能力，通过护士执业资格考试，符合规定的健康标准。", "1.注册申请审核表；2.学历证书；3.健康体检证明。", "卫生健康局"),
    ("出版物零售业务经营许可", "《出版管理条例》第三十五条。", "有确定的经营范围和固定的经营场所，经营者无违法记录。", "1.申请书；2.经营场所使用权证明；3.法定代表人身份证件。", "新闻出版局"),
    ("特种设备使用登记", "《中华人民共和国特种设备安全法》第三十三条。", "使用特种设备的单位，设备经检验合格。", "1.使用登记表；2.产品合格证；3.监督检验证明。", "市场监督管理局"),
    ("城市道路挖掘许可", "《城市道路管理条例》第三十三条。", "因工程建设需要挖掘城市道路的单位。", "1.挖掘申请书；2.设计文件；3.交通组织方案。", "城市管理局"),
    ("灵活就业人员参保登记", "《中华人民共和国社会保险法》第十条。", "本地户籍、年满十六周岁的灵活就业人员。", "1.参保登记表；2.身份证；3.银行卡。", "人力资源和社会保障局"),
    ("动物防疫条件合格证核发", "《中华人民共和国动物防疫法》第二十五条。", "场所位置、布局和设施设备符合动物防疫要求。", "1.申请表；2.场所平面图；3.设施设备清单。", "农业农村局"),
    ("排污许可证核发", "《排污许可管理条例》第二条。", "污染物排放符合总量控制要求，自行监测方案符合规范。", "1.排污许可证申请表；2.承诺书；3.监测方案。", "生态环境局"),
    ("小型客车转移登记", "《机动车登记规定》第十八条。", "机动车所有权发生转移，车辆无未处理的违法记录。", "1.机动车所有人身份证明；2.转移凭证；3.登记证书。", "公安局"),
    ("社会团体成立登记", "《社会团体登记管理条例》第九条。", "有五十个以上的个人会员，有规范的名称和固定的住所。", "1.筹备材料；2.章程草案；3.验资报告。", "民政局"),
    ("教师资格认定", "《教师资格条例》第十三条。", "具备规定的学历，普通话水平达到二级乙等以上。", "1.认定申请表；2.学历证书；3.体检合格证明。", "教育局"),
    ("旅行社设立许可", "《旅行社条例》第六条。", "取得企业法人资格，注册资本不少于三十万元。", "1.设立申请书；2.营业执照；3.办公场所证明。", "文化和旅游局"),
    ("人民防空工程拆除审批", "《中华人民共和国人民防空法》第二十八条。", "因城市规划建设确需拆除，并按规定补建或者补偿的。", "1.拆除申请；2.工程平面图；3.补建方案。", "国防动员办公室"),
)  # fmt: skip
PROCESS = (
    "1.提出申请；2.窗口受理；3.审核材料；4.作出决定；5.送达证件。", "申请→受理→审查→决定→发证", "申请人提交材料后，窗口当场作出是否受理的决定，经科室审核、领导签批后送达。", "<img src='/images/lct.png' alt='办理流程图'>", "（一）申请；（二）受理；（三）现场勘验；（四）审批；（五）办结。",
)  # fmt: skip
HOURS = (
    "周一至周五 9:00-12:00，13:30-17:00（法定节假日除外）",
    "工作日上午8:30—12:00，下午14:00—17:30",
    "夏季：8:00-12:00、15:00-18:00；冬季：8:30-12:00、14:30-17:30",
    "星期一至星期五上班时间",
)
FEES = ("不收费", "无", "免费", "/", "每件10元", "不收取任何费用", "按省物价部门核定标准执行")
LIMITS = (
    "20个工作日",
    "即办件",
    "自受理之日起5个工作日",
    "法定20个工作日，承诺7个工作日",
    "当场办结",
    "15日",
)
FURTHER = (("事项类型", "行政许可"), ("办件类型", "承诺件"), ("数量限制", "无数量限制"), ("监督电话", "12345"), ("投诉电话", "0571-12345"), ("审批结果", "许可证"), ("结果送达", "窗口领取或邮寄"), ("到现场次数", "1次"), ("常见问题", "无"), ("表格下载", "<a href='/files/sqb.doc'>申请表.doc</a>"), ("示范文本", "<a href='/files/yb.pdf'>样表.pdf</a>"))  # fmt: skip
EMPTY = ("", "&nbsp;", "　", "<p></p>", "<br>", "<span></span>")


def values_of(scene: Any, matter: Matter) -> dict[str, str]:
    """Values of every element; one guide in three gives some of them as a reference to a file."""
    floor, window = "一二三四"[scene.number("floor") % 4], scene.number("window") % 40 + 1
    materials = (
        matter[3] if scene.variant % 5 != 4 else "详见附件：<a href='/files/cl.doc'>申请材料清单.doc</a>"
    )
    if scene.variant % 3 == 1:
        materials = "<p>" + "</p><p>".join(matter[3].split("；")) + "</p>"
    return {
        "name": matter[0], "basis": matter[1], "conditions": matter[2], "materials": materials, "process": scene.turn(PROCESS),
        "place": scene.pick((f"{scene.place}政务服务中心{floor}楼{window}号窗口", f"{scene.place}人民路{window}号", f"{scene.place}便民服务大厅{floor}楼综合受理区"), "place"), "agency": scene.place + matter[4], "hours": scene.pick(HOURS, "hours"),
        "time_limit": scene.pick(LIMITS, "limit"), "fee": scene.turn(FEES, 3), "phone": scene.pick((f"0{430 + scene.number('a') % 500}-{6200000 + scene.number('p') % 2700000}", f"{6200000 + scene.number('p') % 2700000}", "12345", f"(0{430 + scene.number('a') % 500}){6200000 + scene.number('q') % 2700000}"), "phone"),
    }  # fmt: skip


# --- carriers -----------------------------------------------------------------------------------------------------
def _grid(pairs: list[Pair], variant: int) -> str:
    cell = (
        "<td class='bszn-l' width='20%'>{l}</td>",
        "<th>{l}</th>",
        "<td bgcolor='#f0f6ff' align='right'><b>{l}：</b></td>",
    )[variant % 3]
    return (
        "<table class='bszn_table' border='1' width='100%'>"
        + "".join(f"<tr>{cell.format(l=label)}<td>{value}</td></tr>" for label, value in pairs)
        + "</table>"
    )


def _pairs(pairs: list[Pair], _: int) -> str:
    cells = [f"<th>{label}</th><td>{value}</td>" for label, value in pairs]
    return (
        "<table class='tab4'><tbody>"
        + "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
        + "</tbody></table>"
    )


def _numbered_table(pairs: list[Pair], _: int) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{label}</td><td>{value}</td></tr>" for n, (label, value) in enumerate(pairs, 1)
    )
    return f"<table border=1><tr><td>序号</td><td>要素</td><td>内容</td></tr>{rows}</table>"


def _headings(pairs: list[Pair], variant: int) -> str:
    digits = "一二三四五六七八九十"
    several = [digits[n] if n < 10 else f"十{digits[n - 10]}" for n in range(len(pairs))]
    shape = (
        "<p><strong>{n}、{l}</strong></p><p>　　{v}</p>",
        "<h4>{n}、{l}</h4><div class='nr'>{v}</div>",
        "<p>　　{n}、{l}：{v}</p>",
        "<p><b>（{n}）{l}</b></p><p>{v}</p>",
        "<p style='font-family:黑体'>{n}. {l}</p>\n<p>{v}</p>",
    )[variant % 5]
    return (
        "<div class='trs_editor_view'>"
        + "".join(
            shape.format(n=n, l=label, v=value) for n, (label, value) in zip(several, pairs, strict=True)
        )
        + "</div>"
    )


def _brackets(pairs: list[Pair], variant: int) -> str:
    shape = ("<p>【{l}】{v}</p>", "<p><b>【{l}】</b></p><p>{v}</p>", "<p>[{l}]：{v}</p>")[variant % 3]
    return "<div id='zoom'>" + "".join(shape.format(l=label, v=value) for label, value in pairs) + "</div>"


def _lines(pairs: list[Pair], variant: int) -> str:
    """One paragraph, each element on a line."""
    joint = ("<br>", "<br/>\n", "<br />　　")[variant % 3]
    return (
        "<div class='TRS_Editor'><p>"
        + joint.join(f"{label}：{value}" for label, value in pairs if not value.startswith("<p>"))
        + "</p>"
        + "".join(f"<p>{label}：</p>{value}" for label, value in pairs if value.startswith("<p>"))
        + "</div>"
    )


def _tabs(pairs: list[Pair], variant: int) -> str:
    """A bar of tabs and panes, all but one hidden."""
    head = "".join(f"<li{' class=on' if n == 0 else ''}>{label}</li>" for n, (label, _) in enumerate(pairs))
    panes = "".join(
        f"<div class='pane' style='display:{'block' if n == 0 else 'none'}'>{value}</div>"
        for n, (_, value) in enumerate(pairs)
    )
    if variant % 2:
        head = "".join(
            f"<a href='#tab{n}' data-toggle='tab'>{label}</a>" for n, (label, _) in enumerate(pairs)
        )
        panes = "".join(
            f"<div class='tab-pane{' active' if n == 0 else ''}' id='tab{n}'>{value}</div>"
            for n, (_, value) in enumerate(pairs)
        )
        return f"<div class='nav nav-tabs'>{head}</div><div class='tab-content'>{panes}</div>"
    return f"<ul class='tab-hd'>{head}</ul><div class='tab-bd'>{panes}</div>"


def _accordion(pairs: list[Pair], variant: int) -> str:
    if variant % 3 == 2:
        return "".join(
            f"<details{' open' if n == 0 else ''}><summary>{label}</summary><div>{value}</div></details>"
            for n, (label, value) in enumerate(pairs)
        )
    mark = ("<i class='icon-down'></i>", "<em>展开</em>")[variant % 3 % 2]
    return (
        "<div class='accordion'>"
        + "".join(
            f"<div class='card'><div class='card-header'><h5>{label}</h5>{mark}</div><div class='collapse' style='display:none'><div class='card-body'>{value}</div></div></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _definitions(pairs: list[Pair], variant: int) -> str:
    colon = "：" if variant % 2 else ""
    return (
        "<dl class='guide-dl'>"
        + "".join(f"<dt>{label}{colon}</dt><dd>{value}</dd>" for label, value in pairs)
        + "</dl>"
    )


def _blocks(pairs: list[Pair], variant: int) -> str:
    shape = (
        "<div class='info-item'><span class='info-label'>{l}：</span><span class='info-value'>{v}</span></div>", "<div class='item clearfix'><div class='left'>{l}</div><div class='right'>{v}</div></div>", "<section><h3>{l}</h3><div>{v}</div></section>",
        "<li><em>{l}</em><div class='txt'>{v}</div></li>", "<div class='bt'><img src='/images/icon.png'>{l}</div><div class='nrr'>{v}</div>", "<fieldset><legend>{l}</legend>{v}</fieldset>",
    )[variant % 6]  # fmt: skip
    return (
        "<div class='bszn-con'>"
        + "".join(shape.format(l=label, v=value) for label, value in pairs)
        + "</div>"
    )


def _grouped(pairs: list[Pair], _: int) -> str:
    """Basic information in a table, the longer elements below it under headings."""
    short = [pair for pair in pairs if len(pair[1]) < 30 and "<" not in pair[1]]
    long = [pair for pair in pairs if pair not in short]
    return f"<h3 class='bar'>基本信息</h3>{_pairs(short, 0)}" + "".join(
        f"<h3 class='bar'>{label}</h3><div class='box'>{value}</div>" for label, value in long
    )


def _spans(pairs: list[Pair], _: int) -> str:
    """Labels whose letters are spread, in a table inside a table."""
    rows = "".join(
        f"<tr><td align='center'>{'　'.join((label[:2], label[2:])) if len(label) == 4 else label}</td><td align='left'>&nbsp;{value}</td></tr>"
        for label, value in pairs
    )
    return f"<table width='98%' align='center'><tr><td><table width='100%' border='1' bordercolor='#99ccff'>{rows}</table></td></tr></table>"


def _merged(pairs: list[Pair], _: int) -> str:
    """A table with a heading in the first column that spans several rows."""
    rows = []
    for n, (label, value) in enumerate(pairs):
        group = (
            f"<td rowspan='{len(pairs[n : n + 4])}' class='g'>{('基本信息', '办理信息', '其他信息')[n // 4 % 3]}</td>"
            if n % 4 == 0
            else ""
        )
        rows.append(f"<tr>{group}<td class='k'>{label}</td><td class='v'>{value}</td></tr>")
    return f"<table class='sx' border='1'>{''.join(rows)}</table>"


def _inline(pairs: list[Pair], variant: int) -> str:
    """The elements as data of a script, the markup written from it."""
    name = ("guide", "itemInfo", "bszn")[variant % 3]
    data = json.dumps([{"label": label, "value": value} for label, value in pairs], ensure_ascii=False)
    return f"<div id='guide-box'></div><script>var {name}={data};for(var i=0;i<{name}.length;i++){{document.write('<div class=\"k\">'+{name}[i].label+'</div><div class=\"v\">'+{name}[i].value+'</div>');}}</script>"


CARRIERS: tuple[tuple[str, Carrier], ...] = (
    ("grid", _grid), ("pairs", _pairs), ("numbered-table", _numbered_table), ("headings", _headings), ("brackets", _brackets), ("lines", _lines), ("tabs", _tabs), ("accordion", _accordion), ("definitions", _definitions), ("blocks", _blocks), ("grouped", _grouped), ("spans", _spans), ("merged", _merged), ("inline", _inline),
)  # fmt: skip
WHOLE = (
    ("picture", "<div class='TRS_Editor'><p align='center'><img src='./W0201{n}.jpg' alt=''/></p></div>"), ("pictures", "<p><img src='/upload/{n}-1.png'></p><p><img src='/upload/{n}-2.png'></p><p><img src='/upload/{n}-3.png'></p>"),
    ("document", "<div id='zoom'><p>附件：<a href='/P0201{n}.docx'>{matter}办事指南.docx</a></p></div>"), ("pdf", "<div class='pdf'><embed src='/files/{n}.pdf' type='application/pdf' width='100%' height='900'></div>"), ("viewer", "<iframe src='/static/pdfjs/web/viewer.html?file=/P0201{n}.pdf' width='100%' height='1000' frameborder='0'></iframe>"),
    ("object", "<object data='/files/bszn{n}.pdf' type='application/pdf' width='900' height='1200'><p>请下载后查看：<a href='/files/bszn{n}.pdf'>{matter}办事指南</a></p></object>"), ("link", "<p>{matter}办事指南请点击下载：</p><p><a href='/upload/{n}.doc'><img src='/images/doc.gif'>{matter}办事指南（点击下载）</a></p>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, carrier in CARRIERS:
        for variant in range(8):
            yield _guide(Scene(f"fifth-guides-{name}", variant), carrier)
    for variant in in_both("fifth-guides-words", len(WORDS)):
        yield _guide(
            Scene("fifth-guides-words", variant), CARRIERS[variant % 4][1], WORDS[variant % len(WORDS)]
        )
    for name, markup in WHOLE:
        for variant in range(7):
            yield _whole(Scene(f"fifth-guides-{name}", variant), markup)


def _guide(scene: Scene, carrier: Carrier, words: Mapping[str, str] = MappingProxyType({})) -> Case:
    """A guide in a carrier; `words` are the labels of some elements, which it has in any case."""
    variant = scene.variant
    values = values_of(scene, scene.turn(MATTERS))
    gone = set(scene.some(ELEMENTS[1:], variant % 4, "gone")) - set(words)  # neither label nor value
    left = [element for element in ELEMENTS[1:] if element not in gone]
    empty = set(scene.some(left, 1 + variant % 2, "empty")) if variant in (2, 5, 6) else set()
    order = [element for element in ELEMENTS if element not in gone]
    if variant % 3 == 1:
        order = order[:1] + scene.some(order[1:], len(order), "order")
    pairs = [
        (
            words.get(one) or scene.turn(LABELS[one], 1 + len(one)),
            scene.pick(EMPTY, one) if one in empty else values[one],
        )
        for one in order
    ]
    for label, value in scene.some(FURTHER, 1 + variant % 4, "further"):
        pairs.insert(1 + scene.number(label) % len(pairs), (label, value))
    if variant % 2:  # the heading names the matter, no label does
        pairs = [pair for pair in pairs if pair[1] != values["name"]]
    heading = (
        "<h1>{}</h1>",
        "<h1>{}办事指南</h1>",
        "<div class='bt'>{}</div>",
        "<h2 align='center'>{}服务指南</h2>",
    )[variant % 4].format(values["name"])
    if variant % 4 == 3:
        heading += f"<p class='fb'>发布时间：{scene.today}　来源：{scene.office}</p>"
    below = "<p class='tip'>温馨提示：以上内容如有变动，以窗口告知为准。</p>" if variant % 3 == 0 else ""
    truth = {"name": values["name"], "elements": {one: one not in gone | empty for one in ELEMENTS}}
    return _case(scene, values["name"], heading + carrier(pairs, variant) + below, truth, ["guide"])


def _whole(scene: Scene, markup: str) -> Case:
    """The guide is a picture or a document: nothing can be said missing."""
    matter = scene.turn(MATTERS)[0]
    line = f"<p>发布时间：{scene.today}　来源：{scene.office}</p>" if scene.variant % 2 else ""
    main = f"<h1>{matter}办事指南</h1>{line}" + markup.format(
        n=1000 + scene.number("file") % 8999, matter=matter
    )
    return _case(
        scene, matter, main, {"name": matter, "elements": {}, "unreadable": True}, ["guide", "article"]
    )


def _case(scene: Scene, matter: str, main: str, truth: dict[str, object], kinds: list[str]) -> Case:
    path = scene.pick(
        (
            "/bsfw/bszn/{}.html",
            "/zwfw/bmfw/{}.htm",
            "/art/2020/3/2/art_1551_{}.html",
            "/wsbs/detail.jsp?id={}",
            "/bszn/show/{}",
            "/col/col1677/{}.html",
        ),
        "path",
    ).format(1000 + scene.number("path") % 8999)
    traps = scene.some(list(scene.wardrobe.harmless), 1 + scene.variant % 3, "traps")
    html = scene.page(
        f"{matter}_办事指南_{scene.place}人民政府",
        main,
        crumb=("首页", "政务服务", "办事指南")[: 1 + scene.variant % 3],
        traps=traps,
    )
    return scene.case(path, html, {**truth, "page_kind": kinds})
