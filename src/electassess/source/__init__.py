# SPDX-License-Identifier: Apache-2.0
"""TEXT: files in and out. The only part that knows YAML."""

from electassess.source.digests import file_digest
from electassess.source.door import LIMIT, is_folder, list_folder, read_bytes, read_lines, shown_as
from electassess.source.nodes import Branch, nodes_of
from electassess.source.outputs import NotOursError, Written, write_outputs
from electassess.source.positions import Place, Positions
from electassess.source.reader import YAML_VERSION, Data, parse, read, read_text
from electassess.source.rows import RowsError, rows_of
from electassess.source.swallowed import swallowed_keys
from electassess.source.validate import validate
from electassess.source.write import OutsideError, write_bytes

__all__ = [
    "LIMIT",
    "YAML_VERSION",
    "Branch",
    "Data",
    "NotOursError",
    "OutsideError",
    "Place",
    "Positions",
    "RowsError",
    "Written",
    "file_digest",
    "is_folder",
    "list_folder",
    "nodes_of",
    "parse",
    "read",
    "read_bytes",
    "read_lines",
    "read_text",
    "rows_of",
    "shown_as",
    "swallowed_keys",
    "validate",
    "write_bytes",
    "write_outputs",
]
