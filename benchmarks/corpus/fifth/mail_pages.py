"""Mail pages: how mailboxes of the fifth part show one letter, and the traps of such pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth.mails import STATES, labels_of, letter, mail, paragraphs, shown
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.mail import LABELS, Mail, Pairs, Shape

LONG = {label for field in ("body", "reply") for label in LABELS[field]} | {
    "来信正文",
    "回复正文",
    "官方答复",
}


def _long(label: str, value: str) -> bool:
    return label in LONG or len(value) > 40


def _frame(pair: str, frame: str = "{}", wide: str = "") -> Shape:
    """Every field alike, long ones perhaps otherwise."""

    def made(pairs: Pairs) -> str:
        return frame.format(
            "".join((wide if wide and _long(label, value) else pair).format(l=label, v=value) for label, value in pairs)
        )  # fmt: skip

    return made


def _paired(pairs: Pairs) -> str:
    """Two fields a row, long ones across the table, short labels spread."""
    rows: list[str] = []
    short = [(label, value) for label, value in pairs if not _long(label, value)]
    for index in range(0, len(short), 2):
        cells = "".join(f"<td class='tdl'>{'　　'.join(name) if len(name) == 2 else name}：</td><td class='tdr'>{v}</td>" for name, v in short[index : index + 2])  # fmt: skip
        rows.append(f"<tr>{cells}</tr>")
    rows += [f"<tr><td class='tdl'>{label}：</td><td class='tdr' colspan='3'>{value}</td></tr>" for label, value in pairs if _long(label, value)]  # fmt: skip
    return f"<table class='table_xj' border='0' cellpadding='4'>{''.join(rows)}</table>"


def _above(pairs: Pairs) -> str:
    """A row of labels, a row of values below it; the words in boxes with headings."""
    short = [(label, value) for label, value in pairs if not _long(label, value)]
    head = "".join(f"<th>{label}</th>" for label, _ in short)
    line = "".join(f"<td>{value}</td>" for _, value in short)
    boxes = "".join(f"<h4 class='bt'>{label}</h4><div class='box'>{value}</div>" for label, value in pairs if _long(label, value))  # fmt: skip
    return f"<table class='info'><thead><tr>{head}</tr></thead><tbody><tr>{line}</tr></tbody></table>{boxes}"


def _inputs(pairs: Pairs) -> str:
    """A form that cannot be written in."""
    lines = "".join(
        f"<div class='form-group'><label>{label}</label><textarea class='form-control' rows='5' readonly>{value}</textarea></div>"
        if _long(label, value)
        else f"<div class='form-group'><label>{label}</label><input class='form-control' value='{value}' disabled></div>"
        for label, value in pairs
    )
    return f"<form class='form-horizontal'>{lines}</form>"


def _sections(pairs: Pairs) -> str:
    """A line of short fields in grey, then fieldsets."""
    short = "".join(f"<span>{label}：{value}</span>" for label, value in pairs if not _long(label, value))
    boxes = "".join(f"<fieldset><legend>{label}</legend>{paragraphs(value)}</fieldset>" for label, value in pairs if _long(label, value))  # fmt: skip
    return f"<div class='xx-info'>{short}</div>{boxes}"


def _nested(pairs: Pairs) -> str:
    """Tables in tables, with pictures that keep room."""
    rows = "".join(
        f"<tr><td width='20'><img src='/images/dot.gif' width='3'></td><td width='90' align='right'><b>{label}</b></td><td width='10'>：</td><td><table width='100%'><tr><td class='zw'>{value}</td></tr></table></td></tr><tr><td colspan='4' background='/images/line.gif' height='1'></td></tr>"
        for label, value in pairs
    )
    return f"<table width='100%'><tr><td><img src='/images/spacer.gif' width='1' height='10'></td></tr><tr><td><table>{rows}</table></td></tr></table>"


def _descriptions(pairs: Pairs) -> str:
    """Element UI's descriptions, two a row."""
    cells = [
        f"<th colspan='1' class='el-descriptions-item__cell el-descriptions-item__label is-bordered-label'>{label}</th><td colspan='{3 if _long(label, value) else 1}' class='el-descriptions-item__cell el-descriptions-item__content'>{value}</td>"
        for label, value in pairs
    ]
    rows = "".join(f"<tbody><tr class='el-descriptions-row'>{one}</tr></tbody>" for one in cells)
    return f"<div class='el-descriptions'><div class='el-descriptions__body'><table class='el-descriptions__table is-bordered'>{rows}</table></div></div>"


