# SPDX-License-Identifier: MIT
"""The workbook against LibreOffice, against the simulation, and against arithmetic done here by hand."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pytest

import spreadsheet
from omsorg import _core, manifest, workbook
from omsorg.report.facts import gather
from omsorg.results import Results
from omsorg.study import Plan
from omsorg.writing import command_line

EDITS = {
    "loneindex": 1.05,
    "timkostnad_sarskilt_boende": 400.0,
    "avgift_hemtjanst": 800.0,
    "franvaro": 0.25,
    "timmar_heltid": 1900.0,
    "loneutveckling_extra": 0.02,
    "plats_ar": 500_000.0,
}


def write(path: Path, short_run, language: str = "sv") -> Path:
    study, results = short_run
    facts = gather(study, results, language, manifest.manifest(study, results), command_line(study, results))
    workbook.write(path, results, facts, lambda plan, futures: study.drawn(plan, results.seed, futures), language, "2026-01-02T03:04:05+00:00")
    return path


def edited(book: Path, path: Path, name: str, value: float) -> tuple[Path, float]:
    """A copy with another number in a named cell, and the number that stood there."""
    opened = openpyxl.load_workbook(book)
    sheet, place = opened.defined_names[name].attr_text.replace("$", "").split("!")
    before = opened[sheet.strip("'")][place].value
    opened[sheet.strip("'")][place].value = value
    opened.save(path)
    return path, float(before)


@pytest.fixture(scope="module")
def swedish(short_run, tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("sv") / "plan.xlsx", short_run)


@pytest.fixture(scope="module")
def computed(swedish, short_run, tmp_path_factory):
    """The workbook, its English sister and one for each edit, all recalculated by LibreOffice in one go."""
    folder = tmp_path_factory.mktemp("office")
    english = write(folder / "english.xlsx", short_run, "en")
    books, before = {"sv": shutil.copy(swedish, folder / "swedish.xlsx"), "en": english}, {}
    for name, value in EDITS.items():
        books[name], before[name] = edited(swedish, folder / f"{name}.xlsx", name, value)
    found = spreadsheet.recalculated([Path(book) for book in books.values()], folder)
    return dict(zip(books, found, strict=True)), before, english


class Futures:
    """The sheet of futures of a workbook, as arrays by head."""

    def __init__(self, book: Path) -> None:
        sheet = openpyxl.load_workbook(book, data_only=True)["Framtider"]
        head, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
        self.columns = {name: [row[number] for row in rows] for number, name in enumerate(head)}

    def __getitem__(self, head: str) -> np.ndarray:
        return np.array([np.nan if one is None else one for one in self.columns[head]], float)

    def recorded(self, results, measure: str, service: str = "all") -> np.ndarray:
        """The same rows of the result table."""
        found = []
        for plan, year, future in zip(self.columns["Plan"], self.columns["År"], self.columns["Framtid"], strict=True):
            first, futures, values = results.grid(plan, measure, service=service)
            found.append(values[futures.index(future), int(year) - first])
        return np.array(found)

    def drawn(self, study, results, key: str) -> np.ndarray:
        return np.array([study.drawn(plan, results.seed, [int(future)])[key][0] for plan, future in zip(self.columns["Plan"], self.columns["Framtid"], strict=True)])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_cached_value_is_what_libreoffice_finds(swedish, computed, language):
    books, _, english = computed
    written = swedish if language == "sv" else english
    cached, found = spreadsheet.cells(written), spreadsheet.cells(books[language])
    formulas = spreadsheet.formulas(written)
    assert len(formulas) > 3000
    differ = {place: (cached.get(place), found.get(place)) for place in formulas if not spreadsheet.agree(cached.get(place), found.get(place))}
    assert not differ, list(differ.items())[:5]
    assert not [place for place, value in found.items() if isinstance(value, str) and re.match(r"#[A-Z/0!?]+|Err:", value)], "a cell in error"


def test_the_second_opinion_is_one(swedish, tmp_path):
    """A wrong cached value must be found, or the test above proves nothing."""
    wrong = tmp_path / "wrong.xlsx"
    with zipfile.ZipFile(swedish) as source, zipfile.ZipFile(wrong, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet3.xml":
                content, changed = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>7</v>", content, count=1)
                assert changed == 1
            target.writestr(name, content)
    [found] = spreadsheet.recalculated([wrong], tmp_path)
    cached, new = spreadsheet.cells(wrong), spreadsheet.cells(found)
    assert [place for place in spreadsheet.formulas(wrong) if not spreadsheet.agree(cached.get(place), new.get(place))]


def test_unedited_the_formulas_are_the_simulation(swedish, short_run):
    _, results = short_run
    futures = Futures(swedish)
    for head, measure, service in (
        ("Nettokostnad, kr", "net_cost", "all"), ("Personalkostnad, kr", "staff_cost", "all"), ("Övrig kostnad, kr", "other_cost", "all"),
        ("Kostnad utöver ramen, kr", "cost_gap", "all"), ("Årsarbetare som behövs, årsarbetare", "posts_required", "all"),
        ("Årsarbetare som ryms i ramen, årsarbetare", "posts_affordable", "all"), ("Behövda årsarbetare utöver ramen, årsarbetare", "posts_gap", "all"),
        ("Nettokostnad: hemtjänst, kr", "net_cost", "home_care"), ("Nettokostnad: särskilt boende, kr", "net_cost", "special_housing"),
    ):
        np.testing.assert_allclose(futures[head], futures.recorded(results, measure, service), rtol=1e-9, atol=1e-3, err_msg=head)


def test_what_the_formulas_do_not_explain_is_rounding(swedish):
    """The accounts of the simulation in whole öre, and those of the workbook, are one and the same arithmetic."""
    sheet = openpyxl.load_workbook(swedish, data_only=True)["Underlag"]
    head, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
    rest = [number for number, name in enumerate(head) if name.startswith("Rest, kr")]
    assert len(rest) == 7
    assert max(abs(row[number]) for row in rows for number in rest) < 0.25, "more than some tens of roundings to half an öre"


def test_a_wage_index_follows_into_the_kronor(computed, short_run):
    study, results = short_run
    futures = Futures(computed[0]["loneindex"])
    staff = futures.recorded(results, "staff_cost")
    np.testing.assert_allclose(futures["Personalkostnad, kr"], 1.05 * staff, rtol=1e-9)
    overhead = futures.drawn(study, results, "economy.overhead_share")
    in_places = futures.recorded(results, "staff_cost", "special_housing")  # its overhead is in the price of a place
    more = 0.05 * (staff + overhead * (staff - in_places))
    np.testing.assert_allclose(futures["Nettokostnad, kr"], futures.recorded(results, "net_cost") + more, rtol=1e-9)
    np.testing.assert_allclose(futures["Tillsatta årsarbetare, årsarbetare"], futures.recorded(results, "posts_filled"), rtol=1e-12)
    frame = futures.recorded(results, "modelled_budget")
    np.testing.assert_allclose(futures["Ram för de modellerade tjänsterna, kr"], frame, rtol=1e-12)


def test_wages_that_grow_faster_do_so_from_the_second_year_on(computed, short_run):
    _, results = short_run
    futures = Futures(computed[0]["loneutveckling_extra"])
    years = np.array(futures.columns["År"], float) - results.first_year
    np.testing.assert_allclose(futures["Personalkostnad, kr"], futures.recorded(results, "staff_cost") * 1.02**years, rtol=1e-9)


def test_a_fee_and_a_place_cost_what_they_cost(computed, short_run):
    _, results = short_run
    fee = Futures(computed[0]["avgift_hemtjanst"])
    clients = fee.recorded(results, "clients", "home_care")
    np.testing.assert_allclose(fee["Nettokostnad, kr"], fee.recorded(results, "net_cost") - 12 * 100 * clients, rtol=1e-9)
    place = Futures(computed[0]["plats_ar"])
    np.testing.assert_allclose(place["Nettokostnad, kr"], place.recorded(results, "net_cost") + 10_000 * 917, rtol=1e-9)


def test_an_hour_in_one_service_moves_that_service_only(computed, short_run):
    _, results = short_run
    books, before, _ = computed
    futures = Futures(books["timkostnad_sarskilt_boende"])
    dearer = 400.0 / before["timkostnad_sarskilt_boende"]
    staff = futures.recorded(results, "staff_cost", "special_housing")
    moved = futures["Personalkostnad: särskilt boende, kr"] - staff
    assert np.all(moved > 0.7 * (dearer - 1) * staff), "most of the work is done by monthly paid staff"
    assert np.all(moved < (dearer - 1) * staff)
    np.testing.assert_allclose(futures["Personalkostnad: hemtjänst, kr"], futures.recorded(results, "staff_cost", "home_care"), rtol=1e-9, atol=0.25)


def test_longer_absence_and_shorter_hours_ask_for_more_posts(computed, short_run):
    """From the hours of the year before, as the result table has them: contracted, absent, hourly paid."""
    _, results = short_run
    books, before, _ = computed
    for name, share, hours in (("franvaro", 0.25 / before["franvaro"], 1.0), ("timmar_heltid", 1.0, 1900 / before["timmar_heltid"])):
        futures = Futures(books[name])
        head = "Årsarbetare som behövs: särskilt boende"
        for row, (plan, year, future) in enumerate(zip(futures.columns["Plan"], futures.columns["År"], futures.columns["Framtid"], strict=True)):
            if year == results.first_year:
                continue

            def of(measure: str, on: int) -> float:
                first, numbers, values = results.grid(plan, measure, service="special_housing")  # noqa: B023
                return float(values[numbers.index(future), int(on) - first])  # noqa: B023

            last = int(year) - 1
            absent = of("paid_absence_hours", last) + of("unpaid_absence_hours", last)
            contracted, hourly = of("contracted_hours", last), of("agency_hours", last)
            gave = contracted - absent + hourly
            gives = contracted * hours - absent * hours * share + hourly * share
            assert futures[head][row] == pytest.approx(of("posts_required", int(year)) * gave / gives, rel=1e-9)


def test_quantiles_are_those_of_the_futures(swedish, short_run):
    _, results = short_run
    sheet = openpyxl.load_workbook(swedish, data_only=True)["Resultat per år"]
    seen = 0
    for plan, label, unit, quantile, basis, futures, *years in sheet.iter_rows(min_row=5, values_only=True):
        if (plan, label) != ("Som i dag", "Nettokostnad"):
            continue
        seen += 1
        p = {"låg": 0.1, "mit": 0.5, "hög": 0.9}[quantile[:3]]
        assert unit == "Mkr" and basis == "formel" and futures == 3
        _, _, values = results.grid("as_today", "net_cost")
        for number, shown in enumerate(years):
            true = np.quantile(values[:, number], p) / 1e6
            spread = np.ptp(values[:, number]) / 1e6
            assert abs(shown - true) <= max(1, 1.25 * spread), "a rounding in steps of 1, 2 or 5 of the error"
    assert seen == 3


def test_each_sheet_has_a_title_one_named_table_and_nothing_merged(swedish):
    opened = openpyxl.load_workbook(swedish)
    assert [sheet.title for sheet in opened] == ["Försättsblad", "Priser", "Resultat per år", "Bemanning", "Jämförelse", "Antaganden", "Framtider", "Underlag", "Ordlista"]
    names = set()
    for sheet in opened:
        assert isinstance(sheet["A1"].value, str) and sheet["A1"].value
        [table] = sheet.tables.values()
        names.add(table.name)
        assert table.headerRowCount in (None, 1)
        assert sheet.freeze_panes is not None
        assert not sheet.merged_cells.ranges
        assert sheet.print_title_rows == "$4:$4"
        last = openpyxl.utils.cell.range_boundaries(table.ref)[3]
        assert sheet.max_row == last, sheet.title
    assert len(names) == 9 and opened.properties.title == "Skellefteå"


def test_the_language_is_kept(computed):
    _, _, english = computed
    opened = openpyxl.load_workbook(english)
    assert "Assumptions" in opened.sheetnames and "wage_index" in opened.defined_names
    text = " ".join(str(cell.value) for name in ("Cover", "Prices", "Result by year", "Staffing", "Comparison") for row in opened[name].iter_rows() for cell in row if cell.data_type == "s")
    for word in ("årsarbetare", "Framtider", "körningen", "framtid", "kronor utöver"):
        assert word not in text, word


def test_a_component_is_compared_in_its_own_futures_only(swedish, short_run):
    sheet = openpyxl.load_workbook(swedish, data_only=True)["Jämförelse"]
    found = {row[0]: row[5] for row in sheet.iter_rows(min_row=5, values_only=True) if row[1].startswith("skillnad")}
    _, results = short_run
    assert found == {results.plan("new_ways").sv: 3, results.plan("new_ways/digital_night").sv: 2}


def test_no_figure_has_finer_steps_than_its_error(swedish, short_run):
    """Woodruff's error of a quantile, computed here: half the width between the quantiles at p ± sqrt(p (1 - p) / n)."""
    _, results = short_run
    sheet = openpyxl.load_workbook(swedish)["Resultat per år"]
    heads = {"Nettokostnad": ("net_cost", 1e6), "Beviljade timmar": ("granted_hours", 1e3), "Årsarbetare som behövs": ("posts_required", 1.0)}
    seen = 0
    for plan, label, _, quantile, _, _, *years in sheet.iter_rows(min_row=5, values_only=True):
        if plan != "Som i dag" or label not in heads:
            continue
        measure, divisor = heads[label]
        p = {"låg": 0.1, "mit": 0.5, "hög": 0.9}[quantile[:3]]
        _, futures, values = results.grid("as_today", measure)
        half = np.sqrt(p * (1 - p) / len(futures))
        for number, formula in enumerate(years):
            steps = re.search(r"\*(\d+)$", formula)
            parts = re.search(r"/(\d+)$", formula)
            step = float(steps[1]) if steps else 1 / float(parts[1])
            low, high = np.quantile(values[:, number], [max(0, p - half), min(1, p + half)])
            assert step >= (high - low) / 2 / divisor * (1 - 1e-9), formula
            seen += 1
    assert seen == 3 * 3 * 3


