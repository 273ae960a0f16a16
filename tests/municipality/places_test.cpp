// SPDX-License-Identifier: MIT
// Kinds of places, short stays and discharge, and the test bed, in a town that lives.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace test;

double of(const Figures& found, int year, Measure measure, Service service = Service::special_housing) {
    return found.at({year, measure, service});
}

bool has(const Figures& found, int year, Measure measure) {
    return found.contains({year, measure, Service::special_housing});
}

/// A town in which many lie in hospital and there are few places to go to.
World crowded() {
    World world = town(2022);
    world.assumptions.short_stay.relief_per_week = 0.3;
    world.assumptions.short_stay.after_hospital = 0.3;
    return world;
}

TEST(Places, at_their_neutral_points_nothing_is_moved) {
    const Outcome as_today = simulate(town(), run);
    World named = town(); // realistic values of everything that is off
    named.assumptions.special_housing.dementia_share = 0.9;
    named.assumptions.special_housing.dementia_onset = 1;
    named.assumptions.special_housing.couple_hours = 3;
    named.assumptions.short_stay.after_hospital = 1;
    named.assumptions.short_stay.relief_per_week = 50;
    named.assumptions.test_bed.technologies = 9;
    named.assumptions.economy.blocked_day = 99'000;
    EXPECT_TRUE(simulate(named, run).rows == as_today.rows);
    EXPECT_TRUE(simulate(with(town(), "special_housing.dementia_places", 0.0), run).rows == as_today.rows);
    EXPECT_TRUE(simulate(with(town(), "test_bed.places", 0.0), run).rows == as_today.rows);
    const Figures found = figures(as_today);
    EXPECT_FALSE(has(found, 2022, Measure::dementia_queue));
    EXPECT_FALSE(has(found, 2022, Measure::blocked_days));
    EXPECT_FALSE(has(found, 2022, Measure::test_bed_trials));
    EXPECT_NEAR(of(found, 2022, Measure::occupancy), of(found, 2022, Measure::clients) / 28, 1e-9);
}

/// A discharge that always leads straight home is what there was before discharge was modelled.
TEST(Places, when_everybody_can_go_home_from_hospital_only_the_new_rows_are_new) {
    World open = town();
    open.assumptions.short_stay.modelled = true;
    open.assumptions.short_stay.after_hospital = 0;
    open.assumptions.short_stay.cannot_return = 0;
    open.assumptions.short_stay.relief_per_week = 0;
    const Figures before = figures(simulate(town(), run));
    const Figures after = figures(simulate(open, run));
    for (const auto& [what, value] : before) EXPECT_EQ(after.at(what), value);
    EXPECT_EQ(of(after, 2022, Measure::blocked_days), 0);
    EXPECT_EQ(of(after, 2022, Measure::short_stay_guests), 0);
}

TEST(Places, too_few_short_term_places_block_beds_that_the_municipality_pays_for) {
    const World off = crowded();
    World few = crowded();
    few.assumptions.short_stay.modelled = true;
    World many = few;
    many.assumptions.special_housing.short_stay_places += 20;
    many.assumptions.special_housing.places += 20;
    const Figures none = figures(simulate(off, run)), scarce = figures(simulate(few, run)),
                  ample = figures(simulate(many, run));
    for (const int year : {2021, 2022}) {
        EXPECT_GT(of(scarce, year, Measure::blocked_days), 20);
        EXPECT_GT(of(scarce, year, Measure::blocked_days_paid), 0);
        EXPECT_LE(of(scarce, year, Measure::blocked_days_paid), of(scarce, year, Measure::blocked_days));
        EXPECT_LE(of(scarce, year, Measure::short_stay_occupancy), 1);
        EXPECT_EQ(of(ample, year, Measure::blocked_days), 0)
            << "a free place is taken on the day she is ready";
        EXPECT_GT(of(scarce, year, Measure::client_away_hours, Service::home_care),
                  of(none, year, Measure::client_away_hours, Service::home_care));
        const double paid =
            of(scarce, year, Measure::blocked_days_paid) * few.assumptions.economy.blocked_day;
        const double wards =
            (few.assumptions.special_housing.places) * 1000 * few.assumptions.economy.place_other_cost;
        const double fees =
            few.assumptions.economy.fee_special_housing * 12 * of(scarce, year, Measure::clients);
        EXPECT_NEAR(of(scarce, year, Measure::other_cost), wards + paid - fees, 1) << "and nothing else";
    }
}

