# SPDX-License-Identifier: MIT
"""From two studies, or two finished runs, to what differs between them and what each difference does."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from omsorg.difference import outcomes as asking
from omsorg.difference.changes import Change, PlanChange, find_changes, find_plans
from omsorg.difference.effects import take_apart
from omsorg.difference.found import Diff
from omsorg.difference.outcomes import BREAK_YEAR, Outcome
from omsorg.difference.pairing import StoredPair, pair_up
from omsorg.difference.repeating import repeats
from omsorg.difference.side import NotComparable, Side, of_study
from omsorg.difference.state import PLAN
from omsorg.difference.stored import Stored, is_run, read_run
from omsorg.difference.walk import Walk, moves_of, plan_walk
from omsorg.study import Overrides, Study, load
from omsorg.terms import MEASURES
from omsorg.watching import Progress

Given = Study | str | os.PathLike[str]


@dataclass(frozen=True)
class Prepared:
    """Read and checked, nothing run: what differs, and how many runs it takes to tell what each change does."""

    a: Side
    b: Side
    changes: list[Change]
    plans: list[PlanChange]
    walk: Walk
    measures: tuple[str, ...]
    years: tuple[int, ...]
    notes: tuple[tuple[str, str], ...]
    kept: tuple[Stored | None, ...] = (None, None)  # finished runs of A and of B, which the states should repeat

    @property
    def runs(self) -> int:
        return self.walk.runs

    @property
    def first_year(self) -> int:
        return max(self.a.first_year, self.b.first_year)

    @property
    def last_year(self) -> int:
        return min(self.a.last_year, self.b.last_year)

    def run(self, *, threads: int = 0, progress: Callable[[Progress], None] | None = None) -> Diff:
        walk = self.walk
        walk.run(threads, progress)
        every = [(one, PLAN) for one in walk.results.values()]
        found = [take_apart(walk, PLAN, outcome, self.first_year, self.last_year) for outcome in asking.asked(every, self.measures, self.years)]
        return Diff(
            self.a.name, self.b.name, self.a.plan, self.b.plan, self.changes, self.plans, [move for move, _ in walk.steps], found,
            self.first_year, self.last_year, walk.futures, walk.seed, walk.runs, (*self.notes, *self._repeated([one.outcome for one in found])),
        )

    def _repeated(self, outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
        ends = (self.walk.start, self.walk.steps[-1][1] if self.walk.steps else self.walk.start)
        notes = []
        for name, run, side, study in zip("AB", self.kept, (self.a, self.b), ends, strict=True):
            if run is not None:
                notes.append(repeats(name, run, side, self.walk, study, outcomes, self.first_year, self.last_year))
        return notes


def common_plan(a: Sequence[str], b: Sequence[str]) -> str:
    """As today if both have it, else the first plan that both have."""
    both = [name for name in a if name in b]
    if not both:
        raise NotComparable(f"no plan of the same name: A has {', '.join(a)}, B has {', '.join(b)}. Name one of each: --plan and --plan-b.")
    return "as_today" if "as_today" in both else both[0]


def check_asked(measures: Sequence[str], years: Sequence[int], first: int, last: int) -> None:
    for measure in measures:
        if measure != BREAK_YEAR and measure not in MEASURES:
            raise NotComparable(f"--measure: there is no {measure!r}. There are: {', '.join((BREAK_YEAR, *MEASURES))}.")
    if first > last:
        raise NotComparable("the two sides have no year in common.")
    for year in years:
        if not first <= year <= last:
            raise NotComparable(f"--year: {year} lies outside the years that both sides have, {first}-{last}.")


def prepare(
    a: Given,
    b: Given | None = None,
    *,
    plan: str | None = None,
    plan_b: str | None = None,
    set: Overrides | None = None,
    futures: int | None = None,
    seed: int | None = None,
    years: Sequence[int] = (),
    measures: Sequence[str] = (),
    group: bool | None = None,
    order: Sequence[str] = (),
    alone: bool = True,
    no_magic: bool = False,
    stored: bool = False,
) -> Prepared | StoredPair:
    """Reads both sides and every state between them; see `omsorg.diff` for what is asked."""
    one = _opened(a)
    two = one if b is None else _opened(b)
    measures = tuple(measures) or asking.DEFAULT
    if isinstance(one, Stored) and isinstance(two, Stored) and (stored or not (one.has_study and two.has_study)):
        if set:
            raise NotComparable("--set changes a study, and results alone are compared here.")
        name = plan or common_plan(one.plans, two.plans)
        pair = pair_up(one, two, name, plan_b or name, measures, years)
        first, last = _common_years(pair.side_a, pair.side_b, measures, years)
        return replace(pair, years=tuple(years) or (last,))
    study_a, study_b = _study_of(one, stored), _study_of(two, stored)
    if set:
        study_b = study_b.with_settings(set)
    name = plan or common_plan([p.name for p in study_a.plans], [p.name for p in study_b.plans])
    side_a, side_b = (named(of_study(study, this), run) for study, this, run in ((study_a, name, one), (study_b, plan_b or name, two)))
    _, last = _common_years(side_a, side_b, measures, years)
    no_magic = no_magic or (isinstance(two, Stored) and two.manifest["no_magic"])
    changes = find_changes(side_a, side_b, no_magic=no_magic)
    moves = moves_of(changes, group, order)
    usual = two if isinstance(two, Stored) else study_b.core
    walk = plan_walk(
        side_a, side_b, moves, futures=usual.futures if futures is None else futures, seed=usual.seed if seed is None else seed,
        alone=alone and len(moves) > 1, no_magic=no_magic,
    )
    kept = tuple(run if isinstance(run, Stored) and not (changed and set) else None for run, changed in ((one, False), (two, True)))
    return Prepared(side_a, side_b, changes, find_plans(side_a, side_b), walk, measures, tuple(years) or (last,),
                    tuple(_notes(side_a, side_b, walk.futures)), kept)


def study_at(given: Given) -> Study:
    """The study of a folder, or that a finished run has kept."""
    return _study_of(_opened(given), stored=False)


def _opened(given: Given) -> Study | Stored:
    if isinstance(given, Study):
        return given
    path = Path(given)
    return read_run(path) if is_run(path) else load(path)


def _study_of(given: Study | Stored, stored: bool) -> Study:
    if isinstance(given, Study):
        if stored:
            raise NotComparable(f"{given.path}: --stored compares two finished runs, and this is a study. Run it first: omsorg run {given.path} --out OUT.")
        return given
    if not given.has_study:
        raise NotComparable(f"{given.folder}: the run does not hold its study, so it can only be compared with another finished run. "
                            "Run the other side too (omsorg run STUDY --out OUT), or name the study itself.")
    return given.study()


def named(side: Side, given: Study | Stored) -> Side:
    """A kept run is called by its own folder, not by the copy of the study in it."""
    return replace(side, name=str(given.folder)) if isinstance(given, Stored) else side


def _common_years(a: Side, b: Side, measures: Sequence[str], years: Sequence[int]) -> tuple[int, int]:
    first, last = max(a.first_year, b.first_year), min(a.last_year, b.last_year)
    check_asked(measures, years, first, last)
    return first, last


def _notes(a: Side, b: Side, futures: int) -> list[tuple[str, str]]:
    notes = []
    if futures == 1:
        notes.append((
            "Med en enda framtid är det okänt vad slumpen gör: det finns inga intervall, och siffrorna är fler än de är värda.",
            "With one future it is unknown what chance does: there are no intervals, and there are more digits than have been earned.",
        ))
    if (a.first_year, a.last_year) != (b.first_year, b.last_year):
        first, last = max(a.first_year, b.first_year), min(a.last_year, b.last_year)
        notes.append((
            f"Olika horisont: A är {a.first_year}-{a.last_year} och B är {b.first_year}-{b.last_year}. De gemensamma åren {first}-{last} jämförs.",
            f"Different horizons: A is {a.first_year}-{a.last_year} and B is {b.first_year}-{b.last_year}. The years in common, {first}-{last}, are compared.",
        ))
    if a.resolved.head["seed"] != b.resolved.head["seed"] or a.resolved.head["futures"] != b.resolved.head["futures"]:
        notes.append((
            "Studierna anger olika slump (frö eller antal framtider). Här möter båda samma framtider, så att slumpen inte räknas som en ändring.",
            "The studies name different chance (seed or number of futures). Here both meet the same futures, so that chance is not counted as a change.",
        ))
    return notes
