// SPDX-License-Identifier: MIT
// Partners in a town that lives: what they meet stands beside the municipality's books, and what they cost within them.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

/// A town that is short of staff, with a club and a company that have hours.
World helped() {
    static const auto tables = [] {
        Tables found = town_tables();
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

/// The town of above with other partners.
World with_registry(const World& world, const std::vector<Partner>& registry) {
    World other = world;
    Tables tables = *world.tables;
    tables.partners = registry;
    other.tables = std::make_shared<const Tables>(std::move(tables));
    other.assumptions.partners.modelled = true;
    other.assumptions.partners.meeting_hours = 40; // all is realised
    return other;
}

// S2.19, S4.2: what own clients need is not to be had by others, and the municipality's own books know nothing of it.
TEST(PartnersInTown, clients_of_a_partner_come_first_and_stand_beside_the_books) {
    const World world = helped();
    std::vector<Partner> registry = world.tables->partners;
    const std::string district = registry[1].district;
    registry[1].coordination = 0; // so that staff have the same time
    const Figures alone = figures(simulate(with_registry(world, registry), run));
    EXPECT_FALSE(alone.contains({2020, Measure::partner_own_needed_hours, Service::home_care}));
    registry[0].clients = {{.district = district, .needs = Help::domestic, .hours_a_week = 28},
                           {.district = district, .needs = Help::company, .hours_a_week = 7}};
    registry[1].clients = {{.district = district, .needs = Help::domestic, .hours_a_week = 42}};
    const Figures found = figures(simulate(with_registry(world, registry), run));
    for (const int year : {2020, 2021}) {
        const double days = year == 2020 ? 366 : 365;
        EXPECT_NEAR(of(found, year, Measure::partner_own_needed_hours), 10 * days, 1e-3);
        EXPECT_NEAR(of(found, year, Measure::partner_own_met_hours), (4 + 40.0 / 7) * days, 1e-3);
        EXPECT_NEAR(of(found, year, Measure::partner_own_unmet_hours), (6 - 40.0 / 7) * days, 1e-3);
        EXPECT_NEAR(of(found, year, Measure::partner_offered_hours), 12.0 / 7 * days, 1e-3);
        EXPECT_GT(of(found, year, Measure::partner_hours), 0);
        EXPECT_LT(of(found, year, Measure::partner_hours), of(alone, year, Measure::partner_hours));
        EXPECT_EQ(of(found, year, Measure::complementarity_hours), of(found, year, Measure::partner_hours));
        EXPECT_GT(of(found, year, Measure::partner_part_hours),
                  of(found, year, Measure::partner_own_met_hours));
        EXPECT_EQ(found.at({year, Measure::partner_own_unmet_hours, Service::escort}), 7 * 52);
        for (const Measure measure : {Measure::unmet_hours, Measure::granted_hours, Measure::delivered_hours,
                                      Measure::coordination_hours})
            EXPECT_EQ(of(found, year, measure), of(alone, year, measure)) << info(measure).id;
    }
    World shared = with_registry(world, registry);
    shared.assumptions.partners.referral = 1;
    const Figures together = figures(simulate(shared, run));
    EXPECT_GT(of(together, 2020, Measure::partner_overflow_hours), 0);
    EXPECT_EQ(of(together, 2020, Measure::partner_own_met_hours),
              of(found, 2020, Measure::partner_own_met_hours));
    EXPECT_GT(of(together, 2020, Measure::complementarity_hours),
              of(found, 2020, Measure::complementarity_hours));
}

// S4.11: the old way of the actors is no cooperation, and the municipality's years are those of nobody asked.
TEST(PartnersInTown, with_no_meetings_each_has_its_own_clients_only) {
    const World world = helped();
    std::vector<Partner> registry = world.tables->partners;
    registry[0].clients = {{.district = registry[1].district, .needs = Help::care, .hours_a_week = 14}};
    World own = with_registry(world, registry);
    own.assumptions.partners.meeting_hours = 0;
    own.assumptions.partners.referral = 1;
    Figures found = figures(simulate(own, run));
    EXPECT_EQ(of(found, 2020, Measure::partner_hours), 0);
    EXPECT_EQ(of(found, 2020, Measure::complementarity_hours), 0);
    EXPECT_EQ(of(found, 2020, Measure::partner_own_unmet_hours), 2 * 366);
    const Figures nobody = figures(simulate(helped(), run));
    for (const auto& [key, value] : nobody) EXPECT_EQ(found.at(key), value) << info(std::get<1>(key)).id;
}

TEST(PartnersInTown, clients_who_need_nothing_change_nothing) {
    const World world = helped();
    std::vector<Partner> registry = world.tables->partners;
    World without = with_registry(world, registry);
    without.assumptions.partners.referral = 0.7;
    registry[0].clients = {{.district = registry[1].district}};
    World with = with_registry(world, registry);
    with.assumptions.partners.referral = 0.7;
    EXPECT_TRUE(simulate(with, run).rows == simulate(without, run).rows);
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
