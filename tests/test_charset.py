"""Bytes become the right text, whatever was declared."""

from __future__ import annotations

import codecs
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from patience import PATIENCE

from crawler.reading.charset import decode, honest, prescan

CHINESE = "<html><head><title>某县人民政府</title></head><body>关于印发信息公开办法的通知</body></html>"


def declared(label: str) -> str:
    return CHINESE.replace("<head>", f"<head><meta charset={label}>")


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
    ],
)
def test_a_byte_order_mark_wins(mark: bytes, encoding: str, name: str) -> None:
    text = decode(mark + declared("gbk").encode(encoding), "text/html; charset=big5")
    assert (text.text, text.charset, text.errors) == (declared("gbk"), name, 0)


def test_the_header_comes_before_the_page() -> None:
    page = "<meta charset=utf-8><p>臺北市政府新聞稿</p>"
    text = decode(page.encode("big5"), "text/html; charset=Big5")
    assert (text.text, text.charset, text.declared) == (page, "big5", "big5")


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb_2312-80", "x-gbk", "chinese", "gb18030"])
def test_all_names_of_chinese_are_read_as_gb18030(label: str) -> None:
    page = declared(label).replace("公开", "朱镕基囍𠮷€")
    text = decode(page.encode("gb18030"))
    assert (text.text, text.charset, text.errors, honest(text)) == (page, "gb18030", 0, True)


def test_what_is_valid_gbk_is_the_same_in_gb18030() -> None:
    pairs = [bytes((first, second)) for first in range(0x80, 0x100) for second in range(0x100)]
    valid = [pair for pair in pairs if "\ufffd" not in pair.decode("gbk", "replace")]
    assert len(valid) > 20_000
    assert b"".join(valid).decode("gbk") == b"".join(valid).decode("gb18030")


def test_utf8_bytes_are_utf8_whatever_is_declared() -> None:
    text = decode(declared("gb2312").encode(), "text/html; charset=gb2312")
    assert (text.text, text.charset) == (declared("gb2312"), "utf-8")
    assert not honest(text)


@pytest.mark.parametrize("header", ["text/html; charset=utf-8", "text/html; charset=ISO-8859-1", "text/html"])
def test_chinese_bytes_are_chinese_whatever_is_declared(header: str) -> None:
    text = decode(CHINESE.encode("gbk"), header)
    assert (text.text, text.charset) == (CHINESE, "gb18030")
    assert honest(text) == (header == "text/html")


def test_two_chinese_characters_in_a_long_ascii_page() -> None:
    page = "<p>" + "plain words " * 3000 + "</p>通知"
    assert decode(page.encode("gbk")).text == page


def test_chinese_that_could_pass_for_utf8() -> None:
    body = b"<meta charset=gbk>\xc4\xa3\xc4\xa3"  # 模模; as UTF-8 two Latin letters
    assert decode(body).text.endswith("模模")


def test_german_without_declaration_is_utf8() -> None:
    assert decode("Bürgermeisterämter".encode()).text == "Bürgermeisterämter"


def test_utf8_with_a_character_cut_in_half_stays_utf8() -> None:
    body = (CHINESE * 5).encode() + "公".encode()[:2]
    text = decode(body, "text/html; charset=utf-8")
    assert (text.charset, text.errors) == ("utf-8", 1)
    assert honest(text)


@pytest.mark.parametrize(
    ("stray", "errors"),
    [
        (b"\xed\xa0\x80", 1),  # half a character of UTF-16, written as if it were one
        (b"\xed\xa0\xbd\xed\xb8\x80", 1),  # both halves
        (b"a\xffb\xfec", 2),
    ],
)
def test_stray_bytes_belie_no_declaration(stray: bytes, errors: int) -> None:
    text = decode("<p>短页面</p>".encode() + stray, "text/html; charset=utf-8")
    assert (text.charset, text.errors, text.mixed) == ("utf-8", errors, False)
    assert honest(text)


def test_a_sentence_in_another_encoding_belies_it() -> None:
    body = (CHINESE * 50).encode() + "公开".encode("gbk")
    text = decode(body, "text/html; charset=utf-8")
    assert text.errors < 0.01 * len(text.text)
    assert text.mixed
    assert not honest(text)


def test_half_and_half_is_counted() -> None:
    body = "<title>混合</title><p>政府</p>".encode() + "<p>公开</p>".encode("gbk")
    text = decode(body, "text/html")
    assert text.text.startswith("<title>混合</title><p>政府</p>")
    assert text.errors > 0
    assert not honest(text)


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf16_without_a_mark(order: str) -> None:
    text = decode(CHINESE.encode(f"utf-16-{order}"))
    assert (text.text, text.charset) == (CHINESE, f"utf-16{order}")


