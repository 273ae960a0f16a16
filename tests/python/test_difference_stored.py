# SPDX-License-Identifier: MIT
"""Two finished runs: taken apart where their studies were kept, compared as they are where not."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

import omsorg
from omsorg import writing
from omsorg.cli import main
from omsorg.difference import NotComparable, comparing, walk
from omsorg.difference.stored import read_run
from test_cli import omsorg as shell
from test_difference import CAP, FUTURES, SPEED, made_up
from test_workbook_reading import Edit

MEASURES = ("break_year", "net_cost", "unmet_share")


@pytest.fixture(scope="module")
def kept(skelleftea, tmp_path_factory):
    """Made-up runs in real folders: `one` as it is, `two` with a lower speed, `luck` as one with another seed."""
    out = tmp_path_factory.mktemp("kept")
    for name, changed, seed in (("one", {}, 3), ("two", {SPEED: 50, CAP: 40}, 3), ("luck", {}, 4)):
        study = omsorg.load(skelleftea, set=changed)
        results = made_up(study, ["as_today"], FUTURES, seed=seed)
        writing.write_all(out / name, study, results, "en", {})
    return out


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(walk, "forecast", made_up)


@pytest.fixture
def copied(kept, tmp_path):
    shutil.copytree(kept, tmp_path / "kept")
    return tmp_path / "kept"


def test_a_run_keeps_its_study(kept, skelleftea):
    again = read_run(kept / "two").study()
    assert again.core.resolved_sha256 == json.loads((kept / "two" / "manifest.json").read_text())["scenario_sha256"]
    assert (kept / "two" / "study" / "base.toml").read_bytes() == (skelleftea / "base.toml").read_bytes()


def test_results_come_back_as_they_were(kept, skelleftea):
    stored = read_run(kept / "one").results("as_today")
    made = made_up(omsorg.load(skelleftea), ["as_today"], FUTURES, seed=3)
    for measure in ("net_cost", "unmet_share"):
        assert np.array_equal(stored.grid("as_today", measure)[2], made.grid("as_today", measure)[2])
    assert (stored.first_year, stored.last_year, stored.futures) == (2020, 2040, FUTURES)


def test_two_runs_that_kept_their_studies_are_taken_apart(world, kept):
    found = omsorg.diff(kept / "one", kept / "two", measures=MEASURES)
    assert [move.name for move in found.steps] == [SPEED, CAP]
    assert (found.seed, found.futures) == (3, FUTURES), "as they were run"
    assert found.a == str(kept / "one")
    alike = omsorg.diff(kept / "one", kept / "two", measures=MEASURES, stored=True)
    for one, two in zip(found.outcomes, alike.outcomes, strict=True):
        assert one.whole.mean == two.whole.mean and one.before == two.before and one.after == two.after
    table = found.table("en")
    assert "A: the stored results are repeated exactly." in table and "B: the stored results are repeated exactly." in table


def test_what_the_program_moved_is_no_change_of_the_study(monkeypatch, kept):
    def another_version(study, plans, futures, **asked):
        results = made_up(study, plans, futures, **asked)
        columns = {name: column.copy() for name, column in results.columns.items()}
        columns["value"] = columns["value"] + 1e6
        return omsorg.Results(type(results.core).from_columns(**columns), results.plans, results.districts, seed=results.seed,
                              futures=futures, first_year=results.first_year, last_year=results.last_year)

    monkeypatch.setattr(walk, "forecast", another_version)
    found = omsorg.diff(kept / "one", kept / "two", measures=["net_cost"])
    assert "A: the stored results (omsorg 0.1.0) are not repeated by this version (Net cost 2040 +1.0 MSEK)" in found.table("en")


def test_results_alone_say_what_moved_and_not_why(kept):
    found = omsorg.diff(kept / "one", kept / "two", measures=MEASURES, stored=True)
    assert not found.steps and found.runs == 0
    one = found.outcome("net_cost")
    luck = np.random.default_rng(3).normal(0, 0.2, FUTURES)
    assert one.whole.mean / 1e6 == pytest.approx(-100 - 100 + 150 * (1 + luck.mean())) and one.whole.paired
    assert {change.key for change in found.changes} == {SPEED, CAP}
    text = found.table("en")
    assert "cannot be said" in text and "compared in pairs" in text and "Speed between localities" in text
    assert "kan inte sägas" in found.table("sv") and "Fart mellan orter" in found.table("sv")


def test_other_luck_is_not_paired(kept):
    found = omsorg.diff(kept / "one", kept / "luck", measures=MEASURES, stored=True)
    one = found.outcome("unmet_share")
    a, b = (0.01 * np.random.default_rng(seed).normal(0, 0.2, FUTURES) for seed in (3, 4))
    assert not one.whole.paired and one.whole.mean == pytest.approx(b.mean() - a.mean())
    assert one.whole.error == pytest.approx(np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / FUTURES))
    assert "Different seeds (3 and 4)" in found.table("en") and not found.changes


def test_without_a_study_on_either_side_results_are_compared_alone(copied):
    shutil.rmtree(copied / "two" / "study")
    assert omsorg.diff(copied / "one", copied / "two", measures=MEASURES).runs == 0
    with pytest.raises(NotComparable, match="--set"):
        omsorg.diff(copied / "one", copied / "two", set={SPEED: 40})


def test_a_run_without_its_study_is_no_match_for_a_study(copied, skelleftea):
    shutil.rmtree(copied / "two" / "study")
    with pytest.raises(NotComparable, match="does not hold its study"):
        omsorg.diff(skelleftea, copied / "two")
    with pytest.raises(NotComparable, match="--stored"):
        omsorg.diff(copied / "one", skelleftea, stored=True)


def test_a_run_with_its_study_is_compared_with_a_study(world, kept, skelleftea):
    found = omsorg.diff(kept / "two", skelleftea, futures=FUTURES, seed=3, measures=["net_cost"])
    assert {move.name for move in found.steps} == {SPEED, CAP}


def spoil(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("results/results.csv", "net_cost", "net_cast", "results.csv: not the results that manifest.json tells of"),
        ("manifest.json", '"seed": 3', '"seed": "3"', "manifest.json: seed is missing"),
        ("manifest.json", '"seed": 3,', '"seed": ,', "manifest.json:11:11: not JSON"),
        ("manifest.json", "[base]\\\\n", "[base]\\\\nnothing\\\\n", "manifest.json: scenario: line 11 cannot be read"),
    ],
)
def test_what_is_spoilt_is_refused_with_its_place(copied, file, old, new, told):
    spoil(copied / "two" / file, old.replace("\\\\", "\\"), new.replace("\\\\", "\\"))
    with pytest.raises(NotComparable) as refused:
        omsorg.diff(copied / "one", copied / "two", stored=True)
    assert told in str(refused.value)


def test_a_kept_study_that_was_touched_is_not_run(copied):
    spoil(copied / "two" / "study" / "base.toml", "[travel]", "[travel] # touched")
    with pytest.raises(NotComparable, match="not the file that was run"):
        omsorg.diff(copied / "one", copied / "two")


def test_paths_that_lead_out_of_the_folder_are_not_followed(copied):
    spoil(copied / "two" / "manifest.json", '"base.toml":', '"../../../base.toml":')
    assert not read_run(copied / "two").has_study


def test_a_plan_that_was_not_run_is_refused(kept):
    with pytest.raises(NotComparable, match="no plan 'new_ways'"):
        comparing.prepare(kept / "one", kept / "two", plan="new_ways", stored=True)


def test_the_shell_compares_two_runs_and_refuses_a_spoilt_one(copied, tmp_path):
    done = shell("diff", copied / "one", copied / "two", "--stored", "--csv", tmp_path / "out.csv", "--year", "2030,2040")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "" and "Nettokostnad 2030" in done.stdout and (tmp_path / "out.csv").exists()
    spoil(copied / "two" / "manifest.json", '"seed": 3,', '"seed": ,')
    done = shell("diff", copied / "one", copied / "two")
    assert done.returncode == 2 and "manifest.json:11:11:" in done.stderr and "Traceback" not in done.stderr


def test_what_was_edited_in_the_workbook_is_taken_apart(world, copied, tmp_path, capsys):
    pytest.importorskip("openpyxl")
    edit = Edit(copied / "one" / "plan.xlsx", tmp_path / "edited.xlsx", "Assumptions")
    for key, value in ((SPEED, 50), (CAP, 40)):
        edit.put(key, value)
    book = edit.save()
    words = ["diff", str(copied / "one"), "--workbook", str(book), "--measure", "net_cost", "--language", "en"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.err.startswith("2 steps, 4 states, 6 futures in each") and "1 Speed between localities: 60\u00a0km/h → 50\u00a0km/h" in told.out
