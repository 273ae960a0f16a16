# SPDX-License-Identifier: MIT
"""A difference against worlds of which the answer is known: a made-up one whose effects are written down, and the real one."""

from __future__ import annotations

import json
import shutil


import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import omsorg
from omsorg import _core
from omsorg.difference import NotComparable, prepare, walk
from omsorg.results import MEASURE_CODE, WHOLE_MUNICIPALITY, Results

SPEED, CAP, TOLERANCE, SALARY = "travel.road_speed", "home_care.overtime_cap", "outcome.tolerance", "economy.salary_care_assistant"
FUTURES = 6


def number(study, key):
    return float(study.setting(key).value.split()[0])


def made_up(study, plans, futures, *, seed, threads=0, no_magic=False, progress=None):
    """Net cost = 10 speed + 20 cap + 3 (speed - 60)(cap - 45) (1 + luck), in millions; the unmet share grows by luck and cap.

    Luck depends on seed and future only, as that of the library does.
    """
    luck = np.random.default_rng(seed).normal(0, 0.2, futures)
    speed, cap = number(study, SPEED), number(study, CAP)
    years = np.arange(study.first_year, study.last_year + 1)
    rows = []
    for future in range(futures):
        cost = 10 * speed + 20 * cap + 3 * (speed - 60) * (cap - 45) * (1 + luck[future])
        for year in years:
            rows.append((future, year, MEASURE_CODE["net_cost"], 1e6 * cost))
            rows.append((future, year, MEASURE_CODE["unmet_share"], 0.004 * (year - years[0]) + 0.01 * luck[future] + 0.0005 * (45 - cap)))
            if future != 1 and (future != 2 or cap >= 45):
                rows.append((future, year, MEASURE_CODE["waiting_days"], 30 + speed + luck[future]))
    future, year, measure, value = map(np.array, zip(*rows, strict=True))
    nought = np.zeros(len(rows), dtype=int)
    table = _core.ResultTable.from_columns(plan=nought, future=future, year=year, measure=measure, district=np.full(len(rows), WHOLE_MUNICIPALITY), service=nought, value=value)
    return Results(table, study.choose(plans), study.districts, seed=seed, futures=futures, first_year=study.first_year, last_year=study.last_year)


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(walk, "forecast", made_up)


@pytest.fixture
def study(skelleftea):
    return omsorg.load(skelleftea)


def differ(a, b=None, **asked):
    return omsorg.diff(a, b, futures=FUTURES, seed=3, measures=("break_year", "net_cost", "unmet_share", "waiting_days"), **asked)


def effects(found, measure):
    return {move.name: effect for move, effect in zip(found.steps, found.outcome(measure).effects, strict=True)}


def millions(moved):
    return moved.mean / 1e6


def test_effects_are_those_that_were_put_in(world, study):
    found = differ(study, set={SPEED: 50, CAP: 40})
    cost = effects(found, "net_cost")
    luck = np.random.default_rng(3).normal(0, 0.2, FUTURES)
    together = 3 * -10 * -5 * (1 + luck.mean())
    assert millions(cost[SPEED].sequence) == pytest.approx(-100) and millions(cost[SPEED].alone) == pytest.approx(-100)
    assert millions(cost[CAP].alone) == pytest.approx(-100)
    assert millions(cost[CAP].sequence) == pytest.approx(-100 + together)
    assert millions(cost[CAP].interaction) == pytest.approx(together) and millions(found.outcome("net_cost").interaction) == pytest.approx(together)
    assert cost[SPEED].interaction.mean == 0 and cost[SPEED].sequence.error == pytest.approx(0, abs=1e-6)
    spread = 150e6 * luck.std(ddof=1) / np.sqrt(FUTURES)
    assert cost[CAP].sequence.error == pytest.approx(spread), "luck in common cancels; only that of the interaction is left"


def test_two_keys_that_do_not_meet_have_no_interaction(world, study):
    found = differ(study, set={SPEED: 50, SALARY: 29000})
    for one in found.outcomes:
        assert one.interaction.mean == 0 and one.interaction.error == 0
        assert all(effect.interaction.mean == 0 for effect in one.effects)


def test_steps_add_up_to_the_whole_to_the_last_digit_that_is_printed(world, study):
    found = differ(study, set={SPEED: 53.3, CAP: 41.7, TOLERANCE: 0.06})
    for one in found.outcomes:
        assert np.isclose(sum(effect.sequence.mean for effect in one.effects), one.whole.mean, rtol=1e-12, atol=1e-9)
        for language in ("sv", "en"):
            steps, whole = one.shown(language)
            plain = [text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "") for text in (*steps, whole)]
            figures = [float(text.replace(",", ".") if language == "sv" else text.replace(",", "")) for text in plain]
            assert round(sum(figures[:-1]) - figures[-1], 9) == 0, one.outcome


