// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/run.hpp>
#include <omsorg/doctor/known.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// What one replication of a model has seen, figure by figure.
///
/// `patience` says how much more precise the answer must be than a check asks for: 1 for a check, 15 for the
/// night, 280 for a release. A model spends it on longer replications or leaves it to more of them.
class Probe {
public:
    Probe(Run its_run, double its_patience) noexcept : run{its_run}, patience{its_patience} {}

    Run run;
    double patience;

    /// `metric` as the table names it; not a number is an observation that could not be made. What is computed
    /// rather than simulated agrees within a share of the truth: the digits that the data can carry.
    void see(std::string_view metric, double value, double within = computed_digits) {
        seen_.push_back({std::string{metric}, value, within});
    }

    struct Seen {
        std::string metric;
        double value, within;
    };
    [[nodiscard]] std::span<const Seen> seen() const noexcept { return seen_; }

    /// The table gives fifteen digits; three are left to rounding.
    static constexpr double computed_digits = 1e-12;

private:
    std::vector<Seen> seen_;
};

/// A model of the table, written with the library as a user would write it.
struct KnownModel {
    std::string_view name;    ///< as the table names it
    std::string_view variant; ///< what the figure must not depend on, as the law of service; mostly empty
    std::function<void(const Parameters&, Probe&)> replicate;
    std::vector<std::string_view> sees{}; ///< the metrics it answers for, where others answer for the rest
    std::uint64_t replications = 1'000;   ///< for a check
};

/// All models, in the order of the table.
[[nodiscard]] std::span<const KnownModel> known_models();

} // namespace omsorg
