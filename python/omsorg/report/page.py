# SPDX-License-Identifier: MIT
"""The page: one static file, no script, a policy that lets nothing in, readable on screen and on paper."""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

from omsorg.report import answer, breaks, compared, drivers, front, grounds, limits, past, ranked, rises, stress, ways, years
from omsorg.report.context import Context
from omsorg.report.facts import Facts
from omsorg.report.markup import Markup, join, table, tag
from omsorg.report.sensitivity import Sensitivity
from omsorg.report.style import CSS
from omsorg.results import Results


def content_policy() -> str:
    """Nothing is fetched and nothing runs; the one style sheet is known by its hash."""
    style = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def _provenance(context: Context) -> Markup:
    w, manifest = context.w, context.facts.manifest
    facts = [
        (w("Version", "Version"), f"omsorg {manifest.get('omsorg', '')} ({manifest.get('build', '')})"),
        (w("Matematikbibliotek", "Mathematical library"), str(manifest.get("libm", ""))),
        (w("Frö och framtider", "Seed and futures"), f"{context.results.seed}, {context.results.futures}"),
        (w("Ändrat för denna körning", "Changed for this run"), ", ".join(f"{k} = {v}" for k, v in manifest.get("set", {}).items()) or w("inget", "nothing")),
        (w("Scenariots fingeravtryck", "Fingerprint of the scenario"), str(manifest.get("scenario_sha256", ""))),
        (w("Resultatets fingeravtryck", "Fingerprint of the result"), str(manifest.get("result_sha256", ""))),
    ]
    rows = [[name, tag("code", value)] for name, value in facts]
    return join(
        tag("p", w("Samma studie, frö och antal framtider ger samma tabell, byte för byte. Upprepa med:",
                   "The same study, seed and number of futures give the same table, byte for byte. Repeat with:")),
        tag("pre", tag("code", context.facts.command)) if context.facts.command else None,
        table([w("Uppgift", "Fact"), w("Värde", "Value")], rows, words=2, caption=w("Vad rapporten kommer ur", "What the report comes from")),
    )


def _sections(context: Context, sensitivity: Sensitivity) -> list[tuple[str, str, Markup]]:
    w = context.w
    not_modelled = [tag("li", said) for said in limits.not_modelled(context)]
    if context.facts.board_share is not None:
        not_modelled.insert(0, tag("li", w(
            f"Omkring {context.percent(1 - context.facts.board_share)} av socialnämndens kostnader.",
            f"About {context.percent(1 - context.facts.board_share)} of the social board's costs.")))
    found: list[tuple[str, str, Markup | None]] = [
        ("break", w("När det brister", "When it breaks"), breaks.section(context)),
        ("need", w("Ökar behoven?", "Do the needs rise?"), rises.section(context)),
        ("ranking", w("Planerna mot varandra, på båda sidor", "The plans against each other, on both sides"), ranked.section(context)),
        ("resources", w("Resurser, år för år", "Resources, year by year"), years.resources(context)),
        ("lives", w("Liv, år för år", "Lives, year by year"), years.lives(context)),
        ("ways", w("Vad de nya arbetssätten gör", "What the new ways of working do"), compared.section(context) if context.others else None),
        ("parts", w("Vad varje del frigör, och vad som inte lönar sig", "What each component releases, and what does not pay"), ways.section(context)),
        ("drivers", w("Vad svaret hänger på", "What the answer hangs on"), drivers.section(context, sensitivity)),
        ("check", w("Överslag bredvid simuleringen", "An estimate beside the simulation"), past.cross_check(context)),
        ("past", w("Återtest mot det som hände", "Back-test against what happened"), past.backtest(context)),
        ("limits", w("Vad som inte är med", "What was not modelled"), tag("ul", not_modelled)),
        ("assumptions", w("Antaganden", "Assumptions"), grounds.assumptions(context)),
        ("repeat", w("Upprepa körningen", "Repeat the run"), _provenance(context)),
        ("stress", w("För granskare: studien efter STRESS-DES", "For reviewers: the study after STRESS-DES"), stress.section(context)),
    ]
    return [(id_, title, content) for id_, title, content in found if content]


def render(results: Results, facts: Facts, language: str = "sv") -> str:
    """The whole report as one HTML text."""
    context = Context(results, facts, language)
    sensitivity = Sensitivity(context)
    sections = _sections(context, sensitivity)
    nav = tag("nav", [tag("a", title, href=f"#{id_}") for id_, title, _ in sections], aria_label=context.w("Innehåll", "Contents"))
    body = [join(tag("h2", title, id=id_), content) for id_, title, content in sections]
    head = tag(
        "head",
        Markup('<meta charset="utf-8"/>'),
        tag("meta", http_equiv="Content-Security-Policy", content=content_policy()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="description", content=answer.first_sentence(context)),
        tag("title", context.w(f"{facts.label}: räcker timmarna?", f"{facts.label}: do the hours suffice?") + " \N{MIDDLE DOT} omsorg"),
        Markup(f"<style>{CSS}</style>"),
    )
    page = tag(
        "html",
        head,
        tag(
            "body",
            tag("header", front.header(context), class_="top"),
            tag("main", front.section(context, sensitivity.standing_out), nav, *body),
            tag("footer", context.w(
                "Inga verkliga personer: varje invånare i simuleringen är påhittad och drar sin lott ur publicerade tabeller.",
                "No real persons: every inhabitant of the simulation is invented and draws their lot from published tables.")),
        ),
        lang=language,
    )
    return "<!doctype html>\n" + page + "\n"


def write(path: str | os.PathLike[str], results: Results, facts: Facts, language: str = "sv") -> None:
    Path(path).write_text(render(results, facts, language), encoding="utf-8")
