"""Reading: the figures of the readers on the labelled corpus, each page read the way a crawl reads it."""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from benchmarks.accuracy.figure import Figure, Tally
from benchmarks.corpus.case import Case, bytes_of, read
from crawler.facts import Entry, Purpose
from crawler.page import Answer, Cause, Link, Outcome, Page, PageKind
from crawler.reading.answer import fingerprint
from crawler.reading.charset import decode
from crawler.reading.classes import classify
from crawler.reading.columns import inventory
from crawler.reading.dates import published
from crawler.reading.document import Document
from crawler.reading.page import read as read_page
from crawler.reading.tags import tags
from crawler.site import Site

NOON = dt.time(4, tzinfo=dt.UTC)  # noon in China
WALLS = (
    Outcome.SOFT_404,
    Outcome.MAINTENANCE,
    Outcome.BLOCKED,
    Outcome.CHALLENGE,
    Outcome.RATE_LIMITED,
    Outcome.LOGIN,
)


def site_of(url: str) -> Site:
    """The site that a case's address belongs to."""
    parts = urlsplit(url)
    return Site(id=parts.netloc, url=f"{parts.scheme}://{parts.netloc}/")


def answer_of(case: Case) -> Answer:
    """The answer that a case is."""
    status = case.get("status", 200)
    headers = {
        "content-type": case.get("content_type", "text/html; charset=utf-8"),
        **case.get("headers", {}),
    }
    day = dt.date.fromisoformat(case.get("fetched", "2021-06-15"))
    return Answer(
        url=case["url"], final_url=case["url"], outcome=Outcome.OK if status < 400 else Outcome.HTTP_ERROR, status=status,
        fetched_at=dt.datetime.combine(day, NOON), headers=headers, body=bytes_of(case),
    )  # fmt: skip


def page_of(case: Case, **more: Any) -> Page:
    """The page that a case's answer is."""
    site = site_of(case["url"])
    purpose = Purpose(case.get("purpose", "page"))
    return read_page(
        site, Entry(site=site.id, url=case["url"], purpose=purpose, depth=1), answer_of(case), **more
    )


def figures(half: str) -> Iterator[Figure]:
    """Every figure of the corpus."""
    yield from dates(half)
    yield from lists(half)
    yield from scripts(half)
    yield from blanks(half)
    yield from columns(half)
    yield from kinds(half)
    yield from letters(half)
    yield from guides(half)
    yield from answers(half)
    yield from encodings(half)
    yield from robots(half)


def dates(half: str) -> Iterator[Figure]:
    """Publication days, and what finding them costs beyond the shared parse."""
    exact, false, sure = Tally(), Tally(), Tally()
    cases = read("dates", half)
    for case in cases:
        page = page_of(case)
        got = page.published.day.isoformat() if page.published else None
        truth = case["truth"]["day"]
        told = (
            f"{got} ({page.published.source.value}, {'certain' if page.published.certain else 'uncertain'}: {page.published.text})"
            if page.published
            else "none"
        )
        exact.add(case["id"], truth, told, right=got == truth)
        false.add(case["id"], truth, told, right=got in (None, truth))
        sure.add(
            case["id"],
            truth,
            told,
            right=got in (None, truth) or not (page.published and page.published.certain),
        )
    yield exact.figure("publication day, Chinese layouts: exact", 0.98)
    yield at_most("publication day, Chinese layouts: wrong", 0.005, false)
    yield at_most("publication day, Chinese layouts: wrong and said certain", None, sure)
    cost = _cost(cases)
    yield Figure(
        "publication day: ms beyond the shared parse", "≤ 1.5", f"{cost:.2f}", len(cases), cost <= 1.5
    )


def _cost(cases: list[Case]) -> float:
    """Milliseconds of processor time a page, the best of three rounds."""
    documents = [(Document(decode(bytes_of(case)), case["url"]), case) for case in cases]
    found = [tags(document) for document, _ in documents]
    best = float("inf")
    gc.disable()
    for _ in range(3):
        fresh = [Document(document.text, document.url) for document, _ in documents]
        begun = time.process_time()
        for document, known, (_, case) in zip(fresh, found, documents, strict=True):
            published(document, case["url"], known, dt.date.fromisoformat(case["fetched"]))
        best = min(best, time.process_time() - begun)
    gc.enable()
    return 1000 * best / max(len(documents), 1)


