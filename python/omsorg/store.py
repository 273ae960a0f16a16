# SPDX-License-Identifier: MIT
"""Results reach their folder whole or not at all.

A run is written into `out/.partial-*`, flushed to the disk, and renamed to `out/.ready-*`: that rename is the moment
at which the run counts. Then its files take their places one by one, the manifest last. Whoever is killed in between
leaves a `.ready-*` folder, and the next run finishes the move before it begins; a run killed earlier leaves only a
`.partial-*` folder, and what lay in `out` before is untouched.

    out/.partial-812-0/...  ──▶  out/.ready-812-0/...  ──▶  out/report.html, out/results/, out/run.json, out/manifest.json
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "manifest.json"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Everything below the folder, and the folder itself, is on the disk when this returns."""
    for parent, _, files in os.walk(folder, topdown=False):
        for name in files:
            _sync(Path(parent, name))
        _sync(Path(parent))


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Only one process at a time moves files in this folder."""
    with open(out / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def open_partial(out: Path) -> Path:
    """A fresh folder beside the results; first finishes what a killed run left behind."""
    out.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        recover(out)
        for number in range(1_000_000):
            partial = out / f".partial-{os.getpid()}-{number}"
            with contextlib.suppress(FileExistsError):
                partial.mkdir()
                return partial
    raise FileExistsError(f"no free name for a partial run in {out}")


def swap_in(partial: Path) -> None:
    """Makes a partial run the result of its folder."""
    out = partial.parent
    sync_tree(partial)
    ready = out / partial.name.replace(".partial-", ".ready-", 1)
    with _alone(out):
        partial.rename(ready)
        _sync(out)
        recover(out)


def recover(out: Path) -> None:
    """Finishes every move that was begun, and clears away runs that ended before they counted."""
    for ready in sorted(out.glob(".ready-*")):
        _move_in(out, ready)
    for old in out.glob(".old-*"):
        shutil.rmtree(old)
    for partial in out.glob(".partial-*"):
        if not (partial / MANIFEST).exists() and not _is_running(partial):
            shutil.rmtree(partial)


def _move_in(out: Path, ready: Path) -> None:
    old = out / ready.name.replace(".ready-", ".old-", 1)
    old.mkdir(exist_ok=True)
    names = sorted(entry.name for entry in ready.iterdir())
    # The old manifest goes first and the new one comes last: a folder with a manifest is whole.
    if MANIFEST in names and (out / MANIFEST).exists():
        os.replace(out / MANIFEST, old / MANIFEST)
    for name in [name for name in names if name != MANIFEST] + [name for name in names if name == MANIFEST]:
        if (out / name).exists():
            _put_away(out / name, old)
        os.rename(ready / name, out / name)
    _sync(out)
    ready.rmdir()
    shutil.rmtree(old)
    _sync(out)


def _put_away(entry: Path, old: Path) -> None:
    target = old / entry.name
    if target.is_dir():
        shutil.rmtree(target)
    os.replace(entry, target)


def _is_running(partial: Path) -> bool:
    try:
        os.kill(int(partial.name.split("-")[1]), 0)
    except (ProcessLookupError, ValueError, IndexError):
        return False
    except PermissionError:
        return True
    return True
