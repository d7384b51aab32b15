#!/usr/bin/env bash
# Set up and run the main job; the same as `python tools/demo.py` on any system.
exec python3 "$(dirname "$0")/demo.py" "$@"
