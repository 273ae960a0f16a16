# SPDX-License-Identifier: MIT
"""One tidy form for every official table: dimensions with codes and texts, and cells with value, status and place."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_BYTES = 10_000_000
MOST_CELLS = 1_000_000
LONGEST_TEXT = 2_000

# What the offices print where there is no figure; "-" says that the magnitude is nil.
NO_FIGURE = frozenset({"", ".", "..", "...", "....", "....."})
NIL = "-"

_PLAIN_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})


@dataclass(frozen=True)
class Trouble:
    """What is wrong or left out: in which file and where, what, why it matters, and what to do."""

    file: str
    where: str
    what: str
    why: str
    hint: str

    def __str__(self) -> str:
        place = ":".join(filter(None, (self.file, self.where)))
        return f"{place}: {self.what} ({self.why}). {self.hint}" if place else f"{self.what} ({self.why}). {self.hint}"


class NotRead(ValueError):
    """A file that claims to be a known format and is broken."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


class NotKnown(NotRead):
    """A file that is none of the known formats."""


@dataclass(frozen=True)
class Category:
    """One value of a dimension: SCB's code ("2482", "100+", "TotSa") and its text ("2482 Skellefteå")."""

    code: str
    text: str


@dataclass(frozen=True)
class Dimension:
    """What varies: its code ("Alder"), its text ("ålder"), and its categories in the order of the file."""

    code: str
    text: str
    categories: tuple[Category, ...]


class Cell(NamedTuple):
    """One figure: the position of its category in each dimension; no value where none is published."""

    positions: tuple[int, ...]
    value: float | None
    status: str
    place: str


@dataclass(frozen=True)
class Tidy:
    """A table as it was published. `form` is the format, `title` what it calls itself."""

    file: str
    form: str
    title: str
    dimensions: tuple[Dimension, ...]
    cells: Callable[[], Iterator[Cell]]
    remarks: tuple[Trouble, ...] = ()

    def at(self, cell: Cell) -> tuple[Category, ...]:
        return tuple(one.categories[i] for one, i in zip(self.dimensions, cell.positions, strict=True))


def dense(
    sizes: Sequence[int], values: Sequence[float | None], statuses: Callable[[int], str], place: Callable[[int], str]
) -> Callable[[], Iterator[Cell]]:
    """Cells in row-major order: the last dimension runs fastest."""

    def cells() -> Iterator[Cell]:
        for number, positions in enumerate(itertools.product(*map(range, sizes))):
            yield Cell(positions, values[number], statuses(number), place(number))

    return cells


class Refusing:
    """Says what is wrong with one file."""

    def __init__(self, file: str) -> None:
        self.file = file

    def no(self, where: str, what: str, why: str, hint: str) -> NotRead:
        return NotRead(Trouble(self.file, where, what, why, hint))

    def label(self, where: str, text: object) -> str:
        """A code or text as plain words: one line, nothing that cannot be seen."""
        if not isinstance(text, str):
            raise self.no(where, f"{shown(text)} stands where a text is expected", "it names what the figures are of", "Download the file again.")
        plain = text.translate(_SPACES).strip()
        if len(plain) > LONGEST_TEXT:
            raise self.no(where, f"a label of {len(plain)} characters", "no table has such a label", "Download the file again.")
        if not plain.isprintable():
            raise self.no(where, f"the label {shown(plain)} holds characters that cannot be seen", "labels are printed in reports", "Download the file again, and do not edit it.")
        return plain

    def number(self, where: str, value: object) -> float | None:
        """A figure as Python has it: whole, decimal, or nothing."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.no(where, f"{shown(value)} stands where a figure is expected", "it cannot be counted with", "Download the file again.")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.no(where, f"{shown(value)} is not a finite number", "it cannot be counted with", "Download the file again.")
        return number

    def printed(self, where: str, text: str) -> tuple[float | None, str]:
        """A figure as it is printed, with point or comma and blanks between thousands; and what stands instead of one."""
        plain = text.translate(_SPACES).strip()
        if plain in NO_FIGURE:
            return None, plain
        if plain == NIL:
            return 0.0, NIL
        digits = plain.replace(" ", "")
        if not _PLAIN_NUMBER.fullmatch(digits):
            raise self.no(where, f"{shown(plain)} is not a number", "it cannot be counted with", "Write digits with a decimal point or comma, or .. where there is no figure.")
        return self.number(where, float(digits.replace(",", "."))), ""

    def room(self, where: str, sizes: Sequence[int]) -> int:
        """How many cells a table of these sizes has, if it is not too many."""
        cells = 1
        for size in sizes:
            cells *= size
            if cells > MOST_CELLS:
                raise self.no(where, f"the table has more than {MOST_CELLS} cells", "it would not fit in the memory of an office computer", "Choose only your municipality and the last ten years, and download it again.")
        return cells


def shown(value: object) -> str:
    """A value in a message: short, and as text that shows what it holds."""
    text = ascii(value) if not isinstance(value, str) or not value.isprintable() else f'"{value}"'
    return text if len(text) <= 60 else text[:57] + "..."
