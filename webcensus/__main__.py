"""The command line: parse, call, print."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any, TextIO, cast

import click

from webcensus import garbage
from webcensus.options import COMMON, CRAWL, JUDGE, LAW, VISIT, options
from webcensus.output import Output
from webcensus.settings import Settings, day, load
from webcensus.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, prog_name="webcensus")
def cli() -> None:
    """Audit government websites: crawl, check, score by the official table, list what to rectify.

    \b
    Exit codes: 0 done; 1 could not run or keep results; 2 a gate failed; 3 bad input or configuration;
    4 a gate is set but there is too little evidence; 130/143 stopped by a signal (run again to go on).
    """


@cli.command()
@click.argument("url")
@click.option("-o", "--out", type=click.Path(), help="Report folder (webcensus-report/<host>).")
@options(CRAWL, JUDGE, COMMON)
def audit(url: str, **given: Any) -> int:
    """Audit one site and write its report folder.

    \b
    Example: webcensus audit https://www.example.gov.cn
    """
    from webcensus import front

    return front.audit(url, *_settings(given))


@cli.command()
@click.argument("sites", type=click.Path())
@click.option(
    "-o", "--out", type=click.Path(), required=True, help="Folder of the round; run again to go on."
)
@click.option("--shard-size", type=int, help="Sites in a unit of work (200).")
@click.option("--window", type=int, help="Sites open at once in one worker (1000).")
@options(CRAWL, JUDGE, COMMON)
def run(sites: str, **given: Any) -> int:
    """Audit every site of a list; run again to resume.

    \b
    Example: webcensus run sites.csv -o rounds/2026-11 --contact mailto:census@example.gov.cn
    """
    from webcensus import front

    return front.run(sites, *_settings(given))


@cli.command()
@click.argument("sites", type=click.Path())
@click.option("-o", "--out", type=click.Path(), required=True, help="Folder of the samples; it only grows.")
@click.option("--vantage", help="Name of the place the visits are made from (this machine's name).")
@click.option(
    "--control", multiple=True, help="URL to ask when no site answers: is it them, or is it us? May repeat."
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the summary (en).")
@options(VISIT, COMMON)
def probe(sites: str, **given: Any) -> int:
    """Take one availability sample of every home page. To be run 20 times a day or more.

    \b
    Example: webcensus probe sites.csv -o probes --contact mailto:census@example.gov.cn
    """
    from webcensus import front

    return front.probe(sites, *_settings(given))


@cli.command()
@click.argument("folder", type=click.Path())
@options(JUDGE, COMMON)
def check(folder: str, **given: Any) -> int:
    """Judge a stored run again, without a crawl; write its reports.

    \b
    Example: webcensus check rounds/2026-11 --rubric cn-2019
    """
    from webcensus import front

    return front.check(folder, *_settings(given))


@cli.command()
@click.argument("folder", type=click.Path())
@click.option("--site", multiple=True, help="Full reports of these sites only (site code or id; may repeat).")
@click.option("--failing", is_flag=True, help="Full reports of the sites that fail.")
@options(JUDGE, COMMON)
def report(folder: str, site: tuple[str, ...], failing: bool, **given: Any) -> int:
    """Write the reports of a stored run. They are html, xlsx, json, junit and Markdown.

    \b
    Example: webcensus report rounds/2026-11 --site 1101020002
    """
    from webcensus import front

    return front.report(folder, frozenset(site), failing, *_settings(given))


@cli.command()
@click.option("-o", "--out", type=click.Path(), help="Report folder (webcensus-report/demo).")
@click.option("--serve", is_flag=True, help="Only serve the demonstration web, until ctrl-C.")
@options(JUDGE, COMMON)
def demo(serve: bool, **given: Any) -> int:
    """Audit the bundled demonstration web, offline. It is served on this machine's own loopback address."""
    from webcensus import front

    return front.demo(serve, *_settings(given))


@cli.command()
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option("-o", "--out", type=click.Path(), help="Folder of the documents (NEW/comparison).")
@options(LAW, COMMON)
def compare(old: str, new: str, out: str | None, quiet: bool, verbose: bool, **given: Any) -> int:
    """Compare two rounds: what is fixed, still there, new or gone.

    What was not re-tested is told apart, and so are the scores then and now. OLD is judged again with the
    rubric of NEW; neither round is changed.

    \b
    Example: webcensus compare rounds/2026-08 rounds/2026-11
    """
    from webcensus import rounds

    return rounds.compare_rounds(old, new, out or "", given, _talk(quiet, verbose))


@cli.command()
@click.argument("folder", type=click.Path())
@click.option("-o", "--out", type=click.Path(), help="Folder of the re-check (FOLDER/rechecks/<time>).")
@options(CRAWL, LAW, COMMON)
def recheck(folder: str, out: str | None, quiet: bool, verbose: bool, **given: Any) -> int:
    """Visit only what the open findings of a round need. Says what became of each.

    The sites are visited as in the round (its --delay, --allow-network …) where no option says otherwise.
    Run again to go on after an interruption.

    \b
    Example: webcensus recheck rounds/2026-11
    """
    from webcensus import rounds

    return rounds.recheck(folder, out or "", given, _talk(quiet, verbose))


