# SPDX-License-Identifier: MIT
"""What `omsorg.diff` returns: what was changed, and what each change did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omsorg.difference import card, show, writing
from omsorg.difference.changes import Change, PlanChange
from omsorg.difference.effects import OutcomeDiff
from omsorg.difference.walk import Move
from omsorg.showing import Showing

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Diff(Showing):
    """B minus A: the changes, and the results taken apart by them.

    `steps` are the changes in the order in which they were made, several of them together where that was asked for or
    could not be otherwise. `outcomes` has an effect for each step; without steps (results alone, without their
    studies) only the difference as a whole.
    """

    a: str
    b: str
    plan_a: str
    plan_b: str
    changes: Sequence[Change]
    plans: Sequence[PlanChange]
    steps: Sequence[Move]
    outcomes: Sequence[OutcomeDiff]
    first_year: int
    last_year: int
    futures: int
    seed: int | None
    runs: int = 0
    notes: Sequence[tuple[str, str]] = field(default=())  # (Swedish, English): what a reader must know

    @property
    def is_zero(self) -> bool:
        """True if no result was moved in any future."""
        return all(one.whole.mean == 0 and not one.whole.error > 0 for one in self.outcomes)

    def outcome(self, measure: str, year: int | None = None) -> OutcomeDiff:
        """The result of this measure; without a year the last of its years. Raises KeyError."""
        found = [one for one in self.outcomes if one.outcome.measure == measure and year in (None, one.outcome.year)]
        if not found:
            raise KeyError(f"{measure} {year or ''}".strip())
        return found[-1]

    def words(self, language: str = "en") -> str:
        """The answer in sentences: what moved each result most."""
        return show.words(self, language)

    def table(self, language: str = "en") -> str:
        """Everything as text: what was changed, the answer in sentences, and each result step by step."""
        return show.text(self, language)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each result and step, and one for the whole: plain numbers in the unit of the measure."""
        return writing.rows(self)

    def to_pandas(self) -> pandas.DataFrame:
        """`rows` as a frame. Needs pandas (extra `tables`)."""
        import pandas as pd

        return pd.DataFrame(self.rows())

    def to_csv(self, path: str | Path) -> None:
        writing.write_csv(self, Path(path))

    def to_json(self, path: str | Path) -> None:
        writing.write_json(self, Path(path))

    def __repr__(self) -> str:
        return f"<Diff {self.b} minus {self.a}: {len(self.changes)} changes, {len(self.steps)} steps, {len(self.outcomes)} results>"

    def html(self, language: str) -> str:
        return card.card_of(self, language)
