#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes docs/measures, a page for each measure and language, from the texts in python/omsorg/measures."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from omsorg.measures import Description, by_group, descriptions
from omsorg.terms import name_of

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "measures"
WRITTEN = {"sv": "Sidan skrivs av `tools/measures.py`.", "en": "The page is written by `tools/measures.py`."}


def page(one: Description, language: str) -> str:
    other = "en" if language == "sv" else "sv"
    say = {"sv": ("In English", "räknas i", "Alla mått"), "en": ("På svenska", "computed in", "All measures")}[language]
    title = name_of(one.term, language)
    lines = [f"# {title}", "", f"`{one.name}` · [{say[0]}](../{other}/{one.name}.md) · [{say[2]}](README.md)", "", "| | |", "|---|---|"]
    lines += [f"| {head} | {fact} |" for head, fact in one.facts(language)]
    lines += [f"| {say[1]} | {', '.join(f'[`{file}`](../../../{file})' for file in one.code)} |"]
    for head, paragraph in one.parts(language):
        lines += ["", f"## {head}", "", paragraph]
        if one.formula and paragraph == one.told(language).computed:
            lines += ["", f"`{one.name} = {one.formula}`"]
    return "\n".join([*lines, ""])


def index(language: str) -> str:
    """All measures by group, each with its first sentence."""
    if language == "sv":
        lines = ["# Måtten", "", "Vad varje tal i resultatet betyder, hur det beräknas och vad det inte säger. [In English](../en/README.md).", "",
                 "I skalet: `omsorg measures unmet_share`. I Python: `omsorg.describe(\"unmet_share\")`. " + WRITTEN["sv"]]
        head = "| mått | namn | vad det betyder |"
    else:
        lines = ["# The measures", "", "What each figure of the results means, how it is computed and what it does not say. [På svenska](../sv/README.md).", "",
                 "In the shell: `omsorg measures unmet_share --language en`. In Python: `omsorg.describe(\"unmet_share\")`. " + WRITTEN["en"]]
        head = "| measure | name | what it means |"
    for group, found in groupby(by_group(), key=lambda one: one.group):
        lines += ["", f"## {group[0 if language == 'sv' else 1]}", "", head, "|---|---|---|"]
        lines += [f"| [`{one.name}`]({one.name}.md) | {name_of(one.term, language)} | {_first_sentence(one.told(language).means)} |" for one in found]
    return "\n".join([*lines, ""])


def pages() -> dict[Path, str]:
    """Every page as it should be, by its place."""
    made = {}
    for language in ("sv", "en"):
        made[FOLDER / language / "README.md"] = index(language)
        for one in descriptions().values():
            made[FOLDER / language / f"{one.name}.md"] = page(one, language)
    return made


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


if __name__ == "__main__":
    for place, text in pages().items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
