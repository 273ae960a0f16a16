# SPDX-License-Identifier: MIT
"""The words that a study and its results share are those of the library: of its schema, its keys and its units."""

from __future__ import annotations

import pytest

import omsorg
from omsorg import _core, numbers
from omsorg.terms import GRADES, MEASURES, SECTIONS, grades_in_words


def test_the_parts_are_those_of_the_keys_in_their_order(skelleftea):
    parts = dict.fromkeys(setting.key.split(".", 1)[0] for setting in omsorg.load(skelleftea).settings)
    assert list(SECTIONS) == list(parts)


def test_the_grades_are_told_as_the_schema_tells_them():
    assert f'"{grades_in_words("en")}."' in _core.base_schema()
    assert grades_in_words("sv").startswith("A kontrollerat försök, B ") and list(GRADES) == sorted(GRADES)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_unit_of_a_measure_is_shown_in_words(language):
    """A unit that nobody wrote words for would stand there as its code."""
    for measure in MEASURES.values():
        assert measure.unit in numbers._SHOWN, measure.id
    assert numbers.scale_of("ratio", language).unit == ""


def test_a_figure_and_its_unit_stay_on_one_line():
    assert numbers.with_unit("5", "h", "sv") == "5\N{NO-BREAK SPACE}h" and numbers.with_unit("5", "", "sv") == "5"
    assert (numbers.with_unit("5", "%", "sv"), numbers.with_unit("5", "%", "en")) == ("5\N{NO-BREAK SPACE}%", "5%")


def test_shares_differ_by_percentage_points():
    assert [numbers.difference_unit("share", language) for language in ("sv", "en")] == ["procentenheter", "percentage points"]
    assert numbers.difference_unit("SEK", "en") == "MSEK"
