// SPDX-License-Identifier: MIT
#include <omsorg/service/digital_support.hpp>
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using Future = Run;
using std::chrono::days;

constexpr Day first_day{std::chrono::year{2027} / 1 / 4}; // a Monday

// Two medicine visits of 15 minutes a day, two long visits, a domestic task on Tuesdays.
const std::vector<PlannedVisit> week{{480, 510, 900, 0x7F, VisitKind::health_task, 1, 0},
                                     {540, 600, 2400, 0x7F, VisitKind::personal_care, 1, 1},
                                     {660, 900, 3600, 0x02, VisitKind::domestic, 1, 2},
                                     {720, 780, 2400, 0x7F, VisitKind::personal_care, 1, 3},
                                     {1140, 1170, 900, 0x7F, VisitKind::health_task, 1, 4}};

DigitalAssumptions dispensers(double replaces = 1.0) {
    DigitalAssumptions a;
    a.dispenser = {
        .offered = 1, .suitable = 1, .accepted = 1, .retained = 1, .replaces = replaces, .failure = 0};
    a.least_visits = 0;
    return a;
}

struct Clients {
    std::vector<std::uint32_t> district;
    std::vector<DigitalYear> year{1};
    DigitalSupport support;

    Clients(const DigitalAssumptions& a, std::uint32_t n, Future run = {3, 0})
        : district(n, 0), support{a, run} {
        for (std::uint32_t row = 0; row < n; ++row) support.admit(row, key_of(7, row));
    }
    std::size_t day(int offset) { return support.begin_day(first_day + days{offset}, district, year).size(); }
};

std::size_t marked(const std::vector<VisitMark>& marks, VisitMark what) {
    return static_cast<std::size_t>(std::count(marks.begin(), marks.end(), what));
}

// The binomial band of the house rule: 4.5 standard errors, and a share moved by five percent lies outside.
void expect_share(double share, double truth, double n) {
    const double se = std::sqrt(truth * (1 - truth) / n);
    EXPECT_NEAR(share, truth, 4.5 * se);
    EXPECT_GT(0.05 * truth, 4.5 * se) << "too few draws to tell";
}

// S2.22: users are the product of the funnel; the trial ends for 1 - retained of those who began.
TEST(FunnelTest, users_are_the_product_of_four_shares) {
    DigitalAssumptions a = dispensers();
    a.dispenser.offered = 0.8, a.dispenser.suitable = 0.5, a.dispenser.accepted = 0.69;
    a.dispenser.retained = 0.9, a.dispenser.trial_days = 30;
    constexpr std::uint32_t n = 60'000;
    Clients clients{a, n};
    clients.day(0);
    expect_share(static_cast<double>(clients.year[0].tools[0].began) / n, 0.8 * 0.5 * 0.69, n);
    EXPECT_EQ(clients.year[0].tools[0].gave_up, 0);
    clients.day(30);
    const std::int64_t before = clients.year[0].tools[0].user_days;
    clients.day(31);
    const auto users = static_cast<double>(clients.year[0].tools[0].user_days - before);
    expect_share(users / n, clients.support.funnel(DigitalTool::dispenser).product(), n);
    EXPECT_EQ(clients.year[0].tools[0].began - clients.year[0].tools[0].gave_up, std::llround(users));
}

// Chance has an address: a wider offer adds users and moves nobody else; technologies do not share draws.
TEST(FunnelTest, a_wider_offer_only_adds_and_technologies_are_independent) {
    const FunnelShares narrow{0.3, 0.7, 0.5, 1, 0}, wide{0.6, 0.7, 0.5, 1, 0};
    int users = 0, more = 0, both = 0, calls = 0;
    constexpr int n = 200'000;
    for (int i = 0; i < n; ++i) {
        const auto luck = FunnelLuck::of({5, 1}, key_of(1, i), 1),
                   other = FunnelLuck::of({5, 1}, key_of(1, i), 2);
        const bool one = Uptake{luck}.follow(narrow, first_day).uses;
        const bool two = Uptake{luck}.follow(wide, first_day).uses;
        const bool call = Uptake{other}.follow(wide, first_day).uses;
        EXPECT_LE(one, two);
        users += one, more += two, calls += call, both += two && call;
    }
    expect_share(static_cast<double>(more) / n, 0.21, n);
    EXPECT_GT(more, users);
    expect_share(static_cast<double>(both) / n, 0.21 * 0.21, n);
    EXPECT_GT(calls, 0);
}

