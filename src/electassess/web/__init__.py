# SPDX-License-Identifier: Apache-2.0
"""The pages in the browser: an edge beside the command line, over the same use cases and the same files."""

from electassess.web.app import admission_at, bind, make_app, serve
from electassess.web.guard import Pass

__all__ = ["Pass", "admission_at", "bind", "make_app", "serve"]
