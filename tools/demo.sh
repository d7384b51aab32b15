#!/usr/bin/env bash
# Set up a virtual environment and run the main job on the Cambodia 2023 assessment.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$*"; }
step "Setting up .venv (the first time this downloads packages and takes a minute or two)"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -m ensurepip -q 2>/dev/null || true
.venv/bin/python -m pip -qq install -e ".[all]"
tool=.venv/bin/electassess
step "check: are all files of the fourteen worked examples sound?"
$tool check
step "score: Cambodia 2023, with all that is known by now"
$tool score khm-2023-07-23-general
step "draft: the statement of the day before the vote, with what was known by then"
$tool draft khm-2023-07-23-general --edition pre-election --date 2023-07-22 --format md,html,docx,pdf --out out/statement
step "compare: fourteen elections on one page"
$tool compare --format html --out out/comparison.html
step "Look at"
echo "out/statement/statement.pdf (and .docx, .html, .md; trace.json has the way back from each sentence)"
echo "out/comparison.html"
