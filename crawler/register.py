"""The register of sites: a CSV file read and checked row by row, and what is wrong in it named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import msgspec

from crawler import cells, sheet
from crawler.site import BadRow, Merged, Site, Sites, SitesError

_SHOWN = 120
_COLUMNS = 200
_TITLES = 10  # lines of a title above the header, at most
_UNCLOSED = "look for a quotation mark that is not closed"
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
_FIELDS = {cells.key(word): field for field, words in _NAMES.items() for word in [field, *words.split()]}


def read(place: Path) -> Sites:
    """See `crawler.site.read_sites`."""
    encoding = sheet.encoding(place)
    with place.open(encoding=encoding, newline="") as file:
        at, delimiter = _header(file)
        file.seek(0)
        records = sheet.records(file, delimiter, at)
        _, header = next(records, (1, []))
        if isinstance(header, str):
            raise SitesError(header, f"{place}, row {at}", _UNCLOSED)
        columns, ignored = _columns(header, place)
        reader = _Reader(columns, len(header))
        for row, record in records:
            reader.take(row, record)
    return reader.result(ignored, encoding, delimiter, at)


def site_of(url: str) -> Site:
    """See `crawler.site.site_of`."""
    try:
        address = cells.address(url.strip())
    except cells.CellError as error:
        reason, way_out = error.args
        raise SitesError(url[:_SHOWN], "URL", f"{reason}; {way_out}") from None
    return Site(id=cells.schemeless(address), url=address)


class _Reader:
    """Takes row after row; keeps the first of each site."""

    def __init__(self, columns: list[str], width: int) -> None:
        self._columns = columns
        self._width = width  # cells of the first row, also of those columns that are not looked at
        self._sites: list[Site] = []
        self._lines: list[int] = []
        self._index: dict[str, int] = {}
        self._bad: list[BadRow] = []
        self._dropped: list[BadRow] = []
        self._merged: list[Merged] = []

    def take(self, row: int, record: list[str] | str) -> None:
        if isinstance(record, str):
            self._bad.append(_bad(row, "", record, _UNCLOSED))
            return
        if not any(cell.strip() for cell in record):
            return
        try:
            site = self._site(row, record)
        except cells.CellError as error:
            value, reason, way_out = error.args
            self._bad.append(_bad(row, value, reason, way_out))
        else:
            self._add(row, site)

    def result(self, ignored: tuple[str, ...], encoding: str, delimiter: str, header: int) -> Sites:
        return Sites(
            rows=tuple(self._named()),
            bad=tuple(self._bad),
            merged=tuple(self._merged),
            dropped=tuple(self._dropped),
            ignored=ignored,
            encoding=encoding,
            delimiter=delimiter,
            header=header,
            lines=tuple(self._lines),
        )

    def _named(self) -> Iterator[Site]:
        """The sites, with the whole URL as id where a site code reads like another site's address."""
        codes = {site.site_code for site in self._sites}
        for site in self._sites:
            clash = not site.site_code and site.id in codes
            yield msgspec.structs.replace(site, id=site.url) if clash else site

    def _site(self, row: int, record: list[str]) -> Site:
        if any(cell.strip() for cell in record[self._width :]):
            raise cells.CellError(
                ",".join(record), "more cells than columns", "put cells that hold commas in quotation marks"
            )
        texts: dict[str, Any] = {
            field: cells.text(cell)
            for field, cell in zip(self._columns, record, strict=False)
            if field and cell
        }
        url = cells.taken(cells.address, texts.pop("url", ""))
        values: dict[str, Any] = {"url": url, "state": cells.taken(cells.state, texts.pop("state", ""))}
        for field, convert in _OPTIONAL.items():
            if text := texts.pop(field, ""):
                values[field] = self._optional(row, text, convert)
        return Site(id=texts.get("site_code") or cells.schemeless(url), **values, **texts)

    def _optional(self, row: int, text: str, convert: Any) -> Any:
        """A cell that is nice to have: left empty, and reported, when it cannot be taken."""
        try:
            return cells.taken(convert, text)
        except cells.CellError as error:
            value, reason, way_out = error.args
            self._dropped.append(_bad(row, value, reason, way_out))
            return "" if convert is cells.address else None

    def _add(self, row: int, site: Site) -> None:
        by_url = "url:" + cells.blind(site.url)
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
        kept = {"id", "url", "state"}
        if self._index.get("code:" + later.site_code.lower(), known) != known:
            kept.add("site_code")  # that of another site
        filled = {
            field: getattr(later, field)
            for field in Site.__struct_fields__
            if field not in kept
            and getattr(first, field) in ("", None)
            and getattr(later, field) not in ("", None)
        }
        if "site_code" in filled:
            filled["id"] = later.site_code
        if filled:
            self._sites[known] = msgspec.structs.replace(first, **filled)


def _bad(row: int, value: str, reason: str, way_out: str) -> BadRow:
    shown = "".join(character if character.isprintable() else "�" for character in value[:_SHOWN])
    return BadRow(row=row, value=shown, reason=reason, way_out=way_out)


_OPTIONAL = {
    "has_services": cells.yes,
    "resume_date": cells.day,
    "jump_url": cells.address,
    "successor_url": cells.address,
}


def _header(file: TextIO) -> tuple[int, str]:
    """Line of the header, and what parts its cells: the first line where none names the addresses."""
    first = ""
    for number in range(1, _TITLES + 2):
        line = file.readline(cells.LONGEST * 10)
        first = first or line
        delimiter = sheet.delimiter(line)
        names = [] if line.count('"') % 2 else sheet.alone(line, delimiter)  # odd: a part of a longer record
        if any(_FIELDS.get(cells.key(name)) == "url" for name in names[:_COLUMNS]):
            return number, delimiter
        if not line.endswith(("\n", "\r")):
            break
    return 1, sheet.delimiter(first)


def _columns(names: list[str], place: Path) -> tuple[list[str], tuple[str, ...]]:
    """The field each column holds ("" for none), and the names that mean nothing here."""
    fields: list[str] = []
    for name in names[:_COLUMNS]:
        field = _FIELDS.get(cells.key(name), "")
        fields.append(field if field not in fields else "")
    if "url" not in fields:
        shown = ", ".join(name.strip()[:40] for name in names[:20]) or "nothing"
        if len(names) > _COLUMNS:
            shown += f" … (of {len(names)} columns the first {_COLUMNS} are looked at)"
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
