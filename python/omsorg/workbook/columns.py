# SPDX-License-Identifier: MIT
"""The columns of the two sheets with one row for each plan, year and future: futures, and workings."""

from __future__ import annotations

from dataclasses import dataclass

from omsorg.terms import SERVICES, name_of
from omsorg.workbook import catalogue, money
from omsorg.workbook.formula import Column, Formula, Rounded
from omsorg.workbook.frame import Frame
from omsorg.workbook.prices import STAFFED
from omsorg.workbook.sheet import Book
from omsorg.workbook.workings import SERVICES as ALL_SERVICES


@dataclass(frozen=True)
class Field:
    """One column of figures: its formula, or none if it is written as it was simulated."""

    key: str
    head: str
    unit: str
    decimals: int
    formula: Formula | None = None
    about: str = ""


def moved(key: str) -> Formula:
    """What the named cells move, to the öre (and a millionth of a post): what is less is the last bit of a sum."""
    return Rounded(Column(key) - Column(f"run:{key}"), 2 if catalogue.BY_KEY[key].unit == "SEK" else 6)


def _decimals(unit: str) -> int:
    return {"share": 4, "SEK": 0, "persons": 0, "visits": 0, "sessions": 0, "decisions": 0}.get(unit, 1)


def service_word(book: Book, service: str) -> str:
    return name_of(SERVICES[service], book.language).lower()


def futures_fields(book: Book, frame: Frame) -> list[Field]:
    """What quantiles are taken of, what it is added up from, and differences."""
    formulas = {**money.totals(), **money.missing(frame)}
    w, fields = book.w, []
    for one in catalogue.SHOWN:
        unit = one.unit
        fields.append(Field(one.key, f"{one.label(book.language)}, {catalogue.unit_word(unit, book.language)}", unit, _decimals(unit),
                            formulas[one.key] if one.formula else None, one.about(book.language)))
    for service in ALL_SERVICES:
        fields.append(Field(f"staff:{service}", w(f"Personalkostnad: {service_word(book, service)}, kr", f"Staff cost: {service_word(book, service)}, SEK"), "SEK", 0, formulas[f"staff:{service}"],
                            w("Poster × pris, timmar × pris.", "Posts × price, hours × price.")))
    for service in STAFFED:
        fields.append(Field(f"required:{service}", w(f"Årsarbetare som behövs: {service_word(book, service)}", f"Posts required: {service_word(book, service)}"), "posts", 1, formulas[f"required:{service}"],
                            w("Timmar som ska arbetas delat med timmar på arbetet per årsarbetare.", "Hours to be worked over hours at work of a post.")))
    fields.append(Field("wanted", w("Kostnad för alla behövda årsarbetare, kr", "Cost of all posts required, SEK"), "SEK", 0, formulas["wanted"],
                        w("Budgetrundans beräkning: behövda årsarbetare × kostnad per årsarbetare med ersättare och påslag.", "The budget round's: posts required × cost of a post with replacements and overhead.")))
    fields += _missing(book, frame, formulas)
    for key in catalogue.MOVED:
        one = catalogue.BY_KEY[key]
        unit, label = one.unit, one.label(book.language)
        fields.append(Field(f"run:{key}", w(f"Som simulerat: {label}, {catalogue.unit_word(unit, 'sv')}", f"As simulated: {label}, {catalogue.unit_word(unit, 'en')}"), unit, _decimals(unit),
                            about=w("Körningens eget tal, för att visa vad ändrade priser gör.", "The run's own figure, to show what changed prices do.")))
        fields.append(Field(f"moved:{key}", w(f"Med dina priser minus simulerat: {label}, {catalogue.unit_word(unit, 'sv')}", f"With your prices less simulated: {label}, {catalogue.unit_word(unit, 'en')}"),
                            unit, _decimals(unit), moved(key), w("Noll tills ett pris ändras.", "Nought until a price is changed.")))
    return fields


def _missing(book: Book, frame: Frame, formulas: money.Formulas) -> list[Field]:
    names = {f"missing:{service}": service_word(book, service) for service in STAFFED}
    names |= {f"missing:district{number}": f"{service_word(book, 'home_care')}, {name}" for number, name in enumerate(frame.results.districts)}
    return [Field(key, book.w(f"Saknade årsarbetare: {name}", f"Posts missing: {name}"), "posts", 1, formulas[key],
                  book.w("Behövda minus tillsatta.", "Required less filled.")) for key, name in names.items()]


