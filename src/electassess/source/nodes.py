# SPDX-License-Identifier: Apache-2.0
"""The extent of each part of a YAML text, for edits that leave all else as it is."""

from dataclasses import dataclass
from typing import Any

import yaml

from electassess.source.reader import YAML_PARSER


class _Loader(YAML_PARSER):  # type: ignore[misc]
    """Composes a text without asking what its values are: of nodes only places and texts are used."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """The tag of a node: none."""
        del kind, value, implicit
        return ""

    def descend_resolver(self, *around: object) -> None:
        """Nothing to be resolved by what is around."""

    def ascend_resolver(self) -> None:
        """See `descend_resolver`."""


Spot = tuple[int, int]
"""Line and column, both from 0."""


@dataclass(frozen=True)
class Branch:
    """A key or value and where it stands."""

    node: Any

    @property
    def start(self) -> Spot:
        """Where it begins; of a block list, at its first dash."""
        return (self.node.start_mark.line, self.node.start_mark.column)

    @property
    def end(self) -> Spot:
        """Where the parser was when it ended: of what is in brackets, just after it."""
        return (self.node.end_mark.line, self.node.end_mark.column)

    @property
    def begin(self) -> int:
        """Number of the character at which it begins, from 0."""
        return int(self.node.start_mark.index)

    @property
    def stop(self) -> int:
        """Number of the character just after it; of text on lines of its own, after the blank lines that follow."""
        return int(self.node.end_mark.index)

    @property
    def style(self) -> str | None:
        """How a single value is written: `"`, `'`, `>`, `|` or plain; `None` for lists and mappings as for plain."""
        return self.node.style if isinstance(self.node, yaml.ScalarNode) else None

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_scalar(self) -> bool:
        """Whether it is a single value."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def pairs(self) -> "list[tuple[Branch, Branch]]":
        """Keys and values of a mapping; of a list, each entry twice."""
        if self.is_mapping:
            return [(Branch(key), Branch(value)) for key, value in self.node.value]
        return [(Branch(entry), Branch(entry)) for entry in self.node.value]

    @property
    def flow(self) -> bool:
        """Whether it is a list or mapping in brackets."""
        return bool(getattr(self.node, "flow_style", False))

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def size(self) -> int:
        """How many entries it has."""
        return len(self.node.value)

    @property
    def last_end(self) -> Spot | None:
        """Where the last entry of a list ends, or `None` if it is empty."""
        return Branch(self.node.value[-1]).deep_end if self.node.value else None

    @property
    def deep_end(self) -> Spot:
        """Where what it says ends, without the comments that follow."""
        node = self.node
        while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        return (node.end_mark.line, node.end_mark.column)

    def child(self, step: str | int) -> "Branch | None":
        """The value under a key, or the entry of a list, from 0."""
        if isinstance(self.node, yaml.MappingNode):
            return next((Branch(value) for key, value in self.node.value if key.value == step), None)
        if isinstance(self.node, yaml.SequenceNode) and isinstance(step, int) and step < self.size:
            return Branch(self.node.value[step])
        return None

    def key(self, name: str) -> "Branch | None":
        """A key of a mapping."""
        return next((Branch(key) for key, _ in self.node.value if key.value == name), None)


def composed(text: str) -> yaml.Node | None:
    """The nodes of a text, or `None` if there are none or it cannot be composed."""
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()
    return node


def nodes_of(text: str) -> Branch | None:
    """The whole of a text, or `None` if it cannot be composed."""
    node = composed(text)
    return Branch(node) if node is not None else None


__all__ = ["Branch", "Spot", "composed", "nodes_of"]
