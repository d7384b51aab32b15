# SPDX-License-Identifier: Apache-2.0
"""Scores of a large table, from file to file: `score --ratings` on 27,230 elections of 26 questions each, by one analyst.

    python benchmarks/large_table.py [ELECTIONS]

As many country-years as the largest indices have, by the structure of Freedom in the World. For every format the time
from start to end, that of the processors, the most memory of one process and the size of what was written. As a
measure of the machine, the time that pandas needs to read the table and write it again as JSON records. Linux only.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from electassess.scoring import build_structure
from electassess.workspace import load_catalogue

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples" / "catalogues" / "fiw"
ELECTIONS = 27_230
SECONDS, MEGABYTES = 15, 600


def write_table(path: Path, elections: int) -> int:
    """A table with a level for every question; returns the number of questions."""
    tree = load_catalogue(FOLDER)[0].tree
    assert tree is not None
    refs = [ref for ref in build_structure(tree).indicator_refs if not ref.endswith("consultation")]
    levels = np.random.default_rng(1).integers(0, 5, (elections, len(refs)))
    with path.open("w", encoding="utf-8") as file:
        file.write("election,indicator,analyst,level\n")
        for at, row in enumerate(levels.tolist()):
            file.writelines(f"e{at:05},{ref},desk,{level}\n" for ref, level in zip(refs, row, strict=True))
    return len(refs)


RUN = """
import re, sys
from pathlib import Path
from electassess.cli import main
try:
    main()
finally:
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
    print(peak[1], file=sys.stderr)
"""
"""The command, which tells at its end the most memory it took: that of a process started by a large one counts both."""


def measured(form: str, table: Path, out: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds of all its processes, and megabytes of the largest, of one run."""
    words: list[str | Path] = ["score", "--ratings", table, "--catalogue", FOLDER, "--format", form]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with out.open("wb") as file:
        ended = subprocess.run([sys.executable, "-c", RUN, *words], stdout=file, stderr=subprocess.PIPE, check=True)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, spent, int(ended.stderr.split()[-1]) / 1000


def main() -> int:
    elections = int(sys.argv[1]) if len(sys.argv) > 1 else ELECTIONS
    met = True
    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder) / "table.csv", Path(folder) / "out"
        questions = write_table(table, elections)
        print(f"{elections:,} elections x {questions} questions, {table.stat().st_size / 1e6:.0f} MB")
        started = time.process_time()
        pd.read_csv(table).to_json(out, orient="records", lines=True)
        bare = time.process_time() - started
        print(f"pandas, table read and written as JSON records: {bare:.1f} s")
        print(f"{'format':8} {'seconds':>8} {'cpu':>6} {'ratio':>6} {'MB':>6} {'written MB':>11}  met")
        for form in ("text", "csv", "json"):
            seconds, spent, peak = measured(form, table, out)
            good = seconds < SECONDS and peak < MEGABYTES
            met &= good
            size = out.stat().st_size / 1e6
            print(
                f"{form:8} {seconds:8.1f} {spent:6.1f} {spent / bare:6.1f} {peak:6.0f} {size:11.0f}  {'yes' if good else 'NO'}"
            )
    print(f"target: {SECONDS} s and {MEGABYTES} MB, on two processors with nothing else to do")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
