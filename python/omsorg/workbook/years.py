# SPDX-License-Identifier: MIT
"""The sheet of results by year: for each plan and figure, low, middle and high over the futures."""

from __future__ import annotations

from omsorg.numbers import NOTHING
from omsorg.workbook import catalogue
from omsorg.workbook.figures import cell, quantile, quantile_error, shown
from omsorg.workbook.rows import Rows
from omsorg.workbook.sheet import Book, Head, Sheet

QUANTILES = (0.1, 0.5, 0.9)


def quantile_word(book: Book, p: float) -> str:
    words = {0.1: ("låg (10:e percentilen)", "low (10th percentile)"), 0.5: ("mitten (medianen)", "middle (median)"), 0.9: ("hög (90:e percentilen)", "high (90th percentile)")}
    return book.w(*words[p])


def basis_word(book: Book, formula: bool) -> str:
    return book.w("formel", "formula") if formula else book.w("simulerad", "simulated")


def write_quantiles(rows: Rows, sheet: Sheet, row: int, column: int, plan: int, key: str, unit: str, p: float, factor: str = "", times: float = 1.0) -> None:
    """One row of a quantile, year by year; `factor` names a cell that multiplies it, `times` is its value."""
    show = shown(unit, rows.book.language)
    for number, year in enumerate(rows.frame.years):
        block = rows.frame.blocks.get((plan, year))
        sample = rows.sample(key, block) if block else None
        value = quantile(sample, p) if sample is not None else float("nan")
        if block is None or sample is None or value != value:
            sheet.text(row, column + number, NOTHING, align="right")
            continue
        text = f"PERCENTILE({rows.block(key, block)},{p})" + (f"*{factor}" if factor else "")
        one = cell(rows.book, text, value * times, quantile_error(sample, p) * times, show)
        sheet.formula(row, column + number, one.formula, one.looks, one.value)


def write(rows: Rows) -> None:
    book, frame = rows.book, rows.frame
    w = book.w
    plans = [code for code in range(len(frame.results.plans)) if frame.futures[code]]
    heads = [Head("Plan", 26), Head(w("Mått", "Measure"), 44), Head(w("Enhet", "Unit"), 13), Head(w("Över framtiderna", "Over the futures"), 24),
             Head(w("Underlag", "Basis"), 11), Head(w("Framtider", "Futures"), 12, figures=True), *[Head(str(year), 9.5, figures=True) for year in frame.years]]
    sheet = Sheet(book, "years", w("Resultat per år", "Result by year"), [
        w("Låg, mitten och hög över framtiderna. Percentiler av olika mått kan inte läggas ihop; varje rad räknas för sig ur bladet Framtider.",
          "Low, middle and high over the futures. Percentiles of different measures do not add up; each row is taken of the sheet Futures by itself."),
        w("”Formel” följer cellerna i bladet Priser. ”Simulerad” gör det inte. Talen är avrundade till vad så många framtider kan skilja åt.",
          "“Formula” follows the cells of the sheet Prices. “Simulated” does not. Figures are rounded to what so many futures can tell apart."),
    ], heads, rows=len(plans) * len(catalogue.SHOWN) * len(QUANTILES), frozen=4)
    row = 0
    for plan in plans:
        label = frame.results.plans[plan].label(book.language)
        for one in catalogue.SHOWN:
            for p in QUANTILES:
                looks = {"bold": p == 0.5}
                for column, text in enumerate((label, one.label(book.language), shown(one.unit, book.language).unit, quantile_word(book, p), basis_word(book, one.formula))):
                    sheet.text(row, column, text, **looks)
                sheet.number(row, 5, len(frame.futures[plan]), book.number(0))
                write_quantiles(rows, sheet, row, 6, plan, one.key, one.unit, p)
                row += 1
