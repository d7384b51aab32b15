# SPDX-License-Identifier: Apache-2.0
"""Broken files of every kind, by the thousand: no traceback, nothing over ten seconds, always the same for a seed.

    python benchmarks/fuzz.py --count 20000 --seed 1

Each input is a file of a small workspace with some of its bytes spoiled, or a command line with strange arguments.
What failed is printed with its number, so that `--only NUMBER` makes it again.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.workspace import shipped_root

IDENTITY = "twn-2024-01-13-general"
FOLDER = f"assessments/{IDENTITY}"
LONGEST = 10.0
PIECES = [
    b"\n",
    b"  ",
    b"- ",
    b": ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"|",
    b">-",
    b"&a",
    b"*a",
    b"!!python/x",
    b"<<: ",
    b"%",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"NO",
    b"1e999",
    b"-1",
    b"99999999999999999999",
    b".nan",
    b"2023-02-30",
    b"''",
    b'"',
    b"\xe2\x80\xa8",
    b"\xe1\x9e\x80\xe1\x9f\x92",
    b"{{ 1/0 }}",
    b"{% for x in y %}",
    b"{emb}",
    b"{a|b}",
    b"../../etc",
    b"=1+1",
    b"null",
    b"true",
    b"#",
]
ARGUMENTS = [
    "",
    "-",
    "--",
    "x" * 300,
    "../..",
    "\x00",
    "ខ្មែរ",
    "a#b",
    "#",
    "1",
    "2024-13-99",
    IDENTITY,
    f"{IDENTITY}#",
    "--format",
    "json",
    "--date",
    "--edition",
    "final",
    "md",
]
COMMANDS = [
    "check",
    "score",
    "robust",
    "draft",
    "review",
    "publish",
    "advise",
    "compare",
    "audit",
    "explain",
    "migrate",
    "catalogue",
    "schema",
    "new",
    "calibrate",
]


def spoiled(data: bytes, dice: random.Random) -> bytes:
    """Bytes with one to four things wrong with them."""
    for _ in range(dice.randint(1, 4)):
        at, way = dice.randrange(len(data) + 1), dice.randrange(6)
        if way == 0:
            data = data[:at] + dice.choice(PIECES) + data[at:]
        elif way == 1:
            data = data[:at] + data[at + dice.randint(1, 40) :]
        elif way == 2:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif way == 3:
            lines = data.split(b"\n")
            one = dice.randrange(len(lines))
            lines[one] = dice.choice(lines)
            data = b"\n".join(lines)
        elif way == 4:
            lines = data.split(b"\n")
            one = dice.randrange(len(lines))
            key, mark, _ = lines[one].partition(b": ")
            lines[one] = key + mark + dice.choice(PIECES)
            data = b"\n".join(lines)
        else:
            data = data[:at]
    return data


def one_input(number: int, seed: int, root: Path, names: list[str]) -> tuple[list[str], str]:
    """Prepare one input: the command line, and which file is spoiled."""
    dice = random.Random(f"{seed}/{number}")
    if dice.random() < 0.15:
        words = [dice.choice(COMMANDS), *(dice.choice(ARGUMENTS) for _ in range(dice.randint(0, 4)))]
        return [*words, "--workspace", str(root)], ""
    name = dice.choice(names)
    path = root / name
    path.write_bytes(spoiled(path.read_bytes(), dice))
    if name.endswith(".csv"):
        return ["score", "--table", str(path), "--catalogue", str(root / "criteria")], name
    command = dice.choice(["check", "check", "check", "score", "migrate", "advise", "draft"])
    extra = [IDENTITY] if command in {"advise", "draft"} else []
    extra += ["--format", "md", "--out", str(root / "out")] if command == "draft" else []
    return [command, *extra, "--workspace", str(root)], name


def run(count: int, seed: int, only: int | None = None) -> list[str]:
    """Try inputs; what went wrong, a line each."""
    wrong, runner, source = [], CliRunner(), shipped_root()
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean"
        for name in ("criteria", FOLDER):
            shutil.copytree(source / name, clean / name)
        for name in ("organisations.yaml", "countries.yaml"):
            shutil.copyfile(source / name, clean / name)
        (clean / "ratings.csv").write_text(
            "election,analyst,indicator,level\na,b,civic-space.observers,2\n", encoding="utf-8"
        )
        names = sorted(path.relative_to(clean).as_posix() for path in clean.rglob("*") if path.is_file())
        root = Path(folder) / "workspace"
        for number in range(count) if only is None else [only]:
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(clean, root)
            words, name = one_input(number, seed, root, names)
            began = time.perf_counter()
            result = runner.invoke(app, words)
            took = time.perf_counter() - began
            shown = " ".join(word.replace(str(root), "WORKSPACE") for word in words)
            if result.exception is not None and not isinstance(result.exception, SystemExit):
                last = traceback.extract_tb(result.exception.__traceback__)[-1]
                wrong.append(
                    f"{number}: {shown} [{name}]: {result.exception!r} at {Path(last.filename).name}:{last.lineno}"
                )
            elif took > LONGEST:
                wrong.append(f"{number}: {shown} [{name}]: took {took:.1f} s")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    given = parser.parse_args()
    began = time.perf_counter()
    wrong = run(given.count, given.seed, given.only)
    print("\n".join([*wrong, f"{given.count} inputs, {len(wrong)} wrong, {time.perf_counter() - began:.0f} s"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
