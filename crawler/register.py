"""The register of sites: a CSV file read and checked row by row, and what is wrong in it named."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ada_url
import msgspec

from crawler.site import BadRow, Merged, Site, Sites, SitesError, State


class _CellError(ValueError):
    """One cell cannot be taken: reason and way out."""


_FILE_BYTES = 128 * 1024 * 1024
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_CELL = 2000  # characters
_URL = 2048
_SHOWN = 120
_COLUMNS = 200
_NAMES = {
    "url": "网址 网站地址 网站网址 首页网址 首页地址 网站首页网址 主页地址 域名 网站域名 website address",
    "site_code": "网站标识码 标识码 政府网站标识码 编码 code siteid",
    "name": "网站名称 名称 站点名称 网站 site_name title",
    "jump_url": "跳转网址 跳转地址 跳转后网址 跳转链接",
    "province": "省 省份 所属省份 省（区、市） 省级 省(自治区、直辖市)",
    "city": "市 地市 所属地市 地级市 市（州） 市级",
    "county": "县 区县 县区 区（县） 所属区县 县级 县（市、区）",
    "level": "级别 层级 网站级别 网站层级 行政级别",
    "site_type": "网站类型 类型 网站类别 类别 type",
    "organiser": "主办单位 主办单位名称 主办 organizer owner",
    "supervisor": "主管单位 主管部门 上级主管单位 主管",
    "icp_no": "icp备案号 icp备案编号 icp备案 备案号 icp",
    "police_no": "公安备案号 公安机关备案号 公网安备 公安联网备案号",
    "has_services": "是否有办事服务 办事服务 是否提供办事服务 有无办事服务 services",
    "state": "状态 网站状态 运行状态 status",
    "resume_date": "恢复日期 恢复时间 预计恢复时间 恢复开通时间",
    "successor_url": "迁移网址 迁移后网址 整合后网址 新网址 承接网址",
}
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
_NO_WEB = re.compile(r"(?:mailto|javascript|data|file|ftp|tel|about|blob|ws|wss):", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """A header's name or a word as it is looked up: no case, no blanks, no underscores, half-width."""
    return re.sub(r"[\s_*:-]", "", unicodedata.normalize("NFKC", text).lower())


_FIELDS = {_key(word): field for field, words in _NAMES.items() for word in [field, *words.split()]}
_STATE_WORDS = {_key(word): state for state, words in _STATES.items() for word in [state, *words.split()]}


def read(place: Path) -> Sites:
    """See `crawler.site.read_sites`."""
    encoding = _encoding(place)
    with place.open(encoding=encoding, newline="") as file:
        first = file.readline(_CELL * 10)
        file.seek(0)
        delimiter = _delimiter(first)
        records = _records(file, delimiter)
        columns, ignored = _columns(next(records, (1, [])), place)
        reader = _Reader(columns)
        for row, cells in records:
            reader.take(row, cells)
    return reader.result(ignored, encoding, delimiter)


def site_of(url: str) -> Site:
    """See `crawler.site.site_of`."""
    try:
        address = _address(url.strip())
    except _CellError as error:
        reason, way_out = error.args
        raise SitesError(url[:_SHOWN], "URL", f"{reason}; {way_out}") from None
    return Site(id=_schemeless(address), url=address)


