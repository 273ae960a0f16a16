# SPDX-License-Identifier: MIT
"""What the money is computed from, row by row: what the run recorded, and what follows from it and the study.

`derived` figures are not in the result table but are the only ones with which the recorded ones agree: the hours at the
night cameras, for example, are what remains of the night's staff cost once the patrol is paid, over the price of an hour.
`rest` is what the formulas do not explain: rounding to whole öre, and prices that a plan changes under way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from omsorg.workbook.frame import Frame
from omsorg.workbook.prices import MONTHS, STAFFED, WEEKS_A_YEAR, Prices, prices

Numbers = NDArray[np.float64]
Values = dict[str, Numbers]

SERVICES = (*STAFFED, "reablement")
WITH_OVERHEAD = ("home_care", "night_supervision", "escort", "reablement")
DAYS_A_YEAR = 365.25
NIL_VOLUME = 0.01  # less than this of a derived volume is rounding


def drawn_by_row(frame: Frame, drawn: Callable[[str, list[int]], Mapping[str, list[float]]]) -> Values:
    """What each row's future drew; `drawn` gives it by plan and futures."""
    found: Values = {}
    for code, futures in frame.futures.items():
        if not futures:
            continue
        place = {future: at for at, future in enumerate(futures)}
        rows = frame.plan == code
        which = [place[future] for future in frame.future[rows].tolist()]
        for key, values in drawn(frame.results.plans[code].name, futures).items():
            found.setdefault(key, np.full(len(frame), np.nan))[rows] = np.asarray(values, float)[which]
    return found


