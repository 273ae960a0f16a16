// SPDX-License-Identifier: MIT
// Shocks within a year: as many die, leave and come as the closed forms say, and nothing else is moved.
#include <omsorg/population/life.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

namespace omsorg {
namespace {

using namespace literals;

constexpr int year = 2025;
constexpr Instant new_year = start_of_year(year), end = start_of_year(year + 1);
constexpr Instant spring = new_year + 73_days,
                  autumn = new_year + 219_days; // a fifth and three fifths of 365 days
constexpr double during = 0.4;

PopulationTables old_and_leaving() {
    PopulationTables t = testing_skelleftea::tables();
    t.start_year = year - 1;
    t.recorded_migration.clear();
    return t;
}

/// Every life of one year, with the shock `at` laid on in spring and taken off in autumn.
struct LivedYear {
    ShockAssumptions shock;
    Life life;
    std::vector<Key> arrived;
    std::map<std::uint64_t, Instant> died; ///< by key

    LivedYear(const PopulationTables& t, const PopulationAssumptions& a, const Geography& places,
              omsorg::Run run, ShockAssumptions at)
        : life{t, a, places, run, shock} {
        life.found();
        life.begin_year(year);
        std::vector<YearAhead> ahead;
        const auto plan_new = [&](Instant from) {
            for (std::size_t row = ahead.size(); row < life.people().size(); ++row)
                ahead.push_back(life.plan(PersonId{row}, from));
        };
        plan_new(new_year);
        Instant now = new_year;
        const auto live_to = [&](Instant until) {
            for (const Newcomer& newcomer : life.arrivals()) {
                if (newcomer.when < now) continue; // is here
                if (newcomer.when >= until) break;
                arrived.push_back(newcomer.person.key);
                life.arrive(newcomer);
                plan_new(newcomer.when);
            }
            for (std::size_t row = 0; row < ahead.size(); ++row) {
                const PersonId who{row};
                const Instant gone = std::min(ahead[row].death, ahead[row].departure);
                if (!life.people().is_present(who) || gone >= until) continue;
                if (ahead[row].death <= ahead[row].departure) {
                    life.people().die(who, gone);
                    died[life.people().key(who).value] = gone;
                } else {
                    life.people().move_away(who, gone);
                }
            }
            now = until;
        };
        const auto change = [&](Instant when, const ShockAssumptions& to) {
            live_to(when);
            shock = to;
            if (!life.change_shock(when)) return;
            for (std::size_t row = 0; row < ahead.size(); ++row)
                if (const PersonId who{row}; life.people().is_present(who))
                    ahead[row] = life.plan_again(who, when);
        };
        change(spring, at);
        change(autumn, {});
        live_to(end);
    }
};

class ShockTest : public testing::Test {
protected:
    const PopulationTables tables = old_and_leaving();
    const Geography places = testing_skelleftea::geography(tables);
    PopulationAssumptions assume;
    static omsorg::Run future(std::uint32_t number) { return {.seed = 919, .number = number}; }
    ShockTest() { assume.recorded_migration = false; }
};

TEST_F(ShockTest, the_clock_passes_at_the_factors_of_the_year) {
    ShockClock clock;
    clock.restart(new_year, end, 1);
    EXPECT_TRUE(clock.steady());
    EXPECT_DOUBLE_EQ(clock.passed(autumn), 0.6);
    clock.change(spring, 3);
    EXPECT_FALSE(clock.steady());
    EXPECT_DOUBLE_EQ(clock.passed(autumn), 0.2 + 3 * 0.4);
    EXPECT_DOUBLE_EQ(clock.share_until(0.2 + 3 * 0.1), 0.1);
    clock.change(autumn, 0);
    EXPECT_DOUBLE_EQ(clock.passed(end), 1.4);
    EXPECT_EQ(clock.share_until(1.5), std::numeric_limits<double>::infinity());
}

TEST_F(ShockTest, a_change_to_the_same_factors_moves_nobody) {
    const LivedYear calm_year{tables, assume, places, future(0), {}};
    Life plain{tables, assume, places, future(0)};
    plain.found();
    plain.live_year(year);
    EXPECT_EQ(calm_year.life.people().died() > 500, true);
    std::size_t dead = 0;
    for (std::size_t row = 0; row < plain.people().size(); ++row) {
        const PersonId who{row};
        if (plain.people().presence(who) != Presence::dead || plain.people().origin(who) == Origin::newborn)
            continue;
        const auto found = calm_year.died.find(plain.people().key(who).value);
        ASSERT_NE(found, calm_year.died.end());
        EXPECT_EQ(found->second, plain.people().until(who));
        ++dead;
    }
    EXPECT_EQ(dead, calm_year.died.size());
}

/// Of those who came between spring and autumn nobody is drawn away before a day; then at the hazard g for three fifths of a
/// year and at none after it: the share exp(-g · 0.4) stays, and nobody who was here at the start leaves for it.
TEST_F(ShockTest, those_who_came_leave_again_as_the_closed_form_says) {
    PopulationTables many = tables;
    many.net_migrants = {};
    for (int age = 20; age < 30; ++age) many.net_migrants.at(Sex::female, age) = 400;
    const double g = 2;
    std::int64_t came = 0, stayed = 0;
    for (std::uint32_t number = 0; number < 4; ++number) {
        ShockAssumptions shock;
        Life life{many, assume, places, future(number), shock};
        life.found();
        life.live_year(year);
        shock.newcomers_leave = g;
        life.begin_year(year + 1);
        const Instant begin = start_of_year(year + 1), middle = begin + 146_days; // 0.4 of 365 days
        std::vector<PersonId> newcomers;
        std::vector<Instant> planned;
        for (std::size_t row = 0; row < life.people().size(); ++row) {
            const PersonId who{row};
            if (!life.people().is_present(who)) continue;
            const YearAhead ahead = life.plan(who, begin);
            if (life.people().origin(who) == Origin::migrant) {
                newcomers.push_back(who);
                planned.push_back(ahead.departure);
            } else {
                EXPECT_TRUE(
                    life.people().origin(who) != Origin::founder || ahead.departure == never ||
                    life.year().departure.at(life.people().sex(who), life.people().age(who, year + 1)) > 0);
            }
        }
        shock.newcomers_leave = 0;
        ASSERT_TRUE(life.change_shock(middle));
        for (std::size_t i = 0; i < newcomers.size(); ++i) {
            ++came;
            if (planned[i] < middle) continue;
            ++stayed;
            EXPECT_EQ(life.plan_again(newcomers[i], middle).departure, never)
                << "nobody is drawn away any longer";
        }
    }
    ASSERT_GT(came, 3000);
    const double share = std::exp(-g * during),
                 spread = std::sqrt(share * (1 - share) / static_cast<double>(came));
    EXPECT_NEAR(static_cast<double>(stayed) / static_cast<double>(came), share, 4.6 * spread);
}

TEST_F(ShockTest, as_many_of_the_old_die_as_the_closed_form_says_and_of_the_young_the_same_persons) {
    PopulationTables still = tables;
    still.net_migrants = {};
    const double factor = 1.6;
    double expected = 0, without = 0, variance = 0, seen = 0;
    constexpr std::uint32_t futures = 12;
    const YearOfLife rates = year_of_life(year, still, assume);
    for (const Sex sex : both_sexes)
        for (int age = shock_age; age <= oldest_age; ++age) {
            // Those who reach this age in the year.
            const double n = std::round(still.start.at(sex, age - 1)) +
                             (age == oldest_age ? std::round(still.start.at(sex, age)) : 0);
            const double h = rates.death.at(sex, age);
            const double dies = -std::expm1(-h * (1 + (factor - 1) * during));
            expected += n * dies;
            without += n * -std::expm1(-h);
            variance += n * dies * (1 - dies);
        }
    for (std::uint32_t number = 0; number < futures; ++number) {
        const LivedYear calm_year{still, assume, places, future(number), {}};
        const LivedYear pandemic{still, assume, places, future(number), {.mortality = factor}};
        const People& people = pandemic.life.people();
        for (std::size_t row = 0; row < people.size(); ++row) {
            const PersonId who{row};
            const std::uint64_t key = people.key(who).value;
            if (people.age(who, year) >= shock_age) {
                seen += pandemic.died.contains(key);
                // Nobody dies later for a shock.
                if (calm_year.died.contains(key)) {
                    ASSERT_LE(pandemic.died.at(key), calm_year.died.at(key) + 1_microseconds);
                }
            } else {
                ASSERT_EQ(pandemic.died.contains(key), calm_year.died.contains(key));
                if (calm_year.died.contains(key)) {
                    ASSERT_EQ(pandemic.died.at(key), calm_year.died.at(key));
                }
            }
        }
    }
    const double error = std::sqrt(variance / futures);
    EXPECT_LT(std::abs(seen / futures - expected) / error, 4.6);
    EXPECT_GT(std::abs(seen / futures - without) / error, 4.6);
}

TEST_F(ShockTest, as_many_leave_and_come_as_the_closed_form_says) {
    PopulationTables immortal = tables;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) immortal.survival.at(sex, age) = 1;
    const ShockAssumptions boom{.arrivals = 3, .departures = 0.5};
    const YearOfLife rates = year_of_life(year, immortal, assume);
    double leave = 0, variance = 0, come = 0;
    for (const Sex sex : both_sexes)
        for (int age = 1; age <= oldest_age; ++age) {
            const double n = std::round(immortal.start.at(sex, age - 1)) +
                             (age == oldest_age ? std::round(immortal.start.at(sex, age)) : 0);
            const double leaves = -std::expm1(-rates.departure.at(sex, age) * (1 + (0.5 - 1) * during));
            leave += n * leaves;
            variance += n * leaves * (1 - leaves);
            come += rates.arrivals.at(sex, age) * (1 + (3.0 - 1) * during);
        }
    constexpr std::uint32_t futures = 40;
    double left = 0, came = 0;
    for (std::uint32_t number = 0; number < futures; ++number) {
        const LivedYear booming{immortal, assume, places, future(number), boom};
        left += static_cast<double>(booming.life.people().moved_out()) / futures;
        came += static_cast<double>(booming.arrived.size()) / futures;
    }
    EXPECT_LT(std::abs(left - leave) / std::sqrt(variance / futures), 4.6);
    EXPECT_LT(std::abs(came - come) / std::sqrt(come / futures), 4.6);
    EXPECT_GT(come, 1.7 * rates.arrivals.total()); // a mean that no calm year has
}

/// Those who come after the shock are those who would have come; those who come in it include them.
TEST_F(ShockTest, a_shock_that_has_ended_leaves_those_who_come_after_it_as_they_were) {
    const LivedYear calm_year{tables, assume, places, future(3), {}};
    const LivedYear boom{tables, assume, places, future(3), {.arrivals = 4}};
    EXPECT_GT(boom.arrived.size(), calm_year.arrived.size());
    const auto has = [](const std::vector<Key>& keys, Key one) {
        return std::ranges::find(keys, one) != keys.end();
    };
    for (const Key one : calm_year.arrived) EXPECT_TRUE(has(boom.arrived, one));
    const Stream moment{future(3), Purpose::immigrant_moment};
    for (const Key one : boom.arrived) {
        const double share = moment.uniform(one);
        if (share >= 0.2 && share < 0.6) continue;
        EXPECT_TRUE(has(calm_year.arrived, one)) << share;
    }
}

} // namespace
} // namespace omsorg
