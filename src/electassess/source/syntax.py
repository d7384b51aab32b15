# SPDX-License-Identifier: Apache-2.0
"""What libyaml finds wrong with a text, in words that say what to do."""

from typing import Final

DEPTH: Final = 50
"""Deepest nesting of a file."""

_PROBLEMS: Final = (
    ("mapping values are not allowed", "a colon stands where no key can be",
     'text that holds ": " needs quotation marks'),
    ("could not find expected ':'", "a line is neither a key with a colon nor part of the text above", ""),
    ("did not find expected key", "the line does not fit the mapping it stands in",
     "check indentation and brackets just before; text that begins with {, [ or a quotation mark must be quoted"),
    ("did not find expected '-'", "the line does not fit the list it stands in", ""),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing", ""),
    ("found unexpected end of stream", "a quotation mark is not closed", ""),
    ("found unexpected document indicator", "a quotation mark is not closed", ""),
    ("did not find expected node content", "a value is missing or begins with a sign that has a meaning in YAML", ""),
    ("found unknown escape character", "a backslash stands before a letter that has no meaning after it",
     "in double quotation marks write two backslashes, or use single ones"),
    ("did not find expected <document start>", "text stands where no more is expected", ""),
)  # fmt: skip
TOO_DEEP: Final = f"lists and mappings stand in each other more than {DEPTH} levels deep"
_LOOK: Final = "check indentation, quotation marks and brackets just before this place"


def syntax_fault(problem: str, rest: str, *, guarded: bool = False) -> tuple[str, str]:
    """Message and hint for a problem of libyaml's, given the text from its place on; guarded, without a word of it."""
    if "cannot start any token" in problem or "found a tab" in problem:
        if rest.startswith("\t"):
            return "a tab stands where YAML allows only spaces", "indent with spaces"
        sign = "this sign" if guarded else rest[:1]
        return f"text cannot begin with {sign}", "put the text in quotation marks"
    if "nesting depth" in problem:  # libyaml looks ahead in flow collections and stops by itself
        return TOO_DEEP, "look for a stray bracket"
    for start, message, hint in _PROBLEMS:
        if problem.startswith(start):
            return message, hint or _LOOK
    return "the text breaks the rules of YAML here" if guarded else problem, _LOOK


__all__ = ["DEPTH", "TOO_DEEP", "syntax_fault"]
