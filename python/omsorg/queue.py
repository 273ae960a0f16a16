# SPDX-License-Identifier: MIT
"""A network of stations told as data, run without writing a program.

    from omsorg.queue import queue, queue_sweep, read_queue

    desk = read_queue("scenarios/queues/phone_desk.toml")       # or queue({...}), the same as a dictionary
    found = desk.run(replications=200)
    print(found.table())
    found.figure("wait", station="desk").mean                   # hours
    print(queue_sweep(desk, {"station.desk.room_to_wait": [2, 5]}).table("wait", station="desk"))

What a description may say stands in docs/reference/queues.md.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from omsorg import _core, numbers
from omsorg._core import NetworkMeasure as Measure
from omsorg._core import StationLoad
from omsorg.showing import Showing
from omsorg.study import StudyError, toml_value
from omsorg.texttable import aligned
from omsorg.watching import Clock, Progress, watch

if TYPE_CHECKING:
    import pandas

__all__ = ["Figure", "Measure", "Queue", "QueueResult", "QueueSweep", "StationLoad", "StudyError", "queue", "queue_sweep", "read_queue"]

Settings = Mapping[str, object]

_FIRST = {"left", "time", "time_p90", "present", "late", "wait", "wait_p90", "queue", "use", "batch_size"}
_IF_ANY = {"turned_away", "gave_up", "overtime", "interrupted", "waiting_at_end"}
_WORDS = {
    "sv": ("vid", "mått", "medel", "95 % intervall", "enhet", "körningar", "frö", "spegelpar"),
    "en": ("at", "measure", "mean", "95% interval", "unit", "replications", "seed", "mirrored pairs"),
}


@dataclass(frozen=True)
class Figure:
    """The mean of a measure over the replications that have it, and where the mean of infinitely many lies (Willink)."""

    station: str
    people: str
    measure: str
    unit: str
    replications: int
    mean: float
    low: float
    high: float
    sd: float

    @property
    def standard_error(self) -> float:
        return self.sd / math.sqrt(self.replications) if self.replications > 1 else math.nan

    @property
    def of(self) -> str:
        """Whose it is: the station, the people, or both."""
        return ", ".join(name for name in (self.station, self.people) if name)


class Queue:
    """A description that was read and checked. Immutable; a changed one is another (`with_settings`)."""

    def __init__(self, made: Callable[[list[tuple[str, str]]], _core.ReadNetwork], settings: Settings) -> None:
        self._made = made
        self.settings = dict(settings)
        self.core = made([(key, toml_value(value) if not isinstance(value, (list, tuple)) else toml_list(value)) for key, value in self.settings.items()])

    @property
    def about(self) -> str:
        return self.core.about

    @property
    def warnings(self) -> list[str]:
        """What is odd about it: a line for each."""
        return [str(fault) for fault in self.core.warnings]

    @property
    def measures(self) -> list[Measure]:
        return self.core.measures

    @property
    def loads(self) -> list[StationLoad]:
        """How much is asked of each station, worked out before anything is run."""
        return self.core.loads

    def with_settings(self, settings: Settings) -> Queue:
        """The same with some keys changed, as {"station.desk.capacity": 3}."""
        return Queue(self._made, {**self.settings, **settings})

    def run(
        self,
        replications: int | None = None,
        *,
        seed: int | None = None,
        threads: int = 0,
        until_precision: float | None = None,
        mirrored: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> QueueResult:
        """Runs it so often (as its file says, unless told otherwise); figures never depend on `threads`.

        With `until_precision` it is run until the interval of the time in the house is so narrow, as 0.05 of the mean,
        but at most `replications` times (100,000 unless told). Ctrl-C raises KeyboardInterrupt.

        With `mirrored` each replication is a future and its mirror, in which every uniform number u is 1 - u: two runs, and
        one figure, the mean of the two. `pair_gain` tells for which figures that is worth more than two futures.
        """
        count = replications if replications is not None else 100_000 if until_precision else self.core.replications
        seed = self.core.seed if seed is None else seed
        for what, value, low, high in (("replications", count, 1, 2**32), ("seed", seed, 0, 2**64), ("threads", threads, 0, 2**32)):
            if not isinstance(value, Integral) or not low <= value < high:
                raise ValueError(f"{what} is a whole number from {low} to {high - 1}, not {value}")
        if until_precision is not None and count < 3:
            raise ValueError(f"how sure a mean is, at least three replications tell; allow more than {count}")
        running = _core.Replicating(self.core, seed, count, threads, until_precision, mirrored)
        clock = Clock()
        watch(running, lambda: clock.tell(running, progress))
        return QueueResult(running.take(), seed)

    def __repr__(self) -> str:
        stations = len({measure.station for measure in self.measures if measure.station})
        return f"<Queue {self.about or 'network'}: {stations} stations>"


class QueueResult(Showing):
    """Every figure of every replication, and their means."""

    def __init__(self, core: _core.NetworkResult, seed: int) -> None:
        self.core = core
        self.seed = seed

    @property
    def measures(self) -> list[Measure]:
        return self.core.measures

    @property
    def values(self) -> NDArray[np.float64]:
        """(replication, measure), as a read-only view of the library's own memory; NaN where nothing was seen."""
        return self.core.values

    @property
    def replications(self) -> int:
        return len(self.values)

    @property
    def precision_met(self) -> bool:
        return self.core.met

    def place(self, measure: str, station: str = "", people: str = "") -> int:
        for place, one in enumerate(self.measures):
            if (one.name, one.station, one.people) == (measure, station, people):
                return place
        there = sorted({one.name for one in self.measures if (one.station, one.people) == (station, people)})
        of = ", ".join(name for name in (station, people) if name) or "no station and no people"
        raise KeyError(f"no measure {measure!r} of {of}; there are {there}" if there else f"nothing is measured of {of}")

    def column(self, measure: str, station: str = "", people: str = "") -> NDArray[np.float64]:
        """The figure of each replication."""
        return self.values[:, self.place(measure, station, people)]

    @property
    def mirrored(self) -> bool:
        """Whether each replication is a future and its mirror, and each figure the mean of the two."""
        return self.core.mirrored

    def pair_gain(self, measure: str, station: str = "", people: str = "") -> float:
        """Variance of the pair means over that of two futures of their own: below one, the mirror was worth its cost."""
        return self.core.pair_gain(self.place(measure, station, people))

    def figure(self, measure: str, station: str = "", people: str = "", confidence: float = 0.95) -> Figure:
        one = self.measures[self.place(measure, station, people)]
        return _figure(one, self.column(measure, station, people), confidence)

    @cached_property
    def figures(self) -> list[Figure]:
        """The mean of each measure, with its interval of 95 %."""
        return [_figure(one, self.values[:, place]) for place, one in enumerate(self.measures)]

    def table(self, language: str = "en") -> str:
        """What most ask for first, as text; all of it is in `figures`."""
        return aligned(self._rows(language)) + f"\n{self._closing_line(language)}"

    def _rows(self, language: str) -> list[list[str]]:
        rows = [list(_WORDS[language][:5])]
        for figure, column in zip(self.figures, self.values.T, strict=True):
            if _is_asked_for_first(figure, column):
                rows.append([figure.of, figure.measure, *_cells(figure, language)])
        return rows

    def _closing_line(self, language: str) -> str:
        return f"{self.replications} {_WORDS[language][7 if self.mirrored else 5]}, {_WORDS[language][6]} {self.seed}"

    def html(self, language: str) -> str:
        from omsorg import cards

        foot = "Medel och 95 % intervall (Willink)." if language == "sv" else "Mean and 95% interval (Willink)."
        return cards.plain_rows("Kö" if language == "sv" else "Queue", [self._closing_line(language)], self._rows(language), 2, foot)

    def to_pandas(self) -> pandas.DataFrame:
        """A row for each measure. Needs pandas (extra `tables`)."""
        import pandas as pd

        return pd.DataFrame([vars(figure) for figure in self.figures])

    def replications_to_pandas(self) -> pandas.DataFrame:
        """A row for each replication, a column for each (station, people, measure). Needs pandas."""
        import pandas as pd

        names = [(one.station, one.people, one.name) for one in self.measures]
        columns = pd.MultiIndex.from_tuples(names, names=["station", "people", "measure"])
        return pd.DataFrame(self.values, columns=columns, index=pd.RangeIndex(self.replications, name="replication"))

    def to_csv(self, path: str | Path) -> None:
        Path(path).write_text(self.core.summary_csv(), encoding="utf-8")

    def to_json(self, path: str | Path) -> None:
        Path(path).write_text(self.core.summary_json(), encoding="utf-8")

    def __repr__(self) -> str:
        return f"<QueueResult of {self.replications} replications, seed {self.seed}>"


