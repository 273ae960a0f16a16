# SPDX-License-Identifier: MIT
"""Which figures the workbook shows, what each means, and whether it is simulated or a formula."""

from __future__ import annotations

from dataclasses import dataclass

from omsorg.measures import descriptions
from omsorg.terms import MEASURES, SERVICES, name_of


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
    note_sv: str = ""  # what the workbook makes of it
    note_en: str = ""

    @property
    def unit(self) -> str:
        return MEASURES[self.measure].unit if self.measure else self.given_unit

    @property
    def may_be_summed(self) -> bool:
        return MEASURES[self.measure].adds if self.measure else True

    def label(self, language: str) -> str:
        if self.sv:
            return self.sv if language == "sv" else self.en
        name = name_of(MEASURES[self.measure], language)
        return name if self.service == "all" else f"{name}: {name_of(SERVICES[self.service], language).lower()}"

    def about(self, language: str) -> str:
        """What it means, and what the workbook makes of it."""
        note = self.note_sv if language == "sv" else self.note_en
        means = descriptions()[self.measure].told(language).means if self.measure else ""
        return " ".join(" ".join(part.split()) for part in (means, note) if part)

    def silent(self, language: str) -> str:
        """What it does not say."""
        return " ".join(descriptions()[self.measure].told(language).silent.split()) if self.measure else ""


def _simulated(measure: str, service: str = "all", *, sv: str = "", en: str = "") -> Figure:
    key = measure if service == "all" else f"{measure}:{service}"
    return Figure(key, measure, service, note_sv=sv, note_en=en)


def _formula(measure: str, sv: str = "Här en formel över priserna.", en: str = "Here a formula over the prices.", service: str = "all") -> Figure:
    key = measure if service == "all" else f"net:{service}"
    return Figure(key, measure, service, True, note_sv=sv, note_en=en)


SHOWN: tuple[Figure, ...] = (
    _simulated("unmet_share"),
    _simulated("unmet_hours"),
    _simulated("granted_hours"),
    _simulated("delivered_hours"),
    _simulated("worked_hours"),
    _formula("posts_required", "Här en formel över heltid och frånvaro.", "Here a formula over full-time hours and absence."),
    _simulated("posts_filled", sv="Följer inte priserna: rekryteringen räknas inte om.", en="Does not follow the prices: recruitment is not computed anew."),
    Figure("posts_missing", formula=True, sv="Saknade årsarbetare: behövda minus tillsatta", en="Posts missing: required less filled", given_unit="posts",
           note_sv="Bemanningsgapet. Under noll: fler är tillsatta än vad som behövs.", note_en="The staffing gap. Below nought: more posts are filled than required."),
    _formula("posts_affordable", "Här en formel över priserna; ramen är simulerad.", "Here a formula over the prices; the frame is simulated."),
    _formula("posts_gap", "Här en formel över priserna; ramen är simulerad.", "Here a formula over the prices; the frame is simulated."),
    _formula("staff_cost"),
    _formula("other_cost"),
    _formula("net_cost"),
    *(_formula("net_cost", service=service) for service in ("home_care", "special_housing", "night_supervision", "escort", "reablement")),
    _simulated("modelled_budget", sv="Simulerad: följer inte priserna.", en="Simulated: does not follow the prices."),
    _formula("cost_gap", "Här en formel över priserna; ramen är simulerad.", "Here a formula over the prices; the frame is simulated."),
    _simulated("population"),
    _simulated("population_80_plus"),
    _simulated("clients", "home_care"),
    _simulated("clients", "special_housing"),
    _simulated("queue", "special_housing"),
    _simulated("waiting_days", "special_housing"),
    _simulated("missed_visits", "home_care"),
    _simulated("staff_continuity", "home_care"),
    _simulated("met_preference_share", "escort"),
    _simulated("digital_share", "night_supervision"),
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
        "places": ("platser", "places"), "months": ("månader", "months"), "years": ("år", "years"), "count": ("antal", "count"),
        "SEK": ("kr", "SEK"), "h": ("h", "h"), "posts": ("årsarbetare", "posts"), "persons": ("personer", "persons"),
        "share": ("andel", "share"), "days": ("dagar", "days"), "visits": ("besök", "visits"), "sessions": ("pass", "sessions"), "decisions": ("beslut", "decisions"),
        "cases": ("ärenden", "cases"), "min": ("min", "min"), "points": ("skillnad mellan andelar", "difference of shares"),
    }
    return words.get(unit, (unit, unit))[0 if language == "sv" else 1]
