"""findings.jsonl and scorecard.json: the report for programs. Their schemas lie in `schemas/`."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import msgspec

from checks.base import Finding
from reports import sentence
from reports.document import SiteReport
from reports.escape import clean, tree
from reports.language import LANGUAGES
from reports.scorecard import Line
from reports.words import Words

FINDING_SCHEMA = "urn:webcensus:schema:finding:1"
SCORECARD_SCHEMA = "urn:webcensus:schema:scorecard:1"


def schema(name: str) -> dict[str, Any]:
    """A published JSON Schema: `finding` or `scorecard`."""
    text = (files("reports") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def findings(report: SiteReport) -> bytes:
    """All findings, one JSON object a line, in the order of check, certainty and locator."""
    items: dict[str, list[str]] = {}
    for row in report.scorecard.lines:
        for key in row.keys:
            items.setdefault(key, []).append(row.item)
    told = {language: Words(language) for language in LANGUAGES}
    rows = (_finding(report, found, items.get(found.key, []), told) for found in report.findings)
    return "".join(f"{encoded(row)}\n" for row in rows).encode()


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED = re.compile(r"\\[ubfr]")  # how JSON writes what `clean` takes out of a text


def encoded(value: Any) -> str:
    """Plain data as JSON, every string in it clean."""
    text = _encode(value)
    return text if clean(text) == text and not _ESCAPED.search(text) else _encode(tree(value))


def _finding(report: SiteReport, found: Finding, items: list[str], told: dict[str, Words]) -> dict[str, Any]:
    ruling = report.rulings.get(found.key)
    return {
        "schema": FINDING_SCHEMA,
        "key": found.key,
        **msgspec.to_builtins(found),
        "items": items,
        "ruling": msgspec.to_builtins(ruling) if ruling else None,
        "texts": {language: _texts(report, found, words) for language, words in told.items()},
    }


def _texts(report: SiteReport, found: Finding, words: Words) -> dict[str, str]:
    return {
        "title": sentence.check_title(report, found.check, words),
        "message": sentence.finding(report, found, words),
        "rectify": sentence.what_to_do(report, found.check, words),
    }


def scorecard(report: SiteReport) -> bytes:
    """The scorecard with what it rests on and what to rectify, as one JSON document."""
    card, rubric = report.scorecard, report.rubric
    value = {
        "schema": SCORECARD_SCHEMA,
        "tool": {"name": "webcensus", "version": report.version},
        "site": msgspec.to_builtins(report.site),
        "outcome": msgspec.to_builtins(report.outcome),
        "rubric": {
            "id": rubric.id,
            "version": rubric.version,
            "title": rubric.title,
            "source": rubric.source,
            "sha256": card.rubric_sha256,
            "time_zone": rubric.time_zone,
        },
        "as_of": card.as_of.isoformat(),
        "verdict": str(card.verdict),
        "why": {language: sentence.verdict(report, Words(language)) for language in LANGUAGES},
        "score": {
            "minimum": card.minimum,
            "maximum": card.maximum,
            "base": card.base,
            "pass_mark": card.pass_mark,
            "left_out": card.left_out,
        },
        "vetoes": [line.item for line in card.vetoes],
        "open": [{"item": line.item, "reason": line.reason} for line in card.open],
        "lines": [_row(report, line) for line in card.lines],
        "fixes": [msgspec.to_builtins(fix) for fix in report.fixes],
        "findings": {
            "to_rectify": sum(len(fix.keys) for fix in report.to_rectify),
            "to_confirm": len(report.suspected),
            "advice": sum(len(fix.keys) for fix in report.advised),
            "dismissed": len(report.dismissed),
        },
        "coverage": msgspec.to_builtins(card.coverage),
        "missing": list(card.missing),
        "standing": card.standing,
        "unassessed": [
            {"check": check, "reason": reason, "subjects": len(subjects)}
            for check, reason, subjects in report.not_judged()
        ],
    }
    return msgspec.json.format(encoded(value).encode(), indent=2) + b"\n"


def _row(report: SiteReport, line: Line) -> dict[str, Any]:
    item = report.items.get(line.item)
    return {
        **msgspec.to_builtins(line),
        "title": item.title if item else {},
        "clause": item.clause if item else "",
        "confidence": str(item.confidence) if item else "",
    }
