# SPDX-License-Identifier: MIT
"""Deaths of the municipality over those expected at national rates, by sex and four age groups.

A ratio of few deaths says little: its own sampling variance is 1 / deaths, and the ratios of the 290 municipalities differ
truly by a variance of 0.00521 (65+, 2011-2019, moments of the gamma-Poisson model of Clayton and Kaldor 1987; a standard
deviation of 7.2 per cent). Where the deaths are fewer than 1 / 0.00521 = 192 chance is the larger of the two, and the ratio is
drawn towards the nation's: (deaths + 192) / (expected + 192).

What is expected in a year is the nation's rate of 2010-2019 moved there by the nation's own fall: SCB's deaths of 2015-2019
over those expected at the rates of 2010-2019, by sex and group, two and a half years between the middles.
"""

from __future__ import annotations

import math

from omsorg.founding import nation
from omsorg.founding.draft import Draft, Gap, Table, span
from omsorg.founding.figures import Figures
from omsorg.founding.people import AGES, People, by_single_age, residents

FEWEST_DEATHS = 192
MOST_YEARS = 9
MIDDLE = 2014.5
FALL = {"female": (0.0175, 0.0106, 0.0133, 0.0073), "male": (0.0185, 0.0190, 0.0166, 0.0060)}  # a year, by group
GROUPS = ((0, 64), (65, 79), (80, 89), (90, 100))
_HEAD = ("sex", "age_from", "age_to", "ratio", "low95", "high95")


def deaths_at_age(figures: Figures, year: int) -> People | None:
    """Deaths by sex and age at death: as counted, or of deaths by year of birth half at the age before the birthday."""
    for subject in ("deaths", "deaths_by_birth_year"):
        people: People = {}
        for sex in nation.SEXES:
            rates, alive = nation.by_sex("mortality.csv")[sex], nation.by_sex("need_nation.csv")[sex]
            found = by_single_age(figures.by_age(subject, year, sex), [rate * n for rate, n in zip(rates, alive, strict=True)])
            if found is None:
                break
            counts = found[0]
            if subject == "deaths_by_birth_year":
                half = [0.0, *(one / 2 for one in counts[1:100]), 0.0]
                counts = [counts[a] - half[a] + (half[a + 1] if a < 100 else 0.0) for a in AGES]
            people[sex] = counts
        else:
            return people
    return None


def years_lived(figures: Figures, year: int) -> People | None:
    """Mean of the inhabitants at both ends of a year, or those at the end that is known."""
    ends = [found[0] for at in (year - 1, year) if (found := residents(figures, at))]
    if not ends:
        return None
    return {sex: [sum(end[sex][a] for end in ends) / len(ends) for a in AGES] for sex in nation.SEXES}


def mortality(figures: Figures, draft: Draft) -> dict[tuple[str, int], float]:
    """Adds the table and the level; returns the ratio by sex and age."""
    years = sorted({*figures.years("deaths"), *figures.years("deaths_by_birth_year")})
    counted = [(year, dead, alive) for year in years if (dead := deaths_at_age(figures, year)) and (alive := years_lived(figures, year))][-MOST_YEARS:]
    if not counted:
        return _stand_in(figures, draft)
    rows: list[tuple[object, ...]] = []
    thin = []
    rates = nation.by_sex("mortality.csv")
    all_deaths = all_expected = 0.0
    for sex in nation.SEXES:
        for (first, last), fall in zip(GROUPS, FALL[sex], strict=True):
            deaths = sum(sum(dead[sex][first : last + 1]) for _, dead, _ in counted)
            expected = sum(alive[sex][a] * rates[sex][a] * (1 - fall) ** (year - MIDDLE) for year, _, alive in counted for a in range(first, last + 1))
            all_deaths, all_expected = all_deaths + deaths, all_expected + expected
            if deaths < FEWEST_DEATHS:
                thin.append(deaths)
                deaths, expected = deaths + FEWEST_DEATHS, expected + FEWEST_DEATHS
            rows.append((sex, first, last, *_with_interval(deaths, expected)))
    notes = [f"A group of fewer than {FEWEST_DEATHS} deaths is drawn towards the nation: (deaths + {FEWEST_DEATHS}) / (expected + {FEWEST_DEATHS}). Here: {len(thin)} of {len(rows)} groups."]
    when = span([year for year, _, _ in counted])
    draft.tables.append(Table(
        "mortality_ratio", "deaths in the municipality over deaths expected at national rates, by sex and age group. low95 and high95: its 95 % interval.",
        "SCB (Källa: SCB), deaths and population of the municipality; expected at the rates of Sweden 2010-2019, falling 0.6 to 1.9 % a year by sex and age", when,
        "derived from recorded counts (grade B)" if not thin else "derived from recorded counts (grade B), small groups drawn towards the nation (grade D)", _HEAD, rows, notes,
    ))
    if thin:
        draft.gaps.append(Gap("deaths", f"{len(thin)}/{len(rows)}"))
    _level(draft, all_deaths, all_deaths / all_expected if all_expected else 1, when)
    return _by_age(rows)


def _with_interval(deaths: float, expected: float) -> tuple[str, str, str]:
    ratio, half = deaths / expected, 1.959964 * math.sqrt(deaths) / expected
    return f"{ratio:.3f}", f"{ratio - half:.3f}", f"{ratio + half:.3f}"


def _level(draft: Draft, deaths: float, ratio: float, when: str) -> None:
    sd = max(0.01, round(1 / math.sqrt(deaths + FEWEST_DEATHS), 3))
    draft.set("population.mortality_level", f'distribution = "normal", mean = 1, sd = {sd:g}, varies = "future"',
              f"derived from SCB's counts: {deaths:g} deaths, {ratio:.3f} of those expected in the nation", when, "B",
              "Sampling error of the municipality's own ratio, drawn towards the nation where deaths are few.")


def _stand_in(figures: Figures, draft: Draft) -> dict[tuple[str, int], float]:
    """The municipality's own ratio at 65 and over of 2011-2019, which is shipped, and the nation's below."""
    own = nation.municipalities()[figures.municipality]
    more = FEWEST_DEATHS if own.deaths < FEWEST_DEATHS else 0
    known = _with_interval(own.deaths + more, own.expected_deaths + more)
    rows: list[tuple[object, ...]] = [
        (sex, first, last, *(known if first >= 65 else ("1.000", "0.850", "1.150"))) for sex in nation.SEXES for first, last in GROUPS
    ]
    draft.tables.append(Table(
        "mortality_ratio", "deaths over deaths expected at national rates, by sex and age group. low95 and high95: its 95 % interval.",
        "SCB (Källa: SCB), deaths and population of the municipality at 65 and over; below 65 a national value stands in: ratio 1", "2011-2019",
        "derived for both sexes together (grade D); below 65 assumed (grade E)", _HEAD, rows,
        [f"A ratio of fewer than {FEWEST_DEATHS} deaths is drawn towards the nation.", "The interval below 65 is assumed: two standard deviations between municipalities."],
    ))
    draft.gaps.append(Gap("deaths"))
    draft.set("population.mortality_level", 'distribution = "normal", mean = 1, sd = 0.03, varies = "future"',
              f"{'national value stands in: '}own ratio of 2011-2019 at 65 and over, {own.deaths:g} deaths, read for later years", "2011-2019", "D", "The spread is assumed.")
    return _by_age(rows)


def _by_age(rows: list[tuple[object, ...]]) -> dict[tuple[str, int], float]:
    return {(str(row[0]), age): float(str(row[3])) for row in rows for age in range(int(str(row[1])), int(str(row[2])) + 1)}
