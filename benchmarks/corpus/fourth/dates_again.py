"""Dates again: more places for the day of publication, written after the readers had been mended for the first ones."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fourth.dates import article, english

ABOVE = (
    ("labels-in-a-row", "<div class='source'><label>来源：</label>{source}<label>发布时间：</label>{iso} {time}<label>浏览：</label>{n}</div>"),
    ("publisher-and-unit", "<p>发布人：张三　发布单位：{source}　发布时间：{iso}</p>"),
    ("sent-time", "<p>文章来源：{source}　　发文时间：{cn}　　阅读数：{n}</p>"),
    ("round", "<p>( {iso} )</p><p>( {source} )</p>"),
    ("square-lines", "<p>[{cn}]</p><p>[{source}]</p>"),
    ("float-boxes", "<div class='fl'>发布日期</div><div class='fr'>{dot}</div>"),
    ("provided", "<p>信息来源：{source}； 信息提供日期：{iso}； 信息审核：李明</p>"),
    ("midnight", "<p>日期：{slash1} 0:00:00</p>"),
    ("draft-time", "<p>稿件来源：{source} 发稿时间：{slash} {time}</p>"),
    ("bar-weekday", "<p>来源：{source} | {cn} {week}</p>"),
    ("uploaded-draft", "<p>上稿时间：{iso}　上稿人：小王</p>"),
    ("lines-validity", "<p>发布机构：{source}　<br>　发布时间：{iso}　<br>　有效期：长期</p>"),
    ("icon-font", "<p><i class='fa fa-calendar'></i>{iso}<i class='fa fa-eye'></i>{n}</p>"),
    ("time-alone", "<p><time>{cn}</time></p>"),
    ("ascii-colon", "<p><span>时间 : {iso} {time}</span><span>来源 : {source}</span></p>"),
    ("number-first", "<p>编号：{idx}　发布：{source}　{iso}</p>"),
    ("deadline-below", "<div>发布时间：{iso}<br>截止时间：{oiso}</div>"),
    ("hits-first", "<p>浏览量：{n} 时间：{iso}</p>"),
    ("year-below", "<div class='date'>{mm}/{dd}<br>{Y}</div>"),
    ("year-above", "<div class='sj'>{Y}<span>{mm}-{dd}</span></div>"),
    ("two-digits-hanzi", "<p>发布时间：{yy}年{m}月{d}日</p>"),
    ("column-before", "<p>所属栏目：通知公告　发布日期：{iso}　来源：{source}</p>"),
    ("shot-before", "<p>拍摄时间：{ecn}　摄影：王某　发布时间：{iso}</p>"),
    ("counted-before", "<p>统计时间：{eiso}至{iso}</p><p>发布日期：{iso}</p>"),
    ("warning", "<p>预警发布时间：{iso} {time}　发布单位：气象台</p>"),
    ("share-between", "<p>来源：{source} <a href='#'>微信</a> <a href='#'>微博</a> {iso}</p>"),
)  # fmt: skip
ENGLISH = (
    ("release-time", "<p>Release time: {iso} &nbsp; Source: {source_en}</p>"), ("date-capitals", "<p>DATE: {Month} {d}, {Y}</p>"), ("source-date", "<p>Source: {source_en} Date: {iso}</p>"), ("slashes", "<p>{Y}/{mm}/{dd} | {source_en}</p>"),
)  # fmt: skip
UNDATED = (
    ("examination", "<p>考试时间：{ocn}</p>"), ("auction", "<p>拍卖时间：{oiso} 10:00　拍卖地点：交易中心</p>"), ("deal", "<p>成交日期：{eiso}</p>"), ("office-since", "<p>任职时间：{eiso}</p>"),
    ("later", "<p>发布时间：待定</p>"), ("counted", "<p>统计时间：{eiso}至{oiso}</p>"), ("sampled", "<p>抽样日期：{eiso}　检验日期：{oiso}</p>"), ("registered", "<p>登记日期：{eiso}</p>"), ("on-duty", "<div>值班日期：{oiso}</div>"),
    ("power-cut", "<p>停电日期：{oiso} 8:00-17:00</p>"), ("produced", "<table><tr><td>产品</td><td>生产日期</td></tr><tr><td>大米</td><td>{eiso}</td></tr></table>"), ("opening", "<p>开放时间：{oiso}起</p>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, line in ABOVE:
        yield from (article(f"dates5/{name}", n, line=line) for n in range(3))
    for name, line in ENGLISH:
        yield from (english(f"dates5/english-{name}", n, line) for n in range(3))
    for name, line in UNDATED:
        yield from (article(f"dates5/undated-{name}", n, line=line, dated=False) for n in range(3))
