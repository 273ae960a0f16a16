# SPDX-License-Identifier: MIT
"""The doctor from the outside: what it finds, what it says, and how it ends."""

from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from omsorg import _core, cli
from omsorg.doctor import Examination, NotExamined, examine


def omsorg(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "omsorg", *map(str, words)], capture_output=True, text=True, timeout=600, check=False)


def line_of(said: str, row: str) -> str:
    return next(line for line in said.splitlines() if line.startswith(row))


def test_the_table_is_whole_and_a_minute_holds_at_least_sixty_rows():
    rows = _core.known_rows()
    assert [row.id for row in rows] == sorted({row.id for row in rows})
    assert sum(row.tier == "check" for row in rows) >= 60
    assert all(row.note for row in rows if row.tier is None), "a row that is not examined says why"
    erlang = next(row for row in rows if row.id == "R297")
    assert erlang.exact == 0.957226054742932 and erlang.source == "binomial" and not erlang.is_statistical


@pytest.mark.parametrize(
    ("language", "agrees", "closing", "number", "progress"),
    [
        ("en", "agrees", "3 of 3 figures agree with what is known (tier check, seed 2026, ", "0.957226055", "3 of 3 models"),
        ("sv", "stämmer", "3 av 3 tal stämmer med det som är känt (nivå check, frö 2026, ", "0,957226055", "3 av 3 modeller"),
    ],
)
def test_a_line_for_each_row_and_a_closing_line(language, agrees, closing, number, progress):
    done = omsorg("doctor", "--rows", "R297,R368,R231", "--language", language)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(closing)
    for row in ("R231", "R297", "R368"):
        assert line_of(done.stdout, row).endswith(agrees)
    assert line_of(done.stdout, "R297").count(number) == 2, "what is known and what was found"
    assert progress in done.stderr and progress not in done.stdout


def test_findings_depend_on_the_seed_and_never_on_the_threads():
    one, two = (examine(rows=["R230", "R272"], threads=threads).findings for threads in (1, 2))
    assert [finding.mean for finding in one] == [finding.mean for finding in two]
    other = examine(rows=["R230", "R272"], seed=7)
    assert other.all_agree and other.seed == 7
    assert all(a.mean != b.mean for a, b in zip(one, other.findings, strict=True))
    for finding in one:
        assert finding.replications >= 1000 and finding.accepted
        assert 0 < finding.standard_error <= 0.005 * finding.row.exact


def test_a_figure_that_differs_is_told_with_its_reason_and_exit_code_1(monkeypatch, capsys):
    examined = examine(rows=["R231", "R230"])
    fields = ("row", "variant", "mean", "standard_error")
    bad = SimpleNamespace(accepted=False, why="because it is wrong", **{name: getattr(examined.findings[0], name) for name in fields})
    spoilt = dataclasses.replace(examined, findings=[bad, examined.findings[1]])
    assert not spoilt.all_agree
    monkeypatch.setattr(cli, "examine", lambda *_, **__: spoilt)
    assert cli.main(["doctor", "--language", "en"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[2].startswith("R230") and said[2].endswith("DIFFERS")
    assert said[3].strip() == "because it is wrong"
    assert said[4].startswith("R231") and said[4].endswith("agrees")
    assert said[5].startswith("1 of 2 figures agree")


def test_what_cannot_be_examined_is_bad_input():
    with pytest.raises(NotExamined, match=r"R277: not examined \(.*sensitivity"):
        examine(rows=["R231", "R277"])
    done = omsorg("doctor", "--rows", "R231,R999")
    assert done.returncode == 2 and done.stdout == ""
    assert "R999: the table of what is known has no such row" in done.stderr and "Traceback" not in done.stderr
    with pytest.raises(ValueError, match="check, nightly or release"):
        _core.Examining("daily")
    assert omsorg("doctor", "--tier", "daily").returncode == 2


def test_ctrl_c_ends_it_soon():
    words = ["doctor", "--tier", "release", "--rows", "R227,R222", "--threads", "2"]  # many minutes
    process = subprocess.Popen([sys.executable, "-m", "omsorg", *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None and process.stderr.readline().startswith("0 av ")
    process.send_signal(signal.SIGINT)
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert said == "" and "Avbruten." in told


def test_who_says_nothing_does_not_agree():
    assert not Examination([], "check", 1, 0.0).all_agree
