# SPDX-License-Identifier: Apache-2.0
"""Scorecards for people and programs: text, JSON as documented in docs/formats.md, tidy CSV."""

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from electassess.render.records import rounded
from electassess.render.table import cell_text
from electassess.scoring import Calibration, ClassResult, GateResult, Method, NodeScore, Scorecard
from electassess.scoring.verdict import number


def label_of(card: Scorecard, labels: Sequence[str]) -> str | None:
    """The label of the band that an election reached, `None` where it reached none that has one.

    Args:
        card: its scorecard.
        labels: of the bands, from the lowest.
    """
    return labels[card.band] if card.band is not None and card.band < len(labels) else None


class Numbers(dict[float | None, str]):
    """Numbers as they are written, rounded to six decimals: the same ones come again and again."""

    MOST = 100_000

    def __missing__(self, number: float | None) -> str:
        """Write a number, and keep it unless there are too many."""
        text = "null" if number is None else repr(round(number, 6))
        if len(self) < self.MOST:
            self[number] = text
        return text


def node_text(node: NodeScore, numbers: Numbers, more: str = "") -> str:
    """One node as JSON on one line. There are millions of them in a large table, hence no encoder."""
    return (
        f'{{"id": "{node.ref}", "value": {numbers[node.value]}, "points": {numbers[node.points]}, '
        f'"points_total": {numbers[node.points_total]}, "level": {numbers[node.level]}, "status": "{node.status}", '
        f'"outcome": "{node.outcome}", "coverage": {numbers[node.coverage]}, "analysts": {node.analysts}, '
        f'"spread": {numbers[node.spread]}, "low": {numbers[node.low]}, "high": {numbers[node.high]}, '
        f'"alpha": {numbers[node.alpha]}{more}}}'
    )


def criterion_text(card: Scorecard, criterion: NodeScore, numbers: Numbers) -> str:
    """One criterion with what is below it: the groups in between, each with its parent, and the indicators."""
    below = [node for node in card.nodes if node.ref.startswith(f"{criterion.ref}.")]
    groups = [node_text(node, numbers, f', "parent": "{node.parent}"') for node in below if node.kind == "group"]
    indicators = [node_text(node, numbers) for node in below if node.kind == "indicator"]
    lists = "".join(
        f',\n        "{key}": {_list(each, 8)}' for key, each in (("groups", groups), ("indicators", indicators))
    )
    return f"{node_text(criterion, numbers)[:-1]}{lists}\n      }}"


def _list(items: Sequence[str], indent: int) -> str:
    """Items of a list, each on a line; an empty list on none."""
    between = f",\n{' ' * indent}  "
    return f"[{between[1:]}{between.join(items)}\n{' ' * indent}]" if items else "[]"


def card_text(card: Scorecard, labels: Sequence[str], numbers: Numbers) -> str:
    """One scorecard as JSON: every node, gate and class on a line of its own."""
    root = card.nodes[0]
    verdict = {
        "label": label_of(card, labels),
        "capped_from": card.verdict.capped_from,
        "reasons": list(card.verdict.reasons),
    }
    members = {
        "election": _write(card.election),
        "index": numbers[card.index],
        "points": numbers[root.points],
        "points_total": numbers[root.points_total],
        "coverage": numbers[root.coverage],
        "band": _write(card.band),
        "verdict": _write(verdict),
        "gates": _list([_write(_gate_data(gate, card)) for gate in card.verdict.gates], 4),
        "method": _method_text(card.method),
        "catalogue": _write(f"{card.catalogue} {card.catalogue_version}"),
        "fingerprint": _write(card.fingerprint),
        "classes": _list([_write(_class_data(one)) for one in card.classes], 4),
        "criteria": _list([criterion_text(card, one, numbers) for one in card.children(root.ref)], 4),
    }
    lines = ",\n".join(f'    "{key}": {text}' for key, text in members.items())
    return f"  {{\n{lines}\n  }}"


_write = json.JSONEncoder(ensure_ascii=False).encode


@functools.lru_cache(maxsize=4)
def _method_text(method: Method) -> str:
    """A method on one line; all elections of a run share it."""
    return _write(json.loads(method.to_json()))