TEST(FunnelTest, whoever_gave_up_does_not_come_back_and_a_withdrawn_offer_can_be_made_again) {
    Uptake quitter{{0, 0, 0, 0.95}}, anna{{0.5, 0, 0, 0}};
    const FunnelShares open{1, 1, 1, 0.9, 10}, closed{0.4, 1, 1, 0.9, 10};
    EXPECT_TRUE(quitter.follow(open, first_day).began);
    EXPECT_TRUE(quitter.follow(open, first_day + days{10}).gave_up);
    for (int d = 11; d < 100; ++d) EXPECT_FALSE(quitter.follow(open, first_day + days{d}).uses);
    EXPECT_TRUE(anna.follow(open, first_day).began);
    EXPECT_FALSE(anna.follow(closed, first_day + days{1}).uses);
    EXPECT_TRUE(anna.follow(open, first_day + days{2}).began);
}

// rho: the replaced share of the visits of the kind; nothing of another kind, nothing too long.
TEST(DigitalSupportTest, takes_the_share_of_the_kind_and_nothing_else) {
    constexpr std::uint32_t n = 4'000;
    Clients clients{dispensers(0.6), n};
    clients.day(0);
    std::vector<VisitMark> marks;
    std::size_t taken = 0;
    for (std::uint32_t row = 0; row < n; ++row) {
        clients.support.mark(row, week, marks);
        ASSERT_EQ(marks.size(), week.size() * 7);
        for (std::size_t v : {1u, 2u, 3u})
            for (std::size_t d = 0; d < 7; ++d) EXPECT_EQ(marks[v * 7 + d], by_staff);
        taken += marked(marks, mark_of(DigitalTool::dispenser));
    }
    expect_share(static_cast<double>(taken) / (14.0 * n), 0.6, 14.0 * n);
    DigitalAssumptions shorter = dispensers();
    shorter.dispenser.longest = 14.9;
    Clients nobody{shorter, 1};
    nobody.day(0);
    nobody.support.mark(0, week, marks);
    EXPECT_EQ(marked(marks, by_staff), marks.size());
}

TEST(DigitalSupportTest, a_technology_that_takes_more_takes_the_same_and_others) {
    Clients few{dispensers(0.3), 200}, many{dispensers(0.7), 200};
    few.day(0), many.day(0);
    std::vector<VisitMark> a, b;
    for (std::uint32_t row = 0; row < 200; ++row) {
        few.support.mark(row, week, a);
        many.support.mark(row, week, b);
        for (std::size_t i = 0; i < a.size(); ++i) EXPECT_LE(a[i], b[i]);
    }
}

// S3.12: the safety constraint is exact, whatever the technology would take.
TEST(DigitalSupportTest, safety_keeps_the_visits_by_staff) {
    for (const double least : {0.0, 3.0, 20.0, 25.0, 29.0, 100.0}) {
        DigitalAssumptions a = dispensers();
        a.video_visit = a.dispenser;
        a.video_visit.longest = 60;
        a.least_visits = least;
        Clients clients{a, 50};
        clients.day(0);
        std::vector<VisitMark> marks;
        for (std::uint32_t row = 0; row < 50; ++row) {
            clients.support.mark(row, week, marks);
            const auto taken =
                marks.size() - marked(marks, by_staff); // of 29 a week; the domestic one always stays
            EXPECT_EQ(29 - taken, static_cast<std::size_t>(std::min(29.0, std::max(1.0, least))));
        }
    }
}

// S3.12: digital first offers to all whom it suits and who accept; S2.23: accessibility widens what suits.
TEST(DigitalSupportTest, digital_first_and_accessibility_widen_the_funnel_exactly) {
    DigitalAssumptions a = dispensers();
    a.dispenser.offered = 0, a.dispenser.suitable = 0.2, a.dispenser.accepted = 0.5;
    EXPECT_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).product(), 0.0);
    a.first = true;
    EXPECT_DOUBLE_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).product(), 0.2 * 0.5);
    a.accessibility = 0.5, a.accessibility_gain = 0.25;
    EXPECT_DOUBLE_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).product(),
                     (0.2 + 0.8 * 0.125) * 0.5);
}

