"""Answers: what kind of answer came back, in dresses and words of their own; and plain pages that only sound so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from benchmarks.corpus.case import Case, half
from benchmarks.corpus.families.answers import CHALLENGES, HTML, case_of, taught_by
from benchmarks.corpus.third import words
from benchmarks.corpus.third.scene import Scene

T = TypeVar("T")

# (title, words), as hosts say it; the hash of the words decides which half says it.
MISSING = (
    ("404", "非常抱歉，您要打开的页面没有找到"), ("页面没有找到", "对不起，没有找到您要的页面"), ("提示信息", "您输入的地址有误或该页面已被移除"), ("页面已失效", "该页面已失效，请返回首页浏览其他内容"), ("访问错误", "您所查看的网页已被删除、更名或暂时不可用"), ("错误信息", "指定的文章不存在"),
    ("抱歉", "抱歉！您访问的资源不存在"), ("404 Error", "Sorry, the page you are looking for could not be found."), ("无此页面", "本站没有这个页面，请检查地址"), ("系统提示", "没有此条信息或此信息已过期"), ("栏目提示", "您访问的栏目已撤销"), ("404页面未找到", "服务器上找不到您请求的文件"),
    ("File not found", "The file you requested does not exist on this server."), ("页面走失", "这个页面不见了，也许您可以去首页看看"), ("文件不存在", "文件不存在或已移走"), ("温馨提示", "您要访问的文章已经不存在，可能已被管理员删除"), ("出错", "参数错误，您请求的信息不存在"), ("提示", "对不起，您访问的内容已下线"),
    ("网页无法显示", "找不到网页，该网页可能已被删除"), ("内容不存在", "您浏览的内容不存在或尚未审核通过"), ("404-页面不存在", "您查找的页面不存在，系统将在5秒后跳转到首页"), ("error 404", "HTTP 404 未找到您要的资源"), ("链接已失效", "链接已失效，页面不存在"), ("信息已删除", "该条信息已被发布者删除"),
)  # fmt: skip
UPKEEP = (
    ("系统升级", "系统升级中，暂时无法提供服务，请谅解"), ("网站升级维护", "网站正在升级维护，暂不能访问"), ("停机维护公告", "为保障系统稳定运行，本网站将停机维护，维护期间暂停访问"), ("网站改版", "门户网站改版中，敬请期待"), ("网站暂停运行", "本网站因服务器故障暂停运行，正在抢修"), ("临时关闭", "按上级通知，网站临时关闭"),
    ("网站建设", "本网站正在建设当中，请您稍后访问"), ("服务器维护", "服务器维护中，预计下午五点恢复"), ("系统割接", "系统割接期间网站停止服务"), ("网站整合", "网站正在整合迁移，暂停服务，给您带来不便请谅解"), ("Under Maintenance", "Our website is currently undergoing scheduled maintenance. Please check back soon."), ("机房检修", "因机房检修，网站暂停访问，恢复时间另行通知"),
    ("网站调试", "新版网站正在调试，暂未开放访问"), ("服务暂不可用", "网站正在进行安全加固，暂时无法访问"), ("停电通知", "因机房停电，本站暂时停止服务"), ("网站临时下线", "网站因整改临时下线，恢复时间请关注公告"), ("维护中", "尊敬的用户，网站维护中，请耐心等待"), ("We'll be back soon", "We are upgrading our site and will be back shortly."),
    ("网站搬迁", "网站服务器搬迁，暂停对外提供服务"), ("系统更新", "系统正在更新，更新期间暂停使用"), ("停服通知", "本系统停机升级，升级完成后恢复使用"), ("暂停服务", "网站暂停对外服务，请您稍后再来"),
)  # fmt: skip
WALLS = (  # with the statuses they come with
    (403, "安全防护", "您的访问请求可能对网站造成安全威胁，请求已被阻断"), (405, "405", "抱歉，您的访问已被云盾阻断，因为您访问的URL有可能对网站造成安全威胁"), (200, "网站安全狗提示", "网站安全狗检测到您的请求包含危险内容，已拦截"), (403, "创宇盾拦截", "当前请求被创宇盾拦截，如有疑问请联系网站管理员"), (200, "玄武盾安全防护", "您的请求被玄武盾判定为攻击行为"),
    (403, "云锁", "云锁：检测到异常请求，访问被禁止"), (403, "宝塔WAF", "您的请求存在恶意参数，已被宝塔防火墙阻止"), (200, "网站卫士", "很抱歉，您的请求被网站卫士拦截"), (403, "Web应用防火墙", "您的请求被Web应用防火墙拦截"), (461, "拦截", "拦截提示：检测到非法访问"), (403, "入侵防御系统", "入侵防御系统阻断了您的本次访问"), (493, "攻击拦截", "您的请求疑似攻击行为，访问已终止"),
    (418, "拦截通知", "请求被WEB防火墙拦截，请不要重复提交"), (200, "访问异常", "您的访问行为存在异常，请联系网站管理员"), (200, "网站防火墙", "您提交的内容触发网站防火墙规则"), (403, "请求阻断", "请求已被阻断，阻断编号 7c1e04"), (403, "Access Denied", "您的访问请求可能对网站造成安全威胁，Access Denied"), (405, "访问阻断", "您的访问被阻断，您访问的URL有可能对网站造成安全威胁，如误报请反馈"),
)  # fmt: skip
LIMITS = (
    (429, "请求太多", "您的请求太过频繁"), (200, "访问受限", "您的访问过于频繁，请一分钟后再试"), (200, "频率限制", "操作频繁，系统已限制您的访问"), (403, "IP受限", "该IP访问过于频繁，暂停服务十分钟"), (503, "服务限流", "请求过快，触发限流，请稍后重试"), (429, "429 Too Many Requests", "You have sent too many requests in a given amount of time."),
    (200, "休息一下", "您点得太快了，访问过于频繁"), (403, "限制访问", "单位时间内请求次数过多，请求过快"), (200, "提示", "请勿频繁刷新，您的访问过于频繁"), (429, "请稍候", "访问过于频繁，请您稍候"), (503, "系统提示", "当前访问过于频繁，排队中"), (200, "系统繁忙", "同一地址请求过于频繁，请30分钟后再访问"),
)  # fmt: skip
LOGINS = (
    ("统一登录平台", "请输入您的账号和密码", "/uias/login"), ("政务服务网登录", "自然人登录 法人登录", "/portal/user/login.do?goto=x"), ("会员中心", "登录后可以查看您的留言", "/member/login.php"), ("系统登录", "政务协同办公平台", "/oa/index.jsp"), ("后台登录", "网站后台管理", "/manage/login.asp"), ("单点登录", "请登录后访问该资源", "/cas/login?service=y"),
    ("用户身份认证", "您尚未登录，请先登录", "/tyrz/login"), ("信箱登录", "登录后方可写信", "/hdjl/login.jsp"), ("网上申报系统", "企业用户登录", "/wssb/login.aspx"), ("内部邮箱", "电子邮箱登录", "/mail/index.php"), ("数据直报", "统计数据直报系统登录", "/tjzb/Login.aspx"), ("登录过期", "会话已过期，请重新登录", "/bsdt/mine"),
    ("统一认证", "实名用户请登录", "/auth/login?redirect=z"), ("管理系统", "信息发布管理系统", "/cms/login"), ("公众号登录", "请使用账号密码登录", "/h5/login"), ("OA登录", "欢迎使用办公自动化系统", "/seeyon/main.do"),
)  # fmt: skip
PARKED: tuple[tuple[str, str], ...] = (  # default pages of software, panels and registrars
    ("IIS Windows Server", "<div id='container'><a href='http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x804'><img src='iis-85.png' alt='IIS' width='960' height='600'></a></div>"), ("IIS8", "<p><a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='iis-8.png' alt='IIS8'></a></p>"), ("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, nginx is successfully installed and working. Further configuration is required.</p><p>For online documentation and support please refer to nginx.org.</p>"),
    ("Welcome to CentOS", "<h1>Welcome to CentOS</h1><p>This page is used to test the proper operation of the HTTP server after it has been installed.</p>"), ("Apache HTTP Server Test Page", "<h1>Test Page</h1><p>If you can read this page, it means that the web server installed at this site is working properly, but has not yet been configured.</p>"), ("Apache2 Ubuntu Default Page: It works", "<div>Apache2 Ubuntu Default Page</div><p>It works! This is the default welcome page used to test the correct operation of the Apache2 server after installation.</p>"),
    ("Apache Tomcat/8.5.51", "<h1>Apache Tomcat/8.5.51</h1><p>If you're seeing this, you've successfully installed Tomcat. Congratulations!</p><a href='/manager/html'>Manager App</a>"), ("Apache Tomcat", "<h1>It works !</h1><p>If you're seeing this page via a web browser, it means you've setup Tomcat successfully. Congratulations!</p><p>This is the default Tomcat home page.</p>"), ("Eclipse Jetty", "<h1>Welcome to Jetty</h1><p>The Jetty Web Server has been installed successfully.</p>"), ("WildFly", "<h1>Welcome to WildFly</h1><p>Your WildFly instance is running.</p>"),
    ("恭喜，站点创建成功！", "<h1>恭喜，站点创建成功！</h1><p>这是默认index.html，本页面由系统自动生成</p><p>本页面在FTP根目录下的index.html</p>"), ("没有找到站点", "<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！检查端口是否正确</p>"), ("phpStudy 探针", "<h1>phpStudy 探针</h1><p>站点创建成功，服务器参数如下</p>"), ("LNMP", "<h1>LNMP一键安装包 安装成功</h1><p>恭喜，Nginx、MySQL、PHP已安装成功</p>"), ("网站开通成功", "<p>恭喜您，网站开通成功！请删除此默认页并上传您的程序。</p>"),
    ("虚拟主机默认页", "<h2>虚拟主机已开通</h2><p>这是虚拟主机的默认首页，请通过FTP上传网站内容。</p>"), ("域名停靠", "<p>您访问的域名正在停靠中</p><p>本页面由域名服务商提供</p>"), ("域名出售", "<h1>此域名正在出售</h1><p>如需购买请联系经纪人</p>"), ("This domain is for sale", "<p>Buy this domain. The domain example.gov.cn may be for sale by its owner!</p>"), ("域名过期", "<p>该域名已过期，请及时续费，域名已进入赎回期</p>"),
    ("未备案", "<h1>网站未备案</h1><p>您访问的域名尚未备案，无法提供访问，请联系接入商</p>"), ("备案信息提示", "<p>根据工信部要求，未完成备案的网站不得提供访问，该站点暂时关闭</p>"), ("站点已停止", "<h1>站点已停止</h1><p>抱歉！该站点已经被管理员停止运行，请联系管理员了解详情！</p>"), ("主机到期", "<p>您访问的网站所在主机已到期，请联系空间商续费</p>"),
    ("Caddy", "<h1>Congratulations!</h1><p>Your web server is working. Now make it work for you with Caddy.</p>"), ("Test Page for the HTTP Server on openEuler", "<h1>openEuler Test Page</h1><p>This page is used to test the proper operation of the HTTP server after it has been installed.</p>"), ("Kangle", "<h1>欢迎使用kangle web server</h1><p>看到此页表示服务器安装成功</p>"),
)  # fmt: skip
Dress = Callable[[str, str, Scene], str]


def _styled(title: str, told: str, _: Scene) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body style='background:#eef2f7'><div style='margin:15% auto 0;width:500px;text-align:center;font-size:18px;color:#333'>{told}</div></body></html>"


def _picture(title: str, told: str, _: Scene) -> str:
    return HTML.format(
        t=title,
        h="<style>.p{text-align:center}</style>",
        b=f"<div class='p'><img src='/images/tip.png' width='300' alt=''><h2>{told}</h2></div>",
    )


def _long_style(title: str, told: str, _: Scene) -> str:
    """A page whose style is longer than its words."""
    style = (
        "<style>"
        + "".join(
            f".m{n}{{float:left;padding:{n}px;margin:0 {n}px;border:1px solid #{n:03}}}" for n in range(60)
        )
        + "</style>"
    )
    return HTML.format(
        t=title,
        h=style,
        b=f"<div id='header'><h1>{title}</h1></div><div id='content'><fieldset><h3>{told}</h3></fieldset></div>",
    )


def _panel(title: str, told: str, scene: Scene) -> str:
    return HTML.format(
        t=title,
        h="<meta name='viewport' content='width=device-width,initial-scale=1'>",
        b=f"<div class='layui-card'><div class='layui-card-header'>{title}</div><div class='layui-card-body'><i class='layui-icon'>&#xe664;</i><p>{told}</p><p>时间：{scene.today} 10:22:31</p></div></div>",
    )


def _old_office(title: str, told: str, scene: Scene) -> str:
    """With the name of the office, the way of 2008."""
    return f"<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>{scene.office}</title></head><body topmargin=100><div align=center><p><font size=5 face=楷体>{scene.office}</font></p><p><font size=4 color=#ff0000>{title}</font></p><p>{told}</p></div></body></html>"


def _letter(title: str, told: str, scene: Scene) -> str:
    """As a short announcement with salutation, signature and day."""
    return HTML.format(
        t=title,
        h="",
        b=f"<h2>{title}</h2><p>各位网友：</p><p>　　{told}。</p><p align='right'>{scene.office}</p><p align='right'>{scene.today.year}年{scene.today.month}月{scene.today.day}日</p>",
    )


def _way_back(title: str, told: str, _: Scene) -> str:
    return HTML.format(
        t=title,
        h="<meta http-equiv='refresh' content='8;url=/'>",
        b=f"<table align='center' width='420'><tr><td>{told}</td></tr><tr><td>您可以：<a href='/'>返回首页</a> <a href='javascript:history.back()'>返回上一页</a></td></tr></table>",
    )


def _numbered(title: str, told: str, scene: Scene) -> str:
    return HTML.format(
        t=title,
        h="",
        b=f"<div class='wrap'><h1>{title}</h1><hr/><p>{told}</p><ul><li>请求编号：{scene.number('event'):x}</li><li>客户端地址：10.1.2.{scene.variant}</li></ul></div>",
    )


def _shield(title: str, told: str, scene: Scene) -> str:
    """A shield's own page: a sign, the words, the event."""
    return HTML.format(
        t=title,
        h="",
        b=f"<div class='shield'><svg viewBox='0 0 20 20'><path d='M10 0l9 4v6'/></svg><h2>{told}</h2><dl><dt>事件编号</dt><dd>{scene.number('event'):x}</dd><dt>访问时间</dt><dd>{scene.today} 09:21:07</dd></dl></div>",
    )


