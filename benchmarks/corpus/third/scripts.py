"""Scripts: lists that carry nothing readable, because a script is to fill them, as platforms write them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.scripts import of_ways
from benchmarks.corpus.third.lists import COLUMNS
from benchmarks.corpus.third.scene import Scene

WAYS = (
    ("load-jsp", "<div id='listbox'></div><script>$('#listbox').load('/module/list/load.jsp?columnid=2213 #rows');</script>"),
    ("get-json-template", "<ul id='ul'></ul><script>$.getJSON('/api/channel/31/docs',function(d){$.each(d.rows,function(i,r){$('#ul').append('<li><a href=\"'+r.url+'\">'+r.title+'</a></li>')})})</script>"),
    ("element-table", "<div id='app'><el-table :data='tableData'><el-table-column prop='title' label='标题'></el-table-column><el-table-column prop='date' label='日期'></el-table-column></el-table></div><script src='/js/vue.min.js'></script><script>new Vue({el:'#app',data:{tableData:[]},mounted(){this.load()}})</script>"),
    ("ng-repeat", "<div ng-app='site' ng-controller='ListCtrl'><p ng-repeat='x in items'><a ng-href='{{x.url}}'>{{x.title}}</a><i>{{x.date | date:'yyyy-MM-dd'}}</i></p></div>"),
    ("layui-table", "<table id='demo' lay-filter='test'></table><script>layui.use('table',function(){layui.table.render({elem:'#demo',url:'/info/page',cols:[[{field:'title',title:'标题'},{field:'time',title:'时间'}]],page:true})});</script>"),
    ("easyui-grid", "<table class='easyui-datagrid' url='info/getList.action' pagination='true'><thead><tr><th field='bt'>标题</th><th field='rq'>日期</th></tr></thead></table>"),
    ("art-template", "<div id='content'></div><script id='tpl' type='text/html'>{{each list item}}<li>{{item.title}}</li>{{/each}}</script><script>fetch('/open/list.json').then(x=>x.json()).then(d=>content.innerHTML=template('tpl',d))</script>"),
    ("baidu-template", "<ul class='bd'></ul><script type='text/html' id='t'><%for(var i=0;i<list.length;i++){%><li><%=list[i].title%></li><%}%></script><script>$.post('/list/query',{lm:3},function(d){$('.bd').html(baidu.template('t',d))})</script>"),
    ("vant-list", "<div id='m'><van-list v-model='loading' @load='onLoad'><van-cell v-for='i in list' :key='i.id' :title='i.title'></van-cell></van-list></div><script src='/mobile/js/chunk-vendors.js'></script>"),
    ("w-paginate", "<div class='list-con'></div><div class='page'></div><script>$('.page').wPaginate({total:0,ajax:function(n){getData(n)}});function getData(n){$.ajax({url:'/zwgk/data',data:{p:n}})}</script>"),
    ("jpaas-unit", "<div class='page-content' id='dvUnit' unitid='8f2a' tplsetid='31' paramjson='%7B%7D'></div><script src='/script/0/loadUnit.js'></script>"),
    ("iframe-less-frame-script", "<div id='frm'>数据加载中...</div><script>(function(){var x=new XMLHttpRequest();x.open('GET','/data/lmlist?id=5');x.onload=function(){document.getElementById('frm').innerHTML=x.response};x.send()})()</script>"),
    ("mustache", "<div id='target'>Loading...</div><script id='template' type='x-tmpl-mustache'>{{#docs}}<li><a href='{{url}}'>{{title}}</a></li>{{/docs}}</script><script>loadDocs('#target','/docs?c=8')</script>"),
    ("react-root", "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript><script src='/static/js/2.f0b1.chunk.js'></script><script src='/static/js/main.77c0.chunk.js'></script>"),
    ("webpack-app", "<div id='app'></div><script type='text/javascript' src='/static/js/manifest.2ae2.js'></script><script type='text/javascript' src='/static/js/vendor.9c01.js'></script><script type='text/javascript' src='/static/js/app.d4c3.js'></script>"),
    ("vite-app", "<div id='app'><div class='app-loading'><div class='app-loading-logo'></div></div></div><script type='module' crossorigin src='/assets/index-4f5c2d.js'></script>"),
    ("taro-pages", "<div id='app'></div><script>window.__CONFIG__={api:'/prod-api'};</script><script src='/js/app.js'></script>"),
    ("gkmlpt-shell", "<div id='gkml'></div><script>window._CONFIG={SID:'660033',TREE:{id:1209},LIST_STYLE:1};</script><script src='/gkmlpt/js/index.js'></script>"),
    ("update-panel", "<div id='UpdatePanel2'><span id='lblWait'>正在读取数据，请稍候…</span></div><script>Sys.WebForms.PageRequestManager.getInstance().add_pageLoaded(bindList);</script>"),
    ("spinner", "<div class='list'><i class='el-icon-loading'></i></div><script src='/res/js/list.js'></script><script>ListPage.init({el:'.list',channel:12,api:'/gw/list'})</script>"),
    ("pager-first", "<ul id='newslist'></ul><div id='pagination'></div><script>layui.laypage.render({elem:'pagination',count:0,jump:function(o){$.get('/news/list',{page:o.curr},fill)}})</script>"),
    ("json-tree", "<div class='zTreeBg'><ul id='tree' class='ztree'></ul></div><div id='xxlist'></div><script>$.fn.zTree.init($('#tree'),{async:{enable:true,url:'/xxgk/tree'},callback:{onClick:function(e,i,n){show(n.id)}}});show(1);</script>"),
    ("empty-hidden-words", "<div id='box'></div><div class='nodata' style='display:none;'>暂无相关信息</div><script>$.ajax({url:'/list',success:function(d){d.length?draw(d):$('.nodata').show()}})</script>"),
    ("angular-ivy", "<app-list-page ng-version='12.2.0'></app-list-page><script src='runtime-es2015.js' type='module'></script><script src='main-es2015.js' type='module'></script>"),
    ("bare-comment", "<div class='rows'><!-- 列表由脚本生成 --></div><script>getArticleList({columnId:'a8c1',size:20},'.rows')</script><script src='/common/articleList.js'></script>"),
    ("ssi-ajax", "<table id='list_table'><tbody></tbody></table><script>jQuery.ajax({type:'post',url:'/queryList',data:'webSiteCode%5B%5D=x&channelCode%5B%5D=c1',dataType:'json',success:showTable});</script>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from of_ways(WAYS, COLUMNS, Scene, "<div class='lmmc'>{}</div>")
