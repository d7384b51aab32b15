# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code, with what it means and how it is cured. Codes are never reused.

1xx text of a file, 2xx model of a file, 3xx across files, 4xx scoring, 5xx statement, 6xx what is made of
one: working copies, reviews, language packs. The
documentation has a page for each, generated from this list.
"""

from electassess.codes import files, pages, results, sheets, workspaces
from electassess.codes.code import Code

CODES: tuple[Code, ...] = (*files.CODES, *workspaces.CODES, *results.CODES, *sheets.CODES, *pages.CODES)
"""All codes, by number."""

BY_ID = {code.id: code for code in CODES}
"""Code -> its record."""

__all__ = ["BY_ID", "CODES", "Code"]