def _event_table(title: str, told: str, scene: Scene) -> str:
    return f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><table border='1' align='center'><caption>{told}</caption><tr><td>URL</td><td>{scene.host}/zwgk/</td></tr><tr><td>IP</td><td>10.8.0.{scene.variant}</td></tr><tr><td>ID</td><td>{scene.number('event')}</td></tr></table></body></html>"


def _heading_alone(title: str, told: str, _: Scene) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{told}</h1></body></html>"


def _english_around(title: str, told: str, scene: Scene) -> str:
    """Chinese words in an English frame."""
    return HTML.format(
        t=title,
        h="",
        b=f"<h3>Request rejected</h3><p>{told}</p><p>Event ID: {scene.number('event'):x}</p><p>Please contact the administrator.</p>",
    )


def _report_back(title: str, told: str, scene: Scene) -> str:
    return HTML.format(
        t=title,
        h="",
        b=f"<div class='con'><h4>{title}</h4><p>{told}</p><form action='/feedback'><input name='event' value='{scene.number('event'):x}'><button>误报反馈</button></form></div>",
    )


DRESSES: dict[str, Dress] = {
    "styled": _styled, "picture-and-line": _picture, "long-style": _long_style, "panel": _panel, "old-office": _old_office, "announcement": _letter, "way-back": _way_back, "numbered": _numbered,
}  # fmt: skip
GUARDS: dict[str, Dress] = {  # what guards a site says it in these
    "shield": _shield, "event-table": _event_table, "heading-alone": _heading_alone, "english-around": _english_around, "report-back": _report_back,
}  # fmt: skip
ALERTS: dict[str, str] = {  # a missing page as a script or inside the site's own page
    "alert-and-back": "<script language='javascript'>alert('{w}');history.go(-1);</script>", "alert-and-home": "<html><head><meta charset='utf-8'></head><body><script>alert(\"{w}\");location.href='/';</script></body></html>",
}  # fmt: skip
FRAMES: dict[str, str] = {
    "inside-list": "<div class='list'><ul></ul><p class='err'>{w}</p></div>", "inside-article": "<h1>{t}</h1><div id='zoom'><p>{w}</p></div>", "inside-table": "<table width='100%' height='300'><tr><td align='center'><img src='/images/404.gif'>{w}</td></tr></table>",
}  # fmt: skip
FORMS: tuple[tuple[str, str], ...] = (
    ("centre-box", "<div class='bg'><div class='dl'><h2>{t}</h2><p class='tip'>{w}</p><form action='/login/check' method='post'><p><i class='user'></i><input name='loginname' placeholder='用户名/手机号'></p><p><i class='lock'></i><input type='password' name='loginpwd' placeholder='密码'></p><p><input name='code' placeholder='验证码'><img src='/code.jsp'></p><button>登 录</button></form></div></div>"),
    ("asp-net", "<form method='post' action='./Login.aspx' id='form1'><input type='hidden' name='__VIEWSTATE' value='/wEPDw'><div>{t}</div><div>{w}</div><table><tr><td>用户名：</td><td><input name='txtUser' id='txtUser'></td></tr><tr><td>密码：</td><td><input name='txtPwd' type='password' id='txtPwd'></td></tr></table><input type='submit' name='btnLogin' value='登录'></form>"),
    ("cas-like", "<div id='cas'><h2>{t}</h2><form id='fm1' method='post'><div class='msg'>{w}</div><section><label for='username'>用户名:</label><input id='username' name='username'></section><section><label for='password'>密　码:</label><input id='password' name='password' type='password'></section><input type='hidden' name='lt' value='LT-1'><input type='hidden' name='execution' value='e1s1'><input class='btn-submit' type='submit' value='登录'></form></div>"),
    ("scan-first", "<div class='tab'><a>扫码登录</a><a class='on'>账号登录</a></div><p>{w}</p><div><input type='text' placeholder='请输入账号'><input type='password' placeholder='请输入密码'><button type='button'>登录</button><label><input type='checkbox'>记住我</label><a>忘记密码？</a></div><h6>{t}</h6>"),
    ("two-doors", "<h1>{t}</h1><p>{w}</p><div class='gr'><b>个人用户</b><form><input name='a'><input type='password' name='b'><button>登录</button></form></div><div class='fr'><b>单位用户</b><form><input name='c'><input type='password' name='d'><button>登录</button></form></div>"),
    ("bare-fields", "<center><font size=4>{t}</font><br>{w}<form method=post action=chklogin.asp>用户：<input name=admin size=12> 密码：<input type=password name=pass size=12> <input type=submit value=进入></form></center>"),
)  # fmt: skip
WRAPS: tuple[tuple[str, str], ...] = (
    ("waiting", "<!DOCTYPE HTML><html><head><meta charset='UTF-8'><title></title>{s}</head><body style='display:none'></body></html>"), ("with-noscript", "<html><head>{s}</head><body><noscript><h1>请开启浏览器的JavaScript后再访问</h1></noscript></body></html>"),
    ("with-line", "<html><head><meta http-equiv='pragma' content='no-cache'><title>请稍候</title></head><body><div style='margin:200px auto'>浏览器安全检查中，请稍候…</div>{s}</body></html>"), ("after-comment", "<!-- 1.4.2 -->{s}"),
    ("old-doctype", "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'><html><head>{s}</head></html>"), ("empty-form", "<html><head></head><body><form id='f' method='post'></form>{s}</body></html>"),
    ("xhtml-body", "<html xmlns='http://www.w3.org/1999/xhtml'><head><meta http-equiv='Expires' content='0'/></head><body>{s}</body></html>"),
)  # fmt: skip
HOLDERS = (
    ("thin", "<html><head><title>{t}</title></head><body>{b}</body></html>"), ("boxed", "<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{t}</title><style>body{{font-family:Arial;margin:40px}}div.box{{border:1px solid #ccc}}</style></head><body><div class='box'>{b}</div></body></html>"),
    ("panelled", "<!doctype html><html><head><meta charset='utf-8'><title>{t}</title></head><body><div class='header'><h3>{t}</h3></div><div class='main'>{b}</div><div class='footer'>2023</div></body></html>"), ("old-holder", "<HTML><HEAD><TITLE>{t}</TITLE><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=utf-8'></HEAD><BODY BGCOLOR=white>{b}</BODY></HTML>"),
)  # fmt: skip

# Plain pages that sound like one of the above: titles of notices and news.
SOUNDS = (
    "关于关闭县旅游局网站的公告", "关于市民中心停电检修暂停服务的公告", "网站防火墙升级项目竞争性磋商公告", "关于统一登录平台账号密码重置的说明", "县政府网站“找不到页面”问题整改情况", "域名停靠骗局 警方教你识别", "关于政务服务系统割接暂停业务办理的通告", "关于开展网站安全狗部署培训的通知",
    "自来水厂设备维护期间降压供水的通知", "我县关停取缔散乱污企业十二家", "关于教育局原网站停止服务并入县政府门户的通告", "公安机关阻断一起网络攻击", "关于服务器机房搬迁期间暂停访问的预告", "关于禁止频繁拨打报警电话的提示", "部分农村道路维护中 请绕行", "关于档案查询系统升级维护的通知",
    "未备案网站整治工作总结", "关于注销官方微博账号的公告", "社保系统停机维护期间业务办理提示", "第四〇四地质队进驻矿区勘查",
)  # fmt: skip
LINES: tuple[tuple[str, str], ...] = (
    ("sounding-article", "<h1>{t}</h1><div class='xx'>发布时间：{d}　来源：{s}</div><div class='TRS_Editor'>{b}</div>"), ("sounding-brief", "<div class='bt'>{t}</div><div>{d}</div><p>{c}</p>"), ("sounding-document", "<table><tr><td>标题</td><td>{t}</td></tr><tr><td>发布日期</td><td>{d}</td></tr></table><div id='zoom'>{b}</div>"),
    ("sounding-scroll", "<marquee>{t}</marquee><h3>{t}</h3><p>{d}</p>{b}"),
)  # fmt: skip
ODD = (
    ("停水通知", "<p>今晚十点至明早五点城西停水。</p>"), ("变更公示", "<h2>变更公示</h2><p>法定代表人由王某变更为李某。</p>"), ("工程公告牌", "<p>工程名称：东环路改造</p><p>维护单位：养护公司</p>"), ("联系方式", "<p>办公室：0371-5550001</p>"), ("栏目", "<h3>专题</h3><p>内容更新中</p>"), ("视频", "<video src='/v/1.mp4' controls></video>"),
    ("友情提醒", "<p>网站导航在页面上方，请点击栏目浏览。</p>"), ("勘误", "<p>第三页“五十户”应为“十五户”。</p>"),
)  # fmt: skip


