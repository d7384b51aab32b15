import datetime as dt
import re

import pytest

from electassess.comparison import BandOf
from electassess.render.charts import Mark, dot_plot, timeline
from electassess.workspace.packs import english


def _mark(key: str, value: float | None, low: float | None = None, high: float | None = None, **more: bool) -> Mark:
    return Mark(
        key,
        key.upper(),
        dt.date(2018 + len(key), 7, 1),
        value,
        low,
        high,
        thin=more.get("thin", False),
        target=f"{key}.T",
    )


def _numbers(svg: str, element: str, attribute: str) -> list[float]:
    return [float(found) for found in re.findall(rf'<{element}[^>]* {attribute}="([\d.]+)"', svg)]


def test_dots_lie_in_the_order_given_and_between_the_ends_of_their_bars() -> None:
    svg = dot_plot("x", "T", [_mark("a", 90, 80, 95), _mark("b", 10, 5, 30)], english().say)
    across = _numbers(svg, "circle", "cx")
    assert across[0] > across[1]
    assert re.findall(r'data-election="(\w)" transform="translate\(0 (\d+)\)"', svg) == [("a", "0"), ("b", "24")]
    bars = re.findall(r'class="bar" x1="([\d.]+)" x2="([\d.]+)"', svg)
    for place, (low, high) in zip(across, bars, strict=True):
        assert float(low) < place < float(high)


def test_what_has_no_value_has_no_dot_and_says_so() -> None:
    svg = dot_plot("x", "T", [_mark("a", None), _mark("b", 10, 5, 30)], english().say)
    assert svg.count("<circle") == 1
    assert ">not scored<" in svg
    assert '<a href="#a.T" data-election="a" transform="translate(0 0)"><title>A: not scored</title>' in svg
    assert '<a href="#b.T" data-election="b" transform="translate(0 24)"><title>B: 10, interval 5 to 30</title>' in svg


def test_thin_coverage_is_a_shape_and_a_word() -> None:
    svg = dot_plot("x", "T", [_mark("a", 50, 40, 60, thin=True)], english().say)
    assert 'class="open"' in svg
    assert "less than half rated" in svg


def test_a_step_that_cannot_be_told_is_broken() -> None:
    marks = [_mark("a", 10, 5, 20), _mark("bb", 15, 5, 30), _mark("ccc", 90, 80, 95)]
    svg = timeline("x", "T", marks, [False, True], english().say)
    assert re.findall(r'class="(step[ \w]*)"', svg) == ["step unsure", "step"]
    across = _numbers(svg, "circle", "cx")
    assert across == sorted(across)


def test_no_line_leads_to_what_was_not_scored() -> None:
    assert "step" not in timeline("x", "T", [_mark("a", None), _mark("bb", 15, 5, 30)], [False], english().say)


def test_names_are_escaped() -> None:
    mark = Mark("k", "<b>", dt.date(2020, 1, 1), 10, 5, 20, thin=False, target='"><b>')
    assert "<b>" not in dot_plot("x", "<i>", [mark], english().say)
    assert "<i>" not in dot_plot("x", "<i>", [mark], english().say)


def test_bands_lie_side_by_side_behind_the_rows_and_are_named_below() -> None:
    bands = [BandOf(0, "rejected", 0), BandOf(1, "fell short", 40), BandOf(2, "genuine", 75)]
    svg = dot_plot("x", "T", [_mark("a", 90, 80, 95)], english().say, bands)
    lefts = _numbers(svg, 'rect class="band(?: even)?"', "x")
    widths = _numbers(svg, 'rect class="band(?: even)?"', "width")
    assert len(lefts) == 3
    for (left, width), after in zip(zip(lefts, widths, strict=True), lefts[1:], strict=False):
        assert left + width == pytest.approx(after, abs=0.11)
    assert widths[0] / sum(widths) == pytest.approx(0.4, abs=0.002)
    for words in ("0 rejected", "1 fell short", "2 genuine"):
        assert f">{words}</text>" in svg
    assert "keys" not in dot_plot("x", "T", [_mark("a", 90, 80, 95)], english().say)
