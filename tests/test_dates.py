"""Days: how they are spelt, and which of them a page was published on."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from patience import PATIENCE

from crawler.page import Dated, DateSource
from crawler.reading import days
from crawler.reading.byline import is_chinese
from crawler.reading.dates import day_in, order_of, published, url_day
from crawler.reading.days import Order
from crawler.reading.document import Document, Text
from crawler.reading.marked_days import by_markup
from crawler.reading.shown_days import flat_of

DAY = dt.date(2015, 11, 20)


def document(html: str, url: str = "http://www.example.gov.cn/a/b.html") -> Document:
    return Document(Text(text=html, charset="utf-8"), url)


def found(html: str, url: str = "http://www.example.gov.cn/a/b.html", **tags: str) -> Dated | None:
    return published(document(html, url), url, tags, dt.date(2016, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "[2015-11-20]",
        "2015年11月20日",
        "2015/11/20 09:12:33",
        "2015.11.20",
        "２０１５年１１月２０日",
        "二〇一五年十一月二十日",
        "二○一五年十一月二十日",
        "2015 年 11 月 20 日",
        "发布时间：2015\xa0年\xa011\xa0月\xa020\xa0日",
        "发布时间：2015－11－20",
        "Nov. 20, 2015",
        "Friday, November 20th, 2015",
        "20 November 2015",
        "20. November 2015",
        "20-Nov-2015",
        "11/20/2015",
        "20.11.2015",
        "2015-11-20T09:12:00+08:00",
    ],
)
def test_every_spelling_of_a_full_day(text: str) -> None:
    assert day_in(text) == DAY
    spelt = days.whole(text)
    assert spelt is not None
    assert spelt.date() == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-00018",
        "10.2015.1.1",
        "索引号：000/2015-00123",
        "2015-11-2015",
        "〔2015〕15号",
        "1.5",
        "2015-13-01",
        "1889-11-20",
    ],
)
def test_numbers_that_are_no_days(text: str) -> None:
    assert day_in(text) is None


def test_days_without_a_year_count_only_as_a_whole_text() -> None:
    assert days.whole("[11-20]") == days.Spelt(year=0, month=11, day=20)
    assert days.whole("11月20日") == days.Spelt(year=0, month=11, day=20)
    assert days.whole("11 月 20 日") == days.Spelt(year=0, month=11, day=20)
    assert days.whole("15-11-20") == days.Spelt(year=2015, month=11, day=20)
    assert days.whole("9-12月工作计划") is None
    assert days.whole("今天是2015-11-20") is None
    assert days.whole("2015年11月20日 星期五") is None


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    assert day_in("1/5/2015") is None
    assert days.whole("1/5/2015", Order.MONTH_FIRST) == days.Spelt(year=2015, month=1, day=5)
    assert days.whole("1/5/2015", Order.DAY_FIRST) == days.Spelt(year=2015, month=5, day=1)
    assert (
        order_of(document("<html lang='en-US'><body></body></html>", "https://x.example/"))
        is Order.MONTH_FIRST
    )
    assert order_of(document("<p>11/20/2015 and 1/5/2015</p>", "https://x.example/")) is Order.MONTH_FIRST
    assert order_of(document("<p>20/11/2015 and 1/5/2015</p>", "https://x.example/")) is Order.DAY_FIRST
    assert order_of(document("<p>20/11/2015 and 11/20/2015</p>", "https://x.example/")) is Order.UNKNOWN
    assert order_of(document("<p>通知公告、要闻</p>", "https://x.example/")) is Order.YEAR_FIRST
    assert order_of(document("<p>通知のお知らせ</p>", "https://x.example/")) is Order.UNKNOWN
    assert order_of(document("<p>通知ニュース</p>", "https://x.example/")) is Order.UNKNOWN


@pytest.mark.parametrize(
    ("line", "tag", "url", "certain"),
    [
        ("发布时间：2015-11-20", "2015-11-20", "x.html", True),
        ("", "2015-11-20 09:53", "201511/t20151126_1.html", True),
        ("更新时间：2016-01-05", "2015-11-20", "x.html", True),
        ("发布时间：2015-11-25", "2015-11-20", "201511/t20151120_1.html", True),
        ("发布时间：2015-11-25", "2015-11-20", "x.html", False),  # a contradiction
        (
            "发布时间：2015-11-20　来源：县府办",
            "2016-03-01 03:15",
            "x.html",
            False,
        ),  # the page was made again
        ("[日期：2015-11-20] 来源：县府办 [字体：大 中 小]", "2016-03-01", "t1.html", False),
        ("2015-11-20　浏览次数：12", "2016-03-01 02:00:00", "201603/t1.html", False),
    ],
)
def test_the_pub_date_and_the_day_that_a_page_shows(line: str, tag: str, url: str, certain: bool) -> None:
    html = f"<title>关于某事的通知_某县</title><h1>关于某事的通知</h1><p>{line}</p><p>各乡镇，现将有关事项通知如下。</p>"
    dated = found(html, f"http://a.gov.cn/{url}", pubdate=tag)
    assert dated is not None
    assert (dated.day, dated.certain) == (DAY, certain)


def test_days_in_tables_data_and_comments() -> None:
    heads = "<tr><td>文号</td><td>实施日期</td><td>公开时间</td><td>有效期</td></tr>"
    cells = "<tr><td>府发3号</td><td>2015年12月18日</td><td>2015-11-20 14:59</td><td>2016-01-01</td></tr>"
    article = (
        "<title>关于某事的通知_某县</title>{}<h1>关于某事的通知</h1>{}<p>各乡镇，现将有关事项通知如下。</p>"
    )
    shown = [
        article.format("", f"<table>{heads}{cells}</table>"),
        article.format('<script type="application/ld+json">{"pubDate":"2015-11-20T16:12:00"}</script>', ""),
        article.format("<!--enpproperty <articleid>4</articleid><date>2015-11-20 17:31:00:0</date>-->", ""),
        article.format("", "") + "<p>【日期：[2015-11-20]】 【字体：大 中 小】 【关闭】</p>",
        article.format("", "") + "<table><tr><td>信息录入：某局</td><td>日期：2015-11-20</td></tr></table>",
    ]
    assert [dated and dated.day for dated in map(found, shown)] == [DAY] * len(shown)
    beside = article.format("", "<p>政策解读：<a href='/a/1.html'>一图读懂</a>（2015-12-01）</p>")
    assert found(beside) is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="2015-11-20 09:53">',
        '<meta property="article:published_time" content="2015-11-20T09:53:00+08:00">',
        '<meta name="publishdate" content="2015－11－20">',
        '<meta name="govuk:public-updated-at" content="2015-11-20T09:53:00+00:00">'
        '<meta name="govuk:first-published-at" content="2012-01-01T09:53:00+00:00">',
        '<script type="application/ld+json">{"@graph":[{"@type":"X","datePublished":"2015-11-20"}]}</script>',
        '<meta itemprop="datePublished" content="2015-11-20">',
    ],
)
def test_metadata(head: str) -> None:
    dated = found(f"<html><head>{head}</head><body><p>text</p></body></html>")
    assert dated is not None
    assert (dated.day, dated.source) == (DAY, DateSource.META)


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：<span>2015-11-20</span>",
        "来源：县政府办　发布时间：2015年11月20日 字号：大 中 小",
        "<td>公开日期</td><td>2015-11-20</td>",
        "更新时间：2015-11-20 09:12",
        "日期：2015-11-20",
        "发布 时 间：2015-11-20",
        "Published: November 20, 2015",
        "Veröffentlicht am 20.11.2015",
        "Posted on 20 November 2015",
    ],
)
def test_labelled_days(line: str) -> None:
    dated = found(
        f"<body><h1>关于做好有关工作的通知</h1><div><table><tr>{line}</tr></table></div><p>正文</p></body>"
    )
    assert dated is not None
    assert (dated.day, dated.source) == (DAY, DateSource.LABEL)


def test_published_comes_before_updated() -> None:
    dated = found("<body><p>更新时间：2015-12-24</p><p>发布时间：2015-11-20</p></body>")
    assert dated is not None
    assert dated.day == DAY


@pytest.mark.parametrize(
    "html",
    [
        '<meta name="others" content="页面生成时间 2015-11-20 15:09:57"><p>正文没有日期</p>',
        '<meta name="Maketime" content="2015-11-20 12:28:37"><p>正文</p>',
        "<p>今天是2015年11月20日 星期五</p>",
        "<p>本办法自2015年11月20日起施行。</p><p>生效日期：2015-11-20</p>",
        "<p>报名截止日期：2015-11-20</p>",
        "<p>成文日期：2015-11-20</p>",
        '<div class="footer">版权所有 最后更新时间：2015-11-20</div>',
        "<footer>更新时间：2015-11-20</footer>",
        "<p>Copyright © 2012-2015</p>",
    ],
)
def test_what_never_counts_as_publication(html: str) -> None:
    dated = found(f"<html><body>{html}</body></html>")
    assert dated is None or not dated.certain


def test_a_list_has_no_day_of_its_own() -> None:
    items = "".join(f"<li><a href='{n}.html'>通知{n}</a> 发布时间：2015-11-{n}</li>" for n in range(10, 20))
    assert found(f"<body><ul>{items}</ul></body>") is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/zwgk/201511/t20151120_100.html", DAY),
        ("/art/2015/11/20/art_80179_1.html", DAY),
        ("/art/2015/1/5/art_80179_1.html", dt.date(2015, 1, 5)),
        ("/zhengce/content/2015-11/20/content_10421.htm", DAY),
        ("/2015-11/20/c_1117.htm", DAY),
        ("/20151120/0a1b2c/c.html", DAY),
        ("/2015/11/20/ARTI123.shtml", DAY),
        ("/2015/1120/123.html", DAY),
        ("/columns/u/201511/20/u.html", DAY),
        ("/web/yw/20151120123456/index.shtml", DAY),
        ("/info/1015/4213.htm", None),
        ("/t10221601.shtml", None),
        ("/201511/0123456789abcdef.shtml", None),
        ("/20159999/1.html", None),
        ("/web/20120216182711/http://www.example.org/2010/", None),
    ],
)
def test_days_in_addresses(path: str, day: dt.date | None) -> None:
    dated = url_day(f"http://www.example.gov.cn{path}")
    assert (dated.day if dated else None) == day


def test_a_number_of_fourteen_digits_is_no_sure_day() -> None:
    dated = url_day("http://www.example.gov.cn/web/yw/20151120123456/index.shtml")
    assert dated is not None
    assert not dated.certain


def test_an_instant_in_utc_is_told_as_the_day_it_was_there() -> None:
    html = '<meta property="article:published_time" content="2015-11-19T18:00:00Z"><body>x</body>'
    dated = found(html, "http://www.example.gov.cn/a.html")
    assert dated is not None
    assert dated.day == DAY


def test_the_doctype_does_not_swallow_the_head() -> None:
    html = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="PubDate" content="2015-11-20"/></head>'
    )
    dated = found(html)
    assert dated is not None
    assert dated.day == DAY


def test_a_contradiction_is_never_certain() -> None:
    html = (
        "<head><title>A headline of some length</title><meta name='date' content='2015-01-01'></head>"
        "<body><h1>A headline of some length</h1><p>20 November 2015</p><p>Body.</p></body>"
    )
    dated = found(html, "https://x.example/a")
    assert dated is not None
    assert (dated.day, dated.certain) == (DAY, False)


@pytest.mark.parametrize(
    "text", ["2015-" * 40_000, "1/" * 80_000, "发布时间：" * 20_000, "一二三四年" * 20_000, "Jan " * 50_000]
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    start = time.process_time()
    found(f"<body><p>{text}</p></body>")
    assert time.process_time() - start < PATIENCE


HEAD = (
    "<html><head><title>关于做好防汛工作的通知_政务公开</title></head><body><h1>关于做好防汛工作的通知</h1>"
)
PROSE = "<p>　　各镇、各部门要加强组织领导，细化工作方案，明确责任人。</p>"


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("<p>2015-11-20 09:12　来源：县政府办　【字体：大 中 小】</p>", True),
        ("<p><span>来源：县政府办</span><em>2015年11月20日</em></p>", True),
        ("<p>县融媒体中心 ( 2015-11-20 09:12:33 )</p>", False),
        ("<p>（2015年11月20日）</p>", False),  # may be the day of a speech
        ("<p>发布时间：15-11-20 09:12</p>", True),
        ("<p>录　入　日　期：2015-11-20</p>", True),
        ("<p>信息时间：2015/11/20 10:21:07　阅读次数：679</p>", True),
        ("<p>发布：2015-11-20</p>", True),
        ("<p>更新于 2015-11-20</p>", True),
        ("<p>公布日期：2015-11-20</p>", True),
        ("<p>推送时间：2015年11月20日</p>", True),
        ("<p>来源：县政府办2015-11-20 10:12</p>", True),
        ("<p>2015年11月20日　星期五</p>", True),
        ("<p>二O一五年十一月二十日</p>", True),
        ("<div><em>20</em><span>2015-11</span></div>", False),
        ("<div><span>20</span><span>11月</span><span>2015</span></div>", False),
        ("<p><span title='2015-11-20 10:00'>3天前</span></p>", False),
        ("<p>时间：<script>document.write(show(1447984320000))</script></p>", False),
        ("<span>日期</span><time>2015-11-20</time><dl class='tianqi'><dd>发布时间：2015-12-29</dd></dl>", True),
        ("<p>会议时间：2015年12月1日　　发布时间：2015年11月20日</p>", True),
        ("<table><tr><td>成文日期</td><td>2015年10月8日</td><td>发布日期</td><td>2015-11-20</td></tr></table>", True),
        ("<p>时间：<script>show('2015-11-20 09:12:33')</script></p>", False),
        ("<p><script>el.innerHTML='发布时间：2015-11-20'</script></p>", False),
        ("<p>某某晚报于2015-11-20发布</p>", True),
        ("<p>县融媒体中心 于 2015年11月20日 上传</p>", True),
        ("<p>发稿：2015年11月20日　　责编：管理员</p>", False),
        ("<p>编发：2015/11/20 10:12　校对：管理员</p>", False),
        ("<p>编号：375037904/2014-16755　发布：县融媒体中心　2015-11-20</p>", True),
        ("<p>發佈時間：2015-11-20 09:15　更新時間：2015-12-12</p>", True),
        ("<p>發布日期：2015年11月20日　瀏覽：8</p>", True),
        ("<p>發佈&#26178;&#38291;：2015-11-20</p>", True),
        ("<p>Posted by admin</p><p>发布时间：2015-11-20</p>", True),
        ("<p>发布日期</p><p>：</p><p>2015-11-20</p>", True),
        ("<p>來源：縣政府　2015-11-20　【列印】</p>", True),
    ],
)  # fmt: skip
def test_the_byline_of_a_chinese_article(line: str, certain: bool) -> None:
    dated = found(f"{HEAD}{line}{PROSE}<p>报名截止时间：2015年12月5日17:00。</p></body></html>")
    assert dated is not None
    assert (dated.day, dated.certain) == (DAY, certain)


@pytest.mark.parametrize("line", ["《安全生产条例》于2015-11-20发布", "该办法已于2015-11-20发布"])
def test_the_day_on_which_another_text_was_put_up_is_none_of_the_article(line: str) -> None:
    assert found(f"{HEAD}<p>{line}</p>{PROSE}</body></html>") is None


@pytest.mark.parametrize(
    ("above", "certain"),
    [
        ("2015年11月20日 星期五", False),
        ("<a href='/'>首页</a> &gt; <a href='/tz/'>通知公告</a> <i>2015-11-20</i>", False),
        ("来源：县政府办 2015-11-20", True),
    ],
)
def test_a_bare_day_above_the_headline_is_never_certain(above: str, certain: bool) -> None:
    dated = found(HEAD.replace("<h1>", f"<p>{above}</p><h1>") + PROSE)
    assert dated is not None
    assert (dated.day, dated.certain) == (DAY, certain)


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li><a href='1.html'>某县召开防汛工作会议</a><span>2015-11-20</span></li></ul>",
        "<ul><li><span>2015-11-20</span><a href='1.html'>某县召开防汛工作会议</a></li></ul>",
        "<table><tr><td><a href='1.html'>某县召开防汛工作会议</a></td><td>2015-11-20</td></tr></table>",
    ],
)
def test_the_days_of_a_list_beside_are_not_the_page_s(box: str) -> None:
    html = HEAD.replace("<h1>", f"<div class='left'><h3>最新信息</h3>{box}</div><h1>") + PROSE
    assert found(html) is None
    byline = "<p>来源：县政府办 2015-10-08</p>"
    dated = found(html.replace("</h1>", f"</h1>{byline}"))
    assert dated is not None
    assert dated.day == dt.date(2015, 10, 8)


@pytest.mark.parametrize(
    "title", ["某某县人民政府 >> {}", "某某县教育局 {}_某某县教育局", "某某县人民政府门户网站-{}"]
)
def test_the_headline_stands_behind_the_site_s_name_in_the_title(title: str) -> None:
    headline = "关于做好防汛工作的通知"
    html = f"<html><head><title>{title.format(headline)}</title></head><body><p>2015-10-01</p><p>某某县人民政府</p>"
    dated = found(f"{html}<div class='bt'>{headline}</div><p>2015-11-20</p>{PROSE}</body></html>")
    assert dated is not None
    assert dated.day == DAY


@pytest.mark.parametrize(
    "line",
    [
        f"{PROSE}<p>停水时间：2015-11-20 22:00至次日6:00。</p>",
        f"{PROSE}<p>上一篇：<a href='1.html'>某通知</a> 2015-11-20</p>",
        f"{PROSE}<h4>相关信息</h4><ul><li><a href='1.html'>某通知</a><span>2015-11-20</span></li></ul>",
        f"{PROSE}<p>某某县人民政府</p><p>2015年11月20日</p>",
        f"{PROSE}<p>页面更新时间 2015-11-20</p>",
        f"<table><tr><td>成文日期</td><td>2015年11月20日</td></tr></table>{PROSE}",
        f"<p>公示期：2015年11月20日至2015年11月27日</p>{PROSE}",
        f"<p>会议时间：2015年11月20日</p>{PROSE}",
        f"<p>时间：2016年1月12日上午9时</p><p>地点：县政府会议室</p>{PROSE}",  # still to come
        f"<ul><li>空气质量 良 2015-11-20 08:00 更新</li></ul>{PROSE}",
        f"<p>时间：2015年11月20日上午9时　地点：县政府会议室</p>{PROSE}",
        f"<p>关于举办展览的公告</p><p>时间：2015年11月20日</p><p>地点：县文化馆</p>{PROSE}",
        f"<p>（2015年11月20日县人民代表大会常务委员会第五次会议通过）</p>{PROSE}",
        f"<p><i>生</i><i>效</i><i>日</i><i>期</i>：2015-11-20</p>{PROSE}",
        f"<p>注册时间</p><p>2015-11-20</p>{PROSE}",
        f"{PROSE}<div><h5>延伸阅读</h5><a href='5.html'>某通知</a> 发布时间：2015-11-20</div>",
        f"<script>var d='2015-11-20';console.log(d)</script>{PROSE}",
        f"<p>我县于2015年11月20日发布实施方案，部署有关工作</p>{PROSE}",
        f"<p>申请：2015年11月20日　办结：2015年11月25日</p>{PROSE}",
        f"<p>編號：2015-11-20　公示時間：2015年11月20日至27日</p>{PROSE}",
        f"<p>電話：0511-20151120</p>{PROSE}",
    ],
)
def test_days_of_something_else_are_not_the_day_of_a_chinese_article(line: str) -> None:
    assert found(f"{HEAD}{line}</body></html>") is None


def test_the_day_beside_a_headline_stands_even_in_a_box_with_a_sidebar() -> None:
    html = (
        "<html><head><title>A headline of some length</title></head><body class='page'>"
        + "<p>x</p>" * 20
        + "<div class='wrap with-sidebar'><h1>A headline of some length</h1><p>20 November 2015</p></div></body></html>"
    )
    dated = found(html, "https://x.example/a")
    assert dated is not None
    assert dated.day == DAY


def test_the_day_on_which_an_author_joined_is_not_the_day_of_a_post() -> None:
    html = (
        "<html><head><title>A headline of some length</title></head><body><h1>A headline of some length</h1>"
        "<p><b>Joined:</b> 18 September 2008</p><p>by someone</p><p>20 November 2015</p></body></html>"
    )
    dated = found(html, "https://x.example/a")
    assert dated is not None
    assert dated.day == DAY


def test_an_instant_in_utc_whose_country_only_the_language_tells_is_uncertain() -> None:
    html = '<html lang="en"><meta property="article:published_time" content="2015-11-21T02:54:00Z"><body>x</body>'
    dated = found(html, "https://news.example.com/story")
    assert dated is not None
    assert (dated.day, dated.certain) == (DAY, False)


def test_a_post_that_a_page_quotes_does_not_date_it() -> None:
    html = "<body><blockquote><p>A post</p><time datetime='2015-11-20'>x</time></blockquote></body>"
    made = document(f"<html>{html}</html>", "https://x.example/a")
    assert by_markup(made, Order.UNKNOWN) is None


def test_the_front_of_a_site_was_not_published_on_a_day() -> None:
    html = (
        "<html><body><p>Welcome</p><div>The board met on 2015-11-20, and on 2014-01-02.</div></body></html>"
    )
    assert found(html, "https://x.example/") is None


@pytest.mark.parametrize(
    "line", ["Termin: 21.02.2020, 19 Uhr", "<b>Wann:</b> 21.02.2020", "When: 21 February 2020"]
)
def test_the_day_on_which_something_takes_place_is_not_the_day_of_its_page(line: str) -> None:
    html = f"<title>Whisky tasting</title><h1>Whisky tasting</h1><p>{line}</p><p>Join us for an evening.</p>"
    assert found(html, "http://www.example.com/tasting/") is None


@pytest.mark.parametrize(
    "line",
    [
        "20 November 2015<p>Location: the town hall</p>",
        "20 November 2015, 09:00 – 17:00",
        "<time itemprop='startDate' content='2015-11-20'>20 November 2015</time>",
    ],
)
def test_a_day_with_a_place_or_hours_is_that_of_an_event(line: str) -> None:
    html = f"<title>Spring market</title><h1>Spring market</h1><p>{line}</p><p>Join us for an evening.</p>"
    assert found(html, "http://www.example.com/market/") is None


@pytest.mark.parametrize(
    ("url", "changed", "shown", "told"),
    [
        ("http://www.example.com/story", "2015-11-20", "", True),
        ("http://www.example.com/story", "2015-11-18", "", False),
        ("http://www.example.com/story", "2015-11-18", "By A. Writer, 20 November 2015", True),
        ("http://www.example.com/2015/11/story", "2015-11-21", "", True),
        ("http://www.example.com/2012/03/story", "2015-11-21", "", False),
    ],
)
def test_a_marked_day_after_the_last_change_or_the_address_is_not_said(
    url: str, changed: str, shown: str, told: bool
) -> None:
    head = (
        '<meta property="article:published_time" content="2015-11-20T12:00:00+01:00">'
        f'<meta property="article:modified_time" content="{changed}T12:00:00+01:00">'
    )
    html = f"<head>{head}<title>A story</title></head><body><p>{shown}</p><p>Once upon a time.</p></body>"
    assert (found(html, url) is not None) is told


def test_several_days_in_time_elements_tell_none() -> None:
    posts = "".join(f"<h2>Post</h2><time datetime='2015-11-{day}'>on</time><p>Words.</p>" for day in (20, 18))
    assert by_markup(document(f"<html><body>{posts}</body></html>"), Order.UNKNOWN) is None


def test_the_headline_is_not_the_name_of_the_site_with_which_it_begins() -> None:
    html = (
        "<html><head><title>某县人民政府关于加快冷水鱼产业发展的意见-某县人民政府</title></head><body>"
        "<div>某县人民政府</div><p>智能问答 2018-08-10 09:30 您好，请问有什么可以帮您？请在这里输入问题。</p>"
        "<h4>点击排行</h4><p>2018-08-10</p><td>某县人民政府关于加快冷水鱼产业发展的意见</td>"
        f"<p>发布时间：2015-11-20</p>{PROSE}</body></html>"
    )
    dated = found(html)
    assert dated is not None
    assert dated.day == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<p>更新：2015-11-20　点击：12</p>",
        "<p>更新日期:2015/11/20；来源:宣传部；浏览:930次</p>",
        "<table><tr><th>来源</th><th>更新日期</th></tr><tr><td>某局</td><td>2015年11月20日</td></tr></table>",
        "<p>发布：15-11-20　点击：12</p>",
        "<p>入库时间：2015-11-20</p>",
        "<p>创建时间：2015-11-20 10:12　修改时间：2016-01-05 08:00</p>",
        "<p>发布时间：Fri Nov 20 09:05:00 CST 2015</p>",
        "<p><span title='2015-11-20 10:12:00'>11-20 10:12</span>　来源：某局</p>",
        "<p><i>公</i><i>开</i><i>日</i><i>期</i>：<b>2015-11-20</b></p>",
        "<p>发布时间：<span class='pubtime' data-time='2015-11-20 10:12'></span></p>",
        "<script>document.write('发布时间：2015-11-20');</script>",
        "<script>var doc={'id':7,'publishTime':'2015-11-20 10:12:00'};</script>",
        "<input type='hidden' id='pubDate' value='2015-11-20 10:12:00'>",
    ],
)
def test_bylines_and_stamps_of_content_systems(line: str) -> None:
    dated = found(f"{HEAD}{line}{PROSE}</body></html>")
    assert dated is not None
    assert dated.day == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>【更新日期：2015年11月20日】【字体：大 中 小】</p>", DAY),
        ("<p>更新日期：2015-11-20</p>", None),
        ("<p>更新日期：2016-01-01　【关闭】</p>", None),  # the day of the fetch: the page was made again
    ],
)
def test_the_day_of_an_update_below_the_text(line: str, day: dt.date | None) -> None:
    dated = found(f"{HEAD}{PROSE}{line}</body></html>")
    assert (dated and dated.day) == day


def test_a_trail_without_links_is_no_label() -> None:
    title = "关于做好某项工作的通知"
    html = (
        f"<html><head><title>{title}-某县</title></head><body><p>当前位置：</p><p>2015-11-20 15:54</p><h1>{title}</h1>"
        f"{PROSE}</body></html>"
    )
    dated = found(html)
    assert dated is not None
    assert dated.day == DAY


def test_a_clock_behind_the_trail_is_no_day_of_a_page() -> None:
    html = "<html><head><title>搜索结果-某县</title></head><body><p>您的位置：<i>2016-01-01</i></p><p>共找到三十六条结果，用时一秒。</p></body></html>"
    assert found(html) is None


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("<p>发布时间：2015-11-20</p>", DAY),
        (f"{PROSE * 9}<p>发布时间：2015-11-20</p>", DAY),
        ("<p>发布时间：2015-11-20</p><p>发布时间：2015-11-21</p>", None),
        ("<div class=footer>发布时间：2015-11-20</div>", None),
        ("<p>相关新闻</p><p>发布时间：2015-11-20</p>", None),
    ],
)
def test_a_label_below_the_text_tells_where_none_above_it_does(below: str, day: dt.date | None) -> None:
    dated = found(f"{HEAD}{PROSE}{below}</body></html>")
    assert (dated and dated.day) == day
    above = found(f"{HEAD}<p>发布时间：2015-10-08</p>{PROSE}{below}</body></html>")
    assert above is not None
    assert (above.day, above.certain) == (dt.date(2015, 10, 8), True)


HANZI, LATIN = "本县各镇各部门要加强组织领导" * 300, "the office of the county " * 400


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        (HANZI, True),
        (f"{HANZI[:300]}{LATIN}", False),
        (f"{HANZI[:2_000]}{LATIN}", True),
        (f"{LATIN[:5_000]}{HANZI}", False),
        (f"{LATIN[:2_600]}{HANZI}", True),
        (f"{HANZI[:2_500]}{'の' * 600}", False),
        (f"{HANZI[:2_500]}{'&#12398;' * 600}", False),
        (f"{HANZI[:2_500]}{'の' * 400}{HANZI}", True),
        (f"{HANZI[:2_500]}{'。' * 3_500}", True),
        ("", False),
    ],
)
def test_a_page_is_chinese_by_its_beginning_but_for_letters_and_kana(text: str, chinese: bool) -> None:
    page = document(f"<title>通知</title><body><p>{text}</p></body>")
    assert is_chinese(flat_of(page)) is chinese


@pytest.mark.parametrize(
    "html",
    [
        "<title>通知</title><body><p>一</p>二<b>三</b></body>",
        "<body>一<p>二</p></body>",
        "<title>通知</title><body></body>",
        "<title>通知</title><frameset><frame src='a'></frameset><noframes>一</noframes>",
        "<title>通知</title><body><p>發佈時間：2015-11-20</p></body>",
        f"<title>通知</title><body>{'<p>一二三四</p>' * 50_000}</body>",
    ],
)
def test_the_text_of_a_body_is_its_pieces_a_line_each(html: str) -> None:
    flat = flat_of(document(html))
    assert flat.text == "\n".join(flat.pieces)
    assert "通知" not in flat.pieces
