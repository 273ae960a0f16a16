# SPDX-License-Identifier: MIT
"""Networks of stations from the outside: what is read, what is run, and what is swept."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import subprocess
import sys
import tomllib

import numpy as np
import pytest

from omsorg import _core, cli
from omsorg.queue import Queue, StudyError, queue, queue_sweep, read_queue


def desk(capacity: int = 1, rate: object = 0.5) -> dict[str, dict[str, object]]:
    return {
        "network": {"length": "2000 h", "warm_up": "200 h", "replications": 40, "seed": 3},
        "station": {"desk": {"capacity": capacity, "service": {"distribution": "exponential", "mean": "60 min"}}},
        "people": {"callers": {"rate": rate, "begin": "desk"}},
    }


def omsorg(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "omsorg", *map(str, words)], capture_output=True, text=True, timeout=600, check=False)


def test_one_desk_waits_as_the_textbook_says():
    found = queue(desk()).run(replications=1000, seed=7)
    for measure, station, people, exact in (
        ("wait", "desk", "", 1.0), ("queue", "desk", "", 0.5), ("use", "desk", "", 0.5), ("time", "", "callers", 2.0), ("throughput", "", "callers", 0.5),
    ):
        figure = found.figure(measure, station, people)
        assert figure.replications == 1000
        assert abs(figure.mean - exact) < 4.6 * figure.standard_error
        assert figure.standard_error < 0.01 * exact, "too imprecise to tell"
        assert figure.low < figure.mean < figure.high


def test_the_interval_is_that_of_willink_and_the_columns_are_the_sample():
    found = queue(desk()).run()
    column = found.column("wait", "desk")
    assert found.replications == len(column) == 40 and found.seed == 3
    figure = found.figure("wait", "desk")
    assert figure.mean == pytest.approx(column.mean(), rel=1e-12)
    assert figure.sd == pytest.approx(column.std(ddof=1), rel=1e-12)
    assert figure.standard_error == pytest.approx(figure.sd / math.sqrt(40))
    wider = found.figure("wait", "desk", confidence=0.99)
    assert wider.low < figure.low and figure.high < wider.high
    with pytest.raises(ValueError):
        found.values[0, 0] = 1


def test_figures_are_the_same_for_any_number_of_threads_and_however_many_are_run(root):
    centre = read_queue(root / "scenarios" / "queues" / "treatment_centre.toml")
    one = centre.run(24, threads=1)
    for threads in (2, 3, 8):
        assert centre.run(24, threads=threads).values.tobytes() == one.values.tobytes()
    assert centre.run(5).values.tobytes() == one.values[:5].tobytes()
    assert centre.run(24, seed=4).values.tobytes() != one.values.tobytes()


def test_a_dictionary_says_what_a_file_says(tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text("""
[network]
length = "2 weeks"
start = 2027-01-04T06:00:00
[station.desk]
shifts = [{ days = ["monday", "friday"], from = 07:30:00, until = 12:00:00, staff = 2 }]
[people.callers]
gap = "20 min"
begin = "desk"
patience = { distribution = "uniform", low = "5 min", high = "1 h" }
""")
    described = {
        "network": {"length": dt.timedelta(weeks=2), "start": dt.datetime(2027, 1, 4, 6)},
        "station": {"desk": {"shifts": ({"days": ["monday", "friday"], "from": dt.time(7, 30), "until": dt.time(12), "staff": np.int64(2)},)}},
        "people": {"callers": {"gap": np.float64(1 / 3), "begin": "desk", "patience": {"distribution": "uniform", "low": "5 min", "high": 1.0}}},
    }
    with pytest.raises(StudyError, match="a time of day"):
        queue({**described, "station": {"desk": {"capacity": dt.timedelta(hours=1)}}})
    assert queue(described).run(3).values.tobytes() == read_queue(file).run(3).values.tobytes()


def test_a_dictionary_is_copied_and_its_kinds_are_checked():
    described = desk()
    kept = queue(described)
    described["station"]["desk"]["capacity"] = 50
    assert kept.with_settings({}).run(2).values.tobytes() == queue(desk()).run(2).values.tobytes()
    with pytest.raises(TypeError, match="keys of a description are text"):
        queue({"network": {1: 2}})
    with pytest.raises(TypeError, match="not <object"):
        queue({"network": {"length": object()}})
    deep: dict[str, object] = {}
    for _ in range(80):
        deep = {"deep": deep}
    with pytest.raises(ValueError, match="64 deep"):
        queue(deep)


@pytest.mark.parametrize(
    ("section", "change", "key", "said"),
    [
        ("station", {"desk": {"capacity": -1}}, "station.desk.capacity", "below zero"),
        ("station", {"desk": {"capacty": 1}}, "station.desk.capacty", 'Did you mean "capacity"?'),
        ("people", {"callers": {"rate": 1, "begin": "dask"}}, "people.callers.begin", 'Did you mean "desk"?'),
        ("people", {"callers": {"rate": "1 kr", "begin": "desk"}}, "people.callers.rate", "is money"),
        ("network", {"length": None}, None, "not None"),
    ],
)
def test_what_is_wrong_with_a_dictionary_is_told_with_its_key(section, change, key, said):
    with pytest.raises((StudyError, TypeError)) as caught:
        queue({**desk(), section: change})
    assert said in str(caught.value)
    if key:
        assert caught.value.faults[0].key == key and str(caught.value).startswith(key)


def test_what_is_wrong_with_a_file_is_told_with_its_place(tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text('[network]\nlength = "1 week"\n[station.desk]\n[people.callers]\nrate = 1\nbegin = { desk = 1.5 }\n')
    with pytest.raises(StudyError) as caught:
        read_queue(file)
    fault = caught.value.faults[0]
    assert (fault.line, fault.column, fault.key) == (6, 9, "people.callers.begin")


def test_settings_change_a_run_and_nothing_else():
    base = queue(desk(rate=0.9))
    more = base.with_settings({"station.desk.capacity": 2})
    assert base.run(5).values.tobytes() == queue(desk(rate=0.9)).run(5).values.tobytes()
    assert more.run(5).values.tobytes() == queue(desk(2, rate=0.9)).run(5).values.tobytes()
    spread = base.with_settings({"station.desk.service": {"distribution": "uniform", "low": 0, "high": "2 h"}, "people.callers.rate": "0.9 per h"})
    assert spread.run(5).figure("wait", "desk").mean < base.run(5).figure("wait", "desk").mean
    with pytest.raises(StudyError, match="Did you mean"):
        base.with_settings({"station.dsk.capacity": 2})


def test_loads_and_warnings_come_before_any_run():
    full = queue(desk(rate=1.25))
    assert [(one.station, one.load) for one in full.loads] == [("desk", 1.25)]
    assert "the load is 1.25" in full.warnings[0] and full.warnings[0].startswith("station.desk: ")
    assert queue(desk()).warnings == []


def test_a_sweep_pairs_the_same_luck():
    network = queue({**desk(rate=1.5), "network": {"length": "1000 h", "replications": 60}})
    sweep = queue_sweep(network, {"station.desk.capacity": [2, 3, 4]})
    assert sweep.settings == [{"station.desk.capacity": n} for n in (2, 3, 4)]
    came = [result.column("came", people="callers") for result in sweep.results]
    assert (came[0] == came[1]).all() and (came[0] == came[2]).all(), "everybody comes whatever the desks are like"
    waits, apart = sweep.figures("wait", "desk"), sweep.differences("wait", "desk")
    assert apart[0].mean == 0 and apart[0].sd == 0
    for wait, difference in zip(waits[1:], apart[1:], strict=True):
        assert difference.mean == pytest.approx(wait.mean - waits[0].mean, rel=1e-9)
        assert difference.high < 0, "more desks, less waiting"
    column = [result.column("wait", "desk") for result in sweep.results]
    assert (column[1] <= column[0]).all() and (column[2] <= column[1]).all(), "in every replication, not only on average"
    # Between two and three desks luck is shared; a difference of others' luck varies more.
    other = network.with_settings({"station.desk.capacity": 4}).run(60, seed=99).column("wait", "desk")
    shared = sweep.results[1].column("wait", "desk")
    assert np.var(column[2] - shared) < np.var(other - shared)
    text = sweep.table("wait", station="desk")
    assert text.splitlines()[0].split()[:2] == ["station.desk.capacity", "mean"] and len(text.splitlines()) == 6


def test_a_sweep_of_two_keys_is_every_combination_and_is_checked_first():
    network = queue({**desk(), "network": {"length": "10 h", "replications": 2}})
    told = []
    sweep = queue_sweep(network, {"people.callers.rate": [0.5, 0.7], "station.desk.discipline": ["first_come", "last_come"]}, progress=told.append)
    assert [tuple(one.values()) for one in sweep.settings] == [(0.5, "first_come"), (0.5, "last_come"), (0.7, "first_come"), (0.7, "last_come")]
    assert [one.done for one in told] == [1, 2, 3, 4]
    with pytest.raises(StudyError):
        queue_sweep(network, {"station.desk.capacity": [1, -1]}, progress=told.append)
    assert len(told) == 4, "nothing was run"
    with pytest.raises(ValueError, match="at least one value"):
        queue_sweep(network, {"station.desk.capacity": []})


def test_until_it_is_precise_enough():
    found = queue(desk()).run(until_precision=0.05)
    figure = found.figure("time", people="callers")
    assert found.precision_met and (figure.high - figure.low) / 2 <= 0.05 * figure.mean
    short = queue(desk()).run(22, until_precision=1e-6)
    assert not short.precision_met and short.replications == 22
    with pytest.raises(ValueError, match="replications is a whole number from 1"):
        queue(desk()).run(0)
    with pytest.raises(ValueError, match="above zero"):
        queue(desk()).run(until_precision=-1.0)


def test_mirrored_each_replication_is_a_future_and_its_mirror():
    plain, pairs = queue(desk()).run(200, seed=7), queue(desk()).run(200, seed=7, mirrored=True)
    assert not plain.mirrored and math.isnan(plain.pair_gain("wait", "desk"))
    assert pairs.mirrored and pairs.replications == 200, "a pair is one observation"
    assert pairs.table().endswith("200 mirrored pairs, seed 7") and pairs.table("sv").endswith("200 spegelpar, frö 7")
    for measure, exact in (("wait", 1.0), ("use", 0.5)):
        figure, alone = pairs.figure(measure, "desk"), plain.figure(measure, "desk")
        assert abs(figure.mean - exact) < 4.6 * figure.standard_error
        assert figure.sd < alone.sd / math.sqrt(2) and pairs.pair_gain(measure, "desk") < 0.9
    # The same futures with their mirrors: as many rows as before, and none of them as it was.
    assert not np.any(pairs.column("wait", "desk") == plain.column("wait", "desk"))
    assert np.array_equal(pairs.values, queue(desk()).run(200, seed=7, mirrored=True, threads=1).values)
    sweep = queue_sweep(queue(desk()), {"station.desk.capacity": [1, 2]}, replications=20, mirrored=True)
    assert all(one.mirrored for one in sweep.results) and "20 mirrored pairs" in sweep.table("wait", "desk")
    precise = queue(desk()).run(until_precision=0.005, mirrored=True)
    assert precise.precision_met and 2 * precise.replications < queue(desk()).run(until_precision=0.005).replications


def test_the_load_of_scarce_skills_and_of_those_who_last_is_told():
    workers = [{"name": "Anna", "skills": ["finnish"]}, {"name": "Bo"}]
    told = queue({
        "network": {"length": "1000 h"},
        "station": {"desk": {"kind": "staff", "workers": workers, "service": "1 h"}},
        "people": {"callers": {"rate": 1.2, "begin": "desk", "skills": ["finnish"]}},
    })
    load = told.loads[0]
    assert (load.load, load.load_of_lasting, load.skills, load.capacity) == (1.2, 1.2, ["finnish"], 2)
    assert 'the load is 1.2 of those who ask for "finnish"' in told.warnings[0]


def test_a_round_without_time_is_refused():
    with pytest.raises(StudyError, match="without any time passing"):
        queue({
            "network": {"length": "10 h"},
            "station": {
                "desk": {"room_to_wait": 0, "overflow_to": "again", "service": "1 h"},
                "again": {"kind": "delay", "service": 0},
            },
            "people": {"callers": {"rate": 2, "begin": "desk", "next": {"again": "desk"}}},
        })


def test_frames_hold_every_figure():
    pandas = pytest.importorskip("pandas")
    found = queue(desk()).run(6)
    frame = found.to_pandas()
    assert len(frame) == len(found.measures)
    row = frame[(frame.station == "desk") & (frame.people == "") & (frame.measure == "wait")].iloc[0]
    assert row["mean"] == found.figure("wait", "desk").mean
    wide = found.replications_to_pandas()
    assert isinstance(wide, pandas.DataFrame) and wide.shape == found.values.shape
    assert (wide[("desk", "", "wait")].to_numpy() == found.column("wait", "desk")).all()
    swept = queue_sweep(queue(desk()), {"station.desk.capacity": [1, 2]}, replications=3).to_pandas()
    assert set(swept["station.desk.capacity"]) == {1, 2} and len(swept) == 2 * len(found.measures)


def test_what_is_not_measured_is_told_with_what_is():
    found = queue(desk()).run(2)
    with pytest.raises(KeyError, match=r"no measure 'waits' of desk; there are \[.*'wait'"):
        found.figure("waits", station="desk")
    with pytest.raises(KeyError, match="nothing is measured of dask"):
        found.column("wait", station="dask")


@pytest.mark.parametrize("name", ["care_home", "phone_desk", "treatment_centre"])
def test_the_examples_run_and_each_says_where_its_figures_come_from(root, name):
    path = root / "scenarios" / "queues" / f"{name}.toml"
    assert read_queue(path).run(2).replications == 2
    head = path.read_text().split("[network]")[0]
    assert ("assumed" in head) != ("Nelson" in head)


def test_the_reference_page_is_what_the_program_writes(root):
    assert (root / "docs" / "reference" / "queues.md").read_text() == _core.network_reference_page()


def test_the_command_line_tells_writes_and_ends_as_it_says(root, tmp_path):
    file = root / "scenarios" / "queues" / "phone_desk.toml"
    done = omsorg("queue", file, "--replications", 8, "--csv", tmp_path / "a.csv", "--json", tmp_path / "a.json", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split()[:3] == ["at", "measure", "mean"] and done.stdout.endswith("8 replications, seed 1\n")
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text().splitlines()))
    use = next(row for row in rows if (row["station"], row["people"], row["measure"]) == ("desk", "", "use"))
    found = read_queue(file).run(8).figure("use", "desk")
    assert float(use["mean"]) == found.mean and float(use["willink_low"]) == found.low and use["replications"] == "8"
    told = json.loads((tmp_path / "a.json").read_text())
    assert told["replications"] == 8 and any(one["measure"] == "use" and one["mean"] == found.mean for one in told["measures"])
    changed = omsorg("queue", file, "--replications", 8, "--set", "station.desk.room_to_wait=0")
    assert changed.returncode == 0 and changed.stdout != done.stdout and changed.stdout.endswith("8 körningar, frö 1\n")


def test_the_shell_runs_mirrored_pairs_too(root):
    file = root / "scenarios" / "queues" / "phone_desk.toml"
    done = omsorg("queue", file, "--replications", 8, "--mirrored", "--language", "en")
    assert done.returncode == 0 and done.stdout.endswith("8 mirrored pairs, seed 1\n")


def test_bad_input_ends_with_2_and_a_precision_out_of_reach_with_1(root, tmp_path, capsys):
    file = root / "scenarios" / "queues" / "phone_desk.toml"
    assert cli.main(["queue", str(file), "--set", "station.dask.room_to_wait=0"]) == 2
    assert 'Did you mean "desk"?' in capsys.readouterr().err
    assert cli.main(["queue", str(tmp_path / "nowhere.toml")]) == 2
    assert cli.main(["queue", str(file), "--replications", "21", "--until-precision", "0.00001"]) == 1
    assert cli.main(["queue", str(file), "--replications", "2", "--until-precision", "0.05"]) == 2
    assert "at least three replications" in capsys.readouterr().err
    assert cli.main(["queue", str(file), "--replications", "2", "--csv", str(tmp_path / "no" / "a.csv")]) == 2
    with pytest.raises(SystemExit):
        cli.main(["queue", str(file), "--until-precision", "2"])


def test_an_interrupt_ends_it_at_once():
    long = queue({**desk(), "network": {"length": "2000 weeks"}})

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        long.run(100_000, progress=interrupt)


def test_a_queue_says_what_it_is():
    assert repr(queue(desk())) == "<Queue network: 1 stations>"
    assert isinstance(queue(desk()), Queue)
    assert repr(queue(desk()).run(2)) == "<QueueResult of 2 replications, seed 3>"


def test_the_file_and_the_dictionary_of_the_guide_are_one_house(root, tmp_path):
    guide = (root / "docs" / "guides" / "queues.md").read_text()
    file = tmp_path / "house.toml"
    file.write_text(guide.split("```toml\n")[1].split("```")[0])
    names: dict[str, dict[str, object]] = {}
    exec(guide.split("```python\n")[1].split("```")[0].split("desk = ")[0], names)  # noqa: S102
    assert queue(names["house"]).run(4).values.tobytes() == read_queue(file).run(4).values.tobytes()


def test_the_schema_knows_the_files_and_refuses_a_slip(root):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(_core.network_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (root / "docs" / "reference" / "queue.schema.json").read_text() == _core.network_schema()

    def shown(value: object) -> object:
        """TOML has dates and times, JSON has not: an editor shows them to the schema as text."""
        if isinstance(value, dict):
            return {key: shown(one) for key, one in value.items()}
        if isinstance(value, list):
            return [shown(one) for one in value]
        return value.isoformat() if isinstance(value, dt.date | dt.time) else value

    for file in sorted((root / "scenarios" / "queues").glob("*.toml")):
        read = shown(tomllib.loads(file.read_text()))
        jsonschema.validate(read, schema)
        station = next(iter(read["station"].values()))
        station["capacty"] = 2
        with pytest.raises(jsonschema.ValidationError, match="capacty"):
            jsonschema.validate(read, schema)
        del station["capacty"]
        read["station"]["desk of nobody"] = {"discipline": "fifo"}
        with pytest.raises(jsonschema.ValidationError, match="fifo"):
            jsonschema.validate(read, schema)


def test_arrivals_come_from_a_table(tmp_path):
    (tmp_path / "calls.csv").write_text("at,how_many\n2026-03-02 08:00,2\n26 h,1\n")
    (tmp_path / "house.toml").write_text(
        '[network]\nstart = 2026-03-02\nlength = "3 days"\n[station.desk]\nservice = "6 min"\n'
        '[people.callers]\nrecorded = "calls.csv"\nbegin = "desk"\n'
    )
    found = read_queue(tmp_path / "house.toml").run(2)
    assert found.figure("throughput", "", "callers").mean == pytest.approx(3 / 72)
    assert found.figure("wait", "desk", "").mean == pytest.approx(0.1 / 3)
    with pytest.raises(StudyError, match="list of moments"):
        queue({**desk(), "people": {"callers": {"recorded": "calls.csv", "begin": "desk"}}})


def test_what_a_run_is_asked_must_be_possible():
    made = queue(desk())
    for wrong in ({"seed": -1}, {"seed": 2**64}, {"replications": 1.5}, {"replications": 2**32}, {"threads": -1}):
        with pytest.raises(ValueError, match="is a whole number from"):
            made.run(**wrong)
    with pytest.raises(ValueError, match="at least three"):
        made.run(replications=2, until_precision=0.05)
    with pytest.raises(ValueError, match="between 0 and 1"):
        made.run(replications=3).figure("wait", "desk", confidence=1)
