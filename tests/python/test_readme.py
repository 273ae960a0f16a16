# SPDX-License-Identifier: MIT
"""What the README shows has been run: its Python block is executed, its C++ block is a compiled example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert len(found) == 1, f"the README has one {language} block"
    return str(found[0])


def test_the_cpp_block_is_the_compiled_example() -> None:
    example = (ROOT / "examples/one_future.cpp").read_text(encoding="utf-8")
    assert block("cpp") == example[example.index("#include") :]


def test_the_python_block_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = block("python")
    assert "futures=20" in code
    names: dict[str, object] = {}
    exec(code.replace("futures=20", "futures=1"), names)  # noqa: S102
    assert "Unmet share" in capsys.readouterr().out
    frame = names["frame"]
    assert list(frame.columns) == ["plan", "future", "year", "measure", "district", "service", "value"]  # type: ignore[attr-defined]


def test_every_file_that_the_readme_points_to_exists() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / target).exists(), target
