# SPDX-License-Identifier: MIT
"""The sheet of the staffing gap: posts required less posts filled, by service, district and occupation.

The simulation knows the gap by service, and of home care by district. It does not know it by occupation: a post is
required, not an assistant nurse or a care assistant. The rows of an occupation are therefore the gap times a share that
stands in a named cell, and say so.
"""

from __future__ import annotations

from omsorg.workbook.columns import service_word
from omsorg.workbook.prices import STAFFED
from omsorg.workbook.rows import Rows
from omsorg.workbook.sheet import Book, Head, Sheet
from omsorg.workbook.years import QUANTILES, quantile_word, write_quantiles


def _groups(rows: Rows) -> list[tuple[str, str, str]]:
    """Column, service and district of each group."""
    w = rows.book.w
    everywhere, every = w("hela kommunen", "whole municipality"), w("alla modellerade tjänster", "all services modelled")
    groups = [("posts_missing", every, everywhere), ("missing:home_care", service_word(rows.book, "home_care"), everywhere)]
    groups += [(f"missing:district{number}", service_word(rows.book, "home_care"), name) for number, name in enumerate(rows.frame.results.districts)]
    not_known = w("hela kommunen (per distrikt inte känt)", "whole municipality (by district not known)")
    return groups + [(f"missing:{service}", service_word(rows.book, service), not_known) for service in STAFFED if service != "home_care"]


def _occupations(book: Book, nurses: float, name: str) -> list[tuple[str, str, str, float]]:
    """Occupation, basis, factor as text and its value."""
    split = book.w(f"formel × {name}", f"formula × {name}")
    return [
        (book.w("alla", "all"), book.w("formel", "formula"), "", 1.0),
        (book.w("undersköterska", "assistant nurse"), split, name, nurses),
        (book.w("vårdbiträde", "care assistant"), split, f"(1-{name})", 1 - nurses),
    ]


def write(rows: Rows, nurses: float, name: str) -> None:
    book, frame = rows.book, rows.frame
    w = book.w
    plans = [code for code, plan in enumerate(frame.results.plans) if frame.futures[code] and not plan.is_component]
    plans = plans or [code for code in range(len(frame.results.plans)) if frame.futures[code]]
    groups, occupations = _groups(rows), _occupations(book, nurses, name)
    heads = [Head("Plan", 24), Head(w("Tjänst", "Service"), 26), Head(w("Distrikt", "District"), 24), Head(w("Yrke", "Occupation"), 17),
             Head(w("Över framtiderna", "Over the futures"), 23), Head(w("Underlag", "Basis"), 30), *[Head(str(year), 8.5, figures=True) for year in frame.years]]
    sheet = Sheet(book, "staffing", w("Bemanningsgap: saknade årsarbetare", "Staffing gap: posts missing"), [
        w("Behövda minus tillsatta årsarbetare. Under noll: fler än vad som behövs. Grupperna räknas var för sig; percentiler kan inte läggas ihop.",
          "Posts required less posts filled. Below nought: more than required. Groups are taken one by one; percentiles do not add up."),
        w(f"Simuleringen vet inte vilket yrke som saknas. Raderna per yrke är gapet gånger andelen i cellen {name} (bladet Priser), lika för alla tjänster och distrikt.",
          f"The simulation does not know which occupation is missing. The rows by occupation are the gap times the share in the cell {name} (sheet Prices), alike for all services and districts."),
    ], heads, rows=len(plans) * len(groups) * len(occupations) * len(QUANTILES), frozen=5)
    row = 0
    for plan in plans:
        label = frame.results.plans[plan].label(book.language)
        for key, service, district in groups:
            for occupation, basis, factor, times in occupations:
                for p in QUANTILES:
                    for column, text in enumerate((label, service, district, occupation, quantile_word(book, p), basis)):
                        sheet.text(row, column, text, bold=p == 0.5 and not factor)
                    write_quantiles(rows, sheet, row, 6, plan, key, "posts", p, factor, times)
                    row += 1
