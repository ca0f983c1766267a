"""Orders: what a worker process is told, and what it tells back."""

from __future__ import annotations

from crawler.page import Frozen
from crawler.settings import CrawlSettings
from webcensus.version import VERSION

STRIKES_ALONE = 3  # sites open at so many deaths of their worker go one at a time, after the others
CRASH_LIMIT = 6  # a site that was open at so many deaths of its worker is closed as crashed
EXIT_STORE = 74  # a worker's exit code: results cannot be kept; 1 is what Python ends with after a fault
NOTE = b"note: "  # begins a line of a worker's stderr that the user is to see
EXIT_HELD = 75  # another process works on one of the shards: to be tried again later


class Orders(Frozen):
    """What a worker is to do."""

    folder: str
    scratch: str  # folder on the worker's own disk; "": in the round's folder
    lane: str
    shards: tuple[str, ...]
    settings: CrawlSettings
    token: str = ""  # of the run that gives the orders; "": nobody has to be heard
    version: str = VERSION  # of the program that gives them


class LaneProgress(Frozen):
    """How far a lane is; written to progress/<lane>.json about once a second."""

    lane: str
    done: dict[str, int] = {}  # shard -> sites closed, of the shards opened and not committed
    pages: int = 0
    links: int = 0
    requests: int = 0
    share: float = 0.0  # of the open sites' known work, what is done, in sites
    seconds_left: float = 0.0  # for the open site that needs longest, at its pace so far
    overdue: str = ""  # a shard that takes longer than it can
