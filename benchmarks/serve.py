"""Figures of the pages in the browser: first page, saves, the draft beside, many analysts at once, kill -9 during saves.

python benchmarks/serve.py [--assessments 1000] [--seconds 60] [--kills 200]
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path
from typing import Protocol

import kill_saves
import yaml

ROOT = Path(__file__).resolve().parents[1]
KEN = "ken-2022-08-09-general"
BARE = """
import asyncio, socket, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()[1], flush=True)
app = Starlette(routes=[Route("/", lambda request: HTMLResponse("<p>hello</p>"))])
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[s])
"""


def processor(process: int) -> float:
    """Seconds of a processor that a process has used: what waiting for others of the machine changes little."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:  # not Linux
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Address(Protocol):
    """Where a server is."""

    port: int
    token: str


class Server:
    def __init__(self, root: Path) -> None:
        self.started = time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "electassess",
            "serve",
            "--no-browser",
            "--port",
            "0",
            "--workspace",
            str(root),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout
        address = self.process.stdout.readline().strip()
        self.port = int(re.findall(r":(\d+)/", address)[0])
        self.token = address.partition("token=")[2]

    def cpu(self) -> float:
        return processor(self.process.pid)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Client:
    def __init__(self, server: Address, who: str) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.headers = {
            "cookie": f"electassess_{server.port}={server.token}; electassess_who={who}",
            "origin": f"http://127.0.0.1:{server.port}",
            "sec-fetch-site": "same-origin",
            "hx-request": "true",
            "content-type": "application/x-www-form-urlencoded",
        }

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        body = urllib.parse.urlencode(form) if form is not None else None
        self.http.request(method, path, body, self.headers)
        answer = self.http.getresponse()
        return answer.status, answer.read().decode()


class Rater:
    """One analyst who keeps changing one rating."""

    def __init__(self, server: Address, who: str, ref: str = "civic-space.observers") -> None:
        self.client, self.who, self.ref = Client(server, who), who, ref
        page = self.client.ask("GET", f"/e/{KEN}/rate/{ref.partition('.')[0]}")[1]
        found = re.search(rf'id="{re.escape(ref)}".*?name="base" value="(\w+)"', page, re.DOTALL)
        assert found, page[:200]
        self.base, self.last, self.count = found[1], "", 0

    def words(self, number: int) -> str:
        return f"Made-up reason {number} of {self.who} at {self.client.http.port}."

    def save(self) -> float:
        self.count += 1
        words = self.words(self.count)
        form = {"base": self.base, "answer": f"level:{self.count % 4}", "because": words, "evidence": "missions"}
        start = time.perf_counter()
        status, page = self.client.ask("POST", f"/e/{KEN}/rate/{self.ref}", form)
        took = time.perf_counter() - start
        assert status == 200, (status, page[:300])
        self.base, self.last = re.findall(r'name="base" value="(\w+)"', page)[0], words
        return took


def because(root: Path, who: str, ref: str) -> str:
    text = (root / "assessments" / KEN / "ratings" / f"{who}.yaml").read_text(encoding="utf-8")
    return str(next(one for one in yaml.safe_load(text)["ratings"] if one["indicator"] == ref)["because"])


def made(folder: Path, count: int) -> Path:
    for name in ("criteria", "organisations.yaml", "countries.yaml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    for number in range(count - 1):
        shutil.copytree(ROOT / "assessments" / KEN, folder / "assessments" / f"ken-2022-08-09-general-copy{number}")
    shutil.copytree(ROOT / "assessments" / KEN, folder / "assessments" / KEN)
    return folder


def spread(times: list[float]) -> str:
    ordered = sorted(times)
    worst = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"median {statistics.median(ordered) * 1000:.0f} ms, 99th percentile {worst * 1000:.0f} ms"


def first_page(root: Path) -> None:
    start = time.perf_counter()
    bare = subprocess.Popen([sys.executable, "-c", BARE], stdout=subprocess.PIPE, text=True)
    assert bare.stdout
    connection = http.client.HTTPConnection("127.0.0.1", int(bare.stdout.readline()), timeout=60)
    connection.request("GET", "/")
    connection.getresponse().read()
    starlette = time.perf_counter() - start
    before = processor(bare.pid)
    for _ in range(200):
        connection.request("GET", "/")
        connection.getresponse().read()
    print(f"a bare starlette page, for comparison: processor {each(processor(bare.pid) - before, 200)}")
    bare.kill()
    code = f"from pathlib import Path; from electassess.web.store import Store; s = Store(Path({str(root)!r})); [s.see(i) for i in s.ids()[:30]]"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    load = time.perf_counter() - start
    server = Server(root)
    Client(server, "reader-a").ask("GET", "/")
    took = time.perf_counter() - server.started
    server.kill()
    print(
        f"first page {took:.2f} s; bare starlette {starlette:.2f} s, load {load:.2f} s: ratio {took / (starlette + load):.2f} (target 2)"
    )


def one_analyst(root: Path) -> None:
    server = Server(root)
    rater = Rater(server, "reader-a")
    rater.save()
    before = server.cpu()
    times = [rater.save() for _ in range(100)]
    print(f"a save to its answer: {spread(times)} (target 50 ms); processor {each(server.cpu() - before, 100)}")
    times = []
    rater.client.ask("GET", f"/e/{KEN}/beside")
    before = server.cpu()
    for _ in range(20):
        start = time.perf_counter()
        rater.save()
        rater.client.ask("GET", f"/e/{KEN}/beside")
        times.append(time.perf_counter() - start)
    print(
        f"a changed level to the draft beside: {spread(times)} (target 300 ms); "
        f"processor {each(server.cpu() - before, 20)}"
    )
    server.kill()


def each(seconds: float, count: int) -> str:
    return f"{seconds / max(1, count) * 1000:.1f} ms each"


def many_analysts(root: Path, seconds: float, analysts: int = 20, rate: int = 5) -> None:
    server = Server(root)
    names = [f"analyst-{number}" for number in range(analysts)]
    for name in names:
        Client(server, name).ask("POST", f"/e/{KEN}/sheet", {})
    raters = [Rater(server, name) for name in names]
    times: list[float] = []
    before, start = server.cpu(), time.perf_counter()
    until = start + seconds

    def work(rater: Rater) -> None:
        while (now := time.perf_counter()) < until:
            times.append(rater.save())
            time.sleep(max(0.0, 1 / rate - (time.perf_counter() - now)))

    threads = [threading.Thread(target=work, args=(rater,)) for rater in raters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, used = time.perf_counter() - start, server.cpu() - before
    server.kill()
    lost = [rater.who for rater in raters if because(root, rater.who, rater.ref) != rater.last]
    print(
        f"{analysts} analysts, {len(times)} saves in {took:.0f} s: {spread(times)} (target 500 ms), lost {len(lost)}; "
        f"processor {each(used, len(times))}, {used / took:.0%} of one"
    )


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--assessments", type=int, default=1000)
    given.add_argument("--seconds", type=float, default=60)
    given.add_argument("--kills", type=int, default=200)
    chosen = given.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        root = made(Path(folder), chosen.assessments)
        if chosen.seconds:
            first_page(root)
            one_analyst(root)
            many_analysts(root, chosen.seconds)
        if chosen.kills:
            print(kill_saves.killed(root, chosen.kills))


if __name__ == "__main__":
    main()
