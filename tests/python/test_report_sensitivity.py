# SPDX-License-Identifier: MIT
"""What the answer hangs on: correlations against the library's own, luck against published tables, and both errors held."""

from __future__ import annotations

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.report.context import Context
from omsorg.report.sensitivity import Sensitivity, outcome_of, ranks, together
from omsorg.report.ways import Parts


def test_the_correlation_is_that_of_the_library():
    chance = np.random.default_rng(1)
    x, y = chance.integers(0, 6, 30).astype(float).tolist(), chance.normal(size=30).round(1).tolist()
    assert float(ranks(x) @ ranks(y)) == pytest.approx(_core.rank_correlation(x, y))


@pytest.mark.parametrize(("futures", "published"), [(10, 0.648), (20, 0.447), (30, 0.362)])
def test_the_luck_of_a_single_assumption_is_the_published_critical_value(futures, published):
    """Spearman's two-sided five per cent points, as in any table of them."""
    chance = np.random.default_rng(2)
    found = outcome_of({"a": chance.normal(size=futures).tolist()}, chance.normal(size=futures).tolist())
    assert found is not None
    assert found.threshold == pytest.approx(published, abs=4 * found.threshold_error + 0.01)


def test_the_strongest_of_many_needs_more():
    """Of 40 unrelated unknowns each may be lucky: by Šidák one of them is, at the level 1 - 0.95^(1/40)."""
    chance = np.random.default_rng(3)
    drawn = {str(i): chance.normal(size=20).tolist() for i in range(40)}
    found = outcome_of(drawn, chance.normal(size=20).tolist())
    assert found is not None
    # Student's t of that level with 18 degrees of freedom is 3.76, which is a correlation of 0.663.
    assert found.threshold == pytest.approx(0.663, abs=0.04)


def test_pure_luck_stands_out_in_one_study_of_twenty():
    chance = np.random.default_rng(4)
    studies, wrong = 200, 0
    for _ in range(studies):
        drawn = {str(i): chance.normal(size=15).tolist() for i in range(25)}
        found = outcome_of(drawn, chance.integers(2026, 2034, 15).astype(float).tolist())
        assert found is not None
        wrong += any(found.stands_out(key) for key in drawn)
    # Ten are expected; 4.5 standard deviations above lie at 24. Each unknown tested by itself would give 145.
    assert 1 <= wrong <= 24


def test_what_luck_always_gives_never_stands_out():
    """One future of twenty breaks: the strongest of sixty is then always drawn highest or lowest in it, as in almost every shuffle."""
    chance = np.random.default_rng(6)
    for _ in range(100):
        happened = [2041.0] * 20
        happened[chance.integers(20)] = 2040.0
        drawn = {str(i): chance.random(20).tolist() for i in range(60)}
        found = outcome_of(drawn, happened)
        assert found is not None and not [key for key in drawn if found.stands_out(key)]


def test_pure_luck_stands_out_in_one_study_of_twenty_whichever_outcome_is_looked_at():
    """Three outcomes that have nothing to do with each other: each held against its own luck alone would err in one study of seven."""
    chance = np.random.default_rng(9)
    studies, apart, wrong = 150, 0, 0
    for _ in range(studies):
        drawn = {str(i): chance.normal(size=15).tolist() for i in range(25)}
        alone = [outcome_of(drawn, chance.normal(size=15).tolist()) for _ in range(3)]
        apart += any(one is not None and one.stands_out(key) for one in alone for key in drawn)
        wrong += any(one is not None and one.stands_out(key) for one in together(alone) for key in drawn)
    # 7.5 are expected; 4.5 standard deviations above lie at 19. Apart 21 are.
    assert 1 <= wrong <= 19 and wrong < apart


def test_what_drives_is_found_and_what_stands_still_is_left_out():
    results, facts = fakes.results(), fakes.facts()
    _, _, unmet = results.grid("as_today", "unmet_share")
    facts.drawn["outcome.base_unmet_share"] = unmet[:, -1].tolist()
    found = Sensitivity(Context(results, facts, "sv"))
    assert found.standing_out[0] == "outcome.base_unmet_share"
    assert found.break_year is not None and found.break_year.correlations["outcome.base_unmet_share"] < -0.9
    assert "home_care.speed" not in found.keys, "it never varies"
    low, _, high = found.thirds("outcome.base_unmet_share")
    assert low.middle is None or high.middle < low.middle


def test_few_futures_say_nothing():
    found = Sensitivity(Context(fakes.results(futures=5), fakes.facts(5), "sv"))
    assert found.outcomes == [] and found.standing_out == []


def test_a_share_and_its_error_are_those_of_a_ratio():
    """Against the delta method of a ratio of means, which the jackknife approaches."""
    chance = np.random.default_rng(5)
    whole = chance.normal(10, 1, 400)
    part = 0.3 * whole + chance.normal(0, 0.5, 400)
    share, error = Parts(whole, [part]).share(0)
    assert share == pytest.approx(part.mean() / whole.mean())
    delta = np.std(part - share * whole, ddof=1) / abs(whole.mean()) / np.sqrt(400)
    assert error == pytest.approx(delta, rel=0.02)


def test_interplay_is_what_is_left():
    parts = Parts(np.array([10.0, 12.0]), [np.array([4.0, 4.0]), np.array([3.0, 5.0])])
    assert parts.interplay.tolist() == [3.0, 3.0]
