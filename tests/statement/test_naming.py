"""How actors are named at the first mention and later, and that signatories are said to sign."""

import pytest

from electassess.model.election import Election
from electassess.model.registry import Organisation
from electassess.statement.naming import Name, mentions, names_of, print_names
from electassess.workspace.packs import english
from worked import KHM, laid_of


def election(*actors: dict[str, object], body: dict[str, object] | None = None) -> Election:
    own = {"actors": actors, "election_body": body or {"name": "National Election Committee", "short": "NEC"}}
    return Election.model_validate(laid_of(KHM).material.election.model_dump() | own)


def name(**own: object) -> Name:
    return names_of(election({"id": "one", "name": "Long Name"} | own))["one"]


NAMES = {
    "emb": Name("National Election Committee", "NEC", "NEC"),
    "cpp": Name("Cambodian People’s Party", "CPP", "CPP"),
    "obs": Name("the Election Observers", "Observers", "EO"),
    "friends": Name("List of Friends", "LF", "LF"),
    "people": Name("Party of the People", "Peoples", "PP"),
    "a": Name("the Asian Network", "ANFREL", "ANFREL", signs=True),
    "b": Name("Bersih", "Bersih", signs=True),
    "c": Name("Odhikar", "Odhikar", signs=True),
    "d": Name("Perludem", "Perludem", signs=True),
}


def printed(*texts: str, signing: int = 4) -> list[str]:
    return print_names(texts, NAMES, english(), signing)


def test_an_actor_without_a_short_form_has_its_name_twice() -> None:
    assert name() == Name("Long Name", "Long Name")
    assert name(introduce="leader Long Name") == Name("leader Long Name", "Long Name")


def test_an_acronym_stands_in_brackets_unless_the_first_mention_explains_itself() -> None:
    assert name(short="LN") == Name("Long Name", "LN", "LN")
    assert name(short="LN", introduce="the Long Name (LN)") == Name("the Long Name", "LN", "LN")
    assert name(short="Name") == Name("Long Name", "Name", ""), "it stands in the name"
    assert name(short="LN", introduce="the LN group") == Name("the LN group", "LN", "")
    assert name(short="Long Name", introduce="that body") == Name("that body", "Long Name", "")
    assert name(short="EU mission") == Name("Long Name", "EU mission", ""), "not an acronym"
    assert name(short="EU Mission").acronym == "EU Mission"
    person: dict[str, object] = {"id": "one", "name": "Bola Ahmed Tinubu", "short": "Bola Tinubu"}
    assert names_of(election(person))["one"] == Name("Bola Ahmed Tinubu", "Bola Tinubu"), "a part of the name"


def test_the_election_body_is_named_by_its_own_placeholder_whatever_else_has_it() -> None:
    names = names_of(election({"id": "emb", "name": "Somebody"}), [Organisation(id="emb", name="Else")])
    assert names["emb"] == Name("National Election Committee", "NEC", "NEC")


def test_who_signs_is_known_by_id_or_full_name_and_an_acronym_is_no_ones_alone() -> None:
    signing = [Organisation(id="anfrel", name="Asian Network", acronym="AN"), Organisation(id="b", name="Bersih")]
    actors: list[dict[str, object]] = [
        {"id": "anfrel", "name": "Network"},
        {"id": "other", "name": "Bersih"},
        {"id": "third", "name": "AN", "short": "AN"},
    ]
    names = names_of(election(*actors), signing)
    assert {key: one.signs for key, one in names.items()} == {
        "anfrel": True,
        "b": True,
        "other": True,
        "third": False,
        "emb": False,
    }
    assert names["anfrel"].first == "Network", "an actor's own name goes before that of the registry"
    assert names["b"] == Name("Bersih", "Bersih", signs=True)
    assert names_of(election(), signing)["anfrel"] == Name("AN", "AN", signs=True)
    assert "anfrel" not in names_of(election())


def test_mentions_are_found_in_order_as_often_as_they_stand() -> None:
    assert mentions("{b} and {a}'s list, {was|is} {b}") == ["b", "a", "b"]
    assert mentions("{Not} {}") == []


def test_the_acronym_is_printed_once_and_only_where_the_name_comes_again() -> None:
    assert printed("{cpp} won") == ["Cambodian People’s Party won"]
    assert printed("{cpp} won", "{cpp} and {cpp} lost") == [
        "Cambodian People’s Party (CPP) won",
        "CPP and CPP lost",
    ]
    assert printed("{cpp} met {emb}", "{emb} left") == [
        "Cambodian People’s Party met National Election Committee (NEC)",
        "NEC left",
    ]


