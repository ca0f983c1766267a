"""Answers: what kind of answer came back, where the status alone does not tell; and pages that only sound so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.corpus import chrome, words
from benchmarks.corpus.case import Case, number

TODAY = dt.date(2021, 6, 15)


def _html(title: str, body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"


MISSING = (
    _html("提示信息", "<p>您访问的页面不存在或已删除！</p><a href='/'>返回首页</a>"),
    _html("页面不存在", "<div class=err><h1>404</h1><p>抱歉，页面不存在</p></div>"),
    _html("404", "<img src=/images/404.png><p>很抱歉，您要访问的页面找不到了</p>"),
    _html("出错啦", "<p>无法找到该页。您正在搜索的页面可能已经删除、更名或暂时不可用。</p>"),
    _html("错误提示", "<center>对不起，您查看的信息不存在或已被删除！</center>"),
    _html("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx/1.14.0</center>"),
    _html("找不到网页", "<h2>找不到您要的网页</h2><p>5秒后自动跳转到首页</p>"),
    _html("Error", "<h1>Error 404--Not Found</h1><h2>From RFC 2068</h2>"),
    _html("信息提示", "<p>该文章不存在或未通过审核</p>"),
    _html("系统提示", "<div>您所访问的栏目不存在</div><a href='javascript:history.back()'>返回上一页</a>"),
    _html(
        "未找到页面-政府网", "<p>尊敬的用户，您浏览的页面暂时不能访问，可能该页面已被删除或地址已改变。</p>"
    ),
    _html("HTTP 404 - 未找到文件", "<h1>无法找到网页</h1><p>找不到文件或目录。Internet 信息服务 (IIS)</p>"),
    _html(
        "Whitelabel",
        "<h1>Whitelabel Error Page</h1><p>There was an unexpected error (type=Not Found, status=404).</p>",
    ),
    _html("访问出错", "<p>非常抱歉，您访问的内容已下线或不存在。</p>"),
)
UPKEEP = (
    _html("网站升级改版中", "<h1>网站正在升级改版中，敬请期待！</h1>"),
    _html("系统维护", "<p>系统维护中，预计将于2021年6月20日恢复访问，给您带来不便，敬请谅解。</p>"),
    _html("公告", "<p>本网站因升级改造暂停服务，如有疑问请致电政府办公室。</p>"),
    _html("网站建设中", "<img src=/images/building.gif><p>网站建设中...</p>"),
    _html("维护公告", "<h2>网站维护公告</h2><p>因机房设备检修，本站自6月14日18时起暂停访问。</p>"),
    _html("暂停服务", "<center>网站暂停服务</center>"),
    _html("关停公告", "<h1>网站关停整改公告</h1><p>根据上级要求，本网站暂时关停整改，恢复时间另行通知。</p>"),
    _html("站点维护", "<p>您访问的网站正在维护，请稍后再试。</p>"),
    _html("Site under maintenance", "<h1>We'll be back soon</h1><p>The site is down for maintenance.</p>"),
    _html("改版公告", "<p>新版网站即将上线，网站改版期间暂停对外服务。</p>"),
    _html("系统升级", "<p>平台正在进行系统升级，暂时无法提供服务</p>"),
    _html("停机维护", "<div>网站停机维护通知：网站将于今日进行停机维护，期间无法访问。</div>"),
)
PARKED = (
    _html(
        "IIS7",
        "<a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='welcome.png' alt='IIS7'></a>",
    ),
    _html("IIS Windows Server", "<div id=container><img src='iis-85.png' alt='IIS'></div>"),
    _html(
        "Welcome to nginx!",
        "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>",
    ),
    _html(
        "Apache Tomcat/8.5.51",
        "<h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2>",
    ),
    _html(
        "恭喜，站点创建成功！", "<h3>恭喜, 站点创建成功！</h3><p>这是默认index.html，本页面由系统自动生成</p>"
    ),
    _html("Apache2 Ubuntu Default Page: It works", "<p>Apache2 Ubuntu Default Page</p><p>It works!</p>"),
    _html("域名停放", "<p>该域名已过期，正在停放中，如需续费请联系域名注册商。</p>"),
    _html("域名出售", "<h1>example.gov.cn 域名正在出售</h1><p>This domain is for sale. 联系购买</p>"),
    _html(
        "网站未备案",
        "<h1>该网站暂时无法访问</h1><p>网站未备案或备案信息不符，已被阻断访问，请联系接入商。</p>",
    ),
    _html(
        "Test Page for the Apache HTTP Server",
        "<h1>Testing 123..</h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>",
    ),
    _html("没有找到站点", "<h3>没有找到站点</h3><p>您的请求在Web服务器中没有找到对应的站点！</p>"),
    _html("phpStudy 探针", "<p>站点创建成功，phpStudy 2018</p>"),
)
WALLS = (
    (200, _html("访问拦截", "<p>您的访问请求可能对网站造成安全威胁，请求已被拦截。</p>")),
    (
        405,
        _html(
            "405",
            "<div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div><p>您的请求ID是：76d3e1</p>",
        ),
    ),
    (403, _html("长亭雷池", "<p>请求已被阻断</p><p>请联系网站管理员，事件ID：7c2e1f</p>")),
    (200, _html("网站防火墙", "<h3>网站防火墙</h3><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>")),
    (403, _html("安全狗", "<p>您所提交的请求含有不合法的参数，已被网站安全狗拦截</p>")),
    (200, _html("创宇盾", "<p>当前访问疑似黑客攻击，已被创宇盾拦截</p>")),
    (403, _html("玄武盾", "<p>访问被拦截！玄武盾提示：您的请求存在安全风险</p>")),
    (
        200,
        _html(
            "宝塔网站防火墙",
            "<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>可能原因：您提交的内容包含危险的攻击请求</p>",
        ),
    ),
    (418, _html("418", "<p>您的请求疑似攻击行为，已被WEB防火墙拦截</p>")),
    (493, _html("拦截提示", "<h1>拦截提示</h1><p>请求被WEB防火墙拦截</p>")),
    (200, _html("网站卫士", "<p>360网站卫士：由于您访问的URL可能对网站造成安全威胁，您的访问被阻断</p>")),
    (200, _html("云锁", "<p>您当前的访问行为存在异常，已被云锁拦截，请稍后重试</p>")),
    (461, _html("入侵防御", "<p>入侵防御系统已拦截您的请求</p>")),
    (200, _html("提示", "<p>访问行为存在异常，请求被拒绝</p>")),
    (403, _html("403 Forbidden", "<p>Access Denied by WAF</p><p>请求已被阻断</p>")),
)
_RS = "<script>var $_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd='qrcQlcl';</script><script src='/4QbVtADbnLVIc/d.FxJzG50F.js'></script>"
CHALLENGES: tuple[tuple[int, dict[str, str], str], ...] = (
    (412, {"set-cookie": "FSSBBIl1UgzbN7N80S=52d3; path=/; HttpOnly"}, _html("", "", _RS)),
    (202, {"set-cookie": "FSSBBIl1UgzbN7N80T=4.Tq; path=/"}, _html("", "", _RS)),
    (400, {}, _html("", "", _RS)),
    (200, {}, _html("", "", _RS)),
    (521, {"set-cookie": "__jsluid_h=8b1c; max-age=31536000"}, "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+'_clearance=1623.5|-1|x';location.href=location.pathname+location.search</script>"),
    (521, {"set-cookie": "__jsl_clearance_s=1623.1|0|y"}, "<script>while(z++)try{eval(y.replace(/x/g,function(){}));break}catch(_){}</script>"),
    (200, {"set-cookie": "wzws_cid=3f2a; path=/"}, _html("", "<script>window.location='/WZWSREL2luZGV4Lmh0bWw=?wzwschallenge=V1pXU19DT05GSVJN'</script>", "")),
    (200, {"set-cookie": "C3VK=ab1234;max-age=300"}, "<html><body><script>document.cookie='C3VK=ab1234;max-age=300';location.reload();</script></body></html>"),
    (200, {"set-cookie": "acw_tc=2760;path=/"}, "<html><script>var arg1='4A6F';var _0x4818=['x'];function setCookie(a,b){document.cookie=a+'='+b}setCookie('acw_sc__v2',arg1);document.location.reload()</script></html>"),
    (200, {"set-cookie": "CT6T=40200; path=/"}, "<html><head><script>document.cookie='CT6TS=1';window.location.reload(true)</script></head><body></body></html>"),
    (200, {"set-cookie": "yunsuo_session_verify=8d2f; path=/"}, "<html><head><script>function stringToHex(s){return s}document.cookie='srcurl='+stringToHex(window.location.href);self.location='/?security_verify_data=313932'</script></head></html>"),
    (200, {"set-cookie": "security_session_verify=1"}, "<html><script>document.cookie='srcurl=687474';self.location=window.location.href+'?security_verify_data=31'</script></html>"),
    (503, {"server": "cloudflare"}, _html("Just a moment...", "<div id='cf-wrapper'>Checking your browser before accessing</div>", "<script src='/cdn-cgi/challenge-platform/h/g/orchestrate/jsch/v1'></script>")),
    (200, {"set-cookie": "EO_Bot_Ssid=1; path=/"}, "<html><body><script>function a(){document.cookie='__tst_status=1#;';document.cookie='EO_Bot_Ssid=3;';window.location.reload()}a()</script></body></html>"),
)  # fmt: skip
LIMITS = (
    (429, _html("429", "<p>Too Many Requests</p>")), (200, _html("提示", "<p>访问过于频繁，请稍后再试！</p>")), (200, _html("操作频繁", "<p>您的操作过于频繁，请1分钟后重试</p>")),
    (403, _html("请求过快", "<p>请求过快，请休息一下再访问</p>")), (200, _html("系统提示", "<div>您的访问过于频繁，请输入验证码后继续</div><input name=vcode>")),
    (503, _html("提示", "<p>请求过于频繁，请稍后重试</p>")),
    (200, _html("访问受限", "<p>您的IP访问频率过快，已被限制访问，请稍后再试。</p>")), (429, ""),
)  # fmt: skip
LOGINS = (
    ("/sso/login?service=http%3A%2F%2Fwww.x.gov.cn%2Fbsfw", _html("统一身份认证平台", "<form method=post><input name=username><input type=password name=password><button>登录</button></form>")),
    ("/login.do?goto=/bsfw/sb.do", _html("用户登录", "<form action='/check.do' method='post'>账号<input name=a>密码<input type='password' name=b></form>")),
    ("/bsfw/apply.do", _html("登录", "<h2>请先登录</h2><form><input type=text name=user><input type=password name=pwd><input type=submit value=登录></form>")),
    ("/cas/login", _html("CAS – Central Authentication Service", "<form id=fm1><input id=username><input id=password type=password></form>")),
    ("/tyrz/index.html", _html("国家政务服务平台统一身份认证", "<div>个人登录</div><div>法人登录</div><form><input name=id><input type=password></form>")),
    ("/oa/", _html("办公自动化系统登录", "<table><tr><td>用户名<input name=n></td></tr><tr><td>密码<input type=password name=p></td></tr></table>")),
    ("/member/index.php", _html("会员登录", "<p>您需要登录后才能访问该页面</p><form><input name=u><input type=password name=p></form>")),
    ("/user/center", _html("请登录", "<script>/*passport*/</script><form class=login><input placeholder=手机号><input type=password placeholder=密码></form>")),
)  # fmt: skip

ALSO = {"limit-4": ("blocked", "challenge")}  # asks for a captcha, too

# Pages that only sound like one of the above.
ARTICLES = (
    "关于网站系统升级维护的公告", "关于城区自来水管网维护停水的通知", "网站404公益寻亲页面上线", "关于暂停服务窗口业务办理的通告", "公安机关通报打击网络攻击典型案例",
    "网站防火墙采购项目中标公告", "关于政府网站改版升级的情况说明", "关于开展网站安全狗部署培训的通知", "关于登录政务服务网操作指南", "全区推进网站建设中存在问题的整改方案",
    "防止请求过快导致系统崩溃的技术方案征集公告", "关于页面不存在等错误链接的整改通报", "关于关停整改部分政府网站的通报", "我县开展入侵防御演练", "关于域名停放清理工作的通知",
    "信息系统访问过于频繁问题的处理说明",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for index, html in enumerate(MISSING):
        yield _case(f"missing-{index}", html, "soft_404", url="/zwgk/t2019/none.html")
    for index in range(6):
        framed = _framed(
            f"missing-framed-{index}",
            "页面不存在",
            "<div class='main404'><h2>404</h2><p>您访问的页面不存在或已被删除</p></div>",
            index,
        )
        yield _case(f"missing-framed-{index}", framed, "soft_404", url=f"/xwzx/{index}.html")
    yield from _dressed_cases()
    yield from _taught()
    for index, html in enumerate(UPKEEP):
        yield _case(f"upkeep-{index}", html, "maintenance", url="/")
    for index, html in enumerate(PARKED):
        yield _case(f"parked-{index}", html, "maintenance", url="/")
    for index, (status, html) in enumerate(WALLS):
        yield _case(f"wall-{index}", html, "blocked", url="/zwgk/", status=status)
    for index, (status, headers, html) in enumerate(CHALLENGES):
        yield _case(f"challenge-{index}", html, "challenge", url="/", status=status, headers=headers)
    for index, (status, html) in enumerate(LIMITS):
        yield _case(f"limit-{index}", html, "rate_limited", url="/zwgk/list.html", status=status)
    for index, (url, html) in enumerate(LOGINS):
        yield _case(f"login-{index}", html, "login", url=url)
    for index, title in enumerate(ARTICLES):
        texts = "".join(f"<p>　　{text}</p>" for text in [f"{title}有关事项如下。", *words.text(4, index)])
        main = f"<h1>{title}</h1><p>发布时间：2021-05-{index + 1:02}　来源：政府办</p><div class='TRS_Editor'>{texts}</div>"
        yield _case(
            f"sounds-{index}",
            _framed(f"sounds-{index}", title, main, index),
            "ok",
            url=f"/zwgk/tzgg/{index}.html",
        )
    yield from _ordinary()


DRESSES = (
    "<style>body{{font:14px 宋体;background:#eef}}.box{{width:520px;margin:120px auto}}</style><div class='box'>{}</div>",
    "<table width='600' align='center' style='margin-top:150px'><tr><td bgcolor='#f5f5f5'>{}</td></tr></table><script>var t=new Date().getTime();</script>",
    "<section class='notice'><img src='/images/logo.png' alt='logo'>{}<footer>技术支持：信息中心</footer></section>",
)


def _dressed_cases() -> Iterator[Case]:
    """The same words under the site's own title, inside other markup: the body alone tells."""
    for index, html in enumerate(MISSING):
        yield _case(
            f"missing-dressed-{index}", _dressed(html, index), "soft_404", url=f"/xwzx/gzdt/{index}.html"
        )
    for index, html in enumerate(UPKEEP):
        yield _case(f"upkeep-dressed-{index}", _dressed(html, index), "maintenance", url="/")
    for index, (status, html) in enumerate(WALLS):
        yield _case(f"wall-dressed-{index}", _dressed(html, index), "blocked", url="/zwgk/", status=status)
    for index, (url, html) in enumerate(LOGINS):
        yield _case(f"login-dressed-{index}", _dressed(html, index), "login", url=url)


