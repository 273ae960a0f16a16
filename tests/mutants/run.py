#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants faults in the library, one at a time, and sees whether the tests find them.

run.py [NAME...]   builds each fault (or those named) with the test it names, and expects that test to fail
run.py --check     only asks whether every fault still fits the tree and names a test that is there

A fault is a patch beside this file. Two lines at its head say what is wrong, and which test must see it:

    Of two bookings at one instant the last is taken first.
    Caught by: engine/agenda_test

Each hunk must fit in exactly one place, wherever that is: so a fault outlives the edits around it, and one that no
longer fits says so. The work is done on a copy of the sources in build/mutants, where each test named is a program
of its own: small to build, quick to run. A test that takes ten times as long as it should hangs, and so has caught
its fault. A fault that does not compile was not caught.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parent
TREE = HERE.parents[1]
WORK = TREE / "build/mutants"
COPY = WORK / "tree"
LOG = WORK / "log.txt"
COPIED = ("CMakeLists.txt", "cmake", "include", "src", "tests")
MAY_CHANGE = re.compile(r"(?:include/omsorg|src)/(?:base|chance|observe|engine)/")
MOST_MEMORY = 4 << 30
PROGRAMS = """\
cmake_minimum_required(VERSION 3.24)
project(mutants LANGUAGES CXX)
add_subdirectory(tree EXCLUDE_FROM_ALL)
find_package(Boost REQUIRED)
find_package(GTest REQUIRED)
function(program name layer test)
  add_executable(${name} tree/tests/${test}.cpp)
  target_link_libraries(${name} PRIVATE omsorg::${layer} Boost::headers GTest::gtest_main GTest::gmock)
  target_compile_definitions(${name} PRIVATE OMSORG_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}/tree")
endfunction()
"""


class Trouble(Exception):
    """Why a fault was not caught, or a tree cannot be trusted."""


class Fault:
    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.what, caught_by, *self.patch = path.read_text(encoding="utf-8").splitlines()
        if not (found := re.fullmatch(r"Caught by: ((\w+)/(\w+_test))", caught_by)):
            raise SystemExit(f"{path}:2: say here which test must see it: Caught by: LAYER/ROOM_test")
        self.test, self.layer, self.room = found.groups()
        self.program = f"{self.layer}_{self.room}"

    @cached_property
    def hunks(self) -> list[tuple[str, str, str]]:
        """Each with the file it changes, what stands there, and what shall stand there instead."""
        hunks, file = [], ""
        for line in self.patch:
            if line.startswith("+++ b/"):
                file = line[6:]
            elif line.startswith("@@"):
                hunks.append((file, "", ""))
            elif not line.startswith("--- a/"):
                file, old, new = hunks.pop()
                text = line[1:] + "\n"
                hunks.append((file, old if line[:1] == "+" else old + text, new if line[:1] == "-" else new + text))
        return hunks

    def planted(self, tree: Path) -> dict[Path, str]:
        """The files of a tree that it changes, as they are with the fault."""
        changed: dict[Path, str] = {}
        for file, old, new in self.hunks:
            path = tree / file
            if not MAY_CHANGE.match(file) or not path.is_file():
                raise Trouble(f"{file} is no source of base, chance, observe or engine")
            text = "\n" + changed.get(path, path.read_text(encoding="utf-8"))
            if (places := text.count("\n" + old)) != 1:
                raise Trouble(f"this stands in {places} places of {file}, not in one:\n{old}")
            changed[path] = text.replace("\n" + old, "\n" + new)[1:]
        if all(text == path.read_text(encoding="utf-8") for path, text in changed.items()):
            raise Trouble("it changes nothing")
        return changed


def do_all_fit(faults: list[Fault]) -> bool:
    troubles = []
    for fault in faults:
        try:
            built = (TREE / "tests" / fault.layer / "CMakeLists.txt").read_text(encoding="utf-8")
            if not re.search(rf"\b{fault.room}\.cpp\b", built) or not (TREE / "tests" / f"{fault.test}.cpp").is_file():
                raise Trouble(f"tests/{fault.layer}/CMakeLists.txt builds no {fault.room}.cpp")
            fault.planted(TREE)
        except (Trouble, OSError) as trouble:
            troubles.append(f"{fault.name}: {trouble}")
    print(*troubles, f"{len(faults) - len(troubles)} of {len(faults)} planted faults fit the tree", sep="\n")
    return not troubles


