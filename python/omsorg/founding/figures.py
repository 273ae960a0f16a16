# SPDX-License-Identifier: MIT
"""Everything the files of a folder say of one municipality, and nothing else: each figure once, with the place it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from omsorg.official import Cell, NotKnown, NotRead, Tidy, Trouble, read
from omsorg.official.kolada import FORM as KOLADA
from omsorg.official.localities import FORM as LOCALITIES
from omsorg.official.meaning import Ages, ages_of, is_total, region_of, role_of, sex_of, subject_of, year_of

MOST_FILES = 200
MOST_TROUBLES = 50
NOT_USED = {
    "mean_population": "the population of 31 December is what is used",
    "life_expectancy": "mortality comes from deaths by age",
}
Key = tuple[str, int, str, Ages]  # subject, year, sex, ages
ANY_AGE = Ages(0, 100)


@dataclass
class Place:
    file: str
    where: str


@dataclass
class Locality:
    name: str
    inhabitants: float
    area_km2: float
    latitude: float
    longitude: float


@dataclass
class Figures:
    """What was found. `refused` stops the study, `told` is printed; `used` says what each file gave."""

    municipality: str
    counts: dict[Key, float] = field(default_factory=dict)
    kolada: dict[tuple[str, int, str], float] = field(default_factory=dict)  # kpi, year, gender
    localities: list[Locality] = field(default_factory=list)
    refused: list[Trouble] = field(default_factory=list)
    told: list[Trouble] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    places: dict[object, Place] = field(default_factory=dict)

    def years(self, subject: str) -> list[int]:
        return sorted({year for name, year, _, _ in self.counts if name == subject})

    def by_age(self, subject: str, year: int, sex: str) -> dict[Ages, float]:
        return {ages: value for (name, when, who, ages), value in self.counts.items() if (name, when, who) == (subject, year, sex)}

    def put(self, store: dict[Any, float], key: object, value: float, place: Place) -> bool:
        """One figure; False if the same stands already. Another figure in its place is a contradiction."""
        known = store.get(key)
        if known is None:
            store[key] = value
            self.places[key] = place
            return True
        first = self.places[key]
        if known != value and first.file == place.file:
            self.refuse(place, f"{value:g} stands where {first.where} says {known:g}", "the same figure is told twice, differently", "Remove one of the rows.")
        elif known != value:
            self.refuse(place, f"{value:g} stands where {first.file}:{first.where} says {known:g}", "two files contradict each other", "Keep the newer of the two files in the folder.")
        return False

    def refuse(self, place: Place, what: str, why: str, hint: str) -> None:
        self.refused.append(Trouble(place.file, place.where, what, why, hint))

    def tell(self, file: str, where: str, what: str, why: str, hint: str) -> None:
        self.told.append(Trouble(file, where, what, why, hint))


def gather(folder: Path, municipality: str, names: dict[str, str]) -> Figures:
    """Reads every file of the folder, in the order of their names. `names` is code by lower-case name."""
    figures = Figures(municipality)
    files = sorted(folder.iterdir(), key=lambda path: path.name)
    for number, path in enumerate(files):
        shown = path.name if path.name.isprintable() else ascii(path.name)
        if path.name.startswith("."):
            continue
        if number >= MOST_FILES:
            figures.tell(str(folder.name), "", f"{len(files) - number} files are not read", f"a folder of more than {MOST_FILES} files is not one of downloads", "Put the downloads in a folder of their own.")
            break
        if path.is_dir() and not path.is_symlink():
            figures.tell(shown, "", "this is a folder", "only the files beside it are read", "Move its files up if they belong here.")
            continue
        try:
            table = read(path)
        except NotKnown as error:
            figures.told.append(error.trouble)
        except NotRead as error:
            figures.refused.append(error.trouble)
        except OSError as error:
            figures.refuse(Place(shown, ""), f"the file cannot be opened: {error.strerror}", "its figures are missing", "Allow reading it, or take it away.")
        else:
            figures.told.extend(table.remarks)
            take(figures, table, names)
    return figures


def take(figures: Figures, table: Tidy, names: dict[str, str]) -> None:
    """What one table says of the municipality."""
    if table.form == LOCALITIES:
        _take_localities(figures, table)
    elif table.form == KOLADA:
        _take_kolada(figures, table)
    else:
        _take_scb(figures, table, names)


def _take_localities(figures: Figures, table: Tidy) -> None:
    found: dict[int, Locality] = {}
    for cell in table.cells():
        locality, municipality, figure = table.at(cell)
        if municipality.text and municipality.code.zfill(4) != figures.municipality or cell.value is None:
            continue
        one = found.setdefault(cell.positions[0], Locality(locality.text, 0, 0, 0, 0))
        setattr(one, figure.code, cell.value)
    if not found:
        figures.tell(table.file, "", f"no locality of {figures.municipality} stands in it", "the list of the whole country is used", "Check the column of the municipality's code.")
        return
    if figures.localities:
        figures.refuse(Place(table.file, ""), "a second list of localities", "only one of them could count", "Keep one of the files.")
        return
    seen: set[str] = set()
    where: set[tuple[float, float]] = set()
    for position, one in found.items():
        if (one.latitude, one.longitude) in where:
            figures.refuse(Place(table.file, f"row {position + 1}"), f'"{one.name}" lies where another locality lies', "there would be no road between them", "Check the position.")
        where.add((one.latitude, one.longitude))
        if one.name in seen:
            figures.refuse(Place(table.file, f"row {position + 1}"), f'"{one.name}" stands twice', "its inhabitants would be counted twice", "Remove one of the rows.")
        seen.add(one.name)
    figures.localities = list(found.values())
    figures.used[table.file] = f"{len(found)} localities"


def _take_kolada(figures: Figures, table: Tidy) -> None:
    kpi_at, who_at, year_at, gender_at = range(4)
    taken = other = 0
    kpis: list[str] = []
    for cell in table.cells():
        at = table.at(cell)
        if at[who_at].code != figures.municipality:
            other += 1
            continue
        if cell.value is None:
            continue
        key = (at[kpi_at].code, int(at[year_at].code), at[gender_at].code)
        taken += figures.put(figures.kolada, key, cell.value, Place(table.file, cell.place))
        if key[0] not in kpis:
            kpis.append(key[0])
    if kpis:
        figures.used[table.file] = f"Kolada {', '.join(kpis)}" + ("" if taken else " (told by another file already)")
    else:
        figures.tell(table.file, "", f"no figure of {figures.municipality} stands in it", f"{other} figures are of others, or none is published", "Ask Kolada for this municipality.")


def _take_scb(figures: Figures, table: Tidy, names: dict[str, str]) -> None:
    roles: dict[str, int] = {}
    for i, one in enumerate(table.dimensions):
        roles.setdefault(role_of(one) or f"other {i}", i)
    if "region" not in roles or "time" not in roles:
        figures.tell(table.file, "", "it does not say of which municipality or year its figures are", "they cannot be placed", "Download it with region and year as variables.")
        return
    choose = _chosen(figures, table, roles)
    if choose is None:
        return
    region = [region_of(one, names) for one in table.dimensions[roles["region"]].categories]
    if figures.municipality not in region:
        others = ", ".join(one for one in region[:5] if one) or "none"
        figures.tell(table.file, "", f"no figure of {figures.municipality} stands in it", f"it is of {others}", "Download it for this municipality.")
        return
    sums: dict[tuple[str, Key], tuple[float, str]] = {}
    skipped: set[str] = set()
    for cell in table.cells():
        at = table.at(cell)
        if region[cell.positions[roles["region"]]] != figures.municipality or not choose(cell):
            continue
        contents = at[roles["contents"]] if "contents" in roles else None
        subject = subject_of(contents, table.title)
        when = year_of(at[roles["time"]])
        if subject is None or subject in NOT_USED or when is None:
            name = (contents.text if contents else "") or table.title or "what the figures count is not said"
            skipped.add(f"{name}: {NOT_USED.get(subject or '', 'no key of a study is made of it')}")
            continue
        if when[1] not in (None, 12):
            skipped.add("months other than December: the population of 31 December is what is used")
            continue
        sex = sex_of(at[roles["sex"]]) if "sex" in roles else "total"
        ages = ages_of(at[roles["age"]]) if "age" in roles else ANY_AGE
        if subject == "land_area":
            ages, sex = ANY_AGE, "total"
        if sex is None or ages is None or cell.value is None:
            continue
        place = Place(table.file, cell.place)
        if cell.value < 0:
            figures.refuse(place, f"{cell.value:g} is negative", "people are counted from nought", "Check the file.")
            continue
        key: Key = (subject, when[0], sex, ages)
        label = at[roles["contents"]].code if "contents" in roles else ""
        known = sums.get((label, key))
        if known and "marital" not in roles and subject != "land_area":
            figures.refuse(place, "the same figure stands twice", f"{known[1]} has it too", "Download the file again.")
        sums[label, key] = (cell.value + (known[0] if known and subject != "land_area" else 0), known[1] if known else cell.place)
    taken = [key for (_, key), (value, where) in sums.items() if figures.put(figures.counts, key, value, Place(table.file, where))]
    for why in sorted(skipped):
        figures.tell(table.file, "", "something in it is not used", why, "Nothing needs to be done.")
    if sums:
        told = sorted({f"{name} {min(y)}-{max(y)}" if min(y) != max(y) else f"{name} {min(y)}" for name, y in _years(key for _, key in sums).items()})
        figures.used[table.file] = ", ".join(told).replace("_", " ") + ("" if taken else " (told by another file already)")
    elif not skipped:
        figures.tell(table.file, "", "none of its figures is used", "they have no sex or age that is understood, or no value is published", "Download it by sex and single year of age.")


def _years(keys: Iterable[Key]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for subject, year, _, _ in keys:
        found.setdefault(subject, []).append(year)
    return found


def _chosen(figures: Figures, table: Tidy, roles: dict[str, int]) -> Callable[[Cell], bool] | None:
    """Which cells count: of a dimension that is none of ours the total, or its only category; of marital status the parts."""
    wanted: list[tuple[int, set[int]]] = []
    for role, i in roles.items():
        categories = table.dimensions[i].categories
        totals = {k for k, one in enumerate(categories) if is_total(one)}
        if role == "marital":
            wanted.append((i, totals or set(range(len(categories)))))
        elif role.startswith("other") and len(categories) > 1:
            if len(totals) != 1:
                name = table.dimensions[i].text
                figures.refuse(Place(table.file, ""), f'the variable "{name}" has {len(categories)} values and no total', "it cannot be told which of them count", "Download the file without it, or with its total only.")
                return None
            wanted.append((i, totals))
    return lambda cell: all(cell.positions[i] in allowed for i, allowed in wanted)
