"""Time of one draft in all four formats and of the comparison page, in one warm process and as whole commands."""

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
        draft = min(timed(["draft", "khm-2023-07-23-general", "--out", folder]) for _ in range(3))
        page = min(timed(["compare", "--format", "html", "--out", f"{folder}/page.html"]) for _ in range(3))
    print(f"draft in md, html, docx, pdf: {draft:.2f} s (target 3 s, ratio {draft / 3:.2f})")
    print(f"comparison of fourteen, html: {page:.2f} s (target 3 s, ratio {page / 3:.2f})")
    bare = min(_python("import pydantic, yaml") for _ in range(5))
    version = min(
        _python("import sys; sys.argv = ['electassess', '--version']; import electassess.cli as c; c.main()")
        for _ in range(5)
    )
    print(
        f"--version {version:.3f} s against import pydantic, yaml {bare:.3f} s: ratio {version / bare:.2f} (target 2.5)"
    )


def _python(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
