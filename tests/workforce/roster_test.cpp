// SPDX-License-Identifier: MIT
#include <omsorg/workforce/contract.hpp>
#include <omsorg/workforce/roster.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;

TEST(RosterTest, a_full_time_fortnight_is_76_hours_and_a_half) {
    WorkforceAssumptions assume;
    EXPECT_EQ(fortnight_minutes(assume, Branch::home_care, 1.0), 4590);
    EXPECT_EQ(fortnight_minutes(assume, Branch::night_patrol, 1.0), 4120);
    assume.full_time_week = 37.0; // a local agreement
    EXPECT_EQ(fortnight_minutes(assume, Branch::home_care, 1.0), 4440);
}

TEST(RosterTest, the_shifts_add_up_to_the_contract_to_the_minute) {
    WorkforceAssumptions assume;
    for (const Branch branch : all_branches)
        for (const double contract : {0.1, 0.3, 0.5, 0.6, 0.75, 0.9, 1.0})
            for (std::uint32_t row = 0; row < 40; ++row) {
                const Rota rota{assume, branch, contract, row};
                EXPECT_NEAR(rota.fortnight_minutes(), fortnight_minutes(assume, branch, contract), 1)
                    << text(branch) << ' ' << contract << ' ' << row;
            }
}

TEST(RosterTest, an_office_row_has_weekdays_and_daytime_only) {
    const WorkforceAssumptions assume;
    EXPECT_EQ(fortnight_minutes(assume, Branch::casework, 1.0), 4800);
    for (std::uint32_t row = 0; row < 40; ++row) {
        const Rota rota{assume, Branch::casework, 1.0, row};
        for (int day = 0; day < 14; ++day) {
            EXPECT_EQ(rota.is_on(day), day % 7 < 5);
            if (!rota.is_on(day)) continue;
            EXPECT_EQ(rota.shift(day).minutes(), 480);
            EXPECT_EQ(rota.shift(day).from, 8 * 60);
        }
    }
}

TEST(RosterTest, eleven_hours_of_rest_between_shifts) {
    WorkforceAssumptions assume;
    for (const double contract : {0.5, 0.75, 1.0})
        for (std::uint32_t row = 0; row < 100; ++row) {
            const Rota rota{assume, Branch::home_care, contract, row};
            for (int day = 0; day < 14; ++day) {
                if (!rota.is_on(day) || !rota.is_on((day + 1) % 14)) continue;
                const int rest = 1440 + rota.shift((day + 1) % 14).from - rota.shift(day).to;
                EXPECT_GE(rest, 11 * 60) << row << ' ' << day;
            }
        }
}

/// The longest run of days, over the seam of the fortnight too.
int most_days_running(const Rota& rota) {
    int running = 0, most = 0;
    for (int day = 0; day < 28; ++day)
        most = std::max(most, running = rota.is_on(day % 14) ? running + 1 : 0);
    return most;
}

/// Whatever the working week and the usual shift: see the law in the header. Nights begin late, so that a free one is rest enough.
TEST(RosterTest, rest_every_day_and_every_week) {
    EXPECT_TRUE(rc::check("eleven hours a day, and a free day in seven", [] {
        WorkforceAssumptions assume;
        assume.full_time_week = *rc::gen::inRange(30, 41);
        assume.usual_shift = *rc::gen::inRange(16, 41) / 4.0;
        assume.weekend_shift = *rc::gen::inRange(16, 41) / 4.0;
        const Branch branch =
            *rc::gen::elementOf(std::vector<Branch>(all_branches.begin(), all_branches.end()));
        const double contract = *rc::gen::inRange(1, 11) / 10.0;
        const Rota rota{assume, branch, contract, *rc::gen::inRange(0u, 100u)};
        RC_ASSERT(most_days_running(rota) <= Rest::most_days);
        Rest rest;
        for (int day = 0; day < 70; ++day) {
            if (!rota.is_on(day % 14)) continue;
            const Day date{days{day}};
            RC_ASSERT(rest.lets(date, rota.shift(day % 14)));
            rest.work(date, rota.shift(day % 14));
        }
    }));
}

