# SPDX-License-Identifier: MIT
"""How far a mean was moved, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from omsorg import _core


@dataclass(frozen=True)
class Moved:
    """Mean difference, its standard error and 95 % interval (not a number with fewer than two futures)."""

    mean: float
    error: float
    low: float
    high: float
    futures: int
    paired: bool = True

    @property
    def is_known(self) -> bool:
        return not math.isnan(self.mean)

    @property
    def is_sure(self) -> bool:
        """Whether the interval leaves out nought: the sign is more than chance."""
        return self.low > 0 or self.high < 0


def paired(before: Sequence[float], after: Sequence[float]) -> Moved:
    """After minus before inside each future: the Student interval of the mean difference."""
    found = _core.compare_samples(before, after)
    if found.futures == 0:
        return Moved(math.nan, math.nan, math.nan, math.nan, 0)
    one = found.futures < 2
    # All differences equal: the mean is that difference, not a sum that was divided again.
    mean = after[0] - before[0] if one else found.mean
    return Moved(mean, *((math.nan,) * 3 if one else (found.standard_error, found.low, found.high)), futures=found.futures)


def unpaired(before: Sequence[float], after: Sequence[float]) -> Moved:
    """Two samples that have no luck in common: Welch's error, and Student's quantile of the smaller sample.

    That quantile (with min(n, m) - 1 degrees of freedom, never more than Welch's) makes the interval a little wider
    than Welch's own, never narrower.
    """
    fewer = min(len(before), len(after))
    if fewer == 0:
        return Moved(math.nan, math.nan, math.nan, math.nan, 0, paired=False)
    mean = math.fsum(after) / len(after) - math.fsum(before) / len(before)
    if fewer < 2:
        return Moved(mean, math.nan, math.nan, math.nan, fewer, paired=False)
    error = math.sqrt(_variance(before) / len(before) + _variance(after) / len(after))
    reach = student(fewer - 1) * error
    return Moved(mean, error, mean - reach, mean + reach, fewer, paired=False)


def student(degrees: int) -> float:
    """The two-sided 95 % quantile of Student's distribution: as the library uses it on a sample of error one."""
    sample = [float(i) for i in range(degrees + 1)]
    found = _core.compare_samples([0.0] * len(sample), sample)
    return (found.high - found.mean) / found.standard_error


def _variance(sample: Sequence[float]) -> float:
    mean = math.fsum(sample) / len(sample)
    return math.fsum((value - mean) ** 2 for value in sample) / (len(sample) - 1)


def common(samples: Sequence[Mapping[int, float]]) -> list[int]:
    """The futures that all of the samples have, in order."""
    if not samples:
        return []
    return sorted(set(samples[0]).intersection(*samples[1:]))
