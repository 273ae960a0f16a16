# SPDX-License-Identifier: MIT
"""What every section of the report needs at hand: the language, the results, which plan is which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from omsorg import _core, numbers
from omsorg.numbers import Scale
from omsorg.report.facts import Facts
from omsorg.results import MEASURES, SERVICES, Results
from omsorg.study import Plan


@dataclass
class Context:
    results: Results
    facts: Facts
    language: str

    def w(self, sv: str, en: str) -> str:
        """The sentence in the language of the report; both stand side by side in the code."""
        return sv if self.language == "sv" else en

    @cached_property
    def whole_plans(self) -> list[Plan]:
        """The plans themselves; their components have a section of their own."""
        whole = [plan for plan in self.results.plans if not plan.is_component]
        return whole or self.results.plans

    @property
    def base(self) -> Plan:
        return self.whole_plans[0]

    @property
    def new(self) -> Plan | None:
        return self.whole_plans[1] if len(self.whole_plans) > 1 else None

    @property
    def components(self) -> list[Plan]:
        return [plan for plan in self.results.plans if plan.is_component]

    @property
    def years(self) -> list[int]:
        return list(range(self.results.first_year, self.results.last_year + 1))

    @property
    def last(self) -> int:
        return self.results.last_year

    @property
    def futures_finished(self) -> int:
        return len(self.results.grid(self.base.name, "unmet_share")[1])

    @property
    def futures_text(self) -> str:
        return numbers.futures_text(self.futures_finished, self.language)

    def label(self, plan: Plan) -> str:
        return plan.label(self.language)

    def term(self, measure: str) -> str:
        return MEASURES[measure].sv if self.language == "sv" else MEASURES[measure].en

    def service_label(self, service: str) -> str:
        return SERVICES[service].sv if self.language == "sv" else SERVICES[service].en

    def scale(self, measure: str) -> Scale:
        return numbers.scale_of(MEASURES[measure].unit, self.language)

    def fan(self, plan: Plan, measure: str, service: str | None = None) -> list[_core.FanYear]:
        """The fan of a measure; without a service, of the first that has figures."""
        return self.results.fan(plan.name, measure, service=service)

    def has(self, measure: str, service: str | None = None) -> bool:
        return any(self.fan(plan, measure, service) for plan in self.whole_plans)

    def middle(self, plan: Plan, measure: str, year: int, service: str | None = None) -> str:
        """The middle of one year with its digits earned and its unit, as text."""
        for one in self.fan(plan, measure, service):
            if one.year == year and one.futures:
                scale = self.scale(measure)
                figure = numbers.earned(one.p50, one.p50_error, scale, self.language)
                return f"{figure}{numbers.NO_BREAK}{scale.unit}" if scale.unit else figure
        return numbers.NOTHING

    def later(self, year: int | None) -> str:
        return numbers.year_or_later(year, self.last, self.language)

    def breaks(self, plan: Plan) -> _core.BreakSummary:
        return self.results.break_summary(plan.name, self.facts.tolerance)

    def percent(self, share: float, decimals: int = 0) -> str:
        return numbers.percent(share, self.language, decimals)

    def number(self, value: float, decimals: int = 0) -> str:
        return numbers.plain(value, decimals, self.language)
