"""The hostile web: every case's outcome and cause, as the product's own tables tell them, against its manifest.

    python benchmarks/hostile.py ../shared/hostile/hostile_web.py [--only NAME,NAME] [--port 18330]

Runs the hostile web around one `webcensus run` of all its sites, then prints a line for each case that fell
short and `k of n`. Nothing outside 127.0.0.0/8 is contacted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

PRODUCT = [
    sys.executable, "-m", "webcensus", "run", "{csv}", "-o", "{out}", "-q", "--allow-network", "127.0.1.0/24",
    "--delay", "0.05", "--confirm-after", "0.5", "--max-pages", "600", "--max-minutes", "1.5", "--timeout", "10",
    "--workers", "1",
]  # fmt: skip


def main() -> int:
    """Run, compare, print; 0 when every case ended as its manifest says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("web", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--port", default="18330")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.mkdir(parents=True, exist_ok=True)
    out, manifest = folder / "round", folder / "manifest.json"
    only = ["--only", given.only] if given.only else []
    inner = " ".join(PRODUCT).format(csv="$HOSTILE_SITES_CSV", out=out)
    command = [
        sys.executable,
        given.web,
        "run",
        "--port",
        given.port,
        "--life",
        "900",
        "--manifest",
        manifest,
    ]
    done = subprocess.run(
        [*map(str, command), *only, "--", "bash", "-c", f"SSL_CERT_FILE=$HOSTILE_CA {inner}"],
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.strip()[-3000:])
    print(done.stderr.strip()[-2000:], file=sys.stderr)
    wrong, cases = compare(json.loads(manifest.read_text())["sites"], out)
    print("\n".join(wrong))
    print(
        f"{cases - len(wrong)} of {cases} cases end as their manifest says; violations: exit {done.returncode}"
    )
    return int(bool(wrong) or done.returncode != 0)


def compare(sites: list[dict[str, object]], out: Path) -> tuple[list[str], int]:
    """One line for each case whose recorded outcome or causes differ; and how many cases there are."""
    files = [str(path) for path in (out / "data").glob("*/site_outcomes.parquet")]
    rows = duckdb.sql(
        f"select s.name, o.state, o.causes, o.detail, o.handed_out, o.recorded"
        f" from read_parquet({files}) o join read_parquet({[f.replace('site_outcomes', 'sites') for f in files]}) s on s.id = o.site"
    ).fetchall()
    found = {row[0]: row[1:] for row in rows}
    wrong = []
    for site in sites:
        name = str(site["name"])
        if name not in found:
            wrong.append(f"{name}: no outcome recorded")
            continue
        state, causes, detail, handed, recorded = found[name]
        had = set(json.loads(causes))
        wanted = set(site["causes"])  # type: ignore[call-overload]
        if state != site["outcome"] or (wanted and not had & wanted):
            wrong.append(f"{name}: {state} {sorted(had)} for {site['outcome']} {sorted(wanted)} ({detail})")
        elif handed != recorded:
            wrong.append(f"{name}: {handed} handed out, {recorded} recorded")
    return wrong, len(sites)


if __name__ == "__main__":
    sys.exit(main())
