# SPDX-License-Identifier: MIT
"""The whole workbook: rows first, since every other sheet refers to them; the cover in front."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping

import numpy as np
import xlsxwriter

from omsorg.report.context import Context
from omsorg.report.facts import Facts
from omsorg.results import Results
from omsorg.workbook import assumptions, catalogue, comparison, cover, dictionary, money, prices_sheet, staffing, years
from omsorg.workbook.columns import moved
from omsorg.workbook.frame import Frame
from omsorg.workbook.levers import Lever, at_run, levers
from omsorg.workbook.rows import Rows
from omsorg.workbook.sheet import Book
from omsorg.workbook.text import clean
from omsorg.workbook.workings import Values, drawn_by_row, workings

Drawn = Callable[[str, list[int]], Mapping[str, list[float]]]


def _values(frame: Frame, drawn: Values) -> tuple[Values, list[Lever]]:
    values = workings(frame, drawn)
    named = levers(frame, values, drawn)
    values |= money.computed(frame, values, at_run(named))
    for one in catalogue.SHOWN:
        if not one.formula:
            values[one.key] = frame.figures(one.measure, one.service)
    for key in catalogue.MOVED:
        one = catalogue.BY_KEY[key]
        values[f"run:{key}"] = np.asarray(values[key], float) if not one.measure else frame.figures(one.measure, one.service)
        values[f"moved:{key}"] = moved(key).value(values)
    return values, named


def write(path: str | os.PathLike[str], results: Results, facts: Facts, drawn: Drawn, language: str, began: str) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(os.fspath(path), options) as workbook:
        book = Book(workbook, language)
        context = Context(results, facts, language)
        when = datetime.datetime.fromisoformat(began).replace(tzinfo=None) if began else datetime.datetime(1980, 1, 1)
        workbook.set_properties({
            "title": clean(facts.label, 200), "subject": book.w("Räcker timmarna?", "Do the hours suffice?"), "author": "omsorg", "company": "",
            "comments": clean(f"seed {results.seed}, {results.futures} futures, result {facts.manifest.get('result_sha256', '')}", 250), "created": when,
        })
        frame = Frame(results)
        values, named = _values(frame, drawn_by_row(frame, drawn))
        rows = Rows(book, frame, values, named)
        cover.write(book, context, named, began)
        prices_sheet.write(book, named)
        years.write(rows)
        nurses = next(one for one in named if one.key == "nurses")
        staffing.write(rows, nurses.run, nurses.name(language))
        comparison.write(rows)
        assumptions.write(book, facts.settings)
        w = book.w
        rows.write("futures", w("Framtider: en rad för varje plan, år och framtid", "Futures: one row for each plan, year and future"), [
            w("Kolumner med formel följer bladet Priser. Raderna är låsta (utan lösenord) eftersom andra blad hänvisar till deras plats: kopiera bladet om du vill sortera.",
              "Columns with a formula follow the sheet Prices. The rows are locked (without a password) because other sheets refer to their places: copy the sheet if you want to sort."),
        ])
        rows.write("workings", w("Underlag: det som pengarna räknas ur", "Workings: what the money is computed from"), [
            w("Samma rader som i Framtider. Volymer och priser är körningens; formlerna lägger dina ändringar i bladet Priser till.",
              "The same rows as in Futures. Volumes and prices are the run's; the formulas bring in your changes of the sheet Prices."),
        ])
        dictionary.write(rows)
