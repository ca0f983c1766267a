"""Meta tags of the 2017 guideline."""

from __future__ import annotations

from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.reading.tags import tags


def read(html: str) -> dict[str, str]:
    return tags(Document(decode(html.encode()), "http://x.gov.cn/"))


def test_names_in_any_case_values_as_written() -> None:
    html = """<META NAME=" SiteName " content="某县人民政府"><meta name=pubdate CONTENT="2015-11-20－09:12">
      <meta property="article:published_time" content="2015-11-20"><meta name=viewport content=x>"""
    assert read(html) == {
        "sitename": "某县人民政府",
        "pubdate": "2015-11-20－09:12",
        "article:published_time": "2015-11-20",
    }


def test_a_tag_without_value_is_there_and_the_first_value_counts() -> None:
    html = """<meta name=SiteIDCode content=" "><meta name=ColumnName><meta name=ColumnName content=一>
      <meta name=columnname content=二>"""
    assert read(html) == {"siteidcode": "", "columnname": "一"}


def test_values_are_bounded() -> None:
    assert len(read(f"<meta name=description content='{'长' * 9000}'>")["description"]) == 500


def test_a_comment_is_no_tag() -> None:
    assert read("<!-- <meta name=SiteName content=x> -->") == {}
