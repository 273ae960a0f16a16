# SPDX-License-Identifier: MIT
"""The sheet for those who review simulations: twenty items after STRESS-DES, filled from the study and its run.

The order of the items follows T. Monks, C. S. M. Currie, B. S. Onggo, S. Robinson, M. Kunc and S. J. E. Taylor,
"Strengthening the reporting of empirical simulation studies: introducing the STRESS guidelines", Journal of
Simulation 13 (2019) 55-67; the words are ours. What can be counted is counted from this run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from omsorg import numbers
from omsorg.report.context import Context
from omsorg.report.flow import flow
from omsorg.report.limits import not_modelled
from omsorg.report.markup import Child, Markup, join, table, tag
from omsorg.study import Plan


@dataclass(frozen=True)
class Item:
    number: str
    title: tuple[str, str]
    answer: Callable[[Context], Child]


def _amount(context: Context, measure: str, service: str | None = None) -> str:
    """The middle of the futures in the first year under the base plan, with its unit."""
    one = context.at(context.base, measure, context.results.first_year, service)
    scale = context.scale(measure)
    return numbers.NOTHING if one is None else context.with_unit(context.middle(one, scale), scale)


def _purpose(context: Context) -> Child:
    return context.w(
        f"Att säga om timmarna hos personalen i {context.facts.label} räcker till invånarnas behov, år för år {context.results.first_year} till "
        f"{context.last}, om man arbetar som i dag och om man arbetar på nya sätt. Svaret ges som sannolikheter, för resurser och för liv.",
        f"To say whether the hours of the staff of {context.facts.label} will suffice for the needs of its people, year by year from "
        f"{context.results.first_year} to {context.last}, if it goes on as today and if it works in new ways. The answer is given as probabilities, for "
        "resources and for lives.",
    )


def _outputs(context: Context) -> Child:
    measures = len(np.unique(context.results.columns["measure"]))
    return context.w(
        f"{measures} mått per år, distrikt och verksamhet, {context.number(len(context.results))} rader i resultattabellen. Brytåret är det första år då "
        f"ej tillgodosedda timmar är mer än {context.tolerance} av de timmar som brukarna var hemma för att ta emot. Varje mått räknas i varje framtid för "
        "sig; solfjädrarna är percentiler över framtiderna (10, 50, 90), skillnader mellan planer är parvisa med Students 95 %-intervall, brytårets "
        "intervall kommer ur ordningsstatistik. Ingen siffra visas i finare steg än sitt standardfel.",
        f"{measures} measures by year, district and service, {context.number(len(context.results))} rows in the result table. The break year is the first "
        f"year in which unmet hours exceed {context.tolerance} of the hours that clients were at home to receive. Each measure is taken in each future by "
        "itself; fans are percentiles over futures (10, 50, 90), differences between plans are paired with Student's 95% interval, the interval of the "
        "break year comes from order statistics. No figure is shown in finer steps than its standard error.",
    )


def _aims(context: Context) -> Child:
    plans = tag("ul", [tag("li", context.quoted(plan), f": {plan.about}" if plan.about else None) for plan in context.whole_plans])
    parts = len(context.components)
    text = context.w(
        f"{len(context.whole_plans)} planer prövas i samma {context.futures_text}"
        + (f", och {parts} delar av planer var för sig i {context.results.component_futures} av dem." if parts else "."),
        f"{len(context.whole_plans)} plans are tried in the same {context.futures_text}"
        + (f", and {parts} components of plans one by one in {context.results.component_futures} of them." if parts else "."),
    )
    return join(text, plans)


def _logic(context: Context) -> Child:
    return context.w(
        "Varje invånare föds, åldras, flyttar, får behov, söker, får beslut och dör, med risker efter ålder, kön och behov. Varje dag planeras och "
        "genomförs hemtjänstens besök, nattens tillsyn, ledsagning och inflyttning i särskilt boende. Varje nyår stängs böckerna: behövda årsarbetare "
        "räknas ur brukarnas timmar, ramen ur invånarna och tillväxten, och det mindre av dem beslutas. Bemanningen påverkar inte vem som får behov.",
        "Every inhabitant is born, ages, moves, comes to need care, applies, is decided on and dies, at risks by age, sex and need. Every day the visits of "
        "home care, the night's supervision, escort and moves into special housing are planned and take place. Each New Year the books are closed: posts "
        "required follow from the clients' hours, the frame from inhabitants and growth, and the lesser is decided. Staffing does not change who comes to need care.",
    )


def _plans(context: Context) -> Child:
    def changes(plan: Plan) -> int:
        return sum(any(said.startswith(f"{plan.name}: ") for said in one.changed_by) for one in context.facts.settings)

    def said_of(count: int) -> str:
        if count < 2:
            return context.w("ändrar ett antagande", "changes one assumption") if count else context.w("ändrar inget antagande", "changes no assumption")
        return context.w(f"ändrar {count} antaganden", f"changes {count} assumptions")

    said = tag("ul", [tag("li", context.quoted(plan), f": {said_of(changes(plan))}.") for plan in context.whole_plans])
    return join(context.w("En plan är daterade ändringar av antaganden; var och när står i antagandenas sista kolumn.",
                          "A plan is dated changes of assumptions; which and when stands in the last column of the assumptions."), said)


def _algorithms(context: Context) -> Child:
    return context.w(
        "Morgonens besök läggs efter angelägenhet, tid och brukare på den som får minst extra resa; annars senare, kortare, på övertid, eller inte alls. "
        "Basårets bemanning löses ur beviljade timmar, antagen ej tillgodosedd andel och brukartidens andel. Behovens risker är lösta så att andelarna med "
        "insats stämmer med de bokförda. Bokföringen av timmar och kronor går jämnt ut i varje körning; annars är körningen ett fel.",
        "The morning's visits are laid by urgency, time and client on whoever travels least for them; else later, shorter, on overtime, or not at all. The "
        "base year's staff is solved from granted hours, the assumed unmet share and the client-time share. The risks of need are solved so that the "
        "shares with care agree with the recorded ones. The books of hours and kronor balance in every run; otherwise the run is an error.",
    )


def _components(context: Context) -> Child:
    w, first = context.w, context.results.first_year
    rows = [
        (w("Enheter", "Entities"), w(f"invånare ({_amount(context, 'population')} {first}), brukare med hemtjänst ({_amount(context, 'clients', 'home_care')}), boende i "
                                     f"särskilt boende ({_amount(context, 'clients', 'special_housing')}), besök ({_amount(context, 'visits')} per år)",
                                     f"inhabitants ({_amount(context, 'population')} in {first}), clients with home care ({_amount(context, 'clients', 'home_care')}), residents of "
                                     f"special housing ({_amount(context, 'clients', 'special_housing')}), visits ({_amount(context, 'visits')} a year)")),
        (w("Aktiviteter", "Activities"), w("ansökan, beslut, besök, resa, dokumentation, ledsagning, nattillsyn, hemrehabilitering, frånvaro, rekrytering",
                                           "application, decision, visit, travel, documentation, escort, night supervision, reablement, absence, recruitment")),
        (w("Resurser", "Resources"), w(f"personal ({_amount(context, 'posts_filled')} tillsatta {first}), platser i särskilt boende, kronor",
                                       f"staff ({_amount(context, 'posts_filled')} filled in {first}), places in special housing, kronor")),
        (w("Köer", "Queues"), w(f"särskilt boende: brådskande först, sedan beslutets dag ({_amount(context, 'queue', 'special_housing')} väntar i medeltal {first}); hushållssysslor "
                                "som inte hinns med prövas igen",
                                f"special housing: urgent first, then day of decision ({_amount(context, 'queue', 'special_housing')} wait on average in {first}); domestic tasks that "
                                "cannot be fitted in are tried again")),
        (w("In och ut", "Entry and exit"), w("födelse och inflyttning; död och utflyttning", "birth and arrival; death and departure")),
    ]
    return tag("ul", [tag("li", tag("b", name), ": ", text, ".") for name, text in rows])


def _sources(context: Context) -> Child:
    settings = context.facts.settings
    inputs = context.facts.manifest.get("inputs", {})
    sourced = sum(not one.lacks_source for one in settings)
    files = tag("ul", [tag("li", tag("code", name), " ", tag("code", f"{digest[:16]}\N{HORIZONTAL ELLIPSIS}")) for name, digest in inputs.items()]) if inputs else None
    return join(context.w(
        f"{sourced} av {len(settings)} antaganden har en källa, se Antaganden. {len(inputs)} filer lästes; början av deras SHA-256:",
        f"{sourced} of {len(settings)} assumptions have a source, see Assumptions. {len(inputs)} files were read; the beginnings of their SHA-256:",
    ), files)


def _derived(context: Context) -> Child:
    derived = [one.key for one in context.facts.settings if one.source.lower().startswith(("derived", "härledd"))]
    keys = [[", " if place else " ", tag("code", key)] for place, key in enumerate(derived)]
    return join(context.w(
        f"{len(derived)} antaganden är härledda ur andra siffror och säger det i sin källa{':' if derived else '.'}",
        f"{len(derived)} assumptions are derived from other figures and say so in their source{':' if derived else '.'}",
    ), keys)


def _inputs(context: Context) -> Child:
    names = {
        "future": context.w("mellan framtider", "between futures"), "person": context.w("mellan personer", "between persons"),
        "visit": context.w("mellan besök", "between visits"), "day": context.w("mellan dagar", "between days"),
    }
    counted = Counter(one.varies for one in context.facts.settings if one.varies in names)
    fixed = len(context.facts.settings) - sum(counted.values())
    said = ", ".join(f"{count} {names[varies]}" for varies, count in counted.items())
    return context.w(
        f"{len(context.facts.settings)} antaganden: {fixed} fasta; de andra varierar ({said}). Värden, fördelningar, källor och evidensgrad står i Antaganden.",
        f"{len(context.facts.settings)} assumptions: {fixed} fixed; the others vary ({said}). Values, distributions, sources and grades stand in Assumptions.",
    )


def _assumptions(context: Context) -> Child:
    lacking = sum(one.lacks_source for one in context.facts.settings)
    grades = Counter(one.grade for one in context.facts.settings)
    said = ", ".join(f"{grade or context.w('utan', 'none')} {count}" for grade, count in sorted(grades.items()))
    return context.w(
        f"{lacking} antaganden saknar källa; alla står på första sidan. Evidensgrad: {said}. {len(not_modelled(context))} saker som inte är med står i Vad som inte är med.",
        f"{lacking} assumptions lack a source; all are listed on page one. Grades: {said}. {len(not_modelled(context))} things that are left out stand in What was not modelled.",
    )


def _start(context: Context) -> Child:
    return context.w(
        f"Ingen insvängning: klockan börjar den 31 december {context.results.first_year - 1} med den bokförda befolkningen, och med så många brukare som andelarna med "
        "insats säger, redan i det behov de har. Ingenting som mäts ligger före första året.",
        f"No warm-up: the clock starts on 31 December {context.results.first_year - 1} with the recorded population, and with as many clients as the recorded shares say, "
        "already in the need they have. Nothing that is measured lies before the first year.",
    )


def _length(context: Context) -> Child:
    years = context.last - context.results.first_year + 1
    return context.w(f"{years} hela kalenderår, {context.results.first_year} till {context.last}. Tiden räknas i hela mikrosekunder.",
                     f"{years} whole calendar years, {context.results.first_year} to {context.last}. Time is counted in whole microseconds.")


def _estimation(context: Context) -> Child:
    done = "" if context.results.complete else context.w(f" Körningen avbröts: {context.results.done} av {context.results.total} är klara.",
                                                         f" The run was interrupted: {context.results.done} of {context.results.total} are finished.")
    return context.w(
        f"{context.futures_text.capitalize()} för varje hel plan. Det vi inte vet dras en gång för varje framtid, och alla planer möter samma slump (gemensamma "
        f"slumptal); därför jämförs de parvis.{done}",
        f"{context.futures_text.capitalize()} for every whole plan. What we do not know is drawn once for each future, and all plans meet the same luck (common random "
        f"numbers); so they are compared in pairs.{done}",
    )


def _software(context: Context) -> Child:
    manifest = context.facts.manifest
    return context.w(f"omsorg {manifest.get('omsorg', '')}, egen motor i C++20 ({manifest.get('build', '')}) med Python ovanpå; MIT-licens.",
                     f"omsorg {manifest.get('omsorg', '')}, an engine of its own in C++20 ({manifest.get('build', '')}) with Python on top; MIT licence.")


def _sampling(context: Context) -> Child:
    return context.w(
        f"Räknarbaserade slumptal (Philox): varje dragning har en adress av frö ({context.results.seed}), framtid, ändamål, person och tidpunkt. En ändring på ett "
        "ställe rör därför ingen annans slump, och framtid 17 är densamma vare sig 20 eller 2 000 körs.",
        f"Counter-based random numbers (Philox): every draw has an address of seed ({context.results.seed}), future, purpose, person and time. A change in one place "
        "therefore touches nobody else's luck, and future 17 is the same whether 20 or 2,000 are run.",
    )


def _execution(context: Context) -> Child:
    return context.w(
        "Händelselista: händelser tas i ordningen tid, prioritet, nyckel, bokning. En framtid körs i en tråd, framtiderna sida vid sida; antalet trådar ändrar ingen "
        "siffra. När mycket ska göras går det viktigaste först: vård före hushållssysslor, brådskande före datum.",
        "An event list: events are taken in the order time, priority, key, booking. One future runs in one thread, futures beside each other; the number of threads "
        "changes no figure. When there is much to do the most important goes first: care before domestic tasks, urgent before date.",
    )


def _system(context: Context) -> Child:
    libm = str(context.facts.manifest.get("libm", "")) or numbers.NOTHING
    return join(context.w("Matematikbibliotek och processor: ", "Mathematical library and processor: "), tag("code", libm),
                context.w(". Tid, trådar och dator står i run.json bredvid rapporten, utanför varje fingeravtryck.",
                          ". Time, threads and machine stand in run.json beside the report, outside every fingerprint."))


def _sharing(context: Context) -> Child:
    manifest = context.facts.manifest
    return join(
        context.w("Modell, studie och denna rapport görs om med ett kommando: ", "Model, study and this report are made again with one command: "),
        tag("code", context.facts.command), ". ", context.w("Scenariots fingeravtryck ", "Fingerprint of the scenario "),
        tag("code", str(manifest.get("scenario_sha256", ""))), context.w(", resultatets ", ", of the result "), tag("code", str(manifest.get("result_sha256", ""))), ".",
    )


ITEMS = (
    Item("1.1", ("Syfte", "Purpose"), _purpose),
    Item("1.2", ("Vad som mäts", "What is measured"), _outputs),
    Item("1.3", ("Vad som prövas", "What is tried"), _aims),
    Item("2.1", ("Modellen i en bild", "The model in a picture"), flow),
    Item("2.2", ("Grundmodellens gång", "How the base model goes"), _logic),
    Item("2.3", ("Planernas gång", "How the plans go"), _plans),
    Item("2.4", ("Räknesätt", "Algorithms"), _algorithms),
    Item("2.5", ("Delar", "Parts"), _components),
    Item("3.1", ("Källor", "Sources"), _sources),
    Item("3.2", ("Förberedda siffror", "Figures prepared beforehand"), _derived),
    Item("3.3", ("Indata", "Inputs"), _inputs),
    Item("3.4", ("Antaganden", "Assumptions"), _assumptions),
    Item("4.1", ("Start", "Start"), _start),
    Item("4.2", ("Längd", "Length"), _length),
    Item("4.3", ("Upprepningar och skattning", "Replications and estimation"), _estimation),
    Item("5.1", ("Program", "Software"), _software),
    Item("5.2", ("Slump", "Randomness"), _sampling),
    Item("5.3", ("Körning", "Execution"), _execution),
    Item("5.4", ("Dator", "Machine"), _system),
    Item("6.1", ("Göra om och dela", "Repeat and share"), _sharing),
)


def section(context: Context) -> Markup:
    w = context.w
    rows = [[item.number, w(*item.title), item.answer(context)] for item in ITEMS]
    return join(
        tag("p", w(
            f"För den som granskar: {len(ITEMS)} punkter i den ordning som STRESS-DES (Monks m.fl., Journal of Simulation 2019) ber om, fyllda ur studien och körningen.",
            f"For those who review: {len(ITEMS)} items in the order that STRESS-DES (Monks et al., Journal of Simulation 2019) asks for, filled from the study and the run.",
        )),
        table([w("Nr", "No."), w("Punkt", "Item"), w("Svar", "Answer")], rows, words=3, caption=w("Studien efter STRESS-DES", "The study after STRESS-DES"), class_="stress"),
    )
