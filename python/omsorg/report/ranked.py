# SPDX-License-Identifier: MIT
"""The plans against each other on both sides: what each releases, what it does to lives, and which do not pay."""

from __future__ import annotations

from collections.abc import Sequence

from omsorg import numbers
from omsorg.ranking import DO_NOT_PAY, HOURS, KRONOR, VERDICTS, Cell, Ranked, Yardstick
from omsorg.report.context import Context
from omsorg.report.figures import figure, tick_text
from omsorg.report.forest import Panel, Point, forest_chart
from omsorg.report.markup import Child, Markup, join, table, tag

# In the picture: both resources, and of lives the hours that clients were granted and not given.
PICTURED = (HOURS, KRONOR, "unmet_hours")


def _scale(context: Context, one: Yardstick) -> numbers.Scale:
    return numbers.scale_of(one.unit, context.language)


def _unit(context: Context, one: Yardstick) -> str:
    return numbers.difference_unit(one.unit, context.language)


def _figure(context: Context, cell: Cell) -> tuple[str, str]:
    """The mean difference with its sign, and its interval where there are pairs enough for one."""
    scale, found = _scale(context, cell.yardstick), cell.difference
    error = found.standard_error if found.futures > 1 else 0.0
    middle = numbers.earned(found.mean, error, scale, context.language, sign=True)
    return middle, numbers.span(found.low, found.high, error, scale, context.language) if found.futures > 1 else ""


def _cell(context: Context, cell: Cell | None) -> Child:
    if cell is None:
        return numbers.NOTHING
    middle, span = _figure(context, cell)
    word = context.w("bättre", "better") if cell.better else context.w("sämre", "worse") if cell.worse else ""
    look = "better" if cell.better else "worse" if cell.worse else "unseen"
    return join(tag("span", middle, class_=look), tag("span", span, class_="below") if span else None, tag("span", word, class_=f"below {look}") if word else None)


def _said(context: Context, cells: Sequence[Cell]) -> str:
    """Yardsticks with their figures: "net cost +3 (1 to 5) MSEK"."""
    made = []
    for cell in cells:
        middle, span = _figure(context, cell)
        name = cell.yardstick.label(context.language)
        figure = f"{middle} ({span})" if span else middle
        made.append(f"{name[0].lower()}{name[1:]} {numbers.with_unit(figure, _unit(context, cell.yardstick), context.language)}")
    return ", ".join(made)


def _why(context: Context, row: Ranked) -> str:
    """What is visibly better and worse under a plan; if nothing is, how near its hours are to none."""
    w = context.w
    better = [cell for cell in row.cells.values() if cell.better]
    worse = [cell for cell in row.cells.values() if cell.worse]
    if not better and not worse:
        hours = row.cell(HOURS)
        near = f" ({_said(context, [hours])})" if hours else ""
        return w(f"inget mått skiljer sig synligt från {context.quoted(context.base)}{near}.", f"no yardstick visibly differs from {context.quoted(context.base)}{near}.")
    parts = []
    if worse:
        parts.append(w("synligt sämre: ", "visibly worse: ") + _said(context, worse))
    parts.append(w("synligt bättre: ", "visibly better: ") + _said(context, better) if better else w("inget blir synligt bättre", "nothing gets visibly better"))
    return "; ".join(parts) + "."


def _names(context: Context, rows: Sequence[Ranked]) -> str:
    return ", ".join(context.quoted(row.plan) for row in rows)


def _summary(context: Context, rows: Sequence[Ranked]) -> str:
    w = context.w
    by_verdict = {name: [row for row in rows if row.verdict == name] for name in VERDICTS}
    said = []
    if by_verdict["pays"]:
        said.append(w(f"Lönar sig utan att något annat blir synligt sämre: {_names(context, by_verdict['pays'])}.",
                      f"Pays without anything else getting visibly worse: {_names(context, by_verdict['pays'])}."))
    else:
        said.append(w("Ingen plan lönar sig utan att något annat blir synligt sämre.", "No plan pays without something else getting visibly worse."))
    none = [row for name in DO_NOT_PAY for row in by_verdict[name]]
    if none:
        said.append(w(f"Lönar sig inte: {_names(context, none)}.", f"Does not pay: {_names(context, none)}."))
    return " ".join(said)


def _reasons(context: Context, rows: Sequence[Ranked]) -> Markup:
    """What does not pay, each with its reason; then what is bought with something else."""
    w = context.w

    def listed(names: Sequence[str]) -> list[Markup]:
        return [
            tag("li", tag("b", context.label(row.plan)), f" ({w(*VERDICTS[row.verdict])}): ", _why(context, row))
            for name in names for row in rows if row.verdict == name
        ]

    traded = [name for name in VERDICTS if name not in ("pays", "event", *DO_NOT_PAY)]
    none, others = listed(DO_NOT_PAY), listed(traded)
    return join(
        tag("h3", w("Vad som inte lönar sig", "What does not pay")),
        tag("ul", none) if none else tag("p", w("Varje plan ger något som syns, på den ena sidan eller den andra.", "Every plan gives something that can be seen, on one side or the other.")),
        tag("h3", w("Vad som köps med något annat", "What is bought with something else")) if others else None,
        tag("ul", others) if others else None,
    )


