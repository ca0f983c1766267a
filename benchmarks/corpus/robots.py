"""Robots: the examples and rules of RFC 9309 (its numbers in the ids), and oddities of real files."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case, body

# name, lines, path, allowed (for the product token "webcensus")
SECTION_2_2_2 = (
    ("/foo/bar?baz=quz", "/foo/bar?baz=quz", True), ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", True),
    ("/foo/bar/ツ", "/foo/bar/%E3%83%84", True), ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84", True), ("/foo/bar/%62%61%7A", "/foo/bar/baz", True),
)  # fmt: skip
SIMPLE = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\nUser-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\nUser-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n"
LONGEST = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
MERGED = "user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: ExampleBot\ndisallow: /baz\n"
Rule = tuple[str, str, str, bool]
RULES: tuple[Rule, ...] = (
    # 2.2.1 the user-agent line
    ("2.2.1-own", "User-agent: webcensus\nDisallow: /a\n", "/a/x", False), ("2.2.1-case", "User-agent: WebCensus\nDisallow: /a\n", "/a", False),
    ("2.2.1-upper", "USER-AGENT: WEBCENSUS\nDISALLOW: /a\n", "/a", False), ("2.2.1-other", "User-agent: otherbot\nDisallow: /\n", "/a", True),
    ("2.2.1-star", "User-agent: *\nDisallow: /a\n", "/a", False), ("2.2.1-own-over-star", "User-agent: *\nDisallow: /\n\nUser-agent: webcensus\nDisallow: /b\n", "/a", True),
    ("2.2.1-own-over-star-2", "User-agent: webcensus\nDisallow: /b\n\nUser-agent: *\nDisallow: /\n", "/b", False),
    ("2.2.1-merge", MERGED.replace("ExampleBot", "webcensus"), "/foo", False), ("2.2.1-merge-2", MERGED.replace("ExampleBot", "webcensus"), "/baz", False),
    ("2.2.1-merge-3", MERGED.replace("ExampleBot", "webcensus"), "/qux", True), ("2.2.1-merge-star", "User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "/b", False),
    ("2.2.1-several", "User-agent: one\nUser-agent: webcensus\nDisallow: /a\n", "/a", False), ("2.2.1-no-match-no-star", "User-agent: foobot\nDisallow: /\n", "/", True),
    ("2.2.1-empty-group", "User-agent: webcensus\n\nUser-agent: *\nDisallow: /\n", "/a", False), ("2.2.1-empty-group-2", "User-agent: *\nDisallow: /\n\nUser-agent: webcensus\n", "/a", True),
    ("2.2.1-prefix", "User-agent: web\nDisallow: /\n", "/a", True), ("2.2.1-version", "User-agent: webcensus/1.0\nDisallow: /a\n", "/a", False),
    # 2.2.2 allow and disallow
    ("2.2.2-prefix", "User-agent: *\nDisallow: /foo\n", "/foobar", False), ("2.2.2-case-sensitive", "User-agent: *\nDisallow: /Foo\n", "/foo", True),
    ("2.2.2-start", "User-agent: *\nDisallow: /foo\n", "/bar/foo", True), ("2.2.2-longest", "User-agent: *\nAllow: /a/b\nDisallow: /a\n", "/a/b/c", True),
    ("2.2.2-longest-2", "User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", False), ("2.2.2-order", "User-agent: *\nDisallow: /a/b/c\nAllow: /a\n", "/a/b/c", False),
    ("2.2.2-tie", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", True), ("2.2.2-tie-2", "User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", True),
    ("2.2.2-robots", "User-agent: *\nDisallow: /\n", "/robots.txt", True), ("2.2.2-no-rules", "User-agent: *\n", "/a", True), ("2.2.2-nothing-matches", "User-agent: *\nDisallow: /a\n", "/", True),
    ("2.2.2-empty-disallow", "User-agent: *\nDisallow:\n", "/a", True), ("2.2.2-empty-allow", "User-agent: *\nAllow:\nDisallow: /\n", "/a", False),
    ("2.2.2-all", "User-agent: *\nDisallow: /\n", "/", False), ("2.2.2-query", "User-agent: *\nDisallow: /s?\n", "/s?q=1", False), ("2.2.2-query-2", "User-agent: *\nDisallow: /s?\n", "/s", True),
    ("2.2.2-escaped-case", "User-agent: *\nDisallow: /%e6%94%bf\n", "/%E6%94%BF/x", False), ("2.2.2-chinese", "User-agent: *\nDisallow: /政务\n", "/%E6%94%BF%E5%8A%A1/", False),
    ("2.2.2-slash-escaped", "User-agent: *\nDisallow: /a%2Fb\n", "/a/b", True), ("2.2.2-tilde", "User-agent: *\nDisallow: /%7Ejoe\n", "/~joe/", False),
    # 2.2.3 special characters
    ("2.2.3-hash", "User-agent: * # all\nDisallow: /a # secret\n", "/a/b", False), ("2.2.3-hash-2", "# comment\nUser-agent: *\n# more\nDisallow: /a\n", "/a", False),
    ("2.2.3-end", "User-agent: *\nDisallow: /a$\n", "/a", False), ("2.2.3-end-2", "User-agent: *\nDisallow: /a$\n", "/ab", True), ("2.2.3-star", "User-agent: *\nDisallow: /*.php\n", "/x/y.php?z", False),
    ("2.2.3-star-2", "User-agent: *\nDisallow: /a*/c\n", "/ab/d/c", False), ("2.2.3-star-end", "User-agent: *\nDisallow: /*.php$\n", "/a.php?z", True), ("2.2.3-star-end-2", "User-agent: *\nDisallow: /*.php$\n", "/a.php", False),
    ("2.2.3-trailing-star", "User-agent: *\nDisallow: /a*\n", "/abc", False), ("2.2.3-escaped-star", "User-agent: *\nDisallow: /f%2Ahtml\n", "/f*html", False), ("2.2.3-escaped-star-2", "User-agent: *\nDisallow: /f%2Ahtml\n", "/fxhtml", True),
    ("2.2.3-escaped-dollar", "User-agent: *\nDisallow: /p%24x\n", "/p$x", False),
    # 2.2.4 other records
    ("2.2.4-sitemap", "User-agent: webcensus\nSitemap: http://x.example.gov.cn/s.xml\nDisallow: /a\n", "/a", False),
    ("2.2.4-sitemap-between", "User-agent: webcensus\nSitemap: http://x.example.gov.cn/s.xml\nUser-agent: b\nDisallow: /a\n", "/a", False),
    ("2.2.4-unknown", "User-agent: *\nClean-param: a\nNoindex: /b\nDisallow: /a\n", "/b", True), ("2.2.4-delay", "User-agent: *\nCrawl-delay: 3\nDisallow: /a\n", "/a", False),
    # oddities
    ("odd-bom", "\ufeffUser-agent: *\nDisallow: /a\n", "/a", False), ("odd-no-newline", "User-agent: *\nDisallow: /a", "/a", False), ("odd-cr", "User-agent: *\rDisallow: /a\r", "/a", False),
    ("odd-crlf", "User-agent: *\r\nDisallow: /a\r\n", "/a", False), ("odd-spaces", "  User-agent :  *  \n  Disallow :  /a  \n", "/a", False), ("odd-tabs", "User-agent:\t*\nDisallow:\t/a\n", "/a", False),
    ("odd-blank-lines", "User-agent: *\n\n\nDisallow: /a\n", "/a", False), ("odd-empty", "", "/a", True), ("odd-html", "<!DOCTYPE html><html><body><p>User-agent: *</p><p>Disallow: /</p></body></html>", "/a", True),
    ("odd-nul", "User-agent: *\n\x00\x00\nDisallow: /a\n", "/a", False), ("odd-rule-first", "Disallow: /a\nUser-agent: *\nDisallow: /b\n", "/a", True), ("odd-chinese-comment", "# 本站禁止抓取后台\nUser-agent: *\nDisallow: /admin\n", "/admin/x", False),
    ("odd-full-url", "User-agent: *\nDisallow: http://x.example.gov.cn/a\n", "/b", True), ("odd-no-slash", "User-agent: *\nDisallow: a\n", "/b", True), ("odd-long", "User-agent: *\n" + "Disallow: /" + "z" * 3000 + "\nDisallow: /a\n", "/a", False),
)  # fmt: skip
STATUSES = (
    ("2.3.1.3-404", 404, True),
    ("2.3.1.3-403", 403, True),
    ("2.3.1.3-410", 410, True),
    ("2.3.1.3-401", 401, True),
    ("2.3.1.4-500", 500, False),
    ("2.3.1.4-503", 503, False),
    ("2.3.1.4-502", 502, False),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, text, path, allowed in RULES:
        yield _case(name, text.encode(), path, allowed)
    for index, (rule, path, matches) in enumerate(SECTION_2_2_2):
        yield _case(f"2.2.2-table-{index}", f"User-agent: *\nDisallow: {rule}\n".encode(), path, not matches)
    for agent, path, allowed in (
        ("foobot", "/example/page.html", True), ("foobot", "/example/allowed.gif", True), ("foobot", "/other", False), ("barbot", "/example/page.html", False),
        ("barbot", "/other.gif", True), ("bazbot", "/example/page.html", False), ("quxbot", "/example/page.html", True), ("else", "/a.gif", False), ("else", "/example/x", False), ("else", "/publications/", True),
    ):  # fmt: skip
        yield _case(
            f"5.1-{agent}-{path.strip('/').replace('/', '-')}",
            SIMPLE.replace(agent, "webcensus").encode(),
            path,
            allowed,
        )
    yield _case("5.2-allowed", LONGEST.replace("foobot", "webcensus").encode(), "/example/page/x", True)
    yield _case(
        "5.2-disallowed",
        LONGEST.replace("foobot", "webcensus").encode(),
        "/example/page/disallowed.gif",
        False,
    )
    yield _case("odd-gbk", "# 政府网站\nUser-agent: *\nDisallow: /a\n".encode("gbk"), "/a", False)
    # Comments to be put after the text, in bytes: at least 500 KiB must be read.
    yield {**_case("2.5-large", b"User-agent: *\nDisallow: /a\n", "/a", False), "padding": 600_000}
    for name, status, allowed in STATUSES:
        yield {
            **_case(name, b"User-agent: *\nDisallow: /\n" if allowed else b"", "/a", allowed),
            "status": status,
        }


def _case(name: str, text: bytes, path: str, allowed: bool) -> Case:
    return {
        "id": f"robots-{name}",
        "status": 200,
        **body(text),
        "url": f"http://x.example.gov.cn{path}",
        "truth": {"allowed": allowed},
    }