// In housing support the same rules widen shares of its own.
TEST(DigitalSupportTest, in_housing_support_the_funnel_is_widened_as_at_home_from_shares_of_its_own) {
    DigitalAssumptions a;
    a.support_app.offered = 1, a.support_app.suitable = 0.9, a.support_app.accepted = 0.9;
    a.housing_support_app = {.suitable = 0.2, .accepted = 0.5, .retained = 0.8};
    DigitalSupport support{a, {}};
    EXPECT_EQ(support.funnel_in_housing_support().product(), 0.0) << "offered at home only";
    a.first = true;
    a.accessibility = 0.5, a.accessibility_gain = 0.25, a.screenless = 0.5, a.screenless_gain = 0.3;
    support.hear(0.1);
    EXPECT_NEAR(support.funnel_in_housing_support().product(),
                (1 - 0.8 * (1 - 0.125) * (1 - 0.15)) * (0.5 + 0.5 * 0.1) * 0.8, 1e-15);
    EXPECT_NEAR(support.suits_by_screen(a.housing_support_app.suitable), 0.2 + 0.8 * 0.125, 1e-15);
}

// S3.7: one without a screen suits some of those whom no screen suits, however accessible, and not one of them twice.
TEST(DigitalSupportTest, without_a_screen_it_suits_some_of_those_whom_no_screen_suits) {
    DigitalAssumptions a;
    a.dispenser.suitable = 0.2, a.support_app.suitable = 0.06, a.video_visit.suitable = 0.1;
    a.accessibility = 0.5, a.accessibility_gain = 0.25;
    const double as_it_is = DigitalSupport(a, {}).funnel(DigitalTool::dispenser).suitable;
    a.screenless_gain = 0.3;
    EXPECT_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).suitable, as_it_is) << "none is offered";
    double before = as_it_is;
    for (const double share : {0.25, 0.5, 1.0}) {
        a.screenless = share;
        const DigitalSupport support{a, {}};
        const double dispenser = support.funnel(DigitalTool::dispenser).suitable;
        EXPECT_NEAR(dispenser, 1 - 0.8 * (1 - 0.125) * (1 - 0.3 * share), 1e-15);
        EXPECT_NEAR(support.funnel(DigitalTool::support_app).suitable,
                    1 - 0.94 * (1 - 0.125) * (1 - 0.3 * share), 1e-15);
        EXPECT_EQ(support.suits_by_screen(DigitalTool::dispenser), as_it_is);
        EXPECT_GT(dispenser, std::exchange(before, dispenser));
        // Staff are seen on a screen.
        EXPECT_EQ(support.funnel(DigitalTool::video_visit).suitable, 0.1 + 0.9 * 0.125);
    }
    a.accessibility = a.accessibility_gain = a.screenless_gain = 1;
    EXPECT_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).suitable, 1.0);
    a.accessibility = a.screenless = 0;
    EXPECT_EQ(DigitalSupport(a, {}).funnel(DigitalTool::dispenser).suitable, 0.2) << "to the bit";
}

// The days that cost more are those of the users on top: everybody whom the screen suits keeps it.
TEST(DigitalSupportTest, the_days_without_a_screen_are_those_of_the_users_it_adds) {
    DigitalAssumptions a = dispensers();
    a.dispenser.suitable = 0.3, a.screenless_gain = 0.5;
    a.accessibility = 1, a.accessibility_gain = 0.2;
    constexpr std::uint32_t n = 60'000;
    const auto day_of = [&](double screenless) {
        a.screenless = screenless;
        Clients clients{a, n};
        clients.day(0);
        return clients.year[0].tools[0];
    };
    const DigitalYear::Tool all = day_of(1), half = day_of(0.5), none = day_of(0);
    EXPECT_EQ(none.screenless_days, 0);
    EXPECT_EQ(all.user_days, none.user_days + all.screenless_days);
    EXPECT_EQ(half.user_days, none.user_days + half.screenless_days);
    expect_share(static_cast<double>(none.user_days) / n, 0.44, n);
    expect_share(static_cast<double>(all.screenless_days) / n, 0.56 * 0.5, n);
    expect_share(static_cast<double>(half.screenless_days) / n, 0.56 * 0.25, n);
}

