# SPDX-License-Identifier: MIT
"""Shocks and needs beside elderly care from both ends: a plan file and a study's settings, read, run and told in Python."""

from __future__ import annotations

import shutil
import tomllib

import pytest

import omsorg

PANDEMIC = """\
name = "pandemic"
label = { sv = "Pandemi", en = "Pandemic" }
about = "Half a year of higher mortality and of more sick staff."

[[change]]
component = "pandemic"
on = 2020-03-01
why = "It begins."
set = { "shock.mortality" = 2, "shock.absence" = 2 }

[[change]]
component = "pandemic"
on = 2020-09-01
why = "It is over."
set = { "shock.mortality" = 1, "shock.absence" = 1 }
"""


@pytest.fixture(scope="module")
def frame(short, tmp_path_factory):
    study = tmp_path_factory.mktemp("shock") / "study"
    shutil.copytree(short, study)
    (study / "plans" / "pandemic.toml").write_text(PANDEMIC)
    needs = omsorg.load(study, set={"income_support.modelled": True, "disability.modelled": True})
    rows = omsorg.forecast(needs, ["as_today", "pandemic"], 1, seed=11).to_pandas()
    whole = rows[rows["district"] == "all"].astype({"plan": str, "measure": str, "service": str})
    return whole.pivot(index=["plan", "year", "service"], columns="measure", values="value")


def test_a_pandemic_is_two_dates_in_a_plan(frame):
    calm, shock = frame.loc["as_today"], frame.loc["pandemic"]
    assert shock.loc[(2020, "all"), "deaths"] > 1.3 * calm.loc[(2020, "all"), "deaths"]
    assert shock.loc[(2021, "all"), "population_80_plus"] < calm.loc[(2021, "all"), "population_80_plus"]
    assert shock.loc[(2020, "home_care"), "unpaid_absence_hours"] > calm.loc[(2020, "home_care"), "unpaid_absence_hours"]
    assert shock.loc[(2022, "all"), "births"] == calm.loc[(2022, "all"), "births"], "nobody of that age was touched"


def test_needs_are_as_many_as_the_study_says(frame):
    calm = frame.loc["as_today"]
    for service, persons in (("disability", 746), ("income_support", 735)):
        found = calm.xs(service, level="service")["need_persons"]
        assert found.to_numpy() == pytest.approx(persons, rel=0.17), service  # binomial: 4.6 sd, from year to year
    renewed = calm.loc[(2021, "income_support"), "renewed_cases"] / calm.loc[(2021, "income_support"), "need_persons"]
    assert renewed == pytest.approx(12, rel=0.03), "each once a month"


def test_what_is_not_modelled_has_no_rows(frame):
    services = set(frame.index.get_level_values("service"))
    assert {"disability", "income_support"} <= services and not {"psychiatric", "family"} & services
    assert frame.loc["as_today"].loc[(2020, "disability"), ["staff_cost", "net_cost"]].isna().all(), "a need is not a service"


PACKS = ("shock_bankruptcy", "shock_boom_and_bust", "shock_factory", "shock_heat_wave", "shock_pandemic", "shock_strike")


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_takes_back_all_that_it_sets(name, root):
    """The library of shocks: each ends, and then every key has the value of the study again."""
    folder = root / "scenarios" / "ways_of_working"
    study = omsorg.load(folder)
    assert name in {plan.name for plan in study.plans}
    plan = tomllib.loads((folder / "plans" / f"{name}.toml").read_text(encoding="utf-8"))
    last: dict[str, float] = {}
    for change in plan["change"]:
        for section, keys in change["set"].items():
            for key, one in keys.items():
                last[f"{section}.{key}"] = one.get("value", float("nan"))
    assert len(plan["change"]) >= 2 and any(key.startswith("shock.") for key in last)
    base = tomllib.loads((root / "scenarios" / "skelleftea" / "base.toml").read_text(encoding="utf-8"))
    for key, value in last.items():
        section, name_of_key = key.split(".")
        assert value == base[section][name_of_key]["value"], key
