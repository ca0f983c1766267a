"""Catalogue: all checks in words, as Markdown, built from their own texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.base import Check, load

HEADINGS = {
    "en": {
        "title": "What is checked",
        "page": "Checks of single pages",
        "site": "Checks of whole sites",
        "why": "Why",
        "detects": "Detects",
        "rectify": "Rectify",
        "parameters": "Parameters, set by the rubric",
        "data": "Data that a rubric may ask for",
        "version": "Version",
        "intro": (
            "Each check says of a subject that it is a problem, that it is in order, or that it could not be "
            "judged. Points and limits are the rubric's."
        ),
    },
    "zh": {
        "title": "检查项目",
        "page": "单个页面的检查",
        "site": "整个网站的检查",
        "why": "检查理由",
        "detects": "判断方法",
        "rectify": "整改建议",
        "parameters": "由评分表设定的参数",
        "data": "评分表可以引用的数据项",
        "version": "版本",
        "intro": "每项检查对其对象给出三种结论之一：有问题、无问题、无法判断。分值和期限由评分表规定。",
    },
}


def catalogue(language: str, checks: Mapping[str, Check] | None = None) -> str:
    """All checks as one Markdown document in `zh` or `en`; by default those that are installed."""
    language = "zh" if language.startswith("zh") else "en"
    found = load() if checks is None else checks
    return "\n".join(_lines(language, found)) + "\n"


def entry(check: Check, language: str) -> str:
    """One check as a Markdown section in `zh` or `en`."""
    words, texts = HEADINGS["zh" if language.startswith("zh") else "en"], check.texts(language)
    lines = [f"### {check.id}", "", f"**{texts.title}**", ""]
    for name in ("why", "detects", "rectify"):
        lines += [f"- **{words[name]}**: {getattr(texts, name)}"]
    if check.parameters:
        lines += [f"- **{words['parameters']}**: " + ", ".join(f"`{name}`" for name in check.parameters)]
    if check.data:
        lines += [f"- **{words['data']}**: " + ", ".join(f"`{name}`" for name in check.data)]
    lines += [f"- **{words['version']}**: {check.version}", ""]
    return "\n".join(lines)


def _lines(language: str, checks: Mapping[str, Check]) -> Iterator[str]:
    words = HEADINGS[language]
    yield f"# {words['title']}\n\n{words['intro']}\n"
    for scope in ("site", "page"):
        chosen = [check for check in checks.values() if check.scope == scope]
        if chosen:
            yield f"## {words[scope]}\n"
            yield from (entry(check, language) for check in chosen)
