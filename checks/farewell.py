"""Farewell: a home page that says of its own site that it closes or moves, whatever the register says."""

from __future__ import annotations

import re

from crawler.facts import SiteFacts

_ENDS = re.compile(
    r"[本我](?:[局委办厅院县市区乡镇]|部门|单位|街道|中心)?"
    r"(?:人民政府|政府|政务|门户|官方){0,3}(?:网站|网址|站点|网(?!络)|站)"
    r"([^，。]{0,30}?(?:，(?=[自从将现已拟于])[^，。]{0,20}?)?)"
    r"(?:(?:关停|关闭|下线|停止(?:运行|服务|更新|访问|使用|运营|维护)|不再(?:更新|运行|维护|使用))"
    r"(?![^，。后并及和、的]{0,10}(?:栏目|频道|信箱|留言|评论|功能|版本|播放器|浏览器|工作|[\d余多][家个]))"
    r"|已经?迁移|(?:迁移?|搬迁|整合|合并|归并|并)(?:至|到|入|于))"
    r"|this (?:web ?)?site [^.]{0,30}?(?:closed|shut down|discontinued|retired|moved|no longer updated)",
    re.I,
)
# Between the two: what is not the whole site, what are many, what only may be.
_PART = re.compile(
    r"栏目|频道|信箱|留言|系统|客户端|app|小程序|微信|微博|公众号|浏览器|部分|(?<!改)版|[旧老]站|[旧老原]域名"
    r"|[局委办厅院]网|平台已?$|全部|有权|可能|不|未|无(?!力|专?人)",
    re.I,
)
# It comes back, or is away for some hours or days.
_PAUSE = re.compile(r"恢复(?!时间)|检修|割接|停机|(?:[日号时点分]|:\d\d)\s?(?:至|到|[-—~])")
SHORTEST = 4  # characters of a name that tells a site


def takes_leave(facts: SiteFacts) -> bool:
    """True where the home page says that the site closes or has moved: no updates may be due any more.

    Only what is said of the site as a whole, and for good, counts. Whether it closes by the rules, a
    person must say.
    """
    home = facts.home
    if home is None or home.closing is None:
        return False
    text = _own(home.closing.text, (facts.site.name, home.title))
    said = _ENDS.search(text)
    if said is None or _PAUSE.search(text):
        return False
    return not _PART.search((said[1] or "").rpartition("，")[2])


def _own(text: str, names: tuple[str, ...]) -> str:
    """The text, in which the site calls itself 本网站 where it used its name."""
    for name in names:
        stem = re.sub(r"(?:门户|政务|官方)?网站?$", "", name)
        if len(stem) >= SHORTEST and stem in text:
            text = re.sub(f"{re.escape(stem)}(?:门户|政务|官方)?网站?", "本网站", text)
    return text
