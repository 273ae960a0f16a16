# SPDX-License-Identifier: MIT
"""Line charts by year as inline SVG: no script, direct labels, line style as well as colour, a text for those who
cannot see it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omsorg.report.markup import Markup, join, tag
from omsorg.report.style import PLAN_COLOURS, PLAN_DASHES

WIDTH, HEIGHT = 860, 330
LEFT, RIGHT, TOP, BOTTOM = 62, 190, 30, 30
LABEL_STEP = 16


@dataclass(frozen=True)
class Line:
    """One line of a chart; with low and high it is the middle of a fan."""

    label: str
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None
    colour: int = 0
    dash: int | None = None


def nice_ticks(low: float, high: float, wished: int = 5) -> list[float]:
    """Round numbers that enclose the figures: steps of 1, 2, 2.5 or 5 times a power of ten."""
    if not math.isfinite(low) or not math.isfinite(high) or high <= low:
        high = low + 1 if math.isfinite(low) else 1.0
        low = low if math.isfinite(low) else 0.0
    rough = (high - low) / wished
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * (1 - 1e-9))
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(step * i, 12) for i in range(first, last + 1)]


def line_chart(
    lines: Sequence[Line],
    years: Sequence[int],
    *,
    unit: str,
    describe: str,
    tick: Callable[[float], str],
    from_zero: bool = True,
    mark: tuple[float, str] | None = None,
) -> Markup:
    """`mark` draws one level across, with its name (a tolerance)."""
    figures = [v for line in lines for row in (line.values, line.low or (), line.high or ()) for v in row if math.isfinite(v)]
    if mark:
        figures.append(mark[0])
    if from_zero:
        figures.append(0.0)
    ticks = nice_ticks(min(figures, default=0.0), max(figures, default=1.0))

    def x(year: float) -> float:
        reach = max(1, years[-1] - years[0])
        return round(LEFT + (year - years[0]) / reach * (WIDTH - LEFT - RIGHT), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (value - ticks[0]) / (ticks[-1] - ticks[0]) * (HEIGHT - TOP - BOTTOM), 1)

    parts: list[Markup] = [tag("title", describe)]
    for value in ticks:
        parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y(value), y2=y(value), class_="base" if value == 0 else "grid"))
        parts.append(tag("text", tick(value), x=LEFT - 9, y=y(value) + 4, text_anchor="end", class_="axis"))
    parts.append(tag("text", unit, x=LEFT - 9, y=TOP - 14, text_anchor="end", class_="axis") if len(unit) < 6 else tag("text", unit, x=4, y=TOP - 14, class_="axis"))
    for year in years:
        if year % 5 == 0 or len(years) < 8:
            parts.append(tag("text", str(year), x=x(year), y=HEIGHT - BOTTOM + 20, text_anchor="middle", class_="axis"))
    parts += [_band(line, years, x, y) for line in lines if line.low is not None]
    if mark:
        parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y(mark[0]), y2=y(mark[0]), stroke="#1c2321", stroke_width=1, stroke_dasharray="1 3"))
        parts.append(tag("text", mark[1], x=LEFT + 6, y=y(mark[0]) - 5, class_="axis"))
    parts += [_stroke(line, years, x, y) for line in lines]
    parts += _end_labels(lines, years, x, y)
    return tag("svg", join(*parts), viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=describe)


def _known(line: Line, years: Sequence[int]) -> list[int]:
    return [i for i in range(len(years)) if i < len(line.values) and math.isfinite(line.values[i])]


def _band(line: Line, years: Sequence[int], x: Callable[[float], float], y: Callable[[float], float]) -> Markup:
    assert line.low is not None and line.high is not None
    known = _known(line, years)
    there = [f"{x(years[i])},{y(line.high[i])}" for i in known]
    back = [f"{x(years[i])},{y(line.low[i])}" for i in reversed(known)]
    return tag("polygon", points=" ".join(there + back), fill=PLAN_COLOURS[line.colour % len(PLAN_COLOURS)], fill_opacity="0.15")


def _stroke(line: Line, years: Sequence[int], x: Callable[[float], float], y: Callable[[float], float]) -> Markup:
    points = " ".join(f"{x(years[i])},{y(line.values[i])}" for i in _known(line, years))
    dash = line.colour if line.dash is None else line.dash
    return tag(
        "polyline",
        points=points,
        fill="none",
        stroke=PLAN_COLOURS[line.colour % len(PLAN_COLOURS)],
        stroke_width="2.4",
        stroke_linejoin="round",
        stroke_dasharray=PLAN_DASHES[dash % len(PLAN_DASHES)] or None,
    )


def _end_labels(
    lines: Sequence[Line], years: Sequence[int], x: Callable[[float], float], y: Callable[[float], float]
) -> list[Markup]:
    """The name of each line at its end, pushed apart where they would overlap, tied to its line by a hair."""
    ends = []
    for line in lines:
        known = _known(line, years)
        if known:
            ends.append((y(line.values[known[-1]]), x(years[known[-1]]), line))
    ends.sort(key=lambda end: end[0])
    rows: list[tuple[float, list[str]]] = []
    bottom = -math.inf
    for height, _, line in ends:
        words = wrap(line.label, 24)
        place = max(height, bottom + LABEL_STEP)
        rows.append((place, words))
        bottom = place + LABEL_STEP * (len(words) - 1)
    excess = max(0.0, bottom - (HEIGHT - 6))
    parts = []
    for (height, end_x, line), (place, words) in zip(ends, rows, strict=True):
        place -= excess
        colour = PLAN_COLOURS[line.colour % len(PLAN_COLOURS)]
        parts.append(tag("line", x1=end_x + 2, y1=height, x2=WIDTH - RIGHT + 14, y2=place, stroke=colour, stroke_width="0.8"))
        for row, word in enumerate(words):
            parts.append(tag("text", word, x=WIDTH - RIGHT + 18, y=round(place + 4 + row * (LABEL_STEP - 1), 1), fill=colour, class_="end"))
    return parts


def wrap(text: str, width: int) -> list[str]:
    """Words in lines of at most this many characters; a longer word keeps its line."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
