# SPDX-License-Identifier: MIT
"""The notebook runs from its first cell to its last, and what it shows is what its saved results say.

Its parameters are set as a user would set them, in a cell after its own: an earlier last day and two futures.
"""

from __future__ import annotations

import base64
import struct

import pytest

from omsorg.results import Results

jupytext = pytest.importorskip("jupytext")
nbclient = pytest.importorskip("nbclient")


@pytest.fixture(scope="module")
def run(root, tmp_path_factory):
    """The notebook as it stands after a run, and the results that it kept."""
    kept = tmp_path_factory.mktemp("notebook") / "deep" / "first_forecast.parquet"
    notebook = jupytext.read(root / "notebooks" / "first_forecast.py")
    at = next(place for place, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    brief = f'last_day = "2028-12-31"\nfutures = 2\nkept_in = {str(kept)!r}\n'
    notebook.cells.insert(at + 1, jupytext.formats.nbformat.v4.new_code_cell(brief))
    nbclient.NotebookClient(notebook, timeout=600, resources={"metadata": {"path": root / "notebooks"}}).execute()
    return notebook, Results.from_parquet(kept)


def shown(notebook, kind: str) -> list[str]:
    outputs = (output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    return [output["data"][kind] for output in outputs if kind in output.get("data", {})]


def test_the_first_cell_that_computes_ends_in_a_figure_within_ten_lines(run):
    notebook, _ = run
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    first = next(place for place, cell in enumerate(cells) if "import omsorg" in cell.source)
    lines = [line for cell in [cells[0], cells[first]] for line in cell.source.splitlines() if line.strip()]
    assert len(lines) <= 10
    assert "image/png" in cells[first].outputs[-1]["data"]


def test_it_keeps_what_it_was_asked_for(run):
    _, results = run
    assert [plan.name for plan in results.plans] == ["as_today", "new_ways"]
    assert (results.futures, results.first_year, results.last_year, results.complete) == (2, 2020, 2028, True)


def test_the_cards_are_those_of_the_results(run):
    notebook, results = run
    cards = shown(notebook, "text/html")
    assert results.html("en") in cards and results.html("sv") in cards
    assert results.compare("as_today", "new_ways").html("en") in cards
    assert all("<script" not in card for card in cards)


def test_the_figures_are_pictures_of_a_sensible_size(run):
    notebook, _ = run
    pictures = [base64.b64decode(text) for text in shown(notebook, "image/png")]
    assert len(pictures) == 5
    for picture in pictures:
        width, height = struct.unpack(">II", picture[16:24])
        assert 600 < width < 1800 and 300 < height < 1800


def test_nothing_is_said_on_the_side(run):
    notebook, _ = run
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", output
