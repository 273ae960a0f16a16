// SPDX-License-Identifier: MIT
#include <omsorg/observe/batch_means.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/dependence.hpp>

#include <cmath>
#include <limits>

namespace omsorg {

BatchMeans::BatchMeans(std::uint64_t size, std::size_t most) : size_{size}, most_{most} {
    expect(size > 0, "a batch has observations");
    expect(most == unlimited || (most >= 2 && most % 2 == 0), "the most batches are an even number");
}

void BatchMeans::add(double x) {
    if (open_ == 0 && means_.empty()) origin_ = x;
    sum_ += x - origin_;
    if (++open_ == size_) close_batch();
}

void BatchMeans::close_batch() {
    means_.push_back(origin_ + sum_ / static_cast<double>(size_));
    open_ = 0;
    sum_ = 0;
    if (means_.size() != most_) return;
    for (std::size_t i = 0; i < most_ / 2; ++i)
        means_[i] = means_[2 * i] + 0.5 * (means_[2 * i + 1] - means_[2 * i]);
    means_.resize(most_ / 2);
    size_ *= 2;
}

Tally BatchMeans::tally() const noexcept {
    Tally tally;
    for (const double mean : means_) tally.add(mean);
    return tally;
}

std::optional<Interval> BatchMeans::interval(double confidence) const {
    return student_interval(tally(), confidence);
}

double BatchMeans::asymptotic_variance() const noexcept {
    return static_cast<double>(size_) * tally().variance();
}

double BatchMeans::von_neumann_ratio() const { return omsorg::von_neumann_ratio(means_); }

OverlappingBatchMeans::OverlappingBatchMeans(std::size_t size) : last_(size) {
    expect(size > 0, "a batch has observations");
}

void OverlappingBatchMeans::add(double x) {
    if (all_.count() == 0) origin_ = x;
    const double entering = x - origin_;
    const bool full = all_.count() >= last_.size();
    sum_ += full ? entering - last_[place_] : entering;
    last_[place_] = entering;
    all_.add(x);
    if (++place_ == last_.size()) {
        // Once a round the window is added afresh, so that rounding does not grow with the run.
        place_ = 0;
        sum_ = 0;
        for (const double one : last_) sum_ += one;
    }
    if (all_.count() >= last_.size()) windows_.add(origin_ + sum_ / static_cast<double>(last_.size()));
}

double OverlappingBatchMeans::asymptotic_variance() const noexcept {
    const auto n = static_cast<double>(all_.count());
    const auto m = static_cast<double>(last_.size());
    if (windows_.count() < 2) return std::numeric_limits<double>::quiet_NaN();
    // The windows' own mean is not the mean of all: the ends of the run lie in fewer windows.
    const auto windows = static_cast<double>(windows_.count());
    const double between = windows_.mean() - all_.mean();
    const double squares = windows_.variance() * (windows - 1) + windows * between * between;
    return n * m / ((n - m + 1) * (n - m)) * squares;
}

double OverlappingBatchMeans::standard_error() const noexcept {
    return std::sqrt(asymptotic_variance() / static_cast<double>(all_.count()));
}

double OverlappingBatchMeans::degrees_of_freedom() const noexcept {
    return 1.5 * (static_cast<double>(all_.count()) / static_cast<double>(last_.size()) - 1);
}

std::optional<Interval> OverlappingBatchMeans::interval(double confidence) const {
    if (all_.count() < 2 * last_.size()) return std::nullopt;
    const double reach = student_point(degrees_of_freedom(), confidence) * standard_error();
    return Interval{mean() - reach, mean() + reach};
}

} // namespace omsorg
