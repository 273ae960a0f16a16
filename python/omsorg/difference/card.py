# SPDX-License-Identifier: MIT
"""What a notebook shows of a difference: the answer in sentences, then each result step by step, then what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omsorg import cards
from omsorg.difference import show
from omsorg.difference.sentences import heading, pick
from omsorg.report.markup import Markup, tag

if TYPE_CHECKING:
    from omsorg.difference.found import Diff


def card_of(found: Diff, language: str) -> Markup:
    """Static, every text escaped."""
    parts = [tag("p", show.visible(pick(note, language)), class_="wrap") for note in found.notes]
    parts += [tag("p", line, class_="wrap") for line in show.words(found, language).split("\n") if line]
    for one in found.outcomes:
        if one.has_moved:
            head, *rows = show.rows(found, one, language)
            parts += [tag("p", show.visible(show.title(one, language))), cards.grid(head, rows)]
    if any(one.has_moved for one in found.outcomes):
        parts += [tag("p", line, class_="wrap quiet") for line in show.foot(found, language).split("\n")]
    if found.changes:
        head = list(pick_head(language))
        rows = [[show.visible(change.label(language)), tag("code", change.key), show.visible(change.step(language)),
                 show.visible("; ".join(change.details(language)))] for change in found.changes]
        parts.append(cards.more(pick((f"Vad som skiljer ({len(rows)})", f"What differs ({len(rows)})"), language), cards.grid(head, rows, words=4)))
    return cards.card(pick(("Skillnad", "Difference"), language), [show.visible(heading(found, language))], *parts)


def pick_head(language: str) -> tuple[str, ...]:
    return ("Vad", "Nyckel", "Från och till", "Mer") if language == "sv" else ("What", "Key", "From and to", "More")
