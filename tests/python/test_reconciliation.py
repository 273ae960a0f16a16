# SPDX-License-Identifier: MIT
"""Granted, planned, delivered and paid: the hours of every service add up, and nothing is paid for that nobody was employed for."""

from __future__ import annotations

from pathlib import Path

import pytest

import omsorg

pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def results(short: Path) -> omsorg.Results:
    return omsorg.forecast(omsorg.load(short), plans=["as_today"], futures=2)


def test_both_books_add_up_in_every_service_and_year(results: omsorg.Results) -> None:
    frame = results.reconciliation()
    assert {"home_care", "night_supervision", "escort", "special_housing", "all"} <= set(frame.service)
    for whole, parts in (("granted", ["not_planned", "planned"]), ("planned", ["not_delivered", "delivered"]),
                         ("paid", ["paid_absence", "worked", "beside"]), ("worked", ["not_with_clients", "with_clients"])):
        assert frame[whole].to_numpy() == pytest.approx(frame[parts].sum(axis=1).to_numpy(), rel=1e-9, abs=1e-6), whole
    home_care = frame[frame.service == "home_care"]
    assert (home_care.paid > home_care.worked).all() and (home_care.worked > home_care.with_clients).all()
    assert (home_care.granted >= home_care.delivered).all()


def test_paid_hours_are_those_of_the_contracts_and_of_those_called_in(results: omsorg.Results) -> None:
    """The other way round: contracts less unpaid absence, plus overtime and hourly staff, from the results themselves."""
    table = results.to_pandas()
    table = table[(table.district == "all") & (table.service == "home_care")]
    by = table.pivot_table(index=["future", "year"], columns="measure", values="value", observed=True)
    employed = by.contracted_hours - by.unpaid_absence_hours + by.overtime_hours + by.agency_hours
    frame = results.reconciliation()
    paid = frame[frame.service == "home_care"].set_index(["future", "year"]).paid
    assert paid.sort_index().to_numpy() == pytest.approx(employed.sort_index().to_numpy(), rel=1e-9)
