// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/spans.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using namespace literals;

Spans spans_of(const std::vector<Duration>& lengths) {
    Spans spans;
    for (const Duration length : lengths) spans.add(length);
    return spans;
}

std::vector<Duration> some(std::size_t n) {
    const Stream stream{{.seed = 3}, Purpose::visit_length};
    std::vector<Duration> lengths;
    for (std::uint64_t i = 0; i < n; ++i) lengths.push_back(from_hours(stream.exponential(Key{i}) - 0.25));
    return lengths;
}

TEST(SpansTest, a_sum_by_hand) {
    const Spans spans = spans_of({1_hours, 2_hours, 6_hours});
    EXPECT_EQ(spans.count(), 3U);
    EXPECT_EQ(spans.total(), Spans::Total{9} * 3'600'000'000);
    EXPECT_EQ(spans.total_hours(), 9);
    EXPECT_EQ(spans.mean_hours(), 3);
    EXPECT_DOUBLE_EQ(spans.sd_hours(), std::sqrt(7.0)); // (4 + 1 + 9) / 2
    EXPECT_EQ(spans.least(), 1_hours);
    EXPECT_EQ(spans.greatest(), 6_hours);
}

// The whole numbers 1 to n have the mean (n + 1) / 2 and the variance n (n + 1) / 12, wherever they begin; a
// tally in hours has lost the microseconds of a century long before.
TEST(SpansTest, the_spread_does_not_depend_on_the_level) {
    for (const std::int64_t n : {2, 3, 10, 1001}) {
        const auto numbers = [n](Duration from) {
            Spans spans;
            for (std::int64_t i = 1; i <= n; ++i) spans.add(from + Duration{i});
            return spans;
        };
        const auto count = static_cast<double>(n);
        const double sd = std::sqrt(count * (count + 1) / 12) / 3.6e9;
        const double low = numbers(0_hours).sd_hours();
        EXPECT_NEAR(low, sd, 1e-15 * sd);
        for (const Duration from : {1_hours, 36'525_days, -36'525_days}) {
            EXPECT_EQ(numbers(from).sd_hours(), low);
            EXPECT_DOUBLE_EQ(numbers(from).mean_hours(), in_hours(from) + (count + 1) / 7.2e9);
        }
    }
}

// All equal but one of a million: the least variance that is not zero, 1 / n.
TEST(SpansTest, one_microsecond_among_equals_is_seen) {
    for (const Duration level : {1_days, -1_days})
        for (const std::int64_t off : {-1, 1}) {
            Spans spans;
            for (int i = 0; i < 999'999; ++i) spans.add(level);
            EXPECT_EQ(spans.sd_hours(), 0);
            spans.add(level + Duration{off});
            EXPECT_NEAR(spans.sd_hours() * 3.6e9, 0.001, 1e-18);
        }
}

// Two passes in long double.
TEST(SpansTest, moments_are_those_of_two_passes) {
    const auto lengths = some(10'000);
    long double mean = 0, squares = 0;
    for (const Duration x : lengths) mean += static_cast<long double>(x.count());
    mean /= static_cast<long double>(lengths.size());
    for (const Duration x : lengths) {
        const long double d = static_cast<long double>(x.count()) - mean;
        squares += d * d;
    }
    const Spans spans = spans_of(lengths);
    const auto sd = static_cast<double>(std::sqrt(squares / static_cast<long double>(lengths.size() - 1)));
    EXPECT_DOUBLE_EQ(spans.mean_hours(), static_cast<double>(mean) / 3.6e9);
    EXPECT_DOUBLE_EQ(spans.sd_hours(), sd / 3.6e9);
    EXPECT_EQ(spans.least(), *std::min_element(lengths.begin(), lengths.end()));
    EXPECT_EQ(spans.greatest(), *std::max_element(lengths.begin(), lengths.end()));
    EXPECT_LT(*spans.least(), 0_hours);
}

TEST(SpansTest, order_and_cut_do_not_matter) {
    auto lengths = some(5000);
    const Spans whole = spans_of(lengths);
    for (const std::ptrdiff_t cut : {0, 1, 17, 2500, 5000}) {
        const Spans head = spans_of({lengths.begin(), lengths.begin() + cut});
        const Spans tail = spans_of({lengths.begin() + cut, lengths.end()});
        Spans joined = head;
        joined += tail;
        EXPECT_EQ(joined, whole);
        joined = tail;
        joined += head;
        EXPECT_EQ(joined, whole);
    }
    std::reverse(lengths.begin(), lengths.end());
    EXPECT_EQ(spans_of(lengths), whole);
    lengths.back() += Duration{1};
    EXPECT_NE(spans_of(lengths), whole);
}

TEST(SpansTest, too_few_lengths_have_no_spread) {
    Spans spans;
    EXPECT_TRUE(std::isnan(spans.mean_hours()));
    EXPECT_FALSE(spans.least() || spans.greatest());
    EXPECT_EQ(spans.total_hours(), 0);
    spans.add(0_hours);
    EXPECT_EQ(spans.mean_hours(), 0);
    EXPECT_TRUE(std::isnan(spans.sd_hours()));
    EXPECT_EQ(spans.least(), 0_hours);
}

// Four squares of just below 2^63 fit in 2^128, five do not.
TEST(SpansTest, what_does_not_fit_is_a_defect) {
    Spans spans;
    for (int i = 0; i < 4; ++i) spans.add(forever);
    EXPECT_EQ(spans.sd_hours(), 0);
    EXPECT_DOUBLE_EQ(spans.mean_hours(), in_hours(forever));
    Spans twice = spans;
    EXPECT_THROW(twice += spans, Defect);
    EXPECT_THROW(spans.add(forever), Defect);
}

} // namespace
} // namespace omsorg
