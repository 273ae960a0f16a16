# SPDX-License-Identifier: MIT
"""The real study from Python: what is read, what is drawn, what a forecast promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import omsorg
from omsorg.comparison import joined
from omsorg.study import toml_value


@pytest.fixture(scope="module")
def study(skelleftea):
    return omsorg.load(skelleftea)


@pytest.fixture(scope="module")
def short(brief):
    return omsorg.load(brief)


@pytest.fixture(scope="module")
def told():
    """What the progress callback of `one_future` heard."""
    return []


@pytest.fixture(scope="module")
def one_future(short, told):
    return omsorg.forecast(short, ["as_today"], futures=1, seed=3, threads=1, progress=told.append)


def test_the_study_knows_its_plans_and_their_components(study):
    names = [plan.name for plan in study.plans]
    assert "as_today" in names and "new_ways" in names
    parts = [plan for plan in study.plans if plan.is_component]
    assert parts and all(plan.whole == "new_ways" for plan in parts)
    assert all(plan.sv and plan.en for plan in study.plans)


def test_every_setting_has_a_label_a_value_and_a_place(study):
    assert len({one.key for one in study.settings}) == len(study.settings)
    for one in study.settings:
        assert one.value and one.label_sv and one.label_en and one.origin, one.key
    assert study.setting("outcome.tolerance").key == "outcome.tolerance"


def test_a_changed_setting_is_another_study(study, skelleftea):
    changed = omsorg.load(skelleftea, set={"home_care.overtime_cap": 0.0})
    assert changed.core.resolved_sha256 != study.core.resolved_sha256
    assert "--set" in changed.provenance("home_care.overtime_cap")
    assert study.with_settings({}).core.resolved_sha256 == study.core.resolved_sha256


def test_bad_settings_are_told_all_at_once_with_suggestions(skelleftea):
    with pytest.raises(omsorg.StudyError) as told:
        omsorg.load(skelleftea, set={"outcome.tolerence": 0.1, "outcome.tolerance": 7})
    faults = told.value.faults
    assert {fault.key for fault in faults} == {"outcome.tolerence", "outcome.tolerance"}
    assert any("outcome.tolerance" in fault.suggestion for fault in faults)
    assert isinstance(told.value, ValueError)


def test_an_unknown_plan_is_refused_with_a_suggestion(study):
    with pytest.raises(omsorg.StudyError, match="new_ways"):
        omsorg.forecast(study, ["new_wyas"], futures=1)


def test_futures_draw_what_is_unknown_and_only_that(study):
    drawn = study.drawn("as_today", 1, range(6))
    assert len(set(drawn["outcome.base_unmet_share"])) == 6
    assert len(set(drawn["outcome.tolerance"])) == 1
    assert drawn["outcome.base_unmet_share"][:3] == study.drawn("new_ways", 1, range(3))["outcome.base_unmet_share"]


def test_a_future_is_the_same_however_many_are_run_and_beside_whom(short, one_future):
    both = omsorg.forecast(short, ["as_today", "new_ways"], futures=1, seed=3, threads=2)
    mine = both.columns["plan"] == 0
    for name, column in one_future.columns.items():
        assert column.tobytes() == both.columns[name][mine].tobytes(), name
    comparison = omsorg.Comparison(both, 0, 1)
    assert not comparison.is_zero, "the new ways do something"
    before = [one.difference.mean for one in comparison.years("population") if one.year < 2027]
    assert before == [0.0] * 7, "before its first date a plan changes nothing"


def test_as_today_run_again_differs_by_exactly_zero(short, one_future):
    again = omsorg.forecast(short, ["as_today"], futures=1, seed=3)
    assert omsorg.Comparison(joined(one_future, again, "again"), 0, 1).is_zero


def test_the_books_of_a_year_balance(one_future):
    def total(measure):
        return one_future.totals("as_today", measure, 2020, 2028, "home_care")[0]

    planned = total("planned_hours")
    spent = sum(total(m) for m in ("delivered_hours", "no_staff_hours", "shortened_hours", "client_away_hours", "client_declined_hours",
                                   "cancelled_late_hours", "replaced_by_digital_hours", "varied_hours", "postponed_hours"))
    assert planned > 0
    assert spent == pytest.approx(planned, rel=1e-9)


def test_inhabitants_follow_their_own_balance(one_future):
    _, _, population = one_future.grid("as_today", "population")
    flows = sum(one_future.grid("as_today", m)[2] * sign for m, sign in (("births", 1), ("deaths", -1), ("net_migration", 1)))
    assert (population[0, 1:] - population[0, :-1]).tolist() == flows[0, 1:].tolist()


def test_progress_is_told_up_to_the_end(one_future, told):
    assert one_future.complete
    assert (told[-1].done, told[-1].total) == (1, 1)
    assert told[0].seconds_left is None, "nobody knows before the first run has finished"


def test_a_forecast_needs_a_future(study):
    with pytest.raises(ValueError, match="at least one future"):
        omsorg.forecast(study, futures=0)


def test_ctrl_c_reaches_a_running_forecast_within_a_quarter_of_a_second(brief):
    script = f"""
import os, signal, threading, time, omsorg
study = omsorg.load({str(brief)!r})
def press():
    time.sleep(1.0)
    global pressed
    pressed = time.monotonic()
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=press).start()
results = omsorg.forecast(study, ["as_today"], futures=500, threads=2, keep_on_interrupt=True)
took = time.monotonic() - pressed
print(results.interrupted, results.complete, took)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    interrupted, complete, took = done.stdout.split()
    assert (interrupted, complete) == ("True", "False")
    assert float(took) < 0.25


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (0.1, "0.1"),
        (3, "3"),
        ("30 km/h", "30 km/h"),
        ({"distribution": "uniform", "low": 1, "high": 2.5}, '{ distribution = "uniform", low = 1, high = 2.5 }'),
        ({"values": [1, 2], "source": 'a "b"'}, '{ values = [1, 2], source = "a \\"b\\"" }'),
    ],
)
def test_python_values_become_toml(value, text):
    assert toml_value(value) == text
