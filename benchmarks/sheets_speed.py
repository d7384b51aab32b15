# SPDX-License-Identifier: Apache-2.0
"""How long does it take to take filled-in workbooks back?

    python benchmarks/sheets_speed.py [ROUNDS]

Writes the workbooks of three analysts of one election, changes level, confidence and reason of every row, 123 rows or
more in all, and takes them in one after the other: in fresh processes, timed by the processor from the moment at which
the command line and the reader of workbooks are imported, so that other work on the machine counts less. Prints the median,
and that of one workbook in which nothing is left to change. Exit code 1 if the target is missed.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

ROOT = Path(__file__).parents[1]
ELECTION = "khm-2023-07-23-general"
ANALYSTS = ("reader-a", "reader-b", "reader-c")
TARGET = 0.5
"""Most seconds that taking in the rows of three analysts may take beyond start-up."""
ROWS = 123

CODE = """
import json, sys, time
from pathlib import Path
import electassess.cli.app
from electassess.sheets.whole import ratings_from
from electassess.sheets.taking_in import write
import openpyxl
start = time.process_time()
root, count = Path(sys.argv[1]), 0
for file in sys.argv[2:]:
    plans, faults = ratings_from(root, Path(file))
    assert not faults
    for plan in plans:
        assert not plan.stopped, plan.faults
        assert write(plan, root) is None
        count += len(plan.done)
print(json.dumps([time.process_time() - start, count]))
"""


def timed(root: Path, files: list[Path]) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(root), *map(str, files)], capture_output=True, text=True, check=True
    )
    seconds, count = json.loads(done.stdout)
    return float(seconds), int(count)


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("criteria", f"assessments/{ELECTION}"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def filled(folder: Path, analyst: str) -> Path:
    file = folder / f"{analyst}.xlsx"
    command = [sys.executable, "-m", "electassess", "sheet", "out", ELECTION, str(file), "--analyst", analyst]
    subprocess.run([*command, "--workspace", str(folder)], check=True, capture_output=True)
    book = openpyxl.load_workbook(file)
    sheet: Any = book["Ratings"]
    head = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        level = sheet.cell(row, head["Level"]).value
        sheet.cell(row, head["State"]).value = None
        sheet.cell(row, head["Level"]).value = 2 if level != 2 else 3
        sheet.cell(row, head["Confidence"]).value = 51
        sheet.cell(row, head["Reason"]).value = f"A reason of the benchmark, row {row}, long enough to be one. " * 3
    book.save(file)
    return file


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        root = fresh(Path(folder) / "w")
        files = [filled(root, analyst) for analyst in ANALYSTS]
        held = [(file.name, file.read_bytes()) for file in files]
        times = []
        for _ in range(rounds):
            fresh(root)
            for name, data in held:
                (root / name).write_bytes(data)
            seconds, count = timed(root, files)
            times.append(seconds)
        again = statistics.median(timed(root, files[:1])[0] for _ in range(rounds))
    median = statistics.median(times)
    print(f"{count} rows of {len(ANALYSTS)} workbooks, three cells changed in each: {median:.2f} s (target {TARGET} s)")
    print(f"one workbook with nothing left to change: {again:.2f} s")
    return int(count < ROWS or median > TARGET)


if __name__ == "__main__":
    raise SystemExit(main())
