# SPDX-License-Identifier: Apache-2.0
"""Charts as inline SVG: nothing from outside, every mark a shape as well as a colour, every number in a table too.

Each mark is a link to what stands behind it, and says its numbers to those who hear the page.

Values are 0-100. A dot is a value, the bar through it its interval; an open dot stands for a value of which less
than half could be rated. What has no value has no dot, and says so.
"""

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from electassess.comparison import BandOf, Say, whole

TICKS = (0, 25, 50, 75, 100)
_LINE = Markup('<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>')
_SHADE = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
_TEXT = Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>')
ROW = 24
"""Height of a row of a dot plot, which a finger can hit, in units of its view; the script moves rows by it."""
_LABELS, _RIGHT, _TOP, _FOOT = 124, 352, 22, 4
"""Of a dot plot: width of the names, right end of the scale, height of the axis and of the foot, in those units."""
_STRIP, _KEY = 14, 14
"""Of bands in a dot plot: height of the strip with their numbers, and of a line of the key to them."""
_WIDE, _HIGH, _LEFT, _BASE = 190, 118, 26, 92
"""Of a timeline: width, height, left end and foot of the scale."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in a chart.

    Attributes:
        key: id of the election.
        name: as it is labelled.
        day: of the vote.
        value, low, high: 0-100, or `None`.
        thin: whether less than half could be rated.
        target: id of the element of the page that stands behind it.
    """

    key: str
    name: str
    day: dt.date
    value: float | None
    low: float | None
    high: float | None
    thin: bool
    target: str

    def words(self, say: Say) -> str:
        """The mark for those who hear it."""
        if self.value is None or self.low is None or self.high is None:
            return say("chart-unscored", election=self.name)
        message = "chart-value-thin" if self.thin else "chart-value"
        numbers = {"value": whole(self.value), "low": whole(self.low), "high": whole(self.high)}
        return say(message, election=self.name, **numbers)


def _dot(x: float, y: float, *, thin: bool) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="4"/>').format("open" if thin else "dot", x, y)


def _link(
    mark: Mark, shapes: Iterable[Markup], room: tuple[float, float, float, float], say: Say, down: int | None = None
) -> Markup:
    """A mark that says what it is and leads to what stands behind it.

    Args:
        mark: the mark.
        shapes: what is drawn.
        room: left, top, width and height of what can be pointed to.
        say: says what it is.
        down: how far its row lies below the first, in a chart whose rows may change places.
    """
    link = Markup(
        '<a href="#{}" data-election="{}"{}><title>{}</title>'
        '<rect class="room" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
        '<g aria-hidden="true">{}</g></a>'
    )
    placed = Markup("") if down is None else Markup(' transform="translate(0 {})"').format(down)
    return link.format(mark.target, mark.key, placed, mark.words(say), *room, Markup("").join(shapes))


