"""Scripts: columns whose rows only a script could fetch; the page carries none of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth.scene import Scene
from benchmarks.corpus.fifth.systems import NAMES

VARIANTS = 5
AROUND = (
    ("clock",),
    ("copyright", "visitors"),
    ("generated",),
    ("weather", "updated"),
    ("clock", "visitors"),
)
BARE = ("vue", "vue-element", "react", "uni", "angular")  # whole pages that a script draws
FETCHED: tuple[tuple[str, str], ...] = (
    ("vue", '<noscript><strong>We\'re sorry but this site doesn\'t work properly without JavaScript enabled.</strong></noscript><div id="app"></div><script src="/static/js/chunk-vendors.{h}.js"></script><script src="/static/js/app.{h}.js"></script>'),
    ("vue-element", '<div id="app"><el-container><el-main><el-table :data="rows" v-loading="loading"><el-table-column prop="title" label="标题"></el-table-column><el-table-column prop="pubDate" label="日期"></el-table-column></el-table><el-pagination :total="total"></el-pagination></el-main></el-container></div><script src="/js/vue.js"></script><script src="/js/list.{h}.js"></script>'),
    ("react", '<div id="root"></div><script src="/umi.{h}.js"></script><noscript>请启用 JavaScript 后访问</noscript>'),
    ("uni", '<div id="app"><!--app-html--></div><script type="module" src="/h5/assets/index-{h}.js"></script>'),
    ("angular", '<div ng-app="cms" ng-controller="ListCtrl"><ul><li ng-repeat="a in articles"><a ng-href="{{{{a.url}}}}">{{{{a.title}}}}</a><span>{{{{a.date | date:\'yyyy-MM-dd\'}}}}</span></li></ul></div><script src="/js/angular.min.js"></script><script src="/js/ctrl.js?v={h}"></script>'),
    ("v-for", '<div class="list" id="vm"><ul><li v-for="item in dataList" :key="item.id"><a :href="item.url" target="_blank">{{{{item.title}}}}</a><span>{{{{item.time}}}}</span></li></ul></div><script>new Vue({{el:"#vm",data:{{dataList:[]}},mounted(){{axios.post("/api/{s}/page",{{pageNo:1}}).then(r=>this.dataList=r.data.rows)}}}})</script>'),
    ("hanweb-unit", '<div class="page-content" id="{h}" queryData="{{\'webId\':\'{n}\',\'pageId\':\'{h}\',\'parseType\':\'bulidstatic\',\'pageType\':\'column\',\'tagId\':\'信息列表\',\'tplSetId\':\'5c1\'}}"></div><script src="/jpaas-web-server/front/js/pagebuild.js"></script>'),
    ("dataproxy", '<div id="62{n}" class="default_pgContainer"></div><script type="text/xml"><datastore><nextgroup></nextgroup><recordset></recordset></datastore></script><script>$("#62{n}").jpage({{totalRecord:186,perPage:15,proxyUrl:"/module/web/jpage/dataproxy.jsp",openCookies:true}});</script>'),
    ("datacall", '<div class="datacall-list"></div><script>jQuery.ajax({{type:"post",url:"/module/web/jpage/morecolumndataproxy.jsp",data:{{col:1,appid:1,webid:{n},path:"/",columnid:{n}}},success:function(x){{$(".datacall-list").html(x)}}}})</script>'),
    ("gkmlpt", '<div id="container"></div><script>window._CONFIG={{SID:"{n}001",CONTEXT_PATH:"/gkmlpt",TREE:[{{"id":{n},"name":"{c}","children":[]}}],SITE_CONFIG:{{}}}}</script><script src="/gkmlpt/js/manifest.{h}.js"></script>'),
    ("jquery-post", '<ul class="list_ul" id="ul_{s}"></ul><div id="pagination"></div><script>function getList(p){{$.ajax({{url:"/web/{s}/list.do",type:"POST",data:{{pageNo:p,pageSize:15}},dataType:"json",success:function(d){{$("#ul_{s}").html(draw(d.rows))}}}})}}getList(1);</script>'),
    ("loading", '<div class="listbox" id="listbox"><p class="loading"><img src="/images/loading.gif">数据加载中，请稍候...</p></div><script>$.getJSON("/common/search/{h}?_isAgg=true&_pageSize=20",function(d){{show(d.data.results)}})</script>'),
    ("easyui", '<table id="dg" class="easyui-datagrid" data-options="url:\'/xxgk/{s}/getList.action\',method:\'post\',pagination:true,rownumbers:true"><thead><tr><th data-options="field:\'title\',width:600">信息标题</th><th data-options="field:\'pubtime\'">发布日期</th></tr></thead></table>'),
    ("layui", '<table id="tab" lay-filter="tab"></table><script type="text/html" id="titleTpl"><a href="/info/{{{{d.id}}}}.html">{{{{d.title}}}}</a></script><script>layui.use("table",function(){{layui.table.render({{elem:"#tab",url:"/api/info?cid={n}",page:true,cols:[[{{field:"title",templet:"#titleTpl"}},{{field:"time"}}]]}})}})</script>'),
    ("wpaginate", '<div class="zx_list"><ul id="page_list"></ul></div><div id="wPaginate8nPosition"></div><script>$("#wPaginate8nPosition").wPaginate({{total:186,limit:15,index:0,ajax:true,url:function(i){{loadData(i+1)}}}});function loadData(i){{$.get("/queryList?current="+i+"&unitid={n}",fill)}}</script>'),
    ("art-template", '<div id="content"></div><script id="tpl" type="text/html">{{{{each list as v i}}}}<li><a href="{{{{v.url}}}}">{{{{v.title}}}}</a><em>{{{{v.date}}}}</em></li>{{{{/each}}}}</script><script>$.get("./data.json",function(r){{document.getElementById("content").innerHTML=template("tpl",r)}})</script>'),
    ("none-hidden", '<ul id="infoList"></ul><div class="no-data" style="display:none;"><img src="/images/none.png"><p>暂无数据</p></div><script>fetch("/openapi/v1/articles?channel={s}&page=1").then(r=>r.json()).then(j=>j.total?render(j.rows):$(".no-data").show())</script>'),
    ("xhr", '<div id="xxlist"></div><script type="text/javascript">var xmlhttp=window.XMLHttpRequest?new XMLHttpRequest():new ActiveXObject("Microsoft.XMLHTTP");xmlhttp.onreadystatechange=function(){{if(xmlhttp.readyState==4)document.getElementById("xxlist").innerHTML=xmlhttp.responseText;}};xmlhttp.open("GET","getlist.asp?classid={n}&t="+Math.random(),true);xmlhttp.send();</script>'),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every list that needs a script."""
    for name, markup in FETCHED:
        for variant in range(VARIANTS):
            yield _case(name, markup, variant)


def _case(name: str, markup: str, variant: int) -> Case:
    scene = Scene(f"fifth-scripts-{name}", variant, first=dt.date(2017, 4, 3), span=3400)
    column, pinyin = scene.pick((*NAMES[0], *NAMES[1]), "column")
    main = markup.format(h=f"{scene.number('h'):x}"[:8], n=10 + scene.number("n") % 890, s=pinyin, c=column)
    if name in BARE and variant < 3:  # whole pages
        html = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{scene.pick((column, scene.place + "人民政府"), "t")}</title><link href="/static/css/app.css" rel="stylesheet"></head><body>{main}</body></html>'
    else:
        html = scene.page(
            column, f"<h3>{column}</h3>{main}", crumb=("首页", "政务公开", column), traps=scene.turn(AROUND)
        )
    path = scene.pick(
        (f"/{pinyin}/", f"/zwgk/{pinyin}/index.html", f"/col/col{scene.number('n') % 900}/index.html"), "path"
    )
    return scene.case(path, html, {"needs_script": True, "blank": None}, name=column)
