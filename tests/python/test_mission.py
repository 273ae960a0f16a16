# SPDX-License-Identifier: MIT
"""The progress of the mission is true as far as a machine can tell: what it names exists, and its sum is right."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/mission.md").read_text(encoding="utf-8")

COLUMNS = ("row", "what", "state", "scenario key", "test", "page", "what is left")
STATES = ("done", "partly", "missing")

#: What a study, a plan or the command line says, and no key does.
WORDS = {"extends", "with", "over", "grade", "--no-magic", "omsorg diff"}


def table() -> list[dict[str, str]]:
    lines = [line for line in TEXT.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert tuple(cells[0]) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells[2:]]


ROWS = table()
BEGUN = [row for row in ROWS if row["state"] != "missing"]


def keys() -> set[str]:
    reference = (ROOT / "docs/reference/keys.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([a-z_0-9]+\.[a-z_0-9.]+)`", reference))


KEYS = keys()
PLANS = {path.stem for path in (ROOT / "scenarios").glob("*/plans/*.toml")}
MEASURES = {path.stem for path in (ROOT / "docs/measures/en").glob("*.md")}


def exists(name: str) -> bool:
    """Whether a name of the column of keys is a key, a family of keys, a table, a measure, a plan or a word."""
    key, _, value = name.partition(" = ")
    if value:
        return key in KEYS
    if "/" in name:
        return any(ROOT.glob(name))
    if "*" in name:
        return any(fnmatchcase(known, name) for known in KEYS)
    tables = {path.stem for path in (ROOT / "scenarios").glob("*/*.csv")}
    files = {path.name for path in (ROOT / "scenarios").glob("*/*.csv")}
    return name in KEYS | WORDS | PLANS | MEASURES | tables | files


def test_the_names_of_the_rows_are_their_own():
    assert len({row["row"] for row in ROWS}) == len(ROWS)


def test_the_states_are_three_and_their_sum_stands_in_the_head():
    count = Counter(row["state"] for row in ROWS)
    assert set(count) <= set(STATES)
    done, partly, missing = (count[state] for state in STATES)
    assert f"\n{done} done, {partly} partly, {missing} missing of {len(ROWS)} rows.\n" in TEXT


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_what_a_row_names_exists(row):
    if row["state"] == "missing":
        assert row["scenario key"] == row["test"] == row["page"] == "-"
        return
    for column, folder in (("test", "tests/"), ("page", "")):
        for path in row[column].split(", "):
            assert path.startswith(folder), path
            assert (ROOT / path).is_file(), f"{row['row']} names {path}"
    for name in re.findall(r"`([^`]+)`", row["scenario key"]):
        assert exists(name), f"{row['row']} names {name}"


@pytest.mark.parametrize("row", BEGUN, ids=lambda row: row["row"])
def test_what_is_not_whole_says_what_is_left(row):
    assert row["what is left"] or row["state"] == "done"


def test_a_name_that_is_none_is_found():
    assert not exists("escort.kindness")
    assert not exists("kindness.*")
    assert not exists("scenarios/utopia")
    assert exists("escort.model = bookable") and not exists("escort.mood = good")
