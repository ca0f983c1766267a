"""Letters asked: boards of questions, hotlines and old guestbooks, written after the readers had been mended twice."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.letters import detail

DETAILS = (
    ("board", "<h1>{title}</h1><div class='user'>网友{sender}　留言时间：{asked}</div><div class='content'>{bp}</div><div class='reply-item'><h3>官方回复</h3><div class='who'>回复单位：{unit}　回复时间：{answered}</div><div class='con'>{rp}</div></div>"),
    ("called", "<h2>{title}</h2><div class='item'><em>来电时间</em><p>{asked}</p></div><div class='item'><em>来电内容</em><p>{bbr}</p></div><div class='item'><em>处理结果</em><p>{rbr}</p></div><div class='item'><em>办结时间</em><p>{answered}</p></div>"),
    ("netizen-office", "<h2>{title}</h2><div class='q'><h4>网友提问：</h4>{bp}<span>提问时间：{asked}</span></div><div class='a'><h4>部门回复：</h4>{rp}<span>回复时间：{answered}</span></div>"),
    ("explained", "<h2>{title}</h2><p>咨询时间：{asked}</p><p>问题：{b1}</p><p>解答：{r1}</p><p>解答时间：{answered}</p>"),
    ("matter-opinion", "<table><tr><td>来信标题</td><td>{title}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>反映内容</td><td>{bp}</td></tr><tr><td>答复意见</td><td>{rp}</td></tr><tr><td>答复日期</td><td>{answered}</td></tr></table>"),
    ("two-offices", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><div class='hf'><h5>信访局回复</h5><p>已转相关单位办理。</p><p>回复时间：{first}</p></div><div class='hf'><h5>{unit}回复</h5>{rp}<p>回复时间：{answered}</p></div>"),
    ("guestbook-old", "<TABLE border=1 width=600><TR><TD width=80>留言标题：</TD><TD>{title}</TD></TR><TR><TD>留 言 人：</TD><TD>{sender}</TD></TR><TR><TD>留言时间：</TD><TD>{asked}</TD></TR><TR><TD>留言内容：</TD><TD>&nbsp;&nbsp;&nbsp;&nbsp;{bbr}</TD></TR><TR><TD>管理员回复：</TD><TD><FONT color=red>{rbr}</FONT></TD></TR><TR><TD>回复时间：</TD><TD>{answered}</TD></TR></TABLE>"),
    ("wide-labels", "<table><tr><td>标　　题：</td><td>{title}</td></tr><tr><td>时　　间：</td><td>{asked}</td></tr><tr><td>内　　容：</td><td>{bbr}</td></tr><tr><td>回　　复：</td><td>{rbr}</td></tr><tr><td>回复时间：</td><td>{answered}</td></tr></table>"),
    ("paragraph-spans", "<div class='info'><p><span>诉求标题</span>{title}</p><p><span>诉求时间</span>{asked}</p><p><span>诉求内容</span>{b1}</p><p><span>承办单位</span>{unit}</p><p><span>答复内容</span>{r1}</p><p><span>答复时间</span>{answered}</p></div>"),
    ("day-after-label", "<h2>{title}</h2><div class='bt'>来信内容（{asked}）</div><div class='nr'>{bp}</div><div class='bt'>回复内容（{answered}）</div><div class='nr'>{rp}</div>"),
    ("breaks-double", "<table><tr><td>主题</td><td>{title}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>来信内容</td><td><p>&nbsp;</p>{bp}<p>&nbsp;</p></td></tr><tr><td>办理情况</td><td><p><br></p>{rp}<p><br></p></td></tr><tr><td>办结日期</td><td>{answered}</td></tr></table>"),
    ("card-sides", "<div class='card'><div class='card-l'>问</div><div class='card-r'><h3>{title}</h3>{bp}<p class='tm'>咨询时间：{asked}</p></div></div><div class='card'><div class='card-l'>答</div><div class='card-r'>{rp}<p class='tm'>答复单位：{unit}　答复时间：{answered}</p></div></div>"),
    ("attachments-inside", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div class='c'>{bp}<ul class='att'><li><a href='/f/1.jpg'>现场照片.jpg</a></li></ul></div><h4>回复内容</h4><div class='c'>{rp}</div><p>回复时间：{answered}</p>"),
    ("printed-copy", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div class='c'>{bp}</div><h4>回复内容</h4><div class='c'>{rp}</div><p>回复时间：{answered}</p><div id='printArea' style='display:none'><h2>{title}</h2><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div></div>"),
    ("ordered-head", "<div class='hd'><span>【咨询】{title}</span></div><div class='bd'><p>提交时间：{asked}</p><p>内容：{bbr}</p></div><div class='hd'><span>【回复】</span></div><div class='bd'><p>回复时间：{answered}</p><p>{rbr}</p></div>"),
    ("fields-by-break", "<div class='mail'><b>标题：</b>{title}<br><b>来信时间：</b>{asked}<br><b>来信内容：</b>{b1}<br><b>回复单位：</b>{unit}<br><b>回复时间：</b>{answered}<br><b>回复内容：</b>{r1}</div>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, markup in DETAILS:
        yield from (detail(f"letters6/{name}", markup, variant) for variant in range(4))
