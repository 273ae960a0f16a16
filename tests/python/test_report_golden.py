# SPDX-License-Identifier: MIT
"""Pictures of the report as they were when somebody had looked at them and found them good, kept small.

What is compared is coarse on purpose: other letters and another smoothing pass, a chart without its bands, a panel that
slid, or a page without its style do not. To renew them after a change that was meant, look at what comes out:

    OMSORG_RENEW=1 .venv/bin/python -m pytest tests/python/test_report_golden.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest

import browser
import fakes
from omsorg.report import render

Image = pytest.importorskip("PIL.Image")
pytestmark = pytest.mark.skipif(browser.program() is None, reason="no Chromium is installed")

GOLDEN = Path(__file__).parent / "golden"
WIDTH, CELL = 240, 6
# Mean and largest difference of a cell of the coarse picture, of 255: what other letters may do to a drawing, to a
# text, and to a text so narrow that its lines break elsewhere.
DRAWN, WRITTEN, NARROW = (1.6, 28.0), (4.0, 40.0), (14.0, 110.0)
# Name, page, width of the window, what is pictured, what may differ.
VIEWS = (
    ("page_one", "sv", 1280, "body > header", WRITTEN),
    ("facts", "sv", 1280, ".facts", WRITTEN),
    ("breaks", "sv", 1280, "#break + section svg", DRAWN),
    ("fan", "sv", 1280, "#resources + section svg", DRAWN),
    ("parts", "sv", 1280, "#parts + section svg", DRAWN),
    ("drivers", "sv", 1280, "#drivers + section svg", DRAWN),
    ("past", "sv", 1280, "#past + section svg", DRAWN),
    ("model", "sv", 1280, "#stress ~ .scroll svg", DRAWN),
    ("narrow", "sv", 375, ".facts", NARROW),
    ("twelve_breaks", "twelve", 1280, "#break + section svg", DRAWN),
    ("twelve_panels", "twelve", 1280, "#resources + section svg", DRAWN),
    ("twelve_ranking", "twelve", 1280, "#ranking + section svg", DRAWN),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    twelve = fakes.results(fakes.TWELVE, effects=fakes.EFFECTS)
    for name, made in (("sv", render(fakes.results(), fakes.facts(), "sv")), ("twelve", render(twelve, fakes.facts(), "sv"))):
        (folder / f"{name}.html").write_text(made, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser.browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def pictured(chromium, page: Path, width: int, selector: str):
    chromium.open(page, width)
    box = chromium.run(f"(r => [r.x + scrollX, r.y + scrollY, r.width, r.height])(document.querySelector({selector!r}).getBoundingClientRect())")
    whole = Image.open(io.BytesIO(chromium.picture(box))).convert("RGB")
    return whole.resize((WIDTH, max(CELL, round(whole.height * WIDTH / whole.width))), Image.Resampling.LANCZOS)


def coarse(picture, shape: tuple[int, int]):
    return np.asarray(picture.convert("L").resize(shape, Image.Resampling.BOX), dtype=float)


def distance(one, other) -> tuple[float, float]:
    """Mean and largest difference over the cells; a picture of another form is as far away as can be."""
    if abs(one.height / other.height - 1) > 0.12:
        return 255.0, 255.0
    shape = (WIDTH // CELL, max(2, other.height // CELL))
    apart = np.abs(coarse(one, shape) - coarse(other, shape))
    return float(apart.mean()), float(apart.max())


@pytest.mark.parametrize(("name", "page", "width", "selector", "limits"), VIEWS, ids=[view[0] for view in VIEWS])
def test_it_looks_as_it_did(chromium, pages, tmp_path, name, page, width, selector, limits):
    now = pictured(chromium, pages / f"{page}.html", width, selector)
    kept = GOLDEN / f"report_{name}.png"
    if os.environ.get("OMSORG_RENEW"):
        GOLDEN.mkdir(exist_ok=True)
        now.quantize(32).save(kept, optimize=True)
    mean, largest = distance(now, Image.open(kept).convert("RGB"))
    if mean > limits[0] or largest > limits[1]:
        now.save(tmp_path / kept.name)
        pytest.fail(f"{kept.name}: {mean:.1f} on average and {largest:.0f} at most of 255; look at {tmp_path / kept.name}")


def spoilt(pages: Path, tmp_path: Path, was: str, becomes: str) -> Path:
    text = (pages / "sv.html").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "spoilt.html").write_text(text.replace(was, becomes), encoding="utf-8")
    return tmp_path / "spoilt.html"


@pytest.mark.parametrize(
    ("name", "was", "becomes"),
    [
        ("facts", "<style>", "<style media=print>"),
        ("narrow", "<style>", "<style media=print>"),
        ("fan", "<polygon ", "<polygon display=none "),
        ("fan", "<polyline ", "<polyline display=none "),
        ("fan", 'class="end"', 'class="end" display="none"'),
        ("breaks", 'class="end"', 'class="end" display="none"'),
        ("breaks", "<rect ", "<rect transform='translate(0 -30)' "),
        ("parts", 'text-anchor="end"', 'text-anchor="start"'),
        ("drivers", 'text-anchor="end"', 'text-anchor="start"'),
    ],
)
def test_a_broken_layout_would_be_seen(chromium, pages, tmp_path, name, was, becomes):
    _, _, width, selector, limits = next(view for view in VIEWS if view[0] == name)
    now = pictured(chromium, spoilt(pages, tmp_path, was, becomes), width, selector)
    mean, largest = distance(now, Image.open(GOLDEN / f"report_{name}.png").convert("RGB"))
    assert mean > limits[0] or largest > limits[1], (mean, largest)


def test_other_letters_pass(chromium, pages, tmp_path):
    page = spoilt(pages, tmp_path, "</style>", "body, svg text, * { font-family: 'DejaVu Serif' !important; }</style>")
    for name, of, width, selector, limits in VIEWS:
        if of == "sv":
            mean, largest = distance(pictured(chromium, page, width, selector), Image.open(GOLDEN / f"report_{name}.png").convert("RGB"))
            assert mean <= limits[0] and largest <= limits[1], (name, mean, largest)
