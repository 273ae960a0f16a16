# SPDX-License-Identifier: MIT
"""A figure shows the figures: its lines and bands are held against the table, its picture against itself."""

from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pytest

import fakes
from omsorg.comparison import Comparison
from omsorg.report.style import PLAN_COLOURS, PLAN_DASHES

matplotlib = pytest.importorskip("matplotlib")
figures = pytest.importorskip("omsorg.figures")


def picture(figure) -> bytes:
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()


def words(figure) -> str:
    return " | ".join(text.get_text().replace("\n", " ") for text in figure.findobj(matplotlib.text.Text))


def test_the_lines_are_the_middles_and_the_bands_the_tenth_to_ninetieth_percentile(fake_results):
    ax = fake_results.plot("net_cost").axes[0]
    for line, band, plan in zip(ax.lines, ax.collections, ("as_today", "new_ways"), strict=True):
        fan = fake_results.fan(plan, "net_cost")
        assert line.get_xdata().tolist() == list(range(2020, 2041))
        assert np.allclose(line.get_ydata(), [one.p50 / 1e6 for one in fan]), "kronor are shown in millions"
        heights = band.get_paths()[0].vertices[:, 1]
        assert heights.max() == pytest.approx(max(one.p90 for one in fan) / 1e6)
        assert set(np.round([one.p10 / 1e6 for one in fan], 6)) <= set(np.round(heights, 6))


def test_plans_are_told_apart_without_colour_and_named_at_their_line(fake_results):
    figure = fake_results.plot("unmet_share", plans=[plan.name for plan in fakes.PLANS], language="sv")
    lines = figure.axes[0].lines
    assert [line.get_color() for line in lines] == list(PLAN_COLOURS[:4])
    assert len({str(line._unscaled_dash_pattern) for line in lines}) == len(set(PLAN_DASHES[:4])) == 4
    for plan in fakes.PLANS:
        assert plan.sv in words(figure)
    assert "Andel ej tillgodosedda timmar" in words(figure) and "10:e till 90:e percentilen" in words(figure)


