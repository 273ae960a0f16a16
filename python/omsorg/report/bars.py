# SPDX-License-Identifier: MIT
"""Bars beside each other about nought, each with its name, its interval and its figure in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omsorg.report.axes import WIDTH, linear, nice_ticks, picture, words, wrap
from omsorg.report.markup import Markup, tag
from omsorg.report.style import LINE, PANEL, PLAN_COLOURS, QUIET, TEXT

LEFT, RIGHT, TOP, BOTTOM = 204, 124, 24, 30
ROW, THICK = 36, 13


@dataclass(frozen=True)
class Bar:
    """One bar; a quiet one is hollow: what it shows could be luck."""

    label: str
    value: float
    text: str
    low: float = math.nan
    high: float = math.nan
    quiet: bool = False


def bar_chart(
    bars: Sequence[Bar], *, describe: str, unit: str, tick: Callable[[float], str], noise: float = 0.0, limits: tuple[float, float] | None = None
) -> Markup:
    """Bars under each other on one scale. `noise` shades the figures that luck gives by itself."""
    figures = [v for bar in bars for v in (bar.value, bar.low, bar.high) if math.isfinite(v)] + [0.0]
    ticks = nice_ticks(*(limits or (min(figures), max(figures))))
    x = linear(ticks[0], ticks[-1], LEFT, WIDTH - RIGHT)
    bottom = TOP + ROW * len(bars)
    parts: list[Markup] = [tag("text", unit, x=LEFT, y=12, class_="axis")]
    if noise > 0:
        parts.append(tag("rect", x=x(-noise), y=TOP, width=round(x(noise) - x(-noise), 1), height=bottom - TOP, fill=PANEL, stroke=LINE))
    for value in ticks:
        parts.append(tag("line", x1=x(value), x2=x(value), y1=TOP, y2=bottom, class_="base" if value == 0 else "grid"))
        parts.append(tag("text", tick(value), x=x(value), y=bottom + 18, text_anchor="middle", class_="axis"))
    for place, bar in enumerate(bars):
        middle = TOP + ROW * (place + 0.5)
        name = wrap(bar.label, 27, 2)
        parts += words(name, LEFT - 12, middle + 4 - 7.5 * (len(name) - 1), text_anchor="end", class_="name")
        start, end = sorted((x(0), x(bar.value)))
        colour = QUIET if bar.quiet else PLAN_COLOURS[0]
        parts.append(tag("rect", x=start, y=middle - THICK / 2, width=round(max(0.5, end - start), 1), height=THICK,
                         fill=colour, fill_opacity="0" if bar.quiet else "0.35", stroke=colour, stroke_dasharray="3 2" if bar.quiet else None))
        if math.isfinite(bar.low) and math.isfinite(bar.high):
            parts.append(tag("line", x1=x(bar.low), x2=x(bar.high), y1=middle, y2=middle, stroke=TEXT, stroke_width="1.2"))
            for edge in (bar.low, bar.high):
                parts.append(tag("line", x1=x(edge), x2=x(edge), y1=middle - 4, y2=middle + 4, stroke=TEXT, stroke_width="1.2"))
        said = wrap(bar.text, 14, 2)
        parts += words(said, WIDTH - RIGHT + 10, middle + 4 - 7.5 * (len(said) - 1), class_="name")
    return picture(bottom + BOTTOM, describe, parts)
