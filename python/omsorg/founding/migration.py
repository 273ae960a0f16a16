# SPDX-License-Identifier: MIT
"""Net migrants by sex and age: from recorded moves, from what the populations of consecutive years leave, or shipped.

    net(age, year) = inhabitants(age, year) - inhabitants(age - 1, year - 1) + deaths of that cohort

Of deaths by age at death half fall before the birthday of the year, half after; of deaths at age 0 a tenth fall in the year
after birth (assumed: most die in their first weeks). A single year of age with fewer than 1,000
person-years behind it is pooled with the others of its age group (1-5, 6-15, 16-19, 20-24, ..., 85+) that are as small, and the
group's net is shared out by residents: a small place has no migration by single age that is more than chance.
"""

from __future__ import annotations

from omsorg.founding import nation
from omsorg.founding.draft import Draft, Gap, Table, span
from omsorg.founding.figures import Figures
from omsorg.founding.mortality import MOST_YEARS, deaths_at_age
from omsorg.founding.people import AGES, People, by_single_age, residents

FEWEST_PERSON_YEARS = 1000
INFANTS_LATE = 0.1
FLOWS = (("immigration", 1), ("moves_in", 1), ("emigration", -1), ("moves_out", -1))
_HEAD = ("age", "women_net", "women_residents", "men_net", "men_residents")
_WHAT = "net migrants a year (those who came less those who went) and mean number of residents at the start of the year, a year younger, by sex and age reached at the end of the year."


def younger(people: list[float], age: int) -> float:
    """Those who reach the age in the coming year; 100 and over stay there."""
    return people[age - 1] + (people[100] if age == 100 else 0.0)


def migration(figures: Figures, draft: Draft, start: int, ratio: dict[tuple[str, int], float]) -> None:
    pairs = [(year, before[0], after[0]) for year in figures.years("population")
             if year <= start and (before := residents(figures, year - 1)) and (after := residents(figures, year))][-MOST_YEARS:]
    moves = [(year, before, net) for year, before, _ in pairs if (net := _recorded(figures, year))]
    if len(moves) >= 3:
        _add(draft, [year for year, _, _ in moves], [before for _, before, _ in moves], [net for _, _, net in moves],
             "SCB (Källa: SCB), recorded moves within and over the border by sex and age, and population", "recorded (grade B)", [])
    elif pairs:
        dead = [deaths_at_age(figures, year) for year, _, _ in pairs]
        nets = [_left(before, after, one, ratio) for (_, before, after), one in zip(pairs, dead, strict=True)]
        lacking = sum(one is None for one in dead)
        notes = ["Computed as population change of each cohort less its deaths; above 65 small numbers, much of it residual error. Age 0 is not known and left out."]
        if lacking:
            notes.append(f"Deaths of {lacking} of {len(pairs)} years are expected ones: the nation's survival at the municipality's ratio.")
        _add(draft, [year for year, _, _ in pairs], [before for _, before, _ in pairs], nets, "SCB (Källa: SCB), yearly population and deaths by sex and age; computed from the counts",
             "derived from recorded counts (grade B)" if not lacking else "derived from counts and expected deaths (grade D)", notes)
        if len(pairs) < 3:
            draft.gaps.append(Gap("migration", f"{len(pairs)}"))
    else:
        _stand_in(figures, draft, start)


def _recorded(figures: Figures, year: int) -> People | None:
    """Net moves of a year by sex and age, if all four flows are told."""
    net = {sex: [0.0] * 101 for sex in nation.SEXES}
    for sex in nation.SEXES:
        for subject, sign in FLOWS:
            found = by_single_age(figures.by_age(subject, year, sex), nation.by_sex("need_nation.csv")[sex])
            if found is None:
                return None
            for age in AGES:
                net[sex][age] += sign * found[0][age]
    return net


def _left(before: People, after: People, dead: People | None, ratio: dict[tuple[str, int], float]) -> People:
    net = {sex: [0.0] * 101 for sex in nation.SEXES}
    for sex in nation.SEXES:
        survival = nation.by_sex("survival.csv")[sex]
        for age in AGES[1:]:
            if dead is None:
                lost = younger(before[sex], age) * (1 - survival[age] ** ratio[sex, age])
            else:
                lost = dead[sex][age] * (1 if age == 100 else 0.5) + dead[sex][age - 1] * (INFANTS_LATE if age == 1 else 0.5)
            net[sex][age] = after[sex][age] - younger(before[sex], age) + lost
    return net


def _add(draft: Draft, years: list[int], befores: list[People], nets: list[People], source: str, certainty: str, notes: list[str]) -> None:
    n = len(years)
    net = {sex: [sum(one[sex][age] for one in nets) / n for age in AGES] for sex in nation.SEXES}
    alive = {sex: [0.0, *(sum(younger(one[sex], age) for one in befores) / n for age in AGES[1:])] for sex in nation.SEXES}
    pooled = _pool(net, alive, n)
    notes = [*notes, f"{pooled} of 200 ages of fewer than {FEWEST_PERSON_YEARS} person-years are pooled with the others of their age group that are as small."]
    draft.tables.append(Table("migration", _WHAT, source, f"mean of {span(years)}" if n > 1 else str(years[0]), certainty, _HEAD, _rows(net, alive), notes))


def _pool(net: People, alive: People, years: int) -> int:
    pooled = 0
    for sex in nation.SEXES:
        for group in nation.MIGRATION_GROUPS:
            small = [age for age in nation.group_ages(group) if alive[sex][age] * years < FEWEST_PERSON_YEARS]
            together, of = sum(net[sex][age] for age in small), sum(alive[sex][age] for age in small)
            # More than half of a group never leaves in one year: what says so is an error of the counts.
            rate = max(-0.5, together / of) if of else 0.0
            for age in small:
                net[sex][age] = rate * alive[sex][age]
            pooled += len(small)
    return pooled


def _rows(net: People, alive: People) -> list[tuple[object, ...]]:
    return [(age, *(round(one, digits) for sex in nation.SEXES for one, digits in ((net[sex][age], 2), (alive[sex][age], 1)))) for age in AGES[1:]]


def _stand_in(figures: Figures, draft: Draft, start: int) -> None:
    """The municipality's own net of 2015-2019 in twelve age groups, which is shipped."""
    known = residents(figures, start)
    assert known is not None
    alive = {sex: [0.0, *(younger(known[0][sex], age) for age in AGES[1:])] for sex in nation.SEXES}
    net = {sex: [0.0] * 101 for sex in nation.SEXES}
    for (sex, group), value in nation.migration_of(figures.municipality).items():
        of = sum(alive[sex][age] for age in nation.group_ages(group))
        rate = max(-0.5, value / of) if of else 0.0
        for age in nation.group_ages(group):
            net[sex][age] = rate * alive[sex][age]
    draft.tables.append(Table(
        "migration", _WHAT, "SCB (Källa: SCB), population change of each cohort less its deaths in twelve age groups, shipped with the program; no file tells later years", "mean of 2015-2019",
        "derived from recorded counts (grade B for its years), shared out by residents of the start (grade D)", _HEAD, _rows(net, alive),
        ["Within a group net migrants are shared out as the residents of the start population."],
    ))
    draft.gaps.append(Gap("migration"))
