# SPDX-License-Identifier: MIT
"""What a study can be told by files, what stands in while it is not, and where each file is found, in Swedish and English.

Tables of SCB are named by path and contents code, indicators of Kolada by their number, as their owners name them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """One thing wanted, each text in Swedish and English. `thin` says what {} was too little of."""

    what: tuple[str, str]
    instead: tuple[str, str]
    how: tuple[str, str]
    thin: tuple[str, str] = ("", "")


def _kolada(kpi: str, sv: str, en: str, instead_sv: str, instead_en: str) -> Wanted:
    return Wanted((sv, en), (instead_sv, instead_en), (f"Kolada, nyckeltal {kpi}, som JSON (v3)", f"Kolada, KPI {kpi}, as JSON (v3)"))


POPULATION_HOW = (
    "SCB, BE/BE0101/BE0101A/BefolkningNy, innehåll BE0101N1: kommunen, ettårsklasser 0 till 100+, båda könen, de tio senaste åren",
    "SCB, BE/BE0101/BE0101A/BefolkningNy, contents BE0101N1: the municipality, single years of age 0 to 100+, both sexes, the last ten years",
)

WANTED = {
    "deaths": Wanted(
        ("Döda efter ålder och kön", "Deaths by age and sex"),
        ("Kommunens eget dödstal 65+ för 2011-2019, som följer med programmet; under 65 rikets", "The municipality's own ratio at 65+ of 2011-2019, which is shipped; below 65 the nation's"),
        ("SCB, BE/BE0101/BE0101I/DodaFodelsearK, innehåll BE0101D8 (eller döda efter ålder vid dödsfallet, BE0101D9): ettårsklasser, båda könen, de tio senaste åren",
         "SCB, BE/BE0101/BE0101I/DodaFodelsearK, contents BE0101D8 (or deaths by age at death, BE0101D9): single years of age, both sexes, the last ten years"),
        ("{} grupper har färre än 192 döda och är dragna mot riket: hämta fler år", "{} groups have fewer than 192 deaths and are drawn towards the nation: get more years"),
    ),
    "births": Wanted(
        ("Levande födda", "Live births"),
        ("Antalet barn som var 0 år den 31 december", "Children of age 0 on 31 December"),
        ("SCB, BE/BE0101/BE0101H/FoddaK, innehåll BE0101E2: de fem senaste åren", "SCB, BE/BE0101/BE0101H/FoddaK, contents BE0101E2: the last five years"),
        ("bara {} födda: nivån är dragen mot riket", "only {} births: the level is drawn towards the nation"),
    ),
    "migration": Wanted(
        ("Flyttning efter ålder och kön", "Migration by age and sex"),
        ("Kommunens eget flyttnetto för 2015-2019 i tolv åldersgrupper, som följer med programmet", "The municipality's own net migration of 2015-2019 in twelve age groups, which is shipped"),
        ("Folkmängd för minst fyra år i följd (BefolkningNy, som ovan) och döda; eller SCB, BE/BE0101/BE0101J/Flyttningar97, innehåll BE0101AX, BE0101AY, BE0101A2 och BE0101A3, för minst tre år",
         "Population of at least four years in a row (BefolkningNy) and deaths; or SCB, BE/BE0101/BE0101J/Flyttningar97, contents BE0101AX, BE0101AY, BE0101A2 and BE0101A3, for at least three years"),
        ("bara {} års flyttning: en slump kan väga tungt", "only {} years of migration: chance may weigh heavily"),
    ),
    "localities": Wanted(
        ("Tätorter och kommunens egna distrikt", "Localities and the municipality's own districts"),
        ("SCB:s tätorter 2020, som följer med programmet, grupperade till distrikt av programmet", "SCB's localities 2020, which are shipped, grouped into districts by the program"),
        ("En CSV med kolumnerna locality, inhabitants, area_km2, latitude, longitude; distrikten ändras i localities.csv", "A CSV with the columns locality, inhabitants, area_km2, latitude, longitude; change the districts in localities.csv"),
    ),
    "land_area": Wanted(
        ("Landareal", "Land area"),
        ("Kommunens egen landareal 2016, som följer med programmet", "The municipality's own land area of 2016, which is shipped"),
        ("SCB, BE/BE0101/BE0101C/BefArealTathetKon, innehåll BE0101U3", "SCB, BE/BE0101/BE0101C/BefArealTathetKon, contents BE0101U3"),
    ),
    "N21701": _kolada("N21701", "Andel 65+ med hemtjänst", "Share of 65+ with home care", "Rikets andelar efter ålder och kön, på kommunens egna invånare", "The nation's shares by age and sex, at the municipality's own inhabitants"),
    "N23890": _kolada("N23890", "Andel 65+ i särskilt boende", "Share of 65+ in special housing", "Rikets andelar efter ålder och kön, på kommunens egna invånare", "The nation's shares by age and sex, at the municipality's own inhabitants"),
    "N21826": _kolada("N21826", "Beviljade hemtjänsttimmar per brukare och månad", "Granted home-care hours per client and month", "33 timmar, medianen av 276 kommuner 2017", "33 hours, the median of 276 municipalities in 2017"),
    "N23700": _kolada("N23700", "Hemtjänsttimmar månaden före flytt till särskilt boende", "Home-care hours in the month before special housing", "55 timmar, riket 2014", "55 hours, the nation in 2014"),
    "U23701": _kolada("U23701", "Medianvårdtid i särskilt boende", "Median stay in special housing", "25 månader, riket", "25 months, the nation"),
    "U23401": _kolada("U23401", "Väntetid till särskilt boende", "Wait for special housing", "64 dagar, riket 2020", "64 days, the nation in 2020"),
    "N23805": _kolada("N23805", "Boende 65+ i särskilt boende, antal", "Residents 65+ in special housing, number", "Så många platser som andelen ovan ger boende", "As many places as the share above gives residents"),
    "N00901": _kolada("N00901", "Kommunal skattesats", "Municipal tax rate", "Kommunens egen skattesats 2022, som följer med programmet", "The municipality's own tax rate of 2022, which is shipped"),
    "N00090": _kolada("N00090", "Sjukfrånvaro", "Sick leave", "8 %, riket 2022", "8%, the nation in 2022"),
    "N23009": _kolada("N23009", "Kostnad per boende i särskilt boende", "Cost per resident of special housing", "1 089 tusen kronor, riket 2023", "1,089 thousand SEK, the nation in 2023"),
}
