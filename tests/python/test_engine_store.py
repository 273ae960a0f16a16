# SPDX-License-Identifier: MIT
"""Things that are told apart, seen from Python: put, taken by whom they suit, and collected."""

from __future__ import annotations

import gc
import weakref

import pytest

from engine_town import START
from omsorg.engine import Defect, Simulation, Store, hours


def test_a_store_keeps_things_until_somebody_takes_the_oldest_that_suits(town):
    depot = Store(town.sim, "depot")

    def fetches(name, patience=hours(9), suits=None):
        thing = yield depot.take(patience, suits=suits)
        town.note(f"{name} {thing}")

    def returns():
        yield town.sim.after(hours(2))
        for thing in ("narrow", "wide", "narrow with a tray"):
            depot.put(thing)

    depot.put("wide and old")
    for story in (fetches("Anna", suits=lambda thing: thing.startswith("narrow")), fetches("Bo", hours(1), lambda thing: "tray" in thing),
                  fetches("Carl"), fetches("Disa"), fetches("Ebbe", hours(0)), returns()):
        town.sim.start(story)
    assert town.run() == [(0, "Carl wide and old"), (0, "Ebbe None"), (1, "Bo None"), (2, "Anna narrow"), (2, "Disa wide")]
    assert depot.things == ["narrow with a tray"] and (depot.put_in, depot.taken, depot.waiting) == (4, 3, 0)
    assert depot.waits.lengths.mean_hours == pytest.approx(4 / 3) and depot.waits.vain.mean_hours == 1
    with pytest.raises(ValueError, match="None is no thing"):
        depot.put(None)
    with pytest.raises(Defect, match="patience is not negative"):
        depot.take(hours(-1))


def test_a_question_that_fails_leaves_a_store_as_it_was(town):
    depot = Store(town.sim, "depot")

    def fetches():
        yield depot.take(suits=lambda thing: thing["size"] > 40)

    town.sim.start(fetches())
    town.sim.run_until(START + hours(1))
    with pytest.raises(KeyError):
        depot.put({})
    assert (depot.put_in, depot.waiting) == (0, 1)
    depot.put({"size": 41})
    town.sim.run_until(START + hours(2))
    assert (depot.put_in, depot.taken, depot.waiting) == (1, 1, 0)


def test_what_lies_in_a_store_that_nobody_reaches_is_collected():
    class Chair:
        pass

    sim = Simulation(START)
    depot = Store(sim, "depot")
    chair = Chair()
    chair.depot = depot
    depot.put(chair)
    gone = weakref.ref(chair)
    del chair, depot, sim
    gc.collect()
    assert gone() is None
