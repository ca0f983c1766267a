"""Store: a round's folder. Together with `ledger` and `tables` the only place that reads or writes results.

    round.json            what was asked for: settings, rubric, hash of sites.csv; frozen
    plan/<shard>.json     the sites of a shard, below a line with their hash
    errands/<shard>.json  what is visited of them, where they are not crawled; below a line with its hash
    scratch/<shard>.sqlite  a shard at work (elsewhere with --scratch)
    targets/              link targets outside their sites, verified once for all: a round of its own kind
    whole.json            names the data folder with the facts of the finished round, joined and compacted
    control.json          what the process that runs the round tells its workers: go on, or drain
    progress/<lane>.json  how far a worker is
    data/<random>/*.parquet  the facts of a finished shard
    manifest/<shard>.json the commit: names the data folder; the first wins
    judgements/<name>/    findings, unassessed, judged, scorecards under one rubric
    reports/              documents

This module imports neither duckdb nor pyarrow, so that the crawling process stays small.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from crawler.facts import Errand
from crawler.page import Frozen
from crawler.site import Site
from reports.rubric import Rubric
from webcensus.disk import file_hash, sync, there, why, write, write_atomic
from webcensus.settings import Settings, SettingsError
from webcensus.version import VERSION

T = TypeVar("T")
FORMAT = 3
SITES, TARGETS, RECHECK = "sites", "targets", "recheck"  # kinds of rounds
ASIDE = ".damaged-"  # in the names of what was set aside
CACHED = frozenset({"packs.parquet"})  # made from the tables beside them: a whole is whole without
BESIDE = ("-wal", "-shm")  # endings of the files that SQLite keeps beside a ledger
AUDIT = "crawl"  # where `audit` keeps its round, below its report folder
FROZEN = (
    "delay",
    "max_pages",
    "max_links",
    "max_depth",
    "max_minutes",
    "timeout",
    "confirm_after",
    "allow_network",
    "resolve",
    "contact",
    "columns",
    "evidence",
    "render",
    "max_renders",
)  # settings that decide what a crawl brings; a run on the same round must not differ in them


LARGE = frozenset({"evidence"})  # tables that stay with their shards


class StoreError(RuntimeError):
    """A round cannot be opened, written or read. The message names the place and the way out."""


class RoundError(StoreError):
    """The folder named holds no round, or another one than is asked for: the user's to put right."""


class RoundDamagedError(StoreError):
    """What was asked for is gone, or not as it was written."""


class RoundBusyError(StoreError):
    """Another process works on the round."""


class Shard(Frozen):
    """A unit of work: some sites that no other shard shares an address with."""

    id: str
    sites: tuple[Site, ...]
    crowds: dict[str, str] = {}  # site -> name of the address that it shares with others


class Round(Frozen):
    """What was asked for, as frozen in round.json."""

    format: int
    version: str
    settings: dict[str, Any]
    rubric: str
    rubric_sha256: str
    sites_sha256: str
    sites: int
    shards: tuple[str, ...]
    source: str = ""  # the list of sites, as named by the user
    id: str = ""  # tells rounds apart that share a folder for shards at work
    kind: str = SITES
    of: str = ""  # id of the round that a re-check visits again


class Kept(Frozen):
    """A file of a commit."""

    bytes: int
    sha256: str


class Manifest(Frozen):
    """The commit of a shard."""

    shard: str
    data: str  # folder below data/
    sites: int
    tables: dict[str, int]  # table -> rows
    files: dict[str, Kept]


class Whole(Frozen):
    """The facts of a finished round in one place."""

    of: str  # fingerprint of the commits it was made from
    data: str  # folder below data/
    files: dict[str, Kept]


