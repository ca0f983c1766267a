"""Cells: the values that the cells of a register hold, each taken or refused with a way out. Pure."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

import ada_url

from crawler.site import State

LONGEST = 2000  # characters
LONGEST_URL = 2048

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_STATES = {
    State.NORMAL: "正常 正常运行 运行 在运行 开通",
    State.EXEMPT: "例外 例外网站",
    State.RECTIFYING: "关停整改 整改 申请关停整改 rectification",
    State.SUSPENDED: "暂时关停 临时下线 暂停 申请临时下线",
    State.CLOSED: "永久关停 永久下线 关停 已关停 申请永久下线",
}
_YES = {"yes", "y", "true", "1", "是", "有"}
_NO = {"no", "n", "false", "0", "否", "无", "没有"}
_DAY = re.compile(
    r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?: 0{1,2}:00(?::00)?)?|(\d{4})(\d\d)(\d\d)"
)
_WIDE = re.compile(r"\A(https?) ?[:：] ?[/／]{2}", re.IGNORECASE)  # as Chinese keyboards write it
_NO_WEB = re.compile(r"(?:mailto|javascript|data|file|ftp|tel|about|blob|ws|wss):", re.IGNORECASE)


Value = TypeVar("Value")


class CellError(ValueError):
    """One cell cannot be taken: its text where it is known, the reason, the way out."""


@functools.lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A header's name or a word as it is looked up: no case, no blanks, no underscores, half-width."""
    return re.sub(r"[\s_*:-]", "", unicodedata.normalize("NFKC", text).lower())


_STATE_WORDS = {key(word): state for state, words in _STATES.items() for word in [state, *words.split()]}


def taken(convert: Callable[[str], Value], text: str) -> Value:
    """A cell converted; a fault names the cell too."""
    try:
        return convert(text)
    except CellError as error:
        raise CellError(text, *error.args) from None


def text(cell: str) -> str:
    """A cell's text: blanks and line breaks become single blanks. Anything else stays as it is."""
    text = cell.strip() if cell.isprintable() else " ".join(cell.translate(_INVISIBLE).split())
    if len(text) > LONGEST:
        raise CellError(text, f"a cell longer than {LONGEST} characters", "shorten it")
    if not text.isprintable() and any(_control(character) for character in text):
        raise CellError(text, "control characters in a cell", "remove them")
    return text


def _control(character: str) -> bool:
    """True for control characters, lone surrogates and marks that turn the direction of writing."""
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\u202a\u202b\u202c\u202d\u202e"


def address(text: str) -> str:
    """A site's URL as browsers write it, without fragment; http:// where there is no scheme."""
    if not text:
        raise CellError("no URL", "give the address of the home page")
    if len(text) > LONGEST_URL:
        raise CellError(f"a URL longer than {LONGEST_URL} characters", "give the address of the home page")
    if _NO_WEB.match(text):
        raise CellError("not a web address", "give a URL that begins with http:// or https://")
    text = _WIDE.sub(r"\1://", text)
    full = text if "://" in text else "http://" + text.lstrip("/")
    try:
        href: str = ada_url.URL(full).href
    except ValueError:
        raise CellError("not a URL", "write it like http://www.example.gov.cn/") from None
    scheme, _, rest = href.partition("#")[0].partition("://")
    if scheme not in ("http", "https"):
        raise CellError("not a web address", "give a URL that begins with http:// or https://")
    authority = rest.partition("/")[0]
    if "@" in authority:
        raise CellError("a user name or password in the URL", "remove what stands before the @")
    if " " in text or not _host(authority):
        raise CellError("not a host name", "write it like http://www.example.gov.cn/")
    return f"{scheme}://{rest}"


def _host(authority: str) -> bool:
    if authority.startswith("["):
        return True
    name = authority.partition(":")[0].rstrip(".")
    if name == "localhost":
        return True
    return "." in name and ".." not in name and len(name) <= 253


def schemeless(url: str) -> str:
    """A URL without its scheme, and without a path that is the root: the id of a site without a code."""
    rest = url.partition("://")[2]
    return rest.removesuffix("/") if rest.count("/") == 1 else rest


def blind(url: str) -> str:
    """A URL without scheme, www and the slash at the end: what makes two rows one site."""
    return schemeless(url).removeprefix("www.").removesuffix("/")


def state(text: str) -> State:
    """The state of a site in the register; normal where the cell is empty."""
    if not text:
        return State.NORMAL
    state = _STATE_WORDS.get(key(text))
    if state is None:
        raise CellError("an unknown state", "use 正常, 例外, 关停整改, 暂时关停, 永久关停 or leave it empty")
    return state


def yes(text: str) -> bool:
    """Yes or no."""
    word = key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError("neither yes nor no", "use 是 or 否, yes or no, 1 or 0")


def day(text: str) -> dt.date:
    """A day, year first."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if found:
        try:
            return dt.date(*(int(part) for part in found.groups() if part is not None))
        except ValueError:
            pass
    raise CellError("not a date", "write it like 2026-11-30")
