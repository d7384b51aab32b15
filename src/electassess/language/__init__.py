# SPDX-License-Identifier: Apache-2.0
"""WORDS: what the program itself says in texts for readers, in the messages of one language pack.

The code knows messages by name and by what they are told; how they read is data, so that a second language is a folder.
"""

from electassess.language.days import Span, days, joined, listed
from electassess.language.language import Language, MessageError
from electassess.language.messages import OPTIONAL, PARTS, Needs

__all__ = ["OPTIONAL", "PARTS", "Language", "MessageError", "Needs", "Span", "days", "joined", "listed"]
