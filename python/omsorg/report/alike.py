# SPDX-License-Identifier: MIT
"""Whether it is the same wherever one lives: how the share of hours unmet differs between districts, plan by plan."""

from __future__ import annotations

from omsorg import _core, numbers
from omsorg.equity import equity_of
from omsorg.fans import fan_of
from omsorg.report.compared import difference_text
from omsorg.report.context import Context
from omsorg.report.markup import Child, Markup, join, table, tag

_GINI = numbers.Scale(1.0, "", 2)


def section(context: Context) -> Markup | None:
    """Range and Gini in the last year; nothing when no figure is kept by district."""
    w, year = context.w, context.last
    found = [(plan, one) for plan in context.whole_plans if (one := equity_of(context.results, plan.name))]
    if not found:
        return None
    base = found[0][1]
    rows: list[list[Child]] = []
    for plan, one in found:
        spread, uneven = (fan_of(one.first_year, values)[-1] for values in (one.range, one.gini))
        name, times = one.worst(year)
        shared = sorted(set(base.futures) & set(one.futures))
        before, after = ([float(side.range[side.futures.index(future), -1]) for future in shared] for side in (base, one))
        rows.append([
            context.label(plan), context.figure(spread, context.scale("unmet_share")), context.figure(uneven, _GINI),
            numbers.NOTHING if one is base else difference_text(context, _core.compare_samples(before, after), "unmet_share"),
            f"{name} ({times} {w('av', 'of')} {len(one.futures)})",
        ])
    caption = w(
        f"Andelen uteblivna timmar i hemtjänsten mellan distrikten {year}: mitten av framtiderna, inom parentes 10:e till 90:e percentilen; skillnaden är parvis med 95 %-intervall",
        f"The share of home-care hours unmet between the districts in {year}: the middle of the futures, in brackets the 10th to 90th percentile; the difference is paired, with its 95% interval",
    )
    head = [w("Plan", "Plan"), w("Högsta minus lägsta distrikt (procentenheter)", "Highest less lowest district (percentage points)"),
            "Gini", w(f"Skillnad mot {context.quoted(context.base)}", f"Difference from {context.quoted(context.base)}"),
            w("Sämst ställt i flest framtider", "Worst off in most futures")]
    return join(
        tag("h3", w("Lika var man än bor?", "The same wherever one lives?")),
        tag("p", w("Gini är 0 när alla distrikt har samma andel; distrikten räknas efter sina beviljade timmar.",
                   "The Gini is 0 when all districts have the same share; districts count by their granted hours."), class_="said"),
        table(head, rows, caption=caption, class_="wide"),
    )
