# SPDX-License-Identifier: MIT
"""Many plans by a few yardsticks: a row for each plan, a panel for each yardstick, a point with its interval about nought.

             hours              kronor             unmet hours
    plan A   ──●──   │            ●  │               ─●─ │
    plan B       ────┼○───           │  ●                │ ○
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omsorg.report.axes import WIDTH, linear, nice_ticks, picture, words, wrap
from omsorg.report.markup import Markup, tag
from omsorg.report.style import LINE, PLAN_COLOURS, QUIET

LEFT, RIGHT, GAP, TOP, BOTTOM = 168, 10, 26, 46, 26
ROW = 34
LETTER, APART = 7.0, 4  # how wide a figure of an axis is, and how far it stands from the next


@dataclass(frozen=True)
class Point:
    """One plan in one panel; it is hollow when what it shows could be luck."""

    value: float
    low: float = math.nan
    high: float = math.nan
    seen: bool = False
    better: bool = False


@dataclass(frozen=True)
class Panel:
    """One yardstick: its name, its unit, and a point for each row (None: no figure)."""

    name: str
    unit: str
    points: Sequence[Point | None]


def forest_chart(rows: Sequence[str], panels: Sequence[Panel], *, describe: str, tick: Callable[[float], str]) -> Markup:
    """Every panel has its own scale, and nought in it."""
    bottom = TOP + ROW * len(rows)
    width = (WIDTH - LEFT - RIGHT - GAP * (len(panels) - 1)) / len(panels)
    parts: list[Markup] = []
    for place, name in enumerate(rows):
        middle = TOP + ROW * (place + 0.5)
        said = wrap(name, 24, 2)
        parts += words(said, LEFT - 14, middle + 4 - 7 * (len(said) - 1), 14, text_anchor="end", class_="name small")
        parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=TOP + ROW * (place + 1), y2=TOP + ROW * (place + 1), stroke=LINE, stroke_width="0.6"))
    for number, panel in enumerate(panels):
        start = LEFT + number * (width + GAP)
        parts += _panel(panel, start, start + width, bottom, tick)
    return picture(bottom + BOTTOM, describe, parts)


def _written(ticks: Sequence[float], x: Callable[[float], float], tick: Callable[[float], str]) -> list[tuple[float, str]]:
    """Nought, and of the other ticks those that can be read beside each other; each with its anchor, so that none leaves its panel."""
    kept: list[tuple[float, str]] = []
    taken: list[tuple[float, float]] = []
    for value in sorted(ticks, key=lambda one: (one != 0, -abs(one))):
        anchor = "start" if value == ticks[0] else "end" if value == ticks[-1] else "middle"
        wide = LETTER * len(tick(value))
        left = x(value) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if all(left > end + APART or left + wide < start - APART for start, end in taken):
            kept.append((value, anchor))
            taken.append((left, left + wide))
    return kept


def _panel(panel: Panel, start: float, end: float, bottom: float, tick: Callable[[float], str]) -> list[Markup]:
    figures = [v for one in panel.points if one for v in (one.value, one.low, one.high) if math.isfinite(v)] + [0.0]
    ticks = nice_ticks(min(figures), max(figures), 3)
    x = linear(ticks[0], ticks[-1], start, end)
    parts = words(wrap(panel.name, 22, 2), start, 14, 14, class_="axis small")
    parts.append(tag("text", panel.unit, x=round(end, 1), y=TOP - 6, text_anchor="end", class_="axis small"))
    for value in ticks:
        parts.append(tag("line", x1=x(value), x2=x(value), y1=TOP, y2=bottom, class_="base" if value == 0 else "grid"))
    for value, anchor in _written(ticks, x, tick):
        parts.append(tag("text", tick(value), x=x(value), y=bottom + 17, text_anchor=anchor, class_="axis small"))
    for place, one in enumerate(panel.points):
        if one is None or not math.isfinite(one.value):
            continue
        middle = round(TOP + ROW * (place + 0.5), 1)
        colour = QUIET if not one.seen else PLAN_COLOURS[2] if one.better else PLAN_COLOURS[1]
        if math.isfinite(one.low) and math.isfinite(one.high):
            parts.append(tag("line", x1=x(one.low), x2=x(one.high), y1=middle, y2=middle, stroke=colour, stroke_width="1.6"))
        at = x(one.value)
        if one.seen and not one.better:
            parts.append(tag("rect", x=round(at - 4.2, 1), y=round(middle - 4.2, 1), width=8.4, height=8.4, fill=colour, stroke=colour))
        else:
            parts.append(tag("circle", cx=at, cy=middle, r=4.6, fill=colour if one.seen else "#ffffff", stroke=colour, stroke_width="1.4"))
    return parts
