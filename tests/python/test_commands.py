# SPDX-License-Identifier: MIT
"""./check refuses what it does not know before it prepares anything, and what cannot be counted is skipped by name."""

from __future__ import annotations

import json
import platform
import re
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


@pytest.mark.parametrize(("counted", "kept", "code", "says"), [
    (800_000_000, 800_000_000, 0, "a check of the doctor"),
    (970_000_000, 970_000_000, 1, "no longer ends within a minute"),
    (800_000_000, 700_000_000, 1, "dearer by more than 1%: agenda_turn_over"),
])
def test_a_check_of_the_doctor_is_held_to_a_minute_of_instructions(tmp_path, counted, kept, code, says):
    source = (ROOT / "tools" / "instructions").read_text(encoding="utf-8")
    for folder in ("bin", "bench", "tools"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tools" / "instructions").write_text(source, encoding="utf-8")
    for name, said in (("valgrind", f"echo 'Collected : {counted}' >&2"), ("c++", '[ "$1" = --version ] && echo g++ || echo 12')):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    work = re.findall(r'"(\w+)"', source[source.index("WORK = ["):source.index("ALLOWED")].partition("]")[0])
    assert {"doctor_simulates", "doctor_computes"} <= set(work)
    place = f"g++ 12, {' '.join(platform.libc_ver())}, {platform.machine()}"
    (tmp_path / "bench" / "instructions.json").write_text(json.dumps({place: dict.fromkeys(work, kept)}), encoding="utf-8")
    words = [sys.executable, str(tmp_path / "tools" / "instructions"), "program", str(tmp_path / "bin" / "c++")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={"PATH": f"{tmp_path / 'bin'}:/bin:/usr/bin"})
    assert done.returncode == code and says in done.stdout, done.stdout + done.stderr


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
