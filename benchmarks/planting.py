# SPDX-License-Identifier: Apache-2.0
"""Marked strings in faulty confidential items, by the thousand: none appears in a message or a file of any command.

    python benchmarks/planting.py --count 1000 --seed 1

Each input is a workspace in which a confidential item and its source are made of strings that stand nowhere else, with
one thing wrong in or near them. One command reads it, in one of its formats; what it says, on the screen and in every
file it writes, is searched for the strings. What cannot be read counts as confidential.
"""

import argparse
import itertools
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from electassess.cli.app import app
from electassess.render.disclosure import open_up
from electassess.workspace import shipped_root

ONE, OTHER = "gha-2020-12-07-general", "ken-2022-08-09-general"
FOLDER = f"assessments/{ONE}"
SEAM = "\nitems:\n"
"""Between the sources and the items of the worked evidence."""
CACHE = ".electassess-cache"
_numbers = itertools.count(1)

ITEM = (
    "id", "fact", "clause", "sources", "indicators", "reading", "kind", "basis", "credibility", "happened", "gravity",
    "acts", "thread", "follows", "part_of", "tell", "said_by", "keep", "figures", "continues", "ask", "sensitivity",
    "consent", "quote", "note", "background", "attributed",
)  # fmt: skip
SOURCE = (
    "organisation", "title", "described", "date", "latest", "url", "via", "reliability", "cite_as", "short", "named",
    "archive", "note",
)  # fmt: skip
COMMANDS = tuple(
    tuple(line.split())
    for line in (
        "check", "check --format json", "check --format sarif", "check --format github",
        "score", "score --format json", "score --format csv --no-cache", f"score {ONE} --date 2020-12-20",
        f"robust {ONE}", f"robust {ONE} --format json", "robust --format csv",
        f"draft {ONE}", f"draft {ONE} --format md,html,docx,pdf", f"draft {ONE} --form full --format md,html",
        f"draft {ONE} --form report --format md,docx --out OUT", f"draft {ONE} --form summary --format html",
        f"review {ONE}", f"review {ONE} --format json", f"review {ONE} --format marks", f"review {ONE} FILE",
        f"publish {ONE}", f"publish {ONE} --format md,html --out OUT", f"advise {ONE}",
        "compare", "compare --format csv", "compare --format json", "compare --format md", "compare --format html --out OUT/c.html",
        "compare --format xlsx --out OUT/c.xlsx", "compare --acts --format json", f"compare --pair {ONE} {OTHER}",
        f"compare --pair {ONE} {OTHER} --format html", "compare --over-time GHA", "compare --over-time GHA --format json",
        "audit", "audit --format json", f"explain {ONE}#civic-space", f"explain {ONE}#civic-space.assembly",
        f"explain {ONE}#NEAR", f"explain {ONE}#the vote", "migrate", "migrate --dry-run", "calibrate --out OUT/c.json",
        "new GHA 2020-12-07 general --analyst someone",
        f"sheet out {ONE} --analyst reader-a OUT/s.xlsx", f"sheet out {ONE} --analyst someone OUT/s.xlsx",
        "sheet in SHEET", "sheet in SHEET --dry-run", f"evidence out {ONE} OUT/e.xlsx", "evidence in EVIDENCE",
        f"merge-driver BASE OURS THEIRS 7 assessments/{ONE}/evidence.yaml",
    )
)  # fmt: skip
"""Every command that reads evidence, in every format. `NEAR` is nearly the item's id, which no hint may complete."""


class Plant:
    """One evidence file with a confidential item, in which everything that somebody wrote is a marked string."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.item = ""

    def word(self) -> str:
        """A marked word, different each time."""
        self.marks.append(f"zq{next(_numbers)}wv")
        return self.marks[-1]

    def number(self) -> str:
        """A marked number."""
        self.marks.append(f"8{next(_numbers):07d}9")
        return self.marks[-1]

    def text(self, item: dict[str, str], source: dict[str, str], key: str) -> str:
        """What is added to the evidence file; values are as YAML writes them."""
        lines = [f"  {key}:", *(f"    {name}: {value}" for name, value in source.items())]
        lines += ["items:"] + [
            f"{'  - ' if not n else '    '}{name}: {value}" for n, (name, value) in enumerate(item.items())
        ]
        return "\n".join(lines) + "\n"

    def whole(self) -> tuple[dict[str, str], dict[str, str], str]:
        """A confidential item without a fault, its source, and the source's key."""
        key, w, digits = f"S{self.word()}", self.word, self.number()
        said = f"{w()} saw {digits} of {w()}"
        self.item = w()
        item = {
            "id": self.item, "fact": f"{said}.", "clause": said,
            "sources": f"[{key}]", "indicators": "[civic-space.assembly]", "reading": "fault", "kind": "practice",
            "basis": "stated", "credibility": "2", "happened": '"2020-11"', "gravity": "minor", "acts": "[]",
            "keep": f"[{w()}]", "figures": f'[{{number: "{digits}", counts: {w()}}}]',
            "ask": f"{{to: parliament, text: protect {w()}}}", "sensitivity": "confidential", "consent": w(),
            "quote": f"{w()} {w()}", "note": f"{w()} {w()}",
        }  # fmt: skip
        source = {
            "organisation": f"{w()} {w()}", "title": w(), "date": "2020-12-01", "url": f"https://{w()}.example/{w()}",
            "via": w(), "reliability": "B", "cite_as": w(), "short": w(), "note": w(),
        }  # fmt: skip
        return item, source, key


