# SPDX-License-Identifier: MIT
"""How many children: the nation's ages of mothers, at the municipality's own level.

The level is births over those expected at national rates. Births of a few years in a small place are few: with `b` births
and `e` expected the level is (b + 100) / (e + 100) of the nation's. The 100 is assumed: how much municipalities differ truly
is not in the figures at hand. Where no births are given, children of age 0 on 31 December are counted for them.
"""

from __future__ import annotations

from omsorg.founding import nation
from omsorg.founding.draft import Draft, Gap, Table, span
from omsorg.founding.figures import Figures
from omsorg.founding.people import residents
from omsorg.official.meaning import Ages

PRIOR_BIRTHS = 100
FEWEST_BIRTHS = 100
MOST_YEARS = 5
# Children per woman in Sweden 2019: age 0 of that year over women, at the age pattern of 2011-2015 (SCB's population).
NATION = 1.71


def births_of(figures: Figures, year: int) -> float | None:
    """Live births of a year, all mothers, both sexes; None if not told."""
    found: dict[str, float] = {}
    for sex in ("total", *nation.SEXES):
        groups = figures.by_age("births", year, sex)
        if groups:
            whole = groups.get(Ages(0, 100))
            found[sex] = whole if whole is not None else sum(groups.values())
    if "total" in found:
        return found["total"]
    return found["female"] + found["male"] if len(found) == 2 else None


def births(figures: Figures, draft: Draft, start: int) -> None:
    """Adds the table of ages and the level of population.total_fertility."""
    pattern = nation.fertility()
    draft.tables.append(Table(
        "fertility", "births per woman and year by age of mother in Sweden. 15 includes younger, 49 includes older.",
        "SCB (Källa: SCB), births by age of mother and mean population of women; rates computed from the counts", "2011-2015",
        "derived from recorded counts (grade B for the nation, E for the municipality)", ("age", "rate"), [(age, f"{rate:.6f}") for age, rate in pattern.items()],
        ["Only the age pattern is used; the level is population.total_fertility."],
    ))
    told = [year for year in figures.years("births") if births_of(figures, year) is not None and year <= start]
    known = [(year, found[0]) for year in figures.years("population") if (found := residents(figures, year))]
    own = [(year, births_of(figures, year) or 0.0, people) for year, people in known if year in told][-MOST_YEARS:]
    counted = own or [(year, people["female"][0] + people["male"][0], people) for year, people in known][-MOST_YEARS:]
    number = sum(children for _, children, _ in counted)
    expected = sum(people["female"][age] * rate for _, _, people in counted for age, rate in pattern.items()) * NATION / sum(pattern.values())
    level = round(NATION * (number + PRIOR_BIRTHS) / (expected + PRIOR_BIRTHS), 2)
    # Births fell in the whole country after 2019; how far they go on is not known.
    low, high = (level - 0.4, level) if counted[-1][0] <= 2021 else (level - 0.2, level + 0.1)
    what = "live births" if own else "children of age 0"
    draft.set("population.total_fertility", f'distribution = "uniform", low = {low:.2f}, high = {high:.2f}, varies = "future"',
              f"derived from SCB's counts: {number:g} {what}, {level:.2f} children per woman at the nation's ages of mothers; the range is assumed",
              span([year for year, _, _ in counted]), "E",
              f"(births + {PRIOR_BIRTHS}) / (expected + {PRIOR_BIRTHS}) of the {NATION} of Sweden 2019. Births fell in Sweden from 2020 to 2024.")
    if not own:
        draft.gaps.append(Gap("births"))
    elif number < FEWEST_BIRTHS:
        draft.gaps.append(Gap("births", f"{number:g}"))
