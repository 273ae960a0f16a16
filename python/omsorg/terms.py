# SPDX-License-Identifier: MIT
"""The words that a study and its results share: measures and services with their codes, the parts of a study, the grades of evidence."""

from __future__ import annotations

from omsorg import _core

COLUMNS = ("plan", "future", "year", "measure", "district", "service", "value")
WHOLE_MUNICIPALITY = 255
MEASURES = {term.id: term for term in _core.measures()}
SERVICES = {term.id: term for term in _core.services()}
MEASURE_CODE = {name: code for code, name in enumerate(MEASURES)}
SERVICE_CODE = {name: code for code, name in enumerate(SERVICES)}

# The parts of a study, in the order of docs/reference/keys.md, in Swedish and English.
SECTIONS = {
    "population": ("Befolkning", "Population"),
    "geography": ("Geografi", "Geography"),
    "variant": ("Befolkningsalternativ", "Population variants"),
    "shock": ("Chocker", "Shocks"),
    "need": ("Behov", "Need"),
    "disability": ("Funktionsnedsättning", "Disability"),
    "psychiatric": ("Psykisk funktionsnedsättning", "Psychiatric disability"),
    "family": ("Barn och familjer", "Children and families"),
    "income_support": ("Ekonomiskt bistånd", "Income support"),
    "informal": ("Anhörigas hjälp", "Informal care"),
    "assessment": ("Biståndsbedömning", "Assessment"),
    "account": ("Konton", "Accounts"),
    "expectation": ("Förväntningar", "Expectations"),
    "workforce": ("Personal", "Workforce"),
    "travel": ("Resor", "Travel"),
    "home_care": ("Hemtjänst", "Home care"),
    "alarm": ("Trygghetslarm", "Social alarms"),
    "dispenser": ("Läkemedelsautomat", "Medicine dispenser"),
    "video_visit": ("Videobesök", "Video visits"),
    "support_app": ("Stödapp", "Support app"),
    "housing_support_app": ("Stödapp i boendestöd", "Support app in housing support"),
    "digital": ("Digitalt stöd", "Digital support"),
    "speech": ("Dikterad dokumentation", "Dictated documentation"),
    "self_driving": ("Självkörande bilar", "Self-driving cars"),
    "energy": ("Energistyrning", "Energy control"),
    "escort": ("Ledsagning", "Escort"),
    "housing_support": ("Boendestöd", "Housing support"),
    "domestic": ("Bokade serviceinsatser", "Booked domestic service"),
    "day_activity": ("Daglig verksamhet", "Day activity"),
    "night_supervision": ("Nattillsyn", "Night supervision"),
    "reablement": ("Hemrehabilitering", "Reablement"),
    "prevention": ("Förebyggande insatser", "Prevention"),
    "training_flat": ("Träningslägenhet", "Training flat"),
    "special_housing": ("Särskilt boende", "Special housing"),
    "short_stay": ("Korttidsplatser", "Short stays"),
    "test_bed": ("Testbädd", "Test bed"),
    "casework": ("Handläggning", "Casework"),
    "partners": ("Samverkan", "Partners"),
    "economy": ("Ekonomi", "Economy"),
    "allocation": ("Fördelning", "Allocation"),
    "effort": ("Brukarnas egen tid", "The clients' own time"),
    "autonomy": ("Självbestämmande", "Autonomy"),
    "quality_of_life": ("Livskvalitet", "Quality of life"),
    "outcome": ("Utfall", "Outcome"),
}
# How a setting is known, the surest first, in Swedish and English.
GRADES = {
    "A": ("kontrollerat försök", "trial"),
    "B": ("observerat eller bokfört", "observed or recorded"),
    "C": ("pilot", "pilot"),
    "D": ("sakkunnig", "expert"),
    "E": ("antaget", "assumed"),
}


def name_of(term: _core.Term, language: str) -> str:
    """What a measure or a service is called, in Swedish ("sv") or English."""
    return term.sv if language == "sv" else term.en


def grades_in_words(language: str) -> str:
    """Every grade with its meaning, on one line: `A trial, B observed or recorded, ...`."""
    return ", ".join(f"{grade} {sv if language == 'sv' else en}" for grade, (sv, en) in GRADES.items())
