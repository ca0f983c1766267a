"""What a visit keeps of a page, when a site has more links than a worker could hold."""

from __future__ import annotations

import datetime as dt

from crawler.course import LINKS_KEPT, Course
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Cause, Outcome
from crawler.settings import CrawlSettings
from crawler.site import Site
from crawler.visits import LINKS_LATE, visit


def test_beyond_a_sum_of_links_a_page_keeps_a_few_and_the_site_counts_as_partly_read() -> None:
    course = Course(Site(id="1", url="https://www.a.gov.cn/"), CrawlSettings())
    (entry,) = course.begin()
    body = "".join(f"<a href='/{number}.html'>通知</a>" for number in range(2_500)).encode()
    answer = Answer(
        url=entry.url, final_url=entry.url, outcome=Outcome.OK, status=200,
        fetched_at=dt.datetime(2026, 11, 3, tzinfo=dt.UTC), headers={"content-type": "text/html"}, body=body,
    )  # fmt: skip
    made = visit(course, entry, answer)
    assert made.page is not None
    assert len(made.page.links) == 2_500
    course.absorb(made)
    assert Cause.BUDGET not in course.causes
    course.kept_links = LINKS_KEPT
    late = visit(course, entry, answer)
    assert late.page is not None
    assert LINKS_LATE / 2 < len(late.page.links) <= LINKS_LATE
    course.absorb(late)
    assert Cause.BUDGET in course.causes


def test_pages_that_show_the_same_are_remembered_as_the_same() -> None:
    course = Course(Site(id="1", url="https://www.a.gov.cn/"), CrawlSettings())

    def remembered(title: str, text: str, code: str = "") -> str:
        url = "https://www.a.gov.cn/a.html"
        entry = Entry(site="1", url=url, purpose=Purpose.PAGE, depth=1)
        body = f"<title>{title}</title><script>{code}</script><p>{text}&#xd83d;</p>".encode()
        answer = Answer(
            url=url, final_url=url, outcome=Outcome.OK, status=200,
            fetched_at=dt.datetime(2026, 11, 3, tzinfo=dt.UTC), headers={"content-type": "text/html"}, body=body,
        )  # fmt: skip
        return visit(course, entry, answer).memo

    first = remembered("通知", "关于召开会议的通知")
    assert first
    assert remembered("通知", "关于召开会议的通知", "var now = 1;") == first
    others = [remembered("通知", "关于召开会谈的通知"), remembered("通报", "关于召开会议的通知")]
    assert len({first, *others}) == 3
