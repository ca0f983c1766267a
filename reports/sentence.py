"""Sentences: the verdict, the arithmetic and the findings as a person says them."""

from __future__ import annotations

from collections.abc import Mapping

from checks.base import Check, Finding
from crawler.facts import SiteOutcome
from reports.document import SiteReport
from reports.escape import line as one_line
from reports.fix import Fix
from reports.rubric import Item, Kind
from reports.scorecard import Line, LineState, Scorecard, Verdict
from reports.words import LINE_STATES, SITE_STATES, Words, points


def verdict(report: SiteReport, words: Words) -> str:
    """The verdict and why, in one sentence or two, for the owner of the site."""
    card = report.scorecard
    if card.verdict is Verdict.NOT_JUDGED:
        return words.say(
            "The table does not apply to this site: %(why)s. It is listed and takes no part in any rate.",
            why=words.reason(card.standing),
        )
    if card.verdict is Verdict.FAIL:
        return _vetoed(report, words) if card.vetoes else _too_low(card, words)
    if card.verdict is Verdict.PASS:
        return _passed(card, words)
    missing = words.say("; ").join(
        dict.fromkeys(missing_reason(report, code, words) for code in card.missing)
    )
    return words.say(
        "What could be read does not suffice for a verdict: %(missing)s. This says nothing against the site.",
        missing=missing or words.say("see “What the verdict rests on”"),
    )


def _vetoed(report: SiteReport, words: Words) -> str:
    vetoes = report.scorecard.vetoes
    names = words.say(", ").join(item_title(report, line.item, words) for line in vetoes)
    return words.count(
        "%(n)s veto item holds, so the site fails whatever its score: %(names)s.",
        "%(n)s veto items hold, so the site fails whatever its score: %(names)s.",
        len(vetoes),
        names=names,
    )


def _too_low(card: Scorecard, words: Words) -> str:
    return words.say(
        "Even if every open question is settled in the site's favour, the score is at most %(top)s, below "
        "the pass mark of %(mark)s.",
        top=points(card.maximum),
        mark=points(card.pass_mark),
    )


def _passed(card: Scorecard, words: Words) -> str:
    if card.minimum >= card.base:
        return words.say(
            "No veto item holds and no points are lost: the full %(base)s.", base=points(card.base)
        )
    if card.minimum == card.maximum:
        return words.say(
            "No veto item holds; the score of %(score)s reaches the pass mark of %(mark)s.",
            score=points(card.maximum),
            mark=points(card.pass_mark),
        )
    return words.say(
        "No veto item holds; even if every open question is settled against the site, the score is at least "
        "%(low)s, and the pass mark is %(mark)s.",
        low=points(card.minimum),
        mark=points(card.pass_mark),
    )


def score(card: Scorecard, words: Words) -> str:
    """The score: one number, or the interval it lies in; a dash where nothing could be scored."""
    if not scored(card):
        return "–"
    if card.minimum == card.maximum:
        return points(card.maximum)
    return words.say("%(low)s to %(top)s", low=points(card.minimum), top=points(card.maximum))


def scored(card: Scorecard) -> bool:
    """False where a score would mislead: the table does not apply, or not even the home page was read."""
    if card.verdict is Verdict.NOT_JUDGED:
        return False
    return card.verdict is not Verdict.INSUFFICIENT or card.coverage.home_read


def missing_reason(report: SiteReport, code: str, words: Words) -> str:
    """What is missing for a verdict, in words. An item's id after the colon becomes the item's title."""
    head, _colon, rest = code.partition(":")
    if code == "home" and report.outcome.causes:
        return words.reason(f"home:{words.causes(report.outcome.causes)}")
    if rest.strip() in report.items:
        return words.reason(f"{head}:{item_title(report, rest.strip(), words)}")
    return words.reason(code)


def open_reason(line: Line, words: Words) -> str:
    """Why an item is open or does not apply, in words."""
    return words.say("; ").join(words.reason(code) for code in line.reason.split())


def item_title(report: SiteReport, item: str, words: Words) -> str:
    """The title of a rubric item in the reader's language; its id where it has none."""
    found = report.items.get(item)
    return in_language(found.title, words) if found else item


