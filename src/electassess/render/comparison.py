# SPDX-License-Identifier: Apache-2.0
"""Writers of comparisons: text, CSV, JSON, Markdown; the page and the workbook have modules of their own."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

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
from electassess.render import beside, comparison_page
from electassess.render.markdown import escape
from electassess.render.records import json_text
from electassess.render.table import write_csv
from electassess.render.workbook import to_xlsx


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


def single_words(row: Row, table: Comparison) -> str:
    """How many rated indicators of an election rest on one analyst's level, by criterion; empty if none does."""
    titles = dict(table.criteria)
    return ", ".join(f"{titles[cell.ref]} {cell.single} of {cell.rated}" for cell in row.cells if cell.single)


UNHEARD = "Facts that bear only on what nobody could rate, so that no level takes account of them:"


def unheard(row: Row) -> list[str]:
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


def _notes(table: Comparison) -> list[str]:
    """What the signs in the table mean."""
    return [note for note in (THIN_NOTE, mark_note(table)) if note]


def _grid(table: Comparison) -> list[str]:
    """The table itself, a line for each election."""
    width = max(len(row.election) for row in table.rows)
    ranks = "   rank" if table.ranked else ""
    heads = [(ref, max(len(ref), 14)) for ref, _ in table.criteria]
    lines = [
        " " * width + f"  band    {'index':>13}{ranks}  analysts  " + "  ".join(f"{ref:>{room}}" for ref, room in heads)
    ]
    for row in table.rows:
        band = "–" if row.band is None else str(row.band)
        rank = f"  {rank_text(row):>5}" if table.ranked else ""
        cells = "  ".join(
            f"{cell_text(cell) + ('' if cell.thin else ' '):>{room}}"
            for cell, (_, room) in zip(row.cells, heads, strict=True)
        )
        first = f"{row.election:{width}}  {band:>4}{marks(row):3} {index_text(row):>13}{rank}  {row.analysts:>8}"
        lines.append(f"{first}  {cells}".rstrip())
    return lines


def to_brief(table: Comparison) -> bytes:
    """The table, and the order that was asked for, alone; how many limits there are is said."""
    many = len(table.limits)
    limits = f"{many} limit{'' if many == 1 else 's'} of this comparison: told without --brief."
    asked = [table.asked, ""] if table.asked else []
    lines = [*asked, *_grid(table), *_notes(table), *([limits] if many else []), *standing_lines(table)]
    return ("\n".join([*lines, *beside.to_lines(table)]) + "\n").encode()


def to_text(table: Comparison) -> bytes:
    """A table for the terminal, remarks first."""
    lines = [*table.remarks, *_notes(table), "", *_grid(table)]
    lines += standing_lines(table)
    lines += ["", PAIRS, *(f"  {one.title}: {told_words(one)}" for one in table.told)] if len(table.rows) > 1 else []
    firm = [f"  {row.name}: {row.firm}" for row in table.rows if row.firm]
    lines += ["", FIRM, *firm] if firm else []
    gates = [f"  {row.name}: {words}" for row in table.rows for words in gate_lines(row)]
    lines += ["", GATES_HEAD, *gates] if gates else []
    single = [f"  {row.name}: {words}" for row in table.rows if (words := single_words(row, table))]
    lines += ["", SINGLE, *single] if single else []
    facts = [f"  {row.name}: {text}" for row in table.rows for text in unheard(row)]
    lines += ["", UNHEARD, *facts] if facts else []
    lines += beside.to_lines(table)
    return ("\n".join(lines) + "\n").encode()


COLUMNS = (
    "election",
    "node",
    "value",
    "low",
    "high",
    "rated",
    "applicable",
    "analysts",
    "outcome",
    "band",
    "interval_low",
    "interval_high",
    "interval_level",
    "worst",
    "best",
    "coverage",
    "alpha",
    "iso3",
    "country",
    "region",
    "date",
    "year",
    "type",
    "edition",
    "panel",
    "raters_low",
    "raters_high",
    "single_rater",
    "pairs_equal",
    "pairs",
    "band_chance",
    "other_band",
    "other_band_chance",
    "band_chance_filled",
    "other_band_filled",
    "other_band_chance_filled",
    "nearest_bound",
    "bound_distance",
    "capped",
    "gates_undecided",
    "varied",
    "unrated_facts",
    "analysts_low",
    "analysts_high",
    "likelier",
    "gates_holding",
    "desk",
    "hands",
)
"""Columns are only ever added, and at the end: scripts elsewhere read them by name and by place."""

RANKS = ("rank_best", "rank_worst")
"""Further columns where ranks were asked for."""


def about(row: Row) -> dict[str, object]:
    """What a row of an export says of its election, so that it can be joined with other tables."""
    return {
        "iso3": row.iso3,
        "country": row.country,
        "region": row.region,
        "date": row.date,
        "year": row.year,
        "type": row.type,
        "edition": row.edition,
        "panel": " ".join(row.panel),
    }


def joined(row: Row) -> dict[str, object]:
    """The same with the verdict, for tables in which no row is of the index."""
    firm = row.firmness
    return about(row) | {
        "coverage": row.coverage,
        "index": row.index,
        "interval_low": row.interval_low,
        "interval_high": row.interval_high,
        "band": row.band,
        "band_chance": firm.rated.own,
        "other_band": firm.rated.other,
        "other_band_chance": firm.rated.other_share,
        "band_chance_filled": firm.filled.own,
    }


