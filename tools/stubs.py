#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes python/omsorg/_core.pyi from the module as it is now. Needs the package and pybind11-stubgen."""

import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = Path(__file__).resolve().parents[1] / "python" / "omsorg" / "_core.pyi"
ENUMS = ("AtClosing", "AtShiftEnd", "Discipline", "Holidays", "Preemption")


def stubs() -> str:
    """The stubs as the module makes them now; what it takes without names may be anything."""
    command = [sys.executable, "-m", "pybind11_stubgen", "omsorg._core"]
    command += [f"--enum-class-locations={enum}:omsorg._core" for enum in ENUMS]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, "-o", folder], check=True, capture_output=True)
        made = (Path(folder) / "omsorg" / "_core.pyi").read_text()
    for named in ("*args", "**kwargs"):
        made = made.replace(f"{named},", f"{named}: typing.Any,").replace(f"{named})", f"{named}: typing.Any)")
    return "# SPDX-License-Identifier: MIT\n" + made


if __name__ == "__main__":
    KEPT.write_text(stubs())
