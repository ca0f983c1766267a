"""Guides: their elements in every form, and what only looks like a guide."""

from __future__ import annotations

import json
import time

import pytest
from patience import PATIENCE, is_linear

from crawler.page import Guide
from crawler.reading.document import Document, Text
from crawler.reading.guides import guide

URL = "http://www.site.test/bszn/1.html"


def read(source: str) -> Guide | None:
    return guide(Document(Text(text=source, charset="utf-8"), URL), URL)


def found(source: str) -> Guide:
    result = read(source)
    assert result is not None
    return result


def present(result: Guide) -> dict[str, bool | None]:
    return {element.name: element.present for element in result.elements}


def texts(result: Guide) -> dict[str, str]:
    return {element.name: element.text for element in result.elements if element.text}


WANTED = {
    "name": "老年优待证办理",
    "basis": "《老年人权益保障法》",
    "conditions": "年满60周岁",
    "materials": "身份证原件",
    "process": "申请、受理、发证",
    "place": "县政务大厅二楼",
    "hours": "上午8:30至12:00",
    "phone": "4462100",
}
LABELS = {
    "name": "事项名称",
    "basis": "设定依据",
    "conditions": "申请条件",
    "materials": "申请材料",
    "process": "办理流程",
    "place": "办理地点",
    "hours": "办公时间",
    "phone": "联系电话",
}
NUMBERS = "一二三四五六七八"
FOOT = """<div class="foot"><p>主办单位：某县人民政府</p><p>地址：某路1号</p><p>电话：1234567</p>
    <p>工作时间：上午9:00</p></div>"""


ENDS = {"numbered lines": "<br>", "ended breaks": "</br>", "paragraphs not begun": "</p>"}  # of lines


def page(form: str, **changed: str) -> str:
    values = WANTED | changed
    pairs = [(LABELS[name], values[name]) for name in LABELS]
    head = "<title>老年优待证办理-办事指南-某县</title><h1>老年优待证办理指南</h1>"
    if form == "table":
        body = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in pairs)
        return f"{head}<table>{body}</table>{FOOT}"
    if form == "table of four columns":
        cells = [f"<td>{label}：</td><td>{value}</td>" for label, value in pairs]
        rows = "".join(f"<tr>{one}{other}</tr>" for one, other in zip(cells[::2], cells[1::2], strict=True))
        return f"{head}<table>{rows}</table>{FOOT}"
    if form == "numbered headings":
        body = "".join(
            f"<p>{number}、{label}</p><p>{value}</p>"
            for number, (label, value) in zip(NUMBERS, pairs, strict=True)
        )
        return f"{head}<div>{body}</div>{FOOT}"
    if form in ENDS:
        body = ENDS[form].join(
            f"{number}、{label}：{value}" for number, (label, value) in zip(NUMBERS, pairs, strict=True)
        )
        return f"{head}<div><p>{body}</p></div>{FOOT}"
    if form == "brackets":
        body = "".join(f"<p>【{label}】{value}</p>" for label, value in pairs)
        return f"{head}<div>{body}</div>{FOOT}"
    if form == "definition list":
        body = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in pairs)
        return f"{head}<dl>{body}</dl>{FOOT}"
    if form == "headed sections":
        body = "".join(
            f"<section><h3>{label}</h3><div><p>{value}</p></div></section>" for label, value in pairs
        )
        return f"{head}<main>{body}</main>{FOOT}"
    if form == "tabs by number":
        tabs = "".join(f"<li>{label}</li>" for label, _ in pairs)
        panes = "".join(f"<div style='display:none'>{value}</div>" for _, value in pairs)
        return f"{head}<div><ul>{tabs}</ul><div>{panes}</div></div>{FOOT}"
    if form == "a row of labels over a row of values":
        halves = (pairs[:4], pairs[4:])
        rows = "".join(
            f"<tr>{''.join(f'<th>{label}</th>' for label, _ in half)}</tr>"
            f"<tr>{''.join(f'<td>{value}</td>' for _, value in half)}</tr>"
            for half in halves
        )
        return f"{head}<table>{rows}</table>{FOOT}"
    if form == "lines in a cell of the layout":
        body = "".join(f"【{label}】：{value}<br>" for label, value in pairs)
        aside = "<div>10月11日 小雨 微风</div>"
        return f"<table><tr><td>{head}<div id=zoom>{body}</div>{aside}</td></tr></table>{FOOT}"
    if form == "boxes in a cell of the layout":
        body = "".join(f"<div><div>{label}</div><div>{value}</div></div>" for label, value in pairs)
        return f"<table><tr><td>{head}<div>{body}</div></td></tr></table>{FOOT}"
    if form == "tabs in one line":
        tabs = "".join(f"<span onclick='tab({n})'>{label}</span>" for n, (label, _) in enumerate(pairs))
        panes = "".join(f"<div style='display:none'>{value}</div>" for _, value in pairs)
        return f"{head}<div><div>{tabs}</div><div>{panes}</div></div>{FOOT}"
    assert form == "tabs by address"
    tabs = "".join(f"<li><a href='#t{number}'>{label}</a></li>" for number, (label, _) in enumerate(pairs))
    panes = "".join(
        f"<div id='t{number}' class='pane'><h4>{label}</h4><p>{value}</p></div>"
        for number, (label, value) in enumerate(pairs)
    )
    return f"{head}<div><ul>{tabs}</ul></div><div>{panes}</div>{FOOT}"


