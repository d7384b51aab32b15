"""What the worked drafts are made of, told from outside: from each text, its trace and the files people entered.

Nothing here asks the program that wrote a draft: it reads `statement.md`, `trace.json` and, as plain YAML, the evidence,
the election, the brief, the ladder, the catalogue and the standards. For every worked draft in every form it counts
words before the signatories, notes, six-word runs shared with the drafts of other elections, sentences by kind, and
four things of which there may be none: generated sentences about the election, connectives between facts that nobody
wrote, items neither told nor listed, and demands without a told fact. `python benchmarks/prose.py [--show]`.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FORMS = ("joint", "full", "summary", "report")
RUN = 6

LEFT_OUT = "zzleftout"
"""Stands for names of instruments and of the election itself, which runs of words may share."""

CONNECTIVES = (
    "after, afterwards, although, and so, as a consequence, as a result, because, but, consequently, despite, due to, "
    "even though, following, for this reason, furthermore, hence, however, in addition, in contrast, in response, "
    "in spite of, indeed, instead, likewise, meanwhile, moreover, nevertheless, nonetheless, on the other hand, owing to, "
    "rather, since, so that, still, subsequently, then, thereby, therefore, though, thus, to that end, to this, when, "
    "whereas, whereby, whereupon, which led, while, yet"
).split(", ")
"""Words that relate one statement to another by time, cause or contrast."""

UNTOLD = frozenset(
    {
        "later than the statement", "date not known well enough", "event later than the statement", "grade",
        "said by another item", "no room in this form", "never to be told", "left out by the editors",
        "bears on nothing assessed",
    }
)  # fmt: skip
"""The closed list of reasons why an item is not told."""

SAYING = frozenset(
    "according to reported said that unconfirmed account by in same report one of also among likewise undersigned "
    "a an the and copy of text not confirmed read source known us has been was breached standard on per cent".split()
)
"""What a sentence may add to an item's clause: who says so, and little words of grammar."""

FORM = tuple(
    re.compile(pattern)
    for pattern in (
        r"(Joint Statement|Report|Summary) on (the Legitimacy of )?the [^.]+",
        r"\d{1,2} \w+ \d{4}\.",
        r"We, the undersigned organisations?, [^.]+\.",  # the rest is held to the ladder's own words
        r"This (report|summary) assesses the [^.]+\.",  # where nobody signs
        r"Draft for discussion\. No organisation has adopted this text\.",
        r"This statement draws on published reports(, among them those of (one|several) of the undersigned)?\.",
        r"We take .+ as our measure\.",
        r"Too little could be judged for any verdict on the whole\.",
        r"We (apply|have had regard to|have also had regard to) .+\.",
        r".+ (has signed but not ratified|is not a party to) the .+; we cite (it|its .+|.+ of that treaty) as persuasive, not as binding\.",
        r"(In reading th(is|ese) treat(y|ies) we|We) have been guided by .+\.",
        r"We have drawn on .+\.",
        r"We call on:",
        r"The undersigned organisations?:",
        r"Too little is known to judge .+\.",
        r".+ observed (this|these) elections?\.",
        r"The \d+ sheets were written by (one person|\d+ people), so that their agreement says little\.",
        r"The ratings come to [\d.]+ of 100(, which stands for “[^”]+”)?\.",
        (
            r"(Too little could be judged for a verdict on the whole, and|A rule of the catalogue allows|While too little is known to apply "
            r"a rule of the catalogue,) no better (verdict|one) than “[^”]+”( is given)?\.( .+)?"
        ),
        r"\w+ analysts? rated \d+ of the \d+ indicators of [\w-]+ [\d.]+\.",
        (
            r"Each level is one of five that the catalogue describes, from 0, the worst, to 4, the best; where analysts differ, "
            r"[^.]+ counts, and the tables show what each gave\."
        ),
        r"Values run from 0 to 100 by the weights of the catalogue, and the verdict follows from them by fixed rules\.",
        r"What became known after \d{1,2} \w+ \d{4} does not count\.",
        (
            r"(Too few indicators could be rated for a finding on the whole|Not assessed|Does not apply|Rated only on evidence "
            r"that cannot be shown to have been out by then|Too little is known|To be judged on or after the day of voting): .+\."
        ),
        (
            r"(Dated after this text|Of a date not known well enough|On an event after this text|Not known surely enough|Said by "
            r"another item|For want of room|Not meant for a statement|Left out by the editors|On what nobody assessed): "
            r"(one item|\d+ items)\."
        ),
        (
            r"(Background|How it was assessed|What could not be judged|What others concluded|Demands|Standards|"
            r"What is not told)"
        ),
        r"(We|\w+) (are|is) (\w+ )?\w+ by what is known of [^,.;]+\.",  # a lead, which names its subject and a tone
    )
)
"""All that a text may say of itself. A sentence of the kind `form` that is none of these asserts something."""

