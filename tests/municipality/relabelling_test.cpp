// SPDX-License-Identifier: MIT
// Districts under other numbers, and services taken away: what that changes, and what it does not.
//
// The localities of the study in another order give the districts other numbers, and nothing else. Lives, homes, needs and
// decisions have no district in their address; the luck of staff, and every tie and lot between districts, has its name. So
// everything stays: the figures of the whole, those of each district under its name, and the account of each client. What is
// summed over the districts as a real number may differ in its last bits.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

omsorg::Run future(std::uint32_t number) { return {.seed = 2026, .number = number}; }

/// Partners at home in two districts and in none, and homes in three.
std::shared_ptr<const Tables> furnished() {
    Tables tables = town_tables();
    Partner club{.name = "club", .district = "Byske", .hours_a_week = 20, .care = true, .safeguarded = true};
    Partner company{.name = "company", .type = ActorType::company, .district = "Bureå", .hours_a_week = 20};
    Partner relatives{.name = "relatives", .type = ActorType::relatives, .district = "", .hours_a_week = 20};
    Partner fans{.name = "fans", .district = "", .hours_a_week = 6, .company = true};
    club.clients = {{"Byske", Help::care, 4}, {"Bureå", Help::domestic, 9}};
    company.clients = {{"Skellefteå", Help::domestic, 90}}; // more than it has
    fans.clients = {{"Bureå", Help::company, 3}};
    tables.partners = {club, company, relatives, fans};
    tables.homes = {{.name = "Älvhem", .district = "Skellefteå", .places = 10},
                    {.name = "Åhem", .district = "Bureå", .places = 8},
                    {.name = "Strandgård", .district = "Byske", .places = 6},
                    {.name = "Strandgård", .district = "Byske", .kind = HousingKind::dementia, .places = 8}};
    return std::make_shared<const Tables>(std::move(tables));
}

/// Every service, every way of working and every feedback, each at work.
World everything(int last_year) {
    World world = town(last_year);
    world.tables = furnished();
    world.audit = true;
    Assumptions& a = world.assumptions;
    describe(a, [](auto& member, const Field& field) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>)
            if (field.key.ends_with(".modelled")) member = true;
    });
    a.population.internal_moves = a.population.internal_moves_65 = 0.1;
    a.population.age_contrast = 0.2;
    a.workforce.strain_on_sickness = a.workforce.strain_on_quits = 0.5;
    a.outcome.base_unmet_share = 0.1;
    a.outcome.sessions_around = 0.1;
    a.allocation.need_share = 0.5;
    a.assessment.noise = 0.2, a.assessment.practice_spread = 0.3, a.assessment.review_months = 12;
    a.informal.change = -0.02;
    a.home_care.contact_share = a.home_care.delegated_staff = 0.6;
    a.home_care.alarm_share = 0.3;
    for (Technology* one : {&a.digital.dispenser, &a.digital.video_visit, &a.digital.support_app})
        one->offered = one->suitable = 0.7;
    a.digital.driving_share = a.digital.speech_reach = 0.3;
    a.night_supervision.offered = a.night_supervision.suitable = 0.7;
    a.special_housing.homes = true, a.special_housing.transfers_first = true;
    a.special_housing.dementia_share = 0.2, a.special_housing.couple_share = 0.1;
    a.reablement.reach = a.prevention.reach = a.domestic.reach = 0.5;
    a.reablement.places = 2;
    a.need.escort_clients = 300;
    a.escort.model = a.domestic.model = SessionModel::pooled;
    a.escort.shared_route = 1, a.escort.events_per_week = 4, a.escort.event_share = 0.9;
    a.escort.group_size_cap = 20, a.escort.consent = 1, a.escort.own_cost = 100;
    a.housing_support.model = SessionModel::bookable;
    a.disability.share = a.psychiatric.share = 0.05;
    a.training_flat.places = 2, a.training_flat.insight = 0.5, a.training_flat.learning = 1;
    a.test_bed.places = 2, a.test_bed.place_sd = 0.05, a.test_bed.standard_error = 0.5;
    a.partners.meeting_hours = 10, a.partners.referral = 0.5;
    a.partners.shared_development = 100, a.partners.shared_users = 1e5;
    a.day_activity.known = 0.5, a.day_activity.flexibility = 0.5, a.day_activity.waitlist = 3;
    a.day_activity.seats_share = 0.9;
    a.casework.model = CaseworkModel::queue;
    a.casework.available = a.casework.automation = 0.5;
    a.shock.catch_up = 0.5, a.shock.cancelled = 0.2, a.shock.absence = 1.3, a.shock.strike = 0.05;
    for (const char* key : {"shock.cancelled", "shock.strike"})
        world = with(std::move(world), key, 0.0, on(2020, 9));
    return with(std::move(world), "day_activity.model", std::string{"pooled"}, on(2021, 1));
}