def dot_plot(identity: str, title: str, marks: Sequence[Mark], say: Say, bands: Sequence[BandOf] = ()) -> Markup:
    """One row for each election, in the order given.

    Args:
        identity: of the element, unique on its page.
        title: of the chart.
        marks: one for each election.
        say: says what each of them is.
        bands: of the verdict, from the lowest, where the scale is that of the index: they lie behind the rows, and a
            key below names them.
    """
    top = _TOP + (_STRIP if bands else 0)
    foot = top + ROW * len(marks)

    def at(value: float) -> float:
        return _LABELS + value / 100 * (_RIGHT - _LABELS)

    scale = []
    for number, band in enumerate(bands):
        end = bands[number + 1].at_least if number + 1 < len(bands) else 100
        room = at(band.at_least), at(end) - at(band.at_least)
        scale.append(_SHADE.format("band even" if number % 2 == 0 else "band", room[0], _TOP - 4, room[1], foot - _TOP))
        scale.append(_TEXT.format("tick", room[0] + room[1] / 2, _TOP + 7, band.band))
    for tick in TICKS:
        scale += [
            _LINE.format("grid", at(tick), at(tick), top - 4, foot + 2),
            _TEXT.format("tick", at(tick), 13, tick),
        ]
    key = [
        _TEXT.format("key", number % 2 * (_RIGHT + 12) / 2, _KEY * (number // 2 + 1), f"{band.band} {band.label}")
        for number, band in enumerate(bands)
    ]
    parts, void = [_unheard(scale)], say("chart-void")
    for number, mark in enumerate(marks):
        y = top + ROW / 2
        shape = _TEXT.format("void", at(0) + 4, y + 4, void)
        if mark.value is not None and mark.low is not None and mark.high is not None:
            bar = _LINE.format("bar", at(mark.low), at(mark.high), y, y)
            shape = bar + _dot(at(mark.value), y, thin=mark.thin)
        shapes = [_TEXT.format("name", 0, y + 4, mark.name), shape]
        parts.append(_link(mark, shapes, (0, top, _RIGHT, ROW), say, ROW * number))
    if key:
        keys = Markup('<g class="keys" aria-hidden="true" transform="translate(0 {})">{}</g>')
        parts.append(keys.format(foot + 4, Markup("").join(key)))
    height = foot + _FOOT + (4 + _KEY * math.ceil(len(key) / 2) if key else 0)
    return _svg(identity, title, (_RIGHT + 12, height), parts)


def timeline(identity: str, title: str, marks: Sequence[Mark], told_apart: Sequence[bool], say: Say) -> Markup:
    """The elections of one country, placed by date.

    Args:
        identity: of the element, unique on its page.
        title: of the chart.
        marks: in the order of their dates.
        told_apart: for each step, whether its two ends can be told apart: a full line, else a broken one.
        say: says what each mark is.
    """
    first, last = marks[0].day.toordinal(), marks[-1].day.toordinal()

    def across(day: dt.date) -> float:
        return _LEFT + 24 + (day.toordinal() - first) / max(last - first, 1) * (_WIDE - _LEFT - 48)

    def up(value: float) -> float:
        return _BASE - value / 100 * (_BASE - 8)

    scale = []
    for tick in (0, 50, 100):
        scale += [
            _LINE.format("grid", _LEFT, _WIDE - 2, up(tick), up(tick)),
            _TEXT.format("scale", _LEFT - 4, up(tick) + 4, tick),
        ]
    for (before, after), told in zip(itertools.pairwise(marks), told_apart, strict=True):
        if before.value is not None and after.value is not None:
            ends = across(before.day), across(after.day), up(before.value), up(after.value)
            scale.append(_LINE.format("step" if told else "step unsure", *ends))
    parts = [_unheard(scale)]
    for number, mark in enumerate(marks):
        x = across(mark.day)
        shapes = [_TEXT.format("tick", x, _HIGH - 10, mark.day.year)]
        if mark.value is None or mark.low is None or mark.high is None:
            shapes.append(_TEXT.format("tick", x, up(50) - 4, say("chart-void")))
        else:
            place = ("value", x + 8) if number else ("value left", x - 8)
            shapes += [
                _LINE.format("bar", x, x, up(mark.low), up(mark.high)),
                _dot(x, up(mark.value), thin=mark.thin),
                _TEXT.format(*place, up(mark.value) + 4, whole(mark.value)),
            ]
        parts.append(_link(mark, shapes, (x - 24, 0, 48, _HIGH), say))
    return _svg(identity, title, (_WIDE, _HIGH), parts)


def _unheard(parts: Iterable[Markup]) -> Markup:
    """What only the eye needs: the scale, and lines between marks."""
    return Markup('<g aria-hidden="true">{}</g>').format(Markup("").join(parts))


def _svg(identity: str, title: str, size: tuple[int, int], parts: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg id="{0}" role="group" aria-labelledby="{0}_title" viewBox="0 0 {1} {2}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{0}_title">{3}</title>{4}</svg>'
    ).format(identity, *size, title, Markup("").join(parts))


__all__ = ["ROW", "Mark", "dot_plot", "timeline"]
