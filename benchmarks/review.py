"""How much of what is planted a review finds, and how often it cries wolf.

    python benchmarks/review.py

Sound sentences are the facts of the worked assessments told in other ways that say no more; faults are planted into them
one at a time. Both are made by rule, so that there are thousands: what people write is harder, and the share found
among hand-written faults stands in tests/review.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from electassess.model.base import Form
from electassess.model.evidence import Sensitivity
from electassess.review import Grade, Lexicon, Record, review
from electassess.review.record import Known
from electassess.review.remark import Remark
from electassess.use_cases import drafting, pipeline
from electassess.working import read_copy
from electassess.working.write import copy_text, with_citation
from electassess.workspace import assessment_ids
from electassess.workspace.review_words import load_review_words

ROOT = Path(__file__).resolve().parents[1]


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def record_of(identity: str) -> Record:
    loaded = pipeline.load(ROOT, [identity])
    laid = drafting.lay_out(loaded, identity, form=Form.FULL)
    words = load_review_words(ROOT, "en-GB")[0].model
    evidence = loaded.assessments[identity].evidence.model
    assert words is not None
    assert evidence is not None
    hidden = [one for one in evidence.items if one.sensitivity is not Sensitivity.PUBLIC]
    return Record(
        laid.material, Lexicon(words), [one.text for one in read_copy(copy_text(laid.finish())).sentences], hidden
    )


def said(one: Known) -> str:
    """A fact with whoever says it, as the plain draft would."""
    named = [source for source in one.sources if source.named]
    if one.strength.name != "PLAIN" and not one.item.attributed and named:
        return f"{one.clause}, according to {named[0].cite_as or named[0].organisation}"
    return one.clause


def fronted(one: Known) -> str:
    named = [source for source in one.sources if source.named]
    if one.item.attributed or not named:
        return one.clause
    return f"{named[0].cite_as or named[0].organisation} reported that {one.clause}"


def date_last(one: Known) -> str:
    """The date at the start moved to the end."""
    match = re.match(r"(on \d{1,2} [A-Z]\w+ \d{4}|in [A-Z]\w+ \d{4}) (.*)", said(one))
    return f"{match[2]} {match[1]}" if match and "," not in match[2] else said(one)


SOUND: dict[str, Callable[[Known], str]] = {"as it is": said, "source first": fronted, "date last": date_last}


def swap(text: str, pattern: str, new: Callable[[re.Match[str]], str]) -> str | None:
    match = re.search(pattern, text)
    return text[: match.start()] + new(match) + text[match.end() :] if match else None


def _other(number: str) -> str:
    return str(int(number) + 7) if len(number) < 4 else str(int(int(number) * 1.37))


FAULTS: dict[str, Callable[[Known], str | None]] = {
    "number": lambda one: swap(said(one), r"(?<![\d.,])\d{2,3}(?![\d.,]| [A-Z])(?= )", lambda m: _other(m.group())),
    "date": lambda one: swap(
        said(one), r"\b\d{1,2}(?= (?:January|March|May|July|August|October|December))", lambda m: str(int(m.group()) % 28 + 2)
    ),
    "quotation": lambda one: swap(said(one), r"“(\w+) ", lambda m: f"“wholly {m[1]} "),
    "attribution": lambda one: (
        re.sub(r",? (?:according to .*|in the (?:view|judgement|words) of .*)$", "", one.clause)
        if one.strength.name != "PLAIN" and not one.item.attributed
        else None
    ),
    "own finding": lambda one: f"we found that {one.clause}" if one.strength.name != "PLAIN" and not one.item.attributed else None,
    "qualifier": lambda one: swap(said(one), r"\b(?:some|alleged|many|generally|largely|mostly|nearly|about|reportedly|allegedly|partly|several|at times|at least) ", lambda _: ""),
    "universal": lambda one: f"{said(one)} throughout the country",
    "cause": lambda one: f"{said(one)} so that voters would have no choice",
    "stronger": lambda one: f"{said(one)} in a deliberate breach of the law" if "law" in said(one) else f"{said(one)}, a fraud",
    "name": lambda one: f"{said(one)} under Commissioner Vandersloot",
}  # fmt: skip


def main() -> None:
    ids = [one for one in sys.argv[1:] if not one.startswith("-")] or assessment_ids(ROOT)[0]
    dice = random.Random(20261128)
    sound, alarms, stops, planted, caught, kinds = (Counter[str]() for _ in range(6))
    spent, examples = 0.0, list[str]()
    for identity in ids:
        record = record_of(identity)
        items = list(record.known.values())

        def run(texts: list[tuple[str, str, str]], record: Record = record) -> list[tuple[str, str, list[Remark]]]:
            lines = [with_citation(sentence(text), (key,)) for _, key, text in texts]
            begun = time.process_time()
            found = review(
                read_copy("\n\n".join(lines) + "\n"), record, frozenset(), (), ladder="", foreign=False
            ).remarks
            nonlocal spent
            spent += time.process_time() - begun
            by_line: dict[int, list[Remark]] = {}
            for one in found:
                if one.grade is not Grade.ADVICE and one.kind != "twice":
                    by_line.setdefault(one.line, []).append(one)
            return [(what, text, by_line.get(2 * at + 1, [])) for at, (what, _, text) in enumerate(texts)]

        for way, make in SOUND.items():
            for what, text, remarks in run([(way, one.id, make(one)) for one in items]):
                sound[what] += 1
                alarms[what] += bool(remarks)
                stops[what] += any(one.grade is Grade.ERROR for one in remarks)
                for one in remarks:
                    kinds[one.kind] += 1
                    examples.append(f"{identity} {one.kind}: {one.reason} | {text}")
        for fault, plant in FAULTS.items():
            faulty = [(one, plant(one)) for one in items]
            texts = [(fault, one.id, text) for one, text in faulty if text and text != said(one)]
            for what, text, remarks in run(texts):
                planted[what] += 1
                if not remarks and "--missed" in sys.argv:
                    print("missed", what, "|", text)
                caught[what] += bool(remarks)
    print("sound sentences      read  warned    stopped")
    for way in SOUND:
        print(f"  {way:18} {sound[way]:5} {alarms[way] / sound[way]:7.1%} {stops[way] / sound[way]:9.1%}")
    print(f"  {'all':18} {sound.total():5} {alarms.total() / sound.total():7.1%} {stops.total() / sound.total():9.1%}")
    print("false alarms by kind:", dict(kinds.most_common()))
    print("planted faults       planted  found")
    for fault in planted:
        print(f"  {fault:18} {planted[fault]:7} {caught[fault] / planted[fault]:7.1%}")
    print(f"  {'all':18} {planted.total():7} {caught.total() / planted.total():7.1%}")
    print(f"time per sentence: {1000 * spent / (sound.total() + planted.total()):.2f} ms")
    if "--examples" in sys.argv or len(ids) < 3:
        print("\n".join(dice.sample(examples, min(60, len(examples)))))


if __name__ == "__main__":
    main()
