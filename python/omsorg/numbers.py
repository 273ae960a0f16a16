# SPDX-License-Identifier: MIT
"""How numbers are written: Swedish with thin spaces and a decimal comma, English with commas and a point.

No number shows more digits than its Monte Carlo standard error supports; `earned` is the one way to print a
simulated figure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from omsorg import _core

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
NOTHING = EN_DASH
PERCENT = "%"

# How a unit is shown: factor on the stored number, Swedish unit, English unit, decimals when the error is nought.
_SHOWN = {
    "share": (100.0, PERCENT, PERCENT, 1),
    "SEK": (1e-6, "Mkr", "MSEK", 0),
    "h": (1e-3, "tusen h", "thousand h", 1),
    "posts": (1.0, "årsarbetare", "posts", 0),
    "persons": (1.0, "personer", "persons", 0),
    "decisions": (1.0, "beslut", "decisions", 0),
    "cases": (1.0, "ärenden", "cases", 0),
    "visits": (1e-3, "tusen besök", "thousand visits", 1),
    "sessions": (1.0, "pass", "sessions", 0),
    "days": (1.0, "dagar", "days", 0),
    "places": (1.0, "platser", "places", 0),
    "months": (1.0, "månader", "months", 0),
    "years": (1.0, "år", "years", 1),
    "count": (1.0, "", "", 0),
    "min": (1.0, "min", "min", 0),
    "ratio": (1.0, "", "", 2),
    "points": (100.0, "procentenheter", "percentage points", 1),
}


@dataclass(frozen=True)
class Scale:
    """How the figures of one measure are shown."""

    factor: float
    unit: str
    most: int


def scale_of(unit: str, language: str) -> Scale:
    factor, swedish, english, most = _SHOWN.get(unit, (1.0, unit, unit, 1))
    return Scale(factor, swedish if language == "sv" else english, most)


def plain(value: float, decimals: int, language: str, *, sign: bool = False) -> str:
    """A number with so many decimals."""
    if math.isnan(value):
        return NOTHING
    text = f"{abs(value):,.{decimals}f}"
    is_nought = float(text.replace(",", "")) == 0
    if language == "sv":
        text = text.replace(",", NO_BREAK).replace(".", ",")
    if value < 0 and not is_nought:
        return MINUS + text
    return "+" + text if sign and not is_nought else text


def earned(value: float, error: float, scale: Scale, language: str, *, sign: bool = False) -> str:
    """A simulated figure in the digits it has earned: in steps that are not smaller than its error."""
    if math.isnan(value):
        return NOTHING
    digits = _core.digits(error * scale.factor if error > 0 else 0.0, scale.most)
    return plain(_core.rounded(value * scale.factor, digits), digits.decimals, language, sign=sign)


def span(low: float, high: float, error: float, scale: Scale, language: str, *, high_error: float | None = None) -> str:
    """An interval: 12-18, or with words where a sign would be mistaken for the dash. Its upper end may have an error of its own."""
    if math.isnan(low) or math.isnan(high):
        return NOTHING
    between = f"{NO_BREAK}{'till' if language == 'sv' else 'to'}{NO_BREAK}" if low < 0 or high < 0 else EN_DASH
    return earned(low, error, scale, language) + between + earned(high, error if high_error is None else high_error, scale, language)


def year_or_later(year: int | None, last_year: int, language: str) -> str:
    if year is not None:
        return str(year)
    return f"efter {last_year}" if language == "sv" else f"after {last_year}"


def futures_text(count: int, language: str) -> str:
    if language == "sv":
        return f"{count} framtid" if count == 1 else f"{count} framtider"
    return f"{count} future" if count == 1 else f"{count} futures"


def with_unit(text: str, unit: str, language: str) -> str:
    """A figure and its unit, which no line break parts: 5 h; per cent stands off in Swedish (5 %) and close in English (5%)."""
    if unit == PERCENT and language == "en":
        return text + PERCENT
    return f"{text}{NO_BREAK}{unit}" if unit else text


def difference_unit(unit: str, language: str) -> str:
    """What a difference is counted in: of shares it is percentage points."""
    if unit == "share":
        return "procentenheter" if language == "sv" else "percentage points"
    return scale_of(unit, language).unit


def percent(share: float, language: str, decimals: int = 0) -> str:
    return NOTHING if math.isnan(share) else with_unit(plain(100 * share, decimals, language), PERCENT, language)
