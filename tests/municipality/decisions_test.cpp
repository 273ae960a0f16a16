// SPDX-License-Identifier: MIT
// Casework, errors of the assessment, and satisfaction, in a whole municipality.
#include <omsorg/base/calendar.hpp>
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/municipality/staffing.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace omsorg {
namespace {

using namespace test;

/// A town with caseworkers, more cases than are its own, so that there are some dozen of them.
World offices(int last_year = 2023) {
    World world = town(last_year);
    world.assumptions.casework.model = CaseworkModel::queue;
    world.assumptions.casework.income_support = 200;
    world.assumptions.casework.accepted = 0.6;
    return world;
}

World assessed(int last_year = 2023) {
    World world = town(last_year);
    AssessmentAssumptions& a = world.assumptions.assessment;
    a.modelled = true;
    a.noise = a.bias = a.wrong_refusals = 0;
    return world;
}

TEST(Decisions, what_is_not_modelled_changes_nothing_bit_for_bit) {
    World odd = town(2021);
    odd.assumptions.casework.automation = odd.assumptions.casework.available = 1;
    odd.assumptions.casework.home_care_minutes = Distribution::constant(5000);
    AssessmentAssumptions& a = odd.assumptions.assessment;
    a.bias = a.noise = a.inquiry = a.practice = a.wrong_refusals = a.appeal_share = a.appeal_success = 0.5;
    a.review_months = 3;
    a.need_growth = 20;
    odd.assumptions.expectation.drift = 0.05;
    EXPECT_TRUE(simulate(odd, run).rows == simulate(town(2021), run).rows);
}

/// Modelled, but without error, practice as recorded, nobody refused: only rows are added.
TEST(Decisions, an_assessment_without_error_grants_the_needs) {
    const Outcome plain = simulate(town(2022), run);
    const Figures modelled = figures(simulate(assessed(2022), run));
    for (const auto& [key, value] : figures(plain))
        EXPECT_EQ(modelled.at(key), value) << info(std::get<1>(key)).id;
    for (int year = 2020; year <= 2022; ++year) {
        EXPECT_EQ(of(modelled, year, Measure::over_granted_hours, Service::home_care), 0);
        EXPECT_EQ(of(modelled, year, Measure::under_granted_hours, Service::home_care), 0);
        EXPECT_EQ(of(modelled, year, Measure::wrong_decisions, Service::home_care), 0);
    }
}

/// With hours to spare, and all the waiting that there is due to others, the queue decides when it was given.
TEST(Decisions, a_queue_with_ample_staff_is_the_given_times) {
    World given = town(2022);
    for (Distribution* handling :
         {&given.assumptions.need.home_care_handling, &given.assumptions.need.special_housing_handling,
          &given.assumptions.need.escort_handling})
        *handling = Distribution::constant(60);
    given.assumptions.workforce.sick_share = given.assumptions.workforce.short_cases =
        given.assumptions.workforce.quit_rate = 0;
    given.assumptions.workforce.starting_age = Distribution::constant(40);
    World queue = given;
    queue.assumptions.casework.model = CaseworkModel::queue;
    queue.assumptions.casework.waits_on_others = queue.assumptions.casework.margin = 1;
    const Figures first = figures(simulate(given, run)), second = figures(simulate(queue, run));
    for (int year = 2020; year <= 2022; ++year) {
        for (const Service service : {Service::home_care, Service::special_housing, Service::escort})
            EXPECT_EQ(of(first, year, Measure::first_decisions, service),
                      of(second, year, Measure::first_decisions, service));
        EXPECT_EQ(of(first, year, Measure::granted_hours, Service::home_care),
                  of(second, year, Measure::granted_hours, Service::home_care));
        EXPECT_NEAR(of(second, year, Measure::decision_days, Service::home_care), 60, 1e-9);
        EXPECT_GT(of(second, year, Measure::net_cost, Service::casework), 0);
    }
}

/// Before anything has been measured a post gives the working days of the calendar, eight hours each.
TEST(Decisions, an_office_post_works_the_days_of_the_calendar) {
    WorkforceAssumptions a;
    a.vacation_under_40 = a.vacation_from_40 = a.vacation_from_50 = a.sick_share = 0;
    double days = 0;
    for (int year = 2005; year < 2405; ++year) days += working_days(year);
    EXPECT_NEAR(expected_hours(a, Branch::casework, 20).at_work, 8 * days / 400, 0.1);
    EXPECT_EQ(expected_hours(WorkforceAssumptions{}, Branch::casework, 20).of_it_hourly, 0);
}

TEST(Decisions, too_few_caseworkers_keep_people_waiting_and_move_no_need) {
    World ample = offices();
    ample.assumptions.casework.errors = 0; // an appeal is a case of its own, and comes after its decision
    World short_of = ample;
    ample.assumptions.casework.margin = 0.5;
    short_of.assumptions.casework.margin = -0.3;
    const Figures first = figures(simulate(ample, run)), second = figures(simulate(short_of, run));
    for (int year = 2020; year <= 2023; ++year) {
        EXPECT_GT(of(second, year, Measure::case_backlog, Service::casework),
                  2 * of(first, year, Measure::case_backlog, Service::casework));
        for (const Service service : {Service::all, Service::casework, Service::home_care})
            EXPECT_EQ(of(first, year, Measure::cases, service), of(second, year, Measure::cases, service));
        EXPECT_GT(of(second, year, Measure::decision_days), of(first, year, Measure::decision_days));
        EXPECT_EQ(of(first, year, Measure::deaths), of(second, year, Measure::deaths));
    }
    EXPECT_LT(of(second, 2020, Measure::first_decisions, Service::home_care),
              of(first, 2020, Measure::first_decisions, Service::home_care));
    EXPECT_GT(of(second, 2023, Measure::decisions_over_limit), 0.5);
    // The desk of families has its own queue; urgent cases of children go first in it.
    EXPECT_GT(of(second, 2023, Measure::child_decision_days, Service::family),
              of(first, 2023, Measure::child_decision_days, Service::family) + 10);
    EXPECT_GT(of(second, 2023, Measure::child_decisions_over_limit, Service::family),
              of(first, 2023, Measure::child_decisions_over_limit, Service::family));
    // The office's hours: contracted less absence are worked, on cases, in meetings or idle.
    const auto hours = [&](Measure measure) { return of(first, 2021, measure, Service::casework); };
    EXPECT_NEAR(hours(Measure::worked_hours),
                hours(Measure::documentation_hours) + hours(Measure::meeting_hours) +
                    hours(Measure::waiting_hours),
                1e-6 * hours(Measure::worked_hours));
    EXPECT_EQ(hours(Measure::agency_hours), 0) << "nobody replaces a caseworker";
}

/// Where the needs are modelled, the cases are those that their domains tell of, renewals included.
TEST(Decisions, need_domains_bring_their_own_cases) {
    World world = offices(2022);
    world.assumptions.casework.other = world.assumptions.casework.family = world.assumptions.casework.errors =
        0;
    world.assumptions.disability.modelled = world.assumptions.psychiatric.modelled =
        world.assumptions.family.modelled = world.assumptions.income_support.modelled = true;
    const Figures found = figures(simulate(world, run));
    for (int year = 2020; year <= 2022; ++year) {
        double told = of(found, year, Measure::renewed_cases, Service::income_support);
        for (const Service domain :
             {Service::disability, Service::psychiatric, Service::family, Service::income_support})
            told += of(found, year, Measure::new_cases, domain);
        EXPECT_GT(told, 100);
        EXPECT_NEAR(of(found, year, Measure::cases, Service::casework), told, 0.02 * told + 3);
    }
}

/// Whether or not it is followed who comes to need support, as many reports on families come in, and as many posts are asked for.
TEST(Decisions, reports_on_families_are_as_many_whether_or_not_their_need_is_modelled) {
    World reports = offices(2022);
    reports.assumptions.casework.other = reports.assumptions.casework.income_support =
        reports.assumptions.casework.errors = 0;
    reports.assumptions.casework.family = 40;
    World followed = reports;
    followed.assumptions.family.modelled = true;
    const Figures plain = figures(simulate(reports, run)), told = figures(simulate(followed, run));
    const auto of_casework = [](const Figures& found, int year, Measure measure) {
        return of(found, year, measure, Service::casework);
    };
    for (int year = 2020; year <= 2022; ++year) {
        const double cases = of_casework(plain, year, Measure::cases);
        EXPECT_GT(cases, 500);
        EXPECT_GT(of(told, year, Measure::new_cases, Service::family), 5);
        EXPECT_NEAR(of_casework(told, year, Measure::cases), cases, 4.6 * std::sqrt(2 * cases));
        EXPECT_NEAR(of_casework(told, year, Measure::posts_required),
                    of_casework(plain, year, Measure::posts_required),
                    0.1 * of_casework(plain, year, Measure::posts_required));
    }
}

/// A plan that offers the e-service and lets rules decide: fewer posts are required, by the part that is put to use.
TEST(Decisions, freed_minutes_lower_the_posts_by_what_is_put_to_use) {
    World digital = with(with(offices(), "casework.e_service_available", 1.0), "casework.automation", 1.0);
    digital.assumptions.casework.margin = 0.5;
    World paper = offices();
    paper.assumptions.casework.margin = 0.5;
    std::map<double, double> posts;
    for (const double share : {0.0, 1.0}) {
        digital.assumptions.casework.redeployment = share;
        const Figures found = figures(simulate(digital, run));
        EXPECT_EQ(of(found, 2020, Measure::e_service_share, Service::casework), 0);
        EXPECT_NEAR(of(found, 2022, Measure::e_service_share, Service::casework),
                    0.8 * 0.6 * 0.6 * 0.85 * 0.9, 0.02);
        EXPECT_GT(of(found, 2022, Measure::automated_share, Service::casework), 0.05);
        EXPECT_GT(of(found, 2022, Measure::freed_hours, Service::casework), 500);
        posts[share] = of(found, 2023, Measure::posts_required, Service::casework);
    }
    // S2.20: what it frees in the municipalities that share it goes by their inhabitants.
    digital.assumptions.partners.shared_development = 100;
    digital.assumptions.partners.shared_users = 50'000;
    const Figures shared = figures(simulate(digital, run));
    EXPECT_NEAR(of(shared, 2022, Measure::shared_freed_hours, Service::casework),
                of(shared, 2022, Measure::freed_hours, Service::casework) /
                    of(shared, 2022, Measure::population) * 50'000,
                1e-6 * of(shared, 2022, Measure::shared_freed_hours, Service::casework));
    const double before = of(figures(simulate(paper, run)), 2023, Measure::posts_required, Service::casework);
    EXPECT_LT(posts[1.0], 0.95 * before);
    EXPECT_GT(posts[0.0], 0.99 * before) << "completions come on top, and nothing is won";
}

TEST(Decisions, whoever_wins_her_appeal_at_once_was_never_refused) {
    World refused = assessed();
    AssessmentAssumptions& a = refused.assumptions.assessment;
    a.wrong_refusals = a.appeal_share = a.appeal_success = 1;
    a.appeal_months = Distribution::constant(0);
    const Figures right = figures(simulate(assessed(), run)), wrong = figures(simulate(refused, run));
    a.appeal_months = Distribution::constant(4);
    const Figures late = figures(simulate(refused, run));
    a.appeal_success = 0;
    const Figures never = figures(simulate(refused, run));
    for (int year = 2020; year <= 2023; ++year) {
        EXPECT_EQ(of(right, year, Measure::granted_hours, Service::home_care),
                  of(wrong, year, Measure::granted_hours, Service::home_care));
        EXPECT_EQ(of(right, year, Measure::first_decisions, Service::home_care),
                  of(wrong, year, Measure::first_decisions, Service::home_care));
        EXPECT_EQ(of(wrong, year, Measure::wrong_decisions, Service::home_care),
                  of(wrong, year, Measure::changed_on_appeal, Service::home_care));
        EXPECT_EQ(of(never, year, Measure::first_decisions, Service::home_care), 0);
    }
    EXPECT_LT(of(late, 2020, Measure::first_decisions, Service::home_care),
              of(right, 2020, Measure::first_decisions, Service::home_care));
    EXPECT_LT(of(never, 2023, Measure::granted_hours, Service::home_care),
              of(late, 2023, Measure::granted_hours, Service::home_care));
}

TEST(Decisions, a_strict_practice_grants_to_fewer) {
    const Figures recorded = figures(simulate(assessed(), run));
    const Figures strict = figures(simulate(with(assessed(), "assessment.practice", 0.5), run));
    EXPECT_EQ(of(recorded, 2020, Measure::first_decisions, Service::home_care),
              of(strict, 2020, Measure::first_decisions, Service::home_care));
    EXPECT_LT(of(strict, 2022, Measure::first_decisions, Service::home_care),
              0.8 * of(recorded, 2022, Measure::first_decisions, Service::home_care));
    EXPECT_GT(of(strict, 2022, Measure::refusals, Service::home_care), 0);
}

/// Home-care hours granted in the last year over those under the recorded practice, in districts whose place is among the
/// strictest third, the middle and the most generous, in many futures.
std::array<double, 3> granted_by_place(double practice, double spread) {
    World recorded = assessed(), other = assessed();
    AssessmentAssumptions& a = other.assumptions.assessment;
    a.practice = practice, a.practice_spread = spread;
    const Geography places =
        geography_of(recorded.tables->population.localities, {recorded.assumptions.population.rural_share,
                                                              recorded.assumptions.population.land_area});
    AssessmentAssumptions standing = a;
    standing.practice = standing.practice_spread = 1; // one minus the place itself
    std::array<double, 3> before{}, after{};
    for (std::uint32_t number = 0; number < 8; ++number) {
        const omsorg::Run future{.seed = 2026, .number = number};
        const AssessmentError error{standing, future};
        const auto add = [&](std::array<double, 3>& sums, const World& world) {
            for (const Row& row : simulate(world, future).rows)
                if (row.measure == Measure::granted_hours && row.service == Service::home_care &&
                    row.year == 2023 && row.district != all_districts) {
                    const double place = error.practice(places.districts[row.district].name);
                    sums[static_cast<std::size_t>(std::min(2.0, 3 * place))] += row.value;
                }
        };
        add(before, recorded);
        add(after, other);
    }
    return {after[0] / before[0], after[1] / before[1], after[2] / before[2]};
}

TEST(Decisions, where_practice_differs_each_district_grants_by_its_own) {
    const auto uneven = granted_by_place(1, 1);
    EXPECT_LT(uneven[0], uneven[1] - 0.1);
    EXPECT_LT(uneven[1], uneven[2] - 0.1);
    EXPECT_LT(uneven[2], 1);
    // One practice for all, as strict as theirs on average: no place is better than another.
    const auto even = granted_by_place(0.5, 0);
    EXPECT_NEAR(even[0], even[2], 0.1);
    EXPECT_LT(even[2], uneven[2] - 0.1);
    EXPECT_GT(even[0], uneven[0] + 0.1);
}

TEST(Decisions, granted_is_needed_with_what_is_too_much_and_without_what_is_too_little) {
    World noisy = assessed();
    noisy.assumptions.assessment.noise = 0.5;
    noisy.assumptions.assessment.review_months = 6;
    const Outcome outcome = simulate(noisy, run);
    std::map<std::pair<int, int>, std::array<double, 3>> hours;
    for (const Row& row : outcome.rows) {
        if (row.measure == Measure::needed_hours) hours[{row.year, row.district}][0] = row.value;
        if (row.measure == Measure::over_granted_hours) hours[{row.year, row.district}][1] = row.value;
        if (row.measure == Measure::under_granted_hours) hours[{row.year, row.district}][2] = row.value;
    }
    const Figures found = figures(outcome), needs = figures(simulate(assessed(), run));
    for (int year = 2020; year <= 2023; ++year) {
        const auto& all = hours.at({year, all_districts});
        std::array<double, 3> sum{};
        for (const auto& [at, part] : hours)
            if (at.first == year && at.second != all_districts)
                for (std::size_t i = 0; i < 3; ++i) sum[i] += part[i];
        for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(sum[i], all[i], 1e-6 * all[0]);
        // The weeks of the care plans are made of the grants, to a few minutes.
        EXPECT_NEAR(all[0] + all[1] - all[2], of(found, year, Measure::granted_hours, Service::home_care),
                    0.01 * all[0]);
        EXPECT_GT(all[1], 0.05 * all[0]);
        EXPECT_GT(all[2], 0.05 * all[0]);
        EXPECT_EQ(all[0], of(needs, year, Measure::needed_hours, Service::home_care))
            << "the needs are nobody's to change";
    }
}

TEST(Decisions, reviews_bring_grants_to_needs_that_have_grown) {
    World growing = assessed();
    growing.assumptions.assessment.need_growth = 20;
    World reviewed = growing;
    reviewed.assumptions.assessment.review_months = 6;
    const Figures left = figures(simulate(growing, run)), seen = figures(simulate(reviewed, run));
    EXPECT_EQ(of(left, 2020, Measure::under_granted_hours, Service::home_care), 0)
        << "the first step is a New Year later";
    for (int year = 2021; year <= 2023; ++year) {
        EXPECT_LT(of(seen, year, Measure::under_granted_hours, Service::home_care),
                  0.6 * of(left, year, Measure::under_granted_hours, Service::home_care));
        EXPECT_GT(of(seen, year, Measure::granted_hours, Service::home_care),
                  of(left, year, Measure::granted_hours, Service::home_care));
        EXPECT_EQ(of(seen, year, Measure::needed_hours, Service::home_care),
                  of(left, year, Measure::needed_hours, Service::home_care));
    }
}

/// The accounts hold what the ledgers hold (a Defect otherwise), change nothing, and what may be saved is not forfeited.
TEST(Decisions, accounts_change_nothing_and_saving_lessens_what_is_forfeited) {
    World without = town(2021);
    without.assumptions.home_care.alarm_share = 0.5; // an alarm is granted when it is given
    without.assumptions.population.internal_moves = 0.1;
    World kept = without;
    kept.assumptions.account.modelled = true;
    const Figures plain = figures(simulate(without, run)), first = figures(simulate(kept, run));
    for (const auto& [key, value] : plain) EXPECT_EQ(first.at(key), value) << info(std::get<1>(key)).id;
    kept.assumptions.account.carry_over = 12;
    const Figures saved = figures(simulate(kept, run));
    for (int year = 2020; year <= 2021; ++year) {
        EXPECT_GT(of(first, year, Measure::forfeited_hours, Service::home_care), 0);
        EXPECT_LT(of(saved, year, Measure::forfeited_hours, Service::home_care),
                  of(first, year, Measure::forfeited_hours, Service::home_care));
        EXPECT_LT(of(saved, year, Measure::beyond_account_hours, Service::home_care),
                  of(first, year, Measure::beyond_account_hours, Service::home_care));
        EXPECT_GT(of(saved, year, Measure::carried_over_hours, Service::home_care),
                  of(first, year, Measure::carried_over_hours, Service::home_care));
    }
}

TEST(Decisions, satisfaction_begins_as_recorded_and_falls_with_quality) {
    World content = offices();
    content.assumptions.expectation.modelled = true;
    World starved = with(content, "home_care.minimum_share", 1.0);
    starved.changes.push_back({.on = in_2021, .key = "workforce.quit_rate", .value = 1.5});
    const Figures first = figures(simulate(content, run)), second = figures(simulate(starved, run));
    EXPECT_NEAR(of(first, 2020, Measure::satisfied_share, Service::home_care), 0.88, 1e-9);
    EXPECT_NEAR(of(first, 2020, Measure::satisfied_share, Service::casework), 0.20, 1e-9);
    EXPECT_LT(of(second, 2022, Measure::satisfied_share, Service::home_care),
              of(first, 2022, Measure::satisfied_share, Service::home_care));
    const Figures digital = figures(simulate(with(content, "casework.e_service_available", 1.0), run));
    // Quality rises from nought by use without completions, a third of a spread and more.
    EXPECT_GT(of(digital, 2021, Measure::satisfied_share, Service::casework), 0.35);
    EXPECT_LT(of(digital, 2021, Measure::satisfied_share, Service::casework), 0.5);
}

} // namespace
} // namespace omsorg
