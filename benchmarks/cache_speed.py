# SPDX-License-Identifier: Apache-2.0
"""How fast are all assessments of a large workspace scored: cold, from the cache, and after some have changed?

    python benchmarks/cache_speed.py [NUMBER]

Generates NUMBER assessments (10,000 if left out) in a temporary folder. Each measurement is of a fresh process: loading,
checking, tabulating and scoring as `electassess score` does, without making cards or text of the scores. The floor is
draining the same YAML events with PyYAML's C parser. Prints medians, the ratio to the floor, and the peak memory of all
processes together. Imports are not counted in the seconds; `whole` is the process from start to end. Exit code 1 if a
target is missed.
"""

import gc
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from check_speed import drain, make, timed

from electassess.scoring import Scores
from electassess.use_cases import pipeline
from electassess.workspace.cache import FOLDER

COLD = 1.5
"""Target: most times the floor."""
WARM, CHANGED = 0.5, 2.5
"""Targets: most seconds."""
MEMORY = 500
"""Target: most memory of all processes together, in MB."""
PROCESSES = 2
ROUNDS = 3


def score(root: Path) -> str:
    """Score all assessments; returns a digest of what came out."""
    gc.disable()
    scores: Scores = pipeline.score_workspace(root, processes=PROCESSES)
    return hashlib.sha256(scores.rolled.values.tobytes() + scores.bands.tobytes()).hexdigest()


def apart(what: str, root: Path) -> dict[str, float]:
    """One measurement in a process of its own."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, __file__, what, str(root)], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return {**result, "whole": time.perf_counter() - start}


def change(root: Path, number: int, turn: int) -> None:
    """Change one level in so many sheets."""
    sheets = sorted(root.glob("assessments/*/ratings/*.yaml"))
    for sheet in sheets[:: max(1, len(sheets) // number)][:number]:
        lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(at for at, line in enumerate(lines) if line.startswith("    level: "))
        lines[at] = f"    level: {turn % 5}\n"
        sheet.write_text("".join(lines), encoding="utf-8")


def main() -> int:
    if len(sys.argv) == 3:
        work = {"drain": drain, "score": score}[sys.argv[1]]
        came: list[object] = []
        measured = timed(lambda: came.append(work(Path(sys.argv[2]))))
        print(json.dumps({**measured, "came": came[0]}))
        return 0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    runs: dict[str, list[dict[str, float]]] = {"floor": [], "cold": [], "warm": [], "changed": []}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        size = make(root, number)
        time.sleep(2.5)  # files of the last two seconds are not kept
        for turn in range(ROUNDS):
            shutil.rmtree(root / FOLDER, ignore_errors=True)
            runs["floor"].append(apart("drain", root))
            runs["cold"].append(apart("score", root))
            runs["warm"].append(apart("score", root))
            assert runs["cold"][-1]["came"] == runs["warm"][-1]["came"], "the cache changed a result"
            change(root, 100, turn)
            runs["changed"].append(apart("score", root))
            time.sleep(2.5)
    print(f"{number} assessments of {size / number / 1000:.0f} KB, {PROCESSES} processes, medians of {ROUNDS} rounds")
    seconds = {what: statistics.median(run["clock"] for run in each) for what, each in runs.items()}
    most = {"cold": COLD * seconds["floor"], "warm": WARM, "changed": CHANGED}
    missed = False
    for what, each in runs.items():
        whole = statistics.median(run["whole"] for run in each)
        peak = max(run["own"] + PROCESSES * run["child"] for run in each)
        target = f" (target {most[what]:.2f})" if what in most else ""
        print(
            f"{what:8}{seconds[what]:6.2f} s{target}, {seconds[what] / seconds['floor']:.2f} times the floor, "
            f"whole process {whole:.2f} s, peak memory {peak:.0f} MB (target {MEMORY})"
        )
        missed |= seconds[what] > most.get(what, seconds[what]) or peak > MEMORY
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
