# SPDX-License-Identifier: MIT
"""What a change does, future by future: two plans that met the same luck."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from omsorg import _core, frames, numbers, texttable
from omsorg.forecasting import forecast
from omsorg.results import Results
from omsorg.showing import Showing
from omsorg.study import Overrides, Plan, Study, toml_value
from omsorg.terms import MEASURE_CODE, MEASURES, SERVICE_CODE, SERVICES
from omsorg.watching import Progress

if TYPE_CHECKING:
    import matplotlib.axes
    import matplotlib.figure
    import pandas


class Comparison(Showing):
    """One plan less another, `after` minus `before`: two plans of one `Results`, which met the same luck."""

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

    @property
    def after_code(self) -> int:
        """The place of the later plan in the results; it has that plan's colour."""
        return self._after

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

    def rows(self, measures: Sequence[str], years: Sequence[int], language: str) -> list[texttable.Row]:
        """By measure that either plan has, the mean difference of each year and its interval, as text."""
        rows = []
        plan = self.results.plans[self._after]
        for measure in measures or texttable.OVERVIEW:
            scale = numbers.scale_of(MEASURES[measure].unit, language)
            found = {one.year: one.difference for one in self.years(measure) if one.difference.futures}
            if found:
                cells = [_cell(found.get(year), scale, language) for year in years]
                rows.append(texttable.Row(measure, plan, texttable.label_of(self.results, measure, language), cells))
        return rows

    def table(self, measures: Sequence[str] = (), years: Sequence[int] = (), language: str = "en") -> str:
        """The mean difference and its interval, by measure and year, as text."""
        foot = {
            "sv": "medelskillnad, inom parentes 95 % konfidensintervall (parvis, Student)",
            "en": "mean difference, in brackets the 95% confidence interval (paired, Student)",
        }[language]
        years = list(years) or texttable.shown_years(self.results.first_year, self.results.last_year)
        cells = [["Mått" if language == "sv" else "Measure", *map(str, years)]]
        cells += [[row.label, *map(texttable.together, row.cells)] for row in self.rows(measures, years, language)]
        return f"{self.after} {numbers.MINUS} {self.before}\n{texttable.aligned(cells, left=1)}\n{foot}; {numbers.futures_text(self.results.futures, language)}"

    def plot(
        self,
        measure: str | Sequence[str] = "unmet_share",
        *,
        service: str | None = None,
        language: str = "en",
        ax: matplotlib.axes.Axes | None = None,
    ) -> matplotlib.figure.Figure:
        """Draws the paired difference by year with its 95 per cent interval, and returns the figure. Needs matplotlib.

        The level line is zero; several measures give a panel each. A difference of shares is in percentage points.
        """
        from omsorg.figures import difference_figure

        return difference_figure(self, measure, service=service, language=language, ax=ax)

    def to_pandas(self, measures: Sequence[str] = (), *, service: str | None = None) -> pandas.DataFrame:
        """The paired difference (after minus before), a row for each measure and year. Needs pandas (extra `tables`).

        Columns: `measure`, `unit` (category), `year` (int16), `futures` (int32, how many pairs), `mean`, `standard_error`,
        `low` and `high` (float64, in the unit of the measure; the 95 per cent interval, Student). Without `measures` all
        that both plans have.
        """
        return frames.differences(self, measures or list(MEASURES), service)

    def __repr__(self) -> str:
        return f"<Comparison {self.after} minus {self.before}, {self.results.futures} futures>"

    def html(self, language: str) -> str:
        from omsorg import cards

        return cards.comparison(self, language)


def _cell(one: _core.Difference | None, scale: numbers.Scale, language: str) -> tuple[str, str]:
    if one is None:
        return numbers.NOTHING, ""
    error = one.standard_error
    return numbers.earned(one.mean, error, scale, language, sign=True), numbers.span(one.low, one.high, error, scale, language)


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
