# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

import fakes
from engine_town import Town
from omsorg import forecast, load
from omsorg.report.facts import Facts
from omsorg.results import Results
from omsorg.study import Study

ROOT = Path(__file__).resolve().parents[2]

# Tests started in the background of a script are deaf to Ctrl-C, and so would be every program that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a test that is skipped fails the run: ./check has installed all that tests need")


def pytest_sessionfinish(session: pytest.Session) -> None:
    seen = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and seen is not None and seen.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if terminalreporter.config.getoption("--no-skips"):
        for report in terminalreporter.stats.get("skipped", []):
            terminalreporter.write_line(f"SKIPPED, and nothing may be: {report.nodeid}: {report.longrepr[2]}")


@pytest.fixture
def town() -> Town:
    return Town()


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


@pytest.fixture(scope="session")
def short(skelleftea: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real study over three years, its plans moved to begin in the first: every way of working, in seconds."""
    study = tmp_path_factory.mktemp("short") / "skelleftea"
    shutil.copytree(skelleftea, study)
    base = (study / "base.toml").read_text()
    assert "end = 2040-12-31" in base and "plans_from = 2027-01-01" in base
    (study / "base.toml").write_text(base.replace("end = 2040-12-31", "end = 2022-12-31").replace("plans_from = 2027", "plans_from = 2020"))
    plan = study / "plans" / "new_ways.toml"
    plan.write_text(plan.read_text().replace("on = 2027-", "on = 2020-").replace("on = 2028-", "on = 2021-"))
    return study


@pytest.fixture(scope="session")
def short_run(short: Path) -> tuple[Study, Results]:
    """Three futures of two plans, and two of a component."""
    study = load(short)
    return study, forecast(study, ["as_today", "new_ways", "new_ways/digital_night"], futures=3, component_futures=2)
