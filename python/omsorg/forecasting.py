# SPDX-License-Identifier: MIT
"""Every plan lives through every future, while the caller waits, watches, and may press Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from omsorg import _core
from omsorg.results import Results
from omsorg.study import Study
from omsorg.watching import Progress, watch


def forecast(
    study: Study,
    plans: Iterable[str] | None = None,
    futures: int | None = None,
    *,
    seed: int | None = None,
    threads: int = 0,
    no_magic: bool = False,
    progress: Callable[[Progress], None] | None = None,
    keep_on_interrupt: bool = False,
    component_futures: int | None = None,
) -> Results:
    """Runs the plans through the futures and returns the result table.

    The table depends on the study, the plans, the seed and the number of futures, never on `threads` (0 = as many
    as the machine has). Ctrl-C stops within a quarter of a second and raises KeyboardInterrupt; with
    `keep_on_interrupt` what is finished is returned instead, and `results.complete` is false.

    `component_futures` gives the components of a plan ("new_ways/bookable_escort") only that many of the futures.
    """
    chosen = study.choose(plans)
    futures = study.core.futures if futures is None else futures
    seed = study.core.seed if seed is None else seed
    if futures < 1:
        raise ValueError("a forecast needs at least one future")
    fewer = futures if component_futures is None else min(futures, max(1, component_futures))
    running = _core.Forecast(
        study.core,
        [plan.name for plan in chosen],
        futures,
        seed,
        threads,
        no_magic,
        [fewer if plan.is_component else futures for plan in chosen],
    )
    interrupted = False
    try:
        watch(running, lambda: _tell(running, progress))
    except KeyboardInterrupt:
        if not keep_on_interrupt:
            raise
        interrupted = True
    table, done, total = running.take()
    return Results(
        table,
        chosen,
        study.districts,
        seed=seed,
        futures=futures,
        first_year=study.first_year,
        last_year=study.last_year,
        no_magic=no_magic,
        component_futures=fewer,
        done=done,
        total=total,
        interrupted=interrupted,
    )


def _tell(running: _core.Forecast, progress: Callable[[Progress], None] | None) -> None:
    if progress is not None:
        done, total, left = running.progress()
        progress(Progress(done, total, left))
