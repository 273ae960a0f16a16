# SPDX-License-Identifier: MIT
"""What was not modelled. A reader must be able to tell what the answer does not know."""

from __future__ import annotations

from dataclasses import dataclass

from omsorg.report.context import Context


@dataclass(frozen=True)
class Limit:
    """Something left out, the settings that bring it in all the same, and what is left out even so."""

    sv: str
    en: str
    brought_in_by: tuple[str, ...] = ()
    still: tuple[str, str] | None = None


def not_modelled(context: Context) -> list[str]:
    """In the language of the report, without what this study does model, in its base or in a plan; last what is its own."""
    here = {one.key for one in context.facts.settings if one.value == "true" or one.changed_by}
    left = []
    for limit in NOT_MODELLED:
        if not here.intersection(limit.brought_in_by):
            left.append((limit.sv, limit.en))
        elif limit.still is not None:
            left.append(limit.still)
    return [context.w(sv, en) for sv, en in (*left, *context.facts.limits)]


NOT_MODELLED: tuple[Limit, ...] = (
    Limit("Personalens egna kedjor: utbildning, lön mot grannkommuner och boende styr rekryteringen bara genom antagna tal.",
          "Staff's own chains: education, pay against neighbouring municipalities and housing steer recruitment only through assumed figures."),
    Limit("Hemsjukvård, primärvård och sjukhus. Utskrivningar kommer som behov, inte som händelser i vården.",
          "Home health care, primary care and hospitals. Discharges arrive as need, not as events in health care."),
    Limit("Personlig assistans, gruppbostad, daglig verksamhet och övrig LSS utöver ledsagning.",
          "Personal assistance, group homes, day activity and other LSS services beyond escort.",
          ("day_activity.modelled",),
          ("Personlig assistans, övrig LSS och personalen i gruppbostäder.", "Personal assistance, other LSS services and the staff of group homes.")),
    Limit("Individ- och familjeomsorg, barn och unga, ekonomiskt bistånd.",
          "Individual and family services, children and young people, income support.",
          ("family.modelled", "income_support.modelled"),
          ("Insatser för barn, unga och familjer: deras ärenden är med, inte vad som görs.",
           "What is done for children, young people and families: their cases are in, the services are not.")),
    Limit("Anhörigas insatser: de som bär en del av behovet syns bara i hur vanligt det är att söka och få stöd.",
          "Relatives' work: those who carry part of the need show only in how common it is to apply for and be granted support.",
          ("informal.modelled",)),
    Limit("Avgifterna är medelvärden per brukare och följer inte vad var och en får; efterfrågan beror inte på avgiften.",
          "Fees are means per client and do not follow what each is given; demand does not depend on the fee."),
    Limit("Privata utförare och valfrihetssystem räknas som egen regi.",
          "Private providers and choice systems are counted as own provision."),
    Limit("Konjunktur, inflation och ändrad lag efter studiens startår: pengar står i ett års priser.",
          "The business cycle, inflation and changes of law after the study's start: money stands in one year's prices."),
    Limit("Chocker: pandemi, strejk, värmebölja, en fabriks öppning eller konkurs.",
          "Shocks: a pandemic, a strike, a heat wave, the opening or bankruptcy of a factory.",
          ("shock.mortality", "shock.arrivals", "shock.departures", "shock.newcomers_leave", "shock.absence", "shock.strike", "shock.cancelled", "shock.visits_banned")),
    Limit("Var inom ett distrikt någon bor: avstånd inom distriktet är medeltal, och fördelningen på distrikt är antagen.",
          "Where within a district somebody lives: distances inside a district are means, and the allotment to districts is assumed."),
    Limit("Kvaliteten i mötet. Tillgodosedda önskemål, väntan, uteblivna besök och personalkontinuitet räknas; hur mötet var räknas inte.",
          "The quality of the meeting. Met wishes, waiting, missed visits and continuity are counted; what the meeting was like is not."),
    Limit("Kön till särskilt boende står bredvid brytåret, inte i det: platserna är fasta i studien, och den som väntar har hemtjänst.",
          "The queue to special housing stands beside the break year, not in it: places are fixed in the study, and who waits has home care."),
    Limit("Var platserna i särskilt boende finns och var man önskar bo: alla platser är en enda pool.",
          "Where the places of special housing are, and where people wish to live: all places are one pool.",
          ("special_housing.homes",),
          ("Önskat boende är ett i den egna delen av kommunen, inte ett visst hus, och ingen önskar sig någon annanstans, till exempel närmare barnen.",
           "The home wished for is one of the own district, not a certain house, and nobody wishes to live elsewhere, as nearer to her children.")),
    Limit("Ledsagning som bokningens regler nekar, för att önskemålet kom för sent eller låg för långt bort, räknas inte som ej tillgodosedd; den står för sig.",
          "Escort that the rules of booking refuse, because the wish came too late or lay too far away, is not counted as unmet; it stands by itself."),
    Limit("Personalkontinuiteten är inte kalibrerad: planer kan jämföras med varandra, men inte med kommunens egen mätning.",
          "Staff continuity is not calibrated: plans can be held against each other, but not against the municipality's own records."),
    Limit("Personalens dag: brukartiden är satt nära den uppmätta, men hur resten delas mellan resa och väntan är inte uppmätt; vinster av kortare resor underskattas troligen.",
          "The staff's day: client time is set near the recorded share, but how the rest divides between travel and waiting is not recorded; gains from shorter travel are probably understated."),
    Limit("Kostnadens nivå: varje enhetskostnad har sin källa, men summan är inte avstämd mot kommunens bokslut.",
          "The level of costs: each unit cost has its source, but the sum is not fitted to the municipality's accounts."),
)
