# SPDX-License-Identifier: MIT
"""Fans: low, middle and high of a measure by year, with the error that decides how many digits they may show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omsorg import _core


@dataclass(frozen=True)
class FanYear:
    """One year of a fan over the finished futures: the 10th, 50th and 90th percentile.

    Each has a standard error of its own (Woodruff's, from the order statistics), nought with a single future: a figure
    is written in no finer step than its error.
    """

    year: int
    futures: int
    p10: float
    p50: float
    p90: float
    p10_error: float
    p50_error: float
    p90_error: float


def fan_of(first_year: int, values: NDArray[np.float64]) -> list[FanYear]:
    """The fan of an array (future, year); futures without a figure in a year are left out of that year."""
    fan = []
    for place in range(values.shape[1] if values.ndim == 2 else 0):
        column = values[:, place]
        known = column[np.isfinite(column)].tolist()
        if not known:
            continue
        low, middle, high = (_core.sample_quantile(known, p) for p in (0.1, 0.5, 0.9))
        errors = [_core.quantile_error(known, p) if len(known) > 1 else 0.0 for p in (0.1, 0.5, 0.9)]
        fan.append(FanYear(first_year + place, len(known), low, middle, high, *errors))
    return fan
