# SPDX-License-Identifier: MIT
"""Writes the two sheets of rows, futures and workings, and says where each of their columns stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omsorg.workbook import catalogue
from omsorg.workbook.columns import Field, futures_fields, workings_fields
from omsorg.workbook.formula import Place
from omsorg.workbook.frame import Block, Frame
from omsorg.workbook.levers import Lever
from omsorg.workbook.sheet import FIRST_ROW, Book, Head, Sheet, excel_row, letter

Numbers = NDArray[np.float64]
KEYS = 4  # plan, its label, year, future


class Rows:
    """The fields of both sheets with their values; `after` holds differences from the first plan."""

    def __init__(self, book: Book, frame: Frame, values: dict[str, Numbers], all_levers: list[Lever]) -> None:
        self.book = book
        self.frame = frame
        self.values = values
        self.base = next((code for code in range(len(frame.results.plans)) if frame.futures[code]), 0)
        self.futures = futures_fields(book, frame)
        self.workings = workings_fields(book, frame)
        shown = [catalogue.BY_KEY[key] for key in catalogue.COMPARED]
        self.differences = [Field(f"difference:{one.key}", book.w("Skillnad mot ", "Difference from ") + self.base_label + f": {one.label(book.language)}",
                                  one.unit, next(field.decimals for field in self.futures if field.key == one.key)) for one in shown]
        self._place = {f"lever:{one.key}": one.quotient_name(book.language) if one.quotient else one.name(book.language) for one in all_levers}
        self._at = {"futures": {field.key: KEYS + n for n, field in enumerate([*self.futures, *self.differences])},
                    "workings": {field.key: KEYS + n for n, field in enumerate(self.workings)}}
        self.beside = frame.beside(self.base)
        for field in self.differences:
            of = self.values[field.key.removeprefix("difference:")]
            self.values[field.key] = np.where(self.beside >= 0, of - of[np.maximum(self.beside, 0)], np.nan)

    @property
    def base_label(self) -> str:
        return self.frame.results.plans[self.base].label(self.book.language)

    def place(self, sheet: str) -> Place:
        """Where a formula of this sheet finds a column: "{row}" stands for its own row."""
        def found(key: str) -> str:
            if key in self._place:
                return self._place[key]
            for name, columns in sorted(self._at.items(), key=lambda one: one[0] != sheet):
                if key in columns:
                    return f"{letter(columns[key])}{{row}}" if name == sheet else f"{self.book.sheet_name(name)}!{letter(columns[key])}{{row}}"
            raise KeyError(key)
        return found

    def block(self, key: str, block: Block) -> str:
        """The cells of one plan and year in a column of the futures, as other sheets name them."""
        column = letter(self._at["futures"][key])
        return f"{self.book.sheet_name('futures')}!${column}${excel_row(block.first)}:${column}${excel_row(block.last)}"

    def sample(self, key: str, block: Block) -> Numbers:
        return self.values[key][block.slice]

    def write(self, key: str, title: str, about: list[str]) -> None:
        fields = self.futures if key == "futures" else self.workings
        last = self.differences if key == "futures" else []
        w = self.book.w
        heads = [Head("Plan", 22), Head(w("Planens namn", "Name of the plan"), 24), Head(w("År", "Year"), 8, figures=True), Head(w("Framtid", "Future"), 10, figures=True)]
        sheet = Sheet(self.book, key, title, about, [*heads, *[Head(field.head, 16, figures=True) for field in [*fields, *last]]],
                      rows=len(self.frame), frozen=KEYS, sortable=False)
        self._keys(sheet)
        place = self.place(key)
        for number, field in enumerate(fields):
            self._column(sheet, KEYS + number, field, None if field.formula is None else "=" + field.formula.text(place))
        for number, field in enumerate(last):
            self._difference(sheet, KEYS + len(fields) + number, field)
        sheet.lock()

    def _keys(self, sheet: Sheet) -> None:
        whole = self.book.format(num_format="0")
        labels = [(plan.name, plan.label(self.book.language)) for plan in self.frame.results.plans]
        for row, code in enumerate(self.frame.plan.tolist()):
            sheet.text(row, 0, labels[code][0])
            sheet.text(row, 1, labels[code][1])
        for column, numbers in ((2, self.frame.year), (3, self.frame.future)):
            for row, number in enumerate(numbers.tolist()):
                sheet.sheet.put_number(FIRST_ROW + row, column, number, whole)

    def _looks(self, field: Field) -> object:
        return self.book.percent(max(0, field.decimals - 2)) if field.unit == "share" else self.book.number(field.decimals)

    def _column(self, sheet: Sheet, column: int, field: Field, formula: str | None) -> None:
        looks, values, known = self._looks(field), self.values[field.key], ~np.isnan(self.values[field.key])
        for row in np.flatnonzero(known).tolist():
            value = float(values[row])
            if formula is None:
                sheet.sheet.put_number(FIRST_ROW + row, column, value, looks)
            else:
                sheet.sheet.put_formula(FIRST_ROW + row, column, formula.replace("{row}", str(excel_row(row))), looks, value)

    def _difference(self, sheet: Sheet, column: int, field: Field) -> None:
        looks, values = self._looks(field), self.values[field.key]
        of = letter(self._at["futures"][field.key.removeprefix("difference:")])
        for row in np.flatnonzero(~np.isnan(values) & (self.frame.plan != self.base)).tolist():
            formula = f"={of}{excel_row(row)}-{of}{excel_row(int(self.beside[row]))}"
            sheet.sheet.put_formula(FIRST_ROW + row, column, formula, looks, float(values[row]))
