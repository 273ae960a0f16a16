# SPDX-License-Identifier: MIT
"""What a study is made of before it is written: tables of CSV, settings of base.toml, and what is missing from the files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from omsorg._core import shortest

STANDS_IN = "national value stands in: "


@dataclass(frozen=True)
class Table:
    """A table of the study with its notes on top."""

    name: str
    what: str
    source: str
    year: str
    certainty: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()

    def text(self) -> str:
        top = [("what", self.what), *(("note", note) for note in self.notes), ("source", self.source), ("year", self.year), ("certainty", self.certainty)]
        out = io.StringIO()
        out.writelines(f"# {word}: {text}\n" for word, text in top)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.head)
        writer.writerows([number(cell) if isinstance(cell, float) else cell for cell in row] for row in self.rows)
        return out.getvalue()


def number(value: float) -> str:
    """The shortest text of a figure; whole numbers without a point."""
    return str(int(value)) if value == int(value) else shortest(value)


@dataclass(frozen=True)
class Setting:
    """One line of base.toml. `value` is TOML without the braces: `value = 0.084`, or a distribution."""

    key: str
    value: str
    source: str
    year: int | str
    grade: str
    note: str = ""

    def text(self) -> str:
        year = str(self.year) if str(self.year).isdigit() else f'"{self.year}"'
        note = f', note = "{self.note}"' if self.note else ""
        return f'{self.key.split(".")[1]} = {{ {self.value}, source = "{self.source}", year = {year}, grade = "{self.grade}"{note} }}'


@dataclass(frozen=True)
class Gap:
    """Something that the files do not tell, or tell of too few people: which of `wanted.WANTED` it is."""

    wanted: str
    thin: str = ""  # empty: missing; else what was too little of it


@dataclass
class Draft:
    tables: list[Table] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)  # sv, en: said to whoever builds the study

    def set(self, key: str, value: str, source: str, year: int | str, grade: str, note: str = "") -> None:
        self.settings.append(Setting(key, value, source, year, grade, note))


def span(years: Sequence[int]) -> str:
    """2019, or 2011-2019."""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
