# SPDX-License-Identifier: Apache-2.0
"""Broken files of every kind, by the thousand: no traceback, nothing over ten seconds, always the same for a seed.

    python benchmarks/fuzz.py --count 20000 --seed 1

Each input is a file of a small workspace with something wrong in it, read by a command that reads it, or a command
line with strange arguments. Some are broken letter by letter, others keep their form and say something else, so that
more than the reader is tried. What failed is printed with its number, so that `--only NUMBER` makes it again.
"""

import argparse
import functools
import gc
import io
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

import pandas as pd
from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.scoring import build_structure
from electassess.workspace import load_catalogue, shipped_root

IDENTITY = "twn-2024-01-13-general"
FOLDER = f"assessments/{IDENTITY}"
LONGEST = 10.0
"""Seconds of processors after which a run is a fault."""
STUCK = 120
"""Seconds by the clock after which a run is stopped."""
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


WORDS = re.compile(rb"[^\s,:\[\]{}\"'|]+")

WORKSPACE = (
    "check", "check --format json", "check --format sarif", "score", "score --format json", f"advise {IDENTITY}",
    f"draft {IDENTITY} --format md --out OUT", f"draft {IDENTITY}", "migrate", "migrate --dry-run", f"robust {IDENTITY}",
    "compare", "compare --format html", f"explain {IDENTITY}#civic-space", "audit --format json", f"review {IDENTITY}",
    "calibrate --out OUT/c.json", f"publish {IDENTITY} --format md --out OUT",
)  # fmt: skip
COPY = (
    f"draft {IDENTITY}", f"review {IDENTITY}", f"review {IDENTITY} --format json", f"review {IDENTITY} --format marks",
    f"publish {IDENTITY} --format md --out OUT", f"publish {IDENTITY} --format html --out OUT", f"advise {IDENTITY}", "check",
)  # fmt: skip
PACK = (
    "check", "check", f"draft {IDENTITY} --format md --out OUT", f"draft {IDENTITY} --form report --format md --out OUT",
    f"robust {IDENTITY}", f"review {IDENTITY}",
)  # fmt: skip
SCORED = tuple(
    f"score --format {form} --ratings tables/ratings.csv --catalogue tables" for form in ("text", "json", "csv")
)
TABLE = (
    *(words.replace("tables/ratings.csv", "FILE") for words in SCORED),
    "calibrate --ratings FILE --catalogue tables --out OUT/c.json",
)
READERS = (
    (r"tables/ratings\.(csv|xlsx)$", TABLE),
    (r"tables/.*yaml$", SCORED),
    (r"calibration\.json$", tuple(f"{words} --panel latent-trait --calibration FILE" for words in SCORED)),
    (r"other\.md$", (f"review {IDENTITY} FILE", f"review {IDENTITY} FILE --format marks")),
    (r"(statement(\.base)?\.md|waivers\.yaml)$", COPY),
    (r"languages/", PACK),
    (r"statements/", (f"draft {IDENTITY} --format md", f"publish {IDENTITY} --format md", "check")),
    (r"\.electassess-cache/", ("score", "score --format json")),
    (r"", WORKSPACE),
)
"""Commands that read a file, by its name; the first that fits counts."""


class Tried(NamedTuple):
    """What came of a run: what went wrong, a line each, and how often each exit and kind of file came up."""

    wrong: list[str]
    ends: Counter[int]
    kinds: Counter[str]


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


def reworded(data: bytes, dice: random.Random) -> bytes:
    """Bytes in which one to four words are another of the same file, and lines may stand elsewhere: mostly still well formed."""
    for _ in range(dice.randint(1, 4)):
        way = dice.randrange(5)
        words = list(WORDS.finditer(data))
        if way < 3 and words:
            word, instead = dice.choice(words), dice.choice(words)[0]
            data = data[: word.start()] + instead + data[word.end() :]
        elif way == 3:
            lines = data.split(b"\n")
            del lines[dice.randrange(len(lines))]
            data = b"\n".join(lines)
        else:
            lines = data.split(b"\n")
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            data = b"\n".join(lines)
    return data


def wrong(name: str, data: bytes, dice: random.Random) -> bytes:
    """A file with something wrong in it; a workbook is mostly spoiled inside, where it still can be opened."""
    spoil = spoiled if dice.random() < 0.5 else reworded
    if not name.endswith(".xlsx") or dice.random() < 0.2:
        return spoil(data, dice)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        inside = old.namelist()
        chosen = dice.choice([one for one in inside if "sheet" in one or "shared" in one])
        for one in inside:
            new.writestr(one, spoil(old.read(one), dice) if one == chosen else old.read(one))
    return made.getvalue()


