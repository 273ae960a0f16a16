# SPDX-License-Identifier: MIT
"""Two scenarios, or last year's forecast and this year's: what was changed, and how much each change moved the result.

    found = omsorg.diff("scenarios/last_year", "scenarios/this_year", futures=20)
    print(found.table(language="sv"))

The changes are made one at a time, in order, in the same futures; what they do sums exactly to the whole difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from omsorg.difference.changes import Change, PlanChange
from omsorg.difference.comparing import Given, Prepared, prepare
from omsorg.difference.effects import Effect, OutcomeDiff
from omsorg.difference.found import Diff
from omsorg.difference.moved import Moved
from omsorg.difference.outcomes import Outcome
from omsorg.difference.pairing import StoredPair
from omsorg.difference.side import NotComparable
from omsorg.difference.walk import Move
from omsorg.study import Overrides
from omsorg.watching import Progress

__all__ = ["Change", "Diff", "Effect", "Move", "Moved", "NotComparable", "Outcome", "OutcomeDiff", "PlanChange", "Prepared", "StoredPair", "diff",
           "prepare"]


def diff(
    a: Given,
    b: Given | None = None,
    *,
    plan: str | None = None,
    plan_b: str | None = None,
    set: Overrides | None = None,
    futures: int | None = None,
    seed: int | None = None,
    years: Sequence[int] = (),
    measures: Sequence[str] = (),
    group: bool | None = None,
    order: Sequence[str] = (),
    alone: bool = True,
    no_magic: bool = False,
    stored: bool = False,
    threads: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Diff:
    """B minus A, taken apart by what was changed.

    `a` and `b` are studies, their folders, or the folders of finished runs; without `b` it is `a` again. `set` changes settings of B, `plan` is the
    plan of both (default: as_today) and `plan_b` another one for B. `futures` and `seed` are B's unless given, and
    are the same for both. `years` (default: the last that both have) and `measures` choose the results, `break_year`
    among them. `group` takes the changes of a section together (None: when more than eight may move a result);
    `order` names what comes first. Without `alone` no change is run by itself: half the runs, no interaction.

    Two finished runs whose studies were kept are taken apart by running them again; with `stored`, or when a study is
    missing, their results alone are compared: the difference as a whole, in pairs if the seed is the same.

    Raises StudyError for a study that cannot be read, NotComparable for sides or questions that do not fit. `prepare`
    takes the same words and runs nothing: it tells what differs, and how many runs it will take.
    """
    prepared = prepare(a, b, plan=plan, plan_b=plan_b, set=set, futures=futures, seed=seed, years=years, measures=measures,
                       group=group, order=order, alone=alone, no_magic=no_magic, stored=stored)
    return prepared.run(threads=threads, progress=progress)
