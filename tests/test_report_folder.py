"""The report folder: six files, whole, the same for the same report, and valid by their schemas."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from payloads import hostile
from report_sample import SITE, failing, findings, insufficient, passing

from reports import file, html, jsonl
from reports.escape import tree
from reports.folder import WRITERS, folder_name, write
from reports.overview import overview, overview_row
from reports.ruling import Decision, Ruling

MAKERS = {"failing": failing, "passing": passing, "insufficient": insufficient, "hostile": hostile}


def test_writes_six_files(tmp_path: Path) -> None:
    paths = write(failing(), tmp_path / "a" / "b")
    assert [path.name for path in paths] == list(WRITERS)
    assert set(paths) == set((tmp_path / "a" / "b").iterdir())
    assert all(path.stat().st_size for path in paths)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_same_report_same_bytes(tmp_path: Path, language: str) -> None:
    one = write(failing(language), tmp_path / "one", language)
    two = write(failing(language), tmp_path / "two", language)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_language_may_be_chosen_when_written(tmp_path: Path) -> None:
    write(failing("zh"), tmp_path, "en")
    assert '<html lang="en">' in (tmp_path / "index.html").read_text("utf-8")


def test_an_earlier_report_is_replaced_whole(tmp_path: Path) -> None:
    write(failing(), tmp_path)
    write(passing(), tmp_path)
    assert "不合格" not in (tmp_path / "summary.md").read_text("utf-8")
    assert len(list(tmp_path.iterdir())) == len(WRITERS)


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file.replace(tmp_path / "a", b"before")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        file.replace(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_of_several_files_each_is_whole_where_a_later_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"a": b"before", "b": b"before", "c": b"before"}
    assert file.replace_all(tmp_path, before) == tuple(tmp_path / name for name in before)
    left, sync = iter(range(2)), os.fsync

    def full_at_last(handle: int) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full_at_last)
    with pytest.raises(OSError, match="No space"):
        file.replace_all(tmp_path, dict.fromkeys(before, b"after"))
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"a": b"after", "b": b"after", "c": b"before"}


def test_files_are_readable_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert file.replace(tmp_path / "a", b"x").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


@pytest.mark.parametrize("maker", MAKERS)
def test_findings_follow_their_schema(maker: str) -> None:
    schema = jsonl.schema("finding")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for row in jsonl.findings(MAKERS[maker]("zh")).decode().splitlines():
        value = json.loads(row)
        if maker == "hostile":
            value["evidence"]["body_sha256"] = ""
        validator.validate(value)


@pytest.mark.parametrize("maker", MAKERS)
def test_scorecard_follows_its_schema(maker: str) -> None:
    schema = jsonl.schema("scorecard")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(jsonl.scorecard(MAKERS[maker]("zh"))))


@pytest.mark.parametrize(
    "text", ["", "县", "\\n \\u0000", "\x00", "a\rb\x0c\x08", "\x1b[31mred", "\u202e", "\ud800", "\n\t"]
)
def test_json_holds_what_is_clean(text: str) -> None:
    value = {"": [text, [text, (), {}]], text: {"x": (1e16, 0.1, None, True)}, "y": text}
    assert json.loads(jsonl.encoded(value)) == json.loads(json.dumps(tree(value)))


def test_schema_refuses_what_is_not_a_finding() -> None:
    row = json.loads(jsonl.findings(failing()).splitlines()[0])
    for change in ({"certainty": "maybe"}, {"key": "x"}, {"evidence": {}}, {"surprise": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**row, **change}, jsonl.schema("finding"))


def test_a_finding_speaks_both_languages() -> None:
    rows = [json.loads(row) for row in jsonl.findings(failing()).splitlines()]
    row = next(row for row in rows if row["check"] == "column-stale")
    assert row["texts"]["zh"]["message"].startswith("栏目“")
    assert row["texts"]["en"]["message"].startswith("The newest item of")
    assert row["items"] == ["15-B2a"]
    assert row["key"] in {f.key for f in findings()}


def test_scorecard_says_what_the_page_says() -> None:
    value = json.loads(jsonl.scorecard(failing()))
    assert (value["verdict"], value["score"]["minimum"], value["score"]["maximum"]) == ("fail", 67.0, 74.0)
    assert value["vetoes"] == ["15-V3c", "15-V5"]
    assert value["findings"] == {"to_rectify": 26, "to_confirm": 1, "advice": 1, "dismissed": 0}
    assert value["fixes"][2]["points"] == 14.0


def test_rulings_stand_in_the_findings() -> None:
    key = next(f.key for f in findings() if f.check == "typo")
    report = failing("zh", {key: Ruling(decision=Decision.DISMISS, reason="原文引用")})
    row = next(r for r in map(json.loads, jsonl.findings(report).splitlines()) if r["key"] == key)
    assert row["ruling"] == {"decision": "dismiss", "reason": "原文引用", "by": "", "until": None}
    jsonschema.validate(row, jsonl.schema("finding"))


@pytest.mark.parametrize(
    ("code", "id", "name"),
    [
        ("3700000099", "3700000099", "3700000099"),
        ("bm01000001", "bm01000001", "bm01000001"),
        ("../../etc", "x", "2d711642b726b044"),
        ("BM01000001", "x", "2d711642b726b044"),
        ("con", "x", "2d711642b726b044"),
        ("com1", "x", "2d711642b726b044"),
        ("1" * 41, "x", "2d711642b726b044"),
        ("", "x", "2d711642b726b044"),
        ("a b", "x", "2d711642b726b044"),
    ],
)
def test_folders_are_never_named_by_a_site_s_text(code: str, id: str, name: str) -> None:
    import msgspec

    assert folder_name(msgspec.structs.replace(SITE, site_code=code, id=id)) == name


def test_overview_counts_links_and_orders(tmp_path: Path) -> None:
    reports = {
        "aaa": passing("en"),
        "b b": insufficient("en"),
        "ccc": failing("en"),
        "sites/d": hostile("en"),
    }
    rows = [overview_row(report, folder) for folder, report in reports.items()]
    page = overview(rows, tmp_path, "en", [("Rubric", "cn-2015")], "0.1.0").read_text("utf-8")
    assert "4 sites" in page
    assert page.index('href="ccc/index.html"') < page.index('href="b%20b/index.html"')
    assert page.index('href="b%20b/index.html"') < page.index('href="aaa/index.html"')
    assert 'href="sites/d/index.html"' in page
    assert "document.title='owned'" not in page.replace("&#39;", "’")


def test_overview_is_the_same_whatever_the_order() -> None:
    from reports.overview import page

    rows = [overview_row(report) for report in (passing(), failing(), insufficient())]
    assert page(rows) == page(reversed(rows))


def test_overview_of_no_site_can_be_written(tmp_path: Path) -> None:
    assert "0个网站" in overview([], tmp_path).read_text("utf-8")


def test_environment_refuses_unset_names() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        html.environment("en").from_string("{{ missing }}").render()
