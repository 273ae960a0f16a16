// SPDX-License-Identifier: MIT
// M/M/c and M/M/c/c against Erlang, from an exact stationary start, so that nothing need be warmed up.
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/tally.hpp>

#include "../erlang.hpp"
#include "dice.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

constexpr int replications = 1'000;
constexpr Duration mean_service = 1_hours;

// The rule for a statistical test, fixed seeds: |t| at most the Student quantile of 6.8e-6, a relative
// standard error of at most 0.5 %, at least a thousand replications, and little skewness.
bool accepted(const Tally& tally, double exact) {
    const double t = (tally.mean() - exact) / tally.standard_error();
    return tally.count() >= 1'000 && std::abs(t) <= 4.524 &&
           tally.standard_error() <= 0.005 * std::abs(exact) &&
           std::abs(tally.skewness()) / std::sqrt(static_cast<double>(tally.count())) <= 0.05;
}

void expect_truth(const Tally& tally, double exact) {
    EXPECT_TRUE(accepted(tally, exact)) << "mean " << tally.mean() << " ± " << tally.standard_error()
                                        << ", exact " << exact << ", skewness " << tally.skewness();
    EXPECT_FALSE(accepted(tally, exact * 1.05));
    EXPECT_FALSE(accepted(tally, exact / 1.05));
}

Process customer(Places& desks, Duration service, Duration patience) {
    auto desk = co_await desks.admit(patience);
    if (desk) co_await desks.simulation().after(service);
}

Duration exponential(Dice& dice, Duration mean) {
    return Duration{std::llround(dice.exponential(static_cast<double>(mean.count())))};
}

Process source(Places& desks, double load, Dice& dice, Duration patience) {
    const auto between = std::chrono::duration_cast<Duration>(mean_service / load);
    for (;;) {
        co_await desks.simulation().after(exponential(dice, between));
        desks.simulation().start(customer(desks, exponential(dice, mean_service), patience));
    }
}

// How many are present at a stationary moment: a birth-and-death chain, cut at `most`.
int stationary(int servers, double load, int most, double u) {
    double total = 0.0;
    double weight = 1.0;
    for (int n = 0; n <= most; ++n) {
        total += weight;
        weight *= load / std::min(n + 1, servers);
    }
    weight = 1.0;
    double passed = 0.0;
    for (int n = 0; n < most; ++n) {
        passed += weight;
        if (u * total < passed) return n;
        weight *= load / std::min(n + 1, servers);
    }
    return most;
}

struct Found {
    Tally waiting, present, lost;
};

Found replicate(int servers, double load, int most, Duration length, Duration patience, std::uint64_t seed) {
    Found found;
    for (int r = 0; r < replications; ++r) {
        Dice dice{seed + static_cast<std::uint64_t>(r)};
        Simulation sim{start_of_year(2020)};
        Places desks{sim, "desks", servers};
        const int there = stationary(servers, load, most, dice.uniform());
        for (int i = 0; i < there; ++i) sim.start(customer(desks, exponential(dice, mean_service), patience));
        sim.run_until(sim.now() + Duration{1});
        desks.observe_afresh();
        sim.start(source(desks, load, dice, patience));
        sim.run_until(sim.now() + length);
        found.waiting.add(desks.average_waiting());
        found.present.add(desks.average_taken() + desks.average_waiting());
        found.lost.add(static_cast<double>(desks.flow().refused) / (in_hours(length) * load));
    }
    return found;
}

} // namespace

TEST(ErlangTest, formulas_give_the_published_figures) {
    EXPECT_NEAR(erlang_c(2, 1.5), 0.642857142857143, 1e-14);
    EXPECT_NEAR(erlang_c(5, 4.0), 0.554112554112554, 1e-14);
    EXPECT_NEAR(erlang_c(10, 8.0), 0.409180150796444, 1e-14);
}

TEST(ErlangTest, three_desks_queue_as_erlang_c_says) {
    const Found found = replicate(3, 1.5, 400, Duration{2'800_hours}, forever, 1'000);
    const double waiting = erlang_c(3, 1.5) * 1.5 / (3 - 1.5);
    expect_truth(found.waiting, waiting);
    expect_truth(found.present, waiting + 1.5);
}

TEST(ErlangTest, five_desks_queue_as_erlang_c_says) {
    const Found found = replicate(5, 3.5, 400, Duration{2'400_hours}, forever, 5'000);
    const double waiting = erlang_c(5, 3.5) * 3.5 / (5 - 3.5);
    expect_truth(found.waiting, waiting);
    expect_truth(found.present, waiting + 3.5);
}

TEST(ErlangTest, four_beds_without_a_queue_lose_as_erlang_b_says) {
    const Found found = replicate(4, 3.0, 4, Duration{600_hours}, Duration::zero(), 9'000);
    expect_truth(found.lost, erlang_b(4, 3.0));
    expect_truth(found.present, 3.0 * (1.0 - erlang_b(4, 3.0)));
}
