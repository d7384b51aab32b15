# SPDX-License-Identifier: Apache-2.0
"""How long does the page of a comparison take to make, how large is it, and how fast does it sort and filter?

    python benchmarks/page_speed.py [NUMBER]

Makes the page of the assessments in this repository, and of NUMBER made-up ones (200 if left out) in a temporary folder,
each in a fresh process from start to end; opens both in Chromium, sorts by each column, and filters by each value of each
filter. A sort or filter is counted until the page is laid out anew. Prints the median of the seconds and of the processor
seconds, the size, and the longest sort and filter. Exit code 1 if a target is missed. Needs Chromium and Playwright.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from check_speed import make
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
NUMBER, ROUNDS = 200, 3
SECONDS, MEGABYTES, MILLISECONDS = {"own": 1.0, "many": 6.0}, 5.0, 100.0
"""Targets: to make a page, of its size, and of one sort or filter."""

SORT = """() => {
  const spent = [];
  for (const button of document.querySelectorAll('.heat thead button')) {
    const start = performance.now();
    button.click();
    document.documentElement.getBoundingClientRect();
    spent.push(performance.now() - start);
  }
  return Math.max(...spent);
}"""
FILTER = """() => {
  const spent = [];
  for (const select of document.querySelectorAll('.filters select')) {
    for (const option of [...select.options].reverse()) {
      const start = performance.now();
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      document.documentElement.getBoundingClientRect();
      spent.push(performance.now() - start);
    }
  }
  return Math.max(...spent);
}"""


class Made(NamedTuple):
    """What one run took."""

    seconds: float
    processor: float


def written(workspace: Path, out: Path) -> Made:
    """Make the page once."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    words: list[str | Path] = [
        sys.executable,
        "-m",
        "electassess",
        "compare",
        "--format",
        "html",
        "--out",
        out,
        "--workspace",
        workspace,
    ]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Made(time.perf_counter() - started, processor)


def used(page: Path) -> tuple[float, float]:
    """Milliseconds of the longest sort and of the longest filter."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        tab.goto(page.as_uri())
        found = float(tab.evaluate(SORT)), float(tab.evaluate(FILTER))
        browser.close()
    return found


def main() -> int:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as people run it: read once, not compiled with every start
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    met = True
    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "workspace"
        made_up.mkdir()
        make(made_up, number)
        for name, workspace in (("own", ROOT), ("many", made_up)):
            out = Path(folder) / f"{name}.html"
            runs = [written(workspace, out) for _ in range(ROUNDS)]
            seconds, processor = (statistics.median(one) for one in zip(*runs, strict=True))
            size = out.stat().st_size / 1e6
            sorted_in, filtered_in = used(out)
            good = seconds < SECONDS[name] and size < MEGABYTES and max(sorted_in, filtered_in) < MILLISECONDS
            met &= good
            count = len(list((workspace / "assessments").glob("*/election.yaml")))
            print(
                f"{count:4} elections: {seconds:.1f} s ({processor:.1f} s of the processor, "
                f"{processor / SECONDS[name]:.2f} of the target), {size:.1f} MB, sorted in "
                f"{sorted_in:.0f} ms, filtered in {filtered_in:.0f} ms; met: {'yes' if good else 'NO'}"
            )
    print(f"target: {SECONDS['own']:g} s and {SECONDS['many']:g} s, {MEGABYTES:g} MB, {MILLISECONDS:g} ms")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
