# SPDX-License-Identifier: MIT
"""From a folder of downloads to a folder of a study."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from omsorg._core import StudyError
from omsorg.founding import nation, writing
from omsorg.founding.births import births
from omsorg.founding.care import care
from omsorg.founding.draft import STANDS_IN, Draft, Gap, Table
from omsorg.founding.figures import MOST_TROUBLES, Figures, gather
from omsorg.founding.migration import migration
from omsorg.founding.mortality import mortality
from omsorg.founding.people import AGES, People, residents
from omsorg.founding.places import places
from omsorg.founding.wanted import POPULATION_HOW, WANTED
from omsorg.official import Trouble
from omsorg.official.meaning import Ages

GOTLAND = "0980"


class NotFounded(StudyError):
    """The files cannot make a study; `troubles` says why, each with its place."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        more = len(troubles) - MOST_TROUBLES
        super().__init__("\n".join(map(str, troubles[:MOST_TROUBLES])) + (f"\nand {more} more" if more > 0 else ""))
        self.troubles = list(troubles)


@dataclass(frozen=True)
class NewStudy:
    """What was made: where it lies, what each file gave, what was left out, and what is missing."""

    path: Path
    name: str
    start: int
    used: dict[str, str]
    told: list[Trouble]
    gaps: list[Gap]
    remarks: list[tuple[str, str]]
    standing_in: list[str]  # keys of base.toml

    def table(self, language: str = "sv") -> str:
        """What a planner wants to know before she runs it."""
        sv = language == "sv"
        at = 0 if sv else 1
        lines = [f"{self.name}: {self.path}"]
        lines += [f"  {file}: {what}" for file, what in self.used.items()]
        lines += [("obs: " if sv else "note: ") + str(one) for one in self.told]
        lines += [("obs: " if sv else "note: ") + one[at] for one in self.remarks]
        lacking = [gap for gap in self.gaps if not gap.thin]
        if lacking:
            lines += ["", "Saknas, och vad som står i stället:" if sv else "Missing, and what stands in:"]
            lines += [f"  {WANTED[gap.wanted].what[at]}: {WANTED[gap.wanted].instead[at]}" for gap in lacking]
        thin = [gap for gap in self.gaps if gap.thin]
        if thin:
            lines += ["", "För små tal:" if sv else "Too small numbers:"]
            lines += [f"  {WANTED[gap.wanted].what[at]}: {WANTED[gap.wanted].thin[at].format(gap.thin)}" for gap in thin]
        path = self.path / "MISSING.md"
        lines += ["", f"Hur var och en hämtas, och {len(self.standing_in)} nationella värden i base.toml: {path}" if sv
                  else f"How to get each, and {len(self.standing_in)} national values in base.toml: {path}"]
        return "\n".join(lines)


def new_study(
    municipality: str, *, from_: str | os.PathLike[str], to: str | os.PathLike[str] | None = None, force: bool = False, language: str = "sv"
) -> NewStudy:
    """Builds a study folder for a municipality (its code, "2482", or its name) from the files of a folder.

    It is written to `to`, else to `studies/CODE`. It starts on 31 December of the newest year of which the population is known by sex and age. Raises NotFounded (a
    StudyError) and writes nothing if a file is broken, two contradict each other or the population is missing; FileExistsError
    if `to` exists and `force` is not set.
    """
    known = _municipality(municipality)
    folder = Path(from_)
    if not folder.is_dir():
        raise NotFounded([Trouble(str(folder), "", "there is no such folder", "the files are read from it", "Name the folder with the downloads.")])
    figures = gather(folder, known.code, nation.names())
    start, people = _population(figures, folder)
    draft = Draft()
    if not figures.refused:
        _draft(figures, draft, start, people, known)
    if figures.refused:
        raise NotFounded(figures.refused)
    made = writing.files(draft, known.code, known.name, start, language)
    path = Path("studies", known.code) if to is None else Path(to)
    writing.write(path, made, force)
    standing = [key for key, _ in writing.standing_in(made["base.toml"])]
    return NewStudy(path, known.name, start, figures.used, figures.told, draft.gaps, draft.remarks, standing)


