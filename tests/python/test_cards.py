# SPDX-License-Identifier: MIT
"""What a notebook shows: whole HTML, no script, every text as text, in two languages."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import fakes
import omsorg
from omsorg import cards
from omsorg.comparison import Comparison, joined
from omsorg.doctor import examine
from omsorg.queue import read_queue
from omsorg.study import Plan

HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'&"
ALLOWED = {"code", "details", "div", "line", "polygon", "polyline", "rect", "span", "style", "summary", "svg", "table", "tbody", "td", "th", "thead", "title", "tr"}


class Seen(HTMLParser):
    """Which tags and attributes stand in it, and the text outside of them; what is opened must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text += data


@pytest.fixture(scope="module")
def shown(skelleftea, root):
    study = omsorg.load(skelleftea, set={"travel.road_speed": "50 km/h"})
    results = fakes.results()
    desk = read_queue(root / "scenarios" / "queues" / "phone_desk.toml").run(replications=5)
    return [study, study.plans[0], study.plans[-1], results, Comparison(results, 0, 1), desk, examine(rows=["R001"])]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_card_is_whole_and_runs_nothing(shown, language):
    for one in shown:
        seen = Seen(one.html(language))
        assert seen.tags <= ALLOWED, type(one)
        assert not {name for name in seen.attributes if name.startswith("on") or name in {"href", "src", "style"}}, type(one)


def test_a_card_speaks_the_language_that_was_asked_for(shown):
    study, _, _, results, comparison, *_ = shown
    for one, sv, en in ((study, "Studie", "Study"), (results, "Andel ej tillgodosedda timmar", "Unmet share"), (comparison, "Medelskillnad", "Mean difference")):
        assert sv in Seen(one.show("sv")._repr_html_()).text and en in Seen(one._repr_html_()).text
        assert en not in Seen(one.show("sv").html).text.replace("as_today", "")


def test_the_card_of_a_study_says_how_well_it_is_known(shown):
    study = shown[0]
    text = Seen(study.html("en")).text
    assert f"E {sum(setting.grade == 'E' for setting in study.settings)}" in text
    assert f"{len(study.core.lacking_sources)} settings have no source" in text
    assert "travel.road_speed = 50 km/h" in text, "what was changed for this run stands on it"


def test_the_card_of_results_has_the_figures_of_the_table(shown):
    results = shown[3]
    text = Seen(results.html("sv")).text
    for line in results.table(language="sv").splitlines()[2:-1]:
        for figure in line.split("  ")[-1].replace(")", "").split(" ("):
            assert figure.strip() in text, line


def test_a_figure_that_is_not_of_all_services_says_of_which(shown):
    text = Seen(shown[3].html("sv")).text
    assert "Väntande på plats, medeltal, särskilt boende (personer)" in text and "Nettokostnad (Mkr)" in text


def test_an_unfinished_forecast_says_so():
    assert "37 of 80 runs finished" in Seen(fakes.results(done=37).html("en")).text


def test_two_equal_plans_are_said_to_be_equal():
    one = fakes.results(fakes.PLANS[:1], futures=3)
    both = joined(one, fakes.results(fakes.PLANS[:1], futures=3), "as_today (changed)")
    assert "equal in every figure" in Seen(Comparison(both, 0, 1).html("en")).text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_hostile_names_are_shown_as_text_and_nothing_else(language):
    plans = [Plan(HOSTILE, HOSTILE, HOSTILE, HOSTILE), Plan(HOSTILE + "2", HOSTILE, HOSTILE, HOSTILE)]
    results = fakes.results(plans, futures=2)
    results.districts = [HOSTILE, HOSTILE]
    for one in (plans[0], results, Comparison(results, 0, 1)):
        seen = Seen(one.html(language))
        assert seen.tags <= ALLOWED and HOSTILE in seen.text


def test_a_fan_as_small_as_a_word_lies_within_its_frame():
    import re

    svg = cards.spark([(0, [1.0, 2.0, 9.0], [0.0, 1.0, 4.0], [2.0, 3.0, 12.0])], "a course")
    heights = [float(pair.split(",")[1]) for points in re.findall(r'points="([^"]+)"', svg) for pair in points.split()]
    assert min(heights) == 0 and max(heights) == 30, "the highest figure is on top, the lowest below"
    assert cards.spark([(0, [], [], [])], "nothing") == ""
