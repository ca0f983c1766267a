"""junit.xml: the report for continuous integration. One suite for the site, one case for each rubric item."""

from __future__ import annotations

import io

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from checks.base import Finding
from reports import sentence, words
from reports.document import SiteReport
from reports.escape import clean, line
from reports.rubric import Kind
from reports.scorecard import Line, LineState, Verdict
from reports.words import Words, points

LISTED = 50  # findings written into one case


def content(report: SiteReport, language: str = "") -> bytes:
    """The file: failures are what holds for sure, skipped is what is open or could not be judged."""
    told = Words(language or report.language, report.rubric.time_zone)
    suite = TestSuite(line(f"{report.site.name} {report.site.url}".strip(), 200))
    suite.timestamp = _instant(report)
    suite.add_property("site", line(report.site.id))
    suite.add_property("rubric", f"{report.rubric.id} {report.rubric.version}")
    suite.add_property("as_of", report.scorecard.as_of.isoformat())
    suite.add_testcase(_verdict(report, told))
    suite.add_testcases([_item(report, row, told) for row in report.scorecard.lines])
    suite.add_testcases(_advice(report, told))
    document = JUnitXml("webcensus")
    document.add_testsuite(suite)
    document.update_statistics()  # type: ignore[no-untyped-call]
    return _bytes(document)


def _bytes(document: JUnitXml) -> bytes:
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue() + b"\n"


def _instant(report: SiteReport) -> str:
    at = report.outcome.ended_at or report.outcome.started_at
    return at.strftime("%Y-%m-%dT%H:%M:%S") if at else f"{report.scorecard.as_of}T00:00:00"


def _case(report: SiteReport, name: str, group: str) -> TestCase:
    return TestCase(line(name, 200), classname=f"webcensus.{report.rubric.id}.{group}", time=0.0)


def _verdict(report: SiteReport, told: Words) -> TestCase:
    case = _case(report, told.say("Verdict"), "verdict")
    why = line(sentence.verdict(report, told), 1000)
    said = _joined(told.word(words.VERDICTS, report.scorecard.verdict), why, told)
    if report.scorecard.verdict is Verdict.FAIL:
        case.result = [_failure(said, "verdict")]
    elif report.scorecard.verdict in (Verdict.INSUFFICIENT, Verdict.NOT_JUDGED):
        case.result = [Skipped(said)]
    else:
        case.system_out = said
    return case


def _item(report: SiteReport, row: Line, told: Words) -> TestCase:
    case = _case(report, f"{row.item} {sentence.item_title(report, row.item, told)}", str(row.kind))
    message = line(sentence.arithmetic(row, told), 500)
    if row.state is LineState.HIT:
        lost = "" if row.kind is Kind.VETO else f" (−{points(row.lost)})"
        failure = _failure(message + lost, str(row.kind))
        failure.text = _listed(report, row.keys, told)
        case.result = [failure]
    elif row.state in (LineState.OPEN, LineState.POSSIBLE, LineState.NOT_APPLICABLE):
        case.result = [Skipped(_open(row, message, told))]
    elif row.state is LineState.CLEAR and not row.judged:
        case.result = [Skipped(sentence.state(row, told))]
    else:
        case.system_out = _joined(sentence.state(row, told), message, told)
    return case


def _joined(head: str, what: str, told: Words) -> str:
    return told.say("%(reason)s: %(what)s", reason=head, what=what)


def _failure(message: str, kind: str) -> Failure:
    return Failure(message, kind)


def _open(row: Line, message: str, told: Words) -> str:
    state = sentence.state(row, told)
    reason = sentence.open_reason(row, told) if row.state is not LineState.POSSIBLE else message
    return line(_joined(state, reason, told) if reason else state, 500)


def _listed(report: SiteReport, keys: tuple[str, ...], told: Words) -> str:
    known, suspected = report.by_key, report.suspected
    found = [known[key] for key in keys if key in known and key not in suspected]
    rows = [_told(report, finding, told) for finding in found[:LISTED]]
    if len(found) > LISTED:
        rows.append(told.say("and %(n)s more", n=f"{len(found) - LISTED:,}"))
    return clean("\n".join(rows))


def _told(report: SiteReport, finding: Finding, told: Words) -> str:
    places = (finding.locator or finding.evidence.url, finding.evidence.parent)
    where = " ".join(dict.fromkeys(filter(None, places)))
    said = f"- {line(sentence.finding(report, finding, told))}"
    return f"{said} [{line(where, 500)}]" if where else said


def _advice(report: SiteReport, told: Words) -> list[TestCase]:
    """What costs nothing passes, and says what was seen."""
    cases = []
    for fix in report.advised:
        case = _case(report, f"{fix.check} {sentence.check_title(report, fix.check, told)}", "advice")
        case.system_out = _listed(report, fix.keys, told)
        cases.append(case)
    return cases