DETAILS: tuple[tuple[str, Shape], ...] = (
    ("scoped", _frame("<tr><th scope='row' width='18%'>{l}</th><td>{v}</td></tr>", "<table class='table table-bordered'><caption>信件信息</caption>{}</table>")),
    ("paired", _paired), ("above", _above), ("inputs", _inputs), ("sections", _sections), ("nested", _nested), ("descriptions", _descriptions),
    ("list-em", _frame("<li><em>{l}：</em><i>{v}</i></li>", "<ul class='detail-list'>{}</ul>", "<li class='long'><em>{l}：</em><div>{v}</div></li>")),
    ("layui-form", _frame("<div class='layui-form-item'><label class='layui-form-label'>{l}</label><div class='layui-input-block'>{v}</div></div>", "<div class='layui-form'>{}</div>")),
    ("columns", _frame("<div class='row'><div class='col-md-2 text-right'>{l}：</div><div class='col-md-10'>{v}</div></div>", "<div class='container-fluid'>{}</div>")),
    ("van-cells", _frame("<div class='van-cell'><div class='van-cell__title'><span>{l}</span></div><div class='van-cell__value'><span>{v}</span></div></div>", "<div class='van-cell-group'>{}</div>")),
    ("text-after", _frame("<div class='line'><span class='tit'>{l}：</span>{v}</div>", "<div class='letter_con'>{}</div>")),
    ("breaks", _frame("<b>{l}：</b>{v}<br />\r\n", "<table width='95%'><tr><td class='content' style='line-height:24px'>{}</td></tr></table>")),
    ("lenticular", _frame("<p>【{l}】{v}</p>", "<div class='TRS_Editor'>{}</div>", "<p>【{l}】</p><p>{v}</p>")),
    ("dl-each", _frame("<dl class='clearfix'><dt>{l}</dt><dd>{v}</dd></dl>", "<div class='con-box'>{}</div>")),
)  # fmt: skip
FIELDS = ("id", "title", "kind", "sender", "asked", "state", "body", "unit", "answered", "reply")
STATES_IN_TURN = ("answered", "answered", "open", "answered", "excluded", "answered", "answered")


def plain_cases(count: int) -> Iterator[Case]:
    """Every shape with every state, labels in turn."""
    for name, shape in DETAILS:
        for variant in range(count):
            scene = Scene(f"fifth-letters-page-{name}", variant)
            state = STATES_IN_TURN[variant % len(STATES_IN_TURN)]
            one = mail(scene, 1, state)
            fields = [field for field in FIELDS if field not in scene.pick(((), ("kind",), ("id", "sender"), ("sender",)), "left out")]  # fmt: skip
            if variant % 7 == 3:
                fields.remove("state")
            if state != "answered" and variant % 2:
                fields = [field for field in fields if field not in ("unit", "answered", "reply")]
            labels, told = labels_of(scene, FIELDS), shown(one, scene)
            if variant % 3 == 1 and name not in ("inputs", "sections"):
                told |= {field: paragraphs(told[field]) for field in ("body", "reply") if told[field]}
            yield letter(scene, one, shape([(labels[f], told[f]) for f in fields]), fields)


# --- traps, each in several shapes --------------------------------------------------------------------------------
def _pairs(scene: Scene, one: Mail, *fields: str, **values: str) -> Pairs:
    labels, told = labels_of(scene, fields), {**shown(one, scene, 3 * scene.variant % 7), **values}
    return [(labels[field], told[field]) for field in fields]


