# SPDX-License-Identifier: MIT
"""What is told of the measures is held against the code, and against the rows of a run of the real study."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys

import pytest

import omsorg
from omsorg.measures import by_group, descriptions
from omsorg.terms import MEASURES, SERVICES

pandas = pytest.importorskip("pandas")

EVERY = sorted(descriptions())

# What the study has and does not use: without it no row is written.
SWITCHED_ON = {
    "population.internal_moves": 0.1, "population.internal_moves_65": 0.03,
    "special_housing.homes": True, "special_housing.transfers_first": True, "special_housing.couple_share": 0.05, "test_bed.places": 12, "partners.referral": 0.5,
    "dispenser.offered": 1, "support_app.offered": 1, "housing_support_app.offered": 1, "support_app.longest": 60,
    "digital.independence_after": 3, "prevention.reach": 0.5, "alarm.clients_share": 0.3, "training_flat.places": 2, "domestic.reach": 0.3,
    "casework.model": "queue", "partners.shared_development": 100, "partners.shared_users": 50000,
    "training_flat.learnable": 0.9, "training_flat.cost": 1, "housing_support.flexibility": 24, "domestic.flexibility": 24,
    "shock.catch_up": 0.5,
}



@pytest.fixture(scope="module")
def frame(brief):
    """One future of the new ways of working: every service, every way, also those that the study leaves out; nine years."""
    modelled = {setting.key: True for setting in omsorg.load(brief).settings if setting.key.endswith(".modelled")}
    study = omsorg.load(brief, set=modelled | SWITCHED_ON)
    return omsorg.forecast(study, ["new_ways"], 1, seed=3).to_pandas().drop(columns=["plan", "future"])


@pytest.fixture(scope="module")
def wide(frame):
    """A row for each year, district and service, a column for each measure."""
    return frame.astype({"measure": str, "district": str, "service": str}).pivot(index=["year", "district", "service"], columns="measure", values="value")


def test_every_measure_is_told_once():
    assert list(descriptions()) == list(MEASURES)
    assert sorted(one.name for one in by_group()) == EVERY


@pytest.mark.parametrize("name", EVERY)
def test_both_languages_tell_all_three_things(name):
    one = descriptions()[name]
    for told in (one.sv, one.en):
        for text in (told.means, told.computed, told.silent):
            assert len(text) > 20 and text.endswith("."), text
    assert one.sv.means != one.en.means


@pytest.mark.parametrize("name", EVERY)
def test_it_is_kept_for_the_services_and_districts_that_are_told(name, frame):
    one = descriptions()[name]
    rows = frame[frame["measure"] == name]
    assert set(rows[rows["district"] == "all"]["service"]) == set(one.services)
    assert set(rows[rows["district"] != "all"]["service"]) == set(one.by_district)


@pytest.mark.parametrize("name", [name for name in EVERY if descriptions()[name].formula])
def test_its_formula_holds_in_every_row_of_a_run(name, wide):
    told = wide.eval(descriptions()[name].formula)
    both = pandas.DataFrame({"told": told, "found": wide[name]}).dropna()
    assert len(both) >= wide[name].xs("all", level="district").count() > 0, "wherever it is kept for the municipality"
    assert both["told"].to_numpy() == pytest.approx(both["found"].to_numpy(), rel=1e-9, abs=1e-3)


@pytest.mark.parametrize("name", [name for name in EVERY if MEASURES[name].adds])
def test_what_may_be_summed_adds_up(name, frame):
    """Over the services to all of them, and over the districts to the municipality, wherever both are kept."""
    one = descriptions()[name]
    rows = frame[frame["measure"] == name]
    whole = rows[rows["district"] == "all"].set_index(["service", "year"])["value"]
    if "all" in one.services and len(one.services) > 1:
        parts = rows[(rows["district"] == "all") & (rows["service"] != "all")].groupby("year")["value"].sum()
        assert parts.to_numpy() == pytest.approx(whole["all"].to_numpy(), rel=1e-9, abs=0.02)
    for service in one.by_district:
        parts = rows[(rows["district"] != "all") & (rows["service"] == service)].groupby("year")["value"].sum()
        assert parts.to_numpy() == pytest.approx(whole[service].to_numpy(), rel=1e-9, abs=1e-6)


def test_the_population_is_what_its_page_says(wide):
    flow = wide.xs(("all", "all"), level=("district", "service"))
    change = flow["births"] - flow["deaths"] + flow["net_migration"]
    assert (flow["population"].diff().dropna() == change.iloc[1:]).all()


def test_bounds_that_pages_promise(wide):
    shares = [name for name in EVERY if MEASURES[name].unit == "share"]
    assert ((wide[shares].min() >= 0) & (wide[shares].max() <= 1)).all()
    assert wide["pooling_gain"].min() >= 1


ONLY = {
    "home_care": ("shortened_hours", "client_declined_hours", "varied_hours", "postponed_hours", "overtime_hours",
                  "meeting_hours", "training_hours", "renewal_hours"),
    "escort": ("cancelled_late_hours",),
}


@pytest.mark.parametrize(("service", "name"), [(service, name) for service, names in ONLY.items() for name in names])
def test_what_only_one_service_has_is_nought_elsewhere(service, name, wide):
    alike = ["housing_support", "domestic_service"] if service == "escort" else ["casework"]  # the other services of sessions; the office
    elsewhere = wide[name].drop(index=[service, "all", *alike], level="service").dropna()
    assert len(elsewhere) > 0 and (elsewhere == 0).all()
    assert "0" in descriptions()[name].en.computed, "and the page says so"


@pytest.mark.parametrize("name", EVERY)
def test_what_a_text_names_is_there(name, root, skelleftea):
    one = descriptions()[name]
    settings = {setting.key for setting in omsorg.load(skelleftea).settings}
    for file in one.code:
        assert (root / file).exists(), file
    texts = " ".join(text for language in ("sv", "en") for _, text in one.parts(language))
    for named in re.findall(r"`([^`]+)`", texts):
        assert named in settings or named in MEASURES or named in SERVICES, named
    assert texts.count("`") % 2 == 0
    assert set(re.findall(r"[a-z]\w+", one.formula)) <= set(MEASURES)


def test_the_pages_are_those_of_the_texts(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "tools"))
    made = importlib.import_module("measures").pages()
    folder = root / "docs" / "measures"
    assert {page for page in folder.rglob("*.md")} == set(made)
    for page, text in made.items():
        assert page.read_text(encoding="utf-8") == text, f"{page.name} has changed; run: python tools/measures.py"


def test_help_is_at_hand_in_python():
    one = omsorg.describe("unmet_share")
    assert "Hur stor andel" in one.text("sv") and "What share" in str(one) and "unmet_hours / (" in str(one)
    assert "Vad det inte säger" in one.show("sv").html and "<script" not in one.html("en")
    with pytest.raises(KeyError, match="did you mean 'unmet_share'"):
        omsorg.describe("unmet_sare")


def measures(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "omsorg", "measures", *words], capture_output=True, text=True, check=False)


def test_help_is_at_hand_in_the_shell():
    told = measures("queue", "net_cost", "--language", "en")
    assert told.returncode == 0 and "Waiting for a place, mean (queue)" in told.stdout and "Net cost (net_cost)" in told.stdout
    listed = measures()
    assert listed.returncode == 0 and len(listed.stdout.splitlines()) == 2 + len(EVERY)
    wrong = measures("queu")
    assert wrong.returncode == 2 and "did you mean 'queue'" in wrong.stderr and "Traceback" not in wrong.stderr
