# SPDX-License-Identifier: Apache-2.0
"""How a comparison is to be read: what stands behind its numbers, in sentences that every format shows."""

from collections.abc import Sequence

from electassess.comparison.entry import Entry
from electassess.comparison.words import listed


def reading(entries: Sequence[Entry], *, ranked: bool = False) -> tuple[str, ...]:
    """How to read a comparison.

    Args:
        entries: the elections, under one method.
        ranked: whether ranks are shown too.
    """
    method = entries[0].simulation.method
    sources = [
        words
        for used, words in (
            (method.resample_analysts, "who sat on the panel"),
            (method.spread_confidence, "how sure each analyst was"),
            (method.vary_weights, "how the catalogue weighs"),
            (method.fill_missing, "what nobody could rate"),
        )
        if used
    ]
    varied = listed(sources) or "nothing"
    percent, enough = f"{method.interval_level * 100:g}", f"{(1 + method.interval_level) * 50:g}"
    drawn = f"{method.draws:,} simulated draws (seed {method.seed})"
    lines = [
        "The same catalogue and method stand behind every election, and no value depends on which others are shown.",
        *_standing(entries),
        _panels(entries),
        f"Values run from 0 to 100. Intervals hold {percent} per cent of {drawn}, which vary {varied}.",
        f"Two elections are told apart only where one of them scores higher in at least {enough} of 100 draws.",
    ]
    if not method.fill_missing:
        lines.append(
            "Indicators that nobody could rate are taken to be like those rated, in value and interval alike. Where a "
            "difference would be lost if they could be at any level, it is claimed only “on what could be rated”."
        )
    if ranked:
        lines.append(
            f"Ranks were asked for: each range holds the rank among the elections shown in {percent} of 100 draws."
        )
    return tuple(lines)


def _panels(entries: Sequence[Entry]) -> str:
    sizes = {len(entry.card.analysts) for entry in entries}
    number = f"{min(sizes)} to {max(sizes)}" if len(sizes) > 1 else f"{max(sizes)}"
    fewer = any(
        0 < entry.findings.by_ref[ref].score.analysts < len(entry.card.analysts)
        for entry in entries
        for ref in entry.findings.indicators
    )
    text = f"Each election was rated by {number} analyst{'' if sizes == {1} else 's'}"
    text = f"{text}, some indicators by fewer." if fewer else f"{text}."
    if few := [entry.name for entry in entries if entry.one_hand]:
        text += (
            f" The sheets of {listed(few)} are by fewer hands than there are sheets: there, agreement and an interval "
            "that varies who sat on the panel say little."
        )
    return text


NAMED = 4
"""Elections that a sentence names; more are counted."""


def _standing(entries: Sequence[Entry]) -> list[str]:
    """That elections were assessed at the desk, and what their briefs say of their standing."""
    told = []
    desk = [entry.name for entry in entries if entry.desk]
    if desk:
        who = "All elections shown" if len(desk) == len(entries) else _named(desk)
        told.append(
            f"{who} {'was' if len(desk) == 1 < len(entries) else 'were'} assessed at the desk; nobody observed."
        )
    said: dict[str, list[str]] = {}
    for entry in entries:
        if entry.standing:
            said.setdefault(entry.standing, []).append(entry.name)
    for text, names in said.items():
        told.append(
            f"Over the statement{'' if len(names) == 1 else 's'} on {_named(names)} stands: “{text.rstrip('.')}”."
        )
    return told


def _named(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= NAMED else f"{len(names)} elections"


__all__ = ["reading"]
