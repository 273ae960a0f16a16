# SPDX-License-Identifier: MIT
"""
The omsorg simulation library, seen from Python.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import os
import pathlib
import typing
__all__: list[str] = ['Assumption', 'BreakSummary', 'Contribution', 'Contributions', 'CrossCheckYear', 'Difference', 'Digits', 'Examining', 'FanYear', 'Fault', 'Finding', 'Forecast', 'Influence', 'KnownRow', 'PlanEntry', 'ResultNames', 'ResultTable', 'Study', 'StudyError', 'Term', 'Third', 'YearDifference', 'base_schema', 'break_years', 'build', 'canonical_digest', 'canonical_text', 'compare_samples', 'compare_years', 'contributions', 'csv_cell', 'digest_of', 'digest_of_file', 'digits', 'fan', 'grid', 'influence_of', 'known_rows', 'load', 'measures', 'plan_schema', 'quantile_error', 'rank_correlation', 'reference_page', 'rounded', 'sample_quantile', 'services', 'shortest', 'summarise_breaks', 'write_csv']
class Term:
    """
    A measure or a service: its identifier, unit and names.
    """
    def __repr__(self) -> str:
        ...
    @property
    def adds(self) -> bool:
        """
        True if the figures may be summed over districts and services.
        """
    @property
    def en(self) -> str:
        ...
    @property
    def id(self) -> str:
        ...
    @property
    def sv(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
class Fault:
    """
    One thing wrong in a study: where, what, why it matters, what to try.
    """
    def __str__(self) -> str:
        ...
    @property
    def code(self) -> str:
        ...
    @property
    def column(self) -> int:
        ...
    @property
    def file(self) -> str:
        ...
    @property
    def key(self) -> str:
        ...
    @property
    def line(self) -> int:
        ...
    @property
    def problem(self) -> str:
        ...
    @property
    def suggestion(self) -> str:
        ...
    @property
    def why(self) -> str:
        ...
class StudyError(ValueError):
    """
    Everything that is wrong with a study, told at once.
    """
class Assumption:
    """
    One key of the model as the study sets it, and on what grounds.
    """
    def __repr__(self) -> str:
        ...
    @property
    def changed_by(self) -> list[str]:
        ...
    @property
    def effect(self) -> bool:
        ...
    @property
    def grade(self) -> str:
        ...
    @property
    def key(self) -> str:
        ...
    @property
    def label_en(self) -> str:
        ...
    @property
    def label_sv(self) -> str:
        ...
    @property
    def lacks_source(self) -> bool:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def origin(self) -> str:
        ...
    @property
    def source(self) -> str:
        ...
    @property
    def unit(self) -> str:
        ...
    @property
    def value(self) -> str:
        ...
    @property
    def varies(self) -> str:
        ...
    @property
    def year(self) -> str:
        ...
class PlanEntry:
    @property
    def about(self) -> str:
        ...
    @property
    def en(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def sv(self) -> str:
        ...
class CrossCheckYear:
    """
    Population times share times hours, one year.
    """
    @property
    def home_care_clients(self) -> float:
        ...
    @property
    def home_care_hours(self) -> float:
        ...
    @property
    def population(self) -> float:
        ...
    @property
    def population_80_plus(self) -> float:
        ...
    @property
    def special_housing_clients(self) -> float:
        ...
    @property
    def year(self) -> int:
        ...
class Study:
    """
    A study, read and checked.
    """
    def check_plan(self, name: str) -> None:
        """
        Raises StudyError when there is no such plan.
        """
    def cross_check(self) -> list[CrossCheckYear]:
        ...
    def drawn(self, plan: str, seed: typing.SupportsInt | typing.SupportsIndex, futures: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], no_magic: bool = False) -> dict[str, list[float]]:
        """
        By key, the value in each future at the start.
        """
    def explain(self, key: str) -> str:
        ...
    def neutralised(self, plan: str) -> list[str]:
        """
        The keys that no_magic sets to their neutral value under this plan.
        """
    def provenance(self, key: str, plan: str = '') -> str:
        ...
    @property
    def assumptions(self) -> list[Assumption]:
        ...
    @property
    def districts(self) -> list[str]:
        ...
    @property
    def first_year(self) -> int:
        ...
    @property
    def folder(self) -> pathlib.Path:
        ...
    @property
    def futures(self) -> int:
        ...
    @property
    def inputs(self) -> list[tuple[str, str]]:
        """
        Every file read, with its SHA-256.
        """
    @property
    def label_en(self) -> str:
        ...
    @property
    def label_sv(self) -> str:
        ...
    @property
    def lacking_sources(self) -> list[str]:
        ...
    @property
    def last_year(self) -> int:
        ...
    @property
    def municipality(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def plans(self) -> list[PlanEntry]:
        ...
    @property
    def resolved_sha256(self) -> str:
        ...
    @property
    def resolved_text(self) -> str:
        ...
    @property
    def seed(self) -> int:
        ...
class ResultTable:
    """
    The canonical result table, as read-only columns.
    """
    @staticmethod
    def from_columns(plan: typing.Annotated[numpy.typing.ArrayLike, numpy.uint16], future: typing.Annotated[numpy.typing.ArrayLike, numpy.uint32], year: typing.Annotated[numpy.typing.ArrayLike, numpy.int16], measure: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], district: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], service: typing.Annotated[numpy.typing.ArrayLike, numpy.uint8], value: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> ResultTable:
        ...
    def __len__(self) -> int:
        ...
    @property
    def district(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def future(self) -> numpy.typing.NDArray[numpy.uint32]:
        ...
    @property
    def measure(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def plan(self) -> numpy.typing.NDArray[numpy.uint16]:
        ...
    @property
    def service(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def value(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def year(self) -> numpy.typing.NDArray[numpy.int16]:
        ...
class ResultNames:
    """
    What the codes of a result table are called.
    """
    def __init__(self, plans: collections.abc.Sequence[str], districts: collections.abc.Sequence[str]) -> None:
        ...
    @property
    def districts(self) -> list[str]:
        ...
    @property
    def measures(self) -> list[str]:
        ...
    @property
    def plans(self) -> list[str]:
        ...
    @property
    def services(self) -> list[str]:
        ...
class BreakSummary:
    """
    What the break years of many futures say together.
    """
    @property
    def coverage(self) -> float:
        ...
    @property
    def first_year(self) -> int:
        ...
    @property
    def futures(self) -> int:
        ...
    @property
    def majority_high(self) -> int | None:
        ...
    @property
    def majority_low(self) -> int | None:
        ...
    @property
    def majority_year(self) -> int | None:
        ...
    @property
    def not_before_end(self) -> int:
        ...
    @property
    def p10(self) -> int | None:
        ...
    @property
    def p50(self) -> int | None:
        ...
    @property
    def p90(self) -> int | None:
        ...
    @property
    def share_broken(self) -> list[float]:
        ...
class Difference:
    """
    A paired difference: mean, interval and spread over futures.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def p10(self) -> float:
        ...
    @property
    def p50(self) -> float:
        ...
    @property
    def p90(self) -> float:
        ...
    @property
    def standard_error(self) -> float:
        ...
