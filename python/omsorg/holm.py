# SPDX-License-Identifier: MIT
"""Which of many findings are visible when all were looked at: Holm's step-down (Scandinavian Journal of Statistics 6, 1979)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

LEVEL = 0.05


def stepdown(firmest_first: Sequence[int], places: int, stands: Callable[[int, float], bool], level: float = LEVEL) -> list[bool]:
    """For each of `places` findings, whether it is visible; those not in `firmest_first` are no tests, and never are.

    `stands(place, level)` says whether a finding stands at a level of its own. The firmest is held against the level divided by
    the number of tests, the next by one less, and the first that does not stand ends it.
    """
    visible = [False] * places
    for rank, place in enumerate(firmest_first):
        if not stands(place, level / (len(firmest_first) - rank)):
            break
        visible[place] = True
    return visible
