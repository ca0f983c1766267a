"""Answers: what kind of answer came back, in dresses that each take every wording; and plain pages that only sound so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from benchmarks.corpus.case import Case, half
from benchmarks.corpus.families import words
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.scene import Scene as AnyScene

# (title, words), as hosts say it.
MISSING = (
    ("页面不存在", "抱歉，您访问的页面不存在"), ("404页面", "对不起，您所访问的页面不存在或已删除"), ("提示", "您要查看的页面不存在，可能已被移动或删除"), ("找不到页面", "很抱歉，找不到您要访问的页面"),
    ("无法找到该页", "无法找到该页，您输入的网址可能有误"), ("错误提示页", "404 您要访问的网页找不到了"), ("出错了", "您访问的文章不存在或已被删除"), ("信息不存在", "该信息不存在，或者已经过期"),
    ("404 - 找不到文件或目录", "您要查找的资源可能已被删除，已更改名称或者暂时不可用。"), ("HTTP Status 404 – Not Found", "The requested resource is not available."), ("Error", "The page you requested was not found on this server."),
    ("系统信息", "该栏目不存在或者已经关闭"), ("友情提示", "您访问的内容不存在，3秒钟后返回首页"), ("404错误", "页面走丢了，去其他地方看看吧"),
)  # fmt: skip
UPKEEP = (
    ("网站升级公告", "本网站正在升级改版，暂停访问，给您带来的不便敬请谅解"), ("网站改版中", "网站升级改版中，请稍后访问"), ("系统维护中", "系统正在维护，请稍后再试"), ("网站建设中", "网站正在建设中，敬请期待"),
    ("暂停服务公告", "因机房搬迁，本站自即日起暂停服务，恢复时间另行通知"), ("停机公告", "网站停机维护中，预计2小时后恢复访问"), ("关停公告", "本网站因故暂时关停，重新开通时间另行公告"), ("维护通知", "为提升服务质量，网站正在进行系统维护，暂时无法访问"),
    ("网站迁移", "网站迁移升级中，暂停对外服务"), ("Maintenance", "We are currently performing scheduled maintenance. The site will be back shortly."), ("服务暂停", "该网站暂停服务"), ("整改公告", "按照上级要求，本网站正在整改，整改期间暂停访问"),
)  # fmt: skip
WALLS = (  # with the statuses they come with
    (405, "访问被阻断", "很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。"), (403, "请求已被阻断", "您的访问请求可能对网站造成安全威胁，请求已被管理员设置的策略阻断。"), (200, "安全拦截", "您的访问请求可能对网站造成安全威胁"),
    (403, "雷池", "请求已被阻断，如有疑问请联系管理员并提供事件编号"), (200, "网站安全狗", "您的请求带有不合法的参数，已被网站安全狗拦截"), (200, "创宇盾", "您的访问行为被创宇盾识别为攻击，已拦截"), (403, "玄武盾", "玄武盾：您的请求疑似攻击，已被拦截"),
    (405, "云盾", "云盾提示：您访问的URL有可能对网站造成安全威胁"), (200, "网站防火墙", "网站防火墙：您的请求带有不合法参数，已被拦截"), (403, "云锁", "云锁拦截：当前请求存在安全风险"), (200, "宝塔防火墙", "您的请求带有不合法参数，已被宝塔网站防火墙拦截"),
    (200, "网站卫士", "网站卫士提醒您：该请求可能存在危险，已拦截"), (461, "拦截提示", "拦截提示：您的请求已被拦截"), (403, "入侵防御", "入侵防御系统检测到异常请求，已阻止访问"), (418, "WEB防火墙", "您的请求被WEB防火墙拦截"), (493, "疑似攻击", "您的请求疑似攻击行为！"),
    (200, "异常访问", "您的访问行为存在异常，访问被拒绝"),
)  # fmt: skip
LIMITS = (
    (429, "请求过多", "请求过于频繁，请稍后再试"), (200, "访问过于频繁", "您的访问过于频繁，请30秒后重试"), (200, "操作频繁", "操作频繁，请稍后再试"), (403, "请求过快", "您的请求过快，请降低访问频率"),
    (503, "提示", "当前IP访问过于频繁，已被临时限制"), (200, "访问限制", "访问频率过高，请稍候访问"), (429, "Too Many Requests", "Too many requests, please slow down."), (200, "系统提示", "您访问太频繁了，休息一会儿再来吧"),
)  # fmt: skip
LOGINS = (
    ("统一身份认证", "请使用统一身份认证账号登录", "/tyrz/login.do?goto=%2Fbsfw"), ("用户登录", "请先登录后再进行操作", "/uc/login"), ("办事大厅登录", "个人用户登录 法人用户登录", "/wssb/login.jsp"), ("CAS登录", "欢迎登录统一认证平台", "/cas/login?service=http%3A%2F%2Fx"),
    ("协同办公", "协同办公系统 登录", "/oa/login.aspx"), ("后台管理登录", "网站后台管理系统 管理员登录", "/admin/login.php"), ("请登录", "您还没有登录，请登录", "/member/center"), ("登录政务服务网", "登录后可查询办件进度", "/zwfw/query"),
)  # fmt: skip
_RS = '<meta id="{0}" content="{0}Kc"><script type="text/javascript">$_ts=window[\'$_ts\'];if(!$_ts)$_ts={{}};$_ts.nsd=80871;$_ts.cd="q{0}";</script><script src="/{0}/a1b2c3.js"></script>'
CHALLENGES: tuple[tuple[int, dict[str, str], str], ...] = (  # status, headers, script
    (412, {"set-cookie": "FSSBBIl1UgzbN7N80S=1fq; Path=/; HttpOnly"}, _RS), (202, {"set-cookie": "5jNOMuU8sZ2oS=60; Path=/; HttpOnly"}, _RS), (400, {"set-cookie": "FSSBBIl1UgzbN7N80T=3a; Path=/"}, _RS), (200, {"set-cookie": "enable_FSSBBIl1UgzbN7N80T=true"}, _RS),
    (521, {"set-cookie": "__jsluid_s={0}; max-age=31536000; path=/; HttpOnly"}, "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c')+('l')+('e')+('a')+('r')+('a')+('n')+('c')+('e')+'=1700000000.1|-1|{0};max-age=3600';location.href=location.pathname+location.search</script>"),
    (521, {"set-cookie": "__jsluid_h={0}"}, "<script>var go=function(_0x){{document['cookie']='__jsl_clearance='+_0x;location.reload()}};go({{\"bts\":[\"17\",\"{0}\"],\"tn\":\"__jsl_clearance\",\"wt\":\"1500\"}})</script>"),
    (200, {"set-cookie": "C3VK={0}; path=/; max-age=300"}, "<script>document.cookie=\"C3VK={0}; path=/; max-age=300\";window.location.reload();</script>"),
    (200, {"set-cookie": "CT6T={0}; path=/"}, "<script>document.cookie='CT6TS={0};path=/';location.reload();</script>"),
    (200, {"set-cookie": "wzws_cid={0}; path=/"}, "<script>function wzwsconfirm(){{return '{0}'}}setTimeout(function(){{location.href='/WZWSREL2xpc3Q=?wzwschallenge='+wzwsconfirm()}},200)</script>"),
    (200, {"set-cookie": "acw_tc={0};path=/;HttpOnly"}, "<script>var arg1='{0}';function reload(x){{document.cookie='acw_sc__v2='+x+';path=/';document.location.reload()}}reload(arg1.split('').reverse().join(''))</script>"),
    (200, {"set-cookie": "yunsuo_session_verify={0}; path=/; HttpOnly"}, "<script>function YunSuoAutoJump(){{self.location=window.location.href+'?security_verify_data='+screen.width}}document.cookie='srcurl={0};path=/;'</script><script>setTimeout('YunSuoAutoJump()',50)</script>"),
    (200, {"set-cookie": "EO_Bot_Ssid=11; path=/"}, "<script>var x='{0}';document.cookie='__tst_status='+x.length+'#;';document.cookie='EO_Bot_Ssid=22;';location.reload();</script>"),
    (503, {"server": "cloudflare", "cf-ray": "{0}-HKG"}, "<script>window._cf_chl_opt={{cvId:'2',cRay:'{0}'}};</script><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1?ray={0}'></script>"),
    (200, {"set-cookie": "safedog-flow-item={0}; path=/"}, "<script>var t='{0}';document.cookie='safedog-flow-item='+t;window.location.href=window.location.href</script>"),
)  # fmt: skip
HTML = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{t}</title>{h}</head><body>{b}</body></html>"
Dress = Callable[[str, str, Scene], str]


def _bare(title: str, told: str, _: Scene) -> str:
    return HTML.format(t=title, h="", b=f"<p>{told}</p>")


def _card(title: str, told: str, scene: Scene) -> str:
    style = "<style>*{margin:0;padding:0}body{background:#f4f5f7;font:14px/1.6 'Microsoft YaHei'}.w{width:640px;margin:100px auto;background:#fff;border:1px solid #ddd;padding:40px}h1{font-size:22px;color:#c33}</style>"
    return HTML.format(
        t=title,
        h=style,
        b=f"<div class='w'><h1>{title}</h1><p>{told}</p><p class='id'>编号：{scene.number('event'):x}</p></div>",
    )


def _old_table(title: str, told: str, _: Scene) -> str:
    return f"<html><head><title>{title}</title><meta http-equiv='Content-Type' content='text/html; charset=utf-8'></head><body bgcolor=#FFFFFF><table width=500 border=1 align=center cellpadding=8 bordercolor=#cccccc><tr><td bgcolor=#eeeeee><b>{title}</b></td></tr><tr><td height=80><font size=2>{told}</font></td></tr><tr><td align=center><a href='javascript:history.go(-1)'>&lt;&lt; 返回上一页</a></td></tr></table></body></html>"


def _own_title(_: str, told: str, scene: Scene) -> str:
    """Under the site's own name: the words alone tell."""
    return HTML.format(
        t=f"{scene.place}人民政府",
        h="<link rel='stylesheet' href='/css/base.css'>",
        b=f"<div class='logo'><img src='/logo.png' alt='{scene.place}'></div><div class='msg'><i class='ico'></i><span>{told}</span></div><div class='btm'>版权所有 {scene.place}人民政府</div>",
    )


