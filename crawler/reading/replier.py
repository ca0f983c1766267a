"""Replier: who replies to letters, by name: offices, keepers of sites, and how often they did."""

from __future__ import annotations

import re
from typing import Final

from crawler.reading.seldom import seldom

_UNITS: Final = (
    *("局", "委", "办", "厅", "署", "处", "科", "所", "站", "队", "院", "校", "镇", "乡", "街道", "街道办"),
    *("中心", "政府", "部门", "部", "公司", "集团", "支行", "信箱", "办公室", "委员会", "管委会", "大厅"),
    *("书记", "市长", "县长", "区长", "省长", "镇长", "乡长", "局长", "主任"),
)
_KEEPERS: Final = ("管理员", "站长", "版主", "编辑", "小编", "客服", "工作人员")
_ROLES: Final = (
    *("官方", "部门", "单位", "领导", "本站", "我局", "我们", "政府", "网站", "受理", "办理", "处理"),
    *("首次", "再次", "最终", "补充", "追加"),
)
UNIT: Final = re.compile(f"(?:{'|'.join(_UNITS)})$")
ROLES: Final = seldom(
    f"(?:(?:网站|系统|后台|版块?|论坛|信息)?(?:{'|'.join(_KEEPERS)})|{'|'.join(_ROLES)}|的)*"
)
FLOOR: Final = re.compile(r"^\d{1,4}[楼#.、]")  # of a reply among others
_TIMES = re.compile("第[一二三四五六七八九十]次")
_ASKS = re.compile(
    r"如何|怎[么样]|请问|什么|问题|反映|咨询|投诉|举报|关于|希望|能否|可否|是否|[？?]|要求|请求|求助"
)

# What all of them end with, a site's name, too, but not 的, with which a title goes on (关于调整学区的回复).
LAST: Final = frozenset(word[-1] for word in (*_UNITS, *_KEEPERS, *_ROLES, "网"))


def is_unit(text: str) -> bool:
    """True for the name of an office."""
    return 2 <= len(text) <= 30 and bool(UNIT.search(text)) and not _ASKS.search(text)


def may_end_who(word: str) -> bool:
    """True for a word with which the name of who replies may end."""
    who = FLOOR.sub("", word)
    rest = ROLES.sub("", who)
    return len(who) <= 2 or not rest or _TIMES.fullmatch(rest) is not None or is_unit(rest)
