# SPDX-License-Identifier: Apache-2.0
"""Draws of the weights as they could have been: the same for all elections, so that these can be compared draw by draw.

What is drawn and why stands in `uncertainty`.
"""

import numpy as np

from electassess.model.catalogue import Aggregation
from electassess.scoring.method import Method
from electassess.scoring.structure import FloatArray, Structure

WEIGHT_VARIATION = 0.25
"""Coefficient of variation of a drawn weight among equal ones."""


def draw_weights(structure: Structure, method: Method) -> FloatArray:
    """Weights of every draw, the same for all elections; shape (draws, n), each node's draws side by side in memory.

    The points of a sum are what they are, and a subtracting item keeps its share: neither is drawn.
    """
    generator = method.stream("weights")
    weights = np.repeat(structure.weights[:, None], method.draws, axis=1)
    for position, children in enumerate(structure.children):
        mine = [child for child in children if not structure.beside[child]]
        if len(mine) > 1 and structure.aggregation[position] is not Aggregation.SUM:
            strength = (len(mine) - 1) / WEIGHT_VARIATION**2 - 1
            drawn = generator.standard_gamma(strength * structure.weights[mine], size=(method.draws, len(mine)))
            weights[mine] = (drawn / drawn.sum(axis=1, keepdims=True)).T
    return weights.T


__all__ = ["WEIGHT_VARIATION", "draw_weights"]
