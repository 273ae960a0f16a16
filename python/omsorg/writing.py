# SPDX-License-Identifier: MIT
"""Everything a run leaves behind, in one folder: the report, the table, what it came from."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from omsorg import manifest as manifests
from omsorg import report, store
from omsorg.report.facts import gather
from omsorg.results import Results
from omsorg.study import Study


def command_line(study: Study, results: Results) -> str:
    """The command that repeats the run. The number of threads is not part of it: it changes nothing."""
    words = ["omsorg", "run", str(study.path), "--futures", str(results.futures), "--seed", str(results.seed)]
    words += ["--plans", ",".join(plan.name for plan in results.plans)]
    if any(plan.is_component for plan in results.plans):
        words += ["--component-futures", str(results.component_futures)]
    words += ["--no-magic"] if results.no_magic else []
    for key, value in study.overrides.items():
        words += ["--set", f"{key}={value}"]
    return shlex.join(words)


def write_all(out: Path, study: Study, results: Results, language: str, run: dict[str, Any]) -> Path:
    """Writes into a folder beside `out`'s results and, if the run is complete, swaps it in whole.

    Returns the folder in which the files lie: `out`, or the partial one of an interrupted run.
    """
    partial = store.open_partial(out)
    described = manifests.manifest(study, results)
    (partial / "results").mkdir()
    results.to_csv(partial / "results" / "results.csv")
    try:
        results.to_parquet(partial / "results" / "results.parquet", manifests.short(study, results))
    except ImportError:
        run = {**run, "parquet": "not written: pyarrow is not installed (pip install 'omsorg[tables]')"}
    facts = gather(study, results, language, described, command_line(study, results))
    report.write(partial / "report.html", results, facts, language)
    manifests.write_json(partial / "run.json", run)
    manifests.write_json(partial / store.MANIFEST, described)
    if not results.complete:
        store.sync_tree(partial)
        return partial
    store.swap_in(partial)
    return out