def _own(pool: Sequence[T], family: str) -> list[T]:
    """What the half of a family says, by the hash of the words."""
    return [said for said in pool if half(str(said)) == half(family)]


def _dressed(dress: str, name: str, number: int) -> Scene:
    return Scene(f"answers/{dress}", number, name)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, dress in DRESSES.items():
        family = f"answers/{name}"
        for n, said in enumerate(_own(MISSING, family)):
            scene = _dressed(name, "missing", n)
            yield case_of(scene, dress(*said, scene), "soft_404", f"/xwzx/t{n}.html")
        for n, said in enumerate(_own(UPKEEP, family)):
            scene = _dressed(name, "upkeep", n)
            yield case_of(scene, dress(*said, scene), "maintenance", "/")
    for name, dress in {**DRESSES, **GUARDS}.items():
        family = f"answers/{name}"
        for n, (status, title, told) in enumerate(_own(WALLS, family)):
            scene = _dressed(name, "wall", n)
            yield case_of(scene, dress(title, told, scene), "blocked", "/zwgk/", status)
        for n, (status, title, told) in enumerate(_own(LIMITS, family)):
            scene = _dressed(name, "limit", n)
            yield case_of(
                scene, dress(title, told, scene), "rate_limited", "/xwzx/list.html", status, also=("blocked",)
            )
    yield from _missing_elsewhere()
    yield from _walled()
    yield from taught_by(TAUGHT, _home, Scene)
    yield from _plain()


