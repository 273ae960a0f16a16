# SPDX-License-Identifier: MIT
"""The report of a run that was interrupted when each plan had finished other futures: what is paired is the same future."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.report.answer import shift_between
from omsorg.report.context import Context
from omsorg.report.page import render
from omsorg.report.sensitivity import Sensitivity
from omsorg.results import COLUMNS, Results


def without(results: Results, lost: set[tuple[int, int]]) -> Results:
    """The results without some (plan, future)."""
    columns = results.columns
    kept = np.array([pair not in lost for pair in zip(columns["plan"].tolist(), columns["future"].tolist(), strict=True)])
    table = _core.ResultTable.from_columns(**{name: columns[name][kept] for name in COLUMNS})
    return Results(table, results.plans, results.districts, seed=results.seed, futures=results.futures, first_year=results.first_year,
                   last_year=results.last_year, done=results.total - len(lost))


@pytest.fixture
def torn() -> Context:
    """Two plans that differ in nothing; the base has not finished the first of twenty futures, the other not the last."""
    results = without(fakes.results(fakes.PLANS[:2], effect=0.0), {(0, 0), (1, 19)})
    facts = fakes.facts()
    return Context(results, replace(facts, futures=facts.futures[1:], drawn={key: values[1:] for key, values in facts.drawn.items()}), "en")


def test_plans_that_differ_in_nothing_move_nothing(torn):
    shift = shift_between(torn, *torn.whole_plans)
    assert (shift.later, shift.earlier, shift.same) == (0, 0, 18)
    assert Sensitivity(torn).gain is None, "nothing is gained in any future, so nothing can follow it"


def test_a_plan_with_more_futures_than_the_base_is_told_too():
    """What each future drew is known for the base's; a third of the others' is taken of those."""
    results, facts = fakes.results(fakes.PLANS[:2]), fakes.facts()
    lost = {(0, future) for future in range(10, 20)}
    known = replace(facts, futures=facts.futures[:10], drawn={key: values[:10] for key, values in facts.drawn.items()})
    assert "10 futures" in render(without(results, lost), known, "en")


def test_what_was_drawn_is_matched_by_future(torn):
    """The base's own late unmet share, given as something drawn, goes with itself whichever futures are missing."""
    _, futures, unmet = torn.grid(torn.base, "unmet_share")
    assert futures == list(range(1, 20))
    torn.facts.drawn["outcome.base_unmet_share"] = unmet[:, -5:].mean(axis=1).tolist()
    found = Sensitivity(torn).late_unmet
    assert found is not None and found.correlations["outcome.base_unmet_share"] == pytest.approx(1)
