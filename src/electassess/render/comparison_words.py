# SPDX-License-Identifier: Apache-2.0
"""What a comparison says in a line or two, the same on the terminal, in a document and in text."""

from collections.abc import Iterator

from electassess.comparison import (
    Cell,
    Comparison,
    GateState,
    Row,
    Standing,
    listed,
    lowest,
    mattering,
    sorted_title,
    source_words,
    span,
    standings,
    told_words,
    whole,
)


def cell_text(cell: Cell) -> str:
    """A cell in a few letters: value, interval, and a star where coverage is thin."""
    if cell.value is None:
        return "–"
    return f"{whole(cell.value)} [{span(cell.interval_low, cell.interval_high)}]{'*' if cell.thin else ''}"


def index_text(row: Row) -> str:
    """The index of an election with its interval; to a decimal, so that 59.7 never reads as in the band from 60."""
    return "–" if row.index is None else f"{row.index:.1f} [{span(row.interval_low, row.interval_high)}]"


LIKELIER, HOLDING, OPEN = "~", "!", "?"
"""Marks behind a band: another is likelier; a gate holds; one cannot be decided that would lower it."""


def marks(row: Row) -> str:
    """What must be known of a band beside its number, in up to three signs."""
    gates = mattering(row.gates)
    return "".join(
        sign
        for sign, there in (
            (LIKELIER, bool(row.firmness.likelier)),
            (HOLDING, any(one.state is GateState.HOLDS for one in gates)),
            (OPEN, any(one.state is GateState.UNDECIDED for one in gates)),
        )
        if there
    )


def mark_note(table: Comparison) -> str:
    """What the marks mean that stand in a table; empty if none does."""
    there = {sign for row in table.rows for sign in marks(row)}
    told = [
        f"{sign} {words}"
        for sign, words in (
            (LIKELIER, "another band is likelier"),
            (HOLDING, "a gate holds"),
            (OPEN, "a gate cannot be decided that would lower the verdict if it held"),
        )
        if sign in there
    ]
    return f"Behind a band: {'; '.join(told)}." if told else ""


GATES_HEAD = "Gates that hold, and gates that cannot be decided and would lower the verdict if they held:"


def gate_lines(row: Row) -> list[str]:
    """How the gates that matter stand in an election, a sentence each."""
    return [one.words for one in mattering(row.gates)]


def rank_text(row: Row) -> str:
    """The interval of ranks, where they were asked for."""
    return "–" if row.ranks is None else span(*row.ranks)


PAIRS = "How many pairs can be told apart on what could be rated:"
FIRM = "How firm each verdict is:"
SINGLE = "Indicators whose level rests on one analyst:"


def _single_words(row: Row, table: Comparison) -> str:
    """How many rated indicators of an election rest on one analyst's level, by criterion; empty if none does."""
    titles = dict(table.criteria)
    return ", ".join(f"{titles[cell.ref]} {cell.single} of {cell.rated}" for cell in row.cells if cell.single)


UNHEARD = "Facts that bear only on what nobody could rate, so that no level takes account of them:"


def _unheard(row: Row) -> list[str]:
    """What is known of an election and moved no level, the gravest first, each with its source."""
    order = {"decisive": 0, "serious": 1, "": 2, "minor": 3}
    found = sorted((one.basis for one in row.facts if one.unrated), key=lambda one: order[one.gravity])
    return [f"{one.text.rstrip('.')} ({source_words(one.source, one.via)})." for one in found]


THIN_NOTE = "* less than half, by weight, could be rated; – not scored."


def standing_lines(table: Comparison) -> list[str]:
    """The order that was asked for, and who cannot be told from whom in it; none if none was asked for."""
    found = standings(table)
    if not found:
        return []
    width, room = max(len(one.name) for one in found), max(len(one.value) for one in found)
    lines = [
        f"  {one.name:{width}}  {one.value:{room}}  {_alike_words(one, len(found))}".rstrip()
        if one.value != "not scored"
        else f"  {one.name:{width}}  {one.value}"
        for one in found
    ]
    passed_on = [PASSED_ON] if lowest(table) else []
    return ["", f"{sorted_title(table)}:", *_lowest_lines(table), *lines, *passed_on]


PASSED_ON = (
    "  Not to be told apart is not passed on: the first of three may be like the second and the second like the third, "
    "and the first and the third be told apart all the same."
)


def _lowest_lines(table: Comparison) -> list[str]:
    """The lowest group, and who stands above it, in three lines at most; none if nobody does."""
    found = lowest(table)
    if found is None:
        return []
    lines = [f"  Lowest group, none told apart from the lowest: {listed(found.group)}."]
    if found.above:
        lines.append(f"  Above each of them, whatever the unrated: {listed(found.above)}.")
    if found.as_rated:
        lines.append(f"  Above each of them, but some only on what could be rated: {listed(found.as_rated)}.")
    if found.between:
        lines.append(f"  Above some of them and not told apart from others: {listed(found.between)}.")
    return [*lines, ""]


def _alike_words(one: Standing, shown: int) -> str:
    """From whom an election cannot be told apart, and from whom only on what could be rated."""
    if shown < 2 or one.told:
        return one.told
    if one.value in {"does not apply", "not rated"}:
        return ""
    told = f"cannot be told apart from {listed(one.alike)}" if one.alike else "told apart from every other"
    return f"{told}; told apart only on what could be rated: {listed(one.as_rated)}" if one.as_rated else told


def notes(table: Comparison) -> list[str]:
    """What the signs in the table mean."""
    return [note for note in (THIN_NOTE, mark_note(table)) if note]


def pairs(table: Comparison) -> tuple[str, list[str]]:
    """How many pairs each column tells apart, under its heading; no line where there is one election."""
    return PAIRS, [f"{one.title}: {told_words(one)}" for one in table.told] if len(table.rows) > 1 else []


def sections(table: Comparison) -> Iterator[tuple[str, list[str]]]:
    """What stands under the table of a text or document: headings with a line for each election that has something."""
    yield FIRM, [f"{row.name}: {row.firm}" for row in table.rows if row.firm]
    yield GATES_HEAD, [f"{row.name}: {words}" for row in table.rows for words in gate_lines(row)]
    yield SINGLE, [f"{row.name}: {words}" for row in table.rows if (words := _single_words(row, table))]
    yield UNHEARD, [f"{row.name}: {text}" for row in table.rows for text in _unheard(row)]


__all__ = [
    "THIN_NOTE",
    "cell_text",
    "gate_lines",
    "index_text",
    "mark_note",
    "marks",
    "notes",
    "pairs",
    "rank_text",
    "sections",
    "standing_lines",
]
