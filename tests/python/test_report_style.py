# SPDX-License-Identifier: MIT
"""Contrast by the formula of WCAG 2.1: at least 4.5 to 1 for every text, also on the panels."""

import pytest

from omsorg.report import chart, style


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("text", [style.TEXT, style.QUIET, *style.PLAN_COLOURS])
@pytest.mark.parametrize("ground", [style.GROUND, style.PANEL])
def test_every_text_can_be_read(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 0.97, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-3, 7, [-4, -2, 0, 2, 4, 6, 8]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0, 2123, [0, 500, 1000, 1500, 2000, 2500]),
    ],
)
def test_ticks_are_round_and_enclose_the_figures(low, high, ticks):
    assert chart.nice_ticks(low, high) == pytest.approx(ticks)


def test_long_labels_are_wrapped():
    assert chart.wrap("Årsarbetare som ryms i ramen", 20) == ["Årsarbetare som ryms", "i ramen"]
    assert chart.wrap("Sammansättningsexempelord", 5) == ["Samm…"]
    assert chart.wrap("ett två tre fyra fem", 8, most=2) == ["ett två", "tre fyr…"]


def test_labels_at_the_ends_of_lines_do_not_overlap():
    lines = [chart.Line(f"plan {i}", [1.0, 2.0 + i / 1000], colour=i) for i in range(5)]
    svg = chart.line_chart(lines, [2020, 2021], unit="h", describe="five lines", tick=str)
    import re

    heights = [float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)" fill="#[0-9a-f]+" class="end">', svg)]
    assert len(heights) == 5
    assert all(b - a >= chart.LABEL_STEP - 0.11 for a, b in zip(heights, heights[1:], strict=False))
