"""Upkeep: sites out of service, default pages in the place of sites, and notices that only sound like these."""

from __future__ import annotations

import datetime as dt

import pytest

from crawler.page import Answer, Outcome
from crawler.reading.answer import refine
from crawler.reading.charset import decode
from crawler.reading.document import Document

FRONT = "http://www.x.gov.cn/"
COLUMN = "http://www.x.gov.cn/xxgk/"
ARTICLES = ("http://www.x.gov.cn/tzgg/201511/t20151120_12.html", "http://www.x.gov.cn/Show.asp?ArticleID=31")


def outcome(told: tuple[str, str], url: str) -> Outcome:
    html = f"<html><head><title>{told[0]}</title></head><body>{told[1]}</body></html>"
    answer = Answer(
        url=url,
        final_url=url,
        outcome=Outcome.OK,
        status=200,
        fetched_at=dt.datetime(2015, 11, 20, 4, tzinfo=dt.UTC),
        body=html.encode(),
    )
    return refine(answer, Document(decode(answer.body, ""), url))[0]


OUT_OF_SERVICE = [
    (
        "Site Maintenance",
        "<h1>We&rsquo;ll be back soon!</h1><p>Sorry for the inconvenience but we&rsquo;re performing some maintenance at the moment.</p>",
    ),
    ("Under maintenance", "<p>Our website is undergoing planned maintenance. Please check back later.</p>"),
    ("x", "<p>The site is currently unavailable due to a system upgrade.</p>"),
    ("Maintenance mode", "<p>This site is in maintenance mode. Thank you for your patience.</p>"),
    ("X County", "<p>Our website is being redesigned and will return shortly.</p>"),
    ("", "<p>We are upgrading our servers. Normal service will resume at 6 pm.</p>"),
    (
        "Briefly unavailable for scheduled maintenance. Check back in a minute.",
        "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>",
    ),
    ("Closed", "<p>This website has been closed. Please visit www.y.gov.cn.</p>"),
    ("某某县人民政府", "<p>网站改版中，敬请期待！</p>"),
    (
        "某某县人民政府",
        "<img src=a.jpg><p>尊敬的用户：为提供更优质的服务，本网站将于2015年11月20日起进行升级改造，期间暂停访问，给您带来不便敬请谅解。</p>",
    ),
    ("通知", "<p>因机房搬迁，网站暂时无法访问，预计11月25日恢复。</p>"),
    (
        "关于某某县政府门户网站改版的公告",
        "<p>某某县政府门户网站正在进行改版升级，新版网站近期上线，改版期间网站暂停服务。</p>",
    ),
    ("某局", "<p>根据全国政府网站集约化要求，本网站已停止更新，内容已迁移至市政府门户网站。</p>"),
    ("系统维护", "<p>系统正在维护，请稍后访问。</p>"),
    ("提示", "<p>网站正在升级，给您带来的不便敬请谅解！</p>"),
]


@pytest.mark.parametrize("told", OUT_OF_SERVICE)
def test_a_site_out_of_service(told: tuple[str, str]) -> None:
    assert outcome(told, FRONT) is Outcome.MAINTENANCE


ON_EVERY_PAGE = [
    ("系统维护", "<p>系统正在维护，请稍后访问。</p>"),
    ("提示", "<p>网站正在升级，给您带来的不便敬请谅解！</p>"),
    ("系统维护中", "<p>系统维护中</p>"),
    ("某某县人民政府", "<p>因机房搬迁，本网站11月20日至22日暂停服务。</p>"),
    ("网站升级公告", "<p>尊敬的用户：网站正在升级改版，请稍后访问。</p>"),
    ("Maintenance", "<p>Our website is undergoing scheduled maintenance.</p>"),
    ("某某县", "<p>某某县政府网站正在升级维护，给您带来不便敬请谅解。</p>"),
]


@pytest.mark.parametrize("told", ON_EVERY_PAGE)
@pytest.mark.parametrize("url", [COLUMN, *ARTICLES])
def test_a_site_out_of_service_says_so_wherever_one_asks(told: tuple[str, str], url: str) -> None:
    assert outcome(told, url) is Outcome.MAINTENANCE


