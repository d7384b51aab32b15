# SPDX-License-Identifier: Apache-2.0
"""The files that people write after an assessment is rated: the working copy and who answers for what in it."""

from pathlib import Path
from typing import Final

from electassess.diagnostics import Diagnostic
from electassess.model import Waivers
from electassess.source import read_text
from electassess.workspace.files import load
from electassess.workspace.find import ASSESSMENTS, WAIVERS, WORKING_BASE, WORKING_COPY

COPY_LIMIT: Final = 1_000_000
"""Largest working copy that is read, in bytes."""


def written_faults(root: Path, identity: str) -> list[Diagnostic]:
    """What is wrong with the working copy and the waivers of an assessment as files; what they say is for `review`.

    Args:
        root: the workspace.
        identity: the assessment's id.
    """
    folder, shown = root / ASSESSMENTS / identity, f"{ASSESSMENTS}/{identity}"
    faults = []
    for name in (WORKING_COPY, WORKING_BASE):
        if (folder / name).is_file():
            faults += read_text(folder / name, root, COPY_LIMIT)[1]
    if (folder / WAIVERS).is_file():
        document, found = load(Waivers, folder / WAIVERS, root, f"{shown}/{WAIVERS}")
        faults += found
        seen = set()
        for number, waiver in enumerate(document.model.waivers if document.model else ()):
            if (waiver.sentence, waiver.kind) in seen:
                message = "this remark on this sentence is waived twice"
                faults.append(document.error("EA315", ("waivers", number), message, "take one out"))
            seen.add((waiver.sentence, waiver.kind))
    return faults


__all__ = ["COPY_LIMIT", "written_faults"]
