"""Archived: a column that says it is kept as a record and gets nothing new."""

from __future__ import annotations

from crawler.reading.document import Document
from crawler.reading.seldom import seldom
from crawler.reading.signs import signs
from crawler.reading.text import visible

LONGEST = 40  # characters of a line that says so

_SAID = seldom(
    r"^\W*(?:(?:提示|说明|注|公告|通知)[:：]\s?)?(?:本|该|此|本页|当前)(?:栏目|专栏|专题|频道|页面|板块|版块)(?:内容|信息)?"
    r"(?:自?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起)?(?:[,，\s]{0,2})(?:现已|已经|已|将)?(?:停止更新|停更|归档|不再更新|停止维护|作为历史资料保存)"
)
_NAMED = seldom(
    r"(?:[(（【\[](?:已)?(?:归档|停更|停止更新|关闭)|已归档|已停更|停止更新"
    r"|历史(?:文件|信息|资料|数据|公告|文档)(?!征|解读|动态)"
    r"|(?:19|20)\d\d(?:年度?)?(?:及|及?[以之])前(?:的?(?:信息|文件|资料|数据|公告|通知|公报))?\W*$)"
)


def is_archived(document: Document) -> bool:
    """True where a short line of the page says that its column gets nothing new any more."""
    if "archived" not in signs(document):
        return False
    return any(len(line) <= LONGEST and _SAID.match(line) for line in visible(document).split("\n"))


def names_archived(name: str) -> bool:
    """True for a name that says so, such as 疫情防控（已归档） and 历史文件（2015年以前）."""
    return bool(_NAMED.search(name))
