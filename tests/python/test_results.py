# SPDX-License-Identifier: MIT
import gc
import weakref

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.comparison import Comparison, joined
from omsorg.terms import COLUMNS


def test_columns_are_views_of_the_library_s_own_memory(fake_results):
    first, second = fake_results.core.value, fake_results.core.value
    assert first.__array_interface__["data"] == second.__array_interface__["data"]
    assert not first.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1.0


def test_a_column_outlives_its_table():
    results = fakes.results(futures=2)
    column = results.core.value
    expected = column.copy()
    table = weakref.ref(results)
    del results
    gc.collect()
    assert table() is None
    assert np.array_equal(column, expected)


def test_the_canonical_table_is_the_file_and_the_digest(fake_results, tmp_path):
    file = tmp_path / "results.csv"
    digest = fake_results.to_csv(file)
    assert digest == fake_results.digest == _core.digest_of_file(file)
    text = file.read_text()
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert len(text.splitlines()) == 1 + len(fake_results)
    assert text == _core.canonical_text(fake_results.core, fake_results.names)


def test_a_measure_kept_for_one_service_is_found_without_naming_it(fake_results):
    fan = fake_results.fan("as_today", "met_preference_share")
    assert [one.year for one in fan] == list(range(2020, 2041))
    assert fan[0].p50 == pytest.approx(0.55)


def test_break_years_are_those_of_the_courses(fake_results):
    years = fake_results.break_years("as_today", 0.05)
    _, _, values = fake_results.grid("as_today", "unmet_share")
    for year, course in zip(years, values, strict=True):
        above = np.flatnonzero(course > 0.05)
        assert year == (2020 + above[0] if len(above) else None)


def test_a_plan_compared_with_itself_differs_by_exactly_zero(fake_results):
    comparison = Comparison(fake_results, 0, 0)
    assert comparison.is_zero
    for one in comparison.years("unmet_share"):
        assert (one.difference.mean, one.difference.low, one.difference.high) == (0, 0, 0)
    assert not Comparison(fake_results, 0, 1).is_zero


def test_two_runs_of_one_plan_join_into_one_table():
    one = fakes.results(fakes.PLANS[:1], futures=3)
    both = joined(one, fakes.results(fakes.PLANS[:1], futures=3), "as_today (changed)")
    assert [plan.name for plan in both.plans] == ["as_today", "as_today (changed)"]
    assert Comparison(both, 0, 1).is_zero


def test_the_table_shows_the_middle_and_the_span(fake_results):
    text = fake_results.table(["unmet_share"], [2020], language="sv")
    assert "Som i dag" in text and "2,0 (2,0\N{EN DASH}2,0)" in text


def test_columns_of_different_lengths_are_refused():
    column = np.zeros(2)
    with pytest.raises(ValueError, match="equally long"):
        _core.ResultTable.from_columns(column, column, column, column, column, column, np.zeros(3))


def test_a_code_without_a_name_is_a_defect_not_a_table():
    column = np.zeros(1)
    table = _core.ResultTable.from_columns(np.array([9]), column, column, column, column, column, column)
    with pytest.raises(RuntimeError, match="has a name"):
        _core.canonical_text(table, _core.ResultNames(["only"], []))
