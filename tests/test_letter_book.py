"""Guestbooks: letter after letter with its reply on one page, in layouts of many makers; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.page import Letter
from crawler.reading.document import Document, Text
from crawler.reading.letter_signs import letter_signs
from crawler.reading.letters import letters

URL = "http://www.x.gov.cn/hdjl/lyb/index.html"
TOLD = (
    ("路灯损坏", "张三", "2015-08-15", "某小区路灯损坏，晚上出行不便，请维修。", "市城管局", "2015-08-21", "您好，经核实，该处路灯已于8月20日修复。感谢监督。"),
    ("停水何时恢复", "李某", "2015-08-12", "我们小区从昨天开始停水，请问什么时候可以恢复供水？", "市水务局", "2015-08-14", "网友您好，因管网抢修停水，预计8月15日前恢复供水。"),
    ("公交绕行问题", "热心市民", "2015-08-02", "12路公交最近绕行，没有提前通知，希望能及时公布绕行路线。", "市交通运输局", "2015-08-09", "您好！因道路施工，12路自7月20日起临时绕行，站点已张贴告示。"),
    ("办理居住证", "王女士", "2015-07-28", "外地户口办理居住证需要哪些材料？", "市公安局", "2015-07-30", "您好，请携带身份证、租房合同到居住地派出所办理，电话12345678。"),
)  # fmt: skip


def every(template: str, around: str = "{}") -> str:
    """A page's part with all that is told: {t} title, {n} name, {d} day, {q} question, {u} unit, {r} day, {a} answer."""
    return around.format(
        "".join(
            template.format(i=i, t=t, n=n, d=d, q=q, u=u, r=r, a=a)
            for i, (t, n, d, q, u, r, a) in enumerate(TOLD, 1)
        )
    )


def read(content: str, url: str = URL, title: str = "留言板", crumb: str = "留言板") -> tuple[Letter, ...]:
    page = (
        f"<html><head><title>{title}-某市</title></head><body><div>您的位置：<a href=/>首页</a> &gt; <a href=/l/>{crumb}</a></div>"
        f"<div>{content}</div><div>共86条 <a href=?p=2>下一页</a></div><div><p>主办：某市</p></div></body></html>"
    )
    return letters(Document(Text(text=page, charset="utf-8"), url), url)