def wrong_values(plant: Plant) -> Iterator[str]:
    """Every way in which a value can be wrong, as YAML."""
    w = plant.word
    yield from (
        plant.number(), f"[{w()}, [{w()}]]", f"{{{w()}: {w()}}}", "", "true", f"{w()} {w()}", f"&{w()} {w()}",
        f"*{w()}", f"!{w()} {w()}", f'"{w()}', f"[{w()}", f"{w()}: {w()}", f"@{w()}", f"`{w()}`", f"%{w()}",
        f'"{w()}\\q"', f"'{w()}' {w()}", f"|\n      {w()}\n      {w()}", f"[{w()}, {w()}]", f'"{w()}\\u0007"',
        f">-\n      {w()} {w()}\n      sensitivity: confidential", f"“{w()}”", f"{{{w()}}}", f"{w()}\n     {w()}: 1",
        f"? {w()}", f"- {w()}", f"{w()} {{", f"\t{w()}", f"- {w()}\n    {w()}: {w()}", f"{w()}.{w()}", "-1", "1e999",
    )  # fmt: skip


def wrong_files() -> Iterator[tuple[Plant, str]]:  # noqa: PLR0912 - one case after the other
    """Evidence files, each with one thing wrong near its confidential item."""
    for where, names in (("item", ITEM), ("source", SOURCE)):
        for name in names:
            ways = len(list(wrong_values(Plant())))
            for way in range(ways):
                plant = Plant()
                item, source, key = plant.whole()
                value = list(wrong_values(plant))[way]
                (item if where == "item" else source)[name] = value
                yield plant, plant.text(item, source, key)
    for change in range(12):
        plant = Plant()
        item, source, key = plant.whole()
        w = plant.word
        match change:
            case 0:
                item[w()] = w()
            case 1:
                source[w()] = w()
            case 2:
                item["sensitivty"] = item.pop("sensitivity")
                item[w()] = w()
            case 3:
                item["clause"] = f"{w()} {plant.number()} “{w()}” {{{w()}}} {{ on 3 May {w()}"
            case 4:
                same = w()
                item["clause"] = f"today {same} {same} yesterday"
            case 5:
                item |= {"follows": w(), "sources": f"[{key}, {w()}]", "indicators": f"[civic-space.{w()}]"}
            case 6:
                source["archive"] = f"{{path: archive/{w()}.html, sha256: {'0' * 64}}}"
            case 7:
                source |= {"latest": "2019-01-01", "named": "false"}
                item |= {"happened": "2021-05-05", "follows": item["id"]}
            case 8:
                item["note"] = f">-\n      {w()}\n      sensitivity: confidential"
                del item["sensitivity"]
                item["clause"] = f"{w()} saw {plant.number()} “{w()}”"
            case 9:
                del item["sensitivity"]
                source["named"] = "false"
            case 10:
                item["sensitivity"] = "Confidential"
            case _:
                del item["sensitivity"]
                item["sensitivities"] = w()
        yield plant, plant.text(item, source, key)