def workings_fields(book: Book, frame: Frame) -> list[Field]:
    w, formulas = book.w, money.steps()
    derived = w("Härlett ur det som körningen redovisar.", "Derived from what the run records.")
    recorded = w("Simulerat.", "Simulated.")
    fields = [
        Field("years_on", w("År efter det första", "Years after the first"), "", 0),
        Field("index", w("Löneindex, dina ändringar", "Wage index, your changes"), "", 4, formulas["index"], w("Ett så länge löneindex och löneutveckling är orörda.", "One as long as index and growth are untouched.")),
    ]
    before = w("Året före; första året det som antagandena ger.", "Of the year before; in the first year what the assumptions give.")
    for service in STAFFED:
        of = service_word(book, service)
        fields += [
            Field(f"filled:{service}", w(f"Tillsatta årsarbetare: {of}", f"Posts filled: {of}"), "posts", 2, about=recorded),
            Field(f"unpaid:{service}", w(f"Obetald frånvaro, andel: {of}", f"Unpaid absence, share: {of}"), "share", 4, about=recorded),
            Field(f"hourly:{service}", w(f"Timavlönade, h: {of}", f"Hourly paid, h: {of}"), "h", 0, about=recorded),
            Field(f"overtime:{service}", w(f"Övertid, h: {of}", f"Overtime, h: {of}"), "h", 0, about=recorded),
            Field(f"contract:{service}", w(f"Avtalade timmar per årsarbetare: {of}", f"Contracted hours of a post: {of}"), "h", 1, about=before),
            Field(f"absent:{service}", w(f"Frånvaro, andel: {of}", f"Absence, share: {of}"), "share", 4, about=before),
            Field(f"replaced:{service}", w(f"Timavlönade timmar per årsarbetare: {of}", f"Hourly-paid hours of a post: {of}"), "h", 1, about=before),
            Field(f"unpaid_before:{service}", w(f"Obetald frånvaro året före, andel: {of}", f"Unpaid absence of the year before, share: {of}"), "share", 4, about=before),
            Field(f"to_work:{service}", w(f"Timmar som ska arbetas: {of}", f"Hours to be worked: {of}"), "h", 0,
                  about=w("Härlett: behövda årsarbetare × timmar på arbetet per årsarbetare.", "Derived: posts required × hours at work of a post.")),
            Field(f"at_work:{service}", w(f"Timmar på arbetet per årsarbetare: {of}", f"Hours at work of a post: {of}"), "h", 1, formulas[f"at_work:{service}"],
                  w("Formel över heltid och frånvaro.", "A formula over full-time hours and absence.")),
            Field(f"post:{service}", w(f"Kostnad per årsarbetare, kr: {of}", f"Cost of a post, SEK: {of}"), "SEK", 0, formulas[f"post:{service}"],
                  w("Tolv månadslöner, ob-tillägg och po-pålägg, med dina priser.", "Twelve salaries, unsocial-hours pay and charges, at your prices.")),
        ]
    prices = {
        "fixed": ("Lön per årsarbetare, kr", "Pay of a post, SEK", 0), "unsocial_day": ("Ob-tillägg per timme, dag, kr", "Unsocial-hours pay of an hour, days, SEK", 2),
        "unsocial_night": ("Ob-tillägg per timme, natt, kr", "Unsocial-hours pay of an hour, nights, SEK", 2), "hourly_day": ("Timavlönad, dag, kr/h", "Hourly paid, days, SEK/h", 2),
        "hourly_night": ("Timavlönad, natt, kr/h", "Hourly paid, nights, SEK/h", 2), "overtime": ("Övertid, kr/h", "Overtime, SEK/h", 2),
        "therapist": ("Arbetsterapeut, kr/år", "Therapist, SEK/year", 0), "overhead": ("Påslag, andel", "Overhead, share", 4), "camera": ("Kamera, kr/månad", "Camera, SEK/month", 0),
        "place": ("Plats, kr/år", "Place, SEK/year", 0), "fee_home_care": ("Avgift hemtjänst, kr/månad", "Fee home care, SEK/month", 0),
        "fee_special_housing": ("Avgift särskilt boende, kr/månad", "Fee special housing, SEK/month", 0),
    }
    fields += [Field(f"price:{key}", w(sv, en), "SEK", decimals, about=w("Körningens pris i denna framtid och detta år.", "The run's price in this future and year.")) for key, (sv, en, decimals) in prices.items()]
    fields += [
        Field("hours:camera", w("Timmar vid nattkamerorna", "Hours at the night cameras"), "h", 1, about=derived),
        Field("hours:therapist", w("Arbetsterapeut, h", "Therapist, h"), "h", 1, about=derived),
        Field("months:camera", w("Kameramånader", "Camera months"), "", 1, about=derived),
        Field("places", w("Platser i särskilt boende", "Places in special housing"), "", 0, about=derived),
        Field("frame", w("Ram, kr", "Frame, SEK"), "SEK", 0, about=recorded),
        Field("frame_other", w("Budgetrundans övriga kostnad, kr", "Other cost in the budget round, SEK"), "SEK", 0, about=derived),
    ]
    rest = w("Det som formlerna inte förklarar: avrundning till öre, och priser som en plan ändrar under tiden.", "What the formulas do not explain: rounding to öre, and prices that a plan changes under way.")
    fields += [Field(f"rest:{service}", w(f"Rest, kr: {service_word(book, service)}", f"Rest, SEK: {service_word(book, service)}"), "SEK", 2, about=rest) for service in ALL_SERVICES]
    fields.append(Field("rest:other", w("Rest, kr: övriga tjänster", "Rest, SEK: other services"), "SEK", 2, about=rest))
    fields.append(Field("rest:staff", w("Rest, kr: personalkostnad", "Rest, SEK: staff cost"), "SEK", 2, about=rest))
    for number, name in enumerate(frame.results.districts):
        fields += [
            Field(f"to_work:district{number}", w(f"Timmar som ska arbetas: hemtjänst, {name}", f"Hours to be worked: home care, {name}"), "h", 0, about=derived),
            Field(f"filled:district{number}", w(f"Tillsatta årsarbetare: hemtjänst, {name}", f"Posts filled: home care, {name}"), "posts", 2, about=recorded),
        ]
    return fields
