# SPDX-License-Identifier: MIT
"""Figures by year: each a picture, a table and one plain sentence. First the resources, then the lives."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg.report import alike
from omsorg.report.context import Context
from omsorg.report.chart import line_chart
from omsorg.report.figures import fan_figure, fan_lines, fan_tables, figure, tick_text
from omsorg.report.markup import Markup, join, tag


def several(context: Context, measures: Sequence[str], title: str, sentence: str, *, service: str | None = None) -> list[Markup]:
    """Measures of one unit beside each other, one picture for each plan (middle of the futures only)."""
    found: list[Markup] = []
    for plan in context.whole_plans:
        fans = [(context.term(measure), context.fan(plan, measure, service)) for measure in measures]
        fans = [one for one in fans if one[1]]
        if len(fans) < 2:
            continue
        scale = context.scale(measures[0])
        heading = f"{title}: {context.label(plan)}"
        picture = line_chart(
            fan_lines(context, fans, scale.factor, bands=False),
            context.years,
            unit=scale.unit,
            describe=f"{heading}. {sentence}",
            tick=lambda value: tick_text(context, value),
            from_zero=False,
        )
        found.append(figure(heading, sentence, picture, fan_tables(context, heading, scale, fans)))
    if context.few:
        return found
    return [tag("details", tag("summary", f"{title} ({len(found)} {context.w('planer', 'plans')})"), *found)] if found else []


def resources(context: Context) -> Markup:
    w = context.w
    posts = several(
        context,
        ("posts_required", "posts_affordable", "posts_filled"),
        w("Årsarbetare som behövs, ryms i ramen och är tillsatta", "Posts required, affordable and filled"),
        w("Mitten av framtiderna. Mellan det som behövs och det som ryms fattas pengar; mellan det som ryms och det som är tillsatt fattas sökande.",
          "The middle of the futures. Between required and affordable it is money that is short; between affordable and filled it is applicants."),
    )
    hours = several(
        context,
        ("granted_hours", "planned_hours", "delivered_hours"),
        w("Timmar som beviljas, planeras och utförs", "Hours granted, planned and delivered"),
        w("Timmar per år i mitten av framtiderna.", "Hours a year in the middle of the futures."),
    )
    return join(
        fan_figure(context, "unmet_share", w("Andel ej tillgodosedda timmar", "Share of the hours that go unmet"), mark=True),
        fan_figure(context, "unmet_hours", w("Ej tillgodosedda timmar per år", "Unmet hours a year")),
        fan_figure(context, "staffing_gap", w("Årsarbetare som fattas", "Posts short of the need"),
                   aside=w("Det är de årsarbetare som behövs minus dem som är tillsatta, räknat i varje framtid för sig.",
                           "These are the posts required less those filled, reckoned in each future by itself.")),
        fan_figure(context, "posts_gap", w("Årsarbetare som behövs utöver ramen", "Posts required beyond the frame"),
                   aside=w("Under noll räcker ramen till fler än som behövs.", "Below nought the frame affords more than are required.")),
        *posts,
        fan_figure(context, "net_cost", w("Nettokostnad för de verksamheter som räknas", "Net cost of the services modelled"),
                   aside=w("I fasta priser.", "In constant prices.")),
        fan_figure(context, "cost_gap", w("Kostnad utöver ramen", "Cost beyond the frame")),
        *hours,
        fan_figure(context, "clients", w("Brukare med hemtjänst", "Clients with home care"), service="home_care"),
        fan_figure(context, "clients", w("Boende i särskilt boende", "Residents in special housing"), service="special_housing"),
    )


def lives(context: Context) -> Markup:
    w = context.w
    return join(
        fan_figure(context, "met_preference_share", w("Andel önskemål som tillgodoses", "Wishes that are met")),
        fan_figure(context, "waiting_days", w("Dagar i väntan på en plats", "Days of waiting for a place")),
        fan_figure(context, "queue", w("Kö till särskilt boende", "Queue for special housing"), service="special_housing"),
        fan_figure(context, "unexecuted_decisions", w("Beslut som inte har verkställts inom tre månader", "Decisions not executed within three months")),
        fan_figure(context, "missed_visits", w("Uteblivna besök", "Missed visits")),
        fan_figure(context, "shortened_visits", w("Förkortade besök", "Visits cut short")),
        fan_figure(context, "staff_continuity", w("Hur många olika ur personalen en brukare möter på 14 dagar", "How many different staff a client meets in 14 days")),
        fan_figure(context, "digital_share", w("Andel av nattillsynen som sker med kamera", "Share of night supervision by camera")),
        alike.section(context),
    )