def _split(title: str, told: str, _: Scene) -> str:
    """Words in pieces, with a way back and a count-down."""
    middle = len(told) // 2
    return HTML.format(
        t=title,
        h="<meta name='viewport' content='width=device-width'>",
        b=f"<section><h2>{told[:middle]}<b>{told[middle:]}</b></h2><p><span id='s'>5</span> 秒 <a href='/'>首页</a></p></section><script>var n=5;setInterval(function(){{if(n>0)document.getElementById('s').innerHTML=--n}},1000)</script>",
    )


def _dialog(title: str, told: str, _: Scene) -> str:
    return HTML.format(
        t=title,
        h="",
        b=f"<div class='modal'><div class='modal-header'><h4>{title}</h4></div><div class='modal-body'><svg width='64' height='64'><circle cx='32' cy='32' r='30'/></svg>{told}</div><div class='modal-footer'><button onclick='history.back()'>确定</button></div></div>",
    )


def _framed(title: str, told: str, scene: Scene) -> str:
    """Inside the site's own page, the title tells as well."""
    return scene.page(
        title, f"<div class='error-box'><h2>{title}</h2><p>{told}</p></div>", traps=("clock", "copyright")
    )


def _centre(title: str, told: str, _: Scene) -> str:
    return f"<html>\n<head><title>{title}</title></head>\n<body>\n<center><h1>{title}</h1></center>\n<hr><center>{told}</center>\n</body>\n</html>\n"


