"""Guides: carriers of service guides, with the elements that are present and those that are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.scene import Scene as AnyScene

LABELS = {
    "name": ["事项名称", "项目名称", "服务名称"],
    "basis": ["设定依据", "实施依据", "办理依据", "法定依据", "法律依据", "政策依据", "审批依据", "设立依据"],
    "conditions": ["申请条件", "受理条件", "办理条件", "申报条件", "准予条件", "前置条件", "办理对象", "服务对象", "适用范围", "受理范围"],
    "materials": ["申请材料", "申报材料", "办理材料", "所需材料", "提交材料", "需提供的资料", "申请资料", "所需证件"],
    "process": ["办理流程", "办理程序", "办事程序", "审批程序", "工作流程", "流程图"],
    "place": ["办理地点", "办公地址", "受理地点", "地址", "办理窗口", "受理窗口"],
    "agency": ["办理机构", "实施主体", "实施机关", "受理机构", "办理单位", "承办科室", "责任科室", "决定机构", "主办部门"],
    "hours": ["办理时间", "办公时间", "工作时间", "受理时间", "对外服务时间"],
    "time_limit": ["法定时限", "法定期限", "承诺时限", "承诺期限", "办结时限", "办理时限", "办理期限", "审批时限"],
    "fee": ["收费标准", "收费依据", "是否收费", "收费情况", "收费项目及标准"],
    "phone": ["联系电话", "咨询电话", "咨询方式", "办公电话", "服务电话"],
}  # fmt: skip
ELEMENTS = tuple(LABELS)
OTHERS = (
    ("监督电话", "0591-12345"),
    ("投诉电话", "12345"),
    ("办件类型", "承诺件"),
    ("事项类型", "行政许可"),
    ("数量限制", "无"),
    ("结果送达", "窗口领取或邮寄"),
    ("到现场次数", "1次"),
    ("常见问题", "无"),
    ("审批结果", "许可证"),
)
MATTERS = (
    ("再生育审批", "《人口与计划生育条例》第十八条。", "符合法定再生育条件的夫妻。", "1.再生育申请表；2.夫妻双方身份证、户口簿、结婚证。", "卫生健康局"),
    ("烟花爆竹零售经营许可", "《烟花爆竹安全管理条例》第十九条。", "有固定销售场所，主要负责人经过安全培训合格。", "1.经营许可申请书；2.营业场所照片；3.培训合格证。", "应急管理局"),
    ("占用城市道路许可", "《城市道路管理条例》第三十条。", "因特殊情况需要临时占用城市道路的单位和个人。", "1.占道申请表；2.占用位置示意图；3.安全文明措施方案。", "城市管理局"),
    ("兽药经营许可证核发", "《兽药管理条例》第二十二条。", "有与所经营兽药相适应的技术人员、场所、设备和质量管理制度。", "1.申请书；2.技术人员资格证明；3.场所产权或租赁证明。", "农业农村局"),
    ("收养登记", "《中华人民共和国民法典》第一千一百零五条。", "收养人无子女或者只有一名子女，年满三十周岁，有抚养能力。", "1.收养申请书；2.身份证件；3.婚姻登记证明；4.体检证明。", "民政局"),
    ("律师执业证换发", "《律师执业管理办法》第十五条。", "执业证因污损、遗失需要换发的专职律师。", "1.换发申请表；2.原执业证；3.近期免冠照片。", "司法局"),
    ("失业登记", "《就业服务与就业管理规定》第六十二条。", "法定劳动年龄内有劳动能力、有就业要求而处于无业状态的城镇常住人员。", "1.身份证；2.终止或解除劳动关系证明。", "人力资源和社会保障局"),
    ("建设工程规划许可证核发", "《中华人民共和国城乡规划法》第四十条。", "已取得用地批准文件，建设工程设计方案经审定。", "1.申请表；2.土地权属文件；3.建设工程设计方案。", "自然资源局"),
    ("水土保持方案审批", "《中华人民共和国水土保持法》第二十五条。", "在山区、丘陵区、风沙区开办可能造成水土流失的生产建设项目的单位。", "1.审批申请；2.水土保持方案报告书。", "水利局"),
    ("娱乐场所经营许可", "《娱乐场所管理条例》第九条。", "场所不在居民楼内，消防验收合格，设备符合国家标准。", "1.申请登记表；2.消防安全检查合格证；3.投资人无犯罪声明。", "文化和旅游局"),
    ("护士执业注册", "《护士条例》第七条。", "通过护士执业资格考试，完成临床实习，符合健康标准。", "1.注册申请审核表；2.学历证书；3.考试成绩合格证明；4.体检证明。", "卫生健康局"),
    ("公路超限运输许可", "《公路安全保护条例》第三十五条。", "承运不可解体物品、车货总体外廓尺寸或总质量超过限定标准的承运人。", "1.超限运输申请表；2.承运人营业执照；3.车辆行驶证；4.轮廓图。", "交通运输局"),
)  # fmt: skip
PROCESS = (
    "受理→审核→办结→发证。",
    "第一步：提交申请；第二步：受理审查；第三步：现场勘验；第四步：作出决定。",
    "申请人提交材料，窗口当场审核，符合要求的予以登记，并发给证明。",
)
HOURS = (
    "工作日上午9:00-11:30，下午13:30-16:30",
    "周一至周五8:30-17:00（节假日除外）",
    "夏季8:00-12:00、15:00-18:00；冬季8:30-12:00、14:30-17:30",
)
FEES = ("不收费", "无", "免费", "每件20元", "不收取费用", "/")
LIMITS = ("15个工作日", "7日", "当场办结", "自受理之日起10个工作日")
Pairs = list[tuple[str, str]]
Carrier = Callable[[Pairs, int], str]
Matter = tuple[str, str, str, str, str]


def _cells(pairs: Pairs, _: int) -> str:
    return (
        "<table class='table table-bordered'><tbody>"
        + "".join(
            f"<tr><td class='active text-right'>{label}</td><td>{value}</td></tr>" for label, value in pairs
        )
        + "</tbody></table>"
    )


def _caption(pairs: Pairs, _: int) -> str:
    """A label row, then a row for its value."""
    return (
        "<table border=1>"
        + "".join(
            f"<tr><th colspan=2 align=left>{label}</th></tr><tr><td colspan=2>{value}</td></tr>"
            for label, value in pairs
        )
        + "</table>"
    )


def _arabic(pairs: Pairs, variant: int) -> str:
    mark = ("{n}．{l}", "{n}、{l}：", "（{n}）{l}")[variant % 3]
    return (
        "<div id='Zoom'>"
        + "".join(
            f"<p><b>{mark.format(n=n, l=label)}</b></p><p>　　{value}</p>"
            for n, (label, value) in enumerate(pairs, 1)
        )
        + "</div>"
    )


def _bracket_colon(pairs: Pairs, _: int) -> str:
    return (
        "<div class='pages_content'>"
        + "".join(
            f"<p style='text-indent:2em'><strong>【{label}】：</strong>{value}</p>" for label, value in pairs
        )
        + "</div>"
    )


def _accordion(pairs: Pairs, _: int) -> str:
    """Panels that open on a click."""
    return (
        "<div class='panel-group'>"
        + "".join(
            f"<div class='panel'><div class='panel-heading'><a href='#c{n}'>{label}</a></div><div id='c{n}' class='collapse' style='display:{'block' if not n else 'none'}'><div class='panel-body'>{value}</div></div></div>"
            for n, (label, value) in enumerate(pairs)
        )
        + "</div>"
    )


def _tab_layers(pairs: Pairs, _: int) -> str:
    """Tab heads first, layers by number afterwards."""
    heads = "".join(
        f"<span id='tab{n}' onmouseover='setTab({n})'>{label}</span>" for n, (label, _) in enumerate(pairs)
    )
    layers = "".join(
        f"<div id='con_tab_{n}'{'' if n == 0 else ' style=' + chr(39) + 'display:none' + chr(39)}>{value}</div>"
        for n, (_, value) in enumerate(pairs)
    )
    return f"<div class='tabhead'>{heads}</div><div class='tabbody'>{layers}</div>"


def _flow(pairs: Pairs, _: int) -> str:
    return "<p class='zn'>" + "<br>".join(f"{label}：{value}" for label, value in pairs) + "</p>"


def _list_strong(pairs: Pairs, _: int) -> str:
    return (
        "<ul class='bszn'>"
        + "".join(f"<li><strong>{label}</strong><div>{value}</div></li>" for label, value in pairs)
        + "</ul>"
    )


def _sections(pairs: Pairs, _: int) -> str:
    return "".join(f"<section><h3>{label}</h3><p>{value}</p></section>" for label, value in pairs)


def _definition(pairs: Pairs, _: int) -> str:
    return (
        "<div class='guide'>"
        + "".join(f"<dl><dt>{label}：</dt><dd>{value}</dd></dl>" for label, value in pairs)
        + "</div>"
    )


def _word_paste(pairs: Pairs, _: int) -> str:
    """Pasted from a word processor: spans in spans, Chinese numerals."""
    digits = "一二三四五六七八九十"
    numerals = [digits[n] if n < 10 else "十" + digits[n - 10] for n in range(len(pairs))]
    return "<div class='TRS_Editor'>" + "".join(f"<p class='MsoNormal'><span style='font-family:黑体'><font face='黑体'>{n}、{label}</font></span></p><p class='MsoNormal'><span lang='EN-US'></span><span>　　{value}</span></p>" for n, (label, value) in zip(numerals, pairs, strict=True)) + "</div>"  # fmt: skip


def _three_columns(pairs: Pairs, _: int) -> str:
    return (
        "<table><tr><th>序号</th><th>要素</th><th>内容</th></tr>"
        + "".join(
            f"<tr><td>{n}</td><td>{label}</td><td>{value}</td></tr>"
            for n, (label, value) in enumerate(pairs, 1)
        )
        + "</table>"
    )


def _paired_cells(pairs: Pairs, _: int) -> str:
    cells = [f"<th>{label}</th><td>{value}</td>" for label, value in pairs]
    return (
        "<table class='sx'>"
        + "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
        + "</table>"
    )


def _left_tabs(pairs: Pairs, _: int) -> str:
    """A menu at the left, blocks with their heading again, all but one hidden."""
    menu = "".join(f"<li><a href='#m{n}'>{label}</a></li>" for n, (label, _) in enumerate(pairs))
    blocks = "".join(
        f"<div id='m{n}' class='blk'{'' if not n else ' hidden'}><h4>{label}</h4><div>{value}</div></div>"
        for n, (label, value) in enumerate(pairs)
    )
    return f"<ul class='left-menu'>{menu}</ul><div class='right'>{blocks}</div>"


def _bold_lines(pairs: Pairs, _: int) -> str:
    return (
        "<div class='main-txt'>"
        + "".join(f"<p><b>{label}：</b>{value}</p>" for label, value in pairs)
        + "</div>"
    )


def _square(pairs: Pairs, _: int) -> str:
    return (
        "<div class='detail'>"
        + "".join(f"<div>[{label}]</div><div>{value}</div>" for label, value in pairs)
        + "</div>"
    )


def _form_rows(pairs: Pairs, _: int) -> str:
    return (
        "<div class='layui-form'>"
        + "".join(
            f"<div class='layui-form-item'><label class='layui-form-label'>{label}</label><div class='layui-input-block'>{value}</div></div>"
            for label, value in pairs
        )
        + "</div>"
    )


def _anchored(pairs: Pairs, _: int) -> str:
    return (
        "<div class='nr'>"
        + "<br/><br/>".join(
            f"<a name='b{n}'></a>【{label}】<br/>{value}" for n, (label, value) in enumerate(pairs)
        )
        + "</div>"
    )


CARRIERS: tuple[tuple[str, Carrier], ...] = (
    ("cells", _cells), ("caption-rows", _caption), ("arabic", _arabic), ("bracket-colon", _bracket_colon), ("accordion", _accordion), ("tab-layers", _tab_layers), ("flow", _flow), ("list-strong", _list_strong),
    ("paired-cells", _paired_cells), ("left-tabs", _left_tabs), ("bold-lines", _bold_lines), ("square-brackets", _square), ("form-rows", _form_rows), ("anchored", _anchored),
    ("sections", _sections), ("definition", _definition), ("word-paste", _word_paste), ("three-columns", _three_columns),
)  # fmt: skip
WHOLE = (
    ("picture", "<p>请见下图：</p><p><img src='/upload/lct{n}.png' alt='{m}服务指南' width='960'></p>"),
    ("file", "<div class='fj'>附件：<a href='/download.do?id={n}'>{m}服务指南.docx</a></div>"),
    ("pdf-frame", "<iframe src='/pdfjs/web/viewer.html?file=/upload/{n}.pdf' width='980' height='1200'></iframe>"),
    ("scanned", "<table><tr><td><img src='/upload/zn{n}-1.jpg'><br><img src='/upload/zn{n}-2.jpg'></td></tr></table>"),
    ("word-file", "<p>{m}办事指南详见附件。</p><p>附件1：<a href='/upload/{n}.wps'>{m}办事指南.wps</a></p>"),
    ("viewer", "<embed src='/pdf/{n}.pdf' type='application/pdf' width='100%' height='900'>"),
    ("external", "<p>请到政务服务网查看：<a href='https://zwfw.example.gov.cn/item/{n}'>{m}</a></p>"),
)  # fmt: skip


def values_of(scene: AnyScene, matter: Matter) -> dict[str, str]:
    """Values of every element."""
    return {
        "name": matter[0], "basis": matter[1], "conditions": matter[2], "materials": matter[3], "process": scene.pick(PROCESS, "process"),
        "place": f"{scene.place}行政服务中心{'二三四'[scene.number('floor') % 3]}楼综合窗口", "agency": scene.place + matter[4], "hours": scene.pick(HOURS, "hours"),
        "time_limit": scene.pick(LIMITS, "limit"), "fee": scene.turn(FEES), "phone": f"0{510 + scene.number('a') % 400}-{8200000 + scene.number('p') % 700000}",
    }  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, carrier in CARRIERS:
        yield from (guide(Scene(f"guides/{name}", variant), carrier, MATTERS) for variant in range(6))
    yield from wholes(WHOLE, MATTERS, Scene)


def wholes(
    markups: Sequence[tuple[str, str]], matters: Sequence[Matter], scene_of: type[AnyScene]
) -> Iterator[Case]:
    """Guides that are pictures or documents: nothing can be said missing."""
    for name, markup in markups:
        for variant in range(5):
            scene = scene_of(f"guides/{name}", variant)
            matter = scene.turn(matters)[0]
            truth = {
                "name": matter,
                "elements": {},
                "unreadable": True,
                "page_kind": ["guide", "article", "other"],
            }
            yield case_of(
                scene,
                matter,
                f"<h1>{matter}</h1>{markup.format(n=scene.number('n') % 9000, m=matter)}",
                truth,
            )


def guide(scene: AnyScene, carrier: Carrier, matters: Sequence[Matter]) -> Case:
    """A guide in a carrier, some of whose elements are missing or empty."""
    variant = scene.variant
    values = values_of(scene, scene.turn(matters))
    gone = set(scene.some(ELEMENTS[1:], variant % 4, "gone"))
    empty = set(scene.some([e for e in ELEMENTS[1:] if e not in gone], variant % 3, "empty"))
    shown = [e for e in ELEMENTS if e not in gone]
    if variant % 2:
        shown = shown[:1] + scene.some(shown[1:], len(shown), "order")
    pairs = [(scene.turn(LABELS[e], 1 + len(e) % 2), "" if e in empty else values[e]) for e in shown]
    if variant % 3 != 1:
        pairs[3:3] = scene.some(OTHERS, 2, "others")
    if variant in (2, 5):  # the heading alone names the matter
        pairs = pairs[1:]
    truth = {e: e not in gone | empty for e in ELEMENTS}
    return case_of(
        scene,
        values["name"],
        f"<h1>{values['name']}</h1>{carrier(pairs, variant)}",
        {"name": values["name"], "elements": truth, "page_kind": ["guide"]},
    )


def case_of(scene: AnyScene, matter: str, main: str, truth: dict[str, object]) -> Case:
    """The page of a guide."""
    html = scene.page(
        f"{matter}_办事指南_{scene.place}",
        main,
        crumb=("首页", "政务服务", "办事指南"),
        traps=scene.some(scene.wardrobe.harmless, 2, "traps"),
    )
    return scene.case(f"/zwfw/bszn/{1000 + scene.number('u') % 8999}.html", html, truth)
