# SPDX-License-Identifier: MIT
"""Reads a changed sheet of assumptions back: the settings that differ from the study's, or every error with its cell.

    Antaganden!C17: outcome.tolerance: 1.5 share is out of range (the key allows 0.0 to 1.0 share)

Only the column Value is read. What stands there as it was written changes nothing; a formula counts as the value that
was last computed for it. The file is data: no formula of it is run, no other sheet is looked at, and what unpacks into more
than any workbook of ours is not unpacked.
"""

from __future__ import annotations

import contextlib
import difflib
import math
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from omsorg.seen import visible
from omsorg.study import Setting, Study, StudyError, load
from omsorg.workbook.settings import CellValue, cell_value
from omsorg.workbook.names import NAMES

MOST_FAULTS = 50
MOST_BYTES = 64 * 2**20
MOST_UNPACKED = 2**30
MOST_TEXT = 64 * 2**20  # of what is no sheet and is read whole, as the texts that all sheets share
MOST_ROWS, MOST_COLUMNS = 20_000, 64
LONGEST = 200  # of what stands in the file, in a message
KEY_HEADS = ("Nyckel", "Key")
VALUE_HEADS = ("Värde (ändra här)", "Value (change here)")
SAME = 1e-14  # a number that went through a spreadsheet keeps fifteen digits


@dataclass(frozen=True)
class CellFault:
    """One thing wrong: in which cell, with which key, what, and what to try."""

    sheet: str
    cell: str
    key: str
    problem: str
    suggestion: str = ""

    def __str__(self) -> str:
        parts = [f"{self.sheet}!{self.cell}" if self.cell else self.sheet, self.key, self.problem]
        text = ": ".join(part for part in parts if part)
        return _shown(f"{text}. {self.suggestion}" if self.suggestion else text)


def _shown(text: str) -> str:
    """What stands in a file cannot move the cursor or turn the line round, and does not fill the screen."""
    seen = visible(text)
    return seen if len(seen) <= 2 * LONGEST else f"{seen[:LONGEST]} … {seen[-LONGEST:]}"


class WorkbookError(StudyError):
    """Everything that is wrong with a workbook, told at once; `faults` lists it."""

    def __init__(self, path: Path, faults: Iterable[CellFault]) -> None:
        every = list(faults)
        self.faults = every[:MOST_FAULTS]
        self.found = len(every)
        lines = [f"{path.name}: {fault}" for fault in self.faults]
        if self.found > MOST_FAULTS:
            lines.append(f"{path.name}: and {self.found - MOST_FAULTS} more")
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class _Cell:
    place: str
    key: str
    value: Any


def read_workbook(path: str | os.PathLike[str], study: Study) -> dict[str, object]:
    """The settings that the workbook changes, as `load(..., set=...)` and `study.with_settings` take them.

    Raises WorkbookError (a StudyError) with the cell of everything wrong, FileNotFoundError if there is no such file.
    """
    file = Path(path)
    sheet, cells = _cells(file)
    known = {one.key: one for one in study.settings}
    faults: list[CellFault] = []
    changed: dict[str, object] = {}
    places: dict[str, str] = {}
    for cell in cells:
        fault = _fault(cell, known, places)
        if fault:
            faults.append(CellFault(sheet, cell.place, cell.key, *fault))
            continue
        places[cell.key] = cell.place
        value = _changed(cell.value, known[cell.key])
        if value is not None:
            changed[cell.key] = value
    faults += _refused(study, changed, sheet, places)
    if faults:
        raise WorkbookError(file, sorted(faults, key=lambda one: (len(one.cell), one.cell)))
    return changed


def _cells(file: Path) -> tuple[str, list[_Cell]]:
    """The sheet's name, and each row's key and value with the value's place."""
    import openpyxl

    if file.stat().st_size > MOST_BYTES:
        raise WorkbookError(file, [CellFault("", "", "", f"the file is larger than {MOST_BYTES >> 20} MB")])
    try:
        _weigh(file)
        with contextlib.closing(openpyxl.load_workbook(file, read_only=True, data_only=True)) as opened:
            name = next((name for name in NAMES["assumptions"] if name in opened.sheetnames), None)
            if name is None:
                raise WorkbookError(file, [CellFault("", "", "", f"there is no sheet {NAMES['assumptions'][0]} (or {NAMES['assumptions'][1]})")])
            cells = list(_rows(file, name, opened[name]))
    except WorkbookError:
        raise
    except Exception as error:  # openpyxl raises what its parsers raise, a sheet's only when its rows are read: zip, XML, KeyError, ValueError
        raise WorkbookError(file, [CellFault("", "", "", "this is no workbook (.xlsx) that can be read", "Save it as .xlsx.")]) from error
    if not cells:
        raise WorkbookError(file, [CellFault(name, "", "", "there is no key under the heads")])
    return name, cells


