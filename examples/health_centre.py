# SPDX-License-Identifier: MIT
"""Covers: arrivals by the hour on working days, skills, shifts, priorities, and who waits at closing time.

Scenario: a health centre from eight to five, over Easter. Anna can dress wounds, Bo cannot. Who is seen, how long do they
wait, and what if the patients, or the nurses, knew nothing of holidays? The same program in C++ is health_centre.cpp.
"""

from datetime import datetime
from statistics import mean

from omsorg.engine import Arrivals, AtClosing, Discipline, Holidays, Shifts, Simulation, Staff, Stream, Weekdays, days, hours

FIRST_DAY = datetime(2027, 3, 1)  # a Monday
ADVICE, WOUNDS = 0, 1


def live(of_patients: Holidays, of_nurses: Holidays, at_closing: AtClosing) -> tuple[int, int, list[float], list[float]]:
    sim = Simulation(FIRST_DAY)
    nurses = Staff(sim, "nurses", discipline=Discipline.priority, at_closing=at_closing)
    early, late = Shifts(of_nurses), Shifts(of_nurses)
    early.add(Weekdays.monday_to_friday, hours(8), hours(16))
    late.add(Weekdays.monday_to_friday, hours(9), hours(17))
    nurses.hire("Anna", skills=[ADVICE, WOUNDS], shifts=late)
    nurses.hire("Bo", skills=[ADVICE], shifts=early)
    coming, kinds, visiting = (Stream(seed=7, purpose=why) for why in (1001, 1002, 1003))
    urgent: list[float] = []
    ordinary: list[float] = []
    unseen = 0

    def patient(who):
        nonlocal unseen
        is_urgent = kinds.uniform(who) < 0.15
        has_wound = kinds.uniform(who, index=1) < 0.3  # another index, another draw
        came = sim.now
        with (yield nurses.engage(skills=[WOUNDS if has_wound else ADVICE], priority=0 if is_urgent else 1)) as nurse:
            if not nurse:
                unseen += 1
                return
            (urgent if is_urgent else ordinary).append((sim.now - came) / hours(1))
            yield nurse.work(hours(0.2) * visiting.exponential(who))

    def door():
        of_a_day = [(hours(8), 0), (hours(3), 9), (hours(6), 5.5), (hours(7), 0)]
        for arrival in Arrivals.on_days(coming, "door", FIRST_DAY, Weekdays.monday_to_friday, of_a_day, holidays=of_patients):
            yield sim.at(arrival.when)
            sim.start(patient(arrival.number))

    sim.start(door())
    sim.run_until(FIRST_DAY + days(84))
    return nurses.flow.asked, unseen, urgent, ordinary


closed, usual = Holidays.as_sundays, Holidays.as_usual
print(f"{'twelve weeks':18} {'came':>5} {'unseen':>7} {'urgent, min':>12} {'ordinary, min':>14}")
for name, house in (
    ("closed on holidays", (closed, closed, AtClosing.go_home)),
    ("who waits stays", (closed, closed, AtClosing.stay)),
    ("patients come", (usual, closed, AtClosing.go_home)),
    ("open on holidays", (usual, usual, AtClosing.go_home)),
):
    asked, unseen, urgent, ordinary = live(*house)
    print(f"{name:18} {asked:5} {unseen:7} {60 * mean(urgent):12.1f} {60 * mean(ordinary):14.1f}")
