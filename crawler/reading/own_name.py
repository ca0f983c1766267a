"""Own name: what a page is called, apart from its site."""

from __future__ import annotations

import re

from crawler.reading.breadcrumb import breadcrumb
from crawler.reading.document import Document
from crawler.reading.tags import tags
from crawler.reading.text import title

_ENDS = re.compile(r"\s*[-–—_|]\s*")
_SITE_FIRST = re.compile(
    r"(?P<site>[^\s_|>»·–—-]{2,40}(?:网|网站|门户|平台|政府|委员会|[局厅部委办院]))[\s_|>»·–—-]{1,5}(?P<own>[^\s_|>»·–—-].*)"
)


def titled(document: Document) -> str:
    """A page's title, its own name first, where that stands behind the site's: 某县政府网 通知公告."""
    name = title(document)
    told = _SITE_FIRST.match(name)
    return f"{told['own']} {told['site']}" if told else name


def own_names(document: Document) -> set[str]:
    """What a page is called by its title, its ColumnName and the last hop of its trail, without blanks."""
    name = title(document)
    told = _SITE_FIRST.match(name)
    heads = [_ENDS.split(text, maxsplit=1)[0] for text in (name, *([told["own"]] if told else []))]
    names = [*heads, tags(document).get("columnname", ""), *breadcrumb(document)[-1:]]
    return {"".join(text.split()) for text in names}
