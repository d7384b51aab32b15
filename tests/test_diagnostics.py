from electassess.diagnostics import Severity, error, nearest, warning


def test_place_is_given_as_far_as_it_is_known() -> None:
    assert error("EA101", "a.yaml", (3, 4), "x").place == "a.yaml:3:4"
    assert error("EA101", "a.yaml", None, "x").place == "a.yaml"
    assert str(error("EA101", "a.yaml", (3, 4), "no file")) == "a.yaml:3:4: EA101 no file"
    assert warning("EA101", "a.yaml", None, "x").severity is Severity.WARNING


def test_order_is_by_place_and_numbers_count_as_numbers() -> None:
    at = [(10, 1), (9, 2), (9, 1), None]
    found = [error("EA101", "a.yaml", place, "x") for place in at]
    ordered = sorted([*found, error("EA101", "A.yaml", (99, 1), "x")], key=lambda fault: fault.order)
    assert [(one.path, one.line, one.column) for one in ordered] == [
        ("A.yaml", 99, 1),
        ("a.yaml", None, None),
        ("a.yaml", 9, 1),
        ("a.yaml", 9, 2),
        ("a.yaml", 10, 1),
    ]


def test_nearest_does_not_depend_on_the_order_of_the_words() -> None:
    words = ["eligibility", "parties-barred", "parties-parted"]
    hint = "did you mean parties-barred?"
    assert nearest("parties-bared", words) == nearest("parties-bared", reversed(words)) == hint
    assert nearest("weather", words) == ""