class Store:
    """A round's folder."""

    def __init__(self, folder: Path, scratch: Path | None = None) -> None:
        self.folder = folder
        self.local = scratch  # on this machine's own disk, shared with other rounds; None: in the folder

    @property
    def scratch(self) -> Path:
        """Where shards at work lie."""
        return self.local / f"webcensus-{self.open().id}" if self.local else self.folder / "scratch"

    # --- the plan -----------------------------------------------------------------------------------

    @property
    def exists(self) -> bool:
        """True when the folder holds a round."""
        return there(self.folder / "round.json")

    def create(
        self,
        settings: Settings,
        rubric: Rubric,
        sites: Sequence[Site],
        shards: Sequence[Shard],
        source: str,
        *,
        kind: str = SITES,
        of: str = "",
    ) -> Round:
        """Write the plan of a new round. `round.json` comes last: without it there is no round."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for shard in shards:
            _write_sealed(self.folder / "plan" / f"{shard.id}.json", shard)
        made = Round(
            format=FORMAT,
            version=VERSION,
            settings=_frozen(settings),
            rubric=rubric.id,
            rubric_sha256=rubric.sha256,
            sites_sha256=sites_hash(sites),
            sites=len(sites),
            shards=tuple(shard.id for shard in shards),
            source=source,
            id=secrets.token_hex(8),
            kind=kind,
            of=of,
        )
        write_atomic(self.folder / "round.json", msgspec.json.format(msgspec.json.encode(made), indent=1))
        return made

    def open(self) -> Round:
        """The round of this folder.

        Raises:
            RoundError: no round, or one of another format.
            RoundDamagedError: a damaged one.
            StoreError: it cannot be read.
        """
        path = self.folder / "round.json"
        try:
            found = msgspec.json.decode(path.read_bytes(), type=Round)
        except FileNotFoundError:
            raise RoundError(
                f"{self.folder}: holds no round; name the folder that `run` or `audit` wrote"
            ) from None
        except OSError as error:
            raise _unreadable(path, error) from None
        except msgspec.DecodeError as error:
            raise RoundDamagedError(
                f"{path}: {error}; restore it from a copy, or start a new round"
            ) from None
        if found.format != FORMAT:
            raise RoundError(
                f"{path}: format {found.format}, this program reads {FORMAT}; use the version that wrote it"
            )
        return found

    def check_same(
        self, found: Round, settings: Settings, rubric: Rubric, sites: Sequence[Site] | None = None
    ) -> None:
        """Refuse to go on under other settings, or another list of sites where one is given.

        Raises:
            RoundError: the round differs; the message names the difference.
        """
        if sites is not None and found.kind != SITES:
            raise RoundError(
                f"{self.folder}: holds a {found.source or 'part of another round'}; choose another folder"
            )
        asked, before = _frozen(settings), _frozen(Settings()) | found.settings
        for name in FROZEN:
            if asked[name] != before[name]:
                raise RoundError(
                    f"{self.folder}: this round was begun with {name} = {before[name]!r}, now"
                    f" it is {asked[name]!r}; use the same value, or another output folder"
                )
        if (rubric.id, rubric.sha256) != (found.rubric, found.rubric_sha256):
            raise RoundError(
                f"{self.folder}: this round was begun under rubric {found.rubric}"
                f" ({found.rubric_sha256[:12]}), now it is {rubric.id} ({rubric.sha256[:12]});"
                " judge it under another one with `webcensus check`"
            )
        if sites is not None and sites_hash(sites) != found.sites_sha256:
            raise RoundError(
                f"{self.folder}: this round was begun with another list of sites ({found.sites} sites, now"
                f" {len(sites)}); use the same list, or another output folder"
            )

    def shard(self, id: str) -> Shard:
        """The sites of a shard.

        Raises:
            RoundDamagedError: its file is gone or damaged.
        """
        return _read_sealed(self.folder / "plan" / f"{_safe(id)}.json", Shard)

    def sites(self) -> tuple[Site, ...]:
        """All sites, in the order in which they are judged.

        Raises:
            RoundDamagedError: a part of the plan is gone or damaged.
        """
        return tuple(site for id in self.open().shards for site in self.shard(id).sites)

    def send(self, shard: str, errands: Mapping[str, Errand]) -> None:
        """Write, before the round is made, what is to be visited of a shard's sites instead of a crawl."""
        _write_sealed(self._errands(shard), errands)

    def errands(self, shard: str) -> dict[str, Errand]:
        """Site id -> what is to be visited of it; a site that is not in it is crawled.

        Raises:
            RoundDamagedError: the round has errands, and those of the shard are gone or damaged.
        """
        if self.open().kind == SITES:
            return {}
        return _read_sealed(self._errands(shard), dict[str, Errand])

    def _errands(self, shard: str) -> Path:
        return self.folder / "errands" / f"{_safe(shard)}.json"

    # --- shards -------------------------------------------------------------------------------------

    def ledger_path(self, shard: str) -> Path:
        """Where the ledger of a shard lies while it is worked on."""
        scratch = self.scratch
        scratch.mkdir(parents=True, exist_ok=True)
        return scratch / f"{_safe(shard)}.sqlite"

    def tidy(self, shards: Iterable[str]) -> None:
        """Clear what shards were worked on with that are committed, whoever left it; of others it stays."""
        scratch = self.scratch
        for shard in filter(self.is_committed, shards):
            for ending in ("", *BESIDE, ".lock"):
                (scratch / f"{_safe(shard)}.sqlite{ending}").unlink(missing_ok=True)
        if self.local:
            with contextlib.suppress(OSError):  # not empty, or gone: other processes work on this round
                scratch.rmdir()

    def progress_path(self, lane: str) -> Path:
        """Where a lane says how far it is."""
        return self.folder / "progress" / f"{_safe(lane)}.json"

    def finished(self) -> set[str]:
        """The shards that have a commit, which is not looked at."""
        return {path.stem for path in self._manifests()}

    def lost(self) -> set[str]:
        """The shards that had a commit which was set aside as damaged, and are not done again."""
        folder = self.folder / "manifest"
        try:
            names = [path.name for path in folder.iterdir()]
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise _unreadable(folder, error) from None
        return {name.partition(ASIDE)[0] for name in names if ASIDE in name} - self.finished()

    def committed(self, *, verify: bool = False) -> dict[str, Manifest]:
        """The finished shards; one whose data are gone or cut short is set aside and counts as not done.

        `verify` reads every file and compares its hash.

        Raises:
            StoreError: something cannot be read, which says nothing of what it holds; nothing is set aside.
        """
        found = {}
        for path in self._manifests():
            manifest = self._manifest(path, verify)
            if manifest:
                found[manifest.shard] = manifest
        return found

    def _manifests(self) -> list[Path]:
        folder = self.folder / "manifest"
        try:
            return sorted(path for path in folder.iterdir() if path.suffix == ".json")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unreadable(folder, error) from None

    def is_committed(self, shard: str) -> bool:
        """True when some worker has committed the shard."""
        return there(self.folder / "manifest" / f"{_safe(shard)}.json")

    def new_data(self) -> Path:
        """A new, empty data folder with a random name."""
        path = self.folder / "data" / secrets.token_hex(8)
        path.mkdir(parents=True)
        return path

    def commit(self, manifest: Manifest) -> bool:
        """Make a data folder count. The first commit of a shard wins; the loser's folder is deleted."""
        data = self.folder / "data" / manifest.data
        for path in data.iterdir():
            sync(path)
        sync(data)
        final = self.folder / "manifest" / f"{_safe(manifest.shard)}.json"
        final.parent.mkdir(exist_ok=True)
        draft = data / "manifest.json"
        write(draft, msgspec.json.encode(manifest))
        try:
            os.link(draft, final)
        except FileExistsError:
            shutil.rmtree(data, ignore_errors=True)
            return False
        sync(final.parent)
        return True

    @property
    def targets(self) -> Store:
        """Where the link targets of the round are verified which lie outside their sites."""
        return Store(self.folder / "targets", self.local)

    def parts(self) -> list[Path]:
        """The data folders of committed shards, in the order of the plan."""
        return [self.folder / "data" / each.data for each in self.committed().values()]

    def facts(self, *, verify: bool = False) -> list[Path]:
        """The data folders to read facts from: one for a finished round, else those of its shards.

        `verify` reads every file and compares its hash; what is damaged is set aside.

        Raises:
            StoreError: something cannot be read.
        """
        whole = self.whole(verify=verify)
        if whole:
            if verify:
                self._drop_damaged_caches(whole)
            return [self.folder / "data" / whole.data]
        if verify:
            with contextlib.suppress(OSError):  # none, or a folder that is only read
                path = self.folder / "whole.json"
                path.rename(path.with_name(f"whole{ASIDE}{secrets.token_hex(4)}"))
        return [self.folder / "data" / each.data for each in self.committed(verify=verify).values()]

    def files(self, table: str) -> list[str]:
        """The Parquet files of a fact table, of committed shards only."""
        names = [part / f"{table}.parquet" for part in (self.parts() if table in LARGE else self.facts())]
        return [str(path) for path in names if path.is_file()]

    def fingerprint(self) -> str:
        """What tells one state of the committed shards from another."""
        digest = hashlib.sha256()
        for shard, manifest in self.committed().items():
            digest.update(f"{shard} {manifest.data}\n".encode())
        return digest.hexdigest()

    def whole(self, *, verify: bool = False) -> Whole | None:
        """Where the facts of the finished round are; None while it is not finished, or they were damaged.

        `verify` reads every table and compares its hash; packs are not asked for, as the tables are enough.

        Raises:
            StoreError: something cannot be read.
        """
        path = self.folder / "whole.json"
        try:
            found = msgspec.json.decode(path.read_bytes(), type=Whole)
            tables = {name: kept for name, kept in found.files.items() if name not in CACHED}
            kept = self._holds(found.data, tables, verify)
        except (FileNotFoundError, msgspec.DecodeError):
            return None
        except OSError as error:
            raise _unreadable(path, error) from None
        return found if kept and found.of == self.fingerprint() else None

    def finish(self, data: Path) -> None:
        """Make a data folder the facts of the finished round, in the place of an older one."""
        files = {
            path.name: Kept(bytes=path.stat().st_size, sha256=file_hash(path)) for path in data.iterdir()
        }
        for path in data.iterdir():
            sync(path)
        sync(data)
        made = Whole(of=self.fingerprint(), data=data.name, files=dict(sorted(files.items())))
        write_atomic(self.folder / "whole.json", msgspec.json.encode(made))
        self._tidy({made.data})

    def _tidy(self, kept: set[str]) -> None:
        """Drop data folders that nothing names: of killed commits and compactions, and of older ones."""
        kept |= {manifest.data for manifest in self.committed().values()}
        for path in (self.folder / "data").iterdir():
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def _manifest(self, path: Path, verify: bool) -> Manifest | None:
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
            if self._holds(manifest.data, manifest.files, verify):
                return manifest
        except FileNotFoundError:
            return None
        except msgspec.DecodeError:
            pass
        except OSError as error:
            raise _unreadable(path, error) from None
        with contextlib.suppress(OSError):
            path.rename(path.with_name(f"{path.stem}{ASIDE}{secrets.token_hex(4)}"))
        return None

    def _holds(self, data: str, files: Mapping[str, Kept], verify: bool) -> bool:
        """True when a data folder holds these files as they were written."""
        if not _named(data) or not all(map(_named, files)):
            return False
        return all(_whole(self.folder / "data" / data / name, kept, verify) for name, kept in files.items())

    def _drop_damaged_caches(self, whole: Whole) -> None:
        """Drop what is not as it was written and can be done without; what cannot be read stays."""
        for name in CACHED & whole.files.keys():
            with contextlib.suppress(OSError):
                if not self._holds(whole.data, {name: whole.files[name]}, verify=True):
                    (self.folder / "data" / whole.data / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget the round: everything that `create` and the runs after it made, and nothing else."""
        made = ("plan", "errands", "scratch", "data", "manifest", "judgements", "progress", "targets")
        for each in (self, self.targets) if self.local else ():
            with contextlib.suppress(StoreError):  # damaged: nobody knows any more where its shards lie
                shutil.rmtree(each.scratch, ignore_errors=True)
        for name in ("round.json", "whole.json", "control.json", *made):
            path = self.folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def set_aside(self) -> Path:
        """Move the round away, whatever it holds, so that another one can be begun; where to."""
        aside = self.folder.with_name(f"{self.folder.name}.aside-{secrets.token_hex(4)}")
        self.folder.rename(aside)
        return aside

    # --- judgements ---------------------------------------------------------------------------------

    def judgement(self, name: str) -> Path:
        """The folder of a judgement."""
        return self.folder / "judgements" / _safe(name)

    def current(self) -> str:
        """The name of the newest judgement; `none` before the first."""
        return self._current()[0] or "none"

    def judged_by(self) -> tuple[str, str]:
        """Id and SHA-256 of the rubric of the newest judgement; before the first of the round's own."""
        found = self._current()
        return found if found[0] else (self.open().rubric, self.open().rubric_sha256)

    def _current(self) -> tuple[str, str]:
        try:
            found = msgspec.json.decode((self.folder / "judgements" / "current.json").read_bytes())
            return _safe(str(found["rubric"])), str(found["sha256"])
        except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError, KeyError, TypeError):
            return "", ""

    def replace_folder(self, final: Path, made: Path) -> None:
        """Put a folder that was written beside in the place of an older one."""
        old = final.with_name(f".old-{secrets.token_hex(4)}")
        final.parent.mkdir(parents=True, exist_ok=True)
        if final.exists():
            final.rename(old)
        made.rename(final)
        shutil.rmtree(old, ignore_errors=True)

    # --- one run at a time --------------------------------------------------------------------------

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the round for this process.

        Raises:
            RoundBusyError: another process holds it; the message names its process id.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    raise
                holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
                raise RoundBusyError(
                    f"{self.folder}: process {holder} works on this round; wait for it, or stop it first"
                ) from None
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            with keeping(self.folder):
                yield
        finally:
            os.close(handle)


