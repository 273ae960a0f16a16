# SPDX-License-Identifier: MIT
"""A difference as a file: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omsorg import _core
from omsorg.difference.moved import Moved

if TYPE_CHECKING:
    from omsorg.difference.effects import OutcomeDiff
    from omsorg.difference.found import Diff

WHOLE = "whole"


def rows(found: Diff) -> list[dict[str, Any]]:
    made = []
    for one in found.outcomes:
        made += [
            _row(one, number + 1, move.name, move.label("sv"), move.label("en"), effect.sequence, effect.alone, effect.interaction)
            for number, (move, effect) in enumerate(zip(found.steps, one.effects, strict=True))
        ]
        made.append(_row(one, 0, WHOLE, "Hela skillnaden", "The whole difference", one.whole, None, one.interaction))
    return made


def _row(one: OutcomeDiff, step: int, name: str, sv: str, en: str, effect: Moved, alone: Moved | None, interaction: Moved | None) -> dict[str, Any]:
    return {
        "measure": one.outcome.measure, "year": one.outcome.year, "service": one.outcome.service, "side": one.outcome.side, "unit": one.outcome.unit,
        "step": step, "change": name, "label_sv": sv, "label_en": en,
        "before": one.before.mean, "after": one.after.mean,
        "effect": effect.mean, "error": effect.error, "low": effect.low, "high": effect.high,
        "alone": math.nan if alone is None else alone.mean,
        "interaction": math.nan if interaction is None else interaction.mean,
        "futures": effect.futures, "paired": effect.paired,
    }


def write_csv(found: Diff, path: Path) -> None:
    """Text that a spreadsheet would take for a formula is made harmless, as in every table of ours."""
    made = rows(found)
    lines = [list(made[0]) if made else ["measure"], *(row.values() for row in made)]
    path.write_text("".join(",".join(_cell(value) for value in line) + "\n" for line in lines), encoding="utf-8")


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _core.shortest(value) if isinstance(value, float) else str(value) if isinstance(value, int) else _core.csv_cell(str(value))


def write_json(found: Diff, path: Path) -> None:
    """No number that JSON does not know: what is not a number is null."""
    content = {
        "a": found.a, "b": found.b, "plan_a": found.plan_a, "plan_b": found.plan_b, "first_year": found.first_year, "last_year": found.last_year,
        "futures": found.futures, "seed": found.seed, "runs": found.runs,
        "notes": [{"sv": sv, "en": en} for sv, en in found.notes],
        "changes": [
            {
                "kind": one.kind, "key": one.key, "section": one.section, "label_sv": one.label_sv, "label_en": one.label_en, "before": one.before,
                "after": one.after, "moves": one.moves, "grounds": {what: [old, new] for what, old, new in one.grounds}, "details": one.details("en"),
            }
            for one in found.changes
        ],
        "plans": [{"name": one.name, "what": one.what} for one in found.plans],
        "steps": [{"name": one.name, "changes": [change.key for change in one.changes], "joined_because": one.joined_because} for one in found.steps],
        "effects": [{key: None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()} for row in rows(found)],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n", encoding="utf-8")