def _missing_elsewhere() -> Iterator[Case]:
    for name, markup in ALERTS.items():
        for n, (_, told) in enumerate(_own(MISSING, f"answers/{name}")):
            yield case_of(Scene(f"answers/{name}", n), markup.format(w=told), "soft_404", f"/Show.asp?id={n}")
    for name, markup in FRAMES.items():
        for n, (title, told) in enumerate(_own(MISSING, f"answers/{name}")):
            scene = Scene(f"answers/{name}", n)
            yield case_of(
                scene,
                scene.page(title, markup.format(t=title, w=told), traps=("clock", "copyright")),
                "soft_404",
                f"/a/{n}.html",
            )


def _walled() -> Iterator[Case]:
    """Forms to sign in, challenges, default pages."""
    for form, markup in FORMS:
        for n, (title, told, path) in enumerate(_own(LOGINS, f"answers/sign-in-{form}")):
            yield case_of(
                Scene(f"answers/sign-in-{form}", n),
                HTML.format(t=title, h="", b=markup.format(t=title, w=told)),
                "login",
                path,
            )
    for wrap, markup in WRAPS:
        for n, (status, headers, script) in enumerate(CHALLENGES):
            scene = Scene(f"answers/challenge-{wrap}", n)
            mark = f"{scene.number('mark'):x}"
            told = {key: value.format(mark) for key, value in headers.items()}
            yield case_of(scene, markup.format(s=script.format(mark)), "challenge", "/", status, told)
    for holder, markup in HOLDERS:
        for n, (title, body) in enumerate(_own(PARKED, f"answers/default-{holder}")):
            yield case_of(
                Scene(f"answers/default-{holder}", n),
                markup.format(t=title, b=body),
                "maintenance",
                "/",
                group="parked",
            )


