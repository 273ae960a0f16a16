# SPDX-License-Identifier: MIT
"""The audit: each client's hours are accounted for one by one, and add up to what the service reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import omsorg


@pytest.fixture(scope="module")
def pooled(short: Path, tmp_path_factory: pytest.TempPathFactory) -> omsorg.Study:
    alone = tmp_path_factory.mktemp("audit") / short.name
    shutil.copytree(short, alone)
    for plan in (alone / "plans").glob("new_ways*.toml"):
        plan.unlink()  # it changes the escort too
    return omsorg.load(alone, set={"escort.model": "pooled", "escort.cancel": 0.2, "escort.waitlist": 5})


def test_every_client_reconciles(pooled: omsorg.Study) -> None:
    clients = pooled.audit("as_today", future=1)
    assert {one.service for one in clients} == {"escort"}, "a service that is not modelled has no clients"
    assert len(clients) > 30
    for one in clients:
        assert one.credited == pytest.approx(one.debited + one.forfeited + one.left, abs=1e-6)
        assert 0 <= one.delivered <= one.debited <= one.credited


def test_the_clients_together_are_what_the_service_reports(pooled: omsorg.Study) -> None:
    clients = pooled.audit("as_today", future=1)
    frame = omsorg.forecast(pooled, plans=["as_today"], futures=2).to_pandas()
    escort = frame[(frame.service == "escort") & (frame.district == "all") & (frame.future == 1)]
    years = escort.groupby("measure").value.sum()
    assert sum(one.credited for one in clients) == pytest.approx(years["granted_hours"])
    assert sum(one.delivered for one in clients) == pytest.approx(years["delivered_hours"])
    last = escort[escort.year == escort.year.max()].set_index("measure").value
    assert sum(one.left for one in clients) == pytest.approx(last["unused_account_hours"])


def test_a_shorter_life_is_the_beginning_of_a_longer_one(pooled: omsorg.Study) -> None:
    whole = {one.client: one for one in pooled.audit("as_today")}
    first = {one.client: one for one in pooled.audit("as_today", last_year=pooled.first_year)}
    assert set(first) <= set(whole)
    assert all(first[who].credited <= whole[who].credited for who in first)
