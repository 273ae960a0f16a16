# SPDX-License-Identifier: MIT
"""Whether it is the same wherever one lives, for women and men and at every age: plan by plan, in the last year."""

from __future__ import annotations

from omsorg import _core, numbers
from omsorg.equity import equity_of
from omsorg.fans import fan_of
from omsorg.report.compared import difference_text
from omsorg.report.context import Context
from omsorg.report.markup import Child, Markup, join, table, tag

_GINI = numbers.Scale(1.0, "", 2)
_GROUPS = ("delivered_share_women", "delivered_share_men", "delivered_share_65_79", "delivered_share_80_plus", "unmet_gap_sex", "unmet_gap_age", "unmet_gini_clients")


def section(context: Context) -> Markup | None:
    """Districts, then groups of clients, in the last year; nothing when neither is kept."""
    parts = [part for part in (_districts(context), _groups(context)) if part is not None]
    return join(*parts) if parts else None


def _groups(context: Context) -> Markup | None:
    """The sexes and the ages, plan by plan: how much of what was granted was given, the gaps, and how unevenly over single clients."""
    w, year = context.w, context.last
    rows: list[list[Child]] = []
    for plan in context.whole_plans:
        found = [context.at(plan, measure, year, "home_care") for measure in _GROUPS]
        if all(found):
            scales = [_GINI if measure == "unmet_gini_clients" else context.scale(measure) for measure in _GROUPS]
            rows.append([context.label(plan), *map(context.figure, found, scales)])
    if not rows:
        return None
    caption = w(
        f"Hemtjänst {year} efter kön och ålder: den andel av beviljad tid som kom, skillnaden i ej tillgodosedd andel, och hur ojämnt de timmar som saknas ligger över brukarna; mitten av framtiderna, "
        "inom parentes 10:e till 90:e percentilen",
        f"Home care in {year} by sex and age: the share of granted hours that came, the gap in unmet share, and how unevenly what is missing lies over clients; the middle of the futures, "
        "in brackets the 10th to 90th percentile",
    )
    head = [w("Plan", "Plan"), *(w(sv, en) for sv, en in (
        ("Kvinnor (%)", "Women (%)"), ("Män (%)", "Men (%)"), ("65-79 år (%)", "Aged 65-79 (%)"), ("80 år och äldre (%)", "Aged 80 and over (%)"),
        ("Kvinnor minus män (procentenheter)", "Women less men (percentage points)"), ("Äldre minus yngre (procentenheter)", "Older less younger (percentage points)"),
        ("Gini över brukare", "Gini over clients"),
    ))]
    return join(
        tag("h3", w("Lika för kvinnor och män, och i alla åldrar?", "The same for women and men, and at every age?")),
        tag("p", w("Modellen behandlar ingen olika: skillnader kommer av vad var och en har beviljats. Gini är högt av sig självt när lite saknas.",
                   "The model treats nobody differently: gaps come from what each has been granted. The Gini is high of itself when little is missing."), class_="said"),
        table(head, rows, caption=caption, class_="wide"),
    )


def _districts(context: Context) -> Markup | None:
    """Range and Gini between the districts; nothing when no figure is kept by district."""
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
        f"Andelen ej tillgodosedda timmar i hemtjänsten mellan distrikten {year}: mitten av framtiderna, inom parentes 10:e till 90:e percentilen; skillnaden är parvis med 95 %-intervall",
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
