# SPDX-License-Identifier: MIT
"""Kolada's JSON (API v3, and v2's field names): one object for each KPI, municipality and year, with values by gender.

`{"values": [{"kpi", "municipality", "period", "values": [{"gender", "status", "value"}]}], "next_url"}`, or a list of such
answers. 0000 is the nation; null means that no figure is published.
"""

from __future__ import annotations

from collections.abc import Iterator

from omsorg.official.tidy import MOST_CELLS, Category, Cell, Dimension, Refusing, Tidy, Trouble, shown

FORM = "Kolada"
AGAIN = "Download the file again."
GENDERS = {"T": "totalt", "K": "kvinnor", "M": "män"}


def is_kolada(content: object) -> bool:
    first = content[0] if isinstance(content, list) and content else content
    rows = first.get("values") if isinstance(first, dict) else None
    if not isinstance(rows, list):
        return False
    return not rows or (isinstance(rows[0], dict) and "kpi" in rows[0])


def read_kolada(refusing: Refusing, content: object) -> Tidy:
    found: list[tuple[tuple[str, str, str, str], float | None, str, str]] = []
    remarks: list[Trouble] = []
    pages = content if isinstance(content, list) else [content]
    for number, page in enumerate(pages):
        root = f"[{number}].values" if isinstance(content, list) else "values"
        if not isinstance(page, dict) or not isinstance(page.get("values"), list):
            raise refusing.no(root, "the figures are missing", "there is nothing to read", AGAIN)
        for i, row in enumerate(page["values"]):
            found += _row(refusing, row, f"{root}[{i}]")
            if len(found) > MOST_CELLS:
                raise refusing.no(root, f"the file has more than {MOST_CELLS} figures", "it would not fit in the memory of an office computer", "Ask only for your municipality.")
        if number == len(pages) - 1 and (page.get("next_url") or page.get("next_page")):
            remarks.append(Trouble(refusing.file, "next_url", "the answer goes on on another page", "its figures are not in this file", "Download the next page too, or ask with per_page=5000."))
    columns = list(zip(*(key for key, _, _, _ in found), strict=True)) or [(), (), (), ()]
    codes = [list(dict.fromkeys(column)) for column in columns]
    at = [{code: i for i, code in enumerate(one)} for one in codes]

    def cells() -> Iterator[Cell]:
        for key, value, status, where in found:
            yield Cell(tuple(one[code] for one, code in zip(at, key, strict=True)), value, status, where)

    names = (("kpi", "kpi"), ("municipality", "kommun"), ("period", "år"), ("gender", "kön"))
    dimensions = tuple(
        Dimension(code, text, tuple(Category(one, GENDERS.get(one, one) if code == "gender" else one) for one in values))
        for (code, text), values in zip(names, codes, strict=True)
    )
    return Tidy(refusing.file, FORM, FORM, dimensions, cells, tuple(remarks))


def _row(refusing: Refusing, row: object, where: str) -> Iterator[tuple[tuple[str, str, str, str], float | None, str, str]]:
    if not isinstance(row, dict) or not isinstance(row.get("values"), list):
        raise refusing.no(where, "an object with kpi, municipality, period and values is expected", "the figure cannot be placed", AGAIN)
    kpi = refusing.label(f"{where}.kpi", row.get("kpi"))
    municipality = refusing.label(f"{where}.municipality", row.get("municipality"))
    period = row.get("period")
    if isinstance(period, bool) or not isinstance(period, (int, str)) or len(str(period)) != 4 or not str(period).isdigit():
        raise refusing.no(f"{where}.period", f"{shown(period)} is no year", "the figure cannot be placed", AGAIN)
    for i, one in enumerate(row["values"]):
        here = f"{where}.values[{i}]"
        if not isinstance(one, dict):
            raise refusing.no(here, "an object with gender and value is expected", "the figure cannot be placed", AGAIN)
        if one.get("isdeleted") or one.get("is_deleted"):
            continue
        gender = refusing.label(f"{here}.gender", one.get("gender"))
        if gender not in GENDERS:
            raise refusing.no(f"{here}.gender", f"{shown(gender)} is not T, K or M", "the figure cannot be placed", AGAIN)
        status = refusing.label(f"{here}.status", one.get("status") or "")
        yield (kpi, municipality, str(period), gender), refusing.number(f"{here}.value", one.get("value")), status, f"{here}.value"
