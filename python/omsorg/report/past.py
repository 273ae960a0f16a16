# SPDX-License-Identifier: MIT
"""What the past and a sheet of paper say: the back-test of the population, and an estimate beside the simulation."""

from __future__ import annotations

from omsorg import numbers
from omsorg.report.bars import Bar, bar_chart
from omsorg.report.context import Context
from omsorg.fans import FanYear
from omsorg.report.figures import figure, tick_text
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import BacktestRow
from omsorg.texttable import shown_years

# The ages that matter here: everybody, and those whose need is greatest.
ALL_AGES, OLDEST = (0, 100), (80, 100)

# The back-test's runs are named in English in the study's file; a Swedish reader gets them in Swedish.
_RUN_WORDS = (
    ("mortality falling 1 % a year", "dödligheten faller 1 % om året"),
    ("mortality frozen", "oförändrad dödlighet"),
    ("nobody moves", "ingen flyttar"),
    ("migration as it came", "flyttningar som de blev"),
    ("migration as in ", "flyttningar som "),
    ("from ", "från "),
)


def run_name(context: Context, run: str) -> str:
    if context.language == "sv":
        for english, swedish in _RUN_WORDS:
            run = run.replace(english, swedish)
    return run


def ages_text(context: Context, low: int, high: int) -> str:
    if low == 0 and high >= 100:
        return context.w("alla", "all")
    return f"{low}+" if high >= 100 else f"{low}\N{EN DASH}{high}"


def ages_in_words(context: Context, row: BacktestRow) -> str:
    ages = ages_text(context, row.age_from, row.age_to)
    return context.w("alla åldrar", "all ages") if row.age_from == 0 and row.age_to >= 100 else context.w(f"åldern {ages} år", f"ages {ages}")


def backtest(context: Context) -> Markup:
    w, rows = context.w, context.facts.backtest
    if not rows:
        return tag("p", w("Studien har inget återtest.", "The study has no back-test."))
    free = [row for row in rows if not row.by_construction]
    derived = w("härlett", "derived")
    groups = sorted({(row.age_from, row.age_to) for row in rows}, key=lambda ages: (ages != ALL_AGES, ages))
    errors = {(row.run, row.year, row.age_from, row.age_to): row for row in rows}
    latest = {(row.run, (row.age_from, row.age_to)): row for row in sorted(rows, key=lambda row: row.year)}
    ends = {(run, row.year): None for run in dict.fromkeys(row.run for row in rows) for (of, _), row in latest.items() if of == run}

    def error_text(row: BacktestRow | None) -> str:
        if row is None:
            return numbers.NOTHING
        return derived if row.by_construction else numbers.plain(100 * row.error, 1, context.language, sign=True)

    short = [[run_name(context, run), str(year), *[error_text(errors.get((run, year, *group))) for group in groups]] for run, year in ends]
    every = [[run_name(context, row.run), str(row.year), ages_text(context, row.age_from, row.age_to), context.number(row.projected),
              context.number(row.recorded), error_text(row)] for row in rows]
    title = w("Så fel skulle befolkningen ha blivit", "How wrong the population would have been")
    sentence = w("Befolkningen framskriven från ett tidigare år, mot vad som sedan bokfördes. ", "The population projected from an earlier year, against what was then recorded. ")
    if free:
        worst = max(free, key=lambda row: abs(row.error))
        sentence += w(
            f"Det största felet är {context.percent(abs(worst.error), 1)}, för {ages_in_words(context, worst)} {worst.year} ({run_name(context, worst.run)}). ",
            f"The largest error is {context.percent(abs(worst.error), 1)}, for {ages_in_words(context, worst)} in {worst.year} ({run_name(context, worst.run)}). ",
        )
    sentence += w(
        "Där siffran är härledd ur utfallet är överensstämmelsen ingen merit, och felet visas inte.",
        "Where the figure was derived from the record, agreement is no merit, and no error is shown.",
    )
    shown = [latest[run, group] for run in dict.fromkeys(row.run for row in rows) for group in (ALL_AGES, OLDEST)
             if (run, group) in latest and not latest[run, group].by_construction]
    bars = [
        Bar(run_name(context, row.run), 100 * row.error,
            f"{ages_text(context, row.age_from, row.age_to)} {row.year}: {numbers.with_unit(error_text(row), numbers.PERCENT, context.language)}")
        for row in shown
    ]
    tables = join(
        table([w("Framskrivning", "Projection"), w("År", "Year"), *[ages_text(context, *group) for group in groups]], short,
              caption=w("Fel i procent efter ålder, de sista åren i varje återtest", "Error in per cent by age, the last years of each back-test")),
        tag("details", tag("summary", w(f"Alla {len(rows)} rader", f"All {len(rows)} rows")), table(
            [w("Framskrivning", "Projection"), w("År", "Year"), w("Ålder", "Age"), w("Beräknat", "Projected"), w("Utfall", "Recorded"), w("Fel, %", "Error, %")],
            every, caption=w("Återtestet rad för rad", "The back-test row by row"))),
    )
    if not bars:
        return join(tag("p", sentence), tables)
    picture = bar_chart(bars, describe=f"{title}. {sentence}", unit=w("fel, %", "error, %"), tick=lambda value: tick_text(context, value))
    return figure(title, sentence, picture, tables)