class QueueSweep:
    """One network under many settings, in the same futures."""

    def __init__(self, settings: Sequence[dict[str, object]], results: Sequence[QueueResult]) -> None:
        self.settings = list(settings)
        self.results = list(results)

    def figures(self, measure: str, station: str = "", people: str = "") -> list[Figure]:
        return [result.figure(measure, station, people) for result in self.results]

    def differences(self, measure: str, station: str = "", people: str = "") -> list[Figure]:
        """Each less the first, replication by replication: what is the same luck for both cancels."""
        one = self.results[0].measures[self.results[0].place(measure, station, people)]
        first = self.results[0].column(measure, station, people)
        return [_figure(one, result.column(measure, station, people) - first) for result in self.results]

    def table(self, measure: str, station: str = "", people: str = "", language: str = "en") -> str:
        keys = list(self.settings[0])
        words = _WORDS[language]
        less = "mindre den första" if language == "sv" else "less the first"
        rows = [[*keys, words[2], words[3], words[4], less, words[3]]]
        found = zip(self.settings, self.figures(measure, station, people), self.differences(measure, station, people), strict=True)
        for settings, figure, difference in found:
            scale = _scale_of(figure)
            apart = _cells(difference, language, scale, sign=True)
            rows.append([*(str(settings[key]) for key in keys), *_cells(figure, language, scale), *apart[:2]])
        return aligned(rows, left=len(keys)) + f"\n{self.results[0]._closing_line(language)}"

    def to_pandas(self) -> pandas.DataFrame:
        """A row for each setting and measure, with its difference to the first setting. Needs pandas."""
        import pandas as pd

        rows = []
        for settings, result in zip(self.settings, self.results, strict=True):
            for place, figure in enumerate(result.figures):
                apart = _figure(result.measures[place], result.values[:, place] - self.results[0].values[:, place])
                rows.append({**settings, **vars(figure), "difference": apart.mean, "difference_low": apart.low, "difference_high": apart.high})
        return pd.DataFrame(rows)


