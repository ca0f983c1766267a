"""robots.txt: the rules and examples of RFC 9309, and the files that hosts really serve."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from patience import PATIENCE

from crawler.page import Answer, Outcome
from crawler.robots import LARGEST, MOST_RULES, judge, kept, ours, parse, robots_url

HOST = "http://www.example.gov.cn"


def allows(text: str | bytes, path: str) -> bool:
    return parse(text.encode() if isinstance(text, str) else text).allows(HOST + path)


def answer(status: int = 0, outcome: Outcome = Outcome.OK, body: bytes = b"") -> Answer:
    url = f"{HOST}/robots.txt"
    now = dt.datetime.now(dt.UTC)
    return Answer(url=url, final_url=url, outcome=outcome, fetched_at=now, status=status, body=body)


# --- 2.2.1 the user-agent line


@pytest.mark.parametrize("agent", ["webcensus", "WebCensus", "WEBCENSUS/1.0", "webcensus (inspection)"])
def test_our_group_is_found_whatever_the_case_and_what_follows(agent: str) -> None:
    text = f"User-agent: {agent}\nDisallow: /ours/\n\nUser-agent: *\nDisallow: /theirs/\n"
    assert not allows(text, "/ours/a.html")
    assert allows(text, "/theirs/a.html")


@pytest.mark.parametrize("agent", ["web", "webcensusbot", "censu", "other", "mywebcensus", "web-census"])
def test_a_token_that_is_not_ours_does_not_speak_to_us(agent: str) -> None:
    text = f"User-agent: {agent}\nDisallow: /\n\nUser-agent: *\nDisallow: /theirs/\n"
    assert allows(text, "/a.html")
    assert not allows(text, "/theirs/a.html")


def test_groups_that_speak_to_us_are_merged() -> None:
    text = (
        "user-agent: webcensus\ndisallow: /a\ndisallow: /b\n\nuser-agent: *\ndisallow: /c\n\n"
        "user-agent: webcensus\ndisallow: /d\n"
    )
    assert [allows(text, path) for path in ("/a", "/b", "/c", "/d")] == [False, False, True, False]


def test_a_group_may_name_several_agents() -> None:
    text = "User-agent: foobot\nUser-agent: webcensus\nDisallow: /x\n\nUser-agent: *\nDisallow: /y\n"
    assert not allows(text, "/x")
    assert allows(text, "/y")


def test_an_empty_group_of_ours_allows_everything() -> None:
    assert allows("User-agent: webcensus\n\nUser-agent: *\nDisallow: /\n", "/a") is False  # one group of two
    assert allows("User-agent: *\nDisallow: /\n\nUser-agent: webcensus\n", "/a")
    assert allows("User-agent: *\nDisallow: /\n\nUser-agent: webcensus\nDisallow:\n", "/a")


def test_without_our_group_and_without_everyone_nothing_is_forbidden() -> None:
    assert allows("User-agent: foobot\nDisallow: /\n", "/a")


def test_rules_before_any_agent_are_ignored() -> None:
    assert allows("Disallow: /\nUser-agent: *\nDisallow: /b\n", "/a")


@pytest.mark.parametrize(
    "line", ["Sitemap: https://example.gov.cn/sitemap.xml", "Host: a.cn", "", "# note", "junk"]
)
def test_other_lines_do_not_split_a_group(line: str) -> None:
    text = f"User-agent: *\nDisallow: /a\n{line}\nDisallow: /b\n"
    assert not allows(text, "/a")
    assert not allows(text, "/b")


# --- 2.2.2 allow and disallow: the most octets win, allow wins a tie

EXAMPLE = "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"


def test_the_longest_match_wins() -> None:
    assert allows(EXAMPLE, "/example/page/")
    assert not allows(EXAMPLE, "/example/page/disallowed.gif")
    assert allows(EXAMPLE, "/elsewhere")


def test_the_order_of_rules_does_not_matter() -> None:
    assert allows("User-agent: *\nDisallow: /\nAllow: /open/\n", "/open/a")
    assert allows("User-agent: *\nAllow: /open/\nDisallow: /\n", "/open/a")
    assert not allows("User-agent: *\nAllow: /open/\nDisallow: /\n", "/closed")


def test_allow_wins_a_tie() -> None:
    assert allows("User-agent: *\nDisallow: /same\nAllow: /same\n", "/same")


def test_matching_is_case_sensitive_for_paths_only() -> None:
    assert allows("USER-AGENT: *\nDISALLOW: /Secret\n", "/secret")
    assert not allows("USER-AGENT: *\nDISALLOW: /Secret\n", "/Secret")


def test_robots_txt_itself_is_always_allowed() -> None:
    assert allows("User-agent: *\nDisallow: /\n", "/robots.txt")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"),
        ("/foo/bar/\u30c4", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
    ],
)
def test_octets_are_compared_after_percent_encoding(rule: str, path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: {rule}\n", path)


# --- 2.2.3 special characters


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("/*.php", "/a/b.php?x=1", False),
        ("/*.php$", "/a/b.php", False),
        ("/*.php$", "/a/b.php?x=1", True),
        ("/this/*/exactly", "/this/one/two/exactly", False),
        ("/this/path/exactly$", "/this/path/exactly", False),
        ("/this/path/exactly$", "/this/path/exactly/not", True),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", False),
        ("*", "/a", False),
    ],
)
def test_special_characters(rule: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {rule}\n", path) is allowed


def test_a_comment_ends_a_line() -> None:
    assert not allows("User-agent: * # all\nDisallow: /a # not this\n", "/a")


# --- 2.2.4 other records


def test_crawl_delay_of_our_group() -> None:
    assert parse(b"User-agent: *\nCrawl-delay: 2\n").crawl_delay == 2
    assert (
        parse(b"User-agent: webcensus\nCrawl-delay: 0.5\n\nUser-agent: *\nCrawl-delay: 9\n").crawl_delay
        == 0.5
    )


def test_no_other_record_parts_the_lines_that_name_a_group() -> None:
    for line in ("Crawl-delay: 5", "Sitemap: http://example.gov.cn/s.xml", "Request-rate: 1/5", "junk", ""):
        text = f"User-agent: webcensus\n{line}\nUser-agent: foobot\nDisallow: /x\n"
        assert not allows(text, "/x"), line
        assert allows(text, "/y"), line
    delayed = b"User-agent: webcensus\nCrawl-delay: 5\nDisallow: /x\nUser-agent: foobot\nDisallow: /y\n"
    assert not parse(delayed).allows(f"{HOST}/x")
    assert parse(delayed).allows(f"{HOST}/y")
    assert parse(delayed).crawl_delay == 5


@pytest.mark.parametrize(
    ("agent", "speaks"),
    [("*", True), ("* all of you", True), ("*bot", False), ("*webcensus", False), ("web*", False)],
)
def test_only_a_star_of_its_own_speaks_to_everyone(agent: str, speaks: bool) -> None:
    assert allows(f"User-agent: {agent}\nDisallow: /x\n", "/x") is not speaks


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("/a$b", "/a$b", False),
        ("/a$b", "/a%24b", False),
        ("/a$b", "/a", True),
        ("/a%24", "/a", True),
        ("/$", "/", False),
        ("/$", "/?x", True),
        ("/a*$", "/abc", False),
        ("/a%2Fb", "/a/b", True),
        ("/a/b", "/a%2Fb", True),
        ("/a%2fb", "/a%2Fb", False),
        ("/~user", "/%7euser", False),
        ("/a b", "/a%20b", False),
        ("/*;jsessionid=", "/list.do;jsessionid=9?x=1", False),
        ("/a?", "/a", True),
        ("/a.b", "/axb", True),
        ("/a[1]", "/a[1]", False),
        ("/\u9644\u4ef6/", "/%E9%99%84%E4%BB%B6/1.doc", False),
        ("/a\u2028b", "/a", True),
        ("/a\x0cb", "/a", True),
        ("admin/", "/admin/", True),
        ("/\nAllow: /*.html$", "/x.html", True),
        ("/\nAllow: /*.html$", "/x.html?1", False),
        ("/%E9%99%84\nAllow: /\u9644\u4ef6", "/%E9%99%84%E4%BB%B6/", True),
    ],
)
def test_octets_ends_and_wildcards(rule: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {rule}\n", path) is allowed


def test_several_marks_of_byte_order_are_none_of_the_text() -> None:
    assert not allows(2 * b"\xef\xbb\xbf" + b"User-agent: *\nDisallow: /x\n", "/x")


def test_a_rule_that_the_limit_cuts_is_left_out() -> None:
    body = b"User-agent: *\nDisallow: /early/\n"
    body += b"#" * (LARGEST - len(body) - 12) + b"\nDisallow: /long/path\n"
    assert body[:LARGEST].endswith(b"Disallow: /")
    assert allows(body, "/a")
    assert not allows(body, "/early/x")


@pytest.mark.parametrize("value", ["soon", "-1", "nan", "inf", "", "1e999"])
def test_a_crawl_delay_that_is_none_is_none(value: str) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}\n".encode()).crawl_delay == 0


# --- 2.3.1 results of the fetch


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_unavailable_means_no_rules(status: int) -> None:
    robots = judge(answer(status, Outcome.HTTP_ERROR, b"User-agent: *\nDisallow: /\n"))
    assert robots.allows(HOST + "/a")
    assert robots.kept_out == ""


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_server_errors_keep_us_out_and_say_so(status: int) -> None:
    robots = judge(answer(status, Outcome.HTTP_ERROR))
    assert not robots.allows(HOST + "/a")
    assert str(status) in robots.kept_out


@pytest.mark.parametrize(
    "outcome", [Outcome.TIMEOUT, Outcome.RESET, Outcome.DNS, Outcome.REFUSED, Outcome.TLS]
)
def test_network_failures_keep_us_out_and_say_so(outcome: Outcome) -> None:
    robots = judge(answer(0, outcome))
    assert not robots.allows(HOST + "/a")
    assert outcome.value in robots.kept_out


def test_a_forbidden_address_or_too_many_redirects_are_as_if_there_were_none() -> None:
    assert judge(answer(0, Outcome.FORBIDDEN_ADDRESS)).allows(HOST + "/a")
    assert judge(answer(302)).allows(HOST + "/a")


def test_too_large_is_parsed_up_to_its_limit() -> None:
    body = b"User-agent: *\nDisallow: /early/\n" + b"# filler\n" * 70_000 + b"Disallow: /late/\n"
    assert len(body) > LARGEST
    robots = judge(answer(200, Outcome.TOO_LARGE, body))
    assert not robots.allows(HOST + "/early/x")
    assert robots.allows(HOST + "/late/x")


def test_500_kib_are_parsed_whole() -> None:
    body = b"User-agent: *\n" + b"# filler\n" * 56_000
    body += b"Disallow: /late/\n"
    assert 500_000 < len(body) <= LARGEST
    assert not parse(body).allows(HOST + "/late/x")


# --- what hosts really serve


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /private/\n",
        b"\xef\xbb\xbfUSER-AGENT: *\rDISALLOW: /private/\r",
        b"User-agent: *\r\nDisallow: /private/",
        "# 禁止抓取\nUser-agent: *\nDisallow: /private/\n".encode("gbk"),
        "\ufeffUser-agent: *\nDisallow: /private/\n".encode("utf-16-le"),
        b"User\x00-agent: *\x00\nDis\x00allow: /private/\n",
        b"User-agent : *\n  Disallow  :   /private/  \n",
        b"User-agent: *\nDisallow: /a\n\n\n\nDisallow: /private/\n",
    ],
)
def test_odd_bytes(body: bytes) -> None:
    robots = parse(body)
    assert not robots.allows(HOST + "/private/x.html")
    assert robots.allows(HOST + "/public/x.html")


def test_raw_bytes_in_a_rule_mean_themselves() -> None:
    robots = parse("User-agent: *\nDisallow: /目录/\n".encode("gbk"))
    assert not robots.allows(HOST + "/%C4%BF%C2%BC/a.html")


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><body>页面不存在 Disallow: / </body></html>".encode(),
        b"\n  <html>\nUser-agent: *\nDisallow: /\n</html>",
        b"\xef\xbb\xbf<html>",
        b"\x00" * 4096,
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_robots_txt_forbids_nothing(body: bytes) -> None:
    assert parse(body).allows(HOST + "/")


def test_wildcard_bombs_match_in_linear_time() -> None:
    rules = "".join(f"Disallow: /{'*a' * 200}{i}$\nDisallow: /{'*' * 500}b{i}$\n" for i in range(50))
    began = time.process_time()
    robots = parse(f"User-agent: *\nDisallow: /private/\n{rules}".encode())
    for number in range(100):
        robots.allows(f"{HOST}/{'a' * 1500}{number}.html")
    assert not robots.allows(HOST + "/private/x")
    assert time.process_time() - began < PATIENCE


def test_the_number_of_rules_is_bounded() -> None:
    text = "User-agent: *\n" + "".join(f"Disallow: /{number}\n" for number in range(MOST_RULES * 3))
    assert ours(text).count("\n") == MOST_RULES + 1


def test_where_robots_txt_lies() -> None:
    assert robots_url("https://a.gov.cn:8443/x/y?z=1") == "https://a.gov.cn:8443/robots.txt"
    assert robots_url("http://user:word@a.gov.cn/x") == "http://a.gov.cn/robots.txt"


def test_what_is_kept_of_rules_holds_no_comment_and_no_citizen_s_data() -> None:
    rules = kept(
        "User-agent: *\n# 来信人：张三丰\nDisallow: /p?tel=13812345678&x\nAllow: /p?tel=13812345678&y\n"
        "Disallow: /x/\nAllow: /x/y\nCrawl-delay: 3\n".encode()
    )
    assert rules.decode().splitlines() == [
        "User-agent: *", "Disallow: /p?tel=1**********&x", "Disallow: /x/", "Allow: /x/y", "Crawl-delay: 3",
    ]  # fmt: skip
    robots = parse(rules)
    assert robots.crawl_delay == 3
    assert not robots.allows(f"{HOST}/p?tel=13812345678&x")
    assert robots.allows(f"{HOST}/x/y")
    assert kept(b"<html>") == kept(b"") == b""


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/p?tel=13812345678$", "/p?tel=13812345678"),
        ("/p?q=a+13812345678", "/p?q=a+13812345678"),
        ("/p?q=13812345678+a", "/p?q=13812345678+a"),
        ("/p?q=%253A13812345678", "/p?q=%253A13812345678"),
        ("/*?tel=13812345678:a/b", "/x?tel=13812345678:a/b"),
        ("/u/zhangsan@163.com/", "/u/zhangsan@163.com/x"),
        ("/来信人：张三丰/", "/%E6%9D%A5%E4%BF%A1%E4%BA%BA%EF%BC%9A%E5%BC%A0%E4%B8%89%E4%B8%B0/x"),
        ("/11010519491231002X.html", "/11010519491231002X.html"),
    ],
)
def test_a_rule_that_is_masked_keeps_us_out_of_no_less(rule: str, path: str) -> None:
    body = f"User-agent: *\nDisallow: {rule}\n".encode()
    assert not parse(body).allows(HOST + path)
    assert kept(body) != body.rstrip()
    assert not parse(kept(body)).allows(HOST + path)
    assert parse(kept(body)).allows(f"{HOST}/")
