# SPDX-License-Identifier: MIT
"""limits.toml: what a study knows to be off the mark in itself. What is wrong in it is told before anything is run."""

from __future__ import annotations

import shutil

import pytest

import omsorg
from omsorg.known_limits import FILE, read_limits


def test_no_file_is_no_limit(tmp_path):
    assert read_limits(tmp_path / FILE) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[limit]]\nsv = "Ja"\nen = Yes\n', ":3:6: Invalid value"),
        ("[[limit", "limits.toml: "),
        ('[[limit]]\nsv = "Ja"\n', ":1: limit.en: no text"),
        ('[[limit]]\nsv = "Ja"\nen = "Yes"\n\n[[limit]]\nsv = 3\nen = " "\nno = "x"\n', ":5: limit.sv: no text"),
        ('[[limit]]\nsv = "Ja"\nen = "Yes"\nnb = "Ja"\n', ":1: limit.nb: nobody reads this"),
        ('[limit]\nsv = "Ja"\nen = "Yes"\n', "two brackets"),
        ("limit = 3\nlimits = 4\n", "limits: nobody reads this"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, said):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(omsorg.StudyError) as told:
        read_limits(tmp_path / FILE)
    assert said in str(told.value) and str(tmp_path) in str(told.value)


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"\xff")
    with pytest.raises(omsorg.StudyError, match="UTF-8"):
        read_limits(tmp_path / FILE)


def test_a_study_with_a_bad_file_is_refused_before_it_is_run(skelleftea, tmp_path):
    shutil.copytree(skelleftea, tmp_path / "study")
    (tmp_path / "study" / FILE).write_text("[[limit]]\n", encoding="utf-8")
    with pytest.raises(omsorg.StudyError, match="limit.sv: no text"):
        omsorg.load(tmp_path / "study")
