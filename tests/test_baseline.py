"""A baseline: the same sites, whatever the two lists call them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rounds import Made, write

from crawler.cells import schemeless
from crawler.site import Site
from webcensus.__main__ import run_command
from webcensus.partners import partners

OLD, NEW = "a.html", "b.html"


Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command in an empty folder; exit code, stderr."""

    def type_(*arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["webcensus", *arguments, "--baseline", "census"])
        code = run_command()
        return code, capfd.readouterr().err

    return type_


CHECK = ("check", "now", "--fail-on", "problem", "-q")


def one(*targets: str, id: str = "3300000001") -> Made:
    made = Made(id).page("t.html", text="测试测试")
    for target in targets:
        made.target(target)
    return made


def audited(made: Made) -> Made:
    """As `audit` has a site: it knows but the address."""
    return made.registered(schemeless(made.url))


@pytest.mark.parametrize(("targets", "code"), [((OLD,), 0), ((OLD, NEW), 2)])
def test_the_round_of_a_census_is_a_baseline_for_an_audit_of_one_of_its_sites(
    tmp_path: Path, typed: Typed, targets: tuple[str, ...], code: int
) -> None:
    others = [one(OLD, NEW, id=f"33000001{n:02d}") for n in range(3)]
    write(tmp_path / "census", [*others[:1], one(OLD), *others[1:]])
    write(tmp_path / "now", [audited(one(*targets))])
    ended, err = typed(*CHECK)
    assert (ended, bool(err)) == (code, bool(code)), err


def test_an_audit_is_a_baseline_for_a_census_which_gave_its_site_a_code(tmp_path: Path, typed: Typed) -> None:
    before = audited(one(OLD))
    write(tmp_path / "census", [before.registered(before.site.id, before.url.replace("http:", "https:"))])
    write(tmp_path / "now", [one(OLD)])
    assert typed(*CHECK) == (0, "")


def test_a_site_that_the_baseline_lacks_is_new_and_told(tmp_path: Path, typed: Typed) -> None:
    write(tmp_path / "now", [one(OLD), one(OLD, id="3300000002")])
    write(tmp_path / "census", [one(OLD)])
    ended, err = typed(*CHECK)
    assert ended == 2
    assert "--baseline census: knows nothing of 1 of 2 sites" in err
    assert "3300000001:" not in err


def test_a_baseline_of_other_sites_is_refused(tmp_path: Path, typed: Typed) -> None:
    write(tmp_path / "now", [one(OLD)])
    write(tmp_path / "census", [one(OLD, id="3300000002")])
    before_anything_is_visited = ("audit", "http://127.0.0.1:9/", "-o", "out")
    for command in (CHECK, before_anything_is_visited):
        ended, err = typed(*command)
        assert ended == 3
        assert "--baseline census: holds none of the sites that are judged" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        ([("1", "http://a.cn/")], [("1", "http://b.cn/")], {"1": "1"}),  # moved
        ([("1", "http://www.a.cn/")], [("a.cn", "https://a.cn/")], {"1": "a.cn"}),
        ([("1", "http://a.cn/x/")], [("a.cn", "http://a.cn/")], {}),
        ([("1", "http://a.cn/"), ("2", "http://b.cn/")], [("2", "http://a.cn/")], {"1": "2"}),
        ([("1", "http://a.cn/")], [("a.cn", "http://a.cn/"), ("1", "http://b.cn/")], {"1": "a.cn"}),
        (
            [("1", "http://a.cn/"), ("2", "http://b.cn/")],
            [("2", "http://a.cn/"), ("1", "http://b.cn/")],
            {"1": "2", "2": "1"},
        ),
        ([], [("1", "http://a.cn/")], {}),
    ],
)
def test_sites_meet_by_address_then_by_id(
    earlier: list[tuple[str, str]], later: list[tuple[str, str]], found: dict[str, str]
) -> None:
    one, two = ([Site(id=id, url=url) for id, url in sites] for sites in (earlier, later))
    assert partners(one, two) == found