class _Reader:
    """Takes row after row; keeps the first of each site."""

    def __init__(self, columns: list[str]) -> None:
        self._columns = columns
        self._sites: list[Site] = []
        self._lines: list[int] = []
        self._index: dict[str, int] = {}
        self._bad: list[BadRow] = []
        self._dropped: list[BadRow] = []
        self._merged: list[Merged] = []

    def take(self, row: int, cells: list[str] | str) -> None:
        if isinstance(cells, str):
            self._bad.append(_bad(row, "", cells, "look for a quotation mark that is not closed"))
            return
        if not any(cell.strip() for cell in cells):
            return
        try:
            site = self._site(row, cells)
        except _CellError as error:
            value, reason, way_out = error.args
            self._bad.append(_bad(row, value, reason, way_out))
        else:
            self._add(row, site)

    def result(self, ignored: tuple[str, ...], encoding: str, delimiter: str) -> Sites:
        return Sites(
            rows=tuple(self._named()),
            bad=tuple(self._bad),
            merged=tuple(self._merged),
            dropped=tuple(self._dropped),
            ignored=ignored,
            encoding=encoding,
            delimiter=delimiter,
            lines=tuple(self._lines),
        )

    def _named(self) -> Iterator[Site]:
        """The sites, with the whole URL as id where a site code reads like another site's address."""
        codes = {site.site_code for site in self._sites}
        for site in self._sites:
            clash = not site.site_code and site.id in codes
            yield msgspec.structs.replace(site, id=site.url) if clash else site

    def _site(self, row: int, cells: list[str]) -> Site:
        if any(cell.strip() for cell in cells[len(self._columns) :]):
            raise _CellError(
                ",".join(cells), "more cells than columns", "put cells that hold commas in quotation marks"
            )
        texts: dict[str, Any] = {
            field: _text(cell) for field, cell in zip(self._columns, cells, strict=False) if field and cell
        }
        url = _taken(_address, texts.pop("url", ""))
        values: dict[str, Any] = {"url": url, "state": _taken(_state, texts.pop("state", ""))}
        for field, convert in _OPTIONAL.items():
            if text := texts.pop(field, ""):
                values[field] = self._optional(row, text, convert)
        return Site(id=texts.get("site_code") or _schemeless(url), **values, **texts)

    def _optional(self, row: int, text: str, convert: Any) -> Any:
        """A cell that is nice to have: left empty, and reported, when it cannot be taken."""
        try:
            return _taken(convert, text)
        except _CellError as error:
            value, reason, way_out = error.args
            self._dropped.append(_bad(row, value, reason, way_out))
            return "" if convert is _address else None

    def _add(self, row: int, site: Site) -> None:
        by_url = "url:" + _blind(site.url)
        by_code = "code:" + site.site_code.lower() if site.site_code else by_url
        for key, same in ((by_url, "url"), (by_code, "site_code")):
            known = self._index.get(key)
            if known is not None:
                self._merged.append(Merged(row=row, into=self._lines[known], url=site.url, same=same))
                self._merge(known, site)
                self._index.setdefault(by_url, known)
                self._index.setdefault(by_code, known)
                return
        self._index[by_url] = self._index[by_code] = len(self._sites)
        self._sites.append(site)
        self._lines.append(row)

    def _merge(self, known: int, later: Site) -> None:
        first = self._sites[known]
        filled = {
            field: getattr(later, field)
            for field in Site.__struct_fields__
            if field not in ("id", "url", "state")
            and getattr(first, field) in ("", None)
            and getattr(later, field) not in ("", None)
        }
        if "site_code" in filled:
            filled["id"] = later.site_code
        if filled:
            self._sites[known] = msgspec.structs.replace(first, **filled)


def _taken(convert: Any, text: str) -> Any:
    """A cell converted; a fault names the cell too."""
    try:
        return convert(text)
    except _CellError as error:
        raise _CellError(text, *error.args) from None


def _bad(row: int, value: str, reason: str, way_out: str) -> BadRow:
    shown = "".join(character if character.isprintable() else "�" for character in value[:_SHOWN])
    return BadRow(row=row, value=shown, reason=reason, way_out=way_out)


def _text(cell: str) -> str:
    """A cell's text: blanks and line breaks become single blanks. Anything else stays as it is."""
    text = cell.strip() if cell.isprintable() else " ".join(cell.translate(_INVISIBLE).split())
    if len(text) > _CELL:
        raise _CellError(text, f"a cell longer than {_CELL} characters", "shorten it")
    if not text.isprintable() and any(_control(character) for character in text):
        raise _CellError(text, "control characters in a cell", "remove them")
    return text


def _control(character: str) -> bool:
    """True for control characters, lone surrogates and marks that turn the direction of writing."""
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\u202a\u202b\u202c\u202d\u202e"