BOOKS = {
    "a table each": every("<table><tr><td>留言人：{n}</td><td>留言时间：{d}</td></tr><tr><td colspan=2>{q}</td></tr><tr><td colspan=2>管理员回复：{a} [{r}]</td></tr></table>"),
    "labels": every("<table><tr><td colspan=2>标题：{t}</td></tr><tr><td>留言人：{n}</td><td>留言时间：{d}</td></tr><tr><td>留言内容：</td><td>{q}</td></tr><tr><td>回复内容：</td><td>{a}</td></tr><tr><td>回复时间：</td><td>{r}</td></tr></table>"),
    "posted": every("<div class=i><div class=tit>{t}</div><div class=info>{n} 发表于 {d}</div><div class=con>{q}</div><div class=re><b>管理员回复：</b>{a}<i>{r}</i></div></div>"),
    "posts in pairs": every("<div><div><div class=info>{n} 发表于 {d} 10:00</div><div>{q}</div></div><div><div class=info>{u} 回复于 {r} 09:00</div><div>{a}</div></div></div>"),
    "posts one after the other": every("<div class=info>{n} 发表于 {d} 10:00</div><div class=con>{q}</div><div class=info>{u} 回复于 {r} 09:00</div><div class=con>{a}</div>"),
    "question and answer": every("<dt>问：{q} <span>{d}</span></dt><dd>答：{a} <span>{r}</span></dd>", "<dl>{}</dl>"),
    "terms": every("<dt>{t}<em>[{d}]</em></dt><dd class=q>网友留言：{q}</dd><dd class=a>{u}答复：{a}（{r}）</dd>", "<dl>{}</dl>"),
    "a list": every("<li><h4>{t}</h4><p class=m>留言人：{n}　留言时间：{d}</p><p>{q}</p><div class=re><p>回复单位：{u}　回复时间：{r}</p><p>{a}</p></div></li>", "<ul>{}</ul>"),
    "lines": every("<b>{t}</b><br>网友：{n} 留言时间：{d}<br>{q}<br>【回复】{a}<br>回复时间：{r}<hr>", "<div>{}</div>"),
    "floors": every("<div><div class=hd><span>{i}楼</span><span>{n}</span><span>{d}</span></div><div class=bd><p>{q}</p><blockquote><p>官方回复（{r}）</p><p>{a}</p></blockquote></div></div>"),
    "marks": every("<div class=box><p><i>问</i>{q}</p><p class=t>{d}</p><p><i>答</i>{a}</p><p class=t>{r}</p></div>"),
    "a table with a header": every("<tr><td>{q}</td><td>{d}</td><td>{a}</td><td>{r}</td></tr>", "<table><tr><th>留言</th><th>时间</th><th>回复</th><th>回复时间</th></tr>{}</table>"),
    "said in words": every("<div class=m><div class=h>{t} <small>{n} 于 {d} 留言</small></div><div class=c>{q}</div><div class=r>{u} 于 {r} 回复：{a}</div></div>"),
    "sentences": every("<p>网友“{n}”于{d}留言：{q}</p><p>{u}于{r}回复：{a}</p>"),
    "a face beside": every("<tr><td rowspan=2>{n}<br>IP：10.1.*.*</td><td>主题：{t} [发表时间：{d}]</td></tr><tr><td>{q}<hr>站长回复：{a}（{r}）</td></tr>", "<table>{}</table>"),
    "panels": every("<div><div><span>No.{i}</span> 主题：{t} <span>提问人：{n} 提问日期：{d}</span></div><div>{q}</div><div>答复（{u} {r}）：{a}</div></div>"),
    "in brackets": every("<table><tr><td>{n}</td><td><font>{t}</font> 发表于：{d} 9:08:00<hr>{q}<br><br><font>[{u}回复] {a} ({r} 8:00:00)</font></td></tr></table>", "<center>{}</center>"),
    "media": every("<div><div><img src=a.png><p>{n}</p></div><div><h5>{t}</h5><p>{q}</p><small>{d} 10:22</small><div><strong>{u}</strong><p>{a}</p><small>回复时间：{r}</small></div></div></div>"),
    "two columns": every("<tr><th>留言</th><td>{q}</td><td>{n} {d}</td></tr><tr><th>回复</th><td>{a}</td><td>{u} {r}</td></tr>", "<table>{}</table>"),
    "signed": every("<li><p><strong>{t}</strong></p><p>{q}</p><p class=gray>{n} {d}</p><ul><li><p>{a}</p><p class=gray>{u} {r} 回复</p></li></ul></li>", "<ol>{}</ol>"),
    "accordion": every("<div><div><a href='#c{i}'>{t}</a><span>{d}</span><span>已回复</span></div><div style='display:none'><div>提问：{q}</div><div>答复：{a}</div><div>答复单位：{u}　答复日期：{r}</div></div></div>"),
    "sections": every("<h3>{i}、{t}</h3><p>留言时间：{d}　留言人：{n}</p><p>{q}</p><h4>{u}答复：</h4><p>{a}</p><p>{r}</p>"),
    "results": every("<dl><dt>[咨询] {t}</dt><dd>留言时间：{d}　状态：已办结</dd><dd>{q}</dd><dd>处理结果：{a}</dd><dd>办结时间：{r}</dd></dl>"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_each_letter_of_a_guestbook_has_its_own_fields(name: str) -> None:
    found = read(BOOKS[name])

    assert [(one.body, one.reply, str(one.asked), str(one.answered), one.state.value) for one in found] == [
        (q, a, d, r, "answered") for _, _, d, q, _, r, a in TOLD
    ]
    titles = [one.title for one in found]
    assert titles in ([t for t, *_ in TOLD], [q[:30] for *_, q, _, _, _ in TOLD])
    assert all(one.unit in ("", told[4]) for one, told in zip(found, TOLD, strict=True))
    assert len({one.url for one in found}) == len(TOLD)


def test_no_name_is_read_as_a_title_or_text() -> None:
    for content in BOOKS.values():
        for letter in read(content):
            assert not any(name in f"{letter.title}{letter.unit}{letter.body}" for name in ("张三", "王女士"))


UNANSWERED = "<div><h4>垃圾清运</h4><p>留言人：赵某　留言时间：2015-08-20</p><p>小区门口垃圾三天没有清运了。</p>{}</div>"


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("", "unknown"),
        ("<p>回复：</p>", "unknown"),
        ("<p>管理员回复：未回复</p>", "open"),
        ("<p>状态：办理中</p>", "open"),
        ("<p>回复：正在加载</p>", "unknown"),
    ],
)
def test_a_letter_without_a_reply_among_others(reply: str, state: str) -> None:
    answered = every(
        "<div><h4>{t}</h4><p>留言人：{n}　留言时间：{d}</p><p>{q}</p><p>管理员回复：{a}</p></div>"
    )
    first, *others = read(UNANSWERED.format(reply) + answered)

    assert (first.title, first.body, first.state) == ("垃圾清运", "小区门口垃圾三天没有清运了。", state)
    assert first.reply == ""
    assert [letter.reply for letter in others] == [told[-1] for told in TOLD]


