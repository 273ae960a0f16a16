# SPDX-License-Identifier: MIT
"""Which figures the workbook shows, what each means, and whether it is simulated or a formula."""

from __future__ import annotations

from dataclasses import dataclass

from omsorg.results import MEASURES, SERVICES


@dataclass(frozen=True)
class Figure:
    """A figure of the whole municipality (or of one service) in one year and future."""

    key: str  # its column
    measure: str = ""  # of the result table; empty: a formula only
    service: str = "all"
    formula: bool = False
    sv: str = ""
    en: str = ""
    given_unit: str = ""
    about_sv: str = ""
    about_en: str = ""
    adds: bool | None = None

    @property
    def unit(self) -> str:
        return MEASURES[self.measure].unit if self.measure else self.given_unit

    @property
    def may_be_summed(self) -> bool:
        return MEASURES[self.measure].adds if self.adds is None and self.measure else bool(self.adds)

    def label(self, language: str) -> str:
        if self.sv:
            return self.sv if language == "sv" else self.en
        term = MEASURES[self.measure]
        name = term.sv if language == "sv" else term.en
        if self.service == "all":
            return name
        service = SERVICES[self.service]
        return f"{name}: {(service.sv if language == 'sv' else service.en).lower()}"

    def about(self, language: str) -> str:
        return self.about_sv if language == "sv" else self.about_en


def _simulated(measure: str, service: str, sv: str, en: str) -> Figure:
    key = measure if service == "all" else f"{measure}:{service}"
    return Figure(key, measure, service, about_sv=sv, about_en=en)


def _net(service: str) -> Figure:
    return Figure(f"net:{service}", "net_cost", service, True,
                  about_sv="Personal, gemensamma kostnader, kameror och platser, minus avgifter. Formel över priserna.",
                  about_en="Staff, overhead, cameras and places, less fees. A formula over the prices.")


