# SPDX-License-Identifier: Apache-2.0
"""The working copy of a statement: the plain draft as Markdown that people edit, merged when it is drafted again."""

from electassess.working.blocks import CONFLICT, Block, Copy, read_copy, read_sentences
from electassess.working.sentences import OURS, Sentence

__all__ = ["CONFLICT", "OURS", "Block", "Copy", "Sentence", "read_copy", "read_sentences"]