def test_labels_within_a_citizen_s_text_are_the_citizen_s() -> None:
    text = "<p>垃圾三天没有清运。</p><p>地址：东街3号院</p><p>时间：每晚十点以后</p><p>请尽快处理。</p>"
    answered = every(
        "<div><h4>{t}</h4><div>留言人：{n}　留言时间：{d}</div><p>{q}</p><div>管理员回复：{a}</div></div>"
    )
    first, *_ = read(
        f"<div><h4>垃圾清运</h4><div>留言人：赵某　留言时间：2015-08-20</div>{text}<div>管理员回复：已清运完毕。</div></div>{answered}"
    )
    assert first.body == "垃圾三天没有清运。 地址：东街3号院 时间：每晚十点以后 请尽快处理。"
    assert first.reply == "已清运完毕。"


def test_a_letter_s_own_page_that_is_told_as_a_guestbook_is() -> None:
    (letter,) = read(
        "<table><tr><td rowspan=2><img src=3.gif><br>刘先生<br>IP：10.1.*.*</td><td>留言主题：路灯损坏　留言时间：2015年8月15日</td></tr>"
        "<tr><td><p>请维修路灯，晚上看不见路。</p><hr><font>管理员回复：（回复时间：2015年8月21日）</font><br>经查，已修复完毕。</td></tr></table>",
        "http://www.x.gov.cn/lyb/show.jsp?id=1",
    )
    assert (letter.title, letter.body, letter.reply) == (
        "路灯损坏",
        "请维修路灯，晚上看不见路。",
        "经查，已修复完毕。",
    )


