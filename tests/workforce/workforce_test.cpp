// SPDX-License-Identifier: MIT
#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/workforce/absence.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;

const Day first_day{2020y / January / 1};
const DistrictId centre{0};

struct Seen { // who was on duty, by day
    std::vector<std::map<std::uint64_t, std::pair<int, int>>> days;
    StaffYear total;
};

Seen watch(const WorkforceAssumptions& assume, double posts, int days, double target_after = -1.0) {
    Workforce staff{assume, omsorg::Run{.seed = 7}, {"Centre"}};
    staff.found(Branch::home_care, centre, posts, first_day);
    Seen seen;
    for (int i = 0; i < days; ++i) {
        if (i == days / 2 && target_after >= 0.0) staff.set_target(Branch::home_care, centre, target_after);
        staff.run_day(first_day + std::chrono::days{i});
        auto& today = seen.days.emplace_back();
        for (const OnDuty& worker : staff.on_duty(Branch::home_care, centre)) {
            EXPECT_TRUE(today.emplace(worker.who.value, std::pair{worker.from, worker.to}).second)
                << "two shifts on one day";
            EXPECT_LT(worker.from, worker.to);
        }
    }
    seen.total = staff.harvest(Branch::home_care, centre);
    return seen;
}

TEST(WorkforceTest, posts_are_filled_from_the_start_and_hours_follow_contracts) {
    WorkforceAssumptions assume;
    assume.quit_rate = 0.0;
    assume.retirement_age = Distribution::constant(75.0);
    const Seen seen = watch(assume, 300.0, 364);
    EXPECT_NEAR(seen.total.employed_posts, 300.0, 0.76);
    // 26 fortnights of 76.5 hours for each post.
    EXPECT_NEAR(seen.total.hours.contracted.value(), 26 * 76.5 * seen.total.employed_posts,
                0.001 * 26 * 76.5 * 300);
    EXPECT_EQ(seen.total.hours.contracted,
              seen.total.hours.paid_absence + seen.total.hours.unpaid_absence + seen.total.worked_by_own);
}

TEST(WorkforceTest, the_sick_share_is_what_the_key_says) {
    WorkforceAssumptions assume;
    for (const double share : {0.04, 0.08}) {
        assume.sick_share = share;
        const Seen seen = watch(assume, 2000.0, 3 * 365);
        EXPECT_NEAR(seen.total.sick_share, share, 0.06 * share);
    }
    assume.sick_share = 0.0;
    assume.vacation_under_40 = assume.vacation_from_40 = assume.vacation_from_50 = 0.0;
    const Seen seen = watch(assume, 50.0, 365);
    EXPECT_EQ(seen.total.sick_share, 0.0);
    EXPECT_EQ(seen.total.hours.contracted, seen.total.worked_by_own);
    EXPECT_EQ(seen.total.hours.hourly, Hours{});
}

TEST(WorkforceTest, the_employer_pays_the_first_fourteen_days) {
    WorkforceAssumptions assume;
    assume.vacation_under_40 = assume.vacation_from_40 = assume.vacation_from_50 = 0.0;
    const Seen seen = watch(assume, 1000.0, 3 * 365);
    // Of the days of a healthy year spent sick, short cases and the first 14 of each long one are paid.
    const double paid = assume.short_cases * short_case_days(assume) + assume.long_cases * 14.0;
    const double unpaid = assume.long_cases * (long_case_days(assume) - 14.0);
    EXPECT_NEAR(seen.total.hours.paid_absence /
                    (seen.total.hours.paid_absence + seen.total.hours.unpaid_absence),
                paid / (paid + unpaid), 0.03);
    assume.employer_days = 365;
    assume.long_cases = 5.0;
    EXPECT_EQ(watch(assume, 100.0, 300).total.hours.unpaid_absence, Hours{});
}

TEST(WorkforceTest, those_who_quit_leave_at_the_rate_and_are_replaced_after_the_lag) {
    WorkforceAssumptions assume;
    assume.retirement_age = Distribution::constant(75.0);
    assume.hiring_limit = 10.0;
    const Seen seen = watch(assume, 2000.0, 366);
    const double people = 2000.0 / 0.87; // about: what the contract shares come to
    EXPECT_NEAR(seen.total.quit, people * assume.quit_rate, 4.5 * std::sqrt(people * assume.quit_rate));
    // A vacancy lasts eight weeks, so at any time about rate × lag of the posts are vacant.
    EXPECT_NEAR(seen.total.vacant_posts / 2000.0, assume.quit_rate * 8.0 / 52.18, 0.004);
}

