# SPDX-License-Identifier: MIT
"""Covers: places, patience, a capacity that grows, two plans on common luck.

Scenario: how many rooms must be bought elsewhere, with and without a new building? The same program in C++ is
care_home_queue.cpp; both draw from the same addresses, and print the same lines.
"""

from datetime import datetime
from itertools import count

from omsorg.engine import Places, Simulation, Stream, days


def live(build: bool) -> tuple[Places, int]:
    sim = Simulation(datetime(2026, 1, 1))
    homes = Places(sim, "Care homes", 90)
    deciding, staying = (Stream(seed=2026, purpose=why, future=1) for why in (1001, 1002))
    bought_elsewhere = 0

    def resident(person):
        nonlocal bought_elsewhere
        with (yield homes.admit(patience=days(90))) as room:
            bought_elsewhere += not room
            yield sim.after(days(850) * staying.exponential(person))

    def decisions():
        for person in count():
            sim.start(resident(person))
            if person >= 90:  # the others live there when the story begins
                yield sim.after(days(9) * deciding.exponential(person))

    def new_building():
        yield sim.at(datetime(2029, 9, 1))
        homes.resize(homes.capacity + 24)

    sim.start(decisions())
    if build:
        sim.start(new_building())
    sim.run_until(datetime(2041, 1, 1))
    return homes, bought_elsewhere


for build in (False, True):
    homes, bought_elsewhere = live(build)
    print(
        f"{'With building' if build else 'As today':14} {homes.flow.asked} decisions, {bought_elsewhere} rooms bought elsewhere, "
        f"{homes.waits.mean_hours / 24:.0f} days' wait for a room, {100 * homes.use:.0f} % in use"
    )