std::vector<std::string> districts_of(const World& world) {
    std::vector<std::string> names;
    for (const Locality& place : world.tables->population.localities)
        if (std::ranges::find(names, place.district) == names.end()) names.push_back(place.district);
    return names;
}

/// The same localities, district by district in this order.
World relabelled(World world, const std::vector<std::string>& order) {
    auto tables = std::make_shared<Tables>(*world.tables);
    std::ranges::stable_sort(tables->population.localities, {}, [&](const Locality& place) {
        return std::ranges::find(order, place.district) - order.begin();
    });
    world.tables = tables;
    return world;
}

using ByName = std::map<std::tuple<int, Measure, Service, std::string>, double>;

ByName by_name(const Outcome& outcome, const std::vector<std::string>& districts) {
    ByName found;
    for (const omsorg::Row& row : outcome.rows) {
        const std::string where = row.district == all_districts ? "" : districts.at(row.district);
        EXPECT_TRUE(found.emplace(std::tuple{row.year, row.measure, row.service, where}, row.value).second);
    }
    return found;
}

void expect_same(const World& plain, const std::vector<std::string>& order, omsorg::Run run) {
    const std::vector<std::string> names = districts_of(plain);
    const Outcome one = simulate(plain, run), two = simulate(relabelled(plain, order), run);
    const ByName before = by_name(one, names), after = by_name(two, order);
    ASSERT_EQ(before.size(), after.size());
    for (const auto& [key, value] : before) {
        const auto& [year, measure, service, where] = key;
        ASSERT_TRUE(after.contains(key));
        EXPECT_NEAR(after.at(key), value, 1e-12 * std::abs(value))
            << year << ' ' << info(measure).id << " of " << info(service).id << ' ' << where;
    }
    ASSERT_EQ(one.audit.size(), two.audit.size());
    for (std::size_t i = 0; i < one.audit.size(); ++i) {
        AuditedClient client = two.audit[i];
        EXPECT_EQ(order.at(client.district), names.at(one.audit[i].district));
        client.district = one.audit[i].district;
        EXPECT_EQ(client, one.audit[i]);
    }
}

TEST(Relabelling, districts_under_other_numbers_change_nothing_else) {
    const World world = everything(2022);
    const std::vector<std::string> names = districts_of(world);
    ASSERT_GT(names.size(), 9U) << "shared routes have another rule beyond nine";
    std::vector<std::string> last = names, backwards{names.rbegin(), names.rend()};
    std::rotate(last.begin(), last.begin() + 1, last.end());
    expect_same(world, last, future(6));
    expect_same(world, backwards, future(7));
    expect_same(town(2022), backwards, future(6));
}

/// What the test above compares: all services, and nearly all that is ever told.
TEST(Relabelling, the_town_compared_has_every_service_and_tells_every_measure) {
    std::set<Measure> told;
    std::set<Service> of;
    for (const omsorg::Row& row : simulate(everything(2022), future(6)).rows)
        told.insert(row.measure), of.insert(row.service);
    for (const ServiceInfo& one : all_services()) EXPECT_TRUE(of.contains(one.service)) << one.id;
    for (const MeasureInfo& one : all_measures()) EXPECT_TRUE(told.contains(one.measure)) << one.id;
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
        without.changes.push_back({.on = in_2021, .key = removal.key, .value = removal.value});
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
