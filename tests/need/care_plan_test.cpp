// SPDX-License-Identifier: MIT
#include <omsorg/need/care_plan.hpp>
#include <omsorg/need/decision.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

using namespace literals;

Key client(int i) { return key_of(std::uint64_t{3}, i); }

/// Clients with hours drawn as decisions draw them.
struct Town {
    NeedAssumptions assume;
    Run run{.seed = 9, .number = 4};
    Assessment assessment{assume, {}, GrantLevel{}, run};
    CarePlanner planner{assume, run};
    double hours(int i) const { return assessment.home_care_hours(client(i), 0, GrantClass::ordinary); }
};

TEST(CarePlanTest, every_granted_microsecond_is_planned_or_has_a_reason) {
    const Town town;
    std::vector<PlannedVisit> week;
    for (int i = 0; i < 20'000; ++i) {
        const double hours_a_month = i < 200 ? 0.01 * i : town.hours(i);
        const PlanHours hours = town.planner.plan(client(i), hours_a_month, week);
        Duration planned{};
        for (const PlannedVisit& visit : week) planned += visit.length() * visit.times_a_week();
        ASSERT_EQ(hours.planned, Hours{planned});
        ASSERT_EQ(hours.granted, hours.planned + hours.below_minimum + hours.rounding);
        ASSERT_EQ(hours.granted, weekly_grant(hours_a_month));
        ASSERT_GE(hours.rounding, Hours{});
        ASSERT_LE(hours.rounding, Hours{7_seconds * static_cast<std::int64_t>(week.size())});
        ASSERT_EQ(week.empty(), hours.below_minimum == hours.granted);
    }
}

// Whoever gives her domestic service, her personal care stays as it was granted: the same kinds of help, the same time.
TEST(CarePlanTest, domestic_service_by_others_is_taken_from_domestic_visits_only) {
    const Town town;
    std::vector<PlannedVisit> week;
    const auto hours_of = [&](VisitKind kind, bool others = false) {
        Duration sum{};
        for (const PlannedVisit& visit : week)
            if (others ? visit.kind != kind : visit.kind == kind)
                sum += visit.length() * visit.times_a_week();
        return Hours{sum}.value();
    };
    const auto personal_hours = [&] { return hours_of(VisitKind::domestic, true); };
    const double slack = 0.02; // hours a week: each visit is whole seconds
    int with_both = 0, of_service_only = 0;
    for (int i = 0; i < 5'000; ++i) {
        const double granted = town.hours(i);
        const double domestic = town.planner.domestic_hours(client(i), granted);
        town.planner.plan(client(i), granted, week);
        EXPECT_NEAR(weekly_grant(domestic).value(), hours_of(VisitKind::domestic), slack);
        const double personal = personal_hours();
        for (const double part : {0.5, 1.0}) {
            if (weekly_grant(domestic * (1 - part)).value() * 60 < town.assume.shortest_visit && part < 1)
                continue;
            const double by_others = domestic * part;
            town.planner.plan(client(i), std::max(0.0, granted - by_others), week, by_others);
            EXPECT_NEAR(personal_hours(), personal, slack) << i << ' ' << part;
            EXPECT_NEAR(hours_of(VisitKind::domestic), weekly_grant(domestic - by_others).value(), slack);
        }
        with_both += domestic > 0 && personal > 0;
        of_service_only += domestic > 0 && personal == 0;
    }
    EXPECT_GT(with_both, 500);
    EXPECT_GT(of_service_only, 500);
}

TEST(CarePlanTest, visits_lie_within_the_day_and_their_numbers_are_unique) {
    const Town town;
    std::vector<PlannedVisit> week;
    for (int i = 0; i < 20'000; ++i) {
        town.planner.plan(client(i), i % 50 == 0 ? 330 : town.hours(i), week);
        std::uint64_t seen = 0;
        for (const PlannedVisit& visit : week) {
            ASSERT_GE(visit.from, 7 * 60);
            ASSERT_LE(visit.from, visit.to);
            ASSERT_LE(visit.to * 60 + visit.seconds, 22 * 3600);
            ASSERT_NE(visit.weekdays, 0);
            ASSERT_LE(visit.weekdays, 0x7F);
            ASSERT_TRUE(visit.staff == 1 || visit.staff == 2);
            ASSERT_LT(visit.number, 64);
            ASSERT_EQ(seen >> visit.number & 1, 0u);
            seen |= std::uint64_t{1} << visit.number;
        }
        ASSERT_TRUE(std::is_sorted(week.begin(), week.end(), [](const auto& a, const auto& b) {
            return a.from != b.from ? a.from < b.from : a.number < b.number;
        }));
    }
}

