# SPDX-License-Identifier: MIT
"""When it breaks: the distribution of the break year over the futures, plan by plan."""

from __future__ import annotations

from omsorg.report import answer
from omsorg.report.context import Context
from omsorg.report.figures import figure, year_tables
from omsorg.report.markup import Markup, join, table, tag
from omsorg.report.strips import Strip, countable, strip_chart


def _sentence(context: Context) -> str:
    w = context.w
    said = []
    for plan in context.whole_plans if context.few else [context.base]:
        summary = context.breaks(plan)
        broken = summary.futures - summary.not_before_end
        name = context.quoted(plan)
        said.append(
            w(f"med {name} bryter {broken} av {summary.futures} framtider till och med {context.last}",
              f"with {name} {broken} of {summary.futures} futures break by the end of {context.last}")
            if summary.majority_year is None
            else w(f"med {name} har mer än hälften av framtiderna brutit år {summary.majority_year}, och {broken} av {summary.futures} till och med {context.last}",
                   f"with {name} more than half of the futures have broken by {summary.majority_year}, and {broken} of {summary.futures} by the end of {context.last}")
        )
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def section(context: Context) -> Markup:
    w = context.w
    summaries = [(plan, context.breaks(plan)) for plan in context.whole_plans]
    strips = [
        Strip(context.label(plan), context.break_years(plan), summary.majority_year, number)
        for number, (plan, summary) in enumerate(summaries)
    ]
    never = context.later(None)
    title = w("Brytåret i alla framtider", "The break year in every future")
    sentence = _sentence(context)
    how = (
        w("Varje block är en framtid, ovanför det år då den bryter", "Each block is a future, above the year in which it breaks")
        if countable(strips)
        else w("Höjden säger i hur många framtider det bryter det året", "The height says in how many futures it breaks in that year")
    ) + w("; pilen visar året då mer än hälften har brutit.", "; the arrow shows the year by which more than half have broken.")
    picture = strip_chart(strips, context.years, never=never, describe=f"{title}. {sentence}")
    ranked = table(
        [w("Plan", "Plan"), w("Mer än hälften har brutit", "More than half have broken"), w("95 %-intervall", "95% interval"),
         w("10:e till 90:e percentilen", "10th to 90th percentile"), w("Bryter", "Break")],
        [[context.label(plan), context.later(one.majority_year), answer.interval(context, plan),
          f"{context.later(one.p10)} {w('till', 'to')} {context.later(one.p90)}", f"{one.futures - one.not_before_end} {w('av', 'of')} {one.futures}"]
         for plan, one in summaries],
        caption=w("Brytåret över framtiderna, plan för plan", "The break year over the futures, plan by plan"),
    )
    cells = {
        year: [f"{round(one.share_broken[place] * one.futures)} {w('av', 'of')} {one.futures}" for _, one in summaries]
        for place, year in enumerate(context.years)
    }
    by_year = year_tables(context, [context.label(plan) for plan, _ in summaries], cells,
                          w("Framtider som har brutit till och med året", "Futures that have broken by the end of the year"))
    return figure(title, f"{sentence} {how}", picture, join(ranked, tag("div", by_year)))