def lists(half: str) -> Iterator[Figure]:
    """Rows, their days and titles, the newest item, the second page."""
    recall, days, titles, invented, newest, further = (Tally() for _ in range(6))
    for case in read("lists", half):
        page, truth, name = page_of(case), case["truth"], case["id"]
        got = {row.url: row for row in page.rows}
        wanted = {row["url"]: row for row in truth["rows"]}
        for url, row in wanted.items():
            found = got.get(url)
            recall.add(name, url, "no row", right=found is not None, group=name)
            if found:
                day = found.dated.day.isoformat() if found.dated else None
                if "day" in row:
                    days.add(f"{name} {url}", row["day"], day, group=name)
                titles.add(f"{name} {url}", row["title"], found.title, group=name)
        for url, row in got.items():
            if not _beside(url, truth):
                invented.add(name, "no such row", f"{url} {row.title}", right=url in wanted, group=name)
        newest.add(name, truth["newest"], _newest(page, case), group=name)
        if truth.get("next"):
            further.add(
                name,
                truth["next"],
                page.next_pages[:1],
                right=truth["next"] in page.next_pages[:1],
                group=name,
            )
    yield recall.figure("rows of lists, corpus: recall", 0.97)
    yield days.figure("rows of lists, corpus: day (or none) of a row", 0.97)
    yield titles.figure("rows of lists, corpus: title", None)
    yield at_most("rows of lists, corpus: invented", 0.01, invented)
    yield newest.figure("newest item of a column: exact", 1.0, "all")
    yield further.figure("second page of a list: address", None)


def _beside(url: str, truth: dict[str, Any]) -> bool:
    """True for what stands beside the list, as what is read most does: neither wanted nor wrong."""
    return "/xwzx/rd/" in url or any(url.startswith(stem) for stem in truth.get("beside", ()))


def _newest(page: Page, case: Case) -> str | None:
    """The newest day that counts, of the column as the inventory has it."""
    site = site_of(case["url"])
    home = Page(
        site=site.id, url=site.url, final_url=site.url, outcome=Outcome.OK, fetched_at=page.fetched_at, kind=PageKind.HOME,
        links=(Link(url=case["url"], text=case["name"]),),
    )  # fmt: skip
    column = next((one for one in inventory(site, home, (home, page)) if one.url == case["url"]), None)
    if column is None:
        return "no column"
    return column.newest.day.isoformat() if column.newest else None


def at_most(name: str, most: float | None, tally: Tally) -> Figure:
    """The share of wrong ones as a figure; `most` is the largest that will do."""
    share = len(tally.wrong) / max(tally.n, 1)
    holds = None if most is None or not tally.n else share <= most
    return Figure(
        name, "" if most is None else f"≤ {most:.3g}", f"{share:.4f}", tally.n, holds, tuple(tally.wrong)
    )


def scripts(half: str) -> Iterator[Figure]:
    """Lists that only a script could fill: said so, and never blank."""
    said, blank = Tally(), Tally()
    for case in read("scripts", half):
        page = page_of(case)
        needs = page.outcome is Outcome.NEEDS_SCRIPT or Cause.NEEDS_JS in page.causes
        said.add(case["id"], "needs_script", page.outcome.value, right=needs)
        blank.add(case["id"], "not blank", page.blank_reason, right=page.blank is not True)
    yield said.figure("lists that need a script, corpus: said so", 1.0, "all")
    yield blank.figure("lists that need a script, corpus: not said blank", 1.0, "all")


def blanks(half: str) -> Iterator[Figure]:
    """Blank columns, and full ones that look blank."""
    found, false = Tally(), Tally()
    for case in read("blanks", half):
        page, truth = page_of(case), case["truth"]["blank"]
        if truth:
            found.add(case["id"], True, (page.blank, page.outcome.value), right=page.blank is True)
        else:
            false.add(case["id"], "not blank", page.blank_reason, right=page.blank is not True)
    yield found.figure("blank columns: found", None)
    yield false.figure("full columns: not said blank", 1.0, "all")


def columns(half: str) -> Iterator[Figure]:
    """Classes of columns."""
    tally, false = Tally(), Tally()
    for case in read("columns", half):
        got, reason = classify(case["names"], case["url"], case["column_type"])
        truth = case["truth"]["class"]
        shown = f"{' | '.join(case['names'])} {urlsplit(case['url']).path} {case['column_type']}"
        tally.add(
            f"{case['id']} {shown}",
            truth,
            f"{got.value} ({reason})",
            right=got.value in truth,
            group=truth[0],
        )
        false.add(
            f"{case['id']} {shown}",
            truth,
            f"{got.value} ({reason})",
            right=got.value in ("unknown", *truth),
            group=truth[0],
        )
    yield tally.figure("class of a column", 0.95)
    yield at_most("class of a column: wrong (unknown is not wrong)", None, false)


def kinds(half: str) -> Iterator[Figure]:
    """Kinds of pages, over every file whose truth names one."""
    tally = Tally()
    confusion: Counter[tuple[str, str]] = Counter()
    for name in ("kinds", "dates", "lists", "letters", "guides"):
        for case in read(name, half):
            wanted = case["truth"].get("page_kind")
            if wanted is None or "content_type" in case:
                continue
            page = page_of(case)
            if not tally.add(
                case["id"], wanted, (page.kind.value, *page.kind_reasons, page.outcome.value), right=page.kind.value in wanted,
                group=f"{wanted[0]} taken for {page.kind.value}",
            ):  # fmt: skip
                confusion[wanted[0], page.kind.value] += 1
    yield tally.figure("kind of a page", 0.95)


