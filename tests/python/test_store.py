# SPDX-License-Identifier: MIT
"""Killed at every step of a swap: what lies in the folder is the old result whole, or the new one whole."""

import os

import pytest

from omsorg import store

FILES = ("report.html", "run.json", store.MANIFEST)


def write_run(out, text):
    partial = store.open_partial(out)
    (partial / "results").mkdir()
    (partial / "results" / "results.csv").write_text(text)
    for name in FILES:
        (partial / name).write_text(text)
    return partial


def content(out):
    """What a reader finds: the texts of a whole result, or nothing when there is no manifest."""
    if not (out / store.MANIFEST).exists():
        return None
    return {(out / name).read_text() for name in FILES} | {(out / "results" / "results.csv").read_text()}


def test_a_run_is_swapped_in_whole(tmp_path):
    store.swap_in(write_run(tmp_path, "first"))
    assert content(tmp_path) == {"first"}
    store.swap_in(write_run(tmp_path, "second"))
    assert content(tmp_path) == {"second"}
    assert [entry.name for entry in tmp_path.glob(".*") if entry.name != ".lock"] == []


def test_what_others_keep_in_the_folder_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    store.swap_in(write_run(tmp_path, "first"))
    assert (tmp_path / "notes.txt").read_text() == "mine"


class Killed(BaseException):
    """The process ends here; nothing of ours runs after."""


STEPS = 40


@pytest.mark.parametrize("fatal", range(STEPS))
def test_killed_at_any_step_it_recovers_to_one_whole_result(tmp_path, monkeypatch, fatal):
    store.swap_in(write_run(tmp_path, "old"))
    partial = write_run(tmp_path, "new")
    steps = 0

    def deadly(original):
        def step(*arguments, **words):
            nonlocal steps
            steps += 1
            if steps == fatal + 1:
                raise Killed
            return original(*arguments, **words)

        return step

    with monkeypatch.context() as patched:
        for module, name in ((os, "replace"), (os, "rename"), (os, "fsync"), (os, "mkdir"), (os, "rmdir"), (store.shutil, "rmtree")):
            patched.setattr(module, name, deadly(getattr(module, name)))
        try:
            store.swap_in(partial)
            finished = True
        except Killed:
            finished = False
    if fatal == STEPS - 1:
        assert finished, "a swap has more steps than are tried here"
    assert content(tmp_path) in (None, {"old"}, {"new"}), "never a mixture under a manifest"
    store.recover(tmp_path)
    assert content(tmp_path) in ({"old"}, {"new"})
    assert not list(tmp_path.glob(".ready-*")) and not list(tmp_path.glob(".old-*"))


def test_a_dead_run_without_a_manifest_is_cleared_away_and_a_kept_one_stays(tmp_path):
    dead = tmp_path / ".partial-999999999-0"
    dead.mkdir()
    kept = tmp_path / ".partial-999999998-0"
    kept.mkdir()
    (kept / store.MANIFEST).write_text("{}")
    running = store.open_partial(tmp_path)
    assert not dead.exists() and kept.exists() and running.exists()
