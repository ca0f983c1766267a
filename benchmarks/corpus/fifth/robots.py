"""Robots: the rules of RFC 9309 by section, written again, and the files that real sites serve."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case, body

Rule = tuple[str, str, str, bool]  # name, file, path, allowed for the product token "webcensus"
RULES: tuple[Rule, ...] = (
    # 2.1, 2.2.1: groups and their user agents
    ("2.2.1-token", "User-agent: Baiduspider\nAllow: /\n\nUser-agent: webcensus\nDisallow: /hdjl/\n", "/hdjl/xzxx/1.html", False),
    ("2.2.1-token-other", "User-agent: Baiduspider\nDisallow: /\n\nUser-agent: 360Spider\nDisallow: /\n", "/index.html", True),
    ("2.2.1-mixed-case", "user-Agent: wEbCeNsUs\ndisallow: /zwgk/\n", "/zwgk/", False),
    ("2.2.1-star-last", "User-agent: Googlebot\nDisallow:\n\nUser-agent: *\nDisallow: /col/\n", "/col/col9/index.html", False),
    ("2.2.1-own-frees", "User-agent: *\nDisallow: /\n\nUser-agent: webcensus\nDisallow:\n", "/col/", True),
    ("2.2.1-own-allow", "User-agent: *\nDisallow: /\n\nUser-agent: webcensus\nAllow: /\n", "/col/", True),
    ("2.2.1-own-first", "User-agent: webcensus\nDisallow: /api/\nUser-agent: *\nDisallow: /\n", "/art/", True),
    ("2.2.1-twice", "User-agent: webcensus\nDisallow: /one\n\nUser-agent: x\nDisallow: /\n\nUser-agent: webcensus\nDisallow: /two\n", "/two/", False),
    ("2.2.1-twice-first", "User-agent: webcensus\nDisallow: /one\n\nUser-agent: x\nDisallow: /\n\nUser-agent: webcensus\nDisallow: /two\n", "/one/", False),
    ("2.2.1-twice-free", "User-agent: webcensus\nDisallow: /one\n\nUser-agent: x\nDisallow: /\n\nUser-agent: webcensus\nDisallow: /two\n", "/three/", True),
    ("2.2.1-stars-merged", "User-agent: *\nDisallow: /m1\nUser-agent: y\nDisallow: /\nUser-agent: *\nDisallow: /m2\n", "/m2", False),
    ("2.2.1-shared", "User-agent: a\nUser-agent: b\nUser-agent: webcensus\nUser-agent: c\nDisallow: /shared\n", "/shared/x", False),
    ("2.2.1-shared-star", "User-agent: Sogou web spider\nUser-agent: *\nDisallow: /manage\n", "/manage/login.jsp", False),
    ("2.2.1-longer-token", "User-agent: webcensusbot\nDisallow: /\n", "/a.html", True),
    ("2.2.1-none", "User-agent: Bytespider\nDisallow: /\n", "/x/y/z.htm", True),
    # 2.2.2: allow and disallow
    ("2.2.2-start-only", "User-agent: *\nDisallow: /data\n", "/big/data", True),
    ("2.2.2-beyond", "User-agent: *\nDisallow: /data\n", "/database/index.html", False),
    ("2.2.2-folder", "User-agent: *\nDisallow: /data/\n", "/data", True),
    ("2.2.2-case", "User-agent: *\nDisallow: /WEB-INF/\n", "/web-inf/web.xml", True),
    ("2.2.2-case-same", "User-agent: *\nDisallow: /WEB-INF/\n", "/WEB-INF/web.xml", False),
    ("2.2.2-most-octets", "User-agent: *\nDisallow: /zwgk/\nAllow: /zwgk/public/\n", "/zwgk/public/1.html", True),
    ("2.2.2-most-octets-not", "User-agent: *\nDisallow: /zwgk/\nAllow: /zwgk/public/\n", "/zwgk/inner/1.html", False),
    ("2.2.2-order-free", "User-agent: *\nAllow: /zwgk/public/\nDisallow: /zwgk/public/old/\nDisallow: /zwgk/\n", "/zwgk/public/old/2.html", False),
    ("2.2.2-equal", "User-agent: *\nDisallow: /same/\nAllow: /same/\n", "/same/1", True),
    ("2.2.2-allow-alone", "User-agent: *\nAllow: /only/\n", "/other/", True),
    ("2.2.2-all-but", "User-agent: *\nDisallow: /\nAllow: /$\n", "/", True),
    ("2.2.2-all-but-rest", "User-agent: *\nDisallow: /\nAllow: /$\n", "/index.html", False),
    ("2.2.2-robots-itself", "User-agent: *\nDisallow: /*\n", "/robots.txt", True),
    ("2.2.2-query", "User-agent: *\nDisallow: /eportal/ui?pageId=77\n", "/eportal/ui?pageId=77&currentPage=2", False),
    ("2.2.2-query-other", "User-agent: *\nDisallow: /eportal/ui?pageId=77\n", "/eportal/ui?pageId=78", True),
    ("2.2.2-utf8", "User-agent: *\nDisallow: /附件/\n", "/%E9%99%84%E4%BB%B6/1.doc", False),
    ("2.2.2-utf8-escaped", "User-agent: *\nDisallow: /%E9%99%84%E4%BB%B6/\n", "/附件/1.doc", False),
    ("2.2.2-hex-case", "User-agent: *\nDisallow: /%e9%99%84\n", "/%E9%99%84%E4%BB%B6/", False),
    ("2.2.2-unreserved", "User-agent: *\nDisallow: /%63ol/\n", "/col/1.html", False),
    ("2.2.2-empty", "User-agent: *\nDisallow:\nAllow:\n", "/all", True),
    # 2.2.3: special characters
    ("2.2.3-any", "User-agent: *\nDisallow: /*?\n", "/list.jsp?page=2", False),
    ("2.2.3-any-none", "User-agent: *\nDisallow: /*?\n", "/list.jsp", True),
    ("2.2.3-end", "User-agent: *\nDisallow: /*.doc$\n", "/upload/1.doc", False),
    ("2.2.3-end-more", "User-agent: *\nDisallow: /*.doc$\n", "/upload/1.docx", True),
    ("2.2.3-middle", "User-agent: *\nDisallow: /*/manage/\n", "/site/manage/login", False),
    ("2.2.3-middle-top", "User-agent: *\nDisallow: /*/manage/\n", "/manage/login", True),
    ("2.2.3-several", "User-agent: *\nDisallow: /a*b*c\n", "/a1b2c3", False),
    ("2.2.3-several-not", "User-agent: *\nDisallow: /a*b*c\n", "/a1c2b3", True),
    ("2.2.3-star-start", "User-agent: *\nDisallow: *.action\n", "/front/mail.action", False),
    ("2.2.3-dollar-inside", "User-agent: *\nDisallow: /$folder$\n", "/folder", True),
    ("2.2.3-comment", "User-agent: * # 所有蜘蛛\nDisallow: /bak/ # 备份\n", "/bak/db.sql", False),
    ("2.2.3-comment-line", "User-agent: *\n#Disallow: /open/\nDisallow: /bak/\n", "/open/", True),
    ("2.2.3-comment-tight", "User-agent: *\nDisallow: /tight#x\n", "/tight", False),
    # 2.2.4: other records
    ("2.2.4-sitemap", "Sitemap: http://x.example.gov.cn/sitemap.xml\nUser-agent: *\nDisallow: /t/\nSitemap: /s2.xml\n", "/t/1", False),
    ("2.2.4-delay", "User-agent: *\nCrawl-delay: 10\nRequest-rate: 1/5\nVisit-time: 0200-0600\nDisallow: /v/\n", "/v/", False),
    ("2.2.4-host", "User-agent: *\nHost: www.x.example.gov.cn\nDisallow: /h/\n", "/i/", True),
    ("2.2.4-between-agents", "User-agent: webcensus\nCrawl-delay: 5\nUser-agent: z\nDisallow: /both/\n", "/both/", False),
    # files as sites serve them
    ("odd-dede", "User-agent: * \nDisallow: /plus/ad_js.php\nDisallow: /plus/advancedsearch.php\nDisallow: /plus/car.php\nDisallow: /include\nDisallow: /templets", "/include/js/jquery.js", False),
    ("odd-dede-free", "User-agent: * \nDisallow: /plus/ad_js.php\nDisallow: /plus/advancedsearch.php\nDisallow: /include\nDisallow: /templets", "/plus/list.php?tid=3", True),
    ("odd-discuz", "#\n# robots.txt for Discuz! X3\n#\n\nUser-agent: *\nDisallow: /api/\nDisallow: /data/\nDisallow: /forum.php?mod=redirect*\nDisallow: /home.php?mod=spacecp*\n", "/forum.php?mod=redirect&goto=lastpost", False),
    ("odd-discuz-free", "#\n# robots.txt for Discuz! X3\n#\n\nUser-agent: *\nDisallow: /api/\nDisallow: /forum.php?mod=redirect*\n", "/forum.php?mod=viewthread&tid=9", True),
    ("odd-bom-crlf", "\ufeffUser-agent: *\r\nDisallow: /admin/\r\n", "/admin/index.asp", False),
    ("odd-no-space", "User-agent:*\nDisallow:/ewebeditor/\n", "/ewebeditor/admin.asp", False),
    ("odd-spaces-inside", "User-agent : *\nDisallow : /sys/\n", "/sys/", False),
    ("odd-tab-indent", "\tUser-agent: *\n\t\tDisallow: /tabbed/\n", "/tabbed/", False),
    ("odd-blank-between", "User-agent: *\n\nDisallow: /gap/\n\n\nDisallow: /gap2/\n", "/gap2/", False),
    ("odd-html-404", "<html><head><title>404 - 找不到文件或目录</title></head><body><h1>服务器错误</h1>\n<p>Disallow: /</p></body></html>", "/index.html", True),
    ("odd-html-home", "<!DOCTYPE html>\n<html lang='zh'>\n<head><meta charset='utf-8'><title>门户网站</title></head>\n<body><a href='/'>首页</a></body></html>\n", "/col/1.html", True),
    ("odd-json", "{\"code\":404,\"message\":\"资源不存在\"}", "/a", True),
    ("odd-only-comment", "# robots.txt\n# 欢迎收录\n", "/a", True),
    ("odd-only-newlines", "\n\n\n", "/a", True),
    ("odd-rules-before", "Disallow: /before/\nDisallow: /\n\nUser-agent: *\nDisallow: /after/\n", "/before/", True),
    ("odd-rules-before-after", "Disallow: /before/\n\nUser-agent: *\nDisallow: /after/\n", "/after/1", False),
    ("odd-cr-only", "User-agent: *\rDisallow: /mac/\rAllow: /mac/open/\r", "/mac/open/1", True),
    ("odd-nul", "User-agent: *\nDisallow: /nul/\n\x00\x00\x00", "/nul/1", False),
    ("odd-many", "User-agent: *\n" + "".join(f"Disallow: /p{n}/\n" for n in range(400)), "/p399/x", False),
    ("odd-many-free", "User-agent: *\n" + "".join(f"Disallow: /p{n}/\n" for n in range(400)), "/p400/x", True),
    ("odd-many-agents", "".join(f"User-agent: bot{n}\nDisallow: /\n\n" for n in range(60)) + "User-agent: webcensus\nDisallow: /late/\n", "/late/", False),
    ("odd-ban-all", "User-agent: *\nDisallow: /\n", "/zwgk/index.html", False),
    ("odd-ban-all-star", "User-Agent: *\nDisallow: *\n", "/zwgk/index.html", False),
    ("odd-allow-all-star", "User-Agent: *\nAllow: *\nDisallow: /x/\n", "/zwgk/index.html", True),
    ("odd-trailing-space", "User-agent: *   \nDisallow: /trail/   \n", "/trail/1.html", False),
    ("odd-slash-many", "User-agent: *\nDisallow: /_vti_bin/\nDisallow: /aspnet_client/\nDisallow: /App_Data/\n", "/App_Data/site.mdb", False),
    ("odd-slash-many-free", "User-agent: *\nDisallow: /_vti_bin/\nDisallow: /aspnet_client/\nDisallow: /App_Data/\n", "/Letter/Detail.aspx?LetterID=7", True),
    ("odd-jcms", "User-agent: *\nDisallow: /jcms/\nDisallow: /module/\nAllow: /module/web/jpage/\n", "/module/web/jpage/dataproxy.jsp", True),
    ("odd-jcms-not", "User-agent: *\nDisallow: /jcms/\nDisallow: /module/\nAllow: /module/web/jpage/\n", "/module/visitcount/visit.jsp", False),
    ("odd-sitemap-only", "Sitemap: http://x.example.gov.cn/sitemap.xml", "/a", True),
    ("odd-full-width-comment", "User-agent: *\nDisallow: /fw/\n＃ 注释\n", "/fw/", False),
)  # fmt: skip
AGENTS = "User-agent: *\nDisallow: /internal/\nDisallow: *.bak$\nAllow: /open/\n\nUser-agent: newsbot\nDisallow: /\nAllow: /news/latest.html\n\nUser-agent: mapbot\nUser-agent: linkbot\nDisallow: /maps/private\n\nUser-agent: freebot\n"
ASKED = (
    ("newsbot", "/news/latest.html", True), ("newsbot", "/news/older.html", False), ("mapbot", "/maps/private/1", False), ("mapbot", "/internal/", True), ("linkbot", "/maps/private", False),
    ("freebot", "/internal/1.bak", True), ("nobody", "/internal/1", False), ("nobody", "/a.bak", False), ("nobody", "/open/b.html", True), ("nobody", "/a.bak2", True),
)  # fmt: skip
STATUSES = ((400, True), (401, True), (403, True), (404, True), (410, True), (451, True), (500, False), (502, False), (503, False), (504, False))  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, text, path, allowed in RULES:
        yield _case(name, text.encode(), path, allowed)
    for index, (agent, path, allowed) in enumerate(ASKED):
        yield _case(f"5.1-{index}-{agent}", AGENTS.replace(agent, "webcensus").encode(), path, allowed)
    for status, allowed in STATUSES:
        yield {**_case(f"2.3.1-{status}", b"User-agent: *\nDisallow: /\n" if allowed else b"", "/a", allowed), "status": status}  # fmt: skip
    for index, text in enumerate(("# 某市人民政府门户网站\nUser-agent: *\nDisallow: /gbk/\n", "User-agent: *\nDisallow: /gbk/\n# 后台目录禁止抓取\n")):  # fmt: skip
        yield _case(f"odd-gbk-{index}", text.encode("gb18030"), "/gbk/1", False)
    for index, padding in enumerate((80_000, 300_000, 512_000, 2_000_000)):
        yield {**_case(f"2.5-size-{index}", b"User-agent: *\nDisallow: /big/\n", "/big/1", False), "padding": padding}  # fmt: skip


def _case(name: str, text: bytes, path: str, allowed: bool) -> Case:
    return {
        "id": f"fifth-robots-{name}",
        "status": 200,
        **body(text),
        "url": f"http://x.example.gov.cn{path}",
        "truth": {"allowed": allowed},
    }
