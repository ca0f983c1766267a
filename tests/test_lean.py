"""Lean: what a process leaves out as it loads other libraries is left out of nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import stored
from command import webcensus

ROOT = Path(__file__).resolve().parents[1]
TRUSTED = "len(ssl.create_default_context().get_ca_certs())"
AIOHTTP_S = "*(len(made.get_ca_certs()) for made in (one._SSL_CONTEXT_VERIFIED, one._SSL_CONTEXT_UNVERIFIED))"


def told(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_aiohttp_reads_no_certificates() -> None:
    code = f"from crawler import lean; lean.load(); import aiohttp.connector as one; print({AIOHTTP_S})"
    assert told(code) == ["0", "0"]


def test_who_asks_for_certificates_later_gets_them() -> None:
    code = f"""
import os, ssl
os.environ["SSL_CERT_DIR"] = "/kept"
os.environ.pop("SSL_CERT_FILE", None)
from crawler import lean
lean.load()
print(os.environ.pop("SSL_CERT_DIR"), "SSL_CERT_FILE" in os.environ, {TRUSTED})
"""
    assert told(code) == ["/kept", "False", *told(f"import ssl; print({TRUSTED})")]


def test_what_is_loaded_already_stays_as_it_is() -> None:
    code = f"import aiohttp.connector as one; from crawler import lean; lean.load(); print({AIOHTTP_S})"
    assert told(code) == told(code.replace("lean.load()", "pass"))


def test_numpy_is_not_loaded_to_judge_by_our_own_checks(tmp_path: Path) -> None:
    stored.stored(tmp_path / "round", stored.facts(stored.site(1)))
    done = webcensus("check", "round", cwd=tmp_path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"pyarrow.lib", "xlsxwriter.workbook"} <= loaded
    assert loaded.isdisjoint({"numpy", "pandas", "scrapy", "aiohttp"})
