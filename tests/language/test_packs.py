"""Language packs: what is wrong with one is said with its place, and a second language is a folder."""

import dataclasses
import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer, Visitor

from electassess.comparison import Figure, audit, compare, sorted_by, tell_over_time, tell_pair
from electassess.diagnostics import Diagnostic
from electassess.language import PARTS, Language, MessageError
from electassess.model.base import Form
from electassess.render import account, acts, comparison, open_up
from electassess.render.robust import to_text
from electassess.render.score_text import text_of
from electassess.scoring import build_card, robustness
from electassess.use_cases import comparing, drafting, pipeline, reviewing
from electassess.use_cases.advice import advise
from electassess.workspace.packs import english, packs_of, read_pack

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "languages" / "en-GB"
ONE = "khm-2023-07-23-general"
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψωϑϕ")


class _Foreign(Transformer):
    """Every word of a pack in other letters, so that one that stayed English shows."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802
        node.value = node.value.lower().translate(GREEK)
        return node


class _Texts(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.found.append(" ".join(node.value.split()))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("criteria", f"assessments/{ONE}", "languages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _pack(workspace: Path, tag: str = "el") -> Path:
    """A pack of the workspace's own: the shipped one in Greek letters, with dates and lists of France."""
    folder = workspace / "languages" / tag
    folder.mkdir()
    yaml = (SHIPPED / "pack.yaml").read_text(encoding="utf-8")
    yaml = yaml.replace("en-GB", tag).replace("en_GB", "fr_FR").replace(" per cent", " τοις εκατό")
    (folder / "pack.yaml").write_text(yaml, encoding="utf-8")
    for part in PARTS:
        resource = FluentParser().parse((SHIPPED / f"{part}.ftl").read_text(encoding="utf-8"))
        text = FluentSerializer().serialize(_Foreign().visit(resource))
        (folder / f"{part}.ftl").write_text(text, encoding="utf-8")
    return folder


def _speak(workspace: Path, tag: str) -> None:
    brief = workspace / "assessments" / ONE / "statement.yaml"
    lines = [line for line in brief.read_text(encoding="utf-8").splitlines() if not line.startswith("language:")]
    brief.write_text("\n".join([f"language: {tag}", *lines]) + "\n", encoding="utf-8")


def _faults(workspace: Path, tag: str = "el") -> list[Diagnostic]:
    return read_pack(packs_of(workspace)[tag], tag)[1]


def test_the_shipped_pack_is_whole() -> None:
    assert _faults(ROOT, "en-GB") == []


@pytest.mark.parametrize("form", list(Form))
def test_a_draft_in_another_language_holds_no_english_of_the_program(workspace: Path, form: Form) -> None:
    _pack(workspace)
    _speak(workspace, "el")
    assert [fault for fault in pipeline.check(workspace) if fault.severity == "error"] == []
    made = drafting.draft(workspace, ONE, form=form)
    read = "\n".join([claim.text for claim in made.claims] + [note.text for note in made.footnotes])
    plain = drafting.draft(ROOT, ONE, form=form)
    read_in_english = "\n".join([claim.text for claim in plain.claims] + [note.text for note in plain.footnotes])
    texts = _Texts()
    texts.visit(FluentParser().parse((SHIPPED / "statement.ftl").read_text(encoding="utf-8")))
    phrases = {text for text in texts.found if len(text.split()) > 1 and text in read_in_english}
    assert len(phrases) >= 3, "the English draft has phrases of the pack to look for"
    # People, the ladder and titles of standards may say the same: only what is said beyond that is the program's.
    own = "\n".join(path.read_text(encoding="utf-8") for path in (workspace / "assessments" / ONE).rglob("*.yaml"))
    own += "\n".join(
        (workspace / "criteria" / name).read_text(encoding="utf-8") for name in ("ladder.yaml", "standards.yaml")
    )
    assert [text for text in sorted(phrases) if text in read and text not in " ".join(own.split())] == []
    dateline = next(claim.text for claim in made.claims if claim.id == "dateline")
    assert dateline == english().say("dateline", date=_french(made.date))
    assert made.language == "el"


