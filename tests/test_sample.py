"""The draw: by strata, by seed, whatever the order; its files; and what came of it in a round."""

from __future__ import annotations

import csv
import random
from collections import Counter
from pathlib import Path

import census
import msgspec
import pytest
from command import webcensus
from hypothesis import given, settings
from hypothesis import strategies as some

from crawler.site import Site, State, read_sites
from webcensus import sampled
from webcensus.drawn import Wish, draw_from, read_log
from webcensus.sample import allocate, draw
from webcensus.settings import SettingsError


def sites(n: int) -> list[Site]:
    return [census.registered(number) for number in range(n)]


@given(some.lists(some.integers(1, 5000), min_size=1, max_size=60), some.integers(1, 3000))
@settings(max_examples=300, deadline=None)
def test_shares_add_up_and_none_is_forgotten(populations: list[int], n: int) -> None:
    counts = allocate(populations, n)
    whole = sum(populations)
    assert sum(counts) == min(n, whole)
    assert all(0 <= count <= size for count, size in zip(counts, populations, strict=True))
    if n >= len(populations):
        assert min(counts) >= 1
    else:
        assert max(counts) <= 1 + max(populations) * n // whole


@pytest.mark.parametrize(
    ("populations", "n", "counts"),
    [
        ([50, 30, 20], 10, [5, 3, 2]),
        ([10, 10, 10], 10, [4, 3, 3]),
        ([1000, 1, 1], 10, [8, 1, 1]),
        ([5, 5], 100, [5, 5]),
        ([7, 2, 2], 2, [1, 1, 0]),
        ([60, 25, 15], 5, [3, 1, 1]),
    ],
)
def test_shares_by_hand(populations: list[int], n: int, counts: list[int]) -> None:
    assert allocate(populations, n) == counts


def test_the_order_of_the_list_does_not_matter() -> None:
    listed = sites(300)
    mixed = listed[:]
    random.Random(1).shuffle(mixed)
    assert draw(listed, 40, ("province", "level"), 7) == draw(mixed, 40, ("province", "level"), 7)


def test_another_seed_draws_others_of_the_same_strata() -> None:
    one, other = (draw(sites(300), 60, ("level",), seed) for seed in (7, 8))
    assert one.log.strata == other.log.strata
    assert one.log.sites != other.log.sites
    assert Counter(s.level for s in one.sites) == {s.values[0]: s.drawn for s in one.log.strata}


def test_every_site_is_as_likely_as_another() -> None:
    listed = sites(70)
    drawn_how_often = Counter(id for seed in range(600) for id in draw(listed, 7, (), seed).log.sites)
    assert set(drawn_how_often) == {site.id for site in listed}
    assert 30 < min(drawn_how_often.values()) <= max(drawn_how_often.values()) < 95  # 60 expected


def test_only_running_sites_are_drawn() -> None:
    states = [*State]
    listed = [msgspec.structs.replace(site, state=states[n % 5]) for n, site in enumerate(sites(50))]
    made = draw(listed, 1000)
    assert {site.state for site in made.sites} == {State.NORMAL}
    assert made.log.states == dict.fromkeys(sorted(states), 10)