FORMS = [
    "table", "table of four columns", "numbered headings", *ENDS, "brackets", "definition list",
    "headed sections", "tabs by number", "tabs by address", "a row of labels over a row of values",
    "lines in a cell of the layout", "boxes in a cell of the layout", "tabs in one line",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_guide_in_many_forms(form: str) -> None:
    assert {name: texts(found(page(form))).get(name) for name in WANTED} == WANTED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["hours", "phone", "place", "conditions"])
def test_an_empty_element_is_missing_and_the_footer_does_not_help(form: str, name: str) -> None:
    result = present(found(page(form, **{name: ""})))
    assert result.pop(name) is False
    assert all(result[other] for other in WANTED if other != name)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", ["无", "不收费", "详见附件", "/", "<img src='flow.jpg'>"])
def test_none_free_and_see_attachment_are_values(form: str, value: str) -> None:
    assert present(found(page(form, process=value)))["process"] is True


IN_ONE = """<title>老年优待证办理-办事指南</title><h1>老年优待证办理指南</h1><div class="zn">
    <strong>设定依据</strong>：《老年人权益保障法》<br><strong>申请条件</strong>：{conditions}<br>
    <strong>申请材料</strong>：身份证原件、{form}<br><strong>办理流程</strong>：申请、受理、发证<br>
    <strong>办理地点</strong>：县政务大厅二楼<br><strong>联系电话</strong>：4462100<br>{below}</div>"""


@pytest.mark.parametrize(
    ("conditions", "form", "below", "is_there"),
    [
        ("", "<a href='/f/b.doc'>申请表</a>", "", False),
        ("", "<a href='/f/b.doc'>《老年优待证登记表》.doc</a>", "", False),
        ("", "《申请表》", "", False),
        ("年满60周岁", "<a href='/f/b.doc'>申请表</a>", "", True),
        ("<a href='/f/c.doc'>见附件</a>", "<a href='/f/b.doc'>申请表</a>", "", True),
        ("<a href='/f/c.doc'></a>", "<a href='/f/b.doc'>申请表</a>", "", True),
        ("<img src='/c.png'>", "<a href='/f/b.doc'>申请表</a>", "", True),
        ("", "<a href='/f/b.doc'>申请表</a>", "<img src='/c.png'>", True),
        ("", "<a href='/f/b.doc'>申请表</a>", "<a href='/f/d.doc'>附件下载</a>", True),
        ("", "<a href='/f/b.doc'>申请表</a>", "<a href='/f/d.doc'>申请条件一览表</a>", True),
        ("", "<a href='/f/b.doc'>申请条件及申请表</a>", "", True),
        ("", "<a href='/f/b.doc'>下载</a>", "", True),
        ("", "<a href='/f/b.doc'>申请表及办事须知</a>", "", True),
        ("", "《申请表》", "附件：<a href='/f/b.doc'>申请表</a>", True),
    ],
)
def test_a_form_behind_another_label_is_not_what_an_element_shows(
    conditions: str, form: str, below: str, is_there: bool
) -> None:
    source = IN_ONE.format(conditions=conditions, form=form, below=below)
    cell = source.replace('<div class="zn">', "<table><tr><td>").replace("</div>", "</td></tr></table>")
    for result in (present(found(source)), present(found(cell))):
        assert result["conditions"] is is_there
        assert result["place"] is True


IN_ROWS = """<title>居住证办理-办事指南</title><h1>居住证办理</h1><table><tr><td>设定依据</td>{second}</tr>
    {rows}<tr><td>办理流程</td><td>申请、受理</td></tr></table>"""
BASIS = "<td>《居住证暂行条例》</td>"


@pytest.mark.parametrize(
    ("second", "rows", "is_there"),
    [
        (BASIS, "<tr><td>申请条件</td></tr><tr><td>申请材料</td><td>身份证</td></tr>", False),
        (BASIS, "<tr><td><p>申请条件：</p></td></tr><tr><td>申请材料：身份证</td></tr>", False),
        (BASIS, "<tr><td>申请条件</td></tr><tr><td>居住半年</td></tr>", True),
        (
            BASIS,
            "<tr><td>申请条件<img src='/c.png'></td></tr><tr><td>申请材料</td><td>身份证</td></tr>",
            True,
        ),
        # what may head the rows below, share the cell beside, or say in brackets what it has to say
        (BASIS, "<tr><td colspan='2'>申请条件</td></tr><tr><td>申请材料</td><td>身份证</td></tr>", None),
        (
            "<td rowspan='2'>《条例》</td>",
            "<tr><td>申请条件</td></tr><tr><td>申请材料</td><td>证</td></tr>",
            None,
        ),
        (BASIS, "<tr><td>申请条件（见附件）</td></tr><tr><td>申请材料</td><td>身份证</td></tr>", None),
        (
            BASIS,
            "<tr><td>申请条件（另行公布）</td><td></td></tr><tr><td>申请材料</td><td>身份证</td></tr>",
            None,
        ),
        (BASIS, "<tr><td>申请条件（无）</td><td></td></tr><tr><td>申请材料</td><td>身份证</td></tr>", None),
        (
            BASIS,
            "<tr><td>申请条件（必须）</td><td></td></tr><tr><td>申请材料</td><td>身份证</td></tr>",
            False,
        ),
        (
            BASIS,
            "<tr><td>申请条件</td></tr><tr><td>户籍</td><td>本市</td></tr><tr><td>申请材料</td><td>证</td></tr>",
            None,
        ),
    ],
)
def test_a_label_alone_in_a_row_is_empty_where_that_is_sure(
    second: str, rows: str, is_there: bool | None
) -> None:
    assert present(found(IN_ROWS.format(second=second, rows=rows)))["conditions"] is is_there