def _dressed(html: str, index: int) -> str:
    inner = html.partition("<body>")[2].partition("</body>")[0]
    return _html(f"{words.PLACES[index % 20][0]}人民政府", DRESSES[index % 3].format(inner))


def _framed(name: str, title: str, main: str, index: int) -> str:
    return chrome.page(
        chrome.FAMILIES[index % 6],
        title,
        main,
        key=("answers", name),
        today=TODAY,
        traps=("clock", "copyright"),
    )


def _taught() -> Iterator[Case]:
    """The host's own answers to addresses that cannot exist teach what "not found" looks like there."""
    for index in range(8):
        key = ("answers", "taught", index)
        home = _home(index)
        shown = (
            home if index % 4 == 0
            else _framed(f"taught-{index}", "政府网", "<div><p>内容正在整理，请浏览其他栏目。</p></div>", index) if index % 4 == 1
            else _html("政府门户网站", "<p>请通过首页导航浏览本站信息。</p><p><a href='/'>首页</a></p>") if index % 4 == 2
            else _html("", "<script>location.href='/'</script>正在跳转")
        )  # fmt: skip
        probes = [{"url": f"/{number(n, *key):x}/", "html": shown} for n in range(2)]
        yield _case(
            f"taught-{index}", shown, "soft_404", url=f"/zwgk/t{index}.html", not_found=probes, home=home
        )
        # Another page of the same host is what it is.
        title = words.titles(words.NOTICES, 1, *key)[0]
        texts = "".join(f"<p>{text}</p>" for text in words.text(4, *key))
        own = _framed(
            f"taught-own-{index}",
            title,
            f"<h1>{title}</h1><p>发布时间：2021-03-0{index + 1}</p><div>{texts}</div>",
            index,
        )
        yield _case(
            f"taught-own-{index}", own, "ok", url=f"/zwgk/t9{index}.html", not_found=probes, home=home
        )


