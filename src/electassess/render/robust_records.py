# SPDX-License-Identifier: Apache-2.0
"""How firm a verdict is, as JSON for programs, with texts for whoever shows it to people."""

import dataclasses
import json
from collections.abc import Mapping, Sequence

from electassess.comparison import Driven, chance_of, likelier_words
from electassess.findings.score_words import assumption_words, lack_words, reasons_words, variant_words
from electassess.language import Language
from electassess.render.records import json_text, rounded
from electassess.render.robust import rests_on_one
from electassess.render.score_records import steps_data
from electassess.render.score_text import label_of
from electassess.scoring import Agreement, Outturn, Robustness, Simulation, Tipping


def _ends(run: Simulation) -> list[float | None] | None:
    span = run.interval(run.refs[0])
    return [rounded(span.low), rounded(span.high)] if span else None


def to_json(
    found: Robustness,
    labels: Sequence[str],
    language: Language,
    identified: Mapping[str, object] | None = None,
    behind: Driven | None = None,
) -> str:
    """One object, as documented in docs/formats.md.

    Args:
        found: on one election.
        labels: of the bands, from the lowest.
        language: in which its texts are.
        identified: country, region, date and type of the election.
        behind: what drives the verdict; left out, nothing is said of that.
    """
    return json_text({**_data(found, labels, language, behind), **(identified or {})})


def all_to_json(
    found: Sequence[Robustness],
    labels: Sequence[str],
    language: Language,
    identified: Mapping[str, Mapping[str, object]],
    behind: Sequence[Driven | None] = (),
) -> str:
    """A list of such objects, in the order given; `identified` by election."""
    each = behind or [None] * len(found)
    return json_text(
        [
            {**_data(one, labels, language, its), **identified[one.card.election]}
            for one, its in zip(found, each, strict=True)
        ]
    )


def _driven_data(behind: Driven | None) -> dict[str, object]:
    if behind is None:
        return {}
    return {
        "drives": list(behind.drives),
        "pulls": [dataclasses.asdict(one) for one in behind.pulls],
        "gates": [dataclasses.asdict(one) for one in behind.gates],
    }


def _data(found: Robustness, labels: Sequence[str], language: Language, behind: Driven | None) -> dict[str, object]:
    card, run = found.card, found.simulation
    return {
        "election": card.election,
        "index": rounded(card.index),
        "band": card.band,
        "label": label_of(card, labels, language),
        "reasons": reasons_words(card.verdict, language),
        "steps": steps_data(card.verdict),
        "interval": _ends(run),
        "band_probabilities": [rounded(share) for share in run.band_probabilities],
        "rated_only": {
            "interval": _ends(found.rated),
            "band_probabilities": [rounded(share) for share in found.rated.band_probabilities],
        },
        "variance": {origin.value: rounded(share) for origin, share in run.variance},
        "assumed": [assumption_words(one, language) for one in run.assumed],
        "assumptions": [{"what": one.what.value, "number": one.number} for one in run.assumed],
        "failed": run.failed,
        "removals": [_outturn_data(one) for one in found.removals],
        "variants": [
            {**_outturn_data(one), "what": variant_words(one.what, language), "variant": one.what}
            for one in found.variants
        ],
        "tipping": [_tip_data(tip) for tip in (*found.rating_tips, *found.panel_tips)],
        "talks": [
            {
                "indicator": node.ref,
                "spread": rounded(node.spread),
                "levels": {one.analyst: one.level for one in node.ratings if one.level is not None},
            }
            for node in found.talks
        ],
        "agreement": [{"node": ref, **_agreement_data(one, language)} for ref, one in found.agreement],
        "method": json.loads(card.method.to_json()),
        "fingerprint": card.fingerprint,
        "edition": card.method.edition.value,
        "panel": list(card.analysts),
        "coverage": rounded(card.nodes[0].coverage),
        "likelier": likelier_words(chance_of(card, found.rated), labels, language.say),
        "alone_among_raters": [node.ref for node in card.nodes if rests_on_one(node)],
        **_driven_data(behind),
    }


def _outturn_data(one: Outturn) -> dict[str, object]:
    return {"what": one.what, "index": rounded(one.index), "band": one.band}


def _tip_data(tip: Tipping) -> dict[str, object]:
    return {
        "indicator": tip.indicator,
        "analyst": tip.analyst,
        "from": tip.level,
        "to": tip.to,
        "band": tip.band,
        "band_then": tip.band_then,
    }


def _agreement_data(one: Agreement, language: Language) -> dict[str, object]:
    return {
        "alpha": rounded(one.alpha),
        "reason": "" if one.reason is None else lack_words(one.reason, language),
        "lack": one.reason,
        "low": rounded(one.low),
        "high": rounded(one.high),
        "exact": rounded(one.exact),
        "within_one": rounded(one.within_one),
        "varied": one.varied,
        "items": one.items,
        "analysts": one.analysts,
    }


__all__ = ["all_to_json", "to_json"]