@pytest.mark.parametrize(
    ("materials", "is_there"),
    [
        ("<p>申请材料：</p><p>1、申请表；</p><p>2、身份证</p>", None),
        ("<h3>申请材料</h3><ul><li>申请表</li><li>身份证</li></ul>", None),
        ("<dl><dt>申请材料</dt><dd>申请表</dd><dd>身份证</dd></dl>", None),
        ("申请材料：<br>申请表<br>身份证<br>", None),
        ("<p>申请材料：</p><p>1、登记表；</p><p>2、身份证</p>", True),
        ("<p>申请材料：</p><p>表格下载：<a href='/f/b.doc'>登记</a></p>", False),
        ("<p>申请材料：</p><p>联系电话：4462100</p>", False),
    ],
)
def test_an_application_form_may_be_the_first_of_the_materials(materials: str, is_there: bool | None) -> None:
    source = f"<title>居住证-办事指南</title><p>设定依据：《条例》</p>{materials}<p>办理流程：申请、受理</p>"
    assert present(found(source))["materials"] is is_there


@pytest.mark.parametrize("blank", [" ", "\u3000", "&nbsp;", "\xa0", "  ", "&nbsp;&nbsp;"])
@pytest.mark.parametrize("title", ["老年优待证办理", "老年优待证-办事指南"])
def test_labels_may_be_parted_throughout(blank: str, title: str) -> None:
    rows = "".join(f"<tr><td>{blank.join(LABELS[name])}</td><td>{WANTED[name]}</td></tr>" for name in WANTED)
    source = f"<title>{title}</title><h1>老年优待证办理</h1><table>{rows}</table>"
    assert {name: texts(found(source)).get(name) for name in WANTED} == WANTED


@pytest.mark.parametrize("form", ["table", "brackets", "definition list", "headed sections"])
def test_an_element_without_label_is_missing(form: str) -> None:
    source = page(form).replace("联系电话", "监督电话").replace("4462100", "4462199")
    assert present(found(source))["phone"] is False
    assert (
        present(found(page(form).replace("设定依据", "备注").replace("《老年人权益保障法》", "略")))["basis"]
        is False
    )


def test_a_matter_may_be_called_like_a_document() -> None:
    source = page("table").replace("办事指南-某县", "某县").replace("老年优待证办理指南", "水土保持方案审批")
    assert read(source.replace("老年优待证办理", "水土保持方案审批")) is not None
    assert (
        read(source.replace("水土保持方案审批", "水土保持方案").replace("老年优待证办理", "规划方案")) is None
    )


def test_general_words_do_not_stand_for_an_element() -> None:
    source = page("table", process="申请人到窗口提交材料，五个工作日内作出是否受理的决定")
    for name in ("place", "materials", "hours"):
        without = source.replace(LABELS[name], "备注").replace(WANTED[name], "略")
        assert present(found(without))[name] is False
    result = present(found(source))
    assert (result["time_limit"], result["agency"]) == (False, False)


def test_an_element_that_may_stand_in_the_text_is_unknown() -> None:
    source = page("table").replace("联系电话", "备注").replace("4462100", "如有疑问请拨打4462100")
    assert present(found(source))["phone"] is None
    assert present(found(page("table").replace("办公时间", "备注")))["hours"] is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("申请材料（一式两份）", "materials"),
        ("办理材料目录", None),
        ("申请材料目录", "materials"),
        ("地址及电话", "phone"),
        ("办理地点和时间", None),
        ("受理地点、办公时间", "hours"),
        ("法 定 依 据", "basis"),
        ("审批程序", "process"),
        ("服务对象", "conditions"),
    ],
)
def test_synonyms(label: str, name: str | None) -> None:
    source = page("table").replace("</table>", f"<tr><td>{label}</td><td>某种内容甲乙</td></tr></table>")
    for known in LABELS.values():
        source = source.replace(f"<tr><th>{known}</th>", f"<tr><th>{known}</th>", 1)
    if name is None:
        assert "某种内容甲乙" not in texts(found(source)).values()
        return
    source = source.replace(f"<tr><th>{LABELS[name]}</th><td>{WANTED[name]}</td></tr>", "")
    assert texts(found(source))[name] == "某种内容甲乙"


def test_a_guide_is_named_by_its_heading() -> None:
    source = page("table").replace("<tr><th>事项名称</th><td>老年优待证办理</td></tr>", "")
    result = found(source)
    assert present(result)["name"] is True
    assert result.name == "老年优待证办理指南"
    nameless = source.replace("老年优待证办理指南", "办事指南").replace("老年优待证办理-", "")
    assert present(found(nameless.replace("老年优待证", "某证")))["name"] is not True


def test_forms_files_systems_and_phones() -> None:
    source = page(
        "table", phone="0835-4462100，4462101（转8023）", materials="《优待证申请表》（表格下载见附件）"
    )
    source = source.replace(
        FOOT,
        "<p>附件：<a href='/P020151120.doc'>优待证申请表</a> <a href='/down.jsp?colID=3'>样表</a></p>"
        "<p><a href='http://sb.site.test/'>在线申报</a> "
        "<a href='/cx'>办件查询</a> <a href='/x.html'>首页</a></p>" + FOOT,
    )
    result = found(source)
    assert result.forms_named == ("优待证申请表",)
    assert result.attachments == (
        "http://www.site.test/P020151120.doc",
        "http://www.site.test/down.jsp?colID=3",
    )
    assert result.systems == ("http://sb.site.test/", "http://www.site.test/cx")
    assert result.phones == ("0835-4462100", "4462101")


