# SPDX-License-Identifier: MIT
"""A difference for readers: what was changed, the answer in sentences, and each result step by step."""

from __future__ import annotations

import math
import re
from itertools import groupby
from typing import TYPE_CHECKING

from omsorg import numbers
from omsorg.difference.sections import section_name
from omsorg.difference.sentences import heading, pick, sentence
from omsorg.difference.walk import Move
from omsorg.seen import visible as visible
from omsorg.report import markup

if TYPE_CHECKING:
    from omsorg.difference.changes import Change
    from omsorg.difference.effects import OutcomeDiff
    from omsorg.difference.found import Diff
    from omsorg.difference.moved import Moved

_SIDES = {"resources": ("Resurser", "Resources"), "lives": ("Liv", "Lives")}
_PLAN_WORDS = {"added": ("ny", "added"), "removed": ("borttagen", "removed"), "changed": ("ändrad", "changed")}
_BREAKS_A_LINE = re.compile("[\t\n\r\u200b]")


def words(found: Diff, language: str) -> str:
    return "\n".join(visible(sentence(found, one, language)) for one in found.outcomes)


def text(found: Diff, language: str) -> str:
    parts = [heading(found, language), *(pick(note, language) for note in found.notes)]
    lines = [visible(part) for part in parts]
    lines += ["", *_changes(found, language)]
    if found.outcomes:
        lines += ["", pick(("Vad som hände med resultaten, i medel över framtiderna", "What became of the results, in the mean over the futures"), language)]
        lines += ["  " + line for line in words(found, language).split("\n")]
    for side, outcomes in groupby(sorted(found.outcomes, key=lambda one: one.outcome.side == "lives"), key=lambda one: one.outcome.side):
        for one in outcomes:
            if not one.has_moved:
                continue
            lines += ["", f"{pick(_SIDES[side], language)}: {visible(title(one, language))}", _aligned(rows(found, one, language))]
    if any(one.has_moved for one in found.outcomes) or any(move.joined_because for move in found.steps):
        lines += ["", foot(found, language)]
    return "\n".join(lines)