TEST(WorkforceTest, no_hiring_means_shrinking_by_attrition_and_nobody_is_dismissed) {
    WorkforceAssumptions assume;
    assume.hiring_limit = 0.0;
    const Seen seen = watch(assume, 200.0, 2 * 365);
    EXPECT_EQ(seen.total.hired, 0);
    EXPECT_GT(seen.total.quit + seen.total.retired, 0);
    EXPECT_GT(seen.total.vacant_posts, 0.0);

    Workforce staff{assume, omsorg::Run{}, {"Centre"}};
    staff.found(Branch::escort, centre, 10.0, first_day);
    staff.set_target(Branch::escort, centre, 0.0);
    staff.run_day(first_day);
    EXPECT_GT(staff.employed(Branch::escort, centre), 9.0);
}

TEST(WorkforceTest, more_posts_leave_everybody_elses_luck_untouched) {
    WorkforceAssumptions assume;
    const int days = 2 * 365;
    const Seen as_today = watch(assume, 100.0, days), grown = watch(assume, 100.0, days, 130.0);
    std::set<std::uint64_t> own; // those of the first year
    for (int day = 0; day < days / 2; ++day) {
        EXPECT_EQ(as_today.days[static_cast<std::size_t>(day)], grown.days[static_cast<std::size_t>(day)]);
        for (const auto& [who, shift] : as_today.days[static_cast<std::size_t>(day)]) own.insert(who);
    }
    std::set<std::uint64_t> hourly;
    for (std::uint32_t who = 0; who < 100; ++who)
        hourly.insert(key_of(0x57484F55u, Branch::home_care, key_of_text("Centre"), who).value);
    std::size_t compared = 0;
    for (int day = days / 2; day < days; ++day)
        for (const auto& [who, shift] : as_today.days[static_cast<std::size_t>(day)]) {
            if (!own.contains(who) || hourly.contains(who)) continue;
            const auto& other = grown.days[static_cast<std::size_t>(day)];
            ASSERT_TRUE(other.contains(who));
            EXPECT_EQ(other.at(who), shift);
            ++compared;
        }
    EXPECT_GT(compared, 10'000u);
}

TEST(WorkforceTest, absent_staff_are_replaced_as_far_as_the_pool_reaches) {
    WorkforceAssumptions assume;
    assume.replaced_sick = assume.replaced_vacation = 1.0;
    assume.hourly_pool = 5.0;
    const Seen all = watch(assume, 100.0, 365);
    EXPECT_EQ(all.total.shifts_replaced, all.total.shifts_absent);
    assume.hourly_pool = 0.0;
    EXPECT_EQ(watch(assume, 100.0, 365).total.shifts_replaced, 0);
}

TEST(WorkforceTest, hourly_staff_give_about_the_recorded_share_of_the_time_at_work) {
    // 16 per cent of the hours worked in municipal care in 2019 were hourly paid.
    const Seen seen = watch(WorkforceAssumptions{}, 500.0, 366);
    EXPECT_NEAR(seen.total.hours.hourly / seen.total.hours.worked, 0.16, 0.03);
}

TEST(WorkforceTest, strain_acts_only_where_its_key_is_above_zero) {
    WorkforceAssumptions assume;
    const auto sick_under_strain = [&](double effect) {
        assume.strain_on_sickness = effect;
        Workforce staff{assume, omsorg::Run{}, {"Centre"}};
        staff.found(Branch::home_care, centre, 400.0, first_day);
        staff.set_strain(Branch::home_care, centre, 0.5);
        for (int i = 0; i < 730; ++i) staff.run_day(first_day + std::chrono::days{i});
        return staff.harvest(Branch::home_care, centre).sick_share;
    };
    const double off = sick_under_strain(0.0);
    EXPECT_GT(sick_under_strain(1.0), 1.2 * off);
    EXPECT_EQ(sick_under_strain(0.0), off);
}

TEST(WorkforceTest, a_copy_goes_its_own_way) {
    WorkforceAssumptions assume;
    Workforce staff{assume, omsorg::Run{}, {"Centre", "Coast"}};
    staff.found(Branch::home_care, DistrictId{1}, 40.0, first_day);
    Workforce copy = staff;
    for (int i = 0; i < 60; ++i) staff.run_day(first_day + std::chrono::days{i});
    for (int i = 0; i < 60; ++i) copy.run_day(first_day + std::chrono::days{i});
    EXPECT_EQ(staff.harvest(Branch::home_care, DistrictId{1}).hours,
              copy.harvest(Branch::home_care, DistrictId{1}).hours);
    EXPECT_TRUE(staff.on_duty(Branch::home_care, centre).empty());
}

/// A district's staff have their luck by its name: under another number they are the same persons with the same days.
TEST(WorkforceTest, another_order_of_the_districts_is_nobodys_luck) {
    const WorkforceAssumptions assume;
    Workforce one{assume, {.seed = 4}, {"Centre", "Coast", "Inland"}};
    Workforce two{assume, {.seed = 4}, {"Coast", "Inland", "Centre"}};
    const auto there = [](std::uint32_t d) { return DistrictId{(d + 2) % 3}; };
    for (Workforce* staff : {&one, &two}) staff->found(Branch::night_patrol, centre, 9, first_day);
    for (std::uint32_t d = 0; d < 3; ++d) {
        one.found(Branch::home_care, DistrictId{d}, 10.0 + d, first_day);
        two.found(Branch::home_care, there(d), 10.0 + d, first_day);
    }
    const auto who = [](std::span<const OnDuty> shifts) {
        std::vector<std::pair<Key, std::pair<int, int>>> found;
        for (const OnDuty& shift : shifts) found.push_back({shift.who, {shift.from, shift.to}});
        return found;
    };
    for (int i = 0; i < 400; ++i) {
        one.run_day(first_day + std::chrono::days{i});
        two.run_day(first_day + std::chrono::days{i});
        for (std::uint32_t d = 0; d < 3; ++d)
            ASSERT_EQ(who(one.on_duty(Branch::home_care, DistrictId{d})),
                      who(two.on_duty(Branch::home_care, there(d))));
    }
    EXPECT_NE(who(one.on_duty(Branch::home_care, DistrictId{0})),
              who(one.on_duty(Branch::home_care, DistrictId{1})));
}

/// Open on working days and by day; but who is away may be replaced, as in care.
TEST(WorkforceTest, day_activity_is_closed_on_weekends_and_red_days) {
    const WorkforceAssumptions assume;
    Workforce staff{assume, {.seed = 3, .number = 0}, {"Centre"}};
    const Day first = Day{std::chrono::year{2027} / 1 / 1};
    staff.found(Branch::day_activity, DistrictId{0}, 20, first);
    bool replaced = false;
    for (Day day = first; day < first + std::chrono::days{364}; day += std::chrono::days{1}) {
        staff.run_day(day);
        const auto on_duty = staff.on_duty(Branch::day_activity, DistrictId{0});
        EXPECT_TRUE(is_working_day(day) || on_duty.empty());
        for (const OnDuty& one : on_duty) {
            replaced = replaced || one.hourly;
            EXPECT_LE(one.to, assume.evening_end * 60);
            EXPECT_NE(one.occupation, Occupation::caseworker);
        }
    }
    EXPECT_TRUE(replaced);
}

/// The calendar of an office: nobody works on a holiday, and nobody is called in for who is away.
TEST(WorkforceTest, caseworkers_keep_office_hours_and_are_not_replaced) {
    const WorkforceAssumptions assume;
    Workforce staff{assume, {.seed = 5, .number = 1}, {"Centre", "Coast", "Inland"}};
    const Day first = std::chrono::sys_days{std::chrono::year{2024} / January / 1};
    staff.found(Branch::casework, DistrictId{0}, 20, first);
    int open_days = 0;
    for (Day day = first; day < first + std::chrono::days{366}; day += std::chrono::days{1}) {
        staff.run_day(day);
        const auto on_duty = staff.on_duty(Branch::casework, DistrictId{0});
        EXPECT_TRUE(on_duty.empty() || is_working_day(day));
        open_days += on_duty.empty() ? 0 : 1;
        for (const OnDuty& one : on_duty) {
            EXPECT_EQ(one.occupation, Occupation::caseworker);
            EXPECT_FALSE(one.hourly);
        }
        EXPECT_TRUE(staff.on_duty(Branch::home_care, DistrictId{2}).empty());
    }
    EXPECT_EQ(open_days, working_days(2024));
    EXPECT_EQ(staff.districts(), 3U);
    EXPECT_THROW((void)staff.on_duty(Branch::casework, DistrictId{1}), Defect);
    EXPECT_GT(staff.harvest(Branch::casework, DistrictId{0}).hours.paid_absence, Hours{});
}

} // namespace
} // namespace omsorg
