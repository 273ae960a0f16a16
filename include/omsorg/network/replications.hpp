// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/network/model.hpp>
#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/pairs.hpp>
#include <omsorg/observe/sequential.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace omsorg {

/// How often a model is run, and by how many at a time.
struct Replications {
    std::uint64_t seed = 1;
    std::uint32_t count = 100;
    bool mirrored = false; ///< each is a future and its mirror: two runs, and one figure, the mean of the two
    unsigned threads = 0;  ///< 0: as many as the machine has
    /// Instead of a count: until the interval of the mean of each of these measures is as narrow as is asked.
    std::optional<Precision> until{};
    std::vector<std::size_t> judged{}; ///< empty: the time in the house of each kind of people
    /// Told after each replication how many are done, and of how many, if that is known; from any thread, one at
    /// a time.
    std::function<void(std::uint32_t done, std::uint32_t all)> progress{};
    std::stop_token stop{};
};

/// What many replications of a model gave, each figure of each of them.
///
///     replication    wait   queue   use
///          0         1.93    1.52   0.79
///          1         2.40    1.97   0.82        a column is a sample: its mean has an interval
///          …
///
/// The law: the figures depend on the description and the seed, never on the number of threads; replication 17 is
/// the same whether 20 or 2,000 are run. So the columns of two descriptions may be paired row by row.
///
/// In mirrored pairs replication 17 is future 17 and its mirror (chance/run.hpp), and its row the means of the two; so
/// a column is still a sample of independent figures, and every interval is one by pairs. A measure that some future
/// or mirror lacks is then told of none: the mean over the pairs in which both have it would be another figure.
class NetworkResult {
public:
    /// `halves` are the figures of each future and, after them, of its mirror; none if it was not mirrored.
    NetworkResult(std::vector<NetworkMeasure> measures, std::vector<double> values, bool met,
                  std::vector<double> halves = {})
        : measures_{std::move(measures)}, values_{std::move(values)}, halves_{std::move(halves)}, met_{met} {}

    [[nodiscard]] const std::vector<NetworkMeasure>& measures() const noexcept { return measures_; }
    [[nodiscard]] std::size_t replications() const noexcept {
        return measures_.empty() ? 0 : values_.size() / measures_.size();
    }
    /// Row by row: all figures of one replication, then those of the next.
    [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
    /// Whether the asked precision was reached; true if none was asked for.
    [[nodiscard]] bool met() const noexcept { return met_; }

    /// A measure over the replications that have it.
    [[nodiscard]] Tally tally(std::size_t measure) const;
    [[nodiscard]] bool mirrored() const noexcept { return !halves_.empty(); }
    /// Each future and its mirror, of a measure that is told: what the pairs were worth is `mean_ratio()`.
    [[nodiscard]] Pairs pairs(std::size_t measure) const;

private:
    std::vector<NetworkMeasure> measures_;
    std::vector<double> values_;
    std::vector<double> halves_;
    bool met_;
};

/// Runs the model so often. A replication that was not done when somebody asked to stop is left out, with all that
/// follow it.
[[nodiscard]] NetworkResult replicate(const NetworkModel& model, const Replications& how);

/// The result as a table of comma-separated values: a row for each measure, with its mean, its intervals by
/// Student and by Willink, the standard deviation, and the number of replications that have it.
[[nodiscard]] std::string summary_csv(const NetworkResult& result, double confidence = 0.95);
/// The same as JSON.
[[nodiscard]] std::string summary_json(const NetworkResult& result, double confidence = 0.95);

} // namespace omsorg
