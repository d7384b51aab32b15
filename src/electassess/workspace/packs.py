# SPDX-License-Identifier: Apache-2.0
"""The language packs of a workspace, and those that come with the program: found, read, ready to speak."""

import datetime as dt
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from electassess.diagnostics import Diagnostic, Severity, error, nearest
from electassess.language import OPTIONAL, PARTS, Language, MessageError
from electassess.model.brief import Brief
from electassess.model.pack import Pack
from electassess.source import is_folder, list_folder, read_text
from electassess.workspace.files import Document, load
from electassess.workspace.find import shipped_root

FOLDER = "languages"
ENGLISH = "en-GB"
"""The pack that comes with the program, in which commands speak that no brief governs."""
LARGEST_PART = 500_000
"""Largest file of messages, in bytes: the shipped ones are a hundredth of it."""


@dataclass(frozen=True)
class Found:
    """Where a pack is: the folder, the root it must not leave, what diagnostics call it."""

    folder: Path
    within: Path
    shown: str


def packs_of(root: Path) -> dict[str, Found]:
    """The packs that a workspace can use, by tag: its own, before those that come with the program."""
    shipped = shipped_root()
    found: dict[str, Found] = {}
    for base, shown in ((shipped, f"shipped/{FOLDER}"), (root, FOLDER)):
        if not os.path.lexists(base / FOLDER):
            continue
        entries, _ = list_folder(base / FOLDER, base, shown)
        found |= {
            entry.name: Found(base / FOLDER / entry.name, base, f"{shown}/{entry.name}")
            for entry in entries
            if not entry.name.startswith(".") and is_folder(entry) and _holds_messages(base / FOLDER / entry.name)
        }
    return dict(sorted(found.items()))


def _holds_messages(folder: Path) -> bool:
    """Whether a folder is meant as a pack of messages; one may hold the words of the review alone."""
    return any(os.path.lexists(folder / name) for name in ("pack.yaml", *(f"{part}.ftl" for part in PARTS)))


def read_pack(found: Found, tag: str) -> tuple[Language | None, list[Diagnostic]]:
    """Read a pack whole, and say everything that is wrong with it.

    Args:
        found: where it is.
        tag: the name of its folder.

    Returns:
        The language, or `None` where an error stands in its way.
    """
    from electassess.language.faults import part_faults  # noqa: PLC0415 - few commands read a pack

    document, faults = _document(found)
    if document.model is not None and document.model.tag != tag:
        message = f"the pack calls itself {document.model.tag}, and its folder is {tag}"
        faults.append(document.error("EA611", ("tag",), message, "call both the same"))
    if document.model is not None:
        faults += _locale_faults(document)
    entries, more = list_folder(found.folder, found.within, found.shown)
    faults += more
    known = {"pack.yaml", *(f"{part}.ftl" for part in PARTS)}
    texts: dict[str, str] = {}
    for part, messages in PARTS.items():
        if part in OPTIONAL and not os.path.lexists(found.folder / f"{part}.ftl"):
            texts[part] = _shipped(part)
            continue
        text, more = _part(found, part)
        faults += more
        if text is not None:
            texts[part] = text
            faults += part_faults(f"{found.shown}/{part}.ftl", text, messages)
    for entry in entries:
        if entry.name.endswith(".ftl") and entry.name not in known:
            message = f"the program has no part of this name; parts are {', '.join(PARTS)}"
            faults.append(error("EA611", f"{found.shown}/{entry.name}", None, message, "rename the file, or delete it"))
    broken = document.model is None or any(fault.severity is Severity.ERROR for fault in faults)
    if broken or document.model is None:
        return None, faults
    language = Language(document.model, texts.__getitem__)
    tried = _trial(found, language)
    return (None if tried else language), [*faults, *tried]


def _trial(found: Found, language: Language) -> list[Diagnostic]:
    """Every message said once: what only shows then, such as terms that use each other in a circle."""
    faults = []
    for part, messages in PARTS.items():
        for name, needs in messages.items():
            try:
                language.try_out(name, needs.known)
            except MessageError as fault:
                hint = "do without the terms that it uses, or make them simpler"
                faults.append(error("EA615", f"{found.shown}/{part}.ftl", None, str(fault), hint))
    return faults


