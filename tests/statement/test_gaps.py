"""What a text does not say is listed with the reason that is so, not with one that is near it."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from electassess.findings import RatingRef
from electassess.model.base import Edition, earliest_day, latest_day
from electassess.model.ratings import State
from electassess.scoring.scorecard import Status
from electassess.statement import Gap
from electassess.statement.gaps import find_gaps, title_gaps
from electassess.use_cases import drafting, pipeline
from electassess.use_cases.scaffold import init_workspace
from worked import KHM, ROOT, laid_of, material_of, rescored

BELARUS, GHANA = "blr-2020-08-09-presidential", "gha-2020-12-07-general"


@pytest.mark.parametrize("day", ["2020-08-20", "2020-09-15", "2020-10-15", "2020-11-15"])
def test_a_source_of_a_month_is_not_said_to_have_come_out_after_a_day_in_it(day: str) -> None:
    today = dt.date.fromisoformat(day)
    made = drafting.draft(ROOT, BELARUS, Edition.FINAL, today)
    one = pipeline.load(ROOT, [BELARUS]).assessments[BELARUS]
    evidence = one.evidence.model
    assert evidence is not None
    dates = {key: source.latest or source.date for key, source in evidence.sources.items()}
    sources = {item.id: [dates[key] for key in item.sources] for item in evidence.items}
    looked_at = 0
    for gap in made.gaps:
        if gap.kind not in ("set-aside", "later-evidence"):
            continue
        cited = {
            item
            for sheet in one.read_sheets
            for rating in sheet.ratings
            if rating.indicator == gap.ref and rating.state in (None, State.NOT_APPLICABLE)
            for item in rating.evidence
        }
        found = [date for item in cited for date in sources[item]]
        assert all(date is None or latest_day(date) > today for date in found), gap
        after = all(date is not None and earliest_day(date) > today for date in found)
        assert ("shown to have been out" not in gap.text) is after, gap
        looked_at += 1
    assert looked_at


def test_what_does_not_apply_is_not_too_little_known(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    for path in (tmp_path / "assessments" / GHANA / "ratings").iterdir():
        text = path.read_text(encoding="utf-8")
        parts = re.split(r"(?=^  - indicator: )", text, flags=re.MULTILINE)
        parts = [
            re.sub(r"^    level: \d\n(    confidence: \d+\n)?", "    state: not-applicable\n", part, flags=re.MULTILINE)
            if part.startswith("  - indicator: media-freedom.")
            else part
            for part in parts
        ]
        path.write_text(re.sub(r"(indicator: media-freedom.*\n    state: )\S+", r"\1not-applicable", "".join(parts)))
    made = drafting.draft(tmp_path, GHANA)
    said = " ".join(claim.text for block in made.blocks if block.id == "unjudged" for claim in block.claims)
    assert "media" not in said
    assert not [gap for gap in made.gaps if gap.ref == "media-freedom"]


# Gaps of findings made by hand

SAFETY, REMEDY, MEDIA = "media-freedom.journalist-safety", "accountability.remedy", "media-freedom"
QUIET: dict[str, object] = {"serious": False, "status": Status.SCORED}


def listed(
    changed: Mapping[str, Mapping[str, object]], *, vague: tuple[str, ...] = (), signed: bool = True
) -> list[Gap]:
    """The gaps where nothing is one but what is said otherwise."""
    material = material_of(vague=vague, endorsers=None if signed else ())
    quiet = {ref: QUIET | dict(changed.get(ref, {})) for ref in material.findings.by_ref}
    return list(find_gaps(rescored(material, quiet)))


def serious(**own: object) -> dict[str, object]:
    return {"serious": True, "evidence": (), "withheld": 0, "later": ()} | own


def test_where_all_is_told_and_signed_there_is_no_gap() -> None:
    assert listed({}) == []


def test_a_serious_finding_with_evidence_is_no_gap() -> None:
    assert listed({SAFETY: serious(evidence=("one",), withheld=1, later=("two",))}) == []


def test_a_serious_finding_on_hidden_evidence_is_said_in_general() -> None:
    text = "Safety of journalists: said in general words only, because the evidence behind it is not public"
    assert listed({SAFETY: serious(withheld=1, later=("two",))}) == [Gap("no-public-evidence", SAFETY, text)]


def test_a_serious_finding_without_evidence_is_not_said() -> None:
    text = "Safety of journalists: not said, because no evidence supports it"
    title = material_of().findings.indicators[REMEDY].title
    assert listed({SAFETY: serious(), REMEDY: serious(evidence=("x",)), "accountability.offences": serious()})[
        0
    ] == Gap("no-public-evidence", SAFETY, text)
    found = listed({SAFETY: serious(evidence=("x",)), REMEDY: serious()})
    assert found == [Gap("no-public-evidence", REMEDY, f"{title}: not said, because no evidence supports it")]


LATER = [
    ((), "its evidence came out after 22 July 2023"),
    (("a", "b"), "no source of its evidence can be shown to have been out on 22 July 2023"),
    (("a",), "its evidence came out after 22 July 2023 or cannot be shown to have been out by then"),
    (("c",), "its evidence came out after 22 July 2023"),
]


@pytest.mark.parametrize(("vague", "why"), LATER)
def test_a_serious_finding_on_what_came_later_says_how_that_is_known(vague: tuple[str, ...], why: str) -> None:
    assert listed({SAFETY: serious(later=("a", "b"))}, vague=vague) == [
        Gap("later-evidence", SAFETY, f"Safety of journalists: not said, because {why}")
    ]


@pytest.mark.parametrize(
    ("vague", "why"),
    [
        ((), "they rest only on evidence that came out after 22 July 2023"),
        (("a", "b"), "no source of what they rest on can be shown to have been out on 22 July 2023"),
        (("b",), "what they rest on came out after 22 July 2023 or cannot be shown to have been out by then"),
    ],
)
def test_levels_set_aside_say_the_same(vague: tuple[str, ...], why: str) -> None:
    own = {"status": Status.SET_ASIDE, "later": ("a", "b")}
    assert listed({SAFETY: own}, vague=vague) == [
        Gap("set-aside", SAFETY, f"Safety of journalists: levels set aside, because {why}")
    ]
    nothing = {"status": Status.SET_ASIDE, "later": ()}
    assert "they rest only on evidence that came out after" in listed({SAFETY: nothing}, vague=vague)[0].text


def test_what_is_not_yet_due_is_a_gap_where_it_was_rated() -> None:
    rated = {"status": Status.NOT_YET, "ratings": (RatingRef("a", 0),)}
    text = "Safety of journalists: can be judged only on or after the day of voting"
    assert listed({SAFETY: rated}) == [Gap("not-yet", SAFETY, text)]
    assert listed({SAFETY: rated | {"ratings": ()}}) == []
    assert listed({SAFETY: {"status": Status.NOT_ASSESSED}}) == []


def test_a_criterion_without_a_finding_and_no_group_below_it_is_a_gap() -> None:
    text = "Media freedom: no judgement on the whole, because too few of its indicators could be rated"
    assert listed({MEDIA: {"status": Status.NOT_SCORED}}) == [Gap("no-finding", MEDIA, text)]
    assert listed({MEDIA: {"status": Status.NOT_YET}}) == []
    assert listed({MEDIA: {"status": Status.SET_ASIDE, "later": ("a",)}}) == []


def test_that_nobody_signs_is_a_gap() -> None:
    text = "no organisation signs: the text speaks of undersigned whom nothing names"
    assert listed({}, signed=False) == [Gap("no-signatories", "brief", text)]


def test_gaps_stand_by_how_much_the_text_lacks() -> None:
    found = listed(
        {
            SAFETY: {"status": Status.SET_ASIDE, "later": ("a",)},
            REMEDY: serious(),
            MEDIA: {"status": Status.NOT_SCORED},
            "transparency": {"status": Status.NOT_SCORED},
        },
        signed=False,
    )
    assert [(gap.kind, gap.ref) for gap in found] == [
        ("no-public-evidence", REMEDY),
        ("no-finding", MEDIA),
        ("no-finding", "transparency"),
        ("no-signatories", "brief"),
        ("set-aside", SAFETY),
    ]


def beyond(title: str, *told: str) -> list[str]:
    """What is said of a title above a text that tells this, on the election in Cambodia of 2023."""
    return [gap.text for gap in title_gaps(laid_of(KHM).material, title, told)]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", None),
        ("Joint Statement on the 2023 Cambodian General Election", None),
        ("The Candlelight Party Excluded", None),
        ("An Election without the Exclusion of its Rival", None),
        ("The NEC and a Vote in 2023", None),
        ("A Stolen Election", "“stolen”"),
        ("Stolen and Rigged, and Excluded", "“stolen” and “rigged”"),
        ("Stolen, stolen", "“stolen”"),
    ],
)
def test_what_a_title_says_beyond_the_text_is_a_gap(title: str, words: str | None) -> None:
    """A headline is read where the text is not; names, years and form assert nothing."""
    found = beyond(title, "The party was excluded.", "It was a rival.")
    said = [f"the title says {words}, which no fact, verdict or background that is told bears out"]
    assert found == ([] if words is None else said)


def test_the_gap_of_a_title_is_the_briefs_and_follows_what_is_told() -> None:
    (gap,) = title_gaps(laid_of(KHM).material, "Stolen", [])
    assert (gap.kind, gap.ref) == ("title-not-told", "brief")
    assert beyond("Stolen", "Boxes were stolen.") == []
    assert beyond("Closed media", "The closure of a radio.") == [
        "the title says “media”, which no fact, verdict or background that is told bears out"
    ]
    assert beyond("Fears", "Voters were fearful.") == []
    assert beyond("Bribe", "A bridge.") != []
