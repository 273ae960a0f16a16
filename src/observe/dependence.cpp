// SPDX-License-Identifier: MIT
#include <omsorg/observe/dependence.hpp>

#include <limits>

namespace omsorg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// Deviations from the mean, and the sum of their squares.
class Deviations {
public:
    explicit Deviations(std::span<const double> values) : values_{values} {
        if (values.empty()) return;
        double sum = 0;
        for (const double x : values) sum += x - values.front();
        mean_ = sum / static_cast<double>(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) squares_ += (*this)[i] * (*this)[i];
    }
    double operator[](std::size_t i) const { return (values_[i] - values_.front()) - mean_; }
    double squares() const { return squares_; }

private:
    std::span<const double> values_;
    double mean_ = 0; // of the values less the first
    double squares_ = 0;
};

} // namespace

double autocorrelation(std::span<const double> values, std::size_t lag) {
    const Deviations d{values};
    if (!(d.squares() > 0)) return nothing;
    double sum = 0;
    for (std::size_t i = lag; i < values.size(); ++i) sum += d[i - lag] * d[i];
    return sum / d.squares();
}

double von_neumann_ratio(std::span<const double> values) {
    const Deviations d{values};
    if (!(d.squares() > 0)) return nothing;
    double sum = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    return sum / d.squares();
}

} // namespace omsorg
