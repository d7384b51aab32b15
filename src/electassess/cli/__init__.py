# SPDX-License-Identifier: Apache-2.0
"""The command line. Heavy packages are imported inside the commands that need them."""

from electassess.cli.app import main

__all__ = ["main"]
