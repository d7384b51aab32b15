# SPDX-License-Identifier: Apache-2.0
"""TEXT: files in and out. The only part that knows YAML."""

from electassess.source.changes import AddEntry, Edit, EditError, RemoveEntry, SetValue, differences
from electassess.source.digests import bytes_digest, file_digest
from electassess.source.door import LIMIT, is_folder, list_folder, read_bytes, read_lines, shown_as
from electassess.source.edit import ChangedError, edited, line_end, write_edited
from electassess.source.emit import mapping_lines
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
    "AddEntry",
    "Branch",
    "ChangedError",
    "Data",
    "Edit",
    "EditError",
    "NotOursError",
    "OutsideError",
    "Place",
    "Positions",
    "RemoveEntry",
    "RowsError",
    "SetValue",
    "Written",
    "bytes_digest",
    "differences",
    "edited",
    "file_digest",
    "is_folder",
    "line_end",
    "list_folder",
    "mapping_lines",
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
    "write_edited",
    "write_outputs",
]
