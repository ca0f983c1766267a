"""Magic: what the first bytes of a file say it is."""

from __future__ import annotations

from typing import Final


def magic(body: bytes) -> str:
    """What its first bytes say a file is: pdf, doc (any old Office file), docx, zip, html, png …, or ""."""
    for start, name in _MAGIC if body.startswith(_STARTS) else ():
        if body.startswith(start):
            return _packed(body) if name == "zip" else name
    if body[4:8] == b"ftyp":
        return "mp4"
    if body[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}.get(body[8:12], "")
    head = body[:1024].lstrip(b"\xef\xbb\xbf\t\n\x0c\r ").lower()
    if head.startswith(b"<?xml"):
        return "html" if b"<html" in head else "xml"
    if head.startswith(
        (b"<!doctype html", b"<html", b"<head", b"<script", b"<body", b"<!--", b"<meta", b"<div")
    ):
        return "html"
    return "html" if b"<html" in head or b"<head>" in head else ""


def binary(body: bytes) -> bool:
    """True for bytes that are no text in any encoding: control characters among the first (MIME Sniffing 3).

    Zeros alone prove nothing, for UTF-16 is full of them.
    """
    head = body[:1445]
    if head.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")):
        return False
    return len(head.translate(None, _CONTROL)) < len(head)


MARKUP: Final = ("", "html", "xml")  # what a page may be
_CONTROL: Final = bytes({*range(1, 0x20)} - {*b"\t\n\f\r\x1b"})
_MAGIC: Final = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"FWS", "swf"),
    (b"CWS", "swf"),
    (b"FLV\x01", "flv"),
    (b"ID3", "mp3"),
    (b"Founder CEB", "ceb"),
    (b"MZ", "exe"),
)
_STARTS: Final = tuple(start for start, _ in _MAGIC)


def _packed(body: bytes) -> str:
    """Which of the formats that are zip archives."""
    head = body[:8192]
    for name, inside in (("docx", b"word/"), ("xlsx", b"xl/"), ("pptx", b"ppt/"), ("ofd", b"OFD.xml")):
        if inside in head:
            return name
    return "zip"
