#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a notebook adds: a thousand short replications asked for from Python and from C++, in turns.

    python bench/notebook.py build/bench/bench/omsorg_replication_bench

Both read scenarios/queues/treatment_centre.toml and run it on one thread; the figures are seconds of processor time, the
middle of the turns. The module that Python loads must be built from the same sources.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from omsorg.queue import Queue, read_queue

DESK = Path(__file__).resolve().parents[1] / "scenarios/queues/treatment_centre.toml"
TURNS = 7


def from_cpp(program: str) -> float:
    """Seconds for 1,000 replications, as the benchmark itself counts them."""
    arguments = ["--benchmark_filter=replications/described", "--benchmark_format=json", "--benchmark_min_time=0.01"]
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return 1_000 / float(json.loads(done.stdout)["benchmarks"][0]["items_per_second"])


def from_python(desk: Queue) -> float:
    began = time.process_time()
    desk.run(1_000, seed=1, threads=1)
    return time.process_time() - began


def main() -> None:
    desk = read_queue(DESK)
    turns = [(from_python(desk), from_cpp(sys.argv[1])) for _ in range(TURNS)]
    python, cpp = (statistics.median(times) for times in zip(*turns, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in turns)
    print(f"1,000 replications: {python:.3f} s from Python, {cpp:.3f} s from C++, ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
