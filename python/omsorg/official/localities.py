# SPDX-License-Identifier: MIT
"""A list of localities as CSV: name, inhabitants, area and position, one row each.

    locality,municipality_code,inhabitants,area_km2,latitude,longitude
    Skellefteå,2482,36388,24.44,64.75285,20.87172

Swedish heads do as well (tätort, kommunkod, folkmängd, areal_km2, latitud, longitud); area_ha instead of area_km2 is hectares;
positions are WGS 84. Without a column for the municipality the list is of the one that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from omsorg.official.tidy import Category, Cell, Dimension, Refusing, Tidy, shown

FORM = "localities"
FIGURES = ("inhabitants", "area_km2", "latitude", "longitude")
_NAMES = {
    "locality": ("locality", "tätort", "ort", "tätortsnamn"),
    "municipality": ("municipality_code", "kommunkod", "kommun"),
    "inhabitants": ("inhabitants", "population_2020", "population", "folkmängd", "befolkning", "invånare"),
    "area_km2": ("area_km2", "areal_km2"),
    "area_ha": ("area_ha", "areal_ha"),
    "latitude": ("latitude", "latitud", "lat", "lat_wgs84"),
    "longitude": ("longitude", "longitud", "lon", "lon_wgs84"),
}
_BOUNDS = {"inhabitants": (0, 1e8), "area_km2": (0, 1e6), "latitude": (50, 75), "longitude": (5, 30)}
_FORMULA = ("=", "+", "-", "@")


def _columns(names: list[str]) -> dict[str, int]:
    plain = [name.casefold() for name in names]
    return {word: plain.index(known[0]) for word, all_known in _NAMES.items() if (known := [one for one in all_known if one in plain])}


def is_localities(rows: list[tuple[int, list[str]]]) -> bool:
    at = _head(rows)
    return at is not None


def _head(rows: list[tuple[int, list[str]]]) -> int | None:
    for i, (_, row) in enumerate(rows[:20]):
        if {"locality", "inhabitants", "latitude"} <= _columns(row).keys():
            return i
    return None


def read_localities(refusing: Refusing, rows: list[tuple[int, list[str]]]) -> Tidy:
    """Dimensions locality, municipality and figure. Raises NotRead."""
    head = _head(rows)
    assert head is not None
    line, names = rows[head]
    columns = _columns(names)
    for wanted in ("longitude", "area_km2"):
        if wanted not in columns and not (wanted == "area_km2" and "area_ha" in columns):
            raise refusing.no(f"{line}:1", f'the column "{wanted}" is missing', "travel hangs on it", "Add the column.")
    found: list[tuple[str, str, list[tuple[float, str]]]] = []
    for line, row in rows[head + 1 :]:
        if row[0].startswith("#"):
            continue
        if len(row) != len(names):
            raise refusing.no(f"{line}:{min(len(row), len(names)) + 1}", f"the row has {len(row)} cells, the head {len(names)}", "figures would land in the wrong column", "Add or remove a comma.")
        where = f"{line}:{columns['locality'] + 1}"
        name = refusing.label(where, row[columns["locality"]])
        if not name or name.startswith(_FORMULA):
            raise refusing.no(where, f"{shown(name)} is no name of a locality", "a spreadsheet would take it for a formula" if name else "a place needs a name", "Write its name.")
        municipality = refusing.label(where, row[columns["municipality"]]) if "municipality" in columns else ""
        found.append((name, municipality, [_figure(refusing, line, row, columns, figure) for figure in FIGURES]))
    if not found:
        raise refusing.no(f"{line}:1", "there is no row", "there is nothing to read", "Add the localities.")
    municipalities = list(dict.fromkeys(one for _, one, _ in found))

    def cells() -> Iterator[Cell]:
        for i, (_, municipality, figures) in enumerate(found):
            for k, (value, where) in enumerate(figures):
                yield Cell((i, municipalities.index(municipality), k), value, "", where)

    dimensions = (
        Dimension("locality", "locality", tuple(Category(str(i), name) for i, (name, _, _) in enumerate(found))),
        Dimension("municipality", "municipality", tuple(Category(one[:4], one) for one in municipalities)),
        Dimension("figure", "figure", tuple(Category(one, one) for one in FIGURES)),
    )
    return Tidy(refusing.file, FORM, "localities", dimensions, cells)


def _figure(refusing: Refusing, line: int, row: list[str], columns: dict[str, int], figure: str) -> tuple[float, str]:
    hectares = figure == "area_km2" and figure not in columns
    column = columns["area_ha" if hectares else figure]
    where = f"{line}:{column + 1}"
    value, _ = refusing.printed(where, row[column])
    low, high = _BOUNDS[figure]
    if value is None or not low <= value / (100 if hectares else 1) <= high:
        raise refusing.no(where, f"{shown(row[column])} is out of range for {figure} ({low:g} to {high:g})", "travel would be computed from it", "Check the figure: square kilometres (or area_ha), and degrees north and east (WGS 84).")
    return (value / 100 if hectares else value), where