def test_a_form_that_is_only_mentioned_is_not_promised() -> None:
    assert found(page("table", materials="《优待证申请表》、身份证")).forms_named == ()


def test_years_of_yearly_matters() -> None:
    yearly = page("table").replace("<h1>老年优待证办理指南", "<h1>2013年小学招生办理指南")
    assert found(yearly).years == (2013,)
    assert found(page("table").replace("<h1>老年", "<h1>2013年老年")).years == ()


def test_missing_elements_may_lie_in_a_file() -> None:
    source = page("table", hours="").replace(FOOT, "<a href='zn.doc'>老年优待证办事指南.doc</a>" + FOOT)
    assert present(found(source))["hours"] is None
    assert present(found(source))["place"] is True


def test_numbers_of_persons_are_masked() -> None:
    result = found(page("table", place="县大厅，联系张三丰13800000000，身份证11010119000101001X"))
    assert "11010119000101001X" not in texts(result)["place"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p><img src='zn.jpg'></p>", "guide_is_image"),
        ("<p><a href='zn.pdf'>点击查看</a></p>", "guide_is_file"),
        ("<div>{{guide.condition}}</div>", "guide_by_script"),
        ("<iframe src='/pdf/web/viewer.html'></iframe>", "guide_is_frame"),
    ],
)
def test_a_guide_that_cannot_be_read(body: str, reason: str) -> None:
    result = found(f"<title>护照办理指南-某市公安局</title><h1>护照办理指南</h1>{body}")
    assert (result.readable, result.reason) == (False, reason)
    assert set(present(result).values()) == {None}


FEW = "<p>实施机关：县市场监管局</p><p>法定时限：20个工作日</p><p>收费标准：不收费</p>"
TABS = ("基本信息", "申请材料", "办理流程", "设定依据")
ELSEWHERE = {
    "tabs that lead to pages": "<ul>" + "".join(f"<li><a href='1_{n}.html'>{tab}</a></li>" for n, tab in enumerate(TABS)) + f"</ul>{FEW}",
    "tabs that open pages": "<div>" + "".join(f"<span onclick=\"location.href='1_{n}.html'\">{tab}</span>" for n, tab in enumerate(TABS)) + f"</div>{FEW}",
    "tabs that a script fills": "<div>" + "".join(f"<a href='javascript:show({n})'>{tab}</a>" for n, tab in enumerate(TABS[:3])) + f"</div><div id='c'>{FEW}</div>",
    "links at the side": "<dl><dd><a href='/g?s=1'>设定依据</a></dd><dd><a href='/g?s=2'>申请材料</a></dd></dl>" + FEW,
    "a frame": f"{FEW}<iframe src='/g/frame.html' width='100%' height='800'></iframe>",
    "a document shown": f"<embed src='/f/a.pdf' type='application/pdf'>{FEW}",
    "a picture": f"{FEW}<p><img src='/f/a.jpg' width='900'></p>",
    "a file that is no form": f"{FEW}<p><a href='/f/a.pdf'>点击查看详细内容</a></p>",
    "words": f"{FEW}<p>其他内容详见政务服务网。</p>",
}  # fmt: skip
HERE = {
    "a form to download": f"{FEW}<p><a href='/f/a.doc'>食品经营许可申请表</a></p>",
    "a small picture and a counter": f"<p><img src='/i/dot.gif' width='20'></p>{FEW}<iframe src='/count' width='0' height='0'></iframe>",
    "pictures of the page": f"<div><p>某县</p><img src='/b.jpg' width='960'></div><div>{FEW}</div><div class='foot'><p>主办单位：某县</p><p><img src='/i/jiucuo.png'></p></div>",
    "a column called like an element": f"<a href='/lc/'>办理流程</a><div>{FEW}</div>",
}  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_may_stand_elsewhere_is_not_missing(name: str) -> None:
    result = present(
        found(
            f"<title>食品经营许可办事指南</title><h1>食品经营许可办事指南</h1><div>{ELSEWHERE[name]}</div>{FOOT}"
        )
    )
    assert (result["agency"], result["time_limit"], result["fee"]) == (True, True, True)
    assert False not in result.values()


@pytest.mark.parametrize("name", HERE)
def test_what_stands_nowhere_is_missing(name: str) -> None:
    result = present(
        found(
            f"<title>食品经营许可办事指南</title><h1>食品经营许可办事指南</h1><div>{HERE[name]}</div>{FOOT}"
        )
    )
    assert (result["basis"], result["conditions"], result["place"]) == (False, False, False)


LABELLED = "<table><tr><th>实施机关</th><td>县市场监管局</td></tr><tr><th>法定时限</th><td>20个工作日</td></tr><tr><th>收费标准</th><td>不收费</td></tr></table>"
BEYOND = {
    "numbered steps": ("process", "<p>1.到窗口提出申请；</p><p>2.窗口当场受理；</p><p>3.领取证件。</p>"),
    "steps by name": ("process", "<div><p>第一步：网上提交</p><p>第二步：现场核查</p></div>"),
    "arrows": ("process", "<div>申请→受理→审查→发证</div>"),
    "boxes of a chart": ("process", "<div class='lct'><i>申请</i></div><div>受理</div><div>审查</div><div>决定</div><div>送达</div>"),
    "a table of papers": ("materials", "<table><tr><th>序号</th><th>材料名称</th><th>来源渠道</th><th>份数</th></tr><tr><td>1</td><td>营业执照</td><td>申请人自备</td><td>1</td></tr></table>"),
    "numbered papers": ("materials", "<p>（一）经营许可申请书；</p><p>（二）营业执照复印件；</p>"),
    "numbered conditions": ("conditions", "<p>1、具有与经营的食品相适应的场所；</p><p>2、符合国家食品安全标准的布局。</p>"),
    "a law": ("basis", "<p>《中华人民共和国食品安全法》第三十五条规定，国家对食品生产经营实行许可制度。</p>"),
}  # fmt: skip
NOT_BEYOND = {
    "other guides": "<ul><li><a href='/1'>1.身份证办理申请</a></li><li><a href='/2'>2.户口簿补领受理</a></li></ul>",
    "the page's tools": "<p>打印本页</p><p>关闭窗口</p><p>浏览次数：123</p>",
    "one line with a word": "<p>1.咨询请提交留言</p>",
    "a telephone": "<div><p>12345政务服务热线</p><p>监督电话：0835-4462188</p></div>",
}


