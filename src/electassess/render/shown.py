# SPDX-License-Identifier: Apache-2.0
"""Short sentences about the elections that a table shows, for a slide, written from its numbers alone.

The first tell the verdicts, the next who stands lowest and highest on one node and from whom they cannot be told
apart, the last which criteria are most and least often met. The script of the page writes them anew from the same
`WORDS` when the table is filtered or sorted; a test holds both to the same text.
"""

from collections.abc import Mapping, Sequence

from electassess.comparison import HOLDERS, Cell, Comparison, Row, in_mid_sentence, listed, span, whole

SHAKY = 0.8
"""Share of draws below which a verdict is counted as one that may as well be another."""

NAMES = 3
"""Elections or criteria that a sentence names; more are counted."""

TITLES = 2
"""Elections with the lowest verdict that the first sentence names."""

WORDS: Mapping[str, str] = {
    "none": "No election is shown.",
    "verdicts": "{elections} ({years}){desk}: {counts}.",
    "desk": ", rated at the desk",
    "some_desk": ", {number} of them rated at the desk",
    "named": "{number} {label} ({names})",
    "shaky": "{shaky} of the verdicts {is} reached in fewer than 80 of 100 draws.",
    "unscored": "On {title}, none of them could be scored.",
    "one": "On {title}, {low} stands at {value}; no other shown could be scored.",
    "equal": "On {title}, {low} all stand at {value}.",
    "above": "On {title}, {high} ({high_value}) stands above {low} ({low_value}){rated}.",
    "as_rated": ", on what could be rated",
    "neither": "On {title}, {low} ({low_value}) and {high} ({high_value}) cannot be told apart.",
    "lowest": "On {title}, {names} {is} lowest at {value}{alike}.",
    "highest": "{names} {is} highest at {value}{alike}.",
    "single": "{value} ({span})",
    "told": "{apart} of {pairs} pairs can be told apart on what could be rated.",
    "alike": ", not told apart from {others}",
    "worst": "Most often violated or not met {is} {titles} ({times} of {scored}).",
    "worst_none": "No criterion scored is violated or not met.",
    "best": "Most often met, or largely, {is} {titles} ({times} of {scored}).",
    "best_none": "No criterion is met or largely met.",
    "held": "Held below the band of the index {groups}.",
    "held_gate": "by a gate: {names}",
    "held_narrow": "by a record too narrow for praise: {names}",
    "held_early": "by a day before the vote: {names}",
    "held_more": "{number} more",
    "thin": "{thin} of {cells} values rest on less than half, by weight, of what applies.",
}
"""What is said, with names of what stands in it. `scored` is the number of elections that could be scored there."""


HELD = 8
"""Elections that each part of that sentence names; more are counted."""


def held(row: Row) -> tuple[str, str] | None:
    """What holds a verdict below the band in which its index lies, and the election as that sentence names it."""
    return (row.held_by, f"{row.name} (band {row.band})") if row.held_by else None


def held_words(rows: Sequence[Row]) -> str:
    """Which verdicts are held below the band of their index, by what; empty if none is."""
    found = [one for row in rows if (one := held(row))]
    groups = []
    for by in HOLDERS:
        if names := [name for holder, name in found if holder == by]:
            more = [WORDS["held_more"].format(number=len(names) - HELD)] if len(names) > HELD else []
            groups.append(WORDS[f"held_{by}"].format(names=listed([*names[:HELD], *more])))
    return WORDS["held"].format(groups="; ".join(groups)) if groups else ""


POOR, GOOD = ("violated", "not-met"), ("largely-met", "met")


def sentences(table: Comparison, node: int = 0) -> tuple[str, ...]:
    """Short sentences, one where nothing is shown.

    Args:
        table: what is shown.
        node: whose ends are told: 0 the index, then the criteria in order.
    """
    if not table.rows:
        return (WORDS["none"],)
    return (*_verdicts(table.rows), *_ends(table, node), *_criteria(table))


