# SPDX-License-Identifier: MIT
"""Two versions of a table file, cell by cell, in summary.

Rows are paired by their first columns: as few of them as tell every row of both files from the others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from omsorg import _core, numbers


@dataclass(frozen=True)
class Cell:
    """A cell that differs: which row, which column, what stood there and what stands there."""

    row: tuple[str, ...]
    column: str
    before: str
    after: str

    @property
    def move(self) -> float:
        before, after = _number(self.before), _number(self.after)
        return 0.0 if before is None or after is None else after - before


@dataclass(frozen=True)
class TableChange:
    """What differs between two versions of a table."""

    key_columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    compared: int  # cells in rows and columns that both have
    rows_added: tuple[tuple[str, ...], ...]
    rows_removed: tuple[tuple[str, ...], ...]
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    sums: tuple[tuple[str, float, float], ...]  # (column, before, after) of the columns of numbers that differ
    notes: tuple[tuple[str, str], ...]  # lines on top that differ
    reordered: bool = False

    @property
    def moves(self) -> bool:
        """False when only lines on top differ that no run reads; of them it reads the year."""
        year = any(line.startswith("year:") for pair in self.notes for line in pair)
        return bool(self.cells or self.rows_added or self.rows_removed or self.columns_added or self.columns_removed or self.reordered or year)

    def words(self, language: str) -> list[str]:
        swedish = language == "sv"
        lines = []
        if self.cells:
            columns = list(dict.fromkeys(cell.column for cell in self.cells))
            per_column = ", ".join(f"{column} {sum(cell.column == column for cell in self.cells)}" for column in columns)
            lines.append(
                f"{len(self.cells)} av {self.compared} celler ändrade ({per_column})" if swedish
                else f"{len(self.cells)} of {self.compared} cells changed ({per_column})"
            )
            biggest = max(self.cells, key=lambda cell: abs(cell.move))
            where = ", ".join(f"{name} {value}" for name, value in zip(self.key_columns, biggest.row, strict=False))
            lines.append(f"{'mest' if swedish else 'most'}: {where}, {biggest.column} {biggest.before} → {biggest.after}")
        for what, rows in (("added", self.rows_added), ("removed", self.rows_removed)):
            if rows:
                word = {"added": "nya rader", "removed": "borttagna rader"}[what] if swedish else f"rows {what}"
                lines.append(f"{len(rows)} {word}: {_some(' '.join(row) for row in rows)}")
        for what, columns_ in (("added", self.columns_added), ("removed", self.columns_removed)):
            if columns_:
                word = {"added": "nya kolumner", "removed": "borttagna kolumner"}[what] if swedish else f"columns {what}"
                lines.append(f"{word}: {', '.join(columns_)}")
        for column, before, after in self.sums:
            lines.append(f"{'summa' if swedish else 'sum of'} {column}: {_figure(before, language)} → {_figure(after, language)}")
        if self.reordered:
            lines.append("samma rader i annan ordning" if swedish else "the same rows in another order")
        for before_line, after_line in self.notes:
            lines.append(f"{'överst' if swedish else 'on top'}: {before_line or numbers.NOTHING} → {after_line or numbers.NOTHING}")
        return lines


def compare_tables(before: bytes, after: bytes) -> TableChange:
    top_a, head_a, rows_a = _read(before)
    top_b, head_b, rows_b = _read(after)
    shared = [column for column in head_a if column in head_b]
    keys = _keys(shared, (head_a, rows_a), (head_b, rows_b))
    a, b = _by_key(head_a, rows_a, keys), _by_key(head_b, rows_b, keys)
    values = [column for column in shared if column not in keys]
    both = [row for row in a if row in b]
    cells = tuple(Cell(row, column, a[row][column], b[row][column]) for row in both for column in values if a[row][column] != b[row][column])
    added, removed = tuple(row for row in b if row not in a), tuple(row for row in a if row not in b)
    sums = []
    for column in values:
        total_a, total_b = _sum(a, column), _sum(b, column)
        if total_a is not None and total_b is not None and (total_a != total_b or any(cell.column == column for cell in cells)):
            sums.append((column, total_a, total_b))
    only_a = [line for line in top_a if line not in top_b]
    only_b = [line for line in top_b if line not in top_a]
    longest = max(len(only_a), len(only_b))
    notes = tuple(zip(only_a + [""] * (longest - len(only_a)), only_b + [""] * (longest - len(only_b)), strict=True))
    return TableChange(
        tuple(keys), cells, len(both) * len(values), added, removed,
        tuple(column for column in head_b if column not in head_a), tuple(column for column in head_a if column not in head_b),
        tuple(sums), notes, reordered=not added and not removed and list(a) != list(b),
    )


def _read(content: bytes) -> tuple[list[str], list[str], list[list[str]]]:
    lines = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
    top = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
    rows = [row for row in csv.reader(line for line in lines if line and not line.startswith("#")) if row]
    head = rows[0] if rows else []
    return top, head, [row + [""] * (len(head) - len(row)) for row in rows[1:]]


def _keys(shared: Sequence[str], *tables: tuple[list[str], list[list[str]]]) -> list[str]:
    for count in range(1, len(shared) + 1):
        keys = list(shared[:count])
        if all(len({_key(head, row, keys) for row in rows}) == len(rows) for head, rows in tables):
            return keys
    return list(shared)


def _key(head: list[str], row: list[str], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[head.index(key)] for key in keys)


def _by_key(head: list[str], rows: list[list[str]], keys: Sequence[str]) -> dict[tuple[str, ...], dict[str, str]]:
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        key = _key(head, row, keys)
        same = sum(one[: len(key)] == key for one in found)
        found[key if key not in found else (*key, f"({same + 1})")] = dict(zip(head, row, strict=False))
    return found


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _sum(rows: dict[tuple[str, ...], dict[str, str]], column: str) -> float | None:
    found = [_number(row[column]) for row in rows.values() if row[column] != ""]
    figures = [one for one in found if one is not None]
    return sum(figures) if figures and len(figures) == len(found) else None


def _figure(value: float, language: str) -> str:
    decimals = 0 if value == int(value) else min(6, len(_core.shortest(round(value, 6)).partition(".")[2]))
    return numbers.plain(value, decimals, language)


def _some(rows: Iterable[str]) -> str:
    shown = list(rows)
    return ", ".join(shown[:3]) + (f" … (+{len(shown) - 3})" if len(shown) > 3 else "")
