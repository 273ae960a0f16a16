# SPDX-License-Identifier: MIT
"""What the answer hangs on: each drawn assumption against what happened, over the futures that were run anyway.

Each future has drawn its own value of every unknown. Spearman's rank correlation says how firmly an outcome follows
such a value. Many unknowns are looked at, and some go along with the outcome by luck; how strong the strongest of
them is by luck alone is found by shuffling the outcomes among the futures (Westfall and Young's maximum over all
unknowns, and over all outcomes that are looked at: whoever looks at three has three times the luck). Only what lies
beyond that in 19 shuffles of 20 is said to stand out. No further run is needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omsorg import _core
from omsorg.report.context import Context

SHUFFLES = 2000
LATE_YEARS = 5
# Below this many futures even a perfect order is no finding among dozens of unknowns.
FEWEST = 8
LEVEL_WITH_LUCK = 1e-9


@dataclass(frozen=True)
class Outcome:
    """One thing that happened in each future, and how it goes with each drawn assumption.

    `luck` holds, for each shuffle, the strongest correlation that it made.
    """

    correlations: dict[str, float]
    luck: NDArray[np.float64]

    @cached_property
    def threshold(self) -> float:
        return _core.sample_quantile(self.luck.tolist(), 0.95)

    @property
    def threshold_error(self) -> float:
        return _core.quantile_error(self.luck.tolist(), 0.95)

    def stands_out(self, key: str) -> bool:
        """Beyond luck, not level with it: an outcome with many ties makes equal correlations that differ in the last bits."""
        return abs(self.correlations.get(key, 0.0)) > self.threshold + LEVEL_WITH_LUCK


def ranks(values: Sequence[float]) -> NDArray[np.float64]:
    """Mean ranks, centred and of unit length; nought everywhere if nothing varies."""
    column = np.asarray(values, dtype=float)
    below = (column[:, None] > column[None, :]).sum(axis=1)
    equal = (column[:, None] == column[None, :]).sum(axis=1)
    centred = below + (equal - 1) / 2 - (len(column) - 1) / 2
    length = math.sqrt(float(centred @ centred))
    return np.asarray(centred / length if length > 0 else centred, dtype=np.float64)


def outcome_of(drawn: dict[str, list[float]], happened: Sequence[float]) -> Outcome | None:
    """Correlations and the luck of the strongest; nothing when the outcome, or every assumption, stands still."""
    varying = {key: ranks(values) for key, values in drawn.items() if len(values) == len(happened) and len(set(values)) > 1}
    target = ranks(happened)
    if not varying or not target.any():
        return None
    matrix = np.array(list(varying.values()))
    chance = np.random.default_rng(2482)
    shuffled = np.array([chance.permutation(target) for _ in range(SHUFFLES)])
    return Outcome(dict(zip(varying, (matrix @ target).tolist(), strict=True)), np.abs(matrix @ shuffled.T).max(axis=0))


def together(outcomes: Sequence[Outcome | None]) -> list[Outcome | None]:
    """The same held against the luck of whoever looks at all of them: every outcome was shuffled in the same ways."""
    found = [one.luck for one in outcomes if one is not None]
    return [one and replace(one, luck=np.max(found, axis=0)) for one in outcomes]


class Sensitivity:
    """The break year and the unmet share of the last years under the base plan, and what another plan gains."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def _late(self, plan_number: int) -> dict[int, float]:
        _, futures, values = self.context.grid(self.context.whole_plans[plan_number], "unmet_share")
        return dict(zip(futures, np.nanmean(values[:, -LATE_YEARS:], axis=1).tolist(), strict=True)) if values.size else {}

    def _followed(self, happened: dict[int, float]) -> Outcome | None:
        futures, drawn = self.context.drawn_in(happened)
        return outcome_of(drawn, [happened[future] for future in futures]) if len(futures) >= FEWEST else None

    @cached_property
    def enough(self) -> bool:
        return self.context.futures_finished >= FEWEST

    @cached_property
    def _looked_at(self) -> list[Outcome | None]:
        horizon, before = self.context.last + 1, self._late(0)
        years = {future: float(year or horizon) for future, year in self.context.break_by_future(self.context.base).items()}
        after = self._late(1) if self.context.others else {}
        gained = {future: before[future] - after[future] for future in before if future in after}
        return together([self._followed(years), self._followed(before), self._followed(gained)])

    @property
    def break_year(self) -> Outcome | None:
        return self._looked_at[0]

    @property
    def late_unmet(self) -> Outcome | None:
        return self._looked_at[1]

    @property
    def gain(self) -> Outcome | None:
        """How much less goes unmet with the first other plan, over the futures that both have finished."""
        return self._looked_at[2]

    @property
    def outcomes(self) -> list[Outcome]:
        return [one for one in (self.break_year, self.late_unmet, self.gain) if one is not None]

    @cached_property
    def keys(self) -> list[str]:
        """Assumptions that vary, the one that goes most firmly with the break year (else the unmet share) first."""
        lead = self.break_year or self.late_unmet
        return sorted(lead.correlations, key=lambda key: -abs(lead.correlations[key])) if lead else []

    @cached_property
    def standing_out(self) -> list[str]:
        return [key for key in self.keys if any(one.stands_out(key) for one in self.outcomes)]

    def thirds(self, key: str) -> list[_core.Third]:
        """The futures parted in three by what they drew, with the middle break year of each third."""
        years = self.context.break_by_future(self.context.base)
        futures, drawn = self.context.drawn_in(years)
        return list(_core.influence_of(drawn[key], [years[future] for future in futures], self.context.last).thirds)
