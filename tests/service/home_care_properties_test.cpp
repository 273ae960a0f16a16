// SPDX-License-Identifier: MIT
#include <omsorg/service/digital_support.hpp>
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

/// What holds on every day of home care, however its keys are set: RapidCheck draws the keys, and shrinks those that
/// break a law.
namespace omsorg {
namespace {

using Future = Run;
using std::chrono::days;

constexpr Day first_day{std::chrono::year{2027} / 1 / 4};

double in(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 101) / 100.0; }
int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }

/// A day's rules at random; some at their neutral values, since those are drawn too.
HomeCareAssumptions some_rules() {
    HomeCareAssumptions a;
    a.start_tolerance = in(0, 120);
    a.minimum_share = in(0, 1);
    a.overtime_cap = in(0, 90);
    a.retry_days = whole(0, 7);
    a.declined = in(0, 0.2);
    a.away_rate = in(0, 20);
    a.documentation = in(0, 0.3);
    a.meetings = in(0, 0.2);
    a.contact_share = whole(0, 2) / 2.0;
    a.delegated_staff = whole(0, 2) / 2.0;
    a.alarm_share = whole(0, 2) / 2.0;
    a.alarm_rate = in(0, 30);
    a.alarm_minutes = in(1, 60);
    a.alarm_response = in(0, 90);
    return a;
}

DigitalAssumptions some_catalogue() {
    DigitalAssumptions a;
    for (Technology* t : {&a.dispenser, &a.video_visit, &a.support_app})
        *t = {.offered = whole(0, 1) * 1.0,
              .suitable = in(0, 1),
              .accepted = in(0, 1),
              .trial_days = in(0, 40),
              .retained = in(0, 1),
              .replaces = in(0, 1),
              .longest = in(0, 120),
              .setup = in(0, 10),
              .staff_minutes = in(0, 20),
              .failure = in(0, 0.5),
              .independence = in(0, 1),
              .month = 100};
    a.first = whole(0, 3) == 0;
    a.least_visits = in(0, 30);
    a.rest_days = in(0, 10);
    a.independence_after = in(0, 2);
    a.accessibility = in(0, 1);
    a.accessibility_gain = in(0, 1);
    a.speech_reach = in(0, 1);
    a.speech_saves = in(-0.5, 1);
    a.driving_share = in(0, 1);
    return a;
}

struct Village {
    NeedAssumptions need;
    TravelAssumptions ways;
    WorkforceAssumptions staff_assume;
    std::vector<Zone> zones = std::vector<Zone>(2);

    Village() {
        for (Zone& zone : zones) {
            zone.district = DistrictId{0u};
            zone.inhabitants = 500;
            zone.area_km2 = 4;
        }
        zones[1].latitude = 0.05;
        need.delegated_share = 0.5;
    }
    HomeCareYear run(const HomeCareAssumptions& live, const DigitalAssumptions& digital, double posts,
                     int length, std::uint64_t seed, std::vector<ClientYear>* each = nullptr) const {
        const Travel travel{ways, zones};
        HomeCare home_care{live, need, travel, zones, Future{.seed = seed}};
        home_care.equip(digital);
        Workforce staff{staff_assume, Future{.seed = seed}, {"Centre"}};
        for (std::uint32_t i = 0; i < 30; ++i)
            home_care.begin(PersonId{i}, key_of(9, i), ZoneId{i % 2}, 10.0 + i * 3);
        staff.found(Branch::home_care, DistrictId{0u}, posts, first_day);
        for (int d = 0; d < length; ++d) {
            staff.run_day(first_day + days{d});
            home_care.run_day(first_day + days{d}, staff);
        }
        HomeCareYear year = home_care.harvest(DistrictId{0u}); // balances, or throws
        StaffYear spent = staff.harvest(Branch::home_care, DistrictId{0u});
        if (posts > 0) spent.hours.balance();
        if (each != nullptr) *each = home_care.harvest_clients();
        return year;
    }
};

