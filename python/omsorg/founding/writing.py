# SPDX-License-Identifier: MIT
"""A draft becomes a folder: base.toml, its tables, two plans, and MISSING.md; whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import tomllib
from pathlib import Path

from omsorg._core import StudyError
from omsorg.founding import nation
from omsorg.founding.draft import STANDS_IN, Draft
from omsorg.founding.wanted import POPULATION_HOW, WANTED
from omsorg.store import sync_tree
from omsorg.study import load

SHIPPED = ("survival.csv", "need_cells.csv", "need_nation.csv", "eligibility.csv", "need_targets.csv", "national_ages.csv")
TABLES = (
    "population", "survival", "mortality_ratio", "fertility", "migration", "recorded_migration", "localities", "need_cells", "need_nation",
    "eligibility", "need_targets", "national_ages",
)
_NO_MOVES = """\
# what: net migration of years already known, by broad age group. None is known: population.recorded_migration is off.
# source: none
# year: none
# certainty: none
year,kind,age_from,age_to,net
"""


def base_toml(draft: Draft, code: str, name: str, start: int) -> str:
    """The shipped base with what the files told in the place of what stood in."""
    ours = {one.key: one.text() for one in draft.settings}
    lines = []
    section = ""
    plans_from = first_plan_year(start)
    head = {
        "name": f'"{slug(name)}"', "label": f'{{ sv = "{name}", en = "{name}" }}', "municipality": f'"{code}"', "start": f"{start}-12-31",
        "end": f"{max(2040, start + 15)}-12-31", "plans_from": f"{plans_from}-01-01", "seed": str(int(code)),
    }
    for line in nation.text("base.toml").splitlines():
        if found := re.match(r"\[(\w+)\]", line):
            section = found[1]
        elif found := re.match(r"(\w+) = ", line):
            key = found[1]
            if section == "study" and key in head:
                line = f"{key} = {head[key]}"
            else:
                line = ours.pop(f"{section}.{key}", line)
        lines.append(line)
    assert not ours, f"no such keys in the shipped base: {sorted(ours)}"
    top = [
        f"# {name} ({code}): made from the files that offices publish. What they do not tell is said in MISSING.md, and here in the source:",
        '# "national value stands in". Change what you know better, and say where it comes from. What the keys mean: docs/reference/keys.md.',
        "# Grades: A trial, B observed or recorded, C pilot, D expert (here: recorded for the nation or nearby), E assumed.",
    ]
    return "\n".join(top + lines[next(i for i, line in enumerate(lines) if not line.startswith("#")) :]) + "\n"


def first_plan_year(start: int) -> int:
    return max(2027, start + 2)


def slug(name: str) -> str:
    """Small letters, digits and _: "Upplands Väsby" is upplands_vasby."""
    plain = name.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def files(draft: Draft, code: str, name: str, start: int, language: str) -> dict[str, str]:
    """Every file of the study by its name."""
    base = base_toml(draft, code, name, start)
    made = {"base.toml": base, "MISSING.md": missing(draft, base, name, start, language), "recorded_migration.csv": _NO_MOVES}
    made |= {table.name + ".csv": table.text() for table in draft.tables}
    made |= {shipped: nation.text(shipped) for shipped in SHIPPED}
    year = first_plan_year(start)
    for plan in ("as_today", "new_ways"):
        made[f"plans/{plan}.toml"] = nation.text(f"plans/{plan}.toml").replace("YEAR0", str(year)).replace("YEAR1", str(year + 1))
    return made


def write(to: Path, made: dict[str, str], force: bool) -> None:
    """Into a folder beside, checked there, then renamed. Raises FileExistsError, or StudyError if the study does not hold."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(to):
        if not force:
            raise FileExistsError(f"{to}: something stands there already; --force puts the new study in its place")
        if to.is_symlink() or not (to / "base.toml").is_file():
            raise FileExistsError(f"{to}: this is not a study, and is not replaced")
    beside = Path(tempfile.mkdtemp(prefix=f".{to.name}.new-", dir=to.parent))
    try:
        (beside / "plans").mkdir()
        for name, text in made.items():
            (beside / name).write_text(text, encoding="utf-8", newline="\n")
        try:
            load(beside)
        except StudyError as error:
            raise StudyError(str(error).replace(str(beside), str(to))) from None
        sync_tree(beside)
        beside.chmod(0o755)
        if os.path.lexists(to):
            old = Path(tempfile.mkdtemp(prefix=f".{to.name}.old-", dir=to.parent))
            to.rename(old / to.name)
            beside.rename(to)
            shutil.rmtree(old)
        else:
            beside.rename(to)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def missing(draft: Draft, base: str, name: str, start: int, language: str) -> str:
    """MISSING.md: what the files do not tell, what stands in, and how to get it."""
    at = 0 if language == "sv" else 1
    say = _WORDS[at]
    lines = [f"# {say['title'].format(name)}", "", say["about"], ""]
    lines += [say["age"].format(start, first_plan_year(start) - 1 - start), "", say["newer"].format(POPULATION_HOW[at]), ""]
    gaps = [gap for gap in draft.gaps if not gap.thin]
    if gaps:
        lines += [f"## {say['gaps']}", "", say["head"], "|---|---|---|"]
        lines += [f"| {WANTED[gap.wanted].what[at]} | {WANTED[gap.wanted].instead[at]} | {WANTED[gap.wanted].how[at]} |" for gap in gaps]
        lines.append("")
    thin = [gap for gap in draft.gaps if gap.thin]
    if thin:
        lines += [f"## {say['thin']}", ""]
        lines += [f"* {WANTED[gap.wanted].what[at]}: {WANTED[gap.wanted].thin[at].format(gap.thin)}." for gap in thin]
        lines.append("")
    lines += [f"## {say['keys']}", "", say["keys_about"], ""]
    lines += [f"* `{key}`: {source.removeprefix(STANDS_IN)}" for key, source in standing_in(base)]
    return "\n".join(lines) + "\n"


