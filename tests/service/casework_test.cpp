// SPDX-License-Identifier: MIT
#include <omsorg/service/casework.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/observe/acceptance.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;
using namespace literals;

constexpr Run run{.seed = 2026, .number = 5};
constexpr Day monday = sys_days{year{2026} / February / 2}; // 44 working days until Easter

/// Nothing but what a test asks for: no volumes, no meetings, no luck in how long a case takes.
CaseworkAssumptions bare(double minutes = 300) {
    CaseworkAssumptions a;
    a.model = CaseworkModel::queue;
    a.income_support = a.family = a.other = a.urgent_share = a.meetings = 0;
    a.attitude = 1;
    a.home_care_minutes = a.special_housing_minutes = a.escort_minutes = a.support_minutes =
        Distribution::constant(minutes);
    a.income_support_minutes = a.family_minutes = a.other_minutes = Distribution::constant(minutes);
    return a;
}

void apply(Casework& desk, std::uint32_t who, Day day, CaseType type = CaseType::home_care,
           Duration others = 0_hours) {
    const Instant now = Instant{day} - 12_hours; // the day before, so that it is worked on today
    desk.receive(type, PersonId{who}, key_of(who), 1, now, now + others);
}

/// Four cases of five hours come in a working day; 16 hours are there: the queue grows by four hours a day, and the
/// n-th case is done when 5 n hours have been worked.
TEST(CaseworkTest, a_short_desk_falls_behind_as_a_fluid_does) {
    const CaseworkAssumptions a = bare();
    Casework desk{a, run};
    desk.plan({.cases = {1000, 0, 0}});
    std::map<std::uint32_t, Day> decided;
    std::uint32_t n = 0;
    std::vector<Day> office;
    for (Day day = monday; office.size() < 20; day += days{1}) {
        if (!is_working_day(day)) {
            desk.run_day(day, Hours{});
            continue;
        }
        office.push_back(day);
        for (int i = 0; i < 4; ++i) apply(desk, n++, day);
        desk.run_day(day, 16_hours);
        for (const DecidedCase& one : desk.decided()) decided[one.who.index()] = day;
        const double hours_behind = 4.0 * static_cast<double>(office.size());
        EXPECT_EQ(desk.waiting(), static_cast<std::int64_t>(std::ceil(hours_behind / 5)));
    }
    // Cases of one day are taken in the order of their keys, so only the days are told in advance: four for each day of
    // application, at the hours 5 n.
    std::vector<Day> found;
    for (const auto& [who, day] : decided) found.push_back(day);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found.size(), 64U); // 320 hours worked
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_EQ(found[i],
                  office[static_cast<std::size_t>(std::ceil(5.0 * static_cast<double>(i + 1) / 16)) - 1])
            << i;
    const CaseworkYear year = desk.harvest();
    EXPECT_EQ(year.present, 320_hours);
    EXPECT_EQ(year.on_cases, 320_hours);
    EXPECT_EQ(year.owed_at_end, 80_hours);
}

/// Poisson arrivals on working days, and hours for one case a day: X' = max(X + A - 1, 0). The mean of the cases left in
/// the evening is λ²/2(1-λ) by Pollaczek and Khinchine, since the discrete queue is M/D/1 looked at once a service.
TEST(CaseworkTest, evening_queue_of_poisson_cases_is_pollaczek_khinchine) {
    const double load = 0.5;
    CaseworkAssumptions a = bare(60);
    a.errors = 0;
    a.other = load * 12 * 21; // a month in 1,000; spread over the working days of a year below
    // As many inhabitants as make the load exact, whatever the working days of the year.
    const double inhabitants = 1000.0 * working_days(2026) / (12 * 12 * 21);
    std::vector<Day> office_days;
    for (Day day = sys_days{year{2026} / January / 1}; day < sys_days{year{2027} / January / 1};
         day += days{1})
        if (is_working_day(day)) office_days.push_back(day);
    Tally means;
    for (std::uint32_t future = 0; future < 8000; ++future) {
        Casework desk{a, {.seed = 7, .number = future}};
        desk.plan({.inhabitants = inhabitants});
        std::int64_t queue = 0, office = 0;
        for (const Day day : office_days) {
            desk.run_day(day, 1_hours);
            if (++office > 50) queue += desk.waiting();
        }
        means.add(static_cast<double>(queue) / static_cast<double>(office - 50));
        (void)desk.harvest();
    }
    const Acceptance verdict = accept(means, load * load / (2 * (1 - load)), Tier::check);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
}

