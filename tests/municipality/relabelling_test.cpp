// SPDX-License-Identifier: MIT
// Districts under other numbers, and services taken away: what that changes, and what it does not.
//
// The localities of the study in another order give the districts other numbers. Nothing that befalls a person has a number
// of a district in its address, so lives, needs, decisions and grants stay to the bit, and so does every service that serves
// the whole municipality. Two draws do go by the number: the home that somebody is allotted (a point on the line of all zones,
// in their order), and the luck of the staff of a district's home care. So what home care comes to, and who lives where, is
// the same in distribution only.
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/observe/tally.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace omsorg {
namespace {

using std::chrono::sys_days;
using test::Figures;
using test::figures;
using test::town;

omsorg::Run future(std::uint32_t number) { return {.seed = 2026, .number = number}; }

/// The first district becomes the last.
World relabelled(World world) {
    auto tables = std::make_shared<Tables>(*world.tables);
    auto& places = tables->population.localities;
    const std::string first = places.front().district;
    std::stable_partition(places.begin(), places.end(),
                          [&](const Locality& place) { return place.district != first; });
    world.tables = tables;
    return world;
}

bool is_exact(Measure measure, Service service) {
    switch (service) {
    case Service::night_supervision:
    case Service::escort:
    case Service::special_housing: // what is affordable is shared with home care
        return measure != Measure::posts_affordable && measure != Measure::posts_gap;
    case Service::home_care:
        return measure == Measure::clients || measure == Measure::first_decisions ||
               measure == Measure::granted_hours || measure == Measure::planned_hours ||
               measure == Measure::not_planned_hours;
    default:
        return measure == Measure::births || measure == Measure::deaths ||
               measure == Measure::net_migration || measure == Measure::population ||
               measure == Measure::population_19_64 || measure == Measure::population_80_plus ||
               measure == Measure::revenue || measure == Measure::granted_hours ||
               measure == Measure::planned_hours;
    }
}

TEST(Relabelling, districts_under_other_numbers_move_no_life_decision_or_common_service) {
    for (const std::uint32_t number : {6U, 7U}) {
        const Figures plain = figures(simulate(town(2021), future(number)));
        const Figures other = figures(simulate(relabelled(town(2021)), future(number)));
        ASSERT_EQ(plain.size(), other.size());
        int exact = 0;
        for (const auto& [key, value] : plain) {
            const auto& [year, measure, service] = key;
            if (!is_exact(measure, service)) continue;
            EXPECT_EQ(other.at(key), value) << year << ' ' << info(measure).id;
            ++exact;
        }
        EXPECT_GT(exact, 200);
    }
}

/// Of what goes by the number, the mean over the futures is what it was: home care's clients where they are most, and what is
/// delivered to all of them.
TEST(Relabelling, home_care_under_other_numbers_is_the_same_in_distribution) {
    const Geography places = geography_of(town().tables->population.localities, {0.185, 6802.31});
    const auto largest = static_cast<int>(
        std::ranges::max_element(places.districts, {}, &District::inhabitants) - places.districts.begin());
    const int districts = static_cast<int>(places.districts.size());
    const auto clients = [](const Outcome& outcome, int district) {
        for (const omsorg::Row& row : outcome.rows)
            if (row.measure == Measure::clients && row.service == Service::home_care &&
                row.district == district)
                return row.value;
        return 0.0;
    };
    const auto delivered = [](const Outcome& outcome) {
        const Figures found = figures(outcome);
        return found.at({2020, Measure::delivered_hours, Service::home_care}) /
               found.at({2020, Measure::planned_hours, Service::home_care});
    };
    constexpr std::uint32_t futures = 40;
    Tally share, more;
    for (std::uint32_t number = 0; number < futures; ++number) {
        const Outcome plain = simulate(town(2020), future(number));
        const Outcome other = simulate(relabelled(town(2020)), future(number));
        share.add(delivered(other) - delivered(plain));
        more.add(clients(other, (largest + districts - 1) % districts) / clients(plain, largest) - 1);
    }
    for (const Tally* one : {&share, &more}) {
        const double error = std::sqrt(one->variance() / futures);
        EXPECT_LT(std::abs(one->mean()), 5.2 * error); // Student's point at 39 degrees, 6.8e-6
        EXPECT_LT(error, 0.05) << "must be able to fail";
        EXPECT_GT(error, 0);
    }
}

struct Removal {
    std::string key;
    LeverValue value;
    Service service;
};

/// Whatever else becomes of people and money: a service that is no longer granted, or not given at all, delivers no more of
/// its hours in any year, and fewer in the end.
TEST(Removal, taking_a_service_away_never_raises_its_delivered_hours) {
    World world = town(2022);
    Assumptions& a = world.assumptions;
    a.disability.modelled = a.psychiatric.modelled = a.housing_support.modelled = a.day_activity.modelled =
        true;
    a.disability.share = a.psychiatric.share = 0.05;
    a.need.escort_clients = 100;
    const Figures given = figures(simulate(world, future(3)));
    for (const Removal& removal : {Removal{"need.home_care_granted", 0.0, Service::home_care},
                                   Removal{"need.special_housing_granted", 0.0, Service::special_housing},
                                   Removal{"special_housing.places", 0.0, Service::special_housing},
                                   Removal{"need.escort_granted", 0.0, Service::escort},
                                   Removal{"housing_support.modelled", false, Service::housing_support},
                                   Removal{"day_activity.modelled", false, Service::day_activity}}) {
        World without = world;
        without.changes.push_back(
            {.on = sys_days{std::chrono::year{2021} / 1 / 1}, .key = removal.key, .value = removal.value});
        const Figures taken = figures(simulate(without, future(3)));
        const auto delivered = [&](const Figures& found, int year) {
            const auto at = found.find({year, Measure::delivered_hours, removal.service});
            return at == found.end() ? 0.0 : at->second;
        };
        EXPECT_EQ(delivered(taken, 2020), delivered(given, 2020)) << removal.key;
        EXPECT_GT(delivered(given, 2020), 0) << removal.key;
        for (int year = 2021; year <= 2022; ++year)
            EXPECT_LE(delivered(taken, year), delivered(given, year)) << removal.key << ' ' << year;
        EXPECT_LT(delivered(taken, 2022), 0.95 * delivered(given, 2022)) << removal.key;
    }
}

} // namespace
} // namespace omsorg
