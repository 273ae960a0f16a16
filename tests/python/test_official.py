# SPDX-License-Identifier: MIT
"""The readers of official files: the same figures from every format, the traps of each, and the place of what is wrong."""

from __future__ import annotations

import json

import pytest

import downloads
from omsorg.official import Category, NotKnown, NotRead, read
from omsorg.official.meaning import Ages, ages_of, region_of, sex_of, subject_of


def written(tmp_path, text, name="file.txt"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def seen(table):
    """Values by the meaning of their categories: region, age, sex and year."""
    found = {}
    for cell in table.cells():
        at = {one.code.casefold(): category for one, category in zip(table.dimensions, table.at(cell), strict=True)}
        age = next(ages_of(category) for name, category in at.items() if name in ("alder", "ålder"))
        sex = next(sex_of(category) for name, category in at.items() if name in ("kon", "kön"))
        year = next(category.code for name, category in at.items() if name in ("tid", "år"))
        found[int(year), sex, age.first] = cell.value
    return found


@pytest.mark.parametrize("form", downloads.FORMATS)
def test_every_format_gives_the_figures_that_were_written(tmp_path, form):
    counts = downloads.population_skelleftea()
    table = read(downloads.Download("2482", "BE0101N1", counts).write(tmp_path, form))
    assert seen(table) == counts
    assert sum(value for (year, _, _), value in seen(table).items() if year == 2019) == 72_589  # as SCB publishes it


@pytest.mark.parametrize("form", downloads.FORMATS)
def test_the_name_of_a_file_says_nothing(tmp_path, form):
    counts = downloads.population("2403")
    path = downloads.Download("2403", "BE0101N1", counts).write(tmp_path, form)
    other = path.rename(tmp_path / "semester.jpg")
    assert seen(read(other)) == counts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1", "utf-16"])
def test_letters_are_recognised(tmp_path, encoding):
    text = downloads.Download("1280", "BE0101N1", downloads.population("1280")).csv()
    table = read(written(tmp_path, text.encode(encoding)))
    assert table.dimensions[0].categories == (Category("1280", "1280 Malmö"),)


SEMICOLONS = "region;ålder;kön;Folkmängd 2019\n2403 Bjurholm;0 år;män;1 234,5\n;;kvinnor;..\n;1 år;män;-\n"


def test_semicolons_decimal_commas_blanks_dots_and_codes_printed_once(tmp_path):
    table = read(written(tmp_path, SEMICOLONS))
    rows = [(*[one.text for one in table.at(cell)[:3]], cell.value, cell.status, cell.place) for cell in table.cells()]
    assert rows == [
        ("2403 Bjurholm", "0 år", "män", 1234.5, "", "2:4"),
        ("2403 Bjurholm", "0 år", "kvinnor", None, "..", "3:4"),
        ("2403 Bjurholm", "1 år", "män", 0.0, "-", "4:4"),
    ]


def test_a_long_table_has_its_time_in_a_column(tmp_path):
    table = read(written(tmp_path, "region,ålder,kön,år,Folkmängd\n2403,0 år,män,2018,3\n2403,0 år,män,2019,4\n"))
    assert [(table.at(cell)[3].code, cell.value) for cell in table.cells()] == [("2018", 3.0), ("2019", 4.0)]


def test_notes_below_a_table_are_told(tmp_path):
    table = read(downloads.Download("2403", "BE0101N1", downloads.population("2403")).write(tmp_path, "csv"))
    assert [(one.where, one.why) for one in table.remarks] == [("207:1", "they are notes")]


def test_json_stat_takes_lists_for_objects_and_objects_for_lists(tmp_path):
    made = json.loads(downloads.Download("2403", "BE0101N1", downloads.population("2403")).json2())
    made["dimension"]["Kon"]["category"]["index"] = ["1", "2"]
    del made["dimension"]["Region"]["category"]["index"]  # one category needs no index
    made["value"] = {str(i): value for i, value in enumerate(made["value"]) if value}
    made["status"] = {"0": "e"}
    table = read(written(tmp_path, json.dumps(made)))
    cells = list(table.cells())
    assert cells[0].status == "e" and len(cells) == 202
    assert sum(cell.value or 0 for cell in cells) == sum(downloads.population("2403").values())


def test_px_takes_strings_over_lines_other_languages_and_dots(tmp_path):
    text = ('CHARSET="ANSI";\nSTUB="re"\n"gion";\nSTUB[en]="other";\nHEADING="år";\nVALUES("region")="2403 Bjurholm";\nVALUES("år")="2018","2019";\n'
            'TIMEVAL("år")=TLIST(A1,"2018"-"2019");\nNOTE="a;b";\nDATA=\n".." 4.5;\n')
    table = read(written(tmp_path, text))
    assert [one.text for one in table.dimensions] == ["region", "år"]
    assert [(cell.value, cell.status, cell.place) for cell in table.cells()] == [(None, "..", "11:1"), (4.5, "", "11:6")]


def test_kolada_gives_kpi_municipality_year_and_gender(tmp_path):
    table = read(written(tmp_path, downloads.kolada("2403", {"N21701": {2018: 8.1, 2019: 8.4}})))
    assert [([one.code for one in table.at(cell)], cell.value) for cell in table.cells()] == [
        (["N21701", "2403", "2018", "T"], 8.1), (["N21701", "2403", "2019", "T"], 8.4)]


def test_a_page_that_is_not_the_last_is_told(tmp_path):
    made = json.loads(downloads.kolada("2403", {"N21701": {2018: 8.1}}))
    made["next_url"] = "https://example.org/2"
    assert "goes on" in str(read(written(tmp_path, json.dumps(made))).remarks[0])


@pytest.mark.parametrize(("code", "text", "ages"), [
    ("0", "0 år", Ages(0, 0)), ("100+", "100+ år", Ages(100, 100)), ("85+", "85 år och äldre", Ages(85, 100)), ("5-9", "5-9 år", Ages(5, 9)),
    ("-4", "0-4 år", Ages(0, 4)), ("100+5", "100+ år", None), ("100+10", "100+ år", None), ("TotSA", "totalt, samtliga åldrar", None),
    ("tot", "totalt ålder", None), ("x", "49 years", Ages(49, 49)), ("101", "101 år", None), ("9-5", "9-5", None), ("us", "uppgift saknas", None),
])
def test_ages(code, text, ages):
    assert ages_of(Category(code, text)) == ages


@pytest.mark.parametrize(("code", "text", "sex"), [
    ("1", "män", "male"), ("2", "kvinnor", "female"), ("TotSa", "totalt, samtliga män och kvinnor", "total"), ("1+2", "totalt", "total"),
    ("K", "kvinnor", "female"), ("F", "F", "female"), ("3", "annat", None),
])
def test_sexes(code, text, sex):
    assert sex_of(Category(code, text)) == sex


@pytest.mark.parametrize(("code", "text", "region"), [
    ("0114", "0114 Upplands Väsby", "0114"), ("114", "114", "0114"), ("x", "Upplands Väsby", "0114"), ("x", "Upplands Väsby kommun", "0114"),
    ("01", "01 Stockholms län", None), ("00", "Riket", None),
])
def test_regions_keep_or_regain_their_leading_zero(code, text, region):
    assert region_of(Category(code, text), {"upplands väsby": "0114"}) == region


@pytest.mark.parametrize(("code", "text", "title", "subject"), [
    ("BE0101N1", "Folkmängd", "", "population"), ("BE0101N2", "Folkökning", "Folkmängd efter region", None), ("x", "Medelfolkmängd", "", "mean_population"),
    ("", "", "Döda efter region, ålder (födelseår) och kön", "deaths_by_birth_year"), ("x", "Döda", "Döda efter region och ålder", "deaths"),
    ("x", "antal", "Folkmängd efter region", "population"), ("BE0101E2", "Levande födda", "", "births"), ("x", "Skördad areal", "Skörd", None),
])
def test_subjects(code, text, title, subject):
    assert subject_of(Category(code, text), title) == subject


@pytest.mark.parametrize("raw", [b"", b"  \n", b"PK\x03\x04rest", b"%PDF-1.7", b"\x89PNG", b"<html></html>", b"only a few words", b"a\x00b,c", b'{"columns": [], "data": []}',
                                 b"just,two\ncolumns,here\n", b"[1, 2]", b"{}"])
def test_what_is_none_of_the_formats_is_not_known(tmp_path, raw):
    with pytest.raises(NotKnown):
        read(written(tmp_path, raw))


def test_links_and_folders_are_not_opened(tmp_path):
    target = written(tmp_path, SEMICOLONS)
    (tmp_path / "link.csv").symlink_to(target)
    with pytest.raises(NotKnown, match="no ordinary file"):
        read(tmp_path / "link.csv")


def test_a_wrong_figure_is_told_with_its_place(tmp_path):
    with pytest.raises(NotRead, match=r'file.txt:3:4: "tio" is not a number'):
        read(written(tmp_path, SEMICOLONS.replace("..", "tio")))