def read_queue(path: str | Path, set: Settings | None = None) -> Queue:
    """Reads a file; raises StudyError with everything that is wrong, each with line and column."""
    return Queue(lambda settings: _core.read_network(Path(path), settings), set or {})


def queue(description: Mapping[str, Any], set: Settings | None = None) -> Queue:
    """The same from a dictionary: {"network": {...}, "station": {"desk": {...}}, "people": {"callers": {...}}}."""
    kept = _plain(description)
    return Queue(lambda settings: _core.network_from(kept, settings), set or {})


def queue_sweep(
    network: Queue,
    settings: Mapping[str, Iterable[object]],
    *,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    mirrored: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> QueueSweep:
    """Runs every combination of the values in the same futures, the first value of each key first.

    Everybody brings the same luck to each of them, so that differences are the settings' and not the dice's.
    """
    values = {key: list(some) for key, some in settings.items()}
    combinations = [dict(zip(values, one, strict=True)) for one in itertools.product(*values.values())]
    if not combinations:
        raise ValueError("a sweep needs at least one value of each key")
    networks = [network.with_settings(one) for one in combinations]  # each is checked before any is run
    results = []
    for number, one in enumerate(networks):
        results.append(one.run(replications, seed=seed, threads=threads, mirrored=mirrored))
        if progress is not None:
            progress(Progress(number + 1, len(networks), None))
    return QueueSweep(combinations, results)


def toml_list(values: Sequence[object]) -> str:
    """A list as the TOML text of a setting."""
    return "[" + ", ".join(_quoted(value) for value in values) + "]"


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return toml_list(value) if isinstance(value, (list, tuple)) else toml_value(value)


def _plain(value: Any) -> Any:
    """Mappings of every sort as dictionaries; a copy, so that a change of the original changes nothing here."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _figure(measure: Measure, column: NDArray[np.float64], confidence: float = 0.95) -> Figure:
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, as 0.95, not {confidence}")
    number, mean, sd, low, high = _core.mean_of(column.tolist(), confidence)
    return Figure(measure.station, measure.people, measure.name, measure.unit, number, mean, low, high, sd)


def _is_asked_for_first(figure: Figure, column: NDArray[np.float64]) -> bool:
    if figure.replications == 0:
        return False
    if figure.station and figure.people:
        return figure.measure == "wait"
    return figure.measure in _FIRST or (figure.measure in _IF_ANY and bool(np.nanmax(column) > 0))


def _scale_of(figure: Figure) -> numbers.Scale:
    """Waits are told in the unit that a person would use."""
    if figure.unit == "share":
        return numbers.Scale(100.0, numbers.PERCENT, 3)
    if figure.unit != "h":
        return numbers.Scale(1.0, figure.unit, 3)
    if abs(figure.mean) < 2:
        return numbers.Scale(60.0, "min", 3)
    return numbers.Scale(1.0, "h", 3) if abs(figure.mean) < 96 else numbers.Scale(1 / 24, "d", 3)


def _cells(figure: Figure, language: str, scale: numbers.Scale | None = None, *, sign: bool = False) -> list[str]:
    scale = scale or _scale_of(figure)
    error = figure.standard_error
    middle = numbers.earned(figure.mean, error, scale, language, sign=sign)
    return [middle, numbers.span(figure.low, figure.high, error, scale, language) if error > 0 else "", scale.unit]
