# SPDX-License-Identifier: MIT
"""`omsorg` in the shell: run, compare, diff, check, new-study, schema, measures, queue, doctor.

Exit codes: 0 done, 1 our own defect (or a figure of the doctor's that differs, or a precision that was not reached), 2 bad input (nothing is written), 130 interrupted (what is finished is kept).
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import omsorg
from omsorg import _core, given
from omsorg.comparison import Comparison, compare
from omsorg.difference import NotComparable
from omsorg.difference import command as diff_command
from omsorg.doctor import TIERS, NotExamined, examine
from omsorg.forecasting import forecast
from omsorg.founding import command as new_study_command
from omsorg.measures import describe, overview
from omsorg.progress import Bar
from omsorg.queue import read_queue
from omsorg.ranking import HOURS, YARDSTICKS, Ranking
from omsorg.study import StudyError, load, toml_value
from omsorg.texttable import aligned
from omsorg.workbook import read_workbook

DIFFERS = 1
BAD_INPUT = 2
INTERRUPTED = 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="omsorg",
        description="Will the hours of our staff suffice for the needs of our people, year by year?",
        epilog="Exit codes: 0 done, 1 a figure of the doctor's differs or an asked precision was not reached, 2 bad input (nothing is written), 130 interrupted (what is finished is kept).",
    )
    parser.add_argument("--version", action="version", version=f"omsorg {omsorg.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    study = argparse.ArgumentParser(add_help=False)
    study.add_argument("study", metavar="STUDY", type=Path, help="folder of the study, as scenarios/skelleftea")
    study.add_argument("--set", metavar="KEY=VALUE", type=given.pair, action="append", default=[],
                       help='change a setting for this run, as travel.road_speed="50 km/h"; may be repeated')
    futures = argparse.ArgumentParser(add_help=False)
    futures.add_argument("--futures", metavar="N", type=given.count, help="how many futures (default: as the study says)")
    futures.add_argument("--seed", metavar="N", type=given.seed, help="seed of all chance (default: as the study says)")
    futures.add_argument("--threads", metavar="N", type=given.count, default=0, help="threads (default: one for each core); changes no figure")
    futures.add_argument("--no-magic", action="store_true", help="set every effect of grade D and E to no effect")
    futures.add_argument("--language", choices=("sv", "en"), default="sv", help="language of tables and report (default: sv)")

    run = commands.add_parser("run", parents=[study, futures], help="run a study and write its report")
    run.add_argument("--plans", metavar="A,B", type=given.names, help="which plans (default: all, and each component alone)")
    run.add_argument("--component-futures", metavar="N", type=given.count,
                     help="futures for each component taken alone (default: a quarter of the futures)")
    run.add_argument("--out", metavar="DIR", type=Path, default=Path("out"), help="where to write (default: out)")
    run.add_argument("--workbook", metavar="FILE", type=Path,
                     help="a plan.xlsx whose sheet of assumptions was changed: run with what it changes")
    run.set_defaults(act=_run)

    what_if = commands.add_parser("compare", parents=[study, futures], help="compare two or more plans in the same futures",
                                  description="Settings apply under both plans. If both plans are the same one they "
                                  "apply to the second only: the comparison then shows what the settings do. From three "
                                  "plans on the others are ranked against the first, in hours, kronor and lives.")
    what_if.add_argument("plan_a", metavar="PLAN_A")
    what_if.add_argument("plan_b", metavar="PLAN_B")
    what_if.add_argument("more", metavar="PLAN", nargs="*", help="further plans; also several at once, as bookable_escort+reablement")
    what_if.add_argument("--by", metavar="YARDSTICK", default=HOURS, choices=[one.name for one in YARDSTICKS],
                         help="rank more than two plans by this, the best first: %(choices)s (default %(default)s)")
    what_if.set_defaults(act=_compare)

    diff_command.add(commands, futures)

    check = commands.add_parser("check", parents=[study], help="read and check a study, run nothing")
    check.set_defaults(act=_check)

    new_study_command.add(commands)

    schema = commands.add_parser("schema", help="print the JSON Schema of a study's base.toml (or of a plan, or of a queue's file)")
    which = schema.add_mutually_exclusive_group()
    which.add_argument("--plan", action="store_true", help="the schema of a plan")
    which.add_argument("--queue", action="store_true", help="the schema of a queue's file")
    schema.set_defaults(act=_schema)

    measures = commands.add_parser("measures", help="tell what the measures mean",
                                   description="Tells what each measure means, how it is computed and what it does not say; without a name, which there are.")
    measures.add_argument("measures", metavar="MEASURE", nargs="*", help="as unmet_share")
    measures.add_argument("--language", choices=("sv", "en"), default="sv", help="language (default: sv)")
    measures.set_defaults(act=_measures)

    queue = commands.add_parser("queue", help="run a network of stations that a file describes",
                                description="Runs a network of stations and people, as scenarios/queues/phone_desk.toml, and tells who waits how long.")
    queue.add_argument("file", metavar="FILE", type=Path, help="what is described, in TOML; its keys: docs/reference/queues.md")
    queue.add_argument("--set", metavar="KEY=VALUE", type=given.pair, action="append", default=[],
                       help="change a key for this run, as station.desk.capacity=3; may be repeated")
    queue.add_argument("--replications", metavar="N", type=given.count, help="how many runs (default: as the file says)")
    queue.add_argument("--seed", metavar="N", type=given.seed, help="seed of all chance (default: as the file says)")
    queue.add_argument("--threads", metavar="N", type=given.count, default=0, help="threads (default: one for each core); changes no figure")
    queue.add_argument("--until-precision", metavar="X", type=given.share,
                       help="run until the interval of the time in the house is so narrow, as 0.05; at most --replications")
    queue.add_argument("--mirrored", action="store_true", help="each run with its mirror, in which every uniform number u is 1 - u")
    queue.add_argument("--csv", metavar="OUT", type=Path, help="a file for all figures as comma-separated values")
    queue.add_argument("--json", metavar="OUT", type=Path, help="a file for all figures as JSON")
    queue.add_argument("--language", choices=("sv", "en"), default="sv", help="language of the table (default: sv)")
    queue.set_defaults(act=_queue)

    doctor = commands.add_parser("doctor", help="hold the library against what is known, on this machine",
                                 description="Simulates models of which the answer is known (closed forms, published "
                                 "tables, certified digits) and says of each figure whether it agrees. Too imprecise is no agreement.")
    doctor.add_argument("--tier", choices=TIERS, default="check", help="how sharp; what is sharper takes longer (default: check)")
    doctor.add_argument("--rows", metavar="R001,R066", type=given.names, help="only these rows of the table (default: all of the tier and below)")
    doctor.add_argument("--seed", metavar="N", type=given.seed, help="seed of all chance (default: fixed for a check, else another each time)")
    doctor.add_argument("--threads", metavar="N", type=given.count, default=0, help="threads (default: one for each core); changes no figure")
    doctor.add_argument("--language", choices=("sv", "en"), default="sv", help="language of the table (default: sv)")
    doctor.set_defaults(act=_doctor)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    began = time.time()
    study = _study(arguments)
    study.choose(arguments.plans)
    futures = arguments.futures or study.core.futures
    bar = Bar(sys.stderr, arguments.language)
    try:
        results = forecast(
            study, arguments.plans, futures, seed=arguments.seed, threads=arguments.threads, no_magic=arguments.no_magic,
            progress=bar, keep_on_interrupt=True, component_futures=arguments.component_futures or _a_quarter(futures),
        )
    finally:
        bar.close()
    if results.done == 0:
        print("Avbruten innan någon körning var klar." if arguments.language == "sv" else "Interrupted before any run had finished.", file=sys.stderr)
        return INTERRUPTED
    from omsorg.writing import write_all

    written = write_all(arguments.out, study, results, arguments.language, _run_facts(began, arguments.threads))
    print(results.table(language=arguments.language))
    _say_where(written, results.complete, results.done, results.total, arguments.language)
    return 0 if results.complete else INTERRUPTED


def _study(arguments: argparse.Namespace) -> omsorg.Study:
    """The study as the workbook and then --set change it; says what the workbook changes."""
    set = dict(arguments.set)
    if arguments.workbook is None:
        return load(arguments.study, set=set)
    as_it_is = load(arguments.study)
    changed = read_workbook(arguments.workbook, as_it_is)
    for key, value in changed.items():
        was = as_it_is.setting(key).value
        print(f"{arguments.workbook.name}: {key} = {toml_value(value)} ({'var' if arguments.language == 'sv' else 'was'} {was})", file=sys.stderr)
    return load(arguments.study, set={**changed, **set})


def _a_quarter(futures: int) -> int:
    """Components answer a side question; the futures are spent where the main one is answered. At least one."""
    return (futures + 3) // 4


def _run_facts(began: float, threads: int) -> dict[str, object]:
    """What differs between two equal runs; it lies outside every hash."""
    return {
        "began": datetime.datetime.fromtimestamp(began, datetime.UTC).isoformat(timespec="seconds"),
        "seconds": round(time.time() - began, 3),
        "threads": threads or os.cpu_count(),
        "machine": platform.platform(),
        "python": platform.python_version(),
    }


def _say_where(written: Path, complete: bool, done: int, total: int, language: str) -> None:
    if complete:
        print(f"\n{'Rapporten' if language == 'sv' else 'The report'}: {written / 'report.html'}")
        if (written / "plan.xlsx").exists():
            print(f"{'Arbetsboken' if language == 'sv' else 'The workbook'}: {written / 'plan.xlsx'}")
    elif language == "sv":
        print(f"Avbruten: {done} av {total} körningar är klara och ligger i {written}", file=sys.stderr)
    else:
        print(f"Interrupted: {done} of {total} runs are finished and lie in {written}", file=sys.stderr)


def _compare(arguments: argparse.Namespace) -> int:
    study = load(arguments.study)
    bar = Bar(sys.stderr, arguments.language)
    set = dict(arguments.set)
    plans = list(dict.fromkeys([arguments.plan_a, arguments.plan_b, *arguments.more]))
    found: Comparison | Ranking
    try:
        if len(plans) > 2:
            found = Ranking(forecast(
                study.with_settings(set) if set else study, plans, arguments.futures, seed=arguments.seed, threads=arguments.threads,
                no_magic=arguments.no_magic, progress=bar,
            ), plans[0], plans, by=arguments.by)
        else:
            found = compare(
                study, arguments.plan_a, arguments.plan_b, set, futures=arguments.futures,
                seed=arguments.seed, threads=arguments.threads, no_magic=arguments.no_magic, progress=bar,
            )
    finally:
        bar.close()
    print(found.table(language=arguments.language))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    study = load(arguments.study, set=dict(arguments.set))
    lacking = len(study.core.lacking_sources)
    print(f"{study.name}: {len(study.settings)} settings ({lacking} without a source), plans {', '.join(p.name for p in study.plans)}, "
          f"{study.first_year}-{study.last_year}")
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    print(_core.plan_schema() if arguments.plan else _core.network_schema() if arguments.queue else _core.base_schema())
    return 0


def _measures(arguments: argparse.Namespace) -> int:
    try:
        told = [describe(name).text(arguments.language) for name in arguments.measures]
    except KeyError as error:
        print(f"omsorg: {error.args[0]}", file=sys.stderr)
        return BAD_INPUT
    print("\n\n\n".join(told) if told else aligned(overview(arguments.language), left=3))
    return 0


def _queue(arguments: argparse.Namespace) -> int:
    network = read_queue(arguments.file, set=dict(arguments.set))
    for warning in network.warnings:
        print(f"{'varning' if arguments.language == 'sv' else 'warning'}: {warning}", file=sys.stderr)
    bar = Bar(sys.stderr, arguments.language, en="replications")
    try:
        found = network.run(arguments.replications, seed=arguments.seed, threads=arguments.threads,
                            until_precision=arguments.until_precision, mirrored=arguments.mirrored, progress=bar)
    except StudyError:
        raise
    except ValueError as error:  # what cannot be asked of a run
        print(f"omsorg: {error}", file=sys.stderr)
        return BAD_INPUT
    finally:
        bar.close()
    print(found.table(arguments.language))
    for path, write in ((arguments.csv, found.to_csv), (arguments.json, found.to_json)):
        if path is not None:
            write(path)
    return 0 if found.precision_met else DIFFERS


def _doctor(arguments: argparse.Namespace) -> int:
    bar = Bar(sys.stderr, arguments.language, sv="modeller", en="models")
    try:
        found = examine(arguments.tier, arguments.rows, seed=arguments.seed, threads=arguments.threads, progress=bar)
    except NotExamined as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    finally:
        bar.close()
    print(found.table(arguments.language))
    return 0 if found.all_agree else DIFFERS


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    # A queue system that ends a job says TERM; what is finished is kept then too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return int(arguments.act(arguments))
    except (StudyError, NotComparable) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("Avbruten." if getattr(arguments, "language", "en") == "sv" else "Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        print(f"omsorg: {error}", file=sys.stderr)
        return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