@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.dictionaries(st.sampled_from([SPEED, CAP, SALARY, TOLERANCE, "travel.rural_speed"]), st.floats(0.06, 0.19), min_size=1),
    shuffle=st.randoms(use_true_random=False),
)
def test_whatever_is_changed_in_whatever_order_the_steps_are_the_whole(world, study, said, shuffle):
    spread = {SPEED: 300, CAP: 100, SALARY: 140_000, TOLERANCE: 1, "travel.rural_speed": 200}  # never the value of the study
    said = {key: round(value * spread[key], 3) for key, value in said.items()}
    order = list(said)
    shuffle.shuffle(order)
    forth, shuffled = differ(study, set=said), differ(study, set=said, order=order, alone=False)
    assert [move.name for move in shuffled.steps] == order
    for one, two in zip(forth.outcomes, shuffled.outcomes, strict=True):
        assert one.whole == two.whole
        for found in (one, two):
            assert sum(found.steps("en")) * found.digits("en").unit == pytest.approx(float(_plain(found.shown("en")[1])), abs=1e-9)
            assert np.isclose(sum(effect.sequence.mean for effect in found.effects), found.whole.mean, rtol=1e-9, atol=1e-6)


def _plain(text):
    return text.replace("\N{MINUS SIGN}", "-").replace(",", "")


def test_another_order_splits_the_same_whole_otherwise(world, study):
    said = {SPEED: 50, CAP: 40}
    forth, back = differ(study, set=said), differ(study, set=said, order=[CAP, SPEED])
    assert [move.name for move in forth.steps] == [SPEED, CAP] and [move.name for move in back.steps] == [CAP, SPEED]
    assert forth.outcome("net_cost").whole == back.outcome("net_cost").whole
    assert forth.outcome("net_cost").shown("en")[1] == back.outcome("net_cost").shown("en")[1]
    assert millions(effects(back, "net_cost")[CAP].sequence) == pytest.approx(-100)
    assert effects(forth, "net_cost")[CAP].sequence.mean != effects(back, "net_cost")[CAP].sequence.mean


def test_a_minus_b_is_minus_b_minus_a(world, study):
    other = study.with_settings({SPEED: 50, CAP: 40, TOLERANCE: 0.06})
    forth, back = differ(study, other), differ(other, study)
    for one, two in zip(forth.outcomes, back.outcomes, strict=True):
        assert one.whole.mean == -two.whole.mean and one.before == two.after
        assert one.shown("en")[1].lstrip("+\N{MINUS SIGN}") == two.shown("en")[1].lstrip("+\N{MINUS SIGN}")


def test_the_tolerance_moves_the_break_year_and_nothing_else(world, study):
    found = differ(study, set={TOLERANCE: 0.06})
    assert found.outcome("net_cost").whole.mean == found.outcome("unmet_share").whole.mean == 0
    # 0.004 a year: a tolerance that is 0.01 higher is passed two or three years later.
    assert 2 <= found.outcome("break_year").whole.mean <= 3
    assert found.outcome("break_year").before.middle < found.outcome("break_year").after.middle


def test_futures_without_a_break_count_as_the_year_after_the_end(world, study):
    found = differ(study, set={TOLERANCE: 0.5})
    one = found.outcome("break_year")
    assert one.after.mean == 2041 and one.after.middle is None and "2041" in found.words("en") and "after 2040" in found.words("en")


def test_futures_without_the_figure_are_left_out_of_every_step(world, study):
    found = differ(study, set={SPEED: 50, CAP: 40})
    one = found.outcome("waiting_days")
    assert one.left_out == 1 and one.whole.futures == FUTURES - 2, "nobody waits in future 1, and with a lower cap in future 2 neither"
    assert {effect.sequence.futures for effect in one.effects} == {FUTURES - 2}
    assert "left out there (at most 1)" in found.table("en")
    assert one.whole.mean == pytest.approx(-10)


def test_equal_sides_differ_by_exactly_nothing_and_are_run_once(world, study, skelleftea):
    found = differ(study, omsorg.load(skelleftea))
    assert found.is_zero and not found.changes and not found.steps and found.runs == FUTURES
    assert all(one.whole.mean == 0 and one.whole.error == 0 for one in found.outcomes)
    assert "Nothing differs." in found.table("en") and "Inget skiljer." in found.table("sv")