def standing_in(base: str) -> list[tuple[str, str]]:
    """The keys of a base.toml for which a national value stands in, with their sources."""
    return [
        (f"{section}.{key}", value["source"])
        for section, keys in tomllib.loads(base).items()
        for key, value in keys.items()
        if isinstance(value, dict) and str(value.get("source", "")).startswith(STANDS_IN)
    ]


_WORDS = (
    {
        "title": "Vad filerna om {} inte säger",
        "about": "Studien är hel och går att köra. Här står vad filerna inte gav, vad som står i stället, och hur det rätta hämtas. Lägg den nya filen bland de andra och bygg om studien.",
        "age": "Folkmängden är från den 31 december {}, {} år före planernas första dag. Det som hänt sedan dess är framskrivet, inte känt.",
        "newer": "Nyare folkmängd: {}.",
        "gaps": "Saknas",
        "head": "| Saknas | I stället står | Så hämtas det |",
        "thin": "För små tal",
        "keys": "Rikets värden i base.toml",
        "keys_about": "Om kommunen vet bättre: skriv värdet i `base.toml`, med källa, år och evidensgrad. Källorna är skrivna på engelska, som i filen.",
    },
    {
        "title": "What the files on {} do not tell",
        "about": "The study is whole and can be run. Here stands what the files did not give, what stands in, and how to get the right thing. Put the new file among the others and build the study again.",
        "age": "The population is of 31 December {}, {} years before the first day of the plans. What has happened since is projected, not known.",
        "newer": "A newer population: {}.",
        "gaps": "Missing",
        "head": "| Missing | What stands in | How to get it |",
        "thin": "Too small numbers",
        "keys": "National values in base.toml",
        "keys_about": "If the municipality knows better: write the value into `base.toml`, with source, year and grade.",
    },
)
