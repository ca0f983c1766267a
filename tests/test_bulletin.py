"""The bulletin: the published averages of 2015 reproduced, every figure traceable, nobody named without cause."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path

import census
import docx
import msgspec
import pytest
from command import webcensus
from markupsafe import escape
from payloads import PAYLOADS
from stored import facts, stored, visit

from crawler.site import State
from reports import bulletin_docx, bulletin_html
from reports.bulletin import Bulletin
from reports.bulletin_text import Code, Heading, Paragraph, Table, blocks
from reports.words import Words
from webcensus import bulletin, query
from webcensus.bulletin import Wish
from webcensus.drawn import encode
from webcensus.sample import draw
from webcensus.settings import SettingsError
from webcensus.store import Store

CLOSED = (
    census.closed(900, State.CLOSED, name="旧站甲"),
    census.closed(901, State.CLOSED, successor_url="http://www.new.gov.cn/", name="旧站乙"),
    census.closed(902, State.RECTIFYING, name="整改站"),
    census.closed(903, State.SUSPENDED, name="暂停站"),
)


@pytest.fixture(scope="module")
def sweeps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """The country before and after."""
    folder = tmp_path_factory.mktemp("census")
    return census.judged(folder / "old", census.BEFORE), census.judged(folder / "new", census.AFTER, CLOSED)


@pytest.fixture(scope="module")
def made(sweeps: tuple[Store, Store]) -> Bulletin:
    old, new = sweeps
    return bulletin.figures(new, old, bulletin.table_of(new), Wish())


def table(made: Bulletin, number: str, language: str = "zh") -> Table:
    """A table by the number in its caption."""
    return next(b for b in blocks(made, Words(language)) if isinstance(b, Table) and number in b.caption)


def text(made: Bulletin, language: str = "zh") -> str:
    return "\n".join(
        block.text for block in blocks(made, Words(language)) if isinstance(block, (Paragraph, Heading))
    )


@pytest.mark.parametrize(
    ("words", "then", "now", "change"),
    [
        ("空白栏目", "20.0", "2.3", "−88.5%"),
        ("更新不及时栏目", "15.0", "5.5", "−63.3%"),
        ("首页无法打开", "12.8%", "3.6%", "−71.9%"),
        ("失效链接", "196.0", "23.4", "−88.1%"),
        ("办事服务信息不准确", "17.0", "2.3", "−86.5%"),
        ("政务咨询渠道", "57.0%", "85.3%", None),
        ("公开答复", "27.0", "110.0", None),
        ("超期未答复", None, "0.7%", None),
        ("调查征集", "0.6", "4.0", None),
        ("要素完整的办事指南", "45.9%", "97.0%", None),
    ],
)
def test_the_averages_of_2015_come_out(
    made: Bulletin, words: str, then: str | None, now: str, change: str | None
) -> None:
    (row,) = [row for row in table(made, "表4").rows if words in row[0]]
    assert (row[1] if then else None, row[2], row[4] if change else None) == (then, now, change)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_names_queries_of_the_appendix(made: Bulletin, language: str) -> None:
    told = list(blocks(made, Words(language)))
    appendix = {block.name for block in told if isinstance(block, Code)}
    named = {name for block in told if isinstance(block, Table) for name in block.query.split()}
    assert named <= appendix
    assert appendix - named == {"round", "probes", "verdicts"}  # told in the text, and what this round lacks


def test_an_analyst_gets_the_same_figures(sweeps: tuple[Store, Store], made: Bulletin) -> None:
    """The text of each query in the appendix, asked through `webcensus query`."""
    known: dict[str, object] = {}
    for each in made.queries:
        rows = [json.loads(line) for line in query.answer(sweeps[1], each.text, "json").splitlines()]
        known |= {row["kind"]: row["value"] for row in rows if "kind" in row}
        assert each.tables
    assert {each.kind: each.now for each in made.figures} == {k: v for k, v in known.items() if v is not None}


def test_levels_provinces_and_departments_add_up(made: Bulletin) -> None:
    whole = made.whole
    assert (whole.running, whole.checked, whole.failed, whole.unjudged) == (139, 139, 134, 5)
    for field in ("running", "checked", "passed", "failed", "unjudged"):
        by_place = sum(getattr(each, field) for each in (*made.provinces, *made.departments))
        assert by_place == getattr(whole, field), field
    assert [each.name for each in made.levels] == [level.value for level in census.Level]
    assert "国务院部门及其内设、垂直管理机构网站20家；省级政府门户网站20家" in text(made)


def test_sites_without_a_verdict_are_never_among_the_failing(
    made: Bulletin, sweeps: tuple[Store, Store]
) -> None:
    named = {each.site_code for each in made.named}
    unjudged = {each.site_code for each in made.unjudged}
    assert len(named) == 134
    assert unjudged == {f"51{number:08}" for number in range(5)}
    assert not named & unjudged
    assert "另有5家网站因证据不足" in text(made)
    assert all(each.problems for each in made.named)


def test_nothing_is_hinted_of_sites_without_a_verdict(made: Bulletin) -> None:
    """A public list does not say what a site is suspected of, or might have if more had been read."""
    codes = ("home", "veto:15-V2", "confirm:15-V4", "score", "coverage")
    hinted = msgspec.structs.replace(made.unjudged[0], missing=codes)
    listed = [
        block
        for block in blocks(msgspec.structs.replace(made, unjudged=(hinted,)), Words("zh"))
        if isinstance(block, Table) and block.query == "unjudged"
    ]
    assert listed[0].rows[0][3] == "首页未能读取；部分内容未能判断；有待人工确认；能够判断的栏目过少"


def test_the_named_list_speaks_in_the_words_of_the_rubric(made: Bulletin) -> None:
    lists = [b for b in blocks(made, Words("zh")) if isinstance(b, Table) and b.query == "failing"]
    assert lists[0].heads == ("序号", "网站", "网站标识码", "突出问题")
    assert lists[0].rows[0] == (
        "1", "第7号网站", "5100000007", "栏目不更新（动态要闻、通知公告、政策文件类）（6处）；互动回应差",
    )  # fmt: skip


def test_register_states_are_counted_and_listed(made: Bulletin) -> None:
    assert made.states == (
        ("normal", 139, 125), ("rectifying", 1, 0), ("suspended", 1, 0), ("moved", 1, 0), ("closed", 1, 0),
    )  # fmt: skip
    listed = {each.name: (each.state, each.to) for each in made.registered}
    assert listed["旧站乙"] == ("moved", "http://www.new.gov.cn/")
    assert listed["旧站甲"] == ("closed", "")
    assert len(listed) == 4


def test_what_became_of_the_failing_sites(made: Bulletin) -> None:
    assert made.since is not None
    assert (made.since.failed, made.since.still, made.since.passed) == (109, 109, 0)
    assert made.earlier == made.day == dt.date(2026, 11, 22)


def test_deadline_is_in_working_days_unless_named(sweeps: tuple[Store, Store], made: Bulletin) -> None:
    assert made.deadline == dt.date(2026, 12, 11)
    law = bulletin.table_of(sweeps[1])
    other = bulletin.figures(sweeps[1], None, law, Wish(deadline=dt.date(2027, 1, 31)))
    assert "2027年1月31日" in text(other)
    assert other.since is None
    assert len(table(other, "表4").heads) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_failing_sites_nobody_has_to_report_and_tables_are_counted_on(
    made: Bulletin, language: str
) -> None:
    clean = msgspec.structs.replace(made, named=(), vetoes=())
    captions = [b.caption for b in blocks(clean, Words(language)) if isinstance(b, Table) and b.caption]
    assert [re.findall(r"\d+", caption)[0] for caption in captions] == ["1", "2", "3", "4", "5"]
    assert "附件1所列网站" not in text(clean, "zh")
    assert {"zh": "无须报送", "en": "No site has to report"}[language] in text(clean, language)


def test_same_round_same_bytes(sweeps: tuple[Store, Store], tmp_path: Path) -> None:
    law = bulletin.table_of(sweeps[1])
    for name in ("one", "two"):
        bulletin.write(sweeps[1], sweeps[0], law, Wish(), tmp_path / name)
    for name in ("bulletin.docx", "bulletin.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with zipfile.ZipFile(tmp_path / "one" / "bulletin.docx") as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        assert file.testzip() is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_docx_and_html_hold_the_same(made: Bulletin, language: str) -> None:
    opened = docx.Document(io.BytesIO(bulletin_docx.content(made, language)))
    in_docx = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows[:3]]
    page = bulletin_html.page(made, language)
    told = list(blocks(made, Words(language)))
    shown = [
        list(row) for block in told if isinstance(block, Table) for row in (block.heads, *block.rows[:2])
    ]
    assert in_docx == shown
    paragraphs = [paragraph.text for paragraph in opened.paragraphs]
    for block in told:
        if isinstance(block, (Paragraph, Heading, Code)):
            assert block.text in paragraphs
            assert escape(block.text) in page
    assert opened.core_properties.author == "webcensus"


def test_no_chinese_in_an_english_bulletin(made: Bulletin) -> None:
    """But for what the register itself says, and the queries."""
    names = {each.name for each in (*made.provinces, *made.departments)}
    for block in blocks(made, Words("en")):
        if isinstance(block, Table) and not block.long:
            cells = {cell for row in (block.heads, *block.rows) for cell in row} - names
            assert not re.search("[\u4e00-\u9fff]", " ".join(cells)), block.caption
        elif isinstance(block, (Heading, Paragraph)):
            assert not re.search("[\u4e00-\u9fff]", block.text)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    sites = [
        msgspec.structs.replace(census.registered(n), name=payload.encode("utf-8", "ignore").decode())
        for n, payload in enumerate(PAYLOADS)
    ]
    store = stored(tmp_path, *map(facts, sites))
    census.judge(store)
    law = bulletin.table_of(store)
    made = bulletin.figures(store, None, law, Wish())
    made = msgspec.structs.replace(made, queries=())
    page = bulletin_html.page(made, title=PAYLOADS[24])
    assert page.count("<script") == 1
    assert "<img" not in page
    opened = docx.Document(io.BytesIO(bulletin_docx.content(made, title="\x00标题\ud800")))
    assert any("document.title" in cell.text for table in opened.tables for cell in table.columns[1].cells)


# --- samples --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sampled_round(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A sample of 30 of 200 sites; a third of them pass."""
    folder = tmp_path_factory.mktemp("sample")
    listed = [census.registered(number) for number in range(200)] + [each.site for each in CLOSED]
    made = draw(listed, 30, ("level",), 7)
    profile = msgspec.structs.replace(
        census.AFTER, sites=30, unreachable=0, blank=0, stale=0, links=0, forms=0, channels=(30, 30),
        replies=30, waiting=0, surveys=180, complete=30,
    )  # fmt: skip
    failing = msgspec.structs.replace(profile, stale=30 * 8)
    all_facts = [census.reached(site, n, profile if n % 3 else failing) for n, site in enumerate(made.sites)]
    visits = [each for n, site in enumerate(made.sites) for each in census.visits(site, n, profile)]
    store = stored(folder / "round", *all_facts, visits=visits)
    census.judge(store)
    (store.folder / "sample.json").write_bytes(encode(made.log))
    return store