@pytest.mark.parametrize("where", ["below", "above"])
@pytest.mark.parametrize("name", BEYOND)
def test_what_stands_round_the_labels_without_one_is_not_missing(name: str, where: str) -> None:
    element, text = BEYOND[name]
    body = LABELLED + text if where == "below" else text + LABELLED
    head = "<title>食品经营许可办事指南</title><h1>食品经营许可办事指南</h1>"
    result = present(found(f"{head}<div>{body}</div>{FOOT}"))
    assert result[element] is None
    assert (result["agency"], result["place"], result["hours"]) == (True, False, False)


@pytest.mark.parametrize("name", NOT_BEYOND)
def test_what_stands_below_and_is_no_part_of_the_guide(name: str) -> None:
    source = f"<title>食品经营许可办事指南</title><h1>食品经营许可办事指南</h1><div>{LABELLED}{NOT_BEYOND[name]}</div>{FOOT}"
    result = present(found(source))
    assert (result["process"], result["materials"], result["conditions"]) == (False, False, False)


@pytest.mark.parametrize(
    ("cell", "script", "missing"),
    [
        ("<td></td>", "", True),
        ("<td></td>", "<script>$.get('/hits?id=1')</script>", True),
        ("<td id='clsq'></td>", "", True),
        ("<td id='clsq'></td>", "<script>document.getElementById('clsq').innerHTML = data.clsq</script>", False),
        ("<td id='clsq'></td>", "<script>$.getJSON('/item?id=1', show)</script>", False),
        ("<td><div class='cl-list'></div></td>", "<script>$('.cl-list').html(data)</script>", False),
        ("<td class='v'></td>", "<script>$('#hits').html(7)</script>", True),
    ],
)  # fmt: skip
def test_an_empty_place_that_a_script_fills_is_unknown(cell: str, script: str, missing: bool) -> None:
    table = LABELLED.replace("</table>", f"<tr><th>申请材料</th>{cell}</tr></table>")
    source = (
        f"<title>食品经营许可办事指南</title><h1>食品经营许可办事指南</h1><div>{table}</div>{script}{FOOT}"
    )
    assert present(found(source))["materials"] is (False if missing else None)


def test_an_empty_first_element_takes_nothing_from_below_the_guide() -> None:
    item = "<div><h2>{}</h2><div>{}</div></div>"
    items = item.format("法定依据", "") + item.format("申报条件", "权属清楚") + item.format("收费标准", "/")
    result = present(
        found(f"<h1>林木采伐许可证核发</h1><div>{items}</div><div>天气预报 <b>今天</b> 小雨</div>")
    )
    assert (result["basis"], result["conditions"]) == (False, True)


def test_two_labels_in_one_without_a_sign_between_them() -> None:
    result = present(found(f"<h1>食品经营许可办事指南</h1>{FEW}<h3>办理时间地点</h3><p>工作日，街道大厅</p>"))
    assert (result["hours"], result["place"]) == (True, True)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("办理地点及时间", {"place", "hours"}),
        ("受理时间和地点", {"place", "hours"}),
        ("申请材料及份数", {"materials"}),
        ("办理地点及周边", set()),
        ("办理地点及", set()),
    ],
)
def test_parts_of_a_label_that_are_joined(label: str, names: set[str]) -> None:
    result = found(f"<h1>食品经营许可办事指南</h1>{FEW}<h3>{label}</h3><p>工作日，街道大厅</p>")
    assert {name for name, text in texts(result).items() if text == "工作日，街道大厅"} == names


def test_items_of_a_list_below_an_empty_heading_may_be_its_steps() -> None:
    source = """<h1>食品经营许可办事指南</h1><h3>设定依据</h3><p>《食品安全法》</p><h3>申请条件</h3><p>有场所</p>
        <h3>办理流程</h3><ol><li>受理单位：县局</li><li>审核</li></ol><h3>收费标准</h3><p>不收费</p>"""
    assert present(found(source))["process"] is None


@pytest.mark.parametrize(
    ("process", "is_there"),
    [
        ("<p>1、受理单位：县局</p><p>2、审核</p>", None),
        ("<p>（一）承办科室：审核</p>", None),
        ("<p>联系电话：4462100</p>", None),  # what is not numbered as the headings are may be part of it
        ("<p>四、受理单位：县局</p>", False),
        ("<p>1、审核</p>", True),
    ],
)
def test_labels_that_are_numbered_otherwise_may_be_steps(process: str, is_there: bool | None) -> None:
    source = f"""<h1>食品经营许可办事指南</h1><p>一、设定依据</p><p>《食品安全法》</p><p>二、申请条件</p>
        <p>有场所</p><p>三、办理流程</p>{process}<p>五、收费标准</p><p>不收费</p>"""
    assert present(found(source))["process"] is is_there


