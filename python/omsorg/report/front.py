# SPDX-License-Identifier: MIT
"""Page one: the answer, how sure it is, what it stands on, and what it lacks."""

from __future__ import annotations

from omsorg import _core, numbers
from omsorg.report import answer
from omsorg.report.context import Context
from omsorg.report.facts import BASE_UNMET
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import Plan


def header(context: Context) -> Markup:
    w, results = context.w, context.results
    magic = w(", utan effekter av betyg D och E", ", without effects of grade D and E") if results.no_magic else ""
    lacking = "" if results.complete else w(
        f" Körningen avbröts: {results.done} av {results.total} är klara.",
        f" The run was interrupted: {results.done} of {results.total} are finished.",
    )
    return join(
        tag(
            "p",
            w(
                f"{context.facts.label}: räcker timmarna? {results.first_year}\N{EN DASH}{results.last_year}, "
                f"{context.futures_text}{magic}.",
                f"{context.facts.label}: do the hours suffice? {results.first_year}\N{EN DASH}{results.last_year}, "
                f"{context.futures_text}{magic}.",
            )
            + lacking,
            class_="kicker",
        ),
        tag("h1", answer.first_sentence(context)),
    )


def _fact(context: Context, number: int, plan: Plan) -> Markup:
    w, summary = context.w, context.breaks(plan)
    broken = summary.futures - summary.not_before_end
    return tag(
        "div",
        tag("p", context.label(plan), class_="name"),
        tag("p", context.later(summary.majority_year), class_="big"),
        tag("p", w("första året då mer än hälften av framtiderna har brutit; ", "first year in which more than half of the futures have broken; "),
            answer.interval_in_words(context, plan), class_="small"),
        tag(
            "p",
            w(
                f"Brytåret över framtiderna, 10:e till 90:e percentilen: {context.later(summary.p10)} till {context.later(summary.p90)}. "
                f"{broken} av {summary.futures} framtider bryter före slutet av {context.last}.",
                f"The break year over futures, 10th to 90th percentile: {context.later(summary.p10)} to {context.later(summary.p90)}. "
                f"{broken} of {summary.futures} futures break before the end of {context.last}.",
            ),
            class_="small",
        ),
        class_=f"fact plan{number}",
    )


def _solved(context: Context) -> Markup:
    """Base-year staffing is not recorded but solved; how the answer hangs on the assumed unmet share."""
    w = context.w
    parts: list[Markup] = [
        tag("h3", w("Bemanningen basåret är löst, inte uppmätt", "The staff of the base year is solved, not recorded")),
        tag(
            "p",
            w(
                "Ingen källa säger hur många som arbetar i just de verksamheter som räknas här. Bemanningen basåret är "
                "därför löst: beviljade timmar × den andel som utförs ÷ den andel av arbetstiden som är hos brukaren. "
                "Hur stor del av timmarna som uteblev basåret är alltså ett antagande, och brytåret beror på det.",
                "No source says how many work in exactly the services modelled here. The staff of the base year is "
                "therefore solved: granted hours × the share delivered ÷ the share of working time spent with clients. "
                "What share of the hours went unmet in the base year is thus an assumption, and the break year depends on it.",
            ),
        ),
    ]
    drawn = context.facts.drawn.get(BASE_UNMET, [])
    setting = context.facts.setting(BASE_UNMET)
    if setting is not None:
        parts.append(
            tag(
                "p",
                w("Antaget: ", "Assumed: "),
                tag("code", BASE_UNMET),
                f" = {setting.value}",
                w(f", betyg {setting.grade or 'saknas'}.", f", grade {setting.grade or 'lacking'}."),
            )
        )
    if len(set(drawn)) > 2 and len(drawn) >= 6:
        rows = []
        for plan in context.whole_plans:
            years = context.results.break_years(plan.name, context.facts.tolerance)
            influence = _core.influence_of(drawn[: len(years)], years, context.last)
            for name, third in zip(
                (w("lägst", "lowest"), w("mellan", "middle"), w("högst", "highest")), influence.thirds, strict=True
            ):
                rows.append(
                    [
                        context.label(plan),
                        name,
                        f"{context.percent(third.low, 1)} {w('till', 'to')} {context.percent(third.high, 1)}",
                        context.later(third.middle),
                        f"{third.futures - third.not_before_end} {w('av', 'of')} {third.futures}",
                    ]
                )
        parts.append(
            table(
                [
                    w("Plan", "Plan"),
                    w("Tredjedel", "Third"),
                    w("Antagen andel utebliven basåret", "Assumed unmet share, base year"),
                    w("Mellersta brytår", "Middle break year"),
                    w("Bryter", "Break"),
                ],
                rows,
                words=2,
                caption=w(
                    "Framtiderna delade efter vad de drog som utebliven andel basåret",
                    "The futures, parted by what they drew as unmet share of the base year",
                ),
            )
        )
    return join(*parts)


