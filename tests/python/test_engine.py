# SPDX-License-Identifier: MIT
"""The engine seen from Python: stories as generators, what they may wait for, what comes back by itself."""

from __future__ import annotations

import csv
import gc
import json
import weakref
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_town import START, Town
from omsorg.engine import (
    AtShiftEnd, Arrivals, Batching, Defect, Discipline, Distribution, Interrupted, Places, Preemption, Recording, Sharing, Shifts,
    Signal, Staff, Stock, Stream, Weekdays, all_of, days, first_of, hours, minutes, months, summary,
)


def test_a_stay_ends_with_its_block(town):
    rooms = Places(town.sim, "Solbacken", 1)

    def resident(name, stay):
        with (yield rooms.admit()) as room:
            assert room
            town.note(f"{name} in")
            yield town.sim.after(stay)
        town.note(f"{name} out")

    for name in ("Anna", "Bo"):
        town.sim.start(resident(name, hours(2)))
    assert town.run() == [(0, "Anna in"), (2, "Anna out"), (2, "Bo in"), (4, "Bo out")]
    assert (rooms.flow.asked, rooms.flow.returned, rooms.occupied) == (2, 2, 0)
    assert rooms.waits.mean_hours == 1


def test_patience_ends_with_an_empty_stay(town):
    rooms = Places(town.sim, "Solbacken", 1)

    def resident(patience):
        with (yield rooms.admit(patience=patience)) as room:
            town.note("in" if room else "gives up")
            if room:
                yield town.sim.after(hours(5))

    town.sim.start(resident(hours(1)))
    town.sim.start(resident(hours(3)))
    assert town.run() == [(0, "in"), (3, "gives up")]
    assert rooms.flow.gave_up == 1 and rooms.vain_waits.mean_hours == 3


def test_a_story_cut_short_returns_what_it_holds(town):
    rooms = Places(town.sim, "Solbacken", 1)

    def resident():
        try:
            with (yield rooms.admit()):
                yield town.sim.after(hours(50))
        finally:
            town.note("leaves")

    story = town.sim.start(resident())
    town.run(hours(1))
    assert story.running and rooms.occupied == 1
    story.cancel()
    assert not story.running and rooms.occupied == 0
    assert town.log == [(1, "leaves")]
    story.cancel()  # harmless


def test_an_interrupted_story_may_go_on(town):
    def sleeper():
        try:
            yield town.sim.after(hours(8))
        except Interrupted:
            town.note("woken")
            yield town.sim.after(hours(1))
        town.note("up")

    def sound_sleeper():
        yield town.sim.after(hours(8))
        town.note("never")

    stories = [town.sim.start(sleeper()), town.sim.start(sound_sleeper())]
    town.run(hours(3))
    for story in stories:
        story.interrupt()
    assert town.run() == [(3, "woken"), (4, "up")]
    assert town.sim.stories == 0


def test_the_first_of_several_and_all_of_them(town):
    def child(name, length):
        yield town.sim.after(length)
        town.note(name)
        return name

    def parent():
        first = yield first_of(child("slow", hours(3)), child("quick", hours(2)))
        town.note(f"first {first}")
        yield all_of(child("a", hours(1)), child("b", hours(2)))
        town.note("all")
        yield town.sim.start(child("last", hours(1)))
        town.note("end")

    town.sim.start(parent())
    assert town.run() == [(2, "quick"), (2, "first 1"), (3, "a"), (4, "b"), (4, "all"), (5, "last"), (5, "end")]


def test_parts_of_a_story_are_python_as_usual(town):
    def part():
        yield town.sim.after(hours(1))
        return 7

    def whole():
        town.note(str((yield from part())))

    town.sim.start(whole())
    assert town.run() == [(1, "7")]


def test_signals_batches_stocks_and_shared_hands(town):
    news = Signal(town.sim)
    bus = Batching(town.sim, "bus", enough=3, longest=hours(2))
    meals = Stock(town.sim, "meals", capacity=10, level=1)
    supervisor = Sharing(town.sim, "supervisor", 1)

    def listens(patience):
        town.note(f"heard {(yield news.heard(patience))}")

    def rides():
        batch = yield bus.join()
        if batch.leads:
            town.note(f"{batch.size} ride")

    def eats():
        town.note(f"meal {(yield meals.take(2, patience=hours(4)))}")

    def cooks():
        yield town.sim.after(hours(3))
        yield meals.put(1)
        news.raise_()

    def learns():
        yield supervisor.serve(hours(1))
        town.note("taught")

    for story in (listens(hours(1)), listens(hours(9)), rides(), rides(), eats(), eats(), cooks(), learns(), learns()):
        town.sim.start(story)
    assert town.run() == [
        (1, "heard False"), (2, "2 ride"), (2, "taught"), (2, "taught"), (3, "meal True"), (3, "heard True"), (4, "meal False"),
    ]
    assert meals.waits_to_take.lengths.mean_hours == 3 and meals.waits_to_take.vain.mean_hours == 4
    assert meals.waits_to_put.quantile(1) == hours(0) and bus.book.lengths.count == bus.waits.count == 2
    assert supervisor.book.quantile(0.5) == pytest.approx(hours(2), rel=1 / 256) and supervisor.book.count == 0


