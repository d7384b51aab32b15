"""No sentence of a text for readers stands in the code that makes it: it stands in the language pack."""

import ast
import re
from pathlib import Path

import pytest

import electassess
from electassess.language import PARTS

SOURCE = Path(electassess.__file__).parent
OTHER_WORDS = {
    "codes", "diagnostics.py",  # faults
    "workspace", "source", "sharing", "migration", "model",  # which find them
    "cli", "web", "sheets", "working",  # the program's own interface
    "language",  # which hears of everything that can be said, and says what is wrong with a pack
    "use_cases/scaffold.py", "use_cases/drafting.py", "use_cases/naming.py", "use_cases/pipeline.py",
    "use_cases/reviewing.py", "use_cases/writing.py", "use_cases/days.py",
    "use_cases/comparing.py",  # files to fill in, and faults
    "scoring/calibration.py", "scoring/csv_table.py", "scoring/frame.py",
    "scoring/gates.py", "scoring/laid_out.py", "scoring/repeats.py", "scoring/tabulate.py",
    "scoring/workbook_table.py",  # what is wrong with a table of ratings
    "findings/shortfall.py",  # the hint of a fault
    "render/faults.py",  # how faults are printed
    "render/catalogue_text.py",  # the program's own interface
}  # fmt: skip
"""Rooms whose English is no language's: see docs/decisions/021-which-words-are-a-languages.md."""


def _speaks(path: Path) -> bool:
    """Whether a module must leave its sentences to the language."""
    name = path.relative_to(SOURCE).as_posix()
    return not any(name == room or name.startswith(f"{room}/") for room in OTHER_WORDS)


SPEAKING = [path for path in sorted(SOURCE.rglob("*.py")) if _speaks(path)]

ALLOWED = {
    "brief: title", "brief: notice", "brief: not adopted", "brief: date", "brief: observed", "brief: desk_work",
    "brief: asks", "standards: adherence of the state", "criteria without a value", "signatures: heading",
    "demands: opening", "evidence that is not public", ": clause of level ", " (the clause says who states it)",
    "organisations.yaml: ", "(General \\w+) No\\. (\\d+)", "General Comment",
    "form: report", "ladder: bounds of the bands", "catalogue: gate ", "catalogue: breadth", "evidence untold: ",
    "ladder band ", "electoral democracy index", "clean elections index", "CC BY-SA 4.0",
    "band even", "value left", "step unsure",
    "Date line", "could not be displayed", "the text ",
}  # fmt: skip
"""Rules in the trace, which name keys of files and are part of what other programs read; how names of standards begin,
which are read and not printed; what V-Dem calls its measures and its licence; classes of what charts draw; a style of
our Word template; and by what a fault of Typst is known."""
CLOSED = {
    "later than the statement", "date not known well enough", "event later than the statement",
    "said by another item", "no room in this form", "never to be told", "left out by the editors",
    "bears on nothing assessed", "before the vote", "in the vote", "after the vote", "cannot be decided",
    "does not hold",
}  # fmt: skip
"""The closed lists of reasons in the trace, and of states in a comparison's JSON: contracts with other programs."""
_NOTATION = re.compile(r"<|\(\?|\": |:::|\w[(\[](?!s\))|(?m:^ *(?:- )?[a-z_]+:(?: \S+)?$)")
"""By what a text is known that is no sentence: markup, JSON, YAML, a type, a pattern."""
_WORDS = re.compile(r"[A-Za-z’']{2,}")


def _strays(path: Path) -> list[str]:
    """Texts of two words and more in one module that are neither documentation nor errors."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[int] = set()
    for node in ast.walk(tree):
        documents = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        fault = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "error"
        if documents or fault or isinstance(node, ast.Raise | ast.Assert):
            passed |= {id(each) for each in ast.walk(node)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
    ]
    sentences = (text for text in texts if len(_WORDS.findall(text)) > 1 and " " in text)
    return [text for text in sentences if text not in ALLOWED | CLOSED and not _NOTATION.search(text)]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_sentence_in_the_code(path: Path) -> None:
    assert _strays(path) == []


def test_every_message_that_the_code_names_is_declared() -> None:
    declared = {message for part in PARTS.values() for message in part}
    named = re.compile(r'\b(?:say|vary)\(\s*"([a-z][a-z0-9-]*)"')
    said = {name for path in SOURCE.rglob("*.py") for name in named.findall(path.read_text(encoding="utf-8"))}
    assert len(said) > 300
    assert said <= declared


def test_a_stray_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Of no account."""\nraise ValueError("not this one")\nA = f"we urge {x} to act"\n')
    assert _strays(module) == [" to act"] or _strays(module) == ["we urge ", " to act"]


@pytest.mark.parametrize("room", sorted(OTHER_WORDS))
def test_the_rooms_passed_over_are_there_and_hold_sentences(room: str) -> None:
    path = SOURCE / room
    modules = [path] if path.is_file() else sorted(path.rglob("*.py"))
    assert any(_strays(module) for module in modules), f"{room} needs no exception any more"
