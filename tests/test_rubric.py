"""Rubrics: the shipped ones are whole; wrong ones are refused with file, line and the way out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import zoneinfo
from pathlib import Path

import pytest

from checks.base import load as load_checks
from reports import toml_lines
from reports.rubric import (
    Confidence,
    Decides,
    Item,
    Kind,
    Rubric,
    RubricError,
    available,
    early_rules,
    load,
    rules,
)
from reports.rubric_faults import is_time_zone

ROOT = Path(__file__).parents[1]

DECLARED = {id: check.parameters for id, check in load_checks(plugins=False).items()}

HEAD = """\
id = "province"
version = "1"
source = "a province"
title = { zh = "省级评分表", en = "Province" }

[checks.column-stale]
windows = { news = "P14D" }
[checks.column-blank]

"""
ITEM = """\
[[item]]
id = "X1"
kind = "deduct"
clause = "1"
title = { zh = "一", en = "one" }
rule = { zh = "一", en = "one" }
checks = ["column-stale"]
each = 1
"""
CHECKS = {"column-stale": ("windows",), "column-blank": ()}


def written(folder: Path, text: str, name: str = "province.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


# The shipped rubrics


@pytest.mark.parametrize("name", available())
def test_a_shipped_rubric_loads_against_the_checks_there_are(name: str) -> None:
    rubric = load(name, DECLARED, {id: check.data for id, check in load_checks(plugins=False).items()})
    assert (rubric.id, rubric.base, rubric.pass_mark, rubric.pass_inclusive) == (name, 100, 60, True)
    assert (rubric.coverage_min, rubric.time_zone, rubric.language) == (0.8, "Asia/Shanghai", "zh")
    text = (ROOT / "reports" / "rubrics" / f"{name}.toml").read_bytes()
    assert rubric.sha256 == hashlib.sha256(text).hexdigest()


@pytest.mark.parametrize("name", available())
def test_a_shipped_rubric_tells_a_check_all_it_asks_for(name: str) -> None:
    for check, told in rules(load(name), dt.date(2015, 11, 1)).items():
        assert set(told.parameters) == set(DECLARED[check]), check


def test_there_are_two_shipped_rubrics() -> None:
    assert available() == ("cn-2015", "cn-2019")


@pytest.mark.parametrize("name", available())
def test_every_check_is_known_to_a_shipped_rubric(name: str) -> None:
    needless = {"cn-2015": set(), "cn-2019": {"homepage-few-updates", "survey-channel", "interview-channel"}}
    assert set(DECLARED) - set(load(name).checks) == needless[name]


@pytest.mark.parametrize("name", available())
def test_lines_lead_to_the_item(name: str) -> None:
    lines = (ROOT / "reports" / "rubrics" / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    for item in load(name).items:
        assert (lines[item.line - 1], lines[item.line]) == ("[[item]]", f'id = "{item.id}"')


@pytest.mark.parametrize("name", available())
def test_chinese_texts_are_chinese_and_english_texts_english(name: str) -> None:
    for item in load(name).items:
        for texts in (item.title, item.rule):
            assert re.search(r"[\u4e00-\u9fff]|IPv6", texts["zh"])
            assert not re.search(r"[\u4e00-\u9fff]", texts["en"])


@pytest.mark.shared
@pytest.mark.parametrize("name", available())
def test_every_row_of_the_official_table_has_its_items(name: str, shared: Path) -> None:
    table = json.loads((shared / "rubrics" / f"{name}.json").read_text(encoding="utf-8"))
    items = load(name).items
    for row in table["veto"] + table.get("deduct", []):
        parts = [item for item in items if re.fullmatch(re.escape(row["id"]) + "[a-z]?", item.id)]
        assert parts, row["id"]
        assert {item.kind for item in parts} == {Kind.VETO if row["veto"] else Kind.DEDUCT}
        assert {str(item.confidence) for item in parts} == {row["confidence"]}
        if row["cap"]:
            assert sum(item.cap or 0 for item in parts) == row["cap"]


@pytest.mark.shared
def test_the_groups_of_2019_sum_up_as_the_table_does(shared: Path) -> None:
    table = json.loads((shared / "rubrics" / "cn-2019.json").read_text(encoding="utf-8"))
    rubric = load("cn-2019")
    for group, points, rows in table["groups"]:
        items = [item for item in rubric.items if item.group == group and item.kind is Kind.DEDUCT]
        assert caps(rubric, items) == [row[1] for row in rows]
        assert sum(caps(rubric, items)) == points
    for group, points, rows in table["bonus"]:
        items = [item for item in rubric.items if item.group == f"加分·{group}"]
        assert [(item.title["zh"], item.cap) for item in items] == [(name, cap) for name, cap in rows]
        assert sum(item.cap or 0 for item in items) == points


def caps(rubric: Rubric, items: list[Item]) -> list[float]:
    """The caps of the official rows: one for each pool, and one for each item without."""
    rows: dict[str, float] = {}
    for item in items:
        rows[item.pool or item.id] = rubric.pools[item.pool] if item.pool else item.cap or 0
    return list(rows.values())


def test_2019_sums_to_a_hundred_and_thirty() -> None:
    rubric = load("cn-2019")
    deductions = [item for item in rubric.items if item.kind is Kind.DEDUCT]
    assert sum(caps(rubric, deductions)) == 100
    bonus = [item for item in rubric.items if item.kind is Kind.BONUS]
    assert sum(item.cap or 0 for item in bonus) == rubric.bonus_max == 30
    assert rubric.bonus_above == 80
    assert rubric.rescale
    assert sum(caps(rubric, [i for i in deductions if i.group == rubric.rescale.group])) == 25


def test_2019_deductions_are_for_portals_and_vetoes_for_all() -> None:
    for item in load("cn-2019").items:
        assert item.applies_to == ("" if item.kind is Kind.VETO else "portals")


def test_the_figures_of_2015() -> None:
    items = {item.id: item for item in load("cn-2015").items}
    points = {id: (item.each, item.cap) for id, item in items.items() if item.kind is Kind.DEDUCT}
    assert points == {
        "15-A1": (5, 20),
        "15-A2a": (1, None),
        "15-A2b": (0.1, None),
        "15-B1": (5, 5),
        "15-B2a": (3, None),
        "15-B2b": (4, None),
        "15-B2c": (5, None),
        "15-B2d": (1, None),
        "15-C1": (5, 5),
        "15-C2a": (5, 5),
        "15-C2b": (5, 5),
        "15-C3a": (5, 5),
        "15-C3b": (3, 3),
        "15-D1a": (2, 16),
        "15-D1b": (1, None),
        "15-D2": (1, None),
        "15-D3a": (3, None),
        "15-D3b": (2, None),
    }
    limits = {id: (i.at_least, i.warn_at) for id, i in items.items() if i.kind is Kind.VETO}
    assert limits == {
        "15-V1": (1, None),
        "15-V2": (1, None),
        "15-V3a": (5, 3),
        "15-V3b": (10, 7),
        "15-V3c": (5, 3),
        "15-V4": (1, None),
        "15-V5": (1, None),
    }
    assert items["15-V4"].decides is Decides.ASSISTED
    assert {i.id for i in items.values() if i.decides is Decides.PERSON} == {"15-B2d", "15-D1b"}
    assert {i.id for i in items.values() if i.needs == "probes"} == {"15-V1", "15-A1"}
    assert {i.id for i in items.values() if i.confidence is Confidence.UNCONFIRMED} == {
        "15-C3a", "15-C3b", "15-D1b", "15-D2", "15-D3a", "15-D3b",
    }  # fmt: skip


def test_the_limits_of_availability_are_data() -> None:
    for id in ("cn-2015", "cn-2019"):
        probes = next(item.probes for item in load(id).items if item.kind is Kind.VETO and item.needs)
        assert probes
        assert (probes.days, probes.a_day, probes.timeout, probes.timeout_inclusive) == (7, 20, 15, True)
        assert (probes.share, probes.share_inclusive, probes.warn_share) == (0.05, True, 0.03)


def test_rules_and_early_rules() -> None:
    day = dt.date(2015, 11, 1)
    rubric = load("cn-2015")
    assert rules(rubric, day).keys() == rubric.checks.keys()
    assert rules(rubric, day)["homepage-stale"].parameters == {"window": "P14D", "undated": "stale"}
    early = early_rules(rubric, day)
    assert early.keys() == {"homepage-stale"}
    assert early["homepage-stale"].parameters == {"window": "P10D", "undated": "stale"}
    assert (early["homepage-stale"].as_of, early["homepage-stale"].time_zone) == (day, "Asia/Shanghai")


# Refused, with the line and the way out


@pytest.mark.parametrize(
    ("was", "becomes", "marker", "says"),
    [
        ("each = 1", "eech = 1", "eech", "did you mean 'each'?"),
        ('version = "1"', 'versoin = "1"', "versoin", "did you mean 'version'?"),
        ("[checks.column-blank]", "[checks.column-blnak]", "[checks.column-bl", "mean 'column-blank'"),
        ("windows = {", "window = {", "window =", "has no parameter 'window'; did you mean 'windows'?"),
        ("windows = {", "# windows = {", "[checks.column-stale]", "column-stale needs the parameter 'windows'; add it, as in cn-2019.toml"),
        ('checks = ["column-stale"]', 'checks = ["link-broken"]', "checks =", "is not in [checks]; add"),
        ("each = 1", "each = -1", "each =", "not negative"),
        ("each = 1", "each = nan", "each =", "not negative"),
        ("each = 1", "each = inf", "each =", "not negative"),
        ("each = 1", "each = true", "each =", "expected `float`, got `bool`"),
        ("each = 1", 'each = "1"', "each =", "expected `float`, got `str`"),
        ("each = 1", "each = 2\ncap = 1", "cap =", "cap 1 is below each 2"),
        ("each = 1", "each = 1\ncap = -3", "cap =", "not negative"),
        ("each = 1", "", "[[item]]", "a deduct needs each"),
        ('kind = "deduct"', 'kind = "veto"', "each =", "a veto takes no points"),
        ('kind = "deduct"', 'kind = "fine"', "kind =", "invalid enum value 'fine'"),
        ('kind = "deduct"', 'kind = "bonus"', "kind =", "a bonus needs"),
        ("each = 1", "each = 1\nat_least = 2", "at_least", "belong to a veto"),
        ("each = 1", "each = 1\nquorum = 0", "quorum", "1 or more"),
        ("each = 1", "each = 1\nquorum = 2", "quorum", "quorum needs distinct"),
        ("each = 1", 'each = 1\npool = "P"', "pool =", "there is no pool 'P'"),
        ("each = 1", 'each = 1\nneeds = "luck"', "needs =", "probes, ipv6"),
        ("each = 1", 'each = 1\napplies_to = "me"', "applies_to", "portals or empty"),
        ("each = 1", "each = 1\nwhere = { class = [] }", "where =", "list of the values that count"),
        ("each = 1", 'each = 1\nwhere = { class = "news" }', "where =", "expected `array`"),
        ("each = 1", 'each = 1\ncandidates = ["column-stale"]', "candidates", "keep it in one of the two"),
        ('checks = ["column-stale"]', "checks = []", "checks =", "nothing can ever count"),
        ('clause = "1"', 'clause = " "', "clause =", "where the item stands"),
        ('clause = "1"', "", "[[item]]", "this key is missing: `clause`"),
        ('rule = { zh = "一", en = "one" }', 'rule = { zh = "一" }', "rule =", "one for en"),
        ('id = "X1"', 'id = "<b>"', 'id = "<b>"', "letters, digits"),
        ('news = "P14D"', 'news = "14D"', "windows =", "no ISO 8601 duration"),
        ('news = "P14D"', 'news = "P0D"', "windows =", "no time at all"),
        ('news = "P14D"', 'news = "PT5H"', "windows =", "no ISO 8601 duration"),
        ('windows = { news = "P14D" }', "windows = {}", "windows =", "a table from class to duration"),
        ('news = "P14D"', "news = 14", "windows =", "no ISO 8601 duration"),
        ('news = "P14D"', 'newz = "P14D"', "windows =", "there is no class 'newz'; did you mean 'news'?"),
        ('version = "1"', 'version = "1"\npass_mark = 101', "pass_mark", "between 0 and base 100"),
        ('version = "1"', 'version = "1"\nbase = 0', "base", "above 0"),
        ('version = "1"', 'version = "1"\ncoverage_min = 80', "coverage_min", "a share from 0 to 1"),
        ('version = "1"', 'version = "1"\ntime_zone = "Mars"', "time_zone", "such as Asia/Shanghai"),
        ('version = "1"', 'version = "1"\nlanguage = "fr"', "language", "zh or en"),
        ('version = "1"', 'version = "1"\npools = { P = 1 }', "pools", "no item is in pool 'P'"),
        ('version = "1"', 'version = "1"\nremove = ["X1"]', "remove", "there is no extends"),
        ('version = "1"', "version = 1", "version", "expected `str`, got `int`"),
        ('title = { zh = "省级评分表", en = "Province" }', "", 'id = "province"', "missing: `title`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, was: str, becomes: str, marker: str, says: str
) -> None:
    text = HEAD + ITEM
    assert was in text
    text = text.replace(was, becomes, 1)
    path = written(tmp_path, text)
    with pytest.raises(RubricError) as refused:
        load(path, CHECKS)
    assert str(refused.value).startswith(f"{path}:{line_of(text, marker)}: "), refused.value
    assert says in str(refused.value)


VETO = ITEM.replace('"deduct"', '"veto"').replace("each = 1\n", "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("at_least = 0", "1 or more"),
        ("at_least = 5\nwarn_at = 5", "warn_at 5 must lie below at_least 5"),
        ("at_least = 5\nwarn_at = 0", "above 0"),
        ("cap = 3", "a veto takes no points"),
        ('early = { widnow = "P10D" }', "no check of the item has the parameter 'widnow'"),
        ('early = { windows = { news = "ten days" } }', "no ISO 8601 duration"),
        ("probes = { days = 7, a_day = 20, timeout = 15, share = 0.05 }", 'needs needs = "probes"'),
        ('needs = "probes"\nprobes = { days = 7, a_day = 20, timeout = 15, share = 5 }', "shares from"),
        ('needs = "probes"\nprobes = { days = 7, a_day = 20, timeout = 15, shaer = 5 }', "mean 'share'?"),
    ],
)  # fmt: skip
def test_an_impossible_veto_is_refused(tmp_path: Path, line: str, says: str) -> None:
    text = HEAD + VETO + line + "\n"
    path = written(tmp_path, text)
    with pytest.raises(RubricError) as refused:
        load(path, CHECKS)
    last = line.splitlines()[-1].split(" = ")[0]
    assert str(refused.value).startswith(f"{path}:{line_of(text, last)}: "), refused.value
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("check", "parameter", "says"),
    [
        ("column-stale", 'windows = "P14D"', "must be a table from class to duration"),
        ("homepage-stale", "window = {}", "no ISO 8601 duration"),
        ("homepage-few-updates", 'minimum = "ten"', "a whole number that is not negative"),
        ("homepage-few-updates", "minimum = -1", "a whole number that is not negative"),
        ("page-tag-missing", "sample = true", "a whole number that is not negative"),
        ("footer-mark-missing", 'marks = "icp"', "a list of strings"),
        ("letters-none", "exclude = [1]", "a list of strings"),
        ("column-undated", 'classes = ["newz"]', "did you mean 'news'?"),
    ],
)
def test_a_parameter_of_the_wrong_shape_is_refused(
    tmp_path: Path, check: str, parameter: str, says: str
) -> None:
    path = overlay(tmp_path, f"[checks.{check}]\n{parameter}\n")
    with pytest.raises(RubricError) as refused:
        load(path, DECLARED)
    assert str(refused.value).startswith(f"{path}:4: {check}.{parameter.split(maxsplit=1)[0]}")
    assert says in str(refused.value)


DATA = {"column-stale": ("class", "days"), "column-blank": ("name",)}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            'where = { clazz = ["news"] }',
            "findings of column-stale have no datum 'clazz'; did you mean 'class'?",
        ),
        ('where = { name = ["x"] }', "have no datum 'name'; choose one of class, days"),
        ('where_any = [{ class = ["news"] }, { dayz = [1] }]', "no datum 'dayz'; did you mean 'days'?"),
        ('distinct = "guide"', "have no datum 'guide'; choose one of class, days"),
    ],
)
def test_a_datum_that_no_finding_has_is_refused(tmp_path: Path, line: str, says: str) -> None:
    text = f"{HEAD}{ITEM}{line}\n"
    path = written(tmp_path, text)
    with pytest.raises(RubricError) as refused:
        load(path, CHECKS, DATA)
    assert str(refused.value).startswith(f"{path}:{line_of(text, line)}: item X1: ")
    assert says in str(refused.value)
    assert load(path, CHECKS).items[0].id == "X1"  # nothing is said of data that are not known


def test_the_data_of_all_checks_of_an_item_may_be_asked_for(tmp_path: Path) -> None:
    item = ITEM.replace('"column-stale"', '"column-stale", "column-blank"')
    path = written(
        tmp_path, f'{HEAD}{item}where = {{ name = ["x"], class = ["news"] }}\ndistinct = "locator"\n'
    )
    assert load(path, CHECKS, DATA).items[0].where == {"name": ("x",), "class": ("news",)}


def test_a_duplicate_item_is_refused_with_both_lines(tmp_path: Path) -> None:
    text = HEAD + ITEM + ITEM
    path = written(tmp_path, text)
    first = line_of(text, "[[item]]")
    with pytest.raises(RubricError, match=f":{first + 8}: item 'X1' stands twice, first in line {first};"):
        load(path, CHECKS)


def test_two_items_cannot_want_different_early_runs_of_one_check(tmp_path: Path) -> None:
    one = VETO + 'early = { windows = { news = "P9D" } }\n'
    two = one.replace("X1", "X2").replace("P9D", "P8D")
    with pytest.raises(RubricError, match="item X2: early differs from that of item X1"):
        load(written(tmp_path, HEAD + one + two), CHECKS)


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(RubricError, match="did you mean cn-2015"):
        load("cn-215")
    with pytest.raises(RubricError, match="choose one of cn-2015, cn-2019"):
        load("\x00/etc/passwd")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    for path in (tmp_path / "absent.toml", folder):
        with pytest.raises(RubricError, match="no such file"):
            load(str(path))
    with pytest.raises(RubricError, match=r"no such file|cannot be read"):
        load("\x00.toml")
    with pytest.raises(RubricError, match="cannot be read"):
        load("x" * 5000 + ".toml")


def test_what_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"province\.toml:2: not valid TOML"):
        load(written(tmp_path, 'id = "a"\nversion = \n'))
    (tmp_path / "gbk.toml").write_bytes('id = "a"\ntitle = "表"\n'.encode("gbk"))
    with pytest.raises(RubricError, match=r"gbk\.toml:2: not UTF-8; save the file as UTF-8"):
        load(str(tmp_path / "gbk.toml"))


def test_a_hostile_file_is_refused_and_not_swallowed(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="larger than 1,000,000 bytes"):
        load(written(tmp_path, "#" * 1_000_001))
    with pytest.raises(RubricError):
        load(written(tmp_path, "a = " + "[" * 100_000 + "]" * 100_000))
    with pytest.raises(RubricError, match="more than 1,000 items"):
        load(written(tmp_path, HEAD + "[[item]]\n" * 1_001))
    with pytest.raises(RubricError, match="two brackets"):
        load(written(tmp_path, HEAD + "[item]\n"))
    with pytest.raises(RubricError, match=r"no \[\[item\]\]"):
        load(written(tmp_path, HEAD))


# Overlays


def overlay(folder: Path, text: str, name: str = "overlay.toml", ground: str = "cn-2015") -> str:
    return written(folder, f'extends = "{ground}"\nid = "cn-province"\n{text}', name)


def test_an_overlay_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    ground = load("cn-2015")
    path = overlay(
        tmp_path,
        'remove = ["15-C3a"]\ncoverage_min = 0.9\n'
        '[checks.column-stale.windows]\nnews = "P7D"\n'
        '[[item]]\nid = "15-C2b"\neach = 3\ncap = 3\nconfidence = "verified"\n'
        '[[item]]\nid = "44-X1"\nkind = "deduct"\nclause = "省"\ntitle = { zh = "一", en = "one" }\n'
        'rule = { zh = "一", en = "one" }\nchecks = ["mojibake"]\neach = 0.5\n',
    )
    rubric = load(path, DECLARED)
    changed = {item.id: item for item in rubric.items}
    assert (rubric.id, rubric.coverage_min, rubric.source, rubric.title) == (
        "cn-province", 0.9, ground.source, ground.title,
    )  # fmt: skip
    assert rubric.checks["column-stale"]["windows"] == {
        **ground.checks["column-stale"]["windows"], "news": "P7D",
    }  # fmt: skip
    assert (changed["15-C2b"].each, changed["15-C2b"].cap) == (3, 3)
    assert changed["15-C2b"].confidence is Confidence.VERIFIED
    assert [id for id in changed if id != "44-X1"] == [i.id for i in ground.items if i.id != "15-C3a"]
    same = [item for item in ground.items if item.id not in ("15-C2b", "15-C3a")]
    assert [changed[item.id] for item in same] == same
    assert changed["15-C2b"].file == path
    assert changed["15-V1"].file == "cn-2015.toml"
    own = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert rubric.sha256 == hashlib.sha256(f"{ground.sha256}\n{own}\n".encode()).hexdigest()


def test_the_overlay_in_the_guide_does_what_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "rubrics.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```toml\n(extends.*?)```", guide, re.DOTALL)
    rubric = load(written(tmp_path, text), DECLARED)
    assert rubric.checks["column-stale"]["windows"]["news"] == "P7D"
    assert {"15-C3a", "15-C3b"}.isdisjoint(item.id for item in rubric.items)
    assert (rubric.items[-1].id, rubric.items[-1].cap) == ("xx-1", 5)


def test_the_guide_explains_every_key_of_an_item() -> None:
    guide = (ROOT / "docs" / "rubrics.md").read_text(encoding="utf-8")
    keys = set(Item.__struct_fields__) - {"line", "file"}
    assert [key for key in sorted(keys) if f"`{key}`" not in guide] == []


def test_a_pool_goes_with_the_items_an_overlay_removes(tmp_path: Path) -> None:
    rubric = load(overlay(tmp_path, 'remove = ["19-D3a", "19-D3b", "19-A4a"]\n', ground="cn-2019"))
    assert rubric.pools == {pool: cap for pool, cap in load("cn-2019").pools.items() if pool != "19-D3"}


def test_an_overlay_of_an_overlay_lies_beside_it(tmp_path: Path) -> None:
    overlay(tmp_path, "pass_mark = 70\n", "province.toml")
    city = overlay(tmp_path, "coverage_min = 0.5\n", "city.toml", "province.toml")
    rubric = load(city)
    assert (rubric.pass_mark, rubric.coverage_min, rubric.extends) == (70, 0.5, "province.toml")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('remove = ["15-Z9"]\n', r"overlay\.toml:3: there is no item '15-Z9' to remove"),
        ('[[item]]\nid = "15-V3a"\nwarn_at = 7\n', r"overlay\.toml:5: item 15-V3a: warn_at 7 must lie below"),
        ('[[item]]\nid = "15-C2b"\ncap = 3\n', r"overlay\.toml:5: item 15-C2b: cap 3 is below each 5"),
        (
            '[checks.homepage-stale]\nwindow = "14"\n',
            r"overlay\.toml:4: homepage-stale\.window: '14' is no ISO",
        ),
        ("pass_mark = 200\n", r"overlay\.toml:3: pass_mark 200"),
    ],
)
def test_a_wrong_overlay_is_refused_where_it_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RubricError, match=says):
        load(overlay(tmp_path, text), DECLARED)


def test_overlays_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = overlay(tmp_path, "", "one.toml", "two.toml")
    overlay(tmp_path, "", "two.toml", "one.toml")
    with pytest.raises(RubricError, match="extend one another, or they do so in a circle"):
        load(one)


def test_what_is_extended_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"overlay\.toml:1: cannot extend 'cn-1815'"):
        load(overlay(tmp_path, "", ground="cn-1815"))


# Lines


def test_lines_of_a_text_with_everything_in_it() -> None:
    text = (
        'a = """\n[[item]]\nb = 1\n"""\n'  # lines 1-4
        "list = [\n  ['x'],\n  [\"y\"] # ]\n]\n"  # 5-8
        "[[item]] # first\n"  # 9
        "title.zh = '= ['\n"  # 10
        '"quoted key" = 1\n'  # 11
        "[item.sub]\n"  # 12
        "c = '''\n[d]\n'''\n"  # 13-15
        "[[item]]\n"  # 16
        "[tables.'one.two']\n"  # 17
        "e = 1\r\n"  # 18
    )
    found = toml_lines.lines(text)
    assert found == {
        ("a",): 1,
        ("list",): 5,
        ("item", 0): 9,
        ("item", 0, "title"): 10,
        ("item", 0, "title", "zh"): 10,
        ("item", 0, "quoted key"): 11,
        ("item", 0, "sub"): 12,
        ("item", 0, "sub", "c"): 13,
        ("item", 1): 16,
        ("tables", "one.two"): 17,
        ("tables", "one.two", "e"): 18,
    }
    assert toml_lines.line(found, "item", 1, "absent") == 16
    assert toml_lines.line(found, "absent") == 1


@pytest.mark.parametrize(
    ("where", "word"), [('class = ["newz"]', "newz"), ('on_home = ["yes"]', "true or false")]
)
def test_a_condition_that_no_finding_can_meet_is_refused(tmp_path: Path, where: str, word: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        f'extends = "cn-2015"\nid = "own"\nversion = "1"\n\n[[item]]\nid = "15-V3a"\nwhere = {{ {where} }}\n',
        "utf-8",
    )
    with pytest.raises(RubricError, match=word):
        load(str(path))


def test_time_zones_are_those_there_are() -> None:
    known = zoneinfo.available_timezones()
    assert "Asia/Shanghai" in known
    assert [name for name in sorted(known) if not is_time_zone(name)] == []
    others = (
        "",
        "Mars",
        "Asia",
        "asia/shanghai",
        "../zone.tab",
        "zone.tab",
        "tzdata.zi",
        "/etc/passwd",
        "posixrules",
    )
    others += ("posix/UTC", "right/UTC", "Asia/Shanghai\0", "Asia/Shanghai\n", "\ud800", "x" * 5000)
    assert [name for name in others if is_time_zone(name) != (name in known)] == []
