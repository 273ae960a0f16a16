# SPDX-License-Identifier: MIT
"""plan.xlsx: the results as a workbook in which money follows named cells, and whose assumptions can be read back.

Writing needs XlsxWriter and reading openpyxl (extra `workbook`); both are looked for when they are needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from omsorg.workbook.reading import CellFault, WorkbookError, read_workbook

if TYPE_CHECKING:
    from omsorg.report.facts import Facts
    from omsorg.results import Results

__all__ = ["CellFault", "WorkbookError", "read_workbook", "write"]


def write(
    path: str | os.PathLike[str],
    results: Results,
    facts: Facts,
    drawn: Callable[[str, list[int]], Mapping[str, list[float]]],
    language: str = "sv",
    began: str = "",
) -> None:
    """Writes plan.xlsx.

    `drawn` gives, by plan and futures, what each future drew of every key; `began` is when the run began (ISO 8601).
    """
    from omsorg.workbook import book

    book.write(path, results, facts, drawn, language, began)
