"""Encodings: Chinese pages as bytes, with the encoding declared right, wrong or not at all."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from benchmarks.corpus import words
from benchmarks.corpus.case import Case, body

RARE = "𠮷野家的“㛃”字与䶮、㭎、㸌等字，测试四字节汉字：𠀀𠂉𪚥，欧元€，①②③℃。"
FIRST = "青屏县人民政府门户网站，关于做好当前防汛抗旱工作的通知。各镇人民政府、县直各单位："
TRADITIONAL = (
    "縣政府為加強防災應變能力，召開防汛整備會議，各單位首長均出席參加，並由縣長主持。",
    "本府訂於下週一起受理國民小學新生報到，請家長攜帶戶口名簿及入學通知單至學區學校辦理。",
    "衛生局提醒民眾，天氣炎熱易有食物中毒情形，請注意飲食衛生，外出用餐應選擇合格店家。",
    "為維護環境整潔，環保局將於本月加強取締違規張貼廣告，違者依廢棄物清理法裁罰。",
    "圖書館自七月起延長開放時間至晚間九時，歡迎民眾多加利用，詳情請洽服務臺。",
)
DECLARE = {
    "meta": '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    "meta5": '<meta charset="{}">',
}


def _page(texts: list[str], declared: str, how: str, variant: int) -> str:
    tag = ""
    if declared and how in ("meta", "meta5"):
        tag = DECLARE[how].format(declared)
    elif declared and how == "meta-late":
        tag = f"<!--{('頁面範本說明 ' if texts[0] in TRADITIONAL else '页面模板说明 ') * 12}--><meta charset={declared}>"
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return f"<!DOCTYPE html>\n<html><head>{tag}<title>{texts[0][:12]}</title></head>\n<body class='v{variant}'>{paragraphs}</body></html>"


def cases() -> Iterator[Case]:
    """Every case of this file."""
    plain = [FIRST, *words.text(4, "encodings")]
    rare = [*plain, RARE]
    sets = (
        ("utf-8", "utf-8", plain, ("utf-8", "UTF8", "gb2312", "gbk", "iso-8859-1", "")),
        ("gbk", "gbk", plain, ("gbk", "gb2312", "GB18030", "utf-8", "iso-8859-1", "big5", "")),
        ("gb18030", "gb18030", rare, ("gb18030", "gbk", "gb2312", "utf-8", "")),
        ("big5", "big5", list(TRADITIONAL), ("big5", "Big5-HKSCS", "utf-8", "gb2312", "")),
    )
    for name, codec, texts, labels in sets:
        for index, label in enumerate(labels):
            for how in ("header", "meta", "meta5", "meta-late", "both"):
                if not label and how != "header":
                    continue
                yield _case(f"{name}-{label or 'none'}-{how}", texts, codec, label, how, index)
    for length in (1, 2):
        for name, codec in (("utf-8", "utf-8"), ("gbk", "gbk")):
            yield _case(f"{name}-short-{length}", plain[:length], codec, "", "header", length)
    yield from _marked(plain, rare)


def _case(name: str, texts: list[str], codec: str, label: str, how: str, variant: int) -> Case:
    in_page = how if how != "both" else "meta"
    html = _page(texts, label if how != "header" else "", in_page, variant)
    header = f"text/html; charset={label}" if label and how in ("header", "both") else "text/html"
    return {
        "id": f"encodings-{name}",
        "content_type": header,
        **body(html.encode(codec)),
        "truth": {"text": html},
    }


def _marked(plain: list[str], rare: list[str]) -> Iterator[Case]:
    """Byte order marks, UTF-16, and declarations that disagree with each other."""
    html = _page(plain, "", "", 0)
    marks = (
        ("utf8-bom", codecs.BOM_UTF8 + html.encode(), "text/html"), ("utf8-bom-gbk", codecs.BOM_UTF8 + html.encode(), "text/html; charset=gbk"),
        ("utf16le-bom", codecs.BOM_UTF16_LE + html.encode("utf-16-le"), "text/html"),
        ("utf16be-bom", codecs.BOM_UTF16_BE + html.encode("utf-16-be"), "text/html"),
        ("utf16le-bom-utf8", codecs.BOM_UTF16_LE + html.encode("utf-16-le"), "text/html; charset=utf-8"),
        ("utf16be-bom-gbk", codecs.BOM_UTF16_BE + html.encode("utf-16-be"), "text/html; charset=gb2312"),
        ("utf16le-header", html.encode("utf-16-le"), "text/html; charset=utf-16le"), ("utf16be-header", html.encode("utf-16-be"), "text/html; charset=utf-16be"),
        ("utf16-rare", codecs.BOM_UTF16_LE + _page(rare, "", "", 1).encode("utf-16-le"), "text/html"),
        ("utf16-label", codecs.BOM_UTF16_LE + html.encode("utf-16-le"), "text/html; charset=utf-16"),
    )  # fmt: skip
    for name, data, header in marks:
        text = _page(rare, "", "", 1) if name == "utf16-rare" else html
        yield {"id": f"encodings-{name}", "content_type": header, **body(data), "truth": {"text": text}}
    for name, codec, said, in_header in (
        ("clash-1", "gbk", "gb2312", "utf-8"), ("clash-2", "utf-8", "utf-8", "gbk"), ("clash-3", "utf-8", "gb2312", "utf-8"), ("clash-4", "gbk", "utf-8", "gbk"),
    ):  # fmt: skip
        page = _page(plain, said, "meta", 3)
        yield {
            "id": f"encodings-{name}", "content_type": f"text/html; charset={in_header}", **body(page.encode(codec)), "truth": {"text": page},
        }  # fmt: skip
    quirks = (
        ("quoted", 'text/html; charset="gb2312"', "gbk"), ("spaced", "text/html;charset = gb2312", "gbk"), ("upper", "TEXT/HTML; CHARSET=GBK", "gbk"),
        ("unknown", "text/html; charset=chinese-simplified-x", "gbk"), ("twice", "text/html; charset=gbk; charset=utf-8", "gbk"), ("xml", "text/html", "gbk"),
    )  # fmt: skip
    for name, header, codec in quirks:
        page = ('<?xml version="1.0" encoding="gb2312"?>' if name == "xml" else "") + html
        yield {
            "id": f"encodings-{name}",
            "content_type": header,
            **body(page.encode(codec)),
            "truth": {"text": page},
        }
