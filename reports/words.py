"""Words: what the codes, numbers and instants of the program are called by people."""

from __future__ import annotations

import datetime as dt
import gettext
import zoneinfo
from collections.abc import Mapping

from crawler.facts import SiteState
from crawler.page import Cause, ColumnClass, LetterState, Outcome
from reports.language import marked as _
from reports.language import translations
from reports.reasons import REASONS
from reports.rubric import Confidence, Kind
from reports.ruling import Decision
from reports.scorecard import LineState, Verdict

VERDICTS: Mapping[str, str] = {
    Verdict.PASS: _("Pass"),
    Verdict.FAIL: _("Fail"),
    Verdict.INSUFFICIENT: _("Insufficient evidence"),
    Verdict.NOT_JUDGED: _("Not rated"),
}
LINE_STATES: Mapping[str, str] = {
    LineState.HIT: _("found"),
    LineState.POSSIBLE: _("possible"),
    LineState.WARNING: _("close to the limit"),
    LineState.CLEAR: _("nothing found"),
    LineState.OPEN: _("open"),
    LineState.NOT_APPLICABLE: _("not applicable"),
}
SITE_STATES: Mapping[str, str] = {
    SiteState.PASS: _("read in full"),
    SiteState.FINDING: _("visited with remarks"),
    SiteState.PARTIAL: _("read in part"),
    SiteState.UNREACHABLE: _("unreachable"),
    SiteState.REFUSED: _("refused the visit"),
}
OUTCOMES: Mapping[str, str] = {
    Outcome.OK: _("read"),
    Outcome.HTTP_ERROR: _("answered with an error"),
    Outcome.DNS: _("domain name not found"),
    Outcome.REFUSED: _("connection refused"),
    Outcome.RESET: _("connection broken off"),
    Outcome.TLS: _("no secure connection possible"),
    Outcome.TIMEOUT: _("no answer in time"),
    Outcome.TOO_LARGE: _("larger than the limit"),
    Outcome.REDIRECT_LOOP: _("redirects in a circle"),
    Outcome.SOFT_404: _("“not found” page sent as a normal page"),
    Outcome.MAINTENANCE: _("maintenance notice"),
    Outcome.BLOCKED: _("blocked by a firewall"),
    Outcome.CHALLENGE: _("protected by a browser check or captcha"),
    Outcome.RATE_LIMITED: _("visits limited by the server"),
    Outcome.LOGIN: _("login required"),
    Outcome.ROBOTS: _("not allowed by robots.txt"),
    Outcome.OUT_OF_SCOPE: _("outside the site"),
    Outcome.FORBIDDEN_ADDRESS: _("address not open to the public"),
    Outcome.NEEDS_SCRIPT: _("content appears only when scripts run"),
    Outcome.UNREADABLE: _("could not be read"),
}
CAUSES: Mapping[str, str] = {
    Cause.BAD_HTTP: _("invalid HTTP answer"),
    Cause.BAD_URL: _("invalid address"),
    Cause.BUDGET: _("limit of pages or time reached"),
    Cause.CHARSET: _("wrong or damaged character encoding"),
    Cause.DATE: _("impossible or future date"),
    Cause.DEAD_LINK: _("dead link"),
    Cause.EMPTY: _("empty answer"),
    Cause.FORBIDDEN_TARGET: _("leads to an address not open to the public"),
    Cause.JS_REDIRECT: _("redirected by a script"),
    Cause.MOVED: _("moved to another site"),
    Cause.NEEDS_JS: _("content appears only when scripts run"),
    Cause.REDIRECT: _("redirected"),
    Cause.RENDERED: _("read as a browser shows it"),
    Cause.SLOW: _("slow answer"),
    Cause.TLS_OLD: _("obsolete TLS version"),
    Cause.TRUNCATED: _("answer cut off"),
    Cause.UNANSWERED_LETTER: _("unanswered letter"),
    Cause.UNFINISHED: _("page breaks off before its end"),
    Cause.FINDING: _("fault found"),
}
CLASSES: Mapping[str, str] = {
    ColumnClass.NEWS: _("news"),
    ColumnClass.NOTICES: _("notices"),
    ColumnClass.POLICY: _("policy documents"),
    ColumnClass.INTERPRETATION: _("policy interpretation"),
    ColumnClass.PERSONNEL: _("personnel"),
    ColumnClass.PLANS: _("plans"),
    ColumnClass.STATISTICS: _("statistics and finance"),
    ColumnClass.SERVICES: _("services"),
    ColumnClass.LETTERS: _("letters and inquiries"),
    ColumnClass.COMPLAINTS: _("complaints and reports"),
    ColumnClass.SURVEYS: _("surveys"),
    ColumnClass.INTERVIEWS: _("interviews"),
    ColumnClass.INTERACTION: _("interaction"),
    ColumnClass.STANDING: _("standing information"),
    ColumnClass.UNKNOWN: _("not classified"),
}
LETTER_STATES: Mapping[str, str] = {
    LetterState.ANSWERED: _("answered"),
    LetterState.OPEN: _("without an answer"),
    LetterState.EXCLUDED: _("not counted by the rules"),
    LetterState.UNKNOWN: _("state not readable"),
}
CONFIDENCE: Mapping[str, str] = {
    Confidence.VERIFIED: _("wording verified"),
    Confidence.PARTLY: _("wording verified in part"),
    Confidence.UNCONFIRMED: _("wording unconfirmed"),
}
DECISIONS: Mapping[str, str] = {
    Decision.CONFIRM: _("holds"),
    Decision.DISMISS: _("does not hold"),
    Decision.ACCEPT: _("holds, tolerated"),
}
KINDS: Mapping[str, str] = {
    Kind.VETO: _("veto"),
    Kind.DEDUCT: _("deduction"),
    Kind.BONUS: _("bonus"),
}


class Words:
    """The words of one language."""

    def __init__(self, code: str, time_zone: str = "Asia/Shanghai") -> None:
        self.translations: gettext.GNUTranslations = translations(code)
        self.code = code.split("-", maxsplit=1)[0].lower()
        self.zone = zoneinfo.ZoneInfo(time_zone)

    def say(self, message: str, **values: object) -> str:
        """A message with its values."""
        text = self.translations.gettext(message)
        return text % values if values else text

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A message that depends on a number, which it may show as `%(n)s`."""
        return self.translations.ngettext(one, many, number) % {"n": f"{number:,}", **values}

    def word(self, table: Mapping[str, str], code: object) -> str:
        """What a code is called; a code without a name is shown as it is."""
        found = table.get(str(code))
        return self.say(found) if found else str(code)

    def reason(self, code: str) -> str:
        """A reason in words. `code` may be an outcome, a cause or a reason, with a locator after a colon."""
        head, _colon, rest = code.partition(":")
        for table in (REASONS, OUTCOMES, CAUSES):
            if head.strip() in table:
                words = self.word(table, head.strip())
                return self.say("%(reason)s: %(what)s", reason=words, what=rest.strip()) if rest else words
        return code

    def causes(self, causes: tuple[Cause, ...]) -> str:
        """The causes of a site's end, in words."""
        return self.say(", ").join(dict.fromkeys(self.reason(str(cause)) for cause in causes))

    def instant(self, instant: dt.datetime | None) -> str:
        """An instant in the rubric's time zone, to the minute; empty for None."""
        return instant.astimezone(self.zone).strftime("%Y-%m-%d %H:%M") if instant else ""


def points(value: float) -> str:
    """Points without needless zeros: 3, 0.1, 12.35."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
