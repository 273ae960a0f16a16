# SPDX-License-Identifier: MIT
"""The rows of the whole municipality, sorted once by plan, measure and service: a report asks for hundreds of grids."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omsorg.results import MEASURE_CODE, SERVICE_CODE, WHOLE_MUNICIPALITY, Grid, Results


class Whole:
    """Answers as `Results.grid` does for the whole municipality, without looking through the table each time."""

    def __init__(self, results: Results) -> None:
        columns = results.columns
        rows = np.flatnonzero(columns["district"] == WHOLE_MUNICIPALITY)
        key = self._key(columns["plan"][rows].astype(np.int64), columns["measure"][rows], columns["service"][rows])
        order = np.argsort(key, kind="stable")
        self._keys = key[order]
        self._future, self._year, self._value = (columns[name][rows][order] for name in ("future", "year", "value"))
        self._results = results

    @staticmethod
    def _key(plan: NDArray[np.int64], measure: NDArray[np.uint8], service: NDArray[np.uint8]) -> NDArray[np.int64]:
        return np.asarray((plan * 256 + measure) * 256 + service, dtype=np.int64)

    def grid(self, plan: str, measure: str, service: str) -> Grid:
        """First year, the futures that have a figure in ascending order, and the values as an array (future, year)."""
        wanted = (self._results.plan_code(plan) * 256 + MEASURE_CODE[measure]) * 256 + SERVICE_CODE[service]
        start, end = np.searchsorted(self._keys, [wanted, wanted + 1])
        if start == end:
            return self._results.first_year, [], np.empty((0, 0))
        futures, line = np.unique(self._future[start:end], return_inverse=True)
        years = self._year[start:end].astype(int)
        first = int(years.min())
        values = np.full((len(futures), int(years.max()) - first + 1), np.nan)
        values[line, years - first] = self._value[start:end]
        return first, futures.tolist(), values