TEST(CaseworkTest, urgent_cases_go_first_and_desks_do_not_help_each_other) {
    CaseworkAssumptions a = bare(60);
    a.urgent_share = 0.3;
    Casework desk{a, run};
    desk.plan({.inhabitants = 0, .cases = {100, 0, 0}}); // all hours to the desk of care
    for (std::uint32_t who = 0; who < 200; ++who) apply(desk, who, monday + days{who >= 100 ? 1 : 0});
    desk.run_day(monday, 0_hours);
    std::set<std::uint32_t> first;
    desk.run_day(monday + days{1}, 100_hours);
    for (const DecidedCase& one : desk.decided()) first.insert(one.who.index());
    ASSERT_EQ(first.size(), 100U);
    int second_day = 0; // urgent ones of the later day pass ordinary ones of the earlier
    for (const std::uint32_t who : first) second_day += who >= 100;
    const Stream urgency{run, Purpose::case_urgency};
    int urgent = 0;
    for (std::uint32_t who = 100; who < 200; ++who)
        urgent += urgency.happens(0.3, key_of(key_of(who), CaseType::home_care), 1);
    EXPECT_EQ(second_day, urgent);
    EXPECT_GT(urgent, 10);
    // The other desk has no hours in this plan: its case waits although the care desk is idle.
    a.family = 1;
    Casework idle{a, run};
    idle.plan({.cases = {100, 0, 0}});
    apply(idle, 1, monday);
    idle.run_day(monday, 50_hours);
    EXPECT_EQ(idle.harvest().idle, 49_hours);
}

/// With hours to spare and all waiting due to others, the moment is the one that was given.
TEST(CaseworkTest, ample_staff_decide_when_others_have_answered) {
    const CaseworkAssumptions a = bare();
    Casework desk{a, run};
    desk.plan({.cases = {100, 0, 0}});
    for (std::uint32_t who = 0; who < 50; ++who)
        apply(desk, who, monday, CaseType::home_care, who * 30_hours);
    desk.run_day(monday, 1000_hours);
    ASSERT_EQ(desk.decided().size(), 50U);
    for (const DecidedCase& one : desk.decided())
        EXPECT_EQ(one.when, std::max(one.applied + one.who.index() * 30_hours, Instant{monday} + 16_hours));
}

