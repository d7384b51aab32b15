# SPDX-License-Identifier: Apache-2.0
"""A workspace as it was read at one moment, without errors: use cases take it, and none asks whether a file is there.

Whoever makes a snapshot has stopped at errors before. What is asked of a file that could not be read is a mistake of
the program, never of a user, and ends as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from electassess.model import Brief, Catalogue, Countries, Election, EvidenceFile, Ladder, Organisations, Standards
from electassess.workspace.assessment import Assessment
from electassess.workspace.reference import Reference

T = TypeVar("T")


def _there(found: T | None, what: str) -> T:
    if found is None:
        raise RuntimeError(f"{what} was taken into a snapshot although it cannot be read")
    return found


@dataclass(frozen=True)
class Snapshot:
    """A workspace without errors.

    Attributes:
        root: the workspace.
        reference: catalogue and registries, each file with its text and positions.
        assessments: by id, in order; each file with its text and positions.
    """

    root: Path
    reference: Reference
    assessments: Mapping[str, Assessment]

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue with its groups put in."""
        return _there(self.reference.tree, "the catalogue")

    @property
    def standards(self) -> Standards:
        """The legal standards."""
        return _there(self.reference.standards.model, self.reference.standards.path)

    @property
    def ladder(self) -> Ladder:
        """The verdicts and their words."""
        return _there(self.reference.ladder.model, self.reference.ladder.path)

    @property
    def countries(self) -> Countries:
        """How texts name countries."""
        return _there(self.reference.countries.model, self.reference.countries.path)

    @property
    def organisations(self) -> Organisations:
        """Who can sign."""
        return _there(self.reference.organisations.model, self.reference.organisations.path)

    def election(self, identity: str) -> Election:
        """What is assessed."""
        document = self.assessments[identity].election
        return _there(document.model, document.path)

    def evidence(self, identity: str) -> EvidenceFile:
        """Sources and items of one assessment, public or not."""
        document = self.assessments[identity].evidence
        return _there(document.model, document.path)

    def brief(self, identity: str) -> Brief | None:
        """Who speaks to whom and when; `None` where the assessment has no brief."""
        document = self.assessments[identity].brief
        return None if document is None else _there(document.model, document.path)

    def alone(self, identity: str) -> "Snapshot":
        """The same with one assessment."""
        return Snapshot(self.root, self.reference, {identity: self.assessments[identity]})


__all__ = ["Snapshot"]
