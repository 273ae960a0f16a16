// SPDX-License-Identifier: MIT
#include <omsorg/municipality/lever.hpp>

#include <gtest/gtest.h>

#include <omsorg/base/expect.hpp>
#include <omsorg/municipality/assumptions.hpp>

namespace omsorg {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::January;
using std::chrono::sys_days;

constexpr Day new_year = sys_days{std::chrono::year{2027} / January / 1};

TEST(Levers, reach_every_described_member_by_its_key) {
    Assumptions live;
    Levers levers{live};
    describe(live, [&](auto& member, const Field& field) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, double>) {
            levers.set(field.key, LeverValue{0.4375});
            EXPECT_EQ(member, 0.4375) << field.key;
        }
    });
}

TEST(Levers, set_words_numbers_truths_and_distributions) {
    Assumptions live;
    Levers levers{live};
    levers.set("escort.model", LeverValue{std::string{"pooled"}});
    levers.set("home_care.retry_days", LeverValue{std::int64_t{3}});
    levers.set("outcome.budget_round", LeverValue{false});
    levers.set("home_care.visit_length", LeverValue{1.25});
    EXPECT_EQ(live.escort.model, EscortModel::pooled);
    EXPECT_EQ(live.home_care.retry_days, 3);
    EXPECT_FALSE(live.outcome.budget_round);
    EXPECT_DOUBLE_EQ(live.home_care.visit_length.mean(), 1.25);
    EXPECT_THROW(levers.set("home_care.sped", LeverValue{1.0}), Defect);
}

TEST(Decisions, take_effect_on_their_day_and_not_before) {
    Assumptions live;
    live.night_supervision.offered = 0.5;
    Levers levers{live};
    Decisions decisions{{{.on = new_year, .key = "night_supervision.offered", .value = 0.9}}};
    EXPECT_FALSE(decisions.carry_out(new_year - days{1}, levers));
    EXPECT_EQ(live.night_supervision.offered, 0.5);
    EXPECT_TRUE(decisions.carry_out(new_year, levers));
    EXPECT_EQ(live.night_supervision.offered, 0.9);
    EXPECT_FALSE(decisions.carry_out(new_year + days{1}, levers));
}

TEST(Decisions, phase_a_number_in_along_a_straight_line) {
    Assumptions live;
    live.night_supervision.offered = 0.2;
    Levers levers{live};
    Decisions decisions{{{.on = new_year, .over = days{100}, .key = "night_supervision.offered", .value = 0.7}}};
    double before = 0.2;
    for (int day = 0; day < 100; ++day) {
        decisions.carry_out(new_year + days{day}, levers);
        EXPECT_NEAR(live.night_supervision.offered, 0.2 + 0.5 * day / 100, 1e-12) << day;
        EXPECT_GE(live.night_supervision.offered, before);
        before = live.night_supervision.offered;
    }
    decisions.carry_out(new_year + days{100}, levers);
    EXPECT_EQ(live.night_supervision.offered, 0.7);
    EXPECT_FALSE(decisions.carry_out(new_year + days{101}, levers));
}

TEST(Decisions, a_later_one_starts_where_the_line_has_come) {
    Assumptions live;
    live.night_supervision.offered = 0;
    Levers levers{live};
    Decisions decisions{{{.on = new_year, .over = days{100}, .key = "night_supervision.offered", .value = 1.0},
                         {.on = new_year + days{50}, .key = "night_supervision.offered", .value = 0.25}}};
    for (int day = 0; day < 200; ++day) decisions.carry_out(new_year + days{day}, levers);
    EXPECT_EQ(live.night_supervision.offered, 0.25);
}

} // namespace
} // namespace omsorg
