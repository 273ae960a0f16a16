# SPDX-License-Identifier: MIT
"""When people come, seen from Python: in a wave, and as was recorded."""

from __future__ import annotations

import math

import pytest

from engine_town import START
from omsorg.engine import Arrivals, Defect, Stream, days, hours


def test_people_come_as_was_recorded():
    rows = [START, (START + hours(2), 3), START + hours(2)]
    assert [(one.when, one.how_many, one.number) for one in Arrivals.recorded(rows)] == [
        (START, 1, 0), (START + hours(2), 3, 1), (START + hours(2), 1, 2),
    ]
    with pytest.raises(ValueError, match="comes before the one above it"):
        Arrivals.recorded([START + hours(2), START])
    with pytest.raises(ValueError, match="number of people"):
        Arrivals.recorded([(START, 0)])


def test_people_come_in_a_wave():
    def per_hour(when):
        return 6 * (1 - math.cos(2 * math.pi * (when - START) / days(1)))  # nobody at midnight, twelve at noon

    stream = Stream(seed=1, purpose=1001)
    came = [one.when for one in Arrivals.smooth(stream, "door", START, START + days(200), bound_per_hour=12, per_hour=per_hour)]
    by_hour = [sum(when.hour == hour for when in came) for hour in range(24)]
    expected = [200 * (6 - 36 / math.pi * (math.sin(math.pi * (hour + 1) / 12) - math.sin(math.pi * hour / 12)) * 2) for hour in range(24)]
    for seen, known in zip(by_hour, expected, strict=True):
        assert abs(seen - known) < 4.5 * math.sqrt(known)
    assert came == sorted(came) and START < came[0] and came[-1] < START + days(200)
    with pytest.raises(Defect, match="bound"):
        list(Arrivals.smooth(stream, "door", START, START + days(2), bound_per_hour=11, per_hour=per_hour))
    with pytest.raises(ZeroDivisionError):
        list(Arrivals.smooth(stream, "door", START, START + days(2), bound_per_hour=11, per_hour=lambda when: 1 / 0))