def _home(index: int) -> str:
    rows = "".join(
        f"<li><a href='/xwzx/{n}.html'>{t}</a><span>2021-06-{14 - n:02}</span></li>"
        for n, t in enumerate(words.titles(words.NEWS, 8, "home", index))
    )
    return _framed(f"home-{index}", "人民政府门户网站", f"<h2>要闻</h2><ul>{rows}</ul>", index)


def _ordinary() -> Iterator[Case]:
    """Short, odd and plain pages that are what they are."""
    for index in range(6):
        yield _case(f"home-{index}", _home(index), "ok", url="/")
    yield _case("short-0", _html("公告", "<p>我局已迁至新址办公，地址：滨河路1号。</p>"), "ok", url="/a.html")
    yield _case(
        "short-1",
        _html("人事任免", "<h1>任免通知</h1><p>经研究决定，免去其副主任职务。</p>"),
        "ok",
        url="/rs/1.html",
    )
    yield _case(
        "blank-column",
        _framed("blank-column", "专项规划", "<h3>专项规划</h3><p>暂无信息</p>", 1),
        "ok",
        url="/zwgk/zxgh/",
    )
    yield _case(
        "building-column",
        _framed("building-column", "专题", "<h3>专题专栏</h3><p>栏目建设中</p>", 2),
        "ok",
        url="/ztzl/",
    )
    yield _case(
        "login-box",
        _home(3).replace(
            "<h2>要闻</h2>",
            "<form action='/login'>用户名<input name=u>密码<input type=password name=p></form><h2>要闻</h2>",
        ),
        "ok",
        url="/",
    )
    number_ = _framed(
        "number-404",
        "第404期政府公报",
        "<h1>第404期政府公报</h1><p>发布时间：2021-01-02</p><div><p>本期目录如下，共收录文件十二件，欢迎查阅。</p></div>",
        3,
    )
    yield _case("number-404", number_, "ok", url="/gb/404.html")
    yield _case(
        "error-500", _html("500", "<h1>500 Internal Server Error</h1>"), "http_error", url="/x", status=500
    )
    yield _case("error-404", _html("404", "<h1>Not Found</h1>"), "http_error", url="/x", status=404)
    yield _case("error-410", _html("410", "<h1>Gone</h1>"), "http_error", url="/x", status=410)


def _case(
    name: str, html: str, outcome: str, *, url: str, status: int = 200, headers: dict[str, str] | None = None,
    not_found: Sequence[dict[str, str]] = (), home: str = "",
) -> Case:  # fmt: skip
    host = f"http://{words.host('answers', name)}"
    more: dict[str, Any] = {}
    if not_found:
        more["not_found"] = [{"url": host + probe["url"], "html": probe["html"]} for probe in not_found]
    if home:
        more["home"] = home
    wanted = [outcome, *ALSO.get(name, ("blocked",) if outcome == "rate_limited" else ())]
    truth = {"outcome": wanted, "group": "parked" if name.startswith("parked") else outcome}
    return {
        "id": f"answers-{name}",
        "url": host + url,
        "status": status,
        "headers": headers or {},
        "html": html,
        **more,
        "truth": truth,
    }
