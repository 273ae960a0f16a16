# SPDX-License-Identifier: MIT
"""Break years as a strip for each plan: every future is a block above the year in which it breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from omsorg.report.axes import WIDTH, linear, picture, words, wrap, written_years
from omsorg.report.markup import Markup, tag
from omsorg.report.style import PLAN_COLOURS, TEXT

LEFT, NEVER, RIGHT = 140, 76, 8
TALLEST, BLOCK, ROW_GAP = 84, 7, 26
LOWEST = 2.5  # a block that is lower cannot be told from the next


@dataclass(frozen=True)
class Strip:
    """The break years of one plan (None: not before the horizon's end), and the year that is marked in it."""

    label: str
    years: Sequence[int | None]
    marked: int | None
    colour: int = 0


def _tallest(strips: Sequence[Strip]) -> int:
    """The most futures above one year, over all strips: it sets the height of a block in each of them."""
    return max((count for strip in strips for count in Counter(strip.years).values()), default=1)


def countable(strips: Sequence[Strip]) -> bool:
    """Whether the futures stand as blocks that can be counted, and not as columns."""
    return TALLEST / _tallest(strips) >= LOWEST


def strip_chart(strips: Sequence[Strip], years: Sequence[int], *, never: str, describe: str) -> Markup:
    """One strip a plan under each other on one time axis; `never` heads the futures that do not break."""
    counts = [Counter(strip.years) for strip in strips]
    tallest = _tallest(strips)
    block = min(float(BLOCK), TALLEST / tallest)
    body = max(block * tallest, 30.0)
    end = WIDTH - RIGHT - NEVER
    x = linear(years[0], max(years[-1], years[0] + 1), LEFT + 8, end - 20)
    width = min(13.0, (end - 28 - LEFT) / max(1, len(years)) - 3)
    parts: list[Markup] = [*words(wrap(never, 14), WIDTH - RIGHT - NEVER / 2, 14, text_anchor="middle", class_="axis")]
    top = 26.0
    for strip, count in zip(strips, counts, strict=True):
        floor = round(top + body, 1)
        colour = PLAN_COLOURS[strip.colour % len(PLAN_COLOURS)]
        name = wrap(strip.label, 17)
        parts += words(name, 4, floor - 4 - 15 * (len(name) - 1), class_="end", fill=colour)
        parts.append(tag("line", x1=LEFT, x2=end - 12, y1=floor, y2=floor, class_="base"))
        parts.append(tag("line", x1=end + 6, x2=WIDTH - RIGHT, y1=floor, y2=floor, class_="base"))
        for year, futures in sorted(count.items(), key=lambda one: (one[0] is None, one[0] or 0)):
            middle = WIDTH - RIGHT - NEVER / 2 if year is None else x(year)
            parts += _stack(round(middle - width / 2, 1), floor, width, block, futures, colour)
        mark = WIDTH - RIGHT - NEVER / 2 if strip.marked is None else x(strip.marked)
        parts.append(tag("polygon", points=f"{mark},{floor + 2} {mark - 5},{floor + 10} {mark + 5},{floor + 10}", fill=TEXT))
        top = floor + ROW_GAP
    parts += [tag("text", str(year), x=x(year), y=round(top + 2, 1), text_anchor="middle", class_="axis") for year in written_years(years)]
    return picture(top + 10, describe, parts)


def _stack(left: float, floor: float, width: float, block: float, futures: int, colour: str) -> list[Markup]:
    """Blocks that can be counted, or one column when they are too low for that."""
    if block < LOWEST:
        height = block * futures
        return [tag("rect", x=left, y=round(floor - height, 1), width=round(width, 1), height=round(height, 1), fill=colour)]
    return [
        tag("rect", x=left, y=round(floor - block * (place + 1), 1), width=round(width, 1), height=round(block - 1.2, 1), fill=colour)
        for place in range(futures)
    ]
