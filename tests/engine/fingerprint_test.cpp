// SPDX-License-Identifier: MIT
#include <omsorg/engine/fingerprint.hpp>
#include <omsorg/engine/places.hpp>

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
