# SPDX-License-Identifier: MIT
from __future__ import annotations

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
def fake_results() -> Results:
    return fakes.results()


@pytest.fixture
def fake_facts() -> Facts:
    return fakes.facts()