def _greek() -> Language:
    """The shipped pack in Greek letters, without a folder."""

    def read(part: str) -> str:
        resource = FluentParser().parse((SHIPPED / f"{part}.ftl").read_text(encoding="utf-8"))
        return FluentSerializer().serialize(_Foreign().visit(resource))

    return Language(english().pack, read)


def _compared(language: Language) -> dict[str, str]:
    """What is said of a few elections side by side, in every way of it that holds no page of its own."""
    found = comparing.entries(ROOT, ["khm-2018", "khm-2023", "gha-2020", "lka-2024"])
    entries = [dataclasses.replace(entry, language=language) for entry in found]
    figures = [Figure(entry.election.country, entry.election.first_day.year, None, "House", "score", 1 / number, 0, 1)
               for number, entry in enumerate(entries, 2)]  # fmt: skip
    table = sorted_by(compare(entries, ranked=True, figures=figures), "index")
    pair, in_time = tell_pair(*entries[:2]), tell_over_time([one for one in entries if "khm" in one.id])
    return {
        "table": comparison.to_text(table, language).decode(),
        "markdown": comparison.to_markdown(table, language).decode(),
        "brief": comparison.to_brief(table, language).decode(),
        "workbook": open_up(comparison.to_xlsx(table, language)),
        "acts": acts.to_text(table, language).decode(),
        "pair": account.to_text(pair, language).decode(),
        "over time": account.to_markdown(in_time, language).decode(),
        "audit": account.audit_text(audit(entries), language).decode(),
    }


def test_a_comparison_in_another_language_holds_no_english_of_the_program() -> None:
    texts = _Texts()
    for part in ("comparison", "tables", "robustness"):
        texts.visit(FluentParser().parse((SHIPPED / f"{part}.ftl").read_text(encoding="utf-8")))
    phrases = {text for text in texts.found if len(text.split()) > 2}
    plain, read = _compared(english()), _compared(_greek())
    own = " ".join(
        " ".join(path.read_text(encoding="utf-8").split())
        for path in (*(ROOT / "assessments").rglob("*.yaml"), ROOT / "criteria" / "catalogue.yaml")
    )
    for name, text in plain.items():
        there = {phrase for phrase in phrases if phrase in text}
        assert len(there) >= 3, f"the English {name} has phrases of the pack to look for"
        assert [one for one in sorted(there) if one in read[name] and one not in own] == [], name


def _french(day: dt.date) -> str:
    months = {5: "mai", 7: "juillet", 11: "novembre"}
    return f"{day.day} {months[day.month]} {day.year}"


def test_a_language_without_a_pack_is_a_fault_with_the_nearest(workspace: Path) -> None:
    _speak(workspace, "en-GG")
    found = [fault for fault in pipeline.check(workspace) if fault.code == "EA610"]
    assert [(fault.line, fault.hint) for fault in found] == [(1, "did you mean en-GB?")]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("call =", "cal =", "EA613", "the message call is missing"),
        ("call =", "cal =", "EA614", "no message cal"),
        ("{ $nouns }", "{ $nouns", "EA612", "not in the grammar"),
        ("{ $nouns }", "{ $noun }", "EA615", "is not told noun"),
        ("{ $nouns }", "", "EA615", "does not print nouns"),
        ("{ $nouns }", "{ $nouns } { call }", "EA615", "the message call, which a pack may not"),
        ("{ $nouns }", "{ NUMBER($nouns) } { $nouns }", "EA615", "the function NUMBER"),
        ("{ $nouns }", "{ -brand } { $nouns }", "EA615", "the term brand"),
        ("unjudged =", "call = a\nunjudged =", "EA612", "stands twice"),
    ],
)
def test_a_fault_of_a_message_is_said_with_its_place(
    workspace: Path, old: str, new: str, code: str, words: str
) -> None:
    file = _pack(workspace) / "statement.ftl"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in _faults(workspace) if fault.code == code and words in fault.message]
    assert len(found) == 1
    assert found[0].path == "languages/el/statement.ftl"
    if code != "EA613":
        lines = file.read_text(encoding="utf-8").splitlines()
        assert found[0].line is not None
        assert 1 <= found[0].line <= len(lines)
        assert found[0].hint


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("tag: el", "tag: fr"), "its folder is el"),
        (("fr_FR", "xx_YY"), "no locale"),
        (("date: d MMMM yyyy", "date: ddddd MMMM yyyy"), "no day can be written"),
    ],
)
def test_a_fault_of_the_pack_itself(workspace: Path, change: tuple[str, str], words: str) -> None:
    file = _pack(workspace) / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    assert [words in fault.message for fault in _faults(workspace) if fault.code == "EA611"] == [True]


