# SPDX-License-Identifier: Apache-2.0
"""How fast is `check`, against the time PyYAML's C parser needs only to drain the events of the same files?

    python benchmarks/check_speed.py [NUMBER]

Generates NUMBER assessments (1,000 if left out) in a temporary folder and measures in turns, each time in a fresh
process: draining, `check` on one process, and `check` on two as the command does it. Prints the median of each, the
median of their ratios and the peak memory. With one process times are of the processor, so that other work on the
machine counts less; with two they are of the clock. Imports are not counted, but those that only the check needs
are. Exit code 1 if a target is missed by two processes, as the command takes where there are two.
"""

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from generate import generate

from electassess.use_cases import pipeline
from electassess.workspace import load_reference, shipped_root

RATIO = 2.0
"""Target: most that `check` may take, in times of the bare parser."""
MEMORY = 300
"""Target: most memory of all processes together, in MB."""
ROUNDS = 5


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of processor and clock, and the most memory at any time: of this process and of its largest child."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    seconds = {"processor": time.process_time() - processor, "clock": time.perf_counter() - clock}
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {**seconds, "own": own, "child": child}


def drain(root: Path) -> None:
    """Read every file and drain its events; nothing is built."""
    for path in sorted(root.rglob("*.yaml")):
        loader = yaml.CSafeLoader(path.read_bytes())
        while not isinstance(loader.get_event(), yaml.StreamEndEvent):
            pass
        loader.dispose()


def check(root: Path, processes: int) -> None:
    """Check the workspace as `electassess check` does."""
    gc.disable()
    for fault in pipeline.check(root, processes=processes):
        raise AssertionError(fault)


def make(root: Path, number: int) -> int:
    """Generate the workspace for the shipped catalogue and registries; returns its bytes."""
    reference, _ = load_reference(shipped_root())
    registry = reference.countries.model
    assert registry is not None, "the shipped registry of countries has faults"
    countries = [code for code, country in registry.countries.items() if country.election_body is None]
    return generate(root, number, list(reference.indicators), countries)


WORK: dict[str, Callable[[Path], None]] = {
    "drain": drain,
    "one": lambda root: check(root, 1),
    "two": lambda root: check(root, 2),
}


def apart(what: str, root: Path) -> dict[str, float]:
    """One measurement in a process of its own, so that none warms another."""
    done = subprocess.run([sys.executable, __file__, what, str(root)], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> int:
    if len(sys.argv) == 3:
        print(json.dumps(timed(lambda: WORK[sys.argv[1]](Path(sys.argv[2])))))
        return 0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        size = make(Path(folder), number)
        rounds = [{what: apart(what, Path(folder)) for what in WORK} for _ in range(ROUNDS)]
    print(f"{number} assessments of {size / number / 1000:.0f} KB, medians of {ROUNDS} rounds of fresh processes")
    missed = False
    for what, clock, processes in (("one", "processor", 1), ("two", "clock", 2)):
        floor, ours = (statistics.median(each[key][clock] for each in rounds) for key in ("drain", what))
        ratio = statistics.median(each[what][clock] / each["drain"][clock] for each in rounds)
        peak = max(each[what]["own"] + processes * each[what]["child"] for each in rounds)
        print(
            f"processes: {processes} ({clock} time): events drained {floor:.2f} s, check {ours:.2f} s, "
            f"ratio {ratio:.2f} (target {RATIO:g}), peak memory {peak:.0f} MB (target {MEMORY})"
        )
        missed |= peak > MEMORY or (what == "two" and ratio > RATIO)  # the command takes two where it can
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
