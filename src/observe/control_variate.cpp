// SPDX-License-Identifier: MIT
#include <omsorg/observe/control_variate.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

// The lower triangle L of a symmetric matrix, S = L Lᵀ, row by row (Cholesky); empty if a row follows from
// those above it.
std::vector<double> triangle_of(std::vector<double> s, std::size_t q) {
    for (std::size_t j = 0; j < q; ++j) {
        const double whole = s[j * q + j];
        for (std::size_t i = j; i < q; ++i)
            for (std::size_t k = 0; k < j; ++k) s[i * q + j] -= s[i * q + k] * s[j * q + k];
        // What is left of a control's variance when the others are known; below this it is rounding.
        if (!(s[j * q + j] > 1e-10 * whole)) return {};
        const double pivot = std::sqrt(s[j * q + j]);
        for (std::size_t i = j; i < q; ++i) s[i * q + j] /= pivot;
    }
    return s;
}

// y of L y = b.
std::vector<double> solve_lower(const std::vector<double>& l, std::vector<double> b) {
    const std::size_t q = b.size();
    for (std::size_t i = 0; i < q; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= l[i * q + k] * b[k];
        b[i] /= l[i * q + i];
    }
    return b;
}

// x of Lᵀ x = y.
std::vector<double> solve_upper(const std::vector<double>& l, std::vector<double> y) {
    const std::size_t q = y.size();
    for (std::size_t i = q; i-- > 0;) {
        for (std::size_t k = i + 1; k < q; ++k) y[i] -= l[k * q + i] * y[k];
        y[i] /= l[i * q + i];
    }
    return y;
}

double squares(const std::vector<double>& v) {
    double sum = 0;
    for (const double x : v) sum += x * x;
    return sum;
}

} // namespace

Interval ControlledMean::interval(double confidence) const {
    const double reach = student_point(static_cast<double>(degrees_of_freedom), confidence) * standard_error;
    return {mean - reach, mean + reach};
}

Controls::Controls(std::vector<double> known_means)
    : known_{std::move(known_means)}, means_(numbers()), products_(numbers() * numbers()), away_(numbers()) {
    expect(!known_.empty(), "there is at least one control");
}

void Controls::add(double x, std::span<const double> controls) {
    expect(controls.size() == known_.size(), "each control has one figure");
    const auto before = static_cast<double>(count_);
    const auto n = static_cast<double>(++count_);
    away_[0] = x - means_[0];
    for (std::size_t j = 0; j < known_.size(); ++j) away_[j + 1] = controls[j] - known_[j] - means_[j + 1];
    for (std::size_t i = 0; i < numbers(); ++i) {
        for (std::size_t j = 0; j < numbers(); ++j) products(i, j) += away_[i] * away_[j] * (before / n);
        means_[i] += away_[i] / n;
    }
}

Controls& Controls::operator+=(const Controls& other) {
    expect(known_ == other.known_, "joined controls are the same controls");
    if (other.count_ == 0) return *this;
    const auto na = static_cast<double>(count_);
    const auto nb = static_cast<double>(other.count_);
    std::vector<double> apart;
    for (std::size_t i = 0; i < numbers(); ++i) apart.push_back(other.means_[i] - means_[i]);
    for (std::size_t i = 0; i < numbers(); ++i) {
        for (std::size_t j = 0; j < numbers(); ++j)
            products(i, j) += other.products(i, j) + apart[i] * apart[j] * (na * nb / (na + nb));
        means_[i] += apart[i] * (nb / (na + nb));
    }
    count_ += other.count_;
    return *this;
}

double Controls::plain_variance_of_mean() const {
    const auto n = static_cast<double>(count_);
    return products(0, 0) / (n - 1) / n;
}

std::optional<ControlledMean> Controls::estimate() const {
    const std::size_t q = known_.size();
    if (count_ < q + 2) return std::nullopt;
    std::vector<double> among, with_x, off;
    for (std::size_t i = 1; i <= q; ++i) {
        for (std::size_t j = 1; j <= q; ++j) among.push_back(products(i, j));
        with_x.push_back(products(i, 0));
        off.push_back(means_[i]);
    }
    const auto l = triangle_of(std::move(among), q);
    if (l.empty()) return std::nullopt;

    // The line x = mean + slopes · (control - known mean): its intercept, and the variance of an intercept,
    // s² (1/n + off · S⁻¹ off) with s² the mean square about the line.
    const auto explained = solve_lower(l, with_x);
    ControlledMean found;
    found.slopes = solve_upper(l, explained);
    found.mean = means_[0];
    for (std::size_t j = 0; j < q; ++j) found.mean -= found.slopes[j] * off[j];
    found.degrees_of_freedom = count_ - q - 1;
    found.residual_variance =
        std::max(0.0, products(0, 0) - squares(explained)) / static_cast<double>(found.degrees_of_freedom);
    const double variance =
        found.residual_variance * (1 / static_cast<double>(count_) + squares(solve_lower(l, off)));
    found.standard_error = std::sqrt(variance);
    found.variance_ratio = variance / plain_variance_of_mean();
    return found;
}

std::optional<ControlledMean> Controls::estimate_with(std::vector<double> slopes) const {
    expect(slopes.size() == known_.size(), "each control has one slope");
    if (count_ < 2) return std::nullopt;
    ControlledMean found;
    found.slopes = std::move(slopes);
    found.degrees_of_freedom = count_ - 1;
    std::vector<double> weights{1};
    for (const double slope : found.slopes) weights.push_back(-slope);
    double sum = 0;
    for (std::size_t i = 0; i < numbers(); ++i) {
        found.mean += weights[i] * means_[i];
        for (std::size_t j = 0; j < numbers(); ++j) sum += weights[i] * weights[j] * products(i, j);
    }
    found.residual_variance = std::max(0.0, sum) / static_cast<double>(found.degrees_of_freedom);
    const double variance = found.residual_variance / static_cast<double>(count_);
    found.standard_error = std::sqrt(variance);
    found.variance_ratio = variance / plain_variance_of_mean();
    return found;
}

double loss_factor(std::uint64_t n, std::uint64_t q) {
    expect(n > q + 2, "slopes are estimated from more futures than there are controls, and three");
    return static_cast<double>(n - 2) / static_cast<double>(n - q - 2);
}

} // namespace omsorg
