# SPDX-License-Identifier: MIT
"""What every section of the report needs at hand: the language, the results, which plan is which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from omsorg import _core, numbers
from omsorg.fans import FanYear, fan_of
from omsorg.numbers import Scale
from omsorg.ranking import Ranking
from omsorg.report.facts import Facts
from omsorg.report.whole import Whole
from omsorg.results import MEASURES, SERVICES, Grid, Results
from omsorg.study import Plan
from omsorg.terms import name_of

# More plans than this in one picture are told apart by nobody: each then gets a panel or a row of its own.
FEW = 4

# A staffing gap is no measure of the model but the difference of two, taken in each future before any quantile.
DERIVED = {"staffing_gap": ("posts_required", "posts_filled")}


@dataclass
class Context:
    results: Results
    facts: Facts
    language: str
    _grids: dict[tuple[str, str, str | None], Grid] = field(default_factory=dict)
    _fans: dict[tuple[str, str, str | None], list[FanYear]] = field(default_factory=dict)
    _breaks: dict[str, list[int | None]] = field(default_factory=dict)

    def w(self, sv: str, en: str) -> str:
        """The sentence in the language of the report; both stand side by side in the code."""
        return sv if self.language == "sv" else en

    @cached_property
    def _whole(self) -> Whole:
        return Whole(self.results)

    @cached_property
    def ranking(self) -> Ranking:
        return Ranking(self.results, grid=self._whole.grid)

    @cached_property
    def whole_plans(self) -> list[Plan]:
        """The plans themselves; their components have a section of their own."""
        whole = [plan for plan in self.results.plans if not plan.is_component]
        return whole or self.results.plans

    @property
    def base(self) -> Plan:
        return self.whole_plans[0]

    @property
    def others(self) -> list[Plan]:
        """What is held against the base."""
        return self.whole_plans[1:]

    @property
    def few(self) -> bool:
        return len(self.whole_plans) <= FEW

    @property
    def components(self) -> list[Plan]:
        return [plan for plan in self.results.plans if plan.is_component]

    @property
    def years(self) -> list[int]:
        return list(range(self.results.first_year, self.results.last_year + 1))

    @property
    def last(self) -> int:
        return self.results.last_year

    @cached_property
    def futures_finished(self) -> int:
        return len(self.results.grid(self.base.name, "unmet_share")[1])

    @property
    def futures_text(self) -> str:
        return numbers.futures_text(self.futures_finished, self.language)

    def label(self, plan: Plan) -> str:
        return plan.label(self.language)

    def quoted(self, plan: Plan) -> str:
        return self.w(f"”{self.label(plan)}”", f"“{self.label(plan)}”")

    def term(self, measure: str) -> str:
        return name_of(MEASURES[measure], self.language)

    def scale(self, measure: str) -> Scale:
        return numbers.scale_of(MEASURES[DERIVED.get(measure, (measure,))[0]].unit, self.language)

    def grid(self, plan: Plan, measure: str, service: str | None = None) -> Grid:
        """First year, finished futures, values (future, year); without a service, of the first that has figures."""
        key = (plan.name, measure, service)
        if key not in self._grids:
            self._grids[key] = self._grid(plan, measure, service)
        return self._grids[key]

    def _grid(self, plan: Plan, measure: str, service: str | None) -> Grid:
        if measure in DERIVED:
            first, futures, more = self.grid(plan, DERIVED[measure][0], service)
            other_first, other_futures, less = self.grid(plan, DERIVED[measure][1], service)
            if (first, futures, more.shape) != (other_first, other_futures, less.shape):
                return first, [], np.empty((0, 0))
            return first, futures, more - less
        for one in (service,) if service else SERVICES:
            found = self._whole.grid(plan.name, measure, one)
            if found[1] and np.isfinite(found[2]).any():
                return found
        return self.results.first_year, [], np.empty((0, 0))

    def fan(self, plan: Plan, measure: str, service: str | None = None) -> list[FanYear]:
        """The fan of a measure; without a service, of the first that has figures. Empty when there are none."""
        key = (plan.name, measure, service)
        if key not in self._fans:
            first, _, values = self.grid(plan, measure, service)
            self._fans[key] = fan_of(first, values)
        return self._fans[key]

    def at(self, plan: Plan, measure: str, year: int, service: str | None = None) -> FanYear | None:
        return next((one for one in self.fan(plan, measure, service) if one.year == year), None)

    def middle(self, one: FanYear, scale: Scale) -> str:
        """The middle of the futures in the digits it has earned, without its unit."""
        return numbers.earned(one.p50, one.p50_error, scale, self.language)

    def span(self, one: FanYear, scale: Scale) -> str:
        """The 10th to 90th percentile."""
        return numbers.span(one.p10, one.p90, one.p10_error, scale, self.language, high_error=one.p90_error)

    def figure(self, one: FanYear | None, scale: Scale) -> str:
        """A cell: the middle, in brackets the 10th to 90th percentile."""
        if one is None:
            return numbers.NOTHING
        middle, span = self.middle(one, scale), self.span(one, scale)
        return middle if one.futures < 2 or set(span.split(numbers.EN_DASH)) == {middle} else f"{middle} ({span})"

    def with_unit(self, text: str, scale: Scale) -> str:
        return numbers.with_unit(text, scale.unit, self.language)

    def later(self, year: int | None) -> str:
        return numbers.year_or_later(year, self.last, self.language)

    def break_years(self, plan: Plan) -> list[int | None]:
        """The break year of each finished future; None = not by the horizon's end."""
        if plan.name not in self._breaks:
            self._breaks[plan.name] = self.results.break_years(plan.name, self.facts.tolerance)
        return self._breaks[plan.name]

    def break_by_future(self, plan: Plan) -> dict[int, int | None]:
        """The same by future: what is paired is paired by it, since an interrupted run may lack a future in one plan only."""
        return dict(zip(self.results.grid(plan.name, "unmet_share")[1], self.break_years(plan), strict=True))

    def drawn_in(self, futures: Iterable[int]) -> tuple[list[int], dict[str, list[float]]]:
        """Those of the futures for which it is known what they drew, and what that was, in their order."""
        place = {future: at for at, future in enumerate(self.facts.futures)}
        known = [future for future in futures if future in place]
        return known, {key: [values[place[future]] for future in known] for key, values in self.facts.drawn.items() if len(values) == len(place)}

    def breaks(self, plan: Plan) -> _core.BreakSummary:
        return _core.summarise_breaks(self.break_years(plan), self.results.first_year, self.last)

    @property
    def tolerance(self) -> str:
        """In as many decimals as it was given with: 5 %, 2,5 %."""
        share = 100 * self.facts.tolerance
        return self.percent(self.facts.tolerance, next((n for n in range(3) if abs(round(share, n) - share) < 1e-9), 3))

    def percent(self, share: float, decimals: int = 0) -> str:
        return numbers.percent(share, self.language, decimals)

    def number(self, value: float, decimals: int = 0) -> str:
        return numbers.plain(value, decimals, self.language)