def more_wrong_files() -> Iterator[tuple[Plant, str]]:
    """Evidence in which the line that keeps the item from the public is there, and hard to read."""
    for line in (
        "Sensitivity: confidential", "sensitivity:confidential", "sensitivity：confidential", "sensitivity:\u00a0confidential",
        "sensitivity = confidential", "sensitivity: confidental", "sensitivity:", "sensitivity: null", "sensitivity: 'confidential ",
        "sensitivity: public\n    sensitivity: confidential", "sensitivity: confidential\n    sensitivity: public",
        "  sensitivity: confidential", " sensitivity: confidential", "   sensitivity: confidential", "\tsensitivity: confidential",
        "sensitivity: !confidential", "sensitivity: &a confidential", "sensitivity: [confidential]", "sensitivity: {confidential: true}",
        "confidential: true", "sensitivity: >-\n      confidential", "? sensitivity\n    : confidential", "sensitivity: CONFIDENTIAL",
    ):  # fmt: skip
        for broken in (False, True):
            plant = Plant()
            item, source, key = plant.whole()
            del item["sensitivity"]
            if broken:
                item["clause"] = f"{plant.word()} saw {plant.number()} “{plant.word()}” {{{plant.word()}}}"
            yield plant, plant.text(item, source, key) + f"    {line}\n"
    for old, new in (
        ("  - id", "    id"), ("  - id", "- id"), ("  - id", "  -id"), ("\nitems:\n", "\nitem:\n"), ("\nitems:\n", "\nitems:\nitems:\n"),
        ("\nitems:\n", "\n"), ("\nitems:\n", "\nitems: {}\n"), ("    organisation", "organisation"), ("    fact", "   fact"),
        ("    note", "note"), ("    consent", "      consent"), ("    quote: ", "    quote: >-\n      "),
    ):  # fmt: skip
        plant = Plant()
        item, source, key = plant.whole()
        text = plant.text(item, source, key)
        assert old in text
        yield plant, text.replace(old, new)


class Input(NamedTuple):
    """What is planted: the strings, the text of the evidence, and what else is changed, by file, from what to what."""

    plant: Plant
    evidence: str
    edits: tuple[tuple[str, str, str], ...] = ()


def quiet_files() -> Iterator[Input]:  # noqa: PLR0912 - one case after the other
    """Confidential items of which nothing, or nothing but a warning, is wrong, and files that refer to them."""
    because = "    because: party-inclusion.state-resources\n"
    rated = "    evidence: [opposition-distrust, new-register]\n"
    public = "  - id: opposition-distrust\n"
    for way in range(16):
        plant = Plant()
        item, source, key = plant.whole()
        edits: tuple[tuple[str, str, str], ...] = ()
        match way:
            case 0:
                item["sensitivity"] = "restricted"
            case 1:
                item |= {"tell": "always", "gravity": "decisive"}
            case 2:
                item["background"] = "result"
            case 3:
                item["follows"] = "opposition-distrust"
            case 4:
                edits = (("evidence.yaml", public, f"{public}    follows: {item['id']}\n"),)
            case 5:
                edits = (("evidence.yaml", public, f"{public}    part_of: {item['id']}\n"),)
            case 6:
                edits = (("statement.yaml", because, f"{because}  - text: mend it\n    because: {item['id']}\n"),)
            case 7:
                edits = (("statement.yaml", "endorsers: []\n", f"endorsers: []\nleave_out: [{item['id']}]\n"),)
            case 8:
                reason = f"    because: {plant.word()} {plant.word()}\n    evidence: [{item['id']}, new-register]\n"
                old = '    because: "The opposition called the commission partisan, but the EU found the disputed registration process inclusive."\n'
                edits = (("ratings/reader-a.yaml", old + rated, reason),)
            case 9:
                edits = (("ratings/reader-a.yaml", rated, f"    evidence: [{item['id']}x]\n"),)
            case 10:
                source["named"] = "false"
            case 11:
                edits = (("statement.md", "[@", f"[@{item['id']}; @"),)
            case 12:
                waiver = (
                    f"waivers:\n  - {{sentence: {item['id']}, kind: name, by: A, because: So., date: '2021-05-05'}}\n"
                )
                edits = (("waivers.yaml", "", waiver),)
            case 13:
                item |= {"happened": '"2021-09"', "clause": f"today {item['clause']}"}
            case 14:
                item["indicators"] = "[the-vote.secrecy]"
            case _:
                source |= {"date": "null", "latest": '"2021-05-01"'}
        yield Input(plant, plant.text(item, source, key), edits)


def inputs(seed: int) -> Iterator[Input]:
    """Every faulty file there is, in an order that the seed gives, again and again with other strings.

    One in three is of those that stop nothing, so that finished files are made of them.
    """
    for turn in itertools.count():
        known = [Input(plant, text) for plant, text in itertools.chain(wrong_files(), more_wrong_files())]
        dice = random.Random(f"{seed}/{turn}")
        dice.shuffle(known)
        quiet: Iterator[Input] = iter(())
        for number, one in enumerate(known):
            yield one
            if number % 2:
                following = next(quiet, None)
                if following is None:
                    quiet = quiet_files()
                    following = next(quiet)
                yield following


