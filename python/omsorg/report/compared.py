# SPDX-License-Identifier: MIT
"""Two plans held against each other in the same futures: what differs, by how much, and whether it can be seen."""

from __future__ import annotations

import math

import numpy as np

from omsorg import _core, numbers
from omsorg.report.context import Context
from omsorg.report.markup import Heading, Markup, join, table, tag
from omsorg.study import Plan
from omsorg.texttable import shown_years

# Both sides of the question; figures that a model does not write are left out.
RESOURCES = ("unmet_share", "unmet_hours", "staffing_gap", "posts_gap", "net_cost", "travel_hours")
LIVES = ("met_preference_share", "waiting_days", "queue", "missed_visits", "shortened_visits", "staff_continuity")

# What is looked at in every year, in the section of the new ways of working.
COMPARED = (
    "unmet_share", "staffing_gap", "posts_required", "posts_affordable", "posts_filled", "net_cost", "granted_hours", "delivered_hours",
    "client_time_hours", "travel_hours", "met_preference_share", "missed_visits", "waiting_days", "staff_continuity", "deaths",
)


def name_of(context: Context, measure: str) -> str:
    if measure == "staffing_gap":
        return context.w("Årsarbetare som fattas", "Posts short of the need")
    return context.term(measure)


def with_unit(context: Context, measure: str) -> str:
    scale = context.scale(measure)
    return f"{name_of(context, measure)} ({scale.unit})" if scale.unit else name_of(context, measure)


def difference(context: Context, before: Plan, after: Plan, measure: str, year: int) -> _core.Difference | None:
    """The paired difference of a measure in one year, over the futures that both plans have finished."""
    first, futures, old = context.grid(before, measure)
    other_first, other_futures, new = context.grid(after, measure)
    shared, at, other_at = np.intersect1d(futures, other_futures, assume_unique=True, return_indices=True)
    place, other = year - first, year - other_first
    if not len(shared) or not (0 <= place < old.shape[1] and 0 <= other < new.shape[1]):
        return None
    found = _core.compare_samples(old[at, place].tolist(), new[other_at, other].tolist())
    return found if found.futures else None


def difference_text(context: Context, one: _core.Difference | None, measure: str) -> str:
    """The mean difference with its sign and, if there are pairs enough for one, its 95 % interval."""
    if one is None or one.futures == 0:
        return numbers.NOTHING
    scale = context.scale(measure)
    error = one.standard_error if not math.isnan(one.standard_error) else 0.0
    middle = numbers.earned(one.mean, error, scale, context.language, sign=True)
    return middle if one.futures < 2 else f"{middle} ({numbers.span(one.low, one.high, error, scale, context.language)})"


def is_visible(one: _core.Difference | None) -> bool:
    """The interval does not hold nought."""
    return one is not None and one.futures > 1 and (one.high < 0 or one.low > 0)


def is_told(context: Context, one: _core.Difference | None, measure: str) -> bool:
    """Visible, and not too small for the digits in which it would stand there: a difference of 0 is none."""
    if one is None or not is_visible(one):
        return False
    scale = context.scale(measure)
    return _core.rounded(one.mean * scale.factor, _core.digits(one.standard_error * scale.factor, scale.most)) != 0


def both_sides(context: Context) -> Markup:
    """Page one's table: the last year under each plan, resources above and lives below; many plans stand as rows."""
    w, year = context.w, context.last
    sides = [(w("Resurser", "Resources"), RESOURCES), (w("Liv", "Lives"), LIVES)]
    kept = [(side, [one for one in measures if any(context.at(plan, one, year) for plan in context.whole_plans)]) for side, measures in sides]
    if not context.few:
        tables = []
        for side, measures in kept:
            rows = [[context.label(plan), *[context.figure(context.at(plan, one, year), context.scale(one)) for one in measures]]
                    for plan in context.whole_plans]
            tables.append(table([w("Plan", "Plan"), *[with_unit(context, one) for one in measures]], rows, caption=_caption(context, side), class_="wide"))
        return join(*tables)
    rows_of: list[list[str] | Heading] = []
    for side, measures in kept:
        rows_of.append(Heading(side))
        for measure in measures:
            scale = context.scale(measure)
            row = [with_unit(context, measure), *[context.figure(context.at(plan, measure, year), scale) for plan in context.whole_plans]]
            for plan in context.others:
                found = difference(context, context.base, plan, measure, year)
                row.append(difference_text(context, found, measure) if is_told(context, found, measure) else w("ingen synlig", "none visible"))
            rows_of.append(row)
    heads = [context.label(plan) for plan in context.whole_plans]
    heads += [w("Skillnad", "Difference") if len(context.others) == 1 else w(f"Skillnad, {context.label(plan)}", f"Difference, {context.label(plan)}") for plan in context.others]
    return table([w("Mått", "Measure"), *heads], rows_of, caption=_caption(context, ""), class_="wide sides")


def _caption(context: Context, side: str) -> str:
    head = f"{side} {context.last}" if side else context.w(f"Båda sidorna {context.last}", f"Both sides in {context.last}")
    return head + context.w(
        ": mitten av framtiderna, inom parentes 10:e till 90:e percentilen",
        ": the middle of the futures, in brackets the 10th to 90th percentile",
    ) + ("" if side or not context.others else context.w("; skillnaden är parvis, med 95 %-intervall", "; the difference is paired, with its 95% interval"))


def years_shown(context: Context) -> list[int]:
    """Those of every table but the first, in which plans are seldom apart."""
    return shown_years(context.results.first_year, context.last)[1:] or [context.last]


def by_year(context: Context, before: Plan, after: Plan) -> Markup:
    """The paired differences between two plans, every fifth year."""
    rows = []
    for measure in COMPARED:
        found = [difference(context, before, after, measure, year) for year in years_shown(context)]
        if any(found):
            rows.append([with_unit(context, measure), *[difference_text(context, one, measure) for one in found]])
    caption = context.w(
        f"{context.quoted(after)} minus {context.quoted(before)}, medel över framtiderna, inom parentes 95 %-intervall (parvis, Student)",
        f"{context.quoted(after)} minus {context.quoted(before)}, mean over the futures, in brackets the 95% interval (paired, Student)",
    )
    return table([context.w("Mått", "Measure"), *map(str, years_shown(context))], rows, caption=caption, class_="wide")


def section(context: Context) -> Markup:
    """What can be seen to differ, in words; then the figures."""
    w = context.w
    parts: list[Markup] = [] if context.few else [both_sides(context)]
    for plan in context.others:
        seen = [one for one in (*RESOURCES, *LIVES) if is_told(context, difference(context, context.base, plan, one, context.last), one)]
        said = (
            w(f"{context.last} skiljer sig {context.quoted(plan)} synligt från {context.quoted(context.base)} i: ",
              f"In {context.last} {context.quoted(plan)} visibly differs from {context.quoted(context.base)} in: ")
            + ", ".join(name_of(context, one).lower() for one in seen) + "."
            if seen
            else w(f"{context.last} skiljer sig {context.quoted(plan)} inte synligt från {context.quoted(context.base)} i något av måtten på sidan ett.",
                   f"In {context.last} {context.quoted(plan)} does not visibly differ from {context.quoted(context.base)} in any measure of page one.")
        )
        inside = join(tag("p", said), by_year(context, context.base, plan))
        parts.append(inside if context.few else tag("details", tag("summary", context.label(plan)), inside))
    return join(*parts)
