"""Lean: what a worker leaves out as it loads aiohttp and Scrapy is there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOAD = "import sys; from crawler import lean; lean.load(); import crawler.crawl, crawler.spider, crawler.download; "
HEAVY = ("aiohttp.client", "aiohttp.connector", "OpenSSL", "cryptography", "twisted.internet.base", "parsel")


def told(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def loaded(code: str) -> list[str]:
    """Those of `HEAVY` that are there after some code."""
    return told(f"{code}\nprint(*(name for name in {HEAVY} if name in sys.modules))")


def test_a_crawl_is_loaded_without_what_it_does_not_ask_for() -> None:
    assert loaded(LOAD) == []
    assert loaded(LOAD.replace("lean.load()", "pass")) != []


def test_who_asks_for_it_later_gets_it() -> None:
    names = "aiohttp.ClientSession, scrapy.http.HtmlResponse, scrapy.spiders.crawl.CrawlSpider"
    code = (
        f"{LOAD} import aiohttp, scrapy, scrapy.spiders.crawl; print(*(one.__module__ for one in ({names})))"
    )
    assert told(code) == told(code.replace("lean.load()", "pass"))


def test_what_is_lent_is_what_the_libraries_have() -> None:
    code = f"""
{LOAD}
import aiohttp, aiohttp.client_exceptions, scrapy, scrapy.http.request
print(aiohttp.ClientError is aiohttp.client_exceptions.ClientError, scrapy.Request is scrapy.http.request.Request)
print(type(scrapy.FormRequest("http://a.example/", formdata={{"a": "b"}})).__name__, aiohttp.__version__)
"""
    assert told(code) == ["True", "True", "FormRequest", *told("import aiohttp; print(aiohttp.__version__)")]


def test_what_is_loaded_already_stays_as_it_is() -> None:
    code = f"import aiohttp, scrapy; {LOAD}"
    assert loaded(code) == loaded(code.replace("lean.load()", "pass"))


def test_where_it_cannot_be_left_out_all_of_it_is_loaded() -> None:
    """As it would be where a release of Scrapy keeps its requests elsewhere."""
    moved = "lean._LATE['scrapy.http'] = lean._LATE['scrapy.http'] | {'Request': 'scrapy.elsewhere'}"
    moved += "; lean.load(); print('scrapy' in sys.modules)"
    code = f"{LOAD.replace('lean.load()', moved)} print(crawler.spider.Census.__mro__[1].__module__)"
    assert told(code) == ["False", "scrapy.spiders"]
    assert loaded(LOAD.replace("lean.load()", moved))[1:] == loaded(LOAD.replace("lean.load()", "pass"))


@pytest.mark.parametrize("fault", ["ImportError", "AttributeError", "TypeError"])
def test_whatever_goes_wrong_with_what_is_put_off_all_of_it_is_loaded(fault: str) -> None:
    code = f"""
import sys
from crawler import lean
once = [{fault}("put together otherwise")]
class Other:
    def find_spec(self, name, path, target=None):
        if name == "scrapy.crawler" and once:
            raise once.pop()
sys.meta_path.insert(0, Other())
lean.load()
print("scrapy" in sys.modules)
import crawler.crawl, crawler.spider, crawler.download
print(crawler.spider.Census.__mro__[1].__module__)
"""
    assert told(code) == ["False", "scrapy.spiders"]
