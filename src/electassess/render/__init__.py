# SPDX-License-Identifier: Apache-2.0
"""BYTES: writers of drafts and comparisons. Each is a pure function: the same input gives the same bytes."""

from electassess.render.disclosure import every_writer, find_leaks, open_up
from electassess.render.extras import MissingExtraError
from electassess.render.writers import WRITERS, Writer

__all__ = ["WRITERS", "MissingExtraError", "Writer", "every_writer", "find_leaks", "open_up"]
