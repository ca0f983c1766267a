"""Facts read back from a round: what is not stored with the pages is put together again."""

from __future__ import annotations

from pathlib import Path

import msgspec
from rounds import CHECKS, RUBRIC, Made, write

from crawler.facts import Verdict
from crawler.page import Outcome, PageKind
from webcensus import judgement
from webcensus.archive import archived


def test_pages_get_their_links_back(tmp_path: Path) -> None:
    made = Made().page("a/", PageKind.COLUMN).page("b/", PageKind.COLUMN)
    made.target("a/", Verdict.OK).target("x.html", Verdict.OK, parents=("", "a/"))
    (read,) = archived(write(tmp_path, [made]))
    links = {
        page.url.removeprefix(made.url): [link.url.removeprefix(made.url) for link in page.links]
        for page in read.facts.pages
    }
    assert links == {"": ["a/", "x.html"], "a/": ["x.html"], "b/": []}
    assert read.facts.home is not None
    assert read.facts.home.links


def test_a_channel_that_is_only_a_link_is_not_called_missing(tmp_path: Path) -> None:
    """A mailbox on another host is known by the link that leads there, and by nothing else."""
    for number, text in enumerate(("县长信箱", "县情概况")):
        made = Made(f"330000000{number}")
        for path in ("a/", "b/", "c/"):
            made.column(path, age=1)
        made.target("http://mail.elsewhere.gov.cn/", Verdict.OK)
        made.targets[-1] = msgspec.structs.replace(made.targets[-1], text=text, external=True)
        (judged,) = judgement.judge(write(tmp_path / str(number), [made]), RUBRIC, CHECKS)
        accused = any(found.check == "letter-channel-missing" for found in judged.findings)
        assert accused is (text == "县情概况")


def test_how_each_address_ended(tmp_path: Path) -> None:
    made = Made().page("gone.html", outcome=Outcome.HTTP_ERROR, status=404, tries=2)
    (read,) = archived(write(tmp_path, [made]), ends=True)
    ends = read.ends[made.address("gone.html")]
    assert [(end.outcome, end.status, end.purpose) for end in ends] == [
        ("http_error", 404, "page"),
        ("http_error", 404, "confirm"),
    ]
