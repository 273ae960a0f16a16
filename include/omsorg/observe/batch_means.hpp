// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How far off the average of one long run may be, although each observation depends on those before it.
///
/// Neighbours in a queue share their fate; the means of long batches hardly do. So the run is cut in batches
/// and the means of the batches are treated as independent:
///
///     x x x x x x │ x x x x x x │ x x x x x x │ …         k batches of m
///       mean 1        mean 2        mean 3                mean ± t(k - 1) · s / √k
///
///     └─────────┘
///       └─────────┘                                       overlapping: a window of m moves one by one;
///         └─────────┘                                     two thirds of the variance, from the same run
///
/// Both estimate the asymptotic variance, the limit of n Var(mean): the variance of independent observations
/// whose mean would be as sure. Von Neumann's ratio of the batch means says whether m is
/// long enough: clearly below 2, the means still depend on each other (dependence.hpp).
///
/// The law: observations that do not fill a batch are not counted in it; batches doubled by the limit are
/// those that a run with the greater size would have had, up to rounding.
///
/// Example
///
///     BatchMeans waits{500};
///     waits.add(in_hours(now - asked));
///     waits.interval();
///
/// Meketon and Schmeiser, "Overlapping batch means", Winter Simulation Conference (1984).
namespace omsorg {

/// Stores one number for each batch: with a limit, at most so many however long the run.
class BatchMeans {
public:
    static constexpr std::size_t unlimited = ~std::size_t{0};

    /// When there are `most` batches (an even number), neighbours are joined and the size is doubled.
    explicit BatchMeans(std::uint64_t size, std::size_t most = unlimited);

    void add(double x);

    /// Observations in a batch.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Of the batches that are full, in order.
    [[nodiscard]] std::span<const double> means() const noexcept { return means_; }
    [[nodiscard]] Tally tally() const noexcept;

    /// None below two batches.
    [[nodiscard]] std::optional<Interval> interval(double confidence = 0.95) const;
    [[nodiscard]] double asymptotic_variance() const noexcept;
    [[nodiscard]] double von_neumann_ratio() const;

private:
    void close_batch();

    std::uint64_t size_;
    std::size_t most_;
    std::uint64_t open_ = 0; // observations in the batch under way
    double origin_ = 0;      // the first observation: sums are of what exceeds it
    double sum_ = 0;
    std::vector<double> means_{};
};

/// Stores the last m observations.
class OverlappingBatchMeans {
public:
    explicit OverlappingBatchMeans(std::size_t size);

    void add(double x);

    [[nodiscard]] std::uint64_t count() const noexcept { return all_.count(); }
    [[nodiscard]] double mean() const noexcept { return all_.mean(); }

    /// n m / ((n - m + 1)(n - m)) · Σ (mean of window - mean of all)²; not a number until n exceeds m.
    [[nodiscard]] double asymptotic_variance() const noexcept;
    [[nodiscard]] double standard_error() const noexcept;
    /// 3/2 (n / m - 1).
    [[nodiscard]] double degrees_of_freedom() const noexcept;
    /// None below two batches.
    [[nodiscard]] std::optional<Interval> interval(double confidence = 0.95) const;

private:
    std::vector<double> last_; // the window, as a ring
    std::size_t place_ = 0;    // of the oldest
    double origin_ = 0;
    double sum_ = 0; // of the window, less the origin
    Tally all_{}, windows_{};
};

} // namespace omsorg
