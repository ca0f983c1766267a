"""Robots: rules of RFC 9309 in files as government sites have them, and oddities of real files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.corpus.case import Case, body

Probe = tuple[str, bool]  # path, allowed for the product token "webcensus"
# A family is a file; its cases are paths.
FILES: dict[str, tuple[str | bytes, tuple[Probe, ...]]] = {
    "plain": ("User-agent: *\nDisallow: /admin/\nDisallow: /manage/\nAllow: /admin/public/\n", (("/", True), ("/admin/", False), ("/admin/login.jsp", False), ("/admin/public/a.html", True), ("/adminx/", True), ("/manage", True))),
    "search-engines": ("User-agent: Baiduspider\nDisallow: /\n\nUser-agent: Sosospider\nUser-agent: sogou spider\nDisallow: /a\n\nUser-agent: *\nDisallow: /search\n", (("/", True), ("/a", True), ("/search?q=1", False), ("/searching", False))),
    "own-group": ("User-agent: *\nDisallow: /\n\nUser-agent: WEBCENSUS\nDisallow: /tmp/\n", (("/", True), ("/tmp/x", False), ("/xxgk/", True))),
    "own-group-twice": ("User-agent: webcensus\nDisallow: /a/\n\nUser-agent: other\nDisallow: /b/\n\nUser-agent: webcensus\nDisallow: /c/\n", (("/a/1", False), ("/b/1", True), ("/c/1", False))),
    "star-twice": ("User-agent: *\nDisallow: /a/\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /c/\n", (("/a/1", False), ("/c/1", False), ("/d/", True))),
    "shared-group": ("User-agent: foo\nUser-agent: webcensus\nUser-agent: bar\nDisallow: /inner/\n\nUser-agent: *\nDisallow: /\n", (("/inner/", False), ("/outer/", True))),
    "longest-match": ("User-agent: *\nDisallow: /xxgk/\nAllow: /xxgk/zcwj/\nDisallow: /xxgk/zcwj/nb/\n", (("/xxgk/a", False), ("/xxgk/zcwj/1.html", True), ("/xxgk/zcwj/nb/1.html", False))),
    "equal-length": ("User-agent: *\nDisallow: /same\nAllow: /same\n", (("/same", True), ("/same/x", True))),
    "wildcards": ("User-agent: *\nDisallow: /*.asp$\nDisallow: /*?sort=\nAllow: /list.asp$\nDisallow: /a/*/b/\n", (("/x.asp", False), ("/x.asp?y", True), ("/list.asp", True), ("/l?sort=1", False), ("/a/1/b/", False), ("/a/b/", True), ("/a/1/2/b/c", False))),
    "wildcard-inside": ("User-agent: *\nDisallow: /private*/\nDisallow: /*/tmp\n", (("/private/", False), ("/private-2/x", False), ("/privat", True), ("/x/tmp", False), ("/tmp", True))),
    "end-mark": ("User-agent: *\nDisallow: /only$\nDisallow: /dir/$\n", (("/only", False), ("/only/", True), ("/only?x", True), ("/dir/", False), ("/dir/a", True))),
    "all-but": ("User-agent: *\nDisallow: /\nAllow: /$\nAllow: /index.html\n", (("/", True), ("/index.html", True), ("/a", False), ("/robots.txt", True))),
    "empty-rules": ("User-agent: *\nDisallow:\nAllow:\n", (("/", True), ("/anything", True))),
    "no-group": ("Disallow: /x\nAllow: /y\n", (("/x", True), ("/y", True))),
    "only-agents": ("User-agent: a\nUser-agent: b\n", (("/x", True),)),
    "comments": ("# 政府网站\nUser-agent: * # 所有\n# 下面是后台\nDisallow: /ht/ # 后台\n", (("/ht/", False), ("/h", True))),
    "other-records": ("User-agent: *\nCrawl-delay: 10\nSitemap: http://x.example.gov.cn/sitemap.xml\nHost: x.example.gov.cn\nDisallow: /cgi-bin/\nRequest-rate: 1/5\n", (("/cgi-bin/a", False), ("/sitemap.xml", True))),
    "sitemap-between": ("User-agent: webcensus\nSitemap: http://x.example.gov.cn/s.xml\nDisallow: /z\n\nSitemap: /t.xml\nUser-agent: *\nDisallow: /\n", (("/z", False), ("/y", True))),
    "escapes": ("User-agent: *\nDisallow: /%e6%94%bf%e5%8a%a1/\nDisallow: /a%20b\nDisallow: /~user\n", (("/%E6%94%BF%E5%8A%A1/x", False), ("/a%20b/c", False), ("/%7Euser/", False), ("/%E6%94%BF/", True))),
    "chinese-paths": ("User-agent: *\nDisallow: /内部/\nDisallow: /公开*.doc$\n", (("/%E5%86%85%E9%83%A8/1", False), ("/%E5%85%AC%E5%BC%801.doc", False), ("/%E5%85%AC%E5%BC%801.docx", True))),
    "letter-case": ("USER-AGENT: *\ndisallow: /Data/\nDISALLOW: /Temp\n", (("/Data/", False), ("/data/", True), ("/Temp1", False), ("/temp", True))),
    "token-parts": ("User-agent: web\nDisallow: /a\n\nUser-agent: webcensusbot\nDisallow: /b\n\nUser-agent: census\nDisallow: /c\n", (("/a", True), ("/b", True), ("/c", True))),
    "token-version": ("User-agent: webcensus/2.1 (+http://x)\nDisallow: /v\n\nUser-agent: *\nDisallow: /w\n", (("/v", False), ("/w", True))),
    "line-ends": ("User-agent: *\r\nDisallow: /crlf\rDisallow: /cr\nDisallow: /lf", (("/crlf", False), ("/cr", False), ("/lf", False), ("/x", True))),
    "blanks": ("\n\n   User-agent  :  *  \n\n\n\tDisallow\t:\t/tabbed\t\n   Disallow:/tight\n", (("/tabbed", False), ("/tight", False), ("/free", True))),
    "byte-order-mark": (b"\xef\xbb\xbfUser-agent: *\nDisallow: /bom\n", (("/bom", False), ("/x", True))),
    "nul-bytes": (b"User-agent: *\n\x00Disallow: /q\n\x00\x00\nDisallow: /nul\n", (("/nul", False), ("/x", True))),
    "gbk-bytes": ("# 网站后台请勿抓取\nUser-agent: *\nDisallow: /houtai/\n".encode("gbk"), (("/houtai/", False), ("/x", True))),
    "html-page": ("<!DOCTYPE html>\n<html><head><title>首页</title></head><body>\nUser-agent: *\n<p>Disallow: /</p></body></html>", (("/", True), ("/a", True))),
    "json-answer": ('{"code":404,"msg":"not found","path":"/robots.txt","rule":"Disallow: /"}', (("/", True),)),
    "nothing": ("", (("/", True), ("/a/b", True))),
    "unrooted": ("User-agent: *\nDisallow: admin/\nDisallow: http://x.example.gov.cn/q/\n", (("/x/", True), ("/y", True))),
    "dollar-escaped": ("User-agent: *\nDisallow: /price%24\nDisallow: /s%2Ar\n", (("/price$", False), ("/s*r", False), ("/sxr", True))),
    "query-strings": ("User-agent: *\nDisallow: /*?\nAllow: /*?page=\n", (("/l?x=1", False), ("/l?page=2", True), ("/l", True))),
    "many-lines": ("User-agent: *\n" + "".join(f"Disallow: /d{n}/\n" for n in range(3000)), (("/d0/", False), ("/d2999/x", False), ("/e/", True))),
    "agent-without-rules-between": ("User-agent: webcensus\n\nUser-agent: other\nDisallow: /o\n", (("/o", False), ("/p", True))),
}  # fmt: skip
STATUSES = (
    ("status-not-found", 404, True),
    ("status-forbidden", 403, True),
    ("status-teapot", 418, True),
    ("status-gone", 451, True),
    ("status-down", 500, False),
    ("status-busy", 503, False),
    ("status-gateway", 504, False),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from of_files(FILES, STATUSES, ("/", "/a/b.html"))


def of_files(
    files: Mapping[str, tuple[str | bytes, tuple[Probe, ...]]],
    statuses: Sequence[tuple[str, int, bool]],
    paths: Sequence[str],
) -> Iterator[Case]:
    """Files by name with the paths they are asked about, and answers of other statuses."""
    for name, (told, probes) in files.items():
        for number, (path, allowed) in enumerate(probes):
            data = told if isinstance(told, bytes) else told.encode()
            yield case_of(f"robots/{name}", number, data, path, allowed)
    for name, status, allowed in statuses:
        for number, path in enumerate(paths):
            data = b"User-agent: *\nDisallow: /\n" if allowed else b""
            yield {**case_of(f"robots/{name}", number, data, path, allowed), "status": status}


def case_of(family: str, number: int, told: bytes, path: str, allowed: bool) -> Case:
    """A path under a file."""
    return {
        "id": f"{family}-{number}",
        "family": family,
        "status": 200,
        **body(told),
        "url": f"http://x.example.gov.cn{path}",
        "truth": {"allowed": allowed},
    }
