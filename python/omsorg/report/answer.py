# SPDX-License-Identifier: MIT
"""The answer in one sentence. It never says more than the futures do: no visible change is an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

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
        return self.chance < 0.05


def shift_between(context: Context, before: Plan, after: Plan) -> Shift:
    horizon = context.last + 1
    tolerance = context.facts.tolerance
    pairs = zip(
        context.results.break_years(before.name, tolerance),
        context.results.break_years(after.name, tolerance),
        strict=False,
    )
    moves = [(new or horizon) - (old or horizon) for old, new in pairs]
    return Shift(sum(m > 0 for m in moves), sum(m < 0 for m in moves), sum(m == 0 for m in moves))


def when(context: Context, plan: Plan) -> str:
    """The majority year with its interval: "2031 (2029-2034)", "not before 2040"."""
    summary = context.breaks(plan)
    if summary.majority_year is None:
        return context.w(
            f"inte före {context.last} i de flesta framtider", f"not before {context.last} in most futures"
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
    base, new = context.base, context.new
    tolerance = context.percent(context.facts.tolerance, 0 if context.facts.tolerance >= 0.01 else 1)
    if new is None:
        return _one_plan(context, base, tolerance)
    shift = shift_between(context, base, new)
    name = context.label(new)
    old, then = when(context, base), when(context, new)
    if not shift.visible:
        if context.breaks(base).majority_year is None and context.breaks(new).majority_year is None:
            return context.w(
                f"Ingen synlig ändring av brytåret: i de flesta framtider räcker timmarna till och med {context.last}, "
                f"både med ”{context.label(base)}” och med ”{name}”.",
                f"No visible change of the break year: in most futures the hours suffice through {context.last}, "
                f"both with “{context.label(base)}” and with “{name}”.",
            )
        return context.w(
            f"Ingen synlig ändring av brytåret: mer än {tolerance} av timmarna uteblir från {old} med "
            f"”{context.label(base)}” och från {then} med ”{name}”.",
            f"No visible change of the break year: more than {tolerance} of the hours go unmet from {old} with "
            f"“{context.label(base)}” and from {then} with “{name}”.",
        )
    moved = shift.later if shift.later > shift.earlier else shift.earlier
    total = shift.later + shift.earlier + shift.same
    direction = context.w(
        "senare" if shift.later > shift.earlier else "tidigare", "later" if shift.later > shift.earlier else "earlier"
    )
    return context.w(
        f"Med ”{name}” kommer brytåret {direction} i {moved} av {total} framtider: {then}, mot {old} med "
        f"”{context.label(base)}”.",
        f"With “{name}” the break year comes {direction} in {moved} of {total} futures: {then}, against {old} with "
        f"“{context.label(base)}”.",
    )


def _one_plan(context: Context, plan: Plan, tolerance: str) -> str:
    if context.breaks(plan).majority_year is None:
        return context.w(
            f"I de flesta framtider räcker timmarna till och med {context.last} med ”{context.label(plan)}”.",
            f"In most futures the hours suffice through {context.last} with “{context.label(plan)}”.",
        )
    return context.w(
        f"Med ”{context.label(plan)}” uteblir mer än {tolerance} av timmarna från {when(context, plan)}.",
        f"With “{context.label(plan)}” more than {tolerance} of the hours go unmet from {when(context, plan)}.",
    )
