"""Guides: carriers of service guides as platforms have them, with the elements that are present and those that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.guides import Carrier, Matter, Pairs, guide, wholes
from benchmarks.corpus.third.scene import Scene

MATTERS: tuple[Matter, ...] = (
    ("公租房申请审核", "《公共租赁住房管理办法》第七条。", "具有本地城镇户籍满三年、家庭人均住房面积低于十三平方米的家庭。", "1.公租房申请表；2.家庭成员身份证、户口簿；3.收入证明。", "住房和城乡建设局"),
    ("道路货物运输经营许可", "《中华人民共和国道路运输条例》第二十四条。", "有与经营业务相适应并经检测合格的车辆，有符合规定的驾驶人员。", "1.货物运输经营申请表；2.车辆行驶证；3.驾驶员从业资格证。", "交通运输局"),
    ("残疾人证核发", "《残疾人证管理办法》第五条。", "符合残疾标准并经指定机构评定的本地户籍人员。", "1.申请表；2.居民身份证；3.两寸免冠照片三张。", "残疾人联合会"),
    ("食品经营许可", "《中华人民共和国食品安全法》第三十五条。", "具有与经营品种、数量相适应的场所和设备布局。", "1.食品经营许可申请书；2.营业执照复印件；3.平面布局图；4.食品安全管理制度。", "市场监督管理局"),
    ("社会团体成立登记", "《社会团体登记管理条例》第九条。", "有五十个以上的个人会员或者三十个以上的单位会员，有规范的名称和固定住所。", "1.筹备申请书；2.章程草案；3.住所使用权证明；4.验资报告。", "民政局"),
    ("林木采伐许可证核发", "《中华人民共和国森林法》第五十六条。", "采伐林地上林木的单位和个人，林木权属清楚。", "1.采伐申请；2.林权证明；3.伐区调查设计材料。", "林业和草原局"),
    ("城镇污水排入排水管网许可", "《城镇排水与污水处理条例》第二十一条。", "从事工业、建筑、餐饮、医疗等活动，需要向城镇排水设施排放污水。", "1.排水许可申请表；2.排水管网图；3.水质检测报告。", "住房和城乡建设局"),
    ("民办学校设立审批", "《中华人民共和国民办教育促进法》第十二条。", "举办者有良好信用，具备与办学规模相适应的校舍和师资。", "1.筹设申请报告；2.举办者资质证明；3.资产来源证明。", "教育局"),
    ("职工退休审批", "《国务院关于工人退休、退职的暂行办法》第一条。", "达到法定退休年龄，累计缴费满十五年。", "1.退休审批表；2.职工档案；3.身份证、社会保障卡。", "人力资源和社会保障局"),
    ("异地就医备案", "《基本医疗保险跨省异地就医直接结算经办规程》第五条。", "跨省长期居住或者临时外出就医的参保人员。", "1.备案登记表；2.医保电子凭证或社会保障卡。", "医疗保障局"),
    ("户外广告设置许可", "《城市市容和环境卫生管理条例》第十一条。", "符合城区户外广告设置规划，不影响建筑物安全。", "1.设置申请表；2.效果图；3.设置场所权属证明。", "城市管理局"),
    ("内部资料性出版物准印证核发", "《内部资料性出版物管理办法》第四条。", "编印单位有固定场所和编辑人员，内容符合规定。", "1.准印申请；2.清样；3.主管部门意见。", "文化广电旅游体育局"),
)  # fmt: skip


def _rows(pairs: Pairs, cell: str, wrap: str) -> str:
    """Every pair in one piece of markup."""
    return wrap.format(
        "".join(cell.format(l=label, v=value, n=n) for n, (label, value) in enumerate(pairs, 1))
    )


def _marked(cell: str, wrap: str) -> Carrier:
    """A carrier that is one piece of markup an element; it knows {l} label, {v} value and {n} number."""
    return lambda pairs, _: _rows(pairs, cell, wrap)


def _tabs(head: str, body: str) -> Carrier:
    """Heads of tabs first, then their panes."""
    return lambda pairs, _: (
        _rows(pairs, head, "<ul class='tabs'>{}</ul>") + _rows(pairs, body, "<div class='panes'>{}</div>")
    )


def _basic_and_more(pairs: Pairs, _: int) -> str:
    """Short elements in a table of basic facts, long ones in sections below."""
    short, long = [p for p in pairs if len(p[1]) < 16], [p for p in pairs if len(p[1]) >= 16]
    cells = [f"<td class='t'>{label}</td><td>{value}</td>" for label, value in short]
    basic = "".join(f"<tr>{''.join(cells[n : n + 2])}</tr>" for n in range(0, len(cells), 2))
    return f"<h4>基本信息</h4><table class='jbxx'>{basic}</table>" + "".join(
        f"<h4>{label}</h4><div class='nr'>{value}</div>" for label, value in long
    )


def _numerals(pairs: Pairs, _: int) -> str:
    """Chapters by Chinese numerals within brackets."""
    digits = "一二三四五六七八九十"
    numerals = [digits[n] if n < 10 else "十" + digits[n - 10] for n in range(len(pairs))]
    return (
        "<div class='TRS_Editor'>"
        + "".join(
            f"<p><strong>（{n}）{label}</strong></p><p>　　{value}</p>"
            for n, (label, value) in zip(numerals, pairs, strict=True)
        )
        + "</div>"
    )


def _inline_numerals(pairs: Pairs, _: int) -> str:
    """Label and value in one paragraph after a Chinese numeral."""
    digits = "一二三四五六七八九十"
    numerals = [digits[n] if n < 10 else "十" + digits[n - 10] for n in range(len(pairs))]
    return (
        "<div id='zoom'>"
        + "".join(f"<p>{n}、{label}：{value}</p>" for n, (label, value) in zip(numerals, pairs, strict=True))
        + "</div>"
    )


def _materials_table(pairs: Pairs, _: int) -> str:
    """Materials in a table of their own within the value's cell, as shared platforms have them."""
    made = []
    for label, value in pairs:
        if "；" in value and "1." in value:
            rows = "".join(
                f"<tr><td>{n}</td><td>{part[2:].rstrip('。')}</td><td>原件</td><td>1</td></tr>"
                for n, part in enumerate(value.split("；"), 1)
            )
            value = f"<table class='cl'><tr><th>序号</th><th>名称</th><th>形式</th><th>份数</th></tr>{rows}</table>"
        made.append(f"<tr><th>{label}</th><td>{value}</td></tr>")
    return f"<table class='zn'>{''.join(made)}</table>"


