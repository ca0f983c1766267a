"""Visits: an answer to an entry becomes the one visit that is recorded for it. Pure."""

from __future__ import annotations

import logging
from itertools import islice

import msgspec
from isal import isal_zlib

from crawler import memo
from crawler.course import Course
from crawler.facts import Entry, Purpose, Visit
from crawler.memo import Memo
from crawler.page import ARRIVED, Answer, Cause, LinkKind, Outcome, Page
from crawler.purposes import REPEATABLE, purpose_of
from crawler.reading.answer import fingerprint, magic, refine, refresh
from crawler.reading.charset import decode
from crawler.reading.counters import counts_visitors
from crawler.reading.document import Document, Text
from crawler.reading.footer import marks
from crawler.reading.magic import binary
from crawler.reading.page import read
from crawler.reading.pending import still_waits
from crawler.reading.text import visible
from crawler.reading.wide import wide
from crawler.redirects import lead, onward
from crawler.retries import waits
from crawler.step import STUB_LINKS, STUB_TEXT, sends_on

FOOTER = "footer"  # text of an entry whose answer is read for footer marks only
SAMPLE = 64 * 1024  # bytes of a target that is verified, not read
LINKS_LATE = 100  # links kept of each page read when the site has too many

_log = logging.getLogger(__name__)


def visit(course: Course, entry: Entry, answer: Answer) -> Visit:
    """The visit that `answer` makes of `entry`."""
    if entry.render:
        return _rendered(course, entry, answer)
    step = onward(entry, answer)
    if step is not None:
        causes = (*answer.causes, *step.causes)
        return Visit(entry=entry, answer=bare(answer), outcome=step.outcome, causes=causes)
    if 300 <= answer.status < 400 and answer.outcome is Outcome.OK:
        return Visit(entry=entry, answer=bare(answer), outcome=Outcome.HTTP_ERROR, causes=answer.causes)
    if entry.purpose is Purpose.PROBE:
        return _probe(entry, answer)
    if course.budget.reads(entry) and answer.tries:
        return _page(course, entry, answer)
    return _verified(course, entry, answer)


def bare(answer: Answer) -> Answer:
    """The answer without its body."""
    return msgspec.structs.replace(answer, body=b"")


def _probe(entry: Entry, answer: Answer) -> Visit:
    kept = ""
    if answer.outcome in (Outcome.OK, Outcome.HTTP_ERROR):
        kept = memo.dump(Memo(fingerprint=fingerprint(_landed(entry, answer), _document(answer))))
    return Visit(entry=entry, answer=bare(answer), outcome=answer.outcome, causes=answer.causes, memo=kept)


def _verified(course: Course, entry: Entry, answer: Answer) -> Visit:
    """A target that is verified only: its outcome, and what its first bytes are."""
    outcome, causes = answer.outcome, answer.causes
    kept = Memo()
    if entry.purpose is Purpose.HOME and outcome is Outcome.OK:
        outcome = Outcome.OUT_OF_SCOPE  # the home page moved to another site
    elif outcome in (Outcome.OK, Outcome.HTTP_ERROR) and answer.body:
        kept = Memo(magic=magic(answer.body[:SAMPLE]))
        if kept.magic == "html" or (not kept.magic and not binary(answer.body)):
            document = _document(answer)
            own = () if entry.external else (tuple(course.not_found), course.home.fingerprint)
            outcome, causes = refine(answer, document, *own)
            if outcome in ARRIVED:
                kept = Memo(magic=kept.magic, refresh=_refresh(document))
        if entry.text == FOOTER and entry.kind is LinkKind.SCRIPT and outcome is Outcome.OK:
            kept = Memo(marks=marks(_script(answer)))
    return Visit(entry=entry, answer=bare(answer), outcome=outcome, causes=causes, memo=memo.dump(kept))