NO_GUIDES = {
    "contacts": """<title>联系我们</title><p>地址：某路</p><p>办公时间：上午</p><p>联系电话：4462100</p>""",
    "contacts in the column of guides": """<title>办事指南-某县</title><h1>办事指南</h1>
        <p>地址：某路</p><p>办公时间：上午</p><p>联系电话：4462100</p>""",
    "a notice": """<title>关于申报2015年补贴的通知</title><h1>关于申报2015年补贴的通知</h1>
        <p>一、申报条件</p><p>甲</p>
        <p>二、申报材料</p><p>乙</p><p>三、办理程序</p><p>丙</p><p>四、办理时限</p><p>20天</p>""",
    "a job advertisement": """<title>某局招聘公告</title><h1>某局招聘公告</h1><p>申请条件：本科</p>
        <p>报送材料：简历</p>
        <p>联系电话：4462100</p><p>地址：某路</p>""",
    "a list of guides": """<title>办事指南-某县</title><h1>办事指南</h1>
        <ul><li><a href="1.html">居住证办理</a></li><li><a href="2.html">护照办理</a></li></ul>""",
    "a table of matters": """<title>办事指南-某县</title><table><tr><th>事项名称</th><th>办理地点</th>
        <th>联系电话</th>
        <th>办理流程</th></tr><tr><td>甲</td><td>乙</td><td>丙</td><td>丁</td></tr></table>""",
    "a form to apply": """<title>网上申请</title><table><tr><td>申请条件：</td><td>
        <select></select></td></tr>
        <tr><td>申请材料：</td><td><input type="file"></td></tr>
        <tr><td>联系电话：</td><td><input></td></tr></table>""",
    "an article about guides": """<title>某县优化办事指南</title><h1>某县优化办事指南</h1>
        <p>今年以来，某县简化办理流程，压缩办理时限，减少申请材料，群众办事更加方便。</p>""",
    "an article": """<title>县政府召开会议</title><h1>县政府召开会议</h1>
        <p>会议指出，要优化办理流程。</p>""",
}


@pytest.mark.parametrize("name", NO_GUIDES)
def test_what_only_looks_like_a_guide(name: str) -> None:
    assert read(NO_GUIDES[name]) is None


def test_a_guide_without_the_word_needs_three_labels() -> None:
    source = "<title>居住证</title><h1>居住证</h1><p>设定依据：《条例》</p><p>申请条件：半年</p>"
    assert read(source) is None
    assert read(source + "<p>联系电话：4462100</p>") is not None
    assert read("<p>当前位置：首页 &gt; 办事指南</p>" + source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "<title>办事指南</title>" + "<div>申请条件：" * 5_000,
        "<title>办事指南</title>" + "<div><p>申请条件</p><p>申请材料</p>" * 3_000,
        "<title>办事指南</title>" + "<ul><li>申请条件<li>申请材料</ul>" * 4_000,
        "<title>办事指南</title>申请条件：申请材料：" + "《" * 100_000,
        "<title>办事指南</title>申请条件：a 申请材料：b 联系电话：" + "0835-" * 50_000,
        "<title>办事指南</title>申请条件：a 申请材料：b" + "<a href='/down.jsp?x'>申请表下载</a>" * 10_000,
        "<title>办事指南</title>申请条件：a 申请材料：b 下载" + "申请" * 50_000,
        "<title>居住证办理指南</title>" + "<p><img>" * 30_000,
        "<title>办事指南</title>申请条件：a 申请材料：b" + "<table><tr><td>" * 1_500,
        "<title>办事指南</title>申请条件：a 申请材料：b<p>" + "受理" * 50_000,
        "<title>居住证-办事指南</title><table><tr><td>设定依据<td>《条例》<tr><td>办理流程<td>申请、受理"
        + "<tr>" * 90_000
        + "<tr><td>申请条件<tr><td>申请材料<td>身份证" * 2_000,
    ],
)
def test_hostile_pages_take_no_time(source: str) -> None:
    document = Document(Text(text=source, charset="utf-8"), URL)
    start = time.process_time()
    guide(document, URL)
    assert time.process_time() - start < PATIENCE


def test_boxes_in_boxes_are_looked_at_once() -> None:
    assert is_linear(
        lambda times: guide(
            Document(
                Text(
                    text="<title>办事指南</title>" + "<div><p>申请条件</p><p>申请材料</p>" * times,
                    charset="utf-8",
                ),
                URL,
            ),
            URL,
        ),
        1_200,
    )


@pytest.mark.parametrize(
    "place",
    [
        "<div class='part'><div>{}</div>{}</div>",
        "<div class='part'><div>{}</div>{}<br>第二行</div>",
        "<details><summary>{}</summary>{}</details>",
        "<fieldset><legend>{}</legend>{}</fieldset>",
    ],
)
def test_a_value_without_an_element_of_its_own_stands_behind_its_label(place: str) -> None:
    parts = "".join(place.format(LABELS[name], WANTED[name]) for name in LABELS if name != "name")
    read = found(
        f"<title>老年优待证办理办事指南</title><h1>老年优待证办理办事指南</h1><div>{parts}</div>{FOOT}"
    )
    assert {
        name: text.split()[0] for name, text in texts(read).items() if name in WANTED and name != "name"
    } == {name: text.split()[0] for name, text in WANTED.items() if name != "name"}
    empty = place.format(LABELS["process"], "").replace("第二行", "")
    parts = parts.replace(place.format(LABELS["process"], WANTED["process"]), empty)
    read = found(
        f"<title>老年优待证办理办事指南</title><h1>老年优待证办理办事指南</h1><div>{parts}</div>{FOOT}"
    )
    assert present(read)["process"] is False


