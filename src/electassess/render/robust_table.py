# SPDX-License-Identifier: Apache-2.0
"""How firm the verdicts on several elections are, a line each: which are shaky, and what would move them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from electassess.comparison import Firmness, Say, firm_words, firmness_of, percent
from electassess.findings.score_words import variant_words
from electassess.language import Language
from electassess.model.ladder import Ladder
from electassess.render.records import rounded
from electassess.render.robust import rests_on_one
from electassess.render.score_text import label_of
from electassess.render.table import write_csv
from electassess.scoring import NodeScore, Robustness, Simulation, Tipping

COLUMNS = (
    "election",
    "band",
    "label",
    "index",
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
    "change_indicator",
    "change_analyst",
    "change_from",
    "change_to",
    "change_band",
    "moving_removals",
    "moving_variants",
    "in_words",
    "iso3",
    "country",
    "region",
    "date",
    "year",
    "type",
    "edition",
    "panel",
    "coverage",
    "interval_low",
    "interval_high",
    "interval_low_filled",
    "interval_high_filled",
    "likelier",
    "alone_among_raters",
)
"""Columns are only ever added, and at the end."""


def _firm(one: Robustness, ladder: Ladder | None, language: Language) -> Firmness:
    return firmness_of(one.card, one.rated, one.simulation, ladder, language.say)


def _ordered(found: Sequence[Robustness]) -> list[Robustness]:
    """The shakiest first, elections without a verdict last."""
    chances = {id(one): one.rated.band_probabilities for one in found}

    def key(one: Robustness) -> tuple[bool, float, str]:
        band, shares = one.card.band, chances[id(one)]
        held = shares[band] if band is not None and shares else 2.0
        return band is None, held, one.card.election

    return sorted(found, key=key)


def _record(one: Robustness, labels: Sequence[str], ladder: Ladder | None, language: Language) -> Mapping[str, object]:
    firm, band = _firm(one, ladder, language), one.card.band
    tip = _tip(one)
    return {
        "election": one.card.election,
        "band": band,
        "label": label_of(one.card, labels, language),
        "index": rounded(one.card.index),
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
        "change_indicator": tip.indicator if tip else None,
        "change_analyst": tip.analyst if tip else None,
        "change_from": tip.level if tip else None,
        "change_to": tip.to if tip else None,
        "change_band": tip.band_then if tip else None,
        "moving_removals": " ".join(each.what for each in one.removals if each.band != band),
        "moving_variants": "; ".join(variant_words(each.what, language) for each in one.variants if each.band != band),
        "in_words": firm_words(firm, language.say),
        "likelier": firm.likelier,
        "alone_among_raters": " ".join(node.ref for node in one.card.nodes if rests_on_one(node)),
    }


def joined(one: Robustness) -> dict[str, object]:
    """What else a table of elections is joined by and read with: edition, panel, coverage, intervals."""
    ends = [end for run in (one.rated, one.simulation) for end in _ends(run)]
    names = ("interval_low", "interval_high", "interval_low_filled", "interval_high_filled")
    return {
        "edition": one.card.method.edition.value,
        "panel": " ".join(one.card.analysts),
        "coverage": rounded(one.card.nodes[0].coverage),
        **dict(zip(names, ends, strict=True)),
    }


def _ends(run: Simulation) -> tuple[float | None, float | None]:
    found = run.interval(run.refs[0])
    return (rounded(found.low), rounded(found.high)) if found else (None, None)


def to_csv(
    found: Sequence[Robustness],
    labels: Sequence[str],
    ladder: Ladder | None,
    identified: Mapping[str, Mapping[str, object]],
    language: Language,
) -> bytes:
    """One row for each election, the shakiest first.

    Args:
        found: one for each election.
        labels: of the bands, from the lowest.
        ladder: of the verdicts, or nothing.
        identified: by election, its country, region, date and type.
        language: in which its texts are.
    """
    rows = [
        {**_record(one, labels, ladder, language), **identified[one.card.election], **joined(one)}
        for one in _ordered(found)
    ]
    return write_csv(COLUMNS, rows)


def to_text(
    found: Sequence[Robustness],
    ladder: Ladder | None,
    language: Language,
    hands: Mapping[str, int | None] = MappingProxyType({}),
) -> str:
    """One line for each election, the shakiest first, and what is left open below.

    Args:
        found: of each election.
        ladder: of the verdicts, or nothing.
        language: in which it is told.
        hands: by election, the number of people who wrote its sheets, where they are fewer than those.
    """
    say, ordered = language.say, _ordered(found)
    width = max((len(one.card.election) for one in found), default=0)
    columns = ("held", 14), ("other", 18), ("free", 14), ("bound", 10)
    names = "".join(f"{say(f'shaky-{name}'):>{room}}" for name, room in columns)
    head = f"{'':{width}}  {say('shaky-band')}  {say('shaky-index')}{names}  {say('shaky-change')}"
    lines = [say("shaky-note"), "", *shaky_lines(found, ladder, language), head]
    for one in ordered:
        firm, index = _firm(one, ladder, language), "–" if one.card.index is None else f"{one.card.index:.1f}"
        chances = [_share(firm.rated.own, say), _other(firm, say), _share(firm.filled.own, say)]
        distance = "–" if firm.distance is None else f"{firm.distance:+.1f}".replace("-", "−")
        lines.append(
            f"{one.card.election:{width}}  {'–' if one.card.band is None else one.card.band:>4}  {index:>5}  "
            f"{chances[0]:>12}  {chances[1]:>16}  {chances[2]:>12}  {distance:>8}  {_change(one, language)}"
        )
    opened = [
        (one.card.election, firm.undecided) for one in ordered if (firm := _firm(one, ladder, language)).undecided
    ]
    if opened:
        lines += ["", say("shaky-open")]
        lines += [f"  {election}: {', '.join(gates)}" for election, gates in opened]
    fewer = [one.card.election for one in ordered if hands.get(one.card.election) is not None]
    if fewer:
        lines += ["", say("shaky-hands", elections=", ".join(fewer))]
    alone = [(one.card.election, [node for node in one.card.nodes if rests_on_one(node)]) for one in ordered]
    if any(nodes for _, nodes in alone):
        lines += ["", say("shaky-alone")]
        lines += [f"  {election}: {', '.join(map(_level, nodes))}" for election, nodes in alone if nodes]
    return "\n".join(lines)


def _change(one: Robustness, language: Language) -> str:
    """The smallest change that moves a verdict, in words."""
    tip, say = _tip(one), language.say
    if tip is None:
        return say("change-none")
    told = {"indicator": tip.indicator, "before": f"{tip.level:g}", "after": f"{tip.to:g}", "band": str(tip.band_then)}
    return say("change-of", analyst=tip.analyst, **told) if tip.analyst else say("change-of-panel", **told)


SHAKY = 0.8
"""Share of draws below which a verdict may as well be another."""


def shaky_lines(found: Sequence[Robustness], ladder: Ladder | None, language: Language) -> list[str]:
    """Which verdicts are shaky in either reading, and of which another band is likelier, in sentences."""
    say = language.say
    firms = [(one.card.election, _firm(one, ladder, language)) for one in _ordered(found)]
    lines = [
        say("shaky-likelier", election=election, likelier=firm.likelier) for election, firm in firms if firm.likelier
    ]
    held = [(election, firm) for election, firm in firms if firm.rated.own is not None and firm.filled.own is not None]
    rated = [_named(election, firm.rated.own, language.say) for election, firm in held if (firm.rated.own or 0) < SHAKY]
    free = [
        _named(election, firm.filled.own, language.say)
        for election, firm in held
        if (firm.rated.own or 0) >= SHAKY > (firm.filled.own or 0)
    ]
    if rated:
        lines.append(say("shaky-rated", below=f"{SHAKY * 100:g}", elections=", ".join(rated)))
    if free:
        lines.append(say("shaky-if-free", elections=", ".join(free)))
    return [*lines, ""] if lines else []


def _named(election: str, share: float | None, say: Say) -> str:
    return f"{election} ({_share(share, say)})"


def _level(node: NodeScore) -> str:
    """An indicator with the one level given on it: `accountability.officials (reader-b 4)`."""
    one = next(each for each in node.ratings if each.level is not None)
    return f"{node.ref} ({one.analyst} {one.level:g})"


def _tip(one: Robustness) -> Tipping | None:
    """The smallest change of one analyst's rating that moves the verdict; else of a whole panel's."""
    return next(iter((*one.rating_tips, *one.panel_tips)), None)


def _share(share: float | None, say: Say) -> str:
    return "–" if share is None else percent(share, say)


def _other(firm: Firmness, say: Say) -> str:
    if firm.rated.other is None:
        return "–"
    return f"{firm.rated.other}: {percent(firm.rated.other_share, say)}"


__all__ = ["joined", "to_csv", "to_text"]
