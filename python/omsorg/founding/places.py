# SPDX-License-Identifier: MIT
"""Where people live: localities, grouped into districts, and the countryside around them.

A locality of at least 1,000 inhabitants heads a district (the largest twelve at most, the largest one in any case); every
other joins the nearest head. The grouping is ours: a municipality has its own districts and should write them in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from omsorg.founding import nation
from omsorg.founding.draft import Draft, Gap, Table
from omsorg.founding.figures import Figures, Locality
from omsorg.official.meaning import Ages

LARGE = 1000
MOST_DISTRICTS = 12
EARTH_KM = 6371.0088
# Where no locality is counted: inhabitants per km2 of Sweden's localities, 2020 (9 088 367 over 6 390.7).
LOCALITY_DENSITY = 1422


def shipped(code: str) -> list[Locality]:
    return [
        Locality(row["locality"], *(float(row[c]) for c in ("inhabitants", "area_km2", "latitude", "longitude")))
        for row in nation.rows("localities.csv") if row["municipality"] == code
    ]


def straight_km(a: Locality, b: Locality) -> float:
    """Great circle (haversine)."""
    x, y = math.radians(a.latitude), math.radians(b.latitude)
    h = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def districts(localities: Sequence[Locality]) -> dict[str, str]:
    """The head of each locality's district, by the locality's name."""
    ranked = sorted(localities, key=lambda one: (-one.inhabitants, one.name))
    heads = [one for one in ranked if one.inhabitants >= LARGE][:MOST_DISTRICTS] or ranked[:1]
    return {one.name: (one if one in heads else min(heads, key=lambda head: (straight_km(one, head), head.name))).name for one in ranked}


def places(figures: Figures, draft: Draft, inhabitants: float) -> None:
    """Adds the table of localities, the share outside them and the land area."""
    own = figures.localities
    found = sorted(own or shipped(figures.municipality), key=lambda one: (-one.inhabitants, one.name))
    notes = [f"Districts are ours: each locality of {LARGE} inhabitants heads one ({MOST_DISTRICTS} at most), the others join the nearest."]
    source, certainty = "SCB (Källa: SCB), localities 2020, shipped with the program", "recorded (grade B); districts assumed (grade E)"
    if own:
        source, certainty = "the list of localities in the municipality's files", "as the list says (grade B); districts assumed (grade E)"
    elif not found:
        found = [_one(figures, inhabitants)]
        source, certainty = "national value stands in: SCB counts the municipality's built-up area with a neighbour's; density of Sweden's localities", "assumed (grade E)"
    living = sum(one.inhabitants for one in found)
    if living > inhabitants:
        notes.append(f"The localities have {living:.0f} inhabitants, the municipality {inhabitants:.0f}: one of them reaches into a neighbour. Inhabitants are weights only; areas are reduced in the same proportion.")
    heads = districts(found)
    land, year = _land_told(figures) or (nation.municipalities()[figures.municipality].land_km2, None)
    # Where a locality reaches into neighbours its area does too: what is ours is at most nineteen twentieths of the land.
    built = sum(one.area_km2 for one in found)
    shrink = min(1.0, inhabitants / living if living else 1.0, 0.95 * land / built if built else 1.0)
    if shrink < 1:
        found = [replace(one, area_km2=round(one.area_km2 * shrink, 2)) for one in found]
    draft.tables.append(Table(
        "localities", "localities of the municipality, grouped into districts.", source, "2020", certainty,
        ("locality", "district", "inhabitants", "area_km2", "latitude", "longitude"),
        [(one.name, heads[one.name], one.inhabitants, one.area_km2, one.latitude, one.longitude) for one in found], notes,
    ))
    if not own:
        draft.gaps.append(Gap("localities"))
    outside = max(0.0, 1 - living / inhabitants)
    share = round(min(0.98, outside), 3)
    draft.set("geography.rural_share", f"value = {share:g}", f"derived: {living:.0f} live in the localities, {inhabitants:.0f} in the municipality", 2020, "B" if living <= inhabitants and (own or shipped(figures.municipality)) else "E",
              "Its allotment to districts is assumed (grade E).")
    source = "SCB, land area in square kilometres" + ("" if year else ", shipped with the program")
    draft.set("geography.land_area", f"value = {land:g}", source, year or 2016, "B", "Its allotment to districts is assumed (grade E).")
    if not year:
        draft.gaps.append(Gap("land_area"))
    _roads(draft, found, heads)


def _land_told(figures: Figures) -> tuple[float, int] | None:
    years = figures.years("land_area")
    if not years:
        return None
    key = ("land_area", years[-1], "total", Ages(0, 100))
    area = figures.counts[key]
    if not 1 <= area <= 1e6:
        figures.refuse(figures.places[key], f"a land area of {area:g} square kilometres", "travel would be computed from it", "Check the file.")
        return None
    return area, years[-1]


def _roads(draft: Draft, found: Sequence[Locality], heads: dict[str, str]) -> None:
    """As many roads from each zone as make one net of all: four, or more where localities lie in clusters."""
    zones = [one for one in found if one.inhabitants > 0]
    for head in dict.fromkeys(heads.values()):
        members = [one for one in found if heads[one.name] == head]
        zones.append(Locality(head, 0, 0, sum(one.latitude for one in members) / len(members), sum(one.longitude for one in members) / len(members)))
    roads = next(k for k in range(4, len(zones) + 5) if _is_one_net(zones, k))
    if roads > 4:
        draft.set("travel.neighbours", f"value = {roads}", "choice: the fewest that connect all localities of the municipality", 2020, "E")


def _is_one_net(zones: Sequence[Locality], roads: int) -> bool:
    joined: list[set[int]] = [set() for _ in zones]
    for i, here in enumerate(zones):
        near = sorted((straight_km(here, there), k) for k, there in enumerate(zones) if k != i)
        for _, k in near[:roads]:
            joined[i].add(k)
            joined[k].add(i)
    reached, edge = {0}, [0]
    while edge:
        more = joined[edge.pop()] - reached
        reached |= more
        edge.extend(more)
    return len(reached) == len(zones)


def _one(figures: Figures, inhabitants: float) -> Locality:
    """A municipality within its neighbour's locality: one place with all its people. Its position decides nothing."""
    near = [one for row in nation.rows("localities.csv") if row["municipality"][:2] == figures.municipality[:2]
            for one in [Locality(row["locality"], float(row["inhabitants"]), 0, float(row["latitude"]), float(row["longitude"]))]]
    where = max(near, key=lambda one: one.inhabitants)
    return Locality(nation.municipalities()[figures.municipality].name, inhabitants, round(inhabitants / LOCALITY_DENSITY, 2), where.latitude, where.longitude)
