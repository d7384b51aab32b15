# SPDX-License-Identifier: Apache-2.0
"""Who did what a fact tells, whose answer to it is asked for."""

import re
from collections.abc import Iterator

from electassess.model.base import ARTICLE
from electassess.model.election import MENTION, Actor, ElectionBody
from electassess.model.evidence import Item
from electassess.statement.bonds import OPENING_WORDS

_BY = re.compile(r"\b(?:was|were|is|are|been|being)\b[^;:]*?\bby (?:the )?\{([^{}]+)\}")
"""Who did what was suffered: “was refused on 15 May by the {emb}”."""
_SUFFERS = re.compile(r"\s+(?:was|were|is|are|(?:has|have|had) been)\s")
_SUBJECT = re.compile(
    r"(?:[,;:]|\b(?:and|but|when|after|until|because|which|where|that))\s+(?:the )?\{([^{}]+)\}(?!['’])"
)
"""Who is named where a part of a clause begins: “…, and the {emb} refused it”."""


def doers(item: Item) -> Iterator[str]:
    """Who, by the clause of an item, may have done it, the likeliest first; nobody where it tells what one says."""
    if item.attributed:
        return
    opening = MENTION.search(" ".join(item.clause.split()[:OPENING_WORDS]))
    clause = " ".join(item.clause.split())
    found = [opening[1]] if opening and not _SUFFERS.match(clause[opening.end() :]) else []
    yield from (one for one in (*found, *_BY.findall(clause), *_SUBJECT.findall(clause)) if one not in item.said_by)


def named_whole(body: Actor | ElectionBody) -> bool:
    """Whether a name takes no article of the text: it has none, or one of its own."""
    return not body.article or ARTICLE.match(body.name) is not None


__all__ = ["doers", "named_whole"]
