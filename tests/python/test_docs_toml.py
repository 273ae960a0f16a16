# SPDX-License-Identifier: MIT
"""What the guides show in TOML is read by the reader that reads a study."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from omsorg import cli

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
GUIDES = ("study.md", "sessions.md", "sessions.sv.md")
BLOCKS = [
    pytest.param(block, id=f"{guide}-{number}")
    for guide in GUIDES
    for number, block in enumerate(BLOCK.findall((ROOT / "docs" / "guides" / guide).read_text(encoding="utf-8")))
]
EXTENDS = '[study]\nname = "shown"\nlabel = { sv = "Visad", en = "Shown" }\nextends = "../skelleftea"\n'
NAMED = 'name = "shown"\nlabel = { sv = "Visad", en = "Shown" }\n'


def files_shown(block: str) -> list[tuple[str, str]]:
    """The base and the plan of a study that says what is shown; one for each way of writing a value."""
    if block.startswith("speed = "):
        return [(EXTENDS + f"[travel]\nroad_{line}\n", NAMED) for line in block.splitlines()]
    if block.startswith("[study]"):
        return [(block, NAMED)]
    return [(EXTENDS, block if block.startswith("name = ") else NAMED + block)]


def study_that_says(folder: Path, base: str, plan: str) -> Path:
    (folder / "skelleftea").symlink_to(ROOT / "scenarios" / "skelleftea")
    shown = folder / "shown"
    (shown / "plans").mkdir(parents=True)
    for named in ("skelleftea/plans/as_today", "ways_of_working/plans/bookable_escort", "ways_of_working/plans/shock_pandemic"):
        shutil.copy(ROOT / "scenarios" / f"{named}.toml", shown / "plans")
    (shown / "base.toml").write_text(base, encoding="utf-8")
    name = re.search(r'^name = "(\w+)"', plan, re.MULTILINE)
    assert name
    (shown / "plans" / f"{name[1]}.toml").write_text(plan, encoding="utf-8")
    return shown


@pytest.mark.parametrize("block", BLOCKS)
def test_what_a_guide_shows_is_read(tmp_path, capsys, block):
    for number, (base, plan) in enumerate(files_shown(block)):
        (tmp_path / str(number)).mkdir()
        study = study_that_says(tmp_path / str(number), base, plan)
        assert cli.main(["check", str(study)]) == 0, capsys.readouterr().err


def test_the_guides_show_some_and_a_wrong_key_is_not_read(tmp_path, capsys):
    assert len(BLOCKS) >= 7
    study = study_that_says(tmp_path, EXTENDS + "[travel]\nrood_speed = 30\n", NAMED)
    assert cli.main(["check", str(study)]) == 2
    assert "rood_speed" in capsys.readouterr().err
