# SPDX-License-Identifier: Apache-2.0
"""How firm a verdict is, in plain sentences."""

from collections.abc import Callable, Sequence

from electassess.comparison import Driven, chance_of, likelier_words
from electassess.findings.score_words import assumption_words, called, lack_words, reasons_words, variant_words
from electassess.language import Language
from electassess.scoring import TALK, Agreement, NodeScore, Origin, Outturn, Robustness, Simulation, Tipping

SOURCES = {
    Origin.ANALYSTS: "doubt-analysts",
    Origin.CONFIDENCE: "doubt-confidence",
    Origin.WEIGHTS: "doubt-weights",
    Origin.MISSING: "doubt-missing",
}
"""Source of uncertainty -> the message with its name in a sentence."""

Say = Callable[..., str]

SHOWN = 10
"""Most lines of one list in the text; the JSON has them all."""


def to_text(
    found: Robustness, labels: Sequence[str], language: Language, behind: Driven | None = None, hands: int | None = None
) -> str:
    """The whole record in plain sentences.

    Args:
        found: of one election.
        labels: of the bands, from the lowest.
        language: in which they are.
        behind: what drives the verdict; left out, nothing is said of that.
        hands: number of people who wrote the sheets, where they are fewer than those.
    """
    say = language.say
    fewer = by_fewer(found, language, hands)
    parts = [
        _verdict(language, found, labels),
        [fewer] if fewer else [],
        _driven(say, behind),
        _chances(language, found, labels),
        _removals(say, found, labels),
        _variants(language, found, labels),
        _tips(say, found, labels),
        _talks(say, found),
        _alone(say, found),
        _near(say, found),
        _agreement(language, found),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def by_fewer(found: Robustness, language: Language, hands: int | None) -> str:
    """That fewer people than sheets stand behind a verdict, and what that means; empty where there are as many."""
    return "" if hands is None else language.say("firm-hands", sheets=str(len(found.card.analysts)), hands=hands)


def _band(say: Say, band: int | None, labels: Sequence[str]) -> str:
    return say("firm-no-verdict") if band is None else say("firm-band", number=str(band), label=labels[band])


def percent(say: Say, share: float) -> str:
    """A share in whole per cent, never 0 or 100 where it is neither."""
    if 0 < share < 0.005:
        return say("firm-under")
    if 0.995 <= share < 1:
        return say("firm-over")
    return say("firm-percent", number=f"{share * 100:.0f}")


def _level(level: float) -> str:
    return f"{level:g}"


def _verdict(language: Language, found: Robustness, labels: Sequence[str]) -> list[str]:
    card, say = found.card, language.say
    own = [called(card.verdict, label, language) for label in labels]
    verdict = say("firm-verdict", band=_band(say, card.band, own))
    lines = [say("how-firm", election=card.election), "", verdict]
    chance = chance_of(card, found.rated)
    if likelier := likelier_words(chance, labels, say):
        lines.append("  " + say("firm-likelier", likelier=f"{likelier[:1].upper()}{likelier[1:]}"))
    return lines + [f"  · {reason}" for reason in reasons_words(card.verdict, language)]


def _driven(say: Say, behind: Driven | None) -> list[str]:
    """What drives the verdict, and what each criterion adds to the index."""
    if behind is None:
        return []
    lines = [say("driven"), *(f"  {sentence}" for sentence in behind.drives)]
    if behind.pulls:
        lines.append("  " + say("pulls"))
        width = max(len(one.ref) for one in behind.pulls)
        lines += [
            "    "
            + say("pull", node=f"{one.ref:{width}}", value=f"{one.value:3.0f}", adds=f"{one.adds:4.1f}",
                  most=f"{one.adds + one.lacks:4.1f}")
            for one in behind.pulls
        ]  # fmt: skip
    return lines


def _chances(language: Language, found: Robustness, labels: Sequence[str]) -> list[str]:
    run, say = found.simulation, language.say
    if run.interval(run.refs[0]) is None:
        return []
    lines = [say("chance-rated")]
    lines += _run(say, found.rated, labels)
    lines.append(say("chance-filled"))
    lines += _run(say, run, labels)
    lines += _outside(say, found)
    if run.variance:
        shares = ", ".join(
            say("doubt-share", source=say(SOURCES[origin]), share=percent(say, share)) for origin, share in run.variance
        )
        lines.append("  " + say("doubt-from", shares=shares))
    return lines + ["  " + say("taken-for-granted", what=assumption_words(one, language)) for one in run.assumed]


def _outside(say: Say, found: Robustness) -> list[str]:
    """That an interval leaves out the index it is of, and why, where it does."""
    index, span = found.card.index, found.simulation.interval(found.simulation.refs[0])
    if index is None or span is None or span.low <= index <= span.high:
        return []
    unrated = found.card.nodes[0].applicable - found.card.nodes[0].rated
    return ["  " + say("chance-outside", index=f"{index:.1f}", number=str(unrated))]


def interval(say: Say, run: Simulation) -> str:
    """Between which values the index lies in most draws, as a sentence."""
    span = run.interval(run.refs[0])
    assert span is not None, "one run has an index where the other has"
    level = round(run.method.interval_level * 100)
    return say("chance-interval", level=str(level), low=f"{span.low:.0f}", high=f"{span.high:.0f}")


def _run(say: Say, run: Simulation, labels: Sequence[str]) -> list[str]:
    """One run: interval of the index, and the share of draws that reach each band."""
    lines = ["  " + interval(say, run)]
    lines += [
        f"    {say('chance-band', number=str(band), label=f'{labels[band]:30}')} {percent(say, share):>9}"
        for band, share in enumerate(run.band_probabilities)
        if share > 0
    ]
    if run.failed:
        lines.append("    " + say("chance-failed", number=str(run.failed)))
    return lines


def _removals(say: Say, found: Robustness, labels: Sequence[str]) -> list[str]:
    if not found.removals:
        return []
    lines = [say("left-out")]
    moving = [one for one in found.removals if one.band != found.card.band]
    lines += ["  " + say("left-out-one", what=one.what, outturn=_outturn(say, one, labels)) for one in moving[:SHOWN]]
    lines += _more(say, len(moving))
    if not moving:
        lines.append("  " + say("left-out-stays", number=str(len(found.removals))))
    staying = found.removals[len(moving) :]
    if staying:
        before, after = f"{found.card.index:.1f}", _index(say, staying[0])
        message = "left-out-others" if moving else "left-out-most"
        lines.append("  " + say(message, what=staying[0].what, before=before, after=after))
    return lines


def _index(say: Say, one: Outturn) -> str:
    return say("no-index") if one.index is None else f"{one.index:.1f}"


def _outturn(say: Say, one: Outturn, labels: Sequence[str]) -> str:
    return say("outturn", index=_index(say, one), band=_band(say, one.band, labels))


def _more(say: Say, number: int) -> list[str]:
    return ["  " + say("and-more", number=str(number - SHOWN))] if number > SHOWN else []


def _variants(language: Language, found: Robustness, labels: Sequence[str]) -> list[str]:
    say = language.say
    lines = [say("otherwise")]
    for one in found.variants:
        message = "otherwise-one" if one.band == found.card.band else "otherwise-moves"
        lines.append("  " + say(message, what=variant_words(one.what, language), outturn=_outturn(say, one, labels)))
    return lines


def nearest(tips: Sequence[Tipping], sign: int) -> list[Tipping]:
    """The smallest changes that move a verdict up (1) or down (-1)."""
    mine = [tip for tip in tips if (tip.band_then - tip.band) * sign > 0]
    return [tip for tip in mine if tip.steps == mine[0].steps]


def _tips(say: Say, found: Robustness, labels: Sequence[str]) -> list[str]:
    if found.card.band is None:
        return []
    lines = [say("smallest")]
    for tips, what in (
        (found.rating_tips, say("smallest-rating")),
        (found.panel_tips, say("smallest-panel")),
    ):
        if not tips:
            lines.append("  " + say("smallest-none", what=what))
        for direction, sign in (("up", 1), ("down", -1)):
            found_here = nearest(tips, sign)
            if found_here:
                lines.append("  " + say(f"smallest-{direction}", what=what))
                lines += [f"    {_tip(say, tip, labels)}" for tip in found_here[:SHOWN]]
                lines += _more(say, len(found_here))
            elif tips:
                lines.append("  " + say(f"smallest-none-{direction}", what=what))
    return lines


def _tip(say: Say, tip: Tipping, labels: Sequence[str]) -> str:
    told = {"indicator": tip.indicator, "before": _level(tip.level), "after": _level(tip.to)}
    told["band"] = _band(say, tip.band_then, labels)
    return say("tip-analyst", analyst=tip.analyst, **told) if tip.analyst else say("tip-panel", **told)


def _talks(say: Say, found: Robustness) -> list[str]:
    if not found.talks:
        return [say("talks-none", levels=str(TALK))]
    lines = [say("talks-some", levels=str(TALK))]
    for node in found.talks:
        given = ", ".join(f"{one.analyst} {_level(one.level)}" for one in node.ratings if one.level is not None)
        lines.append(f"  {node.ref}: {given}")
    return lines


def _given(node: NodeScore) -> str:
    """Who gave which level on an indicator, and who gave none."""
    return ", ".join(
        f"{one.analyst} {_level(one.level) if one.level is not None else one.status.value.replace('-', ' ')}"
        for one in node.ratings
    )


def rests_on_one(node: NodeScore) -> bool:
    """Whether an indicator's level is one analyst's, while others who looked gave none."""
    given = sum(one.level is not None for one in node.ratings)
    return node.kind == "indicator" and len(node.ratings) > 1 and given == 1


def _alone(say: Say, found: Robustness) -> list[str]:
    """The levels that rest on one analyst while others who looked gave none."""
    nodes = [node for node in found.card.nodes if rests_on_one(node)]
    if not nodes:
        return []
    return [say("alone"), *(f"  {node.ref}: {_given(node)}" for node in nodes)]


def _near(say: Say, found: Robustness) -> list[str]:
    """The indicators on which analysts are apart, by less than would call for talk."""
    nodes = [node for node in found.card.nodes if node.kind == "indicator" and 0 < (node.spread or 0.0) < TALK]
    if not nodes:
        return []
    told = [f"  {node.ref}: {_given(node)}" for node in nodes[:SHOWN]]
    return [say("near", levels=str(TALK)), *told, *_more(say, len(nodes))]


def _agreement(language: Language, found: Robustness) -> list[str]:
    say = language.say
    lines = [say("agreement")]
    for number, (ref, one) in enumerate(found.agreement):
        told = {"node": ref if number else say("agreement-whole"), "alpha": _alpha(language, one)}
        if one.exact is None or one.within_one is None:
            lines.append("  " + say("agreement-line", **told))
        else:
            equal, near = percent(say, one.exact), percent(say, one.within_one)
            lines.append("  " + say("agreement-shares", equal=equal, near=near, **told))
    return lines


def _alpha(language: Language, one: Agreement) -> str:
    say = language.say
    if one.reason is not None:
        return say("alpha-undefined", reason=lack_words(one.reason, language))
    if not one.varied:
        return say("alpha-idle")
    if one.low is None or one.high is None:
        return say("alpha-alone", alpha=f"{one.alpha:.2f}")
    return say("alpha-interval", alpha=f"{one.alpha:.2f}", low=f"{one.low:.2f}", high=f"{one.high:.2f}")


__all__ = ["SHOWN", "by_fewer", "interval", "nearest", "percent", "rests_on_one", "to_text"]
