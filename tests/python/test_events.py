# SPDX-License-Identifier: MIT
"""Events with dates: the table is read, its slips are told with their place, and clients gather where it says."""

from __future__ import annotations

import shutil

import pytest

import omsorg

HEAD = "# source: example\n# year: 2021\ndate,until,time,kind,outdoors,source\n"

MATCHES = "2021-01-09,2021-12-25,15:00,hockey,no,example\n"

POOLED = {"escort.model": "pooled", "escort.event_share": 0.9, "escort.consent": 1, "escort.one_to_one_share": 0, "escort.two_staff_share": 0}


@pytest.fixture
def town(short, tmp_path):
    """Three years of the real study as it is today, with a table of events that the test writes, or none."""
    folder = tmp_path / "town"
    shutil.copytree(short, folder)
    (folder / "plans" / "new_ways.toml").unlink()
    base = (folder / "base.toml").read_text(encoding="utf-8")

    def of(rows: str | None):
        told = base if rows is None else base.replace("[tables]", '[tables]\nevents = "events.csv"', 1)
        (folder / "base.toml").write_text(told, encoding="utf-8")
        (folder / "events.csv").write_text(HEAD + (rows or ""), encoding="utf-8")
        return folder

    return of


def figures(study, **keys):
    """One future's figures of escort, by year and measure."""
    results = omsorg.forecast(omsorg.load(study, set=POOLED | {f"escort.{key}": value for key, value in keys.items()}), ["as_today"], futures=1, seed=3)
    frame = results.to_pandas().astype({"measure": str, "service": str})
    frame = frame[(frame["district"] == "all") & (frame["service"] == "escort")]
    return frame.set_index(["year", "measure"])["value"].sort_index()


def test_clients_gather_at_the_matches_of_the_year_that_has_them(town):
    quiet, matches = figures(town(""), events_per_week=0), figures(town(MATCHES), events_per_week=0)
    assert quiet[:, "group_size"].eq(1).all()
    assert matches[2020, "group_size"] == matches[2022, "group_size"] == 1
    assert matches[2021, "group_size"] > 1.1


def test_a_table_without_events_is_as_good_as_none(town):
    assert figures(town(""), events_beside=1).equals(figures(town(None)))


@pytest.mark.parametrize(("row", "told"), [
    ("2021-02-30,,19:00,hockey,no,example", 'events.csv:4:1: date: "2021-02-30" is not a date'),
    ("2091-02-03,,19:00,hockey,no,example", "events.csv:4:1: date: the day is more than a year from the study, 2020 to 2022"),
    ("2021-02-06,2021-01-30,19:00,hockey,no,example", "events.csv:4:12: until: the last date is before the first"),
    ("2021-02-06,,19.00,hockey,no,example", 'events.csv:4:13: time: "19.00" is no time of day'),
    ("2021-02-06,,04:00,hockey,no,example", "events.csv:4:13: time: no session is near 04:00"),
    ("2021-02-06,,evenings,hockey,no,example", 'Did you mean "evening"?'),
    ("2021-02-06,,19:00,6,no,example", "events.csv:4:19: kind: there is no kind 6 of events (there are 5 in the study"),
    ("2021-02-06,,19:00,0,no,example", "events.csv:4:19: kind: 0"),
    ("2021-02-06,,19:00,,no,example", "events.csv:4:19: kind: the event has no kind"),
    ("2021-02-06,,19:00,hockey,inside,example", 'events.csv:4:26: outdoors: "inside"'),
    ("2021-02-06,,19:00,hockey,no,", "events.csv:4:29: source: nothing says where the date is from"),
    ("2021-01-30,2021-03-20,evening,hockey,no,example\n2021-02-06,,19:00,hockey,no,example", "events.csv:5:1: date: line 4 has an event of the kind at the same time"),
])
def test_a_slip_is_told_with_its_place_reason_and_cure(town, row, told):
    with pytest.raises(omsorg.StudyError) as refused:
        omsorg.load(town(row + "\n"))
    text = str(refused.value)
    assert told in text and " (" in text and text.rstrip().endswith((".", "?")), text


def test_the_fingerprint_tells_a_fixture_that_was_moved(town):
    prints = [omsorg.load(town(rows)).core.resolved_sha256 for rows in (MATCHES, MATCHES, MATCHES.replace("15:00", "evening"))]
    assert prints[0] == prints[1] != prints[2]
    assert "events.csv" in [name for name, _ in omsorg.load(town(MATCHES)).core.inputs]
