// SPDX-License-Identifier: MIT
#include <omsorg/service/partners.hpp>
#include <omsorg/service/short_stay.hpp>
#include <omsorg/service/special_housing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

/// What holds for places and partners in every small world: RapidCheck draws the worlds, and shrinks the one that breaks a
/// law.
namespace omsorg {
namespace {

using std::chrono::days;

constexpr Day start{std::chrono::year{2027} / 1 / 1};

int below(int n) { return *rc::gen::inRange(0, n); }
double share() { return below(101) / 100.0; }
Run some_run() { return {.seed = *rc::gen::arbitrary<std::uint64_t>(), .number = 0}; }

SpecialHousingAssumptions some_homes() {
    SpecialHousingAssumptions a;
    a.places = below(12);
    a.short_stay_places = below(4);
    a.dementia_places = below(6);
    a.dementia_share = share();
    a.dementia_onset = share() * 20;
    a.handling = Distribution::constant(below(5));
    a.urgent_share = share();
    a.vacant_days = below(4);
    a.couple_share = share();
    a.couple_stay = below(6);
    return a;
}

/// No place holds two, nobody who could move in waits beside a free one, and nobody is lost; whatever opens and closes.
TEST(PlacesProperties, homes_are_never_overfilled_and_nobody_is_lost) {
    EXPECT_TRUE(rc::check([] {
        SpecialHousingAssumptions a = some_homes();
        SpecialHousing homes{a, some_run(), 2};
        int next = 0;
        std::int64_t in = 0, out = 0, left = 0;
        std::vector<PersonId> here;
        for (int d = 0; d < 60; ++d) {
            const Day today = start + days{d};
            if (below(4) == 0) a.places = below(12), a.dementia_places = below(6);
            for (int k = below(3); k > 0; --k, ++next) {
                homes.decide(PersonId{next}, key_of(next), DistrictId{next % 2}, today);
                here.push_back(PersonId{next});
            }
            if (!here.empty() && below(3) == 0) {
                const auto who = static_cast<std::size_t>(below(static_cast<int>(here.size())));
                ++(homes.is_resident(here[who]) ? out : left);
                RC_ASSERT(homes.leave(here[who], today, below(2) == 0));
                here.erase(here.begin() + static_cast<std::ptrdiff_t>(who));
            }
            const ByKind<int> before{homes.occupied(HousingKind::ordinary),
                                     homes.occupied(HousingKind::dementia)};
            in += static_cast<std::int64_t>(homes.run_day(today).size());
            for (const HousingKind kind : both_kinds)
                RC_ASSERT(homes.occupied(kind) <=
                          std::max(homes.places(kind), before[static_cast<std::size_t>(kind)]));
            RC_ASSERT(homes.occupied() == in - out);
            RC_ASSERT(homes.waiting() >= 0);
            RC_ASSERT(homes.waiting() + homes.occupied() == static_cast<int>(here.size()));
        }
        const auto year = homes.harvest(start + days{59});
        RC_ASSERT(year.decisions == next);
        RC_ASSERT(year.decisions == year.moved_in + year.left_queue + year.waiting_at_end);
        RC_ASSERT(year.left_queue == left);
        RC_ASSERT(year.transfers_asked ==
                  year.transfers + year.transfers_left + year.transfers_waiting_at_end);
    }));
}

/// Whatever opens, closes and is told: the residents of each ward are the people who live there, each with the partner she
/// came with; no ward holds more than its places or than yesterday; whoever lives in a closed home asks to move, and does not
/// wait beside a free place; and who asked to move has moved, left or waits.
TEST(PlacesProperties, each_home_holds_those_who_live_there_and_no_more) {
    const std::vector<std::string> districts{"North", "South", "West"};
    EXPECT_TRUE(rc::check([&] {
        SpecialHousingAssumptions a = some_homes();
        a.homes = below(4) > 0;
        a.wish_share = share();
        a.interim_share = share();
        std::vector<CareHome> table;
        for (int i = below(6); i >= 0; --i)
            table.push_back({.name = "h" + std::to_string(i),
                             .district = districts[static_cast<std::size_t>(below(3))],
                             .kind = below(3) == 0 ? HousingKind::dementia : HousingKind::ordinary,
                             .places = 1 + below(4),
                             .opens = below(2) == 0 ? Day::min() : start + days{below(40)},
                             .closes = below(2) == 0 ? Day::max() : start + days{40 + below(20)},
                             .planned = static_cast<PlannedPart>(below(3))});
        const omsorg::Run run = some_run();
        const Stream couples{run, Purpose::special_housing_couple};
        SpecialHousing homes{a, run, districts.size(), CareHomes{table, districts}, start};
        std::vector<PersonId> here;
        int next = 0;
        for (; next < 5; ++next) {
            homes.found(PersonId{next}, key_of(next), DistrictId{next % 3});
            here.push_back(PersonId{next});
        }
        std::int64_t in = next, out = 0;
        bool told = false;
        for (int d = 0; d < 60; ++d) {
            const Day today = start + days{d};
            if (below(20) == 0) a.homes = !a.homes;
            if (below(10) == 0) a.transfers_first = !a.transfers_first;
            if (below(10) == 0) a.planned_homes = !a.planned_homes;
            if (below(10) == 0) homes.close(below(3));
            for (int k = below(3); k > 0; --k, ++next) {
                homes.decide(PersonId{next}, key_of(next), DistrictId{next % 3}, today);
                here.push_back(PersonId{next});
            }
            if (!here.empty() && below(2) == 0) {
                const auto who = static_cast<std::size_t>(below(static_cast<int>(here.size())));
                out += homes.is_resident(here[who]) ? 1 : 0;
                RC_ASSERT(homes.leave(here[who], today, below(2) == 0));
                here.erase(here.begin() + static_cast<std::ptrdiff_t>(who));
            }
            std::vector<int> before, people(homes.homes().wards(), 0);
            for (CareHomes::Ward w = 0; w < people.size(); ++w)
                before.push_back(homes.homes().occupied(w) + homes.homes().in_preparation(w));
            in += static_cast<std::int64_t>(homes.run_day(today).size());
            int partners = 0;
            for (const PersonId who : here)
                if (const auto ward = homes.ward_of(who)) {
                    ++people[*ward];
                    partners +=
                        couples.happens(a.couple_share, key_of(static_cast<int>(who.index()))) ? 1 : 0;
                }
            RC_ASSERT(
                homes.staff_hours_needed() ==
                Hours::from_hours((homes.occupied() + std::floor(homes.short_stay_places())) * a.staff_hours +
                                  partners * a.couple_hours));
            int in_closed_homes = 0;
            ByKind<int> free{}, stranded{};
            for (CareHomes::Ward w = 0; w < people.size(); ++w) {
                const auto kind = static_cast<std::size_t>(homes.homes().kind(w));
                const int used = people[w] + homes.homes().in_preparation(w);
                RC_ASSERT(homes.homes().occupied(w) == people[w]);
                // On the day on which that is told, those outside the table are told the kind of place they need.
                const bool outside = !homes.homes().district(w).valid();
                if (told == a.homes || (a.homes && !outside))
                    RC_ASSERT(used <= std::max(homes.homes().places(w), before[w]));
                free[kind] += std::max(0, homes.homes().places(w) - used);
                if (!a.homes || !homes.homes().is_closed(w)) continue;
                in_closed_homes += people[w];
                stranded[kind] += people[w];
            }
            RC_ASSERT(homes.must_move() == in_closed_homes);
            if (a.vacant_days > 0) { // otherwise a place left today may be free until tomorrow
                if (homes.places(HousingKind::dementia) > 0) RC_ASSERT(stranded[1] == 0 || free[1] == 0);
                RC_ASSERT(stranded[0] == 0 || free[0] == 0 || free[1] == 0);
            }
            told = a.homes;
            RC_ASSERT(homes.occupied() == in - out);
            RC_ASSERT(homes.waiting() + homes.occupied() == static_cast<int>(here.size()));
        }
        const auto year = homes.harvest(start + days{59}); // balances, or throws
        std::int64_t residents = 0;
        for (const HomesYear::Ward& ward : year.homes.wards) residents += ward.resident_days;
        RC_ASSERT(residents <= year.resident_days);
        RC_ASSERT(std::accumulate(year.homes.wished.begin(), year.homes.wished.end(), year.homes.wish_days) <=
                  std::accumulate(year.homes.wishing.begin(), year.homes.wishing.end(), std::int64_t{0}));
    }));
}

/// Of those of one kind, with every offer ready at once, nobody passes one who is urgent or was decided before her.
TEST(PlacesProperties, the_queue_keeps_its_order) {
    EXPECT_TRUE(rc::check([] {
        SpecialHousingAssumptions a = some_homes();
        a.handling = Distribution::constant(0);
        a.dementia_places = 0;
        a.urgent_share = 0;
        SpecialHousing homes{a, some_run(), 1};
        std::map<std::uint32_t, Day> asked;
        Day last = start;
        for (int d = 0; d < 60; ++d) {
            const Day today = start + days{d};
            if (below(2) == 0) {
                homes.decide(PersonId{d}, key_of(d), DistrictId{0}, today);
                asked.emplace(static_cast<std::uint32_t>(d), today);
            }
            for (const PersonId who : homes.run_day(today)) {
                RC_ASSERT(asked.at(who.index()) >= last);
                last = asked.at(who.index());
                if (below(2) == 0) homes.leave(who, today);
            }
        }
    }));
}

TEST(PlacesProperties, short_stays_are_never_overfilled_and_nobody_waits_beside_a_free_place) {
    EXPECT_TRUE(rc::check([] {
        ShortStayAssumptions a;
        a.modelled = true;
        a.relief_per_week = below(20);
        a.relief_patience = below(10);
        a.relief_days = Distribution::constant(1 + below(9));
        a.days = Distribution::constant(1 + below(9));
        a.hospital_first = below(2) == 0;
        a.free_days = below(5);
        ShortStay stay{a, some_run()};
        int places = below(8), next = 0;
        for (int d = 0; d < 60; ++d) {
            if (below(10) == 0) places = below(8);
            for (int k = below(2); k > 0; --k, ++next)
                stay.ask(PersonId{next}, key_of(next),
                         below(3) == 0 ? StayFor::permanent_place : StayFor::recovery, start + days{d});
            if (next > 0 && below(4) == 0) (void)stay.leave(PersonId{below(next)});
            const int before = stay.guests();
            (void)stay.run_day(start + days{d}, places);
            RC_ASSERT(stay.guests() <= std::max(places, before));
            RC_ASSERT(stay.waiting() == 0 || stay.guests() >= places);
        }
        const auto year = stay.harvest(); // balances, or throws
        RC_ASSERT(year.paid_days <= year.blocked_days);
        RC_ASSERT(year.blocked_days <= year.waiting_days);
    }));
}

const std::vector<std::string> districts{"North", "South", "West"};

PartnersAssumptions some_cooperation() {
    PartnersAssumptions a;
    a.modelled = true;
    a.reach = share();
    a.displacement = share();
    a.meeting_hours = share();
    a.referral = share();
    a.two_types = below(2) == 0;
    a.least_gain = share() / 4;
    return a;
}

std::vector<Partner> some_registry() {
    std::vector<Partner> registry;
    for (int i = below(5); i >= 0; --i)
        registry.push_back({.name = "p" + std::to_string(i),
                            .type = static_cast<ActorType>(below(5)),
                            .district = below(3) == 0 ? "" : districts[static_cast<std::size_t>(below(3))],
                            .hours_a_week = static_cast<double>(below(50)),
                            .care = below(2) == 0,
                            .safeguarded = below(2) == 0,
                            .reliability = share(),
                            .willingness = share(),
                            .coordination = static_cast<double>(below(60)),
                            .cost = 10});
    return registry;
}

TEST(PlacesProperties, partners_give_no_more_than_they_have_and_meet_no_more_than_is_owed) {
    EXPECT_TRUE(rc::check([] {
        const PartnersAssumptions a = some_cooperation();
        const std::vector<Partner> registry = some_registry();
        Partners partners{a, registry, districts, some_run()};
        Hours owed;
        for (int d = 0; d < 20; ++d) {
            std::vector<OpenHours> open;
            for (int i = 0; i < 3; ++i)
                open.push_back({Hours::from_hours(below(10)), Hours::from_hours(below(5))});
            for (const OpenHours& o : open) owed += o.domestic + o.care;
            partners.run_day(start + days{d}, open); // holds each district's day, or throws
        }
        const PartnersYear year = partners.harvest(); // balances, or throws
        RC_ASSERT(year.all_met() <= owed);
        RC_ASSERT(year.given <= year.offered);
        RC_ASSERT(year.part >= 0 && year.part <= year.all_met().value() + 1e-6);
    }));
}

// In whatever order the districts stand: each is met as it was, and nothing else is moved.
TEST(PlacesProperties, relabelling_the_districts_of_partners_changes_nothing_else) {
    const std::vector<std::string> turned{"West", "North", "South"};
    EXPECT_TRUE(rc::check([&] {
        const PartnersAssumptions a = some_cooperation();
        const std::vector<Partner> registry = some_registry();
        const auto run = some_run();
        Partners plain{a, registry, districts, run}, other{a, registry, turned, run};
        for (int d = 0; d < 10; ++d) {
            std::vector<OpenHours> open;
            for (int i = 0; i < 3; ++i)
                open.push_back({Hours::from_hours(below(10)), Hours::from_hours(below(5))});
            plain.run_day(start + days{d}, open);
            std::rotate(open.begin(), open.end() - 1, open.end());
            other.run_day(start + days{d}, open);
        }
        PartnersYear one = plain.harvest(), two = other.harvest();
        for (std::size_t d = 0; d < 3; ++d) RC_ASSERT(one.met[d] == two.met[(d + 1) % 3]);
        RC_ASSERT(one.given == two.given && one.displaced == two.displaced && one.offered == two.offered);
        RC_ASSERT(one.by_referral == two.by_referral && one.coordination == two.coordination);
        RC_ASSERT(one.part == two.part && one.cost == two.cost && one.left == two.left);
    }));
}

/// A car that may go anywhere and does not suffice for both: no district is the one that is always met.
TEST(PlacesProperties, between_districts_that_partners_do_not_suffice_for_the_lot_decides) {
    PartnersAssumptions a;
    a.modelled = true;
    a.displacement = 0, a.meeting_hours = 40, a.meeting_scale = 1;
    const std::vector<Partner> registry{{.name = "car", .district = "", .hours_a_week = 7}};
    const std::vector<std::string> both{"North", "South"};
    Partners partners{a, registry, both, {.seed = 3}};
    for (int d = 0; d < 400; ++d)
        partners.run_day(start + days{d}, std::vector<OpenHours>(2, {Hours::from_hours(1), Hours{}}));
    const PartnersYear year = partners.harvest();
    EXPECT_NEAR(year.all_met().value(), 400, 1e-6);
    for (const Hours met : year.met) EXPECT_NEAR(met.value(), 200, 4.6 * 10);
}

} // namespace
} // namespace omsorg