def _verdicts(rows: Sequence[Row]) -> list[str]:
    # By label too: a scant record has the band of others and is called otherwise.
    bands: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        bands.setdefault((-1 if row.band is None else row.band, row.label), []).append(row)
    counts = []
    for band in sorted(bands):
        mine = bands[band]
        said = f"{len(mine)} {mine[0].label}"
        if band == min(bands) and len(bands) > 1 and len(mine) <= TITLES:
            names = listed([row.name for row in mine])
            said = WORDS["named"].format(number=len(mine), label=mine[0].label, names=names)
        counts.append(said)
    years = sorted({row.year for row in rows})
    desk = sum(row.desk for row in rows)
    told = WORDS["verdicts"].format(
        elections=_number(len(rows), "election"),
        years=years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}",
        desk="" if not desk else WORDS["desk"] if desk == len(rows) else WORDS["some_desk"].format(number=desk),
        counts=", ".join(counts),
    )
    shaky = sum(row.firmness.rated.own is not None and row.firmness.rated.own < SHAKY for row in rows)
    return [told, WORDS["shaky"].format(shaky=shaky, **{"is": _be(shaky)})] if shaky else [told]


def _be(many: int) -> str:
    return "is" if many == 1 else "are"


def _number(many: int, noun: str) -> str:
    return f"{many} {noun}{'' if many == 1 else 's'}"


def node_of(row: Row, node: int) -> tuple[float | None, float | None, float | None, tuple[str, ...]]:
    """Value and interval of an election on a node, and from which others it cannot be told apart."""
    if node == 0:
        return row.index, row.interval_low, row.interval_high, row.alike
    cell = row.cells[node - 1]
    return cell.value, cell.interval_low, cell.interval_high, cell.alike


def printed(value: float | None, node: int) -> str:
    """A value as a sentence says it: the index to a decimal, a criterion in whole points."""
    return "–" if value is None else whole(value) if node else f"{value:.1f}"


def _ends(table: Comparison, node: int) -> list[str]:
    title = "the index" if node == 0 else in_mid_sentence(table.criteria[node - 1][1])
    scored = [(row, found) for row in table.rows if (found := node_of(row, node))[0] is not None]
    if not scored:
        return [WORDS["unscored"].format(title=title)]
    values = [found[0] for _, found in scored if found[0] is not None]
    if len(scored) == 2:
        return [_two(table, title, node)]

    def end(value: float) -> Mapping[str, str]:
        """Who stands there, what is shown of it, and from whom it cannot be told apart."""
        there = [(row, found) for row, found in scored if found[0] == value]
        keys = {row.election for row, _ in there}
        like = {key for _, found in there for key in found[3]} - keys
        others = [row.name for row, _ in scored if row.election in like]
        text = printed(value, node)
        interval = span(there[0][1][1], there[0][1][2])
        said = text if len(there) > 1 else WORDS["single"].format(value=text, span=interval)
        alike = WORDS["alike"].format(others=_others(others)) if others else ""
        return {"names": _names([row.name for row, _ in there]), "is": _be(len(there)), "value": said, "alike": alike}

    low, high = end(min(values)), end(max(values))
    if len(scored) == 1:
        return [WORDS["one"].format(title=title, low=low["names"], value=low["value"])]
    keys = {row.election for row, _ in scored}
    alike = sum(len(keys & set(found[3])) for _, found in scored) // 2
    pairs = len(scored) * (len(scored) - 1) // 2
    told = WORDS["told"].format(apart=pairs - alike, pairs=pairs)
    if min(values) == max(values):
        return [WORDS["equal"].format(title=title, low=low["names"], value=low["value"]), told]
    return [WORDS["lowest"].format(title=title, **low), WORDS["highest"].format(**high), told]