def make_workspace(root: Path) -> None:
    """Two worked assessments, one of them drafted and waived, in which something can be planted."""
    source = shipped_root()
    for name in ("criteria", FOLDER, f"assessments/{OTHER}", "languages"):
        shutil.copytree(source / name, root / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(source / name, root / name)
    for line in (
        f"draft {ONE}",
        f"sheet out {ONE} --analyst reader-a {root}/s.xlsx",
        f"evidence out {ONE} {root}/e.xlsx",
    ):
        ended = CliRunner().invoke(app, [*line.split(), "--workspace", str(root)])
        assert ended.exit_code == 0, ended.output


def sown(root: Path, text: str, edits: Sequence[tuple[str, str, str]] = ()) -> None:
    """The worked evidence with the text at the seam between its sources and its items; and other files changed."""
    evidence = root / FOLDER / "evidence.yaml"
    original = (shipped_root() / FOLDER / "evidence.yaml").read_text(encoding="utf-8")
    assert original.count(SEAM) == 1
    evidence.write_text(original.replace(SEAM, f"\n{text}"), encoding="utf-8")
    for name, old, new in edits:
        path = root / FOLDER / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in before, (name, old)
        path.write_text(before.replace(old, new, 1), encoding="utf-8")


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _sides(root: Path, plant: Plant) -> dict[str, str]:
    """What two people made of one file: the planted one, and the same with one of its strings changed."""
    ours = root / FOLDER / "evidence.yaml"
    text = ours.read_text(encoding="utf-8", errors="surrogateescape")
    sides = {"OURS": str(ours)}
    for name, mark, made in (("BASE", 0, "b"), ("THEIRS", -1, "t")):
        path = root / name.lower() / "evidence.yaml"
        path.parent.mkdir()
        changed = text.replace(plant.marks[mark], f"{plant.marks[mark]}{made}") if plant.marks else text
        path.write_text(changed, encoding="utf-8", errors="surrogateescape", newline="")
        sides[name] = str(path)
    return sides


def said_by(root: Path, command: Sequence[str], plant: Plant) -> tuple[str, int]:
    """What a command says on the screen and in files, those of its own cache aside, and how it ended."""
    places = {
        "OUT": str(root / "out"), "FILE": str(root / FOLDER / "statement.md"), "SHEET": str(root / "s.xlsx"),
        "EVIDENCE": str(root / "e.xlsx"),
    }  # fmt: skip
    near = plant.item[:-1]
    words = [places.get(word, word.replace("OUT/", f"{root}/").replace("NEAR", near)) for word in command]
    if command[0] == "merge-driver":
        places |= _sides(root, plant)
        words = [places.get(word, word) for word in command]
    else:
        words += ["--workspace", str(root)]
    before = _files(root)
    ended = CliRunner().invoke(app, words)
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    new = {path: data for path, data in _files(root).items() if before.get(path) != data}
    inputs = {"evidence.yaml", "reader-a.yaml"}  # they hold what they held: `migrate` and `in` change their lines alone
    told = [open_up(data) for path, data in new.items() if path.name not in inputs and CACHE not in path.parts]
    return "\n".join([ended.output, *told]), ended.exit_code


class Tried(NamedTuple):
    """What came of it: leaks, a line each; how many strings were planted; how often each command ended how."""

    leaks: list[str]
    planted: int
    ends: Counter[int]


def run(count: int, seed: int, first: int = 0) -> Tried:
    """Plant and look, from one number on."""
    leaks, ends, planted = [], Counter[int](), 0
    with tempfile.TemporaryDirectory() as folder:
        clean, root = Path(folder) / "clean", Path(folder) / "workspace"
        make_workspace(clean)
        order = random.Random(seed).sample(range(len(COMMANDS)), len(COMMANDS))
        for number, (plant, text, edits) in enumerate(itertools.islice(inputs(seed), first, first + count), first):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(clean, root)
            sown(root, text, edits)
            command = COMMANDS[order[number % len(COMMANDS)]]
            if edits and edits[0][0] == "statement.md" and command[0] in {"draft", "review"}:
                command = ("publish", ONE, "--format", "md")  # the others give people back the text that they wrote
            said, code = said_by(root, command, plant)
            ends[code] += 1
            planted += len(plant.marks)
            told = [mark for mark in plant.marks if mark in said]
            if told:
                leaks.append(f"{number}: {' '.join(command)} tells {', '.join(told)} of\n{text}")
    return Tried(leaks, planted, ends)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="number of the first input")
    given = parser.parse_args()
    began = time.perf_counter()
    tried = run(given.count, given.seed, given.first)
    ends = ", ".join(f"{number} ended with {code}" for code, number in sorted(tried.ends.items()))
    said = f"{given.count} files ({ends}), {tried.planted:,} strings planted, {len(tried.leaks)} leaks"
    print("\n".join([*tried.leaks, f"{said}, {time.perf_counter() - began:.0f} s"]))
    return 1 if tried.leaks else 0


if __name__ == "__main__":
    sys.exit(main())