@pytest.mark.parametrize("letter", ["s", "H", "z", "a"])
def test_a_day_has_no_hour(workspace: Path, letter: str) -> None:
    file = _pack(workspace) / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^date: .*$", f"date: d MMMM yyyy {letter}", text, flags=re.MULTILINE), encoding="utf-8")
    found = [fault for fault in _faults(workspace) if fault.path == "languages/el/pack.yaml"]
    assert [fault.line is not None and "date" in text.splitlines()[fault.line - 1] for fault in found] == [True]


def test_a_part_that_is_missing_or_unknown(workspace: Path) -> None:
    folder = _pack(workspace)
    (folder / "statement.ftl").rename(folder / "statment.ftl")
    messages = [fault.message for fault in _faults(workspace) if fault.code == "EA611"]
    assert any("has no file statement.ftl" in one for one in messages)
    assert any("no part of this name" in one for one in messages)


def test_a_pack_does_not_lead_out_of_the_workspace(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.ftl"
    outside.write_text("call = secret\n", encoding="utf-8")
    file = _pack(workspace) / "statement.ftl"
    file.unlink()
    file.symlink_to(outside)
    faults = _faults(workspace)
    assert [fault.code for fault in faults] == ["EA113"]
    assert "secret" not in str(faults)


def test_a_pack_that_is_too_large_is_not_read(workspace: Path) -> None:
    file = _pack(workspace) / "statement.ftl"
    file.write_text("# " + "x" * 600_000 + "\n", encoding="utf-8")
    assert read_pack(packs_of(workspace)["el"], "el")[0] is None


def test_a_folder_with_the_words_of_the_review_alone_leaves_the_shipped_messages(workspace: Path) -> None:
    for name in ("pack.yaml", *(f"{part}.ftl" for part in PARTS)):
        (workspace / "languages" / "en-GB" / name).unlink()
    assert [fault.code for fault in pipeline.check(workspace) if fault.severity == "error"] == []
    assert drafting.draft(workspace, ONE).language == "en-GB"


def test_terms_that_use_each_other_are_a_fault_and_no_crash(workspace: Path) -> None:
    file = _pack(workspace) / "statement.ftl"
    text = file.read_text(encoding="utf-8").replace("{ $nouns }", "{ $nouns } { -one }", 1)
    file.write_text(text + "-one = { -two }{ -two }\n-two = { -one }{ -one }\n", encoding="utf-8")
    _speak(workspace, "el")
    assert [fault.code for fault in pipeline.check(workspace) if fault.severity == "error"] == ["EA615"]
    with pytest.raises(pipeline.FaultsError) as stop:
        drafting.draft(workspace, ONE)
    assert [fault.path for fault in stop.value.faults] == ["languages/el/statement.ftl"]


def test_how_firm_a_verdict_is_can_be_said_in_another_language(workspace: Path) -> None:
    _pack(workspace)
    language, _ = read_pack(packs_of(workspace)["el"], "el")
    assert language is not None
    scores = pipeline.score(pipeline.load(ROOT, [ONE]))
    found = robustness(scores, 0)
    texts = _Texts()
    texts.visit(FluentParser().parse((SHIPPED / "robustness.ftl").read_text(encoding="utf-8")))
    phrases = [text for text in texts.found if len(text.split()) > 1]
    said, english_text = (to_text(found, scores.labels, one) for one in (language, english()))
    assert sum(text in english_text for text in phrases) > 15
    assert [text for text in phrases if text in said] == []


def test_scores_and_advice_are_said_in_the_language_of_the_brief(workspace: Path) -> None:
    _pack(workspace)
    _speak(workspace, "el")
    language, _ = read_pack(packs_of(workspace)["el"], "el")
    assert language is not None
    scores = pipeline.score(pipeline.load(ROOT, [ONE]))
    card = build_card(scores, 0)
    table, english_table = (text_of(card, scores.labels, one) for one in (language, english()))
    advice = " ".join(one.text for one in advise(workspace, ONE))
    english_advice = " ".join(one.text for one in advise(ROOT, ONE))
    made = drafting.draft(workspace, ONE)
    told = {
        "scores": (f"{table} {' '.join(made.reasons)}", english_table),
        "guidance": (advice, english_advice),
    }
    for part, (said, in_english) in told.items():
        texts = _Texts()
        texts.visit(FluentParser().parse((SHIPPED / f"{part}.ftl").read_text(encoding="utf-8")))
        phrases = [text for text in texts.found if len(text.split()) > 1]
        assert sum(text in in_english for text in phrases) > 3, part
        assert [text for text in phrases if text in said] == []


def test_what_is_said_often_is_said_the_same() -> None:
    say = english().say
    first = [say("found-number", node="a", number=str(number)) for number in range(5000)]
    assert first == [say("found-number", node="a", number=str(number)) for number in range(5000)]
    assert first[4999] == "a = 4999"


FAULTY = (
    "ANFREL called the disqualification “wholly unjust and cruel” [@anfrel-unjust].\n\n"
    "In August 2022 the government revoked the licence of Voice of Democracy, which is why 99 stations closed "
    "[@vod-licence].\n\n- the NEC to release the party [@clp-refused]\n"
)


def test_what_a_review_says_is_said_in_the_language_of_the_text(workspace: Path) -> None:
    folder = _pack(workspace)
    shutil.copy(SHIPPED / "review.yaml", folder / "review.yaml")
    _speak(workspace, "el")
    file = workspace / "text.md"
    file.write_text(FAULTY, encoding="utf-8")
    reasons = {one.reason for one in reviewing.review_text(workspace, ONE, file).remarks}
    assert len(reasons) > 4
    texts = _Texts()
    texts.visit(FluentParser().parse((SHIPPED / "review.ftl").read_text(encoding="utf-8")))
    phrases = [text for text in texts.found if len(text.split()) > 1]
    assert [(text, one) for one in reasons for text in phrases if text in one] == []


def test_a_pack_without_reasons_of_its_own_for_the_review_gives_them_in_english(workspace: Path) -> None:
    folder = _pack(workspace)
    (folder / "review.ftl").unlink()
    assert _faults(workspace) == []
    language, _ = read_pack(packs_of(workspace)["el"], "el")
    assert language is not None
    assert language.say("number-nowhere", number="7") == english().say("number-nowhere", number="7")
    (folder / "review.ftl").write_text("number-nowhere = { $number }\n", encoding="utf-8")
    assert {fault.code for fault in _faults(workspace)} == {"EA613"}, "a part that is there is whole"


def test_people_s_words_are_printed_as_they_are_however_long() -> None:
    clause = "{ $x } " + "word " * 1000 + "{emb}"
    assert english().say("same-report", clause=clause) == f"{clause}, according to the same report"


def test_what_a_message_is_not_told_is_an_error_and_no_gap() -> None:
    with pytest.raises(MessageError, match="same-report"):
        english().say("same-report")


def test_lists_dates_and_marks_of_the_pack() -> None:
    language = english()
    assert language.listing(["the courts", "the police", "the press"]) == "the courts, the police and the press"
    assert language.listing(["a, b", "c", "{d}"]) == "a, b; c; and {d}"
    assert language.listing([]) == ""
    assert [language.partial_date(one) for one in ("2023", "2023-07", "2023-07-05")] == [
        "2023", "July 2023", "5 July 2023",
    ]  # fmt: skip
    assert language.percentages("22.3% of it, “over 50% of it”") == "22.3 per cent of it, “over 50% of it”"
    assert language.typographic('the people\'s "voice"') == "the people’s “voice”"
