# SPDX-License-Identifier: MIT
"""Parts that are shown in whole steps of one size, and add up to what is shown of their sum.

    0.34 + 0.33 + 0.33 = 1.00      each rounded alone, to tenths:  0.3 + 0.3 + 0.3 = 0.9
                                   here:                           0.4 + 0.3 + 0.3 = 1.0

Each part is rounded to the nearest step; what is then missing to the rounded whole is given, one step each, to the
parts that were rounded furthest the other way (the largest-remainder rule on what rounding left). So no part is
moved by a whole step, a part of nothing stays nothing, and the parts of minus the whole are minus the parts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def nearest(value: float) -> int:
    """The nearest whole number; halves go away from nought, so that a sign changes nothing else."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def apportion(parts: Sequence[float], unit: float) -> tuple[list[int], int]:
    """Parts and their sum as whole numbers of `unit`, the parts adding up to the sum.

    Raises ValueError for a unit that is not above nought, or a part that is no number.
    """
    if not unit > 0 or not all(math.isfinite(part) for part in parts):
        raise ValueError("parts are finite, and their unit is above nought")
    scaled = [part / unit for part in parts]
    whole = nearest(math.fsum(scaled))
    shown = [nearest(part) for part in scaled]
    missing = whole - sum(shown)
    sign = 1 if missing > 0 else -1
    # What rounding took from a part in the direction in which something is missing.
    taken = sorted(range(len(parts)), key=lambda i: (-sign * (scaled[i] - shown[i]), i))
    for i in taken[: abs(missing)]:
        shown[i] += sign
    return shown, whole
