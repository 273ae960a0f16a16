# SPDX-License-Identifier: MIT
"""What was not modelled. A reader must be able to tell what the answer does not know."""

from __future__ import annotations

from omsorg.report.context import Context

# What a study may bring in all the same: the first Swedish words of what is then left out, the settings that bring it, and
# what is left out even so.
_BROUGHT_IN: dict[str, tuple[tuple[str, ...], tuple[str, str] | None]] = {
    "Anhörigas insatser": (("informal.modelled",), None),
    "Personlig assistans, gruppbostad, daglig verksamhet": (
        ("day_activity.modelled",),
        ("Personlig assistans, övrig LSS och personalen i gruppbostäder.", "Personal assistance, other LSS services and the staff of group homes.")),
    "Individ- och familjeomsorg": (
        ("family.modelled", "income_support.modelled"),
        ("Insatser för barn, unga och familjer: deras ärenden är med, inte vad som görs.",
         "What is done for children, young people and families: their cases are in, the services are not.")),
    "Chocker": (("shock.mortality", "shock.arrivals", "shock.departures", "shock.absence", "shock.strike", "shock.cancelled", "shock.catch_up"), None),
}


def not_modelled(context: Context) -> list[str]:
    """In the language of the report, without what this study does model: in its base, or in one of its plans."""
    here = {one.key for one in context.facts.settings if one.value == "true" or one.changed_by}
    left = []
    for said in NOT_MODELLED:
        found = [rest for words, (keys, rest) in _BROUGHT_IN.items() if said[0].startswith(words) and here.intersection(keys)]
        left.extend([said] if not found else [rest for rest in found if rest is not None])
    return [context.w(sv, en) for sv, en in left]


NOT_MODELLED: tuple[tuple[str, str], ...] = (
    ("Personalens egna kedjor: utbildning, lön mot grannkommuner och boende styr rekryteringen bara genom antagna tal.",
     "Staff's own chains: education, pay against neighbouring municipalities and housing steer recruitment only through assumed figures."),
    ("Hemsjukvård, primärvård och sjukhus. Utskrivningar kommer som behov, inte som händelser i vården.",
     "Home health care, primary care and hospitals. Discharges arrive as need, not as events in health care."),
    ("Personlig assistans, gruppbostad, daglig verksamhet och övrig LSS utöver ledsagning.",
     "Personal assistance, group homes, day activity and other LSS services beyond escort."),
    ("Individ- och familjeomsorg, barn och unga, ekonomiskt bistånd.",
     "Individual and family services, children and young people, income support."),
    ("Anhörigas insatser: de som bär en del av behovet syns bara i hur vanligt det är att söka och få stöd.",
     "Relatives' work: those who carry part of the need show only in how common it is to apply for and be granted support."),
    ("Avgifterna är medelvärden per brukare och följer inte vad var och en får; efterfrågan beror inte på avgiften.",
     "Fees are means per client and do not follow what each is given; demand does not depend on the fee."),
    ("Privata utförare och valfrihetssystem räknas som egen regi.",
     "Private providers and choice systems are counted as own provision."),
    ("Konjunktur, inflation och ändrad lag efter studiens startår: pengar står i ett års priser.",
     "The business cycle, inflation and changes of law after the study's start: money stands in one year's prices."),
    ("Chocker: pandemi, strejk, värmebölja, en fabriks öppning eller konkurs.",
     "Shocks: a pandemic, a strike, a heat wave, the opening or bankruptcy of a factory."),
    ("Var inom ett distrikt någon bor: avstånd inom distriktet är medeltal, och fördelningen på distrikt är antagen.",
     "Where within a district somebody lives: distances inside a district are means, and the allotment to districts is assumed."),
    ("Kvaliteten i mötet. Mötta önskemål, väntan, uteblivna besök och personalkontinuitet räknas; hur mötet var räknas inte.",
     "The quality of the meeting. Met wishes, waiting, missed visits and continuity are counted; what the meeting was like is not."),
    ("Kön till särskilt boende står bredvid brytåret, inte i det: platserna är fasta i studien, och den som väntar har hemtjänst.",
     "The queue to special housing stands beside the break year, not in it: places are fixed in the study, and who waits has home care."),
    ("Ledsagning som avböjs för att önskemålet kom för sent räknas inte som ej tillgodosedd, men syns i utförda timmar.",
     "Escort refused because the wish came too late is not counted as unmet, but shows in the hours delivered."),
    ("Personalkontinuiteten är inte kalibrerad: för Skellefteå ger modellen omkring 27 olika på 14 dagar, mot 15 till 18 uppmätta där 2009 till 2015.",
     "Staff continuity is not calibrated: for Skellefteå the model gives about 27 different staff in 14 days, against 15 to 18 recorded there from 2009 to 2015."),
    ("Personalens dag: brukartiden är satt nära den uppmätta, men hur resten delas mellan resa och väntan är inte uppmätt; vinster av kortare resor underskattas troligen.",
     "The staff's day: client time is set near the recorded share, but how the rest divides between travel and waiting is not recorded; gains from shorter travel are probably understated."),
    ("Kostnadens nivå: varje enhetskostnad ligger nära källan, men för Skellefteå ligger summan högre än kommunens egen avrundade miljard för 2017.",
     "The level of costs: each unit cost is near its source, but for Skellefteå the sum lies above the municipality's own rounded billion for 2017."),
)
