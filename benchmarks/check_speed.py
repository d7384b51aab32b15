# SPDX-License-Identifier: Apache-2.0
"""How fast is `check`, against the time PyYAML's C parser needs only to drain the events of the same files?

    python benchmarks/check_speed.py [NUMBER]

Generates NUMBER assessments (1,000 if left out) in a temporary folder, measures both in turns, each time in a fresh
process, and prints the best of each, their ratio and the peak memory of `check`. Times are of the processor, so that
other work on the machine counts less. Exit code 1 if a target is missed.
"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from generate import generate

from electassess import pipeline
from electassess.workspace import load_reference, shipped_root

RATIO = 2.0
"""Target: most that `check` may take, in times of the bare parser."""
MEMORY = 300
"""Target: most memory, in MB."""
ROUNDS = 3


def drain(root: Path) -> dict[str, float]:
    """Read every file and drain its events; nothing is built."""
    started = time.process_time()
    for path in sorted(root.rglob("*.yaml")):
        loader = yaml.CSafeLoader(path.read_bytes())
        while not isinstance(loader.get_event(), yaml.StreamEndEvent):
            pass
        loader.dispose()
    return {"seconds": time.process_time() - started}


def check(root: Path) -> dict[str, float]:
    """Check the workspace as `electassess check` does."""
    gc.disable()
    started = time.process_time()
    faults = list(pipeline.check(root))
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "faults": len(faults), "peak": peak}


def make(root: Path, number: int) -> int:
    """Generate the workspace for the shipped catalogue and registries; returns its bytes."""
    reference, _ = load_reference(shipped_root())
    registry = reference.countries.model
    assert registry is not None, "the shipped registry of countries has faults"
    countries = [code for code, country in registry.countries.items() if country.election_body is None]
    return generate(root, number, list(reference.indicators), countries)


def apart(what: str, root: Path) -> dict[str, float]:
    """One measurement in a process of its own, so that neither warms the other."""
    done = subprocess.run([sys.executable, __file__, what, str(root)], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> int:
    if len(sys.argv) == 3:
        print(json.dumps({"drain": drain, "check": check}[sys.argv[1]](Path(sys.argv[2]))))
        return 0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        size = make(Path(folder), number)
        rounds = [(apart("drain", Path(folder)), apart("check", Path(folder))) for _ in range(ROUNDS)]
    floor = min(one["seconds"] for one, _ in rounds)
    ours = min(two["seconds"] for _, two in rounds)
    peak, faults = max(two["peak"] for _, two in rounds), rounds[0][1]["faults"]
    print(f"{number} assessments of {size / number / 1000:.0f} KB: events drained {floor:.2f} s, check {ours:.2f} s")
    print(
        f"ratio {ours / floor:.2f} (target {RATIO:g}), peak memory {peak:.0f} MB (target {MEMORY}), {faults:.0f} faults"
    )
    return int(ours / floor > RATIO or peak > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