def test_other_grounds_for_the_same_value_are_told_and_not_run(world, study):
    found = differ(study, set={SPEED: '{ value = 60, source = "measured", year = 2025, grade = "B" }'})
    change, = found.changes
    assert not change.moves and not found.steps and found.runs == FUTURES and found.is_zero
    assert dict((what, new) for what, _, new in change.grounds) == {"source": "measured", "year": "2025", "grade": "B"}
    assert "the same value on other grounds" in found.table("en")


def test_without_magic_the_grade_of_an_effect_is_read(study):
    key = next(one.key for one in study.settings if one.effect and one.grade)
    setting = study.setting(key)
    text = _inline(setting, "E" if setting.grade in "ABC" else "B")
    assert not prepare(study, set={key: text}).changes[0].moves
    assert prepare(study, set={key: text}, no_magic=True).changes[0].moves


def _inline(setting, grade):
    from omsorg.difference.resolved import Said, toml_of

    return toml_of(Said(setting.value, setting.varies if "(" in setting.value else "", setting.source, setting.year, grade))


def test_many_changes_are_taken_by_section_and_few_one_by_one(world, study):
    many = {f"economy.ob_{name}": 30 for name in ("evening", "night", "weekend", "weekend_night", "major_holiday")}
    many |= {SPEED: 50, "travel.locality_speed": 20, "travel.rural_speed": 40, CAP: 40}
    found = differ(study, set=many)
    assert [move.name for move in found.steps] == ["travel", "home_care", "economy"]
    assert [len(move.changes) for move in found.steps] == [3, 1, 5]
    assert "Resor (3 ändringar)" in found.table("sv")
    assert len(prepare(study, set=many, group=False).walk.steps) == 9
    assert len(prepare(study, set={SPEED: 50, CAP: 40}, group=True).walk.steps) == 2
    assert prepare(study, set=many, order=["economy"]).walk.steps[0][0].name == "economy"


def test_runs_are_foretold(study):
    prepared = prepare(study, set={SPEED: 50, CAP: 40, TOLERANCE: 0.06}, futures=10)
    # Three steps and the start on the way; the second and the third alone. The first alone is the first step.
    assert prepared.runs == 6 * 10
    assert prepare(study, set={SPEED: 50, CAP: 40, TOLERANCE: 0.06}, futures=10, alone=False).runs == 4 * 10


def test_progress_is_told_over_all_states(monkeypatch, study):
    def telling(study, plans, futures, *, progress, **asked):
        for done in range(futures + 1):
            progress(omsorg.Progress(done, futures, 1.0))
        return made_up(study, plans, futures, **asked)

    monkeypatch.setattr(walk, "forecast", telling)
    told = []
    differ(study, set={SPEED: 50, CAP: 40}, progress=told.append)
    assert [one.done for one in told if one.done % FUTURES] == [n for n in range(4 * FUTURES) if n % FUTURES]
    assert {one.total for one in told} == {4 * FUTURES} and told[-1].done == 4 * FUTURES
    assert told[0].seconds_left is None and told[-1].seconds_left == 0


def test_a_plan_against_another_is_taken_apart_by_component(world, study):
    found = differ(study, plan="as_today", plan_b="new_ways")
    assert [move.name for move in found.steps] == ["plan.bookable_escort", "plan.digital_night", "plan.pooled_escort", "plan.reablement"]
    assert {change.before for change in found.changes} == {None}
    assert "escort.model = bookable" in found.table("en")
    assert "2028-01-01 over 366 days: reablement.reach = 0.5 share" in found.table("en")
    assert "2028-01-01, under 366 dagar: reablement.reach = 0.5 share" in found.table("sv")


@pytest.fixture
def copied(skelleftea, tmp_path):
    shutil.copytree(skelleftea, tmp_path / "study")
    return tmp_path / "study"