def _address(text: str) -> str:
    """A site's URL as browsers write it, without fragment; http:// where there is no scheme."""
    if not text:
        raise _CellError("no URL", "give the address of the home page")
    if len(text) > _URL:
        raise _CellError(f"a URL longer than {_URL} characters", "give the address of the home page")
    if _NO_WEB.match(text):
        raise _CellError("not a web address", "give a URL that begins with http:// or https://")
    full = text if "://" in text else "http://" + text.lstrip("/")
    try:
        href: str = ada_url.URL(full).href
    except ValueError:
        raise _CellError("not a URL", "write it like http://www.example.gov.cn/") from None
    scheme, _, rest = href.partition("#")[0].partition("://")
    if scheme not in ("http", "https"):
        raise _CellError("not a web address", "give a URL that begins with http:// or https://")
    authority = rest.partition("/")[0]
    if "@" in authority:
        raise _CellError("a user name or password in the URL", "remove what stands before the @")
    if " " in text or not _host(authority):
        raise _CellError("not a host name", "write it like http://www.example.gov.cn/")
    return f"{scheme}://{rest}"


def _host(authority: str) -> bool:
    if authority.startswith("["):
        return True
    name = authority.partition(":")[0].rstrip(".")
    if name == "localhost":
        return True
    return "." in name and ".." not in name and len(name) <= 253


def _schemeless(url: str) -> str:
    rest = url.partition("://")[2]
    return rest.removesuffix("/") if rest.count("/") == 1 else rest


def _blind(url: str) -> str:
    """A URL without scheme, www and the slash at the end: what makes two rows one site."""
    return _schemeless(url).removeprefix("www.").removesuffix("/")


def _state(text: str) -> State:
    if not text:
        return State.NORMAL
    state = _STATE_WORDS.get(_key(text))
    if state is None:
        raise _CellError("an unknown state", "use 正常, 例外, 关停整改, 暂时关停, 永久关停 or leave it empty")
    return state


def _yes(text: str) -> bool:
    word = _key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _CellError("neither yes nor no", "use 是 or 否, yes or no, 1 or 0")


def _day(text: str) -> dt.date:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if found:
        try:
            return dt.date(*(int(part) for part in found.groups() if part is not None))
        except ValueError:
            pass
    raise _CellError("not a date", "write it like 2026-11-30")


_OPTIONAL = {"has_services": _yes, "resume_date": _day, "jump_url": _address, "successor_url": _address}


def _columns(header: tuple[int, list[str] | str], place: Path) -> tuple[list[str], tuple[str, ...]]:
    """The field each column holds ("" for none), and the names that mean nothing here."""
    names = header[1] if isinstance(header[1], list) else []
    fields: list[str] = []
    for name in names[:_COLUMNS]:
        field = _FIELDS.get(_key(name), "")
        fields.append(field if field not in fields else "")
    if "url" not in fields:
        shown = ", ".join(name.strip()[:40] for name in names[:20]) or "nothing"
        known = ", ".join(_NAMES)
        raise SitesError(
            f"no column 'url' (or 网址) among: {shown}",
            f"{place}, row 1",
            f"name the column that holds the addresses url; other columns may be: {known}",
        )
    ignored = [
        name.strip()[:40] for name, field in zip(names, fields, strict=False) if not field and name.strip()
    ]
    return fields, tuple(ignored)


def _records(file: Any, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Line number and cells of each record; a text instead of cells where a record cannot be read."""
    reader = csv.reader(file, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"not readable as CSV ({error})"


def _delimiter(header: str) -> str:
    return max(",\t;", key=lambda mark: (header.count(mark), mark == ","))


def _encoding(path: Path) -> str:
    """The encoding in which the whole file can be read. Raises SitesError."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise SitesError(error.strerror or str(error), str(path), "give the path of a CSV file") from None
    if size > _FILE_BYTES:
        raise SitesError(f"{size} bytes", str(path), f"split it: at most {_FILE_BYTES} bytes are read")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SitesError("a workbook, not text", str(path), "save it as CSV (UTF-8) and give that file")
    for encoding in _candidates(start):
        if _decodes(path, encoding):
            return encoding
    raise SitesError("no encoding that fits", str(path), "save it as CSV in UTF-8")


def _candidates(start: bytes) -> list[str]:
    if start.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig"]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if _zeros(start[0:400:2]):
        return ["utf-16-be"]
    return ["utf-16-le"] if _zeros(start[1:400:2]) else ["utf-8", "gb18030"]


def _zeros(half: bytes) -> bool:
    """True when every second byte is zero too often for chance: the Latin part of a UTF-16 text."""
    return half.count(0) * 5 > len(half)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
