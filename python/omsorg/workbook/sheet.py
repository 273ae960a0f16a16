# SPDX-License-Identifier: MIT
"""A sheet: title in A1, how to read it in A2, one named table below, frozen heads, ready for print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from omsorg.workbook.manyrows import ManyRows
from omsorg.workbook.names import NAMES, TABLES
from omsorg.workbook.text import clean, heads

HEAD_ROW = 3  # counted from nought: the table begins in A4
FIRST_ROW = HEAD_ROW + 1
A4_PAPER = 9
LINE = 15  # points
PAGE_WIDTH = 360  # characters across a landscape page, small and still readable

def excel_row(row: int) -> int:
    """The row as a spreadsheet counts it, of a row of the table counted from nought."""
    return FIRST_ROW + row + 1


class Book:
    def __init__(self, workbook: xlsxwriter.Workbook, language: str) -> None:
        self.workbook = workbook
        self.language = language
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def w(self, sv: str, en: str) -> str:
        return sv if self.language == "sv" else en

    def sheet_name(self, key: str) -> str:
        return self.w(*NAMES[key])

    def format(self, **looks: Any) -> Any:
        known = tuple(sorted({"font_name": "Calibri", "font_size": 11, "valign": "top", **looks}.items()))
        if known not in self._formats:
            self._formats[known] = self.workbook.add_format(dict(known))
        return self._formats[known]

    def number(self, decimals: int, **looks: Any) -> Any:
        return self.format(num_format="#,##0" + ("." + "0" * decimals if decimals else ""), **looks)

    def percent(self, decimals: int, **looks: Any) -> Any:
        return self.format(num_format="0" + ("." + "0" * decimals if decimals else "") + "%", **looks)


@dataclass(frozen=True)
class Head:
    text: str
    width: float = 12
    figures: bool = False  # figures stand to the right, and so does their head


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column; spreadsheets do not make room by themselves when a file is opened."""
    return sum(max(1, math.ceil(len(line) / max(width - 1, 1))) for line in text.split("\n"))


class Sheet:
    """Cells are named by the row of the table and the column, both counted from nought."""

    def __init__(self, book: Book, key: str, title: str, about: Sequence[str], columns: Sequence[Head], *, rows: int,
                 frozen: int = 1, sortable: bool = True) -> None:
        self.book = book
        self.sheet = book.workbook.add_worksheet(book.sheet_name(key), ManyRows)
        self._widths = [column.width for column in columns]
        self._tallest: dict[int, int] = {}
        self.sheet.write_string(0, 0, clean(title), book.format(bold=True, font_size=16, valign="vcenter"))
        self.sheet.set_row(0, 26)
        for line, text in enumerate(about[:2], start=1):
            self.sheet.write_string(line, 0, clean(text), book.format())
        texts = heads([column.text for column in columns])
        looks = {"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#E7EEF3"}
        formats = [book.format(**looks, align="right") if column.figures else book.format(**looks) for column in columns]
        self.sheet.add_table(HEAD_ROW, 0, HEAD_ROW + max(rows, 1), len(columns) - 1, {
            "name": book.w(*TABLES[key]),
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": sortable,
            "columns": [{"header": text, "header_format": one} for text, one in zip(texts, formats, strict=True)],
        })
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
        most = max(_lines(text, column.width - 4) for text, column in zip(texts, columns, strict=True))
        self.sheet.set_row(HEAD_ROW, LINE * min(9, most) + 4)
        self.sheet.freeze_panes(FIRST_ROW, frozen)
        self._set_up_print(frozen, sum(column.width for column in columns))

    def _set_up_print(self, frozen: int, width: float) -> None:
        """One page wide where that can be read, otherwise several with the frozen columns on each."""
        self.sheet.set_landscape()
        self.sheet.set_paper(A4_PAPER)
        self.sheet.fit_to_pages(math.ceil(width / PAGE_WIDTH), 0)
        if width > PAGE_WIDTH and frozen:
            self.sheet.repeat_columns(0, frozen - 1)
        self.sheet.repeat_rows(HEAD_ROW)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer("&L&A&C" + self.book.w("omsorg", "omsorg") + "&R&P / &N")

    def text(self, row: int, column: int, text: object, **looks: Any) -> None:
        shown = clean(text)
        self.sheet.write_string(FIRST_ROW + row, column, shown, self.book.format(**looks))
        if looks.get("text_wrap"):
            lines = min(25, _lines(shown, self._widths[column]))
            if lines > self._tallest.get(row, 1):
                self._tallest[row] = lines
                self.sheet.set_row(FIRST_ROW + row, LINE * lines)

    def number(self, row: int, column: int, value: float, looks: Any) -> None:
        if not math.isnan(value):
            self.sheet.put_number(FIRST_ROW + row, column, value, looks)

    def formula(self, row: int, column: int, text: str, looks: Any, value: float | str) -> None:
        self.sheet.put_formula(FIRST_ROW + row, column, text, looks, value)

    def lock(self) -> None:
        """Against slips of the hand: no password, but whoever sorts these rows would break what refers to them."""
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def letter(column: int) -> str:
    return str(xl_col_to_name(column))
