# SPDX-License-Identifier: MIT
"""A finished run in its folder: what it gave, from what, and the study itself where it was kept.

    out/manifest.json           what was run: the canonical scenario, seed, futures, hashes, labels
    out/results/results.csv     what it gave
    out/study/                  the files that were read, so that it can be run again

Nothing is taken on trust: the results have the hash that the manifest names, and so has every file of the study.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from omsorg import _core, store
from omsorg.difference import resolved
from omsorg.difference.resolved import NotResolved
from omsorg.difference.side import NotComparable, Side
from omsorg.results import Results
from omsorg.study import Plan, Study, load
from omsorg.terms import COLUMNS, MEASURE_CODE, SERVICE_CODE, WHOLE_MUNICIPALITY

STUDY = "study"
RESULTS = Path("results", "results.csv")
_NEEDED: dict[str, type | tuple[type, ...]] = {
    "omsorg": str, "libm": str, "plans": list, "futures": int, "seed": int, "no_magic": bool, "set": dict, "complete": bool, "inputs": dict,
    "result_sha256": str, "scenario": str,
}


@dataclass(frozen=True)
class Stored:
    """A run that was kept."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def plans(self) -> list[str]:
        return [str(plan) for plan in self.manifest["plans"]]

    @property
    def seed(self) -> int:
        return int(self.manifest["seed"])

    @property
    def futures(self) -> int:
        return int(self.manifest["futures"])

    @property
    def has_study(self) -> bool:
        return (self.folder / STUDY / "base.toml").is_file() and all(_inside(name) for name in self.manifest["inputs"])

    def side(self, plan: str) -> Side:
        """What the manifest can say: everything but what stands in the tables."""
        try:
            read = resolved.read(self.manifest["scenario"])
        except NotResolved as error:
            raise NotComparable(f"{self.folder / store.MANIFEST}: scenario: {error}") from error
        labels, plan_labels = (_pairs(self.manifest.get(what)) for what in ("labels", "plan_labels"))
        return Side(str(self.folder), plan, read, {}, {**labels_of_this_version(), **labels}, frozenset(), plan_labels)

    def study(self) -> Study:
        """The study that was kept, with what was set for the run. Raises NotComparable when a file is not what was run."""
        for name, digest in self.manifest["inputs"].items():
            file = self.folder / STUDY / name
            if not file.is_file() or _core.digest_of_file(file) != digest:
                raise NotComparable(f"{file}: not the file that was run (its hash is not that of {store.MANIFEST}). Compare the results alone: --stored.")
        return load(self.folder / STUDY, set=self.manifest["set"])

    def results(self, plan: str) -> Results:
        """Of one plan, for the whole municipality. Raises NotComparable when the file is not what the manifest says."""
        file = self.folder / RESULTS
        if not file.is_file():
            raise NotComparable(f"{file}: there is no such file; the folder holds no results.")
        if _core.digest_of_file(file) != self.manifest["result_sha256"]:
            raise NotComparable(f"{file}: not the results that {store.MANIFEST} tells of (another hash). Run the study again.")
        if plan not in self.plans:
            raise NotComparable(f"{self.folder}: there is no plan {plan!r}; there are {', '.join(self.plans)}.")
        side = self.side(plan)
        columns = _columns(file, plan)
        return Results(
            _core.ResultTable.from_columns(**columns), [Plan(plan, plan, plan)], [], seed=self.seed, futures=self.futures,
            first_year=side.first_year, last_year=side.last_year, no_magic=self.manifest["no_magic"],
        )


def labels_of_this_version() -> dict[str, tuple[str, str]]:
    """By key, its English name today: for manifests that were written before they said so themselves."""
    described = json.loads(_core.base_schema()).get("$defs", {})
    return {key: (one["title"], one["title"]) for key, one in described.items() if "title" in one}


def _pairs(said: object) -> dict[str, tuple[str, str]]:
    if not isinstance(said, dict):
        return {}
    return {key: (str(both[0]), str(both[1])) for key, both in said.items() if isinstance(both, list) and len(both) == 2}


def _columns(file: Path, plan: str) -> dict[str, Any]:
    """The rows of a plan for the whole municipality; measures that this version does not know are left out."""
    rows: list[tuple[int, int, int, int, float]] = []
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if tuple(next(reader, ())) != COLUMNS:
            raise NotComparable(f"{file}:1: the columns are not {','.join(COLUMNS)}.")
        for name, future, year, measure, district, service, value in reader:
            if name == plan and district == "all" and measure in MEASURE_CODE and service in SERVICE_CODE:
                rows.append((int(future), int(year), MEASURE_CODE[measure], SERVICE_CODE[service], float(value)))
    future_, year_, measure_, service_, value_ = (np.array(column) for column in zip(*rows, strict=True)) if rows else (np.zeros(0),) * 5
    whole = np.full(len(rows), WHOLE_MUNICIPALITY)
    return {"plan": np.zeros(len(rows), dtype=int), "future": future_, "year": year_, "measure": measure_, "district": whole, "service": service_, "value": value_}


def is_run(path: Path) -> bool:
    return (path / store.MANIFEST).is_file() and not (path / "base.toml").is_file()


def read_run(folder: Path) -> Stored:
    """Reads the manifest. Raises NotComparable with file, place and key of what is wrong."""
    file = folder / store.MANIFEST
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise NotComparable(f"{file}:{error.lineno}:{error.colno}: not JSON ({error.msg}).") from error
    except UnicodeDecodeError as error:
        raise NotComparable(f"{file}: not UTF-8 ({error.reason}).") from error
    if not isinstance(manifest, dict):
        raise NotComparable(f"{file}: not a manifest.")
    for key, kind in _NEEDED.items():
        if not isinstance(manifest.get(key), kind) or (kind is int and isinstance(manifest[key], bool)):
            raise NotComparable(f"{file}: {key} is missing, or not what a run writes. Run the study again.")
    return Stored(folder, manifest)


def _inside(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts
