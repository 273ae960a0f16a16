# SPDX-License-Identifier: MIT
"""What the sheets and their tables are called, in Swedish and in English."""

from __future__ import annotations

NAMES = {
    "cover": ("Försättsblad", "Cover"),
    "assumptions": ("Antaganden", "Assumptions"),
    "prices": ("Priser", "Prices"),
    "years": ("Resultat per år", "Result by year"),
    "staffing": ("Bemanning", "Staffing"),
    "comparison": ("Jämförelse", "Comparison"),
    "futures": ("Framtider", "Futures"),
    "workings": ("Underlag", "Workings"),
    "dictionary": ("Ordlista", "Data dictionary"),
}
TABLES = {
    "cover": ("tab_forsattsblad", "tab_cover"),
    "assumptions": ("tab_antaganden", "tab_assumptions"),
    "prices": ("tab_priser", "tab_prices"),
    "years": ("tab_resultat", "tab_result"),
    "staffing": ("tab_bemanning", "tab_staffing"),
    "comparison": ("tab_jamforelse", "tab_comparison"),
    "futures": ("tab_framtider", "tab_futures"),
    "workings": ("tab_underlag", "tab_workings"),
    "dictionary": ("tab_ordlista", "tab_dictionary"),
}