// Both books balance to the microsecond, nothing is negative, and nobody gets more than was granted and took longer.
TEST(HomeCareProperties, the_books_balance_under_all_rules) {
    const Village village;
    EXPECT_TRUE(rc::check([&] {
        const HomeCareYear year = village.run(some_rules(), some_catalogue(), whole(0, 16), whole(1, 40),
                                              static_cast<std::uint64_t>(whole(1, 1000)));
        RC_ASSERT(year.digital.managed_alone >= Hours{});
        RC_ASSERT(year.clients.not_delivered[NotDelivered::replaced_by_digital] >= Hours{});
        RC_ASSERT(year.clients.delivered <=
                  year.clients.planned - year.clients.not_delivered[NotDelivered::varied]);
        RC_ASSERT(year.alarms_unanswered <= year.alarms);
        for (const Hours spent : year.work.lines) {
            RC_ASSERT(spent >= Hours{});
        }
    }));
}

// Client by client: nobody has more than she was granted at another's cost, and together they are the district's ledger.
TEST(HomeCareProperties, nobody_is_given_more_than_she_was_granted) {
    const Village village;
    EXPECT_TRUE(rc::check([&] {
        std::vector<ClientYear> each;
        HomeCareAssumptions rules = some_rules();
        rules.visit_length =
            Distribution::constant(1); // a visit takes what was planned, so that hours are hours
        const HomeCareYear year = village.run(rules, some_catalogue(), whole(0, 16), whole(1, 40),
                                              static_cast<std::uint64_t>(whole(1, 1000)), &each);
        RC_ASSERT(each.size() == 30U);
        Hours granted, unmet, away;
        for (const ClientYear& one : each) {
            for (std::size_t use = 0; use < uses_of_visits; ++use) {
                RC_ASSERT(one.unmet[use] >= Hours{});
                RC_ASSERT(one.away[use] >= Hours{});
                RC_ASSERT(one.unmet[use] + one.away[use] <= one.visits[use]);
            }
            RC_ASSERT(one.otherwise >= Hours{});
            RC_ASSERT(one.came() >= Hours{});
            RC_ASSERT(one.came() <= one.granted);
            granted += one.granted, unmet += one.all_unmet(), away += one.away[0] + one.away[1];
        }
        RC_ASSERT(granted == year.clients.granted);
        RC_ASSERT(unmet == year.clients.unmet());
        RC_ASSERT(away == year.clients.not_delivered[NotDelivered::client_away]);
    }));
}

