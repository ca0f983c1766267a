"""Encodings: Chinese pages, lists and data as bytes, with declarations as old and new sites have them: right, wrong, late, broken or none."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.corpus.case import Case, body
from benchmarks.corpus.fifth import words
from benchmarks.corpus.fifth.scene import Scene

RARE = "公示名单：冯㛃、龙䶮、赵㭎、𠮷田、马㼆、王㵪、石堃、何喆；单价€12、面积㎡、“一带一路”——①②③。"
TRADITIONAL = (
    "為提升服務品質，本所自下月起試辦午間不打烊服務，歡迎鄉親多加利用。", "市府公告本年度房屋稅開徵期間，請納稅義務人於期限內繳納，逾期將加徵滯納金。", "因應颱風來襲，各級學校停止上課，機關停止辦公，請民眾做好防颱準備。", "社會局辦理長者健康檢查，符合資格者請攜帶身分證及健保卡至衛生所登記。",
    "縣立體育館整修工程即將完工，預計下個月重新開放民眾使用。", "為維護行人安全，交通局將於學校周邊增設標線與號誌，請駕駛人減速慢行。", "農業處呼籲農友加強田間管理，防範病蟲害發生，如有疑問請洽改良場。", "戶政事務所提醒，換發國民身分證請本人親自辦理，並備妥相片一張。",
)  # fmt: skip
FILLER = "<script>var menu=[];function MM_swapImage(){var i,j=0,x,a=MM_swapImage.arguments;document.MM_sr=new Array;for(i=0;i<(a.length-2);i+=3)if((x=MM_findObj(a[i]))!=null){document.MM_sr[j++]=x;if(!x.oSrc)x.oSrc=x.src;x.src=a[i+2];}}</script>\n"


class Layout(NamedTuple):
    """A codec, what the page says of it and what the header says: alternatives that the variants go through."""

    name: str
    codec: str
    metas: tuple[str, ...] = ("",)
    headers: tuple[str, ...] = ("text/html",)
    shape: str = "page"
    start: bytes = b""
    filler: int = 0
    rare: bool = False


EQUIV = "<meta http-equiv='Content-Type' content='text/html; charset={}'>"
WRITTEN = (
    '<META content="text/html; charset={}" http-equiv=Content-Type>', "<meta charset={}>", '<meta charset="{}" />', "<meta http-equiv='content-type' content='text/html;charset={}'/>", '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset = {}">', "<meta name='x' content='1'><meta\n charset='{}'>",
)  # fmt: skip


def _said(label: str) -> tuple[str, ...]:
    return tuple(meta.format(label) for meta in WRITTEN)


LAYOUTS = (
    Layout("utf8-right", "utf-8", _said("utf-8"), ("text/html", "text/html; charset=utf-8", "text/html;charset=UTF-8")),
    Layout("utf8-none", "utf-8"),
    Layout("utf8-meta-wrong", "utf-8", (*_said("gb2312")[:3], *_said("gbk")[:2], EQUIV.format("iso-8859-1"))),
    Layout("utf8-header-wrong", "utf-8", ("", EQUIV.format("utf-8")), ("text/html; charset=gbk", "text/html; charset=GB2312", "text/html; charset=ISO-8859-1", "text/html;charset=gb18030", "text/html; charset=big5", "text/html; charset=windows-1252")),
    Layout("utf8-mark", "utf-8", ("", EQUIV.format("gb2312"), EQUIV.format("utf-8")), ("text/html", "text/html; charset=gbk"), start=codecs.BOM_UTF8),
    Layout("gbk-right", "gbk", _said("gb2312"), ("text/html", "text/html; charset=gb2312", "text/html; charset=GBK")),
    Layout("gbk-none", "gbk"),
    Layout("gbk-header-lies", "gbk", (EQUIV.format("gb2312"), EQUIV.format("gbk"), ""), ("text/html; charset=utf-8", "text/html;charset=UTF-8", "text/html; charset=iso-8859-1")),
    Layout("gbk-meta-lies", "gbk", _said("utf-8"), ("text/html", "text/html; charset=gbk", "text/html")),
    Layout("gbk-both-lie", "gbk", (EQUIV.format("utf-8"), EQUIV.format("big5"), EQUIV.format("windows-1252")), ("text/html; charset=utf-8", "text/html; charset=utf-8", "text/html; charset=iso-8859-1")),
    Layout("gbk-names", "gbk", tuple(EQUIV.format(label) for label in ("GB_2312-80", "x-gbk", "cp936", "chinese", "gb2312-80", "csGB2312"))),
    Layout("gbk-quirks", "gbk", ("",), ('text/html; charset="gb2312"', "text/html;charset = GBK", "TEXT/HTML; CHARSET=gb2312;", "text/html; charset='gbk'", "text/html; charset=gbk, text/html", "text/html; Charset=gb2312")),
    Layout("gbk-late", "gbk", _said("gb2312"), filler=6),
    Layout("gbk-ascii-first", "gbk", ("",), filler=30),
    Layout("gb18030-rare", "gb18030", (EQUIV.format("gb2312"), EQUIV.format("gbk"), EQUIV.format("gb18030"), ""), rare=True),
    Layout("utf8-rare", "utf-8", (EQUIV.format("utf-8"), "", EQUIV.format("gb2312")), rare=True),
    Layout("two-metas", "gbk", (EQUIV.format("gb2312") + EQUIV.format("utf-8"), "<!-- <meta charset='utf-8'> -->" + EQUIV.format("gbk"), "<noscript>" + EQUIV.format("gb2312") + "</noscript>", "<script>document.charset='gb2312';</script>")),
    Layout("big5-right", "big5", tuple(EQUIV.format(label) for label in ("big5", "Big5", "big5-hkscs")), ("text/html", "text/html; charset=big5"), shape="traditional"),
    Layout("big5-wrong", "big5", ("", EQUIV.format("utf-8"), EQUIV.format("gb2312")), ("text/html", "text/html; charset=utf-8"), shape="traditional"),
    Layout("utf8-traditional", "utf-8", ("", EQUIV.format("big5"), EQUIV.format("utf-8")), ("text/html", "text/html; charset=big5"), shape="traditional"),
    Layout("utf16", "utf-16-le", ("", EQUIV.format("utf-8"), EQUIV.format("unicode")), ("text/html", "text/html; charset=utf-8", "text/html; charset=utf-16"), start=codecs.BOM_UTF16_LE),
    Layout("xhtml", "gbk", (EQUIV.format("gb2312"), ""), shape="xhtml"),
    Layout("xml-gbk", "gbk", headers=("text/xml", "application/xml", "text/xml; charset=gb2312"), shape="xml-gb2312"),
    Layout("xml-utf8", "utf-8", headers=("text/xml", "text/xml; charset=utf-8", "application/rss+xml"), shape="xml-utf-8"),
    Layout("json-utf8", "utf-8", headers=("application/json", "application/json;charset=UTF-8", "text/html;charset=gbk", "text/plain"), shape="json"),
    Layout("json-gbk", "gbk", headers=("application/json", "application/json; charset=gbk", "text/html; charset=utf-8", "application/x-javascript"), shape="json"),
    Layout("short-gbk", "gbk", (EQUIV.format("gb2312"), "", EQUIV.format("utf-8")), shape="short"),
    Layout("short-utf8", "utf-8", ("", EQUIV.format("gb2312"), EQUIV.format("utf-8")), shape="short"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for layout in LAYOUTS:
        for variant in range(6):
            scene = Scene(f"fifth-encodings-{layout.name}", variant)
            text = _text(scene, layout)
            header = layout.headers[variant % len(layout.headers)]
            yield _case(scene, header, layout.start + text.encode(layout.codec), text)
    for codec in ("gbk", "utf-8"):
        yield from (_cut(Scene(f"fifth-encodings-cut-title-{codec}", variant), codec) for variant in range(6))
        yield from (_ended(Scene(f"fifth-encodings-cut-end-{codec}", variant), codec) for variant in range(4))


def _case(scene: Scene, header: str, data: bytes, text: str, **more: str) -> Case:
    return {
        "id": scene.id,
        "family": scene.family,
        "content_type": header,
        **body(data),
        "truth": {"text": text, **more},
    }


def _text(scene: Scene, layout: Layout) -> str:
    meta = layout.metas[scene.variant % len(layout.metas)]
    titles = scene.titles(words.NOTICES, 6)
    if layout.shape == "short":
        return f"<html><head>{meta}<title>{scene.place}人民政府</title></head><body><a href='/index.asp'>{titles[0]}，点击进入</a></body></html>"
    if layout.shape == "json":
        rows = [
            {"title": title, "url": f"/art/{n}.html", "date": f"{scene.today}"}
            for n, title in enumerate(titles)
        ]
        return json.dumps({"code": 200, "msg": "操作成功", "rows": rows}, ensure_ascii=False)
    if layout.shape.startswith("xml"):
        records = "".join(
            f"<record><![CDATA[<li><a href='/art/{n}.html'>{title}</a></li>]]></record>"
            for n, title in enumerate(titles)
        )
        return f'<?xml version="1.0" encoding="{layout.shape[4:]}"?>\n<datastore><totalrecord>6</totalrecord><recordset>{records}</recordset></datastore>'
    texts = scene.some(TRADITIONAL, 4, "text") if layout.shape == "traditional" else scene.text(3)
    title = texts[0][:10] if layout.shape == "traditional" else titles[0]
    if layout.rare:
        texts.append(RARE)
    above = (
        '<?xml version="1.0" encoding="gb2312"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        if layout.shape == "xhtml"
        else "<!DOCTYPE html>\n"
    )
    paragraphs = "".join(f"<p>　　{text}</p>\n" for text in texts)
    return f"{above}<html>\n<head>\n{FILLER * layout.filler}{meta}<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n{paragraphs}</body>\n</html>\n"


def _cut(scene: Scene, codec: str) -> Case:
    """A title that the system cut after so many bytes, in the middle of a character."""
    label = "gb2312" if codec == "gbk" else codec
    title = scene.titles(words.POLICIES, 1)[0]
    begun = title[:9].encode(codec) + title[9].encode(codec)[:1]
    paragraphs = "".join(f"<p>{text}</p>" for text in scene.text(3))
    before, after = (
        f"<html><head>{EQUIV.format(label)}<title>{scene.place}</title></head><body><li><a title='{title}'>",
        f"...</a></li>{paragraphs}</body></html>",
    )
    data = before.encode(codec) + begun + after.encode(codec)
    return _case(
        scene,
        ("text/html", f"text/html; charset={label}")[scene.variant % 2],
        data,
        before + title[:9] + after,
        ignore="\ufffd",
    )


def _ended(scene: Scene, codec: str) -> Case:
    """A page that breaks off in the middle of a character."""
    label = "gb2312" if codec == "gbk" else codec
    whole = f"<html><head>{EQUIV.format(label)}<title>{scene.place}</title></head><body>{''.join(f'<p>{text}</p>' for text in scene.text(3))}"
    return _case(
        scene,
        ("text/html", f"text/html; charset={label}")[scene.variant % 2],
        whole.encode(codec) + "通".encode(codec)[:1],
        whole,
        ignore="\ufffd",
    )
