# SPDX-License-Identifier: Apache-2.0
"""WHOLE: find the workspace, load its files, check them against each other."""

from electassess.workspace.all_ratings import gather
from electassess.workspace.assessment import Assessment, assessment_ids, load_assessment
from electassess.workspace.brief_checks import without_words
from electassess.workspace.catalogue_folder import CatalogueFolder, load_catalogue
from electassess.workspace.checks import CHECKS, archives_fit
from electassess.workspace.files import Document
from electassess.workspace.find import FOLDER_ID, NoWorkspaceError, find_root, shipped_root
from electassess.workspace.reference import Reference, load_reference, load_shared
from electassess.workspace.reference_checks import REFERENCE_CHECKS
from electassess.workspace.schema import json_schema
from electassess.workspace.snapshot import Snapshot
from electassess.workspace.spread import spread
from electassess.workspace.veil import veiled

__all__ = [
    "CHECKS",
    "FOLDER_ID",
    "REFERENCE_CHECKS",
    "Assessment",
    "CatalogueFolder",
    "Document",
    "NoWorkspaceError",
    "Reference",
    "Snapshot",
    "archives_fit",
    "assessment_ids",
    "find_root",
    "gather",
    "json_schema",
    "load_assessment",
    "load_catalogue",
    "load_reference",
    "load_shared",
    "shipped_root",
    "spread",
    "veiled",
    "without_words",
]
