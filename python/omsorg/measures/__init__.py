# SPDX-License-Identifier: MIT
"""What each measure means, how it is computed, and what it does not say; in Swedish and English.

    print(omsorg.describe("unmet_share"))          # in a notebook: describe("unmet_share").show("sv")

The texts lie beside this file, one TOML file for each group. docs/measures is written from them (tools/measures.py), and
tests hold their formulas, services and districts against a run.
"""

from __future__ import annotations

import difflib
import functools
import re
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from omsorg import _core
from omsorg.showing import Showing
from omsorg.terms import MEASURES, SERVICES, name_of

__all__ = ["GROUPS", "Description", "Told", "by_group", "describe", "descriptions", "overview"]

GROUPS = ("people", "need", "casework", "places", "partners", "client_hours", "life", "lives", "ways", "staff", "posts", "money")

_UNITS = {
    "persons": ("personer", "persons"), "cases": ("ärenden", "cases"), "decisions": ("beslut", "decisions"), "days": ("dagar", "days"), "h": ("timmar", "hours"),
    "share": ("andel, mellan 0 och 1", "share, between 0 and 1"), "ratio": ("kvot", "ratio"), "visits": ("besök", "visits"),
    "places": ("platser", "places"), "months": ("månader", "months"), "years": ("år", "years"), "count": ("antal", "count"), "sessions": ("pass", "sessions"),
    "min": ("minuter", "minutes"), "points": ("skillnad mellan två andelar", "difference of two shares"),
    "posts": ("årsarbetare", "posts (full-time)"), "SEK": ("kronor i prisårets värde", "kronor of the price year"),
}
_WORDS = {
    "sv": ("Vad det betyder", "Så beräknas det", "Vad det inte säger", "enhet", "får läggas ihop", "redovisas för", "även per distrikt",
           "ja, över distrikt och tjänster; aldrig delarna tillsammans med `all`", "nej", "det finns bara ett tal om året"),
    "en": ("What it means", "How it is computed", "What it does not say", "unit", "may be summed", "kept for", "also by district",
           "yes, over districts and services; never the parts together with `all`", "no", "there is just one figure a year"),
}


@dataclass(frozen=True)
class Told:
    """The story of a measure in one language, each part a paragraph."""

    means: str
    computed: str
    silent: str


@dataclass(frozen=True)
class Description(Showing):
    """A measure and its story. `formula` gives it from other measures of the same row, where that can be done."""

    term: _core.Term
    group: tuple[str, str]
    formula: str
    services: tuple[str, ...]
    by_district: tuple[str, ...]
    code: tuple[str, ...]
    sv: Told
    en: Told

    @property
    def name(self) -> str:
        return self.term.id

    def told(self, language: str) -> Told:
        return self.sv if language == "sv" else self.en

    def parts(self, language: str) -> list[tuple[str, str]]:
        """The three headings, each with its paragraph."""
        told = self.told(language)
        return list(zip(_WORDS[language][:3], (told.means, told.computed, told.silent), strict=True))

    def facts(self, language: str) -> list[tuple[str, str]]:
        """Unit, whether it may be summed, for which services it is kept: each with its heading."""
        words = _WORDS[language]
        of = [
            name_of(SERVICES[name], language) + (f" ({words[6]})" if name in self.by_district else "") for name in self.services
        ]
        unit = _UNITS[self.term.unit][0 if language == "sv" else 1]
        alone = len(self.services) == 1 and not self.by_district
        summed = words[8] if not self.term.adds else words[9] if alone else words[7]
        return [(words[3], unit), (words[4], summed), (words[5], ", ".join(of))]

    def text(self, language: str = "en") -> str:
        """The whole story for the shell."""
        lines = [f"{name_of(self.term, language)} ({self.name})", ""]
        lines += [f"  {head:<15}  {fact}" for head, fact in self.facts(language)]
        for head, paragraph in self.parts(language):
            lines += ["", head, *textwrap.wrap(paragraph, 96, initial_indent="  ", subsequent_indent="  ")]
            if self.formula and paragraph == self.told(language).computed:
                lines += textwrap.wrap(f"{self.name} = {self.formula}", 96, initial_indent="    ", subsequent_indent="      ")
        return "\n".join(lines)

    def html(self, language: str) -> str:
        from omsorg import cards

        return cards.story(self, language)

    def __str__(self) -> str:
        return self.text()


def describe(measure: str) -> Description:
    """What a measure means, how it is computed and what it does not say. Raises KeyError with a suggestion."""
    known = descriptions()
    if measure not in known:
        near = difflib.get_close_matches(measure, known, n=1)
        raise KeyError(f"no measure {measure!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return known[measure]


@functools.cache
def descriptions() -> dict[str, Description]:
    """All of them, in the order of the result table."""
    found = {one.name: one for one in by_group()}
    return {name: found[name] for name in MEASURES}


def by_group() -> list[Description]:
    """All of them, group by group: what belongs together stands together."""
    return [one for group in GROUPS for one in _read(group)]


def overview(language: str) -> list[list[str]]:
    """A row for each measure: its name, what it is called, and its unit."""
    place = 0 if language == "sv" else 1
    head = ["mått", "namn", "enhet"] if language == "sv" else ["measure", "name", "unit"]
    return [head, *([one.name, name_of(one.term, language), _UNITS[one.term.unit][place]] for one in descriptions().values())]


def _read(group: str) -> list[Description]:
    kept = tomllib.loads(resources.files(__name__).joinpath(f"{group}.toml").read_text(encoding="utf-8"))
    usual: dict[str, Any] = {name: kept.pop(name) for name in ("sv", "en", "services", "by_district", "code") if name in kept}

    def of(one: dict[str, Any], key: str) -> tuple[str, ...]:
        return tuple(one.get(key, usual.get(key, ())))

    return [
        Description(
            MEASURES[name], (usual["sv"], usual["en"]), one.get("formula", ""),
            tuple(service for service in of(one, "services") if service not in one.get("without", ())), of(one, "by_district"),
            of(one, "code"), _told(one["sv"]), _told(one["en"]),
        )
        for name, one in _spread(kept)
    ]


def _spread(kept: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every measure with its section; a section `unmet_hours_{group}` is one measure for each member of `each.group`,
    less the services that the member is `without`."""
    each = kept.pop("each", {})
    for name, one in kept.items():
        kind = re.search(r"{(\w+)}", name)
        if kind is None:
            yield name, one
            continue
        for member, words in each[kind[1]].items():
            texts = {
                language: {part: text.format(**words[language], **{kind[1]: member}) for part, text in one[language].items()}
                for language in ("sv", "en")
            }
            yield name.format(**{kind[1]: member}), {**words, **one, **texts}


def _told(texts: dict[str, str]) -> Told:
    return Told(**{name: " ".join(text.split()) for name, text in texts.items()})