def _two_steps(scene: Scene, one: Mail, shape: Shape) -> Case:
    """A receipt first, the substance later: the best reply and the last day."""
    receipt = scene.pick(
        ("您好，您的来信已收悉，我们将尽快调查核实，请耐心等待。", "来信收悉，已转相关部门办理。"), "receipt"
    )
    last = one.asked + dt.timedelta(days=9 + scene.variant)
    pairs = [
        *_pairs(scene, one, "title", "asked", "body"),
        ("答复单位", "信访局"), ("答复时间", str(one.asked + dt.timedelta(days=1))), ("答复内容", receipt),
        ("答复单位", one.unit), ("答复时间", str(last)), ("答复内容", one.matter.reply),
    ]  # fmt: skip
    return letter(scene, one._replace(answered=last), shape(pairs), ())


def _limits(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Open, with days that are no answers: handed on, to be answered by."""
    pairs = [
        *_pairs(scene, one, "id", "title", "asked", "body", state=""),
        ("办理状态", scene.pick(("办理中", "已转办", "已交办", "已签收", "处理中"), "word")),
        ("转办时间", str(one.asked + dt.timedelta(days=1))), ("到期时间", str(one.asked + dt.timedelta(days=15))), ("是否超时", "否"),
    ]  # fmt: skip
    return letter(scene, one, shape(pairs), ("id",), answered="unsaid")


def _rated(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Rated after the answer; the day of rating is no answer."""
    assert one.answered
    pairs = [
        *_pairs(scene, one, "id", "title", "asked", "body", "unit", "answered", "reply"),
        ("满意度", scene.pick(("满意", "非常满意", "基本满意", "不满意"), "rate")), ("评价时间", str(one.answered + dt.timedelta(days=6))), ("评价内容", "谢谢"),
    ]  # fmt: skip
    return letter(scene, one, shape(pairs), ("id", "unit"))


def _by_script(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The answer comes by a script."""
    main = shape(_pairs(scene, one, "title", "sender", "asked", "body")) + scene.pick(
        (
            "<h3>答复内容</h3><div id='replyDiv'></div><script>$(function(){$.getJSON('/mail/getReply.do?id=31',function(d){$('#replyDiv').html(d.content);});});</script>",
            "<div class='hf'><h4>回复内容</h4><div id='reply'>正在加载……</div></div><script>axios.get('/api/letter/reply?id=9').then(function(r){document.getElementById('reply').innerHTML=r.data.content})</script>",
        ),
        "script",
    )
    return letter(scene, one, main, (), state="unknown", answered="unsaid", reply="unsaid")


def _secret(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The answer is not for the public."""
    told = scene.pick(("应写信人要求，本信件回复内容不公开", "回复内容仅来信人可见，请登录后查看", "已电话回复来信人", "本信件不公开"), "told")  # fmt: skip
    main = shape([*_pairs(scene, one, "id", "title", "asked", "body"), ("回复内容", told)])
    return letter(scene, one, main, ("id",), state="unsaid", answered="unsaid", reply="unsaid")


def _done_empty(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Done by its status; nothing stands in the place of the answer."""
    status = STATES["answered"][(3 * scene.variant) % len(STATES["answered"])]
    main = shape([*_pairs(scene, one, "title", "asked", "body", "state", state=status), ("回复内容", "")])
    return letter(scene, one._replace(answered=None), main, (), reply="")


def _forgotten(scene: Scene, one: Mail, shape: Shape) -> Case:
    """The status was never set on; the answer stands there."""
    status = scene.pick(("办理中", "处理中", "已受理", "正在办理"), "status")
    return letter(scene, one, shape(_pairs(scene, one, "title", "asked", "body", "state", "unit", "answered", "reply", state=status)), ("unit",))  # fmt: skip


def _contacts(scene: Scene, one: Mail, shape: Shape) -> Case:
    """Masked data of the writer, the office's telephone, whether public, views."""
    pairs = [
        ("是否公开", "公开"), *_pairs(scene, one, "id", "title", "kind", "sender", "asked"), ("联系电话", "139****8812"), ("联系地址", f"{scene.place}**路*号"),
        *_pairs(scene, one, "body", "unit", "answered", "reply"), ("咨询电话", f"0577-6{scene.number('t') % 900000 + 100000}"), ("浏览次数", "318"), ("附件", "无"),
    ]  # fmt: skip
    return letter(scene, one, shape(pairs), ("id", "kind", "unit"))


TRAPS: tuple[tuple[str, str, Callable[[Scene, Mail, Shape], Case]], ...] = (
    ("two-steps", "answered", _two_steps), ("limits", "open", _limits), ("rated", "answered", _rated), ("by-script", "answered", _by_script), ("secret", "answered", _secret),
    ("done-empty", "answered", _done_empty), ("forgotten", "answered", _forgotten), ("contacts", "answered", _contacts),
)  # fmt: skip


def trap_cases(count: int) -> Iterator[Case]:
    """Every trap, each case in the next shape."""
    for number, (name, state, made) in enumerate(TRAPS):
        for variant in range(count):
            scene = Scene(f"fifth-letters-trap-{name}", variant)
            _, shape = DETAILS[(4 * number + variant) % len(DETAILS)]
            yield made(scene, mail(scene, 1, state), shape)


# --- pages with a form of their own ----------------------------------------------------------------------------------
Told = dict[str, str]
Page = Callable[[Scene, Told, Told], str]


def _chat(_: Scene, v: Told, w: Told) -> str:
    answer = f"<div class='bubble right'><div class='name'>{v['unit']}</div><div class='time'>{w['answered']}：{v['answered']}</div><div class='say'>{v['reply']}</div></div>" if v["reply"] else ""  # fmt: skip
    return f"<h2 class='title'>{v['title']}</h2><div class='bubble left'><div class='name'>{w['sender']}：{v['sender']}</div><div class='time'>{w['asked']}：{v['asked']}</div><div class='say'>{v['body']}</div></div>{answer}"


def _headed(_: Scene, v: Told, w: Told) -> str:
    answer = f"<div class='h'>{v['unit']}的答复</div><div class='ms'>{w['answered']}：{v['answered']}</div><div class='c'>{paragraphs(v['reply'])}</div>" if v["reply"] else ""  # fmt: skip
    return f"<h1>{v['title']}</h1><div class='ms'>{w['id']}：{v['id']} {w['kind']}：{v['kind']} {w['asked']}：{v['asked']} {w['state']}：{v['state']}</div><div class='h'>{w['body']}</div><div class='c'>{paragraphs(v['body'])}</div>{answer}"


def _thread(_: Scene, v: Told, w: Told) -> str:
    """A thread of a forum, the office on the second floor."""
    answer = f"<div id='post_2'><table class='plhin'><tr><td class='pls'><div class='authi'>{v['unit']}</div><em>官方回复</em></td><td class='plc'><div class='pi'><em>{w['answered']}：{v['answered']}</em> <strong>沙发</strong></div><div class='t_fsz'>{v['reply']}</div></td></tr></table></div>" if v["reply"] else ""  # fmt: skip
    return f"<h1 class='ts'><span id='thread_subject'>{v['title']}</span></h1><div id='post_1'><table class='plhin'><tr><td class='pls'><div class='authi'>{v['sender']}</div></td><td class='plc'><div class='pi'><em>发表于 {v['asked']}</em> <strong>楼主</strong></div><div class='t_fsz'>{v['body']}</div></td></tr></table></div>{answer}"


def _tabs(_: Scene, v: Told, w: Told) -> str:
    """Letter and answer in tabs, the second hidden."""
    answer = f"<p>{w['unit']}：{v['unit']}</p><p>{w['answered']}：{v['answered']}</p><p>{w['reply']}：{v['reply']}</p>" if v["reply"] else "<p>暂无回复</p>"  # fmt: skip
    return f"<ul class='tab'><li class='on'>来信</li><li>办理结果</li></ul><div class='pane'><p>{w['title']}：{v['title']}</p><p>{w['asked']}：{v['asked']}</p><p>{w['state']}：{v['state']}</p><p>{w['body']}：{v['body']}</p></div><div class='pane' style='display:none'>{answer}</div>"


def _steps(_: Scene, v: Told, w: Told) -> str:
    """The way the letter took, step by step, above the answer."""
    asked = v["iso"]
    day = dt.date.fromisoformat(asked)
    steps = "".join(f"<li><b>{word}</b><span>{day + dt.timedelta(days=n)}</span></li>" for n, word in enumerate(("提交信件", "审核通过", "转办至承办单位")))  # fmt: skip
    answer = f"<div class='res'><h4>{w['reply']}</h4><div>{v['reply']}</div><p>{w['unit']}：{v['unit']}</p><p>{w['answered']}：{v['answered']}</p></div>" if v["reply"] else ""  # fmt: skip
    return f"<table><tr><td>{w['title']}</td><td>{v['title']}</td></tr><tr><td>{w['id']}</td><td>{v['id']}</td></tr><tr><td>{w['asked']}</td><td>{v['asked']}</td></tr><tr><td>{w['state']}</td><td>{v['state']}</td></tr><tr><td>{w['body']}</td><td>{v['body']}</td></tr></table>{answer}<h4>办理流程</h4><ul class='steps'>{steps}</ul>"


def _asked_answered(_: Scene, v: Told, w: Told) -> str:
    answer = f"<p class='a'><i>答</i>{v['reply']}</p><p class='s'>{w['unit']}：{v['unit']} &nbsp; {w['answered']}：{v['answered']}</p>" if v["reply"] else ""  # fmt: skip
    return f"<h3>{v['title']}</h3><p class='s'>{w['sender']}：{v['sender']} &nbsp; {w['asked']}：{v['asked']}</p><p class='q'><i>问</i>{v['body']}</p>{answer}"


def _mailed(_: Scene, v: Told, w: Told) -> str:
    """Like a letter on paper with the stamp of its state, a form to rate it below."""
    rate = "<form class='rate'><p>您对本次答复是否满意？</p><label><input type='radio' name='m'>满意</label><label><input type='radio' name='m'>基本满意</label><label><input type='radio' name='m'>不满意</label><button>提交评价</button></form>"
    answer = f"<div class='paper reply'><div class='to'>{w['reply']}</div><div class='txt'>{v['reply']}</div><div class='sign'>{w['unit']}：{v['unit']}<br>{w['answered']}：{v['answered']}</div></div>{rate}" if v["reply"] else ""  # fmt: skip
    return f"<div class='paper'><i class='stamp'>{v['state']}</i><h2>{v['title']}</h2><div class='to'>{w['body']}</div><div class='txt'>{v['body']}</div><div class='sign'>{w['sender']}：{v['sender']}<br>{w['asked']}：{v['asked']}</div></div>{answer}"


def _neighbours(_: Scene, v: Told, w: Told) -> str:
    """Letters before and after, and others like it, by their titles."""
    answer = f"<tr><th>{w['unit']}</th><td>{v['unit']}</td></tr><tr><th>{w['answered']}</th><td>{v['answered']}</td></tr><tr><th>{w['reply']}</th><td>{v['reply']}</td></tr>" if v["reply"] else ""  # fmt: skip
    return (
        f"<table class='detail'><tr><th>{w['title']}</th><td>{v['title']}</td></tr><tr><th>{w['asked']}</th><td>{v['asked']}</td></tr><tr><th>{w['state']}</th><td>{v['state']}</td></tr><tr><th>{w['body']}</th><td>{v['body']}</td></tr>{answer}</table>"
        "<p>上一封：<a href='/mail/7711.html'>关于公租房排队的问题</a></p><p>下一封：<a href='/mail/7713.html'>校车路线能否调整</a></p><div class='xg'><h4>相关信件</h4><ul><li><a href='/mail/88.html'>路面破损</a></li><li><a href='/mail/91.html'>路灯太暗</a></li></ul></div>"
    )


def _sheet(_: Scene, v: Told, w: Told) -> str:
    """The printed sheet of an office: cells merged, the answer signed below in cells of its own."""
    answer = f"<tr><td rowspan='2'>{w['reply']}</td><td colspan='3'>{paragraphs(v['reply'])}</td></tr><tr><td colspan='3' align='right'>{w['unit']}：{v['unit']}　{w['answered']}：{v['answered']}</td></tr>" if v["reply"] else ""  # fmt: skip
    return f"<div id='print'><h2 align='center'>群众来信办理单</h2><table border='1' width='90%' align='center'><tr><td width='15%'>{w['id']}</td><td width='35%'>{v['id']}</td><td width='15%'>{w['kind']}</td><td>{v['kind']}</td></tr><tr><td>{w['title']}</td><td colspan='3'>{v['title']}</td></tr><tr><td>{w['sender']}</td><td>{v['sender']}</td><td>{w['asked']}</td><td>{v['asked']}</td></tr><tr><td>{w['body']}</td><td colspan='3'>{paragraphs(v['body'])}</td></tr>{answer}</table></div><a href='javascript:window.print()'>【打印】</a> <a href='javascript:window.close()'>【关闭】</a>"


def _editor(_: Scene, v: Told, w: Told) -> str:
    """Pasted from a word processor into an article's editor."""
    span = "<p class='MsoNormal' style='text-indent:32pt'><span style='font-family:仿宋_GB2312;font-size:16pt'>{}<o:p></o:p></span></p>"
    lines = [f"{w['sender']}：{v['sender']}", f"{w['asked']}：{v['asked']}", f"{w['body']}：{v['body']}"]
    lines += [f"{w['unit']}：{v['unit']}", f"{w['answered']}：{v['answered']}", f"{w['reply']}：{v['reply']}"]
    return f"<h1>{v['title']}</h1><div class='TRS_Editor'><div class='Custom_UnionStyle'>{''.join(span.format(line) for line in lines)}</div></div>"


def _said(_: Scene, v: Told, w: Told) -> str:
    """An old guestbook's page: who wrote when, and the answer in red."""
    return (
        f"<table width='600' class='bk'><tr><td bgcolor='#eeeeee'><b>{w['title']}：{v['title']}</b></td></tr><tr><td><font color='blue'>{v['sender']}</font> 于 {v['asked']} 留言：</td></tr><tr><td>{v['body']}</td></tr>"
        f"<tr><td><font color='red'>{v['unit']} 于 {v['answered']} 回复：</font></td></tr><tr><td><font color='red'>{v['reply']}</font></td></tr></table>"
    )


def _handset(_: Scene, v: Told, w: Told) -> str:
    """A telephone's page: cells, then cards."""
    cells = "".join(f"<div class='weui-cell'><div class='weui-cell__bd'>{w[f]}</div><div class='weui-cell__ft'>{v[f]}</div></div>" for f in ("id", "kind", "state", "asked"))  # fmt: skip
    answer = f"<div class='weui-panel'><div class='weui-panel__hd'>{w['reply']}</div><div class='weui-panel__bd'><p>{v['reply']}</p></div></div><div class='weui-cell'><div class='weui-cell__bd'>{w['unit']}</div><div class='weui-cell__ft'>{v['unit']}</div></div><div class='weui-cell'><div class='weui-cell__bd'>{w['answered']}</div><div class='weui-cell__ft'>{v['answered']}</div></div>" if v["reply"] else ""  # fmt: skip
    return f"<h1 class='page__title'>{v['title']}</h1><div class='weui-cells'>{cells}</div><div class='weui-panel'><div class='weui-panel__hd'>{w['body']}</div><div class='weui-panel__bd'><p>{v['body']}</p></div></div>{answer}"


OWN: tuple[tuple[str, tuple[str, ...], Page], ...] = (  # the fields besides those of every letter
    ("chat", ("unit",), _chat), ("headed", ("id", "kind", "state"), _headed), ("thread", (), _thread), ("tabs", ("state", "unit"), _tabs),
    ("steps", ("id", "state", "unit"), _steps), ("asked-answered", ("unit",), _asked_answered), ("mailed", ("state", "unit"), _mailed), ("neighbours", ("state", "unit"), _neighbours),
    ("sheet", ("id", "kind", "unit"), _sheet), ("editor", ("unit",), _editor), ("said", (), _said), ("handset", ("id", "kind", "state", "unit"), _handset),
)  # fmt: skip


def own_cases(count: int) -> Iterator[Case]:
    """Pages with a form of their own; the open ones say so in a word."""
    for name, fields, page in OWN:
        for variant in range(count):
            scene = Scene(f"fifth-letters-own-{name}", variant)
            state = ("answered", "answered", "open", "answered", "answered", "answered")[variant % 6] if "state" in fields else "answered"  # fmt: skip
            one = mail(scene, 1, state)
            told = {**shown(one, scene), "iso": str(one.asked)}
            known: Sequence[str] = [field for field in fields if field != "unit" or state == "answered"]
            yield letter(scene, one, page(scene, told, labels_of(scene, FIELDS)), known)