DRESSES: dict[str, Dress] = {
    "bare": _bare,
    "card": _card,
    "old-table": _old_table,
    "own-title": _own_title,
    "split": _split,
    "dialog": _dialog,
    "framed": _framed,
    "centre": _centre,
}
FORMS: tuple[tuple[str, str], ...] = (
    ("box", "<div class='login'><h3>{t}</h3><p>{w}</p><form method='post'><input type='text' name='username' placeholder='用户名'><input type='password' name='password' placeholder='密码'><button type='submit'>登录</button></form></div>"),
    ("rows", "<form action='check.do' method='post'><table><tr><td colspan=2>{w}</td></tr><tr><td>账 号</td><td><input name='zh'></td></tr><tr><td>密 码</td><td><input type='password' name='mm'></td></tr><tr><td>验证码</td><td><input name='yzm' size=4></td></tr><tr><td colspan=2><input type='image' src='dl.gif'></td></tr></table></form>"),
    ("tabs", "<header>{t}</header><p>{w}</p><ul><li class='on'>密码登录</li><li>短信登录</li><li>扫码登录</li></ul><form><input id='u'><input id='p' type='password'><a class='btn'>登 录</a><a href='/reg'>注册</a><a href='/find'>忘记密码</a></form>"),
    ("lines", "<div id='denglu'><b>{t}</b><br>{w}<br>用户名：<input name='yhm'><br>密　码：<input name='mima' type='password'><br><a href='javascript:document.forms[0].submit()'>登录</a> <a href='#'>重置</a></div>"),
    ("side", "<div class='left'><img src='/login-bg.png'></div><div class='right'><h2>{t}</h2><div class='hint'>{w}</div><form action='/doLogin' method='post'><label>账号<input name='loginName'></label><label>密码<input type='password' name='loginPwd'></label><button>立即登录</button></form></div>"),
    ("plain", "<h1>{t}</h1>{w}<form method=post>Username <input name=j_username> Password <input type=password name=j_password> <input type=submit value=Login></form>"),
)  # fmt: skip
WRAPS: tuple[tuple[str, str], ...] = (
    ("script-alone", "<html><head>{s}</head><body></body></html>"), ("with-words", "<!DOCTYPE html><html><head><meta charset='utf-8'><title>安全检测</title>{s}</head><body><p>正在进行安全检测，请稍候…</p><noscript>请开启JavaScript并刷新该页.</noscript></body></html>"),
    ("script-in-body", "<html><body><div style='display:none'>{s}</div></body></html>"), ("no-html", "{s}"),
)  # fmt: skip
PARKED: tuple[tuple[str, str], ...] = (  # default pages of software, panels and registrars
    ("IIS Windows", "<div id='container'><a href='http://go.microsoft.com/fwlink/?linkid=66138&clcid=0x804'><img src='iisstart.png' alt='IIS' width='960' height='600'></a></div>"), ("IIS7", "<div><a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='welcome.png' alt='IIS7' width='571'></a></div>"), ("建设中", "<h1>建设中</h1><p>您想要查看的站点当前没有默认页。可能正在对它进行升级和配置操作。</p><p>如果您是 Web 站点管理员，IIS 帮助文档位于…</p>"),
    ("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p><p><em>Thank you for using nginx.</em></p>"), ("Test Page for the Nginx HTTP Server on Red Hat Enterprise Linux", "<h1>Welcome to <strong>nginx</strong> on Red Hat Enterprise Linux!</h1><p>This page is used to test the proper operation of the nginx HTTP server after it has been installed.</p>"), ("Welcome to OpenResty!", "<h1>Welcome to OpenResty!</h1><p>If you see this page, the OpenResty web platform is successfully installed and working.</p>"),
    ("Apache HTTP Server Test Page powered by CentOS", "<h1>Testing 123..</h1><p class='lead'>This page is used to test the proper operation of the <a href='http://apache.org'>Apache HTTP server</a> after it has been installed.</p>"), ("", "<h1>It works!</h1>"), ("Apache2 Debian Default Page: It works", "<span>Apache2 Debian Default Page</span><div>It works!</div><p>This is the default welcome page used to test the correct operation of the Apache2 server.</p>"),
    ("Apache Tomcat/9.0.37", "<h1>Apache Tomcat/9.0.37</h1><h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2>"), ("Apache Tomcat", "<p>If you're seeing this page via a web browser, it means you've setup Tomcat successfully. Congratulations!</p>"), ("Welcome to WebLogic Server", "<h1>Welcome to Weblogic Server</h1><p>WebLogic Server is installed and running.</p>"),
    ("恭喜，站点创建成功！", "<div class='container'><h1>恭喜, 站点创建成功！</h1><ul><li>这是默认index.html，本页面由系统自动生成</li><li>您可以修改、删除或覆盖本页面</li><li>FTP相关信息，请到面板系统后台 &gt; FTP 查看</li></ul></div>"), ("没有找到站点", "<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p><p>可能原因：您没有将此域名或IP绑定到对应站点!</p>"), ("站点创建成功-phpstudy for windows", "<h1>站点创建成功</h1><p>Hello, phpstudy! 版本：v8.1</p>"),
    ("LNMP一键安装包", "<h1>恭喜您，LNMP一键安装包安装成功！</h1><p>如果您看到此页面，说明Web服务器已安装成功。</p>"), ("Welcome to OneinStack", "<h1>Congratulations, OneinStack installed successfully!</h1>"), ("网站创建成功", "<p>网站创建成功，请上传您的网站文件，此页面为默认页面。</p>"),
    ("域名停放", "<h2>该域名已停放</h2><p>此域名由注册商提供免费停放服务。</p>"), ("example.gov.cn - 此域名出售", "<p>您正在访问的域名可以转让！This domain name is for sale.</p><p>联系邮箱：sale@example.com</p>"), ("域名已过期", "<p>您访问的域名已过期，如果您是域名所有者，请尽快续费。</p><p>域名停放页面</p>"),
    ("网站暂时无法访问", "<h1>该网站暂时无法进行访问</h1><p>该网站未进行备案或者接入备案，根据《非经营性互联网信息服务备案管理办法》，网站需要完成备案才能访问。</p>"), ("未备案提示", "<p>您访问的网站未备案，已被阻断，请联系网站管理员办理备案。</p>"), ("TestPage184", "<p>网站未备案或已被封禁</p><p>备案阻断提示页</p>"),
)  # fmt: skip
HOLDERS = (
    (
        "plain",
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{t}</title></head><body>{b}</body></html>",
    ),
    (
        "holder",
        "<html><head><meta http-equiv='content-type' content='text/html; charset=utf-8'><title>{t}</title><style type='text/css'>body{{color:#000;background-color:#B3B3B3;margin:0}}#c{{margin:0 auto;text-align:center;width:800px}}</style></head><body><div id='c'>{b}</div></body></html>",
    ),
    (
        "new-site",
        "<!doctype html>\n<html>\n<head>\n<meta charset='utf-8'>\n<meta name='robots' content='noindex,nofollow'>\n<title>{t}</title>\n<script src='/js/base.js'></script>\n</head>\n<body class='default-page'>\n<div class='wrap'><div class='inner'>{b}</div><p class='power'>Powered by server</p></div>\n</body>\n</html>",
    ),
)

