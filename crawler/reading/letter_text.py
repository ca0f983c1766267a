"""Letter text: what a person or an office wrote, without what the page adds to it."""

from __future__ import annotations

import re

from crawler.reading.seldom import seldom
from crawler.reading.vocabulary import squeeze

_FOLD = seldom(
    r"(?:^|(?<=[。！？!?….])|(?=[\[【(（]))[\[【(（]?(?:点击)?"
    r"(?:(?:展开|收起)(?:全文|全部|更多|详情)?|(?:查看|阅读)(?:全文|全部|更多|详情))[\]】)）]?$"
)
_CUT = seldom(r"(?:\.\.\.|…+)$")
_NOTICE = seldom(
    r"不代表.{0,16}(?:立场|观点)|仅代表.{0,16}(?:意见|观点)|(?:未经|请勿).{0,12}(?:转载|复制)|不得转载|转载请"
    r"|仅供参考\W*$|版权(?:声明|所有)"
)
_FILE = seldom(
    r"(?:附件\d*\s?[:：]?\s?)?\S{1,60}\.(?:jpe?g|png|gif|bmp|docx?|xlsx?|pptx?|pdf|ofd|wps|rar|zip|mp[34])",
    re.I,
)
_LONGEST_NOTICE = 80  # characters
_LEAST_QUOTE = 8  # characters without blanks
_QUOTED = seldom(r"[一-鿿]{0,8}[:：]?")  # 原信内容：


def own_text(text: str) -> str:
    """A text without the page's notices and files below it and its own beginning above it, to be unfolded."""
    lines = [line for line in text.split("\n") if line.strip()]
    while len(lines) > 1 and _is_added(lines[-1]):
        lines.pop()
    unfolded = [line for text in lines if (line := _FOLD.sub("", text.strip()).strip())]
    if unfolded == [line.strip() for line in lines]:
        return "\n".join(lines)
    head = squeeze(_CUT.sub("", unfolded[0])) if unfolded else ""
    repeated = head and squeeze("".join(unfolded[1:])).startswith(head)
    return "\n".join(unfolded[1:] if repeated else unfolded)


def _is_added(line: str) -> bool:
    """True for a notice, or the name of a file that is attached."""
    short = len(line) <= _LONGEST_NOTICE
    return short and (_NOTICE.search(line) is not None or _FILE.fullmatch(line.strip()) is not None)


def unquoted(reply: str, body: str) -> str:
    """A reply without the letter that it repeats above what it says."""
    letter, text = squeeze(body), squeeze(reply)
    at = text.find(letter) if len(letter) >= _LEAST_QUOTE else -1
    if at < 0 or not _QUOTED.fullmatch(text[:at]):
        return reply
    return text[at + len(letter) :] or reply