// What is told elsewhere adds those who would have declined, and takes nobody away.
TEST(DigitalSupportTest, what_is_heard_raises_acceptance_exactly) {
    DigitalAssumptions a = dispensers();
    a.dispenser.accepted = 0.4;
    DigitalSupport support{a, {}};
    support.hear(0.0);
    EXPECT_EQ(support.funnel(DigitalTool::dispenser).accepted, 0.4);
    support.hear(0.5);
    EXPECT_DOUBLE_EQ(support.funnel(DigitalTool::dispenser).accepted, 0.7);
}

// One visit a day: cycles of 1/p days to a failure and r of rest give (1 - p) / (1 + p r) by the technology.
TEST(DigitalSupportTest, failures_fall_back_on_staff_and_rest_follows) {
    DigitalAssumptions a = dispensers();
    a.dispenser.failure = 0.1, a.rest_days = 5;
    constexpr std::uint32_t n = 400;
    Clients clients{a, n};
    std::int64_t by_tool = 0;
    constexpr int length = 500;
    for (int d = 0; d < length; ++d) {
        clients.day(d);
        for (std::uint32_t row = 0; row < n; ++row)
            by_tool += clients.support.take(row, mark_of(DigitalTool::dispenser), 0, 900, clients.year[0]);
    }
    const double share = static_cast<double>(by_tool) / (n * length);
    EXPECT_DOUBLE_EQ(clients.support.availability(DigitalTool::dispenser), 0.9 / 1.5);
    EXPECT_NEAR(share, 0.6, 0.01); // rests are correlated: se about .002; the first days are above the mean
    EXPECT_GT(clients.year[0].tools[0].failures, 0);
    EXPECT_EQ(clients.year[0].tools[0].visits, by_tool);
    EXPECT_EQ(clients.year[0].tools[0].replaced, Hours::from_hours(0.25 * static_cast<double>(by_tool)));
}

TEST(DigitalSupportTest, independence_comes_after_its_months_and_only_from_what_is_left) {
    DigitalAssumptions a = dispensers(0.5);
    a.dispenser.independence = 0.4, a.independence_after = 12;
    constexpr std::uint32_t n = 3'000;
    Clients clients{a, n};
    std::vector<VisitMark> marks;
    const auto alone = [&] {
        std::size_t sum = 0;
        for (std::uint32_t row = 0; row < n; ++row) {
            clients.support.mark(row, week, marks);
            sum += marked(marks, managed_alone);
        }
        return static_cast<double>(sum);
    };
    clients.day(0);
    clients.day(364);
    EXPECT_EQ(alone(), 0.0);
    EXPECT_EQ(clients.day(366), n); // all weeks are marked anew
    expect_share(alone() / (14.0 * n), 0.5 * 0.4, 14.0 * n);
}

TEST(DigitalSupportTest, with_nothing_offered_nothing_is_marked_and_nothing_is_done) {
    DigitalAssumptions a;
    Clients clients{a, 100};
    for (int d = 0; d < 400; ++d) EXPECT_EQ(clients.day(d), 0u);
    EXPECT_EQ(clients.year[0], DigitalYear{});
    std::vector<VisitMark> marks{1};
    clients.support.mark(0, week, marks);
    EXPECT_TRUE(marks.empty());
}

// In home care: the ledger balances, and replaced hours are the funnel x rho x the hours of the kind.
struct Home {
    NeedAssumptions need;
    HomeCareAssumptions assume;
    TravelAssumptions ways;
    WorkforceAssumptions staff_assume;
    std::vector<Zone> zones = std::vector<Zone>(1);

    Home() {
        zones[0].district = DistrictId{0u};
        zones[0].inhabitants = 1000;
        zones[0].area_km2 = 4;
        assume.away_rate = 0, assume.declined = 0;
    }
    HomeCareYear run(const DigitalAssumptions* digital, std::uint32_t clients, int length,
                     Hours* expected = nullptr) const {
        const Travel travel{ways, zones};
        HomeCare home_care{assume, need, travel, zones, Future{.seed = 5}};
        Workforce staff{staff_assume, Future{.seed = 5}, {"Centre"}};
        if (digital != nullptr) home_care.equip(*digital);
        for (std::uint32_t i = 0; i < clients; ++i)
            home_care.begin(PersonId{i}, key_of(9, i), ZoneId{0u}, 60, week);
        staff.found(Branch::home_care, DistrictId{0u}, 0.6 * clients, first_day);
        for (int d = 0; d < length; ++d) {
            staff.run_day(first_day + days{d});
            home_care.run_day(first_day + days{d}, staff);
        }
        if (expected != nullptr) *expected = home_care.replaced_a_day(DistrictId{0u});
        return home_care.harvest(DistrictId{0u});
    }
};

