# SPDX-License-Identifier: MIT
"""Many plans on both sides: sums that are known, luck that is held down, verdicts that follow from what is seen."""

from __future__ import annotations

import math

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.ranking import DO_NOT_PAY, HOURS, KRONOR, VERDICTS, YARDSTICKS, Cell, Ranked, Ranking, visible_among
from omsorg.report import render
from omsorg.results import MEASURES, SERVICES, WHOLE_MUNICIPALITY, Results
from omsorg.study import Plan


def ranking(**asked: object) -> Ranking:
    effects = {**fakes.EFFECTS, "plan_5": 0.0}
    return Ranking(fakes.results(fakes.TWELVE, **{"effects": effects, "noise": 0.3, **asked}))


def test_sums_are_those_of_the_courses():
    """The fake plans move every measure along a ramp that is known, so every cell is known."""
    found = ranking(noise=0.0)
    years = np.arange(fakes.FIRST, fakes.LAST + 1)
    ramp = np.clip((years - fakes.FIRST) / (fakes.LAST - fakes.FIRST) - 0.35, 0, 1)
    assert found.years == (int(years[np.flatnonzero(ramp)[0]]), fakes.LAST), "from the first year in which a plan differs"
    window = ramp[np.flatnonzero(ramp)[0]:]
    for row in found.rows:
        effect = {**fakes.EFFECTS, "plan_5": 0.0}[row.plan.name]
        for name, cell in row.cells.items():
            gain = sum(fakes.COURSES[measure][2] for measure in cell.yardstick.measures)
            truth = effect * gain * (window.sum() if cell.yardstick.adds else window.mean())
            assert cell.difference.mean == pytest.approx(truth, rel=1e-9, abs=1e-6 * abs(gain)), (row.plan.name, name)


def test_the_plan_that_frees_most_hours_stands_first_and_level_plans_share_a_place():
    found = ranking(noise=0.0)
    means = [row.cells[HOURS].difference.mean for row in found.rows]
    assert means == sorted(means)
    places = found.places()
    assert [places[row.plan.name][0] for row in found.rows] == list(range(1, 12))
    lives = {row.plan.name: row.lives for row in found.rows}
    for name, (_, _, place) in places.items():
        assert place == 1 + sum(other > lives[name] for other in lives.values())
    assert found.unbeaten() == {"plan_1"}, "it is first in all three"


def test_any_yardstick_may_decide_the_order():
    found = fakes.results(fakes.TWELVE, effects=fakes.EFFECTS)
    for name, turned in (("missed_visits", 1), ("met_preference_share", -1)):
        means = [turned * row.cells[name].difference.mean for row in Ranking(found, by=name).rows]
        assert means == sorted(means) and len(set(means)) > 1
    assert list(found.ranking(by="missed_visits").plan.cat.categories) == [row.plan.name for row in Ranking(found, by="missed_visits").rows]
    with pytest.raises(ValueError, match="no yardstick 'happiness'; there are hours_needed"):
        Ranking(found, by="happiness")


def test_a_plan_against_itself_is_nothing():
    same = Ranking(fakes.results(fakes.TWELVE, effects=dict.fromkeys(fakes.EFFECTS, 0.0)))
    for row in same.rows:
        assert row.verdict == "nothing"
        assert all(cell.difference.mean == 0 and not cell.visible for cell in row.cells.values())
    assert same.years == (fakes.LAST, fakes.LAST)
    assert set(same.places().values()) == {(1, 1, 1)}
    assert same.unbeaten() == {row.plan.name for row in same.rows}


def test_another_base_turns_the_signs():
    found = fakes.results(fakes.TWELVE[:3], effects=fakes.EFFECTS)
    there = Ranking(found).rows[0]
    back = next(row for row in Ranking(found, there.plan.name).rows if row.plan.name == "as_today")
    for name, cell in there.cells.items():
        assert back.cells[name].difference.mean == pytest.approx(-cell.difference.mean, rel=1e-12)
        assert (back.cells[name].better, back.cells[name].worse) == (cell.worse, cell.better)


def test_luck_is_seen_in_one_table_of_twenty_and_a_true_effect_is_seen():
    """Holm over a whole table of normal differences without any effect: 4.9 % of tables show something at all."""
    chance = np.random.default_rng(11)
    tables = 1000
    alarms = sum(any(visible_among(list(chance.normal(size=(40, 12))))) for _ in range(tables))
    truth = 1 - (1 - 0.05 / 40) ** 40
    error = math.sqrt(truth * (1 - truth) / tables)
    assert abs(alarms / tables - truth) < 4.5 * error
    samples = list(chance.normal(size=(40, 12)))
    samples[7] = samples[7] + 5
    assert visible_among(samples)[7]
    # At the usual level, figure by figure, nearly every table would show something.
    single = sum(any(visible_among([one])[0] for one in chance.normal(size=(40, 12))) for _ in range(100))
    assert single > 70