@pytest.mark.parametrize(
    "shown",
    [
        "<div style='background:url(/lc.png) no-repeat;height:400px'></div>",
        "<svg><path d='M0 0h9'/></svg>",
        "<canvas id='flow'></canvas>",
        "<div class='lazy' data-src='/lc.png'></div>",
        "<div v-html='matter.flow'></div>",
        "<input type='image' src='/lc.png'>",
        "<picture><source srcset='/lc.png'></picture>",
        "<a class='icon-pdf' href='/lc.pdf'></a>",
    ],
)
def test_what_style_or_script_shows_in_a_place_is_not_missing(shown: str) -> None:
    assert present(found(page("table", process=shown)))["process"] is not False
    assert present(found(page("table", process="<div class='lc'></div>")))["process"] is False


DATA = [
    {"label": "项目名称", "value": "烟草专卖零售许可证"},
    {"label": "设定依据", "value": "《烟草专卖法》第十六条"},
    {"label": "办理流程", "value": "<p>申请</p><p>受理</p>"},
    {"label": "办公地址", "value": "政务大厅二楼"},
    {"label": "咨询电话", "value": ""},
]
CARRIERS = {
    "labels and values": json.dumps(DATA, ensure_ascii=False),
    "labels as keys": json.dumps({one["label"]: one["value"] for one in DATA}, ensure_ascii=False),
    "other keys": json.dumps([{"itemName": one["label"], "content": one["value"]} for one in DATA], ensure_ascii=False),
}  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "held"),
    [
        (("依据", "材料", "流程", "收费"), True),
        (("设定依据", "材料", "地址", "电话"), True),
        (("依据", "地址", "电话", "附件"), False),  # one core element alone
    ],
)
@pytest.mark.parametrize("form", ["<p>{}：本单位规定</p>", "<dl><dt>{}<dd>本单位规定</dl>"])
def test_short_labels_make_a_guide_as_others_do(labels: tuple[str, ...], form: str, held: bool) -> None:
    page = "".join(map(form.format, labels))
    assert (read(f"<title>便民</title><h1>旅行社设立许可</h1>{page}") is not None) is held


@pytest.mark.parametrize("name", CARRIERS)
def test_a_guide_that_a_script_writes_from_data(name: str) -> None:
    page = f"<title>烟草专卖零售许可证_办事指南</title><h2>烟草专卖零售许可证</h2><div id=box></div><script>var g={CARRIERS[name]};for(var i=0;i<g.length;i++){{document.write(g[i].label)}}</script>"
    result = found(page)
    assert result.name == "烟草专卖零售许可证"
    told = present(result)
    assert [told[name] for name in ("basis", "process", "place", "phone", "fee")] == [
        True,
        True,
        True,
        False,
        False,
    ]


NAMED = "<p>设定依据、申请条件和办理流程，请看下表</p>"
TOLD = [
    ("设定依据", "《烟草专卖法》第十六条"),
    ("办理流程", "申请、受理、审批"),
    ("申请条件", "年满十八周岁"),
]


def written(*labels: str) -> str:
    """Data with these labels, as scripts write them."""
    items = (
        f'{{"name": {label}, "value": "{value}"}}' for label, (_, value) in zip(labels, TOLD, strict=True)
    )
    return f"var g = [{', '.join(items)}]; show(g)"


@pytest.mark.parametrize(
    "script",
    [
        written('"设定依据"', '"办理流程"', '"申请条件"'),
        written("'一、设定依据：'", "'（二）办理流程'", "' 3. 申请条件 '"),
        written('"设 定 依 据"', '"办\u3000理流程"', '"申请\u200b条件"'),
        written('"设定（法定）依据"', '"办理(内部)流程"', '"申请条件（必须）"'),
        written('"设定" + "依据"', '"办" +\n"理流程"', '"申请" /* */ + "条件"'),
        written('"设定\\n依据"', '"办理\\t流程"', '"申请\\\n条件"'),
        written('"设定依据和收费"', '"办理流程及办理时限"', '"申请条件范围"').replace("范围", "办理材料"),
        written('"\\u8bbe\\u5b9a\\u4f9d\\u636e"', '"\\u529e\\u7406\\u6d41\\u7a0b"', '"申请条件"'),
        f"var g = {json.dumps(dict(TOLD), ensure_ascii=False)}",
    ],
)
def test_labels_in_data_are_found_however_they_are_written(script: str) -> None:
    result = read(f"<h1>烟草专卖许可证办事指南</h1>{NAMED}<script>{script}</script>")
    assert result is not None
    assert present(result)["basis"] is True


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", True),
        ("<input name=q readonly value=请输入关键字>", True),  # a control may show what stands in no text
        ("<select disabled><option>本站</select>优化申请条件放宽、办理流程再造", True),
        ("<input readonly>设定依据，申请条件。办理流程，请看下表", False),
        ("优化申请条件放宽、办理流程再造", True),
        ("设定依据，申请条件。办理流程，请看下表", False),  # labels of an article's own, be it in sentences
        ("设定（法定）依据，申请（必要）条件，请看下表", False),
    ],
)
def test_data_are_no_guide_where_a_page_that_is_not_called_one_speaks_of_its_labels(
    text: str, held: bool
) -> None:
    script = written('"设定依据"', '"办理流程"', '"申请条件"')
    result = read(f"<title>便民</title><h1>烟草专卖许可证</h1><p>{text}</p><script>{script}</script>")
    assert (result is not None) is held


