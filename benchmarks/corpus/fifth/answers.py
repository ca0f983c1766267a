"""Answers: walls, errors said with 200, closed and parked sites, limits and sign-in pages; and pages that only sound like one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.corpus.case import Case
from benchmarks.corpus.fifth import words
from benchmarks.corpus.fifth.scene import Scene

Said = tuple[str, str]  # title and markup

MISSING: tuple[Said, ...] = (
    ("页面未找到", "<h2>页面未找到</h2><p>请检查您输入的网址是否正确。</p>"), ("404错误", "<p class='big'>404</p><p>哎呀，页面走丢了！</p>"), ("提示", "<p>您所请求的网页不存在，请与网站管理员联系。</p>"), ("错误", "<p>该信息已被删除或者不存在</p>"),
    ("404", "<p>Sorry, the page you visited does not exist.</p><button>Back Home</button>"), ("文章不存在", "<p>您浏览的文章不存在或者已被管理员删除</p>"), ("出错了", "<h3>很抱歉，没有找到您要访问的页面！</h3><p><a href='/'>回首页</a> <a href='javascript:history.go(-1)'>返回</a></p>"),
    ("系统提示", "<p>栏目不存在或已停用！</p>"), ("HTTP状态 404 - 未找到", "<h1>HTTP状态 404 - 未找到</h1><hr><p><b>类型</b> 状态报告</p><p><b>描述</b> 源服务器未能找到目标资源的表示或者是不愿公开一个已经存在的资源表示。</p><hr><h3>Apache Tomcat/9.0.31</h3>"),
    ("404 - 找不到文件或目录。", "<h1>服务器错误</h1><fieldset><h2>404 - 找不到文件或目录。</h2><h3>您要查找的资源可能已被删除，已更改名称或者暂时不可用。</h3></fieldset>"),
    ("无法找到资源。", "<h1>“/”应用程序中的服务器错误。</h1><h2><i>无法找到资源。</i></h2><p><b>说明: </b>HTTP 404。您正在查找的资源(或者它的一个依赖项)可能已被移除，或其名称已更改，或暂时不可用。</p><p>Microsoft .NET Framework 版本:4.0.30319</p>"),
    ("404 Not Found", "<h1>Not Found</h1><p>The requested URL /zwgk/gsgg/2016.html was not found on this server.</p>"), ("内容不存在", "<p>您访问的内容不存在，可能已过期下线</p>"), ("您访问的网页不存在", "<p>可能原因：</p><ol><li>网址有错误；</li><li>页面已被移除。</li></ol>"),
    ("页面丢失", "<p>页面丢失啦，<span id='s'>3</span>秒后返回首页</p><script>setTimeout(function(){location.href='/'},3000)</script>"), ("信息已撤销", "<p>您查看的信息已撤回，无法显示，信息不存在。</p>"), ("参数错误", "<p>参数错误，该信息不存在！</p><input type='button' value='返回' onclick='history.back()'>"),
    ("Page Not Found", "<h1>Page Not Found</h1><p>您所访问的页面已经飞走了</p>"), ("404公益", "<p>您访问的页面找不回来了，但我们可以一起寻找失踪宝贝</p><script src='//volunteer.cdn-go.cn/404/latest/404.js'></script>"), ("错误页", "<p>File not found.</p>"), ("提示信息", "<div class='tips'>没有找到相关文章，可能已经被删除。</div>"),
    ("页面不见了", "<p>页面不见了，可能输入了错误的地址</p>"), ("访问错误", "<p>404，该页无法显示：资源不存在</p>"), ("网页无法访问", "<p>您要查看的页面不存在，或者网站改版后地址已变更。</p><p>建议您：1.检查网址；2.<a href='/'>返回首页</a>；3.使用<a href='/search/'>站内搜索</a>。</p>"),
)  # fmt: skip
UPKEEP: tuple[Said, ...] = (
    ("网站维护中", "<h1>网站维护中</h1><p>给您带来不便，敬请谅解！</p>"), ("改版升级", "<p>网站改版升级中，暂停访问，新网站将于近期开通。</p>"), ("升级公告", "<p>因系统迁移，本网站自即日起暂停访问，预计月底恢复，请谅解。</p>"), ("网站建设中", "<p>本网站正在建设中……</p><img src='/images/construction.jpg'>"),
    ("系统升级维护", "<div class='n'>系统升级维护中，请稍后访问</div>"), ("维护通知", "<p>尊敬的用户：为提供更好的服务，网站正在进行升级维护，期间将无法访问。</p>"), ("停止服务", "<p>本网站已暂停服务，恢复时间另行通知。</p>"), ("网站整改", "<p>网站整改中，暂时关闭。</p><p>如有事项请联系办公室。</p>"),
    ("Under Construction", "<h1>Under Construction</h1><p>Our website is under construction, please come back later.</p>"), ("数据迁移", "<p>网站数据迁移中，暂时无法访问，请您稍后再来。</p>"), ("机房检修", "<p>因机房电力检修，门户网站暂停对外服务，检修结束后自动恢复。</p>"), ("Maintenance", "<h2>System Maintenance</h2><p>系统正在维护，请耐心等待。</p>"),
    ("敬请期待", "<h1>新版网站即将上线，敬请期待</h1><p>旧版网站已停止访问。</p>"), ("站点关闭", "<p>站点已关闭</p><p>网站升级中，请稍候访问！</p>"), ("临时关闭公告", "<p>根据统一安排，网站将临时关闭进行安全加固，期间停止一切访问服务。</p>"), ("网站暂停访问", "<h3>网站暂停访问</h3><p>系统割接，暂停访问，预计8小时。</p>"),
)  # fmt: skip
PARKED: tuple[Said, ...] = (
    ("IIS Windows", "<div id='container'><a href='http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409'><img src='iisstart.png' alt='IIS' width='960' height='600'></a></div>"), ("IIS7", "<img src='welcome.png' alt='IIS7' width='571' height='411'>"), ("Apache Tomcat/7.0.82", "<div id='congrats'><h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2></div>"),
    ("Welcome to nginx on EulerOS!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>"), ("Apache HTTP Server Test Page powered by CentOS", "<h1>Testing 123..</h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>"), ("It works!", "<h1>It works!</h1>"),
    ("恭喜，站点创建成功！", "<h1>恭喜, 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3><ul><li>本页面在FTP根目录下的index.html</li><li>您可以修改、删除或覆盖本页面</li></ul>"), ("没有找到站点", "<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p><ul><li>您没有将此域名或IP绑定到对应站点</li><li>配置文件未生效</li></ul>"),
    ("域名已过期", "<h1>该域名已过期</h1><p>如果您是域名所有者，请尽快联系注册商续费。</p>"), ("域名出售", "<p>您正在访问的域名可以转让！</p><p>This domain name is for sale.</p>"), ("网站暂未备案", "<h2>网站未备案</h2><p>根据工信部规定，未备案网站禁止接入，该网站已被阻断访问。</p>"), ("非法阻断", "<p>该网站暂时无法进行访问</p><p>网站未进行备案，根据法律规定，网站需要完成备案后才能访问</p>"),
    ("XAMPP for Windows", "<h1>Welcome to XAMPP for Windows 7.2.1</h1><p>You have successfully installed XAMPP on this system!</p>"), ("phpStudy 探针", "<h1>站点创建成功</h1><p>phpStudy Linux 面板</p>"), ("JBoss AS 7", "<h1>Welcome to JBoss AS 7</h1><p>Your JBoss Application Server 7 is running.</p>"), ("域名停放页", "<p>此域名由用户停放于本平台，暂未启用建站。</p>"),
)  # fmt: skip
WALLS: tuple[tuple[int, str, str], ...] = (
    (403, "访问被阻断", "<h3>您的访问请求已被阻断</h3><p>事件编号：{n}</p>"), (405, "405", "<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是: <b>{n}</b></p>"), (200, "网站防火墙", "<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>拦截编号 {n}</p>"), (200, "访问受限", "<p>网站安全狗提醒您：您的请求已被拦截</p><p>{n}</p>"),
    (403, "创宇盾", "<p>当前访问疑似黑客攻击，已被创宇盾拦截。</p><p>编号 {n}</p>"), (200, "拦截提示", "<p>云锁：您的访问行为存在异常，已拦截</p><p>{n}</p>"), (418, "拦截", "<p>请求疑似攻击行为，WEB防火墙已拦截</p><p>ID {n}</p>"), (403, "Forbidden", "<h1>Request blocked</h1><p>Web Application Firewall</p><p>Event ID: {n}</p>"),
    (200, "安全拦截", "<p>系统检测到您的请求存在安全威胁，已被网站防火墙拦截</p><p>{n}</p>"), (493, "493", "<p>请求被WEB防火墙拦截，客户端IP已记录</p><p>{n}</p>"), (200, "玄武盾", "<p>玄武盾：您的请求疑似恶意攻击，已被拦截</p><p>{n}</p>"), (461, "入侵防御系统", "<p>入侵防御：检测到攻击特征，请求已被阻断</p><p>{n}</p>"),
    (403, "宝塔防火墙", "<p>宝塔防火墙正在保护您要访问的网站</p><p>您的请求已被拦截：{n}</p>"), (200, "雷池", "<p>长亭雷池：请求已被阻断</p><p>event_id: {n}</p>"), (403, "网站卫士", "<p>网站卫士提示：您的访问可能对网站造成危害，已被拦截</p><p>{n}</p>"), (405, "云盾", "<p>云盾：当前请求可能对网站造成安全威胁，已被阻断</p><p>traceid {n}</p>"),
)  # fmt: skip
LIMITS: tuple[tuple[int, str, str], ...] = (
    (200, "提示", "<p>您的访问过于频繁，请稍后再试。</p>"), (429, "429 Too Many Requests", "<h1>429 Too Many Requests</h1><p>nginx</p>"), (200, "访问频繁", "<p>访问过于频繁，本次访问已被限制</p>"), (200, "操作频繁", "<p>操作频繁，请一分钟之后再试！</p>"), (403, "访问过快", "<p>请求过快，请稍后刷新页面</p>"), (503, "繁忙", "<p>当前访问过于频繁，请稍后重试。</p>"),
    (200, "系统消息", "<p>同一IP访问过于频繁，系统已自动限制，请30分钟后再来。</p>"), (429, "", "<p>请求过于频繁</p>"), (200, "访问限制", "<p>您的IP请求频率过高，请求过于频繁，已暂时限制访问</p>"), (429, "Rate limit", "<p>{{\"code\":429,\"msg\":\"访问过于频繁\"}}</p>"), (200, "Warning", "<p>您刷新页面的速度过快，访问过于频繁，请稍候</p>"), (200, "请稍后", "<p>您在短时间内多次请求，操作过于频繁，请稍后再试</p>"),
    (403, "限流", "<p>触发限流：请求过快</p>"), (429, "Too Many Requests", "<h1>Too Many Requests</h1><p>You have exceeded the request limit.</p>"), (200, "搜索提示", "<p>搜索操作频繁，请间隔10秒后再次搜索</p>"), (503, "Service", "<p>访问过于频繁，已被限流，请稍候重试</p>"),
    (200, "温馨提示", "<p>您点击得太快了，操作过于频繁，请休息片刻</p>"), (429, "请求受限", "<p>请求次数超过限制，请求过于频繁</p>"), (200, "请求提示", "<p>请求过快，服务器已拒绝，请十秒后重试</p>"),
)  # fmt: skip
LOGINS: tuple[tuple[str, str, str], ...] = (
    ("/sso/login?service=http%3A%2F%2Fzwfw.example.gov.cn", "统一身份认证", "<h2>统一身份认证</h2><form method='post'><input name='username' placeholder='用户名'><input type='password' name='password'><button>登 录</button></form>"), ("/login.do?goto=/bsfw/wssb.do", "用户登录", "<form action='/checkLogin.do' method='post'><p>用户名：<input name='a'></p><p>密　码：<input type='password' name='b'></p></form>"),
    ("/tyrz/sso/index.html", "政务服务网统一认证平台", "<div class='tab'>自然人登录 | 法人登录</div><form><input name='id' placeholder='身份证号/手机号'><input type='password'><button>登录</button></form>"), ("/oa/login.aspx", "协同办公系统", "<table><tr><td>账号</td><td><input name='u'></td></tr><tr><td>密码</td><td><input type='password' name='p'></td></tr><tr><td colspan='2'><input type='submit' value='登录'></td></tr></table>"),
    ("/cas/login", "CAS", "<h1>Enter your Username and Password</h1><form id='fm1' method='post'><input id='username'><input id='password' type='password'><input type='submit' value='LOGIN'></form>"), ("/hdjl/mail/mine.jsp", "请登录", "<p>您还没有登录，请登录后查看您的信件。</p><form method='post' action='/user/in'><input name='n'><input type='password' name='w'><input type='submit' value='登录'></form>"),
    ("/bsfw/apply/1203.html", "登录", "<div class='login-box'><h3>账号登录</h3><form><input type='text' name='mobile'><input type='password' name='pwd'><a href='/forget'>忘记密码</a><a href='/reg'>立即注册</a></form></div>"), ("/wp-login.php?redirect_to=%2F", "登录 ‹ 门户", "<form name='loginform' id='loginform' method='post'><label>用户名<input name='log'></label><label>密码<input type='password' name='pwd'></label></form>"),
    ("/manage/index.do", "网站后台管理系统", "<form method='post'><p>管理员：<input name='u'></p><p>口令：<input type='password' name='p'></p><p>验证码：<input name='c'></p><button>登录</button></form>"), ("/xfz/index.action", "网上信访登录", "<h3>网上信访</h3><form method='post'><input name='sfz'><input type='password' name='mm'><button>登录</button><button>注册</button></form>"),
    ("/zxts/query.do", "用户登录", "<p>登录后方可查询办理进度</p><form method='post'><input name='phone'><input type='password' name='code'><button>登录</button></form>"), ("/ids/admin/login.jsp?surl=%2Fxxgk", "身份服务器登录", "<form method='post'><input name='userName'><input type='password' name='password'><input type='submit' value='登录'></form>"),
    ("/uaa/login?returnUrl=%2Fwork", "登录", "<div id='app'><div class='card'><h2>欢迎登录</h2><form><input placeholder='请输入手机号码'><input type='password' placeholder='请输入密码'><button>登录</button></form></div></div>"), ("/vpn/index.html", "安全接入系统", "<form method='post'><p>用户名<input name='svpn_name'></p><p>密码<input type='password' name='svpn_password'></p><input type='submit' value='登 录'></form>"),
    ("/gxpt/", "数据共享交换平台", "<form method='post' class='login'><input name='account'><input type='password' name='pass'><label><input type='checkbox'>记住密码</label><button>登录</button></form>"), ("/user/center.html", "未登录", "<script>/*需要登录*/</script><p>请先登录</p><form><input name='u'><input name='p' type='password'><button>登录</button></form>"),
)  # fmt: skip
Answer = tuple[int, dict[str, str], str]
SCRIPTED: tuple[Callable[[str, str], Answer], ...] = (  # take a token and a path
    lambda t, _: (412, {"set-cookie": f"FSSBBIl1UgzbN7N80S={t}; path=/; HttpOnly"}, f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta id='{t}' content='{t}{t}'><script src='/{t}/c.FxJzG50F.dfe1675.js' r='m'></script><script>$_ts=window['$_ts'];if(!$_ts)$_ts={{}};$_ts.cd='{t}q';if($_ts.lcd)$_ts.lcd();</script></head><body></body></html>"),
    lambda t, _: (202, {"set-cookie": f"FSSBBIl1UgzbN7N80T={t}; path=/"}, f"<html><head><script r='m'>var $_ts=window['$_ts'];if(!$_ts)$_ts={{}};$_ts.nsd={len(t)}0517;$_ts.cd='{t}';</script><script r='m' src='/{t}.js'></script></head><body></body></html>"),
    lambda t, _: (200, {}, f"<html><head><script>var $_ts=window['$_ts'];if(!$_ts)$_ts={{}};$_ts.scj=[];$_ts.dfe1683='{t}';</script><script src='/{t}/2.js'></script></head><body><noscript>enable javascript</noscript></body></html>"),
    lambda t, _: (521, {"set-cookie": f"__jsluid_h={t}; max-age=31536000; path=/; HttpOnly"}, f"<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('learance')+('=')+('1640')+('|')+('-1')+('|{t}')+(';max-age=3600;path=/');location.href=location.pathname+location.search</script>"),
    lambda t, _: (521, {"set-cookie": f"__jsluid_s={t}; path=/"}, f"<script>var _0x1a=['{t}','md5'];function go(a){{function c(b){{return b}}document['cookie']=a.tn+'='+c(a.ha);location.href=location.pathname+location.search}}go({{\"bts\":[\"{t}\",\"x\"],\"ha\":\"md5\",\"tn\":\"__jsl_clearance_s\",\"vt\":\"3600\",\"wt\":\"1500\"}})</script>"),
    lambda t, _: (200, {"set-cookie": f"CT6T={t}; path=/"}, f"<html><head></head><body><script>document.cookie='CT6TS={t}; path=/';setTimeout(function(){{location.reload()}},100)</script></body></html>"),
    lambda t, p: (200, {}, f"<html><head><script>document.cookie='C3VK={t};path=/;max-age=300';window.location.href='{p}';</script></head><body></body></html>"),
    lambda t, _: (200, {"set-cookie": f"wzws_sessionid={t}; path=/"}, f"<html><head><noscript><title>请开启JavaScript</title></noscript><script>var wzwstemplate='{t}';var wzwschallenge='{t}';function HXXTTKKLLPPP5(){{window.location='/WZWSREL{t}?wzwschallenge='+wzwschallenge}}HXXTTKKLLPPP5()</script></head><body></body></html>"),
    lambda t, _: (200, {"set-cookie": f"acw_tc={t};path=/;HttpOnly;Max-Age=1800"}, f"<html><script>var arg1='{t.upper()}';var _0x5e8b26='3000176000856006061501533003690027800375';function reload(x){{setCookie('acw_sc__v2',x);document.location.reload()}}function setCookie(n,v){{document.cookie=n+'='+v+';max-age=3600;path=/'}}reload(arg1)</script></html>"),
    lambda t, _: (200, {"set-cookie": f"EO_Bot_Ssid={t}; path=/"}, f"<html><body><script>function a(){{document.cookie='__tst_status={len(t)}7#;';document.cookie='EO_Bot_Ssid={t};';window.location.reload()}}a();</script></body></html>"),
    lambda t, p: (200, {"set-cookie": f"yunsuo_session_verify={t}; path=/; HttpOnly"}, f"<html><head><script>function stringToHex(s){{var v='';for(var i=0;i<s.length;i++)v+=s.charCodeAt(i).toString(16);return v}}function YunSuoAutoJump(){{var w=screen.width;document.cookie='srcurl='+stringToHex(window.location.href)+';path=/;';self.location='{p}?security_verify_data='+stringToHex(w+',0')}}</script></head><body onload='YunSuoAutoJump()'></body></html>"),
    lambda t, _: (200, {"set-cookie": f"safedog-flow-item={t}; path=/"}, f"<html><head><script>var t3='{t}';document.cookie='safedog='+t3;window.location.reload(true);</script></head><body></body></html>"),
    lambda t, _: (503, {"server": "cloudflare", "cf-ray": t}, f"<!DOCTYPE html><html><head><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray={t}'></script></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>"),
    lambda t, _: (200, {"set-cookie": f"acw_tc={t};path=/"}, f"<html><head><meta charset='utf-8'><title>访问验证</title><script src='https://o.alicdn.com/captcha-frontend/aliyunCaptcha/AliyunCaptcha.js'></script></head><body><div class='box'><p>别离开，为了更好的访问体验，请进行验证，通过后即可继续访问网页</p><div id='nocaptcha' data-t='{t}'>请按住滑块，拖动到最右边</div></div></body></html>"),
    lambda t, _: (403, {}, f"<html><head><meta charset='utf-8'><title>安全验证</title><script src='https://ssl.captcha.qq.com/TCaptcha.js'></script></head><body><h3>安全验证</h3><p>请完成安全验证后继续访问</p><div id='captcha' data-appid='{t}'></div></body></html>"),
    lambda t, _: (200, {}, f"<html><head><meta charset='utf-8'><title>浏览器安全检查中...</title></head><body><p>浏览器安全检查中，请稍候...</p><script>var k='{t}';setTimeout(function(){{document.cookie='yjs_js_security_passport='+k;location.reload()}},3000)</script></body></html>"),
)  # fmt: skip

DRESSES = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{t}</title></head><body>{m}</body></html>",
    "<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>\n<title>{s}</title>\n<style>body{{background:#f4f6fa;font-family:微软雅黑}}.wrap{{width:600px;margin:140px auto;background:#fff;padding:40px;text-align:center}}</style>\n</head>\n<body><div class='wrap'><img src='/images/logo.png' alt='{s}'>{m}</div></body></html>",
    "<html><head><title>{t}-{s}</title><meta charset=utf-8><script>var begun=new Date();</script></head><body bgcolor=#ffffff><table width=700 align=center height=420><tr><td align=center valign=middle>{m}</td></tr><tr><td align=center>{s}　版权所有</td></tr></table></body></html>",
    "<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'><title>{t}</title><link rel='stylesheet' href='/static/css/error.css'></head><body class='page-error'><main><section>{m}</section></main><footer>技术支持：{s}信息中心</footer><script src='/static/js/jquery.min.js'></script></body></html>",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from _missing()
    yield from _pool("upkeep", [(200, "/", *said) for said in UPKEEP], "maintenance", "maintenance")
    yield from _pool("parked", [(200, "/", *said) for said in PARKED], "maintenance", "parked")
    yield from _pool(
        "wall",
        [(status, "/zwgk/tzgg/", title, markup) for status, title, markup in WALLS],
        "blocked",
        "blocked",
    )
    yield from _pool(
        "limit",
        [(status, "/xxgk/list.html", title, markup) for status, title, markup in LIMITS],
        "rate_limited",
        "rate_limited",
        ("blocked",),
    )
    yield from _pool(
        "sign-in", [(200, path, title, markup) for path, title, markup in LOGINS], "login", "login"
    )
    for index, make in enumerate(SCRIPTED):
        for variant in range(4):
            scene = _scene(f"script-{index}", variant)
            path = scene.turn(("/", "/zwgk/", "/xwzx/202004/t20200402_1.html", "/art/2020/4/2/art_1_2.html"))
            status, headers, html = make(f"{scene.number('token'):x}", path)
            yield _case(scene, path, html, "challenge", status=status, headers=headers)
    yield from _taught()
    yield from _ordinary()
    yield from _errors()


def _scene(name: str, variant: int) -> Scene:
    return Scene(f"fifth-answers-{name}", variant)


def _case(
    scene: Scene, path: str, html: str, outcome: str, group: str = "", also: Sequence[str] = (), **more: Any
) -> Case:
    truth: dict[str, object] = {"outcome": [outcome, *also], "group": group or outcome}
    return scene.case(
        path, html, truth, status=more.pop("status", 200), headers=more.pop("headers", {}), **more
    )


def _dressed(scene: Scene, title: str, markup: str, dress: int) -> str:
    filled = markup.replace("{n}", f"{scene.number('event'):x}").replace("{{", "{").replace("}}", "}")
    return DRESSES[dress].format(t=title, s=f"{scene.place}人民政府", m=filled)


def _pool(
    name: str, pool: Sequence[tuple[int, str, str, str]], outcome: str, group: str, also: Sequence[str] = ()
) -> Iterator[Case]:
    for index, (status, path, title, markup) in enumerate(pool):
        for dress in range(len(DRESSES)):
            scene = _scene(f"{name}-{index}", dress)
            yield _case(
                scene, path, _dressed(scene, title, markup, dress), outcome, group, also, status=status
            )


def _missing() -> Iterator[Case]:
    """What a site says with 200 of a page that is not there, alone or in its own frame."""
    for index, (title, markup) in enumerate(MISSING):
        for variant in range(4):
            scene = _scene(f"missing-{index}", variant)
            path = scene.turn(
                (
                    "/zwgk/gsgg/201607/t20160711_{}.html",
                    "/art/2017/2/9/art_12_{}.html",
                    "/info/1002/{}.htm",
                    "/show.asp?id={}",
                )
            ).format(100 + scene.number("p") % 9000)
            if variant == 3:
                html = scene.page(
                    title,
                    f"<div class='error-box'>{markup}</div>",
                    traps=["copyright"] if "copyright" in scene.wardrobe.traps else (),
                )
            else:
                html = _dressed(scene, title, markup, (0, 1, 3)[variant])
            yield _case(scene, path, html, "soft_404")


# --- hosts that answer everything ---------------------------------------------------------------------------------
def _home(scene: Scene, above: str = "") -> str:
    rows = "".join(
        f"<li><a href='/xwzx/{400 + n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=n + 1)}</span></li>"
        for n, title in enumerate(scene.titles(words.NEWS, 9))
    )
    return scene.page(
        f"{scene.place}人民政府门户网站", f"{above}<h2>今日要闻</h2><ul>{rows}</ul>", traps=("clock",)
    )


def _taught() -> Iterator[Case]:
    """Absurd addresses teach what "not found" looks like on a host; its other pages are what they are."""
    for variant in range(16):
        scene = _scene("taught", variant)
        home = _home(scene)
        shown = (
            home, scene.page("信息提示", "<div class='main'><p>页面整理中，请浏览其他栏目。</p></div>"), "<html><head><meta charset='utf-8'><title>跳转</title></head><body><script>top.location='/index.html?from=" + f"{scene.number('from') % 9999}" + "';</script></body></html>",
            DRESSES[1].format(t="", s=scene.place, m="<p>请从首页重新进入</p><a href='/'>进入首页</a>"),
        )[variant % 4]  # fmt: skip
        probes = [
            {"url": f"http://{scene.host}/{scene.number(n):x}{('/', '.html')[n]}", "html": shown}
            for n in range(2)
        ]
        yield _case(scene, f"/zwgk/{variant}/old.html", shown, "soft_404", not_found=probes, home=home)
        own = _scene("taught-own", variant)
        title = scene.titles(words.NOTICES, 1)[0]
        html = scene.page(
            title,
            f"<h1>{title}</h1><p>发布时间：{scene.today}　来源：{scene.office}</p><div id='zoom'>{_prose(scene)}</div>",
        )
        yield {
            **_case(own, f"/zwgk/{variant}/new.html", html, "ok", not_found=probes, home=home),
            "url": f"http://{scene.host}/zwgk/{variant}/new.html",
        }


def _prose(scene: Scene, count: int = 3) -> str:
    return "".join(f"<p>　　{text}</p>" for text in scene.text(count))


# --- pages that only sound like one -------------------------------------------------------------------------------
ARTICLES = (
    ("关于门户网站系统维护的公告", "因服务器升级，门户网站将于本周六零时至六时暂停访问，给您带来不便，敬请谅解。"), ("网站改版升级公告", "新版网站增设政策问答、无障碍浏览等栏目，旧版内容均已迁移，欢迎使用。"), ("网站404错误页面整改情况的通报", "抽查发现部分单位网站点击后显示“页面不存在”，现已逐一修复。"), ("关于部分网站关停的通知", "下列网站停止更新，网站暂停服务后，相关内容并入门户网站。"),
    ("警惕“访问过于频繁”弹窗诈骗", "近日有群众反映手机弹出“访问过于频繁，请输入验证码”，要求填写银行卡号，此为诈骗。"), ("WEB应用防火墙设备采购公告", "采购网站防火墙一套，能够对攻击请求进行拦截和阻断。"), ("统一身份认证平台上线试运行", "市民可使用身份证号和密码登录，登录后即可办理社保查询等业务。"), ("暂停服务大厅业务的公告", "因系统升级，大厅暂停服务一天，请合理安排时间。"),
    ("教你识别域名出售骗局", "收到“域名已过期”“域名正在出售”的邮件，请勿点击链接。"), ("政务云平台割接通知", "割接期间系统维护，部分业务系统无法访问，请提前做好准备。"), ("失踪儿童寻人公益页面接入政府网站", "当页面找不到时，将显示走失儿童信息，帮助他们回家。"), ("网上办事登录操作手册", "第一步，打开登录页面，输入用户名和密码；第二步，点击登录。"),
    ("网络安全周：什么是SQL注入", "攻击者在请求中带入不合法参数，网站防火墙会将其拦截。"), ("关于停止供水的紧急通知", "因管网检修，正在维护的路段将停水，恢复时间另行通知。"), ("第404次班列顺利开行", "第404次班列从铁路港驶出，标志着通道建设再上新台阶。"), ("升级改版后的市民广场重新开放", "经过三个月的升级改造，广场面貌焕然一新，敬请期待后续活动。"),
    ("高速公路正在建设中", "目前项目正在建设中，预计年底通车，敬请期待。"), ("请求过多 热线增设坐席", "因来电过于频繁，热线增设二十个坐席，请稍后再拨的情况明显减少。"), ("不存在的“补贴”：警方揭穿骗局", "所谓补贴并不存在，页面已被删除，请广大群众提高警惕。"), ("关于网站错误链接自查的报告", "共发现错误链接十二条，均为“您访问的页面不存在”，已全部整改。"),
    ("开展防火墙策略演练", "演练中，攻击行为被成功阻断，入侵防御系统运行正常。"), ("医保信息系统停机切换公告", "系统停机期间暂停服务，参保人可先行垫付后报销。"), ("会员登录功能下线说明", "为保护个人信息，网站会员登录功能将于月底下线，用户密码统一清除。"), ("关于规范域名管理的通知", "各单位要清理停放域名，未备案域名一律阻断访问。"),
    ("无法找到失主 民警走访两小时", "失主无法找到，民警多方走访，终于物归原主。"), ("“对不起，您的账户异常”是诈骗", "凡短信称访问存在异常、请求被拒绝的，均须核实。"), ("验证码使用提示", "为防止操作频繁，系统增加了验证码，请按提示输入。"), ("关于调整网站安全防护措施的说明", "由于防护升级，部分用户可能看到“请求已被拦截”的提示，请更换网络后重试。"),
)  # fmt: skip
COOKIES = (
    {"set-cookie": "__jsluid_h=7d2f0c1b; max-age=31536000; path=/; HttpOnly"}, {"set-cookie": "acw_tc=276077d2158; path=/; HttpOnly; Max-Age=1800"}, {"set-cookie": "FSSBBIl1UgzbN7N80S=RdP0a; path=/; HttpOnly"}, {"set-cookie": "yunsuo_session_verify=1f0d; path=/; HttpOnly"}, {"set-cookie": "wzws_cid=88ad; path=/"},
    {"set-cookie": "aliyungf_tc=AQAAA; path=/; HttpOnly"}, {"server": "yunjiasu-nginx", "set-cookie": "__cfduid=d01; path=/"}, {"set-cookie": "safedog-flow-item=7A; path=/"}, {"set-cookie": "security_session_verify=42; path=/; HttpOnly"}, {"set-cookie": "EO_Bot_Ssid=0; path=/"},
)  # fmt: skip
NOTES = (
    "<div class='login'><a href='/user/login'>登录</a> | <a href='/user/reg'>注册</a></div>", "<form class='top-login' action='/login' method='post'>用户名<input name='u' size='8'>密码<input type='password' name='p' size='8'><input type='submit' value='登录'></form>",
    "<marquee>公告：网站将于今晚十时至次日六时进行系统维护，届时暂停访问</marquee>", "<div id='float-notice'>新版网站试运行，<a href='/old/'>旧版网站</a>将暂停服务</div>", "<div id='mask' style='display:none'>访问过于频繁，请稍后再试</div>", "<div class='browser-tip' style='display:none'>您的浏览器版本过低，部分功能无法访问，请升级</div>",
    "<noscript>您的浏览器不支持JavaScript，页面无法正常显示</noscript>", "<script>function err(){alert('页面不存在');}var msg404='您访问的页面不存在';</script>", "<script type='text/template' id='nf'><h2>404</h2><p>页面找不到了</p></script>", "<a href='/404.html' style='display:none'>404</a><div class='toplink'><a href='/oa/login.aspx'>办公系统登录</a></div>",
)  # fmt: skip


def _ordinary() -> Iterator[Case]:
    for index, (title, text) in enumerate(ARTICLES):
        for variant in range(3 if index % 4 == 0 else 2):
            scene = _scene(f"sounds-{index}", variant)
            line = scene.turn(
                (
                    "<p>发布时间：{}　来源：{}</p>",
                    "<div class='info'><span>{}</span><span>{}</span></div>",
                    "<p>日期：{}　作者：{}</p>",
                )
            ).format(scene.today - dt.timedelta(days=4), scene.office)
            main = f"<h1>{title}</h1>{line}<div class='TRS_Editor'><p>　　{text}</p>{_prose(scene, 2 + variant) if variant else ''}</div>"
            yield _case(
                scene,
                f"/zwgk/tzgg/{600 + index}.html",
                scene.page(f"{title}_{scene.place}人民政府", main, crumb=("首页", "通知公告", "正文")),
                "ok",
            )
    for index, note in enumerate(NOTES):
        for variant in range(2):
            scene = _scene(f"note-{index}", variant)
            yield _case(scene, "/", _home(scene, note), "ok")
    for variant, headers in enumerate(COOKIES):
        scene = _scene("cookie", variant)
        yield _case(scene, "/", _home(scene), "ok", headers=headers)
    for variant in range(8):
        scene = _scene("notices", variant)
        rows = "".join(
            f"<li><a href='/gg/{n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=3 * n + 2)}</span></li>"
            for n, (title, _) in enumerate(scene.some(ARTICLES, 10, "rows"))
        )
        yield _case(
            scene,
            "/xxgk/tzgg/",
            scene.page("通知公告", f"<h2>通知公告</h2><ul>{rows}</ul>", crumb=("首页", "通知公告")),
            "ok",
        )
    blank = (
        "暂无信息",
        "栏目建设中，敬请期待",
        "该栏目正在维护中",
        "暂无数据",
        "没有找到相关内容",
        "内容更新中",
        "共0条记录",
        "即将开通",
    )
    for variant, text in enumerate(blank):
        scene = _scene("blank", variant)
        yield _case(
            scene,
            "/xxgk/zxgh/",
            scene.page(
                "专项规划",
                f"<h2>专项规划</h2><div class='list'><p>{text}</p></div>",
                crumb=("首页", "规划计划", "专项规划"),
            ),
            "ok",
        )
    for variant in range(6):
        scene = _scene("form", variant)
        main = "<h2>网上咨询</h2><form method='post' action='/zx/save'><p>主题<input name='t'></p><p>内容<textarea name='c'></textarea></p><p>查询密码<input type='text' name='k'></p><p>验证码<input name='v'><img src='/code.jsp'></p><button>提交</button></form><p>提示：请勿频繁提交，操作过于频繁将被限制。</p>"
        yield _case(
            scene,
            "/hdjl/wszx/",
            scene.page(
                f"网上咨询_{scene.place}人民政府", main + _prose(scene, 1), crumb=("首页", "互动交流")
            ),
            "ok",
        )
    short = (
        "我办搬迁至政务大楼三楼办公，电话不变。",
        "因天气原因，原定活动延期，时间另行通知。",
        "本次招标因投标人不足，项目废标。",
        "任免通知：免去其主任职务。",
        "招聘取消公告：因报名人数不足，取消该岗位。",
        "停电通知：明日八时至十六时，城北片区停电。",
    )
    for variant, text in enumerate(short):
        scene = _scene("short", variant)
        yield _case(
            scene,
            f"/tz/{variant}.html",
            DRESSES[variant % 2 * 2].format(
                t="通知", s=f"{scene.place}人民政府", m=f"<h3>通知</h3><p>{text}</p><p>{scene.office}</p>"
            ),
            "ok",
        )


def _errors() -> Iterator[Case]:
    """Statuses that say it themselves."""
    plain = ((500, "500 Internal Server Error"), (502, "502 Bad Gateway"), (404, "404 Not Found"), (410, "410 Gone"), (504, "504 Gateway Time-out"), (404, "页面不存在"), (500, "Server Error in '/' Application."), (404, "HTTP Status 404"), (503, "Service Unavailable"), (404, "对不起，您访问的页面不存在"), (500, "数据库连接失败"), (400, "Bad Request"))  # fmt: skip
    for index, (status, title) in enumerate(plain):
        for variant in range(4):
            scene = _scene(f"error-{index}", variant)
            markup = (
                f"<center><h1>{title}</h1></center><hr><center>nginx/1.{14 + index}.0</center>",
                f"<h1>{title}</h1><p>{scene.place}</p>",
            )[variant % 2]
            yield _case(
                scene,
                f"/x{variant}.html",
                DRESSES[variant].format(t=title, s=scene.place, m=markup),
                "http_error",
                status=status,
            )
