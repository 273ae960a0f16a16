# SPDX-License-Identifier: MIT
"""Partners with clients of their own: the table is read, its slips are told with their place, and what comes of it adds up."""

from __future__ import annotations

import shutil

import pytest

import omsorg

HEAD = "# source: assumed\n# year: 2019\npartner,district,needs,hours_a_week,from_month,to_month\n"

OWN = ("partner_own_needed_hours", "partner_own_met_hours", "partner_overflow_hours", "partner_own_unmet_hours")


@pytest.fixture
def town(short, tmp_path):
    """Three years of the real study, with a table of partners' clients that the test writes."""
    shutil.copytree(short, tmp_path / "town")

    def of(rows: str):
        (tmp_path / "town" / "partner_clients.csv").write_text(HEAD + rows, encoding="utf-8")
        return tmp_path / "town"

    return of


def figures(study, **keys):
    """By measure and service, the sum of one future's years."""
    settings = {"partners.modelled": True, "partners.meeting_hours": 5} | {f"partners.{key}": value for key, value in keys.items()}
    results = omsorg.forecast(omsorg.load(study, set=settings), ["as_today"], futures=1, seed=3)
    frame = results.to_pandas()
    return frame[frame["district"] == "all"].astype({"measure": str, "service": str}).groupby(["measure", "service"])["value"].sum()


def test_the_table_is_read_and_clients_come_first(town):
    # Three years of which one is a leap year, and no partner of the name has hours in the summer.
    found = figures(town("Byaföreningen i Jörn,Jörn,domestic,7,1,12\nPensionärsföreningar,Byske,domestic,14,6,8\n"))
    needed, met, overflow, unmet = (found[name, "home_care"] for name in OWN)
    days, summer = 3 * 365 + 1, 3 * 92
    assert needed == pytest.approx(days + 2 * summer)
    assert 0.6 * days < met < 0.95 * days, "it turns up in eight weeks of ten"
    assert overflow == 0 and unmet == pytest.approx(needed - met)
    assert found["complementarity_hours", "home_care"] == found["partner_hours", "home_care"] > 0


def test_referral_opens_roads_between_partners_and_no_meetings_close_all(town):
    study = town("Byaföreningen i Jörn,Jörn,domestic,70,1,12\n")
    apart, shared = figures(study, meeting_hours=0), figures(study, referral=1)
    for name in OWN[:2]:
        assert apart[name, "home_care"] == shared[name, "home_care"], "its own clients lose and gain nothing by it"
    assert apart["partner_overflow_hours", "home_care"] == apart["partner_hours", "home_care"] == apart["complementarity_hours", "home_care"] == 0
    # The municipality's clients come before another partner's, and there are many of them.
    assert shared["partner_hours", "home_care"] > shared["partner_overflow_hours", "home_care"] > 0


def test_without_the_table_partners_have_hours_only(town):
    found = figures(town(""))
    assert found["partner_hours", "home_care"] > 0
    assert not {*OWN, "complementarity_hours"} & set(found.index.get_level_values("measure"))


@pytest.mark.parametrize(("row", "told"), [
    ("Byaföreningen i Jörn,Jörn,domestic,-1,1,12", "partner_clients.csv:4:36: hours_a_week: -1"),
    ("Byaföreningen i Jörn,Jörn,domestic,1e9,1,12", "partner_clients.csv:4:36: hours_a_week: 1"),
    ("Byaföreningen i Jörn,Jörn,domestic,7,1,13", "partner_clients.csv:4:40: to_month: 13"),
    ("Byaföreningen i Jörn,Jörn,gardening,7,1,12", "partner_clients.csv:4:27: needs: \"gardening\""),
    ("Byaföreningen i Jörn,Jörn,care,7,1,12", "partner_clients.csv:4:27: needs: clients in need of care of \"Byaföreningen i Jörn\", who is not safeguarded"),
    ("Byaforeningen i Jörn,Jörn,domestic,7,1,12", "partner_clients.csv:4:1: partner: there is no partner"),
    ("Byaföreningen i Jörn,,domestic,7,1,12", "partner_clients.csv:4:22: district: there is no district \"\""),
])
def test_a_slip_is_told_with_its_place_reason_and_cure(town, row, told):
    with pytest.raises(omsorg.StudyError) as refused:
        omsorg.load(town(row + "\n"))
    text = str(refused.value)
    assert told in text and " (" in text and text.rstrip().endswith((".", "?")), text
