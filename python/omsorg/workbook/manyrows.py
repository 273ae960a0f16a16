# SPDX-License-Identifier: MIT
"""A worksheet that takes half a million cells in a few seconds.

XlsxWriter looks, in each formula, for thirty functions younger than the file format, and checks each cell and attribute
for what ours never are. Here cells are put where it keeps them and written as it would write them; everything else is
XlsxWriter's. A test opens what comes of it with two other programs.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, Worksheet


class ManyRows(Worksheet):  # type: ignore[misc]
    def put_number(self, row: int, column: int, number: float, looks: Any) -> None:
        """A cell inside the table that is on the sheet already: it needs no check."""
        self.table[row][column] = CellNumberTuple(number, looks)

    def put_formula(self, row: int, column: int, formula: str, looks: Any, value: float | str) -> None:
        self.table[row][column] = CellFormulaTuple(formula.removeprefix("="), looks, value)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if isinstance(cell, CellNumberTuple) and cell.format:
            self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"><v>{cell.number:.16G}</v></c>')
        elif isinstance(cell, CellFormulaTuple) and cell.format and isinstance(cell.value, float):
            place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()
            self.fh.write(f'<c r="{place}" s="{look}"><f>{escape(cell.formula)}</f><v>{cell.value!r}</v></c>')
        else:
            super()._write_cell(row, col, cell)
