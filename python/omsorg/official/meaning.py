# SPDX-License-Identifier: MIT
"""What the dimensions and categories of an official table mean: which is the region, the age, the sex, the year, the figure.

SCB's codes are known where they are documented; a CSV without codes is understood by its words, in Swedish and English.
The traps: single years of age stand beside five- and ten-year groups and totals in one dimension ("5-9", "-4", "100+5",
"TotSA"), the total of sex is written "TotSa" or "1+2", municipality codes lose their leading zero in spreadsheets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from omsorg.official.tidy import Category, Dimension

OLDEST = 100  # 100 is 100 and over

ROLES = {
    "region": ("region", "kommun", "municipality", "municipality_code", "kommunkod", "län"),
    "age": ("alder", "ålder", "age", "aldermoder", "moderns ålder", "age of mother", "mothers age"),
    "sex": ("kon", "kön", "sex", "gender"),
    "time": ("tid", "år", "year", "time", "månad", "month", "period"),
    "contents": ("contentscode", "tabellinnehåll", "contents", "observations"),
    "marital": ("civilstand", "civilstånd", "marital status"),
    "kpi": ("kpi",),
}
_SEXES = {
    "1": "male", "2": "female", "m": "male", "k": "female", "f": "female", "män": "male", "kvinnor": "female", "men": "male", "women": "female",
    "man": "male", "kvinna": "female", "male": "male", "female": "female", "males": "male", "females": "female", "pojkar": "male", "flickor": "female",
    "1+2": "total", "t": "total", "totsa": "total", "totalt": "total", "total": "total", "båda könen": "total", "samtliga": "total",
    "män och kvinnor": "total", "both sexes": "total", "men and women": "total",
}
_YEARS = re.compile(r"\s*(år|years?|year old)$")


@dataclass(frozen=True, order=True)
class Ages:
    """Ages reached from `first` to `last`; 100 is 100 and over."""

    first: int
    last: int


def role_of(dimension: Dimension) -> str:
    for role, names in ROLES.items():
        if dimension.code.casefold() in names or dimension.text.casefold() in names:
            return role
    return ""


def ages_of(category: Category) -> Ages | None:
    """The ages of a category; None for a total and for an age that is not known."""
    if re.fullmatch(r"\d{1,3}\+\d{1,2}", category.code):
        return None  # "100+5": the last five-year group, which is the last single year over again
    for text in (category.code, category.text):
        plain = _YEARS.sub("", text.casefold().replace("–", "-").strip())
        if found := re.fullmatch(r"(\d{1,3})", plain):
            age = int(found[1])
            return Ages(age, age) if age <= OLDEST else None
        if found := re.fullmatch(r"(\d{1,3})\s*(?:\+|-w|och äldre|and older|and over|w)", plain):
            return Ages(int(found[1]), OLDEST) if int(found[1]) <= OLDEST else None
        if found := re.fullmatch(r"(\d{1,3})\s*-\s*(\d{1,3})", plain):
            return Ages(int(found[1]), int(found[2])) if int(found[1]) <= int(found[2]) <= OLDEST else None
        if found := re.fullmatch(r"(?:-|under |below |<)\s*(\d{1,3})", plain):
            return Ages(0, int(found[1]) - (0 if plain.startswith("-") else 1)) if int(found[1]) <= OLDEST else None
    return None


def sex_of(category: Category) -> str | None:
    """"female", "male", "total", or None."""
    for text in (category.text, category.code):
        plain = text.casefold().strip()
        if plain in _SEXES:
            return _SEXES[plain]
        if plain.startswith(("totalt", "samtliga")):
            return "total"
    return None


def year_of(category: Category) -> tuple[int, int | None] | None:
    """Year, and month of a monthly table."""
    found = re.fullmatch(r"(\d{4})(?:M(\d{1,2}))?", category.code.strip())
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def is_total(category: Category) -> bool:
    plain = category.text.casefold()
    return category.code.casefold() in ("tot", "totalt", "total", "totsa") or plain.startswith(("totalt", "total", "samtliga"))


def region_of(category: Category, names: dict[str, str]) -> str | None:
    """The municipality's code, by code, by "2482 Skellefteå" or by name; `names` is code by lower-case name."""
    if found := re.match(r"(\d{4})(?!\d)", category.code) or re.match(r"(\d{4})(?!\d)", category.text):
        return found[1]
    if re.fullmatch(r"\d{3}", category.code) and "0" + category.code in names.values():
        return "0" + category.code
    plain = category.text.casefold().strip()
    return names.get(plain) or names.get(plain.removesuffix(" kommun")) or names.get(plain.removesuffix("s kommun"))


@dataclass(frozen=True)
class Subject:
    """What a figure counts, and the SCB contents codes that say so."""

    name: str
    codes: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]  # any of these groups; every word of a group must stand there


# In the order in which they are tried: "medelfolkmängd" holds "folkmängd".
SUBJECTS = (
    Subject("mean_population", ("BE0101A5",), (("medelfolkmängd",), ("mean population",))),
    Subject("land_area", ("BE0101U3",), (("landareal",), ("land area",))),
    Subject("population", ("BE0101N1", "000003O5", "000007SF"), (("folkmängd",), ("population",))),
    Subject("deaths_by_birth_year", ("BE0101D8",), (("döda", "födelseår"), ("deaths", "year of birth"))),
    Subject("deaths", ("BE0101D9",), (("döda",), ("deaths",))),
    Subject("births", ("BE0101E2",), (("levande födda",), ("live births",), ("födda", "moderns ålder"), ("births", "age of mother"))),
    Subject("immigration", ("BE0101AX",), (("invandring",), ("immigration",))),
    Subject("emigration", ("BE0101AY",), (("utvandring",), ("emigration",))),
    Subject("moves_in", ("BE0101A2",), (("inrikes inflyttning",), ("domestic in-migration",))),
    Subject("moves_out", ("BE0101A3",), (("inrikes utflyttning",), ("domestic out-migration",))),
    Subject("life_expectancy", ("000000NH",), (("medellivslängd",), ("life expectancy",))),
)


_NO_SUBJECT = ("", "antal", "number", "value", "värde", "personer", "persons", "antal personer")


def subject_of(contents: Category | None, title: str) -> str | None:
    """By the contents code, else by the words of the contents, else by those of the title."""
    if contents is not None and contents.text.casefold().strip() not in _NO_SUBJECT:
        code = contents.code.upper()
        for subject in SUBJECTS:
            if code in subject.codes:
                return subject.name
        # "Folkökning", a second contents of the population table, is not what the title is about.
        return _by_words(contents.text + " " + (title if {"döda", "deaths"} & set(contents.text.casefold().split()) else ""))
    return _by_words(title)


def _by_words(text: str) -> str | None:
    plain = text.casefold()
    for subject in SUBJECTS:
        if any(all(word in plain for word in group) for group in subject.words):
            return subject.name
    return None
