// SPDX-License-Identifier: MIT
#include <omsorg/chance/hazard.hpp>
#include <omsorg/chance/stream.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace omsorg {
namespace {

// The moment of the event along a path of yearly hazards, or nothing by its end.
template <std::size_t years>
std::optional<double> moment(double threshold, const std::array<double, years>& hazards, double step = 1.0) {
    Fate fate{threshold};
    for (std::size_t year = 0; year < years; ++year)
        for (double t = 0; t < 1.0; t += step) {
            if (const auto due = fate.due(hazards[year], step)) return static_cast<double>(year) + t + *due;
            fate.spend(hazards[year], step);
        }
    return std::nullopt;
}

TEST(HazardTest, the_event_comes_when_the_fate_is_used_up) {
    EXPECT_EQ(Fate{0.5}.due(2.0, 1.0), 0.25);
    EXPECT_EQ(Fate{0.5}.due(0.5, 1.0), 1.0);
    EXPECT_EQ(Fate{0.5}.due(0.4, 1.0), std::nullopt);
    EXPECT_EQ(Fate{0.5}.due(0.0, 1.0), std::nullopt);
    Fate fate{0.5};
    fate.spend(0.4, 1.0);
    EXPECT_DOUBLE_EQ(fate.left(), 0.1);
    fate.spend(9.0, 1.0);
    EXPECT_EQ(fate.left(), 0.0);
}

TEST(HazardTest, how_often_one_asks_does_not_matter) {
    const std::array hazards{0.1, 0.4, 0.2, 0.9};
    const Stream stream{{.seed = 3}, Purpose::death};
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const double threshold = stream.exponential(Key{i});
        const auto yearly = moment(threshold, hazards);
        const auto often = moment(threshold, hazards, 1.0 / 128);
        ASSERT_EQ(yearly.has_value(), often.has_value());
        if (yearly) {
            EXPECT_NEAR(*yearly, *often, 1e-12);
        }
    }
}

TEST(HazardTest, survival_is_the_exponential_of_the_summed_hazard) {
    const std::array hazards{0.1, 0.4, 0.2, 0.9};
    const Stream stream{{.seed = 5}, Purpose::death};
    constexpr int people = 200'000;
    std::array<int, 5> alive{};
    for (std::uint64_t i = 0; i < people; ++i) {
        const auto end = moment(stream.exponential(Key{i}), hazards);
        for (std::size_t year = 1; year <= 4; ++year) alive[year] += !end || *end > static_cast<double>(year);
    }
    double sum = 0;
    for (std::size_t year = 1; year <= 4; ++year) {
        sum += hazards[year - 1];
        const double share = std::exp(-sum);
        EXPECT_NEAR(alive[year], people * share, 4.5 * std::sqrt(people * share * (1 - share))) << year;
    }
}

// The same luck under two plans: less hazard is never an earlier event.
TEST(HazardTest, less_risk_is_never_an_earlier_event) {
    const std::array as_today{0.3, 0.5, 0.7, 0.9}, prevented{0.3, 0.4, 0.7, 0.8};
    const Stream stream{{.seed = 7}, Purpose::onset};
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const double threshold = stream.exponential(Key{i});
        const auto before = moment(threshold, as_today), after = moment(threshold, prevented);
        if (after) {
            ASSERT_TRUE(before);
            EXPECT_GE(*after, *before);
            if (*before <= 1) {
                EXPECT_EQ(*after, *before);
            }
        }
    }
}

TEST(HazardTest, negative_hazards_are_defects) {
    EXPECT_THROW(Fate{-1.0}, Defect);
    EXPECT_THROW((void)Fate{1.0}.due(-0.1, 1.0), Defect);
    EXPECT_THROW(Fate{1.0}.spend(0.1, -1.0), Defect);
    EXPECT_THROW((void)Fate{1.0}.due(std::nan(""), 1.0), Defect);
}

} // namespace
} // namespace omsorg
