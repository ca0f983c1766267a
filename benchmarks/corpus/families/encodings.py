"""Encodings: Chinese material of several sorts as bytes, its encoding declared right, wrong, or not at all."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator

from benchmarks.corpus.case import Case, body
from benchmarks.corpus.families import words
from benchmarks.corpus.families.scene import Scene
from benchmarks.corpus.scene import Scene as AnyScene

RARE = (
    "用字测试：䢺、㙓、𣲘、𬭳、𬬭，㎡、№、Ⅷ、㈠、①、€，生僻人名“䶮”“喆”“堃”“𠅤”，少数民族人名“买买提·艾力”。"
)
HANT = (
    "臺灣事務辦公室訊：兩岸青年創業交流營於本月開營，來自各縣市的學員參加了開營儀式，並參觀產業園區。",
    "為便利鄉親返鄉探親，相關部門將簡化簽注手續，延長服務窗口的辦理時間，歡迎來電洽詢。",
    "本次展覽共展出書畫作品一百二十餘幅，內容涵蓋山水、人物、花鳥，展期至下月底，免費參觀。",
    "請各參展廠商於期限內繳交報名表及產品目錄，逾期視為放棄，名額由候補者依序遞補。",
    "氣象單位表示，受鋒面影響，北部及東北部地區將有局部大雨，民眾外出請攜帶雨具並注意安全。",
)  # fmt: skip
Maker = Callable[[Scene, list[str], str], str]


def _article(_: Scene, texts: list[str], declared: str) -> str:
    return f"<!DOCTYPE html>\n<html><head>{declared}<title>{texts[0][:14]}</title></head><body><h1>{texts[0][:14]}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</body></html>"


def _late(scene: Scene, texts: list[str], declared: str) -> str:
    """Script and style first: the Chinese begins after four thousand bytes of plain ones."""
    script = "".join(
        f"function f{n}(a,b){{var c=a+{scene.number(n) % 9999};return c>b?c:b;}}\n" for n in range(70)
    )
    return f'<html>\n<head>\n{declared}\n<script type="text/javascript">\n{script}</script>\n</head>\n<body>\n<div id="main">{"<br/>".join(texts)}</div>\n</body></html>'


def _names(scene: Scene, texts: list[str], declared: str) -> str:
    """Cells of two or three characters between much markup."""
    cells = [text[n : n + 3] for text in texts for n in range(0, len(text) - 3, 3)]
    rows = "".join(
        f'<tr class="row{n % 2}"><td width="60" align="center">{n}</td><td width="120">{cell}</td><td>{scene.number(n) % 900}</td></tr>\n'
        for n, cell in enumerate(cells)
    )
    return f'<html><head>{declared}</head><body><table border="1">{rows}</table></body></html>'


def _fragment(_: Scene, texts: list[str], declared: str) -> str:
    """No html, no head: what an interface gives for a place in a page."""
    return f"{declared}<ul>{''.join(f'<li><a href=/x/{n}.html>{text}</a></li>' for n, text in enumerate(texts))}</ul>"


def _old(_: Scene, texts: list[str], declared: str) -> str:
    return (
        f"<HTML>\r\n<HEAD>\r\n<TITLE>{texts[0][:10]}</TITLE>\r\n{declared}\r\n</HEAD>\r\n<BODY>\r\n"
        + "".join(f"<P><FONT face=宋体 size=2>　　{text}</FONT></P>\r\n" for text in texts)
        + "</BODY>\r\n</HTML>\r\n"
    )


def _commented(_: Scene, texts: list[str], declared: str) -> str:
    """Chinese comments stand before the declaration."""
    return f"<!-- 页面由内容管理系统自动生成，请勿修改 -->\n<html><head><title>{texts[0][:12]}</title>{declared}</head><body>{''.join(f'<div>{text}</div>' for text in texts)}</body></html>"


def _scripted(_: Scene, texts: list[str], declared: str) -> str:
    """Text in strings of a script."""
    return f'<html><head>{declared}<script>var titles=[{",".join(chr(34) + text + chr(34) for text in texts)}];</script></head><body onload="show()"></body></html>'


def _framed(_: Scene, texts: list[str], declared: str) -> str:
    return f'<html><head>{declared}<title>{texts[0]}</title></head><frameset rows="90,*"><frame src="top.html"><frame src="main.html"><noframes>{texts[1]}{texts[-1]}</noframes></frameset></html>'


def _links(_: Scene, texts: list[str], declared: str) -> str:
    return f"<html><head>{declared}</head><body>{' | '.join(f'<a href=/{n}/ title={text[:6]}>{text[:6]}</a>' for n, text in enumerate(texts * 3))}<hr>{texts[0]}</body></html>"


MATERIAL: dict[str, Maker] = {
    "article": _article, "late-chinese": _late, "table-of-names": _names, "fragment": _fragment, "old-page": _old, "comment-first": _commented, "in-scripts": _scripted, "frameset": _framed, "links": _links,
}  # fmt: skip
TAGS = {
    "http-equiv": '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    "short": '<meta charset="{}">',
    "unquoted": "<META content='text/html;charset={}' http-equiv=content-type>",
}
# codec, label that is said (or none), where: in the page, in the header, in both
SAID = (
    ("utf-8", "utf-8", "page"), ("utf-8", "gb2312", "page"), ("utf-8", "gbk", "header"), ("utf-8", "", ""), ("utf-8", "iso-8859-1", "header"), ("utf-8", "gb2312", "both"),
    ("gbk", "gb2312", "page"), ("gbk", "gbk", "header"), ("gbk", "utf-8", "page"), ("gbk", "utf-8", "header"), ("gbk", "", ""), ("gbk", "iso-8859-1", "page"), ("gbk", "utf-8", "both"), ("gbk", "windows-1252", "header"),
    ("gb18030", "gb2312", "page"), ("gb18030", "", ""), ("gb18030", "utf-8", "header"), ("big5", "big5", "page"), ("big5", "", ""), ("big5", "gb2312", "page"), ("big5", "utf-8", "header"),
)  # fmt: skip


def _texts(scene: Scene, codec: str) -> list[str]:
    if codec == "big5":
        return scene.some(HANT, 4, "hant")
    plain = [
        scene.fill(text) for text in scene.some((*words.NOTICES, *words.POLICIES), 2, "titles")
    ] + scene.text(3)
    return [*plain, RARE] if codec == "gb18030" else plain


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for name, maker in MATERIAL.items():
        for number, (codec, label, where) in enumerate(SAID):
            scene = Scene(f"encodings/{name}", number)
            texts = _texts(scene, codec)
            if codec == "big5" and name == "comment-first":
                continue  # its comment is in simplified characters
            tag = scene.turn(tuple(TAGS.values())).format(label) if where in ("page", "both") else ""
            text = maker(scene, texts, tag)
            yield case_of(scene, text, text.encode(codec), label if where in ("header", "both") else "")
    yield from _marked()
    yield from _cut()


def case_of(scene: AnyScene, text: str, data: bytes, label: str, header: str = "", **more: object) -> Case:
    """Bytes with their text, and what is said of their encoding."""
    told = header or (f"text/html; charset={label}" if label else "text/html")
    return {
        "id": scene.id,
        "family": scene.family,
        "content_type": told,
        **body(data),
        "truth": {"text": text, **more},
    }


def _marked() -> Iterator[Case]:
    """Byte order marks against declarations, and odd headers."""
    marks: tuple[tuple[str, Maker, bytes, str, tuple[str, str, str]], ...] = (
        ("mark-utf8", _article, codecs.BOM_UTF8, "utf-8", ("", "text/html; charset=gb2312", "text/html; charset=iso-8859-1")), ("mark-utf16-little", _article, codecs.BOM_UTF16_LE, "utf-16-le", ("", "text/html; charset=utf-8", "text/html; charset=gbk")),
        ("mark-utf16-big", _article, codecs.BOM_UTF16_BE, "utf-16-be", ("", "text/html; charset=gb18030", "text/html; charset=utf-8")),
        ("mark-late-utf8", _late, codecs.BOM_UTF8, "utf-8", ("", "text/html; charset=gbk", "text/html; charset=big5")), ("mark-old-utf16-little", _old, codecs.BOM_UTF16_LE, "utf-16-le", ("", "text/html; charset=utf-16", "text/html; charset=gb2312")),
        ("mark-old-utf16-big", _old, codecs.BOM_UTF16_BE, "utf-16-be", ("", "text/html; charset=utf-8", "text/html; charset=utf-16le")),
    )  # fmt: skip
    for name, maker, mark, codec, headers in marks:
        for number, header in enumerate(headers):
            scene = Scene(f"encodings/{name}", number)
            text = maker(
                scene,
                _texts(scene, "gb18030" if number == 1 else "utf-8"),
                TAGS["short"].format("gb2312") if number == 2 else "",
            )
            yield case_of(scene, text, mark + text.encode(codec), "", header)
    odd = (
        "text/html;charset='gb2312'",
        "text/html; Charset=GBK",
        "text/html; charset=gb_2312-80",
        "text/html;charset=x-gbk;",
        "text/html; charset=",
        "text/html; charset=none",
        "application/octet-stream",
        "text/html; charset=gb2312, text/html",
    )
    for family, codec in (("odd-header-gbk", "gbk"), ("odd-header-utf8", "utf-8")):
        for number, header in enumerate(odd):
            scene = Scene(f"encodings/{family}", number)
            text = _article(scene, _texts(scene, codec), "")
            yield case_of(scene, text, text.encode(codec), "", header)


def _cut() -> Iterator[Case]:
    """A title cut inside a character, before a tag: all the rest must be right."""
    for family, codec, labels in (
        ("cut-utf8", "utf-8", ("utf-8", "", "gb2312")),
        ("cut-gbk", "gbk", ("gb2312", "", "utf-8")),
        ("cut-late-gbk", "gbk", ("gbk", "", "utf-8")),
    ):
        for number, label in enumerate(labels):
            scene = Scene(f"encodings/{family}", number)
            texts = _texts(scene, codec)
            style = (
                "<style>" + "".join(f".c{n}{{width:{n}px}}\n" for n in range(200)) + "</style>"
                if "late" in family
                else ""
            )
            before, after = (
                f"<html><head>{style}{TAGS['short'].format(label) if label else ''}</head><body><ul><li>{texts[0]}",
                f"</li><li>{texts[1]}</li></ul><p>{texts[2]}{texts[3]}</p></body></html>",
            )
            broken = "务".encode(codec)[:-1]
            yield case_of(
                scene,
                before + after,
                before.encode(codec) + broken + after.encode(codec),
                "",
                ignore="\ufffd",
            )
