# SPDX-License-Identifier: MIT
"""Which hours of a year are paid as day, evening, night, weekend or major holiday: the agreement's calendar.

The week by pay:       06        19   22        06
    Mon-Fri            │  day    │ eve│  night  │
    Sat, Sun, red day  │  weekend     │  w-night│
    major holiday      │  Easter, Whitsun, Midsummer, Christmas and New Year with their eves: all day

The simulation has the same calendar in C++; a test holds the two against each other through the money of a run.
"""

from __future__ import annotations

import datetime
import functools

PAY_TIMES = ("day", "evening", "night", "weekend", "weekend_night", "major_holiday")
_DAY = datetime.timedelta(days=1)
SATURDAY = 5


def easter_day(year: int) -> datetime.date:
    """Easter Day of the Gregorian calendar: the Sunday after the paschal full moon (Oudin's computation)."""
    century = year // 100
    golden = year % 19
    moon = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return datetime.date(year, month, days + 28 - 31 * (month // 4))


def _saturday_from(day: datetime.date) -> datetime.date:
    return day + _DAY * ((SATURDAY - day.weekday()) % 7)


@functools.cache
def major_holidays(year: int) -> frozenset[datetime.date]:
    """Good Friday to Easter Monday, Whitsun, Midsummer, Christmas and New Year, the eves with them."""
    easter = easter_day(year)
    midsummer = _saturday_from(datetime.date(year, 6, 20))
    days = {easter + _DAY * after for after in (-2, -1, 0, 1, 48, 49)}
    days |= {midsummer - _DAY, midsummer}
    days |= {datetime.date(year, 12, day) for day in (24, 25, 26, 31)}
    days.add(datetime.date(year, 1, 1))
    return frozenset(days)


@functools.cache
def red_days(year: int) -> frozenset[datetime.date]:
    """The public holidays of the Act on Public Holidays (SFS 1989:253); Sundays are weekend anyway."""
    easter = easter_day(year)
    fixed = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))
    moving = {easter + _DAY * after for after in (-2, 0, 1, 39, 49)}
    moving |= {_saturday_from(datetime.date(year, 6, 20)), _saturday_from(datetime.date(year, 10, 31))}
    return frozenset({datetime.date(year, month, day) for month, day in fixed} | moving)


def pay_time(day: datetime.date, hour: int) -> str:
    if day in major_holidays(day.year):
        return "major_holiday"
    night = hour < 6 or hour >= 22
    if day.weekday() >= SATURDAY or day in red_days(day.year):
        return "weekend_night" if night else "weekend"
    if night:
        return "night"
    return "evening" if hour >= 19 else "day"


@functools.cache
def pay_mix(year: int, start: int, end: int) -> dict[str, float]:
    """Shares of the hours from `start` to `end` on every day of a year; 22 to 7 is a night."""
    length = end - start if start < end else end + 24 - start
    hours = [(start + i) % 24 for i in range(length)]
    counted = dict.fromkeys(PAY_TIMES, 0)
    day = datetime.date(year, 1, 1)
    while day.year == year:
        for hour in hours:
            counted[pay_time(day, hour)] += 1
        day += _DAY
    total = sum(counted.values())
    return {time: count / total for time, count in counted.items()}
