# SPDX-License-Identifier: MIT
"""A study as it was understood, taken from its canonical text and written as a study again.

The canonical text (`Study.core.resolved_text`, and `scenario` in every manifest) holds each value with its grounds,
each dated change of each plan, and the fingerprint of each table; its SHA-256 is the study's identity in every
result. What is read here and written by `as_study` has the same canonical text: a test holds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "# omsorg resolved scenario 1"
_LINE = re.compile(
    r"(?P<key>[a-z0-9_]+(?:\.[a-z0-9_]+)*) = (?P<value>.*?)"
    r"(?: varies (?P<varies>never|future|person|visit|day))?"
    r'(?: source (?P<source>"(?:[^"\\]|\\.)*"))?'
    r"(?: year (?P<year>\d{4}(?:-\d{4})?))?"
    r"(?: grade (?P<grade>[A-E]))?"
)
_STEP = re.compile(r'(?P<on>\d{4}-\d\d-\d\d) over (?P<days>\S+) days (?P<component>[a-z0-9_]*) because (?P<why>"(?:[^"\\]|\\.)*")')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_SPREAD = re.compile(r"(?P<kind>[a-z]+)\((?P<given>[^)]*)\)")


class NotResolved(ValueError):
    """The text is not a canonical one; says the line."""


@dataclass(frozen=True)
class Said:
    """One value as text with its unit, and on what grounds it stands."""

    value: str
    varies: str = ""
    source: str = ""
    year: str = ""
    grade: str = ""

    @property
    def meant(self) -> tuple[str, str]:
        """What a run reads of it: the grounds are for readers."""
        return self.value, self.varies


@dataclass(frozen=True)
class Step:
    """A dated change that a component of a plan makes."""

    on: str
    days: str
    component: str
    why: str
    set: tuple[tuple[str, Said], ...] = ()

    @property
    def meant(self) -> tuple[object, ...]:
        return self.on, self.days, tuple((key, said.meant) for key, said in self.set)


@dataclass(frozen=True)
class Resolved:
    """The whole study: `[study]`, every key, every plan's steps by date, and the fingerprints of the tables."""

    head: Mapping[str, str]
    base: Mapping[str, Said]
    plans: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def steps(self, plan: str) -> tuple[Step, ...]:
        """Of a plan, of one component of it ("new_ways/reablement"), or of several at once ("as_today+pandemic")."""
        named = [step for one in plan.split("+") for step in self._steps_of_one(one)]
        return tuple(sorted(dict.fromkeys(named), key=lambda step: step.on))

    def _steps_of_one(self, plan: str) -> tuple[Step, ...]:
        whole, _, part = plan.partition("/")
        return tuple(step for step in self.plans[whole] if not part or step.component == part)


def _said(found: re.Match[str]) -> Said:
    source = found["source"]
    return Said(found["value"], found["varies"] or "", json.loads(source) if source else "", found["year"] or "", found["grade"] or "")


def read(text: str) -> Resolved:
    """Parses a canonical text. Raises NotResolved with the number of the line that does not fit."""
    head: dict[str, str] = {}
    base: dict[str, Said] = {}
    tables: dict[str, str] = {}
    plans: dict[str, list[Step]] = {}
    section = ""
    lines = text.split("\n")
    if lines[0] != HEAD:
        raise NotResolved(f"line 1 is not {HEAD!r}")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        if line.startswith("["):
            section = line[1:-1]
            if section.startswith("plan "):
                plans[section[5:]] = []
            continue
        step = _STEP.fullmatch(line)
        value = _LINE.fullmatch(line.removeprefix("  "))
        if section.startswith("plan ") and step:
            plans[section[5:]].append(Step(step["on"], step["days"], step["component"], json.loads(step["why"])))
        elif section.startswith("plan ") and value and plans[section[5:]]:
            last = plans[section[5:]].pop()
            plans[section[5:]].append(Step(last.on, last.days, last.component, last.why, (*last.set, (value["key"], _said(value)))))
        elif section == "study" and value:
            head[value["key"]] = json.loads(value["value"]) if value["value"].startswith('"') else value["value"]
        elif section == "base" and value:
            base[value["key"]] = _said(value)
        elif section == "tables" and value:
            tables[value["key"]] = value["value"]
        else:
            raise NotResolved(f"line {number} cannot be read: {line[:80]!r}")
    return Resolved(head, base, {name: tuple(steps) for name, steps in plans.items()}, tables)


def quoted(text: str) -> str:
    """A TOML string that holds any text."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_of(said: Said) -> str:
    """The value and its grounds as an inline table of TOML, in the key's own unit."""
    parts = [*_value(said.value)]
    if said.varies and said.varies != "never":
        parts.append(f"varies = {quoted(said.varies)}")
    if said.source:
        parts.append(f"source = {quoted(said.source)}")
    if said.year:
        parts.append(f"year = {quoted(said.year)}")
    if said.grade:
        parts.append(f"grade = {quoted(said.grade)}")
    return "{ " + ", ".join(parts) + " }"


def _value(text: str) -> list[str]:
    if text in ("true", "false"):
        return [f"value = {text}"]
    if number := _NUMBER.match(text):
        return [f"value = {number[0]}"]
    spread = _SPREAD.match(text)
    if not spread:
        return [f"value = {quoted(text)}"]
    parts = [f"distribution = {quoted(spread['kind'])}"]
    given = spread["given"].split(", ")
    if spread["kind"] == "discrete":
        pairs = [one.split(" x ") for one in given]
        return [*parts, f"values = [{', '.join(value for value, _ in pairs)}]", f"weights = [{', '.join(weight for _, weight in pairs)}]"]
    return parts + [f"{name} = {value}" for name, value in (one.rsplit(" ", 1) for one in given)]


def write_study(folder: Path, study: Resolved, plan: str, steps: tuple[Step, ...], tables: Mapping[str, bytes]) -> None:
    """Writes a study of one plan into an empty folder. `tables` holds the bytes of each of its tables."""
    head = {"name": quoted(study.head["name"]), "municipality": quoted(study.head["municipality"])}
    head |= {key: study.head[key] for key in ("start", "end", "plans_from", "futures", "seed")}
    lines = [f"{quoted(key)} = {toml_of(said)}" for key, said in study.base.items()]
    lines += ["[study]", *(f"{key} = {value}" for key, value in head.items())]
    lines += ["[tables]", *(f'{name} = "{name}.csv"' for name in study.tables)]
    (folder / "base.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name in study.tables:
        (folder / f"{name}.csv").write_bytes(tables[name])
    written = [f"name = {quoted(plan)}"]
    for step in steps:
        written += ["[[change]]", f"component = {quoted(step.component)}", f"on = {step.on}", f"why = {quoted(step.why)}"]
        written += [f'over = "{step.days} days"'] if float(step.days) else []
        written += ["[change.set]", *(f"{quoted(key)} = {toml_of(said)}" for key, said in step.set)]
    (folder / "plans").mkdir()
    (folder / "plans" / f"{plan}.toml").write_text("\n".join(written) + "\n", encoding="utf-8")
