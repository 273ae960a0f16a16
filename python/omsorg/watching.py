# SPDX-License-Identifier: MIT
"""The caller waits for work that other threads do, hears how far it is, and may press Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

# The calling thread looks up this often: for signals, and to show how far it has come.
_LOOK_UP_MILLISECONDS = 50


@dataclass(frozen=True)
class Progress:
    """How far a run has come; the time left is unknown until one part of it has finished."""

    done: int
    total: int
    seconds_left: float | None


class Running(Protocol):
    """Work that goes on in other threads."""

    def wait(self, milliseconds: int, /) -> bool: ...
    def stop(self) -> None: ...


class Counted(Protocol):
    """Work that says how many of its parts are done."""

    def progress(self) -> tuple[int, int]: ...


def watch(running: Running, tell: Callable[[], None]) -> None:
    """Waits until it is done, and tells; whatever is raised meanwhile, as by Ctrl-C, stops it and goes on its way."""
    try:
        while not running.wait(_LOOK_UP_MILLISECONDS):
            tell()
        tell()
    except BaseException:
        running.stop()
        raise


class Clock:
    """From now on: how long the rest takes, if it takes as long as what is done."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def tell(self, counted: Counted, progress: Callable[[Progress], None] | None) -> None:
        done, total = counted.progress()
        if progress is not None and total > 0:
            progress(Progress(done, total, self.seconds / done * (total - done) if done else None))
