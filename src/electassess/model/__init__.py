# SPDX-License-Identifier: Apache-2.0
"""The nouns of the field as frozen pydantic models: what the files of a workspace say, and no I/O.

Every model forbids unknown keys, so that a misspelt one is a diagnostic and never silently ignored.
The module names are the file names: `catalogue` for `criteria/*.yaml`, `evidence` for `evidence.yaml`,
and so on. `KINDS` lists the kinds of file with the model that reads each.
"""

from electassess.model.base import Model
from electassess.model.brief import Brief
from electassess.model.catalogue import Catalogue, Group
from electassess.model.election import Election
from electassess.model.evidence import EvidenceFile
from electassess.model.ladder import Ladder
from electassess.model.pack import Pack
from electassess.model.panel import Panel
from electassess.model.ratings import RatingSheet
from electassess.model.registry import Countries, Organisations
from electassess.model.review_words import ReviewWords
from electassess.model.standards import Standards
from electassess.model.waivers import Waivers

KINDS: dict[str, type[Model]] = {
    "catalogue": Catalogue,
    "criterion": Group,
    "standards": Standards,
    "ladder": Ladder,
    "organisations": Organisations,
    "countries": Countries,
    "election": Election,
    "evidence": EvidenceFile,
    "ratings": RatingSheet,
    "statement": Brief,
    "waivers": Waivers,
    "panel": Panel,
    "review-words": ReviewWords,
    "pack": Pack,
}
"""Kind of file -> model. The kind is what `electassess schema KIND` takes."""

__all__ = [
    "KINDS",
    "Brief",
    "Catalogue",
    "Countries",
    "Election",
    "EvidenceFile",
    "Group",
    "Ladder",
    "Model",
    "Organisations",
    "Pack",
    "Panel",
    "RatingSheet",
    "ReviewWords",
    "Standards",
    "Waivers",
]
