# SPDX-License-Identifier: MIT
"""What a result came from, so that anybody can repeat it and see whether it is the same.

The manifest holds nothing that differs between two equal runs: no dates, no timings, no threads, no folders of one
machine. Those lie in `run.json`, outside every hash.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
import os
import platform
import struct
from pathlib import Path
from typing import Any

import omsorg
from omsorg import _core
from omsorg.results import Results
from omsorg.study import Study


@functools.cache
def libm_variant() -> str:
    """Which mathematical library computed: its version, and a fingerprint of what it answers.

    The same glibc answers differently on processors with and without fused multiply-add: about one logarithm in
    8 000 and one exponential in 1 500 differ in the last bit. So 20 000 answers are asked for and hashed.
    """
    digest = hashlib.sha256()
    for i in range(1, 20_001):
        x = i * 0.618033988749895 % 1.0
        digest.update(struct.pack("<4d", math.log(x), math.exp(10 * x), x**1.7, math.sin(x)))
    try:
        library = os.confstr("CS_GNU_LIBC_VERSION") or "unknown"
    except (ValueError, OSError):
        library = "unknown"
    return f"{library} {platform.machine()} {digest.hexdigest()[:16]}"


def manifest(study: Study, results: Results) -> dict[str, Any]:
    return {
        "omsorg": omsorg.__version__,
        "build": _core.build,
        "libm": libm_variant(),
        "study": study.name,
        "plans": [plan.name for plan in results.plans],
        "futures": results.futures,
        "component_futures": results.component_futures,
        "seed": results.seed,
        "no_magic": results.no_magic,
        "set": study.overrides,
        "complete": results.complete,
        "runs_finished": results.done,
        "runs_asked_for": results.total,
        "inputs": {name: digest for name, digest in study.core.inputs},
        "scenario_sha256": study.core.resolved_sha256,
        "result_sha256": results.digest,
        "result_rows": len(results),
        "scenario": study.core.resolved_text,
        "labels": {one.key: [one.label_sv, one.label_en] for one in study.settings},
        "plan_labels": {plan.name: [plan.label("sv"), plan.label("en")] for plan in study.plans},
    }


def short(study: Study, results: Results) -> dict[str, str]:
    """The lines that travel with every file: enough to find the run again."""
    return {
        "omsorg": omsorg.__version__,
        "libm": libm_variant(),
        "study": study.name,
        "seed": str(results.seed),
        "futures": str(results.futures),
        "scenario_sha256": study.core.resolved_sha256,
        "result_sha256": results.digest,
    }


def write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
