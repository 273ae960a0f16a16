# SPDX-License-Identifier: MIT
"""Will the hours of our staff suffice for the needs of our people, year by year, as today and in a new way?

    import omsorg

    study = omsorg.load("scenarios/skelleftea", set={"travel.road_speed": "50 km/h"})
    results = omsorg.forecast(study, plans=["as_today", "new_ways"], futures=20)
    print(results.table())
    print(omsorg.compare(study, "as_today", "new_ways", futures=20).table())
    print(omsorg.diff("scenarios/last_year", "scenarios/skelleftea", futures=20).table())

Core needs NumPy only; frames (`results.to_pandas()`, `.to_xarray()`, `.to_parquet()`) need the extra `tables`, and
`results.plot()` the extra `plot`; `read_workbook` the extra `workbook`. In a notebook a study, its results and a comparison show themselves.
"""

from omsorg._core import __version__
from omsorg.comparison import Comparison, compare
from omsorg.difference import Diff, NotComparable, diff
from omsorg.forecasting import forecast
from omsorg.founding import NewStudy, NotFounded, new_study
from omsorg.measures import describe
from omsorg.results import Results
from omsorg.study import Plan, Setting, Study, StudyError, load
from omsorg.watching import Progress
from omsorg.workbook import WorkbookError, read_workbook

__all__ = [
    "Comparison",
    "Diff",
    "NewStudy",
    "NotComparable",
    "NotFounded",
    "Plan",
    "Progress",
    "Results",
    "Setting",
    "Study",
    "StudyError",
    "WorkbookError",
    "__version__",
    "compare",
    "describe",
    "diff",
    "forecast",
    "load",
    "new_study",
    "read_workbook",
]
