# SPDX-License-Identifier: Apache-2.0
"""Small rules that every sentence goes through in any language that has capitals and full stops; and tense."""

import re

_TENSE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")
"""A name such as iLaw, which keeps its small letter even at the start of a sentence."""
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def capitalise(text: str) -> str:
    """The text with its first letter in upper case, unless a digit or an actor's placeholder comes first.

    >>> capitalise("on 15 May the {emb} ruled")
    'On 15 May the {emb} ruled'
    >>> capitalise("{cpp} candidates won")
    '{cpp} candidates won'
    >>> capitalise("1,542 ballots were invalid")
    '1,542 ballots were invalid'
    >>> capitalise("iLaw counted three")
    'iLaw counted three'
    """
    if _INNER_CAPITAL.match(text):
        return text
    match = _FIRST_LETTER.search(text)
    if match is None or "{" in text[: match.start()] or any(char.isdigit() for char in text[: match.start()]):
        return text
    return text[: match.start()] + match.group().upper() + text[match.end() :]


def sentence(clause: str) -> str:
    """A clause as a sentence: capital at the start, full stop at the end unless its own mark closes it.

    >>> sentence("the register was open")
    'The register was open.'
    """
    text = capitalise(clause.strip())
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."


def tense(text: str, *, before_vote: bool) -> str:
    """Choose in every `{after|before}` of a text.

    >>> tense("the list {was|has been} closed", before_vote=True)
    'the list has been closed'
    """
    return _TENSE.sub(lambda match: match.group(2 if before_vote else 1), text)


__all__ = ["capitalise", "sentence", "tense"]
