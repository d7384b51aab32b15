"""No sentence of a text for readers stands in the code that makes it: it stands in the language pack."""

import ast
import re
from pathlib import Path

import pytest

import electassess

SOURCE = Path(electassess.__file__).parent
RENDERING = (
    "account", "acts", "beside", "charts", "comparison", "comparison_csv", "comparison_page", "comparison_words",
    "front_sheet", "page_data", "robust", "sheets", "shown", "tidy_sheets", "workbook",
)  # fmt: skip
SPEAKING = [
    *(path for room in ("statement", "review", "comparison") for path in sorted((SOURCE / room).rglob("*.py"))),
    *(SOURCE / "render" / f"{name}.py" for name in RENDERING),
]

ALLOWED = {
    "brief: title", "brief: notice", "brief: not adopted", "brief: date", "brief: observed", "brief: desk_work",
    "brief: asks", "standards: adherence of the state", "criteria without a value", "signatures: heading",
    "demands: opening", "evidence that is not public", ": clause of level ", " (the clause says who states it)",
    "organisations.yaml: ", "(General \\w+) No\\. (\\d+)", "General Comment",
    "form: report", "ladder: bounds of the bands", "catalogue: gate ", "catalogue: breadth", "evidence untold: ",
    "ladder band ", "electoral democracy index", "clean elections index", "CC BY-SA 4.0",
    "band even", "value left", "step unsure",
}  # fmt: skip
"""Rules in the trace, which name keys of files and are part of what other programs read; and how names of standards
begin, which are read and not printed; what V-Dem calls its measures and its licence; classes of what charts draw."""
CLOSED = {
    "later than the statement", "date not known well enough", "event later than the statement",
    "said by another item", "no room in this form", "never to be told", "left out by the editors",
    "bears on nothing assessed", "before the vote", "in the vote", "after the vote", "cannot be decided",
    "does not hold",
}  # fmt: skip
"""The closed lists of reasons in the trace, and of states in a comparison's JSON: contracts with other programs."""
_NOTATION = re.compile(r"<|\w[(\[]")
"""By what a text is known that is no sentence: markup, a type."""
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


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.name)
def test_no_sentence_in_the_code(path: Path) -> None:
    assert _strays(path) == []


def test_a_stray_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Of no account."""\nraise ValueError("not this one")\nA = f"we urge {x} to act"\n')
    assert _strays(module) == [" to act"] or _strays(module) == ["we urge ", " to act"]
