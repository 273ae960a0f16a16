# SPDX-License-Identifier: MIT
"""Tables for the shell: what people read when the run is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from omsorg import numbers
from omsorg.fans import FanYear, fan_of
from omsorg.seen import visible
from omsorg.study import Plan
from omsorg.terms import MEASURES

if TYPE_CHECKING:
    from omsorg.results import Results

# What a planner asks for first; figures that a model does not write are left out.
OVERVIEW = (
    "unmet_share",
    "posts_required",
    "posts_affordable",
    "posts_filled",
    "net_cost",
    "clients",
    "queue",
    "waiting_days",
    "met_preference_share",
    "staff_continuity",
)
_WORDS = {
    "sv": ("Mått", "Plan", "mitten av framtiderna, inom parentes 10:e till 90:e percentilen"),
    "en": ("Measure", "Plan", "the middle of the futures, in brackets the 10th to 90th percentile"),
}


def aligned(rows: Sequence[Sequence[str]], left: int = 2) -> str:
    """Columns under each other: the first ones to the left, figures to the right."""
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) if i < left else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


def shown_years(first: int, last: int) -> list[int]:
    """The first year, every fifth year, and the last."""
    return sorted({first, *(year for year in range(first, last + 1) if year % 5 == 0), last})


@dataclass(frozen=True)
class Row:
    """One measure of one plan: what it is called with its unit, and by year the figure and its span, in earned digits."""

    measure: str
    plan: Plan
    label: str
    cells: list[tuple[str, str]]


def label_of(results: Results, measure: str, language: str) -> str:
    """The name of a measure, and in brackets the unit in which its figures are shown."""
    unit = numbers.scale_of(MEASURES[measure].unit, language).unit
    return results.label(measure, language) + (f" ({unit})" if unit else "")


def overview_rows(results: Results, measures: Sequence[str], years: Sequence[int], language: str) -> list[Row]:
    rows = []
    for measure in measures or OVERVIEW:
        scale = numbers.scale_of(MEASURES[measure].unit, language)
        for plan in results.plans:
            if plan.is_component and not measures:
                continue
            first, _, values = results.grid(plan.name, measure, service=results.service_of(measure))
            fan = {one.year: one for one in fan_of(first, values)}
            if fan:
                rows.append(Row(measure, plan, label_of(results, measure, language), [_cell(fan.get(year), scale, language) for year in years]))
    return rows


def _cell(one: FanYear | None, scale: numbers.Scale, language: str) -> tuple[str, str]:
    if one is None:
        return numbers.NOTHING, ""
    middle = numbers.earned(one.p50, one.p50_error, scale, language)
    return middle, "" if one.futures < 2 else numbers.span(one.p10, one.p90, one.p10_error, scale, language, high_error=one.p90_error)


def together(cell: tuple[str, str]) -> str:
    """A figure with its span in brackets, if it has one."""
    return f"{cell[0]} ({cell[1]})" if cell[1] else cell[0]


def overview(results: Results, measures: Sequence[str], years: Sequence[int], language: str) -> str:
    years = list(years) or shown_years(results.first_year, results.last_year)
    measure_word, plan_word, foot = _WORDS[language]
    rows = [[measure_word, plan_word, *map(str, years)]]
    rows += [[row.label, row.plan.label(language), *map(together, row.cells)] for row in overview_rows(results, measures, years, language)]
    return aligned(rows) + f"\n{foot}; {numbers.futures_text(results.futures, language)}"
