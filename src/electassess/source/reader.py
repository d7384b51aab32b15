# SPDX-License-Identifier: Apache-2.0
"""The one door through which YAML comes in: strict, iterative, bounded, with every fault and its place.

Built on the events of PyYAML's C parser. Typing is narrower than YAML 1.2's core schema: only `true` and `false` are
booleans, `null`, `~` and nothing are empty, plain decimal integers and floats are numbers, and everything else (NO,
True, 1:30, 00123, 2023-07-23) stays text. Anchors, aliases, tags, merge keys, directives, second documents, repeated
keys, control characters and deep nesting are faults, not features.

No position is kept: `electassess.source.positions` finds them again in the few files that need them.
"""

import functools
import re
from pathlib import Path
from typing import Any, Final

import yaml

from electassess.diagnostics import Diagnostic, error
from electassess.source.door import LIMIT, read_bytes, shown_as
from electassess.source.syntax import DEPTH, TOO_DEEP, syntax_fault

MOST_FAULTS: Final = 100
"""Most faults listed for one text; a file with more is not what it is meant to be."""

Data = dict[str, Any]

YAML_VERSION: Final[str] = yaml.__version__
"""Of the parser: what is kept of files that were read depends on it."""

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$")
_LONGEST_NUMBER: Final = 40
_CONSTANTS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAYBE_NO_TEXT: Final = frozenset(["", *"0123456789+-.tfn~"])
"""First characters of plain scalars that may be other than text."""

_ALLOWED_BYTES: Final = bytes({0x09, 0x0A, 0x0D, *range(0x20, 0x7F), *range(0x80, 0x100)})
_SUSPICIOUS_BYTES: Final = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf", b"\xef\xbf")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that no file may hold: controls (C0, C1, DEL), the Unicode line separators, which editors and YAML count
differently as lines, a byte order mark within the text, and noncharacters."""

_CONFLICT = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""A mark of a merge conflict, however an editor has indented it."""

_MISSING: Final = object()
"""No data at all."""
_NEXT_KEY: Final = object()
"""State of an open mapping that waits for a key."""
_ENTRY: Final = 2
"""Collections open around the entry of a list below a key of the top level."""
_NO_KEY: Final = object()
"""State of an open list."""
_DROPPED: Final = object()
"""State of an open mapping whose next value is read and thrown away, because its key is a fault."""

try:
    from yaml import cyaml

    YAML_PARSER: Any = vars(cyaml)["CParser"]
except ImportError:  # a PyYAML built without libyaml: slower, same events
    YAML_PARSER = yaml.SafeLoader


