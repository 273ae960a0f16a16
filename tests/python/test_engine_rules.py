# SPDX-License-Identifier: MIT
"""The rules of a house seen from Python: what they lack is told, and shifts, closing time and holidays are kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from engine_town import START
from omsorg.engine import (
    Arrivals, AtClosing, AtShiftEnd, Defect, Discipline, Holidays, Places, Preemption, Shifts, Staff, Stream, Weekdays, days,
    first_of, hours, is_public_holiday,
)


def test_no_rule_is_ignored_in_silence(town):
    with pytest.raises(Defect, match="desk: work gives way"):
        Places(town.sim, "desk", 1, preemption=Preemption.resume)
    with pytest.raises(Defect, match="the house goes by no priority"):
        Places(town.sim, "desk", 1).admit(priority=1)
    with pytest.raises(Defect, match="goes by no priority"):
        Staff(town.sim, "desk").engage(priority=1)
    with pytest.raises(Defect, match="do_not_start"):
        Staff(town.sim, "desk", at_shift_end=AtShiftEnd.do_not_start).engage()
    with pytest.raises(Defect, match="shortest_job"):
        Places(town.sim, "desk", 1, discipline=Discipline.shortest_job).admit()
    Staff(town.sim, "desk", at_shift_end=AtShiftEnd.do_not_start).engage(length=hours(0))
    Places(town.sim, "desk", 1, discipline=Discipline.first_come).admit(priority=1)  # it is said that it means nothing


@pytest.mark.parametrize("station", [lambda sim: Places(sim, "desk", 1), lambda sim: Staff(sim, "desk")], ids=["places", "staff"])
def test_what_is_granted_must_be_held(town, station):
    desk = station(town.sim)
    if isinstance(desk, Staff):
        desk.hire("Anna")

    def ask():
        return desk.engage() if isinstance(desk, Staff) else desk.admit()

    def forgets():
        yield ask()
        yield town.sim.after(hours(1))

    def keeps():
        kept = yield ask()
        yield town.sim.after(hours(1))
        kept.leave()
        with (yield ask()):
            pass
        yield town.sim.after(hours(1))
        town.note("kept")

    town.sim.start(keeps())
    town.run(days(1))
    town.sim.start(forgets())
    with pytest.raises(Defect, match="nobody holds it"):
        town.run()
    assert town.log == [(2, "kept")]
    assert desk.occupied == 0


def test_wrong_words_are_told_with_the_right_ones(town):
    rooms = Places(town.sim, "rooms", 1)
    for wrong in (lambda: town.sim.after(5), lambda: town.sim.after(5.0), lambda: rooms.admit(patience=90)):
        with pytest.raises(TypeError, match=r"a length of time is a timedelta: minutes\(5\)"):
            wrong()
    with pytest.raises(TypeError, match="whole numbers, or as one text; not 3.5"):
        Stream(seed=1, purpose=1001).exponential(3.5)

    def child():
        yield town.sim.after(hours(1))

    def parent():
        yield child()

    town.sim.start(parent())
    with pytest.raises(TypeError, match="yield from"):
        town.run()

    def together():
        yield first_of(rooms.admit(), child())

    town.sim.start(together())
    with pytest.raises(TypeError, match="with patience"):
        town.run()
    same = child()
    town.sim.start(same)
    town.sim.start(same)
    with pytest.raises(TypeError, match="told already"):
        town.run()


def test_places_follow_shifts_by_the_rule_of_their_house(town):
    def opened(**rules):
        desk = Places(town.sim, "desk", 0, **rules)
        desk.keep_shifts(Shifts().add(Weekdays.every_day, hours(8), hours(12)))
        return desk

    desks = opened(), opened(at_shift_end=AtShiftEnd.hand_over), opened(at_closing=AtClosing.go_home)

    def client(desk, length):
        yield town.sim.at(START + hours(11))
        with (yield desk.admit()) as place:
            if place:
                yield place.work(length)

    for desk in desks:
        town.sim.start(client(desk, hours(2)))
        town.sim.start(client(desk, hours(1)))
    town.run(days(1))
    stays, hands_over, goes_home = desks
    assert (stays.overtime, hands_over.overtime) == (hours(1), hours(0))
    assert (stays.waiting, stays.flow.gave_up) == (1, 0)
    assert (hands_over.waiting, hands_over.suspended) == (1, 1)
    assert (goes_home.waiting, goes_home.flow.gave_up) == (0, 1)
    assert repr(goes_home.flow).startswith("StationFlow(asked=2, admitted=1")
    town.run(days(1))
    assert stays.waits.greatest == hours(21)


def test_shifts_and_arrivals_know_the_same_holidays():
    good_friday = datetime(2027, 3, 26)
    assert is_public_holiday(good_friday) and not is_public_holiday(datetime(2027, 3, 25, 12))
    for holidays in (Holidays.as_sundays, Holidays.as_usual):
        shifts = Shifts(holidays=holidays).add(Weekdays.monday_to_friday, hours(8), hours(16))
        coming = Arrivals.on_days(
            Stream(seed=1, purpose=1001), "door", START, Weekdays.monday_to_friday,
            [(hours(8), 0), (hours(8), 5), (hours(8), 0)], holidays=holidays,
        )
        days_of = set()
        for arrival in coming:
            if arrival.when >= datetime(2027, 4, 1):
                break
            assert shifts.on_duty(arrival.when) == 1
            days_of.add(arrival.when.date())
        assert (good_friday.date() in days_of) == (holidays == Holidays.as_usual)
        assert len(days_of) == (64 if holidays == Holidays.as_usual else 60)
