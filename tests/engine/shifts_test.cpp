// SPDX-License-Identifier: MIT
#include <omsorg/engine/shifts.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

constexpr Day day(int year, unsigned month, unsigned date) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{date};
}

Shifts three_shifts() {
    Shifts shifts;
    shifts.add(Weekdays::monday_to_friday, 7_hours, 15_hours, 4)
        .add(Weekdays::every_day, 13_hours, 21_hours, 2)
        .add(Weekdays::weekend, 7_hours, 15_hours, 1)
        .add(Weekdays::every_day, 21_hours, 31_hours, 1);
    return shifts;
}

Process customer(Places& desk, std::vector<Instant>& begun) {
    auto served = co_await desk.admit();
    begun.push_back(desk.simulation().now());
    co_await desk.simulation().after(50_minutes);
}

} // namespace

TEST(ShiftsTest, staff_on_duty_follow_the_week_and_the_holidays) {
    const Shifts shifts = three_shifts();
    const Day monday = day(2027, 3, 1);
    EXPECT_EQ(shifts.on_duty(monday + 8_hours), 4);
    EXPECT_EQ(shifts.on_duty(monday + 14_hours), 6);
    EXPECT_EQ(shifts.on_duty(monday + 15_hours), 2);
    EXPECT_EQ(shifts.on_duty(monday + 6_hours), 1); // Sunday's night shift
    EXPECT_EQ(shifts.on_duty(day(2027, 3, 6) + 8_hours), 1);
    EXPECT_EQ(shifts.on_duty(day(2027, 3, 26) + 8_hours), 1); // Good Friday is like a Sunday
}

TEST(ShiftsTest, nothing_changes_between_changes) {
    const Shifts shifts = three_shifts();
    Instant when = day(2026, 12, 18) + 3_hours;
    for (int i = 0; i < 120; ++i) {
        const Instant next = shifts.next_change(when);
        ASSERT_GT(next, when);
        ASSERT_LE(next - when, 12_hours);
        for (Instant t = when; t < next; t += 15_minutes) ASSERT_EQ(shifts.on_duty(t), shifts.on_duty(when));
        when = next;
    }
}

TEST(ShiftsTest, a_shift_that_only_holidays_interrupt_is_found_again) {
    Shifts shifts;
    shifts.add(Weekdays::saturday, 9_hours, 12_hours, 1);
    // Christmas Day 2021 and New Year's Day 2022 were Saturdays.
    EXPECT_EQ(shifts.next_change(day(2021, 12, 18) + 12_hours), day(2022, 1, 8) + 9_hours);
    EXPECT_EQ(Shifts{}.next_change(day(2022, 1, 1)), Instant::max());
}

TEST(ShiftsTest, a_night_shift_ends_in_the_morning_also_when_no_other_begins) {
    Shifts shifts;
    shifts.add(Weekdays::sunday, 21_hours, 31_hours, 1);
    const Day monday = day(2027, 3, 1);
    EXPECT_EQ(shifts.next_change(monday + 3_hours), monday + 7_hours);
    EXPECT_EQ(shifts.next_change(monday + 7_hours), day(2027, 3, 7) + 21_hours);
}

TEST(ShiftsTest, places_open_and_close_with_the_shift_and_work_begun_is_finished) {
    const Day monday = day(2027, 3, 1);
    Simulation sim{monday};
    Places desk{sim, "caseworkers", 0};
    Shifts shifts;
    shifts.add(Weekdays::monday_to_friday, 8_hours, 10_hours, 1);
    std::vector<Instant> begun;
    sim.start(keep_shifts(desk, shifts));
    for (int i = 0; i < 5; ++i) sim.start(customer(desk, begun));
    sim.run_until(monday + 10_hours + 1_minutes);
    EXPECT_EQ(desk.occupied(), 1);
    EXPECT_EQ(desk.capacity(), 0);
    sim.run_until(monday + 4_weeks);
    const std::vector<Instant> expected{monday + 8_hours, monday + 8_hours + 50_minutes,
                                        monday + 9_hours + 40_minutes, monday + 32_hours,
                                        monday + 32_hours + 50_minutes};
    EXPECT_EQ(begun, expected);
}

TEST(ShiftsTest, when_the_desk_closes_the_rule_named_holds_or_else_that_of_the_house) {
    struct Case {
        AtShiftEnd house;
        std::optional<AtShiftEnd> named;
        Duration done, overtime, lost;
    };
    const Case cases[] = {{AtShiftEnd::finish, {}, 12_hours, 2_hours, 0_hours},
                          {AtShiftEnd::hand_over, {}, 34_hours, 0_hours, 0_hours},
                          {AtShiftEnd::restart, AtShiftEnd::hand_over, 34_hours, 0_hours, 0_hours},
                          {AtShiftEnd::hand_over, AtShiftEnd::finish, 12_hours, 2_hours, 0_hours},
                          {AtShiftEnd::finish, AtShiftEnd::restart, 7 * 24_hours, 0_hours,
                           9_hours}}; // three hours never fit into two
    const Day monday = day(2027, 3, 1);
    Shifts shifts;
    shifts.add(Weekdays::monday_to_friday, 8_hours, 10_hours, 1);
    for (const Case& one : cases) {
        Simulation sim{monday};
        Places desk{sim, "caseworkers", 0, {.at_shift_end = one.house}};
        sim.start(one.named ? keep_shifts(desk, shifts, *one.named) : keep_shifts(desk, shifts));
        Instant done = monday + 7 * 24_hours;
        struct Caller {
            static Process tell(Simulation& sim, Places& desk, Instant& done) {
                co_await sim.after(9_hours);
                auto served = co_await desk.admit();
                co_await served.work(3_hours);
                done = sim.now();
            }
        };
        sim.start(Caller::tell(sim, desk, done));
        sim.run_until(monday + 5 * 24_hours);
        EXPECT_EQ(done, monday + one.done);
        EXPECT_EQ(desk.overtime(), one.overtime);
        EXPECT_EQ(desk.book().lost(), one.lost);
    }
}

