# SPDX-License-Identifier: MIT
"""What a report says beside the results: the study's assumptions, what each future drew, the back-test, its own limits."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from omsorg.known_limits import nearest
from omsorg.report.in_force import drawn_in_force
from omsorg.results import Results
from omsorg.study import BacktestRow, CrossCheckRow, Setting, Study

TOLERANCE = "outcome.tolerance"
BASE_UNMET = "outcome.base_unmet_share"
BOARD_SHARE = "outcome.board_cost_share"


@dataclass
class Facts:
    """Plain data, so that a report can be drawn from a run, from a file or from a test."""

    label: str
    tolerance: float
    settings: Sequence[Setting] = ()
    drawn: dict[str, list[float]] = field(default_factory=dict)
    futures: Sequence[int] = ()
    board_share: float | None = None
    backtest: Sequence[BacktestRow] = ()
    cross_check: Sequence[CrossCheckRow] = ()
    limits: Sequence[tuple[str, str]] = ()  # of this study alone: Swedish, English
    manifest: dict[str, Any] = field(default_factory=dict)
    command: str = ""

    def setting(self, key: str) -> Setting | None:
        return next((one for one in self.settings if one.key == key), None)


def gather(study: Study, results: Results, language: str, manifest: dict[str, Any], command: str) -> Facts:
    base = results.whole_plans[0].name
    _, futures, _ = results.grid(base, "unmet_share")
    drawn = study.drawn(base, results.seed, futures or [0], no_magic=results.no_magic)
    return Facts(
        label=study.label(language),
        tolerance=drawn[TOLERANCE][0],
        settings=study.settings,
        drawn=drawn_in_force(drawn, study.settings),
        futures=futures,
        board_share=drawn[BOARD_SHARE][0],
        backtest=read_backtest(nearest(study.core.lineage, "backtest/results.csv")),
        cross_check=study.core.cross_check(),
        limits=study.limits,
        manifest=manifest,
        command=command,
    )


def read_backtest(path: Path) -> list[BacktestRow]:
    """The back-test of the study, if it has one: what would have been said in the past, against what came."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            BacktestRow(
                run=row["run"],
                year=int(row["year"]),
                age_from=int(row["age_from"]),
                age_to=int(row["age_to"]),
                projected=float(row["projected"]),
                recorded=float(row["recorded"]),
                by_construction=row["by_construction"] == "yes",
            )
            for row in rows
        ]
