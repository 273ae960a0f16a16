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
# Summed over the years, one component at a time: Swedish and English name, and the measures that are added up.
# The first decides what pays: hours worked, and hours that would have been worked had there been staff.
NEEDED = (("Arbetade och uteblivna timmar", "Hours worked and hours unmet"), ("worked_hours", "unmet_hours"))
SUMMED = (
    NEEDED,
    (("därav uteblivna timmar", "of them hours unmet"), ("unmet_hours",)),
    (("därav brukartid", "of them client time"), ("client_time_hours",)),
    (("därav restid", "of them travel"), ("travel_hours",)),
    (("Nettokostnad", "Net cost"), ("net_cost",)),
)


def _difference_cell(context: Context, one: _core.Difference, measure: str) -> str:
    if one.futures == 0:
        return numbers.NOTHING
    scale = context.scale(measure)
    error = one.standard_error if not math.isnan(one.standard_error) else 0.0
    middle = numbers.earned(one.mean, error, scale, context.language, sign=True)
    if one.futures < 2:
        return middle
    return f"{middle} ({numbers.span(one.low, one.high, error, scale, context.language)})"


def _is_visible(one: _core.Difference) -> bool:
    """The interval does not hold nought."""
    return one.futures > 1 and (one.high < 0 or one.low > 0)


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


def _paired(context: Context, plans: Sequence[Plan], measures: Sequence[str]) -> list[list[float]]:
    """Sums over the horizon, in the futures that every plan finished; empty if the figures are not kept."""
    results = context.results
    added: list[dict[int, float]] = [{} for _ in plans]
    for measure in measures:
        for service in SERVICE_CODE:
            sums = [results.totals(plan.name, measure, results.first_year, context.last, service) for plan in plans]
            if all(sums):
                break
        else:
            return []
        for total, one in zip(added, sums, strict=True):
            for future, value in one.items():
                total[future] = total.get(future, 0.0) + value
    shared = sorted(set.intersection(*(set(one) for one in added)))
    return [[one[future] for future in shared] for one in added]


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
        verdicts: dict[str, _core.Difference] = {}
        for names, measures in SUMMED:
            columns = _paired(context, [base, whole, *parts], measures)
            if not columns:
                continue
            found = _core.contributions(columns[0], columns[1], columns[2:])
            scale = context.scale(measures[0])
            cells = [f"{w(*names)} ({scale.unit})"]
            for plan, one in zip(parts, found.components, strict=True):
                share = f" \N{MIDDLE DOT} {context.percent(one.share)}" if measures is NEEDED[1] and _is_visible(found.whole) else ""
                cells.append(_difference_cell(context, one.alone, measures[0]) + share)
                if measures is NEEDED[1]:
                    verdicts[plan.name] = one.alone
            error = found.whole.standard_error if found.whole.futures > 1 else 0.0
            cells.append(numbers.earned(found.interplay, error, scale, context.language, sign=True))
            cells.append(_difference_cell(context, found.whole, measures[0]))
            rows.append(cells)
        caption = w(
            f"Varje del för sig mot ”{context.label(base)}”: medel över framtiderna, 95 %-intervall, och efter punkten delens andel av hela planens timmar (där hela planen har synlig verkan)",
            f"Each component alone against “{context.label(base)}”: mean over the futures, 95% interval, and after the dot its share of the whole plan's hours (where the whole plan has a visible effect)",
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


def _what_does_not_pay(context: Context, parts: Sequence[Plan], verdicts: dict[str, _core.Difference]) -> Markup:
    w = context.w
    saves: list[str] = []
    none: list[str] = []
    costs: list[str] = []
    for plan in parts:
        hours = verdicts.get(plan.name)
        if hours is None or not _is_visible(hours):
            none.append(context.label(plan))
        else:
            (saves if hours.mean < 0 else costs).append(context.label(plan))
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
