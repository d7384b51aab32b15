# SPDX-License-Identifier: Apache-2.0
"""Short sentences about the elections that a table shows, for a slide, written from its numbers alone.

The first tell the verdicts, the next who stands lowest and highest on one node and from whom they cannot be told
apart, the last which criteria are most and least often met. The script of the page writes them anew from the same
templates when the table is filtered or sorted; a test holds both to the same text.
"""

from collections.abc import Mapping, Sequence

from electassess.comparison import (
    HOLDERS,
    Cell,
    Comparison,
    Row,
    Say,
    fill,
    in_mid_sentence,
    span,
    templates,
    whole,
)

SHAKY = 0.8
"""Share of draws below which a verdict is counted as one that may as well be another."""

NAMES = 3
"""Elections or criteria that a sentence names; more are counted."""

TITLES = 2
"""Elections with the lowest verdict that the first sentence names."""

Words = Mapping[str, str]
"""The templates of the sentences, which are messages of the pack with names of what stands in them."""


def _listed(names: Sequence[str], words: Words, joint: str = "and") -> str:
    """Names in a row, as the script of a page joins them too."""
    return fill(words[joint], first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)


HELD = 8
"""Elections that each part of that sentence names; more are counted."""


def held(row: Row, words: Words) -> tuple[str, str] | None:
    """What holds a verdict below the band in which its index lies, and the election as that sentence names it."""
    named = fill(words["held_name"], election=row.name, band="–" if row.band is None else row.band)
    return (row.held_by, named) if row.held_by else None


def held_words(rows: Sequence[Row], say: Say) -> str:
    """Which verdicts are held below the band of their index, by what; empty if none is."""
    words = templates("shown-", say)
    found = [one for row in rows if (one := held(row, words))]
    groups = []
    for by in HOLDERS:
        if names := [name for holder, name in found if holder == by]:
            more = [fill(words["held_more"], number=len(names) - HELD)] if len(names) > HELD else []
            groups.append(fill(words[f"held_{by}"], names=_listed([*names[:HELD], *more], words)))
    return fill(words["held"], groups="; ".join(groups)) if groups else ""


POOR, GOOD = ("violated", "not-met"), ("largely-met", "met")


def sentences(table: Comparison, say: Say, node: int = 0) -> tuple[str, ...]:
    """Short sentences, one where nothing is shown.

    Args:
        table: what is shown.
        say: says them.
        node: whose ends are told: 0 the index, then the criteria in order.
    """
    words = templates("shown-", say)
    if not table.rows:
        return (words["none"],)
    return (*_verdicts(table.rows, words), *_ends(table, node, words), *_criteria(table, words))


def _verdicts(rows: Sequence[Row], words: Words) -> list[str]:
    # By label too: a scant record has the band of others and is called otherwise.
    bands: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        bands.setdefault((-1 if row.band is None else row.band, row.label), []).append(row)
    counts = []
    for band in sorted(bands):
        mine = bands[band]
        said = fill(words["count"], number=len(mine), label=mine[0].label)
        if band == min(bands) and len(bands) > 1 and len(mine) <= TITLES:
            names = _listed([row.name for row in mine], words)
            said = fill(words["named"], number=len(mine), label=mine[0].label, names=names)
        counts.append(said)
    years = sorted({row.year for row in rows})
    desk = sum(row.desk for row in rows)
    told = fill(
        words["verdicts"],
        elections=fill(words["election" if len(rows) == 1 else "elections"], number=len(rows)),
        years=years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}",
        desk="" if not desk else words["desk"] if desk == len(rows) else fill(words["some_desk"], number=desk),
        counts=", ".join(counts),
    )
    shaky = sum(row.firmness.rated.own is not None and row.firmness.rated.own < SHAKY for row in rows)
    return [told, fill(words["shaky"], shaky=shaky, **{"is": _be(shaky, words)})] if shaky else [told]


def _be(many: int, words: Words) -> str:
    return words["is" if many == 1 else "are"]


def node_of(row: Row, node: int) -> tuple[float | None, float | None, float | None, tuple[str, ...]]:
    """Value and interval of an election on a node, and from which others it cannot be told apart."""
    if node == 0:
        return row.index, row.interval_low, row.interval_high, row.alike
    cell = row.cells[node - 1]
    return cell.value, cell.interval_low, cell.interval_high, cell.alike


def printed(value: float | None, node: int) -> str:
    """A value as a sentence says it: the index to a decimal, a criterion in whole points."""
    return "–" if value is None else whole(value) if node else f"{value:.1f}"


