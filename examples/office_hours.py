# SPDX-License-Identifier: MIT
"""Covers: arrivals by the hour, staff with shifts, priorities, what was seen month by month.

Scenario: two caseworkers, eight to four on weekdays. Applications come round the clock, mostly by day; one in five is urgent.
How long does each kind wait, and what do the months look like?
"""

from datetime import datetime
from statistics import mean

from omsorg.engine import (
    Arrivals, AtShiftEnd, Discipline, Distribution, Shifts, Simulation, Staff, Stream, Weekdays, hours, months,
)

START = datetime(2027, 1, 1)
sim = Simulation(START)
day = Shifts()
day.add(Weekdays.monday_to_friday, hours(8), hours(16))
caseworkers = Staff(sim, "caseworkers", discipline=Discipline.priority, at_shift_end=AtShiftEnd.suspend)
for name in ("Anna", "Bo"):
    caseworkers.hire(name, shifts=day)

coming, working, kinds = (Stream(seed=11, purpose=why) for why in (1001, 1002, 1003))
length = Distribution.lognormal(mean=2.2, cv=0.7)
waits: dict[str, list[float]] = {"urgent": [], "ordinary": []}


def application(number):
    kind = "urgent" if kinds.happens(0.2, number) else "ordinary"
    came = sim.now
    with (yield caseworkers.engage(priority=0 if kind == "urgent" else 1)) as caseworker:
        waits[kind].append((sim.now - came) / hours(1))
        yield caseworker.work(hours(1) * working.draw(length, number))


def applications():
    by_hour = [(hours(7), 0.02), (hours(10), 0.45), (hours(7), 0.02)]
    for arrival in Arrivals.piecewise(coming, "applications", START, by_hour, repeating=True):
        yield sim.at(arrival.when)
        sim.start(application(arrival.number))


sim.start(applications())
sim.run_until(datetime(2027, 7, 1))

for kind, seen in waits.items():
    print(f"{kind:9} {len(seen):4} applications, {mean(seen):5.1f} hours until somebody begins")
print(f"busy {caseworkers.use:.0%} of their hours, {caseworkers.flow.interrupted} cases laid aside at four o'clock")
for month in months([caseworkers]):
    print(f"{month['year']}-{month['month']:02}  {month['asked']:3} came, {month['wait']:5.1f} hours, {month['waiting']:4.1f} waiting")