def test_an_article_is_not_said_twice() -> None:
    assert printed("the {obs} left") == ["the Election Observers left"]
    assert printed("The {obs} left") == ["The Election Observers left"]
    assert printed("{obs} left") == ["the Election Observers left"]
    assert printed("the {emb} left") == ["the National Election Committee left"]
    assert printed("{obs} left", "the {obs} left")[1] == "the Observers left"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("{emb}'s list", "National Election Committee’s list"),
        ("{emb}’s list", "National Election Committee’s list"),
        ("{obs}'s list", "the Election Observers’ list"),
        ("{obs}' list", "the Election Observers’ list"),
        ("{emb}'s list {emb}'s", "National Election Committee’s (NEC) list NEC’s"),
        ("{obs} {obs}'s list", "the Election Observers (EO) Observers’ list"),
        ("{friends} {friends}'s list", "List of Friends (LF) LF’s list"),
        ("{people}'s {people}'s list", "Party of the People’s (PP) Peoples’ list"),
        ("{emb} 'said'", "National Election Committee 'said'"),
        ("{obs} left", "the Election Observers left"),
        ("{emb}'so'", "National Election Committee'so'"),
    ],
)
def test_a_genitive_is_written_as_the_name_before_it_takes_it(text: str, out: str) -> None:
    assert printed(text) == [out]


def test_an_actor_that_is_not_known_is_a_fault() -> None:
    with pytest.raises(KeyError):
        printed("{nobody} left")


def test_each_signatory_is_said_to_sign_once_in_other_words() -> None:
    assert printed("{b} left", "{c} left", "{d} left", "{a} left", "{b} left") == [
        "Bersih, one of the undersigned, left",
        "Odhikar, also among the undersigned, left",
        "Perludem, likewise one of the undersigned, left",
        "the Asian Network, likewise one of the undersigned, left",
        "Bersih left",
    ]
    assert printed("{b} left", signing=1) == ["Bersih, the undersigned, left"]
    assert printed("{cpp} left") == ["Cambodian People’s Party left"]


@pytest.mark.parametrize("mark", [".", ";", ":", "!", "?", "”", ")"])
def test_a_mark_closes_the_aside_by_itself(mark: str) -> None:
    assert printed(f"told by {{b}}{mark}") == [f"told by Bersih, one of the undersigned{mark}"]


def test_an_acronym_stands_before_the_aside() -> None:
    assert printed("{a} left", "{a} came") == [
        "the Asian Network (ANFREL), one of the undersigned, left",
        "ANFREL came",
    ]


@pytest.mark.parametrize(
    "cramped",
    [
        "{b} and others left",
        "others and {b} left",
        "in May, {b} left, and",
        "in May, the {b} left, too",
        "{b}, too, left",
    ],
)
def test_the_aside_waits_for_a_mention_that_has_room(cramped: str) -> None:
    first, later = printed(cramped, "then {b} came")
    assert "undersigned" not in first
    assert later == "then Bersih, one of the undersigned, came"
    assert "Bersih, one of the undersigned" in printed(cramped, "all left")[0], "or stands where there is none"


@pytest.mark.parametrize("roomy", ["in May, {b} left", "in May {b} left, too", "{b} landed"])
def test_a_mention_that_is_neither_listed_nor_between_commas_has_room(roomy: str) -> None:
    first, later = printed(roomy, "then {b} came")
    assert "Bersih, one of the undersigned, l" in first
    assert later == "then Bersih came"


def test_a_genitive_takes_no_aside_and_the_next_mention_does() -> None:
    assert printed("{b}'s list", "{b} left") == ["Bersih’s list", "Bersih, one of the undersigned, left"]
    assert printed("{b}'s list") == ["Bersih’s list"]


def test_asides_are_worded_in_the_order_in_which_they_are_read() -> None:
    said = printed("{c} and others left", "{b} left", "{c} came")
    assert said == [
        "Odhikar and others left",
        "Bersih, one of the undersigned, left",
        "Odhikar, also among the undersigned, came",
    ]
    assert printed("{c} and {b} left") == [
        "Odhikar, one of the undersigned, and Bersih, also among the undersigned, left"
    ]


def test_a_word_that_ends_like_an_article_or_a_conjunction_is_none() -> None:
    network: dict[str, object] = {"id": "b", "name": "the Asian Network"}
    names = names_of(election(network), ())
    assert print_names(["the voters bathe {b} in light"], names, english(), 0) == [
        "the voters bathe the Asian Network in light"
    ]