@contextlib.contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """While results are kept in a folder: where the disk fails without saying where, it is said.

    Raises:
        StoreError: instead of an error of the disk, or of SQLite, that names no place.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "filename", None) or not _of_the_disk(error):
            raise
        raise StoreError(f"results cannot be kept in {folder}: {error}; mend that, and run again") from error


def _of_the_disk(error: OSError | sqlite3.OperationalError) -> bool:
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
    code = getattr(error, "sqlite_errorcode", 0)  # none where we named the place ourselves
    return code & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def find(folder: Path) -> Store:
    """The round in a folder that `run` or `audit` wrote.

    Raises:
        RoundError: there is none, or only the part of one that verifies targets.
    """
    for place in (folder, folder / AUDIT):
        store = Store(place)
        if store.exists:
            if store.open().kind == TARGETS:
                raise RoundError(f"{place}: is a part of the round in {place.parent}; name that folder")
            return store
    raise RoundError(f"{folder}: holds no round; name the folder that `run` or `audit` wrote")


def sites_hash(sites: Sequence[Site]) -> str:
    """SHA-256 of a list of sites, whatever file it came from."""
    digest = hashlib.sha256()
    for site in sites:
        digest.update(msgspec.json.encode(site))
    return digest.hexdigest()


def probe_writable(folder: Path, option: str = "--out") -> None:
    """Find out now, not after hours, that results cannot be kept; `option` names the folder.

    Raises:
        SettingsError: a file or a device is there, or on the way.
        StoreError: the folder cannot be made or written to.
    """
    try:
        folder_at(folder, option)
        draft = folder / f".probe-{secrets.token_hex(4)}"
        write(draft, b"\0" * 65536)
        draft.unlink()
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot write here ({why(error)}); choose another folder with {option}"
        ) from None


def folder_at(folder: Path, option: str = "--out") -> None:
    """Make a folder, where there is none yet; `option` names it.

    Raises:
        SettingsError: a file or a device is there, or on the way.
        OSError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise SettingsError(f"{option} {folder}: no folder can be there; choose another one") from None