def _two(table: Comparison, title: str, node: int) -> str:
    """Of two elections that could be scored, which stands above the other, or that neither can be told to."""
    scored = [row for row in table.rows if node_of(row, node)[0] is not None]
    low, high = sorted(scored, key=lambda row: node_of(row, node)[0] or 0.0)
    told = {
        "title": title,
        "low": low.name,
        "high": high.name,
        "low_value": printed(node_of(low, node)[0], node),
        "high_value": printed(node_of(high, node)[0], node),
    }
    if high.election in node_of(low, node)[3]:
        return WORDS["neither"].format(**told)
    rated = high.election in (low.apart_as_rated if node == 0 else low.cells[node - 1].apart_as_rated)
    return WORDS["above"].format(rated=WORDS["as_rated"] if rated else "", **told)


def _names(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= NAMES else f"{len(names)} elections"


def _others(names: Sequence[str]) -> str:
    return listed(names, "or") if len(names) <= NAMES else f"{len(names)} others"


def _criteria(table: Comparison) -> list[str]:
    columns = [[row.cells[number] for row in table.rows] for number in range(len(table.criteria))]
    scored = [cell for column in columns for cell in column if cell.value is not None]
    return [
        _most(table, columns, "worst", POOR),
        _most(table, columns, "best", GOOD),
        WORDS["thin"].format(thin=sum(cell.thin for cell in scored), cells=len(scored)),
    ]


def _most(table: Comparison, columns: Sequence[Sequence[Cell]], which: str, outcomes: Sequence[str]) -> str:
    """The criteria of which most elections have one of some outcomes; each stands with its own number of scored."""
    times = [sum(cell.value is not None and cell.outcome in outcomes for cell in column) for column in columns]
    most = max(times, default=0)
    if not most:
        return WORDS[f"{which}_none"]
    chosen = [number for number, one in enumerate(times) if one == most]
    titles = [in_mid_sentence(table.criteria[number][1]) for number in chosen]
    named = listed(titles) if len(titles) <= NAMES else f"{len(titles)} criteria"
    scored = [sum(cell.value is not None for cell in columns[number]) for number in chosen]
    among = f"{min(scored)}" if min(scored) == max(scored) else f"{min(scored)}–{max(scored)}"
    return WORDS[which].format(titles=named, times=most, scored=among, **{"is": _be(len(chosen))})


def pairs_of(table: Comparison, node: int) -> str:
    """For each pair of rows, the first with all after it, then the second: told apart for sure, as rated, or not.

    Returns:
        A letter a pair: `2`, `1`, `0`, or `-` where one of the two has no value.
    """
    keys = [row.election for row in table.rows]
    scored = [node_of(row, node)[0] is not None for row in table.rows]
    found = []
    for at, row in enumerate(table.rows):
        if not scored[at]:
            found.append("-" * (len(keys) - at - 1))
            continue
        letter = dict.fromkeys(row.apart_as_rated if node == 0 else row.cells[node - 1].apart_as_rated, "1")
        letter |= dict.fromkeys(node_of(row, node)[3], "0")
        after = zip(keys[at + 1 :], scored[at + 1 :], strict=True)
        found.append("".join(letter.get(key, "2") if there else "-" for key, there in after))
    return "".join(found)


def standing_lines(table: Comparison) -> list[str]:
    """What a reader must know first: that elections were assessed at the desk, and their standing by their briefs."""
    desk = sum(row.desk for row in table.rows)
    told = [] if not desk else ["Desk ratings: nobody observed for them."]
    if 0 < desk < len(table.rows):
        told = [f"{desk} of the {len(table.rows)} are desk ratings: nobody observed for them."]
    said = dict.fromkeys(row.standing for row in table.rows if row.standing)
    if said:
        first, *more = sorted(said, key=lambda one: -sum(row.standing == one for row in table.rows))
        number = sum(row.standing == first for row in table.rows)
        whose = "every statement" if number == len(table.rows) else f"{number} of the statements"
        rest = " What stands over the others is said with how to read the table." if more else ""
        told.append(f"Over {whose} stands: “{first.rstrip('.')}”.{rest}")
    return [" ".join(told)] if told else []


__all__ = ["SHAKY", "WORDS", "held", "held_words", "node_of", "pairs_of", "printed", "sentences", "standing_lines"]
