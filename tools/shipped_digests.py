# SPDX-License-Identifier: Apache-2.0
"""Record what every version of the shipped catalogue and registries was, so that `migrate` knows untouched copies.

Run in a checkout with its whole history, whenever a shipped file has changed: `python tools/shipped_digests.py`.
"""

import json
import re
import subprocess
from pathlib import Path

from electassess.migration.shipped import digest

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "src" / "electassess" / "migration" / "shipped.json"
FIRST_LIST = "1.0.0"
"""The version of the catalogue whose indicators are listed: what came later is new to a sheet made for it."""


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def _versions(path: str) -> list[bytes]:
    found = []
    for commit in _git("log", "--format=%H", "--reverse", "--", path).decode().split():
        shown = subprocess.run(["git", "show", f"{commit}:{path}"], cwd=ROOT, check=False, capture_output=True)
        if shown.returncode == 0:
            found.append(shown.stdout)
    return found


def main() -> None:
    """Write the file anew; what an earlier run has recorded stays."""
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"digests": {}, "indicators": []}
    paths = {f"criteria/{one.name}" for one in (ROOT / "criteria").glob("*.yaml")} | set(kept["digests"])
    paths |= {"organisations.yaml", "countries.yaml"} | {
        f"schemas/{one.name}" for one in (ROOT / "schemas").glob("*.json")
    }
    digests = {}
    for path in sorted(paths):
        now = [(ROOT / path).read_bytes()] if (ROOT / path).exists() else []
        digests[path] = sorted({digest(data) for data in [*_versions(path), *now]} | set(kept["digests"].get(path, [])))
    indicators = kept["indicators"]
    if re.search(
        rf"^version: {re.escape(FIRST_LIST)}$", (ROOT / "criteria/catalogue.yaml").read_text("utf-8"), re.MULTILINE
    ):
        from electassess.workspace import load_reference  # noqa: PLC0415

        indicators = sorted(load_reference(ROOT)[0].indicators)
    text = json.dumps({"digests": digests, "indicators": indicators}, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
