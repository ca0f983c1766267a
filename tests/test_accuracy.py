"""The labelled corpus: no reader falls behind what it has reached on a third of the families seen before."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.accuracy import judging, reading
from benchmarks.accuracy.figure import FEW, Figure
from benchmarks.corpus import mail
from benchmarks.corpus.case import FOLDER, HALVES, SEEN, encoded, half, halves, read
from benchmarks.corpus.families import blanks, guides
from benchmarks.corpus.fifth import dates as fifth
from benchmarks.corpus.files import FILES
from benchmarks.corpus.third import dates

LEAST = {  # cases in the quoted half
    "dates": 140, "lists": 150, "scripts": 25, "blanks": 60, "columns": 150, "kinds": 60, "letters": 180, "edges": 45, "robots": 50, "answers": 300, "guides": 60, "replies": 100, "encodings": 60,
}  # fmt: skip
FLOORS = {
    "publication day, Chinese layouts: exact": 0.98,
    "rows of lists, corpus: recall": 0.98,
    "rows of lists, corpus: day (or none) of a row": 0.98,
    "rows of lists, corpus: title": 0.97,
    "newest item of a column: exact": 0.98,
    "second page of a list: address": 0.98,
    "lists that need a script, corpus: said so": 0.95,
    "lists that need a script, corpus: not said blank": 1.0,
    "blank columns: found": 0.81,
    "full columns: not said blank": 1.0,
    "class of a column": 0.97,
    "kind of a page": 0.97,
    "letters: found": 0.98,
    "letters: asked": 0.98,
    "letters: answered": 0.98,
    "letters: state": 0.98,
    "letters: title": 0.98,
    "letters: reply": 0.98,
    "letters: body": 0.98,
    "letters: url": 0.98,
    "letters: id": 0.93,
    "letters: kind": 0.98,
    "letters: unit": 0.96,
    "letters: the edge of three months": 1.0,
    "letters: those that do not count are left out": 1.0,
    "perfunctory replies: precision": 0.95,
    "perfunctory replies: recall": 0.89,
    "service guides: elements present or missing": 0.98,
    "kinds of answer, corpus: ok": 1.0,
    "kinds of answer, corpus: challenge": 0.95,
    "kinds of answer, corpus: blocked": 0.95,
    "kinds of answer, corpus: maintenance": 0.95,
    "kinds of answer, corpus: login": 0.95,
    "kinds of answer, corpus: soft_404": 0.95,
    "kinds of answer, corpus: rate_limited": 0.95,
    "encodings of Chinese text, corpus": 0.97,
    "robots.txt: RFC 9309, rule by rule": 1.0,
}
ALIKE = {"answers": 5}  # a host's "not found" is one page at several addresses
CEILINGS = {"publication day, Chinese layouts: wrong": 0.01, "rows of lists, corpus: invented": 0.01}


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return {figure.name: figure for figure in [*reading.figures("sample"), *judging.figures("sample")]}


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(figures: dict[str, Figure], name: str) -> None:
    figure = figures[name]
    assert figure.n >= 2
    assert float(figure.measured) >= FLOORS[name], "\n".join(wrong.line() for wrong in figure.wrong)


@pytest.mark.parametrize("name", CEILINGS)
def test_no_figure_of_errors_rises_above_its_ceiling(figures: dict[str, Figure], name: str) -> None:
    figure = figures[name]
    assert float(figure.measured) <= CEILINGS[name], "\n".join(wrong.line() for wrong in figure.wrong)


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_what_the_makers_make(name: str) -> None:
    for which, cases in halves(FILES[name]()).items():
        assert (FOLDER / which / f"{name}.jsonl").read_bytes() == encoded(cases)


@pytest.mark.parametrize("name", LEAST)
def test_the_quoted_half_is_large_enough(name: str) -> None:
    assert len(read(name, "quoted")) >= LEAST[name]


def test_enough_cases_stand_behind_every_quoted_figure() -> None:
    truths = {name: [case["truth"] for case in read(name, "quoted")] for name in FILES}
    groups = Counter(truth["group"] for truth in truths["answers"])
    assert set(groups) >= {
        "ok",
        "maintenance",
        "parked",
        "blocked",
        "rate_limited",
        "soft_404",
        "login",
        "challenge",
    }
    assert min(groups.values()) >= FEW
    assert min(Counter(truth["blank"] for truth in truths["blanks"]).values()) >= FEW
    assert min(Counter(bool(truth.get("unreadable")) for truth in truths["guides"]).values()) >= FEW
    assert min(Counter(truth["finding"] for truth in truths["edges"]).values()) >= FEW
    assert min(Counter(truth["perfunctory"] for truth in truths["replies"]).values()) >= 50
    assert sum(len(truth["letters"]) for truth in truths["letters"]) >= 300


@pytest.mark.parametrize("name", ["dates", "letters", "guides", "blanks"])
def test_every_word_of_the_specification_stands_in_the_quoted_half(name: str) -> None:
    wanted = {
        "dates": [
            *dates.LABELS,
            *dates.PUBLISHED,
            *(label for several in dates.ELSE for label, _ in several),
        ],
        "letters": [
            word
            for words in (*mail.LABELS.values(), *mail.WORDS.values())
            for word in words
            if word != "人气"
        ],
        "guides": [label for labels in guides.LABELS.values() for label in labels],
        "blanks": blanks.PHRASES,
    }[name]
    texts = "\n".join(case["html"] for case in read(name, "quoted"))
    pieces = _pieces(texts)
    assert not [word for word in wanted if not _pieces(word) <= pieces]


def test_every_dialect_of_addresses_stands_in_the_quoted_half() -> None:
    urls = "\n".join(case["url"] for case in read("dates", "quoted"))
    for dialect in (*fifth.ADDRESSES, *fifth.TELLING):
        form = "".join(
            r"[\w\-]+" if part.startswith("{") else re.escape(part)
            for part in re.split(r"(\{\w+\})", dialect)
        )
        assert re.search(rf"{form}$", urls, re.M), dialect


def _pieces(text: str) -> set[str]:
    several = re.split(r"<[^>]*>|[：:【】\[\]（）！。\d]|&nbsp;&nbsp;|　　", text)
    return {re.sub(r"\s|　|&nbsp;", "", piece) for piece in several}


@pytest.mark.parametrize("name", FILES)
def test_the_last_part_is_split_by_case_and_no_other_is_quoted(name: str) -> None:
    for which in HALVES:
        split = [case for case in read(name, which) if not case["family"].startswith(SEEN)]
        assert split
        assert {half(case["id"]) for case in split} == {which}
    assert not [case for case in read(name, "quoted") if case["family"].startswith(SEEN)]


@pytest.mark.parametrize("name", sorted(set(FILES) - {"encodings", "robots", "columns", "edges", "replies"}))
def test_no_two_pages_are_alike(name: str) -> None:
    bodies = [(case["html"], case.get("status"), str(case.get("headers"))) for case in read(name)]
    assert len(set(bodies)) >= len(bodies) - ALIKE.get(name, 0)
