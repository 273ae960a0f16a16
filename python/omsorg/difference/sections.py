# SPDX-License-Identifier: MIT
"""The parts of a study, in the order in which their changes are taken, and what they are called."""

from __future__ import annotations

from omsorg import _core, numbers
from omsorg.terms import SECTIONS

_SECTIONS = {"study": ("Studiens ramar", "The study's frame"), **SECTIONS, "plan": ("Plan", "Plan")}
ORDER = tuple(_SECTIONS)

# table: (section, Swedish, English)
_TABLES = {
    "population": ("population", "Invånarna i startåret", "People of the start year"),
    "survival": ("population", "Överlevnad", "Survival"),
    "mortality_ratio": ("population", "Dödlighet mot riket", "Mortality against the nation"),
    "fertility": ("population", "Fruktsamhet", "Fertility"),
    "migration": ("population", "Flyttning efter ålder", "Migration by age"),
    "recorded_migration": ("population", "Känd flyttning", "Recorded migration"),
    "localities": ("geography", "Orter och distrikt", "Localities and districts"),
    "need_cells": ("need", "Behov efter kön och ålder", "Need by sex and age"),
    "need_nation": ("need", "Rikets invånare, för behovet", "The nation's people, for need"),
    "eligibility": ("need", "Rätt till insatser", "Eligibility"),
    "need_targets": ("need", "Jämförelsetal för behov", "Targets of need"),
    "partners": ("partners", "Partners", "Partners"),
    "events": ("escort", "Evenemang med datum", "Events with dates"),
    "national_ages": ("economy", "Rikets ålderssammansättning", "The nation's ages"),
}
_HEAD = {
    "start": ("Startdag", "Start"),
    "end": ("Slut", "End"),
    "plans_from": ("Första dag för planer", "First day of plans"),
    "futures": ("Antal framtider", "Number of futures"),
    "seed": ("Slumpens frö", "Seed of chance"),
    "name": ("Namn", "Name"),
    "municipality": ("Kommunkod", "Municipality code"),
}


def section_name(section: str, language: str) -> str:
    return _SECTIONS.get(section, (section, section))[0 if language == "sv" else 1]


def table_section(table: str) -> str:
    return _TABLES[table][0] if table in _TABLES else "study"


def table_labels(table: str) -> tuple[str, str]:
    return _TABLES[table][1:] if table in _TABLES else (table, table)


def head_labels(key: str) -> tuple[str, str]:
    return _HEAD.get(key, (key, key))


def section_of(key: str) -> str:
    """Of a model key: `travel.road_speed` belongs to travel."""
    return key.split(".", 1)[0]


def value_words(value: str | None, language: str) -> str:
    """A canonical value as one would write it: `60.0 km/h` as 60 km/h, `0.05 share` as 5%."""
    if value is None:
        return numbers.NOTHING
    number, _, unit = value.partition(" ")
    try:
        figure = float(number)
    except ValueError:
        words = {"sv": {"true": "ja", "false": "nej"}, "en": {"true": "yes", "false": "no"}}[language]
        return words.get(value, value)
    if unit == "share":
        figure, unit = round(100 * figure, 10), numbers.PERCENT
    decimals = len(_core.shortest(figure).removesuffix(".0").partition(".")[2])
    text = numbers.plain(figure, decimals, language) if "e" not in _core.shortest(figure) else _core.shortest(figure)
    return numbers.with_unit(text, unit, language)
