# SPDX-License-Identifier: Apache-2.0
"""What a person sees in a terminal: faults with the line they stand on, scores as bars, the comparison as a heat table.

Only for a screen: what is piped or written to a file is the plain text that scripts rely on.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from electassess.comparison import Comparison
from electassess.diagnostics import Diagnostic, Severity
from electassess.findings.score_words import alpha_words, reasons_words
from electassess.language import Language
from electassess.render.comparison_words import cell_text, index_text, marks, notes, rank_text
from electassess.render.faults import tally, visible
from electassess.render.score_text import points_text, result_text
from electassess.scoring import Scorecard
from electassess.source import read_lines

_OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "violated": "#ffffff on #8c510a",
        "not-met": "#1c1c1c on #dfc27d",
        "partly-met": "#1c1c1c on #f6efdc",
        "largely-met": "#1c1c1c on #b5e0d8",
        "met": "#ffffff on #01665e",
    }
)
"""Ink and paper of outcomes: the colours of the page, which those who cannot tell red from green can tell apart."""

_BAR = 20
_CELL = 15
"""Columns for the longest cell, ` 100 [100-100]*`."""


def console() -> Console:
    """The screen, which takes text as it is: nothing in it is read as markup."""
    return Console(highlight=False, markup=False, emoji=False)


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def faults(found: Sequence[Diagnostic], root: Path) -> RenderableType:
    """Faults by file, each with the line it stands on and a mark under the column, and a count at the end."""
    parts: list[RenderableType] = []
    for path, group in groupby(found, key=lambda fault: fault.path):
        parts.append(Text(visible(path), "bold underline"))
        lines = read_lines(root / path, root)
        for fault in group:
            parts += [*_fault(fault, lines), Text()]
    colour = next((_COLOURS[one] for one in Severity if any(fault.severity is one for fault in found)), "green")
    parts.append(Text(tally(found), f"bold {'green' if colour == _COLOURS[Severity.NOTE] else colour}"))
    return Group(*parts)


def _fault(fault: Diagnostic, lines: Sequence[str]) -> list[RenderableType]:
    grave = _COLOURS[fault.severity]
    place = ":".join(str(part) for part in (fault.line, fault.column) if part is not None)
    head = Text.assemble(
        (f"{place} " if place else "", "cyan"),
        (f"{fault.severity} {fault.code} ", f"bold {grave}"),
        visible(fault.message),
    )
    parts: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
    if fault.line is not None and fault.line <= len(lines) and not fault.hidden:
        number = f"{fault.line:>6} │ "
        before, here = _window(lines[fault.line - 1], fault.column or 1)
        parts.append(Text.assemble((number, "dim"), visible(before) + visible(here), no_wrap=True, overflow="ellipsis"))
        gap = Text(visible(before)).cell_len
        parts.append(Text.assemble((" " * 6 + " │ ", "dim"), (" " * gap + "^", f"bold {grave}"), no_wrap=True))
    if fault.hint:
        parts.append(Padding(Text.assemble(("hint: ", "bold"), visible(fault.hint)), (0, 0, 0, 9)))
    return parts


def _window(line: str, column: int, room: int = 60) -> tuple[str, str]:
    """The line before and from a column, without its indentation beyond what is near the column."""
    before, here = line[: column - 1], line[column - 1 :]
    return (f"…{before[-room:]}" if len(before) > room else before), here


def cards(
    scored: Sequence[Scorecard], labels: Sequence[str], language: Language, notes: Mapping[str, str] | None = None
) -> RenderableType:
    """Each election with its criteria as bars, its verdict and the reasons; its note stands below its name."""
    parts: list[RenderableType] = []
    for card in scored:
        parts.append(
            Text.assemble((card.election, "bold underline"), "   ", (result_text(card, labels, language), "bold"))
        )
        if notes and card.election in notes:
            parts.append(Text(f"  {visible(notes[card.election])}", "dim"))
        table = Table(box=None, padding=(0, 1), show_edge=False, header_style="dim")
        for head in ("", "value", "0 to 100", "range", "rated", "outcome", "agreement"):
            table.add_column(head, justify="right" if head in {"value", "range", "rated"} else "left", no_wrap=True)
        for node in card.children(card.nodes[0].ref):
            value = node.value
            bar = Text("·" * _BAR, "dim")
            if value is not None:
                full = round(value / 100 * _BAR)
                bar = Text.assemble(("█" * full, "blue"), ("·" * (_BAR - full), "dim"))
            points = points_text(node, language)
            table.add_row(
                f"{node.ref} ({points})" if points else node.ref,
                "–" if value is None else f"{value:.0f}",
                bar,
                "" if node.low is None or node.high is None else f"{node.low:.0f} to {node.high:.0f}",
                f"{node.rated}/{node.applicable}",
                Text(f" {node.outcome.value} ", _OUTCOMES.get(node.outcome.value, "dim")),
                alpha_words(node, language),
            )
        parts.append(table)
        parts += [Padding(Text(f"· {reason}"), (0, 0, 0, 1)) for reason in reasons_words(card.verdict, language)]
        parts.append(Text())
    return Group(*parts)


def heat(table: Comparison, width: int, language: Language) -> RenderableType:
    """Elections by criteria on coloured ground, what limits the comparison first.

    Args:
        table: the comparison.
        width: of the screen, in columns; a narrow one leaves out the intervals, says so, and numbers the criteria.
        language: in which it speaks.
    """
    names, say = max((len(row.election) for row in table.rows), default=0), language.say
    whole_cells = width >= names + (12 if table.ranked else 6) + (_CELL + 1) * (len(table.criteria) + 1)
    grid = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    grid.add_column(say("table-election"), no_wrap=True, min_width=names)
    grid.add_column(say("table-band"), justify="center")
    if table.ranked:
        grid.add_column(say("table-rank"), justify="right")
    for number, title in enumerate((say("table-index"), *(title for _, title in table.criteria))):
        grid.add_column(
            title if whole_cells or not number else f"{number:>3}",
            width=_CELL if whole_cells else 5,
            no_wrap=not number,
        )
    legend = [] if whole_cells else [f"{number:>3} {title}" for number, (_, title) in enumerate(table.criteria, 1)]
    for row in table.rows:
        band = "–" if row.band is None else str(row.band)
        ranks = [rank_text(row)] if table.ranked else []
        cells = [("", index_text(row)), *((cell.outcome, cell_text(cell)) for cell in row.cells)]
        grid.add_row(
            row.election,
            f"{band}{marks(row)}",
            *ranks,
            *(_cell(outcome, text if whole_cells else _short(text)) for outcome, text in cells),
        )
    narrow = [] if whole_cells else [say("table-narrow")]
    remarks = [Text(f"· {note}", "dim") for note in (*table.remarks, *narrow, *notes(table, say))]
    key = Text(" ").join(Text(f" {outcome.replace('-', ' ')} ", style) for outcome, style in _OUTCOMES.items())
    return Group(*remarks, Text(), *legend, key, grid)


def _short(text: str) -> str:
    """A cell without its interval; the star of thin coverage stays."""
    return f"{text.partition(' ')[0]}{'*' if text.endswith('*') else ''}"


def _cell(outcome: str, text: str) -> RenderableType:
    number, _, span = text.partition(" ")
    star = "*" if number.endswith("*") else ""
    return Padding(Text(f"{number.removesuffix('*'):>4}{star} {span}".rstrip()), style=_OUTCOMES.get(outcome, ""))


__all__ = ["cards", "console", "faults", "heat"]
