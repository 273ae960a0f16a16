#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A queue with one desk, 0.9 busy, in SimPy and here, in turns: nanoseconds of processor time for each event.

    python bench/peers.py build/release/bench/omsorg_queue_bench

A customer is two events, an arrival and a departure, and a story of her own in both. SimPy comes from PyPI into a
temporary environment that is thrown away; nothing of the library depends on it. Here more is done: draws have addresses,
waits are counted with quantiles, and the books must balance.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PEER = "simpy==4.1.1"
OURS = "story_per_customer/observed_addressed/1/0"
TURNS = 5
TOLD = """
import random, sys, time
import simpy

def customer(env, desk, waits, came):
    with desk.request() as turn:
        yield turn
        waits.append(env.now - came)
        yield env.timeout(random.expovariate(1.0))

def door(env, desk, waits, customers):
    for _ in range(customers):
        yield env.timeout(random.expovariate(0.9))
        env.process(customer(env, desk, waits, env.now))

random.seed(int(sys.argv[1]))
customers, waits, env = 100_000, [], simpy.Environment()
env.process(door(env, simpy.Resource(env, 1), waits, customers))
began = time.process_time()
env.run()
assert len(waits) == customers
print((time.process_time() - began) / (2 * customers) * 1e9)
"""


def peer(python: Path, turn: int) -> float:
    return float(subprocess.run([python, "-c", TOLD, str(turn)], capture_output=True, text=True, check=True).stdout)


def ours(program: str) -> float:
    arguments = [f"--benchmark_filter=^{OURS}$", "--benchmark_format=json", "--benchmark_min_time=0.5"]
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return 1e9 / float(json.loads(done.stdout)["benchmarks"][0]["items_per_second"])


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEER], check=True)
        pairs = [(peer(python, turn), ours(sys.argv[1])) for turn in range(TURNS)]
    for name, figures in ((PEER, [a for a, _ in pairs]), (OURS, [b for _, b in pairs])):
        print(f"{name:44} {statistics.median(figures):8.0f} ns an event ({min(figures):.0f} to {max(figures):.0f})")
    print(f"{'ratio, the middle of the turns':44} {statistics.median(a / b for a, b in pairs):8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
