"""The drafts of the worked assessments in every form, held word by word: a change of them is read as a diff.

`pytest tests/statement/test_golden.py --update` writes them anew.
"""

from pathlib import Path

import pytest

from electassess.model.base import Form
from electassess.render.markdown import markdown_text
from electassess.statement import Draft
from worked import everywhere, in_form

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def held(made: Draft) -> str:
    """The text, and of every claim and every untold item what the trace says of it, without lines of files."""
    lines = [markdown_text(made), "---", ""]
    for claim in made.claims:
        basis = [*claim.evidence, *(f"={ref}" for ref in claim.findings), *(f"({rule})" for rule in claim.rules)]
        lines.append(f"{claim.id} [{claim.kind}] {' '.join(basis)}")
    lines += ["", *(f"untold {one.item}: {one.reason}" for one in made.untold)]
    lines += ["", *(f"gap {gap.kind} {gap.ref}: {gap.text}" for gap in made.gaps)]
    return "\n".join(lines).rstrip() + "\n"


@everywhere
@pytest.mark.parametrize("form", Form)
def test_the_draft_is_the_one_that_was_read(identity: str, form: Form, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / f"{identity}.{form}.txt"
    now = held(in_form(identity, form))
    if request.config.getoption("--update"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8", newline="\n")
    assert now == file.read_text(encoding="utf-8")