SHOWN: tuple[Figure, ...] = (
    _simulated("unmet_share", "all", "Timmar som uteblev för att personal saknades eller besök kortades, av de beviljade timmar som brukaren var hemma att få. Brytåret är första året över toleransen.",
               "Hours that failed for lack of staff or were cut short, of the granted hours that the client was at home to receive. The break year is the first above the tolerance."),
    _simulated("unmet_hours", "all", "Samma sak i timmar.", "The same in hours."),
    _simulated("granted_hours", "all", "Timmar som biståndsbesluten ger rätt till under året, alla modellerade tjänster.", "Hours that the decisions of the year entitle to, all services modelled."),
    _simulated("delivered_hours", "all", "Timmar som utfördes hos brukarna.", "Hours carried out with clients."),
    _simulated("worked_hours", "all", "All arbetad tid: månadsavlönade, timavlönade och övertid.", "All time worked: monthly paid, hourly paid and overtime."),
    Figure("posts_required", "posts_required", formula=True, about_sv="Timmar som ska arbetas, delat med vad en tillsatt årsarbetare ger i timmar på arbetet. Formel över heltid och frånvaro.",
           about_en="Hours to be worked over the hours at work that a filled post brings. A formula over full-time hours and absence."),
    _simulated("posts_filled", "all", "Årsarbetare som var anställda, medel över årets dagar. Följer inte priserna: rekryteringen räknas inte om.", "Posts that were filled, mean over the days of the year. Does not follow the prices: recruitment is not computed anew."),
    Figure("posts_missing", formula=True, sv="Saknade årsarbetare: behövda minus tillsatta", en="Posts missing: required less filled", given_unit="posts", adds=True,
           about_sv="Bemanningsgapet. Under noll: fler är tillsatta än vad som behövs.", about_en="The staffing gap. Below nought: more posts are filled than required."),
    Figure("posts_affordable", "posts_affordable", formula=True, about_sv="Årsarbetare som ryms i den simulerade ramen med priserna i bladet Priser.", about_en="Posts that the simulated frame can pay at the prices of the sheet Prices."),
    Figure("posts_gap", "posts_gap", formula=True, about_sv="Behövda årsarbetare minus dem som ryms i ramen.", about_en="Posts required less those that the frame can pay."),
    Figure("staff_cost", "staff_cost", formula=True, about_sv="Månadsavlönade, timavlönade, övertid och arbetsterapeuter. Formel över priserna.", about_en="Monthly paid, hourly paid, overtime and therapists. A formula over the prices."),
    Figure("other_cost", "other_cost", formula=True, about_sv="Gemensamma kostnader, kameror och platser, minus avgifter. Formel över priserna.", about_en="Overhead, cameras and places, less fees. A formula over the prices."),
    Figure("net_cost", "net_cost", formula=True, about_sv="Personalkostnad och övrig kostnad, i prisårets kronor. Formel över priserna.", about_en="Staff cost and other cost, in kronor of the price year. A formula over the prices."),
    _net("home_care"), _net("special_housing"), _net("night_supervision"), _net("escort"), _net("reablement"),
    _simulated("modelled_budget", "all", "Den andel av kommunens intäkter som tjänsterna tog basåret, tillämpad på årets intäkter. Simulerad: följer inte priserna.", "The share of the municipality's revenue that the services took in the base year, of the revenue of the year. Simulated: does not follow the prices."),
    Figure("cost_gap", "cost_gap", formula=True, about_sv="Vad alla behövda årsarbetare och övrig kostnad kostar utöver ramen. Formel över priserna; ramen är simulerad.", about_en="What all posts required and other cost exceed the frame by. A formula over the prices; the frame is simulated."),
    _simulated("population", "all", "Folkmängd vid årets slut.", "Population at the end of the year."),
    _simulated("population_80_plus", "all", "Folkmängd 80 år och äldre vid årets slut.", "Population aged 80 and over at the end of the year."),
    _simulated("clients", "home_care", "Medel över årets dagar.", "Mean over the days of the year."),
    _simulated("clients", "special_housing", "Boende, medel över årets dagar.", "Residents, mean over the days of the year."),
    _simulated("queue", "special_housing", "Personer med beslut som väntar på plats, medel över årets dagar.", "Persons with a decision who wait for a place, mean over the days of the year."),
    _simulated("waiting_days", "special_housing", "Från beslut till inflyttning, för dem som flyttade in under året.", "From decision to moving in, of those who moved in during the year."),
    _simulated("missed_visits", "home_care", "Besök som uteblev för att ingen kunde komma.", "Visits that nobody could come to."),
    _simulated("staff_continuity", "home_care", "Olika personal som en brukare med minst två besök om dagen möter på 14 dagar, kl. 7-22. Lägre är bättre.", "Different staff that a client with at least two visits a day meets in 14 days, 07-22. Lower is better."),
    _simulated("met_preference_share", "escort", "Andel av önskemålen om ledsagning som kunde mötas.", "Share of the wishes for escort that could be met."),
    _simulated("digital_share", "night_supervision", "Andel av nätterna med nattillsyn som sköttes med kamera.", "Share of the nights with supervision that were by camera."),
)

# What plans are compared by.
COMPARED = (
    "unmet_share", "unmet_hours", "worked_hours", "posts_required", "posts_filled", "posts_missing", "posts_gap", "staff_cost", "net_cost",
    "cost_gap", "clients:home_care", "queue:special_housing", "missed_visits:home_care", "staff_continuity:home_care",
    "met_preference_share:escort",
)
# What the named cells move: the formula less what was simulated.
MOVED = ("posts_required", "staff_cost", "net_cost", "cost_gap")

BY_KEY = {one.key: one for one in SHOWN}


def unit_word(unit: str, language: str) -> str:
    """The unit of a stored figure, unscaled."""
    words = {
        "SEK": ("kr", "SEK"), "h": ("h", "h"), "posts": ("årsarbetare", "posts"), "persons": ("personer", "persons"),
        "share": ("andel", "share"), "days": ("dagar", "days"), "visits": ("besök", "visits"), "decisions": ("beslut", "decisions"),
    }
    return words.get(unit, (unit, unit))[0 if language == "sv" else 1]
