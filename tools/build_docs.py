# SPDX-License-Identifier: Apache-2.0

"""Write `docs/codes/`: one page for each diagnostic code, and their index. The same codes give the same bytes.

Run it after a change of `electassess.codes`: `python tools/build_docs.py`.
"""

from pathlib import Path

import yaml

from electassess.codes import CODES

EXAMPLES = Path(__file__).with_name("code_examples.yaml")
TARGET = Path(__file__).resolve().parents[1] / "docs" / "codes"
FAMILIES = {
    "1": "Text of a file",
    "2": "Model of a file",
    "3": "Across files",
    "4": "Scoring",
    "5": "Statement",
    "6": "Sign-on",
}


def main() -> None:
    """Write every page."""
    TARGET.mkdir(parents=True, exist_ok=True)
    index = [
        "# Diagnostic codes",
        "",
        "Codes are never reused. Generated from `electassess.codes` by `tools/build_docs.py`.",
    ]
    family = ""
    examples = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    for code in sorted(CODES, key=lambda one: one.id):
        page = f"# {code.id}: {code.title}\n\n{code.meaning}\n\n**What to do.** {code.cure}\n\n"
        for what, text in examples.get(code.id, {}).items():
            page += f"{what.capitalize()}:\n\n```yaml\n{text}```\n\n"
        page += "[All codes](index.md)\n"
        (TARGET / f"{code.id}.md").write_text(page, encoding="utf-8", newline="\n")
        if code.id[2] != family:
            family = code.id[2]
            index += ["", f"## {FAMILIES[family]}", ""]
        index.append(f"- [{code.id}]({code.id}.md): {code.title}")
    (TARGET / "index.md").write_text("\n".join(index) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
