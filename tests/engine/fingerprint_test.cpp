// SPDX-License-Identifier: MIT
#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/fingerprint.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/engine/stock.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <functional>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

Process customer(Simulation& sim, Places& desk, Duration service) {
    auto served = co_await desk.admit();
    co_await sim.after(service);
}
Process source(Simulation& sim, Places& desk, std::uint64_t seed) {
    Dice dice{seed};
    for (int i = 0; i < 1'000; ++i) {
        co_await sim.after(Duration{dice.between(1, 1'000)});
        sim.start(customer(sim, desk, Duration{dice.between(1, 1'500)}));
    }
}

std::uint64_t print_of(
    Ingredients ingredients, std::uint64_t seed,
    const std::function<void(Simulation&)>& besides = [](Simulation&) {}) {
    Simulation sim;
    Places desk{sim, "desk", 2};
    Fingerprint print{ingredients};
    sim.witness(&print);
    besides(sim);
    sim.start(source(sim, desk, seed));
    sim.run_until(Instant{} + 1_days, [](const Event&) {});
    return print.value();
}

Process does_nothing(Simulation& sim) { co_await sim.after(0_hours); }

} // namespace

TEST(FingerprintTest, the_same_run_has_the_same_print_and_another_run_another) {
    for (const Ingredients some : {Ingredients::when, Ingredients::who, Ingredients::all}) {
        EXPECT_EQ(print_of(some, 1), print_of(some, 1));
        EXPECT_NE(print_of(some, 1), print_of(some, 2));
    }
}

TEST(FingerprintTest, a_coarse_print_forgives_what_a_fine_one_does_not) {
    const auto plain = [](std::uint32_t who, std::uint16_t kind) {
        return [=](Simulation& sim) { sim.book(Instant{} + 1_hours, Event{.kind = kind, .who = who}); };
    };
    EXPECT_EQ(print_of(Ingredients::when | Ingredients::what, 1, plain(7, 3)),
              print_of(Ingredients::when | Ingredients::what, 1, plain(8, 3)));
    EXPECT_NE(print_of(Ingredients::all, 1, plain(7, 3)), print_of(Ingredients::all, 1, plain(8, 3)));
    EXPECT_NE(print_of(Ingredients::what, 1, plain(7, 3)), print_of(Ingredients::what, 1, plain(7, 4)));
    EXPECT_EQ(print_of(Ingredients::how_many, 1, plain(7, 3)),
              print_of(Ingredients::how_many, 1, plain(8, 4)));
    // One more story renumbers the others: who is who changes, when things happen does not.
    const auto extra = [](Simulation& sim) { sim.start(does_nothing(sim)); };
    const auto twice = [](Simulation& sim) {
        sim.book(Instant{}, Event{});
        sim.book(Instant{}, Event{});
    };
    EXPECT_EQ(print_of(Ingredients::when, 1, extra), print_of(Ingredients::when, 1, twice));
    EXPECT_NE(print_of(Ingredients::who, 1, extra), print_of(Ingredients::who, 1, twice));
}

TEST(FingerprintTest, order_matters) {
    Fingerprint one, other;
    one.happened(Instant{}, Event{.who = 1});
    one.happened(Instant{}, Event{.who = 2});
    other.happened(Instant{}, Event{.who = 2});
    other.happened(Instant{}, Event{.who = 1});
    EXPECT_NE(one.value(), other.value());
    EXPECT_EQ(one.events(), 2U);
}

// Kept from the day the engine was held against its oracles: whole microseconds and integer chance only, so
// the same on every compiler, at every level of optimisation.
TEST(FingerprintTest, the_golden_queue_keeps_its_prints) {
    EXPECT_EQ(print_of(Ingredients::how_many, 11), 5850870678632973714U);
    EXPECT_EQ(print_of(Ingredients::when, 11), 10405055490818250984U);
    EXPECT_EQ(print_of(Ingredients::all, 11), 17876120686206108348U);
}

namespace {

Process patient(Simulation& sim, Staff& nurses, int priority, Skill needed, Duration length) {
    const Request urgent{.patience = 2_hours, .priority = priority};
    auto nurse = co_await nurses.engage(urgent, needed);
    if (nurse) co_await nurse.work(length);
    co_await sim.after(1_minutes);
}
Process patients(Simulation& sim, Staff& nurses) {
    Dice dice{21};
    for (int i = 0; i < 1'000; ++i) {
        co_await sim.after(dice.between(0, 60) * 1_minutes);
        const auto priority = static_cast<int>(dice.below(4));
        const Skill needed{static_cast<std::uint8_t>(dice.below(2))};
        sim.start(patient(sim, nurses, priority, needed, dice.between(1, 100) * 1_minutes));
    }
}
// Three nurses, two of them by shifts: whoever comes makes others give way, and shifts end in the midst of work.
StationFlow ward(Fingerprint& print) {
    Simulation sim{start_of_year(2027)};
    Staff nurses{sim,
                 "nurses",
                 {.discipline = Discipline::priority,
                  .preemption = Preemption::resume,
                  .at_shift_end = AtShiftEnd::hand_over}};
    Worker day{.name = "by day", .skills = {Skill{0}, Skill{1}}},
        night{.name = "by night", .skills = Skill{1}};
    day.shifts.emplace().add(Weekdays::every_day, 7_hours, 19_hours, 1);
    night.shifts.emplace().add(Weekdays::every_day, 18_hours, 31_hours, 1);
    nurses.hire(day);
    nurses.hire(night);
    nurses.hire({.name = "always", .skills = Skill{0}});
    sim.witness(&print);
    sim.start(patients(sim, nurses));
    sim.run_until(start_of_year(2027) + 60_days);
    return nurses.flow();
}

struct Delivery {
    Simulation sim{};
    Batching bus{sim, "bus", {.enough = 3, .longest = Duration{700}}};
    Stock meals{sim, "meals", {.capacity = 12, .level = 6}};
    Dice dice{22};
    int hungry = 0;
};
Process guest(Delivery& lunch) {
    co_await lunch.bus.join();
    const auto portions = lunch.dice.between(1, 5);
    const Duration patience{lunch.dice.between(0, 3'000)};
    if (!co_await lunch.meals.take(portions, patience)) ++lunch.hungry;
}
Process guests(Delivery& lunch) {
    for (int i = 0; i < 1'000; ++i) {
        co_await lunch.sim.after(Duration{lunch.dice.between(0, 800)});
        lunch.sim.start(guest(lunch));
    }
}
Process kitchen(Delivery& lunch) {
    for (int i = 0; i < 800; ++i) {
        co_await lunch.sim.after(Duration{lunch.dice.between(0, 1'000)});
        co_await lunch.meals.put(4);
    }
}

} // namespace

// Skills, work that gives way, and shifts that end in the midst of it.
TEST(FingerprintTest, the_golden_ward_keeps_its_prints) {
    Fingerprint coarse{Ingredients::when}, fine;
    const StationFlow flow = ward(coarse);
    ward(fine);
    EXPECT_GT(flow.interrupted, 100U);
    EXPECT_GT(flow.gave_up, 10U);
    EXPECT_EQ(coarse.value(), 13681944448107222382U);
    EXPECT_EQ(fine.value(), 10372221960924858085U);
}

// Those who wait for each other, and then for meals.
TEST(FingerprintTest, the_golden_lunch_keeps_its_prints) {
    Fingerprint prints[] = {Fingerprint{Ingredients::when}, Fingerprint{}};
    for (Fingerprint& print : prints) {
        Delivery lunch;
        lunch.sim.witness(&print);
        lunch.sim.start(guests(lunch));
        lunch.sim.start(kitchen(lunch));
        lunch.sim.run_until(Instant{} + 1_days);
        EXPECT_GT(lunch.hungry, 20);
        EXPECT_EQ(lunch.bus.joined(), 1'000U);
    }
    EXPECT_EQ(prints[0].value(), 497263868936338895U);
    EXPECT_EQ(prints[1].value(), 553982439190945846U);
}
