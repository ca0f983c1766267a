"""Engine: what carries shards to worker processes: threads of this process, or a Dask cluster.

Either is a `concurrent.futures.Executor`; the same task runs on both.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

from webcensus.settings import Settings, SettingsError

LOCAL = "local"
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:\d{1,5}")


class EngineError(RuntimeError):
    """The cluster cannot be reached, or was lost. The message names the way out."""


def check(settings: Settings) -> None:
    """Find out before anything is done whether the engine can be used.

    Raises:
        SettingsError: it is not known, not installed, or lacks a setting.
    """
    if settings.engine == LOCAL:
        return
    if not _ADDRESS.fullmatch(settings.engine):
        raise SettingsError(
            f"--engine cannot be {settings.engine!r}; engines are: local, or the address of a Dask"
            " scheduler as tcp://scheduler:8786"
        )
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise SettingsError(
            f"--engine {settings.engine} needs Dask; install it with: pip install 'webcensus[dask]'"
        ) from None
    if not settings.scratch:
        raise SettingsError(
            "--scratch is missing: on a cluster shards at work lie on each machine's own disk; name a"
            " folder there, as --scratch /var/tmp/webcensus"
        )


@contextlib.contextmanager
def engine(settings: Settings) -> Iterator[Executor]:
    """The executor, for as long as it is needed.

    Raises:
        SettingsError: it is not known, not installed, or lacks a setting.
        EngineError: no scheduler answers.
    """
    check(settings)
    if settings.engine == LOCAL:
        with ThreadPoolExecutor(max_workers=settings.workers, thread_name_prefix="lane") as threads:
            yield threads
    else:
        with _cluster(settings.engine) as executor:
            yield executor


def lanes(settings: Settings, pending: Sequence[str]) -> list[tuple[str, ...]]:
    """What each worker process gets of the shards.

    Here there are as many lanes as processes. On a cluster, where machines come and go, a lane holds no more
    than fills one process's window.
    """
    if settings.engine == LOCAL:
        count = min(settings.workers, len(pending))
        return [tuple(pending[number::count]) for number in range(count)]
    size = max(1, settings.window // settings.shard_size)
    return [tuple(pending[at : at + size]) for at in range(0, len(pending), size)]


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    from distributed import Client

    try:
        client: Any = Client(address, set_as_default=False, name="webcensus")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EngineError(
            f"--engine {address}: no scheduler answers ({error}); start it, or name the right address"
        ) from None
    try:
        if not client.scheduler_info()["workers"]:
            print(f"{address}: no worker has joined yet; waiting for one", file=sys.stderr)
        executor: Executor = client.get_executor(pure=False, retries=0)
        yield executor
        executor.shutdown(wait=False)
    finally:
        client.close(timeout=5)
