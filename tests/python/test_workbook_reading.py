# SPDX-License-Identifier: MIT
"""A changed workbook read back as settings, and every error with its cell; text that is only ever text."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

import omsorg
from omsorg import WorkbookError, load, read_workbook
from omsorg.results import Results
from omsorg.study import Plan
from omsorg.workbook.settings import cell_value
from test_workbook import write

HOSTILE = (
    "=1+1", "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-1+1", "@SUM(1)", "{=1+1}", "\t=1+1", "\r=1+1",
    "<script>alert(1)</script>", "]]><f>1+1</f>", "&lt;f&gt;", "http://example.org", "mailto:a@example.org", "file:///etc/passwd",
    "a\x00b\x01c\x1fd", "\ud800", "\ufffe", "_x0041_", "&L&\"Arial\"&P", "[Book1]Sheet1!A1", "'Priser'!$C$5", "a/b\\c*d?e:f[g]", "x" * 40_000,
)


def setting(text: str) -> SimpleNamespace:
    """An assumption that has this text everywhere."""
    names = ("key", "value", "unit", "varies", "source", "year", "grade", "note", "label_sv", "label_en", "origin")
    return SimpleNamespace(**dict.fromkeys(names, text), changed_by=[text], effect=False, lacks_source=False)


class Edit:
    """The sheet of assumptions of a workbook, with keys instead of rows."""

    def __init__(self, book: Path, path: Path, name: str = "Antaganden") -> None:
        self.path = path
        self.opened = openpyxl.load_workbook(book)
        self.sheet = self.opened[name]
        self.rows = {self.sheet.cell(row, 1).value: row for row in range(5, self.sheet.max_row + 1)}

    def put(self, key: str, value: object) -> str:
        """The place of the changed cell."""
        self.sheet.cell(self.rows[key], 3).value = value
        return f"C{self.rows[key]}"

    def save(self) -> Path:
        self.opened.save(self.path)
        return self.path


@pytest.fixture(scope="module")
def book(short_run, tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("read") / "plan.xlsx", short_run)


@pytest.fixture
def edit(book, tmp_path) -> Edit:
    return Edit(book, tmp_path / "plan.xlsx")


def test_an_unedited_workbook_changes_nothing(book, edit, short_run):
    study, _ = short_run
    assert read_workbook(book, study) == {}
    assert read_workbook(edit.save(), study) == {}, "saved by another program"


def test_every_setting_means_the_same_when_it_is_read_back(short_run):
    """The text of the cell is a text that a study takes, for every value that no plan changes too."""
    study, _ = short_run
    values = {one.key: cell_value(one) for one in study.settings if not one.changed_by}
    again = load(study.path, set=values)
    assert [(one.key, one.value) for one in again.settings] == [(one.key, one.value) for one in study.settings]
    assert sum(isinstance(one, str) for one in values.values()) > 30


def test_changes_are_those_of_the_cells(edit, short_run):
    study, _ = short_run
    edit.put("outcome.tolerance", 0.06)
    edit.put("need.recovery", '{ distribution = "uniform", low = 0.2, high = 0.4 }')
    edit.put("population.recorded_migration", False)
    edit.put("travel.road_speed", "50 km/h")
    edit.put("economy.tax_base_growth", 0.01)
    changed = read_workbook(edit.save(), study)
    assert changed == {
        "outcome.tolerance": 0.06, "need.recovery": '{ distribution = "uniform", low = 0.2, high = 0.4 }',
        "population.recorded_migration": False, "travel.road_speed": "50 km/h", "economy.tax_base_growth": 0.01,
    }
    new = study.with_settings(changed)
    assert new.setting("need.recovery").value.startswith("uniform(low 0.2, high 0.4)")
    assert new.setting("travel.road_speed").value == "50.0"
    assert read_workbook(edit.path, new) == {"travel.road_speed": "50 km/h"}, "it has these values already; one is spelt in another way"


def test_every_error_names_its_cell_and_all_are_told(edit, short_run):
    study, _ = short_run
    places = {
        edit.put("outcome.tolerance", 1.5): "out of range",
        edit.put("need.recovery", '{ distribution = "unifrm", low = 0, high = 1 }'): "uniform",
        edit.put("home_care.clients_per_team", "0,3"): "decimal comma",
        edit.put("travel.road_speed", None): "empty",
        edit.put("economy.tax_base_growth", datetime.date(2026, 1, 3)): "date",
        edit.put("need.home_care_share", "#REF!"): "in error",
        edit.put("travel.detour", True): "true or false",
        edit.put("escort.model", "pooled"): "new_ways",
        edit.put("population.boys_share", "=0.5+0.01"): "never computed",
    }
    row = edit.rows["travel.door"]
    edit.sheet.cell(row, 1).value = "travel.dor"
    places[f"C{row}"] = "travel.door"
    edit.sheet.cell(edit.rows["travel.neighbours"], 1).value = "travel.round_factor"
    places[f"C{edit.rows['travel.round_factor']}"] = "already"
    with pytest.raises(WorkbookError) as caught:
        read_workbook(edit.save(), study)
    told = str(caught.value).splitlines()
    assert len(told) == len(places) == len(caught.value.faults)
    for place, words in places.items():
        assert any(f"Antaganden!{place}: " in line and words in line for line in told), (place, words)
    assert isinstance(caught.value, omsorg.StudyError)


def test_at_most_fifty_errors_are_told(edit, short_run):
    study, _ = short_run
    for key in edit.rows:
        edit.put(key, "nonsense ?")
    with pytest.raises(WorkbookError) as caught:
        read_workbook(edit.save(), study)
    assert len(caught.value.faults) == 50 and caught.value.found >= 50


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"<html></html>"])
def test_what_is_no_workbook_is_refused(tmp_path, short_run, content):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(content)
    with pytest.raises(WorkbookError, match=r"plan\.xlsx: .*no workbook"):
        read_workbook(file, short_run[0])


def patched(book: Path, path: Path, change: Callable[[bytes], bytes]) -> Path:
    """A copy with the sheet of assumptions changed byte by byte, as no spreadsheet would."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == "xl/worksheets/sheet6.xml" else content)
    return path


