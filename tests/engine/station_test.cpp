// SPDX-License-Identifier: MIT
// Random models: any capacity, any rule, any request, shifts, and all that can befall a story, at random moments.
// The books balance at the end of every stretch, nobody waits while somebody who could serve is free, and the
// months add up.
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/together.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <list>
#include <memory>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

const Instant begin = start_of_year(2027);
constexpr Skill skills[] = {Skill{0}, Skill{1}, Skill{2}};

HouseRules random_rules(Dice& dice, bool places) {
    HouseRules rules;
    rules.discipline = static_cast<Discipline>(dice.below(6));
    if (const auto preemption = static_cast<Preemption>(dice.below(3)); rules.can_overtake())
        rules.preemption = preemption;
    if (dice.below(3) == 0) rules.at_closing = AtClosing::go_home;
    constexpr AtShiftEnd ends[] = {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::restart,
                                   AtShiftEnd::suspend, AtShiftEnd::do_not_start};
    rules.at_shift_end = ends[dice.below(places ? 3 : 5)];
    if (dice.below(4) == 0) rules.room_to_wait = static_cast<int>(dice.between(0, 8));
    rules.lots = Stream{omsorg::Run{.seed = dice()}, Purpose::death};
    return rules;
}

/// What the test itself knows about those who wait for staff.
struct Wanted {
    Skills needed;
    Duration length;
};

struct World {
    Dice dice;
    Simulation sim{begin};
    std::vector<std::unique_ptr<Places>> wards{};
    Staff staff;
    std::vector<Skills> can{};
    std::list<Wanted> wanted{};
    std::vector<Story> stories{};
    bool single; ///< places are asked for one by one
    std::uint64_t blows = 0, handed_on = 0;

    explicit World(std::uint64_t seed)
        : dice{seed}, staff{sim, "staff", random_rules(dice, false)}, single{dice.below(2) == 0} {
        for (int i = 0; i < 2; ++i)
            wards.push_back(std::make_unique<Places>(sim, "ward", static_cast<int>(dice.between(0, 4)),
                                                     random_rules(dice, true)));
        for (auto n = dice.between(1, 5); n > 0; --n) {
            can.push_back(some_skills());
            Worker worker{.name = "worker", .skills = can.back()};
            if (dice.below(3) > 0) {
                worker.shifts.emplace();
                const Duration from = 1_hours * dice.between(0, 23);
                worker.shifts->add(dice.below(2) == 0 ? Weekdays::every_day : Weekdays::monday_to_friday,
                                   from, from + 1_hours * dice.between(1, 12), 1);
            }
            staff.hire(std::move(worker));
        }
    }
    Skills some_skills() {
        Skills some;
        for (const Skill skill : skills)
            if (dice.below(2) == 0) some.add(skill);
        return some;
    }
    Duration while_of(Duration most) { return Duration{dice.between(0, most.count())}; }
    Request request() {
        Request asks;
        if (dice.below(2) == 0) asks.patience = dice.below(4) == 0 ? at_once : while_of(5_days);
        asks.priority = static_cast<int>(dice.between(0, 3));
        asks.length = while_of(12_hours);
        asks.deadline = sim.now() + while_of(10_days);
        if (dice.below(4) == 0) asks.joins_below = static_cast<int>(dice.between(0, 5));
        return asks;
    }
};

Process keeps(World& world, Stay stay, Duration length) {
    ++world.handed_on;
    if (world.dice.below(2) == 0)
        co_await stay.work(length);
    else
        co_await world.sim.after(length);
}

Process visits_ward(World& world) {
    Request asks = world.request();
    Places& ward = *world.wards[world.dice.below(2)];
    if (!world.single) asks.units = static_cast<int>(world.dice.between(1, 3));
    auto stay = co_await ward.admit(asks);
    if (!stay) co_return;
    const Duration length = world.dice.below(3) == 0 ? world.while_of(2_days) : asks.length;
    switch (world.dice.below(4)) {
    case 0:
        co_await world.sim.after(length);
        break;
    case 1:
        world.stories.push_back(world.sim.start(keeps(world, std::move(stay), length)));
        break;
    default:
        co_await stay.work(length);
        if (world.dice.below(3) == 0 && stay) stay.leave();
        co_await world.sim.after(world.while_of(4_hours));
    }
}

Process is_helped(World& world) {
    const Request asks = world.request();
    const Skills needed = world.can[world.dice.below(world.can.size())];
    std::optional<WorkerId> preferred;
    if (world.dice.below(3) == 0) preferred = WorkerId{world.dice.below(world.can.size())};
    Engagement helper;
    {
        const struct Wait {
            std::list<Wanted>& all;
            std::list<Wanted>::iterator mine;
            ~Wait() { all.erase(mine); }
        } wait{world.wanted, world.wanted.insert(world.wanted.end(), {needed, asks.length})};
        helper = co_await world.staff.engage(asks, needed, preferred);
    }
    if (!helper) co_return;
    if (world.dice.below(4) == 0) co_await world.sim.after(world.while_of(3_hours));
    co_await helper.work(world.dice.below(3) == 0 ? world.while_of(12_hours) : asks.length);
}

