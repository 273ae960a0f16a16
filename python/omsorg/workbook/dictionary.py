# SPDX-License-Identifier: MIT
"""The data dictionary: every column of figures, its unit, what it means, and whether it may be summed."""

from __future__ import annotations

from omsorg.workbook import catalogue
from omsorg.workbook.columns import Field
from omsorg.workbook.rows import Rows
from omsorg.workbook.sheet import Book, Head, Sheet

_UNSUMMABLE = {"share", "days", "ratio", "points"}


def _summing(book: Book, field: Field) -> str:
    """May the figures be added over services and districts? Never over futures, and persons never over years."""
    figure = catalogue.BY_KEY.get(field.key.split(":", 1)[1] if field.key.startswith(("difference:", "run:", "moved:")) else field.key)
    adds = figure.may_be_summed if figure else field.unit in ("SEK", "h", "posts")
    if field.unit in _UNSUMMABLE or not adds:
        return book.w("nej", "no")
    return book.w("ja, över tjänster och distrikt inom en framtid", "yes, over services and districts within a future")


def write(rows: Rows) -> None:
    book = rows.book
    w = book.w
    difference = w("Planens tal minus första planens, i samma framtid och år.", "The plan's figure less that of the first plan, in the same future and year.")
    fields = [("futures", field, field.about) for field in rows.futures] + [("futures", field, difference) for field in rows.differences]
    fields += [("workings", field, field.about) for field in rows.workings]
    heads = [Head(w("Kolumn", "Column"), 56), Head(w("Blad", "Sheet"), 14), Head(w("Enhet", "Unit"), 14), Head(w("Betyder", "Means"), 90), Head(w("Säger inte", "Does not say"), 90), Head(w("Underlag", "Basis"), 12),
             Head(w("Får summeras?", "May be summed?"), 44), Head(w("Mått i resultattabellen", "Measure in the result table"), 30)]
    sheet = Sheet(book, "dictionary", w("Ordlista: varje kolumn med tal", "Data dictionary: every column of figures"), [
        w("Percentiler och andelar får aldrig summeras. Över framtider tas medelvärde eller percentil, aldrig summa.", "Percentiles and shares are never summed. Over futures, take a mean or a percentile, never a sum."),
        w("Bladen Resultat per år, Bemanning och Jämförelse hämtar alla sina tal ur bladet Framtider.", "The sheets Result by year, Staffing and Comparison take all their figures from the sheet Futures."),
    ], heads, rows=len(fields), frozen=1)
    for row, (where, field, about) in enumerate(fields):
        formula = field.formula is not None or field.key.startswith("difference:")
        figure = catalogue.BY_KEY.get(field.key)
        texts = (field.head, book.sheet_name(where), catalogue.unit_word(field.unit, book.language), about, figure.silent(book.language) if figure else "", w("formel", "formula") if formula else w("simulerad", "simulated"),
                 _summing(book, field), f"{figure.measure} ({figure.service})" if figure and figure.measure else "")
        for column, text in enumerate(texts):
            sheet.text(row, column, text, text_wrap=column in (3, 4))
