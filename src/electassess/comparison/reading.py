# SPDX-License-Identifier: Apache-2.0
"""How a comparison is to be read: what stands behind its numbers, in sentences that every format shows."""

from collections.abc import Sequence

from electassess.comparison.entry import Entry
from electassess.comparison.words import counted, listed


def reading(entries: Sequence[Entry], *, ranked: bool = False) -> tuple[str, ...]:
    """How to read a comparison.

    Args:
        entries: the elections, under one method.
        ranked: whether ranks are shown too.
    """
    method, say = entries[0].simulation.method, entries[0].language.say
    sources = [
        say(message)
        for used, message in (
            (method.resample_analysts, "vary-analysts"),
            (method.spread_confidence, "vary-confidence"),
            (method.vary_weights, "vary-weights"),
            (method.fill_missing, "vary-missing"),
        )
        if used
    ]
    varied = listed(sources, say) or say("vary-nothing")
    percent, enough = f"{method.interval_level * 100:g}", f"{(1 + method.interval_level) * 50:g}"
    lines = [
        say("read-first"),
        *_standing(entries),
        _panels(entries),
        say("read-values", percent=percent, draws=f"{method.draws:,}", seed=str(method.seed), varied=varied),
        say("read-apart", enough=enough),
    ]
    if not method.fill_missing:
        lines.append(say("read-unrated"))
    if ranked:
        lines.append(say("read-ranks", percent=percent))
    return tuple(lines)


def _panels(entries: Sequence[Entry]) -> str:
    say, sizes = entries[0].language.say, {len(entry.card.analysts) for entry in entries}
    fewer = any(
        0 < entry.findings.by_ref[ref].score.analysts < len(entry.card.analysts)
        for entry in entries
        for ref in entry.findings.indicators
    )
    told = {"most": max(sizes), "fewer": "yes" if fewer else "no"}
    said = [say("read-panels-differ", least=min(sizes), **told) if len(sizes) > 1 else say("read-panels", **told)]
    if few := [entry.name for entry in entries if entry.one_hand]:
        said.append(say("read-hands", elections=listed(few, say)))
    return " ".join(said)


NAMED = 4
"""Elections that a sentence names; more are counted."""


def _standing(entries: Sequence[Entry]) -> list[str]:
    """That elections were assessed at the desk, and what their briefs say of their standing."""
    told, say = [], entries[0].language.say
    desk = [entry.name for entry in entries if entry.desk]
    if desk:
        all_of_them = len(desk) == len(entries)
        names = counted(desk, NAMED, say)
        told.append(say("read-desk-all") if all_of_them else say("read-desk", elections=names, count=len(desk)))
    said: dict[str, list[str]] = {}
    for entry in entries:
        if entry.standing:
            said.setdefault(entry.standing, []).append(entry.name)
    for text, names_of in said.items():
        names = counted(names_of, NAMED, say)
        told.append(say("read-standing", elections=names, count=len(names_of), text=text.rstrip(".")))
    return told


__all__ = ["reading"]