Process lives(World& world) {
    for (;;) {
        co_await world.sim.after(world.while_of(2_days));
        try {
            switch (world.dice.below(5)) {
            case 0:
                (void)co_await first_of(visits_ward(world), is_helped(world));
                break;
            case 1:
                (void)co_await all_of(visits_ward(world), is_helped(world));
                break;
            case 2:
                co_await is_helped(world);
                break;
            case 3:
                co_await world.sim.start(visits_ward(world));
                break;
            default:
                co_await visits_ward(world);
            }
        } catch (const Interrupted&) {
            ++world.blows;
        }
    }
}

Process fate(World& world) {
    for (;;) {
        co_await world.sim.after(world.while_of(20_hours),
                                 static_cast<std::int8_t>(world.dice.between(-90, 90)));
        Places& ward = *world.wards[world.dice.below(2)];
        const WorkerId who{world.dice.below(world.can.size())};
        Story& one = world.stories[world.dice.below(world.stories.size())];
        constexpr AtShiftEnd rules[] = {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::restart};
        switch (world.dice.below(8)) {
        case 0:
        case 1:
            ward.resize(static_cast<int>(world.dice.between(0, 5)), rules[world.dice.below(3)]);
            break;
        case 2:
            world.staff.send_home(who);
            break;
        case 3:
            world.staff.call_in(who);
            break;
        case 4:
            one.cancel();
            one = world.sim.start(lives(world));
            break;
        case 5:
            if (world.dice.below(10) == 0) world.sim.observe_afresh();
            break;
        default:
            one.interrupt();
            if (!one.running()) one = world.sim.start(lives(world));
        }
    }
}

StationFlow sum_of(const std::vector<StationMonth>& months) {
    StationFlow whole{};
    for (const StationMonth& month : months)
        for (const auto member :
             {&StationFlow::asked, &StationFlow::admitted, &StationFlow::refused, &StationFlow::balked,
              &StationFlow::gave_up, &StationFlow::withdrawn, &StationFlow::returned,
              &StationFlow::interrupted, &StationFlow::resumed, &StationFlow::dropped})
            whole.*member += month.flow.*member;
    return whole;
}

void expect_laws(const World& world) {
    for (const auto& ward : world.wards) {
        ASSERT_EQ(ward->free(), std::max(0, ward->capacity() - ward->occupied()));
        if (world.single) {
            ASSERT_TRUE(ward->waiting() + ward->suspended() == 0 || ward->free() == 0);
        }
        ASSERT_EQ(ward->book().over().count(), std::max(0, ward->occupied() - ward->capacity()));
        ASSERT_EQ(sum_of(ward->book().by_month(world.sim.now())), ward->flow());
        ASSERT_EQ(sum_of(ward->book().by_year(world.sim.now())), ward->flow());
    }
    ASSERT_EQ(sum_of(world.staff.book().by_month(world.sim.now())), world.staff.flow());
    ASSERT_EQ(static_cast<int>(world.wanted.size()), world.staff.waiting());
    for (std::size_t i = 0; i < world.can.size(); ++i) {
        if (!world.staff.on_duty(WorkerId{i}) || world.staff.busy(WorkerId{i})) continue;
        for (const Wanted& one : world.wanted)
            ASSERT_TRUE(!world.can[i].cover(one.needed) ||
                        world.staff.rules().at_shift_end == AtShiftEnd::do_not_start);
    }
}

void hold_to_the_laws(int models, std::uint64_t seed) {
    Dice dice{seed};
    StationFlow all{};
    std::uint64_t blows = 0;
    std::uint64_t handed_on = 0;
    for (int i = 0; i < models; ++i) {
        World world{dice()};
        for (auto n = world.dice.between(1, 25); n > 0; --n)
            world.stories.push_back(world.sim.start(lives(world)));
        const Story end = world.sim.start(fate(world));
        for (int stretch = 0; stretch < 60; ++stretch) {
            ASSERT_NO_THROW(world.sim.run_until(world.sim.now() + world.while_of(2_days)))
                << "model " << i << ", stretch " << stretch;
            expect_laws(world);
            if (testing::Test::HasFatalFailure()) return;
        }
        for (const auto& ward : world.wards) {
            const StationFlow flow = ward->flow();
            all.interrupted += flow.interrupted;
            all.dropped += flow.dropped;
            all.gave_up += flow.gave_up;
            all.withdrawn += flow.withdrawn;
        }
        all.resumed += world.staff.flow().resumed;
        blows += world.blows;
        handed_on += world.handed_on;
        end.cancel();
        world.sim.end_stories(); // everybody goes, and nothing remains
        ASSERT_EQ(world.staff.book().holding() + world.staff.waiting() + world.staff.suspended(), 0);
        for (const auto& ward : world.wards)
            ASSERT_EQ(ward->book().holding() + ward->waiting() + ward->suspended() + ward->occupied(), 0);
        ASSERT_NO_THROW(world.sim.balance());
    }
    const auto enough = static_cast<std::uint64_t>(models);
    EXPECT_GT(all.interrupted, enough);
    EXPECT_GT(all.dropped, enough / 10);
    EXPECT_GT(all.gave_up, enough);
    EXPECT_GT(all.withdrawn, enough);
    EXPECT_GT(all.resumed, enough);
    EXPECT_GT(blows, enough);
    EXPECT_GT(handed_on, enough);
}

} // namespace

TEST(StationTest, random_models_obey_the_laws) { hold_to_the_laws(1'000, 171); }
TEST(StationTestNightly, random_models_obey_the_laws) { hold_to_the_laws(20'000, 172); }
