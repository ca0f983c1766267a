"""Refresh: where a page sends its reader on, by a meta tag or a script."""

from __future__ import annotations

import re

from crawler.reading.document import Document
from crawler.reading.links import resolve

STUB = 300  # characters of text; a page with more is one to read, whatever its scripts do
LONGEST_WAIT = 30.0  # seconds

_CONTENT = re.compile(
    r"^\s{0,9}(\d{0,6}(?:\.\d{0,3})?)\s{0,9}[;,]?\s{0,9}(?:url\s{0,3}=\s{0,3})?['\"]?([^'\"]{1,2000})", re.I
)
_SCRIPT = re.compile(
    r"(?:^|[;{}\s])(?:(?:window|self|top|document|parent)\s?\.\s?){0,2}location(?:\s?\.\s?href)?\s?(?:=\s?|\.\s?(?:replace|assign)\s?\(\s?)"
    r"""["']([^"'\n]{1,1000})["']"""
)
_CONDITION = re.compile(
    r"userAgent|navigator\.|platform|onclick|addEventListener|\.click\s?\(|isMobile|confirm\s?\(", re.I
)


def refresh(document: Document, text_length: int) -> tuple[str, str]:
    """The target and by what ("meta" or "script") a page sends its reader on; two empty strings where it doesn't.

    A script counts only on a page of at most 300 characters, and only if it asks for no click or device.
    """
    for element in document.elements("meta"):
        if (element.get("http-equiv") or "").strip().lower() == "refresh":
            target = _by_meta(element.get("content") or "")
            if url := _resolved(document, target):
                return url, "meta"
    if text_length <= STUB and (url := _resolved(document, _by_script(document))):
        return url, "script"
    return "", ""


def _by_meta(content: str) -> str:
    match = _CONTENT.match(content[:2_200])
    if not match or not re.search(r"url\s{0,3}=", content[:200], re.I):
        return ""
    wait = float(match[1]) if match[1] not in {"", "."} else 0.0
    return match[2].strip() if wait <= LONGEST_WAIT else ""


def _by_script(document: Document) -> str:
    for element in document.elements("script"):
        text = (element.text or "")[:20_000]
        if "location" in text and not _CONDITION.search(text) and (match := _SCRIPT.search(text)):
            return match[1]
    return ""


def _resolved(document: Document, target: str) -> str:
    if not target:
        return ""
    try:
        url = resolve(document.base, target, document.text.charset or "utf-8")
    except ValueError:
        return ""
    return url if url.split("#")[0] != document.url.split("#")[0] else ""
