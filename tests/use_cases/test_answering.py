"""Whom a clause lets do what it tells."""

import pytest

from electassess.model.election import ElectionBody
from electassess.use_cases.answering import doers, named_whole
from handmade import item


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("on 15 May 2023 the {emb} refused to register the {list}", ["emb"]),
        ("the {list} was refused on 15 May 2023, late in the day, by the {emb}", ["emb"]),
        ("the {list} was refused on 15 May 2023 by the {emb}", ["emb"]),
        ("after four weeks in which nobody had heard of it, the {emb} refused the list", ["emb"]),
        ("papers of the list were handed in in good time and then refused by {emb}", ["emb"]),
        ("the {government} ignored a ruling by the {emb}", ["government"]),
        ("after four weeks in which nobody had heard of it a list of {emb} was lost", []),
        ("after four weeks in which nobody had heard of it, {emb}’s list was lost", []),
    ],
)
def test_who_did_it_is_found_wherever_the_clause_names_them(clause: str, found: list[str]) -> None:
    assert list(doers(item("a", clause=clause))) == found


def test_who_speaks_and_what_is_told_as_words_did_nothing() -> None:
    assert list(doers(item("a", clause="the {emb} said so", said_by=("emb",)))) == []
    assert list(doers(item("a", clause="the {emb} refused it", attributed=True))) == []


@pytest.mark.parametrize(
    ("name", "article", "whole"),
    [("Election Commission", True, False), ("The Commission", True, True), ("Elections Canada", False, True)],
)
def test_a_name_with_an_article_of_its_own_or_none_gets_none(name: str, *, article: bool, whole: bool) -> None:
    assert named_whole(ElectionBody(name=name, article=article)) == whole