def _home(scene: Scene, more: str = "") -> str:
    rows = "".join(
        f"<li><a href='/xwzx/{n}.html'>{title}</a><span>{scene.today - dt.timedelta(days=n)}</span></li>"
        for n, title in enumerate(scene.titles(words.NEWS, 10, "home"))
    )
    return scene.page(
        f"{scene.place}人民政府",
        f"{more}<div class='news'><h2>政务要闻</h2><ul>{rows}</ul></div>",
        traps=("clock", "weather", "counter"),
    )


TAUGHT: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("home-page", _home), ("empty-list", lambda s: s.page("列表", "<div class='lmbt'>列表</div><ul class='nlist'></ul>", traps=("clock",))), ("guide-to-home", lambda s: HTML.format(t=s.place, h="", b="<p>点击<a href='/'>这里</a>进入网站</p>")), ("one-image", lambda s: HTML.format(t=f"{s.place}人民政府", h="", b="<img src='/images/err.jpg' width='800'>")),
    ("site-and-line", lambda s: s.page(f"{s.place}人民政府", "<div class='ts'>您要的信息不在本站</div>", traps=("copyright",))), ("empty-article", lambda s: s.page("", "<h1></h1><p>发布时间：　来源：　浏览次数：0</p><div id='zoom'></div>", traps=("clock", "counter"))), ("script-home", lambda s: f"<script>window.location.href='http://{s.host}/index.html'</script>"),
)  # fmt: skip


