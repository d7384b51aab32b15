# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas of all kinds of file, for editors and other programs."""

import json

from electassess.model import KINDS


def json_schema(kind: str) -> str:
    """The JSON Schema (2020-12) of one kind of file, as text with a newline at its end.

    Raises:
        KeyError: If there is no such kind.
    """
    schema = KINDS[kind].model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"electassess:{kind}", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


__all__ = ["json_schema"]
