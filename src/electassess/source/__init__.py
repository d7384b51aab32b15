# SPDX-License-Identifier: Apache-2.0
"""TEXT: files in and out. The only part that knows YAML."""

from electassess.source.positions import Place, Positions
from electassess.source.reader import Data, parse, read, read_text
from electassess.source.validate import validate
from electassess.source.write import OutsideError, write_bytes

__all__ = ["Data", "OutsideError", "Place", "Positions", "parse", "read", "read_text", "validate", "write_bytes"]
