// SPDX-License-Identifier: MIT
// What a test of a mean must be able to tell apart: if it accepts the one, it must refuse the other.
#include <omsorg/chance/stream.hpp>
#include <omsorg/doctor/examine.hpp>
#include <omsorg/doctor/known.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/acceptance.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <tuple>

using namespace omsorg;

namespace {

/// One desk, an hour of work for each, and two kinds of customers, of whom the first is the more urgent.
struct Desk {
    Desk(Run run, double its_lambda, const HouseRules& rules)
        : lambda{its_lambda}, desk{sim, "desk", 1, rules}, arriving{run, Purpose::model_arrival},
          kind{run, Purpose::model_kind} {
        sim.start(source());
    }

    Process source() {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(arriving.exponential(Key{number}) / lambda));
            sim.start(customer(kind.happens(0.5, Key{number}) ? 1 : 2));
        }
    }
    Process customer(int priority) {
        const Instant came = sim.now();
        auto place = co_await desk.admit({.priority = priority});
        const double wait = in_hours(sim.now() - came);
        waits.add(wait);
        squares.add(wait * wait);
        co_await place.work(from_hours(1));
        if (priority == 2) sojourns_of_second.add(in_hours(sim.now() - came));
    }

    double lambda;
    Simulation sim{};
    Places desk;
    Stream arriving, kind;
    Tally waits{}, squares{}, sojourns_of_second{};
};

struct Means {
    Tally waits, squares, sojourns_of_second;
};

/// What replications see from hour 500 on: M/M/1 with a load of 0.6 forgets its start in 20.
Means seen_by_desks(double lambda, const HouseRules& rules, double hours) {
    Means means;
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        Desk desk{Run{4711, i}, lambda, rules};
        desk.sim.run_until(Instant{} + from_hours(500));
        desk.waits = desk.squares = desk.sojourns_of_second = {};
        desk.sim.run_until(Instant{} + from_hours(500 + hours));
        means.waits.add(desk.waits.mean());
        means.squares.add(desk.squares.mean());
        means.sojourns_of_second.add(desk.sojourns_of_second.mean());
    }
    return means;
}

void expect_told_apart(const Tally& right, const Tally& wrong, double truth) {
    const Acceptance verdict = accept(right, truth);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    EXPECT_EQ(accept(wrong, truth).refusal, Refusal::too_far) << accept(wrong, truth).why;
}

} // namespace

// Takacs: by the last to come first, the second moment is that of the first to come over 1 - rho.
TEST(ControlsTest, last_come_is_told_from_first_come_by_second_moments_alone) {
    const double rho = 0.3, mean = rho / (2 * (1 - rho));
    const double square = 2 * mean * mean + rho / (3 * (1 - rho));
    const Means first = seen_by_desks(rho, {.discipline = Discipline::first_come}, 24'000);
    const Means last = seen_by_desks(rho, {.discipline = Discipline::last_come}, 24'000);
    EXPECT_TRUE(accept(first.waits, mean).accepted());
    EXPECT_TRUE(accept(last.waits, mean).accepted());
    expect_told_apart(first.squares, last.squares, square);
    expect_told_apart(last.squares, first.squares, square / (1 - rho));
}

// White and Christie 1958: the second kind meets the work of both kinds, and all that she meets and brings takes
// longer by the work of the first kind that comes meanwhile.
TEST(ControlsTest, work_that_is_taken_up_again_is_told_from_work_that_begins_anew) {
    const double rho = 0.6, rho_1 = 0.3;
    const double resumed = 1 / (1 - rho_1) + (rho / 2) / ((1 - rho_1) * (1 - rho));
    const auto seen = [rho](Preemption preemption) {
        return seen_by_desks(rho, {.discipline = Discipline::priority, .preemption = preemption}, 3'000)
            .sojourns_of_second;
    };
    expect_told_apart(seen(Preemption::resume), seen(Preemption::restart), resumed);
}

// By the clock they come when the desk has had its time to get empty.
TEST(ControlsTest, what_arrivals_find_is_told_from_what_time_finds) {
    const auto found = examine({.ids = {"R144", "R346"}});
    ASSERT_EQ(found.size(), 2U);
    const auto& [arrivals, time] = std::tie(found[0], found[1]);
    expect_told_apart(arrivals.seen, time.seen, known_row("R144")->exact);
    expect_told_apart(time.seen, arrivals.seen, known_row("R346")->exact);
}
