"""Known advisories against the dependencies installed, by pip-audit.

    python -m benchmarks.advisories

Exit code 0: none known; 1: some, printed; 3: the database could not be asked, which says nothing either way.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Ask, and tell."""
    command = [
        sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable", "--timeout", "15",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"audit: the database of advisories could not be asked, so nothing is known: {reason[:300]}")
        return 3
    asked = [each for each in packages if "vulns" in each]
    if not asked:
        print("audit: the database of advisories knows none of the packages from here, so nothing is known")
        return 3
    found = [(each["name"], each["version"], vuln) for each in asked for vuln in each["vulns"]]
    for name, version, vuln in found:
        print(f"{name} {version}: {vuln['id']}, fixed in {', '.join(vuln['fix_versions']) or 'no version'}")
    for each in packages:
        if "vulns" not in each:
            print(f"{each['name']}: not asked about ({each.get('skip_reason', '')})")
    print(f"audit: {len(found)} known advisories against {len(asked)} packages")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
