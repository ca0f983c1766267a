"""Systems: how each content system names its columns, its articles and the second page of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class System(NamedTuple):
    """Addresses that go together: {n} is a number of the column, {s} its pinyin; an article has {id} and the day's parts."""

    shells: Sequence[str]
    columns: Sequence[str]
    articles: Sequence[str]
    pagers: Sequence[
        tuple[str, str]
    ]  # markup, the second page's address relative to the column's; "" where none is named


NONE = ("", "")
TRS_SCRIPT = (
    '<div class="page"><script>\nvar currentPage = 0;//所在页从0开始\nvar prevPage = currentPage-1//上一页\nvar nextPage = currentPage+1//下一页\nvar countPage = 14//共多少页\n'
    'document.write("共"+countPage+"页&nbsp;");\nif(countPage>1&&currentPage!=(countPage-1)) document.write("<a href=\\"index_"+nextPage+".html\\">下一页</a>");\n</script></div>', "index_1.html")  # fmt: skip
SYSTEMS = {
    "trs": System(("trs", "trs-wide", "open"), ("/zwgk/{s}/", "/xwzx/{s}/index.html", "/{s}/"), ("./{ym}/t{ymd}_{id}.html", "/zwgk/{ym}/t{ymd}_{id}.shtml", "./t{id}.html"), (
        ('<div class="page"><script>createPageHTML(14, 0, "index", "html");</script></div>', "index_1.html"), TRS_SCRIPT,
        ('<div class="fanye"><span class="cur">1</span><a href="index_1.html">2</a><a href="index_2.html">3</a><a href="index_1.html">下一页</a><a href="index_13.html">尾页</a></div>', "index_1.html"), NONE)),
    "jcms": System(("jcms", "trs"), ("/col/col{n}/index.html",), ("/art/{Y}/{m}/{d}/art_88_{id}.html",), (
        ('<table class="tb_title"><tr><td>共756条记录 第1/51页</td><td><a href="/col/col{n}/index.html?uid=6213&amp;pageNum=2">下页</a> <a href="/col/col{n}/index.html?uid=6213&amp;pageNum=51">尾页</a></td></tr></table>', "/col/col{n}/index.html?uid=6213&pageNum=2"), NONE)),
    "jpaas": System(("jpaas", "intensive"), ("/col/col{n}/index.html", "/zwgk/{s}/index.html"), ("/art/{Y}/art_8d3f5a0c9d2b7e44{id}a8c0e1f2d4b.html", "/xwzx/{s}/art/{Y}/art_5c11{id}.html"), (NONE,)),
    "vsb": System(("vsb",), ("/index/{s}.htm", "/xwzx/{s}.htm"), ("../info/1015/{id}.htm",), (
        ('<div class="pb_sys_common pb_sys_normal"><span class="p_t">共172条</span> <span class="p_no_d">1</span><span class="p_no"><a href="{s}/11.htm">2</a></span><span class="p_next p_fun"><a href="{s}/11.htm">下页</a></span><span class="p_last p_fun"><a href="{s}/1.htm">尾页</a></span></div>', "{s}/11.htm"),
        ('<table><tr><td>共172条&nbsp;&nbsp;1/12&nbsp;</td><td>首页 上页 <a href="{s}/11.htm" class="Next">下页</a>&nbsp;<a href="{s}/1.htm">尾页</a></td></tr></table>', "{s}/11.htm"))),
    "founder": System(("founder",), ("/node_{n}.htm",), ("{Y}-{mm}/{dd}/content_{id}.htm", "/{Y}/{mm}{dd}/{id}.shtml"), (
        ('<div id="displaypagenum"><p>第1页 <a href="node_{n}_2.htm">2</a> <a href="node_{n}_3.htm">3</a> <a href="node_{n}_2.htm">下一页</a></p></div>', "node_{n}_2.htm"), NONE)),
    "powereasy": System(("powereasy",), ("/Article/ShowClass.asp?ClassID={n}", "/Article/{s}/Index.html"), ("/Article/ShowArticle.asp?ArticleID={id}", "/Article/{s}/{ym}/{id}.html"), (
        ('<div class="show_page">共 <b>186</b> 篇文章&nbsp;&nbsp;首页 上一页&nbsp;<a href="/Article/ShowClass.asp?ClassID={n}&amp;page=2">下一页</a>&nbsp;<a href="/Article/ShowClass.asp?ClassID={n}&amp;page=10">尾页</a>&nbsp;页次：<strong><font color=red>1</font>/10</strong>页</div>', "/Article/ShowClass.asp?ClassID={n}&page=2"),)),
    "dede": System(("dede",), ("/a/{s}/", "/plus/list.php?tid={n}"), ("/a/{s}/{Y}/{mm}{dd}/{id}.html", "/plus/view.php?aid={id}"), (
        ('<div class="dede_pages"><ul class="pagelist"><li>首页</li><li class="thisclass">1</li><li><a href="/a/{s}/list_{n}_2.html">2</a></li><li><a href="/a/{s}/list_{n}_3.html">3</a></li><li><a href="/a/{s}/list_{n}_2.html">下一页</a></li><li><a href="/a/{s}/list_{n}_9.html">末页</a></li></ul></div>', "/a/{s}/list_{n}_2.html"), NONE)),
    "siteserver": System(("siteserver",), ("/channels/{n}.html", "/{s}/index.html"), ("/contents/12/{id}.html", "/{s}/contents/{id}.html"), (
        ('<ul class="pagination"><li class="disabled"><span>&laquo;</span></li><li class="active"><span>1</span></li><li><a href="/channels/{n}_2.html">2</a></li><li><a href="/channels/{n}_2.html">&raquo;</a></li></ul>', "/channels/{n}_2.html"), NONE)),
    "asp": System(("asp", "powereasy"), ("/news_list.asp?lx={n}", "/more.asp?bigclass={n}"), ("shownews.asp?id={id}", "view.asp?newsid={id}&lx=3"), (
        ('<P align=center>共186条信息 第1页/共13页 [首页] [上一页] [<A href="?lx={n}&amp;page=2">下一页</A>] [<A href="?lx={n}&amp;page=13">末页</A>]</P>', "?lx={n}&page=2"), NONE,
        ('<form method=get>分页：<b>1</b> <a href="?lx={n}&page=2">[2]</a> <a href="?lx={n}&page=3">[3]</a> <a href="?lx={n}&page=2">&gt;&gt;</a> 转到<input name=page size=3 value=1><input type=submit value=GO></form>', "?lx={n}&page=2"))),
    "aspnet": System(("aspnet",), ("/list.aspx?id={n}", "/xxgk/InfoList.aspx?ClassID={n}"), ("show.aspx?id={id}", "InfoShow.aspx?InfoID={id}"), (
        ("<div id=\"AspNetPager1\"><a disabled=\"disabled\">首页</a> <span style=\"color:red\">1</span> <a href=\"javascript:__doPostBack('AspNetPager1','2')\">2</a> <a href=\"javascript:__doPostBack('AspNetPager1','2')\">下一页</a></div>", ""),
        ('<div class="paginator">共12页 <a href="?id={n}&amp;pageindex=2">后页</a><a href="?id={n}&amp;pageindex=2">下一页</a></div>', "?id={n}&pageindex=2"))),
    "jsp": System(("jsp", "phpcms"), ("/xxgk/{s}/index.jhtml", "/appeal/list.jsp?model_id={n}"), ("/xxgk/{id}.jhtml", "/content.jsp?urltype=news.NewsContentUrl&wbnewsid={id}"), (
        ('<div>共 186 条记录 1/13 页 <a disabled="disabled">首页</a> <a disabled="disabled">上一页</a> <a href="javascript:void(0);" onclick="javascript:location.href=\'index_2.jhtml\';return false;">下一页</a></div>', "index_2.jhtml"),
        ('<div class="pg">第1页 <a href="?model_id={n}&amp;cur_page=2">下一页</a> <a href="?model_id={n}&amp;cur_page=13">最后一页</a></div>', "?model_id={n}&cur_page=2"))),
    "ucap": System(("ucap",), ("/{s}/c104373/common_list.shtml", "/c{n}/common_list.shtml"), ("/{s}/c104373/{ym}/c00_{id}31.shtml", "/{s}/{ym}/8d3f5a0c9d2b7e44{id}a8c0e1f2d4b.shtml"), (
        ('<div id="page_div"><a href="common_list.shtml" class="current">1</a><a href="common_list_2.shtml">2</a><a href="common_list_3.shtml">3</a><a href="common_list_2.shtml" class="next">下一页</a><span>共23页</span></div>', "common_list_2.shtml"), NONE)),
    "intensive": System(("intensive", "trs-wide"), ("/content/column/6{n}?pageIndex=1", "/eportal/ui?pageId={n}", "/site/tpl/{n}"), ("/content/article/{id}3", "/public/6596351/{id}.html", "/eportal/ui?pageId=31&articleKey={id}&columnId=9"), (
        ('<div class="pagination"><a class="active">1</a><a href="/content/column/6{n}?pageIndex=2" paged="2">2</a><a href="/content/column/6{n}?pageIndex=2">下一页&gt;</a><input class="go" value="1"></div>', "/content/column/6{n}?pageIndex=2"),
        ('<div class="easysite-page-wrap"><span class="easysite-total-page">页数：<b>1/20</b></span><a href="/eportal/ui?pageId={n}&amp;currentPage=2&amp;moduleId=7c5">下一页</a></div>', "/eportal/ui?pageId={n}&currentPage=2&moduleId=7c5"), NONE)),
    "phpcms": System(("phpcms",), ("/index.php?m=content&c=index&a=lists&catid={n}", "/{s}/list-{n}-1.html"), ("/index.php?m=content&c=index&a=show&catid=9&id={id}", "/{s}/show-9-{id}-1.html"), (
        ('<div id="pages" class="text-c"><a class="a1">186条</a> <a class="a1">上一页</a> <span>1</span> <a href="/{s}/list-{n}-2.html">2</a> <a href="/{s}/list-{n}-3.html">3</a> <a href="/{s}/list-{n}-2.html" class="a1">下一页</a></div>', "/{s}/list-{n}-2.html"), NONE)),
    "webplus": System(("siteserver", "jsp"), ("/{n}/list.htm", "/{s}/list.htm"), ("/{Y}/{mm}{dd}/c88a{id}/page.htm",), (
        ('<div id="wp_paging_w3"><ul class="wp_paging clearfix"><li class="pages_count"><span>每页<em class="per_count">14</em>记录</span></li><li class="page_nav"><a class="first" href="javascript:void(0);"><span>第一页</span></a><a class="prev" href="javascript:void(0);">上一页</a><a class="next" href="list2.htm">下一页&gt;&gt;</a><a class="last" href="list13.htm">尾页</a></li></ul></div>', "list2.htm"),)),
    "nodes": System(("trs", "ucap", "intensive"), ("/n{n}/n{n}8/index.html",), ("/n{n}/n{n}8/c{id}/content.html", "/{ymd}/8d3f5a0c9d2b7e44a8c0e1f2d4b{id}/c.html"), (NONE,)),
    "numbers": System(("open", "ucap", "trs-wide"), ("/columns/7c1e{n}aa/", "/{s}/"), ("/columns/7c1e-4b2a/{ym}/{dd}/{id}-99e1.html", "/{s}/pnidpv{id}.html", "/{s}/{id}/index.html", "/web/{s}/{ymd}9{id}/index.shtml", "/{ymd}/{id}.html"), (
        ('<div class="pagination-wrap"><span>1</span><a href="column-index-2.shtml">2</a><a href="column-index-3.shtml">3</a><a href="column-index-2.shtml">›</a></div>', "column-index-2.shtml"),
        ('<div class="pager">共13页 <a href="?pn=2">2</a> <a href="?pn=3">3</a> <a href="?pn=2" class="next">»</a></div>', "?pn=2"),
        ('<p class="pages"><b>1</b> <a href="?pageNo=2">2</a> <a href="?pageNo=3">3</a> <a href="?pageNo=2">下一页</a> <a href="?pageNo=13">末页</a></p>', "?pageNo=2"))),
    "gkml": System(("open",), ("/xxgk/fdzdgknr/{s}/", "/gkmlpt/index/{s}/"), ("/gkmlpt/content/2/2{id}/post_2{id}.html", "/xxgk/fdzdgknr/{s}/art_{id}.html", "/xxgk/{Y}-{mm}-{dd}/{id}.html"), (
        ('<div class="page-box"><a class="on">1</a><a href="index_2.html">2</a><a href="index_2.html" title="下一页">&gt;</a></div>', "index_2.html"), NONE)),
}  # fmt: skip
DATED = ("trs", "jcms", "founder")  # systems whose article addresses tell the day, or mostly
UNDATED = ("vsb", "siteserver", "asp", "aspnet", "jsp", "intensive", "phpcms")
NAMES = (  # column names and pinyin, of news and of notices
    (("工作动态", "gzdt"), ("部门动态", "bmdt"), ("政务要闻", "zwyw"), ("乡镇动态", "xzdt"), ("图片新闻", "tpxw"), ("基层动态", "jcdt"), ("今日要闻", "jryw"), ("时政要闻", "szyw")),
    (("通知公告", "tzgg"), ("公示公告", "gsgg"), ("通知通告", "tztg"), ("公告公示", "gggs"), ("预警信息", "yjxx"), ("公告栏", "ggl"), ("重要通知", "zytz")),
)  # fmt: skip
