# SPDX-License-Identifier: Apache-2.0
"""The catalogue as text."""

from electassess.model.catalogue import Group, Indicator, walk
from electassess.workspace import Reference


def _indicator(ref: str, node: Indicator, reference: Reference) -> list[str]:
    standards = reference.standards.model.standards if reference.standards.model else ()
    checked = {f"{one.id}/{at.at}": at.checked for one in standards for at in one.provisions}
    lines = [ref, f"  {node.title}", f"  {node.question}", f"  judged: {', '.join(node.phases)}; {node.aspect}", ""]
    lines += [f"  {anchor.level}  {anchor.anchor}" for anchor in node.anchors]
    if node.look_for:
        lines += ["", "  evidence to look for:", *(f"    - {one}" for one in node.look_for)]
    if node.standards:
        lines += ["", "  standards:"]
        lines += [f"    - {one} ({'checked' if checked.get(one) else 'number not checked'})" for one in node.standards]
    if node.guidance:
        lines += ["", f"  guidance: {' '.join(node.guidance.split())}"]
    return lines


def catalogue_text(reference: Reference, ref: str | None) -> str:
    """The whole catalogue as a list, or one node in full."""
    assert reference.tree is not None
    nodes = dict(walk(reference.tree.root))
    if ref is not None and isinstance(node := nodes.get(ref), Indicator):
        return "\n".join(_indicator(ref, node, reference))
    lines = []
    for key, node in nodes.items():
        if ref in (None, key, reference.tree.root.id) or key.startswith(f"{ref}."):
            indent = "  " * key.count(".")
            lines.append(
                f"{indent}{key}  {node.title}" if isinstance(node, Indicator) else f"\n{indent}{key}  {node.title}"
            )
            if isinstance(node, Group) and ref == key and node.norm:
                lines.append(f"{indent}  {' '.join(node.norm.split())}")
    return "\n".join(lines).strip()


__all__ = ["catalogue_text"]
