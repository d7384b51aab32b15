# SPDX-License-Identifier: Apache-2.0
"""A folder for the road: every package for one system and Python, and a script that installs them without a network.

    python tools/bundle.py                                     # for this machine
    python tools/bundle.py --platform windows --python 3.13    # for another

The folder goes onto a stick. On the other machine, which needs Python of that version and nothing else, double-click
`install.bat` or run `python install.py`; then `electassess` is in the folder beside it. The packages are those of
`requirements/run.txt`, each with its hash; a package that has no wheel for the system stops the bundle.
"""

import sys

from environment import ROOT, ensure, run

if __name__ == "__main__":
    run([ensure("dev"), ROOT / "tools" / "bundling.py", *sys.argv[1:]])
