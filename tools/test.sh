#!/usr/bin/env bash
# Set up and run everything that must pass; the same as `python tools/test.py` on any system.
exec python3 "$(dirname "$0")/test.py" "$@"
