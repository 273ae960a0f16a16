// SPDX-License-Identifier: MIT
// How often clients go to hospital and for how long, and how many visits are declined, against what the keys say.
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::days;

constexpr Day first_day{std::chrono::year{2027} / 1 / 1};
constexpr std::uint32_t clients = 500;

struct Village {
    explicit Village(HomeCareAssumptions assumed) : rules{std::move(assumed)} {}
    void open(double posts, std::uint32_t number = clients) {
        for (std::uint32_t i = 0; i < number; ++i)
            home_care.begin(PersonId{i}, key_of(21, i), ZoneId{0u}, 30);
        staff.found(Branch::home_care, DistrictId{0u}, posts, first_day);
    }
    void live(int day) {
        staff.run_day(first_day + days{day});
        home_care.run_day(first_day + days{day}, staff);
    }

    HomeCareAssumptions rules;
    NeedAssumptions need;
    TravelAssumptions ways;
    WorkforceAssumptions employed;
    std::vector<Zone> zones{{.name = "Byn", .district = DistrictId{0u}, .inhabitants = 5000, .area_km2 = 4}};
    Travel travel{ways, zones};
    HomeCare home_care{rules, need, travel, zones, omsorg::Run{.seed = 11}};
    Workforce staff{employed, omsorg::Run{.seed = 11}, {"Centre"}};
};

struct Stays {
    std::int64_t days_at_home = 0, begun = 0; ///< a day at home, and whether it was the last
    std::vector<int> lengths;                 ///< of the stays that began in the first ten months
};

Stays stays(const HomeCareAssumptions& rules) {
    constexpr int year = 365, ten_months = 300;
    Village village{rules};
    village.open(0);
    std::vector<int> since(clients, -1); // the day on which she left, or at home
    Stays found;
    for (int day = 0; day < year; ++day) {
        village.live(day);
        for (std::uint32_t i = 0; i < clients; ++i) {
            const bool away = village.home_care.is_away(PersonId{i});
            if (since[i] >= 0 && !away) {
                if (since[i] > 0 && since[i] < ten_months) found.lengths.push_back(day - since[i]);
                since[i] = -1;
            } else if (since[i] < 0 && day > 0) {
                ++found.days_at_home;
                found.begun += away;
            }
            if (away && since[i] < 0) since[i] = day;
        }
    }
    return found;
}

/// At home she has the same chance of leaving on every day, 1 − exp(−rate/365); the count is binomial.
TEST(Away, stays_begin_as_often_as_the_rate_says) {
    for (const double rate : {0.9, 6.0}) {
        HomeCareAssumptions rules;
        rules.away_rate = rate;
        rules.away_days = Distribution::constant(9);
        const Stays found = stays(rules);
        const double chance = 1 - std::exp(-rate / 365), n = static_cast<double>(found.days_at_home);
        EXPECT_NEAR(static_cast<double>(found.begun), n * chance, 4 * std::sqrt(n * chance * (1 - chance)));
        ASSERT_FALSE(found.lengths.empty());
        for (const int length : found.lengths) EXPECT_EQ(length, 9);
    }
}

/// Whole days, one at least: of an exponential length with mean m, the mean is Σ exp(−(k−½)/m) + 1 − exp(−½/m).
TEST(Away, stays_are_as_long_as_the_distribution_says) {
    constexpr double mean = 7;
    HomeCareAssumptions rules;
    rules.away_rate = 6;
    rules.away_days = Distribution::gamma_mean_cv(mean, 1.0);
    const Stays found = stays(rules);
    double expected = 1 - std::exp(-0.5 / mean), sum = 0, squares = 0;
    for (int k = 1; k < 400; ++k) expected += std::exp(-(k - 0.5) / mean);
    for (const int length : found.lengths) sum += length, squares += double(length) * length;
    const auto n = static_cast<double>(found.lengths.size());
    const double average = sum / n, deviation = std::sqrt(squares / n - average * average);
    EXPECT_GT(n, 1000);
    EXPECT_NEAR(average, expected, 4 * deviation / std::sqrt(n));
}

/// Of those for whom somebody stands at the door.
TEST(Away, visits_are_declined_as_often_as_the_share_says) {
    for (const double share : {0.02, 0.2}) {
        HomeCareAssumptions rules;
        rules.declined = share;
        rules.away_rate = 0;
        rules.visit_length = Distribution::constant(1);
        Village village{rules};
        village.open(60, 60);
        for (int day = 0; day < 28; ++day) village.live(day);
        const HomeCareYear year = village.home_care.harvest(DistrictId{0u});
        const auto n = static_cast<double>(year.delivered + year.declined);
        EXPECT_GT(n, 1000);
        EXPECT_NEAR(static_cast<double>(year.declined), n * share, 4 * std::sqrt(n * share * (1 - share)));
    }
}

} // namespace
} // namespace omsorg