def _table(context: Context, rows: Sequence[Ranked]) -> Markup:
    w, ranking = context.w, context.ranking
    places, unbeaten = ranking.places(), ranking.unbeaten()
    first, last = ranking.years
    def head(one: Yardstick) -> Child:
        how = w("summa", "sum") if one.adds else w("medel", "mean")
        below = ", ".join(part for part in (how, _unit(context, one), ranking.service(one, context.language)) if part)
        return join(one.label(context.language), tag("span", below, class_="under"))

    made: list[list[Child]] = []
    for row in rows:
        place = "\N{MIDDLE DOT}".join(map(str, places.get(row.plan.name, (numbers.NOTHING,))))
        star = "*" if row.plan.name in unbeaten else ""
        made.append([context.label(row.plan) + star, w(*VERDICTS[row.verdict]), place,
                     *[_cell(context, row.cell(one.name)) for one in ranking.yardsticks]])
    indices = [one.label(context.language).lower() for one in ranking.yardsticks if one.made_of_others]
    told = ", ".join(indices)
    sv, en = ("", "") if not indices else (f"; index gjorda av andra mått, {told}, räknas inte en gång till", f"; indices made of other yardsticks, {told}, are not counted again")
    caption = w(
        f"Planerna mot {context.quoted(context.base)}, {first}\N{EN DASH}{last}: parvis medelskillnad över framtiderna, under den 95 %-intervallet (Student). "
        "Bättre och sämre står där skillnaden syns även när alla skillnader i tabellen har prövats (Holm). Platserna är i timmar, i kronor och i liv "
        f"(mått som blir bättre minus mått som blir sämre{sv}). * Ingen annan plan ligger före i alla tre",
        f"The plans against {context.quoted(context.base)}, {first}\N{EN DASH}{last}: paired mean difference over the futures, below it the 95% interval (Student). "
        "Better and worse stand where the difference can be seen even when all differences of the table are tested (Holm). The places are in hours, in kronor and "
        f"in lives (yardsticks that get better less those that get worse{en}). * No other plan is before it in all three",
    )
    columns: list[Child] = [w("Plan", "Plan"), w("Omdöme", "Verdict"), join(w("Plats", "Place"), tag("span", w("timmar\N{MIDDLE DOT}kronor\N{MIDDLE DOT}liv", "hours\N{MIDDLE DOT}kronor\N{MIDDLE DOT}lives"), class_="under"))]
    return table([*columns, *map(head, ranking.yardsticks)], made, words=2, caption=caption, class_="wide rank")


def _picture(context: Context, rows: Sequence[Ranked], describe: str) -> Markup:
    panels = []
    for one in context.ranking.yardsticks:
        if one.name not in PICTURED:
            continue
        factor = _scale(context, one).factor
        points = [
            Point(cell.difference.mean * factor, cell.difference.low * factor, cell.difference.high * factor, cell.visible, cell.better)
            if (cell := row.cell(one.name)) else None
            for row in rows
        ]
        panels.append(Panel(one.label(context.language), _unit(context, one), points))
    return forest_chart([context.label(row.plan) for row in rows], panels, describe=describe, tick=lambda value: tick_text(context, value))


def section(context: Context) -> Markup | None:
    """Nothing unless there are plans to hold against each other: at least two besides the base."""
    w = context.w
    if len(context.others) < 2:
        return None
    rows = context.ranking.rows
    title = w("Timmar, kronor och liv, plan för plan", "Hours, kronor and lives, plan by plan")
    summary = _summary(context, rows)
    how = w(
        " Åt vänster är färre timmar, kronor och ej tillgodosedda timmar. En fylld rund prick är en synlig förbättring, en fylld fyrkant en synlig försämring; "
        "en ihålig prick kan vara slump. Kronorna är i fasta priser och räknas inte om till dagens värde.",
        " To the left is fewer hours, kronor and unmet hours. A filled round point is a visible gain, a filled square a visible loss; a hollow point may be luck. "
        "Kronor are in constant prices and not discounted.",
    )
    sentence = summary + how
    if not rows or context.futures_finished < 2:
        return tag("p", w("Med en enda framtid kan planerna inte ordnas.", "With a single future the plans cannot be put in order."))
    return join(figure(title, sentence, _picture(context, rows, f"{title}. {sentence}"), _table(context, rows)), _reasons(context, rows))
