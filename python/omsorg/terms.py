# SPDX-License-Identifier: MIT
"""The words of the result table: measures and services with their units and names, and the codes that stand for them."""

from __future__ import annotations

from omsorg import _core

COLUMNS = ("plan", "future", "year", "measure", "district", "service", "value")
WHOLE_MUNICIPALITY = 255
MEASURES = {term.id: term for term in _core.measures()}
SERVICES = {term.id: term for term in _core.services()}
MEASURE_CODE = {name: code for code, name in enumerate(MEASURES)}
SERVICE_CODE = {name: code for code, name in enumerate(SERVICES)}


def name_of(term: _core.Term, language: str) -> str:
    """What a measure or a service is called, in Swedish ("sv") or English."""
    return term.sv if language == "sv" else term.en
