# SPDX-License-Identifier: MIT
"""A hundred hostile texts in every text field: shown as text and nothing else, to a parser and to a browser."""

from __future__ import annotations

import shutil

import pytest

import browser
import fakes
from hostile import PAYLOADS
from omsorg import load
from omsorg.report import render
from omsorg.report.markup import visible
from omsorg.study import Plan
from omsorg.writing import write_all
from test_report import ALLOWED, read

FUTURES, LAST = 8, 2024


def attacked(text: str, language: str = "sv") -> str:
    """A report in which every text that a study, a plan, a table or a command line can bring is the same hostile one."""
    plans = [Plan("as_today", text, text, text), Plan("new_ways", text, text, text), Plan("new_ways/part", text, text, text)]
    facts = fakes.facts(FUTURES, label=text, command=text)
    for one in facts.settings:
        one.value = one.source = one.note = one.label_sv = one.label_en = one.grade = text
        one.year = text
        one.changed_by = [text]
    facts.settings[1].key = facts.settings[1].varies = text
    facts.backtest[0] = fakes.BacktestRow(text, 2024, 0, 100, 1, 1, False)
    facts.manifest = {"omsorg": text, "build": text, "libm": text, "set": {text: text}, "inputs": {text: text}, "scenario_sha256": text, "result_sha256": text}
    return render(fakes.results(plans, futures=FUTURES, last=LAST), facts, language)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    if browser.program() is None:
        pytest.skip("no Chromium is installed")
    with browser.browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def check_as_parser(made: str, text: str, structure: list[str]) -> None:
    found = read(made)
    assert {name for name, _ in found.tags} <= ALLOWED, text
    # Wrapping gives a long text more or fewer lines in a picture; beside that nothing may come, go or move.
    assert [name for name, _ in found.tags if name != "text"] == structure, text
    for name, attributes in found.tags:
        assert not any(key.startswith("on") or key in {"style", "srcdoc", "src", "action"} for key in attributes), (name, text)
        assert (attributes.get("href") or "#").startswith("#"), text
    shown = "".join(found.text)
    assert visible(text) in shown
    assert not set(shown) & set("\x00\x07\x1b\x7f\u202e\u2066\u200f\ufeff\ud800"), text


@pytest.mark.parametrize("part", range(4))
def test_it_is_text_to_a_parser_and_to_a_browser(part, chromium, tmp_path):
    """The policy is bypassed: what escaping misses would run, ask the network, or say something."""
    structure = [name for name, _ in read(attacked("ord")).tags if name != "text"]
    page = tmp_path / "report.html"
    for number, text in enumerate(PAYLOADS[part::4]):
        made = attacked(text, "sv" if number % 2 else "en")
        page.write_text(made, encoding="utf-8")
        check_as_parser(made, text, structure)
        chromium.open(page)
        assert chromium.run("window.pwned") == [], text
        assert chromium.run("[document.scripts.length, document.images.length, frames.length, document.forms.length]") == [0, 0, 0, 0], text
        assert chromium.intrusions == [], text


def test_the_trap_would_snap(chromium, tmp_path):
    page = tmp_path / "caught.html"
    page.write_text("<!doctype html><p>x</p><img src=x onerror=window.pwned.push(1)><link rel=stylesheet href=//example.org/x.css><script>alert(1)</script>")
    chromium.open(page)
    assert "alert" in chromium.run("window.pwned")
    assert any("example.org" in one for one in chromium.intrusions)


# What a TOML file may carry; the rest is refused before it is a study.
WRITTEN = tuple(text for text in PAYLOADS if len(text) < 200 and all(c == "\t" or (c >= " " and not "\x7f" <= c <= "\x9f" and not "\ud800" <= c <= "\udfff") for c in text))


def test_a_hostile_study_stays_in_its_folder(skelleftea, chromium, tmp_path):
    """From the study's files to the written folder: nothing lands beside it, nothing runs, and the texts are there."""
    study = tmp_path / "study"
    shutil.copytree(skelleftea, study)
    text = " ".join(WRITTEN)
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    base = (study / "base.toml").read_text(encoding="utf-8")
    base = base.replace('label = { sv = "Skellefteå", en = "Skellefteå" }', f"label = {{ sv = {quoted}, en = {quoted} }}")
    quoted_by = 'source = "SCB, as quoted by Wikipedia", year = 2023, grade = "B", note = "Its allotment to districts is assumed (grade E)."'
    assert quoted_by in base
    base = base.replace(quoted_by, f'source = {quoted}, year = 2023, grade = "B", note = {quoted}')
    (study / "base.toml").write_text(base, encoding="utf-8")
    plan = study / "plans" / "as_today.toml"
    plan.write_text("\n".join(line if not line.startswith(("label", "about")) else line.split("=", 1)[0] + "= " + (f"{{ sv = {quoted}, en = {quoted} }}" if line.startswith("label") else quoted)
                              for line in plan.read_text(encoding="utf-8").splitlines()) + "\n", encoding="utf-8")
    read_study = load(study)
    assert read_study.label("sv") == text
    plans = read_study.choose(["as_today", "new_ways"])
    before = {path for path in tmp_path.rglob("*") if "out" not in path.relative_to(tmp_path).parts}
    written = write_all(tmp_path / "out", read_study, fakes.results(plans, futures=FUTURES), "sv", {})
    after = {path for path in tmp_path.rglob("*") if "out" not in path.relative_to(tmp_path).parts}
    assert {path.name for path in after - before} <= {".omsorg"}, "nothing but the folder asked for"
    assert written == tmp_path / "out"
    chromium.open(written / "report.html")
    assert chromium.run("window.pwned") == [] and chromium.intrusions == []
    assert visible(text) in chromium.run("document.body.textContent")


def test_a_label_cannot_move_the_cursor_of_the_shell():
    plans = [Plan("as_today", "a\x1b[2Jb\u202ec", "a\x9b31mb"), fakes.PLANS[1]]
    for language in ("sv", "en"):
        told = fakes.results(plans, futures=2).table(language=language)
        assert "a\N{REPLACEMENT CHARACTER}" in told and not {"\x1b", "\x9b", "\u202e"} & set(told)
