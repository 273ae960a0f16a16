# SPDX-License-Identifier: MIT
"""The result table: zero-copy columns for NumPy, frames for pandas and xarray, and a plain table for people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, frames, texttable
from omsorg.showing import Showing
from omsorg.study import Plan
from omsorg.terms import COLUMNS, MEASURE_CODE, MEASURES, SERVICE_CODE, SERVICES, WHOLE_MUNICIPALITY, name_of

if TYPE_CHECKING:
    import matplotlib.axes
    import matplotlib.figure
    import pandas
    import xarray

    from omsorg.comparison import Comparison

__all__ = ["COLUMNS", "MEASURES", "MEASURE_CODE", "SERVICES", "SERVICE_CODE", "WHOLE_MUNICIPALITY", "Grid", "Results"]

# First year, finished futures, and values as an array (future, year).
Grid = tuple[int, list[int], NDArray[np.float64]]


class Results(Showing):
    """What a forecast found, and how it was asked for."""

    def __init__(
        self,
        core: _core.ResultTable,
        plans: Sequence[Plan],
        districts: Sequence[str],
        *,
        seed: int,
        futures: int,
        first_year: int,
        last_year: int,
        no_magic: bool = False,
        component_futures: int | None = None,
        done: int | None = None,
        total: int | None = None,
        interrupted: bool = False,
    ) -> None:
        self.core = core
        self.plans = list(plans)
        self.districts = list(districts)
        self.seed = seed
        self.futures = futures
        self.first_year = first_year
        self.last_year = last_year
        self.no_magic = no_magic
        self.component_futures = futures if component_futures is None else component_futures
        self.total = len(self.plans) * futures if total is None else total
        self.done = self.total if done is None else done
        self.interrupted = interrupted
        self.names = _core.ResultNames([plan.name for plan in self.plans], self.districts)

    @property
    def whole_plans(self) -> list[Plan]:
        """The plans themselves, without the components that were run alone; if there are only such, those."""
        return [plan for plan in self.plans if not plan.is_component] or self.plans

    @property
    def complete(self) -> bool:
        return self.done == self.total

    def __len__(self) -> int:
        return len(self.core)

    @property
    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns as read-only views of the library's own memory; codes, not names."""
        return {name: getattr(self.core, name) for name in COLUMNS}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical table: equal results have equal digests."""
        return _core.canonical_digest(self.core, self.names)

    def plan(self, name: str) -> Plan:
        return self.plans[self.plan_code(name)]

    def plan_code(self, name: str) -> int:
        for code, plan in enumerate(self.plans):
            if plan.name == name:
                return code
        raise KeyError(f"no plan {name!r} in these results; there are {[plan.name for plan in self.plans]}")

    def district_code(self, district: str) -> int:
        return WHOLE_MUNICIPALITY if district == "all" else self.districts.index(district)

    def _which(self, plan: str, measure: str, district: str, service: str) -> tuple[int, int, int, int]:
        return self.plan_code(plan), MEASURE_CODE[measure], self.district_code(district), SERVICE_CODE[service]

    def grid(
        self, plan: str, measure: str, district: str = "all", service: str = "all"
    ) -> Grid:
        """First year, the finished futures, and the values as an array (future, year)."""
        return _core.grid(self.core, *self._which(plan, measure, district, service))

    def fan(
        self, plan: str, measure: str, district: str = "all", service: str | None = None
    ) -> list[_core.FanYear]:
        """Low, middle and high by year (p10, p50, p90 over futures).

        Without a service: all services together, or the first that has the figure where it is not kept for all.
        """
        found: list[_core.FanYear] = []
        for one in (service,) if service else SERVICES:
            found = _core.fan(self.core, *self._which(plan, measure, district, one))
            if any(year.futures for year in found):
                break
        return found

    def service_of(self, measure: str) -> str:
        """The service whose figures `fan` gives when none is named: "all", or the first that has the measure."""
        here = (self.core.measure == MEASURE_CODE[measure]) & (self.core.district == WHOLE_MUNICIPALITY)
        codes = self.core.service[here]
        return list(SERVICES)[int(codes.min())] if len(codes) else "all"

    def label(self, measure: str, language: str, service: str | None = None) -> str:
        """What a measure is called, and of which service it is shown unless of all of them together."""
        service = service or self.service_of(measure)
        return name_of(MEASURES[measure], language) + (f", {name_of(SERVICES[service], language)}" if service != "all" else "")

    def totals(
        self, plan: str, measure: str, from_year: int, until_year: int, service: str = "all"
    ) -> dict[int, float]:
        """For each finished future the sum of a measure over some years."""
        first, futures, values = self.grid(plan, measure, service=service)
        if not futures:
            return {}
        low, high = max(0, from_year - first), max(0, until_year - first + 1)
        return dict(zip(futures, np.nansum(values[:, low:high], axis=1).tolist(), strict=True))

    def break_years(self, plan: str, tolerance: float) -> list[int | None]:
        """The break year of each finished future; None = not before the horizon's end."""
        return _core.break_years(self.core, self.plan_code(plan), MEASURE_CODE["unmet_share"], tolerance)

    def break_summary(self, plan: str, tolerance: float) -> _core.BreakSummary:
        return _core.summarise_breaks(self.break_years(plan, tolerance), self.first_year, self.last_year)

    def table(self, measures: Sequence[str] = (), years: Sequence[int] = (), language: str = "en") -> str:
        """The middle of the futures and their span (p10-p90), by plan and year, as text."""
        return texttable.overview(self, measures, years, language)

    def to_csv(self, path: str | Path) -> str:
        """Writes the canonical table and returns its SHA-256."""
        return _core.write_csv(self.core, self.names, Path(path))

    def plot(
        self,
        measure: str | Sequence[str] = "unmet_share",
        *,
        plans: Sequence[str] = (),
        district: str = "all",
        service: str | None = None,
        by: Literal["measure", "district"] | None = None,
        language: str = "en",
        ax: matplotlib.axes.Axes | None = None,
    ) -> matplotlib.figure.Figure:
        """Draws the fan of a measure by plan and year, and returns the figure. Needs matplotlib (extra `plot`).

        The line is the middle of the futures, the band their 10th to 90th percentile, in the unit that the axis names
        (a share in per cent, kronor in millions). Several measures, or `by="district"`, give a panel each. Without
        `plans` the components of a plan are left out. The figure belongs to the caller alone: no state of pyplot is touched.
        """
        from omsorg.figures import fan_figure

        return fan_figure(self, measure, plans=plans, district=district, service=service, by=by, language=language, ax=ax)

    def compare(self, before: str, after: str) -> Comparison:
        """One plan of these results against another, future by future; both met the same luck."""
        from omsorg.comparison import Comparison

        return Comparison(self, self.plan_code(before), self.plan_code(after))

    def ranking(self, base: str | None = None, plans: Sequence[str] | None = None, by: str = "hours_needed") -> pandas.DataFrame:
        """The plans against a base on both sides, the best by a yardstick first, as `by="client_effort_hours"`. Needs pandas (extra `tables`).

        A row for each plan and yardstick, over the years from the first in which any plan differs (`first_year`) to the last.
        Columns: `plan` (category, in order), `yardstick`, `side` ("resources" or "lives"), `unit`, `better` ("less" or "more"),
        `first_year`, `last_year` (int16), `futures` (int32, how many pairs), `mean`, `standard_error`, `low`, `high` (float64:
        the paired difference, of a sum over the years where the measure adds up, else of their mean; 95 per cent, Student),
        `seen` ("better", "worse", or empty where it may be luck when all of the table are looked at), `place_hours`,
        `place_kronor`, `place_lives` (int16; 0 for an event), `unbeaten` (no other plan is before it in all three) and `verdict`. Without a base
        the first plan; without `plans` all but components. Raises ValueError for a yardstick that does not exist. See `omsorg.ranking`.
        """
        from omsorg.ranking import Ranking

        return Ranking(self, base, plans, by=by).to_pandas()

    def equity(self, measure: str = "unmet_share", service: str = "home_care", weight: str = "granted_hours") -> pandas.DataFrame:
        """How a measure differs between districts, a row for each plan, future and year. Needs pandas (extra `tables`).

        Columns: `plan` (category), `future` (int32), `year` (int16), `range` (float64: the highest district less the lowest, in the
        unit of the measure) and `gini` (float64: between 0, all districts alike, and 1; each counts by its `weight`). Empty when
        the measure is not kept by district.
        """
        from omsorg import equity

        return equity.to_pandas(self, measure, service, weight)

    def reconciliation(self) -> pandas.DataFrame:
        """Granted, planned, delivered and paid hours, a row for each plan, future, year and service. Needs pandas (extra `tables`).

        Columns: `plan`, `service` (category; "all" is all of them), `future` (int32), `year` (int16) and hours (float64):
        `granted` = `not_planned` + `planned`, `planned` = `not_delivered` + `delivered`, `paid` = `paid_absence` + `worked` + `beside`,
        `worked` = `not_with_clients` + `with_clients`. In `paid` are overtime and hourly staff; `beside` is work that no roster holds. A service without a book of its own
        has no row.
        """
        from omsorg import reconciliation

        return reconciliation.to_pandas(self)

    def rises(self, plan: str | None = None) -> pandas.DataFrame:
        """The probability that each need rises, and by how much. Needs pandas (extra `tables`).

        A row for each service and year after the first. Columns: `service` (category; "all" is all of them), `year` (int16),
        `futures`, `rising` (int32: in how many the need is larger than in the first year), `chance`, `low`, `high` (float64: that
        share with its 95 per cent interval after Wilson), `p10`, `p50`, `p90` (float64: the relative growth over the futures, 0.1
        is a tenth more). Need is granted hours; in special housing residents and waiting. Without a plan of the first.
        """
        from omsorg import rising

        return rising.to_pandas(self, self.whole_plans[0].name if plan is None else self.plan(plan).name)

    def to_pandas(self) -> pandas.DataFrame:
        """The whole table, one figure a row. Needs pandas (extra `tables`).

        Columns: `plan` (category, in the order of the forecast), `future` (int32, from 0), `year` (int16), `measure`
        (category), `district` (category; "all" is the whole municipality), `service` (category; "all" is all of them) and
        `value` (float64, in the unit of the measure). A figure that does not exist in a year has no row.
        """
        return frames.to_pandas(self)

    def fans(
        self, measures: Sequence[str] = (), plans: Sequence[str] = (), *, district: str = "all", service: str | None = None
    ) -> pandas.DataFrame:
        """The futures summed up: a row for each plan, measure and year. Needs pandas (extra `tables`).

        Columns: `plan`, `measure`, `unit` (category), `year` (int16), `futures` (int32, how many have the figure), `p10`,
        `p50`, `p90` and `p50_error` (float64, in the unit of the measure; the Monte Carlo error of the middle). Quantiles
        do not add: sum over districts in the table of `to_pandas`, and take them afterwards.
        """
        return frames.fans(self, measures or texttable.OVERVIEW, plans or [plan.name for plan in self.whole_plans], district, service)

    def to_xarray(self) -> xarray.Dataset:
        """A variable for each measure, with units and labels in Swedish and English. Needs xarray (extra `tables`).

        Dimensions: (plan, future, year), then `district` and `service` where the measure is kept by them; where it is
        kept for one only, an attribute says which. NaN where there is no figure. Attributes of a variable: `units` ("1"
        for a share), `long_name`, `label_sv`, `label_en`, `adds`. Coordinates `plan_sv`, `plan_en`, `service_sv` and
        `service_en` hold the names; attributes of the dataset say seed, futures and the SHA-256 of the table.
        """
        return frames.to_xarray(self)

    def to_parquet(self, path: str | Path, metadata: dict[str, str] | None = None) -> None:
        """Writes the table with names as dictionaries and provenance as metadata. Needs pyarrow (extra `tables`)."""
        frames.to_parquet(self, path, metadata or {})

    @staticmethod
    def from_parquet(path: str | Path) -> Results:
        """Reads what `to_parquet` wrote (a run keeps it as `results/results.parquet`): the same table, plans and digest.

        Raises ValueError if the file is something else. Needs pyarrow (extra `tables`).
        """
        return frames.from_parquet(path)

    def __repr__(self) -> str:
        state = "" if self.complete else f", {self.done} of {self.total} runs finished"
        return f"<Results {len(self.plans)} plans x {self.futures} futures, {len(self)} rows{state}>"

    def html(self, language: str) -> str:
        from omsorg import cards

        return cards.results(self, language)
