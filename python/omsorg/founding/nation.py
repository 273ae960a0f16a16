# SPDX-License-Identifier: MIT
"""What stands in where a folder tells nothing: tables for Sweden and for each municipality, shipped with the package.

Each file says on top what it is, where it comes from, of which year it is and how sure it is.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SEXES = ("female", "male")
COLUMN = {"female": "women", "male": "men"}
# The twelve age groups of net_migration.csv, and the ages that each holds.
MIGRATION_GROUPS = ("1-5", "6-15", "16-19", "20-24", "25-29", "30-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")


@dataclass(frozen=True)
class Municipality:
    code: str
    name: str
    tax_rate: float
    relative_tax_base: float
    land_km2: float
    deaths: float
    expected_deaths: float


def text(name: str) -> str:
    """A shipped file as it stands."""
    return (files("omsorg.founding") / "national" / name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a shipped table, its notes left out."""
    return list(csv.DictReader(line for line in text(name).splitlines() if not line.startswith("#")))


@cache
def municipalities() -> dict[str, Municipality]:
    return {
        row["code"]: Municipality(row["code"], row["name"], *(float(row[c]) for c in ("tax_rate", "relative_tax_base", "land_km2", "deaths", "expected_deaths")))
        for row in rows("municipalities.csv")
    }


def names() -> dict[str, str]:
    """Codes by lower-case name."""
    return {one.name.casefold(): one.code for one in municipalities().values()}


@cache
def by_sex(name: str) -> dict[str, list[float]]:
    """A table with the columns age (0 to 100), women and men, as lists by sex."""
    found = rows(name)
    return {sex: [float(row[COLUMN[sex]]) for row in found] for sex in SEXES}


@cache
def fertility() -> dict[int, float]:
    """Births per woman and year by age of mother, Sweden 2011-2015."""
    return {int(row["age"]): float(row["rate"]) for row in rows("fertility.csv")}


def migration_of(code: str) -> dict[tuple[str, str], float]:
    """Net migrants a year by sex and age group, mean of 2015-2019."""
    row = next(row for row in rows("net_migration.csv") if row["code"] == code)
    return {(sex, group): float(row[f"{COLUMN[sex]} {group}"]) for sex in SEXES for group in MIGRATION_GROUPS}


def group_ages(group: str) -> range:
    first, _, last = group.removesuffix("+").partition("-")
    return range(int(first), int(last) + 1 if last else 101)
