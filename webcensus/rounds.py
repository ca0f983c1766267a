"""Rounds: what the commands over time do: compare two rounds, re-check one, take decisions back, hand out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

import checks.base
from reports.comparison import Documents, Subject
from reports.escape import clean
from reports.rubric import Rubric, RubricError
from reports.rubric import load as load_rubric
from webcensus import rulings
from webcensus.audit import declared
from webcensus.census import require_browser
from webcensus.compare import Comparison, Law, compare
from webcensus.gate import Exit
from webcensus.settings import Settings, SettingsError, day, load
from webcensus.store import FROZEN, RECHECK, Round, Store, file_at, find, keeping, probe_writable
from webcensus.terminal import Terminal, counted
from webcensus.version import VERSION
from webcensus.whole import lacking

RESULT = "comparison"  # folder of the documents, below that of the later round


def compare_rounds(earlier: str, later: str, out: str, given: Mapping[str, Any], talk: int) -> int:
    """Two rounds: what became of each finding, and the scores then and now."""
    old, new = find(Path(earlier).absolute()), find(Path(later).absolute())
    if old.folder.resolve() == new.folder.resolve():
        raise SettingsError(f"{later}: is the same round as {earlier}; name an earlier and a later one")
    settings = _settings(given)
    law, notes = _law(new, given, settings)
    folder = Path(out).absolute() if out else new.folder / RESULT
    _documents(old, new, law, settings, folder, notes, (earlier, later), talk)
    return Exit.OK


def recheck(folder: str, out: str, given: Mapping[str, Any], talk: int) -> int:
    """One round's open findings: visit what they need, say what became of each."""
    from webcensus import recheck as again

    old = find(Path(folder).absolute())
    settings = _settings(_as_then(old.open()) | _named(given))
    require_browser(settings)
    law, notes = _law(old, given, settings)
    place = Path(out).absolute() if out else again.place(old, dt.datetime.now(dt.UTC))
    if place.resolve() == old.folder.resolve():
        raise SettingsError(f"--out {out}: is the round itself; choose another folder")
    scratch = Path(settings.scratch).absolute() if settings.scratch else None
    new = Store(place, scratch)
    with Terminal(talk) as terminal:
        again.visit(old, new, law, settings, terminal.progress)
    _documents(old, new, law, settings, place / RESULT, notes, (folder, str(place)), talk)
    return Exit.OK


def ledger(  # noqa: PLR0917 - the command's options
    folder: str,
    out: str,
    by: str,
    issued: str,
    working_days: int,
    rechecks: tuple[str, ...],
    given: Mapping[str, Any],
    talk: int,
) -> int:
    """Hand out the rectification ledger of a round."""
    from webcensus import handout

    store = find(Path(folder).absolute())
    settings = _settings(given)
    law, notes = _law(store, given, settings)
    given_out = day("--issued", issued) if issued else None
    try:
        last = handout.last_day(store, law)
        terms = handout.Terms(issued=given_out or last, working_days=working_days)
        due = terms.due
    except (ValueError, OverflowError) as error:  # beyond the last day there is
        named = f"--issued {issued}, " if issued else ""
        raise SettingsError(f"{named}--working-days {working_days}: {error}") from None
    if due.day < last:
        raise SettingsError(f"--issued {issued}: {due.day} is over on the round's last day ({last})")
    place = Path(out).absolute() if out else store.folder / "ledger"
    probe_writable(place)
    if lack := lacking(store, "en"):
        notes = [*notes, f"{store.folder}: {lack}"]
    language = settings.lang or law.rubric.language
    with keeping(place):
        handed = handout.hand_out(
            store,
            law,
            terms,
            place,
            language=language,
            by=msgspec.convert(by, handout.By),
            rechecks=map(Path, rechecks),
        )
    for note in notes:
        print(note, file=sys.stderr)
    if talk:
        provisional = " (provisional)" if due.provisional else ""
        faults, files = counted(handed.rows, "fault"), counted(len(handed.files), "workbook")
        print(f"{faults}, due {due.day}{provisional}, {files}: {place}")
    return Exit.OK