TEST(CarePlanTest, lengths_have_the_assumed_mean_and_the_number_follows_from_the_grant) {
    const Town town;
    std::vector<PlannedVisit> week;
    double visits = 0, minutes = 0, domestic = 0, domestic_minutes = 0, granted = 0;
    constexpr int clients = 20'000;
    // Ten visits a day of 22 minutes are 112 hours a month: above that the visits grow longer instead.
    const double many = 10 * 22.0 / 60 * 365.25 / 12;
    for (int i = 0; i < clients; ++i) {
        granted += town.planner.plan(client(i), town.hours(i), week).granted.value();
        for (const PlannedVisit& visit : week) {
            const bool service = visit.kind == VisitKind::domestic;
            if (!service && town.hours(i) > many) continue;
            (service ? domestic : visits) += visit.times_a_week();
            (service ? domestic_minutes : minutes) += visit.seconds / 60.0 * visit.times_a_week();
        }
    }
    EXPECT_NEAR(granted / clients * 365.25 / 7 / 12, 37,
                37 * 4.6 / std::sqrt(clients)); // exponential: sd = mean
    EXPECT_NEAR(minutes / visits, 22, 0.3);
    EXPECT_NEAR(domestic_minutes / domestic, 60, 5); // the smallest grants have one short visit
    const PlanHours most = town.planner.plan(client(1), 330, week);
    EXPECT_NEAR(most.planned.value(), 330 * 12 * 7 / 365.25, 0.05);
    for (int day = 0; day < 7; ++day)
        EXPECT_LE(std::count_if(week.begin(), week.end(),
                                [&](const PlannedVisit& visit) {
                                    return visit.is_on(day) && visit.kind != VisitKind::domestic;
                                }),
                  10);
}

TEST(CarePlanTest, twice_as_long_visits_are_half_as_many_and_the_hours_stay) {
    Town town;
    town.assume.most_visits_a_day = 12;
    std::vector<PlannedVisit> week;
    const auto count = [&] {
        std::pair<double, double> sum{};
        for (int i = 0; i < 3000; ++i) {
            sum.second += town.planner.plan(client(i), town.hours(i), week).planned.value();
            for (const PlannedVisit& visit : week)
                if (visit.kind != VisitKind::domestic) sum.first += visit.times_a_week();
        }
        return sum;
    };
    const auto before = count();
    town.assume.visit_length = Distribution::lognormal_mean_cv(44, 0.6);
    const auto after = count();
    EXPECT_NEAR(after.first / before.first, 0.5, 0.03);
    EXPECT_NEAR(after.second / before.second, 1, 5e-4); // whole seconds, rounded down
}

TEST(CarePlanTest, content_is_as_common_as_recorded) {
    const Town town;
    constexpr int clients = 40'000;
    int personal = 0, domestic = 0, delegated = 0, two = 0, nothing = 0;
    for (int i = 0; i < clients; ++i) {
        const HelpContent help = town.planner.content(client(i), town.hours(i));
        personal += help.personal;
        domestic += help.domestic;
        delegated += help.delegated;
        two += help.double_staffed;
        nothing += !help.personal && !help.domestic;
    }
    const auto near = [&](int count, double share, double of) {
        EXPECT_NEAR(count / of, share, 4.6 * std::sqrt(share * (1 - share) / of));
    };
    near(personal, 0.74, clients);
    near(domestic, 0.58, clients);
    near(delegated, 0.456, personal);
    near(two, 0.06, clients);
    EXPECT_EQ(nothing, 0);
}

TEST(CarePlanTest, the_same_client_and_grant_have_the_same_week) {
    const Town town, again;
    std::vector<PlannedVisit> one, two;
    for (int i = 0; i < 500; ++i) {
        town.planner.plan(client(i), town.hours(i), one);
        again.planner.plan(client(499 - i), again.hours(499 - i), two); // another order of asking
        again.planner.plan(client(i), again.hours(i), two);
        EXPECT_EQ(one, two);
    }
}

} // namespace
} // namespace omsorg
