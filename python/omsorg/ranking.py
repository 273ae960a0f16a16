# SPDX-License-Identifier: MIT
"""Many plans at once, on both sides of the question: what each releases in hours and kronor, and what it does to lives.

Every plan is held against one base in the same futures. Of what adds up (hours, kronor, visits) the sum over the years
is compared, of everything else (shares, days) the mean of the years; the years are those from the first in which any
of the plans differs from the base in any of the yardsticks.

    plan                  hours              kronor            unmet hours  ...   place: hours, kronor, lives    verdict
    digital night         -41 (-46 to -36)   -12 (-15 to -9)   ...                 1       1       2             pays
    bookable escort       none visible       +1 (0 to 2)       ...                 3       4       1             buys

Whoever looks at twelve plans by eight yardsticks finds five differences of luck at the usual level. A difference is
therefore called visible only if it stands when all of them are looked at (Holm's step-down over paired Student
intervals, five per cent for the whole table). A yardstick that a plan cannot touch differs by nought in every future;
that is no test, and is not counted as one.

Hours are those that the need calls for by the planning norm, and those worked beside the rosters; hours worked would fall also
when a plan only costs, and there is less money for staff. What is then missing stands among lives.

There is no sum of the two sides, for nobody has said what an hour is worth in waiting. The place among lives counts
every yardstick as one: visibly better less visibly worse. Satisfaction, autonomy and quality of life are indices, made of
what other yardsticks count already; they stand beside these and speak in the verdict, but are not counted again in the
place. The verdict is in words and follows from what is visible.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, numbers, texttable
from omsorg.holm import LEVEL, stepdown
from omsorg.results import Grid, Results
from omsorg.study import Plan
from omsorg.terms import MEASURES, SERVICES, name_of

if TYPE_CHECKING:
    import pandas

# The grid of a plan, a measure and a service.
GridOf = Callable[[str, str, str], Grid]

HOURS, KRONOR = "hours_needed", "net_cost"


@dataclass(frozen=True)
class Yardstick:
    """Something plans are measured by: a measure, called as everywhere, or a sum or a size with words of its own; less or more of it is better."""

    name: str
    measures: tuple[str, ...]
    side: str
    less_is_better: bool = True
    sv: str = ""
    en: str = ""
    made_of_others: bool = False  # an index: told, and not counted in the place among lives
    size: bool = False  # of a gap that may have either sign, its size is compared

    @property
    def unit(self) -> str:
        return MEASURES[self.measures[0]].unit

    @property
    def adds(self) -> bool:
        return MEASURES[self.measures[0]].adds

    def label(self, language: str) -> str:
        return (self.sv if language == "sv" else self.en) or name_of(MEASURES[self.measures[0]], language)


def _of_lives(measure: str, sv: str = "", en: str = "", *, less: bool = True, index: bool = False, size: bool = False) -> Yardstick:
    return Yardstick(measure, (measure,), "lives", less, sv, en, index, size)


YARDSTICKS = (
    # What the need calls for, whether there is money for it or not: hours worked fall when money is short, and nothing is freed by that.
    Yardstick(HOURS, ("required_hours", "beside_hours"), "resources", sv="Timmar som krävs", en="Hours required"),
    Yardstick(KRONOR, ("net_cost",), "resources"),
    _of_lives("unmet_hours"),
    _of_lives("missed_visits"),
    _of_lives("shortened_visits"),
    _of_lives("refused_hours"),
    _of_lives("waiting_days"),
    _of_lives("unexecuted_decisions"),
    _of_lives("met_preference_share", less=False),
    _of_lives("staff_continuity"),
    _of_lives("client_effort_hours"),
    # Not the Gini, which rises of itself when little is unmet.
    _of_lives("unmet_range"),
    _of_lives("unmet_gap_sex", "Ej tillgodosedd andel, skillnad mellan könen", "Unmet share, difference between the sexes", size=True),
    _of_lives("satisfied_share", less=False, index=True),
    _of_lives("autonomy_index", less=False, index=True),
    _of_lives("quality_of_life", less=False, index=True),
)


@dataclass(frozen=True)
class Cell:
    """One plan by one yardstick: the paired difference from the base, and whether it can be seen among all that were looked at."""

    yardstick: Yardstick
    difference: _core.Difference
    visible: bool = False

    @property
    def better(self) -> bool:
        return self.visible and (self.difference.mean < 0) == self.yardstick.less_is_better

    @property
    def worse(self) -> bool:
        return self.visible and not self.better


# The verdicts, from what pays on both sides to what pays on none: Swedish and English.
VERDICTS = {
    "pays": ("lönar sig", "pays"),
    "hours_for_kronor": ("frigör timmar men kostar kronor", "frees hours but costs kronor"),
    "kronor_for_hours": ("sparar kronor men kostar timmar", "saves kronor but costs hours"),
    "buys": ("kostar, men liv blir bättre", "costs, but lives get better"),
    "lives_only": ("liv blir bättre utan synlig kostnad", "lives get better at no visible cost"),
    "price": ("frigör, men liv blir sämre", "frees, but lives get worse"),
    "nothing": ("ingen synlig verkan", "no visible effect"),
    "loses": ("lönar sig inte", "does not pay"),
    "event": ("händelse, inget arbetssätt", "an event, no way of working"),
}
DO_NOT_PAY = ("nothing", "loses")


@dataclass(frozen=True)
class Ranked:
    """One plan with all its cells, by the name of the yardstick."""

    plan: Plan
    cells: dict[str, Cell]

    def cell(self, name: str) -> Cell | None:
        return self.cells.get(name)

    def of(self, side: str) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.yardstick.side == side]

    @property
    def lives(self) -> int:
        """Yardsticks of lives that are visibly better, less those that are visibly worse; indices are not counted again."""
        return sum(cell.better - cell.worse for cell in self.of("lives") if not cell.yardstick.made_of_others)

    @property
    def verdict(self) -> str:
        if self.plan.event:
            return "event"
        gains = [cell.yardstick.name for cell in self.of("resources") if cell.better]
        losses = [cell.yardstick.name for cell in self.of("resources") if cell.worse]
        better, worse = (any(getattr(cell, which) for cell in self.of("lives")) for which in ("better", "worse"))
        if gains and worse:
            return "price"
        if gains and losses:
            return "hours_for_kronor" if HOURS in gains else "kronor_for_hours"
        if gains:
            return "pays"
        if better and not worse:
            return "buys" if losses else "lives_only"
        return "loses" if losses or worse else "nothing"


class Ranking:
    """Plans held against a base, the best by one yardstick first: by the hours required unless another is named.

    Raises ValueError if there is no such yardstick.
    """

    def __init__(
        self, results: Results, base: str | None = None, plans: Sequence[str] | None = None, *, by: str = HOURS, grid: GridOf | None = None
    ) -> None:
        found = next((one for one in YARDSTICKS if one.name == by), None)
        if found is None:
            raise ValueError(f"there is no yardstick {by!r}; there are {', '.join(one.name for one in YARDSTICKS)}")
        self.by = found
        whole = results.whole_plans
        self.results = results
        self._grid_of = grid or (lambda plan, measure, service: results.grid(plan, measure, service=service))
        self._grids: dict[tuple[str, str], tuple[list[int], NDArray[np.float64]] | None] = {}
        self.base = results.plan(base) if base is not None else whole[0]
        chosen = [results.plan(name) for name in plans] if plans is not None else whole
        self._plans = [plan for plan in chosen if plan.name != self.base.name]

    @cached_property
    def yardsticks(self) -> list[Yardstick]:
        """Those of which the base has figures."""
        return [one for one in YARDSTICKS if self._grid(self.base, one) is not None]

    @cached_property
    def years(self) -> tuple[int, int]:
        """From the first year in which any plan differs from the base, to the last."""
        first = self.results.last_year
        for plan in self._plans:
            for yardstick in self.yardsticks:
                pair = self._pair(plan, yardstick)
                if pair is not None:
                    moved = np.flatnonzero(np.nan_to_num(pair[1] - pair[0]).any(axis=0))
                    if len(moved):
                        first = min(first, self.results.first_year + int(moved[0]))
        return first, self.results.last_year

    @cached_property
    def rows(self) -> list[Ranked]:
        """Every plan but the base; the best by the chosen yardstick stands first."""
        cells = [(plan, one, self._differences(plan, one)) for plan in self._plans for one in self.yardsticks]
        tested = [pairs if pairs is not None and len(pairs) > 1 and np.any(pairs) else None for _, _, pairs in cells]
        seen = visible_among(tested)
        made: dict[str, dict[str, Cell]] = {plan.name: {} for plan in self._plans}
        for (plan, one, pairs), visible in zip(cells, seen, strict=True):
            if pairs is not None and len(pairs):
                found = difference_of(pairs)
                made[plan.name][one.name] = Cell(one, found, visible and not _is_written_as_nought(one, found))
        rows = [Ranked(plan, made[plan.name]) for plan in self._plans]
        # By the same yardstick turned: what has no figure for it stands last in either direction.
        turned = 1 if self.by.less_is_better else -1

        def chosen(row: Ranked) -> float:
            cell = row.cell(self.by.name)
            return turned * cell.difference.mean if cell is not None else math.inf

        return sorted(rows, key=lambda row: (chosen(row), _hours(row), _kronor(row)))

    def places(self) -> dict[str, tuple[int, int, int]]:
        """By way of working, its place in hours, in kronor and in lives; who is level shares the better place. An event has none."""
        ways = [row for row in self.rows if not row.plan.event]

        def place(row: Ranked, key: Callable[[Ranked], float]) -> int:
            return 1 + sum(key(other) < key(row) for other in ways)

        return {row.plan.name: (place(row, _hours), place(row, _kronor), place(row, _lives)) for row in ways}

    def unbeaten(self) -> set[str]:
        """The plans that no other is before in hours, kronor and lives at once."""
        places = self.places()
        return {
            name for name, mine in places.items()
            if not any(all(a <= b for a, b in zip(other, mine, strict=True)) and other != mine for other in places.values())
        }

    def table(self, language: str = "en") -> str:
        """The plans as rows for the shell: what is visible has its verdict; the rest may be luck and stands in brackets."""
        def w(sv: str, en: str) -> str:
            return sv if language == "sv" else en

        first, last = self.years
        places = self.places()
        rows = [[w("Plan", "Plan"), w("Omdöme", "Verdict"), w("Plats", "Place"), *(_head(one, language) for one in self.yardsticks)]]
        for row in self.rows:
            cells = [_text(row.cell(one.name), language) for one in self.yardsticks]
            rows.append([row.plan.label(language), w(*VERDICTS[row.verdict]), "/".join(map(str, places.get(row.plan.name, (numbers.NOTHING,)))), *cells])
        foot = w(
            f"mot {self.base.label(language)}, {first}-{last}: parvis medelskillnad; inom parentes det som kan vara slump när alla tal prövas (Holm, 5 %). "
            "Plats i timmar/kronor/liv",
            f"against {self.base.label(language)}, {first}-{last}: paired mean difference; in brackets what may be luck when all figures are tested (Holm, 5%). "
            "Place in hours/kronor/lives",
        )
        return f"{texttable.aligned(rows)}\n{foot}; {numbers.futures_text(self.results.futures, language)}"

    def to_pandas(self) -> pandas.DataFrame:
        """See `Results.ranking`."""
        import pandas as pd

        first, last = self.years
        places = self.places()
        unbeaten = self.unbeaten()
        columns = ["plan", "yardstick", "side", "unit", "better", "first_year", "last_year", "futures", "mean", "standard_error", "low", "high",
                   "seen", "place_hours", "place_kronor", "place_lives", "unbeaten", "verdict"]
        rows = [
            (row.plan.name, cell.yardstick.name, cell.yardstick.side, cell.yardstick.unit, "less" if cell.yardstick.less_is_better else "more", first, last,
             cell.difference.futures, cell.difference.mean, cell.difference.standard_error, cell.difference.low, cell.difference.high,
             "better" if cell.better else "worse" if cell.worse else "", *places.get(row.plan.name, (0, 0, 0)), row.plan.name in unbeaten, row.verdict)
            for row in self.rows for cell in row.cells.values()
        ]
        frame = pd.DataFrame(rows, columns=columns)
        return frame.astype({
            "plan": pd.CategoricalDtype([row.plan.name for row in self.rows], ordered=True),
            "yardstick": pd.CategoricalDtype([one.name for one in self.yardsticks]),
            **{name: "category" for name in ("side", "unit", "better", "seen", "verdict")},
            **{name: "int16" for name in ("first_year", "last_year", "place_hours", "place_kronor", "place_lives")},
            "futures": "int32",
        })

    def _grid(self, plan: Plan, yardstick: Yardstick) -> tuple[list[int], NDArray[np.float64]] | None:
        """The finished futures, and the values as an array (future, year) over all years of the results."""
        key = plan.name, yardstick.name
        if key not in self._grids:
            self._grids[key] = self._read_grid(plan, yardstick)
        return self._grids[key]

    def _read_grid(self, plan: Plan, yardstick: Yardstick) -> tuple[list[int], NDArray[np.float64]] | None:
        found: tuple[list[int], NDArray[np.float64]] | None = None
        for measure in yardstick.measures:
            service = self._services[measure]
            first, futures, values = self._grid_of(plan.name, measure, service)
            if not futures:
                return None
            years = self.results.last_year - self.results.first_year + 1
            wide = np.full((len(futures), years), math.nan)
            start = first - self.results.first_year
            wide[:, start : start + values.shape[1]] = values
            if found is not None and found[0] != futures:
                return None
            found = (futures, wide if found is None else found[1] + wide)
        return (found[0], np.abs(found[1])) if found is not None and yardstick.size else found

    def service(self, yardstick: Yardstick, language: str) -> str:
        """Of which service a yardstick is kept; nothing when it is of all of them together."""
        service = self._services[yardstick.measures[0]]
        return name_of(SERVICES[service], language).lower() if service != "all" else ""

    @cached_property
    def _services(self) -> dict[str, str]:
        """All services together, or the first that has the measure: one and the same for every plan."""
        return {measure: self.results.service_of(measure) for one in YARDSTICKS for measure in one.measures}

    def _pair(self, plan: Plan, yardstick: Yardstick) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """The base and the plan, over the futures that both have finished."""
        before, after = self._grid(self.base, yardstick), self._grid(plan, yardstick)
        if before is None or after is None:
            return None
        _, at, other = np.intersect1d(before[0], after[0], assume_unique=True, return_indices=True)
        return before[1][at], after[1][other]

    def _differences(self, plan: Plan, yardstick: Yardstick) -> NDArray[np.float64] | None:
        """After less before in each future: the sum over the years of what adds up, else the mean of the years that both have."""
        pair = self._pair(plan, yardstick)
        if pair is None:
            return None
        moved = (pair[1] - pair[0])[:, self.years[0] - self.results.first_year :]
        moved = moved[np.isfinite(moved).any(axis=1)]
        return np.asarray(np.nansum(moved, axis=1) if yardstick.adds else np.nanmean(moved, axis=1), dtype=np.float64)


def difference_of(pairs: NDArray[np.float64], level: float = 1 - LEVEL) -> _core.Difference:
    """Of paired differences, one for each future: their mean, with its interval."""
    return _core.compare_samples([0.0] * len(pairs), pairs.tolist(), level)


def _is_written_as_nought(yardstick: Yardstick, found: _core.Difference) -> bool:
    """Too small for the digits in which it would stand there: a difference of 0 is none."""
    scale = numbers.scale_of(yardstick.unit, "en")
    return _core.rounded(found.mean * scale.factor, _core.digits(found.standard_error * scale.factor, scale.most)) == 0


def _head(yardstick: Yardstick, language: str) -> str:
    unit = numbers.difference_unit(yardstick.unit, language)
    return yardstick.label(language) + (f" ({unit})" if unit else "")


def _text(cell: Cell | None, language: str) -> str:
    if cell is None:
        return numbers.NOTHING
    found = cell.difference
    error = found.standard_error if found.futures > 1 else 0.0
    text = numbers.earned(found.mean, error, numbers.scale_of(cell.yardstick.unit, language), language, sign=True)
    return text if cell.visible else f"({text})"


def _mean(row: Ranked, name: str) -> float:
    cell = row.cell(name)
    return cell.difference.mean if cell is not None else math.inf


def _hours(row: Ranked) -> float:
    return _mean(row, HOURS)


def _kronor(row: Ranked) -> float:
    return _mean(row, KRONOR)


def _lives(row: Ranked) -> float:
    return -row.lives


def visible_among(samples: Sequence[NDArray[np.float64] | None], level: float = LEVEL) -> list[bool]:
    """Which of several paired differences are visible when all are looked at: Holm's step-down, none for what is no test."""

    def firmness(sample: NDArray[np.float64]) -> float:
        found = difference_of(sample)
        return abs(found.mean) / found.standard_error if found.standard_error > 0 else math.inf

    tests = {place: firmness(sample) for place, sample in enumerate(samples) if sample is not None}

    def stands(place: int, level: float) -> bool:
        sample = samples[place]
        assert sample is not None
        found = difference_of(sample, 1 - level)
        return found.low > 0 or found.high < 0

    return stepdown(sorted(tests, key=lambda one: -tests[one]), len(samples), stands, level)
