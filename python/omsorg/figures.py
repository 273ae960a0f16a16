# SPDX-License-Identifier: MIT
"""Figures for analysts: fans of plans, and paired differences, by year. Drawn with matplotlib, which is loaded only here.

A figure is an object that the caller owns. pyplot is never touched: nothing has to be closed, no setting is changed, and
the same results give the same picture. Plans have the colours and the line styles that they have in the report.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from omsorg import numbers
from omsorg.report.style import GROUND, LINE, PLAN_COLOURS, PLAN_DASHES, QUIET, TEXT
from omsorg.terms import MEASURES, SERVICES, name_of

try:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter, MaxNLocator
except ImportError as error:  # pragma: no cover - the extra is installed where it is tested
    raise ImportError("figures need matplotlib: pip install 'omsorg[plot]'") from error

if TYPE_CHECKING:
    from omsorg.comparison import Comparison
    from omsorg.results import Results

_WIDTH = 1.9  # of a line, in points
_SIZE = 9.5  # of a text, in points
_LABEL = 22  # characters, then a label takes another line


class Chart(Figure):
    """A figure that a notebook shows also when pyplot was never loaded."""

    def _repr_png_(self) -> bytes:
        drawn = io.BytesIO()
        self.savefig(drawn, format="png", dpi=110, metadata={"Software": None})
        return drawn.getvalue()


@dataclass(frozen=True)
class _Course:
    """One line with its band, in the unit that is shown."""

    label: str
    code: int
    years: list[int]
    low: list[float]
    middle: list[float]
    high: list[float]


@dataclass(frozen=True)
class _Panel:
    title: str
    unit: str
    courses: list[_Course]


def fan_figure(
    results: Results,
    measure: str | Sequence[str],
    *,
    plans: Sequence[str],
    district: str,
    service: str | None,
    by: Literal["measure", "district"] | None,
    language: str,
    ax: Axes | None,
) -> Figure:
    """See `Results.plot`."""
    measures = [measure] if isinstance(measure, str) else list(measure)
    chosen = [results.plan(name) for name in plans] or results.whole_plans
    if by == "district" and len(measures) > 1:
        raise ValueError("panels are by measure or by district: name one measure with by='district'")
    everywhere = "hela kommunen" if language == "sv" else "whole municipality"
    where = ["all", *results.districts] if by == "district" else [district]

    def panel(one: str, place: str) -> _Panel:
        scale = numbers.scale_of(MEASURES[one].unit, language)
        courses = []
        for plan in chosen:
            fan = [year for year in results.fan(plan.name, one, place, service) if year.futures]
            if fan:
                courses.append(_course(plan.label(language), results.plan_code(plan.name), [(y.year, y.p10, y.p50, y.p90) for y in fan], scale.factor))
        name = name_of(MEASURES[one], language)
        title = (everywhere if place == "all" else place) if by == "district" else name if place == "all" else f"{name}, {place}"
        return _Panel(title, scale.unit if by == "district" else _under(results, one, service, scale.unit, language), courses)

    panels = [made for one in measures for place in where if (made := panel(one, place)).courses]
    if not panels:
        raise ValueError(f"these results have no figures of {', '.join(measures)} for {', '.join(plan.name for plan in chosen)}")
    many = numbers.futures_text(results.futures, language)
    foot = f"Linje: mitten av {many}. Band: 10:e till 90:e percentilen." if language == "sv" else f"Line: the middle of {many}. Band: 10th to 90th percentile."
    over = results.label(measures[0], language, service) if by == "district" else ""
    return _drawn(panels, foot, over, language, ax, same_scale=by == "district")


def difference_figure(comparison: Comparison, measure: str | Sequence[str], *, service: str | None, language: str, ax: Axes | None) -> Figure:
    """See `Comparison.plot`."""
    measures = [measure] if isinstance(measure, str) else list(measure)
    panels = []
    for one in measures:
        scale = numbers.scale_of(MEASURES[one].unit, language)
        found = [(y.year, y.difference) for y in comparison.years(one, service) if y.difference.futures]
        rows = [(year, d.low, d.mean, d.high) for year, d in found]
        unit = numbers.difference_unit(MEASURES[one].unit, language)
        if rows:
            panels.append(_Panel(name_of(MEASURES[one], language), _under(comparison.results, one, service, unit, language), [_course("", comparison.after_code, rows, scale.factor)]))
    if not panels:
        raise ValueError(f"these results have no figures of {', '.join(measures)} for both plans")
    many = numbers.futures_text(comparison.results.futures, language)
    foot = f"Medelskillnad i {many}. Band: 95 % konfidensintervall." if language == "sv" else f"Mean difference in {many}. Band: 95% confidence interval."
    names = [comparison.results.plan(name).label(language) for name in (comparison.after, comparison.before)]
    return _drawn(panels, foot, f" {numbers.MINUS} ".join(names), language, ax)


def _under(results: Results, measure: str, service: str | None, unit: str, language: str) -> str:
    """The line under a title: of which service the figures are unless of all, and their unit."""
    service = service or results.service_of(measure)
    return ", ".join(part for part in (name_of(SERVICES[service], language) if service != "all" else "", unit) if part)


def _course(label: str, code: int, rows: Sequence[tuple[int, float, float, float]], factor: float) -> _Course:
    years, low, middle, high = zip(*rows, strict=True)
    scaled = [[value * factor for value in values] for values in (low, middle, high)]
    return _Course(label, code, list(years), *scaled)


def _drawn(panels: Sequence[_Panel], foot: str, over: str, language: str, ax: Axes | None, *, same_scale: bool = False) -> Figure:
    if ax is not None:
        if len(panels) > 1:
            raise ValueError(f"one ax holds one panel, and {len(panels)} were asked for")
        _draw(ax, panels[0], language, _limits(panels), wide=True, with_labels=True)
        _say(ax, over, foot)
        figure = ax.get_figure(root=True)
        assert figure is not None
        return figure
    columns = min(3, len(panels))
    rows = math.ceil(len(panels) / columns)
    size = (8.4, 4.0) if len(panels) == 1 else (3.1 * columns + 1.6, 2.4 * rows + 0.5)
    figure = Chart(figsize=size, layout="constrained", facecolor=GROUND)
    FigureCanvasAgg(figure)
    for place, panel in enumerate(panels):
        limits = _limits(panels if same_scale else [panel])
        at = figure.add_subplot(rows, columns, place + 1)
        _draw(at, panel, language, limits, wide=len(panels) == 1, with_labels=place == columns - 1)
    if len(panels) == 1:
        _say(figure.axes[0], over, foot)
    else:
        figure.supxlabel(foot, x=0.012, ha="left", fontsize=_SIZE - 1, color=QUIET)
        if over:
            figure.suptitle(over, x=0.012, ha="left", fontsize=_SIZE + 2, fontweight="bold", color=TEXT, parse_math=False)
    return figure


def _say(ax: Axes, over: str, foot: str) -> None:
    if over:
        ax.set_title(f"{over}: {ax.get_title(loc='left')}", loc="left", fontsize=_SIZE + 1.5, fontweight="bold", color=TEXT, pad=18, parse_math=False)
    ax.set_xlabel(foot, loc="left", fontsize=_SIZE - 1, color=QUIET, labelpad=8)


def _limits(panels: Sequence[_Panel]) -> tuple[float, float]:
    """From zero, unless something lies below it, to a little above the highest."""
    figures = [value for panel in panels for course in panel.courses for row in (course.low, course.middle, course.high) for value in row]
    known = [value for value in figures if math.isfinite(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    if low == high:
        return 0.0, 1.0
    air = 0.05 * (high - low)
    return low - air if low < 0 else 0.0, high + air if high > 0 else 0.0


def _draw(ax: Axes, panel: _Panel, language: str, limits: tuple[float, float], *, wide: bool, with_labels: bool) -> None:
    ax.set_facecolor("none")
    for course in panel.courses:
        colour = PLAN_COLOURS[course.code % len(PLAN_COLOURS)]
        ax.fill_between(course.years, course.low, course.high, color=colour, alpha=0.16, linewidth=0)
        ax.plot(course.years, course.middle, color=colour, linewidth=_WIDTH, linestyle=_dash(course.code), solid_joinstyle="round", label=course.label)
    low, high = limits
    ax.set_ylim(low, high)
    if low < 0:
        ax.axhline(0, color=QUIET, linewidth=0.9, zorder=1.5)
    years = sorted({year for course in panel.courses for year in course.years})
    ax.set_xlim(years[0], years[-1])
    ax.set_xticks(_shown_years(years[0], years[-1], most=9 if wide else 5))
    ax.yaxis.set_major_locator(MaxNLocator(nbins=6))
    ax.yaxis.set_major_formatter(FuncFormatter(_ticks(ax, language)))
    ax.tick_params(colors=QUIET, labelsize=_SIZE - 0.5, length=0)
    ax.grid(axis="y", color=LINE, linewidth=0.8)
    ax.set_axisbelow(True)
    for side, spine in ax.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(QUIET)
    ax.set_title(panel.title, loc="left", fontsize=_SIZE + 1.5, fontweight="bold", color=TEXT, pad=18, parse_math=False)
    ax.annotate(panel.unit, (0, 1), xytext=(0, 5), xycoords="axes fraction", textcoords="offset points", fontsize=_SIZE - 0.5, color=QUIET, annotation_clip=False)
    if with_labels:
        _label_ends(ax, panel.courses)


def _shown_years(first: int, last: int, most: int) -> list[int]:
    """Round years, as many as there is room for."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if last // step - (first - 1) // step <= most or step == 100)
    return [year for year in range(first, last + 1) if year % step == 0]