CELL = re.compile(
    r"[–\d.,  of]+|(largely |partly )?(not )?met|violated|does not apply|not assessed|not yet|evidence not known in time|"
    r"too little known|(Criterion|Indicator|Finding|Value of 100|Analysts’ range|Rated|Analysts differ on|Level of 4|"
    r"Analysts’ levels|Instrument|The state|Provisions)|party( since \d{4})?|signed, not ratified|not a party|"
    r"continues to apply( since \d{4})?|in force by an act of its own( since \d{4})?|political commitment|reading of a "
    r"treaty body|norm of good practice|((Articles?|[Pp]aragraphs?|[Ss]ections?|[Pp]ages?|[Pp]rinciples?|[Cc]hapters?|"
    r"[Pp]arts?|[Rr]ules?|[Rr]ecommendations?|[Gg]uidelines?)[^|]*)"
)
"""What a cell of a report's tables may hold, beside titles of the catalogue and of instruments."""


@dataclass(frozen=True)
class Entered:
    """What people entered for one election, as plain data."""

    evidence: dict[str, Any]
    election: dict[str, Any]
    brief: dict[str, Any]

    @property
    def items(self) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in self.evidence["items"]}

    @property
    def public(self) -> set[str]:
        """Items that may be shown: not restricted themselves, and resting on no source that is."""
        hidden = {key for key, one in self.evidence["sources"].items() if one.get("sensitivity", "public") != "public"}
        return {
            key
            for key, one in self.items.items()
            if one.get("sensitivity", "public") == "public" and not hidden & set(one["sources"])
        }


@dataclass
class Measured:
    """The figures of one draft, and the sentences that stand behind those of which there may be none."""

    identity: str
    form: str
    words: int = 0
    notes: int = 0
    long_notes: int = 0
    runs: set[tuple[str, ...]] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    outside: list[str] = field(default_factory=list)
    asserting: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    relating: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    groundless: list[str] = field(default_factory=list)

    @property
    def zeros(self) -> dict[str, list[str]]:
        return {
            "words outside the trace": self.outside,
            "generated sentences about the election": self.asserting,
            "words of a clause lost": self.lost,
            "connectives between facts": self.relating,
            "items neither told nor listed": self.unlisted,
            "demands without a told fact": self.groundless,
        }


@cache
def plain_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def entered(identity: str, root: Path = ROOT) -> Entered:
    folder = root / "assessments" / identity
    return Entered(*(plain_yaml(folder / f"{name}.yaml") for name in ("evidence", "election", "statement")))


def tokens(text: str) -> list[str]:
    """Words and figures in lower case; marks, and whether a quotation mark is curled, do not count."""
    text = text.replace("’", "'").replace("%", " per cent").replace("\N{NO-BREAK SPACE}", " ")
    text = re.sub(r"'s\b", "", text)
    return re.findall(r"[^\W_]+(?:[.,'][^\W_]+)*", text.lower())


def blocks_of(text: str) -> Iterator[tuple[str, str]]:
    """The blocks of a text by their comments, without notes, marks of notes and escapes."""
    body = re.split(r"^\[\^\d+\]:", text, maxsplit=1, flags=re.MULTILINE)[0]
    parts = re.split(r"<!-- block: (.+?) -->", body)
    for key, part in zip(parts[1::2], parts[2::2], strict=True):
        yield key, re.sub(r"\[\^\d+\]", "", re.sub(r"\\(?=[^\w\s])", "", part)).strip()


