# SPDX-License-Identifier: Apache-2.0
"""Scorecards for programs: JSON and tidy CSV as documented in docs/formats.md, an election at a time."""

import functools
import json
from collections.abc import Iterable, Iterator, Sequence

from electassess.findings.score_words import reasons_words
from electassess.language import Language
from electassess.render.records import rounded
from electassess.render.score_text import class_title, label_of
from electassess.render.table import cell_text
from electassess.scoring import ClassResult, GateResult, Method, NodeScore, Rule, Scorecard, Verdict, Width


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


def card_text(card: Scorecard, labels: Sequence[str], language: Language, numbers: Numbers) -> str:
    """One scorecard as JSON: every node, gate and class on a line of its own."""
    root = card.nodes[0]
    verdict = {
        "label": label_of(card, labels, language),
        "capped_from": card.verdict.capped_from,
        "reasons": reasons_words(card.verdict, language),
    }
    steps = ", ".join(_step_text(one.rule, one.band, one.gate, one.width) for one in card.verdict.reasons)
    members = {
        "election": _write(card.election),
        "index": numbers[card.index],
        "points": numbers[root.points],
        "points_total": numbers[root.points_total],
        "coverage": numbers[root.coverage],
        "band": _write(card.band),
        "verdict": f'{_write(verdict)[:-1]}, "steps": [{steps}]}}',
        "gates": _list([_write(_gate_data(gate, card)) for gate in card.verdict.gates], 4),
        "method": _method_text(card.method),
        "catalogue": _write(f"{card.catalogue} {card.catalogue_version}"),
        "fingerprint": _write(card.fingerprint),
        "classes": _list([_write(_class_data(one, language)) for one in card.classes], 4),
        "criteria": _list([criterion_text(card, one, numbers) for one in card.children(root.ref)], 4),
    }
    lines = ",\n".join(f'    "{key}": {text}' for key, text in members.items())
    return f"  {{\n{lines}\n  }}"


def steps_data(verdict: Verdict) -> list[dict[str, object]]:
    """The same as the reasons, without words: the rule of each step, the band it gives or leaves open, and the gate."""
    return [_step(one.rule, one.band, one.gate, one.width) for one in verdict.reasons]


def _step(rule: Rule, band: int | None, gate: str, width: Width | None) -> dict[str, object]:
    named: dict[str, object] = {"gate": gate} if gate else {}
    return {"rule": rule.value, "band": band, **named, **({} if width is None else _width_data(width))}


@functools.lru_cache(maxsize=4096)
def _step_text(rule: Rule, band: int | None, gate: str, width: Width | None) -> str:
    """One step as JSON; in a large table the same ones come again and again."""
    return _write(_step(rule, band, gate, width))


def _width_data(width: Width) -> dict[str, object]:
    """How narrow a record is."""
    return {
        "judged": width.judged,
        "asked": width.asked,
        "unscored": width.unscored,
        "unrated_at": rounded(width.unrated_at),
        "index": rounded(width.value),
    }


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


def _class_data(one: ClassResult, language: Language) -> dict[str, object]:
    return {
        "node": one.node,
        "id": one.id,
        "title": class_title(one, language),
        "capped_from": one.capped_from,
        "unit": one.unit,
        "value": rounded(one.value),
        "points": rounded(one.points),
    }


def json_items(cards: Iterable[Scorecard], labels: Sequence[str], language: Language) -> Iterator[str]:
    """One object for each election, to stand in a list."""
    numbers = Numbers()
    return (card_text(card, labels, language, numbers) for card in cards)


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


def csv_items(cards: Iterable[Scorecard]) -> Iterator[str]:
    """The rows of each election, one for every node, without the header."""
    cells, numbers = Cells(), Numbers({None: ""})
    return ("".join(_rows(card, cells, numbers)) for card in cards)


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


__all__ = ["COLUMNS", "Cells", "Numbers", "csv_items", "json_items", "steps_data"]