def _weigh(file: Path) -> None:
    """Refuses a small file that unpacks into a huge one. No part is unpacked beyond the size that is read here."""
    with zipfile.ZipFile(file) as parts:
        sizes = [(part.filename.startswith("xl/worksheets/"), part.file_size) for part in parts.infolist()]
    if sum(size for _, size in sizes) > MOST_UNPACKED or sum(size for is_sheet, size in sizes if not is_sheet) > MOST_TEXT:
        raise WorkbookError(file, [CellFault("", "", "", f"unpacked, the file is larger than {MOST_UNPACKED >> 20} MB, or {MOST_TEXT >> 20} MB besides its sheets")])


def _rows(file: Path, name: str, sheet: Any) -> Iterator[_Cell]:
    from openpyxl.utils import get_column_letter

    columns: tuple[int, int] | None = None
    sheet.reset_dimensions()  # how large the sheet is said to be decides nothing: rows beyond it are read too
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        if number > MOST_ROWS:
            raise WorkbookError(file, [CellFault(name, "", "", f"there are more than {MOST_ROWS} rows", "Remove those without a key.")])
        if columns is None:
            heads = [str(one or "") for one in row]
            found = [next((heads.index(head) for head in names if head in heads), None) for names in (KEY_HEADS, VALUE_HEADS)]
            if found[0] is not None and found[1] is not None:
                columns = found[0], found[1]
            continue
        key, value = (row[column] if column < len(row) else None for column in columns)
        if key is not None and str(key).strip():
            yield _Cell(f"{get_column_letter(columns[1] + 1)}{number}", str(key).strip(), value)
    if columns is None:
        raise WorkbookError(file, [CellFault(name, "", "", f"there is no row with the heads {KEY_HEADS[0]} and {VALUE_HEADS[0]}")])


def _fault(cell: _Cell, known: dict[str, Setting], seen: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong and what to try, before the study itself is asked."""
    if cell.key not in known:
        near = difflib.get_close_matches(cell.key, known, 1)
        return "there is no such key", f'Did you mean "{near[0]}"?' if near else ""
    if cell.key in seen:
        return f"the key stands in {seen[cell.key]} already", "Remove one of the rows."
    if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
        return "the cell is empty, or holds a formula that was never computed", "Write a value, or open and save the file in a spreadsheet."
    if isinstance(cell.value, str) and cell.value.startswith("#"):
        return f"the cell is in error ({cell.value[:20]})", "Write a value."
    if not isinstance(cell.value, (bool, int, float, str)):
        return "the cell holds a date or a time", "Format the cell as a number or as text and write the value again."
    if not isinstance(cell.value, str) and not (abs(cell.value) <= sys.float_info.max):
        return "the value is not a number, or too large for one", "Write a number."
    return None


def _changed(value: CellValue, setting: Setting) -> object | None:
    """The value if it differs from the setting's, as a Python value or as TOML text."""
    was = cell_value(setting)
    if isinstance(value, bool) or isinstance(was, bool):
        return None if value is was else value
    if isinstance(value, (int, float)):
        if isinstance(was, float) and math.isclose(value, was, rel_tol=SAME, abs_tol=0.0):
            return None
        return int(value) if float(value).is_integer() else float(value)
    text = " ".join(value.split())
    return None if isinstance(was, str) and text == " ".join(was.split()) else text


def _refused(study: Study, changed: dict[str, object], sheet: str, places: dict[str, str]) -> list[CellFault]:
    """What the study itself says of the changed values."""
    if not changed:
        return []
    try:
        load(study.path, set={**study.overrides, **changed})
    except StudyError as error:
        found = []
        for fault in error.faults:  # type: ignore[attr-defined]
            key = next((key for key in places if fault.key == key or fault.key.startswith(key + ".")), "")
            problem = f"{fault.problem} ({fault.why})" if fault.why else fault.problem
            found.append(CellFault(sheet, places.get(key, ""), fault.key, problem, fault.suggestion))
        return found
    return []