TEST(RosterTest, whoever_is_called_rests_eleven_hours_a_day_and_thirty_six_a_week) {
    const Day monday{days{4}};
    const Shift day_shift{7 * 60, 15 * 60}, evening{14 * 60, 22 * 60}, night{21 * 60, 31 * 60};
    Rest rest;
    EXPECT_TRUE(rest.lets(monday, night)) << "she has rested for ever";
    rest.work(monday, evening);
    EXPECT_FALSE(rest.lets(monday, night));
    EXPECT_FALSE(rest.lets(monday + days{1}, day_shift)) << "nine hours";
    EXPECT_TRUE(rest.lets(monday + days{1}, evening));
    for (int day = 1; day < 6; ++day) rest.work(monday + days{day}, evening);
    EXPECT_FALSE(rest.lets(monday + days{6}, evening)) << "six days in a row";
    EXPECT_FALSE(rest.lets(monday + days{7}, day_shift)) << "33 hours are no weekly rest";
    EXPECT_TRUE(rest.lets(monday + days{7}, evening));
}

TEST(RosterTest, shifts_keep_to_the_hours_of_the_day_and_every_other_weekend_is_free) {
    WorkforceAssumptions assume;
    for (std::uint32_t row = 0; row < 50; ++row) {
        const Rota rota{assume, Branch::home_care, 1.0, row};
        EXPECT_NE(rota.is_on(5), rota.is_on(12));
        EXPECT_EQ(rota.is_on(5), rota.is_on(6));
        for (int day = 0; day < 14; ++day) {
            if (!rota.is_on(day)) continue;
            EXPECT_GE(rota.shift(day).from, 7 * 60);
            EXPECT_LE(rota.shift(day).to, 22 * 60);
            EXPECT_TRUE(rota.shift(day).from == 7 * 60 || rota.shift(day).to == 22 * 60);
        }
    }
    const Rota night{assume, Branch::night_patrol, 1.0, 3};
    for (int day = 0; day < 14; ++day)
        if (night.is_on(day)) {
            EXPECT_EQ(night.shift(day).from, 21 * 60 + 30);
            EXPECT_GT(night.shift(day).to, 1440 + 5 * 60);
        }
}

TEST(RosterTest, rows_are_laid_out_of_step) {
    WorkforceAssumptions assume;
    constexpr int rows = 200;
    std::array<int, 14> on{}, evening{};
    for (std::uint32_t row = 0; row < rows; ++row) {
        const Rota rota{assume, Branch::home_care, 0.75, row};
        for (std::size_t day = 0; day < 14; ++day) {
            on[day] += rota.is_on(static_cast<int>(day));
            evening[day] += rota.is_on(static_cast<int>(day)) && rota.is_evening();
        }
    }
    int shifts = 0, evenings = 0;
    for (std::size_t day = 0; day < 14; ++day) {
        if (day % 7 >= 5)
            EXPECT_EQ(on[day], rows / 2);
        else
            EXPECT_NEAR(on[day], on[0], 0.02 * rows);
        shifts += on[day];
        evenings += evening[day];
        EXPECT_NEAR(static_cast<double>(evening[day]) / on[day], assume.evening_share, 0.05) << day;
    }
    EXPECT_NEAR(static_cast<double>(evenings) / shifts, assume.evening_share, 0.02);
}

TEST(RosterTest, the_cycle_begins_on_a_monday) {
    EXPECT_EQ(day_of_cycle(sys_days{1970y / January / 5}), 0);
    EXPECT_EQ(day_of_cycle(sys_days{1970y / January / 4}), 13);
    EXPECT_EQ(day_of_cycle(sys_days{2027y / March / 1}) % 7, 0);
}

} // namespace
} // namespace omsorg
