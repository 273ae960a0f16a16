# SPDX-License-Identifier: MIT
"""Page one: the answer, how sure it is, what it stands on, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg import _core, numbers
from omsorg.report import answer, compared, drivers
from omsorg.report.context import Context
from omsorg.report.facts import BASE_UNMET
from omsorg.report.in_force import in_force
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import Plan
from omsorg.terms import SECTIONS


def header(context: Context) -> Markup:
    w, results = context.w, context.results
    magic = w(", utan effekter av evidensgrad D och E", ", without effects of grade D and E") if results.no_magic else ""
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
            + (w(" En enda framtid: hur osäkra siffrorna är går inte att säga.", " A single future: how uncertain the figures are cannot be said.")
               if context.futures_finished == 1 else "")
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
        tag("p", w("brytår: då har mer än hälften av framtiderna brutit; ", "break year: more than half of the futures have broken; "),
            answer.interval_in_words(context, plan), class_="small"),
        tag(
            "p",
            w(
                f"10:e till 90:e percentilen: {context.later(summary.p10)} till {context.later(summary.p90)}. "
                f"{broken} av {summary.futures} framtider bryter till och med {context.last}.",
                f"10th to 90th percentile: {context.later(summary.p10)} to {context.later(summary.p90)}. "
                f"{broken} of {summary.futures} futures break by the end of {context.last}.",
            ),
            class_="small",
        ),
        class_=f"fact plan{number}",
    )


def _facts(context: Context) -> Markup:
    """A panel for each plan; when they are many, a ranking: the plan that holds longest first."""
    if context.few:
        return tag("div", [_fact(context, number, plan) for number, plan in enumerate(context.whole_plans)], class_="facts")
    w, horizon = context.w, context.last + 1
    ranked = sorted(
        ((plan, context.breaks(plan), answer.shift_between(context, context.base, plan)) for plan in context.whole_plans),
        key=lambda one: (-(one[1].majority_year or horizon), -one[1].not_before_end, -one[2].later),
    )
    sides = [one for one in ("unmet_share", "met_preference_share") if context.at(context.base, one, context.last)]
    rows = [
        [context.label(plan), context.later(one.majority_year), answer.interval(context, plan), f"{one.futures - one.not_before_end} {w('av', 'of')} {one.futures}",
         numbers.NOTHING if plan is context.base else f"{shift.later} / {shift.earlier}",
         *[context.figure(context.at(plan, side, context.last), context.scale(side)) for side in sides]]
        for plan, one, shift in ranked
    ]
    head = [w("Plan", "Plan"), w("Brytår", "Break year"), w("95 %-intervall", "95% interval"), w("Bryter", "Break"), w("Senare / tidigare", "Later / earlier"),
            *[f"{compared.with_unit(context, side)}, {context.last}" for side in sides]]
    return table(head, rows, class_="wide", caption=w(
        f"Planerna i ordning: den som håller längst först. ”Senare / tidigare” är antalet framtider i vilka brytåret flyttas mot {context.quoted(context.base)}",
        f"The plans in order: the one that holds longest first. “Later / earlier” is the number of futures in which the break year moves against {context.quoted(context.base)}",
    ))


def _solved(context: Context) -> Markup:
    """Base-year staffing is not recorded but solved; how the answer hangs on the assumed unmet share."""
    w = context.w
    setting = context.facts.setting(BASE_UNMET)
    drawn = context.facts.drawn.get(BASE_UNMET, [])
    rows: list[list[str]] = []
    if len(set(drawn)) > 2 and len(drawn) >= answer.FEWEST:
        for plan in context.whole_plans if context.few else [context.base]:
            years = context.break_by_future(plan)
            futures, found = context.drawn_in(years)
            thirds = _core.influence_of(found[BASE_UNMET], [years[future] for future in futures], context.last).thirds
            for name, third in zip((w("lägst", "lowest"), w("mellan", "middle"), w("högst", "highest")), thirds, strict=True):
                rows.append([context.label(plan), name, f"{context.percent(third.low, 1)} {w('till', 'to')} {context.percent(third.high, 1)}",
                             context.later(third.middle), f"{third.futures - third.not_before_end} {w('av', 'of')} {third.futures}"])
    caption = w("Framtiderna delade i tre efter vad de drog som ej tillgodosedd andel basåret", "The futures, parted in three by what they drew as unmet share of the base year")
    head = [w("Plan", "Plan"), w("Tredjedel", "Third"), w("Ej tillgodosedd andel basåret", "Unmet share, base year"), w("Mellersta brytår", "Middle break year"), w("Bryter", "Break")]
    return join(
        tag("h2", w("Bemanningen basåret är löst, inte uppmätt", "The staff of the base year is solved, not recorded"), class_="first"),
        tag("p", w(
            "Ingen källa säger hur många som arbetar i just de verksamheter som räknas här. Bemanningen basåret är därför löst: beviljade timmar × den "
            "andel som utförs ÷ den andel av arbetstiden som är hos brukaren. Hur stor del av timmarna som inte tillgodosågs basåret är alltså ett antagande, och "
            "brytåret beror på det.",
            "No source says how many work in exactly the services modelled here. The staff of the base year is therefore solved: granted hours × the share "
            "delivered ÷ the share of working time spent with clients. What share of the hours went unmet in the base year is thus an assumption, and the "
            "break year depends on it.",
        )),
        tag("p", w("Antaget: ", "Assumed: "), tag("code", BASE_UNMET), f" = {setting.value}",
            w(f", evidensgrad {setting.grade or 'saknas'}.", f", grade {setting.grade or 'lacking'}.")) if setting else None,
        table(head, rows, words=3, caption=caption) if rows else None,
    )


def _lacking(context: Context, standing_out: Sequence[str]) -> Markup:
    """Every assumption without a source, by the part of the model; those that the answer follows are in bold."""
    w = context.w
    settings = in_force(context.facts.settings)
    lacking = [one for one in settings if one.lacks_source]
    if not lacking:
        return tag("p", w("Varje antagande har en källa.", "Every assumption has a source."))
    parts: dict[str, list[Markup]] = {}
    for one in lacking:
        name = drivers.label_of(context, one, one.key)
        parts.setdefault(one.key.split(".", 1)[0], []).append(tag("strong", name) if one.key in standing_out else tag("span", name))
    items = [
        tag("li", tag("b", w(*SECTIONS.get(part, (part, part))), f" ({len(names)})"), ": ", [[", " if place else "", name] for place, name in enumerate(names)], ".")
        for part, names in parts.items()
    ]
    return tag(
        "section",
        tag("h2", w(f"{len(lacking)} av {len(settings)} antaganden saknar källa",
                    f"{len(lacking)} of {len(settings)} assumptions lack a source"), class_="first"),
        tag("p", w("De är antagna av oss, och står här för att ingen ska ta dem för kunskap. De som svaret synligt följer är märkta med fetstil.",
                   "They are assumed by us, and stand here so that nobody takes them for knowledge. Those that the answer visibly follows are in bold.")),
        tag("ul", items, class_="columns"),
        class_="note",
    )


def section(context: Context, standing_out: Sequence[str]) -> Markup:
    w, facts = context.w, context.facts
    board = (
        w(
            f" De verksamheter som räknas är omkring {context.percent(facts.board_share)} av socialnämndens kostnader; resten ligger utanför.",
            f" The services modelled are about {context.percent(facts.board_share)} of the social board's costs; the rest lies outside.",
        )
        if facts.board_share is not None
        else ""
    )
    lead = w(
        f"Brytåret är det första år då mer än {context.tolerance} av de timmar som brukarna var hemma för att ta emot uteblir för "
        "att personal saknas eller besök kortas. Toleransen är ett namngivet antagande (outcome.tolerance), ingen naturlag. "
        "Alla planer möter samma framtider: skillnaden är planernas, inte slumpens.",
        f"The break year is the first year in which more than {context.tolerance} of the hours that clients were at home to receive "
        "go unmet for lack of staff or because visits are cut short. The tolerance is a named assumption "
        "(outcome.tolerance), no law of nature. All plans meet the same futures: the difference is the plans', not the dice's.",
    )
    return join(
        _facts(context),
        tag("p", lead, board, class_="lead"),
        compared.both_sides(context) if context.few else None,
        _solved(context),
        _lacking(context, standing_out),
    )
