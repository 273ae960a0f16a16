# SPDX-License-Identifier: MIT
"""The formulas: posts, prices and kronor, from the volumes of the run and the named cells.

    staff cost = posts filled x (1 - unpaid share) x price of a post + hourly-paid hours x price + overtime x price
    required   = hours to be worked / hours at work of a post
    frame      as simulated: revenue and the council's share of it are not computed anew

What a price does to recruitment, to hours delivered or to people is not known here: posts filled and every volume are
the run's. The formulas are those of the simulation's accounts (`src/economy`, `src/municipality/staffing.cpp`).
"""

from __future__ import annotations

import numpy as np

from omsorg.workbook.formula import Column, Formula, NotBelowZero, formula, total
from omsorg.workbook.frame import Frame
from omsorg.workbook.pay_calendar import PAY_TIMES
from omsorg.workbook.prices import MONTHS, STAFFED
from omsorg.workbook.workings import SERVICES, WITH_OVERHEAD, Values

Formulas = dict[str, Formula]

# Settings of which the prices are made: a plan that changes one of them under way leaves the difference in `rest`.
PRICE_KEYS = frozenset({
    "economy.price_year", "economy.tax_base_growth", "economy.wage_over_tax_base", "economy.employer_charges", "economy.hourly_supplement",
    "economy.overtime_factor", "economy.overhead_share", "economy.camera_month", "economy.place_other_cost", "economy.fee_home_care",
    "economy.fee_special_housing", "workforce.assistant_nurse_share", "workforce.day_start", "workforce.evening_end", "workforce.night_start",
    *(f"economy.salary_{who}" for who in ("assistant_nurse", "care_assistant", "therapist")),
    *(f"economy.ob_{time}" for time in PAY_TIMES if time != "day"),
})


def _lever(key: str) -> Formula:
    return Column(f"lever:{key}")


def _part_of_day(service: str) -> str:
    return "night" if STAFFED[service] else "day"


def steps() -> Formulas:
    """Formulas of the workings: the wage index, the hours and the price of a post, with the named cells applied."""
    made: Formulas = {"index": _lever("index") * (formula(1) + _lever("growth")) ** Column("years_on")}
    for service in STAFFED:
        part = _part_of_day(service)
        own = Column(f"contract:{service}") * _lever(f"post:{part}") * (formula(1) - Column(f"absent:{service}") * _lever("absence"))
        made[f"at_work:{service}"] = own + Column(f"replaced:{service}") * _lever("absence")
    for service in STAFFED:
        post = Column("price:fixed") + Column(f"price:unsocial_{_part_of_day(service)}") * Column(f"at_work:{service}")
        made[f"post:{service}"] = post * _lever(f"hour:{service}") * Column("index")
    return made


def _hourly(service: str) -> Formula:
    return Column(f"price:hourly_{_part_of_day(service)}") * _lever("hour:hourly") * Column("index")


def _overhead() -> Formula:
    return Column("price:overhead") * _lever("overhead")


def staff_costs() -> Formulas:
    made: Formulas = {}
    for service in STAFFED:
        paid = Column(f"filled:{service}") * (formula(1) - Column(f"unpaid:{service}") * _lever("absence"))
        hours = Column(f"hourly:{service}") * _lever("absence")
        if service == "night_supervision":
            hours = hours + Column("hours:camera")
        overtime = Column(f"overtime:{service}") * Column("price:overtime") * _lever("hour:overtime") * Column("index")
        made[f"staff:{service}"] = paid * Column(f"post:{service}") + hours * _hourly(service) + overtime
    therapist = Column("price:therapist") / Column("at_work:home_care") * _lever("hour:therapist") * Column("index")
    made["staff:reablement"] = Column("hours:therapist") * therapist
    return made


def net_costs() -> Formulas:
    """By service: staff, overhead, cameras and places, less fees; and what the formulas do not explain."""
    own: Formulas = {
        "home_care": formula(-MONTHS) * Column("clients:home_care") * Column("price:fee_home_care") * _lever("fee:home_care"),
        "night_supervision": Column("months:camera") * Column("price:camera") * _lever("camera"),
        "special_housing": Column("places") * Column("price:place") * _lever("place")
        - formula(MONTHS) * Column("clients:special_housing") * Column("price:fee_special_housing") * _lever("fee:special_housing"),
    }
    made: Formulas = {}
    for service in SERVICES:
        staff = Column(f"staff:{service}")
        cost = staff * (formula(1) + _overhead()) if service in WITH_OVERHEAD else staff
        if service in own:
            cost = cost + own[service]
        made[f"net:{service}"] = cost + Column(f"rest:{service}")
    return made


def totals() -> Formulas:
    """The whole municipality: what the sheets show by year."""
    required: Formulas = {f"required:{one}": Column(f"to_work:{one}") / Column(f"at_work:{one}") for one in STAFFED}
    wanted = []
    for service in STAFFED:
        pay = Column(f"post:{service}") * (formula(1) - Column(f"unpaid_before:{service}") * _lever("absence"))
        cost = pay + _hourly(service) * Column(f"replaced:{service}") * _lever("absence")
        if service in WITH_OVERHEAD:
            cost = cost * (formula(1) + _overhead())
        wanted.append(Column(f"required:{service}") * cost)
    left = NotBelowZero(Column("frame") - Column("frame_other"))
    return {
        **staff_costs(),
        **net_costs(),
        **required,
        "wanted": total(wanted),
        "staff_cost": total([Column(f"staff:{one}") for one in SERVICES]) + Column("rest:staff"),
        "net_cost": total([Column(f"net:{one}") for one in SERVICES]) + Column("rest:other"),
        "other_cost": Column("net_cost") - Column("staff_cost"),
        "posts_required": total([Column(f"required:{one}") for one in STAFFED]),
        "posts_affordable": Column("posts_required") * left / Column("wanted"),
        "posts_gap": Column("posts_required") - Column("posts_affordable"),
        "posts_missing": Column("posts_required") - total([Column(f"filled:{one}") for one in STAFFED]),
        "cost_gap": Column("wanted") + Column("frame_other") - Column("frame"),
    }


def missing(frame: Frame) -> Formulas:
    """Posts required less posts filled, by district of home care and by service."""
    made: Formulas = {f"missing:{one}": Column(f"required:{one}") - Column(f"filled:{one}") for one in STAFFED}
    for number in range(len(frame.results.districts)):
        required = Column(f"to_work:district{number}") / Column("at_work:home_care")
        made[f"missing:district{number}"] = required - Column(f"filled:district{number}")
    return made


def computed(frame: Frame, values: Values, levers: dict[str, float]) -> Values:
    """The value of every formula with these named cells. Without `rest` in `values` it is put there, from the records."""
    of: dict[str, np.ndarray | float] = {**values, **levers}
    first = "rest:staff" not in values
    if first:
        of |= {f"rest:{one}": np.zeros(len(frame)) for one in (*SERVICES, "staff", "other")}
        of["frame_other"] = np.zeros(len(frame))
    _evaluate(of, steps())
    _evaluate(of, totals())
    if first:
        def recorded(measure: str, service: str = "all") -> np.ndarray:
            return np.nan_to_num(frame.figures(measure, service))

        for service in SERVICES:
            of[f"rest:{service}"] = values[f"rest:{service}"] = recorded("net_cost", service) - of[f"net:{service}"]
        # Services without a column of their own.
        of["rest:other"] = values["rest:other"] = recorded("net_cost") - sum(recorded("net_cost", service) for service in SERVICES)
        of["rest:staff"] = values["rest:staff"] = recorded("staff_cost") - of["staff_cost"]
        of["frame_other"] = values["frame_other"] = values["frame"] + recorded("cost_gap") - of["wanted"]
        _evaluate(of, totals())
    _evaluate(of, missing(frame))
    return {key: np.broadcast_to(np.asarray(one, float), len(frame)) for key, one in of.items() if key not in levers}


def _evaluate(of: dict[str, np.ndarray | float], formulas: Formulas) -> None:
    with np.errstate(divide="ignore", invalid="ignore"):
        for key, one in formulas.items():
            of[key] = one.value(of)
