# SPDX-License-Identifier: MIT
"""The library held against what is known: closed forms, published tables, certified digits.

    examination = examine()
    print(examination.table(language="en"))
    examination.all_agree
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from omsorg import _core, numbers
from omsorg.showing import Showing
from omsorg.texttable import aligned
from omsorg.watching import Clock, Progress, watch

TIERS = ("check", "nightly", "release")

# A check cannot fail by chance; the dearer tiers look at luck that nobody has chosen.
_CHECK_SEED = 2026

_WORDS = {
    "sv": ("rad", "modell", "storhet", "känt", "funnet", "medelfel", "utslag", "beräknat", "stämmer", "AVVIKER"),
    "en": ("row", "model", "figure", "known", "found", "error", "verdict", "computed", "agrees", "DIFFERS"),
}


class NotExamined(ValueError):
    """A row was asked for that the table does not have, or that is held elsewhere."""


@dataclass(frozen=True)
class Examination(Showing):
    """What came of examining the rows of a tier."""

    findings: list[_core.Finding]
    tier: str
    seed: int
    seconds: float

    @property
    def all_agree(self) -> bool:
        return bool(self.findings) and all(finding.accepted for finding in self.findings)

    def table(self, language: str = "sv") -> str:
        """A line for each figure, the reason under each that differs, and a closing line that counts them."""
        words = _WORDS[language]
        lines = aligned([words[:7], *(_cells(finding, language) for finding in self.findings)], left=3).splitlines()
        for finding, at in reversed(list(zip(self.findings, range(2, len(lines)), strict=True))):
            if not finding.accepted:
                lines.insert(at + 1, f"      {finding.why}")
        return "\n".join([*lines, self.closing_line(language)])

    def html(self, language: str) -> str:
        from omsorg import cards

        rows = [_WORDS[language][:7], *(_cells(finding, language) for finding in self.findings)]
        differing = "; ".join(f"{finding.row.id}: {finding.why}" for finding in self.findings if not finding.accepted)
        return cards.plain_rows("Omsorg doctor", [self.closing_line(language)], rows, 3, differing)

    def closing_line(self, language: str = "sv") -> str:
        agree, all_of_them = sum(finding.accepted for finding in self.findings), len(self.findings)
        seconds = numbers.plain(self.seconds, 1, language)
        if language == "sv":
            return f"{agree} av {all_of_them} tal stämmer med det som är känt (nivå {self.tier}, frö {self.seed}, {seconds} s)"
        return f"{agree} of {all_of_them} figures agree with what is known (tier {self.tier}, seed {self.seed}, {seconds} s)"


def examine(
    tier: str = "check",
    rows: Iterable[str] | None = None,
    *,
    seed: int | None = None,
    threads: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Examination:
    """Simulates the models of the table and holds what was seen against what is known.

    `rows` names only some ("R001"); without it, all of the tier and the cheaper ones are examined. The findings depend
    on the tier and the seed, never on `threads` (0 = as many as the machine has). Ctrl-C raises KeyboardInterrupt.
    """
    asked = list(rows or ())
    _expect_examined(asked)
    if seed is None:
        seed = _CHECK_SEED if tier == "check" else secrets.randbits(32)
    clock = Clock()
    examining = _core.Examining(tier, seed, threads, asked)
    watch(examining, lambda: clock.tell(examining, progress))
    return Examination(examining.take(), tier, seed, clock.seconds)


def _expect_examined(asked: list[str]) -> None:
    known = {row.id: row for row in _core.known_rows()}
    troubles = []
    for name in asked:
        row = known.get(name)
        if row is None:
            troubles.append(f"{name}: the table of what is known has no such row. Its rows are {min(known)} to {max(known)}.")
        elif row.tier is None:
            troubles.append(f"{name}: not examined ({row.note})")
    if troubles:
        raise NotExamined("\n".join(troubles))


def _cells(finding: _core.Finding, language: str) -> list[str]:
    row = finding.row
    *_, computed, agrees, differs = _WORDS[language]
    return [
        row.id,
        row.model + (f" ({finding.variant})" if finding.variant else ""),
        row.metric,
        _exact(row.exact, language),
        _found(finding.mean, finding.standard_error, language) if row.is_statistical else _exact(finding.mean, language),
        _significant(finding.standard_error, 2, language) if row.is_statistical else computed,
        agrees if finding.accepted else differs,
    ]


def _significant(value: float, digits: int, language: str) -> str:
    text = f"{value:.{digits}g}".replace("-", numbers.MINUS)
    return text.replace(".", ",") if language == "sv" else text


def _exact(value: float, language: str) -> str:
    return _significant(value, 9, language)


def _found(mean: float, error: float, language: str) -> str:
    """In the digits it has earned; what is very small as a power of ten."""
    if 0 < abs(mean) < 1e-4:
        digits = len(f"{mean / error:.0f}") if error > 0 else 9
        return _significant(mean, digits, language)
    return numbers.earned(mean, error, numbers.Scale(1.0, "", 9), language)
