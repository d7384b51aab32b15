# SPDX-License-Identifier: Apache-2.0
"""The one door through which YAML comes in: strict, iterative, bounded, with every fault and its place.

Built on the events of PyYAML's C parser. Typing is that of YAML 1.2's core schema: only true and false are
booleans, plain integers and floats are numbers, everything else (NO, 1:30, 00123, 2023-07-23) stays text. Anchors,
aliases, tags, merge keys, second documents, repeated keys and deep nesting are faults, not features.
"""

import os
import re
import stat
from pathlib import Path
from typing import Any, Final

import yaml

from electassess.diagnostics import Diagnostic, error

LIMIT: Final = 5_000_000
"""Largest file that is read, in bytes."""

DEPTH: Final = 50
"""Deepest nesting of a file."""

Data = dict[str, Any]

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?$")
_CONSTANTS: dict[str, Any] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}
_NUMERIC_START = frozenset("0123456789+-.")
_MISSING: Final = object()

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # a PyYAML built without libyaml: slower, same events
    _Loader = yaml.SafeLoader


def scalar(text: str) -> Any:
    """The value of a plain scalar.

    >>> scalar("NO"), scalar("00123"), scalar("1:30"), scalar("12"), scalar("1e3"), scalar("true")
    ('NO', '00123', '1:30', 12, 1000.0, True)
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in _NUMERIC_START and len(text) < 40:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text) and not re.match(r"[-+]?0\d", text):
            return float(text)
    return text


class _Builder:
    """Builds data from events and gathers faults; one use."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Diagnostic] = []

    def _fault(self, code: str, event: yaml.Event, message: str, hint: str = "") -> None:
        mark = event.start_mark
        at = (mark.line + 1, mark.column + 1) if mark else None
        self.faults.append(error(code, self.path, at, message, hint))

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault("EA106", event, f"anchor &{event.anchor} is not allowed", "write the value out")
        if event.tag is not None:
            self._fault("EA107", event, f"tag {event.tag} is not allowed", "remove it, or quote the text")

    def build(self, text: str) -> Any:
        """The data of a text, or `_MISSING` where there is none or it cannot be read."""
        loader = _Loader(text)
        try:
            return self._build(loader.get_event)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            at = (mark.line + 1, mark.column + 1) if mark else None
            message = fault.problem or "the file cannot be read as YAML"
            self.faults.append(error("EA104", self.path, at, message, _yaml_hint(message)))
        except yaml.reader.ReaderError as fault:
            line = text.count("\n", 0, fault.position) + 1
            column = fault.position - (text.rfind("\n", 0, fault.position) + 1) + 1
            self.faults.append(error("EA104", self.path, (line, column), "a control character is not allowed"))
        finally:
            loader.dispose()
        return _MISSING

    def _build(self, get: Any) -> Any:  # noqa: C901, PLR0912, PLR0915 - the hot loop of every check, measured
        # Each open collection is on the stack as (container, pending key, dropped); a mapping whose pending key is
        # _MISSING waits for a key.
        stack: list[list[Any]] = []
        result: Any = _MISSING
        documents = 0
        scalar_event, alias_event = yaml.ScalarEvent, yaml.AliasEvent
        mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        while True:
            event = get()
            kind = type(event)
            if kind is scalar_event:
                if event.anchor is not None or event.tag is not None:
                    self._properties(event)
                text = event.value
                if stack and stack[-1][1] is _MISSING and type(stack[-1][0]) is dict:
                    container = stack[-1][0]
                    if text in container:
                        self._fault("EA105", event, f"key {text} stands twice in the same mapping", "keep one of them")
                    elif text == "<<" and event.implicit[0]:
                        self._fault("EA106", event, "merge keys (<<) are not allowed", "write the values out")
                    stack[-1][1] = text
                    continue
                value = scalar(text) if event.implicit[0] else text
            elif kind is mapping_start or kind is sequence_start:
                if event.anchor is not None or event.tag is not None:
                    self._properties(event)
                if len(stack) >= DEPTH:
                    self._fault("EA109", event, f"the file nests more than {DEPTH} levels deep")
                    return _MISSING
                if stack and stack[-1][1] is _MISSING and type(stack[-1][0]) is dict:
                    self._fault("EA110", event, "a key must be text, not a list or a mapping")
                    stack[-1][1] = f"\0{event.start_mark.index}"
                    # Its content is built and dropped; the value that follows takes the stand-in key.
                    stack.append([{} if kind is mapping_start else [], _MISSING, True])
                    continue
                stack.append([{} if kind is mapping_start else [], _MISSING, False])
                continue
            elif kind is mapping_end or kind is sequence_end:
                value, _, dropped = stack.pop()
                if dropped:
                    continue
            elif kind is alias_event:
                self._fault("EA106", event, f"alias *{event.anchor} is not allowed", "write the value out")
                if stack and stack[-1][1] is _MISSING and type(stack[-1][0]) is dict:
                    stack[-1][1] = f"\0{event.start_mark.index}"
                    continue
                value = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._fault("EA108", event, "a second document begins here", "put it in a file of its own")
                    return result
                continue
            elif kind is yaml.StreamEndEvent:
                return result
            else:
                continue
            if not stack:
                result = value
                continue
            top = stack[-1]
            container = top[0]
            if type(container) is dict:
                container.setdefault(top[1], value)
                top[1] = _MISSING
            else:
                container.append(value)


