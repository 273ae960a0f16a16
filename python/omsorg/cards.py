# SPDX-License-Identifier: MIT
"""The cards that objects show in a notebook: who it is on one line, then the little that one asks first.

    ┌ Results   as_today, new_ways · 20 futures · 2020-2040
    │ measure        plan            2020   2030   2040    ▁▂▃▅
    └ ▸ more

They take the colours of text and ground from the notebook, so that they can be read on a dark one as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from omsorg import numbers, texttable
from omsorg.report.markup import Child, Markup, join, tag
from omsorg.report.style import PLAN_COLOURS, PLAN_DASHES
from omsorg.terms import GRADES, grades_in_words, name_of

if TYPE_CHECKING:
    from omsorg.comparison import Comparison
    from omsorg.measures import Description
    from omsorg.results import Results
    from omsorg.study import Plan, Study

CSS = """
.omsorg-card { font: 13px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: inherit; margin: .3em 0; display: inline-block; max-width: 100%; overflow-x: auto; }
.omsorg-card .top { padding-bottom: .3em; border-bottom: 1.5px solid currentColor; }
.omsorg-card .kind { font-weight: 600; margin-right: .8em; }
.omsorg-card .quiet { opacity: .75; }
.omsorg-card .span { display: block; font-size: .85em; opacity: .75; }
.omsorg-card table { border-collapse: collapse; border: 0; margin: .2em 0 .3em; font-size: inherit; font-variant-numeric: tabular-nums; }
.omsorg-card table tr:nth-child(n) { background: none; }
.omsorg-card table th, .omsorg-card table td { border: 0; padding: .25em 1.3em .25em 0; text-align: left; vertical-align: top; font-weight: 400; white-space: nowrap; max-width: none; }
.omsorg-card table thead th { opacity: .75; }
.omsorg-card table th.n, .omsorg-card table td.n { text-align: right; }
.omsorg-card .wrap { white-space: normal; max-width: 44em; }
.omsorg-card table tr.first:nth-child(n) > * { border-top: 1px solid rgba(128, 128, 128, .35); }
.omsorg-card code { font: .95em "DejaVu Sans Mono", Consolas, Menlo, monospace; background: none; color: inherit; padding: 0; }
.omsorg-card svg { vertical-align: middle; background: #fdfdfb; border-radius: 2px; }
.omsorg-card summary { cursor: pointer; opacity: .85; }
.omsorg-card details > *:not(summary) { margin: .2em 0 .2em 1.2em; }
"""
_GRADE_COLOURS = ("#14507f", "#4f82a8", "#94b4cb", "#d9a98f", "#a13d12")


def card(kind: str, facts: Sequence[Child], *parts: Child) -> Markup:
    """The frame of every card; facts stand beside its kind, apart by dots."""
    line: list[Child] = []
    for fact in facts:
        line += [" · ", fact] if line else [fact]
    style = tag("style", Markup(CSS))
    return tag("div", style, tag("div", tag("span", kind, class_="kind"), tag("span", line, class_="quiet"), class_="top"), *parts, class_="omsorg-card")


def grid(head: Sequence[Child], rows: Sequence[Sequence[Child]], words: int = 1) -> Markup:
    """A plain table; after the first columns, which are words, figures stand to the right."""

    def line(name: str, cells: Sequence[Child], class_: str | None = None) -> Markup:
        return tag("tr", [tag(name, cell, class_=None if place < words else "n") for place, cell in enumerate(cells)], class_=class_)

    return tag("table", tag("thead", line("th", head)), tag("tbody", [line("td", row, "first") for row in rows]))


def more(summary: str, *parts: Child) -> Markup:
    return tag("details", tag("summary", summary), *parts)


def spark(courses: Sequence[tuple[int, Sequence[float], Sequence[float], Sequence[float]]], text: str, *, zero: bool = False) -> Markup:
    """A fan as small as a word: for each course the number of its colour, its middle, its low and its high."""
    width, height = 132.0, 30.0
    figures = [v for _, *rows in courses for row in rows for v in row if math.isfinite(v)] + ([0.0] if zero else [])
    if not figures:
        return Markup("")
    low, reach = min(figures), (max(figures) - min(figures)) or 1.0

    def points(values: Sequence[float], *, back: bool = False) -> str:
        apart = width / max(1, len(values) - 1)
        made = [f"{i * apart:.1f},{height - (v - low) / reach * height:.1f}" for i, v in enumerate(values) if math.isfinite(v)]
        return " ".join(reversed(made) if back else made)

    parts: list[Child] = [tag("title", text)]
    if zero:
        level = f"{height + low / reach * height:.1f}"
        parts.append(tag("line", x1=0, x2=width, y1=level, y2=level, stroke="currentColor", stroke_opacity=".45", stroke_width=".8"))
    for code, _, lows, highs in courses:
        parts.append(tag("polygon", points=f"{points(highs)} {points(lows, back=True)}", fill=_colour(code), fill_opacity=".22"))
    for code, middle, _, _ in courses:
        parts.append(tag("polyline", points=points(middle), fill="none", stroke=_colour(code), stroke_width="1.7", stroke_dasharray=_dash(code)))
    return tag("svg", join(*parts), width=width, height=height, viewBox=f"-1 -2 {width + 2} {height + 4}", role="img", aria_label=text)


def results(found: Results, language: str) -> Markup:
    """What a planner asks first, by plan and year: the middle of the futures, and under it their span."""
    w = _words(language)
    years = texttable.shown_years(found.first_year, found.last_year)
    lines = []
    for measure, group in groupby(texttable.overview_rows(found, (), years, language), key=lambda row: row.measure):
        rows = list(group)
        for place, row in enumerate(rows):
            cells: list[Child] = [tag("td", _key(found.plan_code(row.plan.name)), " ", row.plan.label(language))]
            cells += [tag("td", middle, tag("span", span, class_="span") if span else None, class_="n") for middle, span in row.cells]
            if place == 0:
                picture = spark([_course(found, one.plan, measure) for one in rows], f"{row.label}, {years[0]}{numbers.EN_DASH}{years[-1]}")
                cells = [tag("td", row.label, rowspan=len(rows)), *cells, tag("td", picture, rowspan=len(rows))]
            lines.append(tag("tr", cells, class_="first" if place == 0 else None))
    head = [tag("th", w("Mått", "Measure")), tag("th", "Plan"), *(tag("th", str(year), class_="n") for year in years), tag("th", f"{years[0]}{numbers.EN_DASH}{years[-1]}")]
    facts = _asked(found, language)
    if not found.complete:
        facts.append(w(f"{found.done} av {found.total} körningar klara", f"{found.done} of {found.total} runs finished"))
    foot = w("Mitten av framtiderna, under den 10:e till 90:e percentilen.", "The middle of the futures, below it the 10th to 90th percentile.")
    return card(
        w("Resultat", "Results"), facts, tag("table", tag("thead", tag("tr", head)), tag("tbody", lines)), tag("div", foot, class_="quiet"),
        more(w(f"{len(found.plans)} planer, {len(found.districts)} distrikt, {numbers.plain(len(found), 0, language)} tal",
               f"{len(found.plans)} plans, {len(found.districts)} districts, {numbers.plain(len(found), 0, language)} figures"),
             grid(["plan", w("namn", "name")], [[tag("code", plan.name), plan.label(language)] for plan in found.plans], words=2),
             tag("div", w("Distrikt: ", "Districts: "), ", ".join(found.districts)), tag("div", "SHA-256: ", tag("code", found.digest))),
    )


def comparison(found: Comparison, language: str) -> Markup:
    """The paired difference by year: its mean, and under it the interval of 95 per cent."""
    w = _words(language)
    years = texttable.shown_years(found.results.first_year, found.results.last_year)
    lines: list[list[Child]] = []
    for row in found.rows((), years, language):
        cells: list[Child] = [[middle, tag("span", span, class_="span") if span else None] for middle, span in row.cells]
        course = [one.difference for one in found.years(row.measure) if one.difference.futures]
        picture = spark([(found.after_code, [one.mean for one in course], [one.low for one in course], [one.high for one in course])], row.label, zero=True)
        lines.append([row.label, *cells, picture])
    head: list[Child] = [w("Mått", "Measure"), *map(str, years), f"{years[0]}{numbers.EN_DASH}{years[-1]}"]
    names = join(tag("code", found.after), f" {numbers.MINUS} ", tag("code", found.before))
    foot = w("Medelskillnad i samma framtider, under den 95 % konfidensintervall (parvis, Student). Linjen i bilden är noll.",
             "Mean difference in the same futures, below it the 95% confidence interval (paired, Student). The level line is zero.")
    equal = [tag("div", w("De två är lika i varje tal.", "The two are equal in every figure."))] if found.is_zero else []
    return card(w("Jämförelse", "Comparison"), [names, *_asked(found.results, language)[1:]], *equal, grid(head, lines), tag("div", foot, class_="quiet"))


def plan(one: Plan, language: str) -> Markup:
    about = [tag("div", one.about)] if one.about else []
    of = [join(_words(language)("del av ", "part of "), tag("code", one.whole))] if one.is_component else []
    return card("Plan", [tag("code", one.name), one.label(language), *of], *about)


def study(one: Study, language: str) -> Markup:
    """Its plans, and how well its settings are known."""
    w = _words(language)
    head: list[Child] = ["plan", w("namn", "name"), w("vad den ändrar", "what it changes")]
    rows: list[list[Child]] = [[tag("code", p.name), p.label(language), None if p.is_component else tag("div", p.about, class_="wrap")] for p in one.plans]
    graded = [sum(setting.grade == grade for setting in one.settings) for grade in GRADES]
    lacking = [setting for setting in one.settings if setting.lacks_source]
    known = tag("div", w("Hur väl värdena är kända: ", "How well the settings are known: "), _bar(graded), " ",
                ", ".join(f"{grade} {count}" for grade, count in zip(GRADES, graded, strict=True)),
                f" ({grades_in_words(language)})")
    changed = [tag("div", w("Ändrat för den här körningen: ", "Changed for this study: "),
                   [tag("code", f"{key} = {value}  ") for key, value in one.overrides.items()])] if one.overrides else []
    return card(
        w("Studie", "Study"),
        [one.label(language), f"{one.first_year}{numbers.EN_DASH}{one.last_year}", numbers.futures_text(one.core.futures, language),
         w(f"{len(one.districts)} distrikt", f"{len(one.districts)} districts"), w(f"{len(one.settings)} värden", f"{len(one.settings)} settings")],
        grid(head, rows, words=3), *changed, known,
        more(w(f"{len(lacking)} värden saknar källa", f"{len(lacking)} settings have no source"),
             tag("div", [tag("code", setting.key + "  ") for setting in lacking])),
    )


def story(one: Description, language: str) -> Markup:
    """A measure: what it means, how it is computed, what it does not say."""
    facts = [f"{head}: {fact.replace('`', '')}" for head, fact in one.facts(language)]
    parts: list[Child] = [tag("div", text, class_="quiet") for text in facts]
    for head, paragraph in one.parts(language):
        parts.append(tag("div", tag("span", head, class_="kind"), tag("div", _with_code(paragraph), class_="wrap")))
        if one.formula and paragraph == one.told(language).computed:
            parts.append(tag("div", tag("code", f"{one.name} = {one.formula}"), class_="wrap"))
    return card(name_of(one.term, language), [tag("code", one.name)], *parts)


def _with_code(text: str) -> list[Child]:
    """Every other piece between backticks is code."""
    return [tag("code", piece) if place % 2 else piece for place, piece in enumerate(text.split("`"))]


def plain_rows(kind: str, facts: Sequence[Child], rows: Sequence[Sequence[str]], words: int, foot: str) -> Markup:
    """A card of a table that is already text; its first row is the head."""
    head, *body = rows
    return card(kind, facts, grid(head, body, words), tag("div", foot, class_="quiet"))


def _words(language: str) -> Callable[[str, str], str]:
    return lambda sv, en: sv if language == "sv" else en


def _asked(found: Results, language: str) -> list[Child]:
    """How a forecast was asked for, in the words of its first line."""
    seed = _words(language)("frö", "seed")
    return [join(*(Markup(", ") if part is None else part for part in _between(found.whole_plans))), numbers.futures_text(found.futures, language),
            f"{found.first_year}{numbers.EN_DASH}{found.last_year}", f"{seed} {found.seed}"]


def _between(plans: Sequence[Plan]) -> list[Markup | None]:
    named: list[Markup | None] = []
    for one in plans:
        named += [tag("code", one.name), None]
    return named[:-1]


def _course(found: Results, plan: Plan, measure: str) -> tuple[int, list[float], list[float], list[float]]:
    fan = [one for one in found.fan(plan.name, measure) if one.futures]
    return found.plan_code(plan.name), [one.p50 for one in fan], [one.p10 for one in fan], [one.p90 for one in fan]


def _colour(code: int) -> str:
    return PLAN_COLOURS[code % len(PLAN_COLOURS)]


def _dash(code: int) -> str | None:
    return PLAN_DASHES[code % len(PLAN_DASHES)] or None


def _key(code: int) -> Markup:
    """The line of a plan, as long as a word."""
    line = tag("line", x1=0, x2=26, y1=5, y2=5, stroke=_colour(code), stroke_width="2.4", stroke_dasharray=_dash(code))
    return tag("svg", line, width=26, height=10, viewBox="0 0 26 10", aria_hidden="true")


def _bar(counts: Sequence[int]) -> Markup:
    """Counts side by side as one bar."""
    total, left, parts = sum(counts) or 1, 0.0, []
    for count, colour in zip(counts, _GRADE_COLOURS, strict=True):
        parts.append(tag("rect", x=round(left, 1), y=0, width=round(160 * count / total, 1), height=10, fill=colour))
        left += 160 * count / total
    return tag("svg", join(*parts), width=160, height=10, viewBox="0 0 160 10", aria_hidden="true")
