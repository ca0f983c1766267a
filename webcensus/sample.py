"""Sample: a stratified draw from a list of sites that anybody can repeat.

Which sites of a stratum are drawn depends on the seed and on their ids alone: each site's place in the draw
is the SHA-256 of both. So neither the order of the list nor the machine matters.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crawler.page import Frozen
from crawler.site import Level, Site, State
from webcensus.estimate import Stratum
from webcensus.settings import SettingsError
from webcensus.version import VERSION

BY = ("province", "city", "county", "level", "site_type", "organiser", "supervisor")
RUNNING = (State.NORMAL, State.EXEMPT)
FORMAT = 1


class Log(Frozen):
    """sample.json: what was drawn from what, and how; enough to draw it again."""

    format: int
    version: str
    source: str  # the list, as named by the user
    list_sha256: str  # of the list's sites, whatever their order
    n: int  # asked for
    by: tuple[str, ...]
    seed: int
    strata: tuple[Stratum, ...]  # with population and drawn, in the order of their values
    sites: tuple[str, ...]  # ids of the drawn sites, in order of strata, then ids
    states: dict[str, int]  # register states of the list: state -> sites; closed with a successor is `moved`
    running: dict[str, dict[str, int]]  # level, province, department -> value -> running sites of the list


class Draw(Frozen):
    """A draw: its log, and the drawn sites."""

    log: Log
    sites: tuple[Site, ...]


def draw(sites: Sequence[Site], n: int, by: Sequence[str] = (), seed: int = 0, source: str = "") -> Draw:
    """Draw `n` of the sites that are running by the register (state normal), by strata.

    Each stratum gets its share of `n` by its number of sites, at least one where `n` is enough for that; what
    rounding leaves goes to the largest remainders. If there are not more than `n` sites, all are drawn.

    Raises:
        SettingsError: `n` is less than 1, a column cannot be drawn by, or there is no site to draw.
    """
    _check(n, by)
    groups: dict[tuple[str, ...], list[Site]] = {}
    for site in sites:
        if site.state is State.NORMAL:
            groups.setdefault(tuple(str(getattr(site, name)) for name in by), []).append(site)
    if not groups:
        raise SettingsError("no site to draw from: the list holds none whose state is normal (正常)")
    keys = sorted(groups)
    counts = allocate([len(groups[key]) for key in keys], n)
    drawn = [_first(groups[key], count, seed) for key, count in zip(keys, counts, strict=True)]
    strata = tuple(
        Stratum(values=key, population=len(groups[key]), drawn=count)
        for key, count in zip(keys, counts, strict=True)
    )
    taken = tuple(site for group in drawn for site in group)
    log = Log(
        format=FORMAT,
        version=VERSION,
        source=source,
        list_sha256=list_hash(sites),
        n=n,
        by=tuple(by),
        seed=seed,
        strata=strata,
        sites=tuple(site.id for site in taken),
        states=states(sites),
        running=running(sites),
    )
    return Draw(log=log, sites=taken)


def allocate(populations: Sequence[int], n: int) -> list[int]:
    """How many to draw from each stratum: by its share, at least one where `n` is enough for that.

    Args:
        populations: sites of each stratum, none of them empty.
        n: sites to draw.

    Returns:
        A number for each stratum, never more than it holds; together `n`, or all sites if there are fewer.
    """
    n = min(n, sum(populations))
    left = set(range(len(populations)))
    counts = [0] * len(populations)
    while n >= len(left) and (small := _below_one(populations, left, n - sum(counts))):
        for at in small:
            counts[at] = 1
        left -= small
    _largest_remainders(populations, left, n - sum(counts), counts)
    return counts


def _below_one(populations: Sequence[int], left: set[int], n: int) -> set[int]:
    """The strata whose share is less than one site, where there is one for each that is left."""
    if n < len(left):
        return set()
    whole = sum(populations[at] for at in left)
    return {at for at in left if n * populations[at] < whole}


def _largest_remainders(populations: Sequence[int], left: set[int], n: int, counts: list[int]) -> None:
    whole = sum(populations[at] for at in left)
    if not whole:
        return
    for at in left:
        counts[at] = n * populations[at] // whole
    missing = n - sum(counts[at] for at in left)
    order = sorted(left, key=lambda at: (-(n * populations[at] % whole), -populations[at], at))
    for at in order[:missing]:
        counts[at] += 1


def _first(sites: Iterable[Site], count: int, seed: int) -> list[Site]:
    """The `count` sites of the lowest place in the draw, in the order of their ids."""
    placed = sorted(sites, key=lambda site: (place(site.id, seed), site.id))
    return sorted(placed[:count], key=lambda site: site.id)


def place(id: str, seed: int) -> str:
    """A site's place in the draw: hexadecimal SHA-256 of seed and id."""
    return hashlib.sha256(f"{seed}\0{id}".encode("utf-8", "replace")).hexdigest()


def _check(n: int, by: Sequence[str]) -> None:
    if n < 1:
        raise SettingsError(f"-n {n}; draw at least 1 site")
    for name in by:
        if name not in BY:
            raise SettingsError(f"--by {name!r}; choose among {', '.join(BY)}, parted by commas")


# --- the list as a whole -----------------------------------------------------------------------------


def list_hash(sites: Sequence[Site]) -> str:
    """SHA-256 of a list of sites, whatever the order of its rows."""
    digest = hashlib.sha256()
    for encoded in sorted(msgspec.json.encode(site) for site in sites):
        digest.update(encoded)
    return digest.hexdigest()


def states(sites: Sequence[Site]) -> dict[str, int]:
    """Register states -> sites; closed sites with a successor are `moved`."""
    counted = Counter(
        "moved" if site.state is State.CLOSED and site.successor_url else site.state.value for site in sites
    )
    return dict(sorted(counted.items()))


def running(sites: Sequence[Site]) -> dict[str, dict[str, int]]:
    """Running sites by level, by province and by department, as the bulletin's tables divide them."""
    alive = [site for site in sites if site.state in RUNNING]
    divided: dict[str, Iterator[str]] = {
        "level": (site.level for site in alive),
        "province": (site.province for site in alive if site.level != Level.STATE_COUNCIL),
        "department": (department(site) for site in alive if site.level == Level.STATE_COUNCIL),
    }
    return {name: dict(sorted(Counter(values).items())) for name, values in divided.items()}


def department(site: Site) -> str:
    """The department of the State Council a site belongs to."""
    return site.supervisor or site.organiser