def test_staff_have_skills_shifts_and_priorities(town):
    day = Shifts()
    day.add(Weekdays.every_day, hours(7), hours(15))
    nurses = Staff(town.sim, "nurses", discipline=Discipline.priority, preemption=Preemption.resume, at_shift_end=AtShiftEnd.hand_over)
    anna = nurses.hire("Anna", skills=[0], shifts=day)
    nurses.hire("Bo")

    def client(name, priority, skills=()):
        with (yield nurses.engage(priority=priority, skills=list(skills))) as nurse:
            town.note(f"{name} by {nurses.name_of(nurse.worker)}")
            yield nurse.work(hours(2))
            town.note(f"{name} done")

    def later(moment, story):
        yield town.sim.at(START + moment)
        town.sim.start(story)

    town.sim.start(client("a", 1))
    town.sim.start(later(hours(1), client("urgent", 0)))
    town.sim.start(later(hours(6), client("injection", 1, [0])))
    assert town.run(days(1)) == [
        (0, "a by Bo"), (1, "urgent by Bo"), (3, "urgent done"), (4, "a done"), (7, "injection by Anna"), (9, "injection done"),
    ]
    assert nurses.flow.interrupted == 1
    assert nurses.time_on_duty(anna) == hours(8)
    assert nurses.time_busy(anna) == hours(2)


def test_chance_has_an_address():
    death = Stream(seed=2026, purpose=1001, future=3)
    anna = death.exponential(1, 83)
    assert death.exponential(1, 83) == anna
    others = {Stream(seed=2027, purpose=1001, future=3).exponential(1, 83), Stream(seed=2026, purpose=1002, future=3).exponential(1, 83),
              Stream(seed=2026, purpose=1001, future=4).exponential(1, 83), death.exponential(83, 1), death.exponential("Anna"),
              death.exponential(1, 83, index=1)}
    assert anna not in others and len(others) == 6
    visits = Distribution.lognormal(mean=22, cv=0.6)
    assert death.draw(visits, 7) == death.draw(visits, 7) > 0
    assert 0 < death.uniform(7) < 1
    assert death.happens(1.0, 7) and not death.happens(0.0, 7)


def test_arrivals_come_by_their_rates():
    pieces = [(hours(8), 0.0), (hours(8), 4.5), (hours(8), 0.0)]
    coming = Arrivals.piecewise(Stream(seed=1, purpose=1001), "door", START, pieces, repeating=True)
    found = [next(coming) for _ in range(360)]
    assert all(8 <= arrival.when.hour < 16 for arrival in found)
    assert 8 <= (found[-1].when - START) / days(1) <= 12
    assert [arrival.number for arrival in found] == list(range(360))


def test_summaries_are_rows(town):
    rooms = Places(town.sim, "Solbacken", 2)

    def resident():
        with (yield rooms.admit()):
            yield town.sim.after(days(20))

    for _ in range(5):
        town.sim.start(resident())
    town.run(days(50))
    (row,) = summary(rooms)
    assert (row["station"], row["asked"], row["admitted"], row["still_waiting"]) == ("Solbacken", 5, 5, 0)
    assert row["wait"] == pytest.approx(24 * (0 + 0 + 20 + 20 + 40) / 5)
    assert row["use"] == 0.9  # the fifth is alone
    by_month = months([rooms])
    assert [(one["month"], one["admitted"]) for one in by_month] == [(1, 4), (2, 1)]


