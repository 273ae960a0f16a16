#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes python/omsorg/_core.pyi from the module as it is now. Needs the package and pybind11-stubgen."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, "-m", "pybind11_stubgen", "omsorg._core", "-o", folder], check=True)
    made = (Path(folder) / "omsorg" / "_core.pyi").read_text()
(ROOT / "python" / "omsorg" / "_core.pyi").write_text("# SPDX-License-Identifier: MIT\n" + made)