/// Whoever cannot go home waits in hospital or a short-stay place; her going first shortens that.
TEST(Places, who_cannot_go_home_is_given_a_permanent_place_sooner_if_she_goes_first) {
    World world = crowded();
    world.assumptions.short_stay.modelled = true;
    world.assumptions.short_stay.after_hospital = 0;
    world.assumptions.short_stay.cannot_return = 1;
    world.assumptions.short_stay.relief_per_week = 0;
    world.assumptions.special_housing.places -= 6;
    World in_turn = world;
    in_turn.assumptions.short_stay.permanent_first = false;
    double first = 0, turn = 0;
    const Figures a = figures(simulate(world, run)), b = figures(simulate(in_turn, run));
    for (const int year : {2020, 2021, 2022}) {
        first += of(a, year, Measure::blocked_days) + of(a, year, Measure::short_stay_guests) * 365;
        turn += of(b, year, Measure::blocked_days) + of(b, year, Measure::short_stay_guests) * 365;
    }
    EXPECT_LT(first, turn);
    EXPECT_GT(first, 0);
}

/// The report to the inspectorate: three months after a decision that nobody has carried out, once for each.
TEST(Places, a_decision_without_a_place_is_reported_once_and_one_with_a_place_never) {
    World none = town(2022);
    none.assumptions.special_housing.places = 0;
    World for_all = town(2022);
    for_all.assumptions.special_housing.places *= 3;
    const Figures waiting = figures(simulate(none, run)), housed = figures(simulate(for_all, run));
    double decided = 0, reported = 0;
    for (const int year : {2020, 2021, 2022}) {
        decided += of(waiting, year, Measure::first_decisions);
        reported += of(waiting, year, Measure::unexecuted_decisions);
        EXPECT_LE(reported, decided);
        EXPECT_GT(reported, 0);
        EXPECT_FALSE(has(waiting, year, Measure::waiting_days)) << "nobody moved in";
        EXPECT_EQ(of(housed, year, Measure::unexecuted_decisions), 0);
        EXPECT_EQ(of(housed, year, Measure::waiting_over_90_days), 0);
    }
    // Of twelve quarters the decisions of eleven were due; few die or leave within three months of theirs.
    EXPECT_GT(reported, 0.8 * 11 / 12 * decided);
    EXPECT_EQ(of(waiting, 2022, Measure::waiting_over_90_days), 1) << "of those of whom it is known";
}

TEST(Places, turned_to_dementia_care_they_have_a_queue_of_their_own) {
    const World turned = with(town(), "special_housing.dementia_places", 10.0);
    const Figures found = figures(simulate(turned, run));
    EXPECT_FALSE(has(found, 2020, Measure::dementia_residents));
    EXPECT_LE(of(found, 2021, Measure::dementia_residents), 10);
    EXPECT_GT(of(found, 2023, Measure::dementia_residents), 5);
    EXPECT_GT(of(found, 2021, Measure::transfers) + of(found, 2022, Measure::transfers), 0);
    EXPECT_LE(of(found, 2022, Measure::dementia_queue), of(found, 2022, Measure::queue));
    for (const Service service : {Service::home_care, Service::special_housing})
        EXPECT_GT(of(found, 2023, Measure::delivered_hours, service), 0);
}

TEST(Places, a_test_bed_learns_and_leaves_places_empty) {
    World ward = with(town(), "test_bed.places", 10.0);
    ward.assumptions.test_bed.set_up_months = 0;
    ward.assumptions.test_bed.trial_months = 1;
    ward.assumptions.test_bed.empty_share = 0.2;
    const Figures found = figures(simulate(ward, run));
    EXPECT_FALSE(has(found, 2020, Measure::test_bed_trials));
    EXPECT_NEAR(of(found, 2021, Measure::test_bed_trials), 12, 1);
    EXPECT_EQ(of(found, 2021, Measure::technologies_known),
              3); // four trials each: known after 4, 8 and 12 months of 30 days
    EXPECT_NEAR(of(found, 2021, Measure::years_to_grade_b), (4 + 8 + 12) / 3.0 * 30 / 365.25, 0.01);
    EXPECT_NEAR(of(found, 2021, Measure::test_bed_empty_places), 2, 0.01);
    const Figures before = figures(simulate(town(), run));
    EXPECT_LE(of(found, 2022, Measure::clients), of(before, 2022, Measure::clients));
    EXPECT_GE(of(found, 2022, Measure::queue), of(before, 2022, Measure::queue));
}

} // namespace
} // namespace omsorg
