# SPDX-License-Identifier: MIT
"""The cover: what this is, the answer, how to read it, what it does not know, and where it comes from."""

from __future__ import annotations

from omsorg.report import answer
from omsorg.report.context import Context
from omsorg.report.limits import not_modelled
from omsorg.workbook.levers import Lever
from omsorg.workbook.money import PRICE_KEYS
from omsorg.workbook.prices_sheet import changed_formula
from omsorg.workbook.sheet import Book, Head, Sheet


def _read(context: Context) -> list[tuple[str, str]]:
    w = context.w
    return [
        (w("Så läser du", "How to read it"), w(
            "Varje framtid är en dragning av det vi inte vet. Låg, mitten och hög (10:e, 50:e och 90:e percentilen) är tagna över framtiderna. Alla planer möter samma framtider.",
            "Each future is one draw of what we do not know. Low, middle and high (10th, 50th and 90th percentile) are taken over the futures. All plans meet the same futures.")),
        (w("Räknas om genast", "Computed anew at once"), w(
            "Pengar, behövda årsarbetare och gap, när du ändrar en gul cell i bladet Priser: timkostnad, timmar per heltidstjänst, löneindex, frånvaro med flera.",
            "Money, posts required and gap, when you change a yellow cell of the sheet Prices: hourly cost, hours of a full-time post, wage index, absence and others.")),
        (w("Räknas inte om", "Not computed anew"), w(
            "Vad en ändrad lön eller frånvaro gör med rekrytering, tillsatta årsarbetare, utförda timmar, kontinuitet och ramen. Det vet bara en ny körning: ändra i bladet Antaganden och kör om.",
            "What a changed wage or absence does to recruitment, posts filled, hours delivered, continuity and the frame. Only a new run knows: change the sheet Assumptions and run again.")),
        (w("Ny körning med ändrade antaganden", "A new run with changed assumptions"), w("omsorg run STUDIE --workbook plan.xlsx", "omsorg run STUDY --workbook plan.xlsx")),
        (w("Siffror", "Figures"), w(
            "Avrundade i steg som inte är mindre än osäkerheten av att framtiderna är så få. Belopp i prisårets penningvärde.",
            "Rounded in steps that are not smaller than the error of so few futures. Money in the value of the price year.")),
        (w("Yrken", "Occupations"), w(
            "Simuleringen vet hur många årsarbetare som saknas per tjänst, och i hemtjänsten per distrikt, men inte av vilket yrke. Yrkesraderna i Bemanning är gapet gånger en andel.",
            "The simulation knows how many posts are missing by service, and in home care by district, but not of which occupation. The occupation rows of Staffing are the gap times a share.")),
    ]


def _provenance(context: Context, began: str) -> list[tuple[str, str]]:
    w, manifest, results = context.w, context.facts.manifest, context.results
    changed = ", ".join(f"{key} = {value}" for key, value in manifest.get("set", {}).items())
    return [
        (w("Kördes", "Was run"), began or w("okänt", "unknown")),
        (w("Frö", "Seed"), str(results.seed)),
        (w("Framtider", "Futures"), w(f"{results.futures} per plan, {results.component_futures} per del av en plan", f"{results.futures} for each plan, {results.component_futures} for each component")),
        (w("Ändrat för denna körning", "Changed for this run"), changed or w("inget", "nothing")),
        (w("Version", "Version"), f"omsorg {manifest.get('omsorg', '')} ({manifest.get('build', '')}, {manifest.get('libm', '')})"),
        (w("Scenariots fingeravtryck (SHA-256)", "Fingerprint of the scenario (SHA-256)"), str(manifest.get("scenario_sha256", ""))),
        (w("Resultatets fingeravtryck (SHA-256)", "Fingerprint of the result (SHA-256)"), str(manifest.get("result_sha256", ""))),
        (w("Upprepa med", "Repeat with"), context.facts.command),
        *[(w("Läst fil", "File read"), f"{name}  {digest}") for name, digest in manifest.get("inputs", {}).items()],
    ]


def _moving_prices(context: Context) -> list[tuple[str, str]]:
    """Plans that change a price under way: what the formulas then leave to the rest."""
    changed = [f"{one.key} ({'; '.join(one.changed_by)})" for one in context.facts.settings if one.changed_by and one.key in PRICE_KEYS]
    if not changed:
        return []
    return [(context.w("Priser som en plan ändrar", "Prices that a plan changes"), context.w(
        f"{', '.join(changed)}: skillnaden ligger i kolumnerna Rest och följer inte dina priser.",
        f"{', '.join(changed)}: the difference lies in the columns Rest and does not follow your prices."))]


def write(book: Book, context: Context, levers: list[Lever], began: str) -> None:
    w, results = context.w, context.results
    plans = "; ".join(f"{context.label(plan)} ({plan.name})" for plan in results.plans)
    state = [] if results.complete else [(w("Avbruten", "Interrupted"), w(
        f"{results.done} av {results.total} körningar är klara.", f"{results.done} of {results.total} runs are finished."))]
    magic = [(w("Utan magi", "No magic"), w("Effekter av evidensgrad D och E är satta till ingen verkan.", "Effects of grade D and E are set to no effect."))] if results.no_magic else []
    lines = [
        (w("Svaret", "The answer"), answer.first_sentence(context)),
        *state, *magic,
        (w("Avser", "Covers"), f"{context.facts.label}, {results.first_year}\N{EN DASH}{results.last_year}"),
        (w("Planer", "Plans"), plans),
        *_read(context),
        *_moving_prices(context),
        (w("Celler ändrade i Priser", "Cells changed in Prices"), ""),
        *[(w("Ingår inte", "Not modelled"), one) for one in not_modelled(context)],
        *_provenance(context, began),
    ]
    sheet = Sheet(book, "cover", f"{context.facts.label}: {w('räcker timmarna?', 'do the hours suffice?')}", [
        w("Arbetsbok för budgetplanering. Gjord av omsorg; rapporten report.html hör till samma körning.", "Workbook for budget planning. Made by omsorg; report.html belongs to the same run."),
    ], [Head(w("Uppgift", "Item"), 40), Head(w("Innehåll", "Content"), 130)], rows=len(lines), sortable=False)
    for row, (name, text) in enumerate(lines):
        sheet.text(row, 0, name, bold=True)
        if name == w("Celler ändrade i Priser", "Cells changed in Prices"):
            unchanged = w("Inga: alla tal är körningens.", "None: all figures are the run's.")
            some = w(" ändrade: pengar, behov och gap är dina, inte körningens.", " changed: money, need and gap are yours, not the run's.")
            count = changed_formula(book, levers)
            sheet.formula(row, 1, f'=IF({count}=0,"{unchanged}",{count}&"{some}")', book.format(text_wrap=True, bold=True), unchanged)
        else:
            sheet.text(row, 1, text, text_wrap=True)
