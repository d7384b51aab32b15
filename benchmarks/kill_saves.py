"""kill -9 while an analyst saves, many times: whether every answered save is there, and the file whole.

python benchmarks/kill_saves.py [--kills 200] [--seed 20]

After each kill the file is read. Its entry must be the last one that was answered or the one that was under way: the
server may die between writing and answering. Before the first answer of a server the entry must be what stood there
when it began. (An earlier version of this check knew no such entry, and counted each server that died before its first
answer as a loss.) Everything else of the file must be as it was before the first kill, to the byte.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import random
import re
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import serve
import yaml

from electassess import web
from electassess.cli.serving import beginner
from electassess.web.desk import Desk
from electassess.web.guard import Guard
from electassess.web.store import Store

WHO, REF = "reader-a", "civic-space.observers"


class Forked:
    """A server forked from a process that has everything loaded, to be killed many times in little time."""

    token = "t" * 43

    def __init__(self, store: Store) -> None:
        self.listening = web.bind(0)
        self.port: int = self.listening.getsockname()[1]
        self.process = multiprocessing.get_context("fork").Process(target=self.run, args=(store,))
        self.process.start()

    def run(self, store: Store) -> None:
        guard = web.make_app(store.root, web.admission_at(self.port, self.token), beginner(store.root))
        assert isinstance(guard, Guard)
        guard.app.state.desk = Desk(store, beginner(store.root))  # type: ignore[attr-defined]
        web.serve(guard, self.listening)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.listening.close()


@dataclass
class Kills:
    """What came of it.

    Attributes:
        kills: servers that were killed.
        saves: that were answered.
        written: saves that were in the file although the server died before it answered.
        lost: kills after which the entry was none that it may be.
        torn: kills after which the file could not be read, or said something else elsewhere.
        halves: half-written files beside it after the last save that was answered.
    """

    kills: int = 0
    saves: int = 0
    written: int = 0
    lost: int = 0
    torn: int = 0
    halves: int = 0

    def __str__(self) -> str:
        return (
            f"kill -9 during saves, {self.kills} times, {self.saves} saves answered, {self.written} written and not "
            f"answered: lost {self.lost}, torn {self.torn}, half-written files left {self.halves}"
        )


def elsewhere(text: str) -> str:
    """A sheet without the entry that is changed."""
    return re.sub(rf"(?m)^  - indicator: {re.escape(REF)}\n(?:    .*\n)*", "", text)


def entry(text: str) -> str:
    return str(next(one for one in yaml.safe_load(text)["ratings"] if one["indicator"] == REF)["because"])


def killed(root: Path, kills: int, seed: int = 20) -> Kills:
    """Kill as many servers, each at a random moment of its saving.

    Args:
        root: the workspace; it has the worked election of `serve.KEN`.
        kills: how many.
        seed: of the moments.
    """
    chance, found, store = random.Random(seed), Kills(), Store(root)
    store.see(serve.KEN)
    sheet = root / "assessments" / serve.KEN / "ratings" / f"{WHO}.yaml"
    rest = elsewhere(sheet.read_text(encoding="utf-8"))
    for _ in range(kills):
        server = Forked(store)
        rater = serve.Rater(server, WHO, REF)
        sent = rater.last = entry(sheet.read_text(encoding="utf-8"))
        timer = threading.Timer(0.05 + chance.random() / 2, server.kill)
        timer.start()
        try:
            while True:
                sent = rater.words(rater.count + 1)
                rater.save()
                found.saves += 1
        except (OSError, http.client.HTTPException):
            pass
        timer.join()
        rater.client.http.close()
        found.kills += 1
        text = sheet.read_text(encoding="utf-8")
        try:
            now = entry(text)
        except (yaml.YAMLError, LookupError, StopIteration):
            found.torn += 1
            continue
        found.lost += now not in {rater.last, sent}
        found.written += now == sent
        found.torn += elsewhere(text) != rest
    last = Forked(store)
    rater = serve.Rater(last, WHO, REF)
    rater.save()
    rater.client.http.close()
    last.kill()
    found.halves = len(list(sheet.parent.glob(".*.part")))
    return found


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--kills", type=int, default=200)
    given.add_argument("--seed", type=int, default=20)
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = serve.made(Path(folder), 1)
        print(killed(root, chosen.kills, chosen.seed))


if __name__ == "__main__":
    main()