def in_language(texts: dict[str, str], words: Words) -> str:
    """The text in the reader's language, else in any."""
    return texts.get(words.code) or next(iter(texts.values()), "")


def finding(report: SiteReport, found: Finding, words: Words) -> str:
    """The sentence of a finding; the check's title where its message cannot be made from the data."""
    return said(report.checks, found, words)


def said(checks: Mapping[str, Check], found: Finding, words: Words) -> str:
    """The same, where there is no report of one site."""
    check = checks.get(found.check)
    if check is None:
        return found.check
    try:
        return check.message(found, words.code)
    except (ValueError, LookupError, TypeError, AttributeError):
        return check.texts(words.code).title


def subject(report: SiteReport, check: str, locator: str, words: Words) -> str:
    """What a check looked at, in words where the check has some for it."""
    known = report.checks.get(check)
    tables = known.texts(words.code).words.values() if known else ()
    return next((table[locator] for table in tables if locator in table), locator)


def check_title(report: SiteReport, check: str, words: Words) -> str:
    """The title of a check; its id where its texts are not at hand."""
    return titled(report.checks, check, words)


def titled(checks: Mapping[str, Check], check: str, words: Words) -> str:
    """The same, where there is no report of one site."""
    known = checks.get(check)
    return known.texts(words.code).title if known else check


def what_to_do(report: SiteReport, check: str, words: Words) -> str:
    """How to rectify what a check finds; empty where its texts are not at hand."""
    known = report.checks.get(check)
    return capital(known.texts(words.code).rectify) if known else ""


def why_it_matters(report: SiteReport, check: str, words: Words) -> str:
    """Why a check is there; empty where its texts are not at hand."""
    known = report.checks.get(check)
    return capital(known.texts(words.code).why) if known else ""


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def fix_title(report: SiteReport, fix: Fix, words: Words) -> str:
    """The title of a fix: its check's, with what it costs where the check has several fixes of this kind."""
    title = check_title(report, fix.check, words)
    same = [other for other in report.fixes if other.check == fix.check and other.sure is fix.sure]
    if len(same) < 2 or not fix.items:
        return title
    states = {line.item: line.state for line in report.scorecard.lines}
    costing = [item for item in fix.items if states.get(item) in (LineState.HIT, LineState.POSSIBLE)]
    items = words.say("; ").join(item_title(report, item, words) for item in costing or fix.items)
    return words.say("%(title)s: %(items)s", title=title, items=items)


def arithmetic(line: Line, words: Words) -> str:
    """How a line comes to its result: findings × points, cap, total; or findings against a veto's limit."""
    if line.visits:
        return _visits(line, words)
    if line.state is LineState.CLEAR and line.judged and not _found(line):
        return words.count("%(n)s subject judged", "%(n)s subjects judged", line.judged)
    parts = [_veto_sum(line, words)] if line.kind is Kind.VETO else _points_sum(line, words)
    return words.say("; ").join(part for part in parts if part)


