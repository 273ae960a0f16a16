# SPDX-License-Identifier: MIT
"""Files as SCB and Kolada hand them out, written from recorded figures: the same figures in four formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
ROOT = DATA.parents[2]
AGES = [*map(str, range(100)), "100+"]
NAMES = {"2403": "Bjurholm", "1280": "Malmö", "2482": "Skellefteå"}
FORMATS = ("json-stat2", "json-stat1", "px", "csv")
ENDINGS = {"json-stat2": "json", "json-stat1": "txt", "px": "px", "csv": "csv"}
TITLES = {"BE0101N1": "Folkmängd", "BE0101D9": "Döda", "BE0101E2": "Levande födda", "BE0101U3": "Landareal i kvadratkilometer"}

Counts = Mapping[tuple[int, str, int], float]  # year, "female" or "male", age


def _plain(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")))


def population(code: str) -> Counts:
    """31 December 2019."""
    if code == "2482":
        rows = _plain(ROOT / "scenarios/skelleftea/population.csv")
        return {(2019, sex, i): float(row[column]) for i, row in enumerate(rows) for sex, column in (("female", "women"), ("male", "men"))}
    rows = _plain(DATA / "population_2019.csv")
    return {(2019, sex, i): float(row[f"{code} {column}"]) for i, row in enumerate(rows) for sex, column in (("female", "women"), ("male", "men"))}


def population_skelleftea() -> Counts:
    """31 December 2010 to 2019."""
    rows = _plain(ROOT / "scenarios/skelleftea/backtest/population_2010_2019.csv")
    return {(int(row["year"]), sex, int(row["age"])): float(row[column]) for row in rows for sex, column in (("female", "women"), ("male", "men"))}


def deaths_skelleftea() -> Counts:
    """By age at death, 2011 to 2019."""
    rows = _plain(DATA / "deaths_skelleftea.csv")
    return {
        (year, sex, i): float(row[f"{column} {year}"])
        for i, row in enumerate(rows) for sex, column in (("female", "women"), ("male", "men")) for year in range(2011, 2020)
    }


@dataclass(frozen=True)
class Download:
    """A table by region, age, sex and year, as SCB lays it out."""

    code: str
    contents: str
    counts: Counts

    @property
    def years(self) -> list[int]:
        return sorted({year for year, _, _ in self.counts})

    @property
    def title(self) -> str:
        return f"{TITLES[self.contents]} efter region, ålder, kön, tabellinnehåll och år"

    def values(self) -> list[float]:
        """Row-major over region, age, sex (men first, as SCB does), contents and year."""
        return [int(self.counts[year, sex, age]) for age in range(101) for sex in ("male", "female") for year in self.years]

    def text(self, form: str) -> str:
        return {"json-stat2": self.json2, "json-stat1": self.json1, "px": self.px, "csv": self.csv}[form]()

    def write(self, folder: Path, form: str, name: str = "") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name or self.contents}.{ENDINGS[form]}"
        path.write_bytes(self.text(form).encode("cp1252" if form in ("px", "csv") else "utf-8"))
        return path

    def dimensions(self) -> dict[str, object]:
        def one(label: str, categories: Mapping[str, str]) -> dict[str, object]:
            return {"label": label, "category": {"index": {code: i for i, code in enumerate(categories)}, "label": dict(categories)}}

        return {
            "Region": one("region", {self.code: f"{self.code} {NAMES[self.code]}"}),
            "Alder": one("ålder", {age: f"{age} år" for age in AGES}),
            "Kon": one("kön", {"1": "män", "2": "kvinnor"}),
            "ContentsCode": one("tabellinnehåll", {self.contents: TITLES[self.contents]}),
            "Tid": one("år", {str(year): str(year) for year in self.years}),
        }

    def sizes(self) -> list[int]:
        return [1, 101, 2, 1, len(self.years)]

    def json2(self) -> str:
        made = {"version": "2.0", "class": "dataset", "label": self.title, "source": "SCB", "id": list(self.dimensions()), "size": self.sizes(),
                "dimension": self.dimensions(), "value": self.values()}
        return json.dumps(made, ensure_ascii=False)

    def json1(self) -> str:
        """Version 1 with the sparse form of its values: what is nought is left out of neither, null of both."""
        dimension = {**self.dimensions(), "id": list(self.dimensions()), "size": self.sizes(), "role": {"time": ["Tid"], "metric": ["ContentsCode"]}}
        return json.dumps({"dataset": {"dimension": dimension, "label": self.title, "source": "SCB", "value": {str(i): v for i, v in enumerate(self.values())}}}, ensure_ascii=False)

    def px(self) -> str:
        def listed(words: Sequence[str]) -> str:
            return ",\n".join(f'"{word}"' for word in words)

        years = [str(year) for year in self.years]
        head = [
            ("CHARSET", '"ANSI"'), ("AXIS-VERSION", '"2013"'), ("CODEPAGE", '"iso-8859-15"'), ("LANGUAGE", '"sv"'), ("MATRIX", '"TAB"'),
            ("TITLE", f'"{self.title[:20]}"\n"{self.title[20:]}"'), ("CONTENTS", f'"{TITLES[self.contents]}"'), ("UNITS", '"antal"'),
            ("STUB", '"region","ålder","kön"'), ("HEADING", '"tabellinnehåll","år"'), ("CONTVARIABLE", '"tabellinnehåll"'),
            ('VALUES("region")', f'"{self.code} {NAMES[self.code]}"'), ('VALUES("ålder")', listed([f"{age} år" for age in AGES])),
            ('VALUES("kön")', '"män","kvinnor"'), ('VALUES("tabellinnehåll")', f'"{TITLES[self.contents]}"'), ('VALUES("år")', listed(years)),
            ('TIMEVAL("år")', "TLIST(A1)," + listed(years)), ('CODES("region")', f'"{self.code}"'), ('CODES("ålder")', listed(AGES)), ('CODES("kön")', '"1","2"'),
            ('CODES("tabellinnehåll")', f'"{self.contents}"'), ('CODES("år")', listed(years)), ("NOTE", '"En not; med semikolon#och radbrytning"'),
        ]
        each = len(years)
        values = [str(value) for value in self.values()]
        rows = [" ".join(values[i : i + each]) for i in range(0, len(values), each)]
        return "".join(f"{word}={value};\n" for word, value in head) + "DATA=\n" + "\n".join(rows) + ";\n"

    def csv(self) -> str:
        """As SCB's pages write it: title, blank line, years as columns, notes below; no codes for age and sex."""
        each = len(self.years)
        lines = [f'"{self.title}"', "", ",".join(f'"{word}"' for word in ("region", "ålder", "kön", *(f"{TITLES[self.contents]} {year}" for year in self.years)))]
        values = iter(self.values())
        for age in AGES:
            for sex in ("män", "kvinnor"):
                lines.append(",".join([f'"{self.code} {NAMES[self.code]}"', f'"{age} år"', f'"{sex}"', *(str(next(values)) for _ in range(each))]))
        return "\r\n".join([*lines, "", '"Källa: SCB"', ""])


def kolada(code: str, figures: Mapping[str, Mapping[int, float]]) -> str:
    """By KPI and year, both sexes together."""
    rows = [
        {"kpi": kpi, "municipality": code, "period": year, "values": [{"gender": "T", "count": 1, "status": "", "value": value}]}
        for kpi, years in figures.items() for year, value in years.items()
    ]
    return json.dumps({"values": rows, "count": len(rows), "next_url": None, "previous_url": None})
