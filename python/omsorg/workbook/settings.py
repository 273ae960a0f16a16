# SPDX-License-Identifier: MIT
"""A setting as it stands in a cell: a number is a number, truth is truth, and a distribution is text as a study writes it.

    uniform(low 0.005, high 0.04)   ──▶   { distribution = "uniform", low = 0.005, high = 0.04 }
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from typing import Any

from omsorg import _core
from omsorg.study import Setting

CellValue = float | bool | str
_SPREAD = re.compile(r"^(\w+)\((.*)\)")


@dataclass(frozen=True)
class Range:
    low: float | None
    high: float | None
    about: str


def cell_value(setting: Setting) -> CellValue:
    """The value in the unit of the key."""
    text = setting.value
    spread = _SPREAD.match(text)
    if spread:
        return _distribution(spread[1], spread[2])
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text)
    except ValueError:
        return text


def _distribution(name: str, parameters: str) -> str:
    words = [f'distribution = "{name}"']
    for one in parameters.split(", "):
        parameter, *numbers = one.split()
        words.append(f"{parameter} = {numbers[0]}" if len(numbers) == 1 else f"{parameter} = [{', '.join(numbers)}]")
    return "{ " + ", ".join(words) + " }"


@functools.cache
def _definitions() -> dict[str, Any]:
    return dict(json.loads(_core.base_schema())["$defs"])


def _bounds(described: Any) -> tuple[float | None, float | None]:
    if isinstance(described, dict):
        if "minimum" in described or "maximum" in described:
            return described.get("minimum"), described.get("maximum")
        for part in described.get("anyOf", ()):
            found = _bounds(part)
            if found != (None, None):
                return found
    return None, None


def range_of(key: str) -> Range:
    """What the key allows, in its unit, as the schema says it."""
    described = _definitions().get(key, {})
    low, high = _bounds(described)
    about = re.sub(r"\s*(Unit|Range): .*$", "", str(described.get("description", ""))).strip()
    return Range(low, high, about)
