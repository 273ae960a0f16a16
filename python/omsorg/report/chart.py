# SPDX-License-Identifier: MIT
"""Lines by year, with or without the fan about them: in one picture when they are few, else in one panel each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omsorg.report.axes import WIDTH, Place, linear, nice_ticks, picture, words, wrap, written_years
from omsorg.report.markup import Markup, tag
from omsorg.report.style import PLAN_COLOURS, PLAN_DASHES, TEXT

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 300, 54, 146, 32, 30
LABEL_STEP = 16
# Panels: how many beside each other, and their size.
ACROSS, PANEL_HEIGHT, PANEL_GAP, PANEL_HEAD = 3, 104, 16, 34


@dataclass(frozen=True)
class Line:
    """One line of a chart; with low and high it is the middle of a fan."""

    label: str
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None
    colour: int = 0
    dash: int | None = None

    def known(self, years: Sequence[int]) -> list[int]:
        return [i for i in range(len(years)) if i < len(self.values) and math.isfinite(self.values[i])]


@dataclass(frozen=True)
class Mark:
    """One level drawn across, with its name: a tolerance."""

    value: float
    label: str


def _ticks(lines: Sequence[Line], from_zero: bool, mark: Mark | None, wished: int) -> list[float]:
    figures = [v for line in lines for row in (line.values, line.low or (), line.high or ()) for v in row if math.isfinite(v)]
    figures += [mark.value] if mark else []
    figures += [0.0] if from_zero else []
    return nice_ticks(min(figures, default=0.0), max(figures, default=1.0), wished)


def line_chart(
    lines: Sequence[Line], years: Sequence[int], *, unit: str, describe: str, tick: Callable[[float], str],
    from_zero: bool = True, mark: Mark | None = None,
) -> Markup:
    """All lines in one picture, each with its name at its end."""
    ticks = _ticks(lines, from_zero, mark, 5)
    x = linear(years[0], max(years[-1], years[0] + 1), LEFT, WIDTH - RIGHT)
    y = linear(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    parts: list[Markup] = []
    for value in ticks:
        parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y(value), y2=y(value), class_="base" if value == 0 else "grid"))
        parts.append(tag("text", tick(value), x=LEFT - 9, y=y(value) + 4, text_anchor="end", class_="axis"))
    parts.append(tag("text", unit, x=4, y=TOP - 18, class_="axis"))
    parts += [tag("text", str(year), x=x(year), y=HEIGHT - BOTTOM + 20, text_anchor="middle", class_="axis") for year in written_years(years)]
    parts += [_band(line, years, x, y) for line in lines if line.low is not None]
    parts += _mark(mark, LEFT, WIDTH - RIGHT, y)
    parts += [_stroke(line, years, x, y) for line in lines]
    parts += _end_labels(lines, years, x, y)
    return picture(HEIGHT, describe, parts)


def panel_chart(
    lines: Sequence[Line], years: Sequence[int], *, unit: str, describe: str, tick: Callable[[float], str],
    from_zero: bool = True, mark: Mark | None = None,
) -> Markup:
    """Each line in a panel of its own, all on one scale; the first, dotted, goes along in every panel."""
    ticks = _ticks(lines, from_zero, mark, 3)
    width = (WIDTH - LEFT - (ACROSS - 1) * PANEL_GAP) / ACROSS
    step = PANEL_HEIGHT + PANEL_HEAD + 36
    parts: list[Markup] = [tag("text", unit, x=4, y=14, class_="axis")]
    for number, line in enumerate(lines):
        left = LEFT + number % ACROSS * (width + PANEL_GAP)
        top = 22 + number // ACROSS * step + PANEL_HEAD
        x = linear(years[0], max(years[-1], years[0] + 1), left, left + width)
        y = linear(ticks[0], ticks[-1], top + PANEL_HEIGHT, top)
        name = wrap(line.label, 23, 2)
        parts += words(name, round(left, 1), top - 10 - 15 * (len(name) - 1), class_="end")
        for value in ticks:
            parts.append(tag("line", x1=round(left, 1), x2=round(left + width, 1), y1=y(value), y2=y(value), class_="base" if value == 0 else "grid"))
            if number % ACROSS == 0:
                parts.append(tag("text", tick(value), x=LEFT - 9, y=y(value) + 4, text_anchor="end", class_="axis"))
        for place, anchor in ((0, "start"), (-1, "end")):
            parts.append(tag("text", str(years[place]), x=x(years[place]), y=top + PANEL_HEIGHT + 18, text_anchor=anchor, class_="axis"))
        if line.low is not None:
            parts.append(_band(line, years, x, y))
        parts += _mark(mark, round(left, 1), round(left + width, 1), y, named=False)
        if number:
            parts.append(_stroke(lines[0], years, x, y, colour=TEXT, dashes="2 3", width="1.4"))
        parts.append(_stroke(line, years, x, y, dashes=""))
    return picture(22 + -(-len(lines) // ACROSS) * step, describe, parts)


def _mark(mark: Mark | None, left: float, right: float, y: Place, named: bool = True) -> list[Markup]:
    if mark is None:
        return []
    height = y(mark.value)
    parts = [tag("line", x1=left, x2=right, y1=height, y2=height, stroke=TEXT, stroke_width=1, stroke_dasharray="1 3")]
    return [*parts, tag("text", mark.label, x=left + 6, y=height - 5, class_="axis")] if named else parts


def _band(line: Line, years: Sequence[int], x: Place, y: Place) -> Markup:
    assert line.low is not None and line.high is not None
    known = line.known(years)
    there = [f"{x(years[i])},{y(line.high[i])}" for i in known]
    back = [f"{x(years[i])},{y(line.low[i])}" for i in reversed(known)]
    return tag("polygon", points=" ".join(there + back), fill=PLAN_COLOURS[line.colour % len(PLAN_COLOURS)], fill_opacity="0.15")


def _stroke(
    line: Line, years: Sequence[int], x: Place, y: Place, colour: str | None = None, dashes: str | None = None, width: str = "2.4"
) -> Markup:
    dash = PLAN_DASHES[(line.colour if line.dash is None else line.dash) % len(PLAN_DASHES)] if dashes is None else dashes
    return tag(
        "polyline",
        points=" ".join(f"{x(years[i])},{y(line.values[i])}" for i in line.known(years)),
        fill="none",
        stroke=colour or PLAN_COLOURS[line.colour % len(PLAN_COLOURS)],
        stroke_width=width,
        stroke_linejoin="round",
        stroke_dasharray=dash or None,
    )


def _end_labels(lines: Sequence[Line], years: Sequence[int], x: Place, y: Place) -> list[Markup]:
    """The name of each line at its end, pushed apart where they would overlap, tied to its line by a hair."""
    ends = []
    for line in lines:
        known = line.known(years)
        if known:
            ends.append((y(line.values[known[-1]]), x(years[known[-1]]), line))
    ends.sort(key=lambda end: end[0])
    rows: list[tuple[float, list[str]]] = []
    bottom = -math.inf
    for height, _, line in ends:
        name = wrap(line.label, 17)
        place = max(height, bottom + LABEL_STEP)
        rows.append((place, name))
        bottom = place + LABEL_STEP * (len(name) - 1)
    excess = max(0.0, bottom - (HEIGHT - 6))
    parts = []
    for (height, end_x, line), (place, name) in zip(ends, rows, strict=True):
        place -= excess
        colour = PLAN_COLOURS[line.colour % len(PLAN_COLOURS)]
        parts.append(tag("line", x1=end_x + 2, y1=height, x2=WIDTH - RIGHT + 12, y2=round(place, 1), stroke=colour, stroke_width="0.8"))
        parts += words(name, WIDTH - RIGHT + 16, place + 4, LABEL_STEP - 1, fill=colour, class_="end")
    return parts
