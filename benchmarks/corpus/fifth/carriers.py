"""Carriers: rows that a page holds in its scripts, its attributes and its hidden elements."""

from __future__ import annotations

import datetime as dt
import json
from html import escape

from benchmarks.corpus.rows import Item, Layout, carrier, epoch, records, written
from benchmarks.corpus.scene import Scene


def _js(text: str) -> str:
    """As the inside of a JavaScript string in single quotes."""
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _clock(day: dt.date) -> str:
    return f"{day} 15:24:08"


def _two_stores(items: list[Item], scene: Scene) -> str:
    """Two stores in one page, the list in two parts."""
    half = len(items) // 2
    one = records("<li><a href='{u}' target='_blank' title='{t}'>{t}</a><span>{iso}</span></li>")
    return f"<div class='l'>{one(items[:half], scene)}</div><div class='r'>{one(items[half:], scene)}</div>"


def _arrays(items: list[Item], _: Scene) -> str:
    rows = "\n".join(
        f"arrNews[{n}] = new Array('{i.title}','{i.path}','{i.day}');" for n, i in enumerate(items)
    )
    return f"<div id='newsbox'></div><script language='javascript'>\nvar arrNews = new Array();\n{rows}\nshowNews(arrNews);\n</script>"


def _pushed(items: list[Item], _: Scene) -> str:
    rows = "\n".join(f"list.push({{title:'{i.title}',url:'{i.path}',date:'{i.day}'}});" for i in items)
    return f"<ul id='u'></ul><script>var list=[];\n{rows}\nfor(var i=0;i<list.length;i++)$('#u').append(row(list[i]));</script>"


def _island(items: list[Item], _: Scene) -> str:
    rows = "".join(
        f"<item><title>{i.title}</title><link>{escape(i.path)}</link><pubDate>{i.day}</pubDate></item>"
        for i in items
    )
    return f'<div id="xmlList"></div><script type="text/xml" id="data"><list>{rows}</list></script>'


def _drawn(items: list[Item], _: Scene) -> str:
    """The rows drawn already, and the same rows as data beside them."""
    drawn = "".join(f'<li><a href="{escape(i.path)}">{i.title}</a><span>{i.day}</span></li>' for i in items)
    data = json.dumps(
        [{"title": i.title, "url": i.path, "date": str(i.day)} for i in items], ensure_ascii=False
    )
    return f'<ul class="ssr">{drawn}</ul><script>window.__DATA__={{"list":{data}}}</script>'


CARRIED: tuple[tuple[str, Layout], ...] = (
    ("records-li", records('<li><a href="{u}" title="{t}" target="_blank">{t}</a><b readlabel="{iso}">{iso}</b></li>', after="<script>jQuery(document).ready(function(){jQuery('#6213').jpage({showTotal:true,perPage:15,totalRecord:186,proxyUrl:'/module/web/jpage/dataproxy.jsp'});});</script>")),
    ("records-cells", records('<tr><td width="20"><img src="/picture/0/dot.png"></td><td height="30"><a style="font-size:12pt;" href="{u}" class="bt_link" title="{t}">{t}</a></td><td class="bt_time">[{Y}-{mm}-{dd}]</td></tr>')),
    ("records-split", records("<div class='lie'><div class='rq'><strong>{dd}</strong><span>{Y}-{mm}</span></div><h4><a target='_blank' href='{u}'>{t}</a></h4></div>")),
    ("records-two", _two_stores),
    ("variable", carrier(("title", "url", "date"), str, "<ul id='newslist'></ul>\n<script type=\"text/javascript\">\nvar data = @@;\n$(function(){ $.each(data,function(i,o){ $('#newslist').append('<li><a href=\"'+o.url+'\">'+o.title+'</a><span>'+o.date+'</span></li>'); }); });\n</script>")),
    ("parsed", carrier(("docTitle", "docPubUrl", "docRelTime"), _clock, "<div id='box'></div><script>var obj = JSON.parse('@@'); build(obj);</script>", _js)),
    ("state", carrier(("articleTitle", "articleUrl", "publishTime"), _clock, "<div id=\"app\"></div><script>window.__INITIAL_STATE__={\"menu\":{\"id\":1},\"list\":{\"total\":186,\"records\":@@}};</script><script src=\"/static/js/app.8a1.js\"></script>")),
    ("state-ms", carrier(("TITLE", "DOCPUBURL", "DOCRELTIME"), epoch, "<div id=\"list\"></div><script>var docs={\"count\":186,\"docs\":@@};pager(docs);</script>")),
    ("next-data", carrier(("title", "linkUrl", "publishDate"), str, '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"articles":@@}},"page":"/list"}</script>')),
    ("text-area", carrier(("title", "url", "pubDate"), str, '<textarea id="jsonList" style="display:none">@@</textarea><div id="out"></div><script>out(JSON.parse($("#jsonList").val()))</script>')),
    ("attribute-data", carrier(("title", "url", "time"), _clock, '<div class="js-list" data-rows="@@"></div>', escape)),
    ("attribute-vue", carrier(("title", "href", "date"), str, '<div id="app"><news-list :items="@@"></news-list></div><script src="/js/news-list.js"></script>', escape)),
    ("hidden-input", carrier(("infoTitle", "infoUrl", "pubTime"), str, '<input type="hidden" id="hidData" value="@@"><table id="tb"></table><script>fillTable($("#hidData").val())</script>', escape)),
    ("writeln", written('var url="{u}";var t="{t}";\ndocument.writeln("<li><a href=\'"+url+"\' title=\'"+t+"\' target=\'_blank\'>"+t+"</a>");\ndocument.writeln("<span class=\'fr\'>{iso} 17:32</span></li>");', '<ul class="list">\n<script type="text/javascript">\n@@\n</script></ul>')),
    ("write", written("document.write('<tr><td><a href=\"{u}\" target=\"_blank\">{t}</a></td><td>{iso}</td></tr>');", "<table width=\"98%\"><script>\n@@\n</script></table>")),
    ("arrays", _arrays), ("pushed", _pushed), ("data-island", _island), ("drawn-and-data", _drawn),
)  # fmt: skip
