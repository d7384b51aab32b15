"""The locks hold what the project asks for, on every Python and system, each package with its hash."""

import re
import tomllib

import pytest
from bundling import PLATFORMS, environment_of, pins
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from worked import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
ASKED = {
    "run": [*PROJECT["project"]["dependencies"], *(one for name in EXTRAS if name != "all" for one in EXTRAS[name])],
    "dev": PROJECT["dependency-groups"]["dev"],
}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("kind", ["run", "dev"])
def test_a_lock_holds_what_is_asked_for(kind: str, platform: str, python: str) -> None:
    environment = environment_of(platform, python)
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    held = {}
    for line in pins(text, environment).splitlines():
        name, version, hashes = re.fullmatch(r"(\S+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)", line).groups()  # type: ignore[union-attr]
        assert name not in held
        held[canonicalize_name(name)] = version
        assert hashes
    for one in map(Requirement, ASKED["run"] + (ASKED["dev"] if kind == "dev" else [])):
        if one.marker is not None and not one.marker.evaluate(environment):
            continue
        assert one.specifier.contains(held[canonicalize_name(one.name)]), one
