# SPDX-License-Identifier: Apache-2.0
"""Where one value stands, found by reading a text only as far as that: for who asks once and does not ask again.

It says what `source.positions` says of the whole text, or nothing where that has to be asked.
"""

from typing import Any

import yaml

from electassess.source.reader import YAML_PARSER

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

Spot = tuple[int, int]
"""Line and column, from 0."""


class _UnknownError(Exception):
    """The way does not lead through the text, or the text is none that was read without faults."""


def spot_of(text: str, loc: tuple[str | int, ...], *, key: bool) -> Spot | None:
    """The place of a value, or of its key, by the keys and numbers that lead to it.

    Args:
        text: YAML that was read without faults.
        loc: the way to the value; none for the whole.
        key: the place of the last key instead of its value.
    """
    parser = YAML_PARSER(text)
    get = parser.get_event
    try:
        here = _root(get)
        at = here
        for number, step in enumerate(loc):
            found, here = _enter(get, here, step)
            at = found if key and number == len(loc) - 1 else here
    except (yaml.YAMLError, _UnknownError):
        return None
    finally:
        parser.dispose()
    return (at.start_mark.line, at.start_mark.column)


def way_to(text: str, line: int) -> tuple[str | int, ...] | None:
    """The keys and numbers that lead to the value that takes up a line, from 0; to the nearest around it."""
    parser = YAML_PARSER(text)
    try:
        return _way(parser.get_event, _root(parser.get_event), line)[1]
    except (yaml.YAMLError, _UnknownError, RecursionError):
        return None
    finally:
        parser.dispose()


def _root(get: Any) -> Any:
    """The event with which the first value begins."""
    get()
    if not isinstance(get(), yaml.DocumentStartEvent):
        raise _UnknownError
    return get()


def _enter(get: Any, here: Any, step: str | int) -> tuple[Any, Any]:
    """The key and the value to which one step leads; for an entry of a list, it twice."""
    if isinstance(here, yaml.MappingStartEvent):
        while True:
            name = get()
            if not isinstance(name, yaml.ScalarEvent):
                raise _UnknownError
            value = get()
            if name.value == str(step):
                return name, value
            _pass_over(get, value)
    if isinstance(here, yaml.SequenceStartEvent) and isinstance(step, int) and step >= 0:
        for _ in range(step):
            _pass_over(get, get())
        entry = get()
        if not isinstance(entry, _ENDS):
            return entry, entry
    raise _UnknownError


def _pass_over(get: Any, event: Any) -> None:
    """Read on to the end of a value."""
    if isinstance(event, _ENDS):
        raise _UnknownError
    depth = int(isinstance(event, _STARTS))
    while depth:
        event = get()
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)


def _way(get: Any, event: Any, line: int) -> tuple[int | None, tuple[str | int, ...]]:
    """The line in which a value ends, `None` if that is after the one that is looked for; and the way on from it."""
    if not isinstance(event, _STARTS):
        if not isinstance(event, yaml.ScalarEvent):
            raise _UnknownError
        return int(event.end_mark.line), ()  # type: ignore[union-attr]
    way: tuple[str | int, ...] = ()
    number = 0
    while True:
        step: str | int = number
        value = get()
        if isinstance(value, _ENDS):
            return int(value.end_mark.line), way  # type: ignore[union-attr]
        if isinstance(event, yaml.MappingStartEvent):
            if not isinstance(value, yaml.ScalarEvent):
                raise _UnknownError
            step, value = value.value, get()
        if value.start_mark.line > line:
            return None, way
        end, further = _way(get, value, line)
        if end is None or end >= line:
            way = (step, *further)
        if end is None:
            return None, way
        number += 1


__all__ = ["Spot", "spot_of", "way_to"]
