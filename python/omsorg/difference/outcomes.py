# SPDX-License-Identifier: MIT
"""The results that are asked about: a measure in a year, or how long it lasts until the tolerance is passed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from omsorg import _core, numbers
from omsorg.results import MEASURE_CODE, MEASURES, SERVICE_CODE, SERVICES, WHOLE_MUNICIPALITY, Results
from omsorg.terms import name_of

BREAK_YEAR = "break_year"
# Both sides, always: what it takes, and what it is for those who need it.
RESOURCES = ("posts_gap", "net_cost")
LIVES = ("unmet_share", "missed_visits", "waiting_days", "met_preference_share", "staff_continuity")
DEFAULT = (BREAK_YEAR, *RESOURCES, *LIVES)
_LIVES = frozenset((*LIVES, BREAK_YEAR, "clients", "queue", "waiting_over_90_days", "unexecuted_decisions", "unmet_hours", "shortened_visits"))


@dataclass(frozen=True)
class Outcome:
    """One result: `unmet_share` in 2035, or `break_year` over the whole horizon (year None)."""

    measure: str
    year: int | None
    service: str = "all"

    @property
    def unit(self) -> str:
        return "years" if self.measure == BREAK_YEAR else MEASURES[self.measure].unit

    @property
    def side(self) -> str:
        return "lives" if self.measure in _LIVES else "resources"

    def scale(self, language: str) -> numbers.Scale:
        if self.measure == BREAK_YEAR:
            return numbers.Scale(1.0, "år" if language == "sv" else "years", 1)
        return numbers.scale_of(self.unit, language)

    def difference_unit(self, language: str) -> str:
        return self.scale(language).unit if self.measure == BREAK_YEAR else numbers.difference_unit(self.unit, language)

    def label(self, language: str) -> str:
        if self.measure == BREAK_YEAR:
            return "Brytår" if language == "sv" else "Break year"
        return f"{name_of(MEASURES[self.measure], language)} {self.year}"


def break_values(results: Results, plan: str, tolerance: float, first: int, last: int) -> dict[int, float]:
    """By future, the break year; a future that does not break before the end counts as the year after it."""
    service, measure, code = SERVICE_CODE["all"], MEASURE_CODE["unmet_share"], results.plan_code(plan)
    _, futures, _ = results.grid(plan, "unmet_share")
    years = _core.break_years(results.core, code, measure, tolerance, WHOLE_MUNICIPALITY, service)
    # A year before the first one that is compared is a break at its beginning.
    return {future: float(min(max(year or last + 1, first), last + 1)) for future, year in zip(futures, years, strict=True)}


def values(results: Results, plan: str, outcome: Outcome, tolerance: float, first: int, last: int) -> dict[int, float]:
    """By finished future, the value; futures in which there is no such figure are left out."""
    if outcome.measure == BREAK_YEAR:
        return break_values(results, plan, tolerance, first, last)
    begins, futures, grid = results.grid(plan, outcome.measure, service=outcome.service)
    place = (outcome.year or 0) - begins
    if not futures or not 0 <= place < grid.shape[1]:
        return {}
    return {future: value for future, value in zip(futures, grid[:, place].tolist(), strict=True) if not math.isnan(value)}


def asked(results: Sequence[tuple[Results, str]], measures: Sequence[str], years: Sequence[int]) -> list[Outcome]:
    """The outcomes of these measures and years, each of the first service for which any of the results has the figure."""
    found = []
    for measure in measures:
        if measure == BREAK_YEAR:
            found.append(Outcome(BREAK_YEAR, None))
            continue
        for service in SERVICES:
            if any(_has(one, plan, measure, service) for one, plan in results):
                found += [Outcome(measure, year, service) for year in years]
                break
    return found


def _has(results: Results, plan: str, measure: str, service: str) -> bool:
    _, futures, grid = results.grid(plan, measure, service=service)
    return bool(futures) and not all(math.isnan(value) for value in grid.ravel().tolist())
