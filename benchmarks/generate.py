# SPDX-License-Identifier: Apache-2.0
"""Write a workspace of made-up assessments for measuring: without faults, about 20 KB each, the same for one seed.

Nothing in it describes a real election: texts, dates of sources and levels are drawn at random; countries and days of
voting follow each other in order.
"""

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

_WORDS = (
    "the commission refused the list of candidates on the ground that its papers were not the originals although "
    "the law lets any party file certified copies and those days remained before the end of registration observers "
    "were shown the minutes of the session and heard that comparable papers of another list had been accepted"
).split()


def _prose(draw: random.Random, words: int) -> str:
    chosen = [draw.choice(_WORDS)]
    while len(chosen) < words:
        word = draw.choice(_WORDS)
        if word != chosen[-1]:  # which would be a fault
            chosen.append(word)
    return " ".join(chosen)


def _folded(draw: random.Random, words: int, indent: int) -> str:
    """A folded block of prose, as people write long text."""
    lines = [" " * indent + _prose(draw, 12) for _ in range(max(1, words // 12))]
    return ">-\n" + "\n".join(lines)


def _election(country: str, day: dt.date) -> str:
    return f"""# yaml-language-server: $schema=../../schemas/election.json
country: {country}
type: general
title: "{day.year} General Election"
phrase: general election
votes:
  - date: {day}
election_body:
  name: Election Commission
  short: EC
actors:
  - id: first-party
    name: First Party
    short: FP
  - id: second-party
    name: Second Party
"""


def _cited_by(indicators: Sequence[str], items: int, item: int) -> list[str]:
    """The indicators whose ratings cite an item, as `_sheet` writes them."""
    return [one for number, one in enumerate(indicators) if item in (number % items, (number + 1) % items)]


def _evidence(draw: random.Random, day: dt.date, indicators: Sequence[str], items: int) -> str:
    lines = ["# yaml-language-server: $schema=../../schemas/evidence.json", "sources:"]
    for number in range(1, 7):
        published = day - dt.timedelta(days=draw.randint(1, 60))
        lines += [
            f"  S{number}:",
            f"    organisation: Observer Group {number}",
            f'    title: "Report {number}: {_prose(draw, 5)}"',
            f"    date: {published}",
            f"    url: https://example.org/reports/{number}",
            f"    reliability: {draw.choice('ABC')}",
        ]
    lines.append("items:")
    for number in range(items):
        lines += [
            f"  - id: item-{number}",
            f"    fact: {_folded(draw, 36, 6)}",
            f'    clause: "the {{first-party}} {_prose(draw, 16)}"',
            f"    sources: [S{draw.randint(1, 6)}]",
            f"    indicators: [{', '.join(_cited_by(indicators, items, number))}]",
            f"    reading: {('fault', 'strength')[number % 2]}",
            "    kind: practice",
            "    basis: stated",
            f"    credibility: {draw.randint(1, 3)}",
            f"    happened: {day - dt.timedelta(days=90)}",
        ]
    return "\n".join(lines) + "\n"


def _sheet(draw: random.Random, analyst: str, indicators: Sequence[str], items: int) -> str:
    lines = ["# yaml-language-server: $schema=../../../schemas/ratings.json", f"analyst: {analyst}", "ratings:"]
    for number, indicator in enumerate(indicators):
        lines += [
            f"  - indicator: {indicator}",
            f"    level: {draw.randint(0, 4)}",
            f"    confidence: {draw.randrange(30, 100, 5)}",
            f'    because: "{_prose(draw, 20)}"',
            f"    evidence: [item-{number % items}, item-{(number + 1) % items}]",
        ]
    return "\n".join(lines) + "\n"


_BRIEF = """# yaml-language-server: $schema=../../schemas/statement.json
edition: final
date: {date}
addressees: ["the international community"]
"""


def generate(root: Path, number: int, indicators: Sequence[str], countries: Sequence[str], seed: int = 20) -> int:
    """Write a workspace.

    Args:
        root: an empty folder.
        number: of assessments.
        indicators: refs of the catalogue in use.
        countries: codes of the registry in use; one whose election body has a name there would be a fault.
        seed: of the pseudo-random numbers.

    Returns:
        The bytes written.
    """
    draw = random.Random(seed)
    written = 0
    first, items = dt.date(2000, 1, 1), 12
    for position in range(number):
        country = countries[position % len(countries)]
        day = first + dt.timedelta(days=position)
        folder = root / "assessments" / f"{country.lower()}-{day}-general"
        (folder / "ratings").mkdir(parents=True)
        files = {
            "election.yaml": _election(country, day),
            "evidence.yaml": _evidence(draw, day, indicators, items),
            "statement.yaml": _BRIEF.format(date=day + dt.timedelta(days=20)),
            "ratings/analyst-a.yaml": _sheet(draw, "analyst-a", indicators, items),
        }
        for name, text in files.items():
            written += (folder / name).write_text(text, encoding="utf-8")
    return written


__all__ = ["generate"]
