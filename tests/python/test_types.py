# SPDX-License-Identifier: MIT
"""The type stubs say what the module is, and our own code keeps to them."""

from __future__ import annotations

import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_stubs_are_those_of_the_module(root, monkeypatch):
    pytest.importorskip("pybind11_stubgen")
    monkeypatch.syspath_prepend(str(root / "tools"))
    made = importlib.import_module("stubs")
    assert made.KEPT.read_text() == made.stubs(), "the module has changed; run: python tools/stubs.py"


def test_the_package_says_that_it_is_typed():
    import omsorg

    assert (Path(omsorg.__file__).parent / "py.typed").exists()


def test_mypy_finds_nothing(root):
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(root / "pyproject.toml"), "--cache-dir", "/dev/null"],
        capture_output=True, text=True, cwd=root, check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_file_of_the_package_is_long(root):
    for file in (root / "python").rglob("*.py"):
        assert len(file.read_text().splitlines()) <= 400, file