def cross_check(context: Context) -> Markup:
    w, rows = context.w, context.facts.cross_check
    if not rows:
        return tag("p", w("Ingen överslagsberäkning finns.", "There is no cross-check."))
    base = context.base

    def simulated(measure: str, service: str | None) -> dict[int, FanYear]:
        return {one.year: one for one in context.fan(base, measure, service)}

    persons, hours = context.scale("clients"), context.scale("granted_hours")
    pairs = [
        (w("Invånare", "Inhabitants"), "population", simulated("population", None), persons),
        (w("80 år och äldre", "Aged 80 and over"), "population_80_plus", simulated("population_80_plus", None), persons),
        (w("Brukare med hemtjänst", "Home-care clients"), "home_care_clients", simulated("clients", "home_care"), persons),
        (w("Boende i särskilt boende", "Residents in special housing"), "special_housing_clients", simulated("clients", "special_housing"), persons),
        (f"{w('Beviljade hemtjänsttimmar', 'Granted home-care hours')} ({hours.unit})", "home_care_hours", simulated("granted_hours", "home_care"), hours),
    ]
    heads = [cell for name, _, _, _ in pairs for cell in (f"{name}, {w('överslag', 'estimate')}", w("simulerat", "simulated"))]
    cells: dict[int, list[str]] = {}
    for row in rows:
        cells[row.year] = []
        for _, attribute, fan, scale in pairs:
            one = fan.get(row.year)
            cells[row.year] += [numbers.plain(getattr(row, attribute) * scale.factor, scale.most, context.language),
                                context.middle(one, scale) if one else numbers.NOTHING]
    caption = w(f"Överslag bredvid simuleringen ({context.quoted(base)}, mitten av framtiderna)",
                f"Estimate beside the simulation ({context.quoted(base)}, middle of the futures)")
    head = [w("År", "Year"), *heads]
    shown = shown_years(context.results.first_year, context.last)
    return join(
        tag("p", w(
            "Överslaget som ryms på en sida: invånare × andel med behov i varje ålder × timmar, med mitten av varje antagande, utan "
            "slump och köer. Där det och simuleringen är överens är svaret demografi. Där de skiljs åt verkar något som bara "
            "simuleringen har: platser som tar slut, timmar som följer personen, planer.",
            "The estimate that fits on one page: inhabitants × share with need at each age × hours, with the middle of every "
            "assumption, without chance or queues. Where it and the simulation agree, the answer is demography. Where they part, "
            "something is at work that only the simulation has: places that run out, hours that follow the person, plans.",
        )),
        table(head, [[str(year), *row] for year, row in cells.items() if year in shown], class_="wide", caption=caption),
        tag("details", tag("summary", w("Alla år", "Every year")),
            table(head, [[str(year), *row] for year, row in cells.items()], class_="wide", caption=w(f"{caption}, alla år", f"{caption}, every year"))),
    )
