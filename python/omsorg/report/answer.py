# SPDX-License-Identifier: MIT
"""The answer in one sentence. It never says more than the futures do: no visible change is an answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from omsorg.holm import LEVEL, stepdown
from omsorg.numbers import NO_BREAK
from omsorg.report.context import Context
from omsorg.study import Plan

# With fewer futures no pair of order statistics holds the median with 95 %.
FEWEST = 6


@dataclass(frozen=True)
class Shift:
    """How the break year moves from one plan to another, future by future."""

    later: int
    earlier: int
    same: int

    @property
    def chance(self) -> float:
        """The exact two-sided sign test: how often pure luck parts the futures so unevenly."""
        moved = self.later + self.earlier
        if moved == 0:
            return 1.0
        extreme = max(self.later, self.earlier)
        tail = sum(math.comb(moved, k) for k in range(extreme, moved + 1)) / 2**moved
        return float(min(1.0, 2 * tail))

    @property
    def visible(self) -> bool:
        return self.chance < LEVEL


def shift_between(context: Context, before: Plan, after: Plan) -> Shift:
    """Over the futures that both plans have finished."""
    horizon, old, new = context.last + 1, context.break_by_future(before), context.break_by_future(after)
    moves = [(new[future] or horizon) - (old[future] or horizon) for future in old if future in new]
    return Shift(sum(m > 0 for m in moves), sum(m < 0 for m in moves), sum(m == 0 for m in moves))


def visible_shifts(shifts: Sequence[Shift], level: float = LEVEL) -> list[bool]:
    """Which of several shifts are visible when all were looked at, by their sign tests."""
    firmest_first = sorted(range(len(shifts)), key=lambda place: shifts[place].chance)
    return stepdown(firmest_first, len(shifts), lambda place, level: shifts[place].chance < level, level)


def when(context: Context, plan: Plan) -> str:
    """The majority year with its interval: "2031 (2029-2034)", "after 2040 in most futures"."""
    summary = context.breaks(plan)
    if summary.majority_year is None:
        return context.w(
            f"efter {context.last} i de flesta framtider", f"after {context.last} in most futures"
        )
    if summary.futures < FEWEST:
        return str(summary.majority_year)
    return f"{summary.majority_year} ({interval(context, plan)})"


def interval_in_words(context: Context, plan: Plan) -> str:
    if context.breaks(plan).futures < FEWEST:
        return interval(context, plan)
    return context.w(f"95{NO_BREAK}%-intervall {interval(context, plan)}", f"95% interval {interval(context, plan)}")


def interval(context: Context, plan: Plan) -> str:
    summary = context.breaks(plan)
    if summary.futures < FEWEST:
        return context.w("för få framtider för ett intervall", "too few futures for an interval")
    if summary.majority_low == summary.majority_high and summary.majority_low is not None:
        return str(summary.majority_low)
    if summary.majority_low is None:
        return context.w(f"efter {context.last}", f"after {context.last}")
    high = summary.majority_high or context.w(f"efter {context.last}", f"after {context.last}")
    return f"{summary.majority_low}\N{EN DASH}{high}"


def first_sentence(context: Context) -> str:
    if not context.others:
        return _one_plan(context, context.base)
    return _two_plans(context, context.others[0]) if len(context.others) == 1 else _many_plans(context)


def _two_plans(context: Context, new: Plan) -> str:
    base = context.base
    shift = shift_between(context, base, new)
    old, then = when(context, base), when(context, new)
    if not shift.visible:
        if context.breaks(base).majority_year is None and context.breaks(new).majority_year is None:
            return context.w(
                f"Ingen synlig ändring av brytåret: i de flesta framtider räcker timmarna till och med {context.last}, "
                f"både med {context.quoted(base)} och med {context.quoted(new)}.",
                f"No visible change of the break year: in most futures the hours suffice through {context.last}, "
                f"both with {context.quoted(base)} and with {context.quoted(new)}.",
            )
        return context.w(
            f"Ingen synlig ändring av brytåret: mer än {context.tolerance} av timmarna uteblir från {old} med "
            f"{context.quoted(base)} och från {then} med {context.quoted(new)}.",
            f"No visible change of the break year: more than {context.tolerance} of the hours go unmet from {old} with "
            f"{context.quoted(base)} and from {then} with {context.quoted(new)}.",
        )
    moved = max(shift.later, shift.earlier)
    total = shift.later + shift.earlier + shift.same
    direction = context.w("senare", "later") if shift.later > shift.earlier else context.w("tidigare", "earlier")
    return context.w(
        f"Med {context.quoted(new)} kommer brytåret {direction} i {moved} av {total} framtider: {then}, mot {old} med "
        f"{context.quoted(base)}.",
        f"With {context.quoted(new)} the break year comes {direction} in {moved} of {total} futures: {then}, against {old} with "
        f"{context.quoted(base)}.",
    )


def _many_plans(context: Context) -> str:
    """Of all that was tried: how many move the break year visibly, and which of them most often."""
    others, base = context.others, context.base
    shifts = [shift_between(context, base, plan) for plan in others]
    visible = visible_shifts(shifts)
    later = [i for i, shift in enumerate(shifts) if visible[i] and shift.later > shift.earlier]
    earlier = [i for i, shift in enumerate(shifts) if visible[i] and shift.later < shift.earlier]
    old = when(context, base)
    if not later:
        worse = context.w(f"; {len(earlier)} tidigarelägger det", f"; {len(earlier)} bring it forward") if earlier else ""
        return context.w(
            f"Ingen av {len(others)} planer skjuter synligt upp brytåret mot {context.quoted(base)} ({old}){worse}.",
            f"None of {len(others)} plans visibly puts off the break year against {context.quoted(base)} ({old}){worse}.",
        )
    horizon = context.last + 1
    best = max(later, key=lambda i: (context.breaks(others[i]).majority_year or horizon, shifts[i].later))
    total = shifts[best].later + shifts[best].earlier + shifts[best].same
    return context.w(
        f"{len(later)} av {len(others)} planer skjuter synligt upp brytåret; längst {context.quoted(others[best])}, i {shifts[best].later} av "
        f"{total} framtider: {when(context, others[best])}, mot {old} med {context.quoted(base)}.",
        f"{len(later)} of {len(others)} plans visibly put off the break year; {context.quoted(others[best])} furthest, in {shifts[best].later} of "
        f"{total} futures: {when(context, others[best])}, against {old} with {context.quoted(base)}.",
    )


def _one_plan(context: Context, plan: Plan) -> str:
    if context.breaks(plan).majority_year is None:
        return context.w(
            f"I de flesta framtider räcker timmarna till och med {context.last} med {context.quoted(plan)}.",
            f"In most futures the hours suffice through {context.last} with {context.quoted(plan)}.",
        )
    return context.w(
        f"Med {context.quoted(plan)} uteblir mer än {context.tolerance} av timmarna från {when(context, plan)}.",
        f"With {context.quoted(plan)} more than {context.tolerance} of the hours go unmet from {when(context, plan)}.",
    )
