# SPDX-License-Identifier: MIT
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omsorg import numbers
from omsorg.numbers import MINUS, NO_BREAK, Scale


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1234567.891, 1, f"1{NO_BREAK}234{NO_BREAK}567,9", "1,234,567.9"),
        (-0.26, 1, f"{MINUS}0,3", f"{MINUS}0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (1250, 0, f"1{NO_BREAK}250", "1,250"),
        (float("nan"), 2, numbers.NOTHING, numbers.NOTHING),
    ],
)
def test_a_number_is_written_as_its_readers_write_it(value, decimals, swedish, english):
    assert numbers.plain(value, decimals, "sv") == swedish
    assert numbers.plain(value, decimals, "en") == english


def test_a_sign_is_shown_where_it_is_asked_for_and_never_for_nought():
    assert numbers.plain(2.5, 1, "sv", sign=True) == "+2,5"
    assert numbers.plain(0.0, 1, "sv", sign=True) == "0,0"
    assert numbers.plain(-2.5, 1, "sv", sign=True) == f"{MINUS}2,5"


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e7))
def test_no_figure_is_shown_in_steps_below_its_error(value, error):
    text = numbers.earned(value, error, Scale(1.0, "", 6), "en")
    shown = float(text.replace(",", "").replace(MINUS, "-"))
    step = min(x for k in range(-4, 9) for x in (10.0**k, 2 * 10.0**k, 5 * 10.0**k) if x >= error * (1 - 1e-9))
    assert abs(shown - value) <= step / 2 * (1 + 1e-6) + 1e-9, "rounded, not changed"
    assert math.isclose(shown / step, round(shown / step), rel_tol=1e-9, abs_tol=1e-6), "and not finer than its error"


def test_a_share_is_shown_in_per_cent_and_money_in_millions():
    assert numbers.earned(0.0213, 0.0004, numbers.scale_of("share", "sv"), "sv") == "2,1"
    assert numbers.scale_of("SEK", "sv").unit == "Mkr"
    assert numbers.scale_of("SEK", "en").unit == "MSEK"


def test_an_interval_with_a_sign_uses_words():
    scale = Scale(1.0, "", 0)
    assert numbers.span(3, 9, 0.5, scale, "sv") == "3\N{EN DASH}9"
    assert "till" in numbers.span(-3, 9, 0.5, scale, "sv")


def test_never_is_said_in_words():
    assert numbers.year_or_later(None, 2040, "sv") == "efter 2040"
    assert numbers.year_or_later(2031, 2040, "en") == "2031"
