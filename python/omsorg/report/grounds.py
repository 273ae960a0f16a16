# SPDX-License-Identifier: MIT
"""What the answer stands on: which assumptions drive it, how well they are known, and what the past says."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from omsorg import _core, numbers
from omsorg.report.context import Context
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import Setting

GRADES = ("A", "B", "C", "D", "E", "")
STRONGEST = 12


def grade_name(context: Context, grade: str) -> str:
    return {
        "A": context.w("A, kontrollerat försök", "A, trial"),
        "B": context.w("B, observerat eller bokfört", "B, observed or recorded"),
        "C": context.w("C, pilot", "C, pilot"),
        "D": context.w("D, sakkunnig", "D, expert"),
        "E": context.w("E, antaget", "E, assumed"),
        "": context.w("utan betyg", "no grade"),
    }[grade]


def label_of(context: Context, setting: Setting | None, key: str) -> str:
    if setting is None:
        return key
    return (setting.label_sv if context.language == "sv" else setting.label_en) or key


def influences(context: Context) -> list[tuple[str, _core.Influence, float]]:
    """Drawn assumptions by how strongly they go with the break year, and with the unmet share of the last years."""
    results, base = context.results, context.base
    years = results.break_years(base.name, context.facts.tolerance)
    _, _, unmet = results.grid(base.name, "unmet_share")
    late = np.nanmean(unmet[:, -5:], axis=1).tolist() if unmet.size else []
    found = []
    for key, drawn in context.facts.drawn.items():
        if len(drawn) != len(years) or len(years) < 3 or len(set(drawn)) < 2:
            continue
        influence = _core.influence_of(drawn, years, context.last)
        found.append((key, influence, _core.rank_correlation(drawn, late)))
    strength = lambda one: max(abs(x) if not math.isnan(x) else 0.0 for x in (one[1].rank_correlation, one[2]))  # noqa: E731
    return sorted(found, key=strength, reverse=True)


def drivers(context: Context) -> Markup:
    w = context.w
    found = influences(context)
    if not found:
        return tag("p", w("För få framtider, eller inget som varierar mellan dem: vad som driver svaret kan inte sägas.",
                          "Too few futures, or nothing that varies between them: what drives the answer cannot be said."))
    noise = found[0][1].noise
    if noise >= 1:
        return tag("p", w(f"Med {context.futures_text} kan det inte sägas vad svaret hänger på; kör fler.",
                          f"With {context.futures_text} it cannot be said what the answer hangs on; run more."))
    rows = []
    for key, influence, late in found[:STRONGEST]:
        setting = context.facts.setting(key)
        first, last = influence.thirds[0], influence.thirds[2]
        rows.append([
            label_of(context, setting, key),
            setting.value if setting else "",
            (setting.grade if setting else "") or "\N{EN DASH}",
            numbers.plain(influence.rank_correlation, 2, context.language),
            numbers.plain(late, 2, context.language),
            f"{context.later(first.middle)} / {context.later(last.middle)}",
        ])
    caption = w(
        f"De {len(rows)} starkaste av {len(found)} antaganden som varierar mellan framtiderna, under ”{context.label(context.base)}”",
        f"The {len(rows)} strongest of {len(found)} assumptions that vary between futures, under “{context.label(context.base)}”",
    )
    return join(
        tag("p", w(
            f"Rangkorrelation mellan vad framtiderna drog och vad som hände i dem. Med {context.futures_finished} framtider säger bara "
            f"värden utanför ±{numbers.plain(noise, 2, 'sv')} något. Ett minus för brytåret betyder att höga värden ger ett tidigare brytår.",
            f"Rank correlation between what the futures drew and what happened in them. With {context.futures_finished} futures only "
            f"values beyond ±{numbers.plain(noise, 2, 'en')} say anything. A minus for the break year means that high values break sooner.",
        )),
        table(
            [w("Antagande", "Assumption"), w("Värde", "Value"), w("Betyg", "Grade"), w("Brytår", "Break year"),
             w("Uteblivet sista fem åren", "Unmet, last five years"), w("Mellersta brytår, lägsta / högsta tredjedelen", "Middle break year, lowest / highest third")],
            rows, words=2, caption=caption, class_="wide",
        ),
    )


def grades(context: Context) -> Markup:
    """Which evidence grades drive the results."""
    w, settings = context.w, context.facts.settings
    every = Counter(one.grade for one in settings)
    effects = Counter(one.grade for one in settings if one.effect)
    found = influences(context)
    speaking = [one for one in found if max(abs(x) if not math.isnan(x) else 0 for x in (one[1].rank_correlation, one[2])) > one[1].noise]
    by_key = {one.key: one for one in settings}
    driving = Counter(by_key[key].grade for key, _, _ in speaking if key in by_key)
    rows = [[grade_name(context, grade), str(every[grade]), str(effects[grade]), str(driving[grade])]
            for grade in GRADES if every[grade] or driving[grade]]
    weak = sum(driving[grade] for grade in ("D", "E", ""))
    total = sum(driving.values())
    said = (
        w("Inget antagande sticker ut ur bruset med så här många framtider.", "No assumption stands out of the noise with this many futures.")
        if total == 0
        else w(f"Av de {total} antaganden som sticker ut ur bruset har {weak} betyg D, E eller inget.",
               f"Of the {total} assumptions that stand out of the noise, {weak} have grade D, E or none.")
    )
    return join(
        tag("p", said, w(" Kör med --no-magic för att se vad som blir kvar när effekter av betyg D och E sätts till noll verkan.",
                         " Run with --no-magic to see what is left when effects of grade D and E are set to no effect.")),
        table([w("Betyg", "Grade"), w("Antaganden", "Assumptions"), w("varav effekter", "of them effects"), w("driver resultatet", "drive the results")],
              rows, caption=w("Hur väl det är känt som svaret står på", "How well that is known on which the answer stands")),
    )


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


def backtest(context: Context) -> Markup:
    w, rows = context.w, context.facts.backtest
    if not rows:
        return tag("p", w("Studien har inget återtest.", "The study has no back-test."))
    worst = max(rows, key=lambda row: 0.0 if row.by_construction else abs(row.error))
    derived = w("härlett", "derived")
    last = {run: max(row.year for row in rows if row.run == run) for run in dict.fromkeys(row.run for row in rows)}
    groups = sorted({(row.age_from, row.age_to) for row in rows})
    errors = {(row.run, row.year, row.age_from, row.age_to): row for row in rows}
    short = []
    for run, year in last.items():
        found = [errors.get((run, year, *group)) for group in groups]
        short.append([run_name(context, run), str(year), *[
            "" if one is None else derived if one.by_construction else numbers.plain(100 * one.error, 1, context.language, sign=True)
            for one in found]])
    every = [[run_name(context, row.run), str(row.year), ages_text(context, row.age_from, row.age_to), context.number(row.projected),
              context.number(row.recorded), numbers.plain(100 * row.error, 1, context.language, sign=True),
              derived if row.by_construction else ""] for row in rows]
    return join(
        tag("p", w(
            f"Befolkningen framskriven från ett tidigare år, mot vad som sedan bokfördes. Största felet är {context.percent(abs(worst.error), 1)}, i åldern "
            f"{ages_text(context, worst.age_from, worst.age_to)} år {worst.year} ({run_name(context, worst.run)}). Där siffran är härledd ur utfallet är "
            "överensstämmelsen ingen merit, och felet visas inte.",
            f"The population projected from an earlier year, against what was then recorded. The largest error is {context.percent(abs(worst.error), 1)}, at age "
            f"{ages_text(context, worst.age_from, worst.age_to)} in {worst.year} ({run_name(context, worst.run)}). Where the figure was derived from the record, "
            "agreement is no merit, and no error is shown.",
        )),
        table([w("Framskrivning", "Projection"), w("År", "Year"), *[ages_text(context, *group) for group in groups]], short,
              caption=w("Fel i procent efter ålder, sista året i varje återtest", "Error in per cent by age, the last year of each back-test")),
        tag("details", tag("summary", w(f"Alla {len(rows)} rader", f"All {len(rows)} rows")), table(
            [w("Framskrivning", "Projection"), w("År", "Year"), w("Ålder", "Age"), w("Beräknat", "Projected"), w("Utfall", "Recorded"),
             w("Fel, %", "Error, %"), w("Härlett", "Derived")], every)),
    )


def cross_check(context: Context) -> Markup:
    w, rows = context.w, context.facts.cross_check
    if not rows:
        return tag("p", w("Ingen överslagsberäkning finns.", "There is no cross-check."))
    base = context.base

    def simulated(measure: str, service: str | None) -> dict[int, _core.FanYear]:
        return {one.year: one for one in context.fan(base, measure, service) if one.futures}

    persons, hours = context.scale("clients"), context.scale("granted_hours")
    pairs = [
        (w("Invånare", "Inhabitants"), "population", simulated("population", None), persons),
        (w("80 år och äldre", "Aged 80 and over"), "population_80_plus", simulated("population_80_plus", None), persons),
        (w("Brukare med hemtjänst", "Home-care clients"), "home_care_clients", simulated("clients", "home_care"), persons),
        (w("Boende i särskilt boende", "Residents in special housing"), "special_housing_clients", simulated("clients", "special_housing"), persons),
        (f"{w('Beviljade hemtjänsttimmar', 'Granted home-care hours')} ({hours.unit})", "home_care_hours", simulated("granted_hours", "home_care"), hours),
    ]
    head = [w("År", "Year")]
    for name, _, _, _ in pairs:
        head += [f"{name}, {w('överslag', 'estimate')}", w("simulerat", "simulated")]
    body = []
    for row in rows:
        cells = [str(row.year)]
        for _, attribute, fan, scale in pairs:
            cells.append(numbers.plain(getattr(row, attribute) * scale.factor, scale.most, context.language))
            one = fan.get(row.year)
            cells.append(numbers.earned(one.p50, one.p50_error, scale, context.language) if one else numbers.NOTHING)
        body.append(cells)
    return join(
        tag("p", w(
            "Överslaget som ryms på en sida: invånare × andel med behov i varje ålder × timmar, med mitten av varje antagande, utan "
            "slump och köer. Där det och simuleringen är överens är svaret demografi. Där de skiljs åt verkar något som bara "
            "simuleringen har: platser som tar slut, timmar som följer personen, planer.",
            "The estimate that fits on one page: inhabitants × share with need at each age × hours, with the middle of every "
            "assumption, without chance or queues. Where it and the simulation agree, the answer is demography. Where they part, "
            "something is at work that only the simulation has: places that run out, hours that follow the person, plans.",
        )),
        table(head, body, class_="wide", caption=w(f"Överslag bredvid simuleringen (”{context.label(base)}”, mitten av framtiderna)",
                                    f"Estimate beside the simulation (“{context.label(base)}”, middle of the futures)")),
    )


def assumptions(context: Context) -> Markup:
    w, settings = context.w, context.facts.settings
    rows = []
    for one in settings:
        source = tag("span", w("källa saknas", "no source"), class_="weak") if one.lacks_source else one.source
        rows.append([
            join(label_of(context, one, one.key), " ", tag("code", one.key)),
            tag("span", one.value),
            one.grade or "\N{EN DASH}",
            source,
            str(one.year) if one.year else "",
            join(one.note, tag("span", " ", "; ".join(one.changed_by)) if one.changed_by else None),
        ])
    return table(
        [w("Antagande", "Assumption"), w("Värde", "Value"), w("Betyg", "Grade"), w("Källa", "Source"), w("År", "Year"), w("Anmärkning och planernas ändring", "Note, and what plans change")],
        rows, words=6, class_="wide",
        caption=w("Varje antagande i modellen, med källa, år och betyg", "Every assumption of the model, with source, year and grade"),
    )