def test_scripts_without_labels_of_their_own_are_not_taken_apart() -> None:
    def taken_apart(*told: str) -> bool:
        data = "".join(
            f'var d{number} = {{"id": {number}, "t": "{text}"}};' for number, text in enumerate(told)
        )
        source = f"<title>便民</title><p>优化申请条件放宽办理流程再造</p><script>{data}</script>"
        document = Document(Text(text=source, charset="utf-8"), URL)
        assert guide(document, URL) is None
        return "values" in document.memo

    assert taken_apart("申请条件", "办理流程", "收费标准")
    assert not taken_apart("申请条件", "办理流程再造", "申请条件放宽", "收费标准", "和收费标准")


PLACES = {"受理条件": "sltj", "办理流程": "bllc", "收费标准": "sfbz", "申请材料": "sqcl"}


@pytest.mark.parametrize("title", ["老年证办事指南", "我县优化老年证办理流程和收费标准"])
@pytest.mark.parametrize(
    "told",
    [
        json.dumps(PLACES, ensure_ascii=False),
        json.dumps(
            [{"name": name, "content": f"#{box}"} for name, box in PLACES.items()], ensure_ascii=False
        ),
        json.dumps([{"label": name, "value": ""} for name in PLACES], ensure_ascii=False),
        json.dumps(
            [dict.fromkeys(PLACES, "见附件"), dict.fromkeys(PLACES, "见第二项事项的规定")], ensure_ascii=False
        ),
    ],
)
def test_data_that_tell_where_texts_go_or_of_several_matters_are_no_guide(title: str, told: str) -> None:
    page = f"<title>{title}</title><h1>{title}</h1><p>办理条件、申请材料、收费标准和办理流程</p><script>var m={told}</script>"
    result = read(page)
    assert result is None or not result.readable


def test_what_data_do_not_tell_is_unknown_where_a_page_names_it_or_asks_for_more() -> None:
    def told(text: str = "", script: str = "") -> dict[str, bool | None]:
        title = "<title>烟草专卖零售许可证_办事指南</title><h2>烟草专卖零售许可证</h2>"
        return present(
            found(f"{title}{text}<script>var g={CARRIERS['labels as keys']};show(g);{script}</script>")
        )

    assert (told()["fee"], told()["materials"]) == (False, False)
    named = told(text="<p>收费标准 不收费</p>")
    assert (named["fee"], named["materials"]) == (None, False)
    asking = told(script="$.get('/item/papers?id=1', add)")
    assert (asking["basis"], asking["fee"], asking["materials"]) == (True, None, None)


def test_data_of_other_matters_are_no_guide() -> None:
    rows = [
        {"label": "首页", "value": "/"},
        {"label": "联系电话", "value": "12345"},
        {"label": "办公地址", "value": "某路1号"},
    ]
    assert (
        read(f"<title>联系我们</title><script>var g={json.dumps(rows, ensure_ascii=False)}</script>") is None
    )


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("旅行社设立许可办事指南", "旅行社设立许可"),
        ("特种设备使用登记服务指南", "特种设备使用登记"),
        ("投资指南", "投资指南"),
    ],
)
def test_a_guide_is_called_by_its_matter(heading: str, name: str) -> None:
    assert found(f"<h1>政府信息公开</h1><h1>{heading}</h1>{page('table', name='')}").name in (
        name,
        WANTED["name"],
    )


HEADINGS = "".join(f"<h4>{LABELS[name]}</h4><div>{WANTED[name]}</div>" for name in LABELS)
AROUND = {
    "a font": f"<table><tr><td><font color=red><h1>老年优待证</h1>{HEADINGS}</font></td><td></td></tr></table>",
    "two spans": f"<div><h1>老年优待证</h1><span><span>{HEADINGS}</span></span></div>",
    "an element of no name": f"<div><h1>老年优待证</h1><x-guide>{HEADINGS}</x-guide></div>",
}


@pytest.mark.parametrize("name", AROUND)
def test_what_is_no_block_may_hold_headings_and_their_texts(name: str) -> None:
    assert texts(found(AROUND[name] + FOOT)) == WANTED


def test_a_heading_within_a_font_may_have_nothing_below_it() -> None:
    source = AROUND["a font"].replace(WANTED["hours"], "").replace(WANTED["basis"], "")
    told = present(found(source + FOOT))
    assert (told["basis"], told["conditions"], told["hours"]) == (False, True, False)


@pytest.mark.parametrize("number", ["&#{};", "&#x{:x};", "&#X{:04X};", "&#0{};"])
def test_hanzi_may_be_written_as_numbers(number: str) -> None:
    rows = "".join(f"<tr><th>{LABELS[name]}</th><td>{WANTED[name]}</td></tr>" for name in LABELS)
    rows = "".join(number.format(ord(sign)) if "一" <= sign <= "龥" else sign for sign in rows)
    assert texts(found(f"<h1>{number.format(32769)}</h1><table>{rows}</table>")) == WANTED


def test_sections_are_boxes() -> None:
    names = ("basis", "conditions", "materials", "process")
    tabs = "".join(f"<span>{LABELS[name]}</span>" for name in names)
    panes = "".join(f"<div><p>{WANTED[name]}</p></div>" for name in names)
    page = f"<h1>老年优待证办理</h1><div>{tabs}</div><div>{panes}</div>"
    assert read(page.replace("div", "section")) == read(page.replace("div", "SECTION")) == found(page)
