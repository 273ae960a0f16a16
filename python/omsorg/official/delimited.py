# SPDX-License-Identifier: MIT
"""CSV as SCB's pages and spreadsheets write it: a title above the head, years as columns or in a column, codes printed only
where they change, notes below; commas, semicolons or tabs; decimal commas; with or without a byte order mark.

A figure's column is one whose head ends in a year or a month ("Folkmängd 2019", "2019M12"), or, in a long table that has
a column for time, the last one. Every column before it is a dimension, and the text of its cells is both code and text,
except that "2482 Skellefteå" gives both.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from omsorg.official.tidy import MOST_CELLS, Category, Cell, Dimension, NotRead, Refusing, Tidy, Trouble, shown

_TIME_AT_END = re.compile(r"^(?:(.*?)\s+)?((?:18|19|20|21)\d\d(?:[MK]\d{1,2})?)$")
_CODE_AND_TEXT = re.compile(r"^(\d{2,4})\s+(\S.*)$")
_CONTENTS_CODE = re.compile(r"^(BE\d{4}[A-Z0-9]{2}|0000\d[A-Z0-9]{3})\s*(.*)$")
_TIME_NAMES = {"tid", "år", "year", "time", "månad", "month", "period"}
_DIMENSION_NAMES = {"region", "kommun", "municipality", "län", "ålder", "age", "alder", "kön", "sex", "kon", "moderns ålder", "age of mother", "kpi"}
_CONTENTS_NAMES = {"contentscode", "tabellinnehåll", "contents", "observations"}
DELIMITERS = (";", "\t", ",")


@dataclass(frozen=True)
class _Head:
    row: int
    names: list[str]
    value_columns: dict[int, tuple[str, str]]  # column -> (contents, time)


def rows_of(refusing: Refusing, text: str) -> list[tuple[int, list[str]]]:
    """Rows with the line on which each begins; blank lines are left out. The separator is the one that makes most columns.

    Prose has quotes too: they are wrong only below the head of a table.
    """
    best: list[tuple[int, list[str]]] = []
    broken: NotRead | None = None
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[tuple[int, list[str]]] = []
        line = 1
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    rows.append((line, [cell.strip() for cell in row]))
                line = reader.line_num + 1
        except csv.Error as error:
            if _head([*rows, (line, [])]):
                broken = refusing.no(f"{line}:1", f"the cells cannot be told apart: {error}", "a quote is open or stands in the wrong place", "Download the file again, or mend the quotes.")
            continue
        if rows and _columns(rows) > (_columns(best) if best else 1):
            best = rows
    if broken and not _head(best):
        raise broken
    return best


def _columns(rows: list[tuple[int, list[str]]]) -> int:
    counts = sorted(len(row) for _, row in rows)
    return counts[len(counts) // 2]


def is_delimited(rows: list[tuple[int, list[str]]]) -> bool:
    return _head(rows) is not None


def _head(rows: list[tuple[int, list[str]]]) -> _Head | None:
    for number, (_, row) in enumerate(rows[:20]):
        names = [name.strip() for name in row]
        if len(names) < 2 or number + 1 >= len(rows) or not _DIMENSION_NAMES & {name.casefold() for name in names}:
            continue
        timed = {i: (found[1] or "", found[2]) for i, name in enumerate(names) if i and (found := _TIME_AT_END.match(name))}
        if timed:
            return _Head(number, names, timed)
        if _TIME_NAMES & {name.casefold() for name in names[:-1]} and len(names) > 2:
            return _Head(number, names, {len(names) - 1: (names[-1], "")})
    return None


def read_delimited(refusing: Refusing, rows: list[tuple[int, list[str]]]) -> Tidy:
    head = _head(rows)
    assert head is not None
    line, names = rows[head.row][0], [refusing.label(f"{rows[head.row][0]}:{i + 1}", name) for i, name in enumerate(rows[head.row][1])]
    title = " ".join(cell for _, row in rows[: head.row] for cell in row if cell)
    first = min(head.value_columns)
    if len(set(names)) != len(names):
        raise refusing.no(f"{line}:1", "a column stands twice", "only one of them could count", "Remove or rename one.")
    if any(i not in head.value_columns for i in range(first, len(names))):
        raise refusing.no(f"{line}:{first + 1}", "columns of figures and of words are mixed", "they cannot be told apart", "Put the columns with years last.")
    found, remarks = _figures(refusing, rows[head.row + 1 :], head, names, first)
    wide = next(iter(head.value_columns.values()))[1] != ""
    columns: list[tuple[str, list[Category]]] = [(name, []) for name in names[:first]]
    keys: list[tuple[Category, ...]] = [key for key, _, _, _ in found]
    extra = ["tabellinnehåll", "tid"] if wide else ["tabellinnehåll"]
    named = {name.casefold() for name in names}
    if not wide and named & _CONTENTS_NAMES:
        extra, keys = [], [key[:-1] for key in keys]
    columns += [(name, []) for name in extra]
    for i, (_, categories) in enumerate(columns):
        categories.extend(dict.fromkeys(key[i] for key in keys))
    at = [{category: i for i, category in enumerate(categories)} for _, categories in columns]

    def cells() -> Iterator[Cell]:
        for key, (_, value, status, where) in zip(keys, found, strict=True):
            yield Cell(tuple(one[category] for one, category in zip(at, key, strict=True)), value, status, where)

    dimensions = tuple(Dimension(name, name, tuple(categories)) for name, categories in columns)
    return Tidy(refusing.file, "CSV", refusing.label("1:1", title[:1000]), dimensions, cells, tuple(remarks))


Found = tuple[tuple[Category, ...], float | None, str, str]


def _figures(
    refusing: Refusing, rows: list[tuple[int, list[str]]], head: _Head, names: list[str], first: int
) -> tuple[list[Found], list[Trouble]]:
    found: list[Found] = []
    remarks: list[Trouble] = []
    above = [""] * first
    seen: dict[tuple[Category, ...], str] = {}
    for number, (line, row) in enumerate(rows):
        if len(row) != len(names):
            if len([cell for cell in row if cell]) == 1 and found:
                remarks.append(Trouble(refusing.file, f"{line}:1", f"{len(rows) - number} lines after the figures are not read", "they are notes", "Nothing needs to be done if they are."))
                break
            raise refusing.no(f"{line}:{min(len(row), len(names)) + 1}", f"the row has {len(row)} cells, the head {len(names)}", "figures would land in the wrong column", "Is there a decimal comma in a file with commas between cells? Save with semicolons, or with decimal points.")
        words = []
        for i in range(first):
            if not row[i] and not above[i]:
                raise refusing.no(f"{line}:{i + 1}", f"{shown(names[i])} is empty, and no row above says it", "the figure cannot be placed", "Fill in the cell.")
            # A code is printed where it changes: an empty cell says what the row above says.
            words.append(row[i] or above[i])
        above = words
        key = tuple(_category(refusing.label(f"{line}:{i + 1}", word)) for i, word in enumerate(words))
        for column, (contents, time) in head.value_columns.items():
            where = f"{line}:{column + 1}"
            value, status = refusing.printed(where, row[column])
            whole = (*key, _contents(contents), Category(time, time)) if time else (*key, _contents(contents))
            if whole in seen:
                raise refusing.no(where, f"the same row stands in {seen[whole]} already", "only one of them could count", "Remove one of them.")
            seen[whole] = where
            found.append((whole, value, status, where))
            if len(found) > MOST_CELLS:
                raise refusing.no(where, f"the file has more than {MOST_CELLS} figures", "it would not fit in the memory of an office computer", "Choose only your municipality and the last ten years.")
    if not found:
        raise refusing.no(f"{rows[0][0] if rows else 1}:1", "there is no row of figures", "there is nothing to read", "Download the file again.")
    return found, remarks


def _category(word: str) -> Category:
    found = _CODE_AND_TEXT.match(word)
    return Category(found[1], word) if found and not found[2].startswith(("år", "year")) else Category(word, word)


def _contents(word: str) -> Category:
    found = _CONTENTS_CODE.match(word)
    return Category(found[1], word) if found else Category(word, word)
