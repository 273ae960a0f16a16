# SPDX-License-Identifier: MIT
"""A formula written once and read twice: as text in a cell, and as the value that stands in it when it is written.

    net = Column("staff") + Column("other")
    net.text(place)     "=F{row}+G{row}"      place says where a column stands
    net.value(frame)    array of the rows     frame holds the columns' values, and those of named cells

So what is written as cached value cannot come from another formula than the one that the cell holds. Whether the text
means the same to a spreadsheet is another question: a test asks LibreOffice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Union

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Place = Callable[[str], str]
Operand = Union["Formula", float, int]

_SUM, _PRODUCT, _POWER, _ATOM = range(1, 5)
_STRENGTH = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER}


class Formula:
    strength = _ATOM

    def text(self, place: Place) -> str:
        raise NotImplementedError

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        raise NotImplementedError

    def __add__(self, other: Operand) -> Formula:
        return Operation("+", self, formula(other))

    def __sub__(self, other: Operand) -> Formula:
        return Operation("-", self, formula(other))

    def __rsub__(self, other: Operand) -> Formula:
        return Operation("-", formula(other), self)

    def __mul__(self, other: Operand) -> Formula:
        return Operation("*", self, formula(other))

    def __truediv__(self, other: Operand) -> Formula:
        return Operation("/", self, formula(other))

    def __pow__(self, other: Operand) -> Formula:
        return Operation("^", self, formula(other))

    __radd__ = __add__
    __rmul__ = __mul__


@dataclass(frozen=True)
class Constant(Formula):
    number: float

    def text(self, place: Place) -> str:
        return repr(int(self.number)) if float(self.number).is_integer() else repr(float(self.number))

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        return np.asarray(self.number, float)


@dataclass(frozen=True)
class Column(Formula):
    """The cell of this row in a column, on whatever sheet it stands; or a named cell."""

    key: str

    def text(self, place: Place) -> str:
        return place(self.key)

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        return np.asarray(of[self.key], float)


@dataclass(frozen=True)
class Operation(Formula):
    sign: str
    left: Formula
    right: Formula

    @property
    def strength(self) -> int:  # type: ignore[override]
        return _STRENGTH[self.sign]

    def text(self, place: Place) -> str:
        left, right = self.left.text(place), self.right.text(place)
        if self.left.strength < self.strength:
            left = f"({left})"
        if self.right.strength < self.strength or (self.right.strength == self.strength and self.sign in "-/^"):
            right = f"({right})"
        return f"{left}{self.sign}{right}"

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        left, right = self.left.value(of), self.right.value(of)
        if self.sign == "+":
            return np.asarray(left + right)
        if self.sign == "-":
            return np.asarray(left - right)
        if self.sign == "*":
            return np.asarray(left * right)
        if self.sign == "/":
            return np.asarray(left / right)
        return np.asarray(left**right)


@dataclass(frozen=True)
class NotBelowZero(Formula):
    """MAX(0, x)."""

    of: Formula

    def text(self, place: Place) -> str:
        return f"MAX(0,{self.of.text(place)})"

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        return np.maximum(0.0, self.of.value(of))


@dataclass(frozen=True)
class Rounded(Formula):
    """ROUND(x, places): of a difference that is nought but for the last bits."""

    of: Formula
    places: int

    def text(self, place: Place) -> str:
        return f"ROUND({self.of.text(place)},{self.places})"

    def value(self, of: Mapping[str, Numbers | float]) -> Numbers:
        scale = 10.0**self.places
        figure = self.of.value(of) * scale
        return np.asarray(np.copysign(np.floor(np.abs(figure) + 0.5), figure) / scale + 0.0)


def formula(operand: Operand) -> Formula:
    return operand if isinstance(operand, Formula) else Constant(float(operand))


def total(parts: list[Formula]) -> Formula:
    first, *rest = parts
    for part in rest:
        first = first + part
    return first