// Nobody is in two places at once, works outside her shift and the overtime cap, or without having come to work: also
// where alarms come in between, and technologies make some of the visits, or fail to.
TEST(HomeCareProperties, visits_are_made_by_those_at_work_one_at_a_time) {
    const Village village;
    EXPECT_TRUE(rc::check([&] {
        const HomeCareAssumptions live = some_rules();
        const DigitalAssumptions digital = some_catalogue();
        const Future run{.seed = static_cast<std::uint64_t>(whole(1, 1000))};
        const Travel travel{village.ways, village.zones};
        HomeCareDay mechanism{live, travel, run};
        DigitalSupport support{digital, run};
        std::vector<HomeCareDay::Deed> deeds;
        mechanism.keep_deeds(&deeds);
        const CarePlanner planner{village.need, run};
        Team team;
        team.zones = {{ZoneId{0u}, 15, 1.0}, {ZoneId{1u}, 15, 1.0}};
        HomeCareClients clients;
        const std::vector<std::uint32_t> district(30, 0);
        std::vector<std::vector<PlannedVisit>> weeks(30);
        for (std::uint32_t i = 0; i < 30; ++i) {
            const std::uint32_t row = clients.add();
            clients.key[row] = key_of(3, i);
            planner.plan(clients.key[row], 15.0 + 2 * i, weeks[i]);
            support.admit(row, clients.key[row]);
        }
        const auto make_week = [&] {
            std::vector<VisitMark> marks;
            for (auto& list : team.week) list.clear();
            for (std::uint32_t row = 0; row < 30; ++row) {
                support.mark(row, weeks[row], marks);
                for (std::size_t i = 0; i < weeks[row].size(); ++i)
                    for (std::size_t weekday = 0; weekday < 7; ++weekday)
                        if (const PlannedVisit& v = weeks[row][i]; v.is_on(static_cast<int>(weekday)))
                            team.week[weekday].push_back(
                                {order_of(v.kind, v.from, clients.key[row], v.number), row, v.from, v.to,
                                 v.seconds, static_cast<std::uint8_t>(row % 2), v.number, v.staff, v.kind,
                                 marks.empty() ? by_staff : marks[i * 7 + weekday]});
            }
            for (auto& list : team.week) std::sort(list.begin(), list.end());
        };
        const auto press_alarms = [&] {
            std::vector<DayVisit> alarms;
            for (std::uint32_t row = 0; row < 30; ++row) {
                if (whole(0, 3) > 0) continue;
                const auto at = static_cast<std::uint16_t>(whole(7 * 60, 22 * 60));
                alarms.push_back({order_of(VisitKind::health_task, at, clients.key[row], alarm_number), row,
                                  at, static_cast<std::uint16_t>(at + live.alarm_response),
                                  static_cast<std::uint16_t>(60 * whole(1, 60)),
                                  static_cast<std::uint8_t>(row % 2), alarm_number, 1,
                                  VisitKind::health_task});
            }
            std::sort(alarms.begin(), alarms.end());
            for (const DayVisit& one : alarms) mechanism.add_alarm(one);
            return static_cast<std::int64_t>(alarms.size());
        };
        std::int64_t pressed = 0;
        std::vector<DigitalYear> by_district(1);
        Workforce staff{village.staff_assume, run, {"Centre"}};
        staff.found(Branch::home_care, DistrictId{0u}, whole(0, 14), first_day);
        HomeCareYear year;
        for (int d = 0; d < 14; ++d) {
            const Day day = first_day + days{d};
            staff.run_day(day);
            deeds.clear();
            support.begin_day(day, district, by_district);
            make_week();
            mechanism.begin_day(day, false, false, &support);
            std::set<std::uint32_t> here;
            for (const OnDuty& worker : staff.on_duty(Branch::home_care, DistrictId{0u})) {
                mechanism.add_staff(worker);
                here.insert(worker.worker.index());
            }
            pressed += press_alarms();
            mechanism.run_team(team, village.zones, clients, year);
            std::map<std::uint32_t, std::int32_t> ready;
            for (const auto& deed : deeds) {
                RC_ASSERT(here.contains(deed.worker.index()));
                RC_ASSERT(deed.from >= deed.shift_from && deed.from <= deed.to);
                RC_ASSERT(deed.to <=
                          deed.shift_to + static_cast<std::int32_t>(std::lround(live.overtime_cap * 60)));
                const auto last = ready.find(deed.worker.index());
                RC_ASSERT(last == ready.end() || deed.from >= last->second);
                ready[deed.worker.index()] = deed.to;
            }
        }
        RC_ASSERT(year.alarms == pressed);
        RC_ASSERT(year.alarms_unanswered <= pressed);
    }));
}

// Safety under every catalogue: a week keeps its visits by staff, and only those of the kind are taken, none too long.
TEST(HomeCareProperties, technology_keeps_to_what_is_safe) {
    const NeedAssumptions need;
    EXPECT_TRUE(rc::check([&] {
        const DigitalAssumptions a = some_catalogue();
        const Future run{.seed = static_cast<std::uint64_t>(whole(1, 1000))};
        DigitalSupport support{a, run};
        const CarePlanner planner{need, run};
        std::vector<std::uint32_t> district(10, 0);
        std::vector<DigitalYear> year(1);
        for (std::uint32_t row = 0; row < 10; ++row) support.admit(row, key_of(5, row));
        std::vector<PlannedVisit> week;
        std::vector<VisitMark> marks;
        for (int d = 0; d < 80; d += whole(1, 40)) {
            support.begin_day(first_day + days{d}, district, year);
            for (std::uint32_t row = 0; row < 10; ++row) {
                planner.plan(key_of(5, row), 10.0 + 8 * row, week);
                support.mark(row, week, marks);
                RC_ASSERT(marks.empty() == !support.helps(row));
                if (marks.empty()) continue;
                int all = 0, by_hand = 0;
                for (std::size_t v = 0; v < week.size(); ++v)
                    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
                        const VisitMark mark = marks[v * 7 + weekday];
                        if (!week[v].is_on(static_cast<int>(weekday))) {
                            RC_ASSERT(mark == by_staff);
                            continue;
                        }
                        ++all;
                        by_hand += mark == by_staff;
                        RC_ASSERT(mark == by_staff || week[v].kind != VisitKind::domestic);
                        if (mark == mark_of(DigitalTool::dispenser)) {
                            RC_ASSERT(week[v].kind == VisitKind::health_task &&
                                      week[v].seconds <= a.dispenser.longest * 60);
                        }
                    }
                RC_ASSERT(by_hand >= std::min(all, static_cast<int>(std::ceil(a.least_visits))));
            }
        }
    }));
}

