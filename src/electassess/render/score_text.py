# SPDX-License-Identifier: Apache-2.0
"""Scorecards for people, as text."""

from collections.abc import Sequence

from electassess.scoring import Calibration, ClassResult, NodeScore, Scorecard
from electassess.scoring.verdict import number

RANGES = (
    "[a to b] runs from the least to the most favourable level that an analyst gave; `compare` and `robust` give the "
    "intervals that hold the value in 90 of 100 draws."
)
"""What the brackets mean, for whoever has seen those of a comparison."""


def label_of(card: Scorecard, labels: Sequence[str]) -> str | None:
    """The label of the band that an election reached, `None` where it reached none that has one.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
    """
    return card.verdict.called(labels[card.band]) if card.band is not None and card.band < len(labels) else None


def alpha_text(node: NodeScore) -> str:
    """Agreement on a node in words: `alpha 0.71`, or why there is none."""
    if node.kind == "indicator":
        return ""
    return f"alpha {node.alpha:.2f}" if node.alpha is not None else f"alpha undefined ({node.alpha_reason})"


def points_text(node: NodeScore) -> str:
    """The points of a sum in words: `18 of 40 points`; nothing for other nodes, or where there are none."""
    if node.points is None or node.points_total is None:
        return ""
    return f"{number(round(node.points, 6))} of {number(round(node.points_total, 6))} points"


def result_text(card: Scorecard, labels: Sequence[str]) -> str:
    """Band of the ladder; without a ladder, the index and the catalogue's own classes, with what was cut."""
    points = points_text(card.nodes[0])
    if card.ladder:
        band = f"band {card.band if card.band is not None else '–'}: {label_of(card, labels) or 'no verdict'}"
        return f"{band} ({points})" if points else band
    classes = "; ".join(_class_text(one, card) for one in card.classes)
    index = "no index" if card.index is None else f"index {card.index:.1f}{f' ({points})' if points else ''}"
    return f"{index}: {classes}" if classes else index


def _class_text(one: ClassResult, card: Scorecard) -> str:
    if one.node == card.nodes[0].ref:
        return one.title
    found = (
        "" if one.points is None or one.value is None else f" ({number(round(one.points, 6))} points, {one.value:.1f})"
    )
    return f"{one.node}: {one.title}{found}"


def _shown(value: float | None) -> str:
    return "  –" if value is None else f"{value:3.0f}"


def text_of(card: Scorecard, labels: Sequence[str], note: str = "") -> str:
    """One election with its criteria, verdict and reasons.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
        note: what else is said of it, below its name.
    """
    lines = [f"{card.election}   {result_text(card, labels)}"]
    if note:
        lines.append(f"  {note}")
    for node in card.children(card.nodes[0].ref):
        span = f"{_shown(node.low)} to {_shown(node.high)}" if node.value is not None else " " * 10
        points = points_text(node)
        lines.append(
            f"  {node.ref:18} {_shown(node.value)}  [{span}]  {f'{points}  ' if points else ''}"
            f"{node.rated}/{node.applicable} rated  {node.outcome.value:14} {alpha_text(node)}".rstrip()
        )
    lines += [f"  · {reason}" for reason in card.verdict.reasons]
    return "\n".join([*lines, ""])


def analysts_to_text(calibration: Calibration) -> str:
    """The analysts of a calibration, the most severe first: severity with its interval, reliability, shared ratings."""
    head = (
        f"severity with its {calibration.level:.0%} interval, in logits: above zero for lower levels for the same facts"
    )
    rows = [
        f"  {one.name:18} severity {one.severity:5.2f} [{one.low:5.2f} to {one.high:5.2f}]  "
        f"reliability {one.reliability:4.2f}  {one.shared} shared ratings"
        for one in sorted(calibration.analysts, key=lambda one: (-one.severity, one.name))
    ]
    return "\n".join([head, *rows])


__all__ = ["RANGES", "alpha_text", "analysts_to_text", "label_of", "points_text", "result_text", "text_of"]
