# SPDX-License-Identifier: MIT
"""Is it the same wherever one lives? How a share differs between districts: its range, and its Gini.

    district          granted h    unmet share
    centre              400,000        4 %          range: 10 % less 4 % is 6 percentage points
    coast               100,000        6 %          Gini:  half the mean difference of two granted hours, drawn anywhere,
    inland               50,000       10 %                 over the mean; 0 when all districts are alike

Districts count by the hours that are granted in them, for it is to an hour of granted care that something happens or
does not. The Gini lies between 0 and 1; a small district that is much worse off moves the range more than the Gini, so
both are told. They are taken in each future by itself, before any quantile: districts do not trade places by luck.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from omsorg.results import Results

if TYPE_CHECKING:
    import pandas

MEASURE, WEIGHT, SERVICE = "unmet_share", "granted_hours", "home_care"


@dataclass(frozen=True)
class Equity:
    """Range and Gini of one plan: arrays (future, year) from the first year; and the values by district."""

    first_year: int
    futures: list[int]
    districts: list[str]
    values: NDArray[np.float64]  # (district, future, year)
    range: NDArray[np.float64]
    gini: NDArray[np.float64]

    def worst(self, year: int) -> tuple[str, int]:
        """The district that is worst off in most futures, and in how many: most of what is measured."""
        column = self.values[:, :, year - self.first_year]
        counted = Counter(self.districts[int(np.nanargmax(column[:, future]))] for future in range(column.shape[1]) if np.isfinite(column[:, future]).any())
        return counted.most_common(1)[0] if counted else ("", 0)


def gini(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Of the values, each counted by its weight; 0 when they are all alike or all nought, not a number without any."""
    known = np.isfinite(values) & np.isfinite(weights) & (weights > 0)
    values, weights = values[known], weights[known]
    if not len(values):
        return math.nan
    mean = float(weights @ values) / float(weights.sum())
    if mean == 0:
        return 0.0
    apart = float(weights @ np.abs(values[:, None] - values[None, :]) @ weights)
    return apart / (2 * float(weights.sum()) ** 2 * mean)


def equity_of(results: Results, plan: str, measure: str = MEASURE, service: str = SERVICE, weight: str = WEIGHT) -> Equity | None:
    """Of a measure that is kept by district; nothing if it is not."""
    found, weighed, names = [], [], []
    futures: list[int] = []
    first = results.first_year
    for district in results.districts:
        first, futures, values = results.grid(plan, measure, district, service)
        _, others, weights = results.grid(plan, weight, district, service)
        if not futures or others != futures or weights.shape != values.shape:
            continue
        found.append(values)
        weighed.append(weights)
        names.append(district)
    if len(found) < 2 or len({one.shape for one in found}) > 1:
        return None
    values, weights = np.array(found), np.array(weighed)
    span = np.nanmax(values, axis=0) - np.nanmin(values, axis=0)
    each = [[gini(values[:, future, year], weights[:, future, year]) for year in range(values.shape[2])] for future in range(values.shape[1])]
    return Equity(first, futures, names, values, span, np.array(each))


def to_pandas(results: Results, measure: str, service: str, weight: str) -> pandas.DataFrame:
    """See `Results.equity`."""
    import pandas as pd

    rows = []
    for plan in results.plans:
        one = equity_of(results, plan.name, measure, service, weight)
        if one is None:
            continue
        for place, future in enumerate(one.futures):
            for year in range(one.range.shape[1]):
                rows.append((plan.name, future, one.first_year + year, one.range[place, year], one.gini[place, year]))
    frame = pd.DataFrame(rows, columns=["plan", "future", "year", "range", "gini"])
    return frame.astype({"plan": pd.CategoricalDtype([plan.name for plan in results.plans]), "future": "int32", "year": "int16"})
