# SPDX-License-Identifier: MIT
"""Figures by year: each a chart, a table and one plain sentence. First the resources, then the lives."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg import _core, numbers
from omsorg.report.chart import Line, line_chart
from omsorg.report.context import Context
from omsorg.report.front import figure_text
from omsorg.report.markup import Markup, join, table, tag
from omsorg.texttable import shown_years


def _ticks(context: Context, measure: str) -> tuple[float, str]:
    scale = context.scale(measure)
    return scale.factor, scale.unit


def _tick_text(context: Context, value: float) -> str:
    decimals = 0 if float(value).is_integer() else 1 if float(value * 10).is_integer() else 2
    return numbers.plain(value, decimals, context.language)


def fan_figure(
    context: Context, measure: str, title: str, sentence: str, *, service: str | None = None, mark: bool = False, from_zero: bool = True
) -> Markup | None:
    """One measure under every plan: middle line and the span of the futures."""
    plans = [(number, plan, context.fan(plan, measure, service)) for number, plan in enumerate(context.whole_plans)]
    plans = [one for one in plans if one[2]]
    if not plans:
        return None
    factor, unit = _ticks(context, measure)
    lines = []
    for number, plan, fan in plans:
        by_year = {one.year: one for one in fan if one.futures}
        picked = [by_year.get(year) for year in context.years]
        nan = float("nan")
        lines.append(
            Line(
                context.label(plan),
                [one.p50 * factor if one else nan for one in picked],
                [one.p10 * factor if one else nan for one in picked],
                [one.p90 * factor if one else nan for one in picked],
                number,
            )
        )
    chart = line_chart(
        lines,
        context.years,
        unit=unit,
        describe=f"{title}. {sentence}",
        tick=lambda value: _tick_text(context, value),
        from_zero=from_zero,
        mark=(context.facts.tolerance * factor, context.w("tolerans", "tolerance")) if mark else None,
    )
    return _figure(context, title, sentence, chart, _fan_table(context, measure, [(plan.label(context.language), fan) for _, plan, fan in plans]))


def _fan_table(context: Context, measure: str, fans: Sequence[tuple[str, Sequence[_core.FanYear]]]) -> Markup:
    scale = context.scale(measure)
    head = [context.w("År", "Year"), *[label for label, _ in fans]]
    by_year = [{one.year: one for one in fan} for _, fan in fans]
    rows = {
        year: [str(year), *[figure_text(context, fan[year], scale) if year in fan else numbers.NOTHING for fan in by_year]]
        for year in context.years
    }
    unit = f", {scale.unit}" if scale.unit else ""
    caption = context.w(
        f"Mitten av framtiderna, inom parentes 10:e till 90:e percentilen{unit}",
        f"The middle of the futures, in brackets the 10th to 90th percentile{unit}",
    )
    return _tables(context, head, rows, caption)


def _tables(context: Context, head: Sequence[str], rows: dict[int, list[str]], caption: str) -> Markup:
    """Every fifth year at a glance; every year one step away on the screen, and always on paper."""
    shown = [row for year, row in rows.items() if year in shown_years(context.results.first_year, context.last)]
    every = tag("details", tag("summary", context.w("Alla år", "Every year")), table(head, list(rows.values()), caption=caption))
    return join(table(head, shown, caption=caption), every)


def _figure(context: Context, title: str, sentence: str, chart: Markup, figures: Markup) -> Markup:
    return join(tag("h3", title), tag("figure", tag("figcaption", sentence), chart), figures)


def several(
    context: Context, measures: Sequence[str], title: str, sentence: str, *, service: str | None = None, from_zero: bool = True
) -> list[Markup]:
    """Measures of one unit beside each other, one chart for each plan (middle of the futures only)."""
    figures: list[Markup] = []
    for plan in context.whole_plans:
        fans = [(measure, context.fan(plan, measure, service)) for measure in measures]
        fans = [(measure, fan) for measure, fan in fans if fan]
        if len(fans) < 2:
            continue
        factor, unit = _ticks(context, fans[0][0])
        lines = []
        for number, (measure, fan) in enumerate(fans):
            by_year = {one.year: one.p50 * factor for one in fan if one.futures}
            lines.append(Line(context.term(measure), [by_year.get(year, float("nan")) for year in context.years], colour=number))
        heading = f"{title}: {context.label(plan)}"
        chart = line_chart(
            lines,
            context.years,
            unit=unit,
            describe=f"{heading}. {sentence}",
            tick=lambda value: _tick_text(context, value),
            from_zero=from_zero,
        )
        rows_of = _fan_table(context, fans[0][0], [(context.term(measure), fan) for measure, fan in fans])
        figures.append(_figure(context, heading, sentence, chart, rows_of))
    return figures


def broken_figure(context: Context) -> Markup:
    """The distribution of the break year: the share of futures that have broken, by year."""
    w = context.w
    summaries = [(plan, context.breaks(plan)) for plan in context.whole_plans]
    lines = [
        Line(context.label(plan), [100 * share for share in summary.share_broken], colour=number)
        for number, (plan, summary) in enumerate(summaries)
    ]
    title = w("Hur många framtider som har brutit", "How many futures have broken")
    sentence = w(
        f"Andel av framtiderna som har haft sitt brytår, till och med varje år. Med {context.futures_finished} framtider är ett steg "
        f"{context.percent(1 / max(1, context.futures_finished), 1)}.",
        f"Share of the futures that have had their break year by the end of each year. With {context.futures_finished} futures one step is "
        f"{context.percent(1 / max(1, context.futures_finished), 1)}.",
    )
    chart = line_chart(
        lines, context.years, unit="%", describe=f"{title}. {sentence}", tick=lambda value: _tick_text(context, value),
        mark=(50.0, w("hälften", "half")),
    )
    rows = {
        year: [str(year), *[f"{round(summary.share_broken[place] * summary.futures)} {w('av', 'of')} {summary.futures}" for _, summary in summaries]]
        for place, year in enumerate(context.years)
    }
    figures = _tables(context, [w("År", "Year"), *[context.label(plan) for plan, _ in summaries]], rows,
                      w("Framtider som har brutit till och med året", "Futures that have broken by the end of the year"))
    return _figure(context, title, sentence, chart, figures)


def _course(context: Context, measure: str, service: str | None = None) -> str:
    """From what, to what, under each plan: the plain sentence under a figure."""
    said = []
    for plan in context.whole_plans:
        fan = [one for one in context.fan(plan, measure, service) if one.futures]
        if fan:
            start = context.middle(plan, measure, fan[0].year, service)
            end = context.middle(plan, measure, fan[-1].year, service)
            said.append(context.w(
                f"{context.label(plan)}: från {start} ({fan[0].year}) till {end} ({fan[-1].year})",
                f"{context.label(plan)}: from {start} ({fan[0].year}) to {end} ({fan[-1].year})",
            ))
    return "; ".join(said) + "."


def resources(context: Context) -> Markup:
    w = context.w

    def fan(measure: str, title: str, *, service: str | None = None, mark: bool = False, from_zero: bool = True) -> Markup | None:
        return fan_figure(context, measure, title, _course(context, measure, service), service=service, mark=mark, from_zero=from_zero)

    posts = several(
        context,
        ("posts_required", "posts_affordable", "posts_filled"),
        w("Tjänster: behov, råd och bemannat", "Posts: required, affordable, filled"),
        w("Årsarbetare i mitten av framtiderna. Gapet mellan behov och råd är pengar, gapet mellan råd och bemannat är rekrytering.",
          "Full-time equivalents in the middle of the futures. Between required and affordable the gap is money; between affordable and filled it is recruitment."),
        from_zero=False,
    )
    hours = several(
        context,
        ("granted_hours", "planned_hours", "delivered_hours"),
        w("Timmar: beviljade, planerade och utförda", "Hours: granted, planned, delivered"),
        w("Timmar per år i mitten av framtiderna.", "Hours a year in the middle of the futures."),
    )
    return join(
        broken_figure(context),
        fan("unmet_share", w("Andel av timmarna som uteblir", "Share of the hours that go unmet"), mark=True),
        *posts,
        fan("posts_gap", w("Gapet mellan behov och råd (minus: mer än som behövs)", "The gap between required and affordable (minus: more than required)"), from_zero=True),
        fan("net_cost", w("Nettokostnad för de verksamheter som räknas", "Net cost of the services modelled"), from_zero=True),
        fan("cost_gap", w("Kronor som saknas", "Kronor that are missing")),
        *hours,
        fan("clients", w("Brukare med hemtjänst", "Clients with home care"), service="home_care"),
        fan("clients", w("Boende i särskilt boende", "Residents in special housing"), service="special_housing"),
        fan("queue", w("Kö till särskilt boende", "Queue for special housing"), service="special_housing"),
    )


def lives(context: Context) -> Markup:
    w = context.w

    def fan(measure: str, title: str, *, service: str | None = None) -> Markup | None:
        return fan_figure(context, measure, title, _course(context, measure, service), service=service)

    shown = [
        fan("met_preference_share", w("Önskningar som uppfylls", "Wishes that are met")),
        fan("missed_visits", w("Uteblivna besök", "Missed visits")),
        fan("shortened_visits", w("Kortade besök", "Visits cut short")),
        fan("waiting_days", w("Dagar i väntan", "Days of waiting")),
        fan("unexecuted_decisions", w("Ej verkställda beslut", "Decisions not executed")),
        fan("staff_continuity", w("Personalkontinuitet: olika personer på 14 dagar", "Staff continuity: different persons in 14 days")),
        fan("digital_share", w("Andel med digital nattillsyn", "Share with digital night supervision")),
    ]
    return join(*shown)