def _gate_data(gate: GateResult, card: Scorecard) -> dict[str, object]:
    """One gate as plain data, with the numbers that settled it, or left it unsettled, and what these are."""

    def unit(ref: str, *, points: bool) -> str:
        return "points" if points else "level" if card.node(ref).kind == "indicator" else "value"

    return {
        "id": gate.id,
        "fired": gate.fired,
        "cap": gate.cap,
        "cap_undecided": gate.cap_undecided,
        "because": gate.because,
        "found": [
            {"node": ref, "number": rounded(number), "unit": unit(ref, points=points)}
            for term in gate.terms
            for ref, number, points in zip(term.refs, term.found, term.points, strict=True)
        ],
    }


def _class_data(one: ClassResult) -> dict[str, object]:
    return {
        "node": one.node,
        "id": one.id,
        "title": one.title,
        "capped_from": one.capped_from,
        "unit": one.unit,
        "value": rounded(one.value),
        "points": rounded(one.points),
    }


def json_chunks(cards: Iterable[Scorecard], labels: Sequence[str]) -> Iterator[str]:
    """A list with one object for each election, in pieces, so that never more than one election is held."""
    numbers, before = Numbers(), "[\n"
    for card in cards:
        yield f"{before}{card_text(card, labels, numbers)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def to_json(cards: Iterable[Scorecard], labels: Sequence[str]) -> str:
    """A list with one object for each election; see `json_chunks`."""
    return "".join(json_chunks(cards, labels))


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
    "points",
    "points_total",
    "class",
    "class_alone",
    "gates_fired",
    "gates_undecided",
)
"""Of the table of `score --format csv`; columns are only added, at the end."""


def csv_chunks(cards: Iterable[Scorecard]) -> Iterator[str]:
    """One row for each election and node, after the header, in pieces of one election."""
    yield ",".join(COLUMNS) + "\n"
    cells, numbers = Cells(), Numbers({None: ""})
    for card in cards:
        yield "".join(_rows(card, cells, numbers))


class Cells(dict[str, str]):
    """Names as cells, in quotes where they need them, that no spreadsheet takes for formulas."""

    def __missing__(self, name: str) -> str:
        """Make the cell once."""
        self[name] = cell_text(name)
        return self[name]


def _rows(card: Scorecard, cells: Cells, numbers: Numbers) -> Iterator[str]:
    """The rows of one election, as lines."""
    election = cell_text(card.election)
    classes = {one.node: one for one in card.classes}
    for node in card.nodes:
        cut = classes.get(node.ref)
        named = f"{cut.id or ''},{cut.capped_from or cut.id or ''}" if cut else ","
        band, gates = "", ","
        if node.parent is None:
            band = "" if card.band is None else str(card.band)
            gates = ",".join(
                " ".join(gate.id for gate in card.verdict.gates if gate.fired is each) for each in (True, None)
            )
        yield (
            f"{election},{cells[node.ref]},{node.kind},{numbers[node.value]},{numbers[node.level]},{node.status},"
            f"{node.outcome},{numbers[node.coverage]},{node.analysts},{numbers[node.low]},{numbers[node.high]},{band},"
            f"{numbers[node.points]},{numbers[node.points_total]},{named},{gates}\n"
        )


def to_csv(cards: Iterable[Scorecard]) -> bytes:
    """One row for each election and node."""
    return "".join(csv_chunks(cards)).encode()


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


def text_chunks(
    cards: Iterable[Scorecard], labels: Sequence[str], note: Callable[[Scorecard], str] = lambda _: ""
) -> Iterator[str]:
    """Each election as `text_of` has it, with empty lines between them."""
    for at, card in enumerate(cards):
        between = "\n" if at else ""
        yield f"{between}{text_of(card, labels, note(card))}"


def to_text(cards: Iterable[Scorecard], labels: Sequence[str], notes: Mapping[str, str] | None = None) -> str:
    """Each election with its criteria, verdict and reasons.

    Args:
        cards: the scorecards.
        labels: of the bands, from the lowest.
        notes: what else is said of an election, by its id, below its name.
    """
    return "".join(text_chunks(cards, labels, lambda card: (notes or {}).get(card.election, "")))


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


__all__ = [
    "COLUMNS",
    "alpha_text",
    "analysts_to_text",
    "csv_chunks",
    "json_chunks",
    "label_of",
    "points_text",
    "result_text",
    "text_chunks",
    "text_of",
    "to_csv",
    "to_json",
    "to_text",
]
