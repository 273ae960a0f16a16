#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does a visit cost more where more people live? cost_per_visit.py OMSORG_CORE [STUDY]

Skellefteå and a town with a tenth of its people, its movers and its places live through the same years as today: the main
job's study, or another that extends it, as ways_of_working with every need and service. The instructions of the second
year, of everything in it and not of visits alone, are counted by callgrind and parted among its visits. They are those of
a run of two years less those of a run of one, so that reading the study is in neither. A clock would be wrong by a tenth
on a shared machine; a count is not.

    town             visits    instructions a visit
    a tenth         170,000         2,000
    the whole     1,700,000         2,000        ratio 1.00

Exits with 1 when the larger town costs more than a tenth more a visit: what grows with the number of people is then no
longer flat.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

SCENARIOS, FOUNDING = Path(__file__).resolve().parents[1] / "scenarios", "skelleftea"
# What counts people, by table; everything else is a share, a rate or a place on the map.
COUNTED = {"population": ("women", "men"), "migration": ("women_net", "women_residents", "men_net", "men_residents"), "recorded_migration": ("net",)}
PLACES = (("special_housing", "places"), ("special_housing", "short_stay_places"))
ALLOWED = 1.1
YEARS = (2020, 2021)
TUNABLES = "glibc.cpu.hwcaps=-AVX2_Usable,-AVX2,-FMA_Usable,-FMA,-FMA4_Usable,-ERMS,-AVX512F,-AVX512VL,-AVX_Usable"


def shrunk(there: Path, study: str, share: float) -> list[str]:
    """The study, as today, with a share of its people, in a folder beside the founding one; returns what must be set besides."""
    for name in {FOUNDING, study}:
        shutil.copytree(SCENARIOS / name, there / name)
        for plan in (there / name / "plans").glob("*.toml"):
            if plan.stem != "as_today":
                plan.unlink()
    there = there / FOUNDING
    for name, columns in COUNTED.items():
        file = there / f"{name}.csv"
        lines = file.read_text(encoding="utf-8").splitlines()
        notes = [line for line in lines if line.startswith("#")]
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
        whole = name == "population"
        for row in rows:
            for column in columns:
                row[column] = str(round(float(row[column]) * share) if whole else round(float(row[column]) * share, 6))
        body = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
        file.write_text("\n".join([*notes, *body]) + "\n", encoding="utf-8")
    base = tomllib.loads((there / "base.toml").read_text(encoding="utf-8"))
    places = {f"{section}.{key}": base[section][key]["value"] for section, key in PLACES}
    return [word for key, value in places.items() for word in ("--set", f"{key}={max(1, round(value * share))}")]


def run(core: Path, study: Path, settings: list[str], end: int, out: Path) -> int:
    """Instructions of one future to the end of a year."""
    asked = ["--set", f"study.end={end}-12-31", "--set", f"study.plans_from={end}-12-31", *settings]
    command = [str(core), "run", str(study), "--plans", "as_today", "--futures", "1", "--threads", "1", "--quiet", "--out", str(out), *asked]
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}.callgrind", *command],
        capture_output=True, text=True, check=False, env={**os.environ, "GLIBC_TUNABLES": TUNABLES},
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"callgrind did not count\n{done.stderr}")
    return int(found[1])


def visits(out: Path, year: int) -> float:
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        return sum(
            float(row["value"]) for row in csv.DictReader(file)
            if row["measure"] == "visits" and row["district"] == "all" and int(row["year"]) == year
        )


def main() -> int:
    core, study = Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else FOUNDING
    costs = []
    print(f"{'town':<12}{'visits':>12}{'instructions a visit':>24}")
    for name, share in (("a tenth", 0.1), ("the whole", 1.0)):
        with tempfile.TemporaryDirectory() as folder:
            there = Path(folder)
            settings = shrunk(there, study, share)
            one, two = (run(core, there / study, settings, end, there / f"out{end}") for end in YEARS)
            made = visits(there / f"out{YEARS[1]}", YEARS[1])
        costs.append((two - one) / made)
        print(f"{name:<12}{made:>12,.0f}{costs[-1]:>24,.0f}")
    ratio = costs[1] / costs[0]
    print(f"ratio {ratio:.2f}")
    return 0 if ratio <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
