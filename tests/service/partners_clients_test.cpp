// SPDX-License-Identifier: MIT
// Partners with clients of their own: who comes first, what is over, and who is credited.
#include <omsorg/base/expect.hpp>

#include "partners_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace test;
using std::chrono::days;

Partner actor(std::string name, ActorType type, std::string district, double hours_a_day) {
    return {.name = std::move(name),
            .type = type,
            .district = std::move(district),
            .hours_a_week = 7 * hours_a_day};
}

Partner club(double hours_a_day, std::string district = "North") {
    return actor("club", ActorType::association, std::move(district), hours_a_day);
}

Partner nurse(double hours_a_day, std::string district = "North") {
    Partner p = actor("nurse", ActorType::company, std::move(district), hours_a_day);
    p.care = p.safeguarded = true;
    return p;
}

Partner with(Partner p, Help needs, double hours_a_day, std::string district = "North") {
    p.clients.push_back({std::move(district), needs, 7 * hours_a_day});
    return p;
}

PartnersYear day(const PartnersAssumptions& a, const std::vector<Partner>& registry,
                 std::vector<OpenHours> open, Day today = monday) {
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(today, open);
    return partners.harvest();
}

TEST(PartnersClientsTest, own_clients_come_first_and_the_municipality_has_what_is_over) {
    const PartnersYear year = day(plain(), {with(club(5), Help::domestic, 3)}, {owed(9, 9), owed(9, 9)});
    EXPECT_EQ(year.own_clients().met, h(3));
    EXPECT_EQ(year.met[0], h(2));
    EXPECT_EQ(year.offered, h(2)) << "what its own clients need is not on offer";
    EXPECT_EQ(year.complementarity(), h(2));
    EXPECT_NEAR(year.part, 3 + 1, 1e-9) << "its own, and half of what town and club do together";
}

// S4.2, S4.11: the old way. What one lacks stays unmet with it, and what another has over is of use to nobody.
TEST(PartnersClientsTest, with_no_meetings_each_has_its_own_clients_only) {
    PartnersAssumptions a = plain(1);
    a.meeting_hours = 0;
    const std::vector<Partner> registry{with(club(5), Help::domestic, 3),
                                        with(nurse(2, "South"), Help::care, 4, "South")};
    const PartnersYear year = day(a, registry, {owed(9, 9), owed(9, 9)});
    EXPECT_EQ(year.clients[0].met, h(3));
    EXPECT_EQ(year.clients[1].met, h(2));
    EXPECT_EQ(year.clients[1].unmet(), h(2));
    EXPECT_EQ(year.all_met() + year.offered + year.coordination, Hours{});
    EXPECT_EQ(year.complementarity(), Hours{});
    EXPECT_NEAR(year.part, 5, 1e-9);
}

// S2.19: overflow. Two hours are over in the north, and two are missing in the south that anybody could give.
TEST(PartnersClientsTest, what_a_partner_lacks_others_have_over_when_they_may_be_referred) {
    const std::vector<Partner> registry{with(nurse(5), Help::care, 3),
                                        with(club(1, "South"), Help::domestic, 3, "South")};
    const std::vector nothing_owed{owed(0, 0), owed(0, 0)};
    EXPECT_EQ(day(plain(0), registry, nothing_owed).own_clients().overflow, Hours{}) << "to each its own";
    EXPECT_EQ(day(plain(0.5), registry, nothing_owed).own_clients().overflow, h(1)) << "half of the two";
    const PartnersYear year = day(plain(1), registry, nothing_owed);
    EXPECT_EQ(year.clients[1].met, h(1));
    EXPECT_EQ(year.clients[1].overflow, h(2));
    EXPECT_EQ(year.clients[1].unmet(), Hours{});
    EXPECT_EQ(year.by_referral, Hours{}) << "of the municipality's clients";
    EXPECT_EQ(year.given, h(2));
    // What is owed by law comes before: then one hour is left for the club's clients.
    const PartnersYear both = day(plain(1), registry, {owed(1, 0), owed(0, 0)});
    EXPECT_EQ(both.all_met(), h(1));
    EXPECT_EQ(both.own_clients().overflow, h(1));
}

/// She has two hours, and clients who need two of tasks and two of care. The club can do tasks only: so she gives care.
TEST(PartnersClientsTest, own_hours_go_where_others_cannot) {
    const std::vector<Partner> registry{with(with(nurse(2), Help::domestic, 2), Help::care, 2), club(9)};
    const PartnersYear year = day(plain(1), registry, {owed(0, 0), owed(0, 0)});
    EXPECT_EQ(year.own_clients().met, h(2));
    EXPECT_EQ(year.own_clients().overflow, h(2));
}