def _aligned(cells: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    made = ["  " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip() for row in cells]
    rule = "  " + "  ".join("-" * width for width in widths)
    return "\n".join([made[0], rule, *made[1:-1], rule, made[-1]] if len(made) > 2 else [made[0], rule, *made[1:]])


def _changes(found: Diff, language: str) -> list[str]:
    moving = sum(change.moves for change in found.changes)
    count = len(found.changes)
    if not count and not found.plans:
        return [pick(("Inget skiljer.", "Nothing differs."), language)]
    lines = [pick((f"Vad som skiljer: {_count(count, 'sv')}, varav {moving} kan flytta ett resultat",
                   f"What differs: {_count(count, 'en')}, of which {moving} may move a result"), language)]
    for section, changes in groupby(found.changes, key=lambda change: change.section):
        lines.append(f"  {section_name(section, language)}")
        for change in changes:
            lines += ["    " + visible(line) for line in change_lines(change, language)]
    for plan in found.plans:
        label = plan.label_sv if language == "sv" else plan.label_en
        lines.append(visible(f"  {pick(('Planen', 'The plan'), language)} {plan.name} ({label}): {pick(_PLAN_WORDS[plan.what], language)}"))
    return lines


def _count(count: int, language: str) -> str:
    if language == "sv":
        return "1 ändring" if count == 1 else f"{count} ändringar"
    return "1 change" if count == 1 else f"{count} changes"


def change_lines(change: Change, language: str) -> list[str]:
    lines = []
    if change.moves or change.before != change.after:
        lines.append(f"{change.label(language)} ({change.key}): {change.step(language)}" + _added(change, language))
    else:
        lines.append(f"{change.label(language)} ({change.key}): {change.step(language).partition(' → ')[0]}, "
                     + pick(("samma värde på andra grunder", "the same value on other grounds"), language))
    details = change.details(language)
    skip = 1 if change.table and details else 0
    return lines + ["    " + detail for detail in details[skip:]]


def _added(change: Change, language: str) -> str:
    if change.before is None:
        return pick((" (ny)", " (new)"), language)
    if change.after is None:
        return pick((" (borttagen)", " (removed)"), language)
    return "" if change.moves else pick((" (flyttar inget)", " (moves nothing)"), language)


def title(one: OutcomeDiff, language: str) -> str:
    return f"{one.outcome.label(language)}, {pick(('skillnad i', 'difference in'), language)} {one.outcome.difference_unit(language) or '1'}"


def rows(found: Diff, one: OutcomeDiff, language: str) -> list[list[str]]:
    """The table of one result: a row for each step, the last one for the whole."""
    alone = any(effect.alone is not None for effect in one.effects)
    head = [pick(("Steg", "Step"), language), pick(("Bidrag", "Effect"), language), pick(("95 %-intervall", "95% interval"), language)]
    head += [pick(("Ensam", "Alone"), language), pick(("Samspel", "Interaction"), language)] if alone else []
    shown, whole = one.shown(language)
    made = [head]
    for number, (move, effect, step) in enumerate(zip(found.steps, one.effects, shown, strict=True), start=1):
        cells = [f"{number} {visible(short(move, language))}", step, _interval(effect.sequence, one, language)]
        made.append(cells + ([_figure(effect.alone, one, language), _figure(effect.interaction, one, language)] if alone else []))
    together = [_figure(None, one, language), _figure(one.interaction, one, language)] if alone else []
    return [*made, [pick(("Hela skillnaden", "The whole difference"), language), whole, _interval(one.whole, one, language), *together]]


def short(move: Move, language: str) -> str:
    """On one line of a table: the label, and from what to what where there is only one change."""
    label = move.label(language)
    if len(move.changes) == 1 and move.changes[0].kind == "setting":
        label += f": {move.changes[0].step(language)}"
    return label if len(label) <= 72 else label[:71] + "…"


def _interval(moved: Moved, one: OutcomeDiff, language: str) -> str:
    scale = one.outcome.scale(language)
    if not moved.error > 0:
        if math.isnan(moved.error):
            return numbers.NOTHING
        return pick(("exakt", "exact"), language) if moved.mean else pick(("lika", "equal"), language)
    return numbers.span(moved.low, moved.high, moved.error, scale, language)


def _figure(moved: Moved | None, one: OutcomeDiff, language: str) -> str:
    if moved is None or not moved.is_known:
        return numbers.NOTHING
    return numbers.earned(moved.mean, moved.error, one.outcome.scale(language), language, sign=True)


def foot(found: Diff, language: str) -> str:
    alone = any(effect.alone is not None for one in found.outcomes for effect in one.effects)
    lines = [pick((
        "Bidrag: vad steget lägger till de föregående, i medel över framtiderna; avrundade så att de summerar exakt till hela skillnaden, "
        "och kan därför skilja ett steg i sista siffran från samma tal under Ensam. Intervall: parvis, Student. Nivåerna ovan är avrundade för sig.",
        "Effect: what the step adds to those before it, mean over futures; rounded so that they sum exactly to the whole difference, "
        "and may therefore differ by one step in the last digit from the same figure under Alone. Interval: paired, Student. The levels above are rounded by themselves."), language)]
    if alone:
        lines.append(pick((
            "Ensam: vad steget gör med A utan de andra. Samspel: bidraget minus detta; sist hela skillnaden minus summan av alla ensamma.",
            "Alone: what the step does to A without the others. Interaction: the effect less that; last the whole difference less the sum of all alone."), language))
    for move in found.steps:
        if move.joined_because:
            lines.append(visible(pick((f"Kan inte tas var för sig: {move.label('sv')}. Utan det följande säger läsaren: {move.joined_because}",
                                       f"Cannot be taken apart: {move.label('en')}. Without what follows the reader says: {move.joined_because}"), language)))
    left_out = max((one.left_out for one in found.outcomes), default=0)
    if left_out:
        lines.append(pick((f"Framtider utan något av talen är utelämnade där (högst {left_out}).",
                           f"Futures without one of the figures are left out there (at most {left_out})."), language))
    return "\n".join(lines)
