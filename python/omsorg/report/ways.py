# SPDX-License-Identifier: MIT
"""What the parts of a plan do, each taken alone: which free hours, which do not pay, and what they do together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, numbers
from omsorg.ranking import HOURS, YARDSTICKS, difference_of
from omsorg.report.bars import Bar, bar_chart
from omsorg.report.compared import difference_text, is_visible
from omsorg.report.context import Context
from omsorg.report.figures import figure, tick_text
from omsorg.report.markup import Markup, join, table, tag
from omsorg.study import Plan
from omsorg.terms import MEASURES

_HOURS = next(one for one in YARDSTICKS if one.name == HOURS)
# Summed over the years, one component at a time: Swedish and English name, and the measures that are added up.
# The first decides what pays: hours that the need calls for, with those beside the rosters.
SUMMED = (
    ((_HOURS.sv, _HOURS.en), _HOURS.measures),
    (("därav utanför schemat", "of them beside the rosters"), ("beside_hours",)),
    *(((MEASURES[one].sv, MEASURES[one].en), (one,)) for one in ("unmet_hours", "client_time_hours", "travel_hours", "net_cost")),
)


@dataclass(frozen=True)
class Parts:
    """Paired differences, summed over the years, of a whole plan and of its components: arrays over futures."""

    whole: NDArray[np.float64]
    alone: list[NDArray[np.float64]]

    @property
    def interplay(self) -> NDArray[np.float64]:
        """What the components do together beyond the sum of what each does alone."""
        return np.asarray(self.whole - np.sum(self.alone, axis=0), dtype=np.float64)

    def share(self, place: int) -> tuple[float, float]:
        """A component's part of what the whole does, and its standard error by the jackknife over futures."""
        whole, part = self.whole, self.alone[place]
        futures = len(whole)
        if futures < 2 or whole.sum() == 0:
            return math.nan, math.nan
        less = (part.sum() - part) / (whole.sum() - whole)
        error = math.sqrt((futures - 1) / futures * float(((less - less.mean()) ** 2).sum()))
        return float(part.sum() / whole.sum()), error


def parts_of(context: Context, whole: Plan, parts: Sequence[Plan], measures: Sequence[str]) -> Parts | None:
    """Over the futures that the base, the whole and every component have finished; nothing if a measure is missing."""
    totals: list[dict[int, float]] = []
    for plan in [context.base, whole, *parts]:
        added: dict[int, float] = {}
        for measure in measures:
            _, futures, values = context.grid(plan, measure)
            if not futures:
                return None
            for future, value in zip(futures, np.nansum(values, axis=1).tolist(), strict=True):
                added[future] = added.get(future, 0.0) + value
        totals.append(added)
    shared = sorted(set.intersection(*(set(one) for one in totals)))
    if not shared:
        return None
    base, *others = (np.array([one[future] for future in shared]) for one in totals)
    return Parts(others[0] - base, [one - base for one in others[1:]])


def _of_plan(context: Context, whole: Plan, parts: Sequence[Plan]) -> Markup | None:
    w, base = context.w, context.base
    needed = parts_of(context, whole, parts, SUMMED[0][1])
    if needed is None:
        return None
    scale = context.scale(SUMMED[0][1][0])
    alone = [difference_of(one) for one in needed.alone]
    together = difference_of(needed.whole)
    shares = [needed.share(place) for place in range(len(parts))]
    bars = [
        Bar(label, one.mean * scale.factor, _verdict(context, one), one.low * scale.factor, one.high * scale.factor, quiet=not is_visible(one))
        for label, one in [*zip(map(context.label, parts), alone, strict=True), (w("Hela planen", "The whole plan"), together)]
    ]
    title = w(f"Vad delarna i {context.quoted(whole)} frigör", f"What the components of {context.quoted(whole)} release")
    sentence = _sentence(context, parts, alone) + w(
        f" Timmar som krävs, summa över åren mot {context.quoted(base)}; åt vänster är färre timmar. Strecket är 95 %-intervallet, "
        "streckade staplar kan vara slump.",
        f" Hours required, summed over the years against {context.quoted(base)}; to the left is fewer hours. The line is the 95% interval, "
        "dashed bars may be luck.",
    )
    picture = bar_chart(bars, describe=f"{title}. {sentence}", unit=scale.unit, tick=lambda value: tick_text(context, value))
    head = [w("Summa över åren", "Sum over the years"), *map(context.label, parts), w("Samspel", "Interplay"), w("Hela planen", "The whole plan")]
    rows = []
    for names, measures in SUMMED:
        found = parts_of(context, whole, parts, measures)
        if found is None:
            continue
        cells = [difference_of(one) for one in (*found.alone, found.interplay, found.whole)]
        unit = context.scale(measures[0]).unit
        rows.append([f"{w(*names)} ({unit})", *[difference_text(context, one, measures[0]) for one in cells]])
    if is_visible(together):
        percent = numbers.Scale(100.0, numbers.PERCENT, 0)
        said = [context.with_unit(numbers.earned(share, error, percent, context.language), percent) for share, error in shares]
        rows.insert(1, [w("andel av hela planens timmar", "share of the whole plan's hours"), *said, "", ""])
    caption = w(
        f"Varje del för sig mot {context.quoted(base)}: medel över {len(needed.whole)} framtider, inom parentes 95 %-intervall (parvis, Student)",
        f"Each component alone against {context.quoted(base)}: mean over {len(needed.whole)} futures, in brackets the 95% interval (paired, Student)",
    )
    note = tag("p", w(
        "Delarna prövas en i taget. De behöver inte gå ihop: det de gör tillsammans utöver summan är samspelet.",
        "The components are tried one at a time. They need not add up: what they do together beyond the sum is the interplay.",
    ))
    return join(figure(title, sentence, picture, table(head, rows, caption=caption, class_="wide")), note)


def _verdict(context: Context, one: _core.Difference) -> str:
    if not is_visible(one):
        return context.w("ingen synlig verkan", "no visible effect")
    scale = context.scale(SUMMED[0][1][0])
    return context.with_unit(numbers.earned(one.mean, one.standard_error, scale, context.language, sign=True), scale)


def _sentence(context: Context, parts: Sequence[Plan], alone: Sequence[_core.Difference]) -> str:
    """What frees hours, what does not pay in hours, and what cannot be seen."""
    w = context.w
    names = list(zip(map(context.quoted, parts), alone, strict=True))
    frees = [name for name, one in names if is_visible(one) and one.mean < 0]
    costs = [name for name, one in names if is_visible(one) and one.mean > 0]
    unseen = [name for name, one in names if not is_visible(one)]
    said = []
    if frees:
        said.append(w("Frigör timmar: ", "Frees hours: ") + ", ".join(frees) + ".")
    if costs:
        said.append(w("Kostar timmar och måste motiveras av annat: ", "Costs hours, and must be justified by something else: ") + ", ".join(costs) + ".")
    if unseen:
        said.append(w("Lönar sig inte synligt i timmar med så här många framtider: ", "Does not visibly pay in hours with this many futures: ") + ", ".join(unseen) + ".")
    return " ".join(said)


def section(context: Context) -> Markup | None:
    """Every plan that has components; nothing if none has."""
    found = []
    for whole in context.others:
        parts = [plan for plan in context.components if plan.whole == whole.name]
        if parts:
            found.append(_of_plan(context, whole, parts))
    shown = [one for one in found if one]
    return join(*shown) if shown else None
