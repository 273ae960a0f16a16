# SPDX-License-Identifier: MIT
"""The command line from the outside: exit codes, and what is written and not written."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from omsorg import _core



def omsorg(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "omsorg", *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=600, check=False
    )


@pytest.fixture(scope="module")
def finished(brief, tmp_path_factory):
    """One run of the study with two futures, shared by the tests that only look at it."""
    out = tmp_path_factory.mktemp("out")
    done = omsorg("run", brief, "--plans", "as_today,new_ways", "--futures", 2, "--seed", 5, "--threads", 2, "--out", out)
    assert done.returncode == 0, done.stderr
    return out, done


def test_help_names_every_command():
    done = omsorg("--help")
    assert done.returncode == 0
    for command in ("run", "compare", "check", "schema", "doctor"):
        assert command in done.stdout


def test_check_reads_the_study_and_writes_nothing(skelleftea, tmp_path):
    done = omsorg("check", skelleftea, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "as_today" in done.stdout and "new_ways" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_schema_is_json_that_the_study_obeys(skelleftea):
    jsonschema = pytest.importorskip("jsonschema")
    import tomllib

    done = omsorg("schema")
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    # TOML has dates and JSON has not: an editor shows them to the schema as text.
    base = json.loads(json.dumps(tomllib.loads((skelleftea / "base.toml").read_text()), default=str))
    jsonschema.validate(base, schema)
    base["travel"]["rood_speed"] = 3
    with pytest.raises(jsonschema.ValidationError, match="rood_speed"):
        jsonschema.validate(base, schema)
    plan = json.loads(omsorg("schema", "--plan").stdout)
    jsonschema.Draft202012Validator.check_schema(plan)


@pytest.mark.parametrize(
    "words",
    [
        ("--set", "travel.rood_speed=30"),
        ("--set", "travel.road_speed=thirty"),
        ("--set", "travel.road_speed=-4"),
        ("--set", "outcome.tolerance=1.5"),
        ("--plans", "new_wyas"),
    ],
)
def test_bad_input_is_told_with_exit_code_2_and_nothing_is_written(skelleftea, tmp_path, words):
    done = omsorg("run", skelleftea, "--out", tmp_path / "out", *words)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert ("--set" in done.stderr) if words[0] == "--set" else ("new_ways" in done.stderr)
    assert not (tmp_path / "out").exists()


def test_every_fault_of_a_study_is_told_with_its_place(skelleftea, tmp_path):
    study = tmp_path / "study"
    shutil.copytree(skelleftea, study)
    base = study / "base.toml"
    base.write_text(base.read_text().replace("[travel]", "[travel]\nrood_speed = 3", 1))
    done = omsorg("check", study)
    assert done.returncode == 2
    assert "base.toml:" in done.stderr and "travel.rood_speed" in done.stderr and "travel.road_speed" in done.stderr


def test_a_missing_study_is_bad_input(tmp_path):
    done = omsorg("check", tmp_path / "nowhere")
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_a_run_writes_report_results_and_manifest(finished):
    out, done = finished
    assert {entry.name for entry in out.iterdir() if entry.name != ".lock"} == {"report.html", "plan.xlsx", "results", "study", "manifest.json", "run.json"}
    assert {entry.name for entry in (out / "results").iterdir()} == {"results.csv", "results.parquet"}
    assert str(out / "report.html") in done.stdout and str(out / "plan.xlsx") in done.stdout and "Som i dag" in done.stdout
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["complete"] and manifest["futures"] == 2 and manifest["seed"] == 5
    assert manifest["result_sha256"] == _core.digest_of_file(out / "results" / "results.csv")
    assert manifest["scenario_sha256"] == _core.digest_of(manifest["scenario"])
    assert "base.toml" in manifest["inputs"]
    run = json.loads((out / "run.json").read_text())
    assert run["threads"] == 2 and run["seconds"] > 0


def test_the_table_is_the_same_for_one_thread(finished, brief, tmp_path):
    out, _ = finished
    done = omsorg("run", brief, "--plans", "as_today,new_ways", "--futures", 2, "--seed", 5, "--threads", 1, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "results" / "results.csv").read_bytes() == (out / "results" / "results.csv").read_bytes()
    assert (tmp_path / "manifest.json").read_bytes() == (out / "manifest.json").read_bytes(), "no date, no timing, no folder"


def test_compare_prints_the_difference_and_a_setting_against_itself(brief, tmp_path):
    done = omsorg("compare", brief, "as_today", "as_today", "--set", "home_care.overtime_cap=0", "--futures", 1, "--language", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "as_today (home_care.overtime_cap = 0) \N{MINUS SIGN} as_today" in done.stdout
    assert list(tmp_path.iterdir()) == [], "a comparison writes nothing"


def test_compare_ranks_from_three_plans_on(brief, tmp_path):
    done = omsorg("compare", brief, "as_today", "new_ways/reablement", "new_ways/reablement+new_ways/digital_night", "--futures", 1, "--language", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Plan") and "Verdict" in lines[0]
    assert {line.split("  ")[0] for line in lines[2:4]} == {"Reablement", "Reablement + Wider digital night supervision"}
    assert lines[-1].startswith("against As today, 2027-2028")


def test_ctrl_c_stops_at_once_and_keeps_what_is_finished(brief, tmp_path):
    out = tmp_path / "out"
    words = ["run", str(brief), "--plans", "as_today", "--futures", "10", "--threads", "2", "--out", str(out)]
    process = subprocess.Popen([sys.executable, "-m", "omsorg", *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    while not process.stderr.readline().startswith(("1 av 10", "2 av 10")):  # tells every tenth of the way
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    partial = next(iter(out.glob(".partial-*")))
    manifest = json.loads((partial / "manifest.json").read_text())
    assert not manifest["complete"] and 1 <= manifest["runs_finished"] < 10
    assert manifest["result_rows"] > 0 and (partial / "report.html").exists()
    assert not (out / "report.html").exists(), "a partial run never takes the place of a whole one"
