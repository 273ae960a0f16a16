# SPDX-License-Identifier: MIT
"""What is off in the study and in every plan has no say in the answer: it is neither listed nor looked at."""

from __future__ import annotations

from types import SimpleNamespace as Setting

import omsorg
from omsorg.report.in_force import drawn_in_force, in_force, off


def some(key: str, value: str, changed_by: tuple[str, ...] = ()) -> Setting:
    return Setting(key=key, value=value, changed_by=list(changed_by))


def test_a_part_is_off_until_the_study_or_a_plan_turns_it_on() -> None:
    settings = [
        some("housing_support.modelled", "false"), some("housing_support.use", "0.8"),
        some("day_activity.modelled", "false", ("booked: 2027-01-01 true",)), some("day_activity.absence", "0.1"),
        some("domestic.reach", "0.0"), some("domestic.use", "0.9"),
        some("reablement.reach", "0.5"), some("reablement.setup", "3"),
        some("escort.use", "0.6"),
    ]
    assert off(settings) == {"housing_support", "domestic"}
    assert [one.key for one in in_force(settings)] == [
        "day_activity.modelled", "day_activity.absence", "reablement.reach", "reablement.setup", "escort.use"]
    drawn = {"housing_support.use": [0.1, 0.2], "escort.use": [0.3, 0.4], "domestic.use": [0.5, 0.6]}
    assert drawn_in_force(drawn, settings) == {"escort.use": [0.3, 0.4]}


def test_the_study_looks_at_what_it_models(skelleftea) -> None:
    settings = omsorg.load(skelleftea).settings
    idle = off(settings)
    assert {"housing_support", "domestic", "day_activity"} <= idle
    assert not {"escort", "home_care", "reablement", "night_supervision"} & idle, "a plan turns reablement on"
    assert any(one.lacks_source for one in in_force(settings))
