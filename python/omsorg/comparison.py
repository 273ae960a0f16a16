# SPDX-License-Identifier: MIT
"""What a change does, future by future: two plans that met the same luck."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import numpy as np

from omsorg import _core, numbers, texttable
from omsorg.forecasting import forecast
from omsorg.results import MEASURE_CODE, MEASURES, SERVICE_CODE, SERVICES, Results
from omsorg.study import Overrides, Plan, Study, toml_value
from omsorg.watching import Progress


class Comparison:
    """Plan B minus plan A. Both lie in one `Results`; the plans are its first and its last."""

    def __init__(self, results: Results, before: int, after: int) -> None:
        self.results = results
        self._before = before
        self._after = after

    @property
    def before(self) -> str:
        return self.results.plans[self._before].name

    @property
    def after(self) -> str:
        return self.results.plans[self._after].name

    def years(self, measure: str, service: str | None = None) -> list[_core.YearDifference]:
        """The paired difference of a measure, year by year; without a service, of the first that has the figure."""
        found: list[_core.YearDifference] = []
        for one in (service,) if service else SERVICES:
            found = _core.compare_years(
                self.results.core,
                self._before,
                self._after,
                MEASURE_CODE[measure],
                service=SERVICE_CODE[one],
            )
            if any(year.difference.futures for year in found):
                break
        return found

    @property
    def is_zero(self) -> bool:
        """True if the two plans agree to the last bit in every row."""
        columns = self.results.columns
        before, after = (columns["plan"] == code for code in (self._before, self._after))
        names = [name for name in columns if name != "plan"]
        return all(columns[name][before].tobytes() == columns[name][after].tobytes() for name in names)

    def cells(self, measures: Sequence[str] = (), years: Sequence[int] = (), language: str = "en") -> list[list[str]]:
        results = self.results
        years = list(years) or texttable.shown_years(results.first_year, results.last_year)
        rows = [["Mått" if language == "sv" else "Measure", "", *map(str, years)]]
        for measure in measures or texttable.OVERVIEW:
            term = MEASURES[measure]
            scale = numbers.scale_of(term.unit, language)
            found = {one.year: one.difference for one in self.years(measure)}
            if not any(one.futures for one in found.values()):
                continue
            label = (term.sv if language == "sv" else term.en) + (f" ({scale.unit})" if scale.unit else "")
            cells = [label, ""]
            for year in years:
                one = found.get(year)
                if one is None or one.futures == 0:
                    cells.append(numbers.NOTHING)
                    continue
                error = one.standard_error
                middle = numbers.earned(one.mean, error, scale, language, sign=True)
                cells.append(f"{middle} ({numbers.span(one.low, one.high, error, scale, language)})")
            rows.append(cells)
        return rows

    def table(self, measures: Sequence[str] = (), years: Sequence[int] = (), language: str = "en") -> str:
        foot = {
            "sv": "medelskillnad, inom parentes 95 % konfidensintervall (parvis, Student)",
            "en": "mean difference, in brackets the 95% confidence interval (paired, Student)",
        }[language]
        rows = self.cells(measures, years, language)
        return f"{self.after} {numbers.MINUS} {self.before}\n{texttable.aligned(rows)}\n{foot}; {numbers.futures_text(self.results.futures, language)}"

    def __repr__(self) -> str:
        return f"<Comparison {self.after} minus {self.before}, {self.results.futures} futures>"

    def _repr_html_(self) -> str:
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in self.cells()
        )
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table>{body}</table>"


def compare(
    study: Study,
    before: str,
    after: str,
    set: Overrides | None = None,
    *,
    futures: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    no_magic: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Comparison:
    """Runs two plans through the same futures.

    `set` changes settings under both plans; if both are the same plan, under the second only, so that the comparison
    shows what the settings do. A plan compared with itself differs by exactly zero.
    """
    changed = study.with_settings(set) if set else study
    ask = {"seed": seed, "threads": threads, "no_magic": no_magic, "progress": progress}
    if before != after or not set:
        results = forecast(changed, [before, after], futures, **ask)  # type: ignore[arg-type]
        return Comparison(results, results.plan_code(before), results.plan_code(after))
    as_is = forecast(study, [before], futures, **ask)  # type: ignore[arg-type]
    with_settings = forecast(changed, [before], futures, **ask)  # type: ignore[arg-type]
    words = ", ".join(f"{key} = {toml_value(value)}" for key, value in set.items())
    return Comparison(joined(as_is, with_settings, f"{before} ({words})"), 0, 1)


def joined(first: Results, second: Results, name: str) -> Results:
    """Two results of one plan each as one table; the second plan gets a name of its own."""
    columns = {
        column: np.concatenate([first.columns[column], second.columns[column] + (1 if column == "plan" else 0)])
        for column in first.columns
    }
    plan = second.plans[0]
    return Results(
        _core.ResultTable.from_columns(**columns),
        [first.plans[0], Plan(name, name, name, plan.about)],
        first.districts,
        seed=first.seed,
        futures=first.futures,
        first_year=first.first_year,
        last_year=first.last_year,
        no_magic=first.no_magic,
        done=first.done + second.done,
        total=first.total + second.total,
    )
