"""Settings: defaults < file < environment < flags, one frozen value."""

from __future__ import annotations

import datetime as dt
import difflib
import ipaddress
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from crawler.page import Frozen

FILE = "webcensus.toml"
PREFIX = "WEBCENSUS_"
MAX_FILE_BYTES = 1_000_000
FIRST_DAY = dt.date(1991, 1, 1)  # of the web; counting back from it stays within the calendar
RESOLVE = re.compile(
    r"[\w.*-]{1,253}(?::\d{1,5})?=(?:-|[0-9.]{7,15}(?::\d{1,5})?|\[[0-9a-fA-F:.]{2,45}\](?::\d{1,5})?)"
)
CONTROL = re.compile(r"https?://[^\s/]{1,300}(?:/\S{0,2000})?")


class SettingsError(ValueError):
    """A setting cannot be used. The message names the value, the place and the way out."""


class Settings(Frozen, forbid_unknown_fields=True):
    """Everything a user may set. The same names in file, environment and flags."""

    out: str = ""
    rubric: str = ""  # "": the one that a stored round was judged by; cn-2015 for a new one
    lang: Literal["", "zh", "en"] = ""  # "": the rubric's own language
    as_of: dt.date | None = None  # None: the day each site's home page was fetched
    delay: float = 1.0  # seconds between requests to a host
    max_pages: int = 300
    max_links: int = 300
    max_depth: int = 6
    max_minutes: float = 20.0  # per site
    render: bool = False  # show pages that need a script in a browser
    max_renders: int = 20  # of them per site
    timeout: float = 15.0  # seconds for one request, everything included
    confirm_after: float = 60.0  # seconds between two failing requests for one target
    allow_network: tuple[str, ...] = ()
    resolve: tuple[str, ...] = ()  # HOST[:PORT]=ADDRESS[:PORT], before any look-up; HOST=- for no such host
    contact: str = ""
    engine: str = "local"
    workers: int = 2
    window: int = 1000  # sites open at once in one worker
    shard_size: int = 200
    scratch: str = ""  # folder on a local disk; "": inside the output folder
    rulings: str = ""
    columns: str = ""
    evidence: Literal["masked", "full", "none"] = "masked"
    fail_on: Literal["", "veto", "problem"] = ""
    min_score: float | None = None
    baseline: str = ""
    probes: str = ""  # folder of availability samples that `probe` wrote
    vantage: str = ""  # name of the place samples are made from; "": this machine's
    control: tuple[str, ...] = ()  # pages that are asked when no site answers a sample

    @property
    def renders(self) -> int:
        """Pages of a site that may be shown in a browser."""
        return self.max_renders if self.render else 0

    @property
    def networks(self) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
        """`allow_network` as networks."""
        return tuple(ipaddress.ip_network(each) for each in self.allow_network)


@dataclass(frozen=True)
class _Limit:
    low: float
    high: float
    unit: str


LIMITS: dict[str, _Limit] = {
    "delay": _Limit(0, 600, "seconds"),
    "max_pages": _Limit(1, 1_000_000, "pages"),
    "max_links": _Limit(0, 1_000_000, "links"),
    "max_depth": _Limit(0, 50, "links deep"),
    "max_minutes": _Limit(0.01, 10_000, "minutes"),
    "max_renders": _Limit(1, 1_000, "pages"),
    "timeout": _Limit(0.1, 120, "seconds"),
    "confirm_after": _Limit(0, 3600, "seconds"),
    "workers": _Limit(1, 256, "processes"),
    "window": _Limit(1, 20_000, "sites"),
    "shard_size": _Limit(1, 5_000, "sites"),
    "min_score": _Limit(0, 130, "points"),
}

WRITTEN = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "a text in quotation marks",
    dt.date: "a day as 2026-11-22",
}