def one_input(number: int, seed: int, root: Path, names: Sequence[str]) -> tuple[list[str], str]:
    """Prepare one input: the command line, and which file is broken."""
    dice = random.Random(f"{seed}/{number}")
    if dice.random() < 0.1:
        words = [dice.choice(COMMANDS), *(dice.choice(ARGUMENTS) for _ in range(dice.randint(0, 4)))]
        return [*words, "--workspace", str(root)], ""
    groups = sorted({kind_of(name) for name in names})
    kind = dice.choice(groups)
    name = dice.choice([one for one in names if kind_of(one) == kind])
    path = root / name
    path.write_bytes(wrong(name, path.read_bytes(), dice))
    readers = next(words for pattern, words in READERS if re.search(pattern, name))
    given = dice.choice(readers).split()
    places = {"FILE": str(path), "OUT": str(root / "out"), "OUT/c.json": str(root / "out.json")}
    given = [str(root / word) if word.startswith("tables") else places.get(word, word) for word in given]
    return [*given, *([] if "--ratings" in given else ["--workspace", str(root)])], name


def kind_of(name: str) -> str:
    """The kind of a file: sheets of ratings are one, criteria another."""
    parent, _, last = name.rpartition("/")
    if parent.endswith("ratings"):
        return "sheet"
    if parent in {"criteria", "tables"} and last not in {"catalogue.yaml", "ladder.yaml", "standards.yaml"}:
        return parent + last[last.index(".") :]
    return "cache" if "cache" in parent else name


def clean_workspace(clean: Path) -> None:
    """A small workspace with a file of every kind that a command reads."""
    source = shipped_root()
    for name in ("criteria", FOLDER, "languages"):
        shutil.copytree(source / name, clean / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(source / name, clean / name)
    tables = clean / "tables"
    shutil.copytree(source / "criteria", tables)
    tree = load_catalogue(tables)[0].tree
    assert tree is not None
    refs = build_structure(tree).indicator_refs[::4]
    dice = random.Random(1)
    rows = [(e, a, ref, dice.randrange(5)) for e in ("ab", "cd", "ef") for a in ("x", "y", "z") for ref in refs]
    table = pd.DataFrame(rows, columns=["election", "analyst", "indicator", "level"])
    table.to_csv(tables / "ratings.csv", index=False)
    table.to_excel(tables / "ratings.xlsx", index=False)
    there, runner = ["--workspace", str(clean)], CliRunner()
    fitted = f"calibrate --ratings {tables / 'ratings.csv'} --catalogue {tables} --out {clean / 'calibration.json'}"
    for line in (f"draft {IDENTITY}", f"draft {IDENTITY} --format md", "score", fitted):
        words = [*line.split(), *([] if "--ratings" in line else there)]
        ended = runner.invoke(app, words)
        assert ended.exit_code == 0, ended.output
    copy = (clean / FOLDER / "statement.md").read_text(encoding="utf-8")
    (clean / "other.md").write_text(re.sub(r"<!--.*?-->| ?\[@[^\]]*\]", "", copy, flags=re.DOTALL), encoding="utf-8")
    (clean / FOLDER / "waivers.yaml").write_text(
        'waivers:\n  - sentence: "s-1"\n    kind: lost-speaker\n    by: A Person\n    because: "It is so."\n    date: "2024-02-01"\n',
        encoding="utf-8",
    )


def spent() -> float:
    """Seconds that processors have worked on this and its children: what else the machine does counts for nothing."""
    return sum(os.times()[:4])


def _stop(*_: object) -> NoReturn:
    raise TimeoutError(f"stopped after {STUCK} s")


@functools.cache
def _names(clean: Path) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(clean).as_posix() for path in clean.rglob("*") if path.is_file()))


def run(count: int, seed: int, first: int = 0) -> Tried:
    """Try inputs, from one number on."""
    tried, runner = Tried([], Counter(), Counter()), CliRunner()
    signal.signal(signal.SIGALRM, _stop)
    with tempfile.TemporaryDirectory() as folder:
        clean, root = Path(folder) / "clean", Path(folder) / "workspace"
        clean_workspace(clean)
        for number in range(first, first + count):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(clean, root)
            words, name = one_input(number, seed, root, _names(clean))
            began = spent()
            signal.alarm(STUCK)
            result = runner.invoke(app, words)
            signal.alarm(0)
            took = spent() - began
            tried.ends[result.exit_code] += 1
            tried.kinds[kind_of(name)] += 1
            shown = " ".join(word.replace(str(root), "WORKSPACE") for word in words)
            if result.exception is not None and not isinstance(result.exception, SystemExit):
                last = traceback.extract_tb(result.exception.__traceback__)[-1]
                tried.wrong.append(
                    f"{number}: {shown} [{name}]: {result.exception!r:.300} at {Path(last.filename).name}:{last.lineno}"
                )
            elif took > LONGEST:
                tried.wrong.append(f"{number}: {shown} [{name}]: took {took:.1f} s")
            if number % 50 == 0:
                gc.collect()  # commands that run once leave it off
    return tried


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="number of the first input")
    parser.add_argument("--only", type=int, help="this input alone")
    given = parser.parse_args()
    began = time.perf_counter()
    alone = given.only is not None
    tried = run(1 if alone else given.count, given.seed, given.only if alone else given.first)
    ends = ", ".join(f"{number} ended with {code}" for code, number in sorted(tried.ends.items()))
    said = f"{tried.ends.total()} inputs of {len(tried.kinds)} kinds ({ends}), {len(tried.wrong)} wrong"
    print("\n".join([*tried.wrong, f"{said}, {time.perf_counter() - began:.0f} s"]))
    return 1 if tried.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
