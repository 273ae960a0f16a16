// SPDX-License-Identifier: MIT
// Draws: each at an address of its own, beside a draw from xoshiro256++ through Boost. An item is one draw.
#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/logarithm.hpp>
#include <omsorg/chance/stream.hpp>

#include "fast_draws.hpp"

#include <boost/random/exponential_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace omsorg;

namespace {

constexpr int batch = 4096;
constexpr Run run{.seed = 2026, .number = 3};

template <class Draw>
double seconds_for_a_batch(Draw& draw) {
    benchmark::DoNotOptimize(draw); // the compiler knows neither seed nor state
    const auto start = std::chrono::steady_clock::now();
    double sum = 0;
    for (int i = 0; i < batch; ++i) sum += draw();
    benchmark::DoNotOptimize(sum);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Ours and the limit take turns, and the quickest batch of each counts: a busy neighbour slows neither alone.
template <class Ours, class Limit>
void take_turns(benchmark::State& state, Ours ours, Limit limit) {
    double our_best = 1, limit_best = 1;
    for (auto _ : state) {
        const double seconds = seconds_for_a_batch(ours);
        our_best = std::min(our_best, seconds);
        limit_best = std::min(limit_best, seconds_for_a_batch(limit));
        state.SetIterationTime(seconds);
    }
    state.SetItemsProcessed(state.iterations() * batch);
    state.counters["ns"] = 1e9 * our_best / batch;
    state.counters["limit_ns"] = 1e9 * limit_best / batch;
    state.counters["ratio"] = our_best / limit_best;
}

// People of one stream; the engine of the limit carries its state along.
struct AddressedUniform {
    Stream stream{run, Purpose::visit_length};
    std::uint64_t who = 0;
    double operator()() { return stream.uniform(Key{who += 0x9E3779B97F4A7C15}); }
};
struct AddressedExponential {
    Stream stream{run, Purpose::visit_length};
    std::uint64_t who = 0;
    double operator()() { return stream.exponential(Key{who += 0x9E3779B97F4A7C15}); }
};
struct LogarithmOfLibm {
    Stream stream{run, Purpose::visit_length};
    std::uint64_t who = 0;
    double operator()() { return -std::log(stream.uniform(Key{who += 0x9E3779B97F4A7C15})); }
};
struct Drawn {
    Distribution distribution;
    Stream stream{run, Purpose::visit_length};
    std::uint64_t who = 0;
    double operator()() {
        Luck luck = stream.at(Key{who += 0x9E3779B97F4A7C15});
        return distribution.draw(luck);
    }
};
struct LimitUniform {
    FastDraws engine{1};
    boost::random::uniform_01<double> uniform{};
    double operator()() { return uniform(engine); }
};
struct LimitExponential {
    FastDraws engine{1};
    boost::random::exponential_distribution<double> exponential{1};
    double operator()() { return exponential(engine); }
};

// An arrival is a draw, and its place in time: hours of a week that differ, or a wave that keeps two thirds.
struct Coming {
    Arrivals arrivals;
    double operator()() { return static_cast<double>(arrivals.next()->when.time_since_epoch().count()); }
};
constexpr Instant start = start_of_year(2027);
Arrivals hours_of_a_week() {
    std::vector<PiecewiseRate::Piece> hours;
    for (int hour = 0; hour < 168; ++hour) hours.push_back({std::chrono::hours{1}, 1.0 + hour % 24});
    return Arrivals::at(Stream{run, Purpose::application}, Key{1}, PiecewiseRate::repeating(start, hours));
}
Arrivals wave() {
    SmoothRate rate{.from = start, .until = Instant::max(), .bound_per_hour = 12, .per_hour = {}};
    rate.per_hour = [](Instant when) {
        return 8 + 4 * std::sin(0.2617993877991494 * in_hours(when - start));
    };
    return Arrivals::at(Stream{run, Purpose::application}, Key{1}, rate);
}

void each_distribution(const Distribution& distribution) {
    benchmark::RegisterBenchmark(("draw/" + distribution.text()).c_str(), [=](benchmark::State& state) {
        take_turns(state, Drawn{distribution}, LimitExponential{});
    })->UseManualTime();
}

const int registered = [] {
    benchmark::RegisterBenchmark("addressed/uniform", [](benchmark::State& state) {
        take_turns(state, AddressedUniform{}, LimitUniform{});
    })->UseManualTime();
    benchmark::RegisterBenchmark("addressed/exponential", [](benchmark::State& state) {
        take_turns(state, AddressedExponential{}, LimitExponential{});
    })->UseManualTime();
    benchmark::RegisterBenchmark("addressed/exponential_of_libm", [](benchmark::State& state) {
        take_turns(state, LogarithmOfLibm{}, LimitExponential{});
    })->UseManualTime();
    for (const auto& distribution :
         {Distribution::constant(7), Distribution::uniform(-2, 5), Distribution::triangular(1, 2, 6),
          Distribution::normal(10, 3), Distribution::normal(10, 3, 8), Distribution::normal(0, 1, 1, 3),
          Distribution::lognormal_mean_cv(22, 0.6), Distribution::gamma_mean_cv(22, 0.6),
          Distribution::gamma_mean_cv(5, 1.6), Distribution::beta(2, 5), Distribution::exponential(28),
          Distribution::discrete({1, 2, 4}, {1, 1, 2}), Distribution::poisson(3), Distribution::poisson(40),
          Distribution::poisson(100)})
        each_distribution(distribution);
    benchmark::RegisterBenchmark("arrivals/hours_of_a_week", [](benchmark::State& state) {
        take_turns(state, Coming{hours_of_a_week()}, LimitExponential{});
    })->UseManualTime();
    benchmark::RegisterBenchmark("arrivals/wave", [](benchmark::State& state) {
        take_turns(state, Coming{wave()}, LimitExponential{});
    })->UseManualTime();
    return 0;
}();

} // namespace
