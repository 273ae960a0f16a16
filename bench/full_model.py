#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What does it cost to model everything? full_model.py OMSORG_CORE [PAIRS]

Two studies live through the same twenty years, in turns: Skellefteå as the main job does (home care, night patrol, special
housing, escort), and the study of ways of working with every need, service and yardstick, under the plan that does everything
at once. Told is processor time over processor time, pair by pair: a slow minute of the machine slows both of a pair.

    pair   main job   everything   ratio
       1      10.1 s       13.0 s    1.29

Exits with 1 when the middle ratio is above 3.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
MAIN, FULL = ("skelleftea", "new_ways"), ("ways_of_working", "everything")
ALLOWED = 3


def seconds(core: Path, study: str, plan: str) -> float:
    """Processor time of one future of today's way and of the plan."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([core, "run", SCENARIOS / study, "--plans", f"as_today,{plan}", "--futures", "1", "--threads", "1", "--quiet", "--out", out],
                       check=True, stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> int:
    core, pairs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    ratios = []
    print("pair   main job   everything   ratio")
    for pair in range(pairs):
        one, all_ = seconds(core, *MAIN), seconds(core, *FULL)
        ratios.append(all_ / one)
        print(f"{pair + 1:4}   {one:6.1f} s   {all_:8.1f} s   {ratios[-1]:5.2f}", flush=True)
    middle = statistics.median(ratios)
    print(f"everything costs {middle:.2f} of the main job; at most {ALLOWED} is allowed")
    return int(middle > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
