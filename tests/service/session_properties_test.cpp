// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/client_sessions.hpp>
#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

/// What holds in every small world of sessions, however its rules are set: RapidCheck draws the worlds, and shrinks the one
/// that breaks a law.
namespace omsorg {
namespace {

using namespace test;

double in(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 101) / 100.0; }

/// Rules at random; some at their neutral values, since those are drawn too.
SessionAssumptions some_rules() {
    SessionAssumptions a;
    a.model = static_cast<SessionModel>(*rc::gen::inRange(0, 3));
    a.use = Distribution::constant(in(0, 1));
    a.late_cancel = in(0, 0.4);
    a.no_show = in(0, 0.4);
    a.notice = Distribution::uniform(0, in(0, 30));
    a.free_wishes = in(0, 1);
    a.flexibility = in(0, 168);
    a.events_per_week = in(0, 4);
    a.event_share = in(0, 1);
    a.event_interest = in(0, 1);
    a.choice = in(0, 1);
    a.seats_share = in(0, 1.5);
    a.lead_time = in(0, 5);
    a.late_cancel_debit = in(0, 1);
    a.demand_gain = in(-0.5, 0.5);
    a.season = in(0, 1);
    a.cancelled_by_weather = in(0, 1);
    a.cancel = in(0, 0.5);
    a.cancel_cutoff = in(0, 100);
    a.waitlist = *rc::gen::inRange(0, 10);
    a.overbooking = in(0, 0.3);
    a.open_bookings = *rc::gen::inRange(1, 5);
    a.fair_share = in(0, 1);
    a.preferred_weight = in(0, 1);
    a.consent = in(0, 1);
    a.group_size_cap = *rc::gen::inRange(1, 8);
    a.support_ratio = *rc::gen::inRange(1, 5);
    a.one_to_one_share = in(0, 1);
    a.no_go = in(0, 0.5);
    a.vehicle_seats = *rc::gen::inRange(2, 10);
    a.shared_route = in(0, 1);
    a.gather_size = *rc::gen::inRange(1, 5);
    a.gather_days = in(0, 10);
    a.event_kinds = *rc::gen::inRange(1, 7);
    a.tastes = in(0, 1);
    a.crowding = in(0, 1);
    a.peer_effect = in(-1, 1);
    a.reuse = in(0, 1);
    a.travel = in(0, 60);
    return a;
}

constexpr std::uint32_t districts = 3;

struct Small {
    SessionAssumptions rules = some_rules();
    Run future{static_cast<std::uint64_t>(*rc::gen::inRange(0, 1000)), 0};
    int clients = *rc::gen::inRange(0, 25);
    int weeks = *rc::gen::inRange(1, 6);
    Hours staff = Hours::from_hours(in(0, 90));
    int shock_ends = *rc::gen::inRange(0, 4); ///< weeks from the first
    SessionShock shock{in(0, 1), Hours::from_hours(in(0, 90)), in(0, 1)};

