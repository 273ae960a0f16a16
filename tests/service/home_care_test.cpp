// SPDX-License-Identifier: MIT
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;

const Day first_day{2020y / January / 1};

// A small municipality: a town with a rural ring, and a village district.
struct Town {
    NeedAssumptions need;
    HomeCareAssumptions assume;
    TravelAssumptions ways;
    WorkforceAssumptions staff_assume;
    std::vector<Zone> zones;

    Town() {
        const auto add = [&](const char* name, std::uint32_t district, double people, double latitude,
                             double longitude, double area, bool rural) {
            Zone zone;
            zone.name = name;
            zone.district = DistrictId{district};
            zone.inhabitants = people;
            zone.latitude = latitude;
            zone.longitude = longitude;
            zone.area_km2 = area;
            zone.rural = rural;
            zones.push_back(zone);
        };
        add("Staden", 0, 8000, 64.75, 20.95, 8.0, false);
        add("Staden, landsbygd", 0, 1500, 64.80, 20.80, 400.0, true);
        add("Byn", 1, 2000, 64.60, 21.20, 3.0, false);
        add("Byn, landsbygd", 1, 900, 64.55, 21.10, 300.0, true);
    }

    // `clients` in all, granted 10 to 64 hours; `posts` for every client.
    HomeCareYear year(double posts_per_client, int clients, int days,
                      std::vector<HomeCareYear>* daily = nullptr) const {
        const Travel travel{ways, zones};
        HomeCare home_care{assume, need, travel, zones, omsorg::Run{.seed = 5}};
        Workforce staff{staff_assume, omsorg::Run{.seed = 5}, {"Centre", "Coast"}};
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(clients); ++i)
            home_care.begin(PersonId{i}, key_of(9, i), ZoneId{i * 7 % 4}, 10.0 + i * 13 % 55);
        for (std::uint32_t d = 0; d < 2; ++d)
            staff.found(Branch::home_care, DistrictId{d},
                        posts_per_client * static_cast<double>(home_care.clients(DistrictId{d})), first_day);
        HomeCareYear all;
        for (int i = 0; i < days; ++i) {
            const Day day = first_day + std::chrono::days{i};
            staff.run_day(day);
            home_care.run_day(day, staff);
            if (daily != nullptr || i + 1 == days)
                for (std::uint32_t d = 0; d < 2; ++d) {
                    const HomeCareYear harvest = home_care.harvest(DistrictId{d}); // balances, or throws
                    if (daily != nullptr) daily->push_back(harvest);
                    all += harvest;
                }
        }
        for (std::uint32_t d = 0; d < 2; ++d) {
            const StaffYear spent = staff.harvest(Branch::home_care, DistrictId{d});
            if (posts_per_client > 0.0) spent.hours.balance();
        }
        return all;
    }
};

