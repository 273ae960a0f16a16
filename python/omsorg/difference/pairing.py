# SPDX-License-Identifier: MIT
"""Two finished runs, by their results alone: what was moved, and what cannot be said of why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omsorg.difference import outcomes as asking
from omsorg.difference.changes import Change, PlanChange, find_changes, find_plans
from omsorg.difference.effects import OutcomeDiff, level
from omsorg.difference.found import Diff
from omsorg.difference.moved import common, paired, unpaired
from omsorg.difference.outcomes import Outcome
from omsorg.difference.side import NotComparable, Side
from omsorg.difference.stored import Stored
from omsorg.difference.walk import TOLERANCE
from omsorg.results import Results
from omsorg.watching import Progress


@dataclass(frozen=True)
class StoredPair:
    """Two runs, read and checked; nothing will be run."""

    a: Stored
    b: Stored
    side_a: Side
    side_b: Side
    changes: list[Change]
    plans: list[PlanChange]
    measures: Sequence[str]
    years: Sequence[int]

    @property
    def runs(self) -> int:
        return 0

    def run(self, *, threads: int = 0, progress: Callable[[Progress], None] | None = None) -> Diff:
        del threads, progress
        first, last = max(self.side_a.first_year, self.side_b.first_year), min(self.side_a.last_year, self.side_b.last_year)
        both = [(self.a.results(self.side_a.plan), self.side_a), (self.b.results(self.side_b.plan), self.side_b)]
        found = [
            _compared(both, outcome, first, last, paired_luck=self.a.seed == self.b.seed)
            for outcome in asking.asked([(results, side.plan) for results, side in both], self.measures, self.years)
        ]
        futures = min(self.a.futures, self.b.futures)
        return Diff(
            self.side_a.name, self.side_b.name, self.side_a.plan, self.side_b.plan, self.changes, self.plans, [], found, first, last, futures,
            self.b.seed if self.a.seed == self.b.seed else None, 0, notes_on(self.a, self.b),
        )


def pair_up(a: Stored, b: Stored, plan: str, plan_b: str, measures: Sequence[str], years: Sequence[int]) -> StoredPair:
    for stored, name in ((a, plan), (b, plan_b)):
        if name not in stored.plans:
            raise NotComparable(f"{stored.folder}: there is no plan {name!r}; there are {', '.join(stored.plans)}.")
    side_a, side_b = a.side(plan), b.side(plan_b)
    changes = find_changes(side_a, side_b, no_magic=a.manifest["no_magic"] or b.manifest["no_magic"])
    return StoredPair(a, b, side_a, side_b, changes, find_plans(side_a, side_b), measures, years)


def tolerance_of(side: Side) -> float:
    said = side.said(TOLERANCE)
    try:
        return float(said.value.split()[0]) if said else float("nan")
    except ValueError as error:
        raise NotComparable(f"{side.name}: {TOLERANCE} is {said.value if said else ''}, no single figure: ask for other results with --measure.") from error


def _compared(both: Sequence[tuple[Results, Side]], outcome: Outcome, first: int, last: int, *, paired_luck: bool) -> OutcomeDiff:
    before, after = (asking.values(results, side.plan, outcome, tolerance_of(side), first, last) for results, side in both)
    if paired_luck:
        futures = common([before, after])
        a, b = ([sample[future] for future in futures] for sample in (before, after))
        moved, left_out = paired(a, b), max(len(before), len(after)) - len(futures)
    else:
        a, b = list(before.values()), list(after.values())
        moved, left_out = unpaired(a, b), 0
    return OutcomeDiff(outcome, level(a, outcome, first, last), level(b, outcome, first, last), moved, left_out=left_out)


def notes_on(a: Stored, b: Stored) -> tuple[tuple[str, str], ...]:
    """What a reader must know of a comparison of results alone."""
    notes = [(
        "Lagrade resultat, inget har körts. Hur mycket var och en av ändringarna betyder kan inte sägas: då måste studierna köras, "
        "och de finns inte i båda mapparna eller skulle inte användas.",
        "Stored results, nothing was run. How much each of the changes stands for cannot be said: for that the studies must be run, "
        "and they do not lie in both folders or were not to be used.",
    )]
    if a.seed == b.seed:
        notes.append((f"Samma frö ({a.seed}): framtiderna jämförs parvis.", f"The same seed ({a.seed}): the futures are compared in pairs."))
    else:
        notes.append((
            f"Olika frö ({a.seed} och {b.seed}): framtiderna har ingen slump gemensam, och intervallen är därför vidare (Welch).",
            f"Different seeds ({a.seed} and {b.seed}): the futures have no luck in common, so the intervals are wider (Welch).",
        ))
    return (*notes, *unlike(a, b))


def unlike(a: Stored, b: Stored) -> list[tuple[str, str]]:
    """What besides the studies may have moved the results: the program, the mathematical library, no_magic, an interrupted run."""
    notes = []
    for key, sv, en in (("omsorg", "versioner av omsorg", "versions of omsorg"), ("libm", "matematiska bibliotek", "mathematical libraries"),
                        ("no_magic", "val av no_magic", "choices of no_magic")):
        one, two = a.manifest[key], b.manifest[key]
        if one != two:
            notes.append((f"Olika {sv} ({one} och {two}): även det kan ha flyttat resultaten.",
                          f"Different {en} ({one} and {two}): that too may have moved the results."))
    for name, stored in (("A", a), ("B", b)):
        if not stored.manifest["complete"]:
            notes.append((f"{name} avbröts innan alla framtider var klara.", f"{name} was interrupted before all futures had finished."))
    return notes
