// SPDX-License-Identifier: MIT
// Escort is a right of people with a disability: where that need is modelled, nobody else has it.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace omsorg {
namespace {

using namespace test;

/// Residents and what they are granted, without staff: lives go on, and nothing is carried out.
struct Lives {
    World world;
    const Assumptions& live = world.assumptions;
    Geography places = geography_of(world.tables->population.localities,
                                    {live.population.rural_share, live.population.land_area});
    Simulation sim{start_of_year(world.first_year)};
    Residents residents;
    Provision provision;
    std::map<Key, PersonId> rows;

    Lives(World of, omsorg::Run run)
        : world{std::move(of)}, residents{world, live, places, sim, run}, provision{live, places, {}, {},
                                                                                    {},   {},     run} {
        residents.found(provision);
    }
    void until(Day day) {
        sim.run_until(Instant{day}, [&](const Event& event) { residents.happen(event, provision); });
    }
    PersonId row_of(Key key) {
        for (auto row = static_cast<std::uint32_t>(rows.size()); row < residents.people().size(); ++row)
            rows.emplace(residents.people().key(PersonId{row}), PersonId{row});
        return rows.at(key);
    }
    std::set<Key> clients() const {
        std::set<Key> keys;
        for (const SessionClient& client : provision.escort().clients()) keys.insert(client.key);
        return keys;
    }
    bool disabled(Key key) { return residents.domains().has(row_of(key), NeedDomain::disability); }
};

/// A town in which a tenth has a disability for eight years on average, and every other of them escort.
World disabled_town() {
    World world = town();
    world.assumptions.need.escort_clients = 200;
    world.assumptions.need.escort_drift = 0;
    auto& disability = world.assumptions.disability;
    disability.modelled = true;
    disability.share = 0.1;
    disability.age_to = 69;
    disability.years = 8;
    return world;
}

TEST(Escort, whoever_has_it_has_the_disability_and_whoever_loses_one_loses_the_other) {
    Lives town{disabled_town(), {.seed = 2026, .number = 5}};
    std::set<Key> before = town.clients();
    EXPECT_GT(before.size(), 30U);
    int recovered = 0, begun = 0;
    for (int year = 2020; year <= 2022; ++year) {
        town.until(day_of(start_of_year(year)));
        town.residents.begin_year(year, town.provision);
        for (Day day = day_of(start_of_year(year)); day < day_of(start_of_year(year + 1));
             day += std::chrono::days{1}) {
            town.until(day + std::chrono::days{1});
            const std::set<Key> now = town.clients();
            for (const Key key : now) {
                const int age = town.residents.people().age(town.row_of(key), year);
                ASSERT_TRUE(town.disabled(key));
                ASSERT_TRUE(age >= LssPeople::first_age && age <= LssPeople::last_age);
                begun += before.contains(key) ? 0 : 1;
            }
            for (const Key key : before)
                if (const PersonId who = town.row_of(key);
                    !now.contains(key) && town.residents.people().is_present(who))
                    recovered += town.disabled(key) ? 0 : 1;
            before = now;
        }
    }
    // Three years of an eighth each; as many begin.
    EXPECT_GT(recovered, 5);
    EXPECT_GT(begun, 5);
}

/// The whole municipality: as many as the nation's rate and the county's share say, whatever the disability's share.
TEST(Escort, as_many_have_it_as_are_recorded_with_the_disability_or_without) {
    const World all = test::skelleftea();
    const double recorded = all.tables->population.start.total() * 6.38e-4 * 1.4;
    for (const double share : {0.0, 0.01245, 0.05}) {
        World world = all;
        auto& disability = world.assumptions.disability;
        disability.modelled = share > 0;
        disability.share = share;
        disability.age_to = 69;
        disability.women = 0.718;
        constexpr int futures = 6;
        double clients = 0;
        for (std::uint32_t number = 0; number < futures; ++number)
            clients +=
                static_cast<double>(Lives{world, {.seed = 31, .number = number}}.clients().size()) / futures;
        EXPECT_NEAR(clients, recorded, 4.6 * std::sqrt(recorded / futures)) << share;
    }
}

TEST(Escort, a_disability_that_is_not_modelled_moves_no_client) {
    World as_today = disabled_town(), other = disabled_town();
    as_today.assumptions.disability = {};
    other.assumptions.disability.modelled = false;
    const omsorg::Run run{.seed = 2026, .number = 6};
    EXPECT_FALSE(Lives(as_today, run).clients().empty());
    EXPECT_TRUE(simulate(as_today, run).rows == simulate(other, run).rows);
    other.assumptions.disability.modelled = true;
    EXPECT_TRUE(simulate(as_today, run).rows != simulate(other, run).rows);
}

/// What is counted from a New Year on changes nobody's escort.
TEST(Escort, a_disability_that_is_modelled_later_moves_no_client) {
    World before = disabled_town();
    before.last_year = 2022;
    before.assumptions.disability.modelled = false;
    before.assumptions.day_activity.modelled = true;
    const omsorg::Run run{.seed = 2026, .number = 6};
    const Figures one = figures(simulate(before, run));
    const Figures two = figures(simulate(with(before, "disability.modelled", true), run));
    for (const int year : {2020, 2021, 2022})
        EXPECT_EQ(of(one, year, Measure::clients, Service::escort),
                  of(two, year, Measure::clients, Service::escort))
            << year;
    EXPECT_GT(of(two, 2021, Measure::clients, Service::day_activity), 20);
}

} // namespace
} // namespace omsorg
