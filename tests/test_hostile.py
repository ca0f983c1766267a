"""The hostile web, all of it at once: every site ends as its manifest says, and nothing is lost, hung or broken.

`make hostile` crawls each site alone as well, and holds it against its own limits of time and memory.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from contents import holding

ROOT = Path(__file__).resolve().parents[1]
QUICK = (
    "--allow-network 127.0.1.0/24 --delay 0.02 --confirm-after 0.3 --max-pages 520 --max-minutes 4"
    " --timeout 10 --workers 1"
)
HANGS = 400  # seconds; it takes about a minute on two idle cores

CITIZENS = (
    "张三丰", "11010119000101001", "13800000000", "010-00000000", "李四光", "6222000000000000000",
    "zhang.san@example.cn", "京A00000", "1号2单元301室", "１３８　００００　００００", "wxid_test0000",
)  # fmt: skip
LIVE = re.compile(r"<script>alert|<img[^>]{0,80}onerror|href=[\"']?javascript:|\x1b|\x07", re.I)

pytestmark = pytest.mark.shared


def test_every_hostile_site_ends_as_it_must(shared: Path, tmp_path: Path) -> None:
    web = shared / "hostile" / "hostile_web.py"
    command = [
        sys.executable, "-m", "benchmarks.hostile", str(web), "--port", "18410", "--keep", str(tmp_path), f"--manners={QUICK}",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        out, err = process.communicate(timeout=HANGS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise AssertionError(f"a hang: not ended after {HANGS} s") from None
    assert process.returncode == 0, f"{out}\n{err[-2000:]}"
    last = out.strip().splitlines()[-1]
    k, n = last.split(" of ")[0], last.split(" of ")[1].split()[0]
    assert int(k) == int(n) > 100, out
    assert holding(tmp_path / "round", *CITIZENS) == []
    for path in (tmp_path / "round" / "reports").rglob("*.html"):
        assert not LIVE.search(path.read_text("utf-8")), path