@functools.lru_cache(maxsize=4096)  # levels, confidences and days come again and again
def scalar(text: str) -> Any:
    """The value of a plain scalar.

    Numbers of 40 characters and more, and those that no float can hold, stay text.

    >>> scalar("NO"), scalar("True"), scalar("00123"), scalar("1:30"), scalar("12"), scalar("1e3"), scalar("true")
    ('NO', 'True', '00123', '1:30', 12, 1000.0, True)
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) < _LONGEST_NUMBER:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            number = float(text)
            return number if abs(number) != float("inf") else text
    return text


class _TooManyError(Exception):
    """The text has so many faults that going on helps nobody."""


class _Builder:
    """Builds data from events and gathers faults; one use.

    Attributes:
        path: what diagnostics call the text.
        guarded: whether no fault may quote it.
        faults: found so far.
        texts: first and last line, from 0, of what may be a text with a key in it.
        entries: lists below a key of the top level, each with the place of a mapping in it, in order.
    """

    def __init__(self, path: str, *, guarded: bool) -> None:
        self.path = path
        self.guarded = guarded
        self.faults: list[Diagnostic] = []
        self.texts: list[tuple[int, int]] = []
        self.entries: list[tuple[Any, Any]] = []

    def _named(self, what: str, name: str) -> str:
        """A thing with its name, or in a guarded text without it."""
        return what if self.guarded else f"{what} {name}"

    def fault(self, code: str, at: tuple[int, int] | None, message: str, hint: str = "") -> None:
        """Keep a fault; raises when there are too many."""
        if len(self.faults) == MOST_FAULTS:
            self.faults.append(error("EA116", self.path, at, f"more than {MOST_FAULTS} faults; the rest is not listed"))
            raise _TooManyError
        self.faults.append(error(code, self.path, at, message, hint))

    def _at(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault(
                "EA106",
                self._at(event),
                f"{self._named('anchor', f'&{event.anchor}')} is not allowed",
                "write the value out",
            )
        if event.tag is not None:
            self.fault(
                "EA107",
                self._at(event),
                f"{self._named('tag', event.tag)} is not allowed",
                "remove it, or quote the text",
            )

    def build(self, text: str) -> Any:
        """The data of a text, or `_MISSING` where there is none or it cannot be read."""
        parser = YAML_PARSER(text)
        try:
            return self._build(parser.get_event, marked="&" in text or "!" in text, escapes="\\" in text)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            problem = fault.problem or "the file cannot be read as YAML"
            at = (mark.line + 1, mark.column + 1) if mark else None
            lines = text.splitlines(keepends=True)
            rest = lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""
            code = "EA109" if "nesting depth" in problem else "EA104"
            self.faults.append(error(code, self.path, at, *syntax_fault(problem, rest, guarded=self.guarded)))
        except yaml.reader.ReaderError:
            found = forbidden_characters(text, self.path)
            self.faults += found or [error("EA104", self.path, None, "the text cannot be read as YAML")]
        finally:
            parser.dispose()
        return _MISSING

    def _build(self, get: Any, *, marked: bool, escapes: bool) -> Any:  # noqa: C901, PLR0912, PLR0915 - the hot loop of every check
        # `container` is the innermost open collection and `key` its state: the pending key of a mapping, or one of
        # the sentinels. A child is put into its parent when it is opened, so that closing it is a mere pop.
        result: Any = _MISSING
        container: Any = []
        key: Any = _NO_KEY
        stack: list[tuple[Any, Any]] = []
        documents = 0
        top, maybe_no_text = container, _MAYBE_NO_TEXT
        scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        while True:
            event = get()
            kind = event.__class__
            if kind is scalar_event:
                if marked and (event.anchor is not None or event.tag is not None):
                    self._properties(event)
                value = event.value
                if escapes and event.style == '"' and _FORBIDDEN.search(value):
                    self.fault("EA114", self._at(event), "the text holds a control character, written as an escape")
                if key is _NEXT_KEY:
                    key = value
                    if value in container or value == "<<":
                        self._bad_key(event, value)
                        key = _DROPPED
                    continue
                if ":" in value or "：" in value:
                    self._keep_lines(event)
                if value[:1] in maybe_no_text and event.implicit[0] and len(value) < _LONGEST_NUMBER:
                    value = scalar(value)
                if key is _NO_KEY:
                    container.append(value)
                else:
                    if key is not _DROPPED:
                        container[key] = value
                    key = _NEXT_KEY
            elif kind is mapping_end or kind is sequence_end:
                container, key = stack.pop()
            elif kind is mapping_start or kind is sequence_start:
                if marked and (event.anchor is not None or event.tag is not None):
                    self._properties(event)
                if len(stack) >= DEPTH:
                    self.fault("EA109", self._at(event), TOO_DEEP, "look for a stray bracket or indentation")
                    return _MISSING
                child: Any = {} if kind is mapping_start else []
                if key is _NO_KEY:
                    container.append(child)
                    if len(stack) == _ENTRY:
                        self.entries.append((container, event.start_mark))
                    stack.append((container, _NO_KEY))
                elif key is _NEXT_KEY:
                    self.fault("EA110", self._at(event), "a key must be text, not a list or a mapping")
                    stack.append((container, _DROPPED))
                else:
                    if key is not _DROPPED:
                        container[key] = child
                    stack.append((container, _NEXT_KEY))
                container, key = child, (_NEXT_KEY if kind is mapping_start else _NO_KEY)
            elif kind is yaml.AliasEvent:
                self.fault(
                    "EA106",
                    self._at(event),
                    f"{self._named('alias', f'*{event.anchor}')} is not allowed",
                    "write the value out",
                )
                if key is not _NO_KEY:  # what it stands for is lost, and with it the use of the data
                    key = _DROPPED if key is _NEXT_KEY else _NEXT_KEY
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.fault("EA108", self._at(event), "a second document begins here", "put it in a file of its own")
                    return result
                if event.version or event.tags:
                    self.fault("EA115", self._at(event), "lines that begin with % are not allowed", "remove the line")
            elif kind is yaml.DocumentEndEvent and top:
                result = top[0]
            elif kind is yaml.StreamEndEvent:
                return result

    def _keep_lines(self, event: Any) -> None:
        """Keep where a text stands that goes over several lines."""
        first, end = event.start_mark.line, event.end_mark
        last = end.line if end.column else end.line - 1  # a folded text ends where the next line begins
        if last > first:
            self.texts.append((first, last))

    def _bad_key(self, event: yaml.Event, text: str) -> None:
        if text == "<<":
            self.fault("EA106", self._at(event), "merge keys (<<) are not allowed", "write the values out")
        else:
            message = f"{self._named('key', text[:60])} stands twice in the same mapping"
            self.fault("EA105", self._at(event), message, "keep one of them")


def forbidden_characters(text: str, path: str) -> list[Diagnostic]:
    """A fault for each character that may not stand in a text, up to `MOST_FAULTS`."""
    faults = []
    for found in _FORBIDDEN.finditer(text):
        start = found.start()
        at = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        message = f"the character U+{ord(found.group()):04X} is not allowed"
        faults.append(error("EA114", path, at, message, "delete it; it is invisible in most editors"))
        if len(faults) == MOST_FAULTS:
            break
    return faults


def parse(
    text: str,
    path: str,
    *,
    guarded: bool = False,
    texts: list[tuple[int, int]] | None = None,
    starts: dict[str, list[tuple[int, int]]] | None = None,
) -> tuple[Data | None, list[Diagnostic]]:
    """Read YAML text whose top level is a mapping.

    Args:
        text: the text.
        path: what diagnostics call it.
        guarded: whether it may hold what is confidential, so that no fault quotes it.
        texts: takes first and last line, from 0, of every text over several lines that has a colon in it.
        starts: takes, by key of the top level, line and column from 1 of every entry of a list, where all are mappings:
            most places that are asked for are these, and the rest need not be composed for them.

    Returns:
        The data and every fault found. The data is `None` if nothing can be made of it. Where the only faults are
        keys that stand twice, it holds their first values, so that the rest can still be looked at.
    """
    conflict = merge_conflict(text, path)
    if conflict is not None:
        return None, [conflict]
    builder = _Builder(path, guarded=guarded)
    try:
        data = builder.build(text)
    except _TooManyError:
        return None, builder.faults
    if texts is not None:
        texts += builder.texts
    if builder.faults:
        harmless = isinstance(data, dict) and all(fault.code == "EA105" for fault in builder.faults)
        return (data if harmless else None), builder.faults
    if data is _MISSING or data is None:
        return None, [error("EA111", path, (1, 1), "the file is empty", "fill it in, or delete it")]
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a single value"
        return None, [error("EA112", path, (1, 1), f"the file is {kind}, where names with values are expected")]
    if starts is not None:
        _start_of_entries(data, builder.entries, starts)
    return data, []


def _start_of_entries(data: Data, entries: list[tuple[Any, Any]], starts: dict[str, list[tuple[int, int]]]) -> None:
    """Where the entries of each list of mappings below a key of the top level begin."""
    places: dict[int, list[tuple[int, int]]] = {}
    for container, mark in entries:
        places.setdefault(id(container), []).append((mark.line + 1, mark.column + 1))
    for key, value in data.items():
        if isinstance(value, list) and len(found := places.get(id(value), [])) == len(value):
            starts[key] = found


def merge_conflict(text: str, path: str) -> Diagnostic | None:
    """The fault that git left the marks of a merge conflict in a text of any kind, or nothing.

    Args:
        text: the text.
        path: what the diagnostic calls it.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = _CONFLICT.search(text)
    if found is None:
        return None
    at = (text.count("\n", 0, found.start()) + 1, 1)
    message = "a merge conflict of git begins here: two versions of the text stand one after the other"
    return error("EA121", path, at, message, "keep what is right of the two, and take the marks out")