def chance_of_eight(t: float) -> float:
    """Two-sided, for eight degrees of freedom: a finite sum in the sine and cosine of atan(t / sqrt(8))."""
    angle = math.atan(abs(t) / math.sqrt(8))
    square = math.cos(angle) ** 2
    return 1 - math.sin(angle) * (1 + square / 2 + 3 * square**2 / 8 + 15 * square**3 / 48)


def test_holm_is_what_statistics_books_say():
    """Against chances from the closed form of Student's t with eight degrees of freedom, and the textbook procedure."""
    chance = np.random.default_rng(5)
    for _ in range(50):
        samples = [chance.normal(shift, 1, size=9) for shift in chance.choice([0.0, 0.0, 1.0, 2.0], size=15)]
        chances = np.array([chance_of_eight(one.mean() / (one.std(ddof=1) / 3)) for one in samples])
        expected = [False] * len(samples)
        for rank, place in enumerate(np.argsort(chances)):
            if chances[place] > 0.05 / (len(samples) - rank):
                break
            expected[place] = True
        assert visible_among(samples) == expected


def test_what_is_no_test_is_not_counted():
    strong = np.full(10, 3.0) + np.random.default_rng(1).normal(size=10) * 0.01
    assert visible_among([None, strong, None]) == [False, True, False]
    assert visible_among([]) == []


def cell(name: str, mean: float, *, visible: bool = True) -> Cell:
    yardstick = next(one for one in YARDSTICKS if one.name == name)
    return Cell(yardstick, _core.compare_samples([0.0, 0.0], [mean, mean]), visible)


@pytest.mark.parametrize(("hours", "kronor", "lives", "verdict"), [
    (-1, -1, 0, "pays"), (-1, 0, 0, "pays"), (0, -1, 0, "pays"), (-1, -1, -1, "pays"), (-1, 1, 0, "hours_for_kronor"), (1, -1, 0, "kronor_for_hours"),
    (1, 1, -1, "buys"), (0, 1, -1, "buys"), (0, 0, -1, "lives_only"), (-1, 0, 1, "price"), (-1, 1, 1, "price"), (0, 0, 0, "nothing"), (1, 0, 0, "loses"),
    (0, 1, 0, "loses"), (0, 0, 1, "loses"), (1, 1, 1, "loses"),
])
def test_verdicts_follow_from_what_is_visible(hours, kronor, lives, verdict):
    """Signs: -1 is less of it, which is better for all three."""
    cells = {name: cell(name, sign or -9, visible=sign != 0) for name, sign in ((HOURS, hours), (KRONOR, kronor), ("unmet_hours", lives))}
    assert Ranked(Plan("a", "a", "a"), cells).verdict == verdict
    assert verdict in VERDICTS


def test_an_event_has_no_verdict_that_blames_it():
    row = Ranked(Plan("pandemic", "Pandemi", "Pandemic", event=True), {HOURS: cell(HOURS, 5), "unmet_hours": cell("unmet_hours", 5)})
    assert row.verdict == "event" and row.verdict not in DO_NOT_PAY


def test_more_wishes_met_is_better():
    row = Ranked(Plan("a", "a", "a"), {"met_preference_share": cell("met_preference_share", 0.2), "unmet_hours": cell("unmet_hours", 5)})
    assert row.cells["met_preference_share"].better and row.cells["unmet_hours"].worse
    assert row.lives == 0


def test_an_index_speaks_in_the_verdict_and_is_not_counted_again():
    cells = {name: cell(name, 0.2) for name in ("autonomy_index", "quality_of_life", "satisfied_share")}
    row = Ranked(Plan("a", "a", "a"), {**cells, "met_preference_share": cell("met_preference_share", 0.2)})
    assert all(one.better for one in row.cells.values())
    assert row.lives == 1, "the wishes met, which the indices are made of"
    assert Ranked(Plan("a", "a", "a"), cells).lives == 0
    assert Ranked(Plan("a", "a", "a"), cells).verdict == "lives_only"
    assert Ranked(Plan("a", "a", "a"), {"quality_of_life": cell("quality_of_life", -0.2), HOURS: cell(HOURS, -1)}).verdict == "price"


