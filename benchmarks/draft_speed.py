"""Time of one draft in all four formats, of a review and of the comparison page, as whole commands.

Processor time is set beside that of `--version`, so that the ratio says the same on a busy machine and on an idle one.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOL = [sys.executable, "-m", "electassess"]


def timed(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([*TOOL, *arguments, "--workspace", str(ROOT)], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        words = "draft khm-2023-07-23-general --form joint --format md,html,docx,pdf --out"
        spent = {
            "--version": _spent(["--version"]),
            "draft in md, html, docx, pdf": _spent([*words.split(), folder]),
            "review": _spent(["review", "khm-2023-07-23-general"]),
        }
        for what, seconds in spent.items():
            ratio = seconds / spent["--version"]
            print(f"{what}: {seconds:.2f} s of processor time, {ratio:.1f} times that of --version")
        draft = min(timed(["draft", "khm-2023-07-23-general", "--out", folder]) for _ in range(3))
        review = min(timed(["review", "khm-2023-07-23-general"]) for _ in range(3))
        page = min(timed(["compare", "--format", "html", "--out", f"{folder}/page.html"]) for _ in range(3))
    print(f"draft in md, html, docx, pdf: {draft:.2f} s (target 1.5 s, ratio {draft / 1.5:.2f})")
    print(f"review: {review:.2f} s (target 1 s, ratio {review:.2f})")
    print(f"comparison of fourteen, html: {page:.2f} s (target 3 s, ratio {page / 3:.2f})")
    bare = min(_python("import pydantic, yaml") for _ in range(5))
    version = min(
        _python("import sys; sys.argv = ['electassess', '--version']; import electassess.cli as c; c.main()")
        for _ in range(5)
    )
    print(
        f"--version {version:.3f} s against import pydantic, yaml {bare:.3f} s: ratio {version / bare:.2f} (target 2.5)"
    )


def _spent(arguments: list[str], times: int = 5) -> float:
    """The least processor time of some runs of a command, in seconds."""
    least = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        where = [] if arguments == ["--version"] else ["--workspace", str(ROOT)]
        subprocess.run([*TOOL, *arguments, *where], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


def _python(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
