# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fakes
from omsorg.report.facts import Facts
from omsorg.results import Results

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def skelleftea() -> Path:
    return ROOT / "scenarios" / "skelleftea"


@pytest.fixture(scope="session")
def brief(skelleftea: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real study with an early end: every mechanism and every plan, at less than half the time."""
    study = tmp_path_factory.mktemp("study") / "skelleftea"
    shutil.copytree(skelleftea, study)
    base = (study / "base.toml").read_text()
    assert "end = 2040-12-31" in base
    (study / "base.toml").write_text(base.replace("end = 2040-12-31", "end = 2028-12-31"))
    return study


@pytest.fixture(scope="session")
def fake_results() -> Results:
    return fakes.results()


@pytest.fixture
def fake_facts() -> Facts:
    return fakes.facts()
