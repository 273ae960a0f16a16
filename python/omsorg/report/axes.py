# SPDX-License-Identifier: MIT
"""What all pictures share: round ticks, wrapped words, and the frame of an inline SVG that can be read aloud.

A picture has no script and no style of its own. It names itself to those who cannot see it, and lies in a frame that
scrolls by itself where the window is narrower than the letters of the picture can bear.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from omsorg.report.markup import Child, Markup, tag

WIDTH = 620
Place = Callable[[float], float]


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


def linear(low: float, high: float, start: float, end: float) -> Place:
    """The place on the paper of a figure: low lies at start, high at end."""
    reach = high - low or 1.0
    return lambda value: round(start + (value - low) / reach * (end - start), 1)


def written_years(years: Sequence[int]) -> list[int]:
    """The years that stand below an axis: every one where there is room, else every fifth."""
    return [year for year in years if year % 5 == 0 or len(years) < 8]


def wrap(text: str, width: int, most: int = 3) -> list[str]:
    """Words in lines of at most this many characters; what does not go into `most` lines ends in an ellipsis."""
    lines = [""]
    for word in re.split(r"[ \t\r\n]+", text.strip()):  # a no-break space does not break
        if len(word) > width and most > 1:
            word = word[: width - 1] + "\N{HORIZONTAL ELLIPSIS}"
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: width - 1] + "\N{HORIZONTAL ELLIPSIS}"]
    return lines


def words(lines: list[str], x: float, y: float, step: float = 15, **attributes: object) -> list[Markup]:
    """Lines of text under each other, the first at y."""
    return [tag("text", line, x=x, y=round(y + row * step, 1), **attributes) for row, line in enumerate(lines)]


def picture(height: float, describe: str, *parts: Child, width: int = WIDTH) -> Markup:
    """An SVG that names itself, in a frame that can be scrolled with the keyboard."""
    svg = tag("svg", *parts, viewBox=f"0 0 {width} {round(height)}", role="img", aria_label=describe)
    return tag("div", svg, class_="picture", tabindex="0", role="group", aria_label=describe)
