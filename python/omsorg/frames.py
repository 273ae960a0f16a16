# SPDX-License-Identifier: MIT
"""The result table in the forms that other programs know: pandas, xarray and Parquet, with names, units and labels.

Nothing is lost on the way: what is written as Parquet is read back as equal results (`parquet`, `from_parquet`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from omsorg import _core
from omsorg.study import Plan
from omsorg.terms import COLUMNS, MEASURES, SERVICES, WHOLE_MUNICIPALITY, name_of

if TYPE_CHECKING:
    import pandas
    import xarray

    from omsorg.comparison import Comparison
    from omsorg.results import Results

# Under this key a Parquet file says how the results in it were asked for.
ASKED = "omsorg.results"
_ASKED_PLAINLY = ("seed", "futures", "first_year", "last_year", "no_magic", "component_futures", "done", "total", "interrupted")

# A share and a ratio have no unit, and programs that read units write that as 1.
_UNITS = {"share": "1", "ratio": "1", "points": "1"}
_COORDINATES = {
    "plan": ("plan", "plan", "plan"),
    "future": ("number of the future", "framtidens nummer", "number of the future"),
    "year": ("calendar year", "kalenderår", "calendar year"),
    "district": ("district", "distrikt", "district"),
    "service": ("service", "tjänst", "service"),
}


def words_of(plans: Sequence[Plan], districts: Sequence[str]) -> dict[str, list[str]]:
    """The names behind the codes of a column; the whole municipality is the last of the districts."""
    return {
        "plan": [plan.name for plan in plans],
        "measure": list(MEASURES),
        "district": [*districts, "all"],
        "service": list(SERVICES),
    }


def codes_of(results: Results) -> dict[str, NDArray[Any]]:
    """The columns, with the codes of `words_of`."""
    columns = dict(results.columns)
    district = columns["district"].astype(np.int16)
    columns["district"] = np.where(district == WHOLE_MUNICIPALITY, np.int16(len(results.districts)), district)
    return columns


def to_pandas(results: Results) -> pandas.DataFrame:
    """See `Results.to_pandas`."""
    import pandas as pd

    columns, words = codes_of(results), words_of(results.plans, results.districts)
    return pd.DataFrame({
        "plan": pd.Categorical.from_codes(columns["plan"].astype(np.int16), categories=words["plan"]),
        "future": columns["future"].astype(np.int32),
        "year": columns["year"],
        "measure": pd.Categorical.from_codes(columns["measure"].astype(np.int16), categories=words["measure"]),
        "district": pd.Categorical.from_codes(columns["district"], categories=words["district"]),
        "service": pd.Categorical.from_codes(columns["service"].astype(np.int16), categories=words["service"]),
        "value": columns["value"],
    })


def fans(results: Results, measures: Sequence[str], plans: Sequence[str], district: str, service: str | None) -> pandas.DataFrame:
    """See `Results.fans`."""
    import pandas as pd

    rows = [
        (plan, one.year, measure, MEASURES[measure].unit, one.futures, one.p10, one.p50, one.p90, one.p50_error)
        for plan in plans
        for measure in measures
        for one in results.fan(plan, measure, district, service)
        if one.futures
    ]
    frame = pd.DataFrame(rows, columns=["plan", "year", "measure", "unit", "futures", "p10", "p50", "p90", "p50_error"])
    return frame.astype({
        "plan": pd.CategoricalDtype(list(plans)),
        "year": "int16",
        "measure": pd.CategoricalDtype(list(measures)),
        "unit": pd.CategoricalDtype(list(dict.fromkeys(MEASURES[measure].unit for measure in measures))),
        "futures": "int32",
    })


def differences(comparison: Comparison, measures: Sequence[str], service: str | None) -> pandas.DataFrame:
    """See `Comparison.to_pandas`."""
    import pandas as pd

    rows = [
        (one.year, measure, MEASURES[measure].unit, found.futures, found.mean, found.standard_error, found.low, found.high)
        for measure in measures
        for one in comparison.years(measure, service)
        if (found := one.difference).futures
    ]
    frame = pd.DataFrame(rows, columns=["year", "measure", "unit", "futures", "mean", "standard_error", "low", "high"])
    return frame.astype({
        "year": "int16",
        "measure": pd.CategoricalDtype(list(measures)),
        "unit": pd.CategoricalDtype(list(dict.fromkeys(MEASURES[measure].unit for measure in measures))),
        "futures": "int32",
    })


def to_xarray(results: Results) -> xarray.Dataset:
    """See `Results.to_xarray`."""
    import xarray as xr

    columns, words = codes_of(results), words_of(results.plans, results.districts)
    futures, columns["future"] = np.unique(columns["future"], return_inverse=True)
    columns["year"] = columns["year"] - results.first_year
    years = np.arange(results.first_year, results.last_year + 1, dtype=np.int16)
    coordinates: dict[str, Any] = {
        "plan": words["plan"], "future": futures.astype(np.int32), "year": years, "district": words["district"], "service": words["service"],
    }
    order = np.argsort(columns["measure"], kind="stable")
    edges = np.searchsorted(columns["measure"][order], np.arange(len(words["measure"]) + 1))
    variables = {}
    for code, measure in enumerate(words["measure"]):
        rows = order[edges[code] : edges[code + 1]]
        if len(rows):
            variables[measure] = _variable(measure, {name: column[rows] for name, column in columns.items()}, coordinates)
    dataset = xr.Dataset(variables, coords=coordinates, attrs={
        "title": "omsorg: " + ", ".join(words["plan"]), "seed": results.seed, "futures": results.futures,
        "complete": int(results.complete), "no_magic": int(results.no_magic), "result_sha256": results.digest,
    })
    for name, (long_name, sv, en) in _COORDINATES.items():
        dataset[name].attrs = {"long_name": long_name, "label_sv": sv, "label_en": en}
    for language in ("sv", "en"):
        dataset.coords[f"plan_{language}"] = ("plan", [plan.label(language) for plan in results.plans])
        dataset.coords[f"service_{language}"] = ("service", [name_of(SERVICES[name], language) for name in words["service"]])
    return dataset


def _variable(measure: str, columns: dict[str, NDArray[Any]], coordinates: dict[str, Any]) -> tuple[list[str], NDArray[np.float64], dict[str, str]]:
    """A measure with the dimensions it is kept by: a figure of the whole municipality has no district."""
    term = MEASURES[measure]
    attributes = {"units": _UNITS.get(term.unit, term.unit), "long_name": term.en, "label_sv": term.sv, "label_en": term.en}
    attributes["adds"] = "over districts and services" if term.adds else "never"
    dimensions = ["plan", "future", "year"]
    for name in ("district", "service"):
        if columns[name].min() != columns[name].max():
            dimensions.append(name)
        else:
            attributes[name] = coordinates[name][columns[name][0]]
    values = np.full([len(coordinates[name]) for name in dimensions], np.nan)
    values[tuple(columns[name] for name in dimensions)] = columns["value"]
    return dimensions, values, attributes


def to_parquet(results: Results, path: str | Path, metadata: dict[str, str]) -> None:
    """See `Results.to_parquet`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns, words = codes_of(results), words_of(results.plans, results.districts)
    arrays: dict[str, Any] = {
        name: pa.DictionaryArray.from_arrays(pa.array(column.astype(np.int16)), pa.array(words[name])) if name in words else pa.array(column)
        for name, column in columns.items()
    }
    asked = {name: getattr(results, name) for name in _ASKED_PLAINLY}
    asked["districts"] = results.districts
    asked["plans"] = [vars(plan) for plan in results.plans]
    kept = {**metadata, ASKED: json.dumps(asked, ensure_ascii=False)}
    pq.write_table(pa.table(arrays).replace_schema_metadata(kept), path, compression="zstd")


def from_parquet(path: str | Path) -> Results:
    """See `Results.from_parquet`."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from omsorg.results import Results

    table = pq.read_table(path)
    kept = (table.schema.metadata or {}).get(ASKED.encode())
    missing = [name for name in COLUMNS if name not in table.column_names]
    if kept is None or missing:
        raise ValueError(f"{path}: not results that omsorg wrote ({f'no column {missing[0]}' if missing else f'no {ASKED} in its metadata'})")
    asked = json.loads(kept)
    plans = [Plan(**plan) for plan in asked.pop("plans")]
    districts = asked.pop("districts")
    columns: dict[str, Any] = {name: table.column(name) for name in COLUMNS}
    for name, words in words_of(plans, districts).items():
        places = pc.index_in(columns[name].cast(pa.string()), value_set=pa.array(words))
        if places.null_count:
            raise ValueError(f"{path}: column {name} holds a name that this version does not know")
        codes = places.to_numpy()
        columns[name] = np.where(codes == len(districts), WHOLE_MUNICIPALITY, codes) if name == "district" else codes
    return Results(_core.ResultTable.from_columns(**{name: np.asarray(column) for name, column in columns.items()}), plans, districts, **asked)
