# SPDX-License-Identifier: MIT
"""Whether the needs rise: a probability for each, and how much, before anything is said of the means."""

from __future__ import annotations

from omsorg import numbers
from omsorg.report.compared import years_shown
from omsorg.report.context import Context
from omsorg.report.figures import fan_figure
from omsorg.report.markup import Child, Markup, join, table, tag
from omsorg.rising import Need, Rise, needs_of


def _growth(context: Context, one: Rise | None) -> Child:
    if one is None:
        return numbers.NOTHING
    scale = numbers.Scale(100.0, numbers.PERCENT, 0)
    middle = numbers.earned(one.p50, one.error, scale, context.language, sign=True)
    span = numbers.span(one.p10, one.p90, one.error, scale, context.language) if one.futures > 1 else ""
    return join(f"{middle} ({span})" if span else middle, tag("span", context.w(f"ökar i {one.rising} av {one.futures}", f"rises in {one.rising} of {one.futures}"), class_="below"))


def _chance(context: Context, one: Rise | None) -> str:
    if one is None:
        return numbers.NOTHING
    low, high = one.interval
    share = context.percent(one.chance)
    between = numbers.span(low, high, 0.0, numbers.Scale(100.0, numbers.PERCENT, 0), context.language)
    return f"{share} ({between})" if one.futures > 1 else share


def _sentence(context: Context, needs: list[Need]) -> str:
    w = context.w
    said = []
    for need in needs:
        one = need.in_year(context.last)
        if one is None:
            continue
        name = need.label(context.language)
        name = f"{name[0].lower()}{name[1:]}"
        said.append(w(f"{name} i {one.rising} av {one.futures} framtider", f"{name} in {one.rising} of {one.futures} futures"))
    return w(f"Större {context.last} än {context.results.first_year}: ", f"Larger in {context.last} than in {context.results.first_year}: ") + "; ".join(said) + "."


AGES = ("population_0_5", "population_6_15", "population_16_18", "population_19_64", "population_65_plus", "population_80_plus", "population")


def ages(context: Context) -> Markup | None:
    """Who lives there, by age: children are not few adults."""
    w = context.w
    years = [context.results.first_year, *years_shown(context)]
    rows = [[context.term(one), *[context.figure(context.at(context.base, one, year), context.scale(one)) for year in years]]
            for one in AGES if context.fan(context.base, one)]
    if len(rows) < 2:
        return None
    caption = w(
        f"Invånare efter ålder under {context.quoted(context.base)}: mitten av framtiderna, inom parentes 10:e till 90:e percentilen",
        f"Inhabitants by age under {context.quoted(context.base)}: the middle of the futures, in brackets the 10th to 90th percentile",
    )
    return join(tag("h3", w("Barn, vuxna och äldre", "Children, adults and the old")), table([w("Ålder", "Age"), *map(str, years)], rows, caption=caption, class_="wide"))


def section(context: Context) -> Markup | None:
    """Under the base: a plan that prevents need is told of beside the others."""
    w = context.w
    needs = [need for need in needs_of(context.results, context.base.name) if need.in_year(context.last)]
    if not needs:
        return None
    years = years_shown(context)
    rows: list[list[Child]] = [
        [need.label(context.language), *[_growth(context, need.in_year(year)) for year in years], _chance(context, need.in_year(context.last))] for need in needs
    ]
    caption = w(
        f"Behovet under {context.quoted(context.base)} mot {context.results.first_year}, procent: mitten av framtiderna, inom parentes 10:e till 90:e percentilen. "
        f"Sannolikheten att det är större {context.last} står med 95 %-intervall (Wilson)",
        f"Need under {context.quoted(context.base)} against {context.results.first_year}, per cent: the middle of the futures, in brackets the 10th to 90th percentile. "
        f"The probability that it is larger in {context.last} stands with its 95% interval (Wilson)",
    )
    head = [w("Behov", "Need"), *map(str, years), w(f"Sannolikhet att det ökar till {context.last}", f"Probability that it rises by {context.last}")]
    return join(
        tag("p", _sentence(context, needs)),
        table(head, rows, caption=caption, class_="wide"),
        fan_figure(context, "granted_hours", w("Beviljade timmar i hemtjänsten", "Hours granted in home care"), service="home_care"),
        ages(context),
    )
