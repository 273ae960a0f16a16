# SPDX-License-Identifier: MIT
"""What the answer hangs on, shown: which assumptions the break year follows, how well they are known, and how firmly."""

from __future__ import annotations

import math
from collections import Counter

from omsorg import numbers
from omsorg.report.bars import Bar, bar_chart
from omsorg.report.context import Context
from omsorg.report.figures import figure, tick_text
from omsorg.report.markup import Markup, join, table, tag
from omsorg.report.sensitivity import FEWEST, Outcome, Sensitivity
from omsorg.study import Setting
from omsorg.terms import GRADES

STRONGEST = 12
CORRELATION = numbers.Scale(1.0, "", 2)


def grade_name(context: Context, grade: str) -> str:
    if not grade:
        return context.w("utan evidensgrad", "no grade")
    return f"{grade}, {context.w(*GRADES[grade])}" if grade in GRADES else grade


def label_of(context: Context, setting: Setting | None, key: str) -> str:
    if setting is None:
        return key
    return (setting.label_sv if context.language == "sv" else setting.label_en) or key


def _firmness(context: Context, outcome: Outcome | None, key: str) -> str:
    """The correlation in the digits it has earned where it stands out, else that it does not."""
    if outcome is None or key not in outcome.correlations:
        return numbers.NOTHING
    if not outcome.stands_out(key):
        return context.w("i bruset", "in the noise")
    value = outcome.correlations[key]
    error = (1 - value * value) / math.sqrt(max(1, context.futures_finished - 1))
    return numbers.earned(value, error, CORRELATION, context.language, sign=True)


def section(context: Context, found: Sensitivity) -> Markup:
    w = context.w
    if not found.enough:
        return tag("p", w(f"Med {context.futures_text} kan det inte sägas vad svaret hänger på. Det går från {FEWEST} framtider och blir säkrare med fler.",
                          f"With {context.futures_text} it cannot be said what the answer hangs on. That takes {FEWEST} futures, and grows surer with more."))
    lead = found.break_year or found.late_unmet
    if lead is None:
        return tag("p", w("Ingenting som varierar mellan framtiderna rör svaret.", "Nothing that varies between the futures moves the answer."))
    about = w("brytåret", "the break year") if found.break_year else w("den ej tillgodosedda andelen de sista fem åren", "the share unmet in the last five years")
    shown = found.keys[:STRONGEST]
    settings = {one.key: one for one in context.facts.settings}
    noise = numbers.earned(lead.threshold, lead.threshold_error, CORRELATION, context.language)
    title = w(f"Vad {about} följer", f"What {about} follows")
    out = [key for key in found.keys if lead.stands_out(key)]
    lower = w("ett tidigare brytår", "an earlier break year") if found.break_year else w("en lägre andel", "a lower share")
    thirds = w(" Till höger står mellersta brytåret i den tredjedel som drog lägst och den som drog högst.",
               " On the right stands the middle break year of the third that drew lowest and of the third that drew highest.") if found.break_year else ""
    looked_at = len(found.outcomes)
    outcomes = w(f", mot något av {looked_at} utfall,", f", against any of {looked_at} outcomes,") if looked_at > 1 else ""
    sentence = (
        w(f"{_names(context, out)} står ut ur bruset under {context.quoted(context.base)}. ", f"{_names(context, out)} stands out of the noise under {context.quoted(context.base)}. ")
        if out
        else w(f"Med {context.futures_text} står inget enskilt antagande ut ur bruset under {context.quoted(context.base)}. ",
               f"With {context.futures_text} no single assumption stands out of the noise under {context.quoted(context.base)}. ")
    ) + w(
        f"Stapeln är rangkorrelationen mellan vad framtiderna drog och vad som hände; det skuggade fältet (±{noise}) är vad slumpen ensam ger åt den "
        f"starkaste av {len(lead.correlations)}{outcomes} i nitton fall av tjugo. Åt vänster: höga värden går med {lower}.{thirds}",
        f"The bar is the rank correlation between what the futures drew and what happened; the shaded field (±{noise}) is what luck alone gives the "
        f"strongest of {len(lead.correlations)}{outcomes} in nineteen cases of twenty. To the left: high values go with {lower}.{thirds}",
    )
    bars = []
    for key in shown:
        low, _, high = found.thirds(key)
        text = f"{_short(context, low.middle)} / {_short(context, high.middle)}" if found.break_year else ""
        bars.append(Bar(label_of(context, settings.get(key), key), lead.correlations[key], text, quiet=not lead.stands_out(key)))
    picture = bar_chart(bars, describe=f"{title}. {sentence}", unit=w("rangkorrelation", "rank correlation"),
                        tick=lambda value: tick_text(context, value), noise=lead.threshold, limits=(-1.0, 1.0))
    rows = [_row(context, found, settings.get(key), key) for key in dict.fromkeys([*shown, *found.standing_out])]
    caption = w(
        f"De starkaste av {len(lead.correlations)} antaganden som varierar mellan framtiderna",
        f"The strongest of {len(lead.correlations)} assumptions that vary between the futures",
    )
    head = [w("Antagande", "Assumption"), w("Värde", "Value"), w("Evidensgrad", "Grade"), w("Brytår", "Break year"), w("Ej tillgodosett, sista fem åren", "Unmet, last five years")]
    head += [w(f"Vad {context.quoted(context.others[0])} vinner", f"What {context.quoted(context.others[0])} gains")] if context.others else []
    head += [w("Mellersta brytår: lägsta / högsta tredjedelen", "Middle break year: lowest / highest third")]
    return join(figure(title, sentence, picture, table(head, rows, words=3, caption=caption, class_="wide")), _grades(context, found))