CARRIERS: tuple[tuple[str, Carrier], ...] = (
    ("unified-table", _marked("<tr><th width='120'>{l}</th><td colspan='3'>{v}</td></tr>", "<table class='bszn_tb'>{}</table>")), ("old-cells", _marked("<tr bgcolor='#ffffff'><td align='right' bgcolor='#f5f5f5'><b>{l}：</b></td><td>{v}</td></tr>", "<table width='95%' bgcolor='#cccccc'>{}</table>")),
    ("heading-blocks", _marked("<div class='zn_block'><div class='zn_tit'>{l}</div><div class='zn_con'>{v}</div></div>", "<div class='zn'>{}</div>")), ("chapter-numerals", _numerals), ("inline-numerals", _inline_numerals), ("lenticular-inline", _marked("<p>【{l}】{v}</p>", "<div class='content'>{}</div>")),
    ("lenticular-below", _marked("<p><b>【{l}】</b></p><p>{v}</p>", "<div class='content'>{}</div>")), ("list-colon", _marked("<li>{l}：{v}</li>", "<ul class='bs'>{}</ul>")), ("element-items", _marked("<div class='el-form-item'><label class='el-form-item__label'>{l}：</label><div class='el-form-item__content'>{v}</div></div>", "<div class='el-form'>{}</div>")),
    ("pane-tabs", _tabs("<li><a href='#pane{n}'>{l}</a></li>", "<div class='pane' id='pane{n}' style='display:none'>{v}</div>")), ("pane-tabs-again", _tabs("<li id='one{n}' onclick='setTab(\"one\",{n},11)'>{l}</li>", "<div id='con_one_{n}' class='hover'><h5>{l}</h5><p>{v}</p></div>")), ("basic-and-more", _basic_and_more),
    ("materials-table", _materials_table), ("strong-breaks", _marked("<strong>{l}</strong><br/>{v}<br/><br/>", "<div class='article-content'>{}</div>")), ("dl-wide", _marked("<dt>{l}</dt><dd>{v}</dd>", "<dl class='zndl'>{}</dl>")), ("collapse-layui", _marked("<div class='layui-colla-item'><h2 class='layui-colla-title'>{l}</h2><div class='layui-colla-content'>{v}</div></div>", "<div class='layui-collapse'>{}</div>")),
    ("steps", _marked("<div class='step'><i>{n}</i><h6>{l}</h6><p>{v}</p></div>", "<div class='steps'>{}</div>")), ("span-pairs", _marked("<p><span class='name'>{l}：</span><span class='value'>{v}</span></p>", "<div class='znbox'>{}</div>")),
)  # fmt: skip
WHOLE = (
    ("scan-of-guide", "<div id='zoom'><p><img src='/images/W02{n}.jpg' alt=''></p></div>"), ("document-alone", "<p>附件：<a href='/files/P02{n}.doc'>{m}办事指南.doc</a></p>"), ("two-documents", "<ul><li><a href='/files/{n}a.pdf'>{m}办事指南.pdf</a></li><li><a href='/files/{n}b.pdf'>{m}流程图.pdf</a></li></ul>"),
    ("flow-chart", "<p>{m}流程图</p><p align='center'><img src='/images/lct{n}.gif' width='680' height='900'></p>"), ("office-viewer", "<iframe src='https://view.example.com/op/view.aspx?src=/files/{n}.docx' width='100%' height='800'></iframe>"), ("object-pdf", "<object data='/files/{n}.pdf' type='application/pdf' width='900' height='1100'></object>"),
    ("archive", "<p>请下载后查看：<a href='/files/{n}.rar'>{m}服务指南（含表格）.rar</a></p>"), ("elsewhere", "<p>本事项已进驻政务服务平台，<a href='http://zwfw.example.gov.cn/sx/{n}'>点击查看{m}办事指南</a></p>"), ("scan-in-table", "<table border='0'><tr><td><img src='/upload/{n}_01.jpg'></td></tr><tr><td><img src='/upload/{n}_02.jpg'></td></tr></table>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, carrier in CARRIERS:
        yield from (guide(Scene(f"guides/{name}", variant), carrier, MATTERS) for variant in range(6))
    yield from wholes(WHOLE, MATTERS, Scene)
