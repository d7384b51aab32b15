# SPDX-License-Identifier: Apache-2.0
"""PROSE: from findings to a draft joint statement whose every sentence knows what it rests on."""

from electassess.statement.compose import Laid, compose, lay
from electassess.statement.document import Block, Claim, Draft, Footnote, Gap, Untold
from electassess.statement.inputs import Material
from electassess.statement.templates import LadderTextError

__all__ = [
    "Block",
    "Claim",
    "Draft",
    "Footnote",
    "Gap",
    "LadderTextError",
    "Laid",
    "Material",
    "Untold",
    "compose",
    "lay",
]