def write(path: Path, content: bytes) -> None:
    """What is there already keeps its age, so that nothing is built for it."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def prepare(faults: list[Fault]) -> None:
    found = [path for name in COPIED for path in ((TREE / name).rglob("*") if (TREE / name).is_dir() else [TREE / name])]
    files = {COPY / path.relative_to(TREE): path for path in found if path.is_file() and path.suffix != ".pyc"}
    for stale in {path for path in COPY.rglob("*") if path.is_file()} - files.keys():
        stale.unlink()
    for path, source in files.items():
        write(path, source.read_bytes())
    programs = sorted({f"program({fault.program} {fault.layer} {fault.test})\n" for fault in faults})
    write(WORK / "CMakeLists.txt", (PROGRAMS + "".join(programs)).encode())
    # Neither the fastest code nor the strictest compiler: what counts is the time from a fault to its test.
    command = ["cmake", "-S", WORK, "-B", WORK / "out", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O1",
               f"-DCMAKE_CXX_COMPILER_LAUNCHER={shutil.which('ccache') or ''}"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise Trouble(f"the copy cannot be configured:\n{made.stdout}{made.stderr}")


def build(programs: list[str], jobs: int) -> None:
    command = ["ninja", "-C", WORK / "out", "-j", str(jobs), *programs]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise Trouble(f"does not compile:\n{made.stdout}{made.stderr}")


def first_failure(program: str, seconds: float) -> str:
    """The first test that fails, and how if not by a failed expectation; nothing if all pass."""
    command = [WORK / "out" / program, "--gtest_filter=-*Nightly.*", "--gtest_fail_fast"]
    how = ""
    with LOG.open("w") as log:
        try:
            code = subprocess.run(
                command, stdout=log, stderr=log, timeout=seconds, check=False,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))).returncode
            if code not in {0, 1}:
                how = f" (ends with {code})"
        except subprocess.TimeoutExpired:
            code, how = None, " (hangs)"
    said = LOG.read_text(encoding="utf-8", errors="replace")
    if code == 0 and re.search(r"^\[  PASSED  \] [1-9]", said, re.M):
        return ""
    failed = re.findall(r"^\[  FAILED  \] ([\w/]+\.[\w/]+)", said, re.M)
    begun = re.findall(r"^\[ RUN      \] ([\w/]+\.[\w/]+)", said, re.M)
    if not begun:
        raise Trouble(f"{program} runs no test:\n{said[-1000:]}")
    return (failed[0] if failed else begun[-1]) + how


def see_all_pass(faults: list[Fault], jobs: int) -> dict[str, float]:
    """How long each test may take; without a fault they must all pass."""
    programs = sorted({fault.program for fault in faults})
    build(programs, jobs)
    limits = {}
    for program in programs:
        started = time.monotonic()
        if failed := first_failure(program, 900):
            raise Trouble(f"without a fault {program} fails: {failed}")
        limits[program] = 20 + 10 * (time.monotonic() - started)
    print(f"without a fault all {len(programs)} tests pass", flush=True)
    return limits


def catch(fault: Fault, limits: dict[str, float], jobs: int) -> str:
    """The test that fails with the fault."""
    changed = fault.planted(COPY)
    sound = {path: path.read_bytes() for path in changed}
    try:
        for path, text in changed.items():
            write(path, text.encode())
        build([fault.program], jobs)
        if not (caught := first_failure(fault.program, limits[fault.program])):
            raise Trouble(f"SURVIVES {fault.test}")
        return caught
    finally:
        for path, content in sound.items():
            write(path, content)


def summary(rows: list[tuple[Fault, str, float]], verdict: str) -> str:
    commit, compiler = (subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False).stdout.partition("\n")[0]
                        for command in (["git", "rev-parse", "--short", "HEAD"], ["c++", "--version"]))
    head = (f"# Planted faults\n\n{verdict} on {datetime.now(UTC):%Y-%m-%d}, on commit {commit or 'unknown'} ({compiler}).\n\n"
            "Each is an error that an engineer could make, planted alone. The test beside it was the first to fail.\n"
            "`tests/mutants/run.py --summary FILE` writes this page; `tests/mutants/README.md` says more.\n\n"
            "| fault | what is wrong | caught by | seconds |\n|---|---|---|---|\n")
    return head + "".join(f"| {fault.name} | {fault.what} | {found} | {seconds:.1f} |\n" for fault, found, seconds in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Plants faults one at a time and sees whether the tests find them.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="faults to plant; all if none is named")
    parser.add_argument("--check", action="store_true", help="only ask whether every fault still fits the tree")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many compilers at once")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="write what was found, with the date")
    asked = parser.parse_args()
    faults = [Fault(path) for path in sorted(HERE.glob("*.patch"))]
    if unknown := set(asked.names) - {fault.name for fault in faults}:
        parser.error(f"there is no fault named {', '.join(sorted(unknown))}")
    faults = [fault for fault in faults if not asked.names or fault.name in asked.names]
    fit = do_all_fit(faults)
    if asked.check or not fit:
        return 0 if fit else 1

    prepare(faults)
    limits = see_all_pass(faults, asked.jobs)
    rows, caught = [], 0
    for fault in faults:
        started = time.monotonic()
        try:
            found = catch(fault, limits, asked.jobs)
            caught += 1
        except Trouble as trouble:
            found = f"**{trouble}**"
        rows.append((fault, found, time.monotonic() - started))
        print(f"{fault.name:<46} {found:<96} {rows[-1][2]:5.1f} s", flush=True)
    verdict = f"{caught} of {len(faults)} planted faults caught"
    if asked.summary:
        asked.summary.parent.mkdir(parents=True, exist_ok=True)
        asked.summary.write_text(summary(rows, verdict), encoding="utf-8")
    print(verdict)
    return 0 if caught == len(faults) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(str(trouble))