ARTICLE = "<h1>市水务局召开供水保障会议</h1><p>来源：市水务局　时间：2015-08-01</p>" + "".join(
    f"<p>会议强调，要做好第{n}项工作，确保群众用水安全，及时回应社会关切。</p>" for n in range(8)
)
NONE: dict[str, Callable[[], tuple[Letter, ...]]] = {
    "comments below an article": lambda: read(
        ARTICLE + "<h3>网友评论</h3>" + every("<div><span>{n}</span><span>{d}</span><p>{q}</p><div>管理员回复：{a}</div><a href=#>回复</a></div>"),
        "http://x.gov.cn/xw/1.html", "市水务局召开供水保障会议", "要闻"),
    "comments on a site of letters": lambda: read(
        ARTICLE + "<h3>评论</h3>" + every("<div><span>{n}</span><span>{d}</span><p>{q}</p><a href=#>回复</a></div>"), title="市水务局召开供水保障会议"),
    "an interview": lambda: read(
        "<h1>局长谈供水</h1>" + every("<p>[网友]：{q} {d}</p><p>[嘉宾]：答：{a}</p>"), "http://x.gov.cn/hdjl/zxft/1.html", "局长谈供水", "在线访谈"),
    "an interview with a host": lambda: read(
        "<h1>局长谈供水</h1><p>主持人：各位好</p>" + every("<p>网友 {n} 提问 {d} 10:00</p><p>{q}</p><p>局长 回复 {d} 10:05</p><p>{a}</p>"),
        "http://x.gov.cn/hdjl/1.html", "局长谈供水", "互动交流"),
    "frequent questions": lambda: read(
        every("<div><p>问：{q}</p><span>{d}</span><p>答：{a}</p></div>"), "http://x.gov.cn/hdjl/zxzx/cjwt/", "热点问答-咨询", "热点问答"),
}  # fmt: skip


@pytest.mark.parametrize("name", NONE)
def test_what_only_looks_like_a_guestbook(name: str) -> None:
    assert NONE[name]() == ()


THREADS = {
    "a thread": every("<div><div>{n} 发表于 {d} 10:00</div><div>{q}</div></div><div><div>{u} 发表于 {r} 10:00</div><div>{a}</div></div>"),
    "replies to one letter": "<div><div>张三 发表于 2015-08-15 10:00</div><div>某小区路灯损坏。请维修。</div></div>"
    + every("<div><div>{u} 回复于 {r} 10:00</div><div>{a}</div></div>"),
    "replies below labels": "<p>留言人：张三 留言时间：2015-08-15</p><p>留言内容：某小区路灯损坏。请维修。</p>"
    + every("<div><div>{u} 回复时间：{r} 10:00</div><div>{a}</div></div>"),
}  # fmt: skip


@pytest.mark.parametrize("name", THREADS)
def test_a_thread_with_several_replies_is_one_letter(name: str) -> None:
    (letter,) = read(f"<h1>路灯损坏已经三个月</h1>{THREADS[name]}", title="路灯损坏已经三个月")
    assert letter.title == "路灯损坏已经三个月"
    assert letter.body.startswith("某小区路灯损坏")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("<p>局长回复：已办。</p><p>局长回复：在办。</p>", True),
        ("<p>答复于2015-08-21</p><p>答复于2015-08-22</p>", True),
        ("<p>2015-08-21 回复 已办</p><p>2015-08-22 回复 在办</p>", True),
        ("<table><tr><td>回复内容<td>已办<tr><td>回复内容<td>在办</table>", True),
        ("<p>[管理员答复]已办</p><p>[管理员答复]在办</p>", True),
        ("<p>1楼 网站 管理员回复：已办。</p><p>2楼管理员回复：在办。</p>", True),
        ("<p><b>市城管局</b><i>回复</i>已办</p><p>县长的答复：在办</p>", True),
        ("<p>第一次回复：已办</p><p>2015年8月21日 10时20分回复：在办</p>", True),
        ("<ul><li>关于调整学区的回复<li>对路灯一事的答复<li>调整公交线路回复</ul>", False),
        ("<p>市民来信要及时回复群众，回复率要高。</p>", False),
        ("<p>有关部门作了答复，答复令人满意。</p>", False),
        ("<p>局长回复：已办。</p><p>请及时回复群众。</p>", False),
    ],
)
def test_replies_begin_again_and_again_in_a_guestbook_alone(text: str, may: bool) -> None:
    page = Document(
        Text(text=f"<body><!-- 答： --><h1>局长信箱</h1>{text}", charset="utf-8"),
        "http://www.site.test/a.html",
    )
    assert letter_signs(page) is may
