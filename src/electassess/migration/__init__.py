# SPDX-License-Identifier: Apache-2.0
"""MOVE: workspaces of earlier versions brought to this one, without losing a comment."""

from electassess.migration.planning import Change, Migration, carry_out, plan

__all__ = ["Change", "Migration", "carry_out", "plan"]
