#!/usr/bin/env bash
# Set up a virtual environment and run the main job on the Cambodia 2023 assessment.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -m ensurepip -q 2>/dev/null || true
.venv/bin/python -m pip -q install -e ".[all]"
tool=.venv/bin/electassess
$tool check
$tool score khm-2023-07-23-general
$tool draft khm-2023-07-23-general --edition pre-election --date 2023-07-22 --format md,html,docx,pdf --out out/statement
$tool compare --format html --out out/comparison.html
echo
echo "Look at: out/statement/statement.pdf (and .docx, .html, .md, trace.json), and out/comparison.html"