def test_twelve_plans_are_written(short_run, tmp_path):
    study, results = short_run
    whole = results.columns["plan"] == 0
    columns = {name: [] for name in results.columns}
    for code in range(12):
        for name, column in results.columns.items():
            columns[name].append(np.full(whole.sum(), code, column.dtype) if name == "plan" else column[whole])
    plans = [Plan(f"plan_{code}", f"Plan {code}", f"Plan {code}") for code in range(12)]
    many = Results(_core.ResultTable.from_columns(**{name: np.concatenate(parts) for name, parts in columns.items()}), plans, results.districts,
                   seed=results.seed, futures=results.futures, first_year=results.first_year, last_year=results.last_year)
    facts = gather(study, results, "sv", manifest.manifest(study, results), "")
    workbook.write(tmp_path / "plan.xlsx", many, facts, lambda plan, futures: study.drawn("as_today", results.seed, futures), "sv")
    opened = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert {row[0] for row in opened["Resultat per år"].iter_rows(min_row=5, values_only=True)} == {plan.sv for plan in plans}
    differences = [value for row in opened["Jämförelse"].iter_rows(min_row=5, values_only=True) for value in row[6:]]
    assert differences and set(differences) == {0}, "a plan compared with itself differs by nought"


def test_an_interrupted_run_is_written_as_far_as_it_came(short_run, tmp_path):
    """The second plan has lost its last future, the component all."""
    study, results = short_run
    keep = ~(((results.columns["plan"] == 1) & (results.columns["future"] == 2)) | (results.columns["plan"] == 2))
    part = Results(_core.ResultTable.from_columns(**{name: column[keep] for name, column in results.columns.items()}), results.plans, results.districts,
                   seed=results.seed, futures=3, first_year=results.first_year, last_year=results.last_year, done=5, total=8)
    facts = gather(study, part, "sv", manifest.manifest(study, part), "")
    workbook.write(tmp_path / "plan.xlsx", part, facts, lambda plan, futures: study.drawn(plan, results.seed, futures), "sv")
    opened = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert {(row[0], row[5]) for row in opened["Resultat per år"].iter_rows(min_row=5, values_only=True)} == {("Som i dag", 3), ("Nya arbetssätt", 2)}
    assert "5 av 8 körningar" in " ".join(str(row[1]) for row in opened["Försättsblad"].iter_rows(min_row=5, values_only=True))
