# SPDX-License-Identifier: MIT
"""Range and Gini between districts, against closed forms and a count of pairs."""

from __future__ import annotations

import math

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.equity import equity_of, gini
from omsorg.report import alike, render
from omsorg.report.context import Context
from omsorg.results import MEASURES, SERVICES, WHOLE_MUNICIPALITY, Results
from omsorg.study import Plan

DISTRICTS = ["Centrum", "Kust", "Inland"]
SHARES = np.array([[[0.04, 0.05], [0.04, 0.10]], [[0.06, 0.05], [0.08, 0.02]], [[0.10, 0.05], [0.02, 0.01]]])  # district, future, year
GRANTED = np.array([400.0, 100.0, 50.0])


def made(plans: int = 2) -> Results:
    rows = [
        (plan, future, 2020 + year, measure, district, value)
        for plan in range(plans) for district in range(3) for future in range(2) for year in range(2)
        for measure, value in (("unmet_share", SHARES[district, future, year] * (1 - 0.5 * plan)), ("granted_hours", GRANTED[district]))
    ]
    plan, future, year, measure, district, value = zip(*rows, strict=True)
    table = _core.ResultTable.from_columns(
        plan=np.array(plan), future=np.array(future), year=np.array(year), measure=np.array([list(MEASURES).index(one) for one in measure]),
        district=np.array(district), service=np.full(len(rows), list(SERVICES).index("home_care")), value=np.array(value),
    )
    names = (Plan("as_today", "Som i dag", "As today"), Plan("half", "Hälften", "Half"))
    return Results(table, names[:plans], DISTRICTS, seed=1, futures=2, first_year=2020, last_year=2021)


def pairs(values, weights) -> float:
    """By going through every pair of granted hours: whole weights as so many people."""
    people = [value for value, weight in zip(values, weights, strict=True) for _ in range(int(weight))]
    apart = sum(abs(a - b) for a in people for b in people) / len(people) ** 2
    return apart / (2 * sum(people) / len(people))


def test_the_gini_is_half_the_mean_difference_over_the_mean():
    chance = np.random.default_rng(4)
    for _ in range(20):
        values, weights = chance.random(4), chance.integers(1, 9, 4).astype(float)
        assert gini(values, weights) == pytest.approx(pairs(values, weights), rel=1e-12)


def test_the_gini_has_closed_forms():
    ones = np.ones(5)
    assert gini(np.full(5, 0.3), ones) == pytest.approx(0, abs=1e-12)
    for share in (0.1, 0.5, 0.9):  # everything happens to a share of the hours: one less that share
        assert gini(np.array([1.0, 0.0]), np.array([share, 1 - share])) == pytest.approx(1 - share)
    n = 7
    assert gini(np.arange(1.0, n + 1), np.ones(n)) == pytest.approx((n - 1) / (3 * n)), "of the first n numbers"
    assert gini(np.zeros(3), np.ones(3)) == 0.0
    assert math.isnan(gini(np.array([np.nan]), np.ones(1)))
    assert gini(np.array([0.1, np.nan, 0.3]), np.ones(3)) == pytest.approx(gini(np.array([0.1, 0.3]), np.ones(2)))


def test_neither_names_nor_the_unit_of_weight_matter():
    values, weights = SHARES[:, 0, 0], GRANTED
    turned = [2, 0, 1]
    assert gini(values[turned], weights[turned]) == pytest.approx(gini(values, weights), rel=1e-12)
    assert gini(values, weights / 1000) == pytest.approx(gini(values, weights), rel=1e-12)
    assert gini(values * 3, weights) == pytest.approx(gini(values, weights), rel=1e-12), "relative"


def test_range_and_worst_district_are_taken_future_by_future():
    one = equity_of(made(), "as_today")
    assert np.allclose(one.range, [[0.06, 0.0], [0.06, 0.09]])
    assert one.gini[0, 1] == pytest.approx(0, abs=1e-12)
    assert one.worst(2020) in (("Inland", 1), ("Kust", 1))
    half = equity_of(made(), "half")
    assert np.allclose(half.range, one.range / 2) and np.allclose(half.gini, one.gini), "half of everything is no less unequal"


def test_what_is_not_kept_by_district_has_no_equity():
    assert equity_of(fakes.results(), "as_today") is None
    assert fakes.results().equity().empty
    assert "Lika var man än bor?" not in render(fakes.results(), fakes.facts(), "sv")


def test_the_frame_has_every_plan_future_and_year():
    frame = made().equity()
    assert len(frame) == 2 * 2 * 2
    row = frame[(frame["plan"] == "as_today") & (frame["future"] == 1) & (frame["year"] == 2021)].iloc[0]
    assert row["range"] == pytest.approx(0.09) and row["gini"] == pytest.approx(gini(SHARES[:, 1, 1], GRANTED))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_says_where_it_is_worst(language):
    html = alike.section(Context(made(), fakes.facts(2), language))
    assert ("Lika var man än bor?" if language == "sv" else "The same wherever one lives?") in html
    assert ("Hälften" if language == "sv" else "Half") in html
    name, times = equity_of(made(), "as_today").worst(2021)
    assert f"{name} ({times} {'av' if language == 'sv' else 'of'} 2)" in html


GROUPS = {"delivered_share_women": 0.91, "delivered_share_men": 0.94, "delivered_share_65_79": 0.95, "delivered_share_80_plus": 0.9,
          "unmet_gap_sex": 0.03, "unmet_gap_age": -0.05, "unmet_gini_clients": 0.75}


@pytest.mark.parametrize(("language", "figures"), [
    ("sv", ["91,0", "94,0", "95,0", "90,0", "3,0", "\N{MINUS SIGN}5,0", "0,75"]), ("en", ["91.0", "94.0", "95.0", "90.0", "3.0", "\N{MINUS SIGN}5.0", "0.75"]),
])
def test_the_report_tells_of_the_sexes_and_the_ages(language, figures):
    rows = [(0, 2020, list(MEASURES).index(name), value) for name, value in GROUPS.items()]
    future, year, measure, value = zip(*rows, strict=True)
    table = _core.ResultTable.from_columns(
        plan=np.zeros(len(rows), int), future=np.array(future), year=np.array(year), measure=np.array(measure), district=np.full(len(rows), WHOLE_MUNICIPALITY),
        service=np.full(len(rows), list(SERVICES).index("home_care")), value=np.array(value),
    )
    found = Results(table, (Plan("as_today", "Som i dag", "As today"),), DISTRICTS, seed=1, futures=1, first_year=2020, last_year=2020)
    html = str(alike.section(Context(found, fakes.facts(1), language)))
    cells = html.split("<tbody>")[1]
    for figure in figures:
        assert f">{figure}<" in cells, figure
