# SPDX-License-Identifier: MIT
"""Files that are cut off, edited, or written to do harm: each is refused with its place and a reason, none with a traceback."""

from __future__ import annotations

import copy
import json
import random

import pytest

import downloads
from omsorg.official import NotRead, read
from omsorg.official.tidy import MOST_BYTES, MOST_CELLS

GOOD = {form: downloads.Download("2403", "BE0101N1", downloads.population("2403")).text(form) for form in downloads.FORMATS}
JSON2, JSON1, PX, CSV = (GOOD[form] for form in downloads.FORMATS)
KOLADA = downloads.kolada("2403", {"N21701": {2019: 8.4}})
CONTROL = "Bjur\u202eholm\x07"


def changed(text: str, *path: str | int, to: object) -> str:
    """JSON with one element replaced."""
    made = json.loads(text)
    at = made
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = copy.deepcopy(to)
    return json.dumps(made)


def csv_row(number: int, row: str) -> str:
    lines = CSV.split("\r\n")
    lines[number - 1] = row
    return "\r\n".join(lines)


DIMENSION = ("dimension", "Kon", "category")
# What is wrong, the file, and the place and words that the refusal must name.
CASES: dict[str, tuple[str | bytes, str]] = {
    "JSON cut in the middle": (JSON2[: len(JSON2) // 2], r":\d+:\d+: .*(bracket|missing|closed)"),
    "JSON cut at the end": (JSON2[:-1], r":1:\d+: "),
    "JSON cut in a text": (JSON2[: JSON2.index("tabellinnehåll") + 4], r":1:\d+: a text is opened"),
    "JSON with a tail": (JSON2 + "{}", "something follows after the end"),
    "JSON of brackets only": ("[" * 100_000, r":1:65: brackets stand more than 64 deep"),
    "JSON of objects only": ('{"a":' * 100_000, "brackets stand more than 64 deep"),
    "JSON deep in the values": (changed(JSON2, "value", to=json.loads("[" * 70 + "]" * 70)), "brackets stand more than 64 deep"),
    "JSON with NaN": (JSON2.replace('"value": [', '"value": [NaN, '), r":1:\d+: NaN is not a number"),
    "JSON with Infinity": (JSON2.replace('"value": [', '"value": [-Infinity, '), "Infinity is not a number"),
    "JSON with a number too large": (JSON2.replace('"value": [', '"value": [1e999, ', 1), "figures stand where the sizes say|finite"),
    "JSON with an endless number": (JSON2.replace('"value": [', '"value": [' + "9" * 5000 + ", "), "too long|finite|stand where"),
    "JSON with a control character": (JSON2.replace("Bjurholm", "Bjur\x00holm"), r"zero bytes|control character"),
    "JSON with a name twice": (JSON2.replace('"source": "SCB"', '"source": "SCB", "source": "SCB"'), r':1:\d+: "source" stands twice'),
    "one figure too few": (changed(JSON2, "value", to=[1] * 201), "value: 201 figures stand where the sizes say 202"),
    "one figure too many": (changed(JSON2, "value", to=[1] * 203), "value: 203 figures"),
    "a text among the figures": (changed(JSON2, "value", 7, to="=1+1"), r'value\[7\]: "=1\+1" stands where a figure'),
    "a list among the figures": (changed(JSON2, "value", 7, to=[1]), r"value\[7\]: "),
    "true among the figures": (changed(JSON2, "value", 7, to=True), r"value\[7\]: True"),
    "a whole number of hundreds of digits": (changed(JSON2, "value", 7, to=10**400), r"value\[7\]: .*not a finite"),
    "no figures": (changed(JSON2, "value", to=None), "value: the figures are missing"),
    "a figure out of the table": (changed(JSON2, "value", to={"202": 1}), r'value\["202"\]: there is no such cell'),
    "a figure before the table": (changed(JSON2, "value", to={"-1": 1}), r'value\["-1"\]: there is no such cell'),
    "a figure at a word": (changed(JSON2, "value", to={"__proto__": 1}), "there is no such cell"),
    "sizes that make a bomb": (changed(JSON2, "size", to=[10**6, 10**6, 10**6, 1, 1]), f"size: the table has more than {MOST_CELLS} cells"),
    "a size of nought": (changed(JSON2, "size", 2, to=0), r"size\[2\]: 0 is no size"),
    "a negative size": (changed(JSON2, "size", 2, to=-2), r"size\[2\]: -2 is no size"),
    "a broken size": (changed(JSON2, "size", 2, to=2.5), r"size\[2\]: 2.5 is no size"),
    "a size of true": (changed(JSON2, "size", 3, to=True), r"size\[3\]: True is no size"),
    "a size too few": (changed(JSON2, "size", to=[1, 101, 2, 1]), "size: 4 sizes stand beside 5 dimensions"),
    "sizes that are words": (changed(JSON2, "size", to="many"), "size: a list is expected"),
    "a dimension twice": (changed(JSON2, "id", to=["Region", "Alder", "Kon", "ContentsCode", "Region"]), "id: a dimension stands twice|size says"),
    "a dimension that is not described": (changed(JSON2, "id", 1, to="Age"), "dimension.Age: its categories are missing"),
    "a dimension that is no text": (changed(JSON2, "id", 1, to=7), r"id\[1\]: 7 stands where a text"),
    "no dimensions": (changed(JSON2, "dimension", to=[]), "dimension: the dimensions are missing"),
    "positions with a gap": (changed(JSON2, *DIMENSION, "index", to={"1": 0, "2": 2}), "Kon.category.index: the positions are not"),
    "positions twice": (changed(JSON2, *DIMENSION, "index", to={"1": 0, "2": 0}), "Kon.category.index: the positions are not"),
    "positions that are words": (changed(JSON2, *DIMENSION, "index", to={"1": "a", "2": "b"}), "Kon.category.index: the positions are not"),
    "codes twice": (changed(JSON2, *DIMENSION, "index", to=["1", "1"]), "Kon.category.index: a code stands twice"),
    "a code too many": (changed(JSON2, *DIMENSION, "index", to=["1", "2", "3"]), "3 categories stand where size says 2"),
    "a code that is no text": (changed(JSON2, *DIMENSION, "index", to=["1", {}]), "Kon.category.index: "),
    "labels that are a list": (changed(JSON2, *DIMENSION, "label", to=["a"]), "Kon.category: its codes are missing"),
    "a label with characters that cannot be seen": (changed(JSON2, "dimension", "Region", "category", "label", to={"2403": CONTROL}), "Region.category.label: .*cannot be seen"),
    "a label without end": (changed(JSON2, "label", to="a" * 3000), "label: a label of 3000 characters"),
    "version 1 with too few figures": (changed(JSON1, "dataset", "value", to=[1]), "dataset.value: 1 figures"),
    "version 1 without dimensions": (changed(JSON1, "dataset", "dimension", to=None), "dataset.dimension: the dimensions are missing"),
    "PX cut in the head": (PX[: PX.index("HEADING")], r":\d+:\d+: .*(DATA= is missing)"),
    "PX cut in a value": (PX[: PX.index('CODES("ålder")') + 30], "opened and never ended|DATA= is missing"),
    "PX cut in the figures": (PX[:-200], r":\d+:\d+: \d+ figures stand where the variables make 202"),
    "PX with a figure too many": (PX.replace(";\n", ";\n") + "7 8\n", r":\d+:\d+: a figure stands after"),
    "PX with a word among the figures": (PX[:-20] + "rm -rf" + PX[-14:], r":\d+:\d+: .*is not a number|stands after|stand where"),
    "PX with NaN": (PX.replace("DATA=\n", "DATA=\nNaN "), r':\d+:1: "NaN" is not a number'),
    "PX with keys": (PX.replace("DATA=", 'KEYS("region")=CODES;\nDATA='), "written with keys"),
    "PX without its order": (PX.replace("STUB=", "STUBB=").replace("HEADING=", "HEADINGG="), "STUB and HEADING are missing"),
    "PX with a variable twice": (PX.replace('"region","ålder","kön"', '"region","ålder","ålder"'), "a variable stands twice"),
    "PX without the values of a variable": (PX.replace('VALUES("kön")', 'VALUES("x")').replace('CODES("kön")', 'CODES("x")'), "its values are missing"),
    "PX with codes too few": (PX.replace('CODES("kön")="1","2"', 'CODES("kön")="1"'), r":\d+:1: 1 codes stand beside 2 values"),
    "PX with codes twice": (PX.replace('CODES("kön")="1","2"', 'CODES("kön")="1","1"'), "a value stands twice"),
    "PX with a keyword twice": (PX.replace("DATA=", 'CODES("kön")="2","1";\nDATA='), "CODES of the same variable stands twice"),
    "PX with something that is no keyword": (PX.replace("DATA=", "<script>;\nDATA="), r":\d+:1: a keyword is expected"),
    "PX that makes a bomb": (
        "STUB=" + ",".join(f'"v{i}"' for i in range(20)) + ';\nHEADING="t";\n' + "".join(f'VALUES("v{i}")="a","b","c";\n' for i in range(20)) + 'VALUES("t")="2019";\nDATA=\n1;',
        f"more than {MOST_CELLS} cells"),
    "PX with characters that cannot be seen": (PX.replace("2403 Bjurholm", CONTROL), "cannot be seen"),
    "CSV with a decimal comma between commas": (csv_row(4, '"2403 Bjurholm","0 år","män",1,5'), r":4:\d+: the row has 5 cells, the head 4"),
    "CSV with a row too short": (csv_row(4, '"2403 Bjurholm","0 år"'), r":4:\d+: the row has 2 cells"),
    "CSV with a formula for a figure": (csv_row(4, '"2403 Bjurholm","0 år","män",=cmd|calc'), r":4:4: .*is not a number"),
    "CSV with NaN": (csv_row(4, '"2403 Bjurholm","0 år","män",nan'), r":4:4: \"nan\" is not a number"),
    "CSV with an infinite figure": (csv_row(4, '"2403 Bjurholm","0 år","män",1e999'), r":4:4: "),
    "CSV with hexadecimal": (csv_row(4, '"2403 Bjurholm","0 år","män",0x10'), r":4:4: "),
    "CSV with an open quote": (csv_row(4, '"2403 Bjurholm,"0 år","män",1'), r":\d+:1: the cells cannot be told apart"),
    "CSV with the same row twice": (csv_row(6, '"2403 Bjurholm","0 år","män",1'), r":6:4: the same row stands in 4:4 already"),
    "CSV that begins with nothing": (csv_row(4, ',"0 år","män",1'), r":4:1: \"region\" is empty"),
    "CSV with a column twice": (CSV.replace('"ålder"', '"kön"', 1), r":3:1: a column stands twice"),
    "CSV with figures and words mixed": (CSV.replace('"Folkmängd 2019"', '"Folkmängd 2019","anm"'), r":3:\d: columns of figures and of words"),
    "CSV without rows": ("region,ålder,kön,Folkmängd 2019\n2403,,,\n", r":\d:\d: "),
    "CSV with characters that cannot be seen": (csv_row(4, f'"{CONTROL}","0 år","män",1'), r":4:1: .*cannot be seen"),
    "CSV in broken UTF-16": (CSV.encode("utf-16")[:-1], ":1:1: the letters are broken"),
    "Kolada with a word for a figure": (changed(KOLADA, "values", 0, "values", 0, "value", to="8,4"), r"values\[0\].values\[0\].value: "),
    "Kolada with a third gender code": (changed(KOLADA, "values", 0, "values", 0, "gender", to="X"), r"values\[0\].values\[0\].gender: "),
    "Kolada without a year": (changed(KOLADA, "values", 0, "period", to=None), r"values\[0\].period: None is no year"),
    "Kolada with a year that is a path": (changed(KOLADA, "values", 0, "period", to="../."), r"values\[0\].period: "),
    "Kolada with a row that is a number": (changed(KOLADA, "values", to=[json.loads(KOLADA)["values"][0], 7]), r"values\[1\]: "),
    "Kolada with figures that are no objects": (changed(KOLADA, "values", 0, "values", to=[7]), r"values\[0\].values\[0\]: "),
    "Kolada with a municipality that is a list": (changed(KOLADA, "values", 0, "municipality", to=["2403"]), r"values\[0\].municipality: "),
    "localities with a formula for a name": ("locality,inhabitants,area_km2,latitude,longitude\n=HYPERLINK(1),5,1,64,20\n", r":2:1: .*formula"),
    "localities in the sea of Guinea": ("locality,inhabitants,area_km2,latitude,longitude\nA,5,1,0,0\n", r":2:4: .*out of range"),
    "localities with negative people": ("locality,inhabitants,area_km2,latitude,longitude\nA,-5,1,64,20\n", r":2:2: .*out of range"),
    "localities without positions": ("locality,inhabitants,latitude\nA,5,64\n", r":1:1: the column"),
    "ten megabytes and one byte": (b" " * MOST_BYTES + b"x", "larger than 10 MB"),
}


def test_there_are_at_least_sixty_kinds():
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_its_place(tmp_path, name):
    raw, words = CASES[name]
    path = tmp_path / "file.txt"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    with pytest.raises(NotRead, match=words) as refused:
        list(read(path).cells())
    text = str(refused.value)
    assert text.startswith("file.txt:") and text.isprintable() and len(text) < 600


@pytest.mark.parametrize("form", [*downloads.FORMATS, "kolada"])
def test_whatever_is_cut_or_overwritten_is_read_or_refused(tmp_path, form):
    good = {**GOOD, "kolada": KOLADA}[form].encode("utf-8")
    chance = random.Random(2403)
    path = tmp_path / "file.txt"
    for _ in range(150):
        raw = bytearray(good[: chance.randrange(len(good))] if chance.random() < 0.3 else good)
        for _ in range(chance.randrange(1, 6)):
            if raw:
                raw[chance.randrange(len(raw))] = chance.choice(b'\x00\n",;:={}[]()-9e\xff\\ ')
        path.write_bytes(bytes(raw))
        try:
            list(read(path).cells())
        except NotRead as refused:
            assert str(refused).isprintable()


@pytest.mark.parametrize("raw", [b'"' * 3_000_000, b'{"a' + b'\\"' * 2_000_000, b'"a",' * 1_000_000, b"[" + b"1," * 2_000_000, b'STUB="' + b"a" * 3_000_000,
                                 b'STUB=' + b'"a"\n' * 500_000 + b";\nDATA=\n", b"region,kon\n" * 200_000], ids=range(7))
def test_large_nonsense_ends_soon(tmp_path, raw):
    path = tmp_path / "file.txt"
    path.write_bytes(raw)
    with pytest.raises(NotRead):
        list(read(path).cells())


@pytest.mark.parametrize("name", ["undefined", "punycode", "idna", "zlib", "unicode_escape", "utf-7"])
def test_a_px_file_cannot_choose_what_reads_it(tmp_path, name):
    """Its letters are those of a code page, not whatever Python knows by that name."""
    path = tmp_path / "a.px"
    path.write_bytes(PX.replace("iso-8859-15", name).encode("cp1252"))
    assert [one.text for one in read(path).dimensions] == ["region", "ålder", "kön", "tabellinnehåll", "år"]