def _ticks(ax: Axes, language: str) -> Callable[[float, int], str]:
    """Numbers with as many decimals as their step needs, in the writing of the language."""

    def tick(value: float, _: int) -> str:
        places = ax.get_yticks()
        step = abs(float(places[1] - places[0])) if len(places) > 1 else 1.0
        decimals = next((n for n in range(6) if math.isclose(round(step, n), step, rel_tol=1e-6)), 6)
        return numbers.plain(value, decimals, language)

    return tick


def _label_ends(ax: Axes, courses: Sequence[_Course]) -> None:
    """The name of each line at its end, pushed apart where they would overlap, tied to its line by a hair."""
    low, high = ax.get_ylim()
    figure = ax.get_figure(root=True)
    assert figure is not None
    line = (_SIZE * 1.3) / (figure.get_figheight() * 72 * ax.get_position().height)
    named = sorted((one for one in courses if one.label), key=lambda one: -one.middle[-1])
    texts = [textwrap.fill(course.label, _LABEL) for course in named]
    wishes = [(course.middle[-1] - low) / (high - low) for course in named]
    places = spread(wishes, [line * (text.count("\n") + 1) for text in texts])
    for course, text, place in zip(named, texts, places, strict=True):
        colour = PLAN_COLOURS[course.code % len(PLAN_COLOURS)]
        hair: dict[str, Any] = {"arrowstyle": "-", "color": colour, "linewidth": 0.7, "shrinkA": 1, "shrinkB": 1, "relpos": (0, 0.5)}
        ax.annotate(
            text, (course.years[-1], course.middle[-1]), xytext=(1.045, place), textcoords="axes fraction", arrowprops=hair,
            color=colour, fontsize=_SIZE, fontweight="bold", va="center", ha="left", annotation_clip=False, parse_math=False,
        )


def spread(wishes: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Places from the top down that keep their distance and move as little as can be (isotonic regression, by pooling)."""
    before = [sum(sizes[:i]) + sizes[i] / 2 for i in range(len(sizes))]
    pools: list[list[float]] = []
    for wish, room in zip(wishes, before, strict=True):
        pools.append([wish + room])
        while len(pools) > 1 and sum(pools[-1]) / len(pools[-1]) > sum(pools[-2]) / len(pools[-2]):
            last = pools.pop()
            pools[-1] += last
    levels = [sum(pool) / len(pool) for pool in pools for _ in pool]
    return [level - room for level, room in zip(levels, before, strict=True)]


def _dash(code: int) -> Any:
    """The line style of a plan: its dashes are in points, which matplotlib counts in widths of the line."""
    pattern = PLAN_DASHES[code % len(PLAN_DASHES)]
    return (0, tuple(float(length) / _WIDTH for length in pattern.split())) if pattern else "-"
