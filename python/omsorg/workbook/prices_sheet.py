# SPDX-License-Identifier: MIT
"""The sheet of named cells: each with its value, the value of the run beside it, and what follows when it is changed."""

from __future__ import annotations

from omsorg.numbers import NOTHING
from omsorg.workbook.levers import Lever
from omsorg.workbook.sheet import FIRST_ROW, Book, Head, Sheet, excel_row

VALUE, RUN, QUOTIENT = 2, 3, 4


def changed_formula(book: Book, levers: list[Lever]) -> str:
    """How many named cells differ from the run's, as a formula."""
    name, last = book.sheet_name("prices"), excel_row(len(levers) - 1)
    value, run = (f"{name}!${letter}${excel_row(0)}:${letter}${last}" for letter in "CD")
    return f"SUMPRODUCT(--({value}<>{run}))"


def write(book: Book, levers: list[Lever]) -> None:
    w = book.w
    heads = [Head(w("Vad", "What"), 52), Head(w("Enhet", "Unit"), 12), Head(w("Värde (ändra här)", "Value (change here)"), 16, figures=True), Head(w("Körningens värde", "Value of the run"), 16, figures=True),
             Head(w("Kvot", "Quotient"), 11, figures=True), Head(w("Cellens namn", "Name of the cell"), 34), Head(w("Anmärkning", "Note"), 90)]
    sheet = Sheet(book, "prices", w("Priser och andra celler som får ändras", "Prices and other cells that may be changed"), [
        w("Ändra ett värde: pengar, behov och gap räknas om i alla blad, i varje framtid och år, i samma grad som värdet ändras. Ram, tillsatta årsarbetare, timmar och människor är körningens.",
          "Change a value: money, need and gap are computed anew on all sheets, in each future and year, in the degree in which the value changes. Frame, posts filled, hours and people are the run's."),
        w("Körningens värde är medelvärdet över framtiderna första året i den första planen. Vill du veta vad en ändring gör med bemanningen: ändra i Antaganden och kör om.",
          "The value of the run is the mean over the futures in the first year of the first plan. To know what a change does to staffing: change Assumptions and run again."),
    ], heads, rows=len(levers), frozen=1, sortable=False)
    decimals = book.number
    for row, one in enumerate(levers):
        sheet.text(row, 0, w(one.label_sv, one.label_en))
        sheet.text(row, 1, w(one.unit_sv, one.unit_en))
        looks = decimals(one.decimals, border=1, bold=True, bg_color="#FFF8DC", locked=False)
        sheet.number(row, VALUE, one.run, looks if one.usable else decimals(one.decimals))
        sheet.number(row, RUN, one.run, decimals(one.decimals))
        value, run = f"C{excel_row(row)}", f"D{excel_row(row)}"
        if not one.usable:
            sheet.number(row, QUOTIENT, 1.0, decimals(4))
        elif one.quotient:
            sheet.formula(row, QUOTIENT, f"={value}/{run}", decimals(4), 1.0)
        else:
            sheet.text(row, QUOTIENT, NOTHING, align="right")
        sheet.text(row, 5, one.name(book.language), align="left", indent=1)
        note = w(one.about_sv, one.about_en)
        if not one.usable:
            note = w("Noll i körningen: kan inte räknas om här, bara med en ny körning. ", "Nought in the run: cannot be computed anew here, only by a new run. ") + note
        sheet.text(row, 6, note, text_wrap=True)
        _name(book, sheet, one, row)


def _name(book: Book, sheet: Sheet, one: Lever, row: int) -> None:
    place = f"={book.sheet_name('prices')}!${{}}${excel_row(row)}"
    book.workbook.define_name(one.name(book.language), place.format("C"))
    if one.quotient:
        book.workbook.define_name(one.quotient_name(book.language), place.format("E"))
    if one.usable:
        low, high = (f"{bound:g}" for bound in (one.low, one.high))
        sheet.sheet.data_validation(FIRST_ROW + row, VALUE, FIRST_ROW + row, VALUE, {
            "validate": "decimal", "criteria": "between", "minimum": one.low, "maximum": one.high,
            "error_title": book.w("Utanför gränserna", "Out of range"),
            "error_message": book.w(f"Ett tal från {low} till {high}.", f"A number from {low} to {high}."),
        })
