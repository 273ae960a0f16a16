# SPDX-License-Identifier: MIT
"""Every assumption of the model, with where it comes from and how well it is known."""

from __future__ import annotations

from omsorg.numbers import NOTHING
from omsorg.report.context import Context
from omsorg.report.drivers import label_of
from omsorg.report.markup import Markup, join, table, tag


def assumptions(context: Context) -> Markup:
    w, settings = context.w, context.facts.settings
    rows = []
    for one in settings:
        source = tag("span", w("källa saknas", "no source"), class_="weak") if one.lacks_source else one.source
        rows.append([
            join(label_of(context, one, one.key), " ", tag("code", one.key)),
            tag("span", one.value),
            one.grade or NOTHING,
            source,
            str(one.year) if one.year else "",
            join(one.note, tag("span", " ", "; ".join(one.changed_by)) if one.changed_by else None),
        ])
    return table(
        [w("Antagande", "Assumption"), w("Värde", "Value"), w("Evidensgrad", "Grade"), w("Källa", "Source"), w("År", "Year"), w("Anmärkning och planernas ändring", "Note, and what plans change")],
        rows, words=6, class_="wide keys",
        caption=w("Varje antagande i modellen, med källa, år och evidensgrad", "Every assumption of the model, with source, year and grade"),
    )
