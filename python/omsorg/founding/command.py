# SPDX-License-Identifier: MIT
"""`omsorg new-study` in the shell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from omsorg.founding.found import new_study

ABOUT = (
    "Builds a study folder for any Swedish municipality from files that were downloaded from SCB (JSON-stat, PX, CSV) and Kolada "
    "(JSON). What a file is, its content tells, not its name. What the files do not tell stands in, and MISSING.md says how to get it."
)


def add(commands: Any) -> None:
    """Registers the command."""
    parser = commands.add_parser("new-study", help="build a study for a municipality from downloaded files", description=ABOUT)
    parser.add_argument("municipality", metavar="CODE", help="the municipality: its code, as 2482, or its name")
    parser.add_argument("--from", dest="folder", metavar="FOLDER", type=Path, required=True, help="folder with the downloaded files")
    parser.add_argument("--to", metavar="STUDY", type=Path, help="where to write the study (default: studies/CODE)")
    parser.add_argument("--force", action="store_true", help="put the new study in the place of one that stands there")
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="language of what is printed and of MISSING.md (default: sv)")
    parser.set_defaults(act=run)


def run(arguments: argparse.Namespace) -> int:
    made = new_study(arguments.municipality, from_=arguments.folder, to=arguments.to, force=arguments.force, language=arguments.language)
    print(made.table(arguments.language))
    words = ("Pröva den", "kör den") if arguments.language == "sv" else ("Check it", "run it")
    print(f"\n{words[0]}: omsorg check {made.path}\n{words[1].capitalize()}: omsorg run {made.path}")
    return 0
