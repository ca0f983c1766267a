"""Scripts: lists that carry nothing readable, because a script is to fill them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.lists import COLUMNS
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.scene import Scene as AnyScene

WAYS = (
    ("pagination-plugin", "<ul class='wenji'></ul><div class='M-box'></div><script>$('.M-box').pagination({pageCount:31,callback:function(p){get(p.getCurrent())}});function get(i){$.ajax({url:'/front/list/'+i,dataType:'json',success:put})}</script>"),
    ("next-shell", "<div id='__next'></div><script src='/_next/static/chunks/main-1b2c.js' defer></script><script src='/_next/static/chunks/pages/list-77aa.js' defer></script>"),
    ("nuxt-shell", "<div id='__nuxt'><div id='__layout'><div class='loading'></div></div></div><script src='/_nuxt/8d11.js'></script>"),
    ("umi-root", "<div id='root'><div class='page-loading-warp'><div class='ant-spin'><span class='ant-spin-dot'></span></div></div></div><script src='/umi.7c1e.js'></script>"),
    ("create-app", "<div id='list-app'><article v-for='(a,i) in rows' :key='i'><a :href='a.link' v-text='a.title'></a><time v-text='a.day'></time></article></div><script type='module'>import {createApp} from '/js/vue.esm.js'; createApp(List).mount('#list-app')</script>"),
    ("bootstrap-table", "<table id='tb' data-toggle='table' data-url='/portal/info/list' data-pagination='true' data-side-pagination='server'><thead><tr><th data-field='title'>标题</th><th data-field='pubtime'>时间</th></tr></thead></table>"),
    ("data-tables", "<table id='dt' class='display'><thead><tr><th>名称</th><th>发布日期</th></tr></thead></table><script>$('#dt').DataTable({ajax:'/info/json',serverSide:true,columns:[{data:'t'},{data:'d'}]});</script>"),
    ("jq-grid", "<table id='grid'></table><div id='pg'></div><script>jQuery('#grid').jqGrid({url:'listData.do',datatype:'json',colNames:['标题','日期'],pager:'#pg'});</script>"),
    ("ext-store", "<div id='grid-panel'></div><script>Ext.onReady(function(){var s=new Ext.data.JsonStore({url:'info!list.action',root:'rows'});new Ext.grid.GridPanel({store:s,renderTo:'grid-panel'});s.load();});</script>"),
    ("avalon", "<div ms-controller='list'><ul><li ms-repeat='rows'><a ms-href='el.url'>{{el.title}}</a></li></ul></div><script src='/js/avalon.js'></script>"),
    ("knockout", "<ul data-bind='foreach: articles'><li><a data-bind='attr:{href:url},text:title'></a><span data-bind='text:date'></span></li></ul><script src='/js/knockout.js'></script><script>ko.applyBindings(new ListModel('/api/list'))</script>"),
    ("handlebars", "<div id='out'></div><script id='entry' type='text/x-handlebars-template'>{{#each rows}}<li><a href='{{url}}'>{{title}}</a></li>{{/each}}</script><script>$.get('/list/json').then(function(d){$('#out').html(Handlebars.compile($('#entry').html())(d))})</script>"),
    ("juicer", "<ul id='j'></ul><script type='text/template' id='t'>{@each list as it}<li><a href='${it.url}'>${it.title}</a></li>{@/each}</script><script>$.getJSON('/a/list.jspx',function(d){$('#j').html(juicer($('#t').html(),d))})</script>"),
    ("dot-template", "<div id='d'></div><script type='text/x-dot-template' id='dt'>{{~it.rows:v}}<p>{{=v.title}}</p>{{~}}</script><script>request('/rows',function(r){d.innerHTML=doT.template(dt.text)(r)});</script>"),
    ("app-root", "<app-root></app-root><script src='runtime.js' type='module'></script><script src='polyfills.js' type='module'></script><script src='main.js' type='module'></script>"),
    ("active-x", "<div id='xmlList'></div><script>var xmlDoc=window.ActiveXObject?new ActiveXObject('Microsoft.XMLDOM'):document.implementation.createDocument('','',null);xmlDoc.async=false;xmlDoc.load('list.xml');build(xmlDoc);</script>"),
    ("dwr", "<div id='newsDiv'></div><script src='/dwr/engine.js'></script><script src='/dwr/interface/InfoService.js'></script><script>InfoService.getList(12,1,fill);</script>"),
    ("prototype", "<div id='pl'></div><script>new Ajax.Updater('pl','/jsp/infolist.jsp',{method:'get',parameters:'cid=3'});</script>"),
    ("mui", "<ul class='mui-table-view' id='lst'></ul><script>mui.ajax('/app/list',{data:{page:1},type:'post',success:function(d){append(d.rows)}});</script>"),
    ("flow-load", "<ul id='LAY_flow'></ul><script>layui.use('flow',function(){layui.flow.load({elem:'#LAY_flow',done:function(page,next){$.get('/api/list?page='+page,function(res){next(tpl(res.data),page<res.pages)})}})});</script>"),
    ("scroll-more", "<div class='mescroll' id='ms'><ul id='dataList' class='data-list'></ul></div><script>new MeScroll('ms',{up:{callback:function(p){$.ajax({url:'/list/page/'+p.num,success:ok})}}});</script>"),
    ("search-engine", "<div class='search-list' id='xxgk-list'></div><script>$.ajax({url:'/igs/front/search.jhtml?code=1f9c&pageSize=20&siteId=30',type:'GET',dataType:'json',success:show});</script>"),
    ("unit-loop", "<div id='info_list' class='loadunit' data-unit='2213' data-web='7'></div><script src='/module/jslib/loadunit.js'></script><script>loadUnit('#info_list','/col/unit/load.do');</script>"),
    ("postback", "<form id='form1' action='list.aspx'><input type='hidden' name='__VIEWSTATE' value='/wEPDwUK'><div id='UpdatePanel1'></div></form><script>Sys.Application.add_load(function(){__doPostBack('UpdatePanel1','load')});</script>"),
    ("custom-element", "<gov-article-list channel='1023' size='15'></gov-article-list><script type='module' src='/components/gov-article-list.js'></script>"),
    ("skeleton", "<div class='skeleton-list'><div class='sk-line'></div><div class='sk-line'></div><div class='sk-line'></div></div><script>fetch('/gateway/content/list?c=88',{method:'POST'}).then(r=>r.json()).then(render)</script>"),
    ("waiting-words", "<div id='loading'>正在努力加载中，请稍候…</div><div id='box'></div><script src='/js/list.min.js'></script><script>initList('#box',{api:'/cms/list',id:44})</script>"),
    ("raw-braces", "<div class='item'><span>{{ item.publishTime }}</span><a href='{{ item.url }}'>{{ item.title }}</a></div><script src='/js/bundle.js'></script>"),
    ("no-script-words", "<noscript>本页面需要浏览器支持（启用）JavaScript</noscript><div id='container'></div><script src='/dist/vendor.js'></script><script src='/dist/index.js'></script>"),
    ("hidden-nothing", "<ul id='ulist'></ul><p id='nodata' style='display:none'>没有找到相关内容</p><script>axios.post('/list',{cid:9}).then(function(r){if(r.data.length){draw(r.data)}else{$('#nodata').show()}})</script>"),
    ("template-nothing", "<tbody id='tb'></tbody><script type='text/x-template' id='empty'><tr><td>暂无记录</td></tr></script><script>$.post('/q/list.do',{n:1},function(d){$('#tb').html(d.total?rows(d):$('#empty').html())},'json')</script>"),
    ("tabs-by-script", "<div class='tab-nav'><span data-id='31' class='on'>本级</span><span data-id='32'>上级</span></div><div class='tab-con'></div><script>$('.tab-nav span').click(function(){$('.tab-con').load('/ajax/list?id='+$(this).data('id'))}).eq(0).click();</script>"),
    ("server-events", "<div id='stream'></div><script>var s=new XMLHttpRequest();s.open('POST','/services/InfoList.asmx/Get');s.onreadystatechange=function(){if(s.readyState==4)paint(s.responseXML)};s.send('cid=5')</script>"),
    ("require-module", "<div data-module='list' data-source='/data/channel/1033'></div><script src='/js/require.js' data-main='/js/list-main'></script>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from of_ways(WAYS, COLUMNS, Scene, "<h2>{}</h2>")


def of_ways(
    ways: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    scene_of: type[AnyScene],
    heading: str,
) -> Iterator[Case]:
    """Each way bare and in a shell."""
    for name, markup in ways:
        for variant in range(2):
            scene = scene_of(f"scripts/{name}", variant)
            column, place = scene.turn(columns)
            if variant:
                html = scene.page(
                    column,
                    f"{heading.format(column)}{markup}",
                    crumb=("首页", "政府信息公开", column),
                    traps=("clock", "copyright", "weather"),
                )
            else:
                html = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{column}</title><link rel='stylesheet' href='/css/a.css'></head><body>{markup}</body></html>"
            yield scene.case(place, html, {"needs_script": True, "blank": None}, name=column)
