# SPDX-License-Identifier: MIT
"""The result table: zero-copy columns for NumPy, frames for pandas and xarray, and a plain table for people."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, texttable
from omsorg.study import Plan

if TYPE_CHECKING:
    import pandas
    import xarray

WHOLE_MUNICIPALITY = 255
MEASURES = {term.id: term for term in _core.measures()}
SERVICES = {term.id: term for term in _core.services()}
MEASURE_CODE = {name: code for code, name in enumerate(MEASURES)}
SERVICE_CODE = {name: code for code, name in enumerate(SERVICES)}
COLUMNS = ("plan", "future", "year", "measure", "district", "service", "value")


class Results:
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

    def has_plan(self, name: str) -> bool:
        return any(plan.name == name for plan in self.plans)

    def district_code(self, district: str) -> int:
        return WHOLE_MUNICIPALITY if district == "all" else self.districts.index(district)

    def _which(self, plan: str, measure: str, district: str, service: str) -> tuple[int, int, int, int]:
        return self.plan_code(plan), MEASURE_CODE[measure], self.district_code(district), SERVICE_CODE[service]

    def grid(
        self, plan: str, measure: str, district: str = "all", service: str = "all"
    ) -> tuple[int, list[int], NDArray[np.float64]]:
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

    def to_pandas(self) -> pandas.DataFrame:
        """One row each, names as categories. Needs pandas (extra `tables`)."""
        import pandas as pd

        data = {name: column for name, column in self.columns.items()}
        for name, words in self._words().items():
            codes = data[name].astype(np.int16)
            if name == "district":
                codes = np.where(codes == WHOLE_MUNICIPALITY, len(self.districts), codes)
            data[name] = pd.Categorical.from_codes(codes, categories=words)
        return pd.DataFrame(data)

    def to_xarray(self) -> xarray.DataArray:
        """An array (plan, future, year, measure, district, service), NaN where there is no figure."""
        import xarray as xr

        columns, words = self.columns, self._words()
        district = np.where(columns["district"] == WHOLE_MUNICIPALITY, len(self.districts), columns["district"])
        futures, future = np.unique(columns["future"], return_inverse=True)
        years = np.arange(self.first_year, self.last_year + 1)
        used, measure = np.unique(columns["measure"], return_inverse=True)
        shape = (len(self.plans), len(futures), len(years), len(used), len(words["district"]), len(words["service"]))
        values = np.full(shape, np.nan)
        place = (columns["plan"], future, columns["year"] - self.first_year, measure, district, columns["service"])
        values[place] = columns["value"]
        return xr.DataArray(
            values,
            dims=("plan", "future", "year", "measure", "district", "service"),
            coords={
                "plan": words["plan"],
                "future": futures,
                "year": years,
                "measure": [words["measure"][code] for code in used],
                "district": words["district"],
                "service": words["service"],
            },
            name="value",
        )

    def to_parquet(self, path: str | Path, metadata: dict[str, str] | None = None) -> None:
        """Writes the table with names as dictionaries and provenance as metadata. Needs pyarrow."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        arrays: dict[str, Any] = {}
        words = self._words()
        for name, column in self.columns.items():
            if name not in words:
                arrays[name] = pa.array(column)
                continue
            codes = column.astype(np.int16)
            if name == "district":
                codes = np.where(codes == WHOLE_MUNICIPALITY, np.int16(len(self.districts)), codes)
            arrays[name] = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(words[name]))
        table = pa.table(arrays).replace_schema_metadata(metadata or {})
        pq.write_table(table, path, compression="zstd")

    def _words(self) -> dict[str, list[str]]:
        return {
            "plan": [plan.name for plan in self.plans],
            "measure": list(MEASURES),
            "district": [*self.districts, "all"],
            "service": list(SERVICES),
        }

    def __repr__(self) -> str:
        state = "" if self.complete else f", {self.done} of {self.total} runs finished"
        return f"<Results {len(self.plans)} plans x {self.futures} futures, {len(self)} rows{state}>"

    def _repr_html_(self) -> str:
        head, *rows = texttable.overview_cells(self, (), (), "en")
        cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"