# What is said above is for the tuning half; the quoted half says it in words of its own.
MISSING_QUOTED = (
    ("404", "您请求的页面不存在"), ("页面未找到", "很抱歉！您访问的页面未找到，请检查网址是否正确"), ("出错提示", "您所请求的内容已被删除或者不存在"), ("网页不存在", "您要访问的网页不存在，请返回首页重新查找"),
    ("Object not found!", "The requested URL was not found on this server. If you entered the URL manually please check your spelling and try again."), ("找不到该页", "找不到您请求的页面，可能已经更名"),
    ("Not Found", "HTTP Error 404. The requested resource is not found."), ("信息提示", "对不起，该信息已被删除！"), ("操作提示", "您访问的栏目不存在或已被停用"), ("404 错误", "哎呀，您要找的页面不见了"),
    ("访问出错", "该网页无法找到，可能链接已失效"), ("提示信息", "此文章不存在"), ("页面丢失", "您访问的页面已经不存在了，请点击返回"), ("系统提示", "没有找到您要查看的文章"),
)  # fmt: skip
UPKEEP_QUOTED = (
    ("网站临时关闭", "因网站升级，本站临时关闭，敬请谅解"), ("升级维护公告", "网站进行升级维护，期间停止访问"), ("改版升级", "本站正在改版升级，新站即将上线"), ("系统升级维护", "系统升级维护中，暂停服务"), ("正在建设", "本站正在建设中……"),
    ("停止服务", "网站已暂停服务，如需办事请到政务大厅"), ("网站维护", "服务器正在维护，请您稍后访问"), ("割接通知", "因网络割接，本网站暂停访问，预计明日8时恢复"), ("Site Maintenance", "Sorry for the inconvenience. We’re performing some maintenance at the moment."),
    ("系统维护公告", "尊敬的用户：系统维护期间暂停访问，给您带来不便深表歉意"), ("关停整改", "网站关停整改中"), ("暂停访问", "按照网站集约化要求，本站正在迁移，暂停访问"),
)  # fmt: skip
WALLS_QUOTED = (
    (405, "405", "很抱歉，您的请求可能对网站造成安全威胁，已被云盾拦截"), (403, "访问拦截", "您的访问请求可能对网站造成安全威胁，请求已被阻断，事件ID 3f21"), (403, "Web应用防护", "请求已被阻断：检测到可能的攻击"),
    (200, "防护验证页面", "网站安全狗已拦截您的请求，如有误报请联系网站管理员"), (403, "创宇盾", "创宇盾提醒您：当前访问请求疑似黑客攻击，已被网站管理员设置为拦截"), (200, "玄武盾", "玄武盾防护提示：请求存在威胁，访问被拦截"),
    (200, "云锁", "您的请求已被云锁防护系统拦截"), (403, "宝塔", "宝塔网站防火墙：您的请求带有不合法参数，已被网站管理员设置拦截！"), (200, "网站卫士", "您的访问被网站卫士拦截，请稍后再试"), (200, "拦截提示", "拦截提示！当前页面访问已被拦截"),
    (403, "入侵防御", "您的行为已被入侵防御系统阻断"), (418, "请求拦截", "请求被WEB防火墙拦截，请求编号 18f0"), (493, "安全提示", "您的请求疑似攻击行为，已被记录"), (200, "访问受限", "由于您的访问行为存在异常，暂时无法访问本网站"),
    (200, "网站防火墙", "网站防火墙提示：您的访问存在安全风险，请求被拒绝"), (405, "安全威胁", "您访问的URL有可能对网站造成安全威胁，您的访问被阻断"),
)  # fmt: skip
LIMITS_QUOTED = (
    (429, "429", "访问频率超限"), (200, "提示", "您的请求过于频繁，请稍候再试"), (200, "访问太快", "操作过快，请稍后再试"), (403, "IP限制", "您的IP请求过快，已被限制访问10分钟"), (503, "繁忙", "同一IP访问过于频繁，请降低频率"),
    (200, "访问频繁", "检测到您操作频繁，请稍后刷新页面"), (429, "Rate limit exceeded", "Rate limit exceeded, try again later."), (200, "系统繁忙", "您的访问过于频繁，系统已自动限制"),
)  # fmt: skip
LOGINS_QUOTED = (
    ("身份认证中心", "请输入账号密码登录", "/sso/login?redirect_uri=http%3A%2F%2Fx"), ("会员登录", "您需要登录后才能继续操作", "/user/login.html"), ("网上办事大厅", "请选择登录方式：自然人 法人", "/wsdt/login.do"), ("认证登录", "统一用户认证与授权管理", "/idp/authcenter/ActionAuthChain"),
    ("公文系统登录", "电子公文传输系统", "/gw/Login.aspx"), ("网站管理平台", "内容管理平台登录", "/cms/admin/index.jsp"), ("登录超时", "登录已超时，请重新登录", "/bjcx/list"), ("个人中心", "登录后查看我的办件", "/grzx/"),
)  # fmt: skip
PARKED_QUOTED = (
    ("Windows Server", "<div id='container'><a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='iis-100.png' alt='IIS' width='960' height='600'></a></div>"), ("Internet Information Services", "<h1>欢迎使用 Internet Information Services</h1><p>IIS 默认欢迎页</p>"),
    ("Welcome to tengine!", "<h1>Welcome to tengine!</h1><p>If you see this page, the tengine web server is successfully installed and working. Further configuration is required.</p>"), ("Welcome to nginx on EulerOS!", "<h1>Welcome to nginx on EulerOS!</h1><p>This page is used to test the proper operation of the nginx HTTP server after it has been installed.</p>"),
    ("HTTP Server Test Page powered by: Rocky Linux", "<h1>HTTP Server <strong>Test Page</strong></h1><p>This page is used to test the proper operation of an HTTP server after it has been installed on a Rocky Linux system.</p>"), ("Test Page for the Apache HTTP Server on Fedora", "<h1>Fedora <strong>Test Page</strong></h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>"),
    ("Apache Tomcat/7.0.52", "<h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2><p>Recommended Reading: Security Considerations HOW-TO</p>"), ("Welcome to JBoss", "<h1>Welcome to JBoss Application Server 7</h1><p>Your JBoss Application Server 7 is running.</p>"),
    ("站点创建成功", "<h2>您的站点已创建成功</h2><p>默认首页，请尽快上传网站程序</p>"), ("恭喜，站点创建成功", "<p>恭喜，站点创建成功！本页面由面板自动生成，请删除本页面后上传程序</p>"), ("没有找到站点", "<p>没有找到站点，您绑定的域名未正确解析到站点</p>"),
    ("XAMPP", "<h1>Welcome to XAMPP for Windows!</h1><p>You have successfully installed XAMPP on this system!</p>"), ("WAMPSERVER Homepage", "<h1>Wampserver</h1><h2>Server Configuration</h2><p>Apache Version : 2.4.9</p>"), ("默认页面", "<h1>默认站点</h1><p>Web服务器已成功运行，这是服务器的默认页面</p>"),
    ("域名停放页", "<p>此域名处于停放状态</p>"), ("域名转让", "<p>本域名出售或出租，有意请联系</p>"), ("Domain parked", "<p>This domain is parked free of charge.</p>"), ("域名到期", "<p>该域名已到期，请域名所有者及时续费</p>"),
    ("备案提示", "<p>您访问的网站未备案，根据规定暂不提供访问服务</p>"), ("该网站未备案", "<p>对不起，该域名未完成备案，暂时无法访问</p>"), ("阻断页面", "<h1>网站未备案阻断页</h1><p>请网站负责人尽快办理ICP备案</p>"),
)  # fmt: skip

