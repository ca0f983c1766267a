"""Options: what the commands take, in groups; each is named as in the settings file and the environment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

VISIT = (
    click.option("--delay", type=float, help="Seconds between two requests to a host (1)."),
    click.option("--timeout", type=float, help="Seconds for one request, everything included (15)."),
    click.option(
        "--allow-network", multiple=True, help="A private network that may be visited, as 10.0.0.0/8."
    ),
    click.option(
        "--resolve", multiple=True, help="HOST=ADDRESS instead of a look-up, as `curl --resolve` does."
    ),
    click.option("--contact", help="Address or mail of whoever audits, for the user agent."),
)
CRAWL = (
    *VISIT,
    click.option("--max-pages", type=int, help="Pages to read of a site, beside its home page (300)."),
    click.option(
        "--max-links", type=int, help="Link targets to verify of a site beyond those always verified (300)."
    ),
    click.option("--max-depth", type=int, help="Links to follow from the home page (6)."),
    click.option("--max-minutes", type=float, help="Minutes for a site (20)."),
    click.option(
        "--render/--no-render",
        default=None,
        help="Show pages that need a script in Chromium (no); needs the extra js.",
    ),
    click.option("--max-renders", type=int, help="Pages to show so of a site (20)."),
    click.option(
        "--confirm-after", type=float, help="Seconds between two requests for a failing target (60)."
    ),
    click.option("--scratch", type=click.Path(), help="Folder on a local disk for shards at work."),
    click.option(
        "--columns", type=click.Path(), help="columns.csv: columns confirmed or corrected by a person."
    ),
    click.option(
        "--evidence", type=click.Choice(["masked", "full", "none"]), help="Bodies to keep (masked)."
    ),
    click.option("--workers", type=int, help="Worker processes (2)."),
    click.option(
        "--engine", help="What carries the shards: local, or a Dask scheduler as tcp://host:8786 (local)."
    ),
)
JUDGE = (
    click.option(
        "--rubric",
        help="Name of a built-in rubric, or a TOML file; default: the stored round's own, else cn-2015.",
    ),
    click.option(
        "--as-of", help="Judge as of this day, 2026-11-22; default: the day the home page was fetched."
    ),
    click.option("--rulings", type=click.Path(), help="rulings.csv: people's decisions about findings."),
    click.option(
        "--probes", type=click.Path(), help="Folder of the availability samples that `probe` keeps."
    ),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of reports and summary."),
    click.option(
        "--fail-on",
        type=click.Choice(["veto", "problem"]),
        help="Exit 2 on a sure veto, or any sure problem.",
    ),
    click.option("--min-score", type=float, help="Exit 2 when the best possible score is below this."),
    click.option(
        "--baseline", type=click.Path(), help="An earlier run: only findings that it lacks fail --fail-on."
    ),
)
LAW = (
    click.option(
        "--probes", type=click.Path(), help="Folder of the availability samples that `probe` keeps."
    ),
    click.option("--rubric", help="Name of a built-in rubric, or a TOML file; default: the round's own."),
    click.option("--rulings", type=click.Path(), help="rulings.csv: people's decisions about findings."),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the documents."),
)
COMMON = (
    click.option("--config", type=click.Path(), help="Settings file (webcensus.toml of this folder)."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, no summary."),
    click.option("-v", "--verbose", is_flag=True, help="Say more on stderr."),
)


def options(*groups: tuple[Callable[[F], F], ...]) -> Callable[[F], F]:
    """All options of some groups."""

    def decorate(function: F) -> F:
        for group in reversed(groups):
            for option in reversed(group):
                function = option(function)
        return function

    return decorate
