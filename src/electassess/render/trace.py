# SPDX-License-Identifier: Apache-2.0
"""The sidecar of a draft: for every claim, the way back to its findings, ratings, evidence, standards and rules."""

import json

from electassess.render.records import json_text
from electassess.statement.document import Claim, Draft


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": claim.text,
        "note": claim.note,
        "findings": list(claim.findings),
        "ratings": list(claim.ratings),
        "evidence": [{"id": key, "at": at} for key, at in zip(claim.evidence, claim.evidence_at, strict=True)],
        "standards": list(claim.standards),
        "rules": list(claim.rules),
    }


def trace_data(draft: Draft) -> dict[str, object]:
    """The trace as plain data, in the words of the draft's own fields."""
    return {
        "election": draft.election,
        "form": draft.form,
        "edition": draft.edition,
        "date": draft.date.isoformat(),
        "language": draft.language,
        "title": draft.title,
        "analysts": list(draft.analysts),
        "verdict": {
            "band": draft.band,
            "label": draft.label,
            "sentence": draft.verdict,
            "reasons": list(draft.reasons),
        },
        "blocks": [
            {"id": block.id, "kind": block.kind, "claims": [_claim(claim) for claim in block.claims]}
            for block in draft.blocks
        ],
        "footnotes": [footnote.text for footnote in draft.footnotes],
        "told": [{"item": item, "claims": list(claims)} for item, claims in draft.told.items()],
        "untold": [{"item": one.item, "reason": one.reason} for one in draft.untold],
        "gaps": [{"kind": gap.kind, "ref": gap.ref, "text": gap.text} for gap in draft.gaps],
        "method": json.loads(draft.method),
        "stamps": {"text": draft.text_stamp, "basis": draft.basis_stamp},
    }


def write_trace(draft: Draft) -> bytes:
    """The trace as UTF-8 JSON, its keys sorted."""
    return json_text(trace_data(draft), sort_keys=True).encode()


__all__ = ["trace_data", "write_trace"]