def test_of_a_gap_its_size_is_compared():
    """Women 2 points above men, then 1 point below: the difference between the sexes has halved."""
    plans = (Plan("as_today", "Som i dag", "As today"), Plan("other", "Annan", "Other"), Plan("third", "Tredje", "Third"))
    gaps = {0: 0.02, 1: -0.01, 2: 0.03}
    rows = [
        (plan, future, year, measure, value)
        for plan, gap in gaps.items() for future in range(4) for year in (2020, 2021)
        for measure, value in (("unmet_gap_sex", gap + 1e-5 * future * (plan + 1) if year == 2021 else 0.02), ("net_cost", 1.0))
    ]
    plan, future, year, measure, value = zip(*rows, strict=True)
    services = [list(SERVICES).index("home_care" if one == "unmet_gap_sex" else "all") for one in measure]
    table = _core.ResultTable.from_columns(
        plan=np.array(plan), future=np.array(future), year=np.array(year), measure=np.array([list(MEASURES).index(one) for one in measure]),
        district=np.full(len(rows), WHOLE_MUNICIPALITY), service=np.array(services), value=np.array(value),
    )
    found = {row.plan.name: row for row in Ranking(Results(table, plans, ["Centrum"], seed=1, futures=4, first_year=2020, last_year=2021)).rows}
    assert found["other"].cells["unmet_gap_sex"].difference.mean == pytest.approx(-0.01, abs=1e-4)
    assert found["other"].cells["unmet_gap_sex"].better and found["third"].cells["unmet_gap_sex"].worse


def test_yardsticks_are_measures_of_one_kind():
    for one in YARDSTICKS:
        assert one.label("sv") and one.label("en") and one.side in ("resources", "lives")
        assert len({MEASURES[measure].unit for measure in one.measures}) == 1
        assert len({MEASURES[measure].adds for measure in one.measures}) == 1


def test_the_frame_says_all_of_it():
    found = fakes.results(fakes.TWELVE, effects=fakes.EFFECTS, noise=0.3)
    frame = found.ranking()
    rows = Ranking(found).rows
    assert list(frame["plan"].cat.categories) == [row.plan.name for row in rows]
    assert len(frame) == sum(len(row.cells) for row in rows)
    hours = frame[frame["yardstick"] == HOURS].set_index("plan")
    assert hours["mean"].is_monotonic_increasing
    assert set(frame["seen"].cat.categories) <= {"", "better", "worse"}
    assert (hours["low"] <= hours["mean"]).all() and (hours["mean"] <= hours["high"]).all()
    assert set(found.ranking(plans=["plan_1", "plan_2"])["plan"]) == {"plan_1", "plan_2"}
    with pytest.raises(KeyError, match="no plan 'plan_x'"):
        found.ranking("plan_x")


def test_futures_that_only_one_plan_has_finished_are_left_out():
    found = fakes.results(fakes.TWELVE[:3], futures=8, effects=fakes.EFFECTS, noise=0.3)
    columns = {name: column[(found.columns["plan"] != 1) | (found.columns["future"] < 5)] for name, column in found.columns.items()}
    cut = Results(_core.ResultTable.from_columns(**columns), found.plans, found.districts, seed=1, futures=8, first_year=fakes.FIRST, last_year=fakes.LAST)
    by_plan = {row.plan.name: row for row in Ranking(cut).rows}
    assert by_plan["plan_1"].cells[HOURS].difference.futures == 5
    assert by_plan["plan_2"].cells[HOURS].difference.futures == 8


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_table_for_the_shell_puts_luck_in_brackets(language):
    found = ranking()
    text = found.table(language)
    lines = text.splitlines()
    assert len(lines) == 2 + len(found.rows) + 1
    for row, line in zip(found.rows, lines[2:], strict=False):
        assert row.plan.label(language) in line and VERDICTS[row.verdict][0 if language == "sv" else 1] in line
        assert line.count("(") == sum(not one.visible for one in row.cells.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_ranks_plans_and_says_what_does_not_pay(language):
    found = ranking()
    html = render(found.results, fakes.facts(), language)
    section = html[html.index('<h2 id="ranking"'): html.index('<h2 id="resources"')]
    for row in found.rows:
        assert row.plan.label(language) in section
    reasons = section[section.index("<h3", section.index("</table>")):]
    heading = "Vad som inte lönar sig" if language == "sv" else "What does not pay"
    assert heading in reasons
    losers = [row for row in found.rows if row.verdict in DO_NOT_PAY]
    assert losers and all(f"<li><b>{row.plan.label(language)}</b>" in reasons for row in losers)
    assert section.count("<svg") == 1 and section.count("<table") == 1
    assert section.count('class="better"') == sum(cell.better for row in found.rows for cell in row.cells.values())


def test_two_plans_need_no_ranking():
    assert 'id="ranking"' not in render(fakes.results(), fakes.facts(), "en")


def test_one_future_cannot_put_plans_in_order():
    html = render(fakes.results(fakes.TWELVE, futures=1, effects=fakes.EFFECTS), fakes.facts(1), "en")
    assert "With a single future the plans cannot be put in order." in html