TEST(ShiftsTest, holidays_may_be_days_as_others) {
    Shifts usual{Holidays::as_usual}, as_sundays;
    for (Shifts* shifts : {&usual, &as_sundays})
        shifts->add(Weekdays::monday_to_friday, 8_hours, 16_hours, 2)
            .add(Weekdays::sunday, 8_hours, 16_hours, 1);
    const Day good_friday = day(2027, 3, 26);
    EXPECT_EQ(usual.on_duty(good_friday + 9_hours), 2);
    EXPECT_EQ(as_sundays.on_duty(good_friday + 9_hours), 1);
    EXPECT_EQ(usual.on_duty(day(2027, 3, 28) + 9_hours), 1); // Easter Day is a Sunday to both
}

// By hand: work of 50 minutes begins at 8, 8:50 and 9:40; at ten o'clock two still wait, and go.
TEST(ShiftsTest, who_waits_at_closing_goes_home_if_the_house_says_so) {
    const Day monday = day(2027, 3, 1);
    for (const AtClosing rule : {AtClosing::stay, AtClosing::go_home}) {
        Simulation sim{monday};
        Places desk{sim, "caseworkers", 1, {.at_closing = rule}};
        Shifts shifts;
        shifts.add(Weekdays::monday_to_friday, 8_hours, 10_hours, 1);
        std::vector<Instant> begun;
        sim.run_until(monday + 8_hours);
        sim.start(keep_shifts(desk, shifts));
        for (int i = 0; i < 5; ++i) sim.start(customer(desk, begun));
        sim.run_until(monday + 10_hours + 1_minutes);
        const bool stays = rule == AtClosing::stay;
        EXPECT_EQ(desk.occupied(), 1); // is served to the end
        EXPECT_EQ(desk.waiting(), stays ? 2 : 0);
        EXPECT_EQ(desk.flow().gave_up, stays ? 0U : 2U);
        sim.start(customer(desk, begun)); // to a closed door
        sim.run_until(monday + 11_hours);
        EXPECT_EQ(desk.flow().refused, stays ? 0U : 1U);
        sim.run_until(monday + 4_weeks);
        EXPECT_EQ(desk.flow().admitted, stays ? 6U : 3U);
        EXPECT_EQ(desk.book().vain_waits().count(), stays ? 0U : 2U);
        if (!stays) {
            EXPECT_DOUBLE_EQ(desk.book().vain_waits().mean_hours(), 2);
        }
    }
}

// Work that was interrupted at closing is no line of people: it goes on in the morning.
TEST(ShiftsTest, work_laid_aside_at_closing_stays) {
    const Day monday = day(2027, 3, 1);
    Simulation sim{monday};
    Places desk{
        sim, "caseworkers", 0, {.at_shift_end = AtShiftEnd::hand_over, .at_closing = AtClosing::go_home}};
    Shifts shifts;
    shifts.add(Weekdays::monday_to_friday, 8_hours, 10_hours, 1);
    sim.start(keep_shifts(desk, shifts));
    struct Caller {
        static Process tell(Simulation& sim, Places& desk, Instant& done) {
            co_await sim.after(9_hours);
            auto served = co_await desk.admit();
            co_await served.work(90_minutes);
            done = sim.now();
        }
    };
    Instant first, second;
    sim.start(Caller::tell(sim, desk, first));
    sim.start(
        Caller::tell(sim, desk, second)); // waits from nine, goes home at ten, and has no lease to work under
    EXPECT_THROW(sim.run_until(monday + 2_days), Defect);
    sim.run_until(monday + 3_days);
    EXPECT_EQ(first, monday + 32.5_hours);
    EXPECT_EQ(desk.flow().gave_up, 1U);
    EXPECT_EQ(desk.flow().resumed, 1U);
}

TEST(ShiftsTest, use_of_nothing_on_offer_is_no_number_once_something_was_taken) {
    Simulation sim{day(2027, 3, 1)};
    Places desk{sim, "desk", 1};
    std::vector<Instant> begun;
    sim.start(customer(desk, begun));
    sim.run_until(day(2027, 3, 1) + 1_minutes);
    desk.resize(0);
    sim.observe_afresh();
    EXPECT_EQ(desk.use(), 0);
    sim.run_until(day(2027, 3, 1) + 2_hours);
    EXPECT_TRUE(std::isnan(desk.use()));
    EXPECT_EQ(desk.overtime(), 49_minutes);
}

TEST(ShiftsTest, impossible_shifts_are_defects) {
    Shifts shifts;
    const auto broken = [&](Duration from, Duration until, int staff, const char* sentence) {
        EXPECT_THAT([&] { shifts.add(Weekdays::every_day, from, until, staff); },
                    testing::ThrowsMessage<Defect>(testing::HasSubstr(sentence)));
    };
    broken(25_hours, 26_hours, 1, "a shift begins within its day");
    broken(-1_hours, 6_hours, 1, "a shift begins within its day");
    broken(8_hours, 8_hours, 1, "a shift ends after it begins, at most a day later");
    broken(8_hours, 33_hours, 1, "a shift ends after it begins, at most a day later");
    broken(8_hours, 16_hours, -1, "the staff of a shift is not below zero");
}
