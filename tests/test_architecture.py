"""Imports run one way: crawler ← checks ← reports ← webcensus; and what the crawling process may not load."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from crawler.scrapy_settings import scrapy_settings
from crawler.settings import CrawlSettings

ROOT = Path(__file__).resolve().parents[1]
ORDER = ("crawler", "checks", "reports", "webcensus")
FILES = [path for package in ORDER for path in sorted((ROOT / package).rglob("*.py"))]
FACTS = {"crawler.page", "crawler.facts", "crawler.site"}
UNSAFE = {"pickle", "shelve", "marshal", "dill", "cloudpickle", "joblib", "yaml"}
NAMES = {"models", "utils", "core", "common", "helpers", "misc"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = ORDER.index(path.relative_to(ROOT).parts[0])
    above = {name for name in imports(path) if name.split(".")[0] in ORDER[own + 1 :]}
    assert not above


@pytest.mark.parametrize("path", [p for p in FILES if "checks" in p.parts], ids=lambda path: path.name)
def test_checks_know_facts_only(path: Path) -> None:
    below = {name for name in imports(path) if name.split(".")[0] == "crawler"}
    if path.name == "testing.py":
        below -= {name for name in below if name.startswith("crawler.reading")}
    # Which know nothing: patterns that are compiled when asked, texts as bytes.
    assert below <= FACTS | {"crawler.reading.seldom", "crawler.reading.wide"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_crawler_imports_scrapy(path: Path) -> None:
    scrapy = {name for name in imports(path) if name.split(".")[0] in {"scrapy", "twisted"}}
    assert not scrapy or "crawler" in path.parts


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_process_of_the_browser_imports_playwright(path: Path) -> None:
    playwright = any(name.split(".")[0] == "playwright" for name in imports(path))
    assert playwright == (path.relative_to(ROOT).as_posix() == "crawler/rendering/browser.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_stored_can_run(path: Path) -> None:
    """What a round's files hold is data: no format is read that could name code, and no text is evaluated."""
    assert not {name.split(".")[0] for name in imports(path)} & UNSAFE
    called = {
        node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    }
    assert not {func.id for func in called if isinstance(func, ast.Name)} & {"eval", "exec", "compile"}


def test_nothing_listens_and_nothing_can_be_steered_from_outside() -> None:
    settings = scrapy_settings(CrawlSettings())
    assert settings["TELNETCONSOLE_ENABLED"] is False
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["EXTENSIONS_BASE"] == {}
    assert set(settings["DOWNLOAD_HANDLERS"]) == {"http", "https"}
    assert settings["DOWNLOAD_HANDLERS_BASE"] == {}


def test_the_lower_bounds_exclude_known_advisories() -> None:
    known = configparser.ConfigParser()
    known.read(ROOT / "setup.cfg", "utf-8")
    asked = dict(re.findall(r"^([\w.-]+)>=([\d.]+)", known["options"]["install_requires"], re.M))
    for name, least in {
        "scrapy": (2, 19),
        "brotli": (1, 2, 1),
        "jinja2": (3, 1, 6),
        "aiohttp": (3, 14),
    }.items():
        assert tuple(map(int, asked[name].split("."))) >= least, name


@pytest.mark.parametrize("package", ORDER)
def test_what_is_no_python_is_installed_too(package: str) -> None:
    told = configparser.ConfigParser()
    told.read(ROOT / "setup.cfg", "utf-8")
    folder = ROOT / package
    patterns = told["options.package_data"][package].split()
    there = {path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert there == {path for pattern in patterns for path in folder.glob(pattern) if path in there}


@pytest.mark.parametrize("name", ["aiohttp", "scrapy"])
def test_what_is_used_beyond_what_is_promised_is_bounded_to_the_release_it_was_tried_with(name: str) -> None:
    known = configparser.ConfigParser()
    known.read(ROOT / "setup.cfg", "utf-8")
    asked = re.search(
        rf"^{name}>=(\d+)\.(\d+)[\d.]*,<(\d+)\.(\d+)$", known["options"]["install_requires"], re.M
    )
    assert asked is not None, f"{name}: no bound"
    major, minor, *end = map(int, asked.groups())
    assert end == [major, minor + 1], f"{name}: bounded to {end}"
    assert tuple(map(int, version(name).split(".")[:2])) == (major, minor), (
        f"{name}: {version(name)} installed"
    )


def test_nothing_is_installed_that_nothing_uses() -> None:
    known = configparser.ConfigParser()
    known.read(ROOT / "setup.cfg", encoding="utf-8")
    asked = re.findall(r"^([\w.-]+)", known["options"]["install_requires"], re.M)
    modules = packages_distributions()
    sources = "\n".join(path.read_text("utf-8") for path in FILES)
    for name in asked:
        own = [module for module, names in modules.items() if name.lower() in map(str.lower, names)]
        assert re.search(rf"\b(?:import|from) (?:{'|'.join(map(re.escape, own))})\b", sources), name


def test_no_folder_of_odds_and_ends() -> None:
    assert not {path.stem for path in FILES} & NAMES


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("webcensus.worker", {"duckdb", "pyarrow", "pandas", "jinja2", "xlsxwriter", "playwright"}),
        ("crawler.rendering.renderer", {"playwright", "duckdb", "pyarrow", "pandas"}),
        ("checks.base", {"scrapy", "twisted", "duckdb", "aiohttp"}),
        ("webcensus.__main__", {"scrapy", "duckdb", "pyarrow", "pandas", "jinja2", "lxml"}),
        ("webcensus.front", {"scrapy", "aiohttp", "duckdb", "pyarrow", "pandas", "jinja2", "rich"}),
    ],
)
def test_what_a_process_does_not_load(module: str, banned: set[str]) -> None:
    code = f"import {module}, sys; print('\\n'.join(sorted(set(n.split('.')[0] for n in sys.modules))))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not banned & set(done.stdout.split())