def _ends(table: Comparison, node: int, words: Words) -> list[str]:
    title = words["the_index"] if node == 0 else in_mid_sentence(table.criteria[node - 1][1])
    scored = [(row, found) for row in table.rows if (found := node_of(row, node))[0] is not None]
    if not scored:
        return [fill(words["unscored"], title=title)]
    values = [found[0] for _, found in scored if found[0] is not None]
    if len(scored) == 2:
        return [_two(table, title, node, words)]

    def end(value: float) -> Mapping[str, str]:
        """Who stands there, what is shown of it, and from whom it cannot be told apart."""
        there = [(row, found) for row, found in scored if found[0] == value]
        keys = {row.election for row, _ in there}
        like = {key for _, found in there for key in found[3]} - keys
        others = [row.name for row, _ in scored if row.election in like]
        text = printed(value, node)
        interval = span(there[0][1][1], there[0][1][2])
        said = text if len(there) > 1 else fill(words["single"], value=text, span=interval)
        alike = fill(words["alike"], others=_others(others, words)) if others else ""
        return {
            "names": _names([row.name for row, _ in there], words),
            "is": _be(len(there), words),
            "value": said,
            "alike": alike,
        }

    low, high = end(min(values)), end(max(values))
    if len(scored) == 1:
        return [fill(words["one"], title=title, low=low["names"], value=low["value"])]
    keys = {row.election for row, _ in scored}
    alike = sum(len(keys & set(found[3])) for _, found in scored) // 2
    pairs = len(scored) * (len(scored) - 1) // 2
    told = fill(words["told"], apart=pairs - alike, pairs=pairs)
    if min(values) == max(values):
        return [fill(words["equal"], title=title, low=low["names"], value=low["value"]), told]
    return [fill(words["lowest"], title=title, **low), fill(words["highest"], **high), told]


def _two(table: Comparison, title: str, node: int, words: Words) -> str:
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
        return fill(words["neither"], **told)
    rated = high.election in (low.apart_as_rated if node == 0 else low.cells[node - 1].apart_as_rated)
    return fill(words["above"], rated=words["as_rated"] if rated else "", **told)


def _names(names: Sequence[str], words: Words) -> str:
    return _listed(names, words) if len(names) <= NAMES else fill(words["elections"], number=len(names))


def _others(names: Sequence[str], words: Words) -> str:
    return _listed(names, words, "or") if len(names) <= NAMES else fill(words["many_others"], number=len(names))


def _criteria(table: Comparison, words: Words) -> list[str]:
    columns = [[row.cells[number] for row in table.rows] for number in range(len(table.criteria))]
    scored = [cell for column in columns for cell in column if cell.value is not None]
    return [
        _most(table, columns, "worst", POOR, words),
        _most(table, columns, "best", GOOD, words),
        fill(words["thin"], thin=sum(cell.thin for cell in scored), cells=len(scored)),
    ]


def _most(
    table: Comparison, columns: Sequence[Sequence[Cell]], which: str, outcomes: Sequence[str], words: Words
) -> str:
    """The criteria of which most elections have one of some outcomes; each stands with its own number of scored."""
    times = [sum(cell.value is not None and cell.outcome in outcomes for cell in column) for column in columns]
    most = max(times, default=0)
    if not most:
        return words[f"{which}_none"]
    chosen = [number for number, one in enumerate(times) if one == most]
    titles = [in_mid_sentence(table.criteria[number][1]) for number in chosen]
    named = _listed(titles, words) if len(titles) <= NAMES else fill(words["many_criteria"], number=len(titles))
    scored = [sum(cell.value is not None for cell in columns[number]) for number in chosen]
    among = f"{min(scored)}" if min(scored) == max(scored) else f"{min(scored)}–{max(scored)}"
    return fill(words[which], titles=named, times=most, scored=among, **{"is": _be(len(chosen), words)})


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


def standing_lines(table: Comparison, say: Say) -> list[str]:
    """What a reader must know first: that elections were assessed at the desk, and their standing by their briefs."""
    desk = sum(row.desk for row in table.rows)
    told = [] if not desk else [say("standing-desk")]
    if 0 < desk < len(table.rows):
        told = [say("standing-some-desk", number=str(desk), all=str(len(table.rows)))]
    said = dict.fromkeys(row.standing for row in table.rows if row.standing)
    if said:
        first, *more = sorted(said, key=lambda one: -sum(row.standing == one for row in table.rows))
        number = sum(row.standing == first for row in table.rows)
        every, text = number == len(table.rows), first.rstrip(".")
        told.append(say("standing-every", text=text) if every else say("standing-most", text=text, number=str(number)))
        told += [say("standing-rest")] if more else []
    return [" ".join(told)] if told else []


__all__ = ["SHAKY", "held", "held_words", "node_of", "pairs_of", "printed", "sentences", "standing_lines"]
