// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>

#include "partners_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace test;
using std::chrono::days;

Partner club(std::string name, std::string district, double hours_a_day) {
    return {.name = std::move(name),
            .type = ActorType::association,
            .district = std::move(district),
            .hours_a_week = 7 * hours_a_day};
}

TEST(PartnersTest, each_helps_in_its_own_district_and_only_what_is_owed) {
    const auto a = plain();
    const std::vector<Partner> registry{club("judo", "North", 5), club("choir", "South", 2)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(3, 4), owed(10, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.met[0], h(3)) << "care is not for those who are not safeguarded";
    EXPECT_EQ(year.met[1], h(2));
    EXPECT_EQ(year.offered, h(7));
    EXPECT_EQ(year.given, h(5));
    EXPECT_EQ(year.by_referral, Hours{});
}

TEST(PartnersTest, hours_referred_to_another_district_are_what_neither_could_do_alone) {
    auto a = plain();
    a.referral = 0.5;
    const std::vector<Partner> registry{club("judo", "North", 6)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(1, 0), owed(10, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.all_met(), h(4)); // three may go anywhere, three may not
    EXPECT_EQ(year.by_referral, h(3));
    EXPECT_NEAR(year.part, 2, 1e-9); // town and club need each other for every hour: half is credited to each
}

TEST(PartnersTest, care_is_for_the_safeguarded) {
    const auto a = plain();
    for (const bool safeguarded : {false, true}) {
        Partner kin = club("daughters", "", 3);
        kin.care = true, kin.safeguarded = safeguarded;
        const std::vector<Partner> registry{kin};
        Partners partners{a, registry, districts, {1, 0}};
        partners.run_day(monday, std::vector{owed(0, 2), owed(0, 2)});
        EXPECT_EQ(partners.harvest().all_met(), h(safeguarded ? 3 : 0));
    }
}

// S4.1: company on outings is offered a week at a time, and goes to nothing else; nobody else goes along.
TEST(PartnersTest, company_goes_along_on_outings_and_does_nothing_else) {
    const auto a = plain();
    Partner fans = club("fans", "North", 1); // seven hours a week
    fans.company = true;
    const std::vector<Partner> registry{fans, club("judo", "North", 5)};
    Partners partners{a, registry, districts, {1, 0}};
    const auto day = [&](int n, double outings) {
        partners.run_day(monday + std::chrono::days{n},
                         std::vector{OpenHours{h(2), {}, h(outings)}, OpenHours{{}, {}, h(outings)}});
    };
    day(0, 9);
    for (int n = 1; n < 7; ++n) day(n, 0);
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.met_outings[0], h(7));
    EXPECT_EQ(year.met_outings[1], Hours{}) << "of another district";
    EXPECT_EQ(year.met[0], h(7 * 2)) << "the judo club only";
    EXPECT_EQ(year.offered, h(7 + 7 * 5));
    day(7, 3);
    EXPECT_EQ(partners.harvest().met_outings[0], h(3));
}

TEST(PartnersTest, what_relatives_did_already_meets_nothing_new) {
    auto a = plain();
    a.displacement = 0.25;
    const std::vector<Partner> registry{club("judo", "North", 8)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(100, 0), owed(0, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.all_met(), h(6));
    EXPECT_EQ(year.displaced, h(2));
    EXPECT_EQ(year.given, h(8));
}

/// Realised: 1 − exp(−h / scale), and the meetings are held whether anything comes of them or not.
TEST(PartnersTest, cooperation_that_lands_in_words_costs_its_meetings) {
    auto a = plain();
    a.meeting_hours = 2, a.meeting_scale = 4;
    Partner p = club("judo", "North", 7);
    p.coordination = 6;
    const std::vector<Partner> registry{p};
    Partners partners{a, registry, districts, {1, 0}};
    EXPECT_EQ(partners.coordination(monday), h(0.4));
    EXPECT_EQ(partners.coordination(monday + days{5}), Hours{}) << "no meetings on a Saturday";
    partners.run_day(monday, std::vector{owed(100, 0), owed(0, 0)});
    const Hours realised = h(7 * (1 - std::exp(-0.5)));
    EXPECT_NEAR(partners.coordination(monday + days{1}).value(), 0.4 + realised.value() / 10, 1e-9);
    const PartnersYear year = partners.harvest();
    EXPECT_NEAR(year.all_met().value(), realised.value(), 1e-9);
    a.meeting_hours = 0;
    partners.run_day(monday + days{1}, std::vector{owed(100, 0), owed(0, 0)});
    EXPECT_EQ(partners.harvest().offered, Hours{}) << "without meetings nothing is realised";
    a.meeting_hours = 2, a.common_place = 3;
    partners.run_day(monday + days{2}, std::vector{owed(100, 0), owed(0, 0)});
    EXPECT_NEAR(partners.harvest().offered.value(), 7 * (1 - std::exp(-1.5)), 1e-6);
}

TEST(PartnersTest, seasons_reliability_and_willingness_have_the_shares_that_are_told) {
    const auto a = plain();
    std::vector<Partner> registry;
    for (int i = 0; i < 400; ++i) {
        registry.push_back(club("p" + std::to_string(i), "", 1));
        registry.back().willingness = 0.5;
        registry.back().reliability = 0.8;
        registry.back().season = {.from = 11, .to = 2}; // over New Year
    }
    Partners partners{a, registry, districts, {9, 0}};
    std::int64_t offered = 0;
    const std::vector none{owed(0, 0), owed(0, 0)};
    const Day winter{std::chrono::year{2027} / 1 / 4};
    for (int week = 0; week < 4; ++week) partners.run_day(winter + days{7 * week}, none);
    PartnersYear year = partners.harvest();
    const double wanted = static_cast<double>(year.active_days) / 4 / 400;
    EXPECT_NEAR(wanted, 0.5, 4.5 * 0.5 / std::sqrt(400.0));
    offered = std::llround(year.offered.value());
    EXPECT_NEAR(static_cast<double>(offered), 0.8 * static_cast<double>(year.active_days),
                4.5 * std::sqrt(0.16 * static_cast<double>(year.active_days)));
    partners.run_day(monday + days{60}, none); // spring
    EXPECT_EQ(partners.harvest().offered, Hours{});
}

TEST(PartnersTest, where_two_types_are_needed_one_alone_meets_nothing) {
    auto a = plain();
    a.two_types = true;
    std::vector<Partner> registry{club("judo", "North", 4), club("choir", "South", 4)};
    registry.push_back(club("shop", "North", 1));
    registry.back().type = ActorType::company;
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(9, 0), owed(9, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.met[0], h(5));
    EXPECT_EQ(year.met[1], Hours{});
}

TEST(PartnersTest, types_that_gain_too_little_leave_at_new_year) {
    auto a = plain();
    a.least_gain = 0.3; // an eighth of what they offer is met, half of it credited to them
    const std::vector<Partner> registry{club("judo", "North", 8)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(1, 0), owed(0, 0)});
    EXPECT_EQ(partners.harvest().left, 1);
    partners.run_day(monday + days{1}, std::vector{owed(8, 0), owed(0, 0)});
    EXPECT_EQ(partners.harvest().offered, Hours{});
}

/// Both can do what the six hours in the north ask for, and neither reaches the south. With the town m, the company c and the
/// club b: v(mc) = v(mb) = 4, v(mcb) = 6, so c and b are credited with 4/6 + 2/3 = 4/3 each, and the town with 10/3.
TEST(PartnersTest, the_split_is_of_what_their_kinds_and_districts_allow) {
    const auto a = plain();
    Partner company = club("nurses", "North", 4);
    company.type = ActorType::company;
    company.care = company.safeguarded = true;
    const std::vector<Partner> registry{company, club("judo", "North", 4)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(6, 0), owed(100, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.all_met(), h(6));
    EXPECT_NEAR(year.part, 8 / 3.0, 1e-9);
}

Partner nurse(std::string district, double hours_a_day) {
    Partner p = club("nurse", std::move(district), hours_a_day);
    p.type = ActorType::company;
    p.care = p.safeguarded = true;
    return p;
}

/// A safeguarded hour is worth what it meets, of either kind: with no care owed, all of it is domestic tasks.
TEST(PartnersTest, a_safeguarded_hour_is_credited_with_domestic_tasks_too) {
    auto a = plain();
    a.least_gain = 0.4; // half is credited to her: she stays
    const std::vector<Partner> registry{nurse("North", 4)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(9, 0), owed(0, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.all_met(), h(4));
    EXPECT_NEAR(year.part, 2, 1e-9);
    EXPECT_EQ(year.left, 0);
}

/// By hand, with the six orders of municipality, club and nurse. North owes 3 of domestic tasks and 1 of care, South 100 of
/// each. The club has 2 hours and the nurse 4, both of North: worth 2 and 4 alone, 4 together.
///     orders MCN MNC CMN CNM NMC NCM: the club adds 2 0 0 0 0 0, the nurse 2 4 2 0 0 0
TEST(PartnersTest, hours_of_one_district_are_not_credited_with_the_needs_of_another) {
    const auto a = plain();
    const std::vector<Partner> registry{club("judo", "North", 2), nurse("North", 4)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(3, 1), owed(100, 100)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.all_met(), h(4));
    EXPECT_NEAR(year.part, 2.0 / 6 + (2 + 4 + 2) / 6.0, 1e-9);
}

/// The same game by an oracle that looks at all orders of joining, on small random registries.
TEST(PartnersTest, the_part_of_the_partners_is_that_of_all_orders_of_joining) {
    const auto a = plain();
    EXPECT_TRUE(rc::check([&] {
        const auto whole = [](int from, int to) {
            return static_cast<double>(*rc::gen::inRange(from, to + 1));
        };
        const bool south = whole(0, 1) == 1;
        const double its = whole(0, 5), hers = whole(0, 5);
        const std::vector<Partner> registry{club("judo", "North", its),
                                            nurse(south ? "South" : "North", hers)};
        std::vector<double> need; // North domestic, North care, South domestic, South care
        for (int i = 0; i < 4; ++i) need.push_back(whole(0, 5));
        Partners partners{a, registry, districts, {1, 0}};
        partners.run_day(monday, std::vector{owed(need[0], need[1]), owed(need[2], need[3])});
        // The club meets tasks of North only; the nurse whatever is left of both kinds in her own district.
        const auto meets = [&](bool club_in, bool nurse_in) {
            const double tasks = club_in ? std::min(its, need[0]) : 0;
            if (!nurse_in) return tasks;
            return south ? tasks + std::min(hers, need[2] + need[3])
                         : std::min(tasks + hers, need[0] + need[1]);
        };
        const double both = meets(true, true), one = meets(true, false), other = meets(false, true);
        const double town =
            (one + other + 2 * both) / 6; // CMN, NMC, CNM and NCM; coming first it adds nothing
        RC_ASSERT(std::abs(partners.harvest().part - (both - town)) < 1e-6);
    }));
}

TEST(PartnersTest, switched_off_nobody_is_asked) {
    auto a = plain();
    a.modelled = false;
    const std::vector<Partner> registry{club("judo", "North", 8)};
    Partners partners{a, registry, districts, {1, 0}};
    partners.run_day(monday, std::vector{owed(9, 0), owed(9, 0)});
    const PartnersYear year = partners.harvest();
    EXPECT_EQ(year.days, 0);
    EXPECT_EQ(year.offered + year.given + year.coordination, Hours{});
    const std::vector<Partner> strange{club("judo", "Elsewhere", 8)};
    EXPECT_THROW((Partners{a, strange, districts, {1, 0}}), Defect);
}

} // namespace
} // namespace omsorg
