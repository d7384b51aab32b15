"""What holds for all formats: the same bytes anywhere, nothing of the machine inside, a clear word if one lacks."""

import builtins
import datetime as dt
import getpass
import hashlib
import json
import os
import pickle
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import electassess
from electassess.render import WRITERS, MissingExtraError, every_writer, find_leaks
from electassess.statement.document import Block, Draft

SCRIPT = """
import hashlib, json, pickle, sys
from electassess.render import WRITERS
draft = pickle.load(open(sys.argv[1], "rb"))
print(json.dumps({name: hashlib.sha256(writer.write(draft)).hexdigest() for name, writer in WRITERS.items()}))
"""


def digests(folder: Path, draft: Draft, environment: dict[str, str], umask: int) -> dict[str, str]:
    """Write everything in another process, at another place, as somebody else, by the same code."""
    folder.mkdir()
    pickled = folder / "draft.pickle"
    pickled.write_bytes(pickle.dumps(draft))
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(pickled)],
        env={**kept, **environment, "HOME": str(folder), "PYTHONPATH": str(Path(electassess.__file__).parents[1])},
        cwd=folder,
        umask=umask,
        capture_output=True,
        check=True,
    )
    loaded: dict[str, str] = json.loads(ran.stdout)
    return loaded


def test_the_same_draft_gives_the_same_bytes_anywhere(sample: Draft, tmp_path: Path) -> None:
    here = {name: hashlib.sha256(writer.write(sample)).hexdigest() for name, writer in WRITERS.items()}
    ada = {"USER": "ada", "TZ": "Asia/Phnom_Penh", "LANG": "km_KH.UTF-8", "PYTHONHASHSEED": "1"}
    eve = {"USER": "eve", "TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"}
    assert digests(tmp_path / "ada", sample, ada, 0o022) == here
    assert digests(tmp_path / "eve", sample, eve, 0o077) == here


@pytest.fixture(scope="module")
def opened(sample: Draft) -> dict[str, str]:
    return every_writer(sample)


def test_every_format_holds_the_text(opened: Mapping[str, str]) -> None:
    assert list(opened) == ["md", "html", "docx", "pdf", "trace"]
    for name, text in opened.items():
        assert "International Federation for Human Rights (FIDH)" in text, name
        assert "គណបក្សភ្លើងទៀន" in text, name


def test_no_file_tells_who_made_it_where_or_when(opened: Mapping[str, str]) -> None:
    now = dt.datetime.now(tz=dt.UTC)
    user, host, home = getpass.getuser(), socket.gethostname(), str(Path.home())
    secrets = [
        str(Path.cwd()),
        sys.prefix,
        f"{now:%Y-%m-%d}",
        f"D:{now:%Y%m%d}",
        f"{now:%Y-%m-%dT}",
        f"{tempfile.gettempdir()}/",
        "file://",
    ]
    assert find_leaks(opened, secrets) == []
    for name, text in opened.items():
        for word in {user, host} - {"vm", "root", "localhost"}:
            assert not re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE), (name, word)
        # `root` and `vm` may be words of a format; as a path or a property's value they would be leaks.
        assert not re.search(rf"{re.escape(home)}/|>{re.escape(user)}<|\({re.escape(user)}\)", text), name


def test_a_leak_would_be_found_in_every_format(make: Callable[..., Draft], make_block: Callable[..., Block]) -> None:
    told = make(make_block("p", "paragraph", ("The witness Aleph saw it.", 1)), footnotes=("Beth told us.",))
    opened = every_writer(told)
    assert [name for name, _ in find_leaks(opened, ["witness aleph"])] == sorted(WRITERS)
    assert [name for name, _ in find_leaks(opened, ["Beth"])] == sorted(WRITERS)
    assert find_leaks(opened, ["Gimel", ""]) == []


def test_a_leak_is_found_whatever_marks_its_direction(
    make: Callable[..., Draft], make_block: Callable[..., Block]
) -> None:
    # Without the PDF, which needs a font that may not be installed.
    writers = {name: writer for name, writer in WRITERS.items() if name != "pdf"}
    draft = make(make_block("p", "paragraph", ("They met شبكة (Network), 5 July.", None)))
    assert [name for name, _ in find_leaks(every_writer(draft, writers), ["شبكة (network), 5"])] == sorted(writers)


@pytest.mark.parametrize(("name", "package"), [("docx", "pypandoc"), ("pdf", "typst")])
def test_a_missing_extra_says_how_to_install_it(
    name: str, package: str, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: object, **named: object) -> object:
        if module.partition(".")[0] == package:
            raise ImportError(module)
        return real(module, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r'pip install "electassess\[docs\]"') as caught:
        WRITERS[name].write(sample)
    assert caught.value.extra == WRITERS[name].needs == "docs"


@pytest.mark.parametrize("name", ["md", "html", "trace"])
def test_the_core_formats_need_nothing(name: str) -> None:
    assert WRITERS[name].needs == ""


def test_heavy_packages_stay_out_until_they_are_needed() -> None:
    program = "import sys, electassess.render; print(sorted({'typst', 'pypandoc', 'markdown_it'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