def first_number(value: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: re.sub(rb'(<c r="C\d+" s="\d+">)<v>[^<]*</v>', rb"\1<v>" + value + rb"</v>", sheet, count=1)


@pytest.mark.parametrize(("change", "words"), [
    (first_number(b"1" * 400), "too large"), (first_number(b"1e400"), "too large"), (first_number(b"1" * 5000), "no workbook"),
    (first_number(b"NaN"), "no workbook"), (lambda sheet: sheet[: len(sheet) // 2], "no workbook"),
    (lambda sheet: sheet.replace(b'r="C7"', b'r="??"', 1), "no workbook"), (lambda sheet: sheet.replace(b'<row r="7"', b'<row r="99999999"', 1), "rows"),
    (lambda sheet: re.sub(rb"<sheetData>.*</sheetData>", lambda rows: rows[0][: rows[0].index(b'<row r="5"')] + b"</sheetData>", sheet, flags=re.DOTALL), "no key"),
])
def test_a_sheet_that_is_odd_inside_is_refused_and_breaks_nothing(book, tmp_path, short_run, change, words):
    with pytest.raises(WorkbookError, match=words):
        read_workbook(patched(book, tmp_path / "odd.xlsx", change), short_run[0])


def test_rows_beyond_the_size_that_the_sheet_gives_itself_are_read(edit, tmp_path, short_run):
    edit.put("special_housing.places", 950)
    lying = patched(edit.save(), tmp_path / "lying.xlsx", lambda sheet: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:C5"', sheet))
    assert read_workbook(lying, short_run[0]) == {"special_housing.places": 950}


def test_what_unpacks_into_more_than_a_workbook_is_not_unpacked(book, tmp_path, short_run):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name) + (b" " * (65 * 2**20) if name == "xl/sharedStrings.xml" else b""))
    assert bomb.stat().st_size < 2**20
    with pytest.raises(WorkbookError, match="unpacked"):
        read_workbook(bomb, short_run[0])


def test_text_of_the_file_cannot_move_the_cursor_or_fill_the_screen(edit, short_run):
    edit.put("outcome.tolerance", "\x9b31m\u202e0.5")
    edit.put("travel.detour", "x" * 30_000)
    with pytest.raises(WorkbookError) as caught:
        read_workbook(edit.save(), short_run[0])
    told = str(caught.value)
    assert len(told) < 2000 and not {"\x9b", "\u202e"} & set(told)


def test_a_workbook_without_the_sheet_or_its_heads_is_refused(tmp_path, edit, short_run):
    other = openpyxl.Workbook()
    other.save(tmp_path / "other.xlsx")
    with pytest.raises(WorkbookError, match="no sheet Antaganden"):
        read_workbook(tmp_path / "other.xlsx", short_run[0])
    edit.sheet.cell(4, 3).value = "Something else"
    with pytest.raises(WorkbookError, match="no row with the heads"):
        read_workbook(edit.save(), short_run[0])


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "omsorg", "run", *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=600, check=False)


def test_a_run_takes_the_workbook_and_an_unedited_one_gives_the_same_bytes(short, edit, book, tmp_path):
    words = [short, "--plans", "as_today", "--futures", 1, "--seed", 7]
    plain = run(*words, "--out", "plain", cwd=tmp_path)
    assert plain.returncode == 0, plain.stderr
    same = run(*words, "--workbook", tmp_path / "plain" / "plan.xlsx", "--out", "same", cwd=tmp_path)
    assert same.returncode == 0, same.stderr
    for name in ("results/results.csv", "manifest.json"):
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "same" / name).read_bytes(), name
    edit.put("special_housing.places", 950)
    changed = run(*words, "--workbook", edit.save(), "--out", "changed", cwd=tmp_path)
    assert changed.returncode == 0 and "special_housing.places = 950 (var 917" in changed.stderr
    assert (tmp_path / "plain" / "results/results.csv").read_bytes() != (tmp_path / "changed" / "results/results.csv").read_bytes()
    assert '"special_housing.places": "950"' in (tmp_path / "changed" / "manifest.json").read_text()


