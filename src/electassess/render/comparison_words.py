# SPDX-License-Identifier: Apache-2.0
"""What a comparison says in a line or two, the same on the terminal, in a document and in text."""

from collections.abc import Callable, Iterator, Sequence

from electassess.comparison import (
    Cell,
    Comparison,
    GateState,
    Row,
    Say,
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


def mark_note(table: Comparison, say: Say) -> str:
    """What the marks mean that stand in a table; empty if none does."""
    there = {sign for row in table.rows for sign in marks(row)}
    told = [
        f"{sign} {say(message)}"
        for sign, message in ((LIKELIER, "mark-likelier"), (HOLDING, "mark-holding"), (OPEN, "mark-open"))
        if sign in there
    ]
    return say("table-marks", marks="; ".join(told)) if told else ""


def gate_lines(row: Row, say: Say) -> list[str]:
    """How the gates that matter stand in an election, a sentence each."""
    return [one.words(say) for one in mattering(row.gates)]


def rank_text(row: Row) -> str:
    """The interval of ranks, where they were asked for."""
    return "–" if row.ranks is None else span(*row.ranks)


def _single_words(row: Row, table: Comparison, say: Say) -> str:
    """How many rated indicators of an election rest on one analyst's level, by criterion; empty if none does."""
    titles = dict(table.criteria)
    return ", ".join(
        say("under-single-of", criterion=titles[cell.ref], single=str(cell.single), rated=str(cell.rated))
        for cell in row.cells
        if cell.single
    )


def _unheard(row: Row, say: Say) -> list[str]:
    """What is known of an election and moved no level, the gravest first, each with its source."""
    order = {"decisive": 0, "serious": 1, "": 2, "minor": 3}
    found = sorted((one.basis for one in row.facts if one.unrated), key=lambda one: order[one.gravity])
    return [
        say("under-fact", fact=one.text.rstrip("."), source=source_words(one.source, one.via, say)) for one in found
    ]


def standing_lines(table: Comparison, say: Say) -> list[str]:
    """The order that was asked for, and who cannot be told from whom in it; none if none was asked for."""
    found = standings(table, say)
    if not found:
        return []
    width, room = max(len(one.name) for one in found), max(len(one.value) for one in found)
    lines = [
        f"  {one.name:{width}}  {one.value:{room}}  {_alike_words(one, len(found), say)}".rstrip() for one in found
    ]
    passed_on = [f"  {say('order-passed-on')}"] if lowest(table) else []
    return ["", say("order-title", title=sorted_title(table, say)), *_lowest_lines(table, say), *lines, *passed_on]


def _lowest_lines(table: Comparison, say: Say) -> list[str]:
    """The lowest group, and who stands above it, in three lines at most; none if nobody does."""
    found = lowest(table)
    if found is None:
        return []
    groups = (
        ("order-lowest", found.group),
        ("order-above", found.above),
        ("order-above-rated", found.as_rated),
        ("order-between", found.between),
    )
    return [*(f"  {say(message, elections=listed(names, say))}" for message, names in groups if names), ""]


def _alike_words(one: Standing, shown: int, say: Say) -> str:
    """From whom an election cannot be told apart, and from whom only on what could be rated."""
    if shown < 2 or one.told or not one.valued:
        return one.told
    told = say("order-alike", elections=listed(one.alike, say)) if one.alike else say("order-apart")
    return say("order-rated", words=told, elections=listed(one.as_rated, say)) if one.as_rated else told


def notes(table: Comparison, say: Say) -> list[str]:
    """What the signs in the table mean."""
    return [note for note in (say("table-thin"), mark_note(table, say)) if note]


def pairs(table: Comparison, say: Say) -> tuple[str, list[str]]:
    """How many pairs each column tells apart, under its heading; no line where there is one election."""
    told = [say("under-line", title=one.title, words=told_words(one, say)) for one in table.told]
    return say("under-pairs"), told if len(table.rows) > 1 else []


def sections(table: Comparison, say: Say) -> Iterator[tuple[str, list[str]]]:
    """What stands under the table of a text or document: headings with a line for each election that has something."""

    def under(message: str, of: Callable[[Row], Sequence[str]]) -> tuple[str, list[str]]:
        lines = [say("under-line", title=row.name, words=words) for row in table.rows for words in of(row) if words]
        return say(message), lines

    yield under("under-firm", lambda row: [row.firm])
    yield under("under-gates", lambda row: gate_lines(row, say))
    yield under("under-single", lambda row: [_single_words(row, table, say)])
    yield under("under-unheard", lambda row: _unheard(row, say))


__all__ = [
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
