# SPDX-License-Identifier: MIT
"""Do the needs rise? In how many of the futures, by how much, and how sure that share is.

That needs rise is no certainty but a probability: it takes demography, which is known for those who are born, times
what an age group needs, which drifts in a direction nobody knows. Each future draws a drift of its own; the share of
futures in which the need of a year is larger than that of the first is the probability, with the interval that so few
futures give it (Wilson's, 95 per cent).

    need                     2030                  2040                     rises by 2040
    home care, hours         +12 % (4 to 21)       +41 % (18 to 66)         20 of 20 (84 to 100 %)

Need is what is granted, whether or not anybody comes to deliver it; for special housing, where nobody can be granted more
hours than there are places, those who live there and those who wait for a place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from omsorg import _core
from omsorg.results import Results
from omsorg.terms import SERVICES, name_of

if TYPE_CHECKING:
    import pandas

# Student's t with infinitely many degrees of freedom, at 97.5 per cent.
_Z = 1.959963984540054
_PLACES = "special_housing"


@dataclass(frozen=True)
class Rise:
    """The need of one year against that of the first, over the futures in which both are known."""

    year: int
    futures: int
    rising: int
    p10: float
    p50: float
    p90: float
    error: float

    @property
    def chance(self) -> float:
        return self.rising / self.futures

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.rising, self.futures)


@dataclass(frozen=True)
class Need:
    """One need of a plan, by future and year."""

    service: str
    values: NDArray[np.float64]
    first_year: int

    def label(self, language: str) -> str:
        name = name_of(SERVICES[self.service], language)
        if self.service == _PLACES:
            return name + (", boende och väntande" if language == "sv" else ", residents and waiting")
        return name + (", beviljade timmar" if language == "sv" else ", granted hours")

    @cached_property
    def growth(self) -> NDArray[np.float64]:
        """Relative to the first year: 0.1 is a tenth more."""
        first = self.values[:, :1]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(first > 0, self.values / first - 1, math.nan), dtype=np.float64)

    def in_year(self, year: int) -> Rise | None:
        place = year - self.first_year
        if not 0 < place < self.values.shape[1]:
            return None
        known = self.growth[:, place][np.isfinite(self.growth[:, place])].tolist()
        if not known:
            return None
        low, middle, high = (_core.sample_quantile(known, p) for p in (0.1, 0.5, 0.9))
        return Rise(year, len(known), sum(one > 0 for one in known), low, middle, high, _core.quantile_error(known, 0.5))


def wilson(count: int, total: int) -> tuple[float, float]:
    """The shares p from which the share seen is not further away than 1.96 standard errors of p."""
    share, square = count / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = _Z * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def needs_of(results: Results, plan: str) -> list[Need]:
    """Every need that the results hold: of each service, and of all together."""
    found = []
    for service in SERVICES:
        counted = ("clients", "queue") if service == _PLACES else ("granted_hours",)
        grids = [results.grid(plan, measure, service=service) for measure in counted]
        first, futures, values = grids[0]
        if not futures:
            continue
        for other_first, other_futures, more in grids[1:]:
            if (other_first, other_futures, more.shape) == (first, futures, values.shape):
                values = values + more
        found.append(Need(service, values, first))
    return found


def to_pandas(results: Results, plan: str) -> pandas.DataFrame:
    """See `Results.rises`."""
    import pandas as pd

    rows = []
    for need in needs_of(results, plan):
        for year in range(results.first_year + 1, results.last_year + 1):
            one = need.in_year(year)
            if one is not None:
                rows.append((need.service, year, one.futures, one.rising, one.chance, *one.interval, one.p10, one.p50, one.p90))
    frame = pd.DataFrame(rows, columns=["service", "year", "futures", "rising", "chance", "low", "high", "p10", "p50", "p90"])
    return frame.astype({"service": pd.CategoricalDtype(list(dict.fromkeys(row[0] for row in rows))), "year": "int16", "futures": "int32", "rising": "int32"})