def rewrite(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_table_that_differs_is_told_cell_by_cell(world, study, copied):
    rewrite(copied / "population.csv", "\n80,", "\n80,1")
    found = differ(study, copied)
    change, = found.changes
    assert (change.kind, change.key, change.section) == ("table", "tables.population", "population")
    assert change.table.cells[0].row == ("80",) and len(found.steps) == 1
    assert "People of the start year" in found.table("en") and "1 of 202 cells changed (women 1)" in found.table("en")


def test_what_cannot_stand_alone_is_taken_together_and_told(world, study, copied):
    rewrite(copied / "base.toml", "start = 2019-12-31", "start = 2020-12-31")
    rewrite(copied / "population.csv", "# year: 2019", "# year: 2020")
    found = differ(study, copied)
    step, = found.steps
    assert [change.key for change in step.changes] == ["study.start", "tables.population"]
    assert "the counts are of 2019, the study starts from 2020" in step.joined_because
    assert "Cannot be taken apart" in found.table("en") and (found.first_year, found.last_year) == (2021, 2040)
    assert "2021-2040, are compared" in found.table("en")


def test_plans_that_came_went_or_changed_are_named(study, copied):
    rewrite(copied / "plans" / "new_ways.toml", "on = 2028-01-01\nover", "on = 2029-01-01\nover")
    shutil.copy(copied / "plans" / "as_today.toml", copied / "plans" / "third.toml")
    rewrite(copied / "plans" / "third.toml", 'name = "as_today"', 'name = "third"')
    prepared = prepare(study, copied)
    assert {plan.name: plan.what for plan in prepared.plans} == {"new_ways": "changed", "third": "added"}
    assert {plan.name: plan.what for plan in prepare(copied, study).plans} == {"new_ways": "changed", "third": "removed"}
    assert not prepared.changes, "as today is the same"
    assert [change.key for change in prepare(study, copied, plan="new_ways").changes] == ["plan.reablement"]


def test_different_horizons_are_compared_where_both_have_years(world, study, copied):
    rewrite(copied / "base.toml", "end = 2040-12-31", "end = 2030-12-31")
    found = differ(study, copied)
    assert (found.first_year, found.last_year) == (2020, 2030) and found.is_zero and not found.steps
    assert prepare(copied, study).walk.start.last_year == 2030, "no state is run for longer than both sides go"
    assert "2020-2030, are compared" in found.table("en") and "2020-2030 jämförs" in found.table("sv")
    with pytest.raises(NotComparable, match="2020-2030"):
        differ(study, copied, years=[2035])


HOSTILE = '<script>alert("x")</script>\x1b[31m\u202e=cmd|'


def test_hostile_text_stays_text(world, study, copied, tmp_path):
    plan = copied / "plans" / "new_ways.toml"
    hostile = HOSTILE.replace("\\", "").replace('"', '\\"').replace("\x1b", "\\u001b")
    rewrite(plan, 'sv = "Hemrehabilitering"', f'sv = "=1+1 {hostile}"')
    rewrite(plan, 'en = "Reablement"', f'en = "=1+1 {hostile}"')
    rewrite(plan, "on = 2028-01-01\nover", "on = 2029-01-01\nover")
    rewrite(copied / "population.csv", "# source: SCB", f"# source: {HOSTILE}")
    found = differ(study, copied, plan="new_ways", set={SPEED: '{ value = 50, source = "=cmd <img src=x onerror=alert(1)>" }'})
    html = found._repr_html_()
    assert "<script" not in html and "<img" not in html and "&lt;img src=x" in html and "&lt;script&gt;" in html
    for text in (html, found.table("sv"), found.words("en")):
        assert "\x1b" not in text and "\u202e" not in text
    found.to_csv(tmp_path / "out.csv")
    assert "'=1+1 <script>" in (tmp_path / "out.csv").read_text()
    found.to_json(tmp_path / "out.json")
    assert "<script>" in json.loads((tmp_path / "out.json").read_text())["changes"][-1]["label_en"]


def test_files_and_frames_say_what_the_table_says(world, study, tmp_path):
    found = differ(study, set={SPEED: 50, CAP: 40})
    frame = found.to_pandas()
    cost = frame[frame.measure == "net_cost"].set_index("change")
    assert cost.effect[[SPEED, CAP]].sum() == pytest.approx(cost.effect["whole"]) and cost.after["whole"] - cost.before["whole"] == pytest.approx(cost.effect["whole"])
    found.to_json(tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text())
    assert [row["effect"] for row in told["effects"]] == frame.effect.tolist() and told["runs"] == found.runs == 4 * FUTURES
    found.to_csv(tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert len(lines) == 1 + len(frame) and lines[0].startswith("measure,year,service,side")


def test_one_future_has_no_interval_and_says_so(world, study):
    found = omsorg.diff(study, set={SPEED: 50, CAP: 40}, futures=1, seed=3, measures=["net_cost"])
    assert np.isnan(found.outcome("net_cost").whole.error) and "1 future" in found.table("en")
    assert "one future" in found.table("en") and "en enda framtid" in found.table("sv")


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"measures": ["net_coast"]}, "net_coast"), ({"years": [2050]}, "2050"), ({"order": ["nothing"], "set": {SPEED: 50}}, "nothing")],
)
def test_questions_that_do_not_fit_are_refused(study, asked, words):
    with pytest.raises(NotComparable, match=words):
        prepare(study, **asked)


def test_mistaken_settings_and_plans_are_told_as_everywhere(study):
    with pytest.raises(omsorg.StudyError, match="road_sped"):
        prepare(study, set={"travel.road_sped": 50})
    with pytest.raises(omsorg.StudyError, match="new_ways"):
        prepare(study, plan="new_wyas")
