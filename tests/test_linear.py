"""No reader and no check takes more than two seconds of CPU for a megabyte of what it likes least.

The texts are the costliest that `make linear` found among all that our own patterns can be made to meet.
"""

from __future__ import annotations

import pytest
from attacks import patterns, units

import checks.base
from benchmarks.linear import LIMIT, costs, pages

MEGABYTE = 1_000_000
WORST = (
    ("script", "document.writeln (a) "),
    ("text", "@"),
    ("text", "处理中"),
    ("text", "<a>"),
    ("link", "qq"),
    ("tag", "<a><table><tr><td>2015-01-01"),
    ("text", "</p><script>a=1</script>"),
    ("text", "2015年1月1"),
)


@pytest.mark.parametrize(("where", "unit"), WORST)
def test_a_megabyte_costs_no_part_more_than_its_time(where: str, unit: str) -> None:
    known = {id: check for id, check in checks.base.load(plugins=False).items() if check.scope == "page"}
    spent = costs(dict(pages(unit, MEGABYTE))[where], known)
    del spent["all"]
    assert len(spent) > 15
    assert {name: cost for name, cost in spent.items() if cost > LIMIT} == {}


def test_worst_cases_are_made_of_all_our_patterns() -> None:
    found = patterns()
    assert len(found) > 300
    made = {unit for pattern in found.values() for unit in units(pattern)}
    assert len(made) > 2_000
    assert "1" * 4 in {unit[:4] for unit in made}