def _lacking(context: Context) -> Markup:
    w = context.w
    lacking = [one for one in context.facts.settings if one.lacks_source]
    if not lacking:
        return tag("p", w("Varje antagande har en källa.", "Every assumption has a source."))
    items = [
        tag("li", (one.label_sv if context.language == "sv" else one.label_en) or one.key, " ", tag("code", one.key))
        for one in lacking
    ]
    return tag(
        "div",
        tag(
            "h3",
            w(f"{len(lacking)} av {len(context.facts.settings)} antaganden saknar källa",
              f"{len(lacking)} of {len(context.facts.settings)} assumptions lack a source"),
        ),
        tag("p", w("De är antagna av oss, och står här för att ingen ska ta dem för kunskap.",
                   "They are assumed by us, and stand here so that nobody takes them for knowledge.")),
        tag("details", tag("summary", w("Visa listan", "Show the list")), tag("ul", items, class_="columns"), open=True),
        class_="note",
    )


def section(context: Context) -> Markup:
    w, facts = context.w, context.facts
    tolerance = context.percent(facts.tolerance, 0 if facts.tolerance >= 0.01 else 1)
    board = (
        w(
            f" De verksamheter som räknas är omkring {context.percent(facts.board_share)} av socialnämndens kostnader; resten ligger utanför.",
            f" The services modelled are about {context.percent(facts.board_share)} of the social board's costs; the rest lies outside.",
        )
        if facts.board_share is not None
        else ""
    )
    lead = w(
        f"Brytåret är det första år då mer än {tolerance} av de timmar som brukarna var hemma för att ta emot uteblir för "
        "att personal saknas eller besök kortas. Toleransen är ett namngivet antagande (outcome.tolerance), ingen naturlag. "
        "Alla planer möter samma framtider: skillnaden är planernas, inte slumpens.",
        f"The break year is the first year in which more than {tolerance} of the hours that clients were at home to receive "
        "go unmet for lack of staff or because visits are cut short. The tolerance is a named assumption "
        "(outcome.tolerance), no law of nature. All plans meet the same futures: the difference is the plans', not the dice's.",
    )
    return join(
        tag("div", [_fact(context, number, plan) for number, plan in enumerate(context.whole_plans[:4])], class_="facts"),
        tag("p", lead, board, class_="lead"),
        _solved(context),
        _lacking(context),
    )


def unit_head(context: Context, measure: str) -> str:
    scale = context.scale(measure)
    return f"{context.term(measure)} ({scale.unit})" if scale.unit else context.term(measure)


def figure_text(context: Context, one: _core.FanYear, scale: numbers.Scale) -> str:
    if not one.futures:
        return numbers.NOTHING
    middle = numbers.earned(one.p50, one.p50_error, scale, context.language)
    if one.futures < 2:
        return middle
    return f"{middle} ({numbers.span(one.p10, one.p90, one.p50_error, scale, context.language)})"
