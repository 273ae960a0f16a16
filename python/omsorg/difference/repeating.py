# SPDX-License-Identifier: MIT
"""Whether a finished run is repeated by its study: what the program itself has moved is no change of the study."""

from __future__ import annotations

import math
from collections.abc import Sequence

from omsorg import numbers
from omsorg.difference.outcomes import Outcome, values
from omsorg.difference.side import Side
from omsorg.difference.state import PLAN
from omsorg.difference.stored import Stored
from omsorg.difference.walk import Walk
from omsorg.study import Study


def repeats(name: str, run: Stored, side: Side, walk: Walk, study: Study, outcomes: Sequence[Outcome], first: int, last: int) -> tuple[str, str]:
    """One sentence, in Swedish and English, on whether running the study again gave what the run gave."""
    if run.seed != walk.seed or run.manifest["no_magic"] != walk.no_magic or side.plan not in run.plans:
        return (f"{name} kördes på annat sätt (frö {run.seed}): om dess lagrade resultat upprepas har inte prövats.",
                f"{name} was run in another way (seed {run.seed}): whether its stored results are repeated was not tried.")
    moved = []
    tolerance = walk.tolerance(study)
    stored = run.results(side.plan)
    for outcome in outcomes:
        before = values(stored, side.plan, outcome, tolerance, first, last)
        again = values(walk.of(study), PLAN, outcome, tolerance, first, last)
        both = sorted(set(before) & set(again))
        if any(before[future] != again[future] for future in both):
            moved.append((outcome, math.fsum(again[future] - before[future] for future in both) / len(both)))
    if not moved:
        return (f"{name}: de lagrade resultaten upprepas exakt.", f"{name}: the stored results are repeated exactly.")
    versions = f"omsorg {run.manifest['omsorg']}"
    return (
        f"{name}: de lagrade resultaten ({versions}) upprepas inte av den här versionen ({_list(moved, 'sv')}). "
        "Det är programmets ändring, inte studiens, och ingår inte nedan.",
        f"{name}: the stored results ({versions}) are not repeated by this version ({_list(moved, 'en')}). "
        "That is a change of the program, not of the study, and is not counted below.",
    )


def _list(moved: Sequence[tuple[Outcome, float]], language: str) -> str:
    told = []
    for outcome, mean in moved:
        scale = outcome.scale(language)
        told.append(f"{outcome.label(language)} {numbers.plain(mean * scale.factor, scale.most + 1, language, sign=True)} {outcome.difference_unit(language)}".strip())
    return ", ".join(told)