def test_a_sample_speaks_for_the_whole(sampled_round: Store) -> None:
    made = bulletin.figures(sampled_round, None, bulletin.table_of(sampled_round), Wish())
    assert made.sampled is not None
    assert (made.sampled.drawn, made.sampled.population) == (30, 200)
    assert made.whole.running == 200
    assert made.whole.checked == 30
    assert ("normal", 200, None) in made.states
    told = text(made)
    assert "按层级分层随机抽取（从200家中抽取30家，随机种子7）" in told
    assert "总体合格率为" in told
    assert made.sampled.estimate is not None
    assert made.sampled.estimate.low < made.sampled.estimate.high


def test_the_command_estimates_from_the_round(sampled_round: Store, tmp_path: Path) -> None:
    listed = tmp_path / "sites.csv"
    rows = [census.registered(number) for number in range(200)] + [each.site for each in CLOSED]
    fields = ("site_code", "url", "name", "province", "level", "organiser", "supervisor", "successor_url")
    lines = [",".join((*(getattr(site, name) for name in fields), site.state.value)) for site in rows]
    listed.write_text("\n".join([",".join((*fields, "state")), *lines]), "utf-8")
    done = webcensus(
        "sample", listed, "-n", "30", "--by", "level", "--seed", "7", "--estimate", sampled_round.folder,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "30 of 200 sites drawn from 7 strata, seed 7" in done.stdout
    assert "estimated pass rate of the whole" in done.stdout
    assert not (tmp_path / "sample.csv").exists()


def test_a_sample_of_other_sites_is_refused(sweeps: tuple[Store, Store], sampled_round: Store) -> None:
    law = bulletin.table_of(sweeps[1])
    with pytest.raises(SettingsError, match="are not in"):
        bulletin.figures(sweeps[1], None, law, Wish(sample=str(sampled_round.folder / "sample.json")))


# --- what is refused --------------------------------------------------------------------------------------


def test_an_unjudged_round_is_refused(tmp_path: Path) -> None:
    store = stored(tmp_path / "round", facts(census.registered(1)), visits=[visit(census.registered(1))])
    with pytest.raises(SettingsError, match="not judged yet"):
        bulletin.table_of(store)
    done = webcensus("bulletin", store.folder, cwd=tmp_path)
    assert done.returncode == 3
    assert "webcensus check" in done.stderr


@pytest.mark.parametrize(
    ("previous", "wish", "told"),
    [
        (1, Wish(), "is the round itself"),
        (None, Wish(deadline=dt.date(2026, 11, 21)), "is before the day of the round"),
    ],
)
def test_another_order_of_days_is_refused(
    sweeps: tuple[Store, Store], previous: int | None, wish: Wish, told: str
) -> None:
    new = sweeps[1]
    earlier = None if previous is None else sweeps[previous]
    with pytest.raises(SettingsError, match=told):
        bulletin.figures(new, earlier, bulletin.table_of(new), wish)


def test_a_round_under_another_table_is_refused(sweeps: tuple[Store, Store]) -> None:
    law = msgspec.structs.replace(bulletin.table_of(sweeps[1]), sha256="00" * 32)
    with pytest.raises(SettingsError, match="judged under cn-2015"):
        bulletin.figures(sweeps[1], sweeps[0], law, Wish())


def test_an_unfinished_round_says_so(sweeps: tuple[Store, Store], made: Bulletin) -> None:
    half = msgspec.structs.replace(made, finished=100, sites=143)
    assert "本轮检查尚未完成，143家网站中仅完成100家" in text(half)
    assert "尚未完成" not in text(made)


def test_the_command_writes_both_documents(sweeps: tuple[Store, Store], tmp_path: Path) -> None:
    old, new = sweeps
    done = webcensus(
        "bulletin", new.folder, "--previous", old.folder, "-o", "out", "--lang", "en", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"bulletin.docx", "bulletin.html"}
    assert "−88.5%" in (tmp_path / "out" / "bulletin.html").read_text("utf-8")
