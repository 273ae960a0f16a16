# SPDX-License-Identifier: MIT
"""Whether needs rise: counted by hand, and an interval that is the inverse of its test."""

from __future__ import annotations

import math

import numpy as np
import pytest

import fakes
import omsorg
from omsorg import _core
from omsorg.report import limits, render, rises
from omsorg.report.context import Context
from omsorg.results import MEASURES, SERVICES, WHOLE_MUNICIPALITY, Results
from omsorg.rising import needs_of, wilson
from omsorg.study import Plan

# Granted hours of home care by future, and residents and waiting of special housing: three years, four futures.
HOURS = [[100, 110, 120], [100, 90, 130], [100, 100, 100], [200, 190, 180]]
RESIDENTS = [[10, 10, 10], [10, 10, 10], [10, 10, 10], [10, 9, 9]]
WAITING = [[0, 2, 5], [0, 0, 0], [1, 0, 0], [0, 1, 2]]


def made() -> Results:
    rows = [
        (future, 2020 + year, measure, service, float(value))
        for measure, service, values in (("granted_hours", "home_care", HOURS), ("clients", "special_housing", RESIDENTS), ("queue", "special_housing", WAITING))
        for future, line in enumerate(values) for year, value in enumerate(line)
    ]
    future, year, measure, service, value = zip(*rows, strict=True)
    table = _core.ResultTable.from_columns(
        plan=np.zeros(len(rows), dtype=int), future=np.array(future), year=np.array(year), measure=np.array([list(MEASURES).index(one) for one in measure]),
        district=np.full(len(rows), WHOLE_MUNICIPALITY), service=np.array([list(SERVICES).index(one) for one in service]), value=np.array(value),
    )
    return Results(table, [Plan("as_today", "Som i dag", "As today")], [], seed=1, futures=4, first_year=2020, last_year=2022)


def test_futures_are_counted():
    hours, places = needs_of(made(), "as_today")
    assert (hours.service, places.service) == ("home_care", "special_housing")
    last = hours.in_year(2022)
    assert (last.futures, last.rising) == (4, 2), "as much as in the first year is no rise"
    assert hours.in_year(2021).rising == 1
    assert np.allclose(hours.growth[:, 2], [0.2, 0.3, 0.0, -0.1])
    assert last.p50 == pytest.approx(0.1)
    assert places.in_year(2022).rising == 2, "who waits for a place needs one"
    assert np.allclose(places.growth[:, 2], [0.5, 0.0, -1 / 11, 0.1])


def test_the_first_year_and_what_lies_outside_have_no_rise():
    hours, _ = needs_of(made(), "as_today")
    assert hours.in_year(2020) is None and hours.in_year(2019) is None and hours.in_year(2023) is None


@pytest.mark.parametrize(("count", "total"), [(0, 20), (1, 20), (10, 20), (19, 20), (20, 20), (3, 7), (1, 1)])
def test_the_interval_is_the_inverse_of_its_test(count, total):
    """At either end the share seen lies exactly 1.96 standard errors of that end away, unless the end is cut at 0 or 1."""
    for end in wilson(count, total):
        if 0 < end < 1:
            assert abs(count / total - end) == pytest.approx(1.959964 * math.sqrt(end * (1 - end) / total), rel=1e-6)
    low, high = wilson(count, total)
    assert 0 <= low <= count / total <= high <= 1
    other_low, other_high = wilson(total - count, total)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low))


def test_the_frame_holds_every_service_and_year():
    frame = made().rises()
    assert len(frame) == 4
    row = frame[(frame["service"] == "home_care") & (frame["year"] == 2022)].iloc[0]
    assert (row["rising"], row["futures"], row["chance"]) == (2, 4, 0.5)
    assert (row["low"], row["high"]) == pytest.approx(wilson(2, 4))
    with pytest.raises(KeyError):
        made().rises("no_such_plan")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_says_how_probable_it_is(language):
    html = render(fakes.results(), fakes.facts(), language)
    section = html[html.index('<h2 id="need"'): html.index('<h2 id="resources"')]
    assert ("i 20 av 20 framtider" if language == "sv" else "in 20 of 20 futures") in section
    low, _ = wilson(20, 20)
    assert f"({round(100 * low)}\N{EN DASH}100)" in section


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_tells_of_children_where_they_are_counted(language):
    """Ages that a result holds stand in one table, youngest first; a result without them has none."""
    ages = ("population_0_5", "population_16_18", "population_80_plus")
    rows = [(future, 2020 + year, list(MEASURES).index(one), 1000.0 * (place + 1) + 10 * year) for place, one in enumerate(ages) for future in range(3) for year in range(3)]
    future, year, measure, value = map(np.array, zip(*rows, strict=True))
    table = _core.ResultTable.from_columns(
        plan=np.zeros(len(rows), dtype=int), future=future, year=year, measure=measure, district=np.full(len(rows), WHOLE_MUNICIPALITY),
        service=np.zeros(len(rows), dtype=int), value=value,
    )
    found = Results(table, [Plan("as_today", "Som i dag", "As today")], [], seed=1, futures=3, first_year=2020, last_year=2022)
    html = rises.ages(Context(found, fakes.facts(3), language))
    places = [html.index(MEASURES[one].sv if language == "sv" else MEASURES[one].en) for one in ages]
    assert places == sorted(places)
    assert rises.ages(Context(fakes.results(), fakes.facts(), language)) is None


def test_what_a_study_models_is_not_listed_as_left_out():
    facts = fakes.facts()
    shock = fakes.FakeSetting("shock.absence", "1.0", changed_by=["pandemic: 1.6 from 2029-02-01"])
    without = limits.not_modelled(Context(fakes.results(), facts, "en"))
    facts.settings = [*facts.settings, shock, fakes.FakeSetting("informal.modelled", "false")]
    some = limits.not_modelled(Context(fakes.results(), facts, "en"))
    assert len(without) == len(limits.NOT_MODELLED) and set(without) - set(some) == {one for one in without if one.startswith("Shocks")}
    facts.settings = [fakes.FakeSetting("informal.modelled", "true")]
    assert not any(one.startswith("Relatives") for one in limits.not_modelled(Context(fakes.results(), facts, "en")))


def test_what_is_off_the_mark_in_one_study_stands_in_its_report_alone(skelleftea, root):
    own = omsorg.load(skelleftea).limits
    facts = fakes.facts()
    assert own and not any("Skellefteå" in said for limit in limits.NOT_MODELLED for said in (limit.sv, limit.en))
    for language, place in (("sv", 0), ("en", 1)):
        facts.limits = []
        elsewhere = limits.not_modelled(Context(fakes.results(), facts, language))
        facts.limits = own
        assert limits.not_modelled(Context(fakes.results(), facts, language)) == [*elsewhere, *(one[place] for one in own)]
    # A study that extends another, of the same people, has the same limits.
    assert omsorg.load(root / "scenarios/ways_of_working").limits == own
