"""A corpus of attacks that a site's texts may carry into a report, and a report made of them."""

from __future__ import annotations

import msgspec
from report_sample import CHECKS, COLUMNS, DAY, RUBRIC, facts, findings

from checks.base import Finding, Unassessed
from crawler.facts import SiteOutcome, SiteState
from crawler.page import Cause
from crawler.site import Site
from reports.document import SiteReport, site_report
from reports.ruling import Decision, Ruling
from reports.score import score
from reports.scorecard import Coverage

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://e.example","x")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00ad=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "−1",
    "text\n=1+1",
    "text\r\n \t@SUM(1)",
    "text\u2028=1+1",
)
PAYLOADS = (
    *FORMULAS,
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "<img src=http://127.0.0.1:9/x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>",
    "' onmouseover='document.title=1' x='",
    "--><style>*{display:none}</style><!--",
    "<base href=http://127.0.0.1:9/>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "javascript:document.title='owned'",
    "data:text/html,<script>document.title='owned'</script>",
    "{{ 1337 * 1337 }} {% raw %} ${1337*1337} #{1337*1337} <%= 1337*1337 %>",
    "%(n)s %s {0} {days!r:>99999999} {name.__class__}",
    "\x1b[31mred\x1b[0m \x1b]8;;http://e.example\x07click\x1b]8;;\x07 \x9b2J \x1b]0;title\x1b\\",
    "[bold]not bold[/bold] [link=http://e.example]x[/link] :smile:",
    "\u202egpj.exe \u2066x\u2069 \u200e\u200f\u061c",
    "../../../../etc/passwd",
    "C:\\..\\..\\x\x00.html",
    "a\x00b \ud800 \udfff \ufffe \uffff",
    "长" * 70_000,
    "]]></system-out><failure/>",
    "& &amp; &#60;script&#62; &lt;script&gt;",
    "# Heading\n\n- list\n\n| a | b |\n|---|---|\n\n```sh\nrm\n```",
    "[x](javascript:alert(1)) ![x](http://127.0.0.1:9/x) <http://127.0.0.1:9/> **b** _i_ ~~s~~ `c` @user #1",
    "> quote\n1. one\n***\n[a]: http://127.0.0.1:9/",
    "line one\x0bline two\x0cline three\x85four\u2028five\u2029six",
)


def attacked(finding: Finding, payload: str) -> Finding:
    """The finding with the payload in every text it has; lone surrogates, which no store keeps, left out."""
    text = payload.encode("utf-8", "ignore").decode()
    return msgspec.structs.replace(
        finding,
        locator=text,
        data={name: text if isinstance(value, str) else value for name, value in finding.data.items()},
        pages=(text, f"https://a.example/{text[:50]}"),
        occurrences=3,
        evidence=msgspec.structs.replace(
            finding.evidence, url=text, parent=text, quote=text, body_sha256=text
        ),
    )


def broken(finding: Finding) -> Finding:
    """The finding with lone surrogates in its quote."""
    quote = f"\ud800{finding.evidence.quote}\udfff"
    return msgspec.structs.replace(finding, evidence=msgspec.structs.replace(finding.evidence, quote=quote))


def hostile(language: str = "zh") -> SiteReport:
    """A report of a site that attacks with every text it controls."""
    base = findings()
    bad = tuple(attacked(base[n % len(base)], text) for n, text in enumerate(PAYLOADS))
    own = RUBRIC
    site = Site(
        id="3700000099",
        url=PAYLOADS[23],
        name="[bold]" + PAYLOADS[24] + PAYLOADS[29] + PAYLOADS[35],
        site_code="=1+1",
        organiser=PAYLOADS[27],
        supervisor="=1+1",
    )
    unread = tuple(
        Unassessed(check="column-stale", site=site.id, locator=text, reason=text[:400])
        for text in (payload.encode("utf-8", "ignore").decode() for payload in PAYLOADS)
    )
    columns = tuple(
        msgspec.structs.replace(
            COLUMNS[0], url=text, name=text, class_reason=text, judged=False, why_not=text
        )
        for text in PAYLOADS
    )
    outcome = SiteOutcome(
        site=site.id,
        state=SiteState.PARTIAL,
        causes=(Cause.BLOCKED,),
        detail=PAYLOADS[35],
        moved_to=PAYLOADS[31],
    )
    rulings = {bad[25].key: Ruling(decision=Decision.DISMISS, reason=PAYLOADS[23], by=PAYLOADS[1])}
    seen = Coverage(pages_read=1, pages_known=2, columns_seen=1, home_read=True)
    card = score(own, site, outcome, seen, bad, unread, dict.fromkeys(CHECKS, 9), DAY, rulings)
    known = msgspec.structs.replace(facts(outcome, columns), site=site)
    made = site_report(
        known, card, own, bad, unread, None, CHECKS, rulings=rulings, language=language, version="0.1.0"
    )
    return msgspec.structs.replace(made, findings=tuple(map(broken, made.findings)))
