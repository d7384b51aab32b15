import datetime as dt
import json

import pytest

from electassess.render.trace import trace_data, write_trace
from electassess.statement.document import Block, Claim, Draft, Footnote


def traced(note: int | None = 1, evidence_at: tuple[str, ...] = ("evidence.yaml:12",)) -> Draft:
    claim = Claim(
        id="media/1",
        kind="fact",
        text="Türk said “no”.",
        note=note,
        findings=("media.harassment",),
        ratings=("ratings/reader-1.yaml:41",),
        evidence=("e1",),
        evidence_at=evidence_at,
        standards=("iccpr/19",),
        rules=("body",),
    )
    return Draft(
        election="khm-2023-07-23-general",
        form="joint",
        edition="pre-election",
        date=dt.date(2023, 7, 22),
        language="en-GB",
        title="Title",
        band=1,
        label="not genuine",
        verdict="Verdict.",
        reasons=("index",),
        analysts=("reader-a",),
        blocks=(Block("media", "paragraph", (claim,)),),
        footnotes=(Footnote((("A note.", ""),)),),
        untold=(),
        gaps=(),
        method='{"panel": "median"}',
        text_stamp="f" * 64,
        basis_stamp="b" * 64,
    )


def test_a_claim_walks_back_to_its_lines() -> None:
    assert trace_data(traced())["blocks"] == [
        {
            "id": "media",
            "kind": "paragraph",
            "claims": [
                {
                    "id": "media/1",
                    "kind": "fact",
                    "text": "Türk said “no”.",
                    "note": 1,
                    "findings": ["media.harassment"],
                    "ratings": ["ratings/reader-1.yaml:41"],
                    "evidence": [{"id": "e1", "at": "evidence.yaml:12"}],
                    "standards": ["iccpr/19"],
                    "rules": ["body"],
                }
            ],
        }
    ]


def test_the_file_is_sorted_readable_json() -> None:
    data = write_trace(traced())
    assert data.endswith(b"}\n")
    assert "Türk".encode() in data
    loaded = json.loads(data)
    assert loaded == trace_data(traced())
    assert list(loaded) == sorted(loaded)
    assert loaded["method"] == {"panel": "median"}


def test_evidence_without_its_place_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        write_trace(traced(evidence_at=()))


def test_gaps_are_for_the_sidecar_alone(sample: Draft) -> None:
    assert trace_data(sample)["gaps"] == [
        {"kind": "no-public-evidence", "ref": "vote-count.results", "text": "Nothing public bears on the results."}
    ]


@pytest.mark.parametrize("note", [None, 2])
def test_notes_out_of_reading_order_make_no_draft(note: int | None) -> None:
    with pytest.raises(ValueError, match="reading order"):
        traced(note=note)