def rule(folder: str, workbook: str, by: str, given: Mapping[str, Any], talk: int) -> int:
    """Take people's decisions back from a rectification workbook into rulings.csv."""
    from webcensus import decisions
    from webcensus import rule as ruling

    store = find(Path(folder).absolute())
    decided = decisions.read(Path(workbook), by)
    settings = _settings(given)
    file = file_at(Path(settings.rulings) if settings.rulings else store.folder / ruling.FILE, "--rulings")
    with keeping(file.parent):
        merged = ruling.merge(store, decided, file)
    for said in (*merged.faults, *merged.conflicts):
        print(clean(str(said)), file=sys.stderr)
    if talk:
        print(f"{counted(merged.added, 'decision')} added, {merged.same} known: {clean(str(file))}")
    return Exit.OK


def _documents(  # noqa: PLR0917 - two rounds, one law, one place
    old: Store,
    new: Store,
    law: Law,
    settings: Settings,
    folder: Path,
    notes: list[str],
    names: tuple[str, str],
    talk: int,
) -> None:
    errand = new.open().kind == RECHECK
    language = settings.lang or law.rubric.language
    notes = [*notes, *_unlike(old, new, language)]
    probe_writable(folder)
    with keeping(folder), Comparison(folder) as comparison:
        compare(old, new, law, comparison, errand=errand)
        subject = Subject(
            earlier=_name(names[0]),
            later=_name(names[1]),
            rubric=law.rubric.title.get(language, law.rubric.id),
            rubric_id=law.rubric.id,
            recheck=errand,
            notes=tuple(notes),
            version=VERSION,
        )
        documents = Documents(comparison.sites, comparison.totals, subject, law.checks, language)
        documents.write(folder)
        if talk:
            documents.tell(Console(highlight=False), folder)


def _law(store: Store, given: Mapping[str, Any], settings: Settings) -> tuple[Law, list[str]]:
    """The rubric a round was judged with, unless another is named; and what a reader must know of it."""
    known = checks.base.load()
    found = store.open()
    judged, _ = store.judged_by()
    try:
        rubric = load_rubric(given.get("rubric") or judged, *declared(known))
    except RubricError as error:
        if given.get("rubric"):
            raise
        raise SettingsError(f"{store.folder}: judged by {judged!r}: {error}; name it with --rubric") from None
    decided = rulings.read(settings.rulings)
    for note in decided.notes:
        print(clean(note), file=sys.stderr)
    if settings.probes and not Path(settings.probes).is_dir():
        raise SettingsError(
            f"--probes {settings.probes}: no such folder; name the one that `probe` writes to"
        )
    law = Law(rubric=rubric, checks=known, rulings=decided, probes=settings.probes)
    return law, _changed(found, rubric, settings.lang or rubric.language)


def _changed(found: Round, rubric: Rubric, language: str) -> list[str]:
    """Says that a rubric's file is no longer what it was when the round began."""
    if found.rubric != rubric.id or found.rubric_sha256 == rubric.sha256:
        return []
    zh = f"评分表 {rubric.id} 的内容自该轮检查开始后有改动，本次按现行内容判定。"
    en = f"The rubric {rubric.id} has been changed since the round began; it is applied as it is now."
    return [zh if language == "zh" else en]


def _unlike(old: Store, new: Store, language: str) -> list[str]:
    """Says that a round is not complete, or that the word lists of the two may differ."""
    notes = []
    for store in (old, new):
        if lack := lacking(store, language):
            notes.append(f"{store.folder.name}{'：' if language == 'zh' else ': '}{lack}")
    if old.open().version != new.open().version:
        zh = "两轮检查使用的程序版本不同，错别字等词库可能有变化。"
        en = "The rounds were crawled by different versions of the program; word lists may differ."
        notes.append(zh if language == "zh" else en)
    return notes


def _as_then(found: Round) -> dict[str, Any]:
    """The settings under which a round visited its sites."""
    kept = {name: found.settings.get(name) for name in FROZEN}
    return {name: value for name, value in kept.items() if value not in ("", [], None)}


def _named(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was named on the command line."""
    return {name: value for name, value in given.items() if value not in (None, ())}


def _settings(given: Mapping[str, Any]) -> Settings:
    config = given.get("config")
    values = {name: value for name, value in given.items() if name in Settings.__struct_fields__}
    return load(values, file=Path(config) if config else None)


def _name(path: str) -> str:
    return Path(path).name or str(path)
