# SPDX-License-Identifier: MIT
"""A simulation that notes what its stories tell, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from omsorg.engine import Simulation, days, hours

START = datetime(2027, 1, 1)


class Town:
    def __init__(self) -> None:
        self.sim = Simulation(START)
        self.log: list[tuple[float, str]] = []

    def note(self, what: str) -> None:
        self.log.append(((self.sim.now - START) / hours(1), what))

    def run(self, length: timedelta = days(30)) -> list[tuple[float, str]]:
        self.sim.run_until(self.sim.now + length)
        return self.log