DEFAULT_PAGES = [
    ("站点已停止", "<h1>站点已停止</h1><p>抱歉！该站点已经被管理员停止运行，请联系管理员了解详情！</p>"),
    (
        "Windows Server",
        "<a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src='iis-85.png' alt='IIS'></a>",
    ),
    (
        "IIS Windows Server",
        "<div id=container><a href='http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x804'><img src='iisstart.png' alt='IIS' width=960></a></div>",
    ),
    (
        "IIS7",
        "<a href='http://go.microsoft.com/fwlink/?linkid=66138&clcid=0x409'><img src='welcome.png' alt='IIS7' width='571' height='411' /></a>",
    ),
    ("", "<a href='http://www.iis.net'><img src='iisstart.jpg'></a>"),
    (
        "WAMPSERVER Homepage",
        "<h1>Wampserver</h1><h2>Server Configuration</h2><p>Apache Version : 2.4.9</p><ul><li><a href=/phpmyadmin>phpmyadmin</a></ul>",
    ),
    ("phpStudy 探针 2014", "<p>服务器参数 PHP已编译模块检测</p>"),
    ("XAMPP 1.8.3", "<p>Welcome to XAMPP for Windows 1.8.3</p>"),
    (
        "Welcome to XAMPP",
        "<h1>Welcome to XAMPP for Windows 7.2</h1><p>You have successfully installed XAMPP on this system!</p>",
    ),
    ("站点创建成功-phpstudy for windows", "<p>站点创建成功 管理员可在此页面上传网站程序</p>"),
    (
        "Apache Tomcat/8.5.5",
        "<h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2>",
    ),
    (
        "AppServ Open Project 2.5.10",
        "<p>The AppServ Open Project - 2.5.10 for Windows</p><a href=/phpMyAdmin/>phpMyAdmin Database Manager</a>",
    ),
    (
        "MAMP",
        "<h1>Welcome to MAMP</h1><p>If you can see this page, MAMP is installed on your Mac and everything is working.</p>",
    ),
    (
        "Apache HTTP Server Test Page powered by CentOS",
        "<h1>Testing 123..</h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>",
    ),
    ("", "<h1>It works!</h1>"),
    ("欢迎访问", "<p>Server is running. PHP Version 5.4.45</p><h2>phpinfo()</h2>"),
    ("localhost - /", "<h1>localhost - /</h1><hr><pre><a href=/aspnet_client/>aspnet_client</a></pre>"),
    (
        "www.x.gov.cn - /",
        "<h1>www.x.gov.cn - /</h1><hr><pre> 2014/1/2 8:10 &lt;dir&gt; <a href=/a/>a</a></pre>",
    ),
    (
        "",
        "<h1>Web Server's Default Page</h1><p>This page is generated by Plesk, the leading hosting automation software.</p>",
    ),
    ("宝塔", "<h1>恭喜, 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3>"),
]


@pytest.mark.parametrize("told", DEFAULT_PAGES)
def test_what_servers_show_before_there_is_a_site(told: tuple[str, str]) -> None:
    assert outcome(told, FRONT) is Outcome.MAINTENANCE


OF_SOMETHING_ELSE = [
    (
        "不动产登记系统升级公告",
        "<h1>不动产登记系统升级公告</h1><p>因不动产登记系统升级，自11月20日18时至11月23日8时暂停办理业务，请广大群众合理安排时间。</p>",
    ),
    ("关于12345平台维护的公告", "<p>12345热线平台将于11月20日22时进行系统维护，期间暂停受理，敬请谅解。</p>"),
    (
        "关于县教育局网站关停的公告",
        "<p>按照集约化要求，县教育局网站于2018年6月30日关停，相关内容迁移至县政府门户网站。</p>",
    ),
    (
        "公积金系统停机公告-某某市住房公积金管理中心",
        "<p>因银行结算系统升级，公积金业务系统将于本周六停机维护，暂停服务。</p>",
    ),
    (
        "通知公告",
        "<h3>关于社保系统停机切换的通告</h3><p>社会保险信息系统将于12月1日至5日停机切换，期间暂停服务。</p>",
    ),
    ("关于暂停服务窗口的通知", "<p>因办公场所调整，政务服务大厅三楼窗口11月21日暂停服务一天。</p>"),
    ("关于关闭部分政务新媒体账号的公告", "<p>我局“某某发布”微信公众号已停止更新，请关注“某某政务”。</p>"),
    (
        "关于“某某人社”APP停止服务的公告",
        "<p>“某某人社”APP将于2020年1月1日起停止服务，请下载使用“某某办”。</p>",
    ),
    ("高速公路养护维护期间交通管制公告", "<p>养护维护期间暂停通行，请绕行。</p>"),
    (
        "Road maintenance on Route 5",
        "<p>Crews will be performing maintenance on Route 5 on Monday. Expect delays.</p>",
    ),
    (
        "Server room maintenance contract awarded",
        "<p>The county awarded the contract for scheduled maintenance of the server room.</p>",
    ),
    (
        "系统建设",
        "<ul><li><a href=1.html>关于信息系统建设工作的通知</a>2015-11-20</li><li><a href=2.html>政务平台升级完成</a>2015-11-20</li></ul>",
    ),
    (
        "税务系统升级期间业务办理的温馨提示",
        "<p>纳税人朋友：金税三期系统升级期间，请提前办理开票、申报等业务。</p>",
    ),
    (
        "关于医保信息平台切换上线的公告",
        "<p>国家医保信息平台将于1月1日切换上线，切换期间暂停医保结算服务。</p>",
    ),
    ("公安局出入境办证系统停机通知", "<p>接上级通知，出入境办证系统将停机维护，期间暂停服务。</p>"),
]


@pytest.mark.parametrize("told", OF_SOMETHING_ELSE)
@pytest.mark.parametrize("url", ARTICLES)
def test_a_notice_about_another_system_is_an_ordinary_page(told: tuple[str, str], url: str) -> None:
    assert outcome(told, url) is Outcome.OK


WAYS_IN = [
    (
        "某某县人民政府",
        "<p>不动产登记系统将于11月20日停机维护，暂停服务。</p><a href=index2.html>点击进入首页</a>",
    ),
    ("某某县人民政府", "<a href=index.asp><img src=welcome.jpg></a>"),
    ("Welcome", '<a href=main.htm><img src=images/index.jpg width=800 alt="进入网站"></a>'),
    ("某某县人民政府", "<p>本网站将于近期改版。</p><a href=old.htm>继续访问</a>"),
]


@pytest.mark.parametrize("told", WAYS_IN)
def test_a_front_page_with_a_way_in_is_in_service(told: tuple[str, str]) -> None:
    assert outcome(told, FRONT) is Outcome.OK


def test_a_sentence_behind_the_notice_of_a_missing_page() -> None:
    told = "<p>The requested URL was not found on this server. Please check your spelling and try again.</p>"
    assert outcome(("某县", told), ARTICLES[0]) is Outcome.SOFT_404
