# SPDX-License-Identifier: Apache-2.0
"""Scorecards for people, as text."""

from collections.abc import Sequence

from electassess.findings.score_words import alpha_words, called, reasons_words
from electassess.language import Language
from electassess.scoring import Calibration, ClassResult, NodeScore, Scorecard
from electassess.scoring.verdict import number


def label_of(card: Scorecard, labels: Sequence[str], language: Language) -> str | None:
    """The label of the band that an election reached, `None` where it reached none that has one.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
        language: in which it is called so.
    """
    if card.band is None or card.band >= len(labels):
        return None
    return called(card.verdict, labels[card.band], language)


def points_text(node: NodeScore, language: Language) -> str:
    """The points of a sum in words: `18 of 40 points`; nothing for other nodes, or where there are none."""
    if node.points is None or node.points_total is None:
        return ""
    points, most = (number(round(each, 6)) for each in (node.points, node.points_total))
    return language.say("points-of", points=points, most=most)


def result_text(card: Scorecard, labels: Sequence[str], language: Language) -> str:
    """Band of the ladder; without a ladder, the index and the catalogue's own classes, with what was cut."""
    say, points = language.say, points_text(card.nodes[0], language)
    if card.ladder:
        label = label_of(card, labels, language) or say("result-no-verdict")
        told = say("result-band", band="–" if card.band is None else str(card.band), label=label)
        return f"{told} ({points})" if points else told
    classes = "; ".join(_class_text(one, card, language) for one in card.classes)
    told = say("result-no-index") if card.index is None else say("result-index", index=f"{card.index:.1f}")
    told += f" ({points})" if points and card.index is not None else ""
    return f"{told}: {classes}" if classes else told


def class_title(one: ClassResult, language: Language) -> str:
    """The title of a class, or that there is none."""
    return one.title or language.say("not-classified")


def _class_text(one: ClassResult, card: Scorecard, language: Language) -> str:
    title = class_title(one, language)
    if one.node == card.nodes[0].ref:
        return title
    if one.points is None or one.value is None:
        return f"{one.node}: {title}"
    points = language.say("points-alone", points=number(round(one.points, 6)))
    return f"{one.node}: {title} ({points}, {one.value:.1f})"


def _shown(value: float | None) -> str:
    return "  –" if value is None else f"{value:3.0f}"


def text_of(card: Scorecard, labels: Sequence[str], language: Language, note: str = "") -> str:
    """One election with its criteria, verdict and reasons.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
        language: in which it is told.
        note: what else is said of it, below its name.
    """
    lines = [f"{card.election}   {result_text(card, labels, language)}"]
    if note:
        lines.append(f"  {note}")
    say = language.say
    for node in card.children(card.nodes[0].ref):
        low, high = _shown(node.low), _shown(node.high)
        span = say("row-span", low=low, high=high) if node.value is not None else " " * 10
        points = points_text(node, language)
        rated = say("row-rated", rated=str(node.rated), all=str(node.applicable))
        lines.append(
            f"  {node.ref:18} {_shown(node.value)}  [{span}]  {f'{points}  ' if points else ''}"
            f"{rated}  {node.outcome.value:14} {alpha_words(node, language)}".rstrip()
        )
    lines += [f"  · {reason}" for reason in reasons_words(card.verdict, language)]
    return "\n".join([*lines, ""])


def analysts_to_text(calibration: Calibration, language: Language) -> str:
    """The analysts of a calibration, the most severe first: severity with its interval, reliability, shared ratings."""
    rows = [
        "  "
        + language.say(
            "analyst-severity",
            name=f"{one.name:18}", severity=f"{one.severity:5.2f}", low=f"{one.low:5.2f}", high=f"{one.high:5.2f}",
            reliability=f"{one.reliability:4.2f}", shared=str(one.shared),
        )
        for one in sorted(calibration.analysts, key=lambda one: (-one.severity, one.name))
    ]  # fmt: skip
    return "\n".join([language.say("severity", level=f"{calibration.level:.0%}"), *rows])


__all__ = ["analysts_to_text", "class_title", "label_of", "points_text", "result_text", "text_of"]
