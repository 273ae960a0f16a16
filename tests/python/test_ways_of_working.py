# SPDX-License-Identifier: MIT
"""The study of ways of working: it extends Skellefteå, every plan does something, and combinations are what they say.

It is run to an early end: every plan begins six years earlier than the study says, and so does the end lie.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest

import omsorg
from omsorg.ranking import HOURS, VERDICTS, Ranking
from omsorg.writing import keep_study, write_all

EARLIER, LAST = 6, 2022


@pytest.fixture(scope="module")
def study(root):
    return omsorg.load(root / "scenarios" / "ways_of_working")


@pytest.fixture(scope="module")
def early(root, tmp_path_factory) -> Path:
    """Both studies side by side, with all dates of plans moved."""
    there = tmp_path_factory.mktemp("ways")
    for name in ("skelleftea", "ways_of_working"):
        shutil.copytree(root / "scenarios" / name, there / name)
    base = there / "ways_of_working" / "base.toml"
    base.write_text(base.read_text().replace('extends = "../skelleftea"', 'extends = "../skelleftea"\nend = 2022-12-31\nplans_from = 2021-01-01'))
    for plan in (there / "ways_of_working" / "plans").glob("*.toml"):
        plan.write_text(moved(plan.read_text()))
    return there / "ways_of_working"


def moved(text: str) -> str:
    """A plan that begins earlier; events, which begin later, one year more. What would then lie beyond the end is left out."""
    earlier = EARLIER + ("event = true" in text)
    head, *changes = re.sub(r"^on = (\d{4})", lambda on: f"on = {int(on[1]) - earlier}", text, flags=re.M).split("\n[[change]]")
    return "\n[[change]]".join([head, *(one for one in changes if int(re.search(r"^on = (\d{4})", one, flags=re.M)[1]) <= LAST)])


@pytest.fixture(scope="module")
def results(early):
    return omsorg.forecast(omsorg.load(early), futures=2)


def test_there_is_a_plan_for_each_way_of_working_and_every_value_has_grounds(study):
    whole = [plan for plan in study.plans if not plan.is_component]
    assert len(whole) >= 12
    assert all(plan.sv and plan.en and plan.about and plan.sv != plan.name for plan in whole)
    of_plans = study.core.resolved_text.split("\n[plan ", 1)[1].split("\n[tables]")[0].splitlines()
    values = [line for line in of_plans if line.startswith("  ")]
    assert len(values) >= 12
    for line in values:
        assert " source " in line and " grade " in line and " year " in line, line


@pytest.mark.parametrize("page", ["ways-of-working.md", "ways-of-working.sv.md"])
def test_the_guide_names_every_plan_and_no_other(root, study, page):
    text = (root / "docs" / "guides" / page).read_text(encoding="utf-8")
    plans = {plan.name for plan in study.plans if not plan.is_component}
    rows = "".join(re.findall(r"^\|.*$|^`.*$", text, flags=re.M))
    named = {name for name in re.findall(r"`([a-z_]+)`", text) if name in plans or f"`{name}`" in rows and "." not in name}
    assert named == plans - {"as_today"}


def test_priors_of_effects_hold_no_effect(study):
    """What a way of working is worth is drawn from priors that include none, or worse."""
    for key in ("reablement.hours_effect", "reablement.recovery_effect", "escort.demand_gain", "escort.extra_reuse"):
        low, high = (float(re.search(rf"{word} ([-0-9.]+)", study.setting(key).value)[1]) for word in ("low", "high"))
        assert low <= 0 < high, key


def test_all_but_its_plans_and_a_few_keys_comes_from_skelleftea(study, skelleftea):
    other = omsorg.load(skelleftea)
    assert (study.first_year, study.last_year, study.districts) == (other.first_year, other.last_year, other.districts)
    assert study.name == "ways_of_working" and study.label("sv") != other.label("sv")
    theirs = {one.key: one.value for one in other.settings}
    for one in study.settings:
        own = one.origin.startswith("base.toml")
        assert own or (one.origin.startswith("../skelleftea/base.toml:") and one.value == theirs[one.key]), one.key


def test_every_plan_does_something_and_nothing_before_its_day(results):
    base = results.columns["plan"] == 0
    assert results.plans[0].name == "as_today"
    columns = results.columns
    for code, plan in enumerate(results.plans[1:], start=1):
        mine = columns["plan"] == code
        first = columns["year"] == results.first_year
        assert np.array_equal(columns["value"][base & first], columns["value"][mine & first]), plan.name
        assert not np.array_equal(columns["value"][base], columns["value"][mine]), f"{plan.name} changes nothing"


def total(results, plan: str, measure: str, service: str = "all") -> float:
    return sum(results.totals(plan, measure, 2021, LAST, service).values())


@pytest.mark.parametrize(("event", "measure", "sign"), [
    ("shock_pandemic", "deaths", 1), ("shock_pandemic", "paid_absence_hours", 1), ("shock_heat_wave", "deaths", 1), ("shock_strike", "worked_hours", -1),
    ("shock_strike", "unmet_hours", 1), ("shock_factory", "net_migration", 1), ("shock_bankruptcy", "net_migration", -1),
])
def test_events_do_what_they_say(results, event, measure, sign):
    assert next(plan for plan in results.plans if plan.name == event).event
    assert sign * (total(results, event, measure) - total(results, "as_today", measure)) > 0


def test_an_event_has_no_place_among_ways_of_working(results):
    found = Ranking(results)
    events = {plan.name for plan in results.plans if plan.event}
    assert events == {plan.name for plan in results.plans if plan.name.startswith("shock_")} and len(events) >= 6
    assert not events & set(found.places())
    assert all(row.verdict == "event" for row in found.rows if row.plan.name in events)


def test_a_combination_is_the_same_with_and_without_a_file(early, results):
    typed = omsorg.forecast(omsorg.load(early), ["reablement+digital_night", "as_today+digital_night"], futures=1)
    for name, same in (("reablement+digital_night", "night_and_reablement"), ("as_today+digital_night", "digital_night")):
        found, expected = ((r.columns["plan"] == r.plan_code(plan)) & (r.columns["future"] == 0) for r, plan in ((typed, name), (results, same)))
        assert np.array_equal(typed.columns["value"][found], results.columns["value"][expected]), name


def test_plans_that_nobody_knows_are_refused_with_a_suggestion(study):
    with pytest.raises(omsorg.StudyError, match='Did you mean "digital_night"'):
        study.choose(["as_today", "reablement+digital_nigt"])
    assert study.choose(["digital_night+reablement"])[0].label("en") == "Wider digital night supervision + Reablement"
    assert not study.choose(["digital_night+reablement"])[0].is_component


def test_the_ranking_holds_every_plan_on_both_sides(results):
    found = Ranking(results)
    assert {row.plan.name for row in found.rows} == {plan.name for plan in results.whole_plans[1:]}
    assert found.years == (2021, 2022)
    sides = {one.side for one in found.yardsticks}
    assert sides == {"resources", "lives"}
    assert all(row.cell(HOURS) and row.verdict in VERDICTS for row in found.rows)
    cost = found.to_pandas().set_index(["plan", "yardstick"])["mean"]
    assert cost["renewal_time", HOURS] > 0, "time that is set aside must be staffed"
    assert cost["bookable_escort", "refused_hours"] > 0, "whom the rules of booking refuse is seen, though nobody is refused today"


def test_the_kept_study_is_whole_and_runs_again_wherever_it_lies(early, results, tmp_path):
    study = omsorg.load(early)
    assert keep_study(tmp_path / "kept", study)
    assert (tmp_path / "kept" / "extended" / "base.toml").is_file()
    again = omsorg.load(tmp_path / "kept")
    assert again.core.resolved_sha256 == study.core.resolved_sha256
    assert again.core.inputs == study.core.inputs


def test_a_run_says_what_it_read_and_can_be_taken_apart(early, results, tmp_path):
    out = write_all(tmp_path / "out", omsorg.load(early), results, "en", {})
    html = (out / "report.html").read_text(encoding="utf-8")
    assert 'id="ranking"' in html and 'id="need"' in html
    assert '"extended/base.toml"' in (out / "manifest.json").read_text()
    found = omsorg.diff(out, out, plan="digital_night", futures=1)
    assert found.is_zero and not found.changes
