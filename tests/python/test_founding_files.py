# SPDX-License-Identifier: MIT
"""What a folder of strangers' files may do to a new study: be told of, stop it with a place, and nothing else."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

import downloads
import omsorg
from omsorg.cli import main
from omsorg.founding import writing

FORMULAS = ("=HYPERLINK(1)", "+1", "-1", "@A1")


@pytest.fixture
def files(tmp_path) -> Path:
    downloads.Download("2403", "BE0101N1", downloads.population("2403")).write(tmp_path / "files", "json-stat2", "folk")
    return tmp_path / "files"


def build(files: Path, **options) -> omsorg.NewStudy:
    return omsorg.new_study("2403", from_=files, to=files.parent / "study", **options)


def refused(files: Path, *words: str) -> str:
    """The study is refused in these words and nothing is left behind."""
    before = sorted(path.name for path in files.parent.iterdir())
    with pytest.raises(omsorg.NotFounded) as error:
        build(files)
    text = str(error.value)
    for word in words:
        assert word in text
    assert sorted(path.name for path in files.parent.iterdir()) == before
    assert text.isprintable() or "\n" in text
    return text


def altered(files: Path, **changes: object) -> dict:
    made = json.loads((files / "folk.json").read_text())
    made.update(changes)
    return made


def test_what_is_not_understood_is_told(files):
    (files / "notes.txt").write_text("Ring SCB på måndag")
    (files / "bok.xlsx").write_bytes(b"PK\x03\x04")
    (files / "länk.csv").symlink_to(files / "folk.json")
    (files / "under").mkdir()
    os.mkfifo(files / "pipe.csv")
    told = [str(one) for one in build(files).told]
    for name in ("notes.txt", "bok.xlsx", "länk.csv", "under", "pipe.csv"):
        assert any(one.startswith(f"{name}: ") for one in told), name


def test_a_file_of_another_municipality_is_told(files):
    downloads.Download("1280", "BE0101D9", downloads.population("1280")).write(files, "px")
    assert any("no figure of 2403" in str(one) and "1280" in str(one) for one in build(files).told)


def test_what_no_key_is_made_of_is_told(files):
    made = altered(files, label="Medelfolkmängd efter region")
    made["dimension"]["ContentsCode"]["category"] = {"index": ["BE0101A5"], "label": {"BE0101A5": "Medelfolkmängd"}}
    (files / "medel.json").write_text(json.dumps(made))
    assert any("Medelfolkmängd" in str(one) for one in build(files).told)


def test_the_same_figures_twice_are_used_once(files):
    alone = build(files)
    (files / "igen.px").write_text(downloads.Download("2403", "BE0101N1", downloads.population("2403")).px())
    twice = build(files, force=True)
    assert twice.used["igen.px"].endswith("(told by another file already)")
    assert (twice.path / "population.csv").read_bytes() == (alone.path / "population.csv").read_bytes()


def test_two_files_that_contradict_each_other_are_refused_with_both_places(files):
    counts = dict(downloads.population("2403"))
    counts[2019, "female", 90] += 1
    downloads.Download("2403", "BE0101N1", counts).write(files, "csv", "nyare")
    refused(files, "nyare.csv:185:4", "folk.json:value[181]", "two files contradict each other")


def test_kolada_that_contradicts_itself_is_refused(files):
    made = json.loads(downloads.kolada("2403", {"N21701": {2019: 8.0}}))
    made["values"] *= 2
    made["values"][1] = json.loads(json.dumps(made["values"][1]))
    made["values"][1]["values"][0]["value"] = 9
    (files / "k.json").write_text(json.dumps(made))
    refused(files, "k.json:values[1].values[0].value", "the same figure is told twice")


@pytest.mark.parametrize(("kpi", "value"), [("N21701", 84), ("N21701", 0), ("N23890", 55), ("N21826", -3), ("N00901", 0.2), ("N23009", 1), ("U23701", 1e9), ("N23805", 0)])
def test_an_indicator_out_of_range_is_refused_with_its_place(files, kpi, value):
    (files / "k.json").write_text(downloads.kolada("2403", {kpi: {2019: value}}))
    refused(files, "k.json:values[0].values[0].value", "out of range", kpi)


def test_negative_people_are_refused(files):
    made = altered(files)
    made["value"][5] = -1
    (files / "folk.json").write_text(json.dumps(made))
    refused(files, "folk.json:value[5]", "-1 is negative")


@pytest.mark.parametrize("raw", ["{", '{"version": "2.0", "class": "dataset"}', "[" * 5000, '{"a": NaN}'])
def test_one_broken_file_stops_the_study(files, raw):
    (files / "trasig.json").write_text(raw)
    refused(files, "trasig.json")


def test_every_broken_file_is_told_at_once(files):
    for i in range(60):
        (files / f"{i:02}.json").write_text("{")
    text = refused(files, "00.json:1:2", "49.json:1:2", "and 10 more")
    assert text.count("\n") == 50


def test_no_population_is_refused_and_says_where_it_is(files):
    (files / "folk.json").rename(files / ".folk.json")
    refused(files, "the population by sex and age is missing", "BE/BE0101/BE0101A/BefolkningNy", "BE0101N1")


@pytest.mark.parametrize("lacking", ["sex", "age"])
def test_a_population_that_lacks_a_sex_or_an_age_is_refused(files, lacking):
    keep = {key: n for key, n in downloads.population("2403").items() if (key[1] == "male" if lacking == "sex" else key[2] != 40)}
    rows = "".join(f"2403,{age},{'män' if sex == 'male' else 'kvinnor'},{n:g}\n" for (_, sex, age), n in keep.items())
    (files / "folk.json").unlink()
    (files / "folk.csv").write_text("region,ålder,kön,Folkmängd 2019\n" + rows)
    refused(files, "lacks ages or a sex")


def test_nobody_is_refused(files):
    (files / "folk.json").write_text(json.dumps(altered(files, value=[0] * 202)))
    refused(files, "nobody")


@pytest.mark.parametrize("place", ["dimension.Region", "label", "file"])
def test_hostile_text_goes_nowhere(files, place):
    evil = '<script>alert(1)</script>"};rm -rf /|=cmd'
    made = altered(files)
    if place == "dimension.Region":
        made["dimension"]["Region"]["category"]["label"] = {"2403": evil}
    elif place == "label":
        made["label"] = evil
    (files / "folk.json").write_text(json.dumps(made))
    if place == "file":
        (files / "folk.json").rename(files / "=1+1 [x](y) <b>.json")
    made_study = build(files)
    for path in made_study.path.rglob("*.*"):
        if path.is_file():
            assert "<script" not in path.read_text(encoding="utf-8") and "=1+1" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["..", "../../etc", 'A","B', "a\nb", *FORMULAS])
def test_names_of_localities_are_names_or_refused(files, name):
    with (files / "orter.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["locality", "inhabitants", "area_km2", "latitude", "longitude"], [name, 900, 2, 63.9, 19.2], ["Agnäs", 200, 1, 63.7, 19.3]])
    if name.startswith(FORMULAS) or "\n" in name:
        refused(files, "orter.csv:")
    else:
        path = build(files).path
        assert name in [row["locality"] for row in csv.DictReader(line for line in (path / "localities.csv").read_text().splitlines() if not line.startswith("#"))]
        assert sorted(one.name for one in files.parent.iterdir()) == ["files", "study"]


def test_localities_that_no_road_reaches_are_refused(files):
    (files / "orter.csv").write_text("locality,inhabitants,area_km2,latitude,longitude\nA,900,2,63.9,19.2\nB,900,2,69.0,28.0\n")
    with pytest.raises(omsorg.StudyError, match=r"study/localities.csv:\d+:11: latitude: A lies 687 km"):
        build(files)
    assert sorted(one.name for one in files.parent.iterdir()) == ["files"]


def test_localities_at_one_place_are_refused(files):
    (files / "orter.csv").write_text("locality,inhabitants,area_km2,latitude,longitude\nA,900,2,63.9,19.2\nB,900,2,63.9,19.2\n")
    refused(files, "lies where another locality lies")


@pytest.mark.parametrize("asked", ["9999", "Skelleftea", "../2403", "24\n03", "=1"])
def test_an_unknown_municipality_is_refused_with_a_suggestion(files, asked):
    with pytest.raises(omsorg.NotFounded, match="there is no such municipality") as error:
        omsorg.new_study(asked, from_=files, to=files.parent / "study")
    if asked == "Skelleftea":
        assert 'Did you mean "Skellefteå"?' in str(error.value)


def test_what_stands_there_is_not_overwritten(files):
    path = build(files).path
    (path / "base.toml").write_text("mine")
    with pytest.raises(FileExistsError, match="--force"):
        build(files)
    assert (path / "base.toml").read_text() == "mine"
    build(files, force=True)
    assert (path / "base.toml").read_text() != "mine"
    assert sorted(one.name for one in files.parent.iterdir()) == ["files", "study"]


def test_what_is_no_study_is_not_replaced_even_by_force(files):
    home = files.parent / "study"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    with pytest.raises(FileExistsError, match="not a study"):
        build(files, force=True)
    assert (home / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("stage", ["load", "sync_tree"])
def test_a_study_is_written_whole_or_not_at_all(files, monkeypatch, stage):
    def full(*_):
        raise OSError(28, "No space left on device")

    old = build(files).path
    known = {path.name: path.read_bytes() for path in old.iterdir() if path.is_file()}
    monkeypatch.setattr(writing, stage, full)
    with pytest.raises(OSError, match="No space left"):
        build(files, force=True)
    assert {path.name: path.read_bytes() for path in old.iterdir() if path.is_file()} == known
    assert sorted(one.name for one in files.parent.iterdir()) == ["files", "study"]


def test_in_the_shell(files, capsys):
    assert main(["new-study", "2403", "--from", str(files), "--to", str(files.parent / "study")]) == 0
    printed = capsys.readouterr().out
    assert "Saknas, och vad som står i stället" in printed and "omsorg check" in printed
    assert main(["check", str(files.parent / "study")]) == 0
    assert main(["new-study", "2403", "--from", str(files), "--to", str(files.parent / "study")]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["new-study", "2403", "--from", str(files), "--to", str(files.parent / "study"), "--force", "--language", "en"]) == 0
    assert "# What the files on Bjurholm do not tell" in (files.parent / "study/MISSING.md").read_text()
    (files / "a.json").write_text("{")
    assert main(["new-study", "2403", "--from", str(files), "--to", str(files.parent / "other")]) == 2
    assert "a.json:1:2: " in capsys.readouterr().err
    assert main(["new-study", "2403", "--from", str(files / "none")]) == 2