def expected(drawn: Values, nights: bool, at_work: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Of a post before anything is measured: contracted hours, absent share, hourly-paid hours, unpaid share.

    How many substitutes are found hangs on the size of the groups; the run tells it by the hours at work that it plans with.
    Where it plans with none (not a number) nothing is worked by the hour.
    """
    key = {name: drawn[f"workforce.{name}"] for name in (
        "night_week", "full_time_week", "vacation_under_40", "vacation_from_40", "vacation_from_50", "sick_share",
        "short_cases", "short_days", "long_cases", "employer_days")}
    contract = key["night_week" if nights else "full_time_week"] * WEEKS_A_YEAR
    vacation = (key["vacation_under_40"] + key["vacation_from_40"] + key["vacation_from_50"]) / 3 / (5 * WEEKS_A_YEAR)
    absent = vacation + (1 - vacation) * key["sick_share"]
    replaced = np.nan_to_num(at_work - contract * (1 - absent))
    paid_sick = (key["short_cases"] * key["short_days"] + key["long_cases"] * key["employer_days"]) / DAYS_A_YEAR
    return contract, absent, replaced, np.maximum(0.0, key["sick_share"] - paid_sick)


def _over(number: Numbers, by: Numbers, otherwise: Numbers | float = 0.0) -> Numbers:
    safe = np.where(by == 0, 1.0, by)
    return np.where(by == 0, otherwise, number / safe)


def _staff(frame: Frame, drawn: Values, values: Values, service: str) -> None:
    """Volumes of this year, and what a post gave in the year before: by that the budget round plans."""
    recorded = {name: np.nan_to_num(frame.figures(measure, service)) for name, measure in {
        "filled": "posts_filled", "hourly": "agency_hours", "overtime": "overtime_hours", "contracted": "contracted_hours",
        "paid": "paid_absence_hours", "unpaid": "unpaid_absence_hours"}.items()}
    filled, contracted = recorded["filled"], recorded["contracted"]
    values[f"filled:{service}"] = filled
    values[f"unpaid:{service}"] = _unpaid_share(frame, service, filled, _over(recorded["unpaid"], contracted))
    values[f"hourly:{service}"] = recorded["hourly"]
    values[f"overtime:{service}"] = recorded["overtime"]
    measured = (
        _over(contracted, filled),
        _over(recorded["paid"] + recorded["unpaid"], contracted),
        _over(recorded["hourly"], filled),
        _over(recorded["unpaid"], contracted),
    )
    planned = _over(np.nan_to_num(frame.figures("required_hours", service)), np.nan_to_num(frame.figures("posts_required", service)), np.nan)
    names = ("contract", "absent", "replaced", "unpaid_before")
    for name, now, first in zip(names, measured, expected(drawn, STAFFED[service], planned), strict=True):
        kept = np.where(filled > 1, now, np.nan)
        values[f"{name}:{service}"] = _carried(frame, kept, first)


def _unpaid_share(frame: Frame, service: str, filled: Numbers, all_together: Numbers) -> Numbers:
    """Of the filled posts. Home care is paid district by district, each with its own absence."""
    if service != "home_care":
        return all_together
    posts = np.zeros(len(frame))
    for number in range(len(frame.results.districts)):
        here, unpaid, contracted = (
            np.nan_to_num(frame.figures(measure, service, number))
            for measure in ("posts_filled", "unpaid_absence_hours", "contracted_hours")
        )
        posts += here * _over(unpaid, contracted)
    return _over(posts, filled)


def _carried(frame: Frame, measured: Numbers, first: Numbers) -> Numbers:
    """Last year's measurement; where there was none, the latest before it, and at first what is expected."""
    known = frame.before(measured, first)
    for _ in frame.years:
        lacking = np.isnan(known)
        if not lacking.any():
            break
        known = np.where(lacking, frame.before(known, first), known)
    return known


def at_work(values: Values, service: str) -> Numbers:
    """Hours at work that one filled post brings with it, hourly-paid replacements included."""
    contract, absent, replaced = (values[f"{name}:{service}"] for name in ("contract", "absent", "replaced"))
    return contract * (1 - absent) + replaced


def _put_prices(values: Values, price: Prices) -> None:
    values |= {
        "price:fixed": price.fixed,
        "price:unsocial_day": price.unsocial["home_care"],
        "price:unsocial_night": price.unsocial["night_supervision"],
        "price:hourly_day": price.hourly["home_care"],
        "price:hourly_night": price.hourly["night_supervision"],
        "price:overtime": price.overtime,
        "price:therapist": price.therapist,
        "price:overhead": price.overhead,
        "price:camera": price.camera_month,
        "price:place": price.place,
        "price:fee_home_care": price.fee_home_care,
        "price:fee_special_housing": price.fee_special_housing,
    }


def _patrol_cost(values: Values) -> Numbers:
    """What the night patrol costs without those who sit at the cameras."""
    service = "night_supervision"
    post = values["price:fixed"] + values["price:unsocial_night"] * at_work(values, service)
    paid = values[f"filled:{service}"] * (1 - values[f"unpaid:{service}"])
    return np.asarray(
        paid * post
        + values[f"hourly:{service}"] * values["price:hourly_night"]
        + values[f"overtime:{service}"] * values["price:overtime"]
    )


def _derive(frame: Frame, drawn: Values, values: Values) -> None:
    staff = {one: np.nan_to_num(frame.figures("staff_cost", one)) for one in SERVICES}
    other = {one: np.nan_to_num(frame.figures("other_cost", one)) for one in SERVICES}
    clients = {one: np.nan_to_num(frame.figures("clients", one)) for one in ("home_care", "special_housing")}
    values["clients:home_care"], values["clients:special_housing"] = clients["home_care"], clients["special_housing"]

    def volume(money: Numbers, price: Numbers) -> Numbers:
        found = _over(money, price)
        return np.where(np.abs(found) < NIL_VOLUME, 0.0, np.round(found, 6))

    values["hours:camera"] = volume(staff["night_supervision"] - _patrol_cost(values), values["price:hourly_night"])
    values["hours:therapist"] = volume(staff["reablement"], values["price:therapist"] / at_work(values, "home_care"))
    values["months:camera"] = volume(
        other["night_supervision"] - values["price:overhead"] * staff["night_supervision"], values["price:camera"]
    )
    fees = MONTHS * values["price:fee_special_housing"] * clients["special_housing"]
    values["places"] = np.where(
        values["price:place"] == 0, drawn["special_housing.places"], volume(other["special_housing"] + fees, values["price:place"])
    )


def workings(frame: Frame, drawn: Values) -> Values:
    """Every figure of the sheet, one array (row) each, but for `rest` and the budget, which follow from the formulas."""
    values: Values = {"year": frame.year.astype(float), "years_on": (frame.year - frame.years[0]).astype(float)}
    for service in STAFFED:
        _staff(frame, drawn, values, service)
        required = np.nan_to_num(frame.figures("posts_required", service))
        values[f"to_work:{service}"] = required * at_work(values, service)
    _put_prices(values, prices(drawn, frame.year))
    _derive(frame, drawn, values)
    for number in range(len(frame.results.districts)):
        required = np.nan_to_num(frame.figures("posts_required", "home_care", number))
        values[f"to_work:district{number}"] = required * at_work(values, "home_care")
        values[f"filled:district{number}"] = np.nan_to_num(frame.figures("posts_filled", "home_care", number))
    values["frame"] = np.nan_to_num(frame.figures("modelled_budget"))
    return values