def test_the_language_decides_words_and_decimals(fake_results):
    sv, en = fake_results.plot("unmet_share", language="sv"), fake_results.plot("unmet_share")
    for figure, tick in ((sv, "2,5"), (en, "2.5")):
        figure.draw_without_rendering()
        assert tick in [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert "Unmet share" in words(en) and "Line: the middle of 20 futures" in words(en)


def test_several_measures_and_districts_have_a_panel_each(fake_results):
    figure = fake_results.plot(["unmet_share", "queue", "net_cost", "clients"])
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["Unmet share", "Waiting for a place, mean", "Net cost", "Clients, mean over the year"]
    assert "special housing, persons" in words(figure.axes[1]) and "home care, persons" in words(figure.axes[3]), "of which service it is"
    alone = fake_results.plot("unmet_share", by="district", language="sv")
    assert [ax.get_title(loc="left") for ax in alone.axes] == ["Andel ej tillgodosedda timmar: hela kommunen"], "a district without figures has no panel"
    with pytest.raises(ValueError, match="one measure"):
        fake_results.plot(["queue", "clients"], by="district")
    with pytest.raises(ValueError, match="no figures of births"):
        fake_results.plot("births")


def test_panels_of_districts_share_one_scale_that_holds_every_figure(fake_results):
    class Elsewhere:
        """The same figures for two districts, ten times as high in the second."""

        def __getattr__(self, name):
            return getattr(fake_results, name)

        def fan(self, plan, measure, district, service):
            found = fake_results.fan(plan, measure)
            return [Year(one, 10 if district == "Norr" else 1) for one in found]

    class Year:
        def __init__(self, one, times):
            self.year, self.futures = one.year, one.futures
            self.p10, self.p50, self.p90 = (times * value for value in (one.p10, one.p50, one.p90))

    figure = figures.fan_figure(Elsewhere(), "queue", plans=(), district="all", service=None, by="district", language="sv", ax=None)
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["hela kommunen", "Centrum", "Norr"]
    assert len({ax.get_ylim() for ax in figure.axes}) == 1
    low, high = figure.axes[0].get_ylim()
    assert low == 0 and high >= 10 * max(one.p90 for one in fake_results.fan("as_today", "queue"))
    named = [ax for ax in figure.axes if "Som i dag" in words(ax)]
    assert named == [figure.axes[2]], "plans are named once, at the end of the first row"


def test_an_ax_of_the_caller_is_drawn_into(fake_results):
    figure = matplotlib.figure.Figure()
    ax = figure.add_subplot(1, 2, 1)
    assert fake_results.plot("queue", ax=ax) is figure
    assert len(ax.lines) == 2 and len(figure.axes) == 1
    with pytest.raises(ValueError, match="one panel"):
        fake_results.plot(["queue", "clients"], ax=ax)


def test_a_difference_is_drawn_with_its_interval_around_zero(fake_results):
    comparison = Comparison(fake_results, 0, 1)
    figure = comparison.plot("unmet_share", language="sv")
    ax = figure.axes[0]
    mean, zero = ax.lines
    assert np.allclose(mean.get_ydata(), [100 * year.difference.mean for year in comparison.years("unmet_share")])
    assert list(zero.get_ydata()) == [0, 0]
    assert "procentenheter" in words(figure) and "Nya arbetssätt \N{MINUS SIGN} Som i dag" in words(figure)


def test_a_name_with_dollar_signs_is_text_and_no_formula():
    name = r"$\frac{1}{$ & <b>"
    results = fakes.results([fakes.Plan("one", name, name), fakes.Plan("two", "two", "two")], futures=3)
    results.districts = [name, "Norr"]
    for figure in (results.plot("queue"), Comparison(results, 0, 1).plot("queue")):
        assert picture(figure).startswith(b"\x89PNG"), "matplotlib would stop at a formula that it cannot read"
        assert name in words(figure)


def test_one_future_has_a_line_and_no_interval_and_two_equal_plans_a_level_one():
    results = fakes.results(futures=1)
    assert np.isnan(results.compare("as_today", "new_ways").years("queue")[-1].difference.low)
    low, high = results.compare("as_today", "new_ways").plot("queue").axes[0].get_ylim()
    assert low < -3 and high == 0, "the axis is that of the line: its bounds are unknown"
    assert fakes.results().compare("as_today", "as_today").plot("queue").axes[0].get_ylim() == (0, 1)
    assert results.plot("queue").axes[0].get_ylim()[0] == 0


def test_the_same_results_give_the_same_picture(fake_results):
    assert picture(fake_results.plot("queue")) == picture(fakes.results().plot("queue"))
    assert picture(fake_results.plot("queue")) != picture(fake_results.plot("clients"))
    assert fake_results.plot("queue")._repr_png_().startswith(b"\x89PNG"), "a notebook shows it without pyplot"


def test_nothing_is_left_behind(root):
    """In a process of its own: no pyplot, no changed setting; and the package does without matplotlib until a figure is asked for."""
    code = """
import sys
import fakes
assert not [name for name in sys.modules if name.startswith("matplotlib")]
import matplotlib
before = matplotlib.rcParams.copy()
fakes.results(futures=3).plot(["queue", "clients"])
assert "matplotlib.pyplot" not in sys.modules
assert matplotlib.rcParams.copy() == before
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=root / "tests" / "python", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_matplotlib_it_says_what_to_install(root):
    code = "import sys; sys.modules['matplotlib'] = None\nimport fakes\nfakes.results(futures=2).plot()"
    done = subprocess.run([sys.executable, "-c", code], cwd=root / "tests" / "python", capture_output=True, text=True, check=False)
    assert "omsorg[plot]" in done.stderr


@pytest.mark.parametrize("wishes", [[0.9, 0.5, 0.1], [0.5, 0.5, 0.5], [0.9, 0.89, 0.2, 0.19], [0.3], []])
def test_labels_keep_their_distance_and_their_order(wishes):
    sizes = [0.1] * len(wishes)
    places = figures.spread(wishes, sizes)
    assert all(a - b >= 0.1 - 1e-12 for a, b in zip(places, places[1:], strict=False))
    assert sum(places) == pytest.approx(sum(wishes)), "they move as little as can be: none is pushed without a counterpart"
    if len(wishes) == 3 and wishes[0] > wishes[1]:
        assert places == pytest.approx(wishes), "and not at all where there is room"
