# SPDX-License-Identifier: Apache-2.0
"""Work that is shared by git: files of this tool are merged by entry and not by line, and nobody's work is lost."""

from electassess.sharing.git import GitError
from electassess.sharing.merging import Outcome, Three, merge_entries
from electassess.sharing.values import ABSENT, Conflict

__all__ = ["ABSENT", "Conflict", "GitError", "Outcome", "Three", "merge_entries"]
