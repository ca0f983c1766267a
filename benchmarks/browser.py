"""Where reading a page differs from what Chromium makes of it, its scripts off and nothing loaded beside it.

    python -m benchmarks.browser [--real ../shared/real] [--web FOLDER] [--most 500] [--show 3]

Prints how often, on how many pages, and examples: text that is shown and not read as such, and the other way round
(most of it hidden by style sheets, which are not read), addresses that links lead to, text of items and cells, titles.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Route, sync_playwright

from benchmarks.reading import Sample, corpus, demonstration, real, web
from crawler.reading import links, text
from crawler.reading.charset import decode
from crawler.reading.document import Document
from crawler.rendering.browser import FLAGS
from crawler.rendering.renderer import chromium

BOXES = ("li", "td", "th", "dt", "dd")
POLICY = (
    "script-src 'none'; frame-src 'none'; object-src 'none'; img-src 'none'; style-src 'unsafe-inline';"
    " font-src 'none'; media-src 'none'"
)
LOOK = r"""boxes => {
  const texts = [], walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()) && texts.length < 30000;) {
    const around = node.parentElement, range = document.createRange();
    if (!node.nodeValue.trim() || around.closest("script,style,title,noscript,iframe")) continue;
    range.selectNodeContents(node);
    const shown = range.getClientRects().length && getComputedStyle(around).visibility === "visible";
    texts.push([node.nodeValue, Boolean(shown)]);
  }
  const all = name => [...document.querySelectorAll(name)];
  return {texts, charset: document.characterSet, title: document.title, inner: document.body?.innerText ?? "",
    links: all("a[href]").map(link => [link.getAttribute("href"), String(link.href)]),
    boxes: boxes.flatMap(name => all(name).map(box => [name, box.textContent]))};
}"""


def bare(words: str) -> str:
    """A text without its blanks."""
    return re.sub(r"[\s\u200b\ufeff]+", "", words)


def differences(document: Document, sample: Sample, seen: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The kind of each difference, and what differs."""
    ours, own = (name.lower().replace("gb18030", "gbk") for name in (document.text.charset, seen["charset"]))
    if ours != own and not document.source.isascii():
        yield "charset", f"{ours}, the browser {own}"
        return
    links.base(document)
    shown, hidden = bare(text.visible(document)), bare(text.hidden(document))
    theirs = {bare(words) for words, is_shown in seen["texts"] if is_shown}
    for words, is_shown in seen["texts"]:
        if is_shown and bare(words) not in shown and len(shown) < text.LONGEST / 2:
            yield ("shown, read as hidden" if bare(words) in hidden else "shown, not read"), words
        elif not is_shown and bare(words) in shown and bare(words) not in (*theirs, bare(seen["inner"])):
            yield "hidden, read as shown", words
    found, bad = links.links(document, sample.site)
    led, refused = {link.url for link in found}, {link.literal for link in bad}
    for literal, href in seen["links"]:
        url = href.partition("#")[0].replace("%7C", "|")
        if url.startswith(("http:", "https:")) and url not in led and literal.strip()[:1] not in ("", "#"):
            yield ("link refused" if literal[:400] in refused else "link not found"), f"{literal} -> {href}"
    nodes = document.nodes
    mine = Counter(
        (nodes.tags[at], bare("".join(map(str, nodes.elements[at].itertext()))))
        for at in nodes.called(*BOXES)
    )
    boxes = Counter((name, bare(words)) for name, words in seen["boxes"])
    yield from ((f"{name} of the browser alone", words) for name, words in boxes - mine if "<" not in words)
    if bare(text.title(document)) != bare(seen["title"])[:200]:
        yield "title", seen["title"]


def compare(samples: Iterator[Sample], show: int) -> None:
    """Print the differences of all samples."""
    counts: Counter[str] = Counter()
    examples: defaultdict[str, dict[str, str]] = defaultdict(dict)
    now: dict[str, Sample] = {}

    def answer(route: Route) -> None:
        sample = now.pop("page", None)
        if sample is None:
            return route.abort("blockedbyclient")
        kind = sample.answer.headers.get("content-type", "text/html")
        headers = {"content-type": kind, "content-security-policy": POLICY}
        return route.fulfill(status=200, headers=headers, body=sample.answer.body)

    pages = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium(), args=list(FLAGS), chromium_sandbox=os.geteuid() != 0
        )
        for sample in samples:
            kind = sample.answer.headers.get("content-type", "text/html")
            document = Document(decode(sample.answer.body, kind), sample.answer.url)
            page = browser.new_page(locale="zh-CN")
            page.route("**/*", answer)
            now["page"] = sample
            try:
                page.goto(sample.answer.url, wait_until="domcontentloaded", timeout=8_000)
                seen = page.evaluate(LOOK, list(BOXES))
            except Error:  # the page leads elsewhere at once, or is a download
                counts["not shown"] += 1
                continue
            finally:
                page.close()
            pages += 1
            for what, example in differences(document, sample, seen):
                counts[what] += 1
                examples[what].setdefault(sample.name, " ".join(example.split())[:120])
        browser.close()
    print(f"{pages} pages")
    for what, count in counts.most_common():
        print(f"{count:7} on {len(examples[what]):5} pages: {what}")
        for name, example in islice(examples[what].items(), show):
            print(f"            {name[-50:]}: {example}")


def main() -> None:
    """Compare what is asked for, else the demonstration web and the labelled corpus."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.browser", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--real", type=Path)
    parser.add_argument("--web", type=Path)
    parser.add_argument("--most", type=int, default=500, help="pages of a set")
    parser.add_argument("--show", type=int, default=3, help="examples of each difference")
    asked = parser.parse_args()
    sets = [real(asked.real)] if asked.real else []
    sets += [web(asked.web)] if asked.web else []
    for samples in sets or [demonstration(), corpus()]:
        html = (s for s in samples if "html" in s.answer.headers.get("content-type", "text/html"))
        html = (s for s in html if not s.name.removesuffix(".gz").endswith((".json", ".txt", ".xml")))
        compare(islice(html, asked.most), asked.show)


if __name__ == "__main__":
    main()
