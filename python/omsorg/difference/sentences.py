# SPDX-License-Identifier: MIT
"""The answer in sentences: what a result was, what it is, and which changes moved it most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from omsorg import numbers
from omsorg.difference.outcomes import BREAK_YEAR

if TYPE_CHECKING:
    from omsorg.difference.effects import Level, OutcomeDiff
    from omsorg.difference.found import Diff

MOST = 3


def pick(both: tuple[str, str], language: str) -> str:
    return both[0] if language == "sv" else both[1]


def heading(found: Diff, language: str) -> str:
    plans = found.plan_a if found.plan_a == found.plan_b else f"{found.plan_a} → {found.plan_b}"
    said = f"{found.b} {numbers.MINUS} {found.a}, plan {plans}, {found.first_year}-{found.last_year}, {numbers.futures_text(found.futures, language)}"
    if found.seed is not None:
        said += pick((f", frö {found.seed}", f", seed {found.seed}"), language)
    return said + (pick((f", {found.runs} körningar", f", {found.runs} runs"), language) if found.runs else "")


def sentence(found: Diff, one: OutcomeDiff, language: str) -> str:
    label, whole = one.outcome.label(language), one.whole
    if not whole.is_known:
        return pick((f"{label}: inget tal att jämföra.", f"{label}: no figure to compare."), language)
    levels = f"{_level(one, one.before, found, language)} → {_level(one, one.after, found, language)}"
    if whole.mean == 0 and whole.error == 0:
        return pick((f"{label}: {levels}, lika i varje framtid.", f"{label}: {levels}, equal in every future."), language)
    steps, shown = one.shown(language)
    said = f"{label}: {levels}, {numbers.with_unit(shown, one.outcome.difference_unit(language), language)}"
    if whole.error > 0:
        scale = one.outcome.scale(language)
        said += f" ({numbers.span(whole.low, whole.high, whole.error, scale, language)})"
        said += "" if whole.is_sure else pick((", inte säkert skilt från noll", ", not surely different from nought"), language)
    if one.outcome.measure == BREAK_YEAR:
        said += pick((f" i medel, där en framtid utan brott räknas som {found.last_year + 1}",
                      f" in the mean, where a future without a break counts as {found.last_year + 1}"), language)
    return said + "." + _most(found, one, steps, language)


def _level(one: OutcomeDiff, level: Level, found: Diff, language: str) -> str:
    if math.isnan(level.mean):
        return numbers.NOTHING
    if one.outcome.measure == BREAK_YEAR:
        return numbers.year_or_later(level.middle, found.last_year, language)
    scale = one.outcome.scale(language)
    error = max(one.before.error, one.after.error)  # both sides in the digits of the less sure one
    return numbers.with_unit(numbers.earned(level.mean, error, scale, language), scale.unit, language)


def _most(found: Diff, one: OutcomeDiff, steps: list[str], language: str) -> str:
    """The steps that are more than chance, the greatest first; steps of one future have no interval and are named by size."""
    counted = one.steps(language)
    ranked = sorted((i for i, count in enumerate(counted) if count), key=lambda i: -abs(one.effects[i].sequence.mean))
    sure = [i for i in ranked if one.effects[i].sequence.is_sure or not one.effects[i].sequence.error > 0]
    if len(found.steps) < 2 or not sure:
        return ""
    named = ", ".join(f"{found.steps[i].label(language)} ({steps[i]})" for i in sure[:MOST])
    return pick((f" Mest: {named}.", f" Most: {named}."), language)
