"""A check from outside: a consultation must say until when people may answer."""

from collections.abc import Iterator

from webcensus import Certainty, Clear, Evidence, Finding, Page, Texts, Unassessed, page_check

CONSULTATIONS = ("公开征求意见", "征求意见稿", "意见征集")
DEADLINES = ("截止", "截至", "期限", "日前", "之前", "结束时间", "止)", "止）")


@page_check(
    "consultation-deadline",
    title="Consultation without a deadline",
    message="“{title}” does not say until when opinions are taken",
    zh=Texts(
        title="征求意见未注明期限",
        message="“{title}”未注明征求意见的截止时间",
        why="不注明截止时间，公众不知道何时之前提出意见有效。",
        detects="标题为征求意见的页面，正文未出现截止时间或者征集期限。结果为疑似，须经人工确认。",
        rectify="在正文显著位置注明征求意见的起止时间和反馈方式。",
    ),
)
def consultation_deadline(page: Page) -> Iterator[Finding | Unassessed | Clear]:
    """A consultation does not say until when it runs.

    Why: without a deadline nobody knows whether an opinion still counts.

    Detects: pages whose title announces a consultation and whose text names no deadline. Suspected, as the
    deadline may stand in an attachment.

    Rectify: state the period and where to send opinions.
    """
    if not any(word in page.title for word in CONSULTATIONS):
        return
    if page.outcome != "ok":
        yield Unassessed(
            check="consultation-deadline", site=page.site, locator=page.url, reason=page.outcome.value
        )
    elif any(word in page.text for word in DEADLINES):
        yield Clear(check="consultation-deadline", site=page.site, locator=page.url)
    else:
        yield Finding(
            check="consultation-deadline",
            site=page.site,
            locator=page.url,
            certainty=Certainty.SUSPECTED,
            data={"title": page.title},
            evidence=Evidence(url=page.url, quote=page.title, fetched_at=page.fetched_at),
            pages=(page.url,),
        )
