# SPDX-License-Identifier: Apache-2.0
"""A rating sheet in which nothing is rated yet, with every question and anchor in it."""

import json
from typing import Final

from electassess.workspace import Reference

NOT_YET: Final = "not yet rated"
"""The reason of a rating that nobody has given yet."""


def schema_line(kind: str, up: int) -> str:
    """The first line of a file, by which editors know what may stand in it.

    Args:
        kind: of file.
        up: folders from the file to the workspace.
    """
    return f"# yaml-language-server: $schema={'../' * up}schemas/{kind}.json\n"


def blank_sheet(reference: Reference, analyst: str) -> str:
    """A sheet with every indicator, its question and anchors as comments, none rated yet."""
    lines = [
        schema_line("ratings", 3).rstrip(),
        "# For each indicator: delete the line `state`, write `level: 0` to `level: 4`, say why in `because`, and cite",
        "# items of evidence.yaml as `evidence: [id, id]`. Where the evidence does not suffice, write",
        "# `state: insufficient-evidence`; where the question does not arise, `not-applicable`; give the reason.",
        f"analyst: {json.dumps(analyst, ensure_ascii=False)}",
        "# Nothing in the sheet counts as long as the next line says false: take it out when the sheet is done.",
        "submitted: false",
        "ratings:",
    ]
    for ref, indicator in reference.indicators.items():
        lines += ["", f"  # {indicator.question}"]
        lines += [f"  #   {anchor.level}: {anchor.anchor}" for anchor in indicator.anchors]
        lines += [f"  - indicator: {ref}", "    state: not-assessed", f"    because: {NOT_YET}"]
    return "\n".join(lines) + "\n"


__all__ = ["NOT_YET", "blank_sheet", "schema_line"]
