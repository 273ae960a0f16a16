# SPDX-License-Identifier: MIT
"""The sheet that compares plans in the same futures, and shows what changed prices do.

Differences are taken inside each future and only then summed up: what the futures have in common cancels. The interval
is Student's for pairs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from omsorg import _core
from omsorg.numbers import NOTHING
from omsorg.workbook import catalogue
from omsorg.workbook.figures import Cell, Numbers, cell, quantile, quantile_error, shown
from omsorg.workbook.rows import Rows
from omsorg.workbook.sheet import Head, Sheet
from omsorg.workbook.years import quantile_word

STATISTICS = ("mean", "low", "high", "p10", "p90")
LEVEL = 0.95


def _word(rows: Rows, statistic: str) -> str:
    w = rows.book.w
    return {
        "mean": w("medelskillnad", "mean difference"), "low": w("medelskillnad, 95 % lägst", "mean difference, 95% lowest"),
        "high": w("medelskillnad, 95 % högst", "mean difference, 95% highest"), "p10": quantile_word(rows.book, 0.1), "p90": quantile_word(rows.book, 0.9),
    }[statistic]


def _cell(rows: Rows, statistic: str, cells: str, sample: Numbers, unit: str) -> Cell | None:
    known = sample[~np.isnan(sample)]
    show = shown(unit, rows.book.language)
    if len(known) == 0:
        return None
    if statistic in ("p10", "p90"):
        p = 0.1 if statistic == "p10" else 0.9
        return cell(rows.book, f"PERCENTILE({cells},{p})", quantile(sample, p), quantile_error(sample, p), show)
    found = _core.compare_samples([0.0] * len(known), known.tolist(), LEVEL)
    error = float(found.standard_error) if len(known) > 1 else 0.0
    if statistic == "mean":
        return cell(rows.book, f"AVERAGE({cells})", float(found.mean), error, show)
    if len(known) < 2:
        return None
    sign, bound = ("-", found.low) if statistic == "low" else ("+", found.high)
    text = f"AVERAGE({cells}){sign}TINV({1 - LEVEL:.2f},COUNT({cells})-1)*STDEV({cells})/SQRT(COUNT({cells}))"
    return cell(rows.book, text, float(bound), error, show)


def _moved(rows: Rows, cells: str, unit: str) -> Cell:
    """The mean of what the named cells moved, rounded by its own error as it then is; nought when they are untouched."""
    show = shown(unit, rows.book.language)
    error = f"STDEV({cells})/SQRT(COUNT({cells}))"
    mean = f"AVERAGE({cells})"
    text = f"=IF(COUNT({cells})<2,{mean},IF(STDEV({cells})=0,{mean},ROUND({mean},-ROUNDUP(LOG10({error}),0))))/{show.divisor:.0f}"
    return Cell(text, 0.0, rows.book.format(num_format="General"))


def _lines(rows: Rows) -> Iterator[tuple[int, str, str, str]]:
    """Plan, against what, column, statistic."""
    w, plans = rows.book.w, rows.frame.results.plans
    with_futures = [code for code in range(len(plans)) if rows.frame.futures[code]]
    for code in with_futures:
        if code == rows.base:
            continue
        for key in catalogue.COMPARED:
            for statistic in STATISTICS:
                yield code, w("skillnad mot ", "difference from ") + rows.base_label, f"difference:{key}", statistic
    for code in with_futures:
        if not plans[code].is_component:
            for key in catalogue.MOVED:
                yield code, w("dina priser mot körningens", "your prices against the run's"), f"moved:{key}", "mean"


def write(rows: Rows) -> None:
    book, frame = rows.book, rows.frame
    w, lines = book.w, list(_lines(rows))
    heads = [Head("Plan", 26), Head(w("Jämförelse", "Comparison"), 30), Head(w("Mått", "Measure"), 44), Head(w("Enhet", "Unit"), 13), Head(w("Över framtiderna", "Over the futures"), 26),
             Head(w("Framtider", "Futures"), 12, figures=True), *[Head(str(year), 9.5, figures=True) for year in frame.years]]
    sheet = Sheet(book, "comparison", w("Jämförelse av planer", "Comparison of plans"), [
        w("Skillnaden räknas i varje framtid för sig, i par, och sammanfattas sedan. Ett intervall på båda sidor om noll: ingen synlig skillnad.",
          "The difference is taken in each future, in pairs, and summed up then. An interval on both sides of nought: no visible difference."),
        w("Sist: vad dina ändringar i bladet Priser gör med varje plan. Noll så länge inget är ändrat.",
          "Last: what your changes in the sheet Prices do to each plan. Nought as long as nothing is changed."),
    ], heads, rows=len(lines), frozen=5)
    for row, (plan, against, column, statistic) in enumerate(lines):
        figure = catalogue.BY_KEY[column.split(":", 1)[1]]
        texts = (frame.results.plans[plan].label(book.language), against, figure.label(book.language), shown(figure.unit, book.language).unit, _word(rows, statistic))
        for number, text in enumerate(texts):
            sheet.text(row, number, text, bold=statistic == "mean")
        pairs = 0
        for number, year in enumerate(frame.years):
            block = frame.blocks[plan, year]
            cells, sample = rows.block(column, block), rows.sample(column, block)
            pairs = max(pairs, int((~np.isnan(sample)).sum()))
            one = _moved(rows, cells, figure.unit) if column.startswith("moved") else _cell(rows, statistic, cells, sample, figure.unit)
            if one is None or math.isnan(one.value):
                sheet.text(row, 6 + number, NOTHING, align="right")
            else:
                sheet.formula(row, 6 + number, one.formula, one.looks, one.value)
        sheet.number(row, 5, pairs, book.number(0))
