"""Robots: files as hosts of government sites have them, by the rules of RFC 9309."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.robots import Probe, of_files

# A family is a file; its cases are paths.
FILES: dict[str, tuple[str | bytes, tuple[Probe, ...]]] = {
    "dede": ("User-agent: *\nDisallow: /plus/ad_js.php\nDisallow: /plus/advancedsearch.php\nDisallow: /plus/car.php\nDisallow: /include\nDisallow: /templets\n", (("/plus/list.php?tid=7", True), ("/plus/car.php", False), ("/include/a.js", False), ("/templets/x", False), ("/a/", True))),
    "discuz": ("#\n# robots.txt for Discuz! X3\n#\n\nUser-agent: *\nDisallow: /api/\nDisallow: /forum.php?mod=redirect*\nDisallow: /forum.php?mod=post*\nDisallow: /home.php?mod=spacecp*\nDisallow: /*?mod=misc*\n", (("/forum.php", True), ("/forum.php?mod=redirect&goto=1", False), ("/home.php?mod=space", True), ("/plugin.php?mod=misc", False), ("/api/x", False))),
    "wordpress": ("User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n", (("/wp-admin/", False), ("/wp-admin/admin-ajax.php", True), ("/wp-content/", True))),
    "hanweb": ("User-agent: *\nDisallow: /jcms/\nDisallow: /module/\nAllow: /module/download/\nDisallow: /script/\n", (("/col/col1/index.html", True), ("/module/web/jpage/dataproxy.jsp", False), ("/module/download/downfile.jsp?classid=0", True), ("/jcms/setup/", False))),
    "siteserver": ("User-agent: *\nDisallow: /SiteServer/\nDisallow: /bin/\nDisallow: /SiteFiles/\nDisallow: /siteserver/\nSitemap: /sitemap_baidu.xml\n", (("/SiteServer/login.aspx", False), ("/siteserver/x", False), ("/sitefiles/y", True), ("/contents/1.html", True))),
    "baidu-only": ("User-agent: Baiduspider\nAllow: /\n\nUser-agent: 360Spider\nAllow: /\n\nUser-agent: *\nDisallow: /\n", (("/", False), ("/xwzx/", False), ("/robots.txt", True))),
    "for-others": ("User-agent: MJ12bot\nDisallow: /\n\nUser-agent: AhrefsBot\nDisallow: /\n\nUser-agent: SemrushBot\nUser-agent: DotBot\nDisallow: /\n", (("/", True), ("/zwgk/", True))),
    "delay": ("User-agent: *\nCrawl-delay: 30\nDisallow: /hdjl/write.jsp\nVisit-time: 0100-0600\n", (("/hdjl/write.jsp", False), ("/hdjl/", True))),
    "attachments": ("User-agent: *\nDisallow: /*.doc$\nDisallow: /*.xls$\nDisallow: /*.zip\n", (("/files/a.doc", False), ("/files/a.docx", True), ("/files/a.zip?x=1", False), ("/files/a.xls?x=1", True))),
    "queries": ("User-agent: *\nDisallow: /*?*\nAllow: /List.aspx?id=\n", (("/List.aspx?id=3", True), ("/Show.aspx?id=3", False), ("/Show.aspx", True))),
    "case-matters": ("User-agent: *\nDisallow: /Admin\nDisallow: /UPLOAD/\n", (("/Admin/x", False), ("/admin/x", True), ("/upload/", True), ("/UPLOAD/a", False))),
    "allow-wins": ("User-agent: *\nAllow: /zwgk/\nDisallow: /zwgk\n", (("/zwgk/1.html", True), ("/zwgk", False), ("/zwgk1", False))),
    "longer-wins": ("User-agent: *\nAllow: /a\nDisallow: /a/b\nAllow: /a/b/c\nDisallow: /a/b/c/d\n", (("/a/x", True), ("/a/b/x", False), ("/a/b/c/x", True), ("/a/b/c/d", False))),
    "star-counts": ("User-agent: *\nDisallow: /x*y\nAllow: /xaay\n", (("/x1y", False), ("/xaay", True), ("/xy", False))),
    "tail-star": ("User-agent: *\nDisallow: /tmp*\nDisallow: /log/*\n", (("/tmp", False), ("/tmpl/a", False), ("/log", True), ("/log/", False))),
    "named-and-star": ("User-agent: webcensus\nAllow: /\n\nUser-agent: *\nDisallow: /\n", (("/", True), ("/any", True))),
    "named-lower": ("user-agent: WebCensus\ndisallow: /inner\n\nuser-agent: *\ndisallow:\n", (("/inner/1", False), ("/outer", True))),
    "blank-between": ("User-agent: *\n\nDisallow: /k\n\n\nDisallow: /m\n", (("/k", False), ("/m/", False), ("/n", True))),
    "comment-between": ("User-agent: a\n# b\nUser-agent: webcensus\n# c\nDisallow: /z # d\n", (("/z1", False), ("/y", True))),
    "no-blank-line": ("User-agent: x\nDisallow: /\nUser-agent: webcensus\nDisallow: /only\nUser-agent: *\nDisallow: /\n", (("/only", False), ("/free", True))),
    "unknown-between": ("User-agent: *\nFoo: bar\nDisallow: /q\nClean-param: sid\nDisallow: /r\n", (("/q", False), ("/r", False), ("/s", True))),
    "missing-colon": ("User-agent: *\nDisallow /a\nDisallow: /b\n", (("/b", False), ("/c", True))),
    "percent": ("User-agent: *\nDisallow: /%E9%99%84%E4%BB%B6/\nDisallow: /a%3Cd.html\n", (("/%e9%99%84%e4%bb%b6/1", False), ("/a%3cd.html", False), ("/b", True))),
    "plain-chinese": ("User-agent: *\nDisallow: /附件/\nDisallow: /下载/*.exe\n", (("/%E9%99%84%E4%BB%B6/1.doc", False), ("/%E4%B8%8B%E8%BD%BD/a.exe", False), ("/%E4%B8%8B%E8%BD%BD/a.pdf", True))),
    "old-mac-lines": (b"User-agent: *\rDisallow: /one\rDisallow: /two", (("/one", False), ("/two", False), ("/three", True))),
    "mark-and-windows-lines": (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /win\r\n", (("/win", False), ("/x", True))),
    "error-page": ("<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>", (("/", True), ("/404", True))),
    "shell-page": ("<!DOCTYPE html><html><head><meta charset='utf-8'><title>首页</title></head><body><div id='app'></div><script src='/js/app.js'></script></body></html>", (("/", True), ("/js/app.js", True))),
    "gbk-comment": ("# 禁止抓取后台目录\r\nUser-agent: *\r\nDisallow: /manager/\r\nDisallow: /oa/\r\n".encode("gbk"), (("/manager/x", False), ("/oa/", False), ("/", True))),
    "long-file": ("User-agent: *\n" + "".join(f"Disallow: /old/{n}.html\n" for n in range(1500)) + "Disallow: /last/\n", (("/old/1499.html", False), ("/last/", False), ("/new/", True))),
    "spaces-in-path": ("User-agent: *\nDisallow: /my docs/\nDisallow: /next\n", (("/next", False), ("/my", True))),
    "all-allowed": ("User-agent: *\nAllow: /\n", (("/", True), ("/x/y", True))),
}  # fmt: skip
STATUSES = (
    ("answer-400", 400, True),
    ("answer-401", 401, True),
    ("answer-405", 405, True),
    ("answer-500", 500, False),
    ("answer-502", 502, False),
    ("answer-503", 503, False),
    ("answer-521", 521, False),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    yield from of_files(FILES, STATUSES, ("/", "/zwgk/1.html"))
