# SPDX-License-Identifier: MIT
"""The report as a browser, a screen reader and a printer meet it: axe-core and html-validate find nothing, nothing
overlaps or sticks out, and the PDF is tagged. Two programs that know nothing of us are the judges; each is also shown a
page that it must reject."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import browser
import fakes
from omsorg.report import render

NODE = Path(__file__).resolve().parents[2] / "build/node/node_modules"
AXE, VALIDATE = NODE / "axe-core/axe.min.js", NODE / "html-validate/bin/html-validate.mjs"
PAGES = ("sv", "en", "twelve")
pytestmark = pytest.mark.skipif(browser.program() is None, reason="no Chromium is installed")
judged = pytest.mark.skipif(not AXE.exists() or shutil.which("node") is None, reason="npm has not installed tests/report/package.json")

# Texts of one picture that lie on each other, and texts that stick out of their picture, in CSS pixels.
MISLAID = """
[...document.querySelectorAll('svg')].flatMap((svg, number) => {
  const frame = svg.getBoundingClientRect(), found = [];
  const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]).filter(t => t[1].width > 0);
  texts.forEach(([word, a], i) => {
    if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) found.push(`${number}: ${word} sticks out`);
    for (const [other, b] of texts.slice(i + 1))
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
        found.push(`${number}: ${word} on ${other}`);
  });
  return found;
})
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    twelve = fakes.results(fakes.TWELVE, effects=fakes.EFFECTS)
    made = {"sv": render(fakes.results(), fakes.facts(), "sv"), "en": render(fakes.results(), fakes.facts(), "en"), "twelve": render(twelve, fakes.facts(), "sv")}
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser.browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def violations(chromium, page: Path, width: int) -> list[str]:
    chromium.open(page, width)
    chromium.run(AXE.read_text(encoding="utf-8") + "; 0")
    found = chromium.run("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)))")
    assert isinstance(found, list)
    return found


@judged
@pytest.mark.parametrize(("name", "width"), [("sv", 1280), ("sv", 375), ("en", 1280), ("en", 375), ("twelve", 1280)])
def test_axe_finds_nothing(chromium, pages, name, width):
    assert violations(chromium, pages[name], width) == []


@judged
def test_axe_would_find_something(chromium, tmp_path):
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><html><head><title>x</title></head><body><img src=''><p style='color:#aaa;background:#fff'>pale</p></body></html>")
    found = " ".join(violations(chromium, page, 800))
    assert "image-alt" in found and "html-has-lang" in found and "color-contrast" in found


def validate(*pages: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", str(VALIDATE), "--preset", "standard", "--formatter", "text", *map(str, pages)], capture_output=True, text=True, check=False)


@judged
def test_html_validate_finds_nothing(pages, tmp_path):
    done = validate(*pages.values())
    assert done.returncode == 0, done.stdout[:2000]
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=sv><head><title>x</title></head><body><p><div id=a></div><b id=a></body></html>")
    assert validate(tmp_path / "bad.html").returncode != 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_overlaps_or_sticks_out(chromium, pages, name, width):
    chromium.open(pages[name], width)
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run(MISLAID) == []
    assert chromium.intrusions == []


def test_the_overlap_would_be_seen(chromium, tmp_path):
    page = tmp_path / "overlap.html"
    page.write_text("<!doctype html><svg viewBox='0 0 100 50'><text x='10' y='20'>one</text><text x='12' y='22'>two</text><text x='95' y='40'>long text</text></svg>")
    chromium.open(page, 400)
    found = " ".join(chromium.run(MISLAID))
    assert "one on two" in found and "long text sticks out" in found


def test_the_policy_stops_a_script_that_got_in(chromium, pages, tmp_path):
    """With the policy as it stands, even a script that our escaping had missed would not run."""
    page = tmp_path / "broken.html"
    page.write_text(pages["sv"].read_text(encoding="utf-8").replace("</main>", "<script>window.pwned.push('ran')</script></main>"), encoding="utf-8")
    chromium.open(page)
    assert chromium.run("window.pwned") == ["ran"], "the trap works when the policy is bypassed"
    chromium.ask("Page.setBypassCSP", enabled=False)
    try:
        chromium.open(page)
        assert chromium.run("window.pwned") == []
        assert any("Content Security Policy" in one for one in chromium.intrusions)
        chromium.open(pages["sv"])
        assert chromium.intrusions == [], "our own style sheet is let in by its hash"
        assert chromium.run("getComputedStyle(document.querySelector('main')).maxWidth") == "1056px"
    finally:
        chromium.ask("Page.setBypassCSP", enabled=True)


@pytest.mark.parametrize("name", ["sv", "en"])
def test_the_pdf_is_tagged_and_says_its_language_and_title(chromium, pages, name):
    chromium.open(pages[name])
    made = chromium.pdf()
    assert made.startswith(b"%PDF") and len(made) < 3_000_000
    assert b"/StructTreeRoot" in made and b"/Marked true" in made
    assert f"/Lang ({name})".encode() in made
    title = chromium.run("document.title")
    assert title.encode("utf-16-be").hex().upper().encode() in made.upper() or title.encode() in made
    for kind in (b"/S /Table", b"/S /TH", b"/S /H1", b"/S /H2", b"/S /Figure"):
        assert kind in made, kind


def test_everything_is_on_paper(chromium, pages):
    """What lies folded on the screen is unfolded in print: every table of every year has its height."""
    chromium.open(pages["sv"])
    chromium.ask("Emulation.setEmulatedMedia", media="print")
    try:
        folded = chromium.run("[...document.querySelectorAll('details table')].filter(t => t.getBoundingClientRect().height < 20).length")
        shown = chromium.run("document.querySelectorAll('details table').length")
    finally:
        chromium.ask("Emulation.setEmulatedMedia", media="")
    assert shown > 10 and folded == 0, json.dumps([shown, folded])
