"""A snapshot holds files that could be read, and says so where one could not."""

import dataclasses

import pytest

from electassess.use_cases import pipeline
from electassess.workspace import Snapshot
from worked import ROOT

KHM, TWN = "khm-2023-07-23-general", "twn-2024-01-13-general"


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return pipeline.load(ROOT, [KHM, TWN])


def test_it_has_what_each_file_says_with_its_places(snapshot: Snapshot) -> None:
    assert snapshot.catalogue.id == "genuine-elections"
    assert snapshot.catalogue.root.groups
    assert not any(isinstance(group, str) for group in snapshot.catalogue.root.groups), "groups are put in"
    assert snapshot.election(KHM).country == "KHM"
    assert snapshot.countries.countries["KHM"].name == "Cambodia"
    brief = snapshot.brief(KHM)
    assert brief is not None
    item = snapshot.evidence(KHM).items[0]
    path, _, line = snapshot.assessments[KHM].item_at(item.id).rpartition(":")
    assert f"id: {item.id}" in (ROOT / path).read_text(encoding="utf-8").split("\n")[int(line) - 1]


def test_alone_is_the_same_assessment_and_no_other(snapshot: Snapshot) -> None:
    alone = snapshot.alone(TWN)
    assert list(alone.assessments) == [TWN]
    assert alone.evidence(TWN) is snapshot.evidence(TWN)
    with pytest.raises(KeyError):
        alone.election(KHM)


def test_what_could_not_be_read_is_no_part_of_one(snapshot: Snapshot) -> None:
    one = snapshot.assessments[KHM]
    broken = dataclasses.replace(one, evidence=dataclasses.replace(one.evidence, model=None))
    spoilt = Snapshot(snapshot.root, snapshot.reference, {KHM: broken})
    with pytest.raises(RuntimeError, match=r"assessments/khm-2023-07-23-general/evidence\.yaml"):
        spoilt.evidence(KHM)
    assert Snapshot(snapshot.root, snapshot.reference, {KHM: dataclasses.replace(one, brief=None)}).brief(KHM) is None
