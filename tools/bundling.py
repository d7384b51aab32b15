# SPDX-License-Identifier: Apache-2.0
"""What `tools/bundle.py` does, run in the environment that has the packages it needs."""

import argparse
import shutil
import sys
import zipfile
from pathlib import Path

from environment import OLDEST, ROOT, run, step
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PLATFORMS = {
    "linux": ["manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"],
    "linux-arm": [
        "manylinux_2_28_aarch64",
        "manylinux_2_27_aarch64",
        "manylinux_2_17_aarch64",
        "manylinux2014_aarch64",
    ],
    "macos": [f"macosx_{major}_0_{chip}" for major in (14, 13, 12, 11) for chip in ("arm64", "universal2")],
    "macos-intel": [
        *(f"macosx_{major}_0_{chip}" for major in (14, 13, 12, 11) for chip in ("x86_64", "universal2")),
        *(f"macosx_10_{minor}_{chip}" for minor in range(15, 8, -1) for chip in ("x86_64", "universal2")),
    ],
    "windows": ["win_amd64"],
}
"""Systems, with the tags of the wheels that run on them, best first."""

MARKERS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
}
"""What a lock's conditions ask of a system."""

INSTALL = '''\
"""Install electassess from this folder, without a network, into the folder `environment` beside this file."""

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WANTED = ({major}, {minor})

if sys.version_info[:2] != WANTED:
    sys.exit("This bundle is for Python {major}.{minor}; this one is " + sys.version.split()[0])
target = HERE / "environment"
venv.EnvBuilder(with_pip=True).create(target)
programs = target / ("Scripts" if sys.platform == "win32" else "bin")
pip = [str(programs / "python"), "-m", "pip", "-qq", "--disable-pip-version-check", "--isolated", "install"]
wheels = ["--no-index", "--find-links", str(HERE / "wheels")]
subprocess.run([*pip, *wheels, "--require-hashes", "-r", str(HERE / "requirements.txt")], check=True)
subprocess.run([*pip, *wheels, "--no-deps", "electassess"], check=True)
print("Installed. Run:", programs / "electassess")
'''

BATCH = '@echo off\r\ncd /d "%~dp0"\r\npy -{major}.{minor} install.py || python install.py\r\npause\r\n'


def environment_of(platform: str, python: str) -> dict[str, str]:
    """What the conditions of packages ask of a machine.

    Args:
        platform: one of `PLATFORMS`.
        python: major and minor version: `3.13`.
    """
    found = {
        **MARKERS[platform.partition("-")[0]],
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    if platform.endswith(("-arm", "-intel")):
        found["platform_machine"] = "aarch64" if platform == "linux-arm" else "x86_64"
    return found


def pins(lock: str, environment: dict[str, str]) -> str:
    """The lines of a lock that hold for one machine, without their conditions.

    Args:
        lock: its text, each package with its hashes on continued lines.
        environment: of the machine.
    """
    kept = []
    for entry in lock.replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.startswith("#"):
            continue
        words, *hashes = entry.split(" --hash=")
        package = Requirement(words.strip())
        if package.marker is None or package.marker.evaluate(environment):
            kept.append(" ".join([f"{package.name}{package.specifier}", *(f"--hash={one.strip()}" for one in hashes)]))
    return "\n".join(kept) + "\n"


def missing(wheels: Path, environment: dict[str, str]) -> list[str]:
    """What the packages in a folder need on a machine and the folder does not hold, one line each."""
    about: dict[str, Metadata] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            name = next(one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
            one = Metadata.from_email(archive.read(name), validate=False)
            about[canonicalize_name(one.name)] = one
    lines = []
    for one in about.values():
        if one.requires_python is not None and not one.requires_python.contains(environment["python_full_version"]):
            lines.append(f"{one.name} needs Python {one.requires_python}")
        for needed in one.requires_dist or ():
            if needed.marker is not None and not needed.marker.evaluate(environment):
                continue
            there = about.get(canonicalize_name(needed.name))
            if there is None or not needed.specifier.contains(there.version, prereleases=True):
                lines.append(f"{one.name} needs {needed}")
    return lines


def make(target: Path, platform: str, python: str) -> None:
    """Fill the folder; nothing that was there before stays."""
    shutil.rmtree(target, ignore_errors=True)
    wheels = target / "wheels"
    wheels.mkdir(parents=True)
    chosen = pins((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), environment_of(platform, python))
    (target / "requirements.txt").write_text(chosen, encoding="utf-8", newline="\n")
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check"]
    step(f"Packages for {platform}, Python {python}")
    tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
    system = [*tags, "--python-version", python, "--implementation", "cp", "--only-binary", ":all:"]
    listed = ["--require-hashes", "--no-deps", "-r", target / "requirements.txt"]
    run([*pip, "download", *system, *listed, "-d", wheels])
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, "."])
    lacking = missing(wheels, environment_of(platform, python))
    if lacking:
        sys.exit("not complete:\n" + "\n".join(lacking))
    version = dict(zip(("major", "minor"), python.split("."), strict=True))
    (target / "install.py").write_text(INSTALL.format(**version), encoding="utf-8", newline="\n")
    (target / "install.bat").write_text(BATCH.format(**version), encoding="ascii", newline="")
    print(f"{target}: {len(list(wheels.iterdir()))} wheels")


def main() -> None:
    """Read the command line."""
    here = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    parser = argparse.ArgumentParser(prog="bundle.py", description="A folder that installs without a network.")
    parser.add_argument("--platform", choices=PLATFORMS, default=here)
    parser.add_argument("--python", default=".".join(map(str, sys.version_info[:2])), metavar="3.13")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "bundle")
    chosen = parser.parse_args()
    if tuple(map(int, chosen.python.split("."))) < OLDEST:
        parser.error(f"Python {'.'.join(map(str, OLDEST))} or later")
    make(chosen.out, chosen.platform, chosen.python)


if __name__ == "__main__":
    main()
