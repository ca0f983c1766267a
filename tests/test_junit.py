"""junit.xml: read back by the library that others read it with."""

from __future__ import annotations

import io

import msgspec
import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite
from report_sample import failing, insufficient, passing

from checks.base import Evidence
from reports import junit
from reports.document import SiteReport


def suite(report: SiteReport) -> TestSuite:
    document = JUnitXml.fromstring(junit.content(report))
    suites = list(document)
    assert len(suites) == 1
    return suites[0]


def case(report: SiteReport, begin: str) -> TestCase:
    return next(case for case in suite(report) if case.name.startswith(begin))


def kinds(found: TestCase) -> list[type]:
    return [type(result) for result in found.result]


def test_one_case_for_the_verdict_each_item_and_each_advice() -> None:
    report = failing("en")
    names = [case.name.split()[0] for case in suite(report)]
    items = [line.item for line in report.scorecard.lines]
    assert names == ["Verdict", *items, "page-tag-missing"]


@pytest.mark.parametrize(
    ("begin", "kind"),
    [
        ("Verdict", [Failure]),
        ("15-V3c", [Failure]),
        ("15-A2", [Failure]),
        ("15-V1 ", [Skipped]),
        ("15-B2d", [Skipped]),
        ("15-V2", []),
        ("page-tag-missing", []),
    ],
)
def test_sure_findings_fail_and_open_ones_are_skipped(begin: str, kind: list[type]) -> None:
    assert kinds(case(failing("en"), begin)) == kind


def test_failures_say_what_and_where() -> None:
    failure = case(failing("en"), "15-A2").result[0]
    assert failure.message == "14 × 1 = 14; 1 not judged, up to −1 more (−14)"
    assert failure.type == "deduct"
    assert "The link “专题0” cannot be opened (HTTP 404) [https://old0.example.cn/a?x=1&y=0" in failure.text


@pytest.mark.parametrize(
    ("locator", "url", "ends"),
    [("", "http://x.gov.cn/", " [http://x.gov.cn/]"), ("", "", " cannot be opened (HTTP 404)")],
)
def test_a_finding_about_the_whole_site_names_its_page(locator: str, url: str, ends: str) -> None:
    report, replace = failing("en"), msgspec.structs.replace
    link = next(each for each in report.findings if each.check == "link-broken")
    link = replace(link, locator=locator, evidence=Evidence(url=url))
    lines = tuple(
        replace(each, keys=(link.key,)) if each.item == "15-A2" else each for each in report.scorecard.lines
    )
    report = replace(report, findings=(link,), scorecard=replace(report.scorecard, lines=lines))
    assert case(report, "15-A2").result[0].text.splitlines()[0].endswith(ends)


def test_a_site_without_a_name_is_named_once() -> None:
    report = failing("en")
    assert suite(report).name == f"{report.site.name} {report.site.url}"
    nameless = msgspec.structs.replace(report, site=msgspec.structs.replace(report.site, name=""))
    assert suite(nameless).name == report.site.url


def test_open_items_say_why() -> None:
    skipped = case(failing("en"), "15-V1 ").result[0]
    assert skipped.message == ("open: needs a series of availability samples, which one visit does not give")


def test_a_clean_site_fails_nothing() -> None:
    found = suite(passing("en"))
    assert (found.failures, found.errors, found.skipped) == (0, 0, 2)


def test_a_site_that_could_not_be_read_neither_fails_nor_passes() -> None:
    found = list(suite(insufficient("en")))
    assert not [one for one in found if Failure in kinds(one)]
    assert {one.name for one in found if Skipped not in kinds(one)} == set()


def test_counts_and_time_are_the_site_s() -> None:
    found = suite(failing("en"))
    assert (found.tests, found.failures, found.skipped) == (11, 6, 2)
    assert found.timestamp == "2026-11-20T04:31:00"


def test_same_report_same_bytes() -> None:
    assert junit.content(failing()) == junit.content(failing())


def test_xml_is_declared_as_utf_8() -> None:
    assert (
        io.BytesIO(junit.content(failing())).readline().startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    )
