// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/change/timeline.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::January;
using std::chrono::sys_days;

enum class Way : std::uint8_t { slot, booked };
constexpr std::string_view ways[] = {"slot", "booked"};

struct Assumptions {
    double offered = 0.5;
    int days = 7;
    bool round = true;
    Way way = Way::slot;
    Distribution length = Distribution::constant(1);
};

template <class Visitor>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.offered, Field{.key = "night.offered"});
    visit(a.days, Field{.key = "care.days"});
    visit(a.round, Field{.key = "budget.round"});
    visit(a.way, Field{.key = "escort.way", .options = ways});
    visit(a.length, Field{.key = "visit.length"});
}

constexpr Day new_year = sys_days{std::chrono::year{2027} / January / 1};

TEST(Levers, set_words_numbers_truths_and_distributions) {
    Assumptions live;
    Levers levers{live};
    levers.set("escort.way", LeverValue{std::string{"booked"}});
    levers.set("care.days", LeverValue{std::int64_t{3}});
    levers.set("budget.round", LeverValue{false});
    levers.set("visit.length", LeverValue{1.25});
    EXPECT_EQ(live.way, Way::booked);
    EXPECT_THROW((void)levers.number("care.days"), Defect);
    EXPECT_EQ(live.days, 3);
    EXPECT_FALSE(live.round);
    EXPECT_DOUBLE_EQ(live.length.mean(), 1.25);
    EXPECT_THROW(levers.set("care.day", LeverValue{1.0}), Defect);
}

TEST(Timeline, take_effect_on_their_day_and_not_before) {
    Assumptions live;
    live.offered = 0.5;
    Levers levers{live};
    Timeline timeline{{{.on = new_year, .key = "night.offered", .value = 0.9}}};
    EXPECT_FALSE(timeline.carry_out(new_year - days{1}, levers));
    EXPECT_EQ(live.offered, 0.5);
    EXPECT_TRUE(timeline.carry_out(new_year, levers));
    EXPECT_EQ(live.offered, 0.9);
    EXPECT_FALSE(timeline.carry_out(new_year + days{1}, levers));
}

TEST(Timeline, phase_a_number_in_along_a_straight_line) {
    Assumptions live;
    live.offered = 0.2;
    Levers levers{live};
    Timeline timeline{{{.on = new_year, .over = days{100}, .key = "night.offered", .value = 0.7}}};
    double before = 0.2;
    for (int day = 0; day < 100; ++day) {
        timeline.carry_out(new_year + days{day}, levers);
        EXPECT_NEAR(live.offered, 0.2 + 0.5 * day / 100, 1e-12) << day;
        EXPECT_GE(live.offered, before);
        before = live.offered;
    }
    timeline.carry_out(new_year + days{100}, levers);
    EXPECT_EQ(live.offered, 0.7);
    EXPECT_FALSE(timeline.carry_out(new_year + days{101}, levers));
}

TEST(Timeline, a_later_one_starts_where_the_line_has_come) {
    Assumptions live;
    live.offered = 0;
    Levers levers{live};
    Timeline timeline{{{.on = new_year, .over = days{100}, .key = "night.offered", .value = 1.0},
                       {.on = new_year + days{50}, .key = "night.offered", .value = 0.25}}};
    for (int day = 0; day < 200; ++day) timeline.carry_out(new_year + days{day}, levers);
    EXPECT_EQ(live.offered, 0.25);
}

} // namespace
} // namespace omsorg