def _visits(line: Line, words: Words) -> str:
    """How a series of visits comes to a line's result."""
    told = words.say(
        "%(failed)s of %(visits)s visits failed (%(share)s %%)",
        failed=f"{line.failed:,}",
        visits=f"{line.visits:,}",
        share=points(line.failed * 10_000 // line.visits / 100),
    )
    limit = points(line.share * 100)
    if line.kind is Kind.VETO:
        rest = [words.say("veto from %(limit)s %% on", limit=limit)]
    else:
        rest = [_sure_sum(line, words)] if line.sure else []
    if line.suspected:
        rest.append(words.say("to be confirmed"))
    return words.say("; ").join([told, *rest])


def state(line: Line, words: Words) -> str:
    """What an item came to. Nothing found is said only where something was judged."""
    if line.state is LineState.CLEAR and not line.judged:
        return words.say("nothing to judge")
    if line.state is LineState.CLEAR and _found(line):
        return words.say("short of the veto")
    if line.state is LineState.HIT and line.kind is Kind.VETO:
        return words.say("veto holds")
    return words.word(LINE_STATES, line.state)


def _found(line: Line) -> bool:
    """Whether anything stands against the site, or is open: a veto that is clear may have some of both."""
    return bool(line.sure or line.suspected or line.unjudged)


def _veto_sum(line: Line, words: Words) -> str:
    if not _found(line):
        return ""
    parts = [words.say("%(n)s found, veto from %(limit)s on", n=f"{line.sure:,}", limit=f"{line.at_least:,}")]
    if line.suspected:
        parts.append(words.say("%(n)s more to be confirmed", n=f"{line.suspected:,}"))
    if line.unjudged:
        parts.append(words.say("%(n)s not judged", n=f"{line.unjudged:,}"))
    return words.say("; ").join(parts)


def _points_sum(line: Line, words: Words) -> list[str]:
    parts = [_sure_sum(line, words)] if line.sure else []
    if line.suspected:
        parts.append(
            words.say(
                "%(n)s to be confirmed, up to −%(points)s more",
                n=f"{line.suspected:,}",
                points=points(line.lost_suspected),
            )
            if line.lost_suspected
            else words.say("%(n)s to be confirmed, not counted", n=f"{line.suspected:,}")
        )
    if line.unjudged and line.lost_unjudged:
        parts.append(
            words.say(
                "%(n)s not judged, up to −%(points)s more",
                n=f"{line.unjudged:,}",
                points=points(line.lost_unjudged),
            )
        )
    return parts


def _sure_sum(line: Line, words: Words) -> str:
    total = line.sure * line.each
    shown = f"{line.sure:,} × {points(line.each)} = {points(total)}"
    if line.cap is not None and total > line.cap:
        return words.say("%(sum)s, capped at %(cap)s", sum=shown, cap=points(line.cap))
    return shown


def clause(item: Item, words: Words) -> str:
    """Where an item stands in the official document, and what it says."""
    rule = in_language(item.rule, words)
    return words.say("%(clause)s: %(rule)s", clause=item.clause, rule=rule) if rule else item.clause


def total(card: Scorecard, words: Words) -> str:
    """How the highest possible score comes about."""
    lost = points(sum(line.lost for line in card.lines if line.kind is Kind.DEDUCT))
    if card.left_out:
        rest = card.base - card.left_out
        shown = f"({points(rest)} − {lost}) × {points(card.base)} ÷ {points(rest)}"
    else:
        shown = f"{points(card.base)} − {lost}"
    return words.say("%(sum)s = %(top)s at most", sum=shown, top=points(card.maximum))


def near(report: SiteReport) -> tuple[Line, ...]:
    """Vetoes that do not hold but are near, or that open questions could complete."""
    return report.lines(LineState.WARNING, LineState.POSSIBLE, kind=Kind.VETO)


def ended(end: SiteOutcome, words: Words) -> str:
    """How a site's visit ended, and the causes."""
    state, causes = words.word(SITE_STATES, end.state), words.causes(end.causes)
    return words.say("%(reason)s: %(what)s", reason=state, what=causes) if causes else state


def judged_for(report: SiteReport, words: Words) -> str:
    """The day a site is judged for; and, where it was visited after that, how much later."""
    day, began = report.scorecard.as_of, report.outcome.started_at
    later = (began.astimezone(words.zone).date() - day).days if began else 0
    if later < 1:
        return day.isoformat()
    return words.count(
        "%(day)s (visited %(n)s day later)", "%(day)s (visited %(n)s days later)", later, day=day.isoformat()
    )


def visit(report: SiteReport, words: Words) -> str:
    """How the visit went: its end, the causes, and what was left out for lack of time."""
    end = report.outcome
    parts = [ended(end, words)]
    if end.detail:
        parts.append(one_line(end.detail, 300))
    if end.moved_to:
        parts.append(words.say("moved to %(url)s", url=one_line(end.moved_to, 200)))
    if end.known_not_taken:
        parts.append(
            words.say("known addresses not visited (limit reached): %(n)s", n=f"{end.known_not_taken:,}")
        )
    return words.say("How the visit ended: %(parts)s.", parts=words.say("; ").join(parts))