@cli.command()
@click.argument("folder", type=click.Path())
@click.option("-o", "--out", type=click.Path(), help="Folder of the ledger (FOLDER/ledger).")
@click.option(
    "--by",
    type=click.Choice(["organiser", "supervisor", "province", "city", "county"]),
    help="Workbooks for each of these.",
)
@click.option("--issued", help="Day on which it is handed out, 2026-11-22; default: the round's last day.")
@click.option("--working-days", type=int, default=15, show_default=True, help="Time to rectify.")
@click.option("--recheck", "rechecks", multiple=True, type=click.Path(), help="A re-check kept elsewhere.")
@options(LAW, COMMON)
def ledger(  # noqa: PLR0917 - the options of the command
    folder: str,
    out: str | None,
    by: str | None,
    issued: str | None,
    working_days: int,
    rechecks: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Hand out the rectification ledger: one row a fault. Each has its deadline, state and re-checks.

    \b
    Example: webcensus ledger rounds/2026-11 --by organiser --issued 2026-11-30
    """
    from webcensus import rounds

    talk = _talk(quiet, verbose)
    return rounds.ledger(folder, out or "", by or "", issued or "", working_days, rechecks, given, talk)


@cli.command()
@click.argument("folder", type=click.Path())
@click.argument("workbook", type=click.Path())
@click.option("--rulings", type=click.Path(), help="The file to add to (FOLDER/rulings.csv).")
@click.option("--by", default="", help="Who decided, where the workbook does not say.")
@options(COMMON)
def rule(folder: str, workbook: str, by: str, quiet: bool, verbose: bool, **given: Any) -> int:
    """Take people's decisions back from a workbook into rulings.csv.

    \b
    Example: webcensus rule rounds/2026-11 rectification.xlsx --rulings rulings.csv
    """
    from webcensus import rounds

    return rounds.rule(folder, workbook, by, given, _talk(quiet, verbose))


@cli.command()
@click.argument("folder", type=click.Path())
@click.argument("sql")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="How the answer is printed (table).",
)
def query(folder: str, sql: str, format_: str) -> int:
    """SQL over a stored run: the tables of docs/data-dictionary.md.

    \b
    Example: webcensus query rounds/2026-11 "select verdict, count(*) from scorecards group by all"
    """
    from webcensus import front

    return front.query(folder, sql, format_)


@cli.command()
@click.argument("sites", type=click.Path())
@click.option("-n", "n", type=int, help="Sites to draw.")
@click.option("--by", default="", help="Columns that make the strata, as province,level.")
@click.option("--seed", type=int, default=0, help="Another seed draws other sites (0).")
@click.option("-o", "--out", type=click.Path(), help="File for the drawn rows (sample.csv).")
@click.option("--repeat", type=click.Path(), help="A sample.json: draw the same again from the same list.")
@click.option("--estimate", type=click.Path(), help="A round: what the sample says of the whole.")
def sample(sites: str, out: str | None, estimate: str | None, **given: Any) -> int:
    """Draw a sample of a list of sites, by strata. With --estimate, tells what came of it.

    \b
    Example: webcensus sample sites.csv -n 400 --by province,level --seed 7
    """
    from webcensus import front

    return front.sample(sites, out or "", estimate or "", given)


@cli.command()
@click.argument("folder", type=click.Path())
@click.option("--previous", type=click.Path(), help="The round before, to compare with.")
@click.option("-o", "--out", type=click.Path(), help="Folder of the documents (ROUND/bulletin).")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the bulletin.")
@click.option("--rubric", default="", help="The round's table, where it is not built in.")
@click.option("--deadline", help="Last day to rectify, 2026-12-31 (15 working days on).")
@click.option("--title", default="", help="Title instead of the usual one.")
@click.option("--sample", default="", type=click.Path(), help="The sample.json the round was made from.")
def bulletin(folder: str, previous: str | None, out: str | None, **given: Any) -> int:
    """Write the public bulletin of a judged round: docx and html.

    \b
    Example: webcensus bulletin rounds/2026-11 --previous rounds/2026-08
    """
    from webcensus import front

    return front.bulletin(folder, previous or "", out or "", given)


@cli.command()
@click.argument("id", required=False)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="en", help="Language of the texts.")
@click.option("--markdown", is_flag=True, help="The whole catalogue as Markdown.")
def checks(id: str | None, lang: str, markdown: bool) -> int:
    """What is checked, why, and how to rectify it."""
    from webcensus import front

    return front.checks(id, lang, markdown)


def _talk(quiet: bool, verbose: bool) -> int:
    """How much to say: 0 quiet, 1 normal, 2 verbose."""
    return 0 if quiet else 2 if verbose else 1


def _settings(given: dict[str, Any]) -> tuple[Settings, int]:
    """Settings, and how much to say: 0 quiet, 1 normal, 2 verbose."""
    config, quiet, verbose = given.pop("config"), given.pop("quiet"), given.pop("verbose")
    if given.get("as_of"):
        given["as_of"] = day("--as-of", given["as_of"])
    return load(given, file=Path(config) if config else None), _talk(quiet, verbose)


def main() -> None:
    """The process's entry: run the command line, and end."""
    garbage.rarely()
    if sys.stdout is not None:  # it was closed before we began
        sys.stdout = cast("TextIO", Output(sys.stdout))
    garbage.end(run_command())


def run_command() -> int:
    """Run the command line; every failure becomes one line on stderr and an exit code."""
    try:
        code = int(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        code = 128 + signal.SIGINT
    except click.ClickException as error:
        error.show()
        code = 3
    except Exception as error:
        from webcensus.front import failure

        code = failure(error)
    return code


if __name__ == "__main__":
    main()
