"""Farewell: a home page that says of its own site that it closes or moves, whatever the register says."""

from __future__ import annotations

import re

from crawler.facts import SiteFacts

_ENDS = re.compile(
    r"(?:本|我)[局委办厅院县市区乡镇]?(?:单位|街道|政府|政务|门户|官方)?(?:网站|网址|站点|网|站)([^，。]{0,30}?)"
    r"(?:关停|关闭|下线|已经?迁移|(?:迁移?|搬迁|整合|合并|归并|并)(?:至|到|入|于)|停止(?:运行|服务|更新|访问|使用|运营|维护)"
    r"|不再(?:更新|运行|维护|使用))"
    r"|this (?:web ?)?site [^.]{0,30}?(?:closed|shut down|discontinued|retired|moved|no longer updated)",
    re.I,
)
_PART = re.compile(r"栏目|频道|信箱|留言|系统|客户端|app|小程序|微信|微博|公众号|浏览器|部分|不|未|无", re.I)
SHORTEST = 4  # characters of a name that tells a site


def takes_leave(facts: SiteFacts) -> bool:
    """True where the home page says that the site closes or has moved: no updates may be due any more.

    Only what is said of the site as a whole counts. Whether it closes by the rules, a person must say.
    """
    home = facts.home
    if home is None or home.closing is None:
        return False
    said = _ENDS.search(_own(home.closing.text, (facts.site.name, home.title)))
    return said is not None and not _PART.search(said[1] or "")


def _own(text: str, names: tuple[str, ...]) -> str:
    """The text, in which the site calls itself 本网站 where it used its name."""
    for name in names:
        stem = re.sub(r"(?:门户|政务|官方)?网站?$", "", name)
        if len(stem) >= SHORTEST:
            text = re.sub(f"{re.escape(stem)}(?:门户|政务|官方)?网站?", "本网站", text)
    return text
