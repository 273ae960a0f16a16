# SPDX-License-Identifier: MIT
"""The way from A to B, change by change: which states there are, and what each of them gives.

Every state meets the same futures, so what a change does is its difference inside each future. States that turn out
equal are run once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from omsorg import _core
from omsorg.difference.changes import Change
from omsorg.difference.sections import section_name
from omsorg.difference.side import NotComparable, Side
from omsorg.difference.state import PLAN, read_state
from omsorg.forecasting import forecast
from omsorg.results import Results
from omsorg.study import Study, StudyError
from omsorg.watching import Clock, Progress

# From so many moving changes on they are taken section by section, unless asked otherwise.
FEW = 8
TOLERANCE = "outcome.tolerance"


@dataclass(frozen=True)
class Move:
    """What is changed in one step: a change, the changes of a section, or what cannot be taken apart."""

    name: str
    changes: tuple[Change, ...]
    joined_because: str = ""

    @property
    def is_section(self) -> bool:
        return self.name in {change.section for change in self.changes}

    def label(self, language: str) -> str:
        if self.is_section and len(self.changes) > 1:
            few = {"sv": "ändringar", "en": "changes"}[language]
            return f"{section_name(self.name, language)} ({len(self.changes)} {few})"
        return " + ".join(change.label(language) for change in self.changes)


@dataclass
class Walk:
    """The states, ready to be run."""

    start: Study
    steps: list[tuple[Move, Study]]
    alone: list[Study | None]
    futures: int
    seed: int
    no_magic: bool
    results: dict[str, Results] = field(default_factory=dict)

    @property
    def states(self) -> dict[str, Study]:
        """Every different state once, by its fingerprint."""
        every = [self.start, *(study for _, study in self.steps), *(study for study in self.alone if study is not None)]
        return {study.core.resolved_sha256: study for study in every}

    @property
    def runs(self) -> int:
        return len(self.states) * self.futures

    def run(self, threads: int, progress: Callable[[Progress], None] | None) -> None:
        """Runs what has not been run. Ctrl-C goes on its way as KeyboardInterrupt."""
        clock, total = Clock(), self.runs
        for number, (fingerprint, study) in enumerate(self.states.items()):
            if fingerprint in self.results:
                continue
            before = number * self.futures

            def tell(one: Progress, before: int = before) -> None:
                done = before + one.done
                if progress is not None:
                    progress(Progress(done, total, clock.seconds / done * (total - done) if done else None))

            self.results[fingerprint] = forecast(study, [PLAN], self.futures, seed=self.seed, threads=threads, no_magic=self.no_magic, progress=tell)

    def of(self, study: Study) -> Results:
        return self.results[study.core.resolved_sha256]

    def tolerance(self, study: Study) -> float:
        return study.drawn(PLAN, self.seed, [0], no_magic=self.no_magic)[TOLERANCE][0]


def moves_of(changes: Sequence[Change], group: bool | None, order: Sequence[str]) -> list[Move]:
    """Which changes are made together, and in which order.

    `order` names keys (`travel.road_speed`, `tables.population`, `plan.reablement`) or sections (`need`); they come
    first, in that order, the others follow in the order of the model. Raises NotComparable for a name that nothing
    differs under.
    """
    moving = [change for change in changes if change.moves]
    grouped = len(moving) > FEW if group is None else group
    moves = [Move(change.key, (change,)) for change in moving]
    if grouped:
        sections = dict.fromkeys(change.section for change in moving)
        moves = [Move(section, tuple(change for change in moving if change.section == section)) for section in sections]
    places: dict[str, int] = {}
    for place, name in enumerate(order):
        found = [move for move in moves if move.name == name or any(name in (change.key, change.section) for change in move.changes)]
        if not found:
            raise NotComparable(f"--order: nothing that moves differs under {name!r}. There are: {', '.join(move.name for move in moves) or 'none'}.")
        for move in found:
            places.setdefault(move.name, place)
    return sorted(moves, key=lambda move: places.get(move.name, len(order)))


def plan_walk(a: Side, b: Side, moves: Sequence[Move], *, futures: int, seed: int, alone: bool, no_magic: bool) -> Walk:
    """Reads every state. A step that cannot stand without the next one is joined to it."""
    start = read_state(a, b, [])
    steps: list[tuple[Move, Study]] = []
    made: list[Change] = []
    waiting: list[Move] = []
    why = ""
    for move in moves:
        waiting.append(move)
        pending = [change for one in waiting for change in one.changes]
        try:
            study = read_state(a, b, [*made, *pending])
        except StudyError as error:
            if move is moves[-1]:
                raise NotComparable(f"{b.name}: up to {min(a.last_year, b.last_year)} the study cannot be read: {_problem(error)}") from error
            why = why or _problem(error)
            continue
        joined = move if len(waiting) == 1 else Move(" + ".join(one.name for one in waiting), tuple(pending), why)
        steps.append((joined, study))
        made += pending
        waiting, why = [], ""
    return Walk(start, steps, [_alone(a, b, move) for move, _ in steps] if alone else [None] * len(steps), futures, seed, no_magic)


def _alone(a: Side, b: Side, move: Move) -> Study | None:
    try:
        return read_state(a, b, move.changes)
    except StudyError:
        return None


def _problem(error: StudyError) -> str:
    """What is wrong, without the place: the state lay in a folder that is gone."""
    first: _core.Fault = error.faults[0]  # type: ignore[attr-defined]
    return f"{first.key}: {first.problem}" if first.key else first.problem
