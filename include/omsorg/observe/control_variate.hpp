// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/interval.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// A sharper mean, by help of something whose mean is known.
///
/// Futures in which more old people happened to live on need more home care. The number of old people is
/// expected exactly by the cohort projection; so a sample in which it came out two percent high is known to
/// be a sample with too much need, and by how much can be read from the futures themselves.
///
///     mean = mean of x - β (mean of the control - its known mean)
///
///     x │        ·  /        β is the slope of x on the control (least squares): the mean is read
///       │    ·  / ·          where the line passes the known mean, not where the sample happens to lie
///       │  ·  / ·
///       └─────┴─────▶ control
///           known mean
///
/// With several controls β is a vector. Each slope must be paid for with one future: of the plain variance
/// there remains, with normal figures, (1 - R²) (n - 2) / (n - q - 2); the second factor is the loss. A
/// control that explains little therefore makes things worse.
///
/// The law: adding a constant to a control and to its known mean, or measuring it in another unit, changes
/// nothing. Slopes given beforehand leave the mean without bias whatever the figures are like; slopes from
/// the same futures do so for normal figures, and otherwise up to a bias that vanishes as 1 / n.
///
/// Example
///
///     Controls controls{{expected_over_80}};
///     controls.add(granted_hours, {{over_80}});        // one future
///     controls.estimate()->interval();
///
/// Lavenberg and Welch, Management Science 27 (1981); Lavenberg, Moeller and Welch, Operations Research 30
/// (1982).
namespace omsorg {

struct ControlledMean {
    double mean = 0, standard_error = 0;
    std::uint64_t degrees_of_freedom = 0;
    std::vector<double> slopes{};
    double residual_variance = 0; ///< of x about the line
    double variance_ratio = 0;    ///< of this mean's variance, as estimated, over the plain mean's

    [[nodiscard]] Interval interval(double confidence = 0.95) const;
};

class Controls {
public:
    /// One known mean for each control.
    explicit Controls(std::vector<double> known_means);

    void add(double x, std::span<const double> controls);
    /// As many controls, with the same known means.
    Controls& operator+=(const Controls& other);

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

    /// None for fewer than two futures more than there are controls; none if a control does not vary, or
    /// follows from the others.
    [[nodiscard]] std::optional<ControlledMean> estimate() const;
    /// With slopes from elsewhere, one for each control; none below two futures.
    [[nodiscard]] std::optional<ControlledMean> estimate_with(std::vector<double> slopes) const;

private:
    // Number 0 is x; number j is control j less its known mean.
    [[nodiscard]] std::size_t numbers() const noexcept { return known_.size() + 1; }
    [[nodiscard]] double& products(std::size_t i, std::size_t j) { return products_[i * numbers() + j]; }
    [[nodiscard]] double products(std::size_t i, std::size_t j) const { return products_[i * numbers() + j]; }
    [[nodiscard]] double plain_variance_of_mean() const;

    std::vector<double> known_;
    std::uint64_t count_ = 0;
    std::vector<double> means_;
    std::vector<double> products_; // of deviations from the means, row by row
    std::vector<double> away_;     // scratch: one future's deviations
};

/// What estimating q slopes from n futures costs: (n - 2) / (n - q - 2), for n above q + 2.
[[nodiscard]] double loss_factor(std::uint64_t n, std::uint64_t q);

} // namespace omsorg
