# SPDX-License-Identifier: MIT
"""What a post and an hour cost in each future and year, from what the study assumes of wages.

    post    = 12 x monthly salary x (1 + charges) + unsocial-hours pay x hours at work
    hourly  = (salary / 165 x (1 + holiday pay) + unsocial-hours pay) x (1 + charges)
    overtime = salary / 165 x factor x (1 + charges)

Salaries and unsocial-hours pay carry the wage index of their future: ((1 + growth of the tax base) x (1 + wages above
it)) to the power of the years since the price year. This is the arithmetic of the simulation's accounts, written once
more so that a workbook can show it; `rest` in `workings` holds the two against each other in every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from omsorg.workbook.pay_calendar import PAY_TIMES, pay_mix

Numbers = NDArray[np.float64]

# The services that have staff of their own, and whether these work nights.
STAFFED = {"home_care": False, "night_supervision": True, "special_housing": False, "escort": False}

WEEKS_A_YEAR = 365.25 / 7
MONTHS = 12
HOURS_A_MONTH = 165  # the collective agreement's divisor


@dataclass(frozen=True)
class Prices:
    """Prices of the rows of a plan, each an array (row), in kronor of the price year."""

    fixed: Numbers  # of a post: what does not depend on the hours
    unsocial: dict[str, Numbers]  # of an hour at work, by service
    hourly: dict[str, Numbers]  # of an hour of hourly-paid staff, by service
    overtime: Numbers
    therapist: Numbers  # a year of a therapist
    overhead: Numbers  # share of the staff cost
    camera_month: Numbers
    place: Numbers  # a year of a place, care staff apart
    fee_home_care: Numbers  # a month
    fee_special_housing: Numbers


def wage_index(drawn: Mapping[str, Numbers], years: NDArray[np.int64]) -> Numbers:
    growth = (1 + drawn["economy.tax_base_growth"]) * (1 + drawn["economy.wage_over_tax_base"])
    return np.asarray(growth ** (years - drawn["economy.price_year"]), float)


def _unsocial(drawn: Mapping[str, Numbers], years: NDArray[np.int64], nights: bool) -> Numbers:
    """Mean unsocial-hours pay of an hour in the price year, by row."""
    start, end, night_start = (drawn[f"workforce.{key}"].astype(int) for key in ("day_start", "evening_end", "night_start"))
    paid = np.zeros(len(years))
    for row, year in enumerate(years.tolist()):
        if nights:
            mix = pay_mix(year, int(night_start[row]) % 24, int(start[row]) or 24)
        else:
            mix = pay_mix(year, int(start[row]), max(int(end[row]), int(start[row]) + 1))
        paid[row] = sum(mix[time] * drawn[f"economy.ob_{time}"][row] for time in PAY_TIMES if time != "day")
    return paid


def prices(drawn: Mapping[str, Numbers], years: NDArray[np.int64]) -> Prices:
    """`drawn` holds what each row's future drew, by key; `years` the rows' years."""
    index = wage_index(drawn, years)
    charges = 1 + drawn["economy.employer_charges"]
    nurses = drawn["workforce.assistant_nurse_share"]
    month = index * (nurses * drawn["economy.salary_assistant_nurse"] + (1 - nurses) * drawn["economy.salary_care_assistant"])
    hour = month / HOURS_A_MONTH
    day, night = (_unsocial(drawn, years, nights) * index for nights in (False, True))
    unsocial = {service: (night if nights else day) * charges for service, nights in STAFFED.items()}
    plain = hour * (1 + drawn["economy.hourly_supplement"]) * charges
    return Prices(
        fixed=MONTHS * month * charges,
        unsocial=unsocial,
        hourly={service: plain + unsocial[service] for service in STAFFED},
        overtime=hour * drawn["economy.overtime_factor"] * charges,
        therapist=MONTHS * drawn["economy.salary_therapist"] * index * charges,
        overhead=drawn["economy.overhead_share"],
        camera_month=drawn["economy.camera_month"],
        place=1000 * drawn["economy.place_other_cost"],
        fee_home_care=drawn["economy.fee_home_care"],
        fee_special_housing=drawn["economy.fee_special_housing"],
    )
