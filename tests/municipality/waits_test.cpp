// SPDX-License-Identifier: MIT
#include <omsorg/municipality/by_whom.hpp>
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/municipality/waits.hpp>

#include <omsorg/base/expect.hpp>

#include "books.hpp"
#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace omsorg {
namespace {

using test::anna;
using test::bo;
using test::Figures;
using test::figures;
using test::of;
using test::town;
using test::with;

const omsorg::Run run{.seed = 20260101};

Instant day(int n) { return start_of_year(2027) + std::chrono::days{n}; }

TEST(Waits, a_wait_is_told_once_when_it_ends_and_never_when_it_is_forgotten) {
    Waits waits;
    waits.begin(WaitFor::decision, Service::escort, anna, day(0));
    waits.begin(WaitFor::decision, Service::home_care, anna, day(1));
    waits.begin(WaitFor::decision, Service::escort, bo, day(0));
    waits.end(WaitFor::decision, Service::escort, anna, day(3) + std::chrono::hours{12});
    waits.end(WaitFor::first_service, Service::escort, anna, day(4)); // she did not wait for it
    waits.forget(WaitFor::decision, Service::escort, bo);
    waits.end(WaitFor::decision, Service::escort, bo, day(5));
    EXPECT_EQ(waits.harvest(), (std::vector{Waited{WaitFor::decision, Service::escort, anna, 3.5}}));
    EXPECT_TRUE(waits.harvest().empty());
    EXPECT_EQ(waits.waiting(WaitFor::decision, Service::home_care), std::vector{anna});
    waits.forget(anna);
    EXPECT_TRUE(waits.waiting(WaitFor::decision, Service::home_care).empty());
    waits.begin(WaitFor::decision, Service::escort, bo, day(9));
    EXPECT_THROW(waits.end(WaitFor::decision, Service::escort, bo, day(8)), Defect);
}

/// Begun = ended + forgotten + going on, whatever happens in whatever order.
TEST(Waits, each_ends_once_is_forgotten_or_goes_on) {
    EXPECT_TRUE(rc::check([] {
        Waits waits;
        std::set<int> going_on;
        std::size_t ended = 0;
        const int steps = *rc::gen::inRange(0, 60);
        for (int step = 0; step < steps; ++step) {
            const int who = *rc::gen::inRange(0, 4);
            const Key key{static_cast<std::uint64_t>(who)};
            switch (*rc::gen::inRange(0, 3)) {
            case 0:
                waits.begin(WaitFor::first_service, Service::home_care, key, day(step));
                going_on.insert(who);
                break;
            case 1:
                waits.end(WaitFor::first_service, Service::home_care, key, day(step));
                ended += going_on.erase(who);
                break;
            default:
                waits.forget(key);
                going_on.erase(who);
            }
        }
        RC_ASSERT(waits.harvest().size() == ended);
        RC_ASSERT(waits.waiting(WaitFor::first_service, Service::home_care).size() == going_on.size());
    }));
}

TEST(NearestRank, is_the_least_that_so_many_do_not_exceed) {
    EXPECT_FALSE(nearest_rank({}, 0.9));
    EXPECT_EQ(nearest_rank({7}, 0.9), 7);
    EXPECT_EQ(nearest_rank({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0.9), 9);
    EXPECT_EQ(nearest_rank({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(nearest_rank({3, 1, 2}, 0.0), 1);
}

TEST(PagesOfPersons, tell_a_wait_by_service_district_sex_and_age) {
    test::Books books = test::with_anna_and_bo();
    books.year.waits = {{WaitFor::decision, Service::home_care, anna, 10},
                        {WaitFor::decision, Service::escort, bo, 40},
                        {WaitFor::decision, Service::home_care, anna, 20},
                        {WaitFor::first_service, Service::escort, bo, 7}};
    constexpr Measure days = Measure::days_to_decision, nine = Measure::days_to_decision_nine_in_ten;
    expect_lines(books, {{days, 70 / 3.0},
                         {days, 15, Service::home_care},
                         {days, 40, Service::escort},
                         {days, 15, Service::all, 0},
                         {days, 40, Service::all, 1},
                         {days, {}, Service::escort, 0},
                         {nine, 40},
                         {nine, 20, Service::home_care},
                         {Measure::days_to_decision_women, 15},
                         {Measure::days_to_decision_men, 40},
                         {Measure::days_to_decision_80_plus, 15, Service::home_care},
                         {Measure::days_to_decision_65_79, {}},
                         {Measure::days_to_decision_0_64, 40, Service::escort},
                         {Measure::days_to_first_service, 7, Service::escort},
                         {Measure::days_to_first_service_0_64, 7, Service::escort},
                         {Measure::days_to_first_service, {}, Service::home_care}});
}

Figures lived(const World& world) { return figures(simulate(world, run)); }

/// Where nobody waits for a caseworker, the wait is the handling time that is assumed.
TEST(WaitsInARun, for_a_decision_is_the_handling_time_where_that_is_given) {
    World world = town(2023);
    const Figures found = lived(world);
    double sum = 0;
    for (int year = 2020; year <= 2023; ++year)
        sum += of(found, year, Measure::days_to_decision, Service::home_care) / 4;
    const double assumed = world.assumptions.need.home_care_handling.mean();
    EXPECT_NEAR(sum, assumed, 0.15 * assumed);
    for (int year = 2020; year <= 2023; ++year)
        EXPECT_GE(of(found, year, Measure::days_to_decision_nine_in_ten, Service::home_care),
                  of(found, year, Measure::days_to_decision, Service::home_care));
}

/// The first service of special housing is the place.
TEST(WaitsInARun, for_the_first_service_is_that_for_the_place_in_special_housing) {
    const Figures found = lived(town(2023));
    for (int year = 2020; year <= 2023; ++year)
        EXPECT_NEAR(of(found, year, Measure::days_to_first_service, Service::special_housing),
                    of(found, year, Measure::waiting_days, Service::special_housing), 1e-9)
            << year;
}

/// In Skellefteå whoever is granted home care is visited on the day after or as soon as a visit is planned; with hardly any
/// staff later. (In the small town the smallest districts have no staff of their own in the first year.)
TEST(WaitsInARun, for_the_first_visit_grow_when_there_is_no_staff) {
    World world = test::skelleftea();
    const auto wait = [&](double absence) {
        world.assumptions.shock.absence = absence;
        return of(lived(world), 2020, Measure::days_to_first_service, Service::home_care);
    };
    const double usual = wait(1);
    EXPECT_GE(usual, 1);
    EXPECT_LT(usual, 3);
    EXPECT_GT(wait(8), 1.05 * usual);
}

/// Escort is carried out by the week: a client who never finds a seat waits on.
TEST(WaitsInARun, for_the_first_session_end_with_a_week_in_which_she_went) {
    World world = town(2023);
    const auto escort = [&](const Figures& found) {
        double sum = 0;
        int years = 0;
        for (int year = 2020; year <= 2023; ++year)
            if (const auto at = found.find({year, Measure::days_to_first_service, Service::escort});
                at != found.end())
                sum += at->second, ++years;
        return years > 0 ? sum / years : 0;
    };
    world.assumptions.need.escort_clients = 100;
    const double usual = escort(lived(world));
    EXPECT_GT(usual, 0);
    world.assumptions.escort.use = Distribution::constant(0.1);
    EXPECT_GT(escort(lived(world)), usual) << "who goes in one week of ten waits for that week";
}

} // namespace
} // namespace omsorg