CaseworkYear volumes(const CaseworkAssumptions& a, Hours a_day, int weeks = 40) {
    Casework desk{a, run};
    desk.plan({.inhabitants = 70'000});
    for (Day day = monday; day < monday + days{7 * weeks}; day += days{1})
        desk.run_day(day, is_working_day(day) ? a_day : 0_hours);
    return desk.harvest();
}

/// S3.3: nine in ten offer it. Offering it to all raises use by exactly 1/0.9, and those who used it still do.
TEST(CaseworkTest, availability_alone_from_nine_tenths_to_one_changes_use_by_its_ratio) {
    CaseworkAssumptions most, all;
    most.available = 0.9;
    all.available = 1;
    EXPECT_DOUBLE_EQ(e_service_use(all) / e_service_use(most), 1 / 0.9);
    EXPECT_EQ(e_service_use(CaseworkAssumptions{}), 0);
    CaseworkAssumptions a = bare(30);
    a.other = 10;
    a.errors = 0; // nothing is appealed: every case is an application
    a.known = a.suitable = a.accepted = a.completed = a.retained = 1;
    a.available = 0.9;
    const CaseworkYear::Type before = volumes(a, 1000_hours).all();
    a.available = 1;
    const CaseworkYear::Type after = volumes(a, 1000_hours).all();
    EXPECT_EQ(before.received, after.received);
    EXPECT_EQ(after.digital, after.received);
    EXPECT_NEAR(static_cast<double>(before.digital), 0.9 * static_cast<double>(after.digital),
                5 * std::sqrt(0.09 * static_cast<double>(after.received)));
}

/// S3.1: a general attitude bounds the step of acceptance, and nothing else.
TEST(CaseworkTest, attitude_bounds_acceptance_and_not_use) {
    CaseworkAssumptions a;
    a.available = a.known = a.suitable = a.completed = a.retained = 1;
    a.attitude = 0.72;
    a.accepted = 0.3;
    EXPECT_EQ(e_service_use(a), 0.3);
    a.accepted = 0.9;
    EXPECT_EQ(e_service_use(a), 0.72);
    a.known = 0.5;
    EXPECT_EQ(e_service_use(a), 0.36);
}

/// The minutes that a case is expected to take are those it takes, in every channel; and what is not put to use is lost.
TEST(CaseworkTest, freed_minutes_are_put_to_use_by_their_share_only) {
    CaseworkAssumptions a = bare(60);
    a.other = 100;
    a.appeal_minutes = 60;
    a.errors = 0.2;
    a.automation_errors = 0.1;
    a.appealed = 0.5;
    a.available = a.known = a.accepted = a.completed = a.retained = 1;
    a.suitable = 0.8;
    a.staff_saved = 0.25;
    a.rework = 0.2;
    a.rule_able = 0.5;
    a.automation = 0.5;
    for (const double share : {0.0, 0.4, 1.0}) {
        a.redeployment = share;
        const CaseworkYear year = volumes(a, 1000_hours);
        const Casework desk{a, run};
        const double cases = static_cast<double>(year.all().received - year.appeals);
        const double used = (year.on_cases + year.lost).value() * 60 / cases;
        EXPECT_NEAR(used, desk.expected_minutes(CaseType::other), 0.015 * used) << share;
        EXPECT_NEAR(year.lost.value(), (1 - share) * year.freed.value(), 1e-6 * cases);
        EXPECT_GT(year.all().automated, 1000);
        EXPECT_GT(year.changed, 100);
    }
    // All decided by rules, none wrong: with κ the posts fall by κ and no more.
    a.suitable = a.rule_able = a.automation = 1;
    a.automation_errors = 0;
    a.redeployment = 0.4;
    EXPECT_DOUBLE_EQ(Casework(a, run).expected_minutes(CaseType::other), 60 * (1 - 0.4));
    EXPECT_DOUBLE_EQ(Casework(a, run).expected_minutes(CaseType::family),
                     60 * (1 - 0.25 * 0.4) + 0.2 * 20 + 0.2 * 0.5 * 60)
        << "no machine decides about a family";
}

/// Cases that come one by one stand in the place of their volume; those of care at the desk of care.
TEST(CaseworkTest, cases_of_the_need_domains_take_the_place_of_their_volume) {
    CaseworkAssumptions a = bare(60);
    a.income_support = 100;
    a.errors = 0;
    Casework desk{a, run};
    desk.plan({.inhabitants = 1000});
    desk.take_over(CaseType::income_support);
    for (std::uint64_t who = 0; who < 10; ++who) desk.receive(CaseType::income_support, key_of(who), monday);
    desk.receive(CaseType::support, key_of(99), monday);
    desk.plan({.cases = {0, 0, 0, 1, 10, 0, 0}});
    for (Day day = monday; day < monday + days{14}; day += days{1})
        desk.run_day(day, is_working_day(day) ? 2_hours : 0_hours);
    EXPECT_TRUE(desk.decided().empty()) << "nobody modelled waits for them";
    const CaseworkYear year = desk.harvest();
    EXPECT_EQ(year.all().received, 11);
    EXPECT_EQ(year.all().worked_off, 11);
    EXPECT_EQ(year.by_type[static_cast<std::size_t>(CaseType::support)].worked_off, 1);
    EXPECT_EQ(year.on_cases, 11_hours);
}

/// Of 1,200 reports a year 300 lead to a need and come one by one; the other 900 still come in a volume.
TEST(CaseworkTest, reports_that_lead_to_no_need_still_come_in_a_volume) {
    CaseworkAssumptions a = bare(60);
    a.family = 100;
    a.errors = 0;
    const auto received = [&](double one_by_one) {
        Casework desk{a, run};
        desk.plan({.inhabitants = 1000});
        desk.take_over(CaseType::family, one_by_one / 1000);
        for (Day day = monday; day < monday + days{364}; day += days{1})
            desk.run_day(day, is_working_day(day) ? 8_hours : 0_hours);
        return static_cast<double>(desk.harvest().all().received);
    };
    EXPECT_NEAR(received(0), 1200, 4.6 * std::sqrt(1200));
    EXPECT_NEAR(received(300), 900, 4.6 * std::sqrt(900));
    EXPECT_EQ(received(5000), 0);
}

// What is freed and put to no use passes where the case stood: nobody else's turn comes sooner, and none later.
TEST(CaseworkTest, with_nothing_put_to_use_the_queue_is_as_it_was) {
    CaseworkAssumptions a = bare(60);
    a.other = 100; // more than the staff can do, so that a queue stands
    a.errors = 0;
    const CaseworkYear paper = volumes(a, 4_hours);
    a.available = a.known = a.suitable = a.accepted = a.completed = a.retained = 1;
    a.staff_saved = 0.5;
    a.rule_able = 0.5, a.automation_errors = 0, a.rework = 0;
    a.redeployment = a.automation = 0;
    const CaseworkYear form = volumes(a, 4_hours);
    EXPECT_EQ(form.all().worked_off, paper.all().worked_off);
    EXPECT_EQ(form.all().days, paper.all().days);
    EXPECT_EQ(form.queue_days, paper.queue_days);
    EXPECT_GT(form.lost, 100_hours);
    EXPECT_EQ(form.lost + form.on_cases, paper.on_cases);
    // By rules the case itself is decided at once; those behind it wait as before.
    a.automation = 1;
    const CaseworkYear rules = volumes(a, 4_hours);
    EXPECT_EQ(rules.lost + rules.on_cases, paper.on_cases);
    EXPECT_EQ(rules.owed_at_end, paper.owed_at_end);
    EXPECT_GT(rules.all().automated, 100);
}

// S2.24: a decision on children and families has a limit of its own.
TEST(CaseworkTest, children_have_a_limit_of_their_own) {
    CaseworkAssumptions a = bare(60);
    a.family = a.other = 10;
    a.errors = 0;
    a.limit = 0, a.child_limit = 730;
    const auto over = [&](CaseType type) {
        const CaseworkYear year = volumes(a, 2_hours); // too few: all wait
        return year.by_type[static_cast<std::size_t>(type)].over_limit;
    };
    EXPECT_EQ(over(CaseType::family), 0);
    EXPECT_GT(over(CaseType::other), 0);
    a.limit = 730, a.child_limit = 0;
    EXPECT_GT(over(CaseType::family), 0);
    EXPECT_EQ(over(CaseType::other), 0);
}

TEST(CaseworkTest, automated_cases_are_decided_the_day_they_come_in) {
    CaseworkAssumptions a = bare(60);
    a.income_support = 20;
    a.available = a.known = a.suitable = a.accepted = a.completed = a.retained = a.rule_able = a.automation =
        1;
    a.automation_errors = 0;
    const CaseworkYear year = volumes(a, 0_hours);
    const auto& type = year.by_type[static_cast<std::size_t>(CaseType::income_support)];
    EXPECT_EQ(type.worked_off, type.received);
    EXPECT_EQ(type.automated, type.received);
    EXPECT_EQ(type.days, 0);
    EXPECT_GT(type.received, 10'000);
}

TEST(CaseworkTest, the_neutral_point_is_paper_bit_for_bit) {
    CaseworkAssumptions a = bare();
    a.other = a.income_support = 5;
    a.available = 0; // whatever the rest of the funnel, the effects and the machine
    const CaseworkYear paper = volumes(a, 60_hours);
    a.automation = a.rule_able = 1;
    a.staff_saved = 0.9;
    a.redeployment = 1;
    const CaseworkYear same = volumes(a, 60_hours);
    EXPECT_EQ(paper.on_cases, same.on_cases);
    EXPECT_EQ(paper.client_effort, same.client_effort);
    EXPECT_EQ(paper.all().days, same.all().days);
    EXPECT_EQ(same.freed, Hours{});
    EXPECT_EQ(same.all().digital, 0);
}

/// Her own time: what an application takes, less what the e-service saves her, and what doing it over costs her.
TEST(CaseworkTest, an_e_service_saves_the_applicants_time_and_rework_costs_it) {
    CaseworkAssumptions a = bare();
    a.other = a.income_support = 5;
    a.available = 0.8;
    a.client_minutes = 90;
    a.rework = 0;
    for (const double saved : {0.0, 0.4, -0.3}) {
        a.client_saved = saved;
        const CaseworkYear year = volumes(a, 60_hours);
        const auto all = static_cast<double>(year.all().received - year.appeals); // an appeal is the office's
        const auto digital = static_cast<double>(year.all().digital);
        ASSERT_GT(digital, 0);
        ASSERT_LT(digital, all);
        EXPECT_NEAR(year.client_effort.value() * 60, 90 * (all - saved * digital), 1e-3);
        a.rework = 1, a.rework_minutes = 25;
        EXPECT_NEAR((volumes(a, 60_hours).client_effort - year.client_effort).value() * 60, 25 * digital,
                    1e-3);
        a.rework = 0;
    }
}

TEST(CaseworkTest, books_that_do_not_balance_are_a_defect) {
    CaseworkYear year;
    year.balance();
    year.by_type[2].received = 1;
    EXPECT_THROW(year.balance(), Defect);
    year.by_type[2].at_end = 1;
    year.present = 1_hours;
    EXPECT_THROW(year.balance(), Defect);
    year.idle = 1_hours;
    year.come_in = Hours::from_ticks(1);
    EXPECT_THROW(year.balance(), Defect);
}

} // namespace
} // namespace omsorg
