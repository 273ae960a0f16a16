# SPDX-License-Identifier: MIT
"""How much of the difference in one result each change stands for.

In sequence: what the change adds to those before it. These sum to the whole. Alone: what it does to A by itself.
The interaction is the first less the second: what the change does only because of those before it.

    A ──+3──▶ A with 1 ──+5──▶ A with 1 and 2 = B        whole 8 = 3 + 5
    A ──+3──▶ A with 1
    A ──+4──▶ A with 2                                   alone 3 and 4, interaction 8 - 7 = 1
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from omsorg import _core, numbers
from omsorg.difference.exact import apportion
from omsorg.difference.moved import Moved, common, paired
from omsorg.difference.outcomes import BREAK_YEAR, Outcome, values
from omsorg.difference.walk import Walk
from omsorg.study import Study


@dataclass(frozen=True)
class Effect:
    """Of one step on one result. `alone` is None where it was not asked for, or the change cannot stand alone."""

    sequence: Moved
    alone: Moved | None
    interaction: Moved | None


@dataclass(frozen=True)
class Level:
    """The mean over futures of one side; of a break year also the year by which more than half have broken, as in a report (None: not before the end)."""

    mean: float
    error: float
    futures: int
    middle: int | None = None


@dataclass(frozen=True)
class OutcomeDiff:
    """One result on both sides, the difference, and its parts."""

    outcome: Outcome
    before: Level
    after: Level
    whole: Moved
    effects: tuple[Effect, ...] = ()
    interaction: Moved | None = None
    left_out: int = 0  # futures without the figure in one of the states

    @property
    def has_moved(self) -> bool:
        """Whether any step moved it in any future."""
        return any(effect.sequence.mean or effect.sequence.error > 0 for effect in self.effects)

    def digits(self, language: str) -> _core.Digits:
        """The size in which the parts and their sum are shown: what the least sure of them supports."""
        scale = self.outcome.scale(language)
        errors = [one.error * scale.factor for one in (self.whole, *(effect.sequence for effect in self.effects)) if one.error > 0]
        return max((_core.digits(error, scale.most) for error in errors or [0.0]), key=lambda digits: digits.unit)

    def shown(self, language: str) -> tuple[list[str], str]:
        """The effects in sequence and the whole as they are printed; the effects add up to the whole, to the last digit."""
        if not self.whole.is_known:
            return [numbers.NOTHING] * len(self.effects), numbers.NOTHING
        digits, factor = self.digits(language), self.outcome.scale(language).factor
        parts = [effect.sequence.mean * factor for effect in self.effects]
        steps, whole = apportion(parts or [self.whole.mean * factor], digits.unit)
        text = [numbers.plain(step * digits.unit, digits.decimals, language, sign=True) for step in (*steps, whole)]
        return text[: len(self.effects)], text[-1]

    def steps(self, language: str) -> list[int]:
        """The effects in sequence in whole steps of `digits(language).unit`."""
        return apportion([effect.sequence.mean * self.outcome.scale(language).factor for effect in self.effects], self.digits(language).unit)[0]


def level(sample: Sequence[float], outcome: Outcome, first: int, last: int) -> Level:
    if not sample:
        return Level(math.nan, math.nan, 0)
    count, mean, deviation, _, _ = _core.mean_of(sample)
    error = deviation / math.sqrt(count) if count > 1 else math.nan
    middle = None
    if outcome.measure == BREAK_YEAR:
        years = [int(year) if year <= last else None for year in sample]
        middle = _core.summarise_breaks(years, first, last).majority_year
    return Level(mean, error, count, middle)


def take_apart(walk: Walk, plan: str, outcome: Outcome, first: int, last: int) -> OutcomeDiff:
    """Over the futures in which every state has the figure, so that nothing is lost between two steps."""

    def of(study: Study) -> Mapping[int, float]:
        return values(walk.of(study), plan, outcome, walk.tolerance(study), first, last)

    path = [of(walk.start), *(of(study) for _, study in walk.steps)]
    single = [None if study is None else of(study) for study in walk.alone]
    futures = common([*path, *(one for one in single if one is not None)])
    columns = [[sample[future] for future in futures] for sample in path]
    effects = []
    for number, one in enumerate(single):
        sequence = paired(columns[number], columns[number + 1])
        if one is None:
            effects.append(Effect(sequence, None, None))
            continue
        column = [one[future] for future in futures]
        differences = [b - a for a, b in zip(columns[number], columns[number + 1], strict=True)]
        by_itself = [b - a for a, b in zip(columns[0], column, strict=True)]
        effects.append(Effect(sequence, paired(columns[0], column), paired(by_itself, differences)))
    return OutcomeDiff(
        outcome, level(columns[0], outcome, first, last), level(columns[-1], outcome, first, last), paired(columns[0], columns[-1]), tuple(effects),
        _together(columns, [one for one in single if one is not None], futures) if single and all(one is not None for one in single) else None,
        left_out=max((len(one) for one in path), default=0) - len(futures),
    )


def _together(columns: Sequence[Sequence[float]], single: Sequence[Mapping[int, float]], futures: Sequence[int]) -> Moved:
    """The whole less the sum of what each change does alone."""
    whole = [b - a for a, b in zip(columns[0], columns[-1], strict=True)]
    apart = [math.fsum(one[future] - columns[0][i] for one in single) for i, future in enumerate(futures)]
    return paired(apart, whole)
