# SPDX-License-Identifier: MIT
"""One figure is one number wherever it is read: in the report, the workbook, the table of the shell and omsorg diff."""

from __future__ import annotations

import numpy as np
import openpyxl
import pytest

import fakes
from omsorg import numbers, texttable
from omsorg.difference.effects import level
from omsorg.difference.outcomes import BREAK_YEAR, Outcome, break_values
from omsorg.fans import fan_of
from omsorg.report import compared
from omsorg.report.context import Context
from omsorg.workbook import catalogue
from omsorg.workbook.figures import half_away, quantile_error
from test_workbook import write

ENDS = ("low (10th percentile)", "middle (median)", "high (90th percentile)")


def number(text: str) -> float:
    return float(text.replace(",", "").replace(numbers.MINUS, "-"))


@pytest.mark.parametrize("futures", [2, 3, 4, 5, 8])
def test_the_table_of_the_shell_has_the_figures_of_the_report(futures):
    """With few futures the ends and the middle of a fan have errors of very different size, by luck."""
    results = fakes.results(futures=futures, last=2030)
    context = Context(results, fakes.facts(futures), "en")
    compared = 0
    for row in texttable.overview_rows(results, (), list(context.years), "en"):
        for year, cell in zip(context.years, row.cells, strict=True):
            one, scale = context.at(row.plan, row.measure, year), context.scale(row.measure)
            assert one is not None
            assert cell == (context.middle(one, scale), context.span(one, scale)), (row.label, year)
            compared += 1
    assert compared > 100


def test_the_workbook_has_the_figures_of_the_report(short_run, tmp_path):
    """To the last digit that either shows, for every measure that both take from the table of results."""
    _, results = short_run
    book = openpyxl.load_workbook(write(tmp_path / "plan.xlsx", short_run, "en"), data_only=True)
    rows = {row[:1] + row[1:2] + row[3:4]: row for row in book["Result by year"].iter_rows(min_row=5, values_only=True)}
    context = Context(results, fakes.facts(3), "en")
    compared = 0
    for plan in results.plans:
        for figure in (one for one in catalogue.SHOWN if one.measure):
            scale = context.scale(figure.measure)
            for fan in context.fan(plan, figure.measure, figure.service):
                ends = ((fan.p10, fan.p10_error), (fan.p50, fan.p50_error), (fan.p90, fan.p90_error))
                for word, (value, error) in zip(ENDS, ends, strict=True):
                    stands = rows[plan.label("en"), figure.label("en"), word][6 + fan.year - results.first_year]
                    said = number(numbers.earned(value, error, scale, "en")) / (100 if scale.unit == "%" else 1)
                    assert stands == pytest.approx(said, rel=1e-9, abs=1e-9), (plan.name, figure.key, fan.year, word)
                    compared += 1
    assert compared > 300


@pytest.mark.parametrize("futures", [2, 3, 5, 8, 20])
def test_a_quantile_is_as_sure_in_the_workbook_as_in_the_report(futures):
    """Of samples with close order statistics in their tails, where the errors of the ends are below that of the middle."""
    samples = np.random.default_rng(8).normal(size=(futures, 200)) ** 3
    for one in fan_of(2001, samples):
        errors = [quantile_error(samples[:, one.year - 2001], p) for p in (0.1, 0.5, 0.9)]
        assert errors == [one.p10_error, one.p50_error, one.p90_error]
        assert min(errors) == errors[1]


def test_nothing_is_written_as_minus_nought():
    assert [str(half_away(value)) for value in (-0.4, -0.0, 0.4, -0.5)] == ["0.0", "0.0", "0.0", "-1.0"]


@pytest.mark.parametrize("futures", [4, 5, 6, 8, 20])
@pytest.mark.parametrize("tolerance", [0.03, 0.05, 0.08, 0.11])
def test_a_difference_tells_the_break_year_of_the_report(futures, tolerance):
    """With an even number of futures the middle two break in different years; both speak of the year by which more than half have."""
    results = fakes.results(futures=futures)
    summary = results.break_summary("as_today", tolerance)
    sample = list(break_values(results, "as_today", tolerance, results.first_year, results.last_year).values())
    assert level(sample, Outcome(BREAK_YEAR, None), results.first_year, results.last_year).middle == summary.majority_year


@pytest.mark.parametrize(("gain", "told"), [(0.04, False), (4.0, True)])
def test_a_difference_that_would_be_written_as_nought_is_not_called_visible(monkeypatch, gain, told):
    """In every future alike, so the interval is narrow: but who reads "0 (0 to 0) different staff" sees no difference."""
    monkeypatch.setitem(fakes.COURSES, "staff_continuity", (14, 3, -gain, "home_care"))
    context = Context(fakes.results(fakes.PLANS[:2]), fakes.facts(), "en")
    one = compared.difference(context, context.base, context.others[0], "staff_continuity", context.last)
    assert compared.is_visible(one) and compared.is_told(context, one, "staff_continuity") == told
    assert ("different staff" in compared.section(context).lower().split("visibly differs")[1].split("</p>")[0]) == told