def _municipality(asked: str) -> nation.Municipality:
    register = nation.municipalities()
    code = nation.names().get(asked.casefold().strip(), asked.strip())
    if code in register:
        return register[code]
    words = [*register, *(one.name for one in register.values())]
    near = difflib.get_close_matches(asked, words, 1)
    shown = asked if asked.isprintable() and len(asked) <= 40 else ascii(asked[:40])
    hint = f'Did you mean "{near[0]}"?' if near else "Give the four digits of its code, as 2482."
    raise NotFounded([Trouble(shown, "", "there is no such municipality", "290 have a code or a name", hint)])


def _population(figures: Figures, folder: Path) -> tuple[int, People]:
    for year in reversed(figures.years("population")):
        found = residents(figures, year)
        if found is None:
            continue
        if found[1]:
            groups = ", ".join(f"{one.first}-{one.last}" for one in found[1][:4])
            figures.tell("", "", f"the population of {year} is told for {len(found[1])} groups of ages ({groups} ...)", "within them the nation's ages stand in", "Download single years of age, 0 to 100+.")
        return year, found[0]
    years = figures.years("population")
    what = f"the population of {years[-1]} lacks ages or a sex" if years else "the population by sex and age is missing"
    refused = [*figures.refused, Trouble(folder.name, "", what, "nothing can stand in for it", f"Get it: {POPULATION_HOW[1]}.")]
    # What was left out may be what is missing.
    raise NotFounded([*refused, *figures.told])


def _draft(figures: Figures, draft: Draft, start: int, people: People, known: nation.Municipality) -> None:
    inhabitants = sum(map(sum, people.values()))
    if inhabitants < 1 or not sum(sum(people[sex][65:]) for sex in nation.SEXES):
        figures.refused.append(Trouble("", "", f"the population of {start} has nobody, or nobody of 65", "there is nobody to care for", "Check the file of the population."))
        return
    _total_agrees(figures, start, inhabitants)
    draft.tables.append(_table_of(people, known, start, inhabitants))
    ratio = mortality(figures, draft)
    births(figures, draft, start)
    migration(figures, draft, start, ratio)
    places(figures, draft, inhabitants)
    care(figures, draft, start, people)
    draft.set("economy.relative_tax_base", f"value = {known.relative_tax_base:g}", "SCB: own tax base per inhabitant over that of all inhabitants, shipped with the program", 2022, "B")
    if not any(one.key == "economy.tax_rate" for one in draft.settings):
        draft.set("economy.tax_rate", f"value = {known.tax_rate / 100:.6g}", "SCB: the municipality's tax rate, shipped with the program", 2022, "B",
                  "It pays for health care too, which is not modelled: lower it to the municipality's own part." if known.code == GOTLAND else "")
    draft.set("population.boys_share", "value = 0.5155", f"{STANDS_IN}SCB population at age 0: 59 476 boys and 55 907 girls in Sweden", 2019, "D")
    draft.remarks.append((
        f"Folkmängden är från den 31 december {start}, {writing.first_plan_year(start) - 1 - start} år före planernas första dag.",
        f"The population is of 31 December {start}, {writing.first_plan_year(start) - 1 - start} years before the first day of the plans.",
    ))


def _total_agrees(figures: Figures, start: int, inhabitants: float) -> None:
    """SCB adds noise from 2025 on: a printed total differs a little from the sum of its parts."""
    for sex in ("total", *nation.SEXES):
        told = figures.by_age("population", start, sex).get(Ages(0, 100))
        if told is not None and sex == "total" and told != inhabitants:
            figures.tell("", "", f"the printed total of {start} is {told:g}, the ages sum to {inhabitants:g}", "the sum of the ages is used", "From 2025 on SCB adds a little noise to every figure.")


def _table_of(people: People, known: nation.Municipality, start: int, inhabitants: float) -> Table:
    return Table(
        "population", f"persons in {known.name} ({known.code}) by sex and age reached, 31 December {start}; {inhabitants:g} in all. Age 100 is 100 and over.",
        "SCB (Källa: SCB), population by region, age and sex", str(start), "recorded (grade B)", ("age", "women", "men"),
        [(age, people["female"][age], people["male"][age]) for age in AGES],
    )