TEST(PartnersClientsTest, what_a_partner_cannot_help_with_is_unmet_or_goes_to_who_can) {
    const std::vector<Partner> alone{with(club(5), Help::care, 3)};
    EXPECT_EQ(day(plain(1), alone, {owed(0, 0), owed(0, 0)}).own_clients().unmet(), h(3));
    const std::vector<Partner> two{with(club(5), Help::care, 3), nurse(2)};
    const PartnersYear year = day(plain(1), two, {owed(9, 0), owed(0, 0)});
    EXPECT_EQ(year.own_clients().met, Hours{});
    EXPECT_EQ(year.all_met(), h(7)) << "the municipality's come before another partner's";
    EXPECT_EQ(day(plain(1), two, {owed(5, 0), owed(0, 0)}).own_clients().overflow, h(2))
        << "the club does the tasks, and she has her hours for care";
}

TEST(PartnersClientsTest, company_is_needed_and_given_a_week_at_a_time) {
    Partner fans = club(1); // seven hours a week
    fans.company = true;
    const std::vector<Partner> registry{with(fans, Help::company, 0.5), with(nurse(1), Help::company, 1)};
    const auto a = plain(1);
    Partners week{a, registry, districts, {1, 0}};
    for (int n = 0; n < 7; ++n)
        week.run_day(monday + days{n}, std::vector{owed(0, 0, n == 0 ? 1 : 0), owed(0, 0)});
    const PartnersYear year = week.harvest();
    EXPECT_TRUE(year.clients.empty()) << "nobody has clients at home";
    EXPECT_EQ(year.clients_outings[0].needed, h(3.5 + 7));
    EXPECT_EQ(year.clients_outings[0].met, h(3.5));
    EXPECT_EQ(year.met_outings[0], h(1));
    EXPECT_EQ(year.clients_outings[0].overflow, h(2.5));
}

TEST(PartnersClientsTest, clients_have_months_of_their_own) {
    Partner p = with(club(5), Help::domestic, 3);
    p.clients[0].season = {.from = 11, .to = 2}; // over New Year
    const std::vector nothing{owed(0, 0), owed(0, 0)};
    EXPECT_EQ(day(plain(), {p}, nothing).own_clients().needed, Hours{});
    EXPECT_EQ(day(plain(), {p}, nothing, monday - days{1}).own_clients().met, h(3));
    p.season = {.from = 3, .to = 10}; // whoever is away when they need her
    EXPECT_EQ(day(plain(), {p}, nothing, monday - days{1}).own_clients().unmet(), h(3));
}

TEST(PartnersClientsTest, who_does_not_take_part_serves_its_own_and_who_is_not_there_nobody) {
    const auto a = plain(1);
    Partner p = with(club(5), Help::domestic, 3);
    p.willingness = 0;
    EXPECT_EQ(day(a, {p}, {owed(9, 9), owed(9, 9)}).own_clients().met, h(3));
    EXPECT_EQ(day(a, {p}, {owed(9, 9), owed(9, 9)}).all_met(), Hours{});
    p.reliability = 0, p.willingness = 1;
    EXPECT_EQ(day(a, {p}, {owed(9, 9), owed(9, 9)}).own_clients().unmet(), h(3));
    // Who leaves at New Year leaves the cooperation, not its clients.
    auto strict = plain();
    strict.least_gain = 1;
    p.reliability = 1;
    const std::vector<Partner> registry{p};
    Partners partners{strict, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(1, 0), owed(0, 0)});
    EXPECT_EQ(partners.harvest().left, 1);
    partners.run_day(monday + days{1}, std::vector{owed(9, 0), owed(0, 0)});
    const PartnersYear after = partners.harvest();
    EXPECT_EQ(after.own_clients().met, h(3));
    EXPECT_EQ(after.all_met(), Hours{});
}

TEST(PartnersClientsTest, the_municipality_pays_and_coordinates_for_its_own_clients_only) {
    auto a = plain(1);
    a.displacement = 0.5, a.meeting_hours = 40;
    Partner p = club(8);
    p.cost = 100, p.coordination = 6;
    const std::vector<Partner> registry{p, with(nurse(0, "South"), Help::domestic, 9, "South")};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(1, 0), owed(0, 0)});
    EXPECT_NEAR(partners.coordination(monday + days{1}).value(), 2 * 8 + 2 * 0.1, 1e-9);
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.given, h(8));
    EXPECT_EQ(year.displaced, h(4));
    EXPECT_EQ(year.all_met(), h(1));
    EXPECT_EQ(year.own_clients().overflow, h(3));
    EXPECT_NEAR(year.cost, 2 * 100, 1e-6) << "two hours were given for the one that was met";
}

