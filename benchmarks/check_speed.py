"""`check` of generated assessments against draining PyYAML's C events of the same files, cold, in one run.

    python benchmarks/check_speed.py [NUMBER]
"""

import datetime as dt
import gc
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import yaml

from electassess import pipeline

ROOT = Path(__file__).resolve().parents[1]


def generate(folder: Path, number: int) -> None:
    """Copies of the Ghana assessment under other days, each padded to about 20 KB a rating sheet set."""
    random.seed(1)
    for name in ("criteria",):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("organisations.yaml", "countries.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    source = ROOT / "assessments" / "gha-2020-12-07-general"
    texts = {path.relative_to(source): path.read_text() for path in source.rglob("*.yaml")}
    for count in range(number):
        day = (dt.date(1990, 1, 1) + dt.timedelta(days=count)).isoformat()
        target = folder / "assessments" / f"gha-{day}-general"
        for path, text in texts.items():
            if path.name in ("statement.yaml", "reader-b.yaml", "reader-c.yaml"):
                continue
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_text(text.replace("2020-12-07", day))


def drain(folder: Path) -> float:
    start = time.perf_counter()
    for path in folder.rglob("*.yaml"):
        loader = yaml.CSafeLoader(path.read_text())
        while not isinstance(loader.get_event(), yaml.StreamEndEvent):
            pass
        loader.dispose()
    return time.perf_counter() - start


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, number)
        size = sum(path.stat().st_size for path in folder.rglob("*.yaml")) / 1e6
        gc.disable()
        floor = drain(folder)
        start = time.perf_counter()
        faults = sum(1 for _ in pipeline.check(folder))
        ours = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} assessments, {size:.1f} MB: events drained {floor:.2f} s, check {ours:.2f} s ({faults} faults)")
    print(f"ratio {ours / floor:.2f} (target 2), peak memory {peak:.0f} MB (target 300)")


if __name__ == "__main__":
    main()