class YearDifference:
    @property
    def difference(self) -> Difference:
        ...
    @property
    def year(self) -> int:
        ...
class FanYear:
    """
    Low, middle and high of one measure in one year.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def p10(self) -> float:
        ...
    @property
    def p50(self) -> float:
        ...
    @property
    def p50_error(self) -> float:
        ...
    @property
    def p90(self) -> float:
        ...
    @property
    def standard_error(self) -> float:
        ...
    @property
    def year(self) -> int:
        ...
class Contribution:
    @property
    def alone(self) -> Difference:
        ...
    @property
    def share(self) -> float:
        ...
class Contributions:
    """
    One component at a time, the whole, and their interplay.
    """
    @property
    def components(self) -> list[Contribution]:
        ...
    @property
    def interplay(self) -> float:
        ...
    @property
    def whole(self) -> Difference:
        ...
class Digits:
    """
    How many digits a figure has earned.
    """
    @property
    def decimals(self) -> int:
        ...
    @property
    def unit(self) -> float:
        ...
class Third:
    """
    The break years of the futures with the lowest, middle or highest draws.
    """
    @property
    def futures(self) -> int:
        ...
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        ...
    @property
    def middle(self) -> int | None:
        ...
    @property
    def not_before_end(self) -> int:
        ...
class Influence:
    """
    How an unknown assumption moves the break year.
    """
    @property
    def noise(self) -> float:
        ...
    @property
    def rank_correlation(self) -> float:
        ...
    @property
    def thirds(self) -> typing.Annotated[list[Third], "FixedSize(3)"]:
        ...
class Forecast:
    """
    Every plan on its way through every future.
    """
    def __init__(self, study: Study, plans: collections.abc.Sequence[str], futures: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0, no_magic: bool = False, futures_of_plan: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = []) -> None:
        ...
    def progress(self) -> tuple[int, int, float | None]:
        """
        Runs done, runs in all, seconds left (or None).
        """
    def stop(self) -> None:
        """
        Asks the threads to come home; runs under way are dropped.
        """
    def take(self) -> tuple[ResultTable, int, int]:
        """
        Waits for all; the table, runs done, runs in all.
        """
    def wait(self, milliseconds: typing.SupportsInt | typing.SupportsIndex) -> bool:
        """
        True once every thread has come home.
        """
class KnownRow:
    """
    Something that is known from outside.
    """
    @property
    def exact(self) -> float:
        ...
    @property
    def id(self) -> str:
        ...
    @property
    def is_statistical(self) -> bool:
        ...
    @property
    def metric(self) -> str:
        ...
    @property
    def model(self) -> str:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def parameters(self) -> str:
        ...
    @property
    def source(self) -> str:
        ...
    @property
    def tier(self) -> str | None:
        """
        check, nightly or release; None: the note says why it is not examined.
        """
class Finding:
    """
    What came of examining one row.
    """
    @property
    def accepted(self) -> bool:
        ...
    @property
    def mean(self) -> float:
        ...
    @property
    def replications(self) -> int:
        ...
    @property
    def row(self) -> KnownRow:
        ...
    @property
    def standard_error(self) -> float:
        """
        Not a number for what is computed rather than simulated.
        """
    @property
    def variant(self) -> str:
        ...
    @property
    def why(self) -> str:
        ...
class Examining:
    """
    The library on its way through the table of what is known.
    """
    def __init__(self, tier: str = 'check', seed: typing.SupportsInt | typing.SupportsIndex = 2026, threads: typing.SupportsInt | typing.SupportsIndex = 0, rows: collections.abc.Sequence[str] = []) -> None:
        ...
    def progress(self) -> tuple[int, int]:
        """
        Models done, models in all.
        """
    def stop(self) -> None:
        """
        Asks the threads to come home; a model under way is dropped.
        """
    def take(self) -> list[Finding]:
        """
        Waits for all; what was found, in the order of the table.
        """
    def wait(self, milliseconds: typing.SupportsInt | typing.SupportsIndex) -> bool:
        """
        True once all are examined.
        """
def base_schema() -> str:
    ...
def break_years(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, tolerance: typing.SupportsFloat | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> list[int | None]:
    """
    The break year of each finished future; None = not before the horizon's end.
    """
def canonical_digest(table: ResultTable, names: ResultNames) -> str:
    ...
def canonical_text(table: ResultTable, names: ResultNames) -> str:
    ...
def compare_samples(before: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], after: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> Difference:
    ...
def compare_years(table: ResultTable, before: typing.SupportsInt | typing.SupportsIndex, after: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0, level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> list[YearDifference]:
    ...
def contributions(before: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], whole: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], components: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]], level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> Contributions:
    ...
def csv_cell(name: str) -> str:
    ...
def digest_of(text: str) -> str:
    ...
def digest_of_file(file: os.PathLike | str | bytes) -> str:
    ...
def digits(standard_error: typing.SupportsFloat | typing.SupportsIndex, most: typing.SupportsInt | typing.SupportsIndex = 6) -> Digits:
    ...
def fan(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> list[FanYear]:
    ...
def grid(table: ResultTable, plan: typing.SupportsInt | typing.SupportsIndex, measure: typing.SupportsInt | typing.SupportsIndex, district: typing.SupportsInt | typing.SupportsIndex = 255, service: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[int, list[int], numpy.typing.NDArray[numpy.float64]]:
    """
    First year, futures, and the values as an array (future, year).
    """
def influence_of(drawn: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], years: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | None], last_year: typing.SupportsInt | typing.SupportsIndex) -> Influence:
    ...
def known_rows() -> list[KnownRow]:
    """
    The table of what is known.
    """
def load(folder: os.PathLike | str | bytes, set: collections.abc.Mapping[str, str] = {}) -> Study:
    ...
def measures() -> list[Term]:
    """
    Every measure, in the order of its code in the result table.
    """
def plan_schema() -> str:
    ...
def quantile_error(sample: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], p: typing.SupportsFloat | typing.SupportsIndex) -> float:
    ...
def rank_correlation(x: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], y: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex]) -> float:
    ...
def reference_page() -> str:
    ...
def rounded(value: typing.SupportsFloat | typing.SupportsIndex, digits: Digits) -> float:
    ...
def sample_quantile(sample: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], p: typing.SupportsFloat | typing.SupportsIndex) -> float:
    ...
def services() -> list[Term]:
    """
    Every service, in the order of its code in the result table.
    """
def shortest(value: typing.SupportsFloat | typing.SupportsIndex) -> str:
    ...
def summarise_breaks(years: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex | None], first_year: typing.SupportsInt | typing.SupportsIndex, last_year: typing.SupportsInt | typing.SupportsIndex, level: typing.SupportsFloat | typing.SupportsIndex = 0.95) -> BreakSummary:
    ...
def write_csv(table: ResultTable, names: ResultNames, file: os.PathLike | str | bytes) -> str:
    """
    Writes the canonical table and returns its SHA-256.
    """
__version__: str = '0.1.0'
build: str = 'GNU 12.2.0 Release'