/// By hand. The club c has 5 hours and members who need 3; the nurse n has 2 and patients who need 4 hours of tasks; the town m
/// owes 1. v(m) = 0, v(c) = 3, v(n) = 2, v(mc) = 4, v(mn) = 2, v(cn) = 7, v(mcn) = 7. Over the orders mcn mnc cmn cnm nmc ncm the
/// town adds 0 0 1 0 0 0, the club 4 5 3 3 5 5, the nurse 3 2 3 4 2 2.
TEST(PartnersClientsTest, the_game_counts_all_clients_and_what_each_meets_alone) {
    const std::vector<Partner> registry{with(club(5), Help::domestic, 3), with(nurse(2), Help::domestic, 4)};
    const PartnersYear year = day(plain(1), registry, {owed(1, 0), owed(0, 0)});
    EXPECT_EQ(year.own_clients().met, h(5));
    EXPECT_EQ(year.complementarity(), h(2));
    EXPECT_NEAR(year.part, 7 - 1 / 6.0, 1e-9);
    auto a = plain(1);
    a.least_gain = 0.9; // of its two hours over: 25/6 is not so much more than the three it has alone
    EXPECT_EQ(day(a, registry, {owed(1, 0), owed(0, 0)}).left, 1);
}

TEST(PartnersClientsTest, where_two_types_are_needed_her_own_partner_is_one_of_them) {
    auto a = plain(1);
    a.two_types = true;
    const std::vector nothing{owed(0, 0), owed(0, 0)};
    const Partner rich = club(5);
    Partner poor = with(actor("choir", ActorType::association, "South", 1), Help::domestic, 3, "South");
    EXPECT_EQ(day(a, {rich, poor}, nothing).own_clients().met, h(1)) << "its own serve them whatever";
    EXPECT_EQ(day(a, {rich, poor}, nothing).own_clients().overflow, Hours{});
    poor.type = ActorType::region;
    EXPECT_EQ(day(a, {rich, poor}, nothing).own_clients().overflow, h(2));
}

TEST(PartnersClientsTest, clients_who_need_nothing_are_none_and_of_an_unknown_district_a_defect) {
    const PartnersYear year = day(plain(1), {with(club(5), Help::domestic, 0)}, {owed(9, 9), owed(9, 9)});
    EXPECT_TRUE(year.clients.empty() && year.clients_outings.empty());
    EXPECT_THROW(
        (void)day(plain(), {with(club(5), Help::domestic, 1, "Elsewhere")}, {owed(0, 0), owed(0, 0)}),
        Defect);
}

/// A small town of whole hours, for oracles: three actors, each with clients of one kind, and a municipality.
struct Town {
    std::vector<Partner> registry;
    std::vector<OpenHours> open;
    double referral = 0;
};

Town any_town(std::size_t actors = 3) {
    const auto whole = [](int to) { return *rc::gen::inRange(0, to + 1); };
    const auto place = [&] { return districts[static_cast<std::size_t>(whole(1))]; };
    Town town;
    for (std::size_t i = 0; i < actors; ++i) {
        Partner p = actor("p" + std::to_string(i), static_cast<ActorType>(1 + i), place(), whole(2));
        p.care = p.safeguarded = whole(1) == 1;
        const Help needs = whole(1) == 1 ? Help::care : Help::domestic; // also such as it cannot help
        town.registry.push_back(with(p, needs, whole(2), place()));
    }
    for (std::size_t d = 0; d < districts.size(); ++d) town.open.push_back(owed(whole(2), whole(2)));
    town.referral = whole(1);
    return town;
}

/// Own clients, the municipality's, those of other partners: in this order of importance.
using Met = std::array<int, 3>;

struct Way {
    std::size_t hours, need, rank;
};

/// The best by trying every way to hand out whole hours.
Met by_trying(std::vector<int>& has, std::vector<int>& needs, std::span<const Way> ways) {
    if (ways.empty()) return {};
    const auto [hours, need, rank] = ways.front();
    Met best{};
    const int most = std::min(has[hours], needs[need]);
    for (int n = 0; n <= most; ++n) {
        has[hours] -= n, needs[need] -= n;
        Met found = by_trying(has, needs, ways.subspan(1));
        has[hours] += n, needs[need] += n;
        found[rank] += n;
        best = std::max(best, found);
    }
    return best;
}