def file_at(path: Path, option: str) -> Path:
    """Where a file that the user names lies, links followed: what is no file is not to be replaced by one.

    Raises:
        SettingsError: a folder, a device, a pipe or a socket is there, or a file where its folder is to be.
        OSError: its folder cannot be made.
    """
    found = Path(os.path.realpath(path))  # unlike Path.resolve alike in all versions of Python
    if found.is_symlink():
        raise SettingsError(f"{option} {path}: links that go in a circle; name another file")
    if path.exists() and not path.is_file():  # a pipe behind /dev/stdout is nowhere else
        raise SettingsError(f"{option} {path}: is no file, and is not replaced by one; name another file")
    folder_at(found.parent, option)
    return found


def _frozen(settings: Settings) -> dict[str, Any]:
    plain = msgspec.json.decode(msgspec.json.encode(settings))
    return {name: plain[name] for name in FROZEN}


def _safe(name: str) -> str:
    """A name of ours as a file name; anything else is a mistake of ours."""
    if not _named(name):
        raise StoreError(f"{name!r} cannot be a file name")
    return name


def _named(name: str) -> bool:
    ours = all(char.isalnum() or char in "-_." for char in name)
    return bool(name) and not name.startswith(".") and ours


def _whole(path: Path, kept: Kept, verify: bool) -> bool:
    try:
        if not there(path) or path.stat().st_size != kept.bytes:
            return False
        return not verify or file_hash(path) == kept.sha256
    except FileNotFoundError:
        return False


def _unreadable(path: Path, error: OSError) -> StoreError:
    """A disk, a limit or a permission fails, not what is kept: that may be whole."""
    place = error.filename or path
    return StoreError(
        f"{place}: cannot be read ({why(error)}); nothing was changed: mend that, and run again"
    )


def _write_sealed(path: Path, value: object) -> None:
    """Write a value as JSON, below a line with its hash."""
    content = msgspec.json.encode(value)
    write_atomic(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


def _read_sealed(path: Path, kind: type[T]) -> T:
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() == digest:
            return msgspec.json.decode(content, type=kind)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        pass
    except OSError as error:
        raise _unreadable(path, error) from None
    raise RoundDamagedError(f"{path}: gone or damaged; restore it from a copy, or start a new round")