def test_a_recording_is_written_as_others_read_it(town, tmp_path: Path):
    rooms = Places(town.sim, "rooms", 1)

    def guest():
        log.introduce("=guest", district="Jörn")
        with (yield rooms.admit()):
            yield town.sim.after(minutes(30))

    files = {kind: tmp_path / f"log.{kind}" for kind in ("vidigi", "bupar", "xes", "ocel")}
    with Recording(town.sim, **files, attributes=["district"]) as log:
        for _ in range(3):
            town.sim.start(guest())
        town.run(days(1))
    rows = list(csv.DictReader(files["vidigi"].read_text().splitlines()))
    assert [float(row["time"]) for row in rows if row["event_type"] == "resource_use"] == [0, 30, 60]
    assert {row["district"] for row in rows} == {"Jörn"}
    assert not any(row["pathway"].startswith("=") for row in rows)  # no formula for a spreadsheet
    assert len(json.loads(files["ocel"].read_text())["events"]) == 3 * 5
    assert files["xes"].read_text().count("<trace>") == 3


def test_nothing_is_recorded_to_nowhere(town, tmp_path: Path):
    with pytest.raises(ValueError, match="at least one file"):
        Recording(town.sim)
    with pytest.raises(FileNotFoundError):
        Recording(town.sim, vidigi=tmp_path / "no" / "such" / "folder.csv")


def test_mistakes_are_told(town):
    rooms = Places(town.sim, "rooms", 1)
    with pytest.raises(Defect, match="negative while"):
        town.sim.after(hours(-1))
    with pytest.raises(Defect, match="time does not run backwards"):
        town.sim.at(START - hours(1))
    with pytest.raises(Defect, match="patience"):
        rooms.admit(patience=hours(-1))
    with pytest.raises(Defect, match="not below zero"):
        Places(town.sim, "none", -1)
    with pytest.raises(Defect, match="lots"):
        Places(town.sim, "lottery", 1, discipline=Discipline.random_order)
    with pytest.raises(TypeError, match="generator"):
        town.sim.start(lambda: None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="zone"):
        town.sim.run_until(datetime.fromisoformat("2028-01-01T00:00+01:00"))

    def yields_a_number():
        yield 3

    town.sim.start(yields_a_number())
    with pytest.raises(TypeError, match="yields what it waits for"):
        town.run()


def test_what_a_story_raises_comes_out_where_it_was_run(town):
    def fails():
        yield town.sim.after(hours(1))
        raise KeyError("the bus is late")

    town.sim.start(fails())
    with pytest.raises(KeyError, match="the bus is late"):
        town.run()


def test_a_lease_is_returned_once(town):
    rooms = Places(town.sim, "rooms", 1)

    def leaves_twice():
        stay = yield rooms.admit()
        stay.leave()
        stay.leave()

    town.sim.start(leaves_twice())
    with pytest.raises(Defect, match="returned once"):
        town.run()


def test_stations_outlive_their_simulation_in_peace():
    town = Town()
    rooms = Places(town.sim, "rooms", 1)
    town.sim.run_until(START + days(1))
    del town
    gc.collect()
    assert rooms.flow.asked == 0
    with pytest.raises(Defect, match="while its simulation lasts"):
        rooms.use  # noqa: B018


def test_a_simulation_with_stories_under_way_is_collected():
    def world():
        town = Town()
        rooms = Places(town.sim, "rooms", 1)

        def lives():
            with (yield rooms.admit()):
                while True:
                    yield town.sim.after(hours(1))

        town.sim.start(lives())
        town.sim.start(lives())
        town.run(days(1))
        return weakref.ref(town)

    left = [world() for _ in range(5)]
    gc.collect()
    assert not any(one() for one in left)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50), st.integers(0, 60)), max_size=40), st.integers(1, 4))
def test_first_come_is_first_served_in_python_too(people, capacity):
    """Against Kiefer and Wolfowitz, minute by minute; whoever would wait too long goes."""
    town = Town()
    desks = Places(town.sim, "desks", capacity)
    begun: dict[int, float] = {}
    people = sorted(people)

    def customer(number, service, patience):
        with (yield desks.admit(patience=minutes(patience) + timedelta(microseconds=1))) as desk:
            if desk:
                begun[number] = (town.sim.now - START) / minutes(1)
                yield town.sim.after(minutes(service))

    def source():
        for number, (comes, service, patience) in enumerate(people):
            yield town.sim.at(START + minutes(comes))
            town.sim.start(customer(number, service, patience))

    town.sim.start(source())
    town.run(days(10))
    free = [0.0] * capacity
    truth = {}
    for number, (comes, service, patience) in enumerate(people):
        free.sort()
        begins = max(free[0], comes)
        if begins - comes <= patience:
            truth[number] = begins
            free[0] = begins + service
    assert begun == truth
