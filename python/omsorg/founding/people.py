# SPDX-License-Identifier: MIT
"""From counts in whatever age groups an office printed to counts by single year of age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omsorg.founding import nation
from omsorg.founding.figures import Figures
from omsorg.official.meaning import OLDEST, Ages

AGES = range(OLDEST + 1)
People = dict[str, list[float]]  # by sex, ages 0 to 100 and over


def tiles(groups: Mapping[Ages, float], first: int = 0, last: int = OLDEST) -> list[Ages] | None:
    """The groups that together hold every age once, as many and so as narrow as can be; None if they leave a gap.

    Single years beside five-year groups beside totals stand in one list: longest path from `first` to `last`.
    """
    best: dict[int, list[Ages]] = {last + 1: []}
    for age in range(last, first - 1, -1):
        ways = [[one, *best[one.last + 1]] for one in groups if one.first == age and one.last + 1 in best]
        if ways:
            best[age] = max(ways, key=len)
    return best.get(first)


def spread(value: float, weights: Sequence[float]) -> list[float]:
    """A count over ages, as the weights are to each other; whole numbers stay whole and sum to the same (largest remainder)."""
    total = sum(weights)
    shares = [value * (w / total if total else 1 / len(weights)) for w in weights]
    if value != int(value):
        return shares
    floors = [int(one) for one in shares]
    order = sorted(range(len(shares)), key=lambda i: (floors[i] - shares[i], i))
    for i in order[: int(value) - sum(floors)]:
        floors[i] += 1
    return [float(one) for one in floors]


def by_single_age(groups: Mapping[Ages, float], weights: Sequence[float], first: int = 0) -> tuple[list[float], list[Ages]] | None:
    """Counts at every age, and the groups that had to be spread as the weights are; None if ages are missing."""
    found = tiles(groups, first)
    if found is None:
        return None
    counts = [0.0] * (OLDEST + 1)
    wide = []
    for ages in found:
        span = range(ages.first, ages.last + 1)
        if len(span) > 1:
            wide.append(ages)
        counts[ages.first : ages.last + 1] = spread(groups[ages], [weights[age] for age in span])
    return counts, wide


def residents(figures: Figures, year: int) -> tuple[People, list[Ages]] | None:
    """Inhabitants on 31 December by sex and single age; None if a sex or an age is missing."""
    people: People = {}
    wide: list[Ages] = []
    for sex in nation.SEXES:
        found = by_single_age(figures.by_age("population", year, sex), nation.by_sex("need_nation.csv")[sex])
        if found is None:
            return None
        people[sex], spread_ages = found
        wide += [ages for ages in spread_ages if ages not in wide]
    return people, wide