def test_a_bad_cell_ends_with_exit_code_2_and_nothing_is_written(short, edit, tmp_path):
    place = edit.put("outcome.tolerance", 2)
    done = run(short, "--workbook", edit.save(), "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 2 and f"plan.xlsx: Antaganden!{place}: outcome.tolerance: " in done.stderr
    assert "Traceback" not in done.stderr and not (tmp_path / "out").exists()
    missing = run(short, "--workbook", tmp_path / "nowhere.xlsx", "--out", tmp_path / "out", cwd=tmp_path)
    assert missing.returncode == 2 and "Traceback" not in missing.stderr and not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def hostile(short_run, tmp_path_factory) -> Path:
    """Every payload in every text field: plans, districts, the study's label, sources, notes, overrides, the command."""
    study, results = short_run
    from omsorg import manifest, workbook
    from omsorg.report.facts import gather

    plans = [Plan("as_today", *HOSTILE[:2]), Plan("new_ways", *HOSTILE[2:4]), Plan(f"new_ways/{HOSTILE[5]}", *HOSTILE[6:8])]
    districts = [HOSTILE[number % len(HOSTILE)] for number in range(len(results.districts))]
    named = Results(results.core, plans, districts, seed=results.seed, futures=results.futures, first_year=results.first_year, last_year=results.last_year,
                    component_futures=results.component_futures)
    facts = gather(study, results, "sv", manifest.manifest(study, results), HOSTILE[1])
    facts.label = HOSTILE[15]
    facts.settings = [setting(text) for text in HOSTILE]
    facts.manifest = {**facts.manifest, "set": dict(zip(HOSTILE, HOSTILE, strict=True)), "inputs": dict(zip(HOSTILE, HOSTILE, strict=True)), "omsorg": HOSTILE[9]}
    path = tmp_path_factory.mktemp("hostile") / "plan.xlsx"
    names = {plan.name: old.name for plan, old in zip(plans, results.plans, strict=True)}
    workbook.write(path, named, facts, lambda plan, futures: study.drawn(names[plan], results.seed, futures), "sv")
    return path


def test_hostile_text_is_a_string_and_nothing_else(hostile):
    opened = openpyxl.load_workbook(hostile)
    sheet = opened["Antaganden"]
    for row, text in enumerate(HOSTILE, start=5):
        for column in (1, 2, 9, 10, 11, 12):
            cell = sheet.cell(row, column)
            assert cell.data_type == "s", (text[:30], column)
    for book_sheet in opened:
        assert book_sheet.title in {"Försättsblad", "Priser", "Resultat per år", "Bemanning", "Jämförelse", "Antaganden", "Framtider", "Underlag", "Ordlista"}
        for row in book_sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    assert not any(word in cell.value for word in ("cmd", "HYPERLINK", "http", "[Book"))
                if isinstance(cell.value, str):
                    assert len(cell.value) <= 32_767


def test_hostile_text_leaves_well_formed_parts_and_no_link(hostile):
    with zipfile.ZipFile(hostile) as parts:
        names = parts.namelist()
        assert not [name for name in names if "externalLink" in name or "vba" in name.lower() or "connections" in name]
        for name in names:
            ET.fromstring(parts.read(name))
            if name.endswith(".rels"):
                assert b"External" not in parts.read(name), name
        tables = [ET.fromstring(parts.read(name)) for name in names if name.startswith("xl/tables/")]
    for table in tables:
        heads = [column.get("name", "").casefold() for column in table.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}tableColumn")]
        assert len(heads) == len(set(heads)) and all(0 < len(head) <= 255 for head in heads)
