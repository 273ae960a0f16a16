# SPDX-License-Identifier: MIT
"""Which parts of the model have a say in a study: what neither the study nor any plan turns on, no figure can follow.

A part is off while its switch is: `housing_support.modelled = false`, `domestic.reach = 0`. Its other keys are set, so that a plan
can turn it on; until one does, they are no assumptions of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from omsorg.study import Setting

SWITCHES = {".modelled": ("false",), ".reach": ("0", "0.0")}


def off(settings: Iterable[Setting]) -> set[str]:
    """The sections whose switch is off in the study and in every plan."""
    return {
        one.key.removesuffix(switch)
        for one in settings
        for switch, neutral in SWITCHES.items()
        if one.key.endswith(switch) and one.value in neutral and not one.changed_by
    }


def in_force(settings: Sequence[Setting]) -> list[Setting]:
    """The settings that the figures can follow."""
    idle = off(settings)
    return [one for one in settings if one.key.split(".", 1)[0] not in idle]


def drawn_in_force(drawn: dict[str, list[float]], settings: Sequence[Setting]) -> dict[str, list[float]]:
    """The drawn values that the figures can follow: looked at for what the answer hangs on."""
    idle = off(settings)
    return {key: values for key, values in drawn.items() if key.split(".", 1)[0] not in idle}