def _page(course: Course, entry: Entry, answer: Answer) -> Visit:
    landed = _landed(entry, answer)
    home = None if entry.purpose is Purpose.HOME else course.home.fingerprint
    try:
        page = read(course.home.scope, entry, landed, tuple(course.not_found), home)
    except Exception:
        _log.exception("could not be read: %s", entry.url)
        return Visit(entry=entry, answer=bare(answer), outcome=Outcome.UNREADABLE, causes=(Cause.UNREADABLE,))
    if course.full:
        page = msgspec.structs.replace(page, links=page.links[:: len(page.links) // LINKS_LATE + 1])
    outcome, causes = page.outcome, page.causes
    if entry.purpose is Purpose.HOME and outcome in ARRIVED and sends_on(page):
        step = lead(entry, page.refresh)
        if not step.target:
            outcome, causes = step.outcome, (*causes, *step.causes)
            page = msgspec.structs.replace(page, outcome=outcome, causes=causes)
    return Visit(
        entry=entry,
        answer=answer if course.settings.evidence == "full" else bare(answer),
        outcome=outcome,
        causes=causes,
        page=page,
        body=answer.body if course.settings.evidence != "none" else b"",
        memo=memo.dump(_remembered(entry, landed, page)),
    )


def _rendered(course: Course, entry: Entry, answer: Answer) -> Visit:
    """A page as a browser shows it. It counts for what it shows; that it shows nothing proves nothing."""
    why = answer.error or f"not rendered: {answer.outcome.value} {answer.status}"
    if Cause.RENDERED in answer.causes:
        made = _page(course, entry, answer)
        if made.page is not None and made.outcome is Outcome.OK and shows(made.page):
            if not still_waits(_document(answer)):
                links = tuple(link for link in made.page.links if not counts_visitors(link.url))
                return msgspec.structs.replace(made, page=msgspec.structs.replace(made.page, links=links))
            why = "rendered, and a list stays empty"
        else:
            why = "rendered, and still without content"
    kept = msgspec.structs.replace(answer, body=b"", error=why)
    return Visit(entry=entry, answer=kept, outcome=Outcome.NEEDS_SCRIPT, causes=(Cause.NEEDS_JS,))


def shows(page: Page) -> bool:
    """True for a rendered page that holds what its scripts were to bring."""
    return page.outcome is Outcome.OK and page.blank is not True and not waits(page)


def _remembered(entry: Entry, answer: Answer, page: Page) -> Memo:
    if entry.purpose is Purpose.HOME and page.outcome in ARRIVED:
        return Memo(fingerprint=fingerprint(answer, _document(answer)))
    if purpose_of(entry) not in REPEATABLE:
        return Memo()
    if page.outcome is Outcome.SOFT_404:
        return Memo(same=page.outcome.value)
    if page.outcome not in ARRIVED or not page.text:
        return Memo()
    return Memo(same=f"{len(page.text)} {_sum(page.title):08x}{_sum(page.text):08x}")


def _sum(text: str) -> int:
    """What equal texts have in common, and forty pages of a site that are not equal surely have not."""
    return isal_zlib.crc32(wide(text))


def _landed(entry: Entry, answer: Answer) -> Answer:
    """The answer with the address that was asked for first, and the one that answered in the end."""
    return msgspec.structs.replace(answer, url=entry.origin or entry.url, final_url=entry.url)


def _refresh(document: Document) -> str:
    """Where a document that does nothing else sends its visitor; "" for any other one."""
    links = sum(1 for _ in islice(document.elements("a", "area"), STUB_LINKS + 1))
    if links > STUB_LINKS or len(visible(document)) > STUB_TEXT:
        return ""
    return refresh(document)[0]


def _document(answer: Answer) -> Document:
    return Document(decode(answer.body, answer.headers.get("content-type", "")), answer.final_url)


def _script(answer: Answer) -> Document:
    """A script or a frame as a document whose footer marks can be looked for."""
    text = decode(answer.body, answer.headers.get("content-type", ""))
    if text.text.lstrip().startswith("<"):
        return Document(text, answer.final_url)
    return Document(Text(text=f"<script>{text.text}</script>", charset=text.charset), answer.final_url)
