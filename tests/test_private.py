"""A citizen's data, planted wherever a site can put them, stand in no file and on no screen."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from command import webcensus
from contents import holding
from once import once
from web import Host, Reply, page, serving

ID, MOBILE, CARD = "11010519491231002X", "13812345678", "6222021234567890128"
MAIL, PLATE, NAME = "lisihong1985@163.com", "京A·8K369", "欧阳思虹"
ESCAPED = NAME.encode("ascii", "backslashreplace").decode()
PRIVATE = (ID, MOBILE, CARD, MAIL, PLATE, NAME, quote(NAME), ESCAPED)
ALL = f"来信人：{NAME} 身份证号{ID} 手机{MOBILE} 银行卡号{CARD} 邮箱{MAIL} 车牌{PLATE}"
QUERY = f"name={quote(NAME)}&idcard={ID}&tel={MOBILE}&mail={quote(MAIL)}"
LINKS = {
    f"/q.html?{QUERY}": "查询",
    f"/gone.html?{QUERY}": f"失效 {ALL}",
    f"/files/{ID}.pdf": f"附件 {ID}",
    f"/files/{quote('身份证号' + ID)}.doc": "附件二",
    f"/{quote('来信人：' + NAME)}/{quote('手机' + MOBILE)}.html": "来信",
    "/letters/": "领导信箱",
    "/letters/1.html": f"关于{MOBILE}的来信 {ALL}",
    "/moved.html": "搬走",
    "/guide.html": "办事指南",
    f"mailto:{MAIL}": "写信",
    f"tel:{MOBILE}": MOBILE,
    f"javascript:show('{ID}')": "显示",
    f"http://[bad/{ID}": f"坏链接 {ID}",
}
LETTER = (
    f"<table><tr><th>标题</th><td>反映{MOBILE}被停机 {ALL}</td></tr><tr><th>来信人</th>\n\t\t\t\t<td>\n\t\t\t\t\t\t\t\t{NAME}\n</td></tr>"
    f"<tr><th>姓名：</th><td>{'&nbsp;' * 12}{NAME}</td></tr>"
    f"<tr><th>来信时间</th><td>2026-01-05</td></tr><tr><th>状态</th><td>未答复</td></tr>"
    f"<tr><th>内容</th><td>{ALL}</td></tr></table>"
    f"<script>var one = {{'title': '路灯', writer: '{NAME}', \"linkMan\": \"{ESCAPED}\"}}</script>"
)


def answers(_host: Host, path: str) -> Reply | None:
    bare = path.partition("?")[0]
    if bare == "/moved.html":
        return Reply("", 302, Location=f"/q.html?{QUERY}")
    if bare == "/":
        head = f'<meta name="SiteName" content="{ALL}"><meta name="author" content="{ALL}">'
        return page(f"某县 {ALL}", LINKS, f"{ALL}<!-- {ALL} --><script>var who='{ALL}'</script>", head)
    if bare == "/letters/":
        rows = f'<li><a href="/letters/1.html">{ALL}</a><span>2026-01-05</span></li>' * 3
        return page("领导信箱", ["/letters/1.html"], f"<ul>{rows}</ul>")
    if bare == "/letters/1.html":
        return page(f"来信 {ALL}", [], LETTER)
    if bare in ("/q.html", "/guide.html") or "%" in bare:
        return page(f"办事指南 {ALL}", [], f"办理条件：{ALL}。办理材料：{ALL}。锟斤拷锟斤拷锟斤拷锟斤拷")
    if bare.startswith("/files/"):
        return Reply(
            b"%PDF-1.4", Content_Type="application/pdf", Content_Disposition=f"attachment; filename={ID}.pdf"
        )
    return Reply(
        f"<title>404 {ID}</title>没有{ALL}", 404, X_Trace=ALL.encode().decode("latin-1"), ETag=f'"{ID}"'
    )


def _audit(folder: Path) -> None:
    host = Host("127.0.1.1", answers)
    with serving(host):
        url, known = (
            f"{host.url}/",
            ("--delay", "0", "--confirm-after", "0", "--allow-network", "127.0.0.0/8"),
        )
        sites = folder / "sites.csv"
        sites.write_text(f"url,site_code,name\n{url},3309000001,某县\n", "utf-8")
        told = []
        for command in (
            ("run", sites, "-o", folder / "round", *known),
            ("audit", url, "-o", folder / "audit", "-v", *known),
            ("ledger", folder / "round"),
            ("check", folder / "round", "--rubric", "cn-2019"),
            ("recheck", folder / "round", "--confirm-after", "0"),
            ("bulletin", folder / "round"),
            ("compare", folder / "audit", folder / "round", "-o", folder / "compared"),
            ("query", folder / "round", "select * from findings", "--format", "csv"),
            ("query", folder / "round", "select * from outcomes", "--format", "json"),
            ("query", folder / "round", "select * from links", "--format", "json"),
            ("probe", sites, "-o", folder / "probes", "--allow-network", "127.0.0.0/8"),
        ):
            ended = webcensus(*command, cwd=folder, timeout=200)
            told.append(f"{command[0]} {ended.returncode}\n{ended.stdout}{ended.stderr}")
    (folder / "told.txt").write_text("\n".join(told), "utf-8")
    (folder / "asked.txt").write_text("\n".join(host.paths), "utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "planted", _audit)


def test_every_command_did_its_work(planted: Path) -> None:
    told = (planted / "told.txt").read_text("utf-8")
    assert "Traceback" not in told
    assert "Error" not in told
    asked = (planted / "asked.txt").read_text("utf-8")
    assert "/letters/1.html" in asked
    assert f"/q.html?{QUERY}" in asked  # a redirect led there: it was sent, and yet is kept nowhere


@pytest.mark.parametrize("private", PRIVATE)
def test_it_stands_nowhere(planted: Path, private: str) -> None:
    assert [found for found in holding(planted, private) if found[0].name != "asked.txt"] == []
