# SPDX-License-Identifier: Apache-2.0
"""Scorecards for people and programs: text, JSON as documented in docs/formats.md, tidy CSV."""

import json
from collections.abc import Mapping, Sequence

from electassess.render.records import json_text, rounded
from electassess.render.table import write_csv
from electassess.scoring import Calibration, NodeScore, Scorecard


def label_of(card: Scorecard, labels: Sequence[str]) -> str | None:
    """The label of the band that an election reached, `None` where it reached none that has one.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
    """
    return labels[card.band] if card.band is not None and card.band < len(labels) else None


def node_data(node: NodeScore) -> dict[str, object]:
    """One node as plain data."""
    return {
        "id": node.ref,
        "value": rounded(node.value),
        "level": rounded(node.level),
        "status": node.status.value,
        "outcome": node.outcome.value,
        "coverage": rounded(node.coverage),
        "analysts": node.analysts,
        "spread": rounded(node.spread),
        "low": rounded(node.low),
        "high": rounded(node.high),
        "alpha": rounded(node.alpha),
    }


def card_data(card: Scorecard, labels: Sequence[str]) -> dict[str, object]:
    """One scorecard as plain data."""
    root = card.nodes[0]
    criteria = []
    for criterion in card.children(root.ref):
        below = [node for node in card.nodes if node.kind == "indicator" and node.ref.startswith(f"{criterion.ref}.")]
        criteria.append({**node_data(criterion), "indicators": [node_data(node) for node in below]})
    return {
        "election": card.election,
        "index": rounded(card.index),
        "coverage": rounded(root.coverage),
        "band": card.band,
        "verdict": {
            "label": label_of(card, labels),
            "capped_from": card.verdict.capped_from,
            "reasons": list(card.verdict.reasons),
        },
        "gates": [
            {"id": gate.id, "fired": gate.fired, "cap": gate.cap, "because": gate.because}
            for gate in card.verdict.gates
        ],
        "method": json.loads(card.method.to_json()),
        "catalogue": f"{card.catalogue} {card.catalogue_version}",
        "fingerprint": card.fingerprint,
        "classes": [
            {"node": one.node, "id": one.id, "title": one.title, "capped_from": one.capped_from} for one in card.classes
        ],
        "criteria": criteria,
    }


def to_json(cards: Sequence[Scorecard], labels: Sequence[str]) -> str:
    """A list with one object for each election."""
    return json_text([card_data(card, labels) for card in cards])


COLUMNS = (
    "election",
    "node",
    "kind",
    "value",
    "level",
    "status",
    "outcome",
    "coverage",
    "analysts",
    "low",
    "high",
    "band",
)


def to_csv(cards: Sequence[Scorecard]) -> bytes:
    """One row for each election and node."""
    rows = [
        {
            "election": card.election,
            "node": node.ref,
            "kind": node.kind,
            "value": rounded(node.value),
            "level": rounded(node.level),
            "status": node.status.value,
            "outcome": node.outcome.value,
            "coverage": rounded(node.coverage),
            "analysts": node.analysts,
            "low": rounded(node.low),
            "high": rounded(node.high),
            "band": card.band if node.parent is None else None,
        }
        for card in cards
        for node in card.nodes
    ]
    return write_csv(COLUMNS, rows)


def alpha_text(node: NodeScore) -> str:
    """Agreement on a node in words: `alpha 0.71`, or why there is none."""
    if node.kind == "indicator":
        return ""
    return f"alpha {node.alpha:.2f}" if node.alpha is not None else f"alpha undefined ({node.alpha_reason})"


def _shown(value: float | None) -> str:
    return "  –" if value is None else f"{value:3.0f}"


def _result(card: Scorecard, labels: Sequence[str]) -> str:
    """Band of the ladder; without a ladder, the index and the catalogue's own classes."""
    if card.ladder:
        return f"band {card.band if card.band is not None else '–'}: {label_of(card, labels) or 'no verdict'}"
    classes = "; ".join(
        one.title if one.node == card.nodes[0].ref else f"{one.node}: {one.title}" for one in card.classes
    )
    index = "no index" if card.index is None else f"index {card.index:.1f}"
    return f"{index}: {classes}" if classes else index


def to_text(cards: Sequence[Scorecard], labels: Sequence[str], notes: Mapping[str, str] | None = None) -> str:
    """Each election with its criteria, verdict and reasons.

    Args:
        cards: the scorecards.
        labels: of the bands, from the lowest.
        notes: what else is said of an election, by its id, below its name.
    """
    lines = []
    for card in cards:
        lines.append(f"{card.election}   {_result(card, labels)}")
        if notes and card.election in notes:
            lines.append(f"  {notes[card.election]}")
        for node in card.children(card.nodes[0].ref):
            span = f"{_shown(node.low)} to {_shown(node.high)}" if node.value is not None else " " * 10
            lines.append(
                f"  {node.ref:18} {_shown(node.value)}  [{span}]  {node.rated}/{node.applicable} rated  "
                f"{node.outcome.value:14} {alpha_text(node)}".rstrip()
            )
        lines += [f"  · {reason}" for reason in card.verdict.reasons]
        lines.append("")
    return "\n".join(lines)


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


__all__ = ["alpha_text", "analysts_to_text", "card_data", "label_of", "node_data", "to_csv", "to_json", "to_text"]