    [[nodiscard]] SessionService founded(bool backwards = false, std::uint32_t turned = 0) const {
        SessionService service{rules, future, districts};
        service.set_roads(DistrictRoads{districts, {0, 20, 20, 20, 0, 20, 20, 20, 0}});
        for (int i = 0; i < clients; ++i) {
            const int who = backwards ? clients - 1 - i : i;
            service.admit(key_of(who), district((static_cast<std::uint32_t>(who) + turned) % districts));
        }
        return service;
    }
    [[nodiscard]] SessionShock shock_in(int week) const {
        return week < shock_ends ? shock : SessionShock{.catch_up = shock.catch_up};
    }
    [[nodiscard]] SessionYear lived(SessionService& service) const {
        for (int w = 0; w < weeks; ++w)
            service.run_week(first_monday + std::chrono::days{7 * w}, staff, shock_in(w));
        return service.harvest();
    }
};

Hours session_of(const SessionAssumptions& a) { return Hours::from_hours(a.session_hours); }

void holds(const char* law, auto property) { EXPECT_TRUE(rc::check(law, property)); }

TEST(SessionPropertiesTest, nobody_is_served_by_staff_that_are_not_there) {
    holds("reserved staff and their travel fit into the staff hours, but for the detours of shared routes",
          [] {
              const Small world;
              auto service = world.founded();
              const auto year = world.lived(service);
              const Hours there = Hours::from_ticks(world.staff.ticks() * world.weeks);
              RC_ASSERT(year.staff.with_clients <= year.staff.reserved);
              RC_ASSERT(year.staff.reserved <= there);
              RC_ASSERT(year.staff.with_clients + year.staff.travel - year.staff.detours <= there);
              RC_ASSERT(year.staff.detours <= year.staff.travel && year.staff.detours >= Hours{});
              RC_ASSERT(year.staff.idle >= Hours{} && year.staff.other_use >= Hours{});
          });
}

TEST(SessionPropertiesTest, nobody_gets_more_than_granted_and_no_account_is_below_zero) {
    holds("every client's account reconciles", [] {
        const Small world;
        auto service = world.founded();
        const auto year = world.lived(service);
        year.balance();
        Hours left;
        for (const auto& [client, where, account, unused] : service.audit()) {
            RC_ASSERT(account.delivered <= account.credited);
            RC_ASSERT(account.debited <= account.credited);
            RC_ASSERT(account.delivered <= account.debited);
            RC_ASSERT(unused >= Hours{} && account.forfeited >= Hours{});
            left += unused;
        }
        RC_ASSERT(left == year.unused);
        RC_ASSERT(year.credited == year.debited + year.forfeited + left);
    });
}

TEST(SessionPropertiesTest, without_staff_or_clients_the_service_delivers_nothing_and_with_them_never_less) {
    holds("removing the service never raises its delivered hours", [] {
        Small world;
        auto service = world.founded();
        const Hours with = world.lived(service).clients().delivered;
        world.staff = Hours{};
        auto empty = world.founded();
        const Hours without = world.lived(empty).clients().delivered;
        RC_ASSERT(without == Hours{});
        RC_ASSERT(with >= without);
    });
}

TEST(SessionPropertiesTest, the_order_of_admission_does_not_matter) {
    holds("first come last and last come first are one world", [] {
        const Small world;
        auto forwards = world.founded(), backwards = world.founded(true);
        RC_ASSERT(world.lived(forwards) == world.lived(backwards));
        RC_ASSERT(forwards.audit() == backwards.audit());
    });
}

TEST(SessionPropertiesTest, relabelling_the_districts_changes_nothing_else) {
    holds("districts are names", [] {
        const Small world;
        auto plain = world.founded(), turned = world.founded(false, 1);
        auto one = world.lived(plain), other = world.lived(turned);
        for (std::uint32_t d = 0; d < districts; ++d)
            RC_ASSERT(one.by_district[d] == other.by_district[(d + 1) % districts]);
        one.by_district.clear(), other.by_district.clear();
        RC_ASSERT(one == other);
    });
}

TEST(SessionPropertiesTest, every_wish_is_agreed_or_has_a_reason) {
    holds("nobody's wish is lost", [] {
        const Small world;
        auto service = world.founded();
        const auto c = world.lived(service).counts;
        const auto withdrawn =
            c.wishes - c.agreed - c.no_seat - c.turned_away - c.too_late - c.too_far; // from a waiting list
        RC_ASSERT(withdrawn >= 0);
        RC_ASSERT(withdrawn <= c.cancelled);
        RC_ASSERT(c.promoted <= c.waitlisted);
        RC_ASSERT(c.no_shows <= c.agreed);
        RC_ASSERT(c.went + c.no_shows + c.late_cancels <= c.agreed);
        RC_ASSERT(c.met <= c.agreed);
    });
}

TEST(SessionPropertiesTest, what_is_counted_of_clients_is_what_the_service_counts) {
    holds("the clients' parts add up", [] {
        const Small world;
        auto service = world.founded();
        SessionsByClient clients;
        for (int w = 0; w < world.weeks; ++w) {
            service.run_week(first_monday + std::chrono::days{7 * w}, world.staff, world.shock_in(w));
            for (const SessionClient& one : service.clients()) clients[one.key].counts += one.week;
        }
        const SessionCounts all = service.harvest().counts;
        expect_agreement(all, clients); // or throws
        SessionCounts wrong = all;
        ++wrong.went;
        RC_ASSERT_THROWS_AS(expect_agreement(wrong, clients), Defect);
    });
}

TEST(SessionPropertiesTest, what_is_owed_is_saved_and_no_more_is_caught_up_than_was_taken) {
    holds("catching up stays within what the shock took and the account holds", [] {
        Small world;
        world.shock_ends = *rc::gen::inRange(1, 4);
        world.weeks = *rc::gen::inRange(4, 20);
        auto service = world.founded();
        SessionYear year;
        std::int64_t taken = 0;
        for (int w = 0; w < world.weeks; ++w) {
            service.run_week(first_monday + std::chrono::days{7 * w}, world.staff, world.shock_in(w));
            const auto week = service.harvest();
            if (w < world.shock_ends)
                taken += (week.clients().no_staff + week.clients().called_off).ticks() /
                         session_of(world.rules).ticks();
            year += week;
            std::int64_t owed = 0;
            for (const auto& client : service.clients()) {
                RC_ASSERT(client.owed >= 0);
                RC_ASSERT(session_of(world.rules) * client.owed <= client.account);
                owed += client.owed;
            }
            RC_ASSERT(year.counts.caught_up + owed <= taken);
        }
        RC_ASSERT(year.counts.caught_up <= year.counts.anew);
        RC_ASSERT(year.counts.anew <= year.counts.wishes);
    });
}

TEST(SessionPropertiesTest, everybody_who_goes_is_counted_in_a_group_of_some_size) {
    holds("the sizes of groups add up to the outings and to those who went", [] {
        const Small world;
        auto service = world.founded();
        const auto year = world.lived(service);
        const auto& size = year.counts.group_size;
        RC_ASSERT(std::accumulate(size.begin(), size.end(), std::int64_t{0}) == year.counts.groups);
        const auto shares = year.company_shares();
        RC_ASSERT(shares.has_value() == (year.counts.went > 0));
        if (shares) {
            RC_ASSERT(std::abs(std::accumulate(shares->begin(), shares->end(), 0.0) - 1) < 1e-12);
            RC_ASSERT(*std::min_element(shares->begin(), shares->end()) >= 0);
        }
        const bool alone = world.rules.model != SessionModel::pooled || world.rules.crowding >= 1;
        RC_ASSERT(!alone || year.counts.groups == year.counts.went);
    });
}

DayActivityAssumptions some_day_activity() {
    DayActivityAssumptions a;
    a.model = static_cast<SessionModel>(*rc::gen::inRange(0, 3));
    a.days_a_week = *rc::gen::inRange(1, 6);
    a.support_ratio = *rc::gen::inRange(1, 7);
    a.absence = in(0, 1);
    a.known = in(0, 1);
    a.risk = in(0, 0.5);
    a.reuse = in(0, 1);
    a.seats_share = in(0.3, 1.5);
    a.flexibility = in(0, 1);
    a.horizon = *rc::gen::inRange(0, 30);
    a.lead_time = *rc::gen::inRange(0, 4);
    a.cancel_cutoff = *rc::gen::inRange(0, 100);
    a.waitlist = *rc::gen::inRange(0, 4);
    return a;
}

/// The same laws where the service is given by places and groups.
TEST(SessionPropertiesTest, day_activity_serves_by_the_staff_there_is_and_grants_no_more_than_a_place) {
    holds("places, staff and hours of day activity agree", [] {
        const DayActivityAssumptions a = some_day_activity();
        const Future future{static_cast<std::uint64_t>(*rc::gen::inRange(0, 1000)), 0};
        const int clients = *rc::gen::inRange(0, 40), weeks = *rc::gen::inRange(1, 5);
        const Hours staff = Hours::from_hours(in(0, 400));
        DayActivity forwards{a, future, districts}, backwards{a, future, districts};
        for (int i = 0; i < clients; ++i) {
            forwards.admit(key_of(i), district(static_cast<std::uint32_t>(i) % districts));
            const int j = clients - 1 - i;
            backwards.admit(key_of(j), district(static_cast<std::uint32_t>(j) % districts));
        }
        SessionsByClient participants;
        for (int w = 0; w < weeks; ++w) {
            for (DayActivity* activity : {&forwards, &backwards})
                activity->run_week(first_monday + std::chrono::days{7 * w}, staff);
            for (const DayParticipant& one : forwards.clients()) participants[one.key].counts += one.week;
        }
        const auto year = forwards.harvest();
        expect_agreement(year.counts, participants); // or throws
        RC_ASSERT(year == backwards.harvest());
        const auto all = year.clients();
        RC_ASSERT(all.delivered <= all.granted);
        RC_ASSERT(year.staff.reserved <= Hours::from_ticks(staff.ticks() * weeks));
        RC_ASSERT(year.staff.with_clients <= year.staff.reserved && year.staff.idle >= Hours{});
        const auto ratio = static_cast<std::int64_t>(a.support_ratio);
        RC_ASSERT(all.delivered <= Hours::from_ticks(year.staff.with_clients.ticks() * ratio));
    });
}

TEST(SessionPropertiesTest, relabelling_the_units_of_day_activity_changes_nothing_else) {
    holds("units are names, also when staff do not suffice for all", [] {
        const DayActivityAssumptions a = some_day_activity();
        const Future future{static_cast<std::uint64_t>(*rc::gen::inRange(0, 1000)), 0};
        const int clients = *rc::gen::inRange(0, 20), weeks = *rc::gen::inRange(1, 4);
        const Hours staff = Hours::from_hours(in(0, 200));
        DayActivity plain{a, future, districts}, turned{a, future, districts};
        for (int i = 0; i < clients; ++i) {
            const auto unit = *rc::gen::inRange<std::uint32_t>(0, districts);
            plain.admit(key_of(i), district(unit));
            turned.admit(key_of(i), district((unit + 1) % districts));
        }
        for (int w = 0; w < weeks; ++w)
            for (DayActivity* activity : {&plain, &turned})
                activity->run_week(first_monday + std::chrono::days{7 * w}, staff);
        auto one = plain.harvest(), other = turned.harvest();
        for (std::uint32_t d = 0; d < districts; ++d)
            RC_ASSERT(one.by_district[d] == other.by_district[(d + 1) % districts]);
        one.by_district.clear(), other.by_district.clear();
        RC_ASSERT(one == other);
    });
}

/// One member of staff, two units with one participant each, who come on the same days: no unit is the one that is always
/// served.
TEST(SessionPropertiesTest, between_equal_units_of_day_activity_the_lot_decides) {
    DayActivityAssumptions a;
    a.absence = 0;
    a.days_a_week = 5;
    const Hours one_of_them = Hours::from_hours(5 * a.day_hours);
    DayActivity activity{a, Future{.seed = 12}, 2};
    activity.admit(key_of(1), district(0));
    activity.admit(key_of(2), district(1));
    for (int w = 0; w < 52; ++w) activity.run_week(first_monday + std::chrono::days{7 * w}, one_of_them);
    const auto year = activity.harvest();
    const double days = year.clients().delivered.value() / a.day_hours;
    EXPECT_GT(days, 240);
    for (const SessionHours& unit : year.by_district)
        EXPECT_NEAR(unit.delivered.value() / a.day_hours, days / 2, 4.6 * std::sqrt(days) / 2);
}

} // namespace
} // namespace omsorg
