# SPDX-License-Identifier: MIT
"""A study on disk, read and checked: its plans, its settings with their sources, and what each future draws."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from omsorg import _core
from omsorg._core import Assumption as Setting
from omsorg._core import AuditedClient
from omsorg._core import CrossCheckYear as CrossCheckRow
from omsorg._core import StudyError
from omsorg.known_limits import FILE as LIMITS
from omsorg.known_limits import nearest, read_limits
from omsorg.showing import Showing

__all__ = ["AuditedClient", "BacktestRow", "CrossCheckRow", "Plan", "Setting", "Study", "StudyError", "load", "toml_value"]

Overrides = Mapping[str, object]


@dataclass(frozen=True)
class Plan(Showing):
    """One runnable way of working: a plan, one component of a plan taken alone ("new_ways/bookable_escort"), or several
    plans at once ("as_today+pandemic"). An event is what happens to the municipality and no way of working."""

    name: str
    sv: str
    en: str
    about: str = ""
    event: bool = False

    @property
    def whole(self) -> str:
        """The plan that this is a component of, or itself."""
        return self.name if self.is_combination else self.name.split("/", 1)[0]

    @property
    def is_component(self) -> bool:
        return "/" in self.name and not self.is_combination

    @property
    def is_combination(self) -> bool:
        """Several plans at once that were joined by "+" when they were asked for."""
        return "+" in self.name

    def label(self, language: str) -> str:
        return (self.sv if language == "sv" else self.en) or self.name

    def html(self, language: str) -> str:
        from omsorg import cards

        return cards.plan(self, language)


def _plan_of(one: _core.PlanEntry) -> Plan:
    return Plan(one.name, one.sv, one.en, one.about, one.event)


@dataclass(frozen=True)
class BacktestRow:
    """What the projection would have said, against what was recorded."""

    run: str
    year: int
    age_from: int
    age_to: int
    projected: float
    recorded: float
    by_construction: bool

    @property
    def error(self) -> float:
        """Relative: 0.01 is one per cent too many."""
        return self.projected / self.recorded - 1


def toml_value(value: object) -> str:
    """A Python value as the TOML text of a setting: true, 0.3, "45 min" as it stands."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _core.shortest(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_nested(item)}" for key, item in value.items()) + " }"
    return str(value)


def _nested(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_nested(item) for item in value) + "]"
    return toml_value(value)


class Study(Showing):
    """What `load` returns. Immutable; a changed study is another study (`with_settings`)."""

    def __init__(self, core: _core.Study, path: Path, overrides: Mapping[str, str]) -> None:
        self.core = core
        self.limits = read_limits(nearest(core.lineage, LIMITS))  # Swedish and English; told in the report
        self.path = path
        self.overrides = dict(overrides)

    @property
    def name(self) -> str:
        return self.core.name

    def label(self, language: str = "sv") -> str:
        return (self.core.label_sv if language == "sv" else self.core.label_en) or self.name

    @property
    def first_year(self) -> int:
        return self.core.first_year

    @property
    def last_year(self) -> int:
        return self.core.last_year

    @cached_property
    def plans(self) -> list[Plan]:
        """Every runnable plan; the components of a plan stand after it."""
        return [_plan_of(one) for one in self.core.plans]

    def audit(self, plan: str, future: int = 0, last_year: int | None = None) -> list[AuditedClient]:
        """Each client of a service of sessions in one future, her hours credited, debited, forfeited, delivered and left.

        The whole future is lived through, to its end or to `last_year`. A client with several sessions a week has a row for each.
        """
        return self.core.audit(plan, future, self.last_year if last_year is None else last_year)

    @cached_property
    def settings(self) -> list[Setting]:
        """Every key with its value, unit, source, year, grade and place, in the order of the model."""
        return list(self.core.assumptions)

    def setting(self, key: str) -> Setting:
        for one in self.settings:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def districts(self) -> list[str]:
        return list(self.core.districts)

    def drawn(self, plan: str, seed: int, futures: Iterable[int], *, no_magic: bool = False) -> dict[str, list[float]]:
        """By key, the value of every plain number in each future at the start."""
        return self.core.drawn(plan, seed, list(futures), no_magic)

    def provenance(self, key: str, plan: str = "") -> str:
        """Where a value comes from, in one line."""
        return self.core.provenance(key, plan)

    def explain(self, key: str) -> str:
        """The whole story of a key: meaning, unit, range, value, source, and what each plan makes of it."""
        return self.core.explain(key)

    def with_settings(self, set: Overrides) -> Study:
        """The same study with some settings changed on top of those already changed."""
        return load(self.path, set={**self.overrides, **set})

    def choose(self, names: Iterable[str] | None) -> list[Plan]:
        """The plans of these names in this order; all of them if none are named.

        A name may join plans with "+" ("as_today+pandemic"): they are carried out at once. Raises StudyError for a name
        nobody knows, with a suggestion, and for plans that set one key to different values on one day.
        """
        if names is None:
            return list(self.plans)
        return [_plan_of(self.core.plan(name)) for name in dict.fromkeys(names)]

    def __repr__(self) -> str:
        return f"<Study {self.name}: {len(self.plans)} plans, {len(self.settings)} settings, {self.first_year}-{self.last_year}>"

    def html(self, language: str) -> str:
        from omsorg import cards

        return cards.study(self, language)


def load(path: str | os.PathLike[str], set: Overrides | None = None) -> Study:
    """Reads and checks a study. `set` changes settings for this study only, as `--set` does in the shell.

    Raises StudyError, whose text names file, line, column, key, reason and suggestion of everything wrong.
    """
    overrides = {key: toml_value(value) for key, value in (set or {}).items()}
    return Study(_core.load(Path(path), overrides), Path(path), overrides)
