"""Site: one row of sites.csv, and the list of them with what was wrong in it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path

from crawler.page import Frozen


class Level(StrEnum):
    """The seven levels of the official bulletins."""

    STATE_COUNCIL = "国务院部门及内设垂管"
    PROVINCE_PORTAL = "省级门户"
    PROVINCE_DEPARTMENT = "省级部门"
    CITY_PORTAL = "市级门户"
    CITY_DEPARTMENT = "市级部门"
    COUNTY_PORTAL = "县级门户"
    COUNTY_BELOW = "县级以下"


class State(StrEnum):
    """The register's state of a site; says nothing of how a crawl ended."""

    NORMAL = "normal"  # 正常
    EXEMPT = "exempt"  # 例外
    RECTIFYING = "rectifying"  # 关停整改
    SUSPENDED = "suspended"  # 暂时关停
    CLOSED = "closed"  # 永久关停


class Site(Frozen):
    """A government site to audit. Only `url` is required in sites.csv."""

    id: str  # site_code, or the URL without its scheme where there is none
    url: str  # address of the home page
    site_code: str = ""  # 网站标识码
    name: str = ""  # name of the site
    jump_url: str = ""  # address the site is known to redirect to
    province: str = ""  # as registered
    city: str = ""  # as registered
    county: str = ""  # as registered
    level: str = ""  # one of the seven levels of the official bulletins
    site_type: str = ""  # 门户 or 部门
    organiser: str = ""  # 主办单位
    supervisor: str = ""  # 主管单位
    icp_no: str = ""  # ICP number as registered
    police_no: str = ""  # police record number as registered
    has_services: bool | None = None  # whether the site offers services; empty: not known
    state: State = State.NORMAL  # the register's state
    resume_date: dt.date | None = None  # when a suspended site is to return
    successor_url: str = ""  # where a closed site has moved

    @property
    def portal(self) -> bool:
        """True for portals (门户), which some rules treat apart."""
        return "门户" in self.site_type or "门户" in self.level or self.site_type.lower() == "portal"


class BadRow(Frozen):
    """A row, or one cell of it, that could not be taken."""

    row: int  # line of the file on which the row begins; the header is 1
    value: str  # at most 120 characters
    reason: str
    way_out: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.value!r}: {self.reason}; {self.way_out}"


class Merged(Frozen):
    """A row that speaks of a site an earlier row has; its values fill that row's empty cells."""

    row: int
    into: int  # line of the earlier row
    url: str  # of this row
    same: str  # "url" or "site_code"


class Sites(Frozen):
    """A list of sites as read from a file."""

    rows: tuple[Site, ...]
    bad: tuple[BadRow, ...] = ()  # left out
    merged: tuple[Merged, ...] = ()
    dropped: tuple[BadRow, ...] = ()  # cells left empty in rows that are kept
    ignored: tuple[str, ...] = ()  # columns of unknown names
    encoding: str = "utf-8"
    delimiter: str = ","
    header: int = 1  # line of the file that names the columns; what stands above is a title
    lines: tuple[int, ...] = ()  # line of the file on which each of `rows` begins


class SitesError(ValueError):
    """The list cannot be read at all. Names the value, the place and the way out."""

    def __init__(self, value: str, place: str, way_out: str) -> None:
        super().__init__(f"{place}: {value}: {way_out}")
        self.value, self.place, self.way_out = value, place, way_out


def read_sites(path: str | Path) -> Sites:
    """The sites of a CSV file: UTF-8 (with or without BOM), UTF-16 or GB18030; comma, tab or semicolon.

    Only a column for `url` is required. Raises SitesError when the file or its header cannot be used;
    single rows that cannot be taken are listed in the result.
    """
    from crawler import register

    return register.read(Path(path))


def site_of(url: str) -> Site:
    """A site from its address alone. Raises SitesError."""
    from crawler import register

    return register.site_of(url)