TEST(HomeCareDigitalTest, replaced_hours_are_funnel_times_rho_times_hours) {
    DigitalAssumptions a = dispensers(0.7);
    a.dispenser.suitable = 0.5;
    const Home home;
    Hours a_day;
    constexpr int length = 70;
    constexpr std::uint32_t n = 300;
    const HomeCareYear year = home.run(&a, n, length, &a_day); // balances, or throws
    const double users = static_cast<double>(year.digital.tools[0].user_days) / length;
    EXPECT_NEAR(users / n, 0.5, 4.5 * std::sqrt(0.25 / n));
    const Hours replaced = year.clients.not_delivered[NotDelivered::replaced_by_digital];
    EXPECT_NEAR(replaced.value(), (a_day * length).value(),
                1e-6); // nobody away, nothing fails: ten whole weeks
    EXPECT_NEAR(replaced.value() / (users * length * 0.5), 0.7, 0.03); // half an hour of the kind a day
    EXPECT_EQ(year.digital.tools[0].setup,
              Hours::from_hours(4 * static_cast<double>(year.digital.tools[0].began)));
}

TEST(HomeCareDigitalTest, fewer_visits_leave_more_staff_time_and_the_grant_as_it_was) {
    const DigitalAssumptions a = dispensers();
    const Home home;
    const HomeCareYear with = home.run(&a, 120, 28), without = home.run(nullptr, 120, 28);
    EXPECT_EQ(with.clients.granted, without.clients.granted);
    EXPECT_EQ(with.clients.planned, without.clients.planned);
    EXPECT_EQ(with.visits, without.visits);
    EXPECT_LT(with.work[Work::client], without.work[Work::client]);
    EXPECT_LE(with.clients.unmet(), without.clients.unmet());
}

// With nobody at work only a technology gives her anything: with the app or by video she has a contact, and waits no longer.
TEST(HomeCareDigitalTest, a_contact_by_video_or_app_is_the_first_visit_and_a_dose_is_not) {
    const Technology everybody{.offered = 1,
                               .suitable = 1,
                               .accepted = 1,
                               .retained = 1,
                               .replaces = 1,
                               .longest = 60,
                               .failure = 0};
    const Home home;
    const Travel travel{home.ways, home.zones};
    const auto first_visits = [&](Technology DigitalAssumptions::*tool) {
        DigitalAssumptions digital;
        digital.*tool = everybody;
        digital.least_visits = 0;
        HomeCare home_care{home.assume, home.need, travel, home.zones, Future{.seed = 5}};
        Workforce nobody{home.staff_assume, Future{.seed = 5}, {"Centre"}};
        home_care.equip(digital);
        home_care.begin(PersonId{7u}, key_of(9, 7), ZoneId{0u}, 60, week);
        home_care.run_day(first_day, nobody);
        return home_care.first_visits();
    };
    const std::vector made{FirstVisit{PersonId{7u}, true}};
    EXPECT_EQ(first_visits(&DigitalAssumptions::support_app), made);
    EXPECT_EQ(first_visits(&DigitalAssumptions::video_visit), made);
    EXPECT_TRUE(first_visits(&DigitalAssumptions::dispenser).empty());
}

// The neutral vector, bit for bit.
TEST(HomeCareDigitalTest, a_catalogue_that_is_not_offered_changes_nothing) {
    const DigitalAssumptions off;
    const Home home;
    EXPECT_EQ(home.run(&off, 120, 60), home.run(nullptr, 120, 60));
    DigitalAssumptions no_effect = dispensers(0.0);
    HomeCareYear same = home.run(&no_effect, 120, 60);
    same.digital = {};
    EXPECT_EQ(same, home.run(nullptr, 120, 60)); // offered to all, replacing nothing
}

} // namespace
} // namespace omsorg
