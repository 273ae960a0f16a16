# SPDX-License-Identifier: MIT
"""The named cells that a planner may change: prices, hours of a post, absence, wage index.

Each has the value of the run beside it. Formulas use the quotient of the two, so that at the unedited values everything
is as it was simulated, also where the price differs from future to future: who writes 330 over 300 makes every hour of
that kind 10 per cent dearer in every future and year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from omsorg.workbook.frame import Frame
from omsorg.workbook.prices import STAFFED
from omsorg.workbook.workings import Numbers, Values, at_work


@dataclass(frozen=True)
class Lever:
    key: str
    sv: str  # the cell's name
    en: str
    label_sv: str
    label_en: str
    unit_sv: str
    unit_en: str
    run: float
    decimals: int
    about_sv: str = ""
    about_en: str = ""
    quotient: bool = True  # False: the value itself stands in the formulas
    low: float = 0.0
    high: float = 1e9

    def name(self, language: str) -> str:
        return self.sv if language == "sv" else self.en

    def quotient_name(self, language: str) -> str:
        return f"{'kvot' if language == 'sv' else 'ratio'}_{self.name(language)}"

    @property
    def usable(self) -> bool:
        """Nothing times a factor stays nothing: a price of nought cannot be changed here."""
        return not self.quotient or self.run != 0


_HOUR = ("kr/h", "SEK/h")
_HOURS = ("h/år", "h/year")
_MONTH = ("kr/månad", "SEK/month")
_YEAR = ("kr/år", "SEK/year")
_SHARE = ("andel", "share")
_SERVICES = {
    "home_care": ("hemtjanst", "home_care", "hemtjänst", "home care"),
    "night_supervision": ("nattpatrull", "night", "nattpatrull", "night patrol"),
    "special_housing": ("sarskilt_boende", "special_housing", "särskilt boende", "special housing"),
    "escort": ("ledsagning", "escort", "ledsagning", "escort"),
}


def levers(frame: Frame, values: Values, drawn: Values) -> list[Lever]:
    """What the run's prices were: the mean over futures of the first plan, in its first year."""
    first = (frame.plan == frame.plan[0]) & (frame.year == frame.years[0])

    def mean(array: Numbers, decimals: int) -> float:
        return float(round(float(np.mean(array[first])), decimals))

    made = []
    for service, nights in STAFFED.items():
        sv, en, of_sv, of_en = _SERVICES[service]
        post = values["price:fixed"] + values[f"price:unsocial_{'night' if nights else 'day'}"] * at_work(values, service)
        own = values[f"contract:{service}"] * (1 - values[f"absent:{service}"])
        made.append(Lever(
            f"hour:{service}", f"timkostnad_{sv}", f"hourly_cost_{en}",
            f"Kostnad per arbetad timme, månadsavlönad, {of_sv}", f"Cost of an hour at work, monthly paid, {of_en}", *_HOUR,
            mean(post * (1 - values[f"unpaid_before:{service}"]) / own, 1), 1,
            "Lön, ob-tillägg och po-pålägg, betald frånvaro inräknad; gemensamma kostnader inte.",
            "Salary, unsocial-hours pay and employer charges, paid absence included; overhead not.", low=1,
        ))
    made += [
        Lever("hour:hourly", "timkostnad_timavlonad", "hourly_cost_hourly_paid", "Kostnad per timme, timavlönad", "Cost of an hour, hourly paid",
              *_HOUR, mean(values["price:hourly_day"], 1), 1, "Dag och kväll; natten följer med i samma grad.", "Day and evening; nights follow in the same degree.", low=1),
        Lever("hour:overtime", "timkostnad_overtid", "hourly_cost_overtime", "Kostnad per timme, övertid", "Cost of an hour, overtime",
              *_HOUR, mean(values["price:overtime"], 1), 1, low=1),
        Lever("hour:therapist", "timkostnad_arbetsterapeut", "hourly_cost_therapist", "Kostnad per timme, arbetsterapeut", "Cost of an hour, occupational therapist",
              *_HOUR, mean(values["price:therapist"] / at_work(values, "home_care"), 1), 1, low=1),
        Lever("index", "loneindex", "wage_index", "Löneindex, alla löner och alla år", "Wage index, all pay and all years", "", "", 1.0, 3,
              "1,05 gör allt arbete fem procent dyrare.", "1.05 makes all work five per cent dearer.", low=0.1, high=10),
        Lever("growth", "loneutveckling_extra", "wage_growth_extra", "Löner utöver körningens, per år", "Wages above the run's, per year",
              "per år", "per year", 0.0, 4, "0,01 är en procent om året mer än i körningen, från och med det andra året.",
              "0.01 is one per cent a year more than in the run, from the second year on.", quotient=False, low=-0.2, high=0.2),
        Lever("post:day", "timmar_heltid", "hours_full_time", "Avtalade timmar per heltidstjänst, dag och kväll", "Contracted hours of a full-time post, days and evenings",
              *_HOURS, mean(values["contract:home_care"], 0), 0, "Ändrar behovet av årsarbetare, inte lönen.", "Changes the posts required, not the pay.", low=100, high=8784),
        Lever("post:night", "timmar_heltid_natt", "hours_full_time_night", "Avtalade timmar per heltidstjänst, natt", "Contracted hours of a full-time post, nights",
              *_HOURS, mean(values["contract:night_supervision"], 0), 0, "Ändrar behovet av årsarbetare, inte lönen.", "Changes the posts required, not the pay.", low=100, high=8784),
        Lever("absence", "franvaro", "absence", "Frånvaro: semester och sjukdom, av avtalad tid", "Absence: vacation and sickness, of contracted time",
              *_SHARE, _absence(frame), 3,
              "Alla slags frånvaro i samma grad, med lika stor del ersatt av timavlönade.", "Every kind of absence in the same degree, the same part of it replaced by hourly paid.", low=0.001, high=0.6),
        Lever("overhead", "overhead", "overhead", "Ledning, lokaler, bilar: påslag på personalkostnaden", "Management, premises, cars: on top of staff cost",
              *_SHARE, mean(values["price:overhead"], 3), 3, "Inte särskilt boende, som har det i platsen.", "Not special housing, which has it in the place.", high=3),
        Lever("camera", "kamera_manad", "camera_month", "Kamera och licens", "Camera and licence", *_MONTH, mean(values["price:camera"], 0), 0),
        Lever("place", "plats_ar", "place_year", "Plats i särskilt boende, utöver omvårdnadspersonal", "Place in special housing, care staff excluded", *_YEAR, mean(values["price:place"], -2), 0),
        Lever("fee:home_care", "avgift_hemtjanst", "fee_home_care", "Avgift per hemtjänstbrukare", "Fee of a home-care client", *_MONTH, mean(values["price:fee_home_care"], 0), 0),
        Lever("fee:special_housing", "avgift_sarskilt_boende", "fee_special_housing", "Avgift per boende", "Fee of a resident", *_MONTH, mean(values["price:fee_special_housing"], 0), 0),
        Lever("nurses", "andel_underskoterskor", "assistant_nurse_share", "Undersköterskor, andel av årsarbetarna", "Assistant nurses, share of the posts",
              *_SHARE, mean(drawn["workforce.assistant_nurse_share"], 3), 3,
              "Delar bara upp årsarbetarna på bladet Bemanning; lönerna ändras inte.", "Only divides the posts on the sheet Staffing; pay does not change.", quotient=False, high=1),
    ]
    return made


def _absence(frame: Frame) -> float:
    """Of the contracted time of all staff, over every row of the first plan."""
    rows = frame.plan == frame.plan[0]
    away, contracted = (sum(np.nansum(frame.figures(measure)[rows]) for measure in measures)
                        for measures in (("paid_absence_hours", "unpaid_absence_hours"), ("contracted_hours",)))
    return round(float(away / contracted), 3) if contracted > 0 else 0.0


def at_run(all_levers: list[Lever]) -> dict[str, float]:
    """What the formulas see of unedited cells."""
    return {f"lever:{one.key}": 1.0 if one.quotient else one.run for one in all_levers}
