"""The folder for the road: what a machine needs of the lock, and what a folder lacks."""

import zipfile
from pathlib import Path

import pytest
from bundling import environment_of, missing, pins

LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cc
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
rich==15.0.0 \\
    --hash=sha256:ee
"""


@pytest.mark.parametrize(
    ("platform", "python", "kept"),
    [
        ("windows", "3.11", ["colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb", "numpy==2.4.6 --hash=sha256:cc"]),
        ("linux", "3.14", ["numpy==2.5.5 --hash=sha256:dd"]),
        ("macos-intel", "3.12", ["numpy==2.5.5 --hash=sha256:dd"]),
    ],
)
def test_a_lock_is_read_for_the_machine_it_is_for(platform: str, python: str, kept: list[str]) -> None:
    found = pins(LOCK, environment_of(platform, python))
    assert found.splitlines() == [*kept, "rich==15.0.0 --hash=sha256:ee"]


def wheel(folder: Path, name: str, version: str, *lines: str) -> None:
    text = "\n".join([f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}", *lines, ""])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", text)


def test_what_a_folder_lacks_is_named(tmp_path: Path) -> None:
    wheel(
        tmp_path,
        "one",
        "1.0",
        "Requires-Python: >=3.12",
        "Requires-Dist: two_b>=2",
        "Requires-Dist: three; sys_platform == 'win32'",
        "Requires-Dist: four; extra == 'more'",
    )
    wheel(tmp_path, "Two.B", "1.5")
    assert missing(tmp_path, environment_of("linux", "3.12")) == ["one needs two_b>=2"]
    windows = missing(tmp_path, environment_of("windows", "3.11"))
    assert windows == [
        "one needs Python >=3.12",
        "one needs two_b>=2",
        'one needs three; sys_platform == "win32"',
    ]
    wheel(tmp_path, "two-b", "2.1")
    assert missing(tmp_path, environment_of("linux", "3.12")) == []
