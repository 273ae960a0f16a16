# SPDX-License-Identifier: MIT
"""A discrete-event simulation engine whose stories are Python generators, on the clock of the C++ library.

    from datetime import datetime
    from omsorg.engine import Places, Simulation, days

    sim = Simulation(datetime(2026, 1, 1))
    rooms = Places(sim, "Jörn", capacity=12)

    def resident(stay):
        with (yield rooms.admit(patience=days(90))) as room:
            if room:
                yield sim.after(stay)

    sim.start(resident(days(400)))
    sim.run_until(datetime(2027, 1, 1))

What is taken comes back when its block ends, also when a story is cut short. Durations are `timedelta`, moments are
`datetime` without a zone. Everything is observed unasked: `rooms.waits`, `rooms.use`, `rooms.by_month()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from omsorg._core import (
    Arrival, Arrivals, AtClosing, AtShiftEnd, Awaitable, Batch, Batching, Defect, Discipline, Distribution, Engagement, Holidays,
    Interrupted, Places, Preemption, Recording, Sharing, Shifts, Signal, Simulation, Sojourns, Spans, Staff, Station, StationFlow,
    StationMonth, Stay, Stock, Store, Story, Stream, Weekdays, all_of, first_of, is_public_holiday,
)

__all__ = [
    "Arrival", "Arrivals", "AtClosing", "AtShiftEnd", "Awaitable", "Batch", "Batching", "Defect", "Discipline", "Distribution",
    "Engagement", "Holidays", "Interrupted", "Places", "Preemption", "Recording", "Sharing", "Shifts", "Signal", "Simulation", "Sojourns",
    "Spans", "Staff", "Station", "StationFlow", "StationMonth", "Stay", "Stock", "Store", "Story", "Stream", "Weekdays", "all_of", "days",
    "first_of", "hours", "is_public_holiday", "minutes", "months", "summary",
]


def days(count: float) -> timedelta:
    return timedelta(days=count)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def summary(*stations: Station) -> list[dict[str, object]]:
    """What was seen at each station so far, a row for each; `pandas.DataFrame(summary(...))` makes a table of it.

    Waits are in hours, of those admitted; `wait_90` is the ninetieth percentile; `waiting`, `taken` and `use` are averages over
    time. Those who still wait, gave up, turned away (balked) or were refused are counted, not left out.
    """
    return [_row(station) for station in stations]


def _row(station: Station) -> dict[str, object]:
    flow = station.flow
    return {
        "station": station.name,
        "asked": flow.asked,
        "admitted": flow.admitted,
        "refused": flow.refused,
        "balked": flow.balked,
        "gave_up": flow.gave_up,
        "still_waiting": station.waiting,
        "wait": station.waits.mean_hours,
        "wait_90": station.wait_quantile(0.9) / hours(1),
        "waiting": station.average_waiting,
        "taken": station.average_taken,
        "use": station.use,
    }


def months(stations: Iterable[Station]) -> list[dict[str, object]]:
    """A row for each station and month: who came, what became of them, waits in hours, averages over the month."""
    return [
        {
            "station": station.name,
            "year": month.year,
            "month": month.month,
            "asked": month.flow.asked,
            "admitted": month.flow.admitted,
            "gave_up": month.flow.gave_up,
            "wait": month.mean_wait,
            "waiting": month.queue,
            "taken": month.taken,
            "offered": month.offered,
        }
        for station in stations
        for month in station.by_month()
    ]