def _names(context: Context, keys: list[str]) -> str:
    settings = {one.key: one for one in context.facts.settings}
    names = [label_of(context, settings.get(key), key) for key in keys]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + context.w(" och ", " and ") + names[-1]


def _short(context: Context, year: int | None) -> str:
    return str(year) if year is not None else f">{context.last}"


def _row(context: Context, found: Sensitivity, setting: Setting | None, key: str) -> list[str]:
    low, _, high = found.thirds(key)
    cells = [label_of(context, setting, key), setting.value if setting else "", (setting.grade if setting else "") or numbers.NOTHING,
             _firmness(context, found.break_year, key), _firmness(context, found.late_unmet, key)]
    cells += [_firmness(context, found.gain, key)] if context.others else []
    return [*cells, f"{context.later(low.middle)} / {context.later(high.middle)}"]


def _grades(context: Context, found: Sensitivity) -> Markup:
    """How well that is known on which the answer stands."""
    w, settings = context.w, context.facts.settings
    by_key = {one.key: one for one in settings}
    every = Counter(one.grade for one in settings)
    effects = Counter(one.grade for one in settings if one.effect)
    driving = Counter(by_key[key].grade for key in found.standing_out if key in by_key)
    total, weak = sum(driving.values()), sum(driving[grade] for grade in ("D", "E", ""))
    said = (
        w("Inget antagande står ut ur bruset med så här många framtider.", "No assumption stands out of the noise with this many futures.")
        if total == 0
        else w(f"Av de {total} antaganden som står ut ur bruset har {weak} evidensgrad D, E eller ingen.",
               f"Of the {total} assumptions that stand out of the noise, {weak} have grade D, E or none.")
    )
    listed = [*GRADES, "", *sorted(set(every) - set(GRADES) - {""})]
    rows = [[grade_name(context, grade), str(every[grade]), str(effects[grade]), str(driving[grade])] for grade in listed if every[grade] or driving[grade]]
    return join(
        tag("h3", w("Hur väl det är känt", "How well it is known")),
        tag("p", said, w(" Kör med ", " Run with "), tag("code", "--no-magic", class_="whole"),
            w(" för att se vad som blir kvar när effekter av evidensgrad D och E sätts till noll verkan.",
              " to see what is left when effects of grade D and E are set to no effect.")),
        table([w("Evidensgrad", "Grade"), w("Antaganden", "Assumptions"), w("varav effekter", "of them effects"), w("står ut ur bruset", "stand out of the noise")],
              rows, caption=w("Antaganden efter hur väl de är kända", "Assumptions by how well they are known")),
    )
