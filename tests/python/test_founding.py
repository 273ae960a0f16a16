# SPDX-License-Identifier: MIT
"""A study of any municipality from downloaded files: three sizes, four formats, and Skellefteå against its own study."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path

import pytest

import downloads
import omsorg
from omsorg.founding import nation
from omsorg.founding.people import spread, tiles
from omsorg.founding.places import districts, shipped
from omsorg.founding.writing import SHIPPED, slug
from omsorg.official.meaning import Ages

SIZES = {"2403": 2_408, "2482": 72_589, "1280": 344_166}  # SCB, 31 December 2019, summed over its five-year groups


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")))


def notes(path: Path) -> str:
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))


def base(path: Path) -> dict:
    return tomllib.loads((path / "base.toml").read_text(encoding="utf-8"))


def tree(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def built(tmp_path: Path, code: str, form: str = "json-stat2", **options) -> omsorg.NewStudy:
    downloads.Download(code, "BE0101N1", downloads.population(code)).write(tmp_path / "files", form)
    return omsorg.new_study(code, from_=tmp_path / "files", to=tmp_path / f"study-{form}", **options)


@pytest.mark.parametrize("code", SIZES)
def test_a_study_of_each_size_is_whole_and_has_the_people_of_the_source(tmp_path, code):
    made = built(tmp_path, code)
    table = rows(made.path / "population.csv")
    told = downloads.population(code)
    assert sum(told.values()) == SIZES[code]
    assert {(2019, sex, int(row["age"])): float(row[column]) for row in table for sex, column in (("female", "women"), ("male", "men"))} == told
    study = omsorg.load(made.path)
    reference = omsorg.load(downloads.ROOT / "scenarios/skelleftea")
    assert [one.key for one in study.settings] == [one.key for one in reference.settings]
    assert [plan.name for plan in study.plans] == [plan.name for plan in reference.plans]


@pytest.mark.parametrize("code", ["2403", "2482"])
def test_it_runs_at_once(tmp_path, code):
    path = built(tmp_path, code).path
    text = (path / "base.toml").read_text(encoding="utf-8").replace("end = 2040-12-31", "end = 2021-12-31").replace("plans_from = 2027", "plans_from = 2021")
    (path / "base.toml").write_text(text, encoding="utf-8")
    (path / "plans/new_ways.toml").unlink()
    results = omsorg.forecast(omsorg.load(path), ["as_today"], 1, threads=1)
    assert results.done == 1 and [one.year for one in results.fan("as_today", "visits")] == [2020, 2021]
    people = results.fan("as_today", "population")[0].p50
    assert abs(people / SIZES[code] - 1) < 0.05


def test_the_same_figures_in_four_formats_give_the_same_bytes(tmp_path):
    trees = [tree(built(tmp_path / form, "2403", form).path) for form in downloads.FORMATS]
    assert all(one == trees[0] for one in trees)


def test_all_of_skelleftea_in_four_formats_gives_the_same_bytes(tmp_path):
    trees = []
    for form in downloads.FORMATS:
        trees.append(tree(whole_skelleftea(tmp_path / form, form).path))
    assert all(one == trees[0] for one in trees)


def whole_skelleftea(folder: Path, form: str = "px") -> omsorg.NewStudy:
    files = folder / "files"
    downloads.Download("2482", "BE0101N1", downloads.population_skelleftea()).write(files, form)
    downloads.Download("2482", "BE0101D9", downloads.deaths_skelleftea()).write(files, form)
    figures = {"N21701": {2017: 8.4}, "N23890": {2014: 5.0}, "N21826": {2017: 37}, "N23700": {2014: 77}, "N00901": {2023: 22.6}}
    (files / "kolada.json").write_text(downloads.kolada("2482", figures))
    shutil.copy(downloads.ROOT / "scenarios/skelleftea/localities.csv", files / "orter.csv")
    return omsorg.new_study("2482", from_=files, to=folder / "study")


def test_from_its_own_files_skelleftea_comes_out_as_its_study_has_it(tmp_path):
    made = whole_skelleftea(tmp_path).path
    known = downloads.ROOT / "scenarios/skelleftea"
    for name in ("population", "survival", "need_cells", "need_nation", "eligibility", "need_targets", "national_ages"):
        assert rows(made / f"{name}.csv") == rows(known / f"{name}.csv"), name
    # The known study expects deaths at rates of other years than 2010-2019: the ratios agree within half a per cent.
    for ours, theirs in zip(rows(made / "mortality_ratio.csv"), rows(known / "mortality_ratio.csv"), strict=True):
        assert [ours[c] for c in ("sex", "age_from", "age_to")] == [theirs[c] for c in ("sex", "age_from", "age_to")]
        assert float(ours["ratio"]) == pytest.approx(float(theirs["ratio"]), rel=0.005)
    # Where a single age has a thousand person-years behind it, net migration is the known study's to its two decimals.
    compared = 0
    for ours, theirs in zip(rows(made / "migration.csv"), rows(known / "migration.csv"), strict=True):
        for sex in ("women", "men"):
            assert float(ours[f"{sex}_residents"]) == pytest.approx(float(theirs[f"{sex}_residents"]), abs=0.051)
            if float(theirs[f"{sex}_residents"]) * 9 >= 1010:
                compared += 1
                assert float(ours[f"{sex}_net"]) == pytest.approx(float(theirs[f"{sex}_net"]), abs=0.0051), theirs["age"]
    assert compared > 170
    ours, theirs = base(made), base(known)
    for section, key in (("need", "home_care_share"), ("need", "special_housing_share"), ("need", "granted_hours_before_move"), ("economy", "tax_rate")):
        assert ours[section][key]["value"] == theirs[section][key]["value"]
        assert ours[section][key]["grade"] == "B"
    assert ours["need"]["granted_hours"]["mean"] == theirs["need"]["granted_hours"]["mean"]
    assert ours["geography"]["land_area"]["value"] == pytest.approx(theirs["geography"]["land_area"]["value"], rel=0.001)
    assert ours["geography"]["rural_share"]["value"] == pytest.approx(theirs["geography"]["rural_share"]["value"], abs=0.005)
    names = {row["locality"] for row in rows(made / "localities.csv")}
    assert names == {row["locality"] for row in rows(known / "localities.csv")}


def test_small_numbers_are_drawn_towards_the_nation_and_say_so(tmp_path):
    files = tmp_path / "files"
    counts = downloads.population("2403")
    downloads.Download("2403", "BE0101N1", counts).write(files, "csv")
    # Twice as many deaths as in the nation at every age, of one year.
    rates = nation.by_sex("mortality.csv")
    downloads.Download("2403", "BE0101D9", {key: round(2 * rates[key[1]][key[2]] * people) for key, people in counts.items()}).write(files, "px")
    made = omsorg.new_study("2403", from_=files, to=tmp_path / "study", language="en")
    for row in rows(made.path / "mortality_ratio.csv"):
        assert 1 < float(row["ratio"]) < 1.2 or row["age_from"] == "0"  # among the young twice nought rounds to nought
    assert "fewer than 192 deaths" in notes(made.path / "mortality_ratio.csv")
    assert "8/8 groups have fewer than 192 deaths" in made.table("en")
    assert "8/8 groups have fewer than 192 deaths" in (made.path / "MISSING.md").read_text(encoding="utf-8")


def test_what_stands_in_says_so_with_a_lower_grade(tmp_path):
    made = built(tmp_path, "2403")
    standing = {f"{section}.{key}": value for section, keys in base(made.path).items() for key, value in keys.items()
                if isinstance(value, dict) and value.get("source", "").startswith("national value stands in: ")}
    assert {"need.home_care_share", "need.special_housing_share", "need.granted_hours", "special_housing.places",
            "population.mortality_level"} <= standing.keys()
    assert {value["grade"] for value in standing.values()} <= {"D", "E"}
    assert set(made.standing_in) == standing.keys()
    text = (made.path / "MISSING.md").read_text(encoding="utf-8")
    for key in standing:
        assert f"`{key}`" in text
    for source in ("BE0101N1", "BE0101D8", "BE0101E2", "BE0101AX", "BE0101U3", "N21701", "N23890", "N21826", "N23700", "U23701", "U23401", "N23805", "N00901", "N00090", "N23009"):
        assert source in text, source


def test_what_kolada_tells_no_longer_stands_in(tmp_path):
    figures = {"N21701": {2015: 9.0, 2018: 8.0, 2022: 7.0}, "N23805": {2019: 30}, "N00090": {2019: 7.5}, "U23701": {2019: 700}, "U23401": {2019: 48}, "N23009": {2023: 1_000_000}, "N20900": {2019: 3}}
    (tmp_path / "files").mkdir()
    (tmp_path / "files/kolada.json").write_text(downloads.kolada("2403", figures))
    made = built(tmp_path, "2403")
    found = base(made.path)
    assert found["need"]["home_care_share"] == {"value": 0.08, "source": "Kolada N21701: persons 65+ with home care in ordinary housing", "year": 2018, "grade": "B", "note": "Read as the level of the start."}
    assert found["workforce"]["sick_share"]["value"] == 0.075
    assert found["need"]["special_housing_stay"]["value"] == pytest.approx(700 / 30.4375, abs=0.01)
    assert found["need"]["special_housing_handling"]["mean"] == "48 days"
    assert found["special_housing"]["places"]["value"] == 33 and found["special_housing"]["short_stay_places"]["value"] == 3
    assert found["economy"]["place_other_cost"]["value"] == pytest.approx(1000 - 4.5 * 365 * 0.365, abs=0.5)
    assert "N20900: läst" in made.table() and "N21701" not in (made.path / "MISSING.md").read_text(encoding="utf-8")


def test_land_area_comes_from_its_table(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "areal.csv").write_text("region;kön;år;Landareal i kvadratkilometer\n2403 Bjurholm;totalt;2023;1305,5\n")
    area = base(built(tmp_path, "2403").path)["geography"]["land_area"]
    assert (area["value"], area["year"], area["grade"]) == (1305.5, 2023, "B")


def test_births_move_the_level_and_recorded_moves_the_migration(tmp_path):
    files = tmp_path / "files"
    ten = downloads.population_skelleftea()
    downloads.Download("2482", "BE0101N1", ten).write(files, "json-stat2")
    mothers = {(year, sex, age): 10.0 if 25 <= age < 35 else 0.0 for year in range(2015, 2020) for sex in ("female", "male") for age in range(101)}
    downloads.Download("2482", "BE0101E2", mothers).write(files, "px")
    for code, flow in (("BE0101AX", 3.0), ("BE0101AY", 1.0), ("BE0101A2", 5.0), ("BE0101A3", 4.0)):
        downloads.TITLES[code] = {"BE0101AX": "Invandringar", "BE0101AY": "Utvandringar", "BE0101A2": "Inrikes inflyttningar", "BE0101A3": "Inrikes utflyttningar"}[code]
        downloads.Download("2482", code, {(year, sex, age): flow for year in range(2016, 2020) for sex in ("female", "male") for age in range(101)}).write(files, "csv")
    made = omsorg.new_study("2482", from_=files, to=tmp_path / "study")
    fertility = base(made.path)["population"]["total_fertility"]
    assert "1000 live births" in fertility["source"]
    ours = rows(made.path / "migration.csv")
    assert float(ours[20]["women_net"]) == 3.0 and "recorded moves" in notes(made.path / "migration.csv")
    assert not {"births", "migration"} & {gap.wanted for gap in made.gaps}


def test_the_oldest_as_one_group_and_five_year_groups_are_spread_and_told(tmp_path):
    download = json.loads(downloads.Download("2403", "BE0101N1", downloads.population("2403")).json2())
    by_age = [download["value"][2 * age : 2 * age + 2] for age in range(101)]
    grouped = [[sum(by_age[age][sex] for age in range(first, min(first + 5, 86))) for sex in range(2)] for first in range(0, 85, 5)]
    grouped.append([sum(by_age[age][sex] for age in range(85, 101)) for sex in range(2)])
    codes = [f"{first}-{first + 4}" for first in range(0, 85, 5)] + ["85+"]
    download["dimension"]["Alder"]["category"] = {"index": codes, "label": {code: f"{code} år" for code in codes}}
    download["size"][1], download["value"] = 18, [value for pair in grouped for value in pair]
    (tmp_path / "files").mkdir()
    (tmp_path / "files/a.json").write_text(json.dumps(download))
    made = omsorg.new_study("2403", from_=tmp_path / "files", to=tmp_path / "study")
    table = rows(made.path / "population.csv")
    assert sum(int(row["women"]) + int(row["men"]) for row in table) == SIZES["2403"]
    assert sum(int(row["men"]) for row in table[85:]) == grouped[-1][0]
    assert any("18 groups of ages" in str(one) for one in made.told)


def test_a_later_start_moves_the_plans(tmp_path):
    counts = {(2027, sex, age): people for (_, sex, age), people in downloads.population("2403").items()}
    downloads.Download("2403", "BE0101N1", counts).write(tmp_path / "files", "csv")
    made = omsorg.new_study("Bjurholm", from_=tmp_path / "files", to=tmp_path / "study")
    assert made.start == 2027 and base(made.path)["study"]["plans_from"].year == 2029
    assert "2029-03-01" in (made.path / "plans/new_ways.toml").read_text(encoding="utf-8")


def test_every_municipality_has_what_stands_in():
    register = nation.municipalities()
    assert len(register) == 290 and len(nation.names()) == 290
    assert len({slug(one.name) for one in register.values()}) == 289  # Håbo and Habo
    for code in register:
        assert len(nation.migration_of(code)) == 24
        assert 16 < register[code].tax_rate < 25 or code == "0980"  # Gotland's pays for health care too
        assert 0.7 < register[code].relative_tax_base < 2.5
        assert sum(one.area_km2 for one in shipped(code)) < register[code].land_km2 or code == "0180"  # Stockholm's reaches into its neighbours
        heads = districts(shipped(code))
        assert len(set(heads.values())) <= 12 and set(heads.values()) <= set(heads)
    assert sum(one.land_km2 for one in register.values()) == pytest.approx(407_311, abs=1)
    assert register["2482"].land_km2 == pytest.approx(6802.31, rel=0.001)  # as the known study has it
    assert sum(one.deaths for one in register.values()) == pytest.approx(sum(one.expected_deaths for one in register.values()), rel=1e-4)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_the_same_for_all_is_the_same_in_the_founding_case(name):
    assert nation.text(name) == (downloads.ROOT / "scenarios/skelleftea" / name).read_text(encoding="utf-8")


def test_the_prior_weight_of_a_ratio_is_what_the_municipalities_say():
    """Moments of the gamma-Poisson model: the true variance between the ratios of the 290."""
    every = list(nation.municipalities().values())
    deaths, expected = sum(one.deaths for one in every), sum(one.expected_deaths for one in every)
    mean = deaths / expected
    spread_out = sum(one.expected_deaths * (one.deaths / one.expected_deaths - mean) ** 2 for one in every)
    between = (spread_out - (len(every) - 1) * mean) / (expected - sum(one.expected_deaths**2 for one in every) / expected)
    assert 1 / between == pytest.approx(192, abs=1)


def test_tiles_hold_every_age_once():
    wide = {Ages(first, first + 4): 1.0 for first in range(0, 100, 5)}
    single = {Ages(age, age): 1.0 for age in range(101)}
    assert tiles({**wide, **single, Ages(0, 100): 1.0}) == [Ages(age, age) for age in range(101)]
    assert tiles({**wide, Ages(100, 100): 1.0}) == [*wide, Ages(100, 100)]
    assert tiles(wide) is None and tiles({}) is None


def test_a_count_that_is_spread_keeps_its_sum():
    for count in range(30):
        assert sum(spread(count, [0.2, 3.1, 1.7, 0.0])) == count
    assert spread(7, [0, 0]) == [4, 3] and spread(1.5, [1, 2]) == [0.5, 1.0]
