# SPDX-License-Identifier: MIT
"""The states on the way from A to B: A with some of the changes made.

    A ──▶ A with change 1 ──▶ A with changes 1 and 2 ──▶ ... ──▶ B

Every state is written as a study of its own and read by the library's own reader, so that whatever it would refuse
in a study of yours it refuses here. All states end with the earlier of the two horizons.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from omsorg.difference import resolved
from omsorg.difference.changes import Change
from omsorg.difference.resolved import Resolved, Step
from omsorg.difference.side import Side
from omsorg.study import Study, load

PLAN = "compared"


def state(a: Side, b: Side, made: Iterable[Change]) -> tuple[Resolved, tuple[Step, ...], dict[str, bytes]]:
    """A with these changes made: the study without its plans, the steps of the one plan, the tables."""
    head, base = dict(a.resolved.head), dict(a.resolved.base)
    tables, digests = dict(a.tables), dict(a.resolved.tables)
    components = {step.component: tuple(s for s in a.steps if s.component == step.component) for step in a.steps}
    for change in made:
        name = change.key.partition(".")[2]
        if change.kind == "frame":
            _put(head, name, b.resolved.head.get(name))
        elif change.kind == "setting":
            _put(base, change.key, b.said(change.key))
        elif change.kind == "table":
            _put(tables, name, b.tables.get(name))
            _put(digests, name, b.resolved.tables.get(name))
        else:
            components[name] = tuple(step for step in b.steps if step.component == name)
    head["end"] = min(a.resolved.head["end"], b.resolved.head["end"])
    # When plans may begin concerns only what may be written: a day that suits all of them.
    earliest = min([a.resolved.head["plans_from"], b.resolved.head["plans_from"], head["end"]])
    head["plans_from"] = max(earliest, str(datetime.date.fromisoformat(head["start"]) + datetime.timedelta(days=1)))
    order = {key: place for place, key in enumerate(dict.fromkeys([*b.resolved.base, *a.resolved.base]))}
    steps = sorted((step for some in components.values() for step in some if step.on <= head["end"]), key=lambda step: step.on)
    told = Resolved(head, dict(sorted(base.items(), key=lambda one: order[one[0]])), {}, digests)
    return replace(told, plans={PLAN: tuple(steps)}), tuple(steps), tables


def _put(into: dict[str, Any], key: str, value: object) -> None:
    if value is None:
        into.pop(key, None)
    else:
        into[key] = value


def read_state(a: Side, b: Side, made: Iterable[Change]) -> Study:
    """The state as a study with one plan, `compared`. Raises StudyError when these changes cannot stand without others."""
    study, steps, tables = state(a, b, made)
    with tempfile.TemporaryDirectory(prefix="omsorg-diff-") as folder:
        resolved.write_study(Path(folder), study, PLAN, steps, tables)
        return load(folder)
