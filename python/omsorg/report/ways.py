# SPDX-License-Identifier: MIT
"""What the new way of working does: in all, and each component alone; also what does not pay."""

from __future__ import annotations

import math
from collections.abc import Sequence

from omsorg import _core, numbers
from omsorg.report.context import Context
from omsorg.report.front import unit_head
from omsorg.report.markup import Markup, join, table, tag
from omsorg.results import MEASURE_CODE, SERVICE_CODE
from omsorg.study import Plan

# What is compared between plans in the last year; figures that a model does not write are left out.
COMPARED = (
    "unmet_share", "posts_required", "posts_affordable", "posts_filled", "net_cost", "granted_hours", "delivered_hours",
    "client_time_hours", "travel_hours", "met_preference_share", "missed_visits", "waiting_days", "staff_continuity", "deaths",
)
# Summed over the plan's years, one component at a time. A fall is good in all of them but the last.
SUMMED = ("worked_hours", "unmet_hours", "client_time_hours", "travel_hours", "net_cost", "replaced_by_digital_hours")
DECIDING = "worked_hours"


def _difference_cell(context: Context, one: _core.Difference, measure: str) -> str:
    if one.futures == 0:
        return numbers.NOTHING
    scale = context.scale(measure)
    error = one.standard_error if not math.isnan(one.standard_error) else 0.0
    middle = numbers.earned(one.mean, error, scale, context.language, sign=True)
    if one.futures < 2:
        return middle
    return f"{middle} ({numbers.span(one.low, one.high, error, scale, context.language)})"


def _years_shown(context: Context) -> list[int]:
    years = [year for year in context.years if year % 5 == 0 and year > context.results.first_year]
    return years if years and years[-1] == context.last else [*years, context.last]


def compared(context: Context, before: Plan, after: Plan) -> Markup:
    """The paired differences between two plans."""
    w, results = context.w, context.results
    rows = []
    for measure in COMPARED:
        for service in SERVICE_CODE:
            found = _core.compare_years(
                results.core,
                results.plan_code(before.name),
                results.plan_code(after.name),
                MEASURE_CODE[measure],
                service=SERVICE_CODE[service],
            )
            if any(one.difference.futures for one in found):
                break
        else:
            continue
        by_year = {one.year: one.difference for one in found}
        rows.append(
            [unit_head(context, measure)]
            + [_difference_cell(context, by_year[year], measure) if year in by_year else numbers.NOTHING for year in _years_shown(context)]
        )
    caption = w(
        f"”{context.label(after)}” minus ”{context.label(before)}”, medel över framtiderna, inom parentes 95 %-intervall (parvis, Student)",
        f"“{context.label(after)}” minus “{context.label(before)}”, mean over the futures, in brackets the 95% interval (paired, Student)",
    )
    return table([w("Mått", "Measure"), *map(str, _years_shown(context))], rows, caption=caption, class_="wide")


def _paired(context: Context, plans: Sequence[Plan], measure: str) -> list[list[float]]:
    """Sums over the horizon, in the futures that every plan finished."""
    results = context.results
    for service in SERVICE_CODE:
        sums = [results.totals(plan.name, measure, results.first_year, context.last, service) for plan in plans]
        if all(sums):
            shared = sorted(set.intersection(*(set(one) for one in sums)))
            return [[one[future] for future in shared] for one in sums]
    return []


def components(context: Context) -> Markup | None:
    """One component at a time against the base: its part of what the whole plan moves."""
    w, base = context.w, context.base
    sections: list[Markup] = []
    for whole in context.whole_plans[1:]:
        parts = [plan for plan in context.components if plan.whole == whole.name]
        if not parts:
            continue
        head = [w("Summa över åren", "Sum over the years"), *[context.label(plan) for plan in parts],
                w("Samspel", "Interplay"), w("Hela planen", "The whole plan")]
        rows: list[list[str]] = []
        verdicts: dict[str, list[tuple[str, _core.Difference]]] = {plan.name: [] for plan in parts}
        for measure in SUMMED:
            columns = _paired(context, [base, whole, *parts], measure)
            if not columns:
                continue
            found = _core.contributions(columns[0], columns[1], columns[2:])
            scale = context.scale(measure)
            cells = [unit_head(context, measure)]
            for plan, one in zip(parts, found.components, strict=True):
                share = "" if math.isnan(one.share) else f" · {context.percent(one.share)}"
                cells.append(_difference_cell(context, one.alone, measure) + (share if measure == DECIDING else ""))
                verdicts[plan.name].append((measure, one.alone))
            error = found.whole.standard_error if found.whole.futures > 1 else 0.0
            cells.append(numbers.earned(found.interplay, error, scale, context.language, sign=True))
            cells.append(_difference_cell(context, found.whole, measure))
            rows.append(cells)
        caption = w(
            f"Varje del för sig mot ”{context.label(base)}”: medel över framtiderna, 95 %-intervall, och efter punkten delens andel av hela planens timmar",
            f"Each component alone against “{context.label(base)}”: mean over the futures, 95% interval, and after the dot its share of the whole plan's hours",
        )
        sections += [
            tag("h3", w(f"Delarna i ”{context.label(whole)}”", f"The components of “{context.label(whole)}”")),
            tag("p", w(
                "Delarna prövas en i taget. De behöver inte gå ihop: det de gör tillsammans utöver summan är samspelet.",
                "The components are tried one at a time. They need not add up: what they do together beyond the sum is the interplay.",
            )),
            table(head, rows, caption=caption, class_="wide"),
            _what_does_not_pay(context, parts, verdicts),
        ]
    return join(*sections) if sections else None


def _what_does_not_pay(context: Context, parts: Sequence[Plan], verdicts: dict[str, list[tuple[str, _core.Difference]]]) -> Markup:
    w = context.w
    saves, none, costs = [], [], []
    for plan in parts:
        hours = [one for measure, one in verdicts[plan.name] if measure in (DECIDING, "unmet_hours") and one.futures > 1]
        if any(one.high < 0 for one in hours):
            saves.append(context.label(plan))
        elif any(one.low > 0 for one in hours):
            costs.append(context.label(plan))
        else:
            none.append(context.label(plan))
    items = []
    if saves:
        items.append(tag("li", w("Frigör timmar: ", "Frees hours: "), ", ".join(saves), "."))
    if none:
        items.append(tag("li", w("Ingen synlig effekt på timmarna med så här många framtider: ",
                                 "No visible effect on the hours with this many futures: "), ", ".join(none), "."))
    if costs:
        items.append(tag("li", w("Kostar timmar, och måste motiveras av annat: ", "Costs hours, and must be justified by something else: "),
                         ", ".join(costs), "."))
    return tag("div", tag("p", tag("strong", w("Vad som lönar sig och inte, i timmar", "What pays and what does not, in hours"))), tag("ul", items), class_="note")


def section(context: Context) -> Markup | None:
    if context.new is None:
        return None
    return join(*[compared(context, context.base, after) for after in context.whole_plans[1:]], components(context))