def read_text(path: Path, root: Path, limit: int = LIMIT) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file of the workspace.

    Args:
        path: the file.
        root: the workspace; a path that leads out of it is not followed.
        limit: largest size in bytes.

    Returns:
        The text without a byte order mark, or `None`, and what stood in the way. A stray byte that is not UTF-8, a
        forbidden character or the mark of a merge conflict is a fault, and the text is not used.
    """
    shown = shown_as(path, root)
    data, refused = read_bytes(path, root, shown, limit)
    if data is None:
        return None, [refused] if refused else []
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        message = f"byte 0x{data[fault.start]:02x} is not UTF-8 text"
        return None, [error("EA103", shown, (line, column), message, "save the file as UTF-8")]
    # The bytes tell fast that a file is clean, which nearly all are.
    clean = data.isascii() or not any(some in data for some in _SUSPICIOUS_BYTES)
    if not clean or data.translate(None, _ALLOWED_BYTES):
        faults = forbidden_characters(text, shown)
        if faults:
            return None, faults
    conflict = merge_conflict(text, shown)
    return (text, []) if conflict is None else (None, [conflict])


def read(path: Path, root: Path) -> tuple[Data | None, list[Diagnostic]]:
    """Read one YAML file of the workspace; see `read_text` and `parse`."""
    text, faults = read_text(path, root)
    if text is None:
        return None, faults
    return parse(text, shown_as(path, root))


__all__ = [
    "MOST_FAULTS",
    "YAML_PARSER",
    "YAML_VERSION",
    "Data",
    "forbidden_characters",
    "parse",
    "read",
    "read_text",
    "scalar",
]
