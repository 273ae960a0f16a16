# SPDX-License-Identifier: MIT
"""Tables for the shell: what people read when the run is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from omsorg import numbers

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


def overview_cells(
    results: Results, measures: Sequence[str], years: Sequence[int], language: str
) -> list[list[str]]:
    from omsorg.results import MEASURES

    years = list(years) or shown_years(results.first_year, results.last_year)
    measure_word, plan_word, _ = _WORDS[language]
    rows = [[measure_word, plan_word, *map(str, years)]]
    for measure in measures or OVERVIEW:
        term = MEASURES[measure]
        scale = numbers.scale_of(term.unit, language)
        label = (term.sv if language == "sv" else term.en) + (f" ({scale.unit})" if scale.unit else "")
        for plan in results.plans:
            if plan.is_component and not measures:
                continue
            fan = {one.year: one for one in results.fan(plan.name, measure)}
            if not any(one.futures for one in fan.values()):
                continue
            cells = [label, plan.label(language)]
            for year in years:
                one = fan.get(year)
                if one is None or one.futures == 0:
                    cells.append(numbers.NOTHING)
                    continue
                middle = numbers.earned(one.p50, one.p50_error, scale, language)
                if one.futures < 2:
                    cells.append(middle)
                    continue
                cells.append(f"{middle} ({numbers.span(one.p10, one.p90, one.p50_error, scale, language)})")
            rows.append(cells)
    return rows


def overview(results: Results, measures: Sequence[str], years: Sequence[int], language: str) -> str:
    rows = overview_cells(results, measures, years, language)
    return aligned(rows) + f"\n{_WORDS[language][2]}; {numbers.futures_text(results.futures, language)}"
