"""Letters: single letters as mailboxes, hotlines and consult systems lay them out; where body and reply begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.scene import Scene
from benchmarks.corpus.mail import Mail, mail, shown

# What a citizen writes around the matter, and what an office writes around the answer.
ASKING: tuple[tuple[str, ...], ...] = (
    ("{body}",),
    ("尊敬的领导：您好！", "{body}", "问题如下：1、什么时候能解决；2、由哪个部门负责。", "盼回复，谢谢！"),
    ("我于2019年3月5日打过热线，当时的答复是“正在处理”，至今没有结果。", "{body}", "联系人：小李，来信时间紧急，请尽快办理。"),
    ("{body}", "此致", "敬礼"),
)  # fmt: skip
ANSWERING: tuple[tuple[str, ...], ...] = (
    ("{reply}",),
    ("尊敬的网友：", "您好！您反映的问题已收悉，现答复如下：", "{reply}", "感谢您对我们工作的关注与支持！", "{unit}", "2021年6月15日"),
    ("您反映的“{title}”一事，经核实：", "一、{reply}", "二、如有疑问，请拨打咨询电话：0571-6201120。", "三、来信内容中提到的其他问题，将另行答复。"),
    ("来信人您好：", "{reply}", "办理单位：{unit}", "联系电话：0571-6201120"),
)  # fmt: skip

# {b…} is the body and {r…} the reply with its paragraphs apart by <p>, <br> or lines.
DETAILS = (
    ("rows", "<table class='xj'><tr><td class=l>信件标题</td><td colspan=3>{title}</td></tr><tr><td class=l>写信人</td><td>{sender}</td><td class=l>写信时间</td><td>{asked}</td></tr><tr><td class=l>信件内容</td><td colspan=3>{bp}</td></tr><tr><td class=l>回复单位</td><td>{unit}</td><td class=l>回复时间</td><td>{answered}</td></tr><tr><td class=l>回复内容</td><td colspan=3>{rp}</td></tr></table>"),
    ("title-row", "<table width=96% border=1><tr><th colspan=2>{title}</th></tr><tr><td>来信人：{sender}</td><td>来信日期：{asked}</td></tr><tr><td colspan=2><b>来信内容：</b><br>{bbr}</td></tr><tr><td>答复部门：{unit}</td><td>答复日期：{answered}</td></tr><tr><td colspan=2><b>答复内容：</b><br>{rbr}</td></tr></table>"),
    ("terms", "<h2>{title}</h2><dl class='mail'><dt>提交人</dt><dd>{sender}</dd><dt>提交时间</dt><dd>{asked}</dd><dt>诉求内容</dt><dd>{bp}</dd><dt>处理单位</dt><dd>{unit}</dd><dt>办结时间</dt><dd>{answered}</dd><dt>处理结果</dt><dd>{rp}</dd></dl>"),
    ("pairs", "<div class='detail'><div class='item'><div class='k'>标题：</div><div class='v'>{title}</div></div><div class='item'><div class='k'>留言时间：</div><div class='v'>{asked}</div></div><div class='item'><div class='k'>留言内容：</div><div class='v'>{bbr}</div></div><div class='item'><div class='k'>答复时间：</div><div class='v'>{answered}</div></div><div class='item'><div class='k'>官方回复：</div><div class='v'>{rbr}</div></div></div>"),
    ("jact", "<div class='jact_box_font'><table width='100%'><tr><td class='bt' colspan='4'>{title}</td></tr><tr><td>信件编号：</td><td>{id}</td><td>提交时间：</td><td>{asked}</td></tr><tr><td>内容：</td><td colspan='3'>{bbr}</td></tr></table></div><div class='jact_box_font'><table width='100%'><tr><td>回复部门：</td><td>{unit}</td><td>回复时间：</td><td>{answered}</td></tr><tr><td>回复内容：</td><td colspan='3'>{rp}</td></tr></table></div>"),
    ("igi", "<div class='igi-detail'><h3>{title}</h3><ul class='meta'><li>来信人：{sender}</li><li>来信时间：{asked}</li><li>办理状态：已办结</li></ul><h4 class='sub'>来信内容</h4><div class='con'>{bp}</div><h4 class='sub'>回复内容</h4><div class='con'>{rp}</div><ul class='meta'><li>回复单位：{unit}</li><li>回复时间：{answered}</li></ul></div>"),
    ("vsb", "<table class='winstyle'><tr><td class='tit'>{title}</td></tr><tr><td class='nr'>咨询时间：{asked}　咨询人：{sender}</td></tr><tr><td class='nrtxt'>{bbr}</td></tr><tr><td class='hf'>【回复】{unit}　{answered}</td></tr><tr><td class='nrtxt'>{rbr}</td></tr></table>"),
    ("aspnet", "<table id='ctl00_table'><tr><td>主题</td><td><span id='ctl00_lblTitle'>{title}</span></td></tr><tr><td>来信时间</td><td><span id='ctl00_lblTime'>{asked}</span></td></tr><tr><td>内容</td><td><span id='ctl00_lblContent'>{bbr}</span></td></tr><tr><td>回复</td><td><span id='ctl00_lblReply'>{rbr}</span></td></tr><tr><td>回复时间</td><td><span id='ctl00_lblReplyTime'>{answered}</span></td></tr></table>"),
    ("hotline", "<div class='panel'><div class='panel-head'>工单信息</div><p>工单编号：{id}</p><p>诉求标题：{title}</p><p>受理时间：{asked}</p></div><div class='panel'><div class='panel-head'>诉求内容</div><div class='panel-body'>{bp}</div></div><div class='panel'><div class='panel-head'>办理结果</div><div class='panel-body'>{rp}</div><p>办理单位：{unit}</p><p>办结时间：{answered}</p></div>"),
    ("nested", "<TABLE width=700><TR><TD><TABLE width='100%'><TR><TD align=center><FONT size=4>{title}</FONT></TD></TR><TR><TD align=right>来信人：{sender} 来信时间：{asked}</TD></TR></TABLE></TD></TR><TR><TD><FONT color=blue>来信内容：</FONT><BR>{bbr}</TD></TR><TR><TD><FONT color=red>县长回复：</FONT><BR>{rbr}</TD></TR><TR><TD align=right>回复时间：{answered}</TD></TR></TABLE>"),
    ("textareas", "<form><p>标题：<input value='{title}' readonly></p><p>来信时间：<input value='{asked}' readonly></p><p>来信内容：</p><textarea readonly rows=8>{bn}</textarea><p>答复时间：<input value='{answered}' readonly></p><p>答复内容：</p><textarea readonly rows=8>{rn}</textarea></form>"),
    ("textarea-rows", "<table><tr><td>信件标题：</td><td>{title}</td></tr><tr><td>写信日期：</td><td>{asked}</td></tr><tr><td>信件内容：</td><td><textarea disabled>{bn}</textarea></td></tr><tr><td>回复内容：</td><td><textarea disabled>{rn}</textarea></td></tr><tr><td>回复日期：</td><td>{answered}</td></tr></table>"),
    ("preformatted", "<h3>{title}</h3><p>咨询时间：{asked}</p><h4>咨询内容</h4><pre>{bn}</pre><h4>回复内容</h4><p>回复单位：{unit}　回复时间：{answered}</p><pre>{rn}</pre>"),
    ("flat", "<h1>{title}</h1><p class='x'>来信人：{sender} | 来信时间：{asked}</p><h4>信件内容</h4>{bp}<h4>回复内容</h4>{rp}<p class='x'>回复部门：{unit} | 回复时间：{answered}</p>"),
    ("quoting", "<div class='t'>{title}</div><div class='q'><span class='lb'>问题描述：</span><div class='c'>{bp}</div><span>提问时间：{asked}</span></div><div class='a'><span class='lb'>回复内容：</span><div class='c'><blockquote class='quote'>原信内容：{b1}</blockquote>{rp}</div><span>回复时间：{answered}</span></div>"),
    ("folded", "<h2>{title}</h2><p>留言时间：{asked}</p><div class='lb'>留言内容</div><div class='short'>{short}…<a href='javascript:more()'>[展开全文]</a></div><div class='full' style='display:none'>{bp}<a href='javascript:less()'>[收起]</a></div><div class='lb'>回复内容</div><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("attached", "<table><tr><th>主题</th><td>{title}</td></tr><tr><th>来信时间</th><td>{asked}</td></tr><tr><th>来信内容</th><td>{bp}</td></tr><tr><th>附件</th><td><a href='/f/1.jpg'>照片1.jpg</a></td></tr><tr><th>回复内容</th><td>{rp}</td></tr><tr><th>附件</th><td>无</td></tr><tr><th>回复时间</th><td>{answered}</td></tr></table>"),
    ("disclaimed", "<div class='tt'>{title}</div><div class='mt'><span>来信时间：{asked}</span></div><div class='hd'>来信内容</div><div class='bd'>{bp}</div><p class='tip'>（温馨提示：以上内容为网民个人观点，不代表本网站立场）</p><div class='hd'>答复内容</div><div class='bd'>{rp}</div><p class='tip'>本答复仅对来信所反映的情况有效，未经许可不得转载。</p><p>答复时间：{answered}</p>"),
    ("asked-again", "<h2>{title}</h2><p>咨询时间：{asked}</p><h4>咨询内容</h4><div>{bp}</div><h4>答复内容</h4><div>{rp}</div><p>答复时间：{answered}</p><h4>追问</h4><div>还想问一下周末是否可以办理？</div><h4>追问回复</h4><div>周末不办公。</div>"),
    ("acknowledged-first", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><div class='re'><p>受理回复（{first}）</p><p>您的来信已收到，已转相关单位办理。</p></div><div class='re'><p>回复内容：</p>{rp}<p>回复时间：{answered}</p></div>"),
    ("rated", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>提交日期</td><td>{asked}</td></tr><tr><td>内容</td><td>{bbr}</td></tr><tr><td>回复意见</td><td>{rbr}</td></tr><tr><td>回复日期</td><td>{answered}</td></tr><tr><td>满意度评价</td><td>满意</td></tr><tr><td>评价内容</td><td>回复很及时</td></tr></table>"),
    ("office-prefix", "<h3>{title}</h3><div class='ask'><i>{sender}</i><em>{asked}</em><p class='lbl'>来信内容：</p>{bp}</div><div class='ans'><p><b>{unit}回复：</b></p>{rp}<em>回复时间：{answered}</em></div>"),
    ("logged-after", "<h3>{title}</h3><p>来信时间：{asked}</p><p><b>来信内容</b></p><div>{bp}</div><p><b>回复内容</b></p><div>{rp}</div><table class='log'><caption>办理流程</caption><tr><th>环节</th><th>单位</th><th>时间</th></tr><tr><td>受理</td><td>信访局</td><td>{asked}</td></tr><tr><td>办结</td><td>{unit}</td><td>{answered}</td></tr></table>"),
    ("steps-before", "<ul class='steps'><li>提交 {asked}</li><li>受理 {first}</li><li>办结 {answered}</li></ul><h3>{title}</h3><dl><dt>来信内容：</dt><dd>{bbr}</dd><dt>办理结果：</dt><dd>{rbr}</dd></dl>"),
    ("tools-inside", "<h3>{title}</h3><p>发信时间：{asked}</p><div class='box'><b>信件内容：</b>{bp}</div><div class='box'><b>信件回复：</b>{rp}<p>回复时间：{answered}</p><p class='tools'><a href='javascript:print()'>【打印】</a> <a href='javascript:close()'>【关闭】</a></p></div>"),
    ("tools-after-reply", "<table><tr><td>来信主题</td><td>{title}</td></tr><tr><td>来信内容</td><td>{bbr}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>答复内容</td><td>{rbr}</td></tr></table><p>【<a href='#'>返回列表</a>】【<a href='#'>打印</a>】【<a href='#'>我要写信</a>】</p><p>注：请勿填写个人隐私信息。</p>"),
    ("doubled", "<div class='pc'><h3>{title}</h3><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p></div><div class='mobile' style='display:none'><h3>{title}</h3><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p></div>"),
    ("bubbles", "<h3>{title}</h3><div class='dialog'><div class='left'><span class='nick'>{sender}</span><span class='tm'>提问时间：{asked}</span><div class='bubble'>{bp}</div></div><div class='right'><span class='nick'>{unit}</span><span class='tm'>回复时间：{answered}</span><div class='bubble'>{rp}</div></div></div>"),
    ("question-answer", "<h2>{title}</h2><p>{sender}　咨询时间：{asked}</p><div class='q'><b>问：</b>{b1}</div><div class='a'><b>答：</b>{r1}</div><p>答复单位：{unit}　答复时间：{answered}</p>"),
    ("items", "<ul class='view'><li><b>标题</b>：{title}</li><li><b>姓名</b>：{sender}</li><li><b>来信时间</b>：{asked}</li><li><b>来信内容</b>：{bbr}</li><li><b>回复单位</b>：{unit}</li><li><b>回复时间</b>：{answered}</li><li><b>回复内容</b>：{rbr}</li></ul>"),
    ("tabs", "<h3>{title}</h3><p>来信时间：{asked}　回复时间：{answered}</p><ul class='tabs'><li class='on'>来信内容</li><li>回复内容</li></ul><div class='panes'><div class='pane'>{bp}</div><div class='pane' style='display:none'>{rp}</div></div>"),
    ("image-labels", "<h3>{title}</h3><p>来信时间：{asked}</p><div><img src='/images/lxnr.gif' alt='来信内容'></div><div>{bp}</div><div><img src='/images/hfnr.gif' alt='回复内容'></div><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("heads-above", "<table border=1><tr><th>编号</th><th>标题</th><th>来信时间</th><th>回复时间</th></tr><tr><td>{id}</td><td>{title}</td><td>{asked}</td><td>{answered}</td></tr><tr><th colspan=4>来信内容</th></tr><tr><td colspan=4>{bp}</td></tr><tr><th colspan=4>回复内容</th></tr><tr><td colspan=4>{rp}</td></tr></table>"),
    ("fieldsets", "<h3>{title}</h3><fieldset><legend>来信内容</legend><p>来信时间：{asked}</p>{bp}</fieldset><fieldset><legend>回复内容</legend><p>回复时间：{answered}</p>{rp}</fieldset>"),
    ("running-labels", "<h3>{title}</h3><p>【来信时间】{asked}</p><p>【来信内容】{b1}</p><p>【回复单位】{unit}</p><p>【回复时间】{answered}</p><p>【回复内容】{r1}</p>"),
    ("label-then-lines", "<h3>{title}</h3><p>来信时间：{asked}</p><p><strong>来信内容：</strong></p>{bp}<p><strong>答复情况：</strong></p>{rp}<p>答复时间：{answered}</p><p>答复单位：{unit}</p>"),
    ("net-citizen", "<h1>{title}</h1><div class='qa'><p class='h'>网民留言</p><p class='d'>留言时间：{asked}</p><div class='c'>{bp}</div></div><div class='qa'><p class='h'>单位答复</p><p class='d'>答复单位：{unit}　答复时间：{answered}</p><div class='c'>{rp}</div></div>"),
    ("mayor", "<div class='mayor'><h3>{title}</h3><table><tr><td>来信人</td><td>{sender}</td><td>来信时间</td><td>{asked}</td></tr></table><div class='lx'><h5>来 信 内 容</h5>{bp}</div><div class='hf'><h5>回 复 内 容</h5>{rp}<p style='text-align:right'>回复单位：{unit}</p><p style='text-align:right'>回复时间：{answered}</p></div></div>"),
    ("rendered", "<div class='letter-detail'><div class='title ng-binding'>{title}</div><div class='form-item'><label>提交时间</label><span class='ng-binding'>{asked}</span></div><div class='form-item'><label>诉求描述</label><div class='ng-binding'>{bbr}</div></div><div class='form-item'><label>答复意见</label><div class='ng-binding'>{rbr}</div></div><div class='form-item'><label>答复时间</label><span class='ng-binding'>{answered}</span></div></div>"),
    ("as-mail", "<table><tr><td>发件人：</td><td>{sender}</td></tr><tr><td>收件人：</td><td>{unit}</td></tr><tr><td>主题：</td><td>{title}</td></tr><tr><td>发信时间：</td><td>{asked}</td></tr><tr><td colspan=2><hr>{bp}</td></tr><tr><td colspan=2>回复时间：{answered}</td></tr><tr><td colspan=2>回复内容：<hr>{rp}</td></tr></table>"),
    ("meta-between", "<h2>{title}</h2><h4>来信内容</h4><p class='meta'>来信人：{sender}　来信时间：{asked}　类型：{kind}</p><div class='text'>{bp}</div><h4>办理情况</h4><p class='meta'>办理单位：{unit}　办结时间：{answered}</p><div class='text'>{rp}</div>"),
    ("inner-table", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>时间</td><td>{asked}</td></tr><tr><td>内容</td><td>{bbr}</td></tr><tr><td>处理情况</td><td><table><tr><td>答复单位</td><td>{unit}</td></tr><tr><td>答复时间</td><td>{answered}</td></tr><tr><td>答复内容</td><td>{rbr}</td></tr></table></td></tr></table>"),
    ("related", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p><div class='more'><h4>相关来信</h4><ul><li><a href='/hd/1.html'>咨询公交线路调整</a><span>{first}</span></li><li><a href='/hd/2.html'>反映路面积水</a><span>{first}</span></li></ul></div>"),
    ("neighbours", "<table><tr><td>标题：</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td>来信内容：</td><td>{bp}</td></tr><tr><td>回复时间：</td><td>{answered}</td></tr><tr><td>回复内容：</td><td>{rp}</td></tr></table><p>上一封：<a href='/hd/1.html'>咨询公交线路调整</a></p><p>下一封：<a href='/hd/2.html'>反映路面积水</a></p>"),
    ("rating-form", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><form><p>您对本次答复是否满意？</p><input type=radio>满意 <input type=radio>基本满意 <input type=radio>不满意<p>评价意见：</p><textarea></textarea><input type=submit value='提交评价'></form>"),
    ("rights", "<h2>{title}</h2><div class='m'>来信日期：{asked}</div><div class='n'><b>来信内容：</b><div>{bp}</div><b>回复内容：</b><div>{rp}</div><div class='s'>分享到：<a href='#'>微信</a> <a href='#'>微博</a></div><p class='y'>版权声明：凡本网站来源的作品，转载请注明出处。</p></div>"),
    ("public-reply", "<h2>{title}</h2><p>信件编号：{id}　提交时间：{asked}</p><div class='bt1'>信件详情</div><div class='nr1'>{bbr}</div><div class='bt1'>答复详情</div><div class='nr1'>{rbr}</div><p>答复时间：{answered}　答复单位：{unit}</p>"),
    ("summary-first", "<h2>{title}</h2><table><tr><td>来信时间</td><td>{asked}</td><td>回复时间</td><td>{answered}</td></tr><tr><td>内容摘要</td><td colspan=3>{short}</td></tr><tr><td>信件内容</td><td colspan=3>{bp}</td></tr><tr><td>回复内容</td><td colspan=3>{rp}</td></tr></table>"),
    ("colon-spans", "<div><span>标</span><span>题：</span><span>{title}</span></div><div><span>时 间：</span><span>{asked}</span></div><div><span>内 容：</span><span>{bbr}</span></div><div><span>回 复：</span><span>{rbr}</span></div><div><span>回复时间：</span><span>{answered}</span></div>"),
    ("status-line", "<h2>{title}</h2><p>信件状态：<font color=green>已回复</font>　来信时间：{asked}　公开：是</p><div class='lw'><p class='lwt'>【来信】</p>{bp}</div><div class='lw'><p class='lwt'>【回复】</p>{rp}<p class='lwd'>{unit}　{answered}</p></div>"),
    ("two-columns", "<h2>{title}</h2><table><tr><td width=50% valign=top><h4>来信内容</h4>{bp}<p>来信时间：{asked}</p></td><td valign=top><h4>回复内容</h4>{rp}<p>回复时间：{answered}</p></td></tr></table>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, markup in DETAILS:
        yield from (detail(f"letters4/{name}", markup, variant) for variant in range(4))


def detail(family: str, markup: str, variant: int) -> Case:
    """One letter's own page."""
    scene = Scene(family, variant)
    one = mail(scene, variant, "answered")
    assert one.answered
    asking = [text.format(body=one.matter.body) for text in ASKING[variant]]
    words = {"reply": one.matter.reply, "title": one.matter.title, "unit": one.unit}
    answering = [text.format(**words) for text in ANSWERING[variant]]
    values = shown(one, scene) | {
        "first": f"{one.asked:%Y-%m-%d}",
        "short": "".join(asking)[:18],
        **_written("b", asking),
        **_written("r", answering),
    }
    main = markup.format(**values)
    truth = _truth(one, markup) | {"body": "".join(asking), "reply": "".join(answering)}
    html = scene.page(
        f"{one.matter.title}-信件详情",
        main,
        crumb=("首页", "互动", "领导信箱"),
        traps=scene.some(("clock", "rank", "built", "notice", "rights"), 2, "traps"),
    )
    return scene.case(one.path, html, {"letters": [truth], "page_kind": ["letter"]})


def _written(mark: str, texts: list[str]) -> dict[str, str]:
    return {
        f"{mark}p": "".join(f"<p>　　{text}</p>" for text in texts), f"{mark}br": "<br>　　".join(texts), f"{mark}n": "\n　　".join(texts), f"{mark}1": "".join(texts),
    }  # fmt: skip


def _truth(one: Mail, markup: str) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": one.matter.title, "state": "answered"}
    shown_too = {"asked": one.asked, "answered": one.answered}
    return truth | {field: value for field, value in shown_too.items() if f"：{{{field}}}" in markup}
