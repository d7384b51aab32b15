# SPDX-License-Identifier: Apache-2.0
"""How firm a verdict is, in plain sentences for people and as JSON for programs."""

import json
from collections.abc import Sequence

from electassess.render.records import json_text, rounded
from electassess.render.scores import label_of
from electassess.scoring import TALK, Agreement, Origin, Outturn, Robustness, Simulation, Tipping

SOURCES = {
    Origin.ANALYSTS: "who sat on the panel",
    Origin.CONFIDENCE: "the analysts' own doubts",
    Origin.WEIGHTS: "the weights",
    Origin.MISSING: "what nobody could rate",
}
"""Source of uncertainty -> its name in a sentence."""

SHOWN = 10
"""Most lines of one list in the text; the JSON has them all."""


def to_text(found: Robustness, labels: Sequence[str]) -> str:
    """The whole record in plain sentences.

    Args:
        found: of one election.
        labels: of the bands, from the lowest.
    """
    parts = [
        _verdict(found, labels),
        _chances(found, labels),
        _removals(found, labels),
        _variants(found, labels),
        _tips(found, labels),
        _talks(found),
        _agreement(found),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _band(band: int | None, labels: Sequence[str]) -> str:
    return "no verdict" if band is None else f"band {band}, {labels[band]}"


def _percent(share: float) -> str:
    """A share in whole per cent, never 0 or 100 where it is neither."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def _level(level: float) -> str:
    return f"{level:g}"


def _verdict(found: Robustness, labels: Sequence[str]) -> list[str]:
    card = found.card
    lines = [f"{card.election}: how firm is the verdict?", "", f"Verdict: {_band(card.band, labels)}."]
    return lines + [f"  · {reason}" for reason in card.verdict.reasons]


def _chances(found: Robustness, labels: Sequence[str]) -> list[str]:
    run = found.simulation
    if run.interval(run.refs[0]) is None:
        return []
    lines = ["Chance, with panel, confidence and weights drawn anew and what nobody could rate left out of account:"]
    lines += _run(found.rated, labels)
    lines.append("Chance if what nobody could rate may be at any level, which pulls towards the middle of the scale:")
    lines += _run(run, labels)
    if run.variance:
        shares = ", ".join(f"{SOURCES[origin]} {_percent(share)}" for origin, share in run.variance)
        lines.append(f"  Where this doubt comes from: {shares}.")
    return lines + [f"  Taken for granted: {line}." for line in run.assumed]


def _run(run: Simulation, labels: Sequence[str]) -> list[str]:
    """One run: interval of the index, and the share of draws that reach each band."""
    span = run.interval(run.refs[0])
    assert span is not None, "one run has an index where the other has"
    level = round(run.method.interval_level * 100)
    lines = [f"  In {level} of 100 draws the index lies between {span.low:.0f} and {span.high:.0f}."]
    lines += [
        f"    band {band} {labels[band]:30} {_percent(share):>9}"
        for band, share in enumerate(run.band_probabilities)
        if share > 0
    ]
    if run.failed:
        lines.append(f"    {run.failed} draws gave no index and are left out.")
    return lines


def _removals(found: Robustness, labels: Sequence[str]) -> list[str]:
    if not found.removals:
        return []
    lines = ["If one criterion or indicator were left out:"]
    moving = [one for one in found.removals if one.band != found.card.band]
    lines += [f"  without {one.what}: {_outturn(one, labels)}" for one in moving[:SHOWN]]
    lines += _more(len(moving))
    if not moving:
        lines.append(f"  the verdict stays, whichever of the {len(found.removals)} it is.")
    staying = found.removals[len(moving) :]
    if staying:
        lines.append(f"  {'Of the others, the' if moving else 'The'} index moves most without {staying[0].what}: "
                     f"from {found.card.index:.1f} to {_index(staying[0])}.")  # fmt: skip
    return lines


def _index(one: Outturn) -> str:
    return "none" if one.index is None else f"{one.index:.1f}"


def _outturn(one: Outturn, labels: Sequence[str]) -> str:
    return f"index {_index(one)}, {_band(one.band, labels)}"


def _more(number: int) -> list[str]:
    return [f"  and {number - SHOWN} more: see --format json."] if number > SHOWN else []


def _variants(found: Robustness, labels: Sequence[str]) -> list[str]:
    return ["If scores were made otherwise:"] + [
        f"  {one.what}: {_outturn(one, labels)}{'' if one.band == found.card.band else '  <- another verdict'}"
        for one in found.variants
    ]


def _tips(found: Robustness, labels: Sequence[str]) -> list[str]:
    if found.card.band is None:
        return []
    lines = ["Smallest single change that moves the verdict:"]
    for tips, what in (
        (found.rating_tips, "one analyst's rating of one indicator"),
        (found.panel_tips, "the whole panel's level on one indicator"),
    ):
        if not tips:
            lines.append(f"  no change of {what} moves it.")
        for direction, sign in (("up", 1), ("down", -1)):
            mine = [tip for tip in tips if (tip.band_then - tip.band) * sign > 0]
            nearest = [tip for tip in mine if tip.steps == mine[0].steps]
            if nearest:
                lines.append(f"  {direction}, by {what}:")
                lines += [f"    {_tip(tip, labels)}" for tip in nearest[:SHOWN]] + _more(len(nearest))
            elif tips:
                lines.append(f"  {direction}: no change of {what} does.")
    return lines


def _tip(tip: Tipping, labels: Sequence[str]) -> str:
    who = f" ({tip.analyst})" if tip.analyst else ""
    change = f"{tip.indicator}{who} from {_level(tip.level)} to {_level(tip.to)}"
    return f"{change}: {_band(tip.band_then, labels)}"


def _talks(found: Robustness) -> list[str]:
    if not found.talks:
        return [f"No indicator has analysts {TALK} or more levels apart."]
    lines = [f"Analysts should talk about these indicators, where they are {TALK} or more levels apart:"]
    for node in found.talks:
        given = ", ".join(f"{one.analyst} {_level(one.level)}" for one in node.ratings if one.level is not None)
        lines.append(f"  {node.ref}: {given}")
    return lines


def _agreement(found: Robustness) -> list[str]:
    lines = ["Agreement of analysts (alpha: 1 perfect, 0 as by chance):"]
    for number, (ref, one) in enumerate(found.agreement):
        lines.append(f"  {'whole' if number == 0 else ref}: {_alpha(one)}{_shares(one)}")
    return lines


def _alpha(one: Agreement) -> str:
    if one.alpha is None:
        return f"alpha undefined ({one.reason})"
    if one.low is None or one.high is None:
        return f"alpha {one.alpha:.2f}"
    return f"alpha {one.alpha:.2f} ({one.low:.2f} to {one.high:.2f})"


def _shares(one: Agreement) -> str:
    if one.exact is None or one.within_one is None:
        return ""
    return f"; pairs equal {_percent(one.exact)}, at most one level apart {_percent(one.within_one)}"


def _ends(run: Simulation) -> list[float | None] | None:
    span = run.interval(run.refs[0])
    return [rounded(span.low), rounded(span.high)] if span else None


def to_json(found: Robustness, labels: Sequence[str]) -> str:
    """One object, as documented in docs/formats.md."""
    return json_text(_data(found, labels))


def all_to_json(found: Sequence[Robustness], labels: Sequence[str]) -> str:
    """A list of such objects, in the order given."""
    return json_text([_data(one, labels) for one in found])


def _data(found: Robustness, labels: Sequence[str]) -> dict[str, object]:
    card, run = found.card, found.simulation
    return {
        "election": card.election,
        "index": rounded(card.index),
        "band": card.band,
        "label": label_of(card, labels),
        "reasons": list(card.verdict.reasons),
        "interval": _ends(run),
        "band_probabilities": [rounded(share) for share in run.band_probabilities],
        "rated_only": {
            "interval": _ends(found.rated),
            "band_probabilities": [rounded(share) for share in found.rated.band_probabilities],
        },
        "variance": {origin.value: rounded(share) for origin, share in run.variance},
        "assumed": list(run.assumed),
        "failed": run.failed,
        "removals": [_outturn_data(one) for one in found.removals],
        "variants": [_outturn_data(one) for one in found.variants],
        "tipping": [_tip_data(tip) for tip in (*found.rating_tips, *found.panel_tips)],
        "talks": [
            {
                "indicator": node.ref,
                "spread": rounded(node.spread),
                "levels": {one.analyst: one.level for one in node.ratings if one.level is not None},
            }
            for node in found.talks
        ],
        "agreement": [{"node": ref, **_agreement_data(one)} for ref, one in found.agreement],
        "method": json.loads(card.method.to_json()),
        "fingerprint": card.fingerprint,
    }


def _outturn_data(one: Outturn) -> dict[str, object]:
    return {"what": one.what, "index": rounded(one.index), "band": one.band}


def _tip_data(tip: Tipping) -> dict[str, object]:
    return {
        "indicator": tip.indicator,
        "analyst": tip.analyst,
        "from": tip.level,
        "to": tip.to,
        "band": tip.band,
        "band_then": tip.band_then,
    }


def _agreement_data(one: Agreement) -> dict[str, object]:
    return {
        "alpha": rounded(one.alpha),
        "reason": one.reason,
        "low": rounded(one.low),
        "high": rounded(one.high),
        "exact": rounded(one.exact),
        "within_one": rounded(one.within_one),
        "items": one.items,
        "analysts": one.analysts,
    }


__all__ = ["all_to_json", "to_json", "to_text"]
