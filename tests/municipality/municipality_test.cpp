// SPDX-License-Identifier: MIT
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace omsorg {
namespace {

using namespace test;

TEST(Municipality, lives_the_same_life_twice) {
    const Outcome once = simulate(town(), run);
    EXPECT_GT(once.rows.size(), 100U);
    EXPECT_EQ(once.rows, simulate(town(), run).rows);
    EXPECT_NE(once.rows, simulate(town(), {.seed = 2026, .number = 4}).rows);
}

TEST(Municipality, hours_of_districts_add_up_to_the_whole) {
    const Outcome outcome = simulate(town(2021), run);
    for (const Measure measure : {Measure::granted_hours, Measure::delivered_hours, Measure::unmet_hours,
                                  Measure::clients, Measure::visits, Measure::worked_hours}) {
        double districts = 0;
        double whole = 0;
        for (const Row& row : outcome.rows)
            if (row.year == 2021 && row.measure == measure && row.service == Service::home_care)
                (row.district == all_districts ? whole : districts) += row.value;
        EXPECT_GT(whole, 0) << info(measure).id;
        EXPECT_NEAR(districts, whole, 1e-6 * whole) << info(measure).id;
    }
}

TEST(Municipality, granted_hours_are_planned_or_not_and_planned_hours_delivered_or_not) {
    const Figures found = figures(simulate(town(), run));
    for (int year = 2020; year <= 2023; ++year)
        for (const Service service : {Service::all, Service::home_care, Service::night_supervision,
                                      Service::escort, Service::special_housing}) {
            const auto hours = [&](Measure measure) { return of(found, year, measure, service); };
            const double granted = hours(Measure::granted_hours);
            EXPECT_NEAR(granted, hours(Measure::planned_hours) + hours(Measure::not_planned_hours),
                        1e-6 * granted);
            EXPECT_NEAR(hours(Measure::planned_hours),
                        hours(Measure::delivered_hours) + hours(Measure::no_staff_hours) +
                            hours(Measure::shortened_hours) + hours(Measure::client_away_hours) +
                            hours(Measure::client_declined_hours) + hours(Measure::cancelled_late_hours) +
                            hours(Measure::replaced_by_digital_hours) + hours(Measure::varied_hours) +
                            hours(Measure::postponed_hours),
                        1e-6 * granted);
        }
}

TEST(Municipality, people_flow_from_one_new_year_to_the_next) {
    const Figures found = figures(simulate(town(), run));
    for (int year = 2021; year <= 2023; ++year)
        EXPECT_EQ(of(found, year, Measure::population),
                  of(found, year - 1, Measure::population) + of(found, year, Measure::births) -
                      of(found, year, Measure::deaths) + of(found, year, Measure::net_migration));
}

/// A plan that only changes staffing moves no birth, death, move, need or wish.
TEST(Municipality, staffing_leaves_every_life_where_it_was) {
    const Figures base = figures(simulate(town(), run));
    const Figures lean = figures(
        simulate(with(town(), "outcome.base_unmet_share", 0.0, in_2021 - std::chrono::days{366}), run));
    World starved_world = town();
    starved_world.assumptions.outcome.base_unmet_share = 0.4;
    const Figures starved = figures(simulate(starved_world, run));
    for (int year = 2020; year <= 2023; ++year) {
        for (const Measure measure :
             {Measure::population, Measure::births, Measure::deaths, Measure::net_migration})
            EXPECT_EQ(of(base, year, measure), of(starved, year, measure));
        for (const Service service : {Service::home_care, Service::special_housing, Service::escort})
            EXPECT_EQ(of(base, year, Measure::first_decisions, service),
                      of(starved, year, Measure::first_decisions, service));
        EXPECT_EQ(of(base, year, Measure::granted_hours, Service::home_care),
                  of(starved, year, Measure::granted_hours, Service::home_care));
        EXPECT_LT(of(base, year, Measure::unmet_share), of(starved, year, Measure::unmet_share));
    }
    EXPECT_EQ(of(base, 2020, Measure::deaths), of(lean, 2020, Measure::deaths));
}

/// What a starved year does to the staff of the next, and only in home care, where the strain is measured.
TEST(Municipality, strain_makes_staff_ill_and_leave_the_year_after) {
    World starved = town(2022);
    starved.assumptions.outcome.base_unmet_share = 0.7; // twice the hours would be needed
    World sickening = starved, repelling = starved;
    sickening.assumptions.workforce.strain_on_sickness = 5;
    repelling.assumptions.workforce.strain_on_quits = 5;
    const Figures before = figures(simulate(starved, run));
    const Figures ill = figures(simulate(sickening, run));
    const Figures gone = figures(simulate(repelling, run));
    const auto absent = [](const Figures& found, int year, Service service) {
        return (of(found, year, Measure::paid_absence_hours, service) +
                of(found, year, Measure::unpaid_absence_hours, service)) /
               of(found, year, Measure::contracted_hours, service);
    };
    const auto left = [](const Figures& found) {
        return of(found, 2021, Measure::left, Service::home_care) +
               of(found, 2022, Measure::left, Service::home_care);
    };
    EXPECT_EQ(absent(before, 2020, Service::home_care), absent(ill, 2020, Service::home_care))
        << "nobody knows the strain yet";
    EXPECT_GT(absent(ill, 2021, Service::home_care), 1.3 * absent(before, 2021, Service::home_care));
    EXPECT_GT(left(gone), 1.5 * left(before));
    EXPECT_EQ(left(ill), left(before));
    EXPECT_EQ(absent(before, 2021, Service::special_housing), absent(ill, 2021, Service::special_housing));
}

/// Each new way of working equals the old one at its neutral point, bit for bit.
TEST(Municipality, new_ways_are_neutral_at_their_neutral_point) {
    const Outcome as_today = simulate(town(), run);
    World reached = with(town(), "reablement.reach", 1.0);
    reached.assumptions.reablement.therapist_hours = 0;
    for (std::string_view effect : {"reablement.hours_effect", "reablement.recovery_effect"})
        reached = with(std::move(reached), effect, 0.0, in_2021 - std::chrono::days{366});
    EXPECT_TRUE(simulate(reached, run).rows == as_today.rows) << "reablement without effect";
    EXPECT_TRUE(simulate(with(town(), "reablement.reach", 0.0), run).rows == as_today.rows)
        << "reablement without reach";
    const double offer = town().assumptions.night_supervision.offered;
    EXPECT_TRUE(simulate(with(town(), "night_supervision.offered", offer), run).rows == as_today.rows);
}

/// The hours that reablement spares are those by which the grants fall: nobody's need is moved when only hours are.
TEST(Municipality, hours_avoided_are_the_fall_of_the_granted_hours) {
    World reached = town();
    reached.assumptions.reablement.reach = 1.0;
    reached.assumptions.reablement.hours_effect = 0.0;
    reached.assumptions.reablement.recovery_effect = 0.0;
    World lighter = reached;
    lighter.assumptions.reablement.hours_effect = 0.3;
    const Figures before = figures(simulate(reached, run));
    const Figures after = figures(simulate(lighter, run));
    double fall = 0;
    double avoided = 0;
    for (int year = 2020; year <= 2023; ++year) {
        EXPECT_EQ(of(before, year, Measure::hours_avoided, Service::reablement), 0);
        fall += of(before, year, Measure::granted_hours, Service::home_care) -
                of(after, year, Measure::granted_hours, Service::home_care);
        avoided += of(after, year, Measure::hours_avoided, Service::reablement);
    }
    EXPECT_GT(avoided, 1000);
    EXPECT_NEAR(avoided, fall, 0.1 * fall);
}

/// Any hours of the day and the night that the keys allow can be staffed and paid.
TEST(Municipality, days_and_nights_may_begin_and_end_at_any_hour_allowed) {
    for (const auto& [day_start, evening_end, night_start] :
         {std::tuple{0.0, 22.0, 21.5}, std::tuple{7.0, 22.0, 24.0}, std::tuple{12.0, 12.0, 18.0},
          std::tuple{0.0, 24.0, 24.0}}) {
        World world = town(2020);
        world.assumptions.workforce.day_start = day_start;
        world.assumptions.workforce.evening_end = evening_end;
        world.assumptions.workforce.night_start = night_start;
        EXPECT_GT(of(figures(simulate(world, run)), 2020, Measure::net_cost), 0)
            << day_start << '-' << evening_end;
    }
}

TEST(Municipality, escort_is_neutral_with_one_seat_no_choice_and_no_company) {
    World fixed = town();
    fixed.assumptions.need.escort_clients = 200; // in 10,000: a town this small has hardly any else
    EscortAssumptions& escort = fixed.assumptions.escort;
    escort.choice = escort.lead_time = escort.demand_gain = escort.extra_reuse = 0;
    escort.seats_share = escort.group_size_cap = 1;
    const Outcome as_today = simulate(fixed, run);
    EXPECT_GT(of(figures(as_today), 2021, Measure::clients, Service::escort), 20);
    EXPECT_GT(of(figures(as_today), 2021, Measure::delivered_hours, Service::escort), 100);
    for (const std::string model : {"bookable", "pooled"})
        EXPECT_TRUE(simulate(with(fixed, "escort.model", model), run).rows == as_today.rows) << model;
}

TEST(Municipality, clients_pay_for_each_outing_of_their_escorts_from_the_week_the_price_is_known) {
    World world = town();
    world.assumptions.need.escort_clients = 200;
    world.assumptions.escort.own_cost = 0;
    const auto priced = figures(simulate(with(world, "escort.own_cost", 150.0), run));
    EXPECT_EQ(priced.count({2020, Measure::escort_own_costs, Service::escort}), 0U);
    const double outings =
        of(priced, 2021, Measure::delivered_hours, Service::escort) / world.assumptions.escort.session_hours;
    EXPECT_GT(outings, 100);
    EXPECT_NEAR(of(priced, 2021, Measure::escort_own_costs, Service::escort), 150 * outings, 1e-6);
}

TEST(Municipality, a_rule_on_group_homes_keeps_their_people_from_escort) {
    World world = town();
    world.assumptions.need.escort_clients = 200;
    world.assumptions.disability.modelled = true;
    world.assumptions.disability.share = 0.5;
    world.assumptions.disability.group_home = 0.5;
    const double free = of(figures(simulate(world, run)), 2021, Measure::clients, Service::escort);
    auto tables = std::make_shared<Tables>(*world.tables);
    tables->need.rules.insert(tables->need.rules.begin(), {.support = Support::escort,
                                                           .verdict = Verdict::refuse,
                                                           .basis = LegalBasis::lss,
                                                           .if_group_home = true,
                                                           .source = "guideline"});
    world.tables = tables;
    const double kept_out = of(figures(simulate(world, run)), 2021, Measure::clients, Service::escort);
    EXPECT_GT(free, 20);
    EXPECT_LT(kept_out, 0.8 * free);
    EXPECT_GT(kept_out, 0.2 * free);
}

TEST(Municipality, a_change_leaves_the_years_before_it_untouched) {
    const Outcome as_today = simulate(town(), run);
    const Outcome changed = simulate(with(town(), "night_supervision.offered", 0.0), run);
    const auto first_year = [](const Outcome& outcome) {
        std::vector<Row> rows = outcome.rows;
        std::erase_if(rows, [](const Row& row) { return row.year > 2020; });
        return rows;
    };
    EXPECT_TRUE(first_year(as_today) == first_year(changed));
    EXPECT_TRUE(as_today.rows != changed.rows);
}

TEST(Municipality, without_staff_everything_is_unmet_and_that_is_an_answer) {
    World world = town(2021);
    world.assumptions.outcome.base_unmet_share = 0.5;
    world.assumptions.workforce.quit_rate = 1.0;
    world.assumptions.workforce.hiring_limit = 0.0;
    world.assumptions.workforce.hourly_pool = 0.0;
    const Figures found = figures(simulate(world, run));
    EXPECT_GT(of(found, 2021, Measure::unmet_share, Service::home_care), 0.6);
    EXPECT_LE(of(found, 2021, Measure::unmet_share, Service::home_care), 1.0);
}

/// Where every check at night is a look by camera, and nothing is ever wrong, nobody need go out from the first year on.
TEST(Municipality, the_base_year_has_no_patrol_for_checks_that_are_made_by_camera) {
    World world = town(2020);
    NightSupervisionAssumptions& night = world.assumptions.night_supervision;
    night.offered = night.suitable = night.accepted = night.retained = 1;
    night.accepted_drift = 0;
    night.unseen = night.abnormal = night.failure = 0;
    const Figures by_camera = figures(simulate(world, run));
    EXPECT_GT(of(by_camera, 2020, Measure::granted_hours, Service::night_supervision), 0);
    EXPECT_EQ(of(by_camera, 2020, Measure::posts_required, Service::night_supervision), 0);
    night.offered = 0;
    EXPECT_GT(of(figures(simulate(world, run)), 2020, Measure::posts_required, Service::night_supervision),
              1);
}

TEST(Municipality, stops_when_asked) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)simulate(town(), run, stop.get_token()), Stopped);
}

} // namespace
} // namespace omsorg