@pytest.mark.parametrize(
    "label", ["unicode_escape", "idna", "punycode", "base64", "rot13", "utf-7", "hello", "%s"]
)
def test_no_label_outside_the_standard_is_obeyed(label: str) -> None:
    text = decode(b"ok \\x41 +AGE-", f"text/html; charset={label}")
    assert (text.text, text.charset, text.errors) == ("ok \\x41 +AGE-", "utf-8", 0)


def test_windows_1252_has_a_character_for_every_byte() -> None:
    body = b"<meta charset=iso-8859-1>" + bytes(range(256))
    text = decode(body)
    assert (text.charset, text.errors, len(text.text)) == ("windows-1252", 0, len(body))
    assert "€" in text.text


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ('<meta charset="GBK">', "gbk"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=gb2312'>", "gb2312"),
        ('<meta content="text/html; charset=gb2312">', ""),
        ('<!-- <meta charset="big5"> --><meta charset=gbk>', "gbk"),
        ('<!--> <meta charset="big5">', "big5"),
        ('<a title="<meta charset=big5>"><meta charset=gbk>', "gbk"),
        ('<meta charset="hello"><meta charset=gbk>', "gbk"),
        ('<meta charset="utf-16le">', "utf-8"),
        ('<?xml version="1.0" encoding="gb2312"?><rss>', "gb2312"),
        ("<meta charset=gbk", ""),
        (" " * 1500 + "<meta charset=gbk>", "gbk"),
    ],
)
def test_prescan(head: str, label: str) -> None:
    assert prescan(head.encode()) == label


@pytest.mark.parametrize(
    "body", [b"", b"\x00", b"\xff" * 50_000, bytes(range(256)) * 400, b"<meta " * 50_000]
)
def test_anything_is_read(body: bytes) -> None:
    began = time.process_time()
    assert isinstance(decode(body, "text/html; charset=" + "x" * 9000).text, str)
    assert time.process_time() - began < PATIENCE


def _gold(folder: str) -> str:
    name = re.sub(r"^(iso-8859-\d|windows-125\d)-.*", r"\1", folder)
    return {"GB2312": "gb18030", "MacCyrillic": "mac_cyrillic", "utf-8-sig": "utf-8"}.get(name, name)


def _same(one: str, other: str) -> bool:
    def plain(text: str) -> str:
        return text.replace("\ufeff", "").replace("·", "・").replace("—", "―")

    return plain(one) == plain(other)


@pytest.mark.shared
def test_real_files(shared: Path) -> None:
    right: Counter[str] = Counter()
    for path in sorted((shared / "real/encodings/chardet").rglob("*")):
        if path.is_file():
            body, folder = path.read_bytes(), path.parent.name
            right[folder] += _same(decode(body).text, body.decode(_gold(folder)))
    assert (right["GB2312"], right["Big5"], right["utf-8"]) == (8, 8, 6)
    assert right.total() >= 110


@pytest.mark.shared
def test_real_declarations(shared: Path) -> None:
    right = total = 0
    for path in sorted((shared / "real/encodings/html5lib").glob("*.dat")):
        for case in re.split(rb"(?:^|\n)#data\n", path.read_bytes()):
            data, found, label = case.partition(b"\n#encoding\n")
            if not found:
                continue
            total += 1
            want = decode(b"x", "charset=" + label.split(b"\n")[0].decode()).charset
            mark = "utf-8" if data.startswith(codecs.BOM_UTF8) else prescan(data)
            right += decode(b"x", f"charset={mark or 'windows-1252'}").charset == want
    assert total == 83
    assert right >= 80


@pytest.mark.parametrize(("written", "declared"), [("big5", "gb2312"), ("big5", "gbk"), ("gbk", "big5")])
def test_one_chinese_encoding_declared_for_the_other(written: str, declared: str) -> None:
    words = (
        "本站公告 本機關工作人員 中國人民 大小多少 上下左右 山水日月"
        if written == "big5"
        else "本站公告：政府信息公开，通知公告，办事服务，互动交流"
    )
    page = f"<html><head><meta charset={declared}><title>{words}</title></head><body><p>{words}</p></body></html>"
    assert decode(page.encode(written)).text == page


def test_chinese_characters_of_both_kinds_stay_in_the_declared_encoding() -> None:
    for words, encoding in (
        ("臺灣事務辦公室 兩岸關係 經濟貿易", "gbk"),
        ("臺灣事務辦公室 兩岸關係 經濟貿易", "big5"),
    ):
        page = f"<html><head><meta charset={encoding}></head><body><p>{words}</p></body></html>"
        assert decode(page.encode(encoding)).text == page