def strings(value: object) -> Iterator[str]:
    """All texts in plain data."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif value is not None:
        yield str(value)


@cache
def ladder_patterns(part: str) -> tuple[re.Pattern[str], ...]:
    """The ladder's own texts of one part (`lede`, `verdict`), each name in them standing for any words."""
    ladder = plain_yaml(ROOT / "criteria" / "ladder.yaml")
    texts = [one["wording"][edition][part] for one in ladder["bands"] for edition in one["wording"]]
    if part == "verdict":
        texts += strings(ladder.get("narrow", {}))
    cleaned = (re.split(r"\{\{.*?\}\}", " ".join(text.split())) for text in texts)
    return tuple(re.compile(".+?".join(map(re.escape, pieces))) for pieces in cleaned)


@cache
def catalogue_titles() -> frozenset[str]:
    """Titles of criteria, indicators and instruments, as tokens in one string each."""

    def titles(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, one in value.items():
                if key in {"title", "heading", "noun", "short"} and isinstance(one, str):
                    yield one
                yield from titles(one)
        elif isinstance(value, list):
            for one in value:
                yield from titles(one)

    found = (title for path in sorted((ROOT / "criteria").glob("*.yaml")) for title in titles(plain_yaml(path)))
    return frozenset(" ".join(tokens(title)) for title in found)


@cache
def instrument_names() -> tuple[str, ...]:
    standards = plain_yaml(ROOT / "criteria" / "standards.yaml")["standards"]
    names = {name for one in standards for name in (one["title"], one.get("short", "")) if name}
    return tuple(sorted(names, key=len, reverse=True))


def licence(data: Entered, keys: list[str]) -> set[str]:
    """All words that sentences on these items may hold: the items', their sources' and the election's names."""
    words: set[str] = set()
    sources = data.evidence["sources"]
    for key in keys:
        item = data.items[key]
        texts = [item["clause"], *strings([sources[one] for one in item["sources"]])]
        words.update(token for text in texts for token in tokens(text))
    names = [data.election.get("actors", []), data.election.get("election_body", {}), data.election.get("title", "")]
    return words | {token for text in strings(names) for token in tokens(text)} | SAYING


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _fact(data: Entered, claim: dict[str, Any], found: Measured) -> None:
    keys = [one["id"] for one in claim["evidence"]]
    text, said = claim["text"], tokens(claim["text"])
    if not keys:
        found.asserting.append(text)
        return
    if strange := set(said) - licence(data, keys):
        found.asserting.append(f"{text} ({', '.join(sorted(strange))})")
    for key in keys:
        clause = re.sub(r"\{[\w-]+\}", " ", data.items[key]["clause"])
        if not _subsequence(tokens(clause), said):
            found.lost.append(f"{text} (for: {clause})")
    written = " ".join(token for key in keys for token in tokens(data.items[key]["clause"]))
    spoken = " ".join(said).replace("likewise one of the undersigned", "")
    for word in CONNECTIVES:
        if len(re.findall(rf"\b{word}\b", spoken)) > len(re.findall(rf"\b{word}\b", written)):
            found.relating.append(f"{text} ({word})")
    for one, other in pairwise(keys):
        if one not in (data.items[other].get("part_of"), data.items[other].get("follows")) and other != data.items[
            one
        ].get("part_of"):
            found.relating.append(f"{text} ({one}, {other})")


def _demand(data: Entered, claim: dict[str, Any], told: set[str], found: Measured) -> None:
    keys = [one["id"] for one in claim["evidence"]]
    text = claim["text"]
    if not keys or not set(keys) <= told:
        found.groundless.append(text)
    asks = [data.items[key].get("ask", {}).get("text", "") for key in keys]
    from_brief = [data.brief.get("asks", []), data.brief.get("addressees", []), data.brief.get("message", "")]
    country = data.election.get("title", "")
    allowed = {token for one in (*asks, *strings(from_brief), country) for token in tokens(one)}
    allowed |= licence(data, keys) | set(
        tokens("we urge call on to and the parliament courts of all political parties")
    )
    strange = {one for one in set(tokens(text)) - allowed if not _of_country(one, data)}
    if strange:
        found.asserting.append(f"{text} ({', '.join(sorted(strange))})")


@cache
def _countries() -> dict[str, set[str]]:
    listed = plain_yaml(ROOT / "countries.yaml")
    rows = listed["countries"] if isinstance(listed, dict) and "countries" in listed else listed
    rows = [{"code": key, **one} for key, one in rows.items()] if isinstance(rows, dict) else rows
    return {str(one.get("code") or one.get("id")): {t for s in strings(one) for t in tokens(s)} for one in rows}


def _of_country(token: str, data: Entered) -> bool:
    return token in _countries().get(data.election["country"], set())


def _form(claim: dict[str, Any], kind: str, data: Entered, found: Measured) -> None:
    text = claim["text"]
    if kind == "table":
        for cell in re.split(r" \| ", text):
            names = re.sub(r"\s*\([^()]*\)$", "", cell)
            known = {" ".join(tokens(name)) for name in (cell, names)} & catalogue_titles()
            known |= {name for name in instrument_names() if cell.startswith(name)}
            if not known and not CELL.fullmatch(cell.strip()):
                found.asserting.append(f"{text} (cell: {cell})")
        return
    by_people = {" ".join(tokens(one)) for one in strings(data.brief)}
    own_words = {" ".join(tokens(title)) for title in catalogue_titles()}
    said = " ".join(tokens(text))
    if kind in {"notice", "signatures"} or said in by_people or (kind == "heading" and said in own_words):
        return
    if text.startswith("We, the undersigned"):
        if not any(pattern.fullmatch(text) for pattern in ladder_patterns("lede")):
            found.asserting.append(text)
        return
    if not any(pattern.fullmatch(text) for pattern in FORM):
        found.asserting.append(text)


def measure(text: str, trace: dict[str, Any], data: Entered) -> Measured:
    """All figures of one draft but the shared runs, which need the others."""
    found = Measured(trace["election"], trace["form"])
    written = dict(blocks_of(text))
    told = {one["item"] for one in trace["told"]}
    phrase = data.election.get("phrase", "")
    names = re.compile("|".join(map(re.escape, [*([phrase] if phrase else []), *instrument_names()])))
    closed = False
    for block in trace["blocks"]:
        claims = block["claims"]
        body = written.pop(block["id"], "")
        shown = " ".join(tokens(re.sub(r"^(\d+\. |[-#>|*])", "", body, flags=re.MULTILINE).replace("|", " ")))
        held = " ".join(" ".join(tokens(claim["text"].replace("|", " "))) for claim in claims)
        if block["kind"] == "signatures":
            closed = True
        elif shown != held:
            found.outside.append(f"{block['id']}: {shown!r} against {held!r}")
        if block["kind"] not in {"table", "notice", "signatures"} and not closed:
            found.words += len(body.split())
        for claim in claims:
            if block["kind"] not in {"title", "notice", "dateline", "table", "heading", "signatures"}:
                found.kinds[claim["kind"]] += 1
                if claim["kind"] != "verdict":
                    words = tokens(names.sub(f" {LEFT_OUT} ", claim["text"]))
                    found.runs |= {
                        run
                        for place in range(len(words) - RUN + 1)
                        if LEFT_OUT not in (run := tuple(words[place : place + RUN]))
                    }
            _judge(claim, block["kind"], trace, data, told, found)
    found.outside += [f"{key}: not in the trace" for key in written]
    notes = re.findall(r"^\[\^\d+\]: (.*)$", text, re.MULTILINE)
    found.notes = len(notes)
    found.long_notes = sum(len(re.sub(r"\]\(<[^>]*>\)", "]", note)) > 110 for note in notes)
    _listed(trace, data, told, found)
    return found


def _judge(
    claim: dict[str, Any], kind: str, trace: dict[str, Any], data: Entered, told: set[str], found: Measured
) -> None:
    """One sentence against the licence of its kind."""
    match claim["kind"]:
        case "fact":
            _fact(data, claim, found)
        case "demand":
            _demand(data, claim, told, found)
        case "verdict":
            same = claim["text"] == trace["verdict"]["sentence"]
            if not same or not any(one.fullmatch(claim["text"]) for one in ladder_patterns("verdict")):
                found.asserting.append(claim["text"])
        case "form":
            _form(claim, kind, data, found)
        case other:
            found.asserting.append(f"{claim['text']} (kind {other})")


def _listed(trace: dict[str, Any], data: Entered, told: set[str], found: Measured) -> None:
    """Every public item told or untold, once; a told one by claims that cite it; the other with a reason of the list."""
    untold = [one["item"] for one in trace["untold"]]
    found.unlisted += sorted(data.public - told - set(untold))
    found.unlisted += [f"{key} (twice)" for key, times in Counter([*told, *untold]).items() if times > 1]
    found.unlisted += [f"{key} (not public)" for key in sorted((told | set(untold)) - data.public)]
    found.unlisted += [f"{one['item']} ({one['reason']})" for one in trace["untold"] if one["reason"] not in UNTOLD]
    claims = {claim["id"]: claim for block in trace["blocks"] for claim in block["claims"]}
    for one in trace["told"]:
        cited = [claims[key] for key in one["claims"] if key in claims]
        if not cited or any(one["item"] not in {each["id"] for each in claim["evidence"]} for claim in cited):
            found.unlisted.append(f"{one['item']} (told by no claim)")


def shared(found: list[Measured]) -> tuple[dict[str, float], float, tuple[str, str]]:
    """Of drafts in one form: each one's share of runs that any other election's has too, and the worst pair's."""
    each = {
        one.identity: len(one.runs & set().union(*(two.runs for two in found if two is not one)))
        / max(len(one.runs), 1)
        for one in found
    }
    worst, pair = 0.0, ("", "")
    for one in found:
        for two in found:
            share = len(one.runs & two.runs) / max(len(one.runs), 1)
            if one is not two and share > worst:
                worst, pair = share, (one.identity, two.identity)
    return each, worst, pair


def identities(root: Path = ROOT) -> list[str]:
    return sorted(path.parent.name for path in (root / "assessments").glob("*/election.yaml"))


def drafts(form: str, folder: Path) -> list[Measured]:
    """Every worked election drafted in one form by the command, and measured."""
    found = []
    for identity in identities():
        out = folder / form / identity
        command = [sys.executable, "-m", "electassess", "draft", identity, "--form", form, "--format", "md"]
        subprocess.run([*command, "--out", str(out), "--workspace", str(ROOT)], check=True, capture_output=True)
        trace = json.loads((out / "trace.json").read_text(encoding="utf-8"))
        found.append(measure((out / "statement.md").read_text(encoding="utf-8"), trace, entered(identity)))
    return found


def main() -> None:
    show = "--show" in sys.argv
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            found = drafts(form, Path(folder))
            each, worst, pair = shared(found)
            print(f"\n{form}")
            print(f"{'':26} words notes long  shared  fact demand verdict form   faults")
            for one in found:
                count = sum(one.kinds.values())
                shares = [f"{one.kinds[kind] / count:6.0%}" for kind in ("fact", "demand", "verdict", "form")]
                faults = {name: len(cases) for name, cases in one.zeros.items() if cases}
                total.update(faults)
                print(
                    f"{one.identity:26} {one.words:5} {one.notes:5} {one.long_notes:4} {each[one.identity]:6.1%} "
                    f"{' '.join(shares)}   {faults or ''}"
                )
                if show:
                    for name, cases in one.zeros.items():
                        for case in cases:
                            print(f"    {name}: {case}")
            print(f"runs shared with any other election: {sum(each.values()) / len(each):.1%} on average, "
                  f"at most {max(each.values()):.1%}; of two elections at most {worst:.1%} ({', '.join(pair)})")  # fmt: skip
    print("\nof which there may be none:", dict(total) or "none")
    sys.exit(bool(total))


if __name__ == "__main__":
    main()
