# SPDX-License-Identifier: MIT
"""The table in other programs' forms is the same table; figures are held against NumPy's own quantiles and means."""

from __future__ import annotations

import numpy as np
import pytest

import fakes
from omsorg import _core
from omsorg.comparison import Comparison
from omsorg.results import Results
from omsorg.terms import COLUMNS, MEASURES, WHOLE_MUNICIPALITY

pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def with_districts() -> Results:
    """Two plans, two futures, three years; persons by district, and hours by district and service."""
    rows = [
        (plan, future, year, measure, district, service, 1000 * plan + 100 * future + 10 * (year - 2020) + district % 7 + service / 8)
        for plan in range(2)
        for future in (0, 3)
        for year in (2020, 2021, 2022)
        for measure, district, service in [
            ("population", WHOLE_MUNICIPALITY, 0), ("granted_hours", WHOLE_MUNICIPALITY, 0), ("granted_hours", WHOLE_MUNICIPALITY, 1),
            ("granted_hours", 0, 1), ("granted_hours", 1, 1), ("waiting_days", WHOLE_MUNICIPALITY, 4),
        ]
    ]
    names = list(MEASURES)
    columns = list(zip(*rows, strict=True))
    columns[3] = tuple(names.index(measure) for measure in columns[3])
    table = _core.ResultTable.from_columns(**{name: np.array(column) for name, column in zip(COLUMNS, columns, strict=True)})
    return Results(table, fakes.PLANS[:2], ["Centrum", "Norr"], seed=5, futures=4, first_year=2020, last_year=2022, done=4, total=8)


def test_pandas_reads_the_same_table_from_the_file_and_from_memory(fake_results, tmp_path):
    fake_results.to_csv(tmp_path / "results.csv")
    from_file = pandas.read_csv(tmp_path / "results.csv")
    from_memory = fake_results.to_pandas()
    assert list(from_memory.columns) == list(COLUMNS)
    for name in COLUMNS:
        assert (from_memory[name].astype(from_file[name].dtype) == from_file[name]).all(), name


def test_the_types_of_the_columns_are_those_that_are_promised(with_districts):
    frame = with_districts.to_pandas()
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "plan": "category", "future": "int32", "year": "int16", "measure": "category", "district": "category",
        "service": "category", "value": "float64",
    }
    assert list(frame["plan"].cat.categories) == ["as_today", "new_ways"], "in the order of the forecast, not of the alphabet"
    assert list(frame["district"].cat.categories) == ["Centrum", "Norr", "all"]
    assert frame.groupby("measure", observed=True)["value"].count().to_dict() == {"population": 12, "granted_hours": 48, "waiting_days": 12}


def test_fans_are_the_quantiles_that_numpy_finds(fake_results):
    frame = fake_results.fans(["unmet_share", "queue"])
    assert set(frame["plan"]) == {"as_today", "new_ways"}, "components only when they are asked for"
    whole = fake_results.to_pandas()
    for row in frame[frame["year"].isin([2020, 2033, 2040])].itertuples():
        values = whole[(whole["plan"] == row.plan) & (whole["year"] == row.year) & (whole["measure"] == row.measure)]["value"]
        assert row.futures == len(values) == 20
        assert row.p50 == pytest.approx(np.quantile(values, 0.5), rel=1e-12)
        assert row.p10 <= row.p50 <= row.p90 and row.unit == MEASURES[row.measure].unit
    assert set(fake_results.fans(["queue"], ["new_ways/night"])["plan"]) == {"new_ways/night"}


def test_differences_are_the_means_of_pairs(fake_results):
    frame = Comparison(fake_results, 0, 1).to_pandas(["net_cost"])
    wide = fake_results.to_pandas().query("measure == 'net_cost' and year == 2040").pivot(index="future", columns="plan", values="value")
    pairs = wide["new_ways"] - wide["as_today"]
    last = frame[frame["year"] == 2040].iloc[0]
    assert last["mean"] == pytest.approx(pairs.mean(), rel=1e-12) and last["unit"] == "SEK" and last["futures"] == 20
    everything = Comparison(fake_results, 0, 1).to_pandas()
    assert set(everything["measure"]) == set(fakes.COURSES)


def test_parquet_brings_back_equal_results(with_districts, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "results.parquet"
    with_districts.to_parquet(file, {"note": "mine"})
    assert parquet.read_schema(file).metadata[b"note"] == b"mine"
    read = Results.from_parquet(file)
    assert read.digest == with_districts.digest
    for name in ("plans", "districts", "seed", "futures", "first_year", "last_year", "done", "total", "component_futures", "complete"):
        assert getattr(read, name) == getattr(with_districts, name), name
    assert pandas.read_parquet(file)["district"].tolist() == with_districts.to_pandas()["district"].tolist(), "and any program can read it"


def test_another_file_is_no_result(tmp_path):
    pytest.importorskip("pyarrow")
    pandas.DataFrame({"a": [1]}).to_parquet(tmp_path / "other.parquet")
    with pytest.raises(ValueError, match="not results that omsorg wrote"):
        Results.from_parquet(tmp_path / "other.parquet")


def test_a_name_that_nobody_knows_is_told(fake_results, tmp_path):
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    fake_results.to_parquet(tmp_path / "good.parquet")
    table = parquet.read_table(tmp_path / "good.parquet")
    at = table.column_names.index("measure")
    parquet.write_table(table.set_column(at, "measure", pa.array(["happiness"] * len(table))), tmp_path / "bad.parquet")
    with pytest.raises(ValueError, match="column measure holds a name"):
        Results.from_parquet(tmp_path / "bad.parquet")


def test_xarray_finds_a_figure_by_its_names(with_districts):
    pytest.importorskip("xarray")
    dataset = with_districts.to_xarray()
    first, futures, values = with_districts.grid("new_ways", "granted_hours", "Norr", "home_care")
    found = dataset["granted_hours"].sel(plan="new_ways", district="Norr", service="home_care")
    assert first == 2020 and futures == [0, 3] == dataset["future"].values.tolist()
    assert np.array_equal(found.values, values)
    assert np.isnan(dataset["granted_hours"].sel(district="Norr", service="escort")).all()
    assert np.nansum([dataset[name].sum() for name in dataset]) == pytest.approx(with_districts.core.value.sum()), "nothing is lost, nothing twice"


def test_xarray_says_what_it_holds_in_both_languages(with_districts):
    pytest.importorskip("xarray")
    dataset = with_districts.to_xarray()
    assert dataset["population"].dims == ("plan", "future", "year")
    assert dataset["waiting_days"].attrs == {
        "units": "days", "long_name": "Wait for a place", "label_sv": "Väntetid till plats", "label_en": "Wait for a place",
        "adds": "never", "district": "all", "service": "special_housing",
    }
    for name in dataset:
        assert dataset[name].attrs["units"] and dataset[name].attrs["label_sv"] != dataset[name].attrs["label_en"]
    assert dataset["plan_sv"].values.tolist() == ["Som i dag", "Nya arbetssätt"]
    assert dataset["service_en"].sel(service="escort") == "escort" and dataset["year"].attrs["label_sv"] == "kalenderår"
    assert dataset.attrs["result_sha256"] == with_districts.digest and dataset.attrs["complete"] == 0


def test_a_share_has_the_unit_one(fake_results):
    pytest.importorskip("xarray")
    assert fake_results.to_xarray()["unmet_share"].attrs["units"] == "1"
