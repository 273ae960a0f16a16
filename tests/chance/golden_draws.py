#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same draws from every compiler, at every level, for ever: golden_draws.py STEP FOLDER [COMPILER [INCLUDE...]]

levels  compiles golden_draws.cpp without and with optimisation and holds the two against each other; leaves the lines
        in FOLDER/draws.txt
kept    holds those lines against golden_draws.txt
clang   the same as levels with another compiler, held against FOLDER/draws.txt
masked  asks libm for the functions of a processor without fused multiplication, and holds them against golden_draws.txt

A variant of libm that golden_draws.txt does not know is skipped by name (77). To keep it, add its lines from draws.txt.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KEPT = HERE / "golden_draws.txt"
SOURCES = [HERE / "golden_draws.cpp", *sorted((ROOT / "src/chance").glob("*.cpp")),
           *(ROOT / "src/base" / name for name in ("calendar.cpp", "expect.cpp"))]
# What the release build says, and the debug build.
LEVELS = {"O0": ["-O0"], "O3": ["-O3", "-DNDEBUG"]}
MASK = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"}
SKIPPED = 77


def run(program: Path, environment: dict[str, str] | None = None) -> list[str]:
    done = subprocess.run([program], capture_output=True, text=True, check=True, env=os.environ | (environment or {}))
    return done.stdout.splitlines()


def build_and_run(folder: Path, name: str, compiler: str, include: list[str]) -> list[str]:
    """The lines of one compiler, which must not depend on the level."""
    lines = {}
    for level, flags in LEVELS.items():
        program = folder / f"{name}-{level}"
        command = [compiler, "-std=c++20", "-ffp-contract=off", *flags, *(f"-I{one}" for one in (ROOT / "include", *include))]
        subprocess.run([*command, *SOURCES, "-o", program], check=True)
        lines[level] = run(program)
    same(lines["O0"], lines["O3"], f"{compiler} -O0", f"{compiler} -O3")
    return lines["O0"]


def same(ours: list[str], theirs: list[str], we: str, they: str) -> None:
    different = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    if different or not ours or len(ours) != len(theirs):
        told = "\n".join(f"{we}: {a}\n{they}: {b}" for a, b in different)
        sys.exit(f"draws differ, {len(ours)} lines of {we} and {len(theirs)} of {they}:\n{told}")


def hold_against_kept(lines: list[str], we: str) -> int:
    """What is the same everywhere always; the rest where the variant of libm is a known one."""
    kept = [line for line in KEPT.read_text().splitlines() if not line.startswith("#")]
    variant = next(word for line in lines if (word := line.split()[0]) != "everywhere")
    for where in ("everywhere", variant):
        here = [line for line in lines if line.startswith(f"{where} ")]
        there = [line for line in kept if line.startswith(f"{where} ")]
        if not there:
            print(f"golden draws were kept for other variants of libm than {where}")
            return SKIPPED
        same(here, there, we, "kept")
    return 0


def main() -> int:
    step, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    draws = folder / "draws.txt"
    if step == "levels":
        draws.unlink(missing_ok=True)
        lines = build_and_run(folder, "own", sys.argv[3], sys.argv[4:])
        draws.write_text("\n".join(lines) + "\n")
        return 0
    lines = draws.read_text().splitlines()
    if step == "kept":
        return hold_against_kept(lines, "draws.txt")
    if step == "clang":
        same(lines, build_and_run(folder, "clang", sys.argv[3], sys.argv[4:]), "draws.txt", sys.argv[3])
        return 0
    if step == "masked":
        masked = run(folder / "own-O3", MASK)
        if masked == lines:
            print("this libm has no other functions to offer when fused multiplication is masked")
            return SKIPPED
        return hold_against_kept(masked, "masked")
    return 2


if __name__ == "__main__":
    sys.exit(main())
