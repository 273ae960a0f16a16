# SPDX-License-Identifier: MIT
"""The sheet of assumptions: every key of the model with its value, its grounds and its bounds. It can be read back."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg.numbers import NOTHING
from omsorg.study import Setting
from omsorg.terms import grades_in_words
from omsorg.workbook.settings import cell_value, range_of
from omsorg.workbook.sheet import FIRST_ROW, Book, Head, Sheet

KEY, VALUE = 0, 2
VARIES = {
    "never": ("aldrig", "never"), "future": ("framtid", "future"), "person": ("person", "person"),
    "visit": ("besök", "visit"), "day": ("dag", "day"),
}


def write(book: Book, settings: Sequence[Setting]) -> None:
    w = book.w
    labels = [Head("Svenska", 44), Head("English", 44)]
    if book.language == "en":
        labels.reverse()
    heads = [Head(w("Nyckel", "Key"), 38), labels[0], Head(w("Värde (ändra här)", "Value (change here)"), 30), Head(w("Enhet", "Unit"), 15), Head(w("Lägst", "Lowest"), 11, figures=True),
             Head(w("Högst", "Highest"), 11, figures=True), Head(w("Får variera över", "May vary over"), 18), Head(w("Evidensgrad", "Grade"), 12), Head(w("Källa", "Source"), 60), Head(w("År", "Year"), 11),
             Head(w("Anmärkning", "Note"), 70), Head(w("Ändras av plan", "Changed by plan"), 44), Head(w("Betyder", "Means"), 60), labels[1]]
    sheet = Sheet(book, "assumptions", w("Antaganden", "Assumptions"), [
        w("Varje antagande i modellen. Kolumnen Värde får ändras och läses tillbaka: omsorg run STUDIE --workbook FIL. Övriga kolumner upplyser bara.",
          "Every assumption of the model. The column Value may be changed and is read back: omsorg run STUDY --workbook FILE. The other columns only inform."),
        w("En fördelning skrivs som i en studie: { distribution = \"uniform\", low = 0, high = 1 }. Ändringar här kräver en ny körning.",
          "A distribution is written as in a study: { distribution = \"uniform\", low = 0, high = 1 }. Changes here need a new run.")
        + f" {w('Evidensgrad', 'Grades')}: {grades_in_words(book.language)}.",
    ], heads, rows=len(settings), frozen=1)
    edit = {"border": 1, "bold": True, "bg_color": "#FFF8DC", "align": "left"}
    number = book.format(num_format="General", **edit)
    for row, one in enumerate(settings):
        bounds = range_of(one.key)
        sheet.text(row, KEY, one.key)
        sheet.text(row, 1, one.label_sv if book.language == "sv" else one.label_en)
        value = cell_value(one)
        if isinstance(value, bool):
            sheet.sheet.write_boolean(FIRST_ROW + row, VALUE, value, number)
        elif isinstance(value, float):
            sheet.sheet.write_number(FIRST_ROW + row, VALUE, value, number)
        else:
            sheet.text(row, VALUE, value, text_wrap=True, **edit)
        sheet.text(row, 3, one.unit, align="left", indent=1)
        for column, bound in ((4, bounds.low), (5, bounds.high)):
            if bound is not None:
                sheet.number(row, column, float(bound), book.format(num_format="General"))
        source = one.source or w("källa saknas", "no source")
        texts = (w(*VARIES.get(one.varies, (one.varies, one.varies))), one.grade or NOTHING, source, str(one.year or ""), one.note, "; ".join(one.changed_by),
                 bounds.about, one.label_en if book.language == "sv" else one.label_sv)
        for column, text in enumerate(texts, start=6):
            if column == 6:
                sheet.text(row, column, text, align="left", indent=1)
            else:
                sheet.text(row, column, text, text_wrap=column in (8, 10, 11, 12))
