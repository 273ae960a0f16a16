# %% SPDX-License-Identifier: MIT [markdown]
# # A first forecast
#
# Will the hours of a municipality's staff suffice for the needs of its people, year by year, if it goes on as today, and if
# it works in a new way? This notebook goes from nothing to a figure in ten lines, and then shows where an analyst goes on.
#
# Three things are yours to change. Five futures of Skellefteå until 2040 take a minute or two on two processors;
# a decision deserves twenty or more. An earlier last day, such as `2030-12-31`, is quicker.

# %% tags=["parameters"]
folder = "../scenarios/skelleftea"
last_day = "2040-12-31"
futures = 5
kept_in = "../out/first_forecast.parquet"

# %%
import omsorg

study = omsorg.load(folder, set={"study.end": last_day})
results = omsorg.forecast(study, plans=["as_today", "new_ways"], futures=futures)
results.plot("unmet_share")

# %% [markdown]
# The line is the middle of the futures; one in ten lies above the band, and one in ten below it. Both plans live through
# the *same* futures: the same people, the same wishes, the same luck. Where the bands overlap the plans may still differ
# with certainty; that is asked further down.
#
# ## The study
#
# A study is a folder of text. It shows itself: its plans, and how well its settings are known. Every setting has a source
# and an evidence grade, or says that it is assumed.

# %%
study

# %%
print(study.explain("outcome.base_unmet_share"))

# %% [markdown]
# ## The results
#
# Results show what a planner asks for first. Figures have only as many digits as their Monte Carlo error supports; with few
# futures they are few. In Swedish: `results.show("sv")`.

# %%
results

# %%
results.show("sv")

# %% [markdown]
# `table` gives the same as text, for any measures and years.

# %%
print(results.table(["posts_required", "posts_affordable", "posts_gap"], years=[2025, results.last_year]))

# %% [markdown]
# ## More figures
#
# Several measures give a panel each; resources and lives belong side by side. `by="district"` gives a panel for each
# district. A figure is yours: it is returned, and nothing has to be closed.

# %%
results.plot(["posts_gap", "net_cost", "clients", "waiting_days", "staff_continuity", "met_preference_share"], language="sv")

# %%
results.plot("unmet_share", by="district", service="home_care")

# %% [markdown]
# It is an ordinary matplotlib figure, so the rest of matplotlib goes on from there. The tolerance is the study's own.

# %%
tolerance = float(study.setting("outcome.tolerance").value.split()[0])
figure = results.plot("unmet_share")
axes = figure.axes[0]
axes.axhline(100 * tolerance, color="black", linestyle=":", linewidth=1)
axes.annotate("tolerance of the study", (results.first_year, 100 * tolerance), xytext=(4, 4), textcoords="offset points", fontsize=9)
figure

# %% [markdown]
# The year in which the unmet share first exceeds the tolerance has a distribution too: one year for each future, or
# `None` where it does not happen before the end.

# %%
{plan.name: results.break_years(plan.name, tolerance) for plan in results.plans}

# %% [markdown]
# ## Which of two plans
#
# A comparison is made future by future. Because both plans met the same luck, its interval is far narrower than the bands
# above; where it does not touch zero, the difference is not chance.

# %%
comparison = results.compare("as_today", "new_ways")
comparison

# %%
comparison.plot(["staff_continuity", "met_preference_share", "net_cost"])

# %% [markdown]
# A what-if is the same thing with a setting changed: one plan against itself. Nobody has recorded how well the base year
# was staffed; here it is assumed that nothing was unmet then. Two futures show how it works.

# %%
what_if = omsorg.compare(study, "as_today", "as_today", set={"outcome.base_unmet_share": 0}, futures=2)
what_if

# %% [markdown]
# ## The figures themselves
#
# One row for each plan, future, year, measure, district and service. Names are categories in the order of the forecast.
# "all" is the whole municipality, or all services together; never add it to its parts.

# %%
frame = results.to_pandas()
frame.sample(5, random_state=1)

# %%
frame.dtypes

# %% [markdown]
# `fans` sums up the futures. Quantiles do not add: to sum over districts, sum each future first and take quantiles after.

# %%
results.fans(["unmet_hours", "posts_gap"]).tail(4)

# %%
rural = frame[(frame.measure == "granted_hours") & (frame.service == "home_care") & ~frame.district.isin(["all", study.districts[0]])]
by_future = rural.groupby(["plan", "year", "future"], observed=True)["value"].sum()
by_future.groupby(["plan", "year"], observed=True).quantile([0.1, 0.5, 0.9]).unstack().round(-2).tail(3)

# %% [markdown]
# The same as an xarray dataset: a variable for each measure, with its unit and its name in both languages.

# %%
dataset = results.to_xarray()
dataset["unmet_hours"]

# %%
saved = dataset["unmet_hours"].sel(plan="as_today", service="home_care") - dataset["unmet_hours"].sel(plan="new_ways", service="home_care")
saved.sel(district="all").mean("future").round(0).to_series().rename("unmet hours less, in the mean").tail(3)

# %% [markdown]
# ## Keeping it
#
# A Parquet file holds the table, the plans and how they were asked for. What comes back is equal, to the last bit: the
# digest is a fingerprint of every figure. `./run` leaves such a file in `out/results/results.parquet`.

# %%
from pathlib import Path

Path(kept_in).parent.mkdir(parents=True, exist_ok=True)
results.to_parquet(kept_in)
again = omsorg.Results.from_parquet(kept_in)
assert again.digest == results.digest
again.digest

# %% [markdown]
# ## Where to go on
#
# * What each measure means, how it is computed and what it does not say: the next cell, and [`docs/measures/en`](../docs/measures/en/README.md).
# * Another municipality, another plan: [`docs/guides/study.md`](../docs/guides/study.md).
# * This page for analysts, with the API: [`docs/guides/notebook.md`](../docs/guides/notebook.md).

# %%
omsorg.describe("unmet_share")
