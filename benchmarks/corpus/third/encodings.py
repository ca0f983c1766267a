"""Encodings: Chinese pages as bytes, their encoding declared right, wrong, or not at all."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator

from benchmarks.corpus.case import Case
from benchmarks.corpus.families.encodings import SAID, TAGS, case_of
from benchmarks.corpus.third import words
from benchmarks.corpus.third.scene import Scene

RARE = "名录：𠮷田镇、㵲阳河、䢼山，朱镕（róng）基、骉、𤭢、〇，单位：㎏、㎞、℃、‰，编号：⑴、⒈、Ⅻ，符号：〖〗、※、￥。"
HANT = (
    "陸委會表示，兩岸航線將於下月起恢復每日往返，旅客可於航空公司網站查詢班次與票價。", "區公所為便利長者申辦敬老卡，於各里辦公處設置臨時櫃檯，請攜帶身分證正本及照片一張。", "圖書館舉辦暑期閱讀競賽，凡借閱滿二十冊的學童可獲贈紀念品，數量有限，送完為止。",
    "颱風警報發布後，漁船應儘速返港避風，沿岸民眾勿前往觀浪，以維護自身安全。", "市集將於週末登場，農產品由產地直送，現場並有傳統戲曲演出，歡迎闔家光臨。",
)  # fmt: skip
Maker = Callable[[Scene, list[str], str], str]


def _news(_: Scene, texts: list[str], declared: str) -> str:
    return (
        f"<!DOCTYPE html>\n<html>\n<head>\n{declared}\n<title>{texts[0]}</title>\n</head>\n<body>\n<h2>{texts[0]}</h2>\n"
        + "\n".join(f"<p>　　{text}</p>" for text in texts[1:])
        + "\n</body>\n</html>\n"
    )


def _list(_: Scene, texts: list[str], declared: str) -> str:
    """Rows with days: Chinese in short runs between markup and digits."""
    return (
        f"<html><head>{declared}</head><body><ul>"
        + "".join(
            f"<li><a href='/a/{n}.htm'>{text[:16]}</a><span>2014-0{n + 1}-1{n}</span></li>"
            for n, text in enumerate(texts)
        )
        + "</ul></body></html>"
    )


def _styles_first(_: Scene, texts: list[str], declared: str) -> str:
    """Six thousand bytes of style before the first Chinese sign."""
    style = "".join(f".a{n}{{margin:{n}px;padding:0 {n}px;color:#{n:06}}}\n" for n in range(150))
    return f"<html><head><style>{style}</style>{declared}<title>{texts[0][:12]}</title></head><body>{'<br>'.join(texts)}</body></html>"


def _jsp(_: Scene, texts: list[str], declared: str) -> str:
    """Blank lines first, as a page made by a server's template has them."""
    return (
        "\r\n" * 40
        + f"<html>\r\n<head>\r\n{declared}\r\n<title>{texts[0][:12]}</title>\r\n</head>\r\n<body>\r\n<table><tr><td>{'</td></tr><tr><td>'.join(texts)}</td></tr></table>\r\n</body>\r\n</html>"
    )


def _attributes(_: Scene, texts: list[str], declared: str) -> str:
    """Chinese in titles and alternative texts only."""
    return (
        f"<html><head>{declared}</head><body>"
        + "".join(
            f'<a href="/{n}/" title="{text}"><img src="/{n}.jpg" alt="{text[:8]}"></a>'
            for n, text in enumerate(texts)
        )
        + "</body></html>"
    )


def _entities(_: Scene, texts: list[str], declared: str) -> str:
    """Character references beside plain signs."""
    return f"<html><head>{declared}</head><body><p>&copy;&nbsp;{texts[0]}&hellip;</p><p>&#20013;&#22269;&mdash;{texts[1]}</p><p>{texts[-1]}</p></body></html>"


def _store(_: Scene, texts: list[str], declared: str) -> str:
    """Records of a store inside the page."""
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/{n}.html'>{text}</a></li>]]></record>"
        for n, text in enumerate(texts)
    )
    return f"<html><head>{declared}</head><body><script type='text/xml'><datastore><recordset>{records}</recordset></datastore></script></body></html>"


def _one_line(_: Scene, texts: list[str], declared: str) -> str:
    return f"{declared}<p>{''.join(texts)}</p>"


MATERIAL: dict[str, Maker] = {
    "news-page": _news, "list-page": _list, "styles-first": _styles_first, "template-blanks": _jsp, "in-attributes": _attributes, "with-references": _entities, "records": _store, "one-line": _one_line,
}  # fmt: skip


def _texts(scene: Scene, codec: str) -> list[str]:
    if codec == "big5":
        return scene.some(HANT, 4, "hant")
    plain = [
        scene.fill(text) for text in scene.some((*words.NOTICES, *words.NEWS), 2, "titles")
    ] + scene.text(3)
    return [*plain, RARE] if codec == "gb18030" else plain


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, maker in MATERIAL.items():
        for number, (codec, label, where) in enumerate(SAID):
            scene = Scene(f"encodings/{name}", number)
            tag = scene.turn(tuple(TAGS.values())).format(label) if where in ("page", "both") else ""
            text = maker(scene, _texts(scene, codec), tag)
            yield case_of(
                scene,
                text,
                text.encode(codec),
                label if where in ("header", "both") else "",
            )
    marks = (
        ("marked-utf8", codecs.BOM_UTF8, "utf-8"),
        ("marked-utf16", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("marked-utf16-turned", codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for name, mark, codec in marks:
        for number, header in enumerate(
            (
                "text/html",
                "text/html; charset=gbk",
                "text/html;charset=ISO-8859-1",
                "text/html; charset=utf-8",
            )
        ):
            scene = Scene(f"encodings/{name}", number)
            text = _news(
                scene, _texts(scene, "utf-8"), TAGS["http-equiv"].format("gb2312") if number % 2 else ""
            )
            yield case_of(scene, text, mark + text.encode(codec), "", header)
