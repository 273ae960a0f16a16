# SPDX-License-Identifier: MIT
"""A figure is a title, one plain sentence, a picture and the table of the same numbers, always in that order."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg import numbers
from omsorg.report.chart import Line, Mark, line_chart, panel_chart
from omsorg.report.context import FEW, Context
from omsorg.fans import FanYear
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import Plan
from omsorg.texttable import shown_years

Fans = Sequence[tuple[str, Sequence[FanYear]]]


def figure(title: str, sentence: str, picture: Markup, tables: Markup) -> Markup:
    return tag("section", tag("h3", title), tag("p", sentence, class_="said"), tag("div", picture, tag("div", tables), class_="beside"), class_="figure")


def tick_text(context: Context, value: float) -> str:
    decimals = 0 if float(value).is_integer() else 1 if float(value * 10).is_integer() else 2
    return numbers.plain(value, decimals, context.language)


def fan_lines(context: Context, fans: Fans, factor: float, *, bands: bool = True) -> list[Line]:
    lines = []
    for number, (label, fan) in enumerate(fans):
        by_year = {one.year: one for one in fan}
        picked = [by_year.get(year) for year in context.years]
        nan = float("nan")
        middle = [one.p50 * factor if one else nan for one in picked]
        low = [one.p10 * factor if one else nan for one in picked]
        high = [one.p90 * factor if one else nan for one in picked]
        lines.append(Line(label, middle, low if bands else None, high if bands else None, number))
    return lines


def fan_figure(
    context: Context, measure: str, title: str, *, service: str | None = None, mark: bool = False, aside: str = ""
) -> Markup | None:
    """One measure under every plan: middle line and the span of the futures. Nothing if no plan has the measure."""
    plans = [(plan, context.fan(plan, measure, service)) for plan in context.whole_plans]
    plans = [one for one in plans if one[1]]
    if not plans:
        return None
    scale = context.scale(measure)
    fans = [(context.label(plan), fan) for plan, fan in plans]
    sentence = join(course(context, measure, plans), f" {aside}" if aside else None)
    draw = line_chart if len(plans) <= FEW else panel_chart
    picture = draw(
        fan_lines(context, fans, scale.factor),
        context.years,
        unit=scale.unit,
        describe=f"{title}. {sentence}",
        tick=lambda value: tick_text(context, value),
        mark=Mark(context.facts.tolerance * scale.factor, context.w("tolerans", "tolerance")) if mark else None,
    )
    return figure(title, sentence, picture, fan_tables(context, title, scale, fans))


def course(context: Context, measure: str, plans: Sequence[tuple[Plan, Sequence[FanYear]]]) -> str:
    """From what, to what: the plain sentence under a figure."""
    scale, w = context.scale(measure), context.w

    def said(plan: Plan, fan: Sequence[FanYear]) -> str:
        start, end = fan[0], fan[-1]
        text = w(
            f"{context.quoted(plan)} går från {context.with_unit(context.middle(start, scale), scale)} år {start.year} till "
            f"{context.with_unit(context.middle(end, scale), scale)} år {end.year}",
            f"{context.quoted(plan)} goes from {context.with_unit(context.middle(start, scale), scale)} in {start.year} to "
            f"{context.with_unit(context.middle(end, scale), scale)} in {end.year}",
        )
        if end.futures < 2:
            return text
        return text + w(f" (i åtta av tio framtider {context.span(end, scale)})", f" (in eight of ten futures {context.span(end, scale)})")

    if len(plans) <= FEW:
        return "; ".join(said(plan, fan) for plan, fan in plans) + "."
    least, most = (pick(plans, key=lambda one: one[1][-1].p50) for pick in (min, max))
    year = plans[0][1][-1].year
    low, high = (context.with_unit(context.middle(one[1][-1], scale), scale) for one in (least, most))
    return said(*plans[0]) + w(
        f". Av {len(plans)} planer slutar {context.quoted(least[0])} lägst, på {low} år {year}, och {context.quoted(most[0])} högst, på {high}. "
        f"Den prickade linjen är {context.quoted(plans[0][0])}.",
        f". Of {len(plans)} plans {context.quoted(least[0])} ends lowest, at {low} in {year}, and {context.quoted(most[0])} highest, at {high}. "
        f"The dotted line is {context.quoted(plans[0][0])}.",
    )


def fan_tables(context: Context, title: str, scale: numbers.Scale, fans: Fans) -> Markup:
    """Every fifth year at a glance; every year one step away on the screen, and always on paper."""
    unit = f", {scale.unit}" if scale.unit else ""
    caption = context.w(
        f"{title}: mitten av framtiderna, inom parentes 10:e till 90:e percentilen{unit}",
        f"{title}: the middle of the futures, in brackets the 10th to 90th percentile{unit}",
    )
    by_year = [(label, {one.year: one for one in fan}) for label, fan in fans]
    cells = {year: [context.figure(fan.get(year), scale) for _, fan in by_year] for year in context.years}
    return year_tables(context, [label for label, _ in fans], cells, caption)


def year_tables(context: Context, labels: Sequence[str], cells: dict[int, list[str]], caption: str) -> Markup:
    """Cells by year and column. Few columns stand beside each other; many become rows, and their years come in parts."""
    w = context.w
    shown = [year for year in cells if year in shown_years(context.results.first_year, context.last)]
    head = w("År", "Year")
    if len(labels) <= FEW:
        brief = table([head, *labels], [[str(year), *cells[year]] for year in shown], caption=caption)
    else:
        rows = [[label, *[cells[year][place] for year in shown]] for place, label in enumerate(labels)]
        brief = table([w("Plan", "Plan"), *map(str, shown)], rows, caption=caption)
    every = []
    for start in range(0, len(labels), FEW):
        part = labels[start : start + FEW]
        rest = f" ({start + 1}\N{EN DASH}{start + len(part)} {w('av', 'of')} {len(labels)})" if len(labels) > FEW else ""
        rows = [[str(year), *row[start : start + FEW]] for year, row in cells.items()]
        every.append(table([head, *part], rows, caption=w(f"{caption}, alla år{rest}", f"{caption}, every year{rest}")))
    return join(brief, tag("details", tag("summary", w("Alla år", "Every year")), *every))
