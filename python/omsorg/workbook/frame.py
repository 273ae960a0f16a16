# SPDX-License-Identifier: MIT
"""The rows that all figures of the workbook stand on: one for each plan, year and finished future, in that order.

The futures of a plan and year stand together, so that a quantile over them is taken of one block of cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omsorg.results import MEASURE_CODE, SERVICE_CODE, WHOLE_MUNICIPALITY, Results

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """The rows of one plan and year, first to last, counted from nought."""

    first: int
    last: int

    @property
    def slice(self) -> slice:
        return slice(self.first, self.last + 1)


class Frame:
    def __init__(self, results: Results) -> None:
        self.results = results
        self.years = list(range(results.first_year, results.last_year + 1))
        plans, futures = results.columns["plan"].astype(np.int64), results.columns["future"].astype(np.int64)
        most = int(futures.max(initial=0)) + 1
        done = np.unique(plans * most + futures)
        self._rows = np.full((len(results.plans), len(self.years), most), -1, dtype=np.int64)
        self.futures = {code: (done[done // most == code] % most).tolist() for code in range(len(results.plans))}
        self.blocks: dict[tuple[int, int], Block] = {}
        plan: list[int] = []
        year: list[int] = []
        future: list[int] = []
        for code, finished in self.futures.items():
            for at, one in enumerate(self.years):
                if not finished:
                    continue
                first = len(plan)
                plan += [code] * len(finished)
                year += [one] * len(finished)
                future += finished
                self._rows[code, at, finished] = np.arange(first, len(plan))
                self.blocks[code, one] = Block(first, len(plan) - 1)
        self.plan = np.asarray(plan, np.int64)
        self.year = np.asarray(year, np.int64)
        self.future = np.asarray(future, np.int64)

    def __len__(self) -> int:
        return len(self.plan)

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The table's rows by what they measure."""
        columns = self.results.columns
        code = self._code(columns["measure"].astype(np.int64), columns["district"], columns["service"])
        order = np.argsort(code, kind="stable")
        return code[order], order

    @staticmethod
    def _code(measure: NDArray[np.int64], district: NDArray[np.int64], service: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.asarray((measure * 256 + district) * 256 + service, np.int64)

    def figures(self, measure: str, service: str = "all", district: int = WHOLE_MUNICIPALITY) -> Numbers:
        """One value for each row; not a number where the run has none."""
        found = np.full(len(self), np.nan)
        codes, order = self._sorted
        wanted = (MEASURE_CODE[measure] * 256 + district) * 256 + SERVICE_CODE[service]
        at = order[np.searchsorted(codes, wanted, "left") : np.searchsorted(codes, wanted, "right")]
        columns = self.results.columns
        year = columns["year"][at].astype(np.int64) - self.years[0]
        found[self._rows[columns["plan"][at], year, columns["future"][at]]] = columns["value"][at]
        return found

    def before(self, values: Numbers, first: Numbers) -> Numbers:
        """The value of the year before in the same plan and future; of the first year, `first`."""
        earlier = np.where(self.year > self.years[0], self._row_of(self.plan, self.year - 1), -1)
        return np.where(earlier >= 0, values[np.maximum(earlier, 0)], first)

    def beside(self, plan: int) -> NDArray[np.int64]:
        """The row of another plan in the same year and future; -1 where that plan has none."""
        return self._row_of(np.full(len(self), plan), self.year)

    def _row_of(self, plan: NDArray[np.int64], year: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.asarray(self._rows[plan, np.maximum(year - self.years[0], 0), self.future], np.int64)
