# SPDX-License-Identifier: MIT
"""A difference in the real world, as short as it can be, and from the shell."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

import omsorg
from test_cli import omsorg as shell

CAP, SALARY = "home_care.overtime_cap", "economy.salary_care_assistant"


@pytest.fixture(scope="module")
def shortest(skelleftea, tmp_path_factory):
    """The real study as today, for one year."""
    study = tmp_path_factory.mktemp("shortest") / "study"
    shutil.copytree(skelleftea, study)
    (study / "plans" / "new_ways.toml").unlink()
    base = (study / "base.toml").read_text(encoding="utf-8")
    assert "end = 2040-12-31" in base and "plans_from = 2027-01-01" in base
    base = base.replace("end = 2040-12-31", "end = 2020-12-31").replace("plans_from = 2027-01-01", "plans_from = 2020-07-01")
    (study / "base.toml").write_text(base, encoding="utf-8")
    return study


def test_the_real_world_adds_up_and_what_nothing_reads_moves_nothing(shortest):
    unread = "reablement.weeks"  # reablement reaches nobody as today: how long it would take is read by nothing
    found = omsorg.diff(shortest, set={CAP: 0, unread: 6, SALARY: 30000}, futures=2, alone=False)
    names = [move.name for move in found.steps]
    assert set(names) == {CAP, unread, SALARY}
    for one in found.outcomes:
        nothing = one.effects[names.index(unread)]
        assert nothing.sequence.mean == nothing.sequence.error == 0 and nothing.alone is None
        assert np.isclose(sum(effect.sequence.mean for effect in one.effects), one.whole.mean, rtol=1e-12, atol=1e-9)
    cost = found.outcome("net_cost")
    assert cost.effects[names.index(SALARY)].sequence.low > 0, "a higher salary costs"
    assert found.outcome("unmet_share").effects[names.index(SALARY)].sequence.mean == 0, "the base year's posts do not depend on it"


def test_a_year_does_not_depend_on_how_long_the_study_goes_on(shortest):
    longer = omsorg.forecast(omsorg.load(shortest, set={"study.end": "2021-12-31"}), ["as_today"], 1).columns
    short = omsorg.forecast(omsorg.load(shortest), ["as_today"], 1).columns
    first = longer["year"] == 2020
    for name, column in short.items():
        assert column.tobytes() == longer[name][first].tobytes(), name


def test_the_shell_tells_how_many_runs_it_takes_and_writes_what_was_asked(shortest, tmp_path):
    done = shell("diff", shortest, "--set", "home_care.overtime_cap=0", "--set", "travel.road_speed=50", "--futures", 1, "--year", 2020,
                 "--measure", "net_cost,unmet_share", "--language", "en", "--csv", tmp_path / "d.csv", "--json", tmp_path / "d.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("2 steps, 4 states, 1 future in each: 4 runs\n")
    assert "What differs: 2 changes, of which 2 may move a result" in done.stdout and "The whole difference" in done.stdout
    told = json.loads((tmp_path / "d.json").read_text())
    assert {row["measure"] for row in told["effects"]} == {"net_cost", "unmet_share"}
    assert len((tmp_path / "d.csv").read_text().splitlines()) == 1 + 2 * 3
    assert sorted(file.name for file in tmp_path.iterdir()) == ["d.csv", "d.json"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--set", "travel.rood_speed=30"), "travel.rood_speed"),
        (("--set", "outcome.tolerance=1.5"), "outcome.tolerance"),
        (("--plan", "new_wyas"), "new_wyas"),
        (("--year", "2050"), "2050"),
        (("--year", "soon"), "soon"),
        (("--measure", "happiness"), "happiness"),
        (("--csv", "nowhere/out.csv"), "nowhere"),
        (("--stored",), "--stored"),
        (("--workbook", "nowhere.xlsx"), "nowhere.xlsx"),
        (("--order", "travel", "--set", "home_care.overtime_cap=0"), "travel"),
    ],
)
def test_bad_input_ends_with_2_and_says_what(shortest, tmp_path, words, told):
    done = shell("diff", shortest, *words, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert told in done.stderr and "Traceback" not in done.stderr and list(tmp_path.iterdir()) == []


def test_a_malformed_study_is_told_with_file_line_and_key(shortest, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(shortest, other)
    base = other / "base.toml"
    base.write_text(base.read_text(encoding="utf-8").replace("[travel]", "[travel]\nrood_speed = 3", 1), encoding="utf-8")
    line = next(number for number, text in enumerate(base.read_text(encoding="utf-8").splitlines(), start=1) if text == "rood_speed = 3")
    for words in ((shortest, other), (other, shortest), (shortest, tmp_path / "nowhere")):
        done = shell("diff", *words)
        assert done.returncode == 2 and "Traceback" not in done.stderr
    done = shell("diff", shortest, other)
    assert f"base.toml:{line}:" in done.stderr and "travel.rood_speed" in done.stderr
