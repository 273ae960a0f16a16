# SPDX-License-Identifier: MIT
"""Fans: low, middle and high of a measure by year, with the error that decides how many digits they may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omsorg import _core


@dataclass(frozen=True)
class FanYear:
    """One year of a fan over the finished futures: the 10th, 50th and 90th percentile.

    Each has a standard error of its own (Woodruff's, from the order statistics), nought with a single future: a figure
    is written in no finer step than its error. With few futures two of them lie close together by chance; that makes no
    end of a span finer than its middle, so the errors of the ends are never below that of the middle.
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
        fan.append(FanYear(first_year + place, len(known), low, middle, high, *(shown_error(known, p) for p in (0.1, 0.5, 0.9))))
    return fan


def shown_error(known: Sequence[float], p: float) -> float:
    """The error in whose digits a quantile is written wherever it stands: report, workbook, table. Nought with one future."""
    if len(known) < 2:
        return 0.0
    return max(_core.quantile_error(known, p), _core.quantile_error(known, 0.5))
