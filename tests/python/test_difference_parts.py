# SPDX-License-Identifier: MIT
"""What a difference is made of: rounding that adds up, canonical texts read and written, tables cell by cell."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import omsorg
from omsorg import _core
from omsorg.difference import moved, resolved
from omsorg.difference.exact import apportion, nearest
from omsorg.difference.sections import value_words
from omsorg.difference.side import of_study
from omsorg.difference.tables import compare_tables

PARTS = st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=12)


def test_three_thirds_are_a_whole():
    assert apportion([0.34, 0.33, 0.33], 0.1) == ([4, 3, 3], 10)


@given(PARTS, st.sampled_from([0.1, 1.0, 2.0, 5.0, 1000.0]))
def test_parts_add_up_and_none_is_moved_by_a_whole_step(parts, unit):
    shown, whole = apportion(parts, unit)
    assert sum(shown) == whole
    assert abs(whole * unit - math.fsum(parts)) <= unit / 2 * (1 + 1e-6)
    for part, step in zip(parts, shown, strict=True):
        assert abs(step - part / unit) < 1 + 1e-6
        if part == 0:
            assert step == 0, "what does nothing is shown to do nothing"


@given(PARTS)
def test_minus_the_parts_are_shown_as_minus_the_parts(parts):
    shown, whole = apportion(parts, 1.0)
    assert apportion([-part for part in parts], 1.0) == ([-step for step in shown], -whole)


@pytest.mark.parametrize(("parts", "unit"), [([1.0], 0.0), ([math.nan], 1.0), ([math.inf], 1.0)])
def test_what_is_no_number_is_not_shared_out(parts, unit):
    with pytest.raises(ValueError, match="finite"):
        apportion(parts, unit)


def test_halves_go_away_from_nought():
    assert [nearest(value) for value in (0.5, -0.5, 1.4, -1.6)] == [1, -1, 1, -2]


def _texts(study):
    return dict(study.core.input_files)


@pytest.mark.parametrize("plan", ["as_today", "new_ways"])
def test_a_study_written_from_its_canonical_text_has_that_text(skelleftea, tmp_path, plan):
    study = omsorg.load(skelleftea)
    side = of_study(study, plan)
    resolved.write_study(tmp_path, side.resolved, plan, side.steps, side.tables)
    again = omsorg.load(tmp_path).core.resolved_text
    others = [name for name in side.resolved.plans if name != plan]
    kept = resolved.read(study.core.resolved_text)
    assert resolved.read(again) == resolved.Resolved(kept.head, kept.base, {plan: kept.plans[plan]}, kept.tables)
    assert others, "the other plan is left out, and only that"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_source_comes_back_from_the_canonical_text(words):
    line = f'travel.road_speed = 60.0 km/h source {resolved.quoted(words)} year 2020 grade E'
    read = resolved.read(f"{resolved.HEAD}\n[base]\n{line}\n")
    assert read.base["travel.road_speed"] == resolved.Said("60.0 km/h", source=words, year="2020", grade="E")


@pytest.mark.parametrize("source", ['" grade A', "\\", 'x" varies future', "<script>", "=1+1", "a\nb", "\x1b[31m", "å\u2028ö"])
def test_hostile_sources_survive_the_way_through_the_library(skelleftea, source):
    text = f'{{ value = 40, source = {resolved.quoted(source)}, grade = "E" }}'
    study = omsorg.load(skelleftea, set={"travel.road_speed": text})
    assert resolved.read(study.core.resolved_text).base["travel.road_speed"] == resolved.Said("40.0 km/h", source=source, grade="E")


@pytest.mark.parametrize(("text", "line"), [("", 1), (resolved.HEAD + "\n[base]\nno value here", 3), (resolved.HEAD + "\nx = 1", 2)])
def test_another_text_is_refused_with_its_line(text, line):
    with pytest.raises(resolved.NotResolved, match=f"line {line} "):
        resolved.read(text)


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        ("60.0 km/h", "60\u00a0km/h", "60\u00a0km/h"), ("0.05 share", "5\u00a0%", "5%"), ("-1.25 percent per year", "−1,25\u00a0percent per year", "−1.25\u00a0percent per year"),
        ("true", "ja", "yes"), ("bookable", "bookable", "bookable"), ("28000.0 SEK/month", "28\u00a0000\u00a0SEK/month", "28,000\u00a0SEK/month"), ("7", "7", "7"), (None, "–", "–"),
    ],
)
def test_values_are_written_as_one_would_write_them(value, sv, en):
    assert (value_words(value, "sv"), value_words(value, "en")) == (sv, en)


BEFORE = b"# source: one\n# year: 2019\nage,women,men\n0,10,20\n1,30,40\n2,50,60\n"


def test_a_table_is_compared_cell_by_cell():
    found = compare_tables(BEFORE, b"# source: two\n# year: 2019\nage,women,men\n0,10,20\n1,35,40\n3,1,2\n")
    assert found.key_columns == ("age",)
    assert [(cell.row, cell.column, cell.before, cell.after) for cell in found.cells] == [(("1",), "women", "30", "35")]
    assert (found.compared, found.rows_added, found.rows_removed) == (4, (("3",),), (("2",),))
    assert found.sums == (("women", 90.0, 46.0), ("men", 120.0, 62.0))
    assert found.notes == (("source: one", "source: two"),)
    assert found.moves
    words = "\n".join(found.words("en"))
    assert "1 of 4 cells changed (women 1)" in words and "age 1, women 30 → 35" in words


def test_a_table_with_other_words_on_top_moves_nothing_but_another_year_does():
    assert not compare_tables(BEFORE, BEFORE.replace(b"one", b"two")).moves
    assert compare_tables(BEFORE, BEFORE.replace(b"2019", b"2020")).moves
    assert not compare_tables(BEFORE, BEFORE.replace(b"\n", b"\r\n")).moves


def test_rows_that_only_several_columns_tell_apart_are_paired_by_them():
    old = b"need,sex,persons\nhome,f,1\nhome,m,2\n"
    found = compare_tables(old, b"need,sex,persons\nhome,f,1\nhome,m,3\n")
    assert found.key_columns == ("need", "sex") and len(found.cells) == 1
    assert compare_tables(old, b"need,sex,persons\nhome,m,2\nhome,f,1\n").reordered
    assert compare_tables(b"a,b\n1,2\n1,2\n", b"a,b\n1,2\n1,2\n") == compare_tables(b"a,b\n1,2\n1,2\n", b"a,b\n1,2\n1,2\n")
    assert compare_tables(b"a,b\n1,2\n", b"a,c\n1,2\n").columns_added == ("c",)


def test_welchs_error_and_students_quantile_are_those_of_the_books():
    # Two-sided 95 % quantiles of Student's distribution: 12.706 with one degree of freedom, 2.262 with nine.
    assert moved.student(1) == pytest.approx(12.7062, abs=1e-3)
    assert moved.student(9) == pytest.approx(2.26216, abs=1e-4)
    found = moved.unpaired([1.0, 2.0, 3.0], [4.0, 6.0, 8.0])
    assert found.mean == 4 and found.error == pytest.approx(math.sqrt(1 / 3 + 4 / 3))
    assert found.high - found.mean == pytest.approx(4.30265 * found.error, rel=1e-4)
    assert math.isnan(moved.unpaired([1.0], [2.0]).low) and not moved.unpaired([], [2.0]).is_known


def test_pairs_are_taken_over_the_futures_that_all_have():
    assert moved.common([{0: 1.0, 1: 2.0, 2: 3.0}, {2: 1.0, 0: 1.0}]) == [0, 2]
    assert moved.common([]) == []
    assert moved.paired([1.0], [3.0]).mean == 2 and math.isnan(moved.paired([1.0], [3.0]).error)
    assert _core.compare_samples([1.0, 2.0], [2.0, 3.0]).mean == moved.paired([1.0, 2.0], [2.0, 3.0]).mean == 1
