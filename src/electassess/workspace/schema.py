# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas of all kinds of file, for editors and other programs.

What a key means stands in the models, as the text behind each field. It is read from there for a schema alone: read by
pydantic while the models are made, it would be a third of the time in which every command starts.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from typing import Any

from electassess.model import KINDS
from electassess.model.base import Model


def json_schema(kind: str) -> str:
    """The JSON Schema (2020-12) of one kind of file, as text with a newline at its end.

    Raises:
        KeyError: If there is no such kind.
    """
    schema = KINDS[kind].model_json_schema(by_alias=True)
    models = {model.__name__: model for model in _models(Model)}
    for name, part in ((KINDS[kind].__name__, schema), *schema.get("$defs", {}).items()):
        if name in models and "properties" in part:
            _describe(models[name], part["properties"])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"electassess:{kind}", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _models(model: type[Model]) -> Iterator[type[Model]]:
    """Every model there is."""
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


def _describe(model: type[Model], properties: dict[str, Any]) -> None:
    """Give the properties of a model what its fields say of themselves."""
    told: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, Model) and each is not Model:
            told |= _texts(each)
    for name, field in model.model_fields.items():
        if name in told:
            properties[field.alias or name].setdefault("description", told[name])


def _texts(model: type[Model]) -> dict[str, str]:
    """The text behind each field in the source of a model."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found[field.target.id] = inspect.cleandoc(text.value.value)
    return found


__all__ = ["json_schema"]
