# SPDX-License-Identifier: MIT
"""Elderly care as Kolada tells it: of each indicator the year nearest to the start, and what stands in for those missing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from omsorg.founding import nation
from omsorg.founding.draft import STANDS_IN, Draft, Gap
from omsorg.founding.figures import Figures
from omsorg.founding.people import People

# The nation's 7,300 on short-stay places beside 84,300 in special housing (Lägesrapport 2025).
SHORT_STAY = 7_300 / (7_300 + 84_300)
DAYS_A_MONTH = 365.25 / 12
# What prices of a year are multiplied by to be of 2023: special housing 2019 in both prices, Lägesrapport 2025.
DEFLATOR = 1.1667 ** (1 / 4)
PRICE_YEAR = 2023
CARE_STAFF = 4.5 * 365 * 0.365  # thousand SEK per place and year: 4.5 hours a day at 365 SEK


@dataclass(frozen=True)
class Indicator:
    """One KPI of Kolada: the key it sets, the range that the key allows in the KPI's unit, and how it is written."""

    kpi: str
    key: str
    low: float
    high: float
    value: str  # {} is the figure times `times`
    times: float
    what: str
    note: str = ""


INDICATORS = (
    Indicator("N21701", "need.home_care_share", 0.5, 30, "value = {}", 0.01, "persons 65+ with home care in ordinary housing", "Read as the level of the start."),
    Indicator("N23890", "need.special_housing_share", 0.5, 20, "value = {}", 0.01, "persons 65+ in special housing", "Read as the level of the start."),
    Indicator("N21826", "need.granted_hours", 1, 300, 'distribution = "exponential", mean = "{} h/month", varies = "person"', 1, "granted home-care hours per client 65+ and month", "The shape is assumed."),
    Indicator("N23700", "need.granted_hours_before_move", 1, 744, "value = {}", 1, "home-care hours in the month before special housing"),
    Indicator("U23701", "need.special_housing_stay", 183, 2190, "value = {}", 1 / DAYS_A_MONTH, "median stay in special housing, days"),
    Indicator("U23401", "need.special_housing_handling", 1, 700, 'distribution = "gamma", mean = "{} days", cv = 1, varies = "person"', 1, "mean days from application to first offered date of special housing", "The shape is assumed. Waiting because all places are taken comes on top."),
    Indicator("N00901", "economy.tax_rate", 5, 40, "value = {}", 0.01, "municipal tax rate"),
    Indicator("N00090", "workforce.sick_share", 0.5, 30, "value = {}", 0.01, "sick leave of all municipal employees", "Care lies above the mean of all employees."),
    Indicator("N23009", "economy.place_other_cost", 200_000, 3_000_000, "value = {}", 0.001, "cost of special housing per resident"),
    Indicator("N23805", "special_housing.places", 1, 20_000, "value = {}", 1, "residents 65+ in special housing"),
)


def care(figures: Figures, draft: Draft, start: int, people: People) -> None:
    """Adds the settings that Kolada tells, and those that are derived from the inhabitants where it does not."""
    found = {one.kpi: _nearest(figures, one, start) for one in INDICATORS}
    for one in INDICATORS:
        told = found[one.kpi]
        if told is None:
            draft.gaps.append(Gap(one.kpi))
        elif one.kpi == "N23009":
            _place_cost(draft, *told)
        elif one.kpi != "N23805":
            value = f"{told[1] * one.times:.4g}"
            draft.set(one.key, one.value.format(value), f"Kolada {one.kpi}: {one.what}", told[0], "B", one.note)
    older = sum(sum(people[sex][65:]) for sex in nation.SEXES)
    if not older:
        raise NoOlder
    share = _by_age_curve(draft, people, older, found)
    _places(draft, found["N23805"], share * older, start)
    known = {one.kpi for one in INDICATORS}
    more = sorted({kpi for kpi, _, _ in figures.kolada} - known)
    if more:
        draft.remarks.append((f"Kolada {', '.join(more)}: läst, men ingen nyckel i en studie bygger på det.", f"Kolada {', '.join(more)}: read, but no key of a study is made of it."))


class NoOlder(ValueError):
    """Nobody is 65 or over."""


def _nearest(figures: Figures, one: Indicator, start: int) -> tuple[int, float] | None:
    """Year and figure of both sexes together; of prices the newest, of levels the nearest to the start."""
    years = [year for kpi, year, gender in figures.kolada if kpi == one.kpi and gender == "T"]
    if not years:
        return None
    wish = PRICE_YEAR if one.kpi in ("N23009", "N00901") else start
    year = min(years, key=lambda when: (abs(when - wish), when))
    value = figures.kolada[one.kpi, year, "T"]
    if not one.low <= value <= one.high:
        figures.refuse(figures.places[one.kpi, year, "T"], f"{value:g} is out of range for {one.kpi} ({one.low:g} to {one.high:g})", f"it is {one.what}", "Check the figure with Kolada.")
    return year, value


def _by_age_curve(draft: Draft, people: People, older: float, found: dict[str, tuple[int, float] | None]) -> float:
    """The nation's shares of 2019 by sex and two ages, at the municipality's own inhabitants; returns special housing's."""
    cells = nation.rows("need_cells.csv")
    share = 0.0
    for need, key, kpi in (("home_care", "need.home_care_share", "N21701"), ("special_housing", "need.special_housing_share", "N23890")):
        told = found[kpi]
        if told:
            share = told[1] / 100
            continue
        clients = 0.0
        for row in cells:
            if row["need"] == need:
                ages = slice(int(row["age_from"]), int(row["age_to"]) + 1)
                clients += float(row["persons"]) * sum(people[row["sex"]][ages]) / sum(nation.by_sex("need_nation.csv")[row["sex"]][ages])
        share = clients / older
        draft.set(key, f"value = {share:.4f}", f"{STANDS_IN}persons in Sweden by sex and two age groups (Socialstyrelsen, Lägesrapport 2025), at the municipality's own inhabitants", 2019, "D", "Municipalities differ much: get the own share.")
    return share


def _places(draft: Draft, told: tuple[int, float] | None, expected: float, start: int) -> None:
    """As many places as residents, and short-stay places as the nation has beside them."""
    year, residents = told or (start, expected)
    long = max(1, math.ceil(residents))
    short = round(long * SHORT_STAY / (1 - SHORT_STAY))
    source = f"derived from Kolada N23805: {residents:g} residents 65+" if told else f"{STANDS_IN}as many places as the share in special housing gives residents"
    draft.set("special_housing.places", f"value = {long + short}", f"{source}, and short-stay places", year, "D" if told else "E", "That all places are taken at the start is assumed. Ask the municipality how many there are.")
    draft.set("special_housing.short_stay_places", f"value = {short}", f"{STANDS_IN}the nation's 7 300 on short-stay places beside 84 300 in special housing (Lägesrapport 2025)", 2024, "D")


def _place_cost(draft: Draft, year: int, kronor: float) -> None:
    cost = kronor / 1000 * DEFLATOR ** (PRICE_YEAR - year)
    moved = "" if year == PRICE_YEAR else f"Moved to prices of {PRICE_YEAR} by {DEFLATOR ** (PRICE_YEAR - year):.3f} (3.9 % a year, as special housing 2019-2023). "
    draft.set("economy.place_other_cost", f"value = {max(0.0, cost - CARE_STAFF):.0f}", f"derived from Kolada N23009: {kronor:.0f} SEK per resident, less 4.5 hours a day at about 365 SEK", year, "D" if year == PRICE_YEAR else "E", f"{moved}The hours are the nation's.")
