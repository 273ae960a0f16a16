// SPDX-License-Identifier: MIT
// Partners in a town that lives: what they meet stands beside the municipality's books, and what they cost within them.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace omsorg {
namespace {

using test::Figures;
using test::figures;
using test::town;

constexpr Run run{.seed = 2026, .number = 3};

/// A town that is short of staff, with a club and a company that have hours.
World helped() {
    static const auto tables = [] {
        Tables found = test::town_tables();
        Partner club{.name = "club", .type = ActorType::association, .district = ""};
        club.hours_a_week = 40;
        Partner company{.name = "company",
                        .type = ActorType::company,
                        .district = found.population.localities.front().district};
        company.hours_a_week = 40, company.coordination = 6, company.cost = 200;
        found.partners = {club, company};
        return std::make_shared<const Tables>(std::move(found));
    }();
    World world = town(2021);
    world.tables = tables;
    world.assumptions.outcome.base_unmet_share = 0.25;
    world.assumptions.partners.meeting_hours = 0.5;
    world.assumptions.partners.meeting_scale = 0.2;
    return world;
}

double of(const Figures& found, int year, Measure measure) {
    return found.at({year, measure, Service::home_care});
}

TEST(PartnersInTown, nobody_is_asked_until_somebody_asks) {
    World without = helped();
    World plain = town(2021);
    plain.assumptions.outcome.base_unmet_share = 0.25;
    EXPECT_TRUE(simulate(without, run).rows == simulate(plain, run).rows) << "a registry that nobody uses";
    plain.assumptions.partners.modelled = true;
    World neutral = plain;
    neutral.assumptions.partners.modelled = false;
    EXPECT_TRUE(simulate(plain, run).rows == simulate(neutral, run).rows) << "no registry";
}

TEST(PartnersInTown, hours_met_stand_beside_the_books_of_the_municipality) {
    World world = helped();
    world.assumptions.partners.modelled = true;
    world.assumptions.partners.meeting_hours = 40; // all is realised
    World free = world;
    free.assumptions.home_care.meetings = 0;
    const Figures found = figures(simulate(world, run));
    for (const int year : {2020, 2021}) {
        const double met = of(found, year, Measure::partner_hours);
        EXPECT_GT(met, 50);
        EXPECT_NEAR(of(found, year, Measure::unmet_after_partners_hours),
                    of(found, year, Measure::unmet_hours) - met, 1e-6);
        const double given = met + of(found, year, Measure::partner_displaced_hours);
        EXPECT_NEAR(given * 0.7, met, 1e-3) << "three tenths only move what relatives did";
        EXPECT_LE(given, of(found, year, Measure::partner_offered_hours));
        EXPECT_NEAR(of(found, year, Measure::partner_offered_hours), 80.0 / 7 * 365.5, 10);
        EXPECT_LE(of(found, year, Measure::partner_part_hours), met);
        EXPECT_EQ(of(found, year, Measure::partners_active), 2);
        const double hours = of(found, year, Measure::granted_hours);
        EXPECT_NEAR(hours,
                    of(found, year, Measure::planned_hours) + of(found, year, Measure::not_planned_hours),
                    1e-6 * hours);
    }
}

// S4.1: the outings of a week for which there was no staff have company, and stay unmet in the municipality's books.
TEST(PartnersInTown, company_goes_along_on_escorts) {
    World world = helped();
    Tables tables = *world.tables;
    Partner fans{.name = "fans", .type = ActorType::association, .district = ""};
    fans.hours_a_week = 1000, fans.company = true;
    tables.partners = {fans};
    world.tables = std::make_shared<const Tables>(std::move(tables));
    world.assumptions.need.escort_clients = 200; // in 10,000: a town this small has hardly any else
    world.assumptions.outcome.base_unmet_share = 0.6;
    world.assumptions.partners.displacement = 0;
    const Figures alone = figures(simulate(world, run));
    world.assumptions.partners.modelled = true;
    world.assumptions.partners.meeting_hours = 40;
    const Figures found = figures(simulate(world, run));
    const double unmet = found.at({2020, Measure::unmet_hours, Service::escort});
    EXPECT_GT(unmet, 50);
    EXPECT_EQ(unmet, alone.at({2020, Measure::unmet_hours, Service::escort}));
    EXPECT_NEAR(found.at({2020, Measure::partner_hours, Service::escort}), unmet, 12)
        << "all but the last week's";
    EXPECT_EQ(of(found, 2020, Measure::partner_hours), 0) << "nothing at home";
}

TEST(PartnersInTown, meetings_take_time_from_clients_even_when_nothing_comes_of_them) {
    World words = helped();
    words.assumptions.partners.modelled = true;
    words.assumptions.partners.meeting_hours = 20;
    words.assumptions.partners.reach = 0;
    const Figures before = figures(simulate(helped(), run)), after = figures(simulate(words, run));
    EXPECT_EQ(of(after, 2021, Measure::partner_hours), 0);
    EXPECT_NEAR(of(after, 2021, Measure::coordination_hours), 2 * 20.0 / 5 * 252,
                2 * 20.0 / 5 * 8); // working days
    EXPECT_GT(of(after, 2021, Measure::meeting_hours), of(before, 2021, Measure::meeting_hours) + 500);
    EXPECT_GT(of(after, 2021, Measure::unmet_hours), of(before, 2021, Measure::unmet_hours));
}

TEST(PartnersInTown, hours_referred_to_other_districts_only_add) {
    World own = helped();
    own.assumptions.partners.modelled = true;
    own.assumptions.partners.meeting_hours = 0.2;
    World shared = own;
    shared.assumptions.partners.referral = 1;
    const Figures a = figures(simulate(own, run)), b = figures(simulate(shared, run));
    EXPECT_EQ(of(a, 2020, Measure::partner_referral_hours), 0);
    EXPECT_GT(of(b, 2020, Measure::partner_referral_hours), 0);
}

TEST(PartnersInTown, development_shared_by_fourteen_costs_its_part_and_its_coordination) {
    World alone = town(2020);
    alone.assumptions.partners.shared_development = 1400;
    alone.assumptions.partners.shared_coordination = 5;
    World together = alone;
    together.assumptions.partners.shared_by = 14;
    const auto cost = [](const World& world) {
        return of(figures(simulate(world, run)), 2020, Measure::other_cost);
    };
    EXPECT_NEAR(cost(alone) - cost(town(2020)), 1'400'000, 0.01);
    EXPECT_NEAR(cost(together) - cost(town(2020)), 165'000, 0.01);
}

} // namespace
} // namespace omsorg