TEST(HomeCareTest, books_balance_every_day_and_days_add_up) {
    const Town town;
    std::vector<HomeCareYear> daily;
    const HomeCareYear year = town.year(0.35, 160, 100, &daily);
    EXPECT_EQ(daily.size(), 200u);
    EXPECT_GT(year.delivered, 10'000);
    year.balance();
    // The same run, harvested once.
    const HomeCareYear at_once = town.year(0.35, 160, 100);
    EXPECT_EQ(at_once.clients, year.clients);
    EXPECT_EQ(at_once.work, year.work);
    EXPECT_EQ(at_once.visits, year.visits);
}

TEST(HomeCareTest, nobody_at_work_means_everything_unmet_and_that_is_an_answer) {
    Town town;
    const HomeCareYear year = town.year(0.0, 60, 40);
    EXPECT_EQ(year.delivered, 0);
    EXPECT_EQ(year.clients.delivered, Hours{});
    EXPECT_EQ(year.missed + year.given_up + year.put_off + year.away, year.visits);
    EXPECT_GT(year.clients.unmet_share(), 0.9);
    EXPECT_EQ(year.work.total(), Hours{});
}

TEST(HomeCareTest, unlimited_staff_leave_nothing_unmet_but_those_away_and_unwilling) {
    Town town;
    town.assume.overtime_cap = 240.0; // a visit that began in time may end whenever it must
    const HomeCareYear year = town.year(4.0, 60, 60);
    EXPECT_EQ(year.clients.unmet(), Hours{});
    EXPECT_EQ(year.missed + year.given_up + year.shortened + year.put_off, 0);
    EXPECT_GT(year.away, 0);
    EXPECT_GT(year.declined, 0);
}

TEST(HomeCareTest, more_staff_never_means_more_unmet_with_the_same_luck) {
    const Town town;
    double before = 2.0;
    for (const double posts : {0.0, 0.10, 0.20, 0.30, 0.40, 0.55, 0.75}) {
        const double unmet = town.year(posts, 120, 60).clients.unmet_share();
        EXPECT_LE(unmet, before) << posts;
        before = unmet;
    }
    EXPECT_LT(before, 0.02);
}

TEST(HomeCareTest, staffing_leaves_the_luck_of_clients_untouched) {
    const Town town;
    const HomeCareYear few = town.year(0.15, 120, 60), many = town.year(0.6, 120, 60);
    EXPECT_EQ(few.visits, many.visits);
    EXPECT_EQ(few.clients.granted, many.clients.granted);
    EXPECT_EQ(few.clients.planned, many.clients.planned);
    EXPECT_EQ(few.clients.not_planned, many.clients.not_planned);
    EXPECT_NE(few.clients.delivered, many.clients.delivered);
}

TEST(HomeCareTest, nobody_is_in_two_places_or_works_beyond_the_cap) {
    Town town;
    town.assume.overtime_cap = 30.0;
    const Travel travel{town.ways, town.zones};
    HomeCareDay mechanism{town.assume, travel, omsorg::Run{}};
    std::vector<HomeCareDay::Deed> deeds;
    mechanism.keep_deeds(&deeds);

    const CarePlanner planner{town.need, omsorg::Run{}};
    Team team;
    team.zones = {{ZoneId{0}, 25, 1.0}, {ZoneId{1}, 15, 1.0}};
    HomeCareClients clients;
    std::vector<PlannedVisit> week;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const std::uint32_t row = clients.add();
        clients.key[row] = key_of(3, i);
        planner.plan(clients.key[row], 15.0 + i, week);
        for (const PlannedVisit& v : week)
            for (std::size_t weekday = 0; weekday < 7; ++weekday)
                if (v.is_on(static_cast<int>(weekday)))
                    team.week[weekday].push_back(
                        {order_of(v.kind, v.from, clients.key[row], v.number), row, v.from, v.to, v.seconds,
                         static_cast<std::uint8_t>(i < 25 ? 0 : 1), v.number, v.staff, v.kind});
    }
    for (auto& list : team.week) std::sort(list.begin(), list.end());

    Workforce staff{town.staff_assume, omsorg::Run{}, {"Centre"}};
    staff.found(Branch::home_care, DistrictId{0}, 16.0, first_day);
    HomeCareYear year;
    for (int i = 0; i < 60; ++i) {
        const Day day = first_day + std::chrono::days{i};
        staff.run_day(day);
        deeds.clear();
        mechanism.begin_day(day, false, false);
        for (const OnDuty& worker : staff.on_duty(Branch::home_care, DistrictId{0}))
            mechanism.add_staff(worker);
        mechanism.run_team(team, town.zones, clients, year);
        std::map<std::uint32_t, int> ready;
        for (const auto& deed : deeds) {
            EXPECT_GE(deed.from, deed.shift_from);
            EXPECT_LE(deed.to, deed.shift_to + 30 * 60);
            EXPECT_LE(deed.from, deed.to);
            const auto last = ready.find(deed.worker.index());
            if (last != ready.end()) {
                EXPECT_GE(deed.from, last->second) << "in two places at once";
            }
            ready[deed.worker.index()] = deed.to;
        }
    }
    EXPECT_GT(year.delivered, 4'000);
    EXPECT_GT(year.late, 0);
    EXPECT_GT(year.shortened, 0);
}

TEST(HomeCareTest, clients_come_move_and_go_and_the_lists_follow) {
    const Town town;
    const Travel travel{town.ways, town.zones};
    HomeCare home_care{town.assume, town.need, travel, town.zones, omsorg::Run{}};
    Workforce staff{town.staff_assume, omsorg::Run{}, {"Centre", "Coast"}};
    for (std::uint32_t i = 0; i < 50; ++i) home_care.begin(PersonId{i}, key_of(4, i), ZoneId{0}, 30.0);
    staff.found(Branch::home_care, DistrictId{0}, 1.0, first_day);
    std::int64_t waiting = 0;
    for (int i = 0; i < 400; ++i) {
        const Day day = first_day + std::chrono::days{i};
        if (i == 100)
            for (std::uint32_t k = 0; k < 20; ++k) home_care.move(PersonId{k}, ZoneId{2 + k % 2});
        if (i == 200)
            for (std::uint32_t k = 0; k < 50; ++k) home_care.change_grant(PersonId{k}, 12.0);
        if (i == 300)
            for (std::uint32_t k = 0; k < 50; ++k) home_care.end(PersonId{k});
        staff.run_day(day);
        home_care.run_day(day, staff);
        if (i % 100 != 99) continue;
        const HomeCareYear town_year = home_care.harvest(DistrictId{0});
        const HomeCareYear village = home_care.harvest(DistrictId{1});
        waiting += town_year.put_off + village.put_off;
        if (i == 99) {
            EXPECT_EQ(village.visits, 0);
        }
        if (i == 199) {
            EXPECT_EQ(home_care.clients(DistrictId{0}), 30u);
            EXPECT_GT(village.visits, 0);
        }
        if (i == 399) {
            EXPECT_EQ(town_year.visits + village.visits, 0);
            EXPECT_EQ(waiting, 0) << "who has left waits for nobody";
            EXPECT_EQ(town_year.clients.granted, Hours{});
        }
    }
    EXPECT_EQ(home_care.clients(), 0u);
    EXPECT_FALSE(home_care.has(PersonId{3}));
}

TEST(HomeCareTest, what_is_granted_is_what_was_decided) {
    const Town town;
    const Travel travel{town.ways, town.zones};
    HomeCare home_care{town.assume, town.need, travel, town.zones, omsorg::Run{}};
    Workforce staff{town.staff_assume, omsorg::Run{}, {"Centre", "Coast"}};
    for (std::uint32_t i = 0; i < 30; ++i) home_care.begin(PersonId{i}, key_of(4, i), ZoneId{0}, 37.0);
    for (int i = 0; i < 364; ++i) { // 52 weeks
        staff.run_day(first_day + std::chrono::days{i});
        home_care.run_day(first_day + std::chrono::days{i}, staff);
    }
    // 37 hours a month are 37 × 12 / 365.25 a day.
    EXPECT_NEAR(home_care.harvest(DistrictId{0}).clients.granted.value(), 30 * 364 * 37.0 * 12 / 365.25,
                0.01);
}

TEST(HomeCareTest, few_staff_means_few_faces) {
    Town town;
    town.assume.away_rate = 0.0;
    town.staff_assume.hourly_pool = 0.0;
    const HomeCareYear few = town.year(0.05, 40, 60), many = town.year(0.6, 40, 60);
    EXPECT_GT(few.continuity_clients, 0);
    EXPECT_GE(few.continuity(), 1.0);
    EXPECT_GT(many.continuity(), few.continuity());
}

TEST(HomeCareTest, a_copy_goes_the_same_way) {
    const Town town;
    const Travel travel{town.ways, town.zones};
    HomeCare home_care{town.assume, town.need, travel, town.zones, omsorg::Run{}};
    Workforce staff{town.staff_assume, omsorg::Run{}, {"Centre", "Coast"}};
    for (std::uint32_t i = 0; i < 30; ++i) home_care.begin(PersonId{i}, key_of(4, i), ZoneId{i % 4}, 37.0);
    staff.found(Branch::home_care, DistrictId{0}, 5.0, first_day);
    HomeCare copy = home_care;
    Workforce staff_copy = staff;
    for (int i = 0; i < 30; ++i) {
        staff.run_day(first_day + std::chrono::days{i});
        home_care.run_day(first_day + std::chrono::days{i}, staff);
    }
    for (int i = 0; i < 30; ++i) {
        staff_copy.run_day(first_day + std::chrono::days{i});
        copy.run_day(first_day + std::chrono::days{i}, staff_copy);
    }
    EXPECT_EQ(home_care.harvest(DistrictId{0}), copy.harvest(DistrictId{0}));
}

} // namespace
} // namespace omsorg