FIELDS = ("url", "id", "title", "kind", "asked", "answered", "state", "unit", "body", "reply")


def letters(half: str) -> Iterator[Figure]:
    """Fields of letters, each apart, and whether the letters are found at all."""
    tallies = {field: Tally() for field in FIELDS}
    found, extra = Tally(), Tally()
    for case in read("letters", half):
        page, wanted = page_of(case), list(case["truth"]["letters"])
        left = list(page.letters)
        for truth in wanted:
            letter = next((one for one in left if _bare(one.title) == _bare(truth["title"])), None)
            if letter is None and len(wanted) == 1 and left:
                letter = left[0]
            found.add(
                case["id"], truth["title"], [one.title for one in page.letters], right=letter is not None
            )
            if letter is None:
                continue
            left.remove(letter)
            for field in FIELDS:
                if field in truth:
                    got = getattr(letter, field)
                    shown = got.isoformat() if isinstance(got, dt.date) else got
                    value = str(shown) if shown is not None else None
                    tallies[field].add(
                        case["id"],
                        truth[field],
                        value,
                        right=_bare(value) == _bare(truth[field]),
                        group=f"{field} {case['id']}",
                    )
        extra.add(case["id"], f"{len(wanted)} letters", [one.title for one in left], right=not left)
    yield found.figure("letters: found", 0.97)
    yield extra.figure("letters: none invented (pages)", None)
    for field, tally in tallies.items():
        yield tally.figure(f"letters: {field}", 0.97)


def _bare(value: str | None) -> str | None:
    return None if value is None else "".join(str(value).split())


def guides(half: str) -> Iterator[Figure]:
    """Elements of service guides, present or missing."""
    found, elements, false = Tally(), Tally(), Tally()
    for case in read("guides", half):
        page, truth = page_of(case), case["truth"]
        guide = page.guide
        if truth.get("unreadable"):
            said = [element.name for element in guide.elements if element.present is False] if guide else []
            false.add(
                case["id"], "nothing said missing", said, right=not said or not (guide and guide.readable)
            )
            continue
        found.add(case["id"], "a guide", "none", right=guide is not None)
        if guide is None:
            continue
        got = {element.name: element.present for element in guide.elements}
        for element, present in truth["elements"].items():
            elements.add(
                f"{case['id']} {element}",
                present,
                got.get(element, False),
                group=f"{element} {'missed' if present else 'invented'}",
            )
        if guide.name != truth["name"]:
            found.add(f"{case['id']} name", truth["name"], guide.name)
    yield found.figure("service guides: found, with their name", None)
    yield elements.figure("service guides: elements present or missing", 0.97)
    yield false.figure("service guides that are images or documents: nothing said missing", 1.0, "all")


def answers(half: str) -> Iterator[Figure]:
    """Kinds of answer: recall of each, and false alarms."""
    tallies: dict[str, Tally] = {}
    for case in read("answers", half):
        site = site_of(case["url"])
        home = _print({**case, "html": case["home"], "url": site.url}) if "home" in case else None
        known = [_print({**case, **probe}) for probe in case.get("not_found", ())]
        page = page_of(case, not_found=known, home=home)
        truth = case["truth"]
        tallies.setdefault(truth["group"], Tally()).add(
            case["id"], truth["outcome"], page.outcome.value, right=page.outcome.value in truth["outcome"]
        )
    for group, tally in tallies.items():
        plain = group in ("ok", "http_error")
        yield tally.figure(f"kinds of answer, corpus: {group}", None if plain else 0.95)


def _print(case: Case) -> Any:
    answer = answer_of(case)
    return fingerprint(
        answer, Document(decode(answer.body, answer.headers["content-type"]), answer.final_url)
    )


def encodings(half: str) -> Iterator[Figure]:
    """Decoded text, exactly."""
    tally = Tally()
    for case in read("encodings", half):
        text = decode(bytes_of(case), case["content_type"])
        got = text.text.removeprefix("\ufeff").replace(case["truth"].get("ignore", "\0"), "")
        tally.add(
            case["id"], "the text", f"{text.charset}: {got[60:110]}", right=got == case["truth"]["text"]
        )
    yield tally.figure("encodings of Chinese text, corpus", 0.98)


def robots(half: str) -> Iterator[Figure]:
    """Every rule and example of RFC 9309, and oddities."""
    from crawler.robots import judge

    tally = Tally()
    for case in read("robots", half):
        answer = answer_of({**case, "url": urljoin(case["url"], "/robots.txt"), "content_type": "text/plain"})
        padding = b"# more\n" * (case.get("padding", 0) // 7)
        whole = Answer(
            url=answer.url,
            final_url=answer.url,
            outcome=answer.outcome,
            status=answer.status,
            fetched_at=answer.fetched_at,
            body=answer.body + padding,
        )
        allowed = judge(whole).allows(case["url"])
        tally.add(f"{case['id']} {urlsplit(case['url']).path}", case["truth"]["allowed"], allowed)
    yield tally.figure("robots.txt: RFC 9309, rule by rule", 1.0, "all")