Met oracle(const Town& town) {
    std::vector<int> has, needs;
    for (const OpenHours& open : town.open)
        for (const Hours kind : {open.domestic, open.care}) needs.push_back(static_cast<int>(kind.value()));
    for (const Partner& p : town.registry) {
        has.push_back(static_cast<int>(std::lround(p.hours_a_week / 7)));
        needs.push_back(static_cast<int>(std::lround(p.clients[0].hours_a_week / 7)));
    }
    std::vector<Way> ways;
    for (std::size_t i = 0; i < has.size(); ++i) {
        const Partner& p = town.registry[i];
        for (std::size_t d = 0; d < 2; ++d)
            for (std::size_t kind = 0; kind < (p.care ? 2 : 1); ++kind)
                if (town.referral > 0 || p.district == districts[d]) ways.push_back({i, 2 * d + kind, 1});
        for (std::size_t j = 0; j < has.size(); ++j)
            if ((i == j || town.referral > 0) && (p.care || town.registry[j].clients[0].needs != Help::care))
                ways.push_back({i, 4 + j, i == j ? std::size_t{0} : 2});
    }
    return by_trying(has, needs, ways);
}

TEST(PartnersClientsTest, the_day_is_the_best_of_all_in_the_order_of_who_comes_first) {
    EXPECT_TRUE(rc::check([] {
        const Town town = any_town();
        const PartnersYear year = day(plain(town.referral), town.registry, town.open);
        const Met best = oracle(town);
        RC_ASSERT(year.own_clients().met == h(best[0]));
        RC_ASSERT(year.all_met() == h(best[1]));
        RC_ASSERT(year.own_clients().overflow == h(best[2]));
    }));
}

OwnClientsHours of_district(const PartnersYear& year, std::size_t d) {
    return year.clients.empty() ? OwnClientsHours{} : year.clients[d];
}

Hours everything(const PartnersYear& year) { return year.own_clients().met + year.complementarity(); }

// Laws of any registry.

TEST(PartnersClientsTest, nobody_gets_more_than_she_needs) {
    EXPECT_TRUE(rc::check([] {
        const Town town = any_town(4);
        const PartnersYear year = day(plain(1), town.registry, town.open);
        for (std::size_t d = 0; d < districts.size(); ++d) {
            const OwnClientsHours own = of_district(year, d);
            RC_ASSERT(own.met + own.overflow <= own.needed);
            RC_ASSERT(year.met[d] <= town.open[d].domestic + town.open[d].care);
        }
    }));
}

TEST(PartnersClientsTest, referral_adds_and_takes_no_hour_from_an_own_client) {
    EXPECT_TRUE(rc::check([] {
        const Town town = any_town(4);
        const PartnersYear nearby = day(plain(0), town.registry, town.open);
        const PartnersYear referred = day(plain(1), town.registry, town.open);
        RC_ASSERT(referred.own_clients().met == nearby.own_clients().met);
        RC_ASSERT(everything(referred) >= everything(nearby));
    }));
}

// The graph is block-diagonal then.
TEST(PartnersClientsTest, with_no_meetings_the_whole_is_each_alone_summed) {
    EXPECT_TRUE(rc::check([] {
        const Town town = any_town(4);
        PartnersAssumptions a = plain(1);
        a.meeting_hours = 0;
        Hours alone;
        for (const Partner& p : town.registry) alone += everything(day(a, {p}, town.open));
        RC_ASSERT(everything(day(a, town.registry, town.open)) == alone);
        const PartnersYear together = day(plain(1), town.registry, town.open);
        RC_ASSERT(together.complementarity() == everything(together) - alone);
    }));
}

TEST(PartnersClientsTest, another_actor_never_lowers_what_is_met) {
    EXPECT_TRUE(rc::check([] {
        Town town = any_town(4);
        const PartnersYear with_all = day(plain(1), town.registry, town.open);
        town.registry.pop_back();
        const PartnersYear without = day(plain(1), town.registry, town.open);
        RC_ASSERT(everything(without) <= everything(with_all));
        RC_ASSERT(without.all_met() <= with_all.all_met());
    }));
}

TEST(PartnersClientsTest, clients_of_a_partner_without_hours_take_none_from_the_municipality) {
    EXPECT_TRUE(rc::check([] {
        Town town = any_town(4);
        const Hours met = day(plain(1), town.registry, town.open).all_met();
        for (Partner& p : town.registry)
            if (p.hours_a_week == 0) p.clients.clear();
        RC_ASSERT(day(plain(1), town.registry, town.open).all_met() == met);
    }));
}

} // namespace
} // namespace omsorg
