"""Letters whose own text is hard to bound: what a citizen wrote, in layouts that set it apart by little or by much."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.scene import Scene
from benchmarks.corpus.mail import mail, shown

# What a citizen writes around the matter; none of its lines is a label of the page.
ASKING: tuple[tuple[str, ...], ...] = (
    ("{body}",),
    ("{body}", "时间：每晚十点以后", "地址：东街3号院", "问题：为什么一直没人管？", "请尽快答复，谢谢。"),
    (
        "您好，感谢你们上次的回复。",
        "一、{body}",
        "二、附件里的照片是上周拍的，来源是业主群。",
        "期待您的回复！",
    ),
    ("领导你好", "{body}", "办理结果希望公开。", "此致", "敬礼！"),
)
ANSWERING: tuple[tuple[str, ...], ...] = (
    ("{reply}",),
    ("您好！来信收悉。", "{reply}", "感谢您的来信。"),
    ("网友您好：", "一、{reply}", "二、欢迎继续监督。"),
    ("您反映的问题我单位高度重视。", "{reply}"),
)

_DATES = "<p>来信时间：{asked}　回复时间：{answered}</p>"
DETAILS = (
    ("pre", "<h2>{title}</h2>" + _DATES + "<h4>来信内容</h4><pre>{bn}</pre><h4>回复内容</h4><pre>{rn}</pre>"),
    ("readonly-areas", "<table><tr><th>标题</th><td><input value='{title}' readonly></td></tr><tr><th>来信时间</th><td><input value='{asked}' readonly></td></tr><tr><th>来信内容</th><td><textarea readonly rows=8>{bn}</textarea></td></tr><tr><th>回复时间</th><td><input readonly value='{answered}'></td></tr><tr><th>回复内容</th><td><textarea rows=8 readonly='readonly'>{rn}</textarea></td></tr></table>"),
    ("disabled-form", "<form><p><label>信件标题：</label><input type=text disabled value='{title}'></p><p><label>写信时间：</label><input type=text disabled value='{asked}'></p><p><label>信件内容：</label><textarea disabled>{bn}</textarea></p><p><label>答复内容：</label><textarea disabled>{rn}</textarea></p><p><label>答复时间：</label><input type=text disabled value='{answered}'></p></form>"),
    ("quoted", "<h1>{title}</h1>" + _DATES + "<p><b>网友留言：</b></p><blockquote>{bp}</blockquote><p><b>官方回复：</b></p><blockquote>{rp}</blockquote>"),
    ("font", "<center><font size=4 color=red>{title}</font></center><font size=2>来信时间：{asked}<br>来信内容：<font color=blue>{bbr}</font><br>回复时间：{answered}<br>回复内容：<font color=green>{rbr}</font></font>"),
    ("double-br", "<h2>{title}</h2><div>来信时间：{asked}</div><div><b>来信内容：</b><br><br>{bbr2}<br><br><b>回复内容：</b><br><br>{rbr}<br><br></div><div>回复时间：{answered}</div>"),
    ("rowspan-order", "<table border=1><tr><td>工单编号</td><td>GD{serial}</td><td>诉求时间：</td><td>{asked}</td></tr><tr><td>诉求标题</td><td colspan=3>{title}</td></tr><tr><td rowspan=2>诉求内容</td><td colspan=3 rowspan=2>{bbr}</td></tr><tr></tr><tr><td>承办单位</td><td>{unit}</td><td>办结时间：</td><td>{answered}</td></tr><tr><td>办理结果</td><td colspan=3>{rbr}</td></tr></table>"),
    ("vertical-label", "<table border=1><tr><td>主题</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td>来<br>信<br>内<br>容</td><td>{bp}</td></tr><tr><td>回<br>复<br>内<br>容</td><td>{rp}</td></tr><tr><td>回复时间：</td><td>{answered}</td></tr></table>"),
    ("one-paragraph", "<h1>{title}</h1>" + _DATES + "<p>问：{b1}</p><p>答：{r1}</p>"),
    ("one-paragraph-br", "<h1>{title}</h1>" + _DATES + "<p><strong>问：</strong>{b1}<br><strong>答：</strong>{r1}</p>"),
    ("asks-line", "<h1>{title}</h1><p>来信时间：{asked}</p><p>网友“晨光”问：</p>{bp}<p>{unit}答：</p>{rp}<p>回复时间：{answered}</p>"),
    ("chat", "<h2>{title}</h2><ul class='chat'><li class='left'><img src='/u.png'><em>{sender}</em><i>提问时间：{asked}</i><div class='bubble'>{bp}</div></li><li class='right'><img src='/g.png'><em>{unit}</em><i>回复时间：{answered}</i><div class='bubble'>{rp}</div></li></ul>"),
    ("floors", "<h1>{title}</h1><div class='floor'><span>1楼</span><span>楼主</span><span>发表时间：{asked}</span><div class='msg'>{bp}</div><div class='foot'>本帖最后由 楼主 于 {asked} 编辑</div></div><div class='floor'><span>2楼</span><span>{unit}</span><span>回复时间：{answered}</span><div class='msg'>{rp}</div></div>"),
    ("guestbook", "<table><tr><td width=120 rowspan=2><img src='/face/3.gif'><br>{sender}<br>IP：112.80.*.*</td><td>留言主题：{title}　留言时间：{asked}</td></tr><tr><td>{bp}<hr><font color=red>管理员回复：（回复时间：{answered}）</font><br>{rbr}</td></tr></table>"),
    ("guestbook-fields", "<table><tr><td>标题：{title}</td></tr><tr><td>来信时间：{asked}</td></tr><tr><td>留言内容：<br>　　{bbr}</td></tr><tr><td>浏览：33 次　IP：112.80.*.*</td></tr><tr><td>回复内容：<br>　　{rbr}</td></tr><tr><td>回复时间：{answered}</td></tr></table>"),
    ("body-first", "<div class='xx'><div class='lab'>来信内容</div><div class='txt'>{bp}</div><div class='lab'>来信标题</div><div class='txt'>{title}</div><div class='lab'>来信时间：</div><div class='txt'>{asked}</div><div class='lab'>回复内容</div><div class='txt'>{rp}</div><div class='lab'>回复时间：</div><div class='txt'>{answered}</div></div>"),
    ("summary-too", "<h2>{title}</h2><p>来信时间：{asked}</p><p class='summary'>摘要：{short}…</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("unfold", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div class='s'>{short}…<a href='#'>展开全文</a></div><div class='f' style='display:none'>{b1}<a href='#'>收起</a></div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("attachments", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><div class='fj'>附件：<a href='/f/1.jpg'>现场照片.jpg</a></div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("no-attachments", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td>来信内容</td><td>{bp}</td></tr><tr><td>附件</td><td>无</td></tr><tr><td>回复内容</td><td>{rp}</td></tr><tr><td>附件</td><td></td></tr><tr><td>回复时间：</td><td>{answered}</td></tr></table>"),
    ("process-log", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>办理过程</h4><ul><li>{asked} 提交</li><li>{asked} 受理</li><li>{answered} 办结</li></ul><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("log-of-days", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><div class='flow'><span>信件已受理</span><span>信件已转{unit}</span></div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("share-between", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><div class='share'>分享到：<a href='#'>微信</a><a href='#'>微博</a></div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("views-between", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><p class='v'>浏览次数：<span>186</span>次　点赞：<span>3</span></p><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("signed-below", "<h2>{title}</h2><h4>来信内容</h4><div>{bp}</div><p style='text-align:right'>来信人：{sender}</p><p style='text-align:right'>来信时间：{asked}</p><h4>回复内容</h4><div>{rp}</div><p style='text-align:right'>回复单位：{unit}</p><p style='text-align:right'>回复时间：{answered}</p>"),
    ("signed-in-text", "<h2>{title}</h2><div class='q'><b>来信内容</b>{bp}<p class='r'>{sender}　{asked}</p></div><div class='a'><b>回复内容</b>{rp}<p class='r'>{unit}　{answered}</p></div><p>来信时间：{asked}　回复时间：{answered}</p>"),
    ("boxes", "<h2>{title}</h2><p>来信时间：{asked}</p><div class='box'><div class='hd'><span>来信内容</span></div><div class='bd'>{bd}</div></div><div class='box'><div class='hd'><span>回复内容</span></div><div class='bd'>{rd}</div></div><p>回复时间：{answered}</p>"),
    ("cells-each", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td colspan=2>来信内容</td></tr>{btr}<tr><td colspan=2>回复内容</td></tr>{rtr}<tr><td>回复时间：</td><td>{answered}</td></tr></table>"),
    ("nested-table", "<table><tr><td>标题：</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td>来信内容：</td><td><table><tr><td>{bbr}</td></tr></table></td></tr><tr><td>回复内容：</td><td><table><tr><td>{rbr}</td></tr></table></td></tr><tr><td>回复时间：</td><td>{answered}</td></tr></table>"),
    ("bold-line", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bb}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("linked-words", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{ba}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("title-row", "<table><tr><td>标题：{title}</td><td>来信时间：{asked}</td></tr><tr><td colspan=2>内容：{bbr}</td></tr><tr><td colspan=2>回复：{rbr}</td></tr><tr><td colspan=2>回复时间：{answered}</td></tr></table>"),
    ("dl", "<dl><dt>标题</dt><dd>{title}</dd><dt>来信时间：</dt><dd>{asked}</dd><dt>来信内容</dt><dd>{bp}</dd><dt>回复内容</dt><dd>{rp}</dd><dt>回复时间：</dt><dd>{answered}</dd></dl>"),
    ("dd-each", "<dl><dt>标题</dt><dd>{title}</dd><dt>来信时间：</dt><dd>{asked}</dd><dt>来信内容</dt>{bdd}<dt>回复内容</dt>{rdd}<dt>回复时间：</dt><dd>{answered}</dd></dl>"),
    ("legend", "<h2>{title}</h2><fieldset><legend>来信内容</legend><p>来信人：{sender}　来信时间：{asked}</p>{bp}</fieldset><fieldset><legend>回复内容</legend><p>回复单位：{unit}　回复时间：{answered}</p>{rp}</fieldset>"),
    ("legend-after", "<h2>{title}</h2><fieldset><legend>来信内容</legend>{bp}<p>来信人：{sender}　来信时间：{asked}</p></fieldset><fieldset><legend>回复内容</legend>{rp}<p>回复单位：{unit}　回复时间：{answered}</p></fieldset>"),
    ("sorry-label", "<h2>{title}</h2><p>来信时间：{asked}</p><p><span>【来信】</span>{b1}</p><p><span>【回复】</span>{r1}</p><p>回复时间：{answered}</p>"),
    ("salutation-box", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div><p class='to'>收件人：县长信箱</p>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("rated", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p><h4>评价</h4><p>服务态度：满意　办理效率：满意</p>"),
    ("hints", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><p class='tip'>温馨提示：为保护隐私，信件中的个人信息已隐去。</p><h4>回复内容</h4><div>{rp}</div><p>回复时间：{answered}</p>"),
    ("hidden-sender", "<h2>{title}</h2><p>来信时间：{asked}</p><div class='c'><div class='t'>来信内容</div><div class='x'>{bp}</div><div class='n'>（来信人：{sender}）</div></div><div class='c'><div class='t'>回复内容</div><div class='x'>{rp}</div><div class='n'>（{unit}）</div></div><p>回复时间：{answered}</p>"),
    ("columns", "<h2>{title}</h2><p>来信时间：{asked}</p><table><tr><th>来信内容</th><th>回复内容</th></tr><tr><td>{bp}</td><td>{rp}</td></tr></table><p>回复时间：{answered}</p>"),
    ("columns-all", "<table border=1><tr><th>标题</th><th>来信内容</th><th>来信时间</th><th>回复内容</th><th>回复时间</th></tr><tr><td>{title}</td><td>{bbr}</td><td>{asked}</td><td>{rbr}</td><td>{answered}</td></tr></table>"),
    ("tabs", "<h2>{title}</h2><p>来信时间：{asked}</p><ul class='tab'><li>来信内容</li><li>回复内容</li></ul><div class='panes'><div>{bp}</div><div>{rp}</div></div><p>回复时间：{answered}</p>"),
    ("spans", "<h2>{title}</h2><p>来信时间：{asked}</p><div class='row'><span class='l'>来信内容：</span><span class='r'>{bsp}</span></div><div class='row'><span class='l'>回复内容：</span><span class='r'>{rsp}</span></div><p>回复时间：{answered}</p>"),
    ("two-titles", "<h1>{title}</h1><div>来信时间：{asked}</div><h3>信件内容：</h3><p>{title}</p>{bp}<h3>信件回复：</h3>{rp}<div>回复时间：{answered}</div>"),
    ("letter-in-news", "<h1>{title}</h1><p>来源：政府信箱　回复时间：{answered}</p><div class='TRS_Editor'><p>来信时间：{asked}</p><p>来信内容：</p>{bp}<p>&nbsp;</p><p>{unit}回复：</p>{rp}</div>"),
    ("english", "<h1>{title}</h1><p>Date: {asked}</p><h4>Question</h4><div>{bp}</div><h4>Answer</h4><div>{rp}</div><p>Reply Date: {answered}</p>"),
    ("spacer", "<h2>{title}</h2><p>来信时间：{asked}</p><p>来信内容：</p><p>&nbsp;</p>{bps}<p>&nbsp;</p><p>回复内容：</p><p>&nbsp;</p>{rp}<p>回复时间：{answered}</p>"),
    ("icons", "<div class='w'><div class='wt'><i class='ask'></i>{title}</div><div class='wi'>来信时间：{asked}</div><div class='wc'>{bp}</div></div><div class='d'><div class='dt'><i class='ans'></i>{unit}</div><div class='di'>回复时间：{answered}</div><div class='dc'>{rp}</div></div>"),
    ("custom", "<x-letter><h2>{title}</h2><p>来信时间：{asked}</p><x-label>来信内容</x-label><x-text>{bp}</x-text><x-label>回复内容</x-label><x-text>{rp}</x-text><p>回复时间：{answered}</p></x-letter>"),
    ("purpose", "<table><tr><td>标题：</td><td>{title}</td></tr><tr><td>来信时间：</td><td>{asked}</td></tr><tr><td>来信目的：</td><td>{kind}</td></tr><tr><td>来信内容：</td><td>{bp}</td></tr><tr><td>是否公开：</td><td>公开</td></tr><tr><td>办理情况：</td><td>{rp}</td></tr><tr><td>办结时间：</td><td>{answered}</td></tr></table>"),
    ("editor-spans", "<h2>{title}</h2><p>来信时间：{asked}</p><div><strong>来信内容</strong><br><span style='x'>{bsp}</span></div><div><strong>回复内容</strong><br><span style='x'>{rsp}</span></div><p>回复时间：{answered}</p>"),
    ("list-items", "<h2>{title}</h2><ul><li>来信时间：{asked}</li><li>来信内容：{bp}</li><li>回复时间：{answered}</li><li>回复内容：{rp}</li></ul>"),
    ("items-below", "<ul><li><label>标题</label><span>{title}</span></li><li><label>来信时间：</label><span>{asked}</span></li><li><label>来信内容</label></li><li class='c'>{bbr}</li><li><label>回复时间：</label><span>{answered}</span></li><li><label>回复内容</label></li><li class='c'>{rbr}</li></ul>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, markup in DETAILS:
        yield from (_detail(f"letters7/{name}", markup, variant) for variant in range(len(ASKING)))


def _detail(family: str, markup: str, variant: int) -> Case:
    """One letter's own page, and what is true of it."""
    scene = Scene(family, variant)
    one = mail(scene, variant, "answered")
    asking = [text.format(body=one.matter.body) for text in ASKING[variant]]
    answering = [text.format(reply=one.matter.reply) for text in ANSWERING[variant]]
    values = shown(one, scene) | {
        "short": "".join(asking)[:14],
        "serial": str(scene.number("serial")),
        **_written("b", asking),
        **_written("r", answering),
    }
    truth = {
        "title": one.matter.title,
        "asked": one.asked,
        "answered": one.answered,
        "state": "answered",
        "body": "".join(asking),
        "reply": "".join(answering),
    }
    html = scene.page(
        f"{one.matter.title}-来信详情",
        markup.format(**values),
        crumb=("首页", "政民互动", "来信选登"),
        traps=scene.some(("clock", "rank", "built", "notice", "rights"), 2, "traps"),
    )
    return scene.case(one.path, html, {"letters": [truth], "page_kind": ["letter"]})


def _written(mark: str, texts: list[str]) -> dict[str, str]:
    """A text in the forms that editors give its lines."""
    return {
        f"{mark}1": "".join(texts),
        f"{mark}n": "\n　　".join(texts),
        f"{mark}br": "<br>　　".join(texts),
        f"{mark}br2": "<br><br>　　".join(texts),
        f"{mark}p": _each("p", texts),
        f"{mark}d": _each("div", texts),
        f"{mark}dd": _each("dd", texts),
        f"{mark}sp": "<br>".join(f"<span>{text}</span>" for text in texts),
        f"{mark}b": "".join(f"<p><b>{text}</b></p>" for text in texts),
        f"{mark}a": "".join(
            f"<p>{text[:4]}<a href='/so?q=1'>{text[4:8]}</a>{text[8:]}</p>" for text in texts
        ),
        f"{mark}ps": "<p>&nbsp;</p>".join(f"<p>{text}</p>" for text in texts),
        f"{mark}tr": "".join(f"<tr><td colspan=2>{text}</td></tr>" for text in texts),
    }


def _each(tag: str, texts: list[str]) -> str:
    return "".join(f"<{tag}>　　{text}</{tag}>" for text in texts)