# Plain pages that sound like one of the above: titles of notices and news.
SOUNDS = (
    "关于网站暂停服务进行系统升级维护的公告", "我市部署网站防火墙 筑牢网络安全屏障", "关于登录密码找回流程调整的通知", "市政府网站升级改版上线公告", "“404寻亲”公益页面进校园", "关于自来水管网停水维护的通知", "网络安全宣传周：识别疑似攻击行为",
    "关于清理访问不存在页面等死链错链的通报", "创宇盾采购项目成交结果公告", "关于暂停办理不动产登记业务的通告", "我区关停整改三家政务网站", "域名到期未续费 一单位被通报", "关于防范访问过于频繁导致系统瘫痪的提示", "安全狗、云锁等防护软件使用培训班举办",
    "高速公路养护维护期间交通管制公告", "关于统一身份认证平台切换的通知", "入侵防御系统招标公告", "第404次常务会议召开", "页面找不到怎么办？本网站使用帮助", "关于网站建设中存在问题的整改报告", "警方提醒：请求过快转账的多是诈骗", "未备案网站集中清理行动启动",
    "操作频繁失误 叉车司机被停岗培训", "关于对拦截提示短信的说明",
)  # fmt: skip
ODD = (
    ("搬迁启事", "<p>我局已搬至市民中心三楼办公，电话不变。</p>"), ("任免通知", "<h1>任免通知</h1><p>任命王某某为副局长。</p>"), ("停电通知", "<p>明日8时至12时城东停电。</p>"), ("更正", "<h1>更正</h1><p>原公告第二条“三日”应为“五日”。</p>"),
    ("专项治理", "<h3>专项治理</h3><p>暂无信息</p>"), ("党建专栏", "<h3>党建专栏</h3><p>栏目建设中，敬请期待</p>"), ("图片", "<img src='/images/map.jpg' width='900' height='700' alt='交通图'>"), ("下载", "<a href='/files/a.zip'>软件下载</a><p>请下载后解压安装。</p>"),
    ("查询", "<form action='/q'><input name='k'><button>办件查询</button></form><p>请输入受理编号查询办理进度。</p>"), ("公示牌", "<p>监督电话：12345</p><p>责任人：张某</p>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, dress in DRESSES.items():
        quoted = half(f"answers/{name}") == "quoted"
        if name != "framed":
            yield from (
                _told(name, "upkeep", n, dress(*said, _scene(name, "upkeep", n)), "maintenance", "/")
                for n, said in enumerate(UPKEEP_QUOTED if quoted else UPKEEP)
            )
            yield from (
                _told(name, "wall", n, dress(*said, _scene(name, "wall", n)), "blocked", "/xxgk/", status)
                for n, (status, *said) in enumerate(WALLS_QUOTED if quoted else WALLS)
            )
            yield from (
                _told(
                    name,
                    "limit",
                    n,
                    dress(*said, _scene(name, "limit", n)),
                    "rate_limited",
                    "/xw/list.html",
                    status,
                    also=("blocked",),
                )
                for n, (status, *said) in enumerate(LIMITS_QUOTED if quoted else LIMITS)
            )
        yield from (
            _told(name, "missing", n, dress(*said, _scene(name, "missing", n)), "soft_404", f"/xw/t{n}.html")
            for n, said in enumerate(MISSING_QUOTED if quoted else MISSING)
        )
    for form, markup in FORMS:
        family = f"answers/form-{form}"
        for n, (title, told, path) in enumerate(LOGINS_QUOTED if half(family) == "quoted" else LOGINS):
            yield case_of(
                Scene(family, n, "login"),
                HTML.format(t=title, h="", b=markup.format(t=title, w=told)),
                "login",
                path,
            )
    for wrap, markup in WRAPS:
        for n, (status, headers, script) in enumerate(CHALLENGES):
            scene = Scene(f"answers/challenge-{wrap}", n)
            mark = f"{scene.number('mark'):x}"
            yield case_of(
                scene,
                markup.format(s=script.format(mark)),
                "challenge",
                "/",
                status,
                {k: v.format(mark) for k, v in headers.items()},
            )
    for holder, markup in HOLDERS:
        family = f"answers/parked-{holder}"
        for n, (title, body) in enumerate(PARKED_QUOTED if half(family) == "quoted" else PARKED):
            yield case_of(
                Scene(family, n), markup.format(t=title, b=body), "maintenance", "/", group="parked"
            )
    yield from taught_by(TAUGHT, _home, Scene)
    yield from _plain()


def _scene(dress: str, name: str, number: int) -> Scene:
    return Scene(f"answers/{dress}", number, name)


def _told(
    dress: str,
    name: str,
    number: int,
    html: str,
    outcome: str,
    path: str,
    status: int = 200,
    also: Sequence[str] = (),
) -> Case:
    return case_of(_scene(dress, name, number), html, outcome, path, status, also=also)


def _home(scene: Scene) -> str:
    rows = "".join(
        f"<li><a href='/xw/{n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=n)}</span></li>"
        for n, title in enumerate(scene.titles(words.NEWS, 9, "home"))
    )
    return scene.page(
        f"{scene.place}人民政府门户网站",
        f"<div class='yw'><h2>今日要闻</h2><ul>{rows}</ul></div>",
        traps=("clock", "weather", "copyright"),
    )


TAUGHT: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("home", _home), ("neutral", lambda s: s.page(f"{s.place}人民政府", "<div class='tip'><p>请通过导航浏览本站内容</p></div>", traps=("clock", "copyright"))),
    ("blank-shell", lambda s: s.page(f"{s.place}政府网", "<div id='main'></div>", traps=("copyright",))), ("jump", lambda s: f"<html><head><title>{s.place}</title><meta http-equiv='refresh' content='0;url=/'></head><body></body></html>"),
    ("named", lambda s: s.page(f"{s.place}政府网", "<div class='err'><img src='/images/e.png'><p>您查看的信息不在这里</p></div>", traps=("weather",))), ("search", lambda s: HTML.format(t=s.place, h="", b="<form action='/search'><input name='q'><button>搜一搜</button></form><a href='/'>回到首页</a>")),
)  # fmt: skip


S = TypeVar("S", bound=AnyScene)


def taught_by(
    ways: Sequence[tuple[str, Callable[[S], str]]], home_of: Callable[[S], str], scene_of: type[S]
) -> Iterator[Case]:
    """What the host answers to addresses that cannot exist teaches what "not found" looks like there."""
    for name, made in ways:
        for n in range(4):
            scene = scene_of(f"answers/taught-{name}", n)
            home, shown = home_of(scene), made(scene)
            probes = [
                {"url": f"http://{scene.host}/{scene.number('probe', m):x}{('/', '.html')[m]}", "html": shown}
                for m in range(2)
            ]
            yield case_of(scene, shown, "soft_404", f"/xw/gone{n}.html", not_found=probes, home=home)
            own = scene_of(f"answers/taught-{name}", n, "own")
            own.place, own.host = scene.place, scene.host
            title = own.titles(own.words.NOTICES, 1)[0]
            html = own.page(
                title,
                f"<h1>{title}</h1><p>发布时间：{own.today}</p><div class='detail'>{''.join(f'<p>{text}</p>' for text in own.text(5))}</div>",
                traps=("clock", "copyright"),
            )
            yield case_of(own, html, "ok", f"/xw/kept{n}.html", not_found=probes, home=home)


def _plain() -> Iterator[Case]:
    for name, line in (
        ("sounds-notice", "<h1>{t}</h1><p>发布时间：{d}　来源：{s}</p><div class='pages_content'>{b}</div>"),
        (
            "sounds-old",
            "<p align=center><b>{t}</b></p><p align=center>{d}</p><table><tr><td>{b}</td></tr></table>",
        ),
        ("sounds-short", "<h3>{t}</h3><div>{d}</div><p>{c}</p>"),
    ):
        for n, title in enumerate(SOUNDS):
            scene = Scene(f"answers/{name}", n)
            paragraphs = [f"{title}，现将有关情况说明如下。", *scene.text(4)]
            body = line.format(
                t=title,
                d=scene.today,
                s=scene.source(),
                b="".join(f"<p>　　{text}</p>" for text in paragraphs),
                c=paragraphs[0] + paragraphs[1],
            )
            yield case_of(scene, scene.page(title, body, traps=("clock", "copyright")), "ok", f"/xw/{n}.html")
    for n, (title, body) in enumerate(ODD):
        yield case_of(Scene("answers/odd-bare", n), HTML.format(t=title, h="", b=body), "ok", f"/a/{n}.html")
        framed = Scene("answers/odd-framed", n)
        yield case_of(framed, framed.page(title, body, traps=("clock",)), "ok", f"/a/{n}.html")
    for n in range(6):
        scene = Scene("answers/home-with-login", n)
        box = "<form action='/login' class='top-login'>用户名<input name='u'>密码<input type='password' name='p'><button>登录</button></form>"
        yield case_of(scene, _home(scene).replace("<div class='yw'>", f"{box}<div class='yw'>"), "ok", "/")
    for n, (status, title) in enumerate(
        ((404, "404 Not Found"), (500, "服务器内部错误"), (410, "已删除"), (502, "502 Bad Gateway"))
    ):
        yield case_of(
            Scene("answers/plain-errors", n),
            HTML.format(t=title, h="", b=f"<h1>{title}</h1>"),
            "http_error",
            "/x",
            status,
        )


def case_of(
    scene: AnyScene, html: str, outcome: str, path: str, status: int = 200, headers: dict[str, str] | None = None, *, also: Sequence[str] = (), group: str = "",
    not_found: Sequence[dict[str, str]] = (), home: str = "",
) -> Case:  # fmt: skip
    """An answer, the outcomes that are right, and how its host answers absurd addresses."""
    more: dict[str, Any] = {"not_found": list(not_found)} if not_found else {}
    if home:
        more["home"] = home
    truth = {"outcome": [outcome, *also], "group": group or outcome}
    return scene.case(path, html, truth, status=status, headers=headers or {}, **more)