def load(
    flags: Mapping[str, Any], *, file: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Merge defaults, file, environment and flags.

    `flags` holds what was given on the command line (None: not given). Without `file`, `webcensus.toml` of
    the working directory is read if it is there.

    Raises:
        SettingsError: an unknown name, a value of the wrong type or out of its limits.
    """
    merged: dict[str, Any] = {}
    for place, values in (
        _file_values(file),
        ("environment", _environment_values(environment)),
        ("command line", {name: value for name, value in flags.items() if value not in (None, ())}),
    ):
        for name, value in values.items():
            merged[name] = _value(name, value, place)
    return Settings(**merged)


def _file_values(file: Path | None) -> tuple[str, Mapping[str, Any]]:
    path = file or Path(FILE)
    if not path.is_file():
        if file:
            raise SettingsError(f"{file}: no such settings file; name one that exists or leave out --config")
        return str(path), {}
    if path.stat().st_size > MAX_FILE_BYTES:
        raise SettingsError(f"{path}: larger than {MAX_FILE_BYTES} bytes; this is not a settings file")
    try:
        values = tomllib.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, numbers or nesting without end
        raise SettingsError(f"{path}: {error}; write it as TOML, one `name = value` a line") from None
    return str(path), {name.replace("-", "_"): value for name, value in values.items()}


def _environment_values(environment: Mapping[str, str]) -> dict[str, Any]:
    fields = set(Settings.__struct_fields__)
    found = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    for name in sorted(found.keys() - fields):  # others may use the prefix for names of their own
        if near := difflib.get_close_matches(name, fields, 1, 0.9):
            raise SettingsError(
                f"environment: there is no setting {PREFIX}{name.upper()};"
                f" did you mean {PREFIX}{near[0].upper()}?"
            )
    values: dict[str, Any] = {name: value for name, value in found.items() if name in fields}
    for name in ("allow_network", "resolve", "control"):
        if name in values:
            values[name] = str(values[name]).replace(",", " ").split()
    return values


def _value(name: str, value: Any, place: str) -> Any:
    types = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    if name not in types:
        raise SettingsError(f"{place}: there is no setting {name!r}; settings are {', '.join(sorted(types))}")
    try:
        converted = msgspec.convert(value, types[name], strict=False)
    except msgspec.ValidationError:
        raise SettingsError(f"{place}: {_flag(name)} cannot be {value!r}; {_way_out(types[name])}") from None
    if isinstance(converted, str) and "\0" in converted:
        raise SettingsError(f"{place}: {_flag(name)} {converted!r} holds a zero byte; take it out")
    _bounds(name, converted, place)
    return converted


def _way_out(kind: Any) -> str:
    """How a value of a setting's type is written."""
    parts = get_args(kind) or (kind,)
    words = [each for each in parts if isinstance(each, str) and each]
    if words:
        return f"choose {' or '.join(words)}"
    return "write " + ('a list, as ["10.0.0.0/8"]' if ... in parts else WRITTEN[parts[0]])


def day(option: str, text: str) -> dt.date:
    """A day that was given on the command line. Raises SettingsError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{option} {text!r}; write a day as 2026-11-22") from None


def _bounds(name: str, value: Any, place: str) -> None:
    limit = LIMITS.get(name)
    if limit and value is not None and not limit.low <= value <= limit.high:
        raise SettingsError(
            f"{place}: {_flag(name)} cannot be {value};"
            f" choose between {limit.low:,} and {limit.high:,} {limit.unit}"
        )
    if name == "as_of" and value is not None and value < FIRST_DAY:
        raise SettingsError(f"{place}: --as-of cannot be {value}; there were no sites before {FIRST_DAY}")
    if name == "contact" and not value.isprintable():
        raise SettingsError(f"{place}: --contact {value!r}; give a page or a mail address, in one line")
    if name == "resolve":
        for each in value:
            if not RESOLVE.fullmatch(each):
                raise SettingsError(
                    f"{place}: --resolve {each!r}; write it as HOST=ADDRESS or HOST:PORT=ADDRESS:PORT"
                )
    if name == "control":
        for each in value:
            if not CONTROL.fullmatch(each):
                raise SettingsError(
                    f"{place}: --control {each!r}; write a URL as https://www.example.gov.cn/"
                )
    if name == "allow_network":
        for each in value:
            try:
                ipaddress.ip_network(each)
            except ValueError as error:
                raise SettingsError(
                    f"{place}: --allow-network {each!r}: {error}; write it as 10.0.0.0/8"
                ) from None


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
