// SPDX-License-Identifier: MIT
// Somebody rings in sick: who makes her visits, what is not made, and that nobody is asked twice.
#include <omsorg/service/home_care_day.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

const Day monday{std::chrono::year{2027} / std::chrono::March / 1};
constexpr int from = 7 * 60, to = 15 * 60;

/// A team in one village, all with the same shift; a visit takes what it is planned to take.
struct Village {
    Village() {
        zones[0].district = DistrictId{0u};
        zones[0].area_km2 = 4;
        team.zones = {{ZoneId{0u}, 12, 1.0}};
        for (std::uint32_t row = 0; row < 12; ++row) clients.key[clients.add()] = key_of(1, row);
        rules.visit_length = Distribution::constant(1.0);
        rules.declined = rules.documentation = rules.meetings = rules.training = rules.renewal = 0;
        rules.start_tolerance = rules.overtime_cap = 0;
        rules.minimum_share = 1;
    }

    /// Visits are told apart by their lengths: no two have the same.
    void visit(std::uint32_t client, int start, int end, int minutes, VisitKind kind, int staff = 1) {
        const auto number = static_cast<std::uint8_t>(team.week[0].size() + 1);
        const auto window = static_cast<std::uint16_t>(start);
        const DayVisit one{order_of(kind, window, clients.key[client], number),
                           client,
                           window,
                           static_cast<std::uint16_t>(end),
                           static_cast<std::uint16_t>(60 * minutes + number),
                           0,
                           number,
                           static_cast<std::uint8_t>(staff),
                           kind};
        auto& list = team.week[0];
        list.insert(std::upper_bound(list.begin(), list.end(), one), one);
    }

    struct Lived {
        std::map<int, std::vector<std::uint32_t>> made_by; ///< of each visit, by its number
        HomeCareYear year;
    };
    /// The day with so many at work, without the one who is sick.
    [[nodiscard]] Lived run(int staff, std::optional<int> sick = {}) const {
        const Travel travel{ways, zones};
        HomeCareDay day{rules, travel, omsorg::Run{}};
        std::vector<HomeCareDay::Deed> deeds;
        day.keep_deeds(&deeds);
        day.begin_day(monday, false, false);
        for (int i = 0; i < staff; ++i) {
            if (i == sick) continue;
            OnDuty one;
            one.who = Key{static_cast<std::uint64_t>(i + 1)};
            one.worker = WorkerId{static_cast<std::uint32_t>(i)};
            one.from = from, one.to = to;
            day.add_staff(one);
        }
        Team today = team;
        HomeCareClients everybody = clients;
        Lived lived;
        day.run_team(today, zones, everybody, lived.year);
        lived.year.clients.deliver(lived.year.joined.delivered);
        lived.year.balance();
        for (const HomeCareDay::Deed& deed : deeds)
            lived.made_by[(deed.to - deed.from) % 60].push_back(deed.worker.index());
        return lived;
    }

    HomeCareAssumptions rules;
    TravelAssumptions ways;
    std::vector<Zone> zones = std::vector<Zone>(1);
    Team team;
    HomeCareClients clients;
};

TEST(Sickness, her_visits_are_made_by_the_colleagues_where_there_is_room) {
    Village village;
    for (std::uint32_t client = 0; client < 12; ++client) // 30 minutes each, whenever during the day
        village.visit(client, from, to - 60, 30, VisitKind::personal_care);
    ASSERT_EQ(village.run(3).made_by.size(), 12u);
    for (int sick = 0; sick < 3; ++sick) {
        const auto lived = village.run(3, sick);
        EXPECT_EQ(lived.year.delivered, 12);
        EXPECT_EQ(lived.year.missed, 0);
        for (const auto& [number, by] : lived.made_by) {
            EXPECT_EQ(by.size(), 1u) << "one is told, and one goes";
            EXPECT_NE(by.front(), static_cast<std::uint32_t>(sick));
        }
    }
}

/// Three clients at one and the same time, and one member of staff less each time: domestic service gives way first,
/// then personal care, and last what the nurses have delegated. Whoever is sick makes no difference.
TEST(Sickness, what_cannot_be_made_gives_way_in_its_order) {
    Village village;
    village.visit(0, 600, 600, 30, VisitKind::domestic);
    village.visit(1, 600, 600, 30, VisitKind::personal_care);
    village.visit(2, 600, 600, 30, VisitKind::health_task);
    constexpr int domestic = 1, personal_care = 2, health_task = 3;
    const auto made = [](const Village::Lived& lived) {
        std::set<int> numbers;
        for (const auto& [number, by] : lived.made_by) numbers.insert(number);
        return numbers;
    };
    EXPECT_EQ(made(village.run(3)), (std::set{domestic, personal_care, health_task}));
    for (int sick = 0; sick < 3; ++sick)
        EXPECT_EQ(made(village.run(3, sick)), (std::set{personal_care, health_task}));
    for (int sick = 0; sick < 2; ++sick) {
        const auto lived = village.run(2, sick);
        EXPECT_EQ(made(lived), (std::set{health_task}));
        EXPECT_EQ(lived.year.missed, 1) << "care that nobody came to";
    }
    EXPECT_TRUE(village.run(1, 0).made_by.empty());
}

/// Two are needed to lift her: one alone does not go.
TEST(Sickness, where_two_are_needed_one_alone_is_not_sent) {
    Village village;
    village.visit(0, 600, 600, 30, VisitKind::personal_care, 2);
    EXPECT_EQ(village.run(2).made_by.at(1).size(), 2u);
    for (int sick = 0; sick < 2; ++sick) {
        const auto lived = village.run(2, sick);
        EXPECT_TRUE(lived.made_by.empty());
        EXPECT_EQ(lived.year.missed, 1);
    }
}

/// Any day, any team, whoever is sick: each visit is made by as many as it takes or by nobody, never by her, and each
/// has one end.
TEST(Sickness, nobody_is_told_twice) {
    EXPECT_TRUE(rc::check([] {
        const auto whole = [](int low, int high) { return *rc::gen::inRange(low, high + 1); };
        Village village;
        village.rules.start_tolerance = whole(0, 60);
        village.rules.retry_days = whole(0, 3);
        std::array<int, 60> staff{};
        const int visits = whole(0, 40), at_work = whole(1, 5);
        for (int i = 1; i <= visits; ++i) {
            const int start = from + whole(0, 400);
            staff[static_cast<std::size_t>(i)] = whole(1, 4) == 1 ? 2 : 1;
            village.visit(static_cast<std::uint32_t>(whole(0, 11)), start, start + whole(0, 60), whole(5, 45),
                          static_cast<VisitKind>(whole(0, 2)), staff[static_cast<std::size_t>(i)]);
        }
        const int sick = whole(0, at_work - 1);
        const auto lived = village.run(at_work, sick);
        for (const auto& [number, by] : lived.made_by) {
            RC_ASSERT(number >= 1 && number <= visits);
            RC_ASSERT(static_cast<int>(by.size()) == staff[static_cast<std::size_t>(number)]);
            RC_ASSERT(std::set(by.begin(), by.end()).size() == by.size());
            RC_ASSERT(std::ranges::count(by, static_cast<std::uint32_t>(sick)) == 0);
        }
        RC_ASSERT(lived.year.delivered == static_cast<std::int64_t>(lived.made_by.size()));
        RC_ASSERT(lived.year.delivered + lived.year.missed + lived.year.given_up + lived.year.put_off ==
                  visits);
    }));
}

} // namespace
} // namespace omsorg
