"""Letters again: more pages of single letters, written after the readers had been mended for the first ones."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.letters import detail

DETAILS = (
    ("tags", "<h2>{title}</h2><p>提问时间：{asked}</p><div class='wen'><span class='tag'>问</span><div>{bp}</div></div><div class='da'><span class='tag'>答</span><div>{rp}</div></div><p>答复单位：{unit}　答复时间：{answered}</p>"),
    ("rows-of-heads", "<table><tr><td>{title}</td></tr><tr><td>来信人：{sender}　来信时间：{asked}</td></tr><tr><td class='h'>来信内容</td></tr><tr><td>{bp}</td></tr><tr><td class='h'>回复内容</td></tr><tr><td>{rp}</td></tr><tr><td>回复单位：{unit}　回复时间：{answered}</td></tr></table>"),
    ("spanned", "<table border=1><tr><td rowspan=3>来信</td><td>标题</td><td>{title}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>来信内容</td><td>{bbr}</td></tr><tr><td rowspan=2>回复</td><td>回复时间</td><td>{answered}</td></tr><tr><td>回复内容</td><td>{rbr}</td></tr></table>"),
    ("brackets", "<h3>{title}</h3><p>{sender}　咨询时间：{asked}</p><p>【网友留言】</p>{bp}<p>【官方回复】</p>{rp}<p>答复时间：{answered}</p>"),
    ("one-head-line", "<h3>{title}</h3><p>来信时间：{asked}　来信类型：{kind}</p><p>来信内容：{bbr}</p><p>回复单位：{unit}　回复时间：{answered}　回复内容：</p><div class='c'>{rbr}</div>"),
    ("sections", "<article><header><h1>{title}</h1><p>来信时间：{asked}</p></header><section><h2>信件内容</h2>{bp}</section><section><h2>回复内容</h2>{rp}<footer>回复单位：{unit}　回复时间：{answered}</footer></section></article>"),
    ("where-from", "<h2>{title}</h2><p>留言时间：{asked}</p><div class='t'>留言内容：</div><div class='c'>{bp}</div><p class='from'>来自：手机端</p><div class='t'>答复内容：</div><div class='c'>{rp}</div><p>答复时间：{answered}</p>"),
    ("votes", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><div>是否满意：<a href='#'>满意(3)</a> <a href='#'>不满意(0)</a></div>"),
    ("likes", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><p>点赞(0) 收藏 分享</p>"),
    ("state-below", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>来信内容</td><td>{bp}</td></tr><tr><td>回复内容</td><td>{rp}</td></tr><tr><td>办理状态</td><td>已办结</td></tr><tr><td>回复时间</td><td>{answered}</td></tr></table>"),
    ("floated", "<div class='row'><span class='fl'>标题：</span><span class='fr'>{title}</span></div><div class='row'><span class='fl'>来信时间：</span><span class='fr'>{asked}</span></div><div class='row'><span class='fl'>来信内容：</span><div class='fr'>{bp}</div></div><div class='row'><span class='fl'>回复内容：</span><div class='fr'>{rp}</div></div><div class='row'><span class='fl'>回复时间：</span><span class='fr'>{answered}</span></div>"),
    ("two-letters-boxes", "<div class='letter'><div class='letter-hd'>来信信息</div><p>标题：{title}</p><p>来信时间：{asked}</p><div class='letter-bd'>{bp}</div></div><div class='letter'><div class='letter-hd'>回复信息</div><p>回复单位：{unit}</p><p>回复时间：{answered}</p><div class='letter-bd'>{rp}</div></div>"),
    ("article-like", "<h1>{title}</h1><p>来源：网上信箱　来信时间：{asked}</p><div class='TRS_Editor'><p><b>来信内容：</b></p>{bp}<p><b>回复内容：</b></p>{rp}</div><p>回复时间：{answered}</p>"),
    ("editor-answer", "<table><tr><td>信件标题</td><td>{title}</td></tr><tr><td>信件内容</td><td>{bbr}</td></tr><tr><td>写信时间</td><td>{asked}</td></tr><tr><td>办理结果</td><td><div class='edui'>{rp}<p><br></p></div></td></tr><tr><td>办结时间</td><td>{answered}</td></tr></table>"),
    ("numbered-heads", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>一、来信内容</h4>{bp}<h4>二、回复内容</h4>{rp}<p>回复时间：{answered}</p>"),
    ("colon-below", "<h2>{title}</h2><p>来信时间：{asked}</p><p>来信内容</p><p>：</p>{bp}<p>回复内容</p><p>：</p>{rp}<p>回复时间：{answered}</p>"),
    ("grid-labels", "<div class='grid'><div>标题</div><div>{title}</div><div>来信时间</div><div>{asked}</div><div>来信内容</div><div>{bbr}</div><div>回复时间</div><div>{answered}</div><div>回复内容</div><div>{rbr}</div></div>"),
    ("hidden-form-after", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>回复内容</h4><div>{rp}</div><div style='display:none'><h4>我要追问</h4><textarea></textarea><input type=button value='提交'></div>"),
    ("rules-after", "<table><tr><td>标题</td><td>{title}</td></tr><tr><td>内容</td><td>{bbr}</td></tr><tr><td>来信时间</td><td>{asked}</td></tr><tr><td>回复</td><td>{rbr}</td></tr><tr><td>回复时间</td><td>{answered}</td></tr></table><div class='gz'><h4>来信须知</h4><p>一、请如实填写姓名和联系方式。</p><p>二、不得捏造事实。</p></div>"),
    ("unit-heads-reply", "<h2>{title}</h2><p>来信时间：{asked}</p><h4>来信内容</h4><div>{bp}</div><h4>{unit}（{first}）</h4><p>回复时间：{answered}</p><h4>回复内容</h4><div>{rp}</div>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, markup in DETAILS:
        yield from (detail(f"letters5/{name}", markup, variant) for variant in range(4))