def _firm_data(row: Row) -> dict[str, object]:
    firm = row.firmness
    return {
        "band_chance": firm.rated.own,
        "other_band": firm.rated.other,
        "other_band_chance": firm.rated.other_share,
        "band_chance_filled": firm.filled.own,
        "other_band_filled": firm.filled.other,
        "other_band_chance_filled": firm.filled.other_share,
        "nearest_bound": firm.bound,
        "bound_distance": firm.distance,
        "capped": "yes" if firm.capped else "no",
        "gates_undecided": " ".join(firm.undecided),
        "likelier": firm.likelier,
        "gates_holding": " ".join(one.id for one in row.gates if one.state is GateState.HOLDS),
        "desk": "yes" if row.desk else "no",
        "hands": row.hands,
    }


def _cell_data(row: Row, cell: Cell, level: float) -> dict[str, object]:
    return {
        "election": row.election,
        "node": cell.ref,
        "value": cell.value,
        "low": cell.low,
        "high": cell.high,
        "analysts_low": cell.low,
        "analysts_high": cell.high,
        "rated": cell.rated,
        "applicable": cell.applicable,
        "analysts": cell.analysts,
        "outcome": cell.outcome,
        "interval_low": cell.interval_low,
        "interval_high": cell.interval_high,
        "interval_level": level if cell.value is not None else None,
        "worst": cell.worst,
        "best": cell.best,
        "coverage": cell.coverage,
        "alpha": cell.alpha,
        "raters_low": cell.raters[0] if cell.raters else None,
        "raters_high": cell.raters[1] if cell.raters else None,
        "single_rater": cell.single,
        "pairs_equal": cell.equal[0],
        "pairs": cell.equal[1],
        "varied": "yes" if cell.varied else "no",
        "unrated_facts": len({one.id for point in cell.unrated for one in point.evidence}),
    }


def to_csv(table: Comparison) -> bytes:
    """One row for each election and criterion, and one for the index."""
    rows: list[dict[str, object]] = []
    for row in table.rows:
        index: dict[str, object] = {
            "election": row.election,
            "node": "index",
            "value": row.index,
            "analysts": row.analysts,
            "band": row.band,
            "interval_low": row.interval_low,
            "interval_high": row.interval_high,
            "interval_level": table.level if row.index is not None else None,
            "coverage": row.coverage,
            **_firm_data(row),
        }
        index |= beside.values(table, row.election)
        if row.ranks:
            index |= dict(zip(RANKS, row.ranks, strict=True))
        cells = (_cell_data(row, cell, table.level) for cell in row.cells)
        rows += [one | about(row) for one in (index, *cells)]
    ranks = RANKS if table.ranked else ()
    return write_csv([*COLUMNS, *ranks, *beside.columns(table)], rows)


def to_html(table: Comparison) -> bytes:
    """The page, from which its script saves what `to_csv` writes on the elections shown."""
    return comparison_page.to_html(table, to_csv(table))


def to_json(table: Comparison) -> bytes:
    """The whole comparison, with what stands behind each cell."""
    data = dataclasses.asdict(table)
    data["method"] = json.loads(table.method)
    for row in data["rows"]:
        row["year"] = int(row["year"])
    return json_text(data).encode()


def _in_cell(text: str) -> str:
    """Text in a table of Markdown, where a bar would end the cell."""
    return escape(text).replace("|", "\\|")


def to_markdown(table: Comparison) -> bytes:
    """A table for a document."""
    heads = ["election", "band", "index", *(["rank"] if table.ranked else []), "analysts"]
    head = f"| {' | '.join(heads)} | " + " | ".join(_in_cell(title) for _, title in table.criteria) + " |"
    rule = "|---" * (len(heads) + len(table.criteria)) + "|"
    lines = [*(f"- {escape(note)}" for note in (*table.remarks, *_notes(table))), "", head, rule]
    for row in table.rows:
        band = "–" if row.band is None else f"{row.band} {row.label} {marks(row)}".rstrip()
        rank = [rank_text(row)] if table.ranked else []
        first = [f"{row.name}: {row.title}", band, index_text(row), *rank, str(row.analysts)]
        lines.append("| " + " | ".join(_in_cell(text) for text in (*first, *map(cell_text, row.cells))) + " |")
    if len(table.rows) > 1:
        told = ["pairs told apart", "", *(f"{one.apart} of {one.pairs}" for one in table.told[:1])]
        told += [*([""] if table.ranked else []), "", *(f"{one.apart} of {one.pairs}" for one in table.told[1:])]
        lines.append(f"| {' | '.join(told)} |")
    standing = standing_lines(table)
    lines += (
        ["", escape(standing[1]), "", *(f"- {escape(' '.join(one.split()))}" for one in standing[2:] if one)]
        if standing
        else []
    )
    firm = [f"- {escape(row.name)}: {escape(row.firm)}" for row in table.rows if row.firm]
    lines += ["", escape(FIRM), "", *firm] if firm else []
    gates = [f"- {escape(row.name)}: {escape(words)}" for row in table.rows for words in gate_lines(row)]
    lines += ["", escape(GATES_HEAD), "", *gates] if gates else []
    single = [f"- {escape(row.name)}: {escape(words)}" for row in table.rows if (words := single_words(row, table))]
    lines += ["", escape(SINGLE), "", *single] if single else []
    facts = [f"- {escape(row.name)}: {escape(text)}" for row in table.rows for text in unheard(row)]
    lines += ["", escape(UNHEARD), "", *facts] if facts else []
    lines += beside.to_markdown(table)
    return ("\n".join(lines) + "\n").encode()


FORMATS: Mapping[str, Callable[[Comparison], bytes]] = MappingProxyType(
    {"text": to_text, "csv": to_csv, "json": to_json, "md": to_markdown, "html": to_html, "xlsx": to_xlsx}
)
"""Name of a format -> its writer."""

__all__ = ["FORMATS", "about", "to_brief", "to_csv", "to_html", "to_json", "to_markdown", "to_text", "to_xlsx"]
