# SPDX-License-Identifier: MIT
"""`omsorg diff` in the shell."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from omsorg import given, numbers
from omsorg.difference.comparing import Prepared, prepare, study_at
from omsorg.difference.found import Diff
from omsorg.progress import Bar
from omsorg.workbook import read_workbook

ABOUT = (
    "Tells what differs between two studies and how much each difference moves the results: the changes are made one "
    "at a time, in order, in the same futures, and what they do sums exactly to the whole difference."
)


def add(commands: Any, futures: argparse.ArgumentParser) -> None:
    """Registers the command; `futures` has the options of everything that runs a study."""
    parser = commands.add_parser("diff", parents=[futures], help="what was changed between two studies, and what each change does", description=ABOUT)
    parser.add_argument("a", metavar="A", type=Path, help="folder of a study, or of a finished run")
    parser.add_argument("b", metavar="B", type=Path, nargs="?", help="folder of another one (default: A again)")
    parser.add_argument("--set", metavar="KEY=VALUE", type=given.pair, action="append", default=[], help="change a setting of B; may be repeated")
    parser.add_argument("--workbook", metavar="FILE", type=Path, help="change the settings of B as the assumptions of this plan.xlsx say")
    parser.add_argument("--plan", metavar="PLAN", help="the plan of both (default: as_today)")
    parser.add_argument("--plan-b", metavar="PLAN", help="the plan of B, if it is another one")
    parser.add_argument("--year", metavar="Y,Z", type=given.years, default=[], help="results of these years (default: the last that both have)")
    parser.add_argument("--measure", metavar="M,N", type=given.names, default=[],
                        help="these results, as break_year,unmet_share,net_cost (default: both sides, resources and lives)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--group", action="store_const", const=True, help="take the changes of a section together (default: when more than eight move)")
    how.add_argument("--each", dest="group", action="store_const", const=False, help="take every change by itself")
    parser.add_argument("--order", metavar="K,L", type=given.names, default=[], help="keys or sections that come first, in this order")
    parser.add_argument("--no-alone", dest="alone", action="store_false", help="run no change by itself: half the runs, no interaction")
    parser.add_argument("--stored", action="store_true", help="compare the results of two finished runs as they are, run nothing")
    parser.add_argument("--csv", metavar="OUT", type=Path, help="a file for all figures as comma-separated values")
    parser.add_argument("--json", metavar="OUT", type=Path, help="a file for everything as JSON")
    parser.set_defaults(act=run)


def run(arguments: argparse.Namespace) -> int:
    for path in (arguments.csv, arguments.json):
        if path is not None and not path.absolute().parent.is_dir():  # told now, not after hours of running
            raise FileNotFoundError(f"{path}: there is no folder {path.parent}")
    found = _found(arguments)
    print(found.table(arguments.language))
    for path, write in ((arguments.csv, found.to_csv), (arguments.json, found.to_json)):
        if path is not None:
            write(path)
    return 0


def _found(arguments: argparse.Namespace) -> Diff:
    set: dict[str, object] = dict(arguments.set)
    if arguments.workbook is not None:
        set = {**read_workbook(arguments.workbook, study_at(arguments.b or arguments.a)), **set}
    prepared = prepare(
        arguments.a, arguments.b, plan=arguments.plan, plan_b=arguments.plan_b, set=set, futures=arguments.futures,
        seed=arguments.seed, years=arguments.year, measures=arguments.measure, group=arguments.group, order=arguments.order,
        alone=arguments.alone, no_magic=arguments.no_magic, stored=arguments.stored,
    )
    if not isinstance(prepared, Prepared):
        return prepared.run()
    print(announced(prepared, arguments.language), file=sys.stderr)
    bar = Bar(sys.stderr, arguments.language)
    try:
        return prepared.run(threads=arguments.threads, progress=bar)
    finally:
        bar.close()


def announced(prepared: Prepared, language: str) -> str:
    """How many runs it will take, before the first of them."""
    steps, states = len(prepared.walk.steps), len(prepared.walk.states)
    futures = numbers.futures_text(prepared.walk.futures, language)
    if language == "sv":
        return f"{steps} steg, {states} lägen, {futures} i vart och ett: {prepared.runs} körningar"
    return f"{steps} steps, {states} states, {futures} in each: {prepared.runs} runs"
