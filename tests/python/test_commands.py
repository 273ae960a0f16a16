# SPDX-License-Identifier: MIT
"""./check refuses what it does not know before it prepares anything, and what cannot be counted is skipped by name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def refused(tmp_path):
    """Says what a command says that refuses. Copies are run, beside a preparation that prepares nothing."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "prepare.sh").write_text("echo prepared; exit 9\n", encoding="utf-8")
    shutil.copy(ROOT / "check", tmp_path)

    def run(*words: str, accepted: bool = False) -> str:
        done = subprocess.run([str(tmp_path / words[0]), *words[1:]], capture_output=True, text=True, timeout=10, check=False)
        if accepted:
            assert (done.returncode, done.stdout, done.stderr) == (9, "prepared\n", "")
            return ""
        assert done.returncode == 2 and done.stdout == ""
        assert done.stderr.startswith(f"usage: ./{words[0]} ") and done.stderr.count("\n") == 1
        return done.stderr

    return run


@pytest.mark.parametrize("words", [["release"], ["--help"], ["nightly", "now"], [""]])
def test_check_refuses_unknown_words(refused, words):
    assert " ".join(words) in refused("check", *words)


@pytest.mark.parametrize("words", [["check"], ["check", "nightly"]])
def test_what_is_known_is_accepted(refused, words):
    refused(*words, accepted=True)


@pytest.mark.parametrize(("compiler", "path", "why"), [("clang version 21", "valgrind", "no counts are kept for clang 21"), ("g++", "", "valgrind")])
def test_the_count_of_instructions_is_skipped_elsewhere_and_says_why(tmp_path, compiler, path, why):
    other = tmp_path / "c++"
    other.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "{compiler}" || echo 21\n', encoding="utf-8")
    other.chmod(0o755)
    (tmp_path / "bin").mkdir()
    if path:
        (tmp_path / "bin" / path).symlink_to(other)
    words = [sys.executable, str(ROOT / "tools" / "instructions"), "no_program", str(other)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path / "bin")})
    assert (done.returncode, done.stderr) == (77, "")
    assert done.stdout.startswith("skipped: ") and why in done.stdout
