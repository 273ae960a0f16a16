# SPDX-License-Identifier: MIT
"""A line on stderr that says how far a run has come, and how long it has left."""

from __future__ import annotations

import math
import time
from typing import TextIO

from omsorg.watching import Progress

_WIDTH = 28
_EVERY_SECONDS = 0.2


def time_left(seconds: float, language: str) -> str:
    """Rounded as one would say it: 40 s, 3 min, 1 h 20 min."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = math.ceil(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hour = "tim" if language == "sv" else "h"
    return f"{minutes // 60} {hour} {minutes % 60} min"


class Bar:
    """Redraws one line on a terminal; on anything else writes a line for each tenth of the way."""

    def __init__(self, stream: TextIO, language: str, sv: str = "körningar", en: str = "runs") -> None:
        self._stream = stream
        self._language = language
        self._what = sv if language == "sv" else en
        self._live = stream.isatty()
        self._shown_at = -math.inf
        self._tenth = -1

    def __call__(self, progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 1.0
        finished = progress.done == progress.total
        if self._live:
            now = time.monotonic()
            if now - self._shown_at < _EVERY_SECONDS and not finished:
                return
            self._shown_at = now
            filled = round(_WIDTH * share)
            self._stream.write(f"\r\033[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {self._text(progress)}")
            self._stream.flush()
        elif int(10 * share) > self._tenth:
            self._tenth = int(10 * share)
            self._stream.write(self._text(progress) + "\n")
            self._stream.flush()

    def _text(self, progress: Progress) -> str:
        swedish = self._language == "sv"
        text = f"{progress.done} {'av' if swedish else 'of'} {progress.total} {self._what}"
        if progress.done == progress.total:
            return text
        if progress.seconds_left is None:
            return f"{text}, {'räknar ut hur lång tid som är kvar' if swedish else 'finding out how long it takes'}"
        left = time_left(progress.seconds_left, self._language)
        return f"{text}, {left} kvar" if swedish else f"{text}, {left} left"

    def close(self) -> None:
        if self._live:
            self._stream.write("\r\033[K")
            self._stream.flush()
