"""Rows: the items of a list, and layouts that are one piece of markup a row."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from benchmarks.corpus.scene import Scene
from benchmarks.corpus.words import hanzi, spelt

BEIJING = dt.timezone(dt.timedelta(hours=8))


class Item(NamedTuple):
    """One row as it was made."""

    title: str
    path: str
    day: dt.date
    pinned: bool = False


Layout = Callable[[list[Item], Scene], str]


def row(markup: str, spelling: str = "{iso}", wrap: str = "<ul class='list'>{}</ul>") -> Layout:
    """A layout of alike rows; markup knows {u} address, {t} title, {c} title cut, {D} day, {n} number, {src} source and the day's parts."""

    def made(items: list[Item], scene: Scene) -> str:
        rows = []
        for number, item in enumerate(items):
            day = spelt(item.day)
            cut = item.title[:13] + "…" if len(item.title) > 14 else item.title
            rows.append(
                markup.format(
                    u=escape(item.path), t=item.title, c=cut, D=spelling.format(n=number % 10, **day), n=number + 1, src=scene.source(), hanzi=hanzi(item.day),
                    sum=scene.text(1, number)[0], other=spelt(item.day + dt.timedelta(days=12))["cn"], early=item.day - dt.timedelta(days=8 + number), id=f"{scene.number(number) % 900000 + 100000}", **day,
                )
            )  # fmt: skip
        return wrap.format("\n".join(rows))

    return made


def epoch(day: dt.date, hour: int = 0) -> int:
    """Milliseconds since 1970 of that day in Beijing."""
    return int(dt.datetime.combine(day, dt.time(hour, 10), BEIJING).timestamp() * 1000)


def zulu(day: dt.date, tail: str) -> str:
    """A moment of that day in Beijing, told in UTC."""
    return (
        f"{dt.datetime.combine(day, dt.time(0, 30), BEIJING).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.000}{tail}"
    )


def carrier(
    names: tuple[str, str, str],
    day: Callable[[dt.date], object],
    wrap: str,
    quote: Callable[[str], str] = str,
) -> Layout:
    """Rows as JSON inside a page; `names` are the keys of title, address and day."""

    def made(items: list[Item], scene: Scene) -> str:
        rows = [
            {
                "rowId": 300 + n,
                names[0]: i.title,
                names[1]: i.path,
                names[2]: day(i.day),
                "source": scene.source(),
                "sort": n,
            }
            for n, i in enumerate(items)
        ]
        return wrap.replace("@@", quote(json.dumps(rows, ensure_ascii=scene.variant % 2 == 1)))

    return made


def records(inner: str, before: str = "", after: str = "") -> Layout:
    """Rows in CDATA records; `inner` has {u}, {t}, {iso}."""

    def made(items: list[Item], scene: Scene) -> str:
        rows = "\n".join(
            f"<record><![CDATA[\n{inner.format(u=i.path, t=i.title, **spelt(i.day))}]]></record>"
            for i in items
        )
        store = f'<datastore>\n<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid={scene.number() % 90}&appid=1&columnid=1229"></a>]]></nextgroup>\n<recordset>\n{rows}</recordset></datastore>'
        return f"{before}<div id='6213' class='default_pgContainer'></div><script type=\"text/xml\">{store}</script>{after}"

    return made


def written(line: str, wrap: str) -> Layout:
    """Rows that a script writes; `line` has {u}, {t} and the day's parts."""

    def made(items: list[Item], _: Scene) -> str:
        return wrap.replace(
            "@@",
            "\n".join(line.format(u=i.path, t=i.title, n=n, **spelt(i.day)) for n, i in enumerate(items)),
        )

    return made


def truth_of(items: list[Item], base: str, today: dt.date, shown: bool = True) -> dict[str, Any]:
    """Rows with title, address and day; the newest day that counts."""
    rows = [
        {"title": item.title, "url": urljoin(base, item.path), "day": item.day if shown else None}
        | ({"pinned": True} if item.pinned else {})
        for item in items
    ]
    counting = [
        item.day for item in items if shown and not item.pinned and item.day <= today + dt.timedelta(days=1)
    ]
    return {"rows": rows, "newest": max(counting, default=None)}


def items_of(
    scene: Scene,
    count: int,
    ago: int,
    step: int,
    url: str,
    future: int = 0,
    pinned: int = 0,
    fresh_pin: bool = False,
    titled: bool = False,
) -> list[Item]:
    """Rows from the newest on, `step` days apart; some ahead of time, some pinned, some with another day in their title."""
    names = scene.titles(scene.pick((scene.words.NEWS, scene.words.NOTICES), "pool"), count)
    items = []
    for n, title in enumerate(names):
        day = scene.today - dt.timedelta(
            days=ago + n * step + (scene.number("jitter", n) % step if step > 1 else 0)
        )
        if n < future:
            day = scene.today + dt.timedelta(days=25 + 11 * (future - n))
        pin = future <= n < future + pinned
        if pin:
            day = scene.today - dt.timedelta(days=0 if fresh_pin else 800 + n)
        if titled:
            title = f"{scene.today.year + 1}年{n % 12 + 1}月{n % 28 + 1}日起{title.removeprefix('关于')}"
        items.append(
            Item(title, url.format(id=20000 + scene.number("id", n) % 79000, **spelt(day)), day, pin)
        )
    return items
