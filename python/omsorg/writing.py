# SPDX-License-Identifier: MIT
"""Everything a run leaves behind, in one folder: report, workbook, table, what it came from, and the study itself."""

from __future__ import annotations

import importlib.util
import shlex
import shutil
from pathlib import Path
from typing import Any

from omsorg import _core
from omsorg import manifest as manifests
from omsorg import report, store, workbook
from omsorg.report.facts import Facts, gather
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


def keep_study(folder: Path, study: Study) -> bool:
    """Copies the files that were read, so that the run can be repeated and taken apart when the study has gone on.

    What a study extends lies below it, in `extended`, where it is found when the kept study is read.

    False, and nothing is kept, when one of them lies outside the study or has changed since it was read.
    """
    files = study.core.input_files
    inputs = [(Path(name), digest, files[name]) for name, digest in study.core.inputs]
    if any(name.is_absolute() or ".." in name.parts or _core.digest_of_file(file) != digest for name, digest, file in inputs):
        return False
    for name, _, file in inputs:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)
    return True


def _write_workbook(
    path: Path, study: Study, results: Results, facts: Facts, language: str, run: dict[str, Any]
) -> dict[str, Any]:
    """Returns what `run.json` shall say: without the library the rest of the run is worth no less."""
    if importlib.util.find_spec("xlsxwriter") is None:
        return {**run, "workbook": "not written: XlsxWriter is not installed (pip install 'omsorg[workbook]')"}

    def drawn(plan: str, futures: list[int]) -> dict[str, list[float]]:
        return study.drawn(plan, results.seed, futures, no_magic=results.no_magic)

    workbook.write(path, results, facts, drawn, language, str(run.get("began", "")))
    return run


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
    if not keep_study(partial / "study", study):
        run = {**run, "study": "not kept: a file lies outside the study, or has changed since it was read"}
    facts = gather(study, results, language, described, command_line(study, results))
    report.write(partial / "report.html", results, facts, language)
    run = _write_workbook(partial / "plan.xlsx", study, results, facts, language, run)
    manifests.write_json(partial / "run.json", run)
    manifests.write_json(partial / store.MANIFEST, described)
    if not results.complete:
        store.sync_tree(partial)
        return partial
    store.swap_in(partial)
    return out
