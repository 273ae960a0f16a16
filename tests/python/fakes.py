# SPDX-License-Identifier: MIT
"""Results and facts made up for tests: shaped like a run, cheap, and with known answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from omsorg import _core
from omsorg.report.facts import Facts
from omsorg.results import MEASURES, SERVICES, WHOLE_MUNICIPALITY, Results
from omsorg.study import BacktestRow, Plan

FIRST, LAST = 2020, 2040
PLANS = (
    Plan("as_today", "Som i dag", "As today"),
    Plan("new_ways", "Nya arbetssätt", "New ways of working"),
    Plan("new_ways/bookable_escort", "Bokningsbar ledsagning", "Bookable escort"),
    Plan("new_ways/night", "Digital nattillsyn", "Digital night supervision"),
)
# A report that compares more plans than anybody can tell apart in one picture, and how much of the new ways each does.
TWELVE = tuple(
    Plan("as_today" if number == 0 else f"plan_{number}", sv, en)
    for number, (sv, en) in enumerate((
        ("Som i dag", "As today"), ("Nya arbetssätt", "New ways of working"), ("Fler platser i särskilt boende", "More places in special housing"),
        ("Digital nattillsyn för alla som vill", "Digital night supervision for all who wish"), ("Hemrehabilitering i bred skala", "Reablement at scale"),
        ("Bokningsbar ledsagning", "Bookable escort"), ("Färre delade turer", "Fewer split shifts"), ("Heltid som norm", "Full time as the norm"),
        ("Egen vikariepool", "A pool of substitutes"), ("Kortare restid med elcykel", "Shorter travel by electric bicycle"),
        ("Förebyggande hembesök från 75 år", "Preventive home visits from the age of 75"), ("Allt på en gång, två år senare", "All at once, two years later"),
    ))
)
EFFECTS = {plan.name: 0.0 if number == 0 else 2.2 - 0.25 * number for number, plan in enumerate(TWELVE)}
# measure: (level in the first year, growth over the horizon, effect of the new ways, service)
COURSES = {
    "unmet_share": (0.02, 0.09, -0.03, "all"),
    "posts_required": (1500, 700, -90, "all"),
    "posts_affordable": (1480, 350, 0, "all"),
    "posts_filled": (1440, 250, 0, "all"),
    "posts_gap": (20, 350, -90, "all"),
    "net_cost": (1.05e9, 4.2e8, -4e7, "all"),
    "cost_gap": (0, 2.1e8, -4e7, "all"),
    "granted_hours": (6.2e5, 3.1e5, -2e4, "home_care"),
    "planned_hours": (6.1e5, 3.0e5, -2e4, "home_care"),
    "delivered_hours": (5.7e5, 2.2e5, 1e4, "home_care"),
    "worked_hours": (1.9e6, 6e5, -9e4, "all"),
    "unmet_hours": (1.2e4, 6e4, -2e4, "all"),
    "clients": (1400, 700, -40, "home_care"),
    "queue": (30, 210, -10, "special_housing"),
    "met_preference_share": (0.55, -0.05, 0.2, "escort"),
    "missed_visits": (4000, 21000, -6000, "home_care"),
    "waiting_days": (60, 90, -8, "special_housing"),
    "staff_continuity": (14, 3, -1, "home_care"),
    "required_hours": (2.0e6, 7e5, -9e4, "all"),
    "beside_hours": (2e4, 1e4, 5e3, "all"),
}


def results(
    plans: Sequence[Plan] = PLANS, futures: int = 20, *, effect: float = 1.0, done: int | None = None, seed: int = 7,
    effects: dict[str, float] | None = None, last: int = LAST, noise: float = 0.0,
) -> Results:
    """Courses that rise in a straight line, shifted from future to future, moved by the new ways from 2027 on.

    With `noise`, what a plan does to a measure differs from future to future by so much of the whole effect.
    """
    chance = np.random.default_rng(seed)
    shift = chance.normal(size=futures)
    years = np.arange(FIRST, last + 1)
    measures, services = list(MEASURES), list(SERVICES)
    columns: dict[str, list[np.ndarray]] = {name: [] for name in ("plan", "future", "year", "measure", "service", "value")}
    for code, plan in enumerate(plans):
        part = 0.0 if plan.name == "as_today" else 0.5 if plan.is_component else 1.0
        part = (effects or {}).get(plan.name, part)
        for future in range(futures):
            for measure, (level, growth, gain, service) in COURSES.items():
                time = (years - FIRST) / (LAST - FIRST)
                moved = effect * part + (noise * chance.normal() if noise and plan.name != "as_today" else 0.0)
                value = level + growth * time * (1 + 0.35 * shift[future]) + moved * gain * np.clip(time - 0.35, 0, 1)
                columns["plan"].append(np.full(len(years), code))
                columns["future"].append(np.full(len(years), future))
                columns["year"].append(years)
                columns["measure"].append(np.full(len(years), measures.index(measure)))
                columns["service"].append(np.full(len(years), services.index(service)))
                columns["value"].append(value)
    joined = {name: np.concatenate(parts) for name, parts in columns.items()}
    table = _core.ResultTable.from_columns(
        plan=joined["plan"], future=joined["future"], year=joined["year"], measure=joined["measure"],
        district=np.full(len(joined["value"]), WHOLE_MUNICIPALITY), service=joined["service"], value=joined["value"],
    )
    return Results(table, plans, ["Centrum", "Norr"], seed=1, futures=futures, first_year=FIRST, last_year=last, done=done)


@dataclass
class FakeSetting:
    """As much of an assumption as a report reads."""

    key: str
    value: str
    grade: str = "E"
    source: str = "unknown"
    year: int | None = None
    note: str = ""
    varies: str = "future"
    label_sv: str = ""
    label_en: str = ""
    effect: bool = False
    lacks_source: bool = True
    changed_by: list[str] = field(default_factory=list)


@dataclass
class FakeCheck:
    year: int
    population: float
    population_80_plus: float
    home_care_clients: float
    special_housing_clients: float
    home_care_hours: float


def facts(futures: int = 20, **changed: object) -> Facts:
    chance = np.random.default_rng(3)
    settings = [
        FakeSetting("outcome.base_unmet_share", "uniform(low 0.005, high 0.04)", label_sv="Ej tillgodosedda timmar basåret",
                    label_en="Unmet share of the base year"),
        FakeSetting("home_care.speed", "37.0 km/h", "B", "Trafikverket", 2017, lacks_source=False, label_sv="Körhastighet", label_en="Driving speed"),
        FakeSetting("reablement.effect", "normal(mean 0.05, sd 0.08)", "A", "PMC11983755", 2021, lacks_source=False, effect=True,
                    label_sv="Verkan av hemrehabilitering", label_en="Effect of reablement", changed_by=["new_ways: from 2027-01-01"]),
    ]
    made = Facts(
        label="Skellefteå",
        tolerance=0.05,
        settings=settings,  # type: ignore[arg-type]
        drawn={
            "outcome.base_unmet_share": sorted(chance.uniform(0.005, 0.04, futures).tolist()),
            "reablement.effect": chance.normal(0.05, 0.08, futures).tolist(),
            "home_care.speed": [37.0] * futures,
        },
        futures=list(range(futures)),
        board_share=0.65,
        backtest=[
            BacktestRow("from 2019, migration as in 2011-2019", 2024, 0, 100, 72900, 78150, False),
            BacktestRow("from 2019, migration as it came", 2024, 0, 100, 78140, 78150, True),
            BacktestRow("from 2019, migration as in 2011-2019", 2022, 65, 100, 17790, 17700, False),
        ],
        cross_check=[FakeCheck(year, 72600 + 20 * i, 4600 + 90 * i, 1400 + 25 * i, 860 + 14 * i, 6.2e5 + 11000 * i)
                     for i, year in enumerate(range(FIRST, LAST + 1))],  # type: ignore[misc]
        manifest={"omsorg": "0.1.0", "build": "GNU 12.2.0", "libm": "glibc 2.36", "set": {}, "scenario_sha256": "ab" * 32, "result_sha256": "cd" * 32},
        command="omsorg run scenarios/skelleftea --futures 20 --seed 1",
    )
    for name, value in changed.items():
        setattr(made, name, value)
    return made