def _plain() -> Iterator[Case]:
    for name, line in LINES:
        for n, title in enumerate(SOUNDS):
            scene = Scene(f"answers/{name}", n)
            texts = [f"{title}，现就有关事项公告如下。", *scene.text(4)]
            body = line.format(
                t=title,
                d=scene.today,
                s=scene.source(),
                b="".join(f"<p>　　{text}</p>" for text in texts),
                c=texts[0] + texts[1],
            )
            yield case_of(
                scene, scene.page(title, body, traps=("clock", "copyright")), "ok", f"/zwgk/tzgg/{n}.html"
            )
    for n, (title, body) in enumerate(ODD):
        yield case_of(Scene("answers/odd-thin", n), HTML.format(t=title, h="", b=body), "ok", f"/a/{n}.html")
        framed = Scene("answers/odd-whole", n)
        yield case_of(framed, framed.page(title, body, traps=("clock",)), "ok", f"/a/{n}.html")
    for n in range(8):
        scene = Scene("answers/home-closing-another", n)
        office = scene.pick(words.OFFICES, "closed")
        told = scene.turn(
            (
                "{p}{o}网站已关闭，相关信息请到本站查询",
                "公告：{p}{o}网站正在迁移，暂停访问",
                "{p}{o}网站因整合停止服务，原栏目并入本站",
                "提示：{p}{o}网上办事系统升级维护，暂停服务",
            )
        )
        notice = (
            f"<div class='gg'><a href='/zwgk/tzgg/9{n}.html'>{told.format(p=scene.place, o=office)}</a></div>"
        )
        yield case_of(scene, _home(scene, notice), "ok", "/")
        scene = Scene("answers/home-with-sign-in", n)
        box = "<div class='dl'><form action='/login.do'>账号<input name='u'>密码<input type='password' name='p'><button>登录</button><a href='/reg'>注册</a></form></div>"
        yield case_of(scene, _home(scene, box), "ok", "/")
    for family, several in (
        (
            "error-plain",
            ((404, "Not Found"), (500, "Internal Server Error"), (410, "Gone"), (502, "Bad Gateway")),
        ),
        (
            "error-chinese",
            ((404, "找不到文件"), (500, "服务器错误"), (403, "禁止访问：目录列表被拒绝"), (504, "网关超时")),
        ),
    ):
        for n, (status, title) in enumerate(several):
            for m, html in enumerate(
                (
                    HTML.format(t=title, h="", b=f"<h1>{status} {title}</h1>"),
                    f"<html><head><title>{status}</title></head><body>{title}</body></html>",
                )
            ):
                yield case_of(
                    Scene(f"answers/{family}", 2 * n + m),
                    html,
                    "http_error",
                    "/x",
                    status,
                    also=("blocked",) if status == 403 else (),
                )
