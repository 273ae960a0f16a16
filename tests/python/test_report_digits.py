# SPDX-License-Identifier: MIT
"""No figure of a report is written in a finer step than its Monte Carlo error: found out from outside.

The same study is run with other luck many times over (other futures, nothing else). A figure that a reader sees then
scatters from report to report with its true standard error, which nobody had to compute. Where the last place that is
written is much finer than this scatter, the report pretends. The sweep covers every cell of every table.
"""

from __future__ import annotations

import re
import statistics
from html.parser import HTMLParser

import pytest

import fakes
from omsorg import _core
from omsorg.report import render

REPORTS = 12
FIGURE = re.compile(r"[\N{MINUS SIGN}+]?\d[\d\N{NO-BREAK SPACE}]*(?:,\d+)?")


class Cells(HTMLParser):
    """The figures of a report: {(caption, row, column, place in the cell): text}."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[tuple[str, str, int, int], str] = {}
        self._caption, self._row, self._text, self._column, self._inside = "", "", "", 0, ""

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self._row, self._column = "", -1
        if tag in {"td", "th", "caption"}:
            self._inside, self._text = tag, ""
            self._column += 1

    def handle_data(self, data):
        if self._inside:
            self._text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self._caption = self._text
        elif tag == "th" and not self._row:
            self._row = self._text
        elif tag == "td":
            for place, figure in enumerate(FIGURE.findall(self._text)):
                self.found[self._caption, self._row, self._column, place] = figure
        if tag in {"td", "th", "caption"}:
            self._inside = ""


def value(text: str) -> float:
    return float(text.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-").replace(",", "."))


def last_place(text: str) -> float:
    """The size of one in the last place that is not a trailing nought: 1 450 is written in tens, 2,05 in hundredths."""
    whole, _, decimals = text.replace("\N{NO-BREAK SPACE}", "").lstrip("+\N{MINUS SIGN}").partition(",")
    if decimals:
        return 10.0 ** -len(decimals)
    digits = whole.rstrip("0")
    return 10.0 ** (len(whole) - len(digits)) if digits else 1.0


def pretence(futures: int = 20) -> dict[str, float]:
    """By caption: the middle, over the cells, of how many last places a figure scatters."""
    reports = []
    for seed in range(REPORTS):
        cells = Cells()
        cells.feed(render(fakes.results(futures=futures, seed=100 + seed), fakes.facts(futures), "sv"))
        reports.append(cells.found)
    scatter: dict[str, list[float]] = {}
    for key in reports[0]:
        texts = [one[key] for one in reports if key in one]
        if len(texts) < REPORTS:
            continue
        spread = statistics.stdev(map(value, texts))
        if spread > 0:
            # What happens to end in a nought makes its step look coarse, and an error that was guessed too small makes it
            # fine: the middle of the reports tells the step.
            scatter.setdefault(key[0], []).append(spread / statistics.median_low(map(last_place, texts)))
    return {caption: statistics.median(found) for caption, found in scatter.items() if len(found) >= 5}


@pytest.fixture(scope="module")
def found():
    return pretence()


def test_many_tables_are_swept(found):
    assert len(found) >= 25, sorted(found)


def test_no_table_shows_finer_steps_than_its_error(found):
    """Steps are 1, 2 or 5 of a place and at least the error, so a figure scatters by at most five of its last place, rounding included."""
    worst = {caption: round(size, 1) for caption, size in found.items() if size > 5}
    assert worst == {}


def test_one_digit_too_many_would_be_seen(monkeypatch):
    earned = _core.digits

    def greedy(error, most=6):
        return earned(error / 10, most + 1)

    monkeypatch.setattr(_core, "digits", greedy)
    found = pretence()
    assert sum(size > 5 for size in found.values()) > len(found) / 2