// Each district's year is what it was, under whatever number: the luck of its staff has its name in the address.
TEST(HomeCareProperties, relabelling_the_districts_changes_nothing_else) {
    EXPECT_TRUE(rc::check([] {
        constexpr std::uint32_t districts = 3;
        const HomeCareAssumptions live = some_rules();
        const DigitalAssumptions digital = some_catalogue();
        const NeedAssumptions need;
        const TravelAssumptions ways;
        const WorkforceAssumptions employed;
        std::vector<Zone> zones;
        std::vector<double> posts;
        for (std::uint32_t d = 0; d < districts; ++d) {
            for (int z = whole(1, 3); z > 0; --z)
                zones.push_back({.name = "zone",
                                 .district = DistrictId{d},
                                 .inhabitants = whole(1, 9) * 100.0,
                                 .latitude = whole(0, 20) / 100.0,
                                 .area_km2 = whole(1, 50) * 1.0,
                                 .rural = whole(0, 1) == 0});
            posts.push_back(whole(0, 5));
        }
        const auto first = static_cast<std::size_t>(
            std::ranges::count(zones, DistrictId{0u}, [](const Zone& zone) { return zone.district; }));
        const int clients = whole(0, 30), length = whole(1, 20);
        const auto seed = static_cast<std::uint64_t>(whole(1, 1000));
        std::vector<std::size_t> home;
        for (int i = 0; i < clients; ++i)
            home.push_back(static_cast<std::size_t>(whole(0, 999)) % zones.size());

        const auto lived = [&](std::uint32_t turn) {
            std::vector<Zone> places = zones; // the first district becomes the last
            if (turn > 0)
                std::rotate(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(first),
                            places.end());
            for (Zone& zone : places)
                zone.district = DistrictId{(zone.district.index() + districts - turn) % districts};
            const Travel travel{ways, places};
            HomeCare home_care{live, need, travel, places, Future{.seed = seed}};
            home_care.equip(digital);
            std::vector<std::string> names{"Centre", "Coast", "Inland"};
            std::rotate(names.begin(), names.begin() + turn, names.end());
            Workforce staff{employed, Future{.seed = seed}, names};
            for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(clients); ++i) {
                const std::size_t zone = turn > 0 ? (home[i] + zones.size() - first) % zones.size() : home[i];
                home_care.begin(PersonId{i}, key_of(9, i), ZoneId{zone}, 10.0 + i * 3);
            }
            for (std::uint32_t d = 0; d < districts; ++d)
                staff.found(Branch::home_care, DistrictId{d}, posts[(d + turn) % districts], first_day);
            for (int d = 0; d < length; ++d) {
                staff.run_day(first_day + days{d});
                home_care.run_day(first_day + days{d}, staff);
            }
            std::vector<HomeCareYear> years;
            for (std::uint32_t d = 0; d < districts; ++d)
                years.push_back(home_care.harvest(DistrictId{(d + districts - turn) % districts}));
            return years;
        };
        RC_ASSERT(lived(0) == lived(1));
    }));
}

} // namespace
} // namespace omsorg
