# SPDX-License-Identifier: MIT
"""What is said differently on the two sides: settings, tables, and what the plan's components do.

A change *moves* when a run reads it. Another source, year or grade for the same value, another reason for the same
change, a line on top of a table: these are told, and no run is spent on them. (With `no_magic` the grade of an
effect is read, and a change of it moves.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from omsorg import numbers
from omsorg.difference.resolved import Said, Step
from omsorg.difference.sections import ORDER, head_labels, section_of, table_labels, table_section, value_words
from omsorg.difference.side import Side
from omsorg.difference.tables import TableChange, compare_tables

ARROW = " → "
# Dates and words of the frame that no year of both sides depends on.
_TOLD_ONLY = ("name", "municipality", "plans_from", "end", "futures", "seed")
_WEAK = ("D", "E", "")


@dataclass(frozen=True)
class Change:
    """One thing that differs. `before` or `after` is None where there is no such thing."""

    kind: str  # "frame", "setting", "table", "component"
    key: str
    section: str
    label_sv: str
    label_en: str
    before: str | None
    after: str | None
    moves: bool
    grounds: tuple[tuple[str, str, str], ...] = ()  # ("source" | "year" | "grade" | "why", before, after)
    table: TableChange | None = None

    def label(self, language: str) -> str:
        return self.label_sv if language == "sv" else self.label_en

    def step(self, language: str) -> str:
        """From what to what, on one line."""
        if self.kind == "table":
            return _table_step(self.table, language)
        before, after = (self._words(value, language) for value in (self.before, self.after))
        return f"{before}{ARROW}{after}"

    def _words(self, value: str | None, language: str) -> str:
        if self.kind == "setting" or value is None:
            return value_words(value, language)
        if self.kind == "component" and language == "sv":
            return re.sub(r"(\d{4}-\d\d-\d\d) over (\S+) days: ", r"\1, under \2 dagar: ", value)
        return value

    def details(self, language: str) -> list[str]:
        """What else there is to know, a line each."""
        lines = self.table.words(language) if self.table else []
        names = {"sv": {"source": "källa", "year": "år", "grade": "evidensgrad", "why": "skäl"}}.get(language, {})
        return lines + [f"{names.get(what, what)}: {before or numbers.NOTHING}{ARROW}{after or numbers.NOTHING}" for what, before, after in self.grounds]


def _table_step(change: TableChange | None, language: str) -> str:
    if change is None:
        return "annat innehåll" if language == "sv" else "other content"
    words = change.words(language)
    return words[0] if words else ("annan teckensättning" if language == "sv" else "other spelling")


@dataclass(frozen=True)
class PlanChange:
    """A plan that only one side has, or that does something else there."""

    name: str
    what: str  # "added", "removed", "changed"
    label_sv: str
    label_en: str


def find_changes(a: Side, b: Side, *, no_magic: bool = False) -> list[Change]:
    """Everything that differs between the two sides under their plans, in the order of the model."""
    found = [*_frame(a, b), *_tables(a, b), *_settings(a, b, no_magic), *_components(a, b, no_magic)]
    place = {section: i for i, section in enumerate(ORDER)}
    return sorted(found, key=lambda change: place.get(change.section, len(ORDER)))


def find_plans(a: Side, b: Side) -> list[PlanChange]:
    """Which plans were added, removed or changed, whether they are compared or not."""
    found = []
    for name in dict.fromkeys([*a.resolved.plans, *b.resolved.plans]):
        before, after = a.resolved.plans.get(name), b.resolved.plans.get(name)
        if before == after:
            continue
        what = "added" if before is None else "removed" if after is None else "changed"
        sv, en = (b if after is not None else a).plan_labels.get(name, (name, name))
        found.append(PlanChange(name, what, sv, en))
    return found


def _frame(a: Side, b: Side) -> Iterable[Change]:
    for key in dict.fromkeys([*a.resolved.head, *b.resolved.head]):
        before, after = a.resolved.head.get(key), b.resolved.head.get(key)
        if before != after:
            yield Change("frame", f"study.{key}", "study", *head_labels(key), before, after, moves=key not in _TOLD_ONLY)


def _settings(a: Side, b: Side, no_magic: bool) -> Iterable[Change]:
    for key in dict.fromkeys([*a.resolved.base, *b.resolved.base]):
        before, after = a.said(key), b.said(key)
        if before == after:
            continue
        sv, en = b.label(key) if after is not None else a.label(key)
        yield Change(
            "setting", key, section_of(key), sv, en, before.value if before else None, after.value if after else None,
            moves=_meant(before, key, a, no_magic) != _meant(after, key, b, no_magic), grounds=_grounds(before, after),
        )


def _meant(said: Said | None, key: str, side: Side, no_magic: bool) -> tuple[object, ...] | None:
    if said is None:
        return None
    return (*said.meant, no_magic and key in side.effects and said.grade in _WEAK)


def _grounds(before: Said | None, after: Said | None) -> tuple[tuple[str, str, str], ...]:
    old, new = before or Said(""), after or Said("")
    pairs = (("source", old.source, new.source), ("year", old.year, new.year), ("grade", old.grade, new.grade))
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _tables(a: Side, b: Side) -> Iterable[Change]:
    for name in dict.fromkeys([*a.resolved.tables, *b.resolved.tables]):
        before, after = a.resolved.tables.get(name), b.resolved.tables.get(name)
        if before == after:
            continue
        told = compare_tables(a.tables[name], b.tables[name]) if name in a.tables and name in b.tables else None
        yield Change("table", f"tables.{name}", table_section(name), *table_labels(name), before, after,
                     moves=told is None or told.moves, table=told)


def _components(a: Side, b: Side, no_magic: bool) -> Iterable[Change]:
    for name in dict.fromkeys(step.component for step in (*a.steps, *b.steps)):
        before, after = (tuple(step for step in side.steps if step.component == name) for side in (a, b))
        if before == after:
            continue
        owner = b if after else a
        sv, en = owner.plan_labels.get(f"{owner.plan.partition('/')[0]}/{name}", (name, name))
        why = tuple(("why", old, new) for old, new in [(" ".join(s.why for s in before), " ".join(s.why for s in after))] if old != new)
        yield Change(
            "component", f"plan.{name}", "plan", sv, en, _told(before), _told(after),
            moves=_step_meant(before, a, no_magic) != _step_meant(after, b, no_magic), grounds=why if before and after else (),
        )


def _step_meant(steps: tuple[Step, ...], side: Side, no_magic: bool) -> tuple[object, ...]:
    weak = tuple(key in side.effects and said.grade in _WEAK for step in steps for key, said in step.set) if no_magic else ()
    return (*(step.meant for step in steps), weak)


def _told(steps: tuple[Step, ...]) -> str | None:
    """What a component does: its dates, and what it sets."""
    if not steps:
        return None
    return "; ".join(f"{step.on}" + (f" over {float(step.days):g} days" if float(step.days) else "") + ": "
                     + ", ".join(f"{key} = {said.value}" for key, said in step.set) for step in steps)