def _yaml_hint(message: str) -> str:
    if "tab" in message or "\\t" in message:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in message:
        return 'text that holds ": " needs quotation marks'
    return "check indentation, quotation marks and brackets just before this place"


def parse(text: str, path: str) -> tuple[Data | None, list[Diagnostic]]:
    """Read YAML text whose top level is a mapping.

    Args:
        text: the text.
        path: what diagnostics call it.

    Returns:
        The data, or `None` if it cannot be used, and every fault found.
    """
    builder = _Builder(path)
    data = builder.build(text)
    if not builder.faults:
        if data is _MISSING or data is None:
            return None, [error("EA111", path, (1, 1), "the file is empty", "fill it in, or delete it")]
        if not isinstance(data, dict):
            kind = "a list" if isinstance(data, list) else "a single value"
            return None, [error("EA112", path, (1, 1), f"the file is {kind}, where names with values are expected")]
    return (data if isinstance(data, dict) else None), builder.faults


def _refuse(path: Path, root: Path, shown: str) -> Diagnostic | None:
    """Why a path must not be opened, before anything of it is read."""
    resolved = Path(os.path.realpath(path))
    if not resolved.is_relative_to(os.path.realpath(root)):
        return error("EA113", shown, None, "the path leads out of the workspace and was not followed")
    info = resolved.stat()
    if not stat.S_ISREG(info.st_mode):
        return error("EA101", shown, None, "this is no regular file")
    if info.st_size > LIMIT:
        size = f"{info.st_size / 1_000_000:.1f} MB"
        return error("EA102", shown, None, f"the file has {size}; the limit is {LIMIT // 1_000_000} MB")
    return None


def read_text(path: Path, root: Path) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file of the workspace.

    Args:
        path: the file.
        root: the workspace; a path that leads out of it is not followed.

    Returns:
        The text without a byte order mark, or `None`, and what stood in the way. A stray byte that is not UTF-8 is
        a fault, and the text is not used.
    """
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        refused = _refuse(path, root, shown)
        if refused is not None:
            return None, [refused]
        data = path.read_bytes()
    except OSError as fault:
        return None, [error("EA101", shown, None, f"cannot be read: {fault.strerror or 'unknown reason'}")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[fault.start]:02x} is not UTF-8 text"
        return None, [error("EA103", shown, (line, column), message, "save the file as UTF-8")]


def read(path: Path, root: Path) -> tuple[Data | None, list[Diagnostic]]:
    """Read one YAML file of the workspace; see `read_text` and `parse`."""
    text, faults = read_text(path, root)
    if text is None:
        return None, faults
    return parse(text, path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)


__all__ = ["DEPTH", "LIMIT", "Data", "parse", "read", "read_text", "scalar"]
