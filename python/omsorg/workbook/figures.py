# SPDX-License-Identifier: MIT
"""Summaries over futures as formulas: a quantile or a mean of one block of cells, in the digits it has earned."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, numbers
from omsorg.fans import shown_error
from omsorg.workbook.sheet import Book

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Shown:
    """How figures of one unit stand in a cell: divided by what, in which unit, with how many decimals at most."""

    divisor: float
    unit: str
    most: int
    percent: bool = False


def shown(unit: str, language: str) -> Shown:
    if unit == "share":
        return Shown(1.0, "%", 3, percent=True)
    scale = numbers.scale_of(unit, language)
    return Shown(round(1 / scale.factor), scale.unit, scale.most)


@dataclass(frozen=True)
class Cell:
    formula: str
    value: float
    looks: object


def half_away(value: float) -> float:
    """ROUND(x, 0) of a spreadsheet."""
    return math.copysign(math.floor(abs(value) + 0.5), value) + 0.0


def cell(book: Book, formula: str, value: float, error: float, show: Shown) -> Cell:
    """The formula divided and rounded to steps that are not smaller than the Monte Carlo error."""
    digits = _core.digits(error / show.divisor if error > 0 else 0.0, show.most)
    text, figure = formula, value
    if show.divisor != 1:
        text, figure = f"({text})/{show.divisor:.0f}", figure / show.divisor
    step = digits.unit
    if step >= 1:
        return Cell(f"=ROUND(({text})/{step:.0f},0)*{step:.0f}", half_away(figure / step) * step, _looks(book, show, 0))
    parts = round(1 / step)  # a step of 0.05 is a twentieth: quotients of whole numbers keep the digits clean
    return Cell(f"=ROUND(({text})*{parts},0)/{parts}", half_away(figure * parts) / parts, _looks(book, show, digits.decimals))


def _looks(book: Book, show: Shown, decimals: int) -> object:
    return book.percent(max(0, decimals - 2)) if show.percent else book.number(decimals)


def quantile(sample: Numbers, p: float) -> float:
    """PERCENTILE(x, p): linear between order statistics (type 7); blanks are left out."""
    return float(_core.sample_quantile(sample[~np.isnan(sample)].tolist(), p))


def quantile_error(sample: Numbers, p: float) -> float:
    return shown_error(sample[~np.isnan(sample)].tolist(), p)
