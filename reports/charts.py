"""Charts: bars with their labels, drawn as inline SVG by `charts.html.j2`."""

from __future__ import annotations

from crawler.page import Frozen


class Bar(Frozen):
    """One bar of a chart."""

    label: str
    share: float  # of the chart's width, 0 to 1
    value: str  # in words, beside the bar
    look: str = ""  # pass, fail or insufficient: the colour; empty: the usual one


class Chart(Frozen):
    """Bars under a title."""

    title: str
    note: str  # what is counted
    bars: tuple[Bar, ...]


def relative(title: str, note: str, counted: list[tuple[str, int, str]]) -> Chart:
    """A chart of numbers, the largest of which fills the width.

    Args:
        title: of the chart.
        note: what is counted.
        counted: label, number and look of each bar.
    """
    most = max((number for _, number, _ in counted), default=0) or 1
    bars = tuple(Bar(label=l, share=n / most, value=f"{n:,}", look=look) for l, n, look in counted)  # noqa: E741
    return Chart(title=title, note=note, bars=bars)