def _document(found: Found) -> tuple[Document[Pack], list[Diagnostic]]:
    return load(Pack, found.folder / "pack.yaml", found.within, f"{found.shown}/pack.yaml")


def _part(found: Found, part: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of one part."""
    path = found.folder / f"{part}.ftl"
    if not os.path.lexists(path):
        message = f"the pack has no file {part}.ftl"
        hint = f"copy that of {ENGLISH} and translate its messages"
        return None, [error("EA611", f"{found.shown}/{part}.ftl", None, message, hint)]
    return read_text(path, found.within, LARGEST_PART)


def _shipped(part: str) -> str:
    """A part of the shipped English.

    Raises:
        ValueError: If the shipped files are damaged.
    """
    shipped = shipped_root()
    text, faults = _part(Found(shipped / FOLDER / ENGLISH, shipped, f"shipped/{FOLDER}/{ENGLISH}"), part)
    if text is None:
        raise ValueError("; ".join(str(fault) for fault in faults))
    return text


def _locale_faults(document: Document[Pack]) -> list[Diagnostic]:
    """That the locale is one of the Unicode locale data, and that days can be written by the patterns."""
    import babel  # noqa: PLC0415
    from babel.dates import format_date  # noqa: PLC0415

    pack = document.model
    assert pack is not None
    try:
        babel.Locale.parse(pack.locale)
    except (babel.UnknownLocaleError, ValueError):
        message = f"{pack.locale} is no locale whose dates and lists are known"
        return [document.error("EA611", ("locale",), message, "give one such as en_GB, fr_FR or th_TH")]
    faults = []
    for key, pattern in (("date", pack.date), ("month", pack.month)):
        try:
            format_date(dt.date(2023, 7, 23), pattern, locale=pack.locale)
        except ValueError:
            message = f"no day can be written by the pattern {pattern}"
            faults.append(document.error("EA611", (key,), message, "as in d MMMM yyyy: dd, MMMM and yyyy at most"))
    return faults


@functools.lru_cache(maxsize=1)
def english() -> Language:
    """The shipped English, for what no brief governs; its parts are read when they are first needed.

    Raises:
        ValueError: If the shipped files are damaged.
    """
    shipped = shipped_root()
    found = Found(shipped / FOLDER / ENGLISH, shipped, f"shipped/{FOLDER}/{ENGLISH}")
    document, faults = _document(found)
    if document.model is None:
        raise ValueError("; ".join(str(fault) for fault in faults))
    return Language(document.model, _shipped)


def language_of(root: Path, brief: Document[Brief]) -> tuple[Language | None, list[Diagnostic]]:
    """The language of a brief, or why a text cannot speak it."""
    assert brief.model is not None
    tag, packs = brief.model.language, packs_of(root)
    if tag not in packs:
        return None, unspoken(root, brief)
    if tag == ENGLISH and packs[tag].within == shipped_root():
        return english(), []
    return read_pack(packs[tag], tag)


def unspoken(root: Path, brief: Document[Brief] | None) -> list[Diagnostic]:
    """The fault of a brief in a language that there is no pack of."""
    if brief is None or brief.model is None or brief.model.language == ENGLISH:
        return []
    tag, packs = brief.model.language, packs_of(root)
    if tag in packs:
        return []
    hint = nearest(tag, packs) or f"there are {', '.join(packs)}; another is a folder {FOLDER}/{tag}"
    return [brief.error("EA610", ("language",), f"there is no language pack {tag}", hint)]


def pack_faults(root: Path) -> Iterator[Diagnostic]:
    """Every fault of the packs of a workspace."""
    for tag, found in packs_of(root).items():
        if found.shown == f"{FOLDER}/{tag}":
            yield from read_pack(found, tag)[1]


__all__ = [
    "ENGLISH",
    "FOLDER",
    "Found",
    "english",
    "language_of",
    "pack_faults",
    "packs_of",
    "read_pack",
    "unspoken",
]