@pytest.mark.parametrize(
    ("listed", "n", "by", "message"),
    [
        (sites(5), 0, (), "at least 1"),
        (sites(5), 3, ("colour",), "'colour'.*province"),
        ([], 3, (), "no site to draw"),
    ],
)
def test_a_draw_that_cannot_be_made_is_refused(
    listed: list[Site], n: int, by: tuple[str, ...], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        draw(listed, n, by)


# --- files ----------------------------------------------------------------------------------------------

HEADER = "网站标识码,网站名称,网址,省,级别,联系人\n"


def register(folder: Path, encoding: str = "utf-8", count: int = 60) -> Path:
    place = folder / "sites.csv"
    rows = [
        f'51{n:08},"第{n}号,网站",http://www.p{n}.gov.cn/,{"江苏省" if n % 3 else "四川省"},县级门户,"张三\n二行"\n'
        for n in range(count)
    ]
    place.write_text(HEADER + "".join(rows), encoding)
    return place


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_drawn_rows_keep_every_column(tmp_path: Path, encoding: str) -> None:
    place = register(tmp_path, encoding)
    made = draw_from(read_sites(place), place, Wish(n=12, by=("province",), seed=7), tmp_path / "sample.csv")
    with (tmp_path / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["网站标识码"] for row in rows] == list(made.log.sites)
    assert {row["联系人"] for row in rows} == {"张三\n二行"}
    assert read_sites(tmp_path / "sample.csv").rows == made.sites


def test_rows_of_one_site_stay_together(tmp_path: Path) -> None:
    place = register(tmp_path, count=3)
    with place.open("a", encoding="utf-8") as file:
        file.write("5100000001,,http://www.p1.gov.cn/,,,李四\n")
        file.write("坏行,,mailto:x,,,\n")
    draw_from(read_sites(place), place, Wish(n=3), tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = [row[0] for row in csv.reader(file)]
    assert codes == ["网站标识码", "5100000000", "5100000001", "5100000001", "5100000002"]


def test_rows_that_a_quotation_mark_took_in_can_be_drawn(tmp_path: Path) -> None:
    place = tmp_path / "sites.csv"
    place.write_text('url,name\na.gov.cn,"甲\nb.gov.cn,乙\nc.gov.cn,丙\n', "utf-8")
    draw_from(read_sites(place), place, Wish(n=9), tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_text("utf-8-sig") == "url,name\nb.gov.cn,乙\nc.gov.cn,丙\n"


def test_the_log_repeats_the_draw(tmp_path: Path) -> None:
    place = register(tmp_path)
    draw_from(read_sites(place), place, Wish(n=12, by=("province",), seed=7), tmp_path / "sample.csv")
    again = draw_from(
        read_sites(place), place, Wish(repeat=str(tmp_path / "sample.json")), tmp_path / "again.csv"
    )
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "sample.csv").read_bytes()
    assert again.log == read_log(tmp_path / "sample.json")


def test_the_log_refuses_another_list(tmp_path: Path) -> None:
    place = register(tmp_path)
    draw_from(read_sites(place), place, Wish(n=12), tmp_path / "sample.csv")
    place.write_text(place.read_text("utf-8").replace("四川省", "云南省"), "utf-8")
    with pytest.raises(SettingsError, match="not the list"):
        draw_from(read_sites(place), place, Wish(repeat=str(tmp_path / "sample.json")))


def test_another_draw_does_not_overwrite(tmp_path: Path) -> None:
    place, out = register(tmp_path), tmp_path / "sample.csv"
    draw_from(read_sites(place), place, Wish(n=12, seed=1), out)
    before = out.read_bytes()
    draw_from(read_sites(place), place, Wish(n=12, seed=1), out)
    with pytest.raises(SettingsError, match="holds something else"):
        draw_from(read_sites(place), place, Wish(n=12, seed=2), out)
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "message"),
    [("list.json", "the log of the draw lies"), ("sites.csv/s.csv", "no folder can be there")],
)
def test_a_list_is_not_drawn_where_it_cannot_be_kept(tmp_path: Path, name: str, message: str) -> None:
    place = register(tmp_path)
    with pytest.raises(SettingsError, match=message):
        draw_from(read_sites(place), place, Wish(n=12), tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [place.name]


def test_what_is_no_log_is_refused(tmp_path: Path) -> None:
    for text in ("{}", "x", '{"format": 99}'):
        (tmp_path / "sample.json").write_text(text)
        with pytest.raises(SettingsError, match=r"sample\.json"):
            read_log(tmp_path / "sample.json")


# --- what came of it -----------------------------------------------------------------------------------


def test_strata_are_told_with_their_pass_rates() -> None:
    made = draw(sites(140), 28, ("level",), 3)
    verdicts = {id: "fail" if n % 4 == 0 else "pass" for n, id in enumerate(made.log.sites)}
    del verdicts[made.log.sites[1]]
    verdicts[made.log.sites[2]] = "insufficient_evidence"
    found = sampled.tally(made.log, verdicts, sampled.strata_of(made.log))
    assert sum(s.failed for s in found.strata) == 7
    assert found.missing == (made.log.sites[1],)
    text = sampled.told(made.log, found)
    assert "28 of 140 sites drawn from 7 strata, seed 3" in text
    assert "2 drawn sites have no verdict" in text
    assert "1 drawn sites are not in the round" in text


def test_a_draw_belongs_to_the_strata_of_its_sites() -> None:
    made = draw(sites(140), 31, ("level", "province"), 3)
    of = sampled.strata_of(made.log)
    assert {s.id: (s.level, s.province) for s in made.sites} == of


def test_command_tells_of_rows_it_leaves_out(tmp_path: Path) -> None:
    with register(tmp_path).open("a", encoding="utf-8") as file:
        file.write("坏行,,mailto:x,,,\n")
    done = webcensus("sample", "sites.csv", "-n", "9", cwd=tmp_path)
    assert done.returncode == 0
    assert "row 122: 'mailto:x'" in done.stderr


def test_command_draws_and_names_its_files(tmp_path: Path) -> None:
    register(tmp_path)
    done = webcensus("sample", "sites.csv", "-n", "9", "--by", "province", "--seed", "7", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "columns that are not looked at: 联系人\n"
    assert "9 of 60 sites drawn from 2 strata, seed 7" in done.stdout
    assert read_log(tmp_path / "sample.json").n == 9
    refused = webcensus("sample", "sites.csv", cwd=tmp_path)
    assert refused.returncode == 3
    assert "-n is missing" in refused.stderr
