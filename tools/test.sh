#!/usr/bin/env bash
# Set up a virtual environment and run everything that must pass.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -m ensurepip -q 2>/dev/null || true
.venv/bin/python -m pip -qq install --upgrade "pip>=25.1"
.venv/bin/python -m pip -qq install -e ".[all]" --group dev
.venv/bin/ruff check .
.venv/bin/ruff format --check src
.venv/bin/mypy
.venv/bin/lint-imports
.venv/bin/python -m pytest -q -n 2 "$@"
