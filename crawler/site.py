"""Site: one row of sites.csv."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

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
    url: str
    site_code: str = ""
    name: str = ""
    jump_url: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    level: str = ""
    site_type: str = ""  # 门户 or 部门
    organiser: str = ""
    supervisor: str = ""
    icp_no: str = ""
    police_no: str = ""
    has_services: bool | None = None
    state: State = State.NORMAL
    resume_date: dt.date | None = None
    successor_url: str = ""

    @property
    def portal(self) -> bool:
        """True for portals (门户), which some rules treat apart."""
        return "门户" in self.site_type or "门户" in self.level or self.site_type.lower() == "portal"
