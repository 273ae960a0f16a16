# SPDX-License-Identifier: MIT
"""From what was granted to what was paid for: where each hour went, service by service.

Two books meet at the client's door. The clients' book loses hours on the way from the decision to the visit; the staff's book
begins with the hours that are paid for and loses some of them before anybody meets a client.

    clients   granted ── not planned ──▶ planned ── nobody came, cut short, away, declined, by camera … ──▶ delivered
    staff     paid ── paid absence ──▶ worked ── travel, documentation, meetings, waiting … ──▶ with clients
                └──── beside the rosters: at screens, therapists, trainers

`delivered` and `with_clients` need not be alike: a visit by two, a group on an outing. Everything else adds up exactly, in every
service, year and future. Hours are those of the simulation; what they cost is in `staff_cost`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from omsorg.results import Results
from omsorg.terms import SERVICES

if TYPE_CHECKING:
    import pandas

# What each column is the sum of, with its sign; what a service does not keep is nothing.
COLUMNS = {
    "granted": (("granted_hours", 1),),
    "not_planned": (("not_planned_hours", 1),),
    "planned": (("planned_hours", 1),),
    "not_delivered": (("planned_hours", 1), ("delivered_hours", -1)),
    "delivered": (("delivered_hours", 1),),
    "paid": (("worked_hours", 1), ("paid_absence_hours", 1), ("beside_hours", 1)),
    "paid_absence": (("paid_absence_hours", 1),),
    "worked": (("worked_hours", 1),),
    "not_with_clients": (("worked_hours", 1), ("client_time_hours", -1)),
    "with_clients": (("client_time_hours", 1),),
    "beside": (("beside_hours", 1),),
}
MEASURED = ("granted_hours", "not_planned_hours", "planned_hours", "delivered_hours", "worked_hours", "paid_absence_hours", "client_time_hours", "beside_hours")


def to_pandas(results: Results) -> pandas.DataFrame:
    """See `Results.reconciliation`."""
    import pandas as pd

    table = results.to_pandas()
    table = table[(table.district == "all") & table.measure.isin(MEASURED)]
    wide = table.pivot_table(index=["plan", "future", "year", "service"], columns="measure", values="value", aggfunc="sum", observed=True)
    wide = wide.reindex(columns=list(MEASURED)).fillna(0.0)
    frame = pd.DataFrame({column: np.asarray(sum(sign * wide[measure] for measure, sign in parts)) for column, parts in COLUMNS.items()}, index=wide.index)
    frame = frame[(frame != 0).any(axis=1)].reset_index()
    return frame.astype({"service": pd.CategoricalDtype(list(SERVICES)), "future": "int32", "year": "int16"})
