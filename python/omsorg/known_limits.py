# SPDX-License-Identifier: MIT
"""What a study knows to be off the mark in itself, for its report: `limits.toml` beside `base.toml`.

    [[limit]]
    sv = "Personalkontinuiteten ligger för högt."
    en = "Staff continuity lies too high."
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from omsorg._core import StudyError

FILE = "limits.toml"
LANGUAGES = ("sv", "en")


def nearest(lineage: Sequence[Path], name: str) -> Path:
    """A file of the study itself or, where it extends another, of the nearest that has it: the people are the same."""
    files = [folder / name for folder in lineage]
    return next((file for file in files if file.exists()), files[0])


def read_limits(path: Path) -> list[tuple[str, str]]:
    """Each limit in Swedish and English; none where there is no file. Raises StudyError with everything that is wrong."""
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise StudyError(f"{path}: byte {error.start} is no UTF-8 (the file is text). Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        what, line, column = said.groups() if said else (str(error), None, None)
        place = f":{line}:{column}" if line else ""
        raise StudyError(f"{path}{place}: {what} (the file is TOML). Write [[limit]] with sv and en, each in quotes.") from None
    faults = [f"{path}: {key}: nobody reads this (a limit is [[limit]] with sv and en). Take it away." for key in table if key != "limit"]
    limits = table.get("limit", [])
    if not isinstance(limits, list) or not all(isinstance(one, dict) for one in limits):
        raise StudyError("\n".join([*faults, f"{path}: limit: is no list of tables. Write [[limit]], with two brackets."]))
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*limit\s*\]\]", line)]
    for number, one in enumerate(limits):
        place = f"{path}:{lines[number]}" if number < len(lines) else str(path)
        faults += [f"{place}: limit.{key}: nobody reads this (a limit has sv and en). Take it away." for key in one if key not in LANGUAGES]
        faults += [
            f"{place}: limit.{language}: no text (a report is written in either language). Write a sentence in quotes."
            for language in LANGUAGES
            if not isinstance(one.get(language), str) or not one[language].strip()
        ]
    if faults:
        raise StudyError("\n".join(faults))
    return [(one["sv"], one["en"]) for one in limits]
