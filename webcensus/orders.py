"""Orders: what a worker process is told, and what it tells back."""

from __future__ import annotations

from crawler.course import CrawlSettings
from crawler.page import Frozen

EXIT_STORE = 74  # a worker's exit code: results cannot be kept; 1 is what Python ends with after a fault


class Orders(Frozen):
    """What a worker is to do."""

    folder: str
    scratch: str
    lane: str
    shards: tuple[str, ...]
    settings: CrawlSettings


class LaneProgress(Frozen):
    """How far a lane is; written to progress/<lane>.json about once a second."""

    lane: str
    sites: int = 0
    sites_done: int = 0
    pages: int = 0
    links: int = 0
    requests: int = 0
    open_sites: int = 0
    queued: int = 0  # URLs of the open sites that wait to be taken
    seconds_left: float = 0.0  # until the time of the open sites is up at the latest
