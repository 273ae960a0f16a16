# SPDX-License-Identifier: MIT
"""LibreOffice as a second opinion: recalculates every formula of a workbook, whatever was cached."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

# Recalculate always when a file is opened (0); otherwise the cached values would be believed.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(books: Sequence[Path], folder: Path) -> list[Path]:
    """The same workbooks, each formula computed anew, written into `folder`."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (libreoffice-calc-nogui)")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE)
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx", "--outdir", str(folder / "new"), *map(str, books)],
        capture_output=True, text=True, timeout=300, check=False,
    )
    found = [folder / "new" / book.name for book in books]
    assert all(book.exists() for book in found), done.stdout + done.stderr
    return found


def cells(book: Path) -> dict[tuple[str, str], object]:
    """Every cell's value as it is cached, by sheet and place."""
    opened = openpyxl.load_workbook(book, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value is not None}


def formulas(book: Path) -> dict[tuple[str, str], str]:
    opened = openpyxl.load_workbook(book)
    return {(sheet.title, cell.coordinate): cell.value for sheet in opened for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}


def agree(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-9)
    return one == other
