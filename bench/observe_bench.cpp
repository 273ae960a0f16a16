// SPDX-License-Identifier: MIT
// What it costs to count one observation: each counter beside the least loop that keeps the same figures. The
// counter lives in memory and is touched once for each observation, as in a simulation.
#include <omsorg/observe/level.hpp>
#include <omsorg/observe/quantile.hpp>
#include <omsorg/observe/spans.hpp>
#include <omsorg/observe/tally.hpp>

#include "fast_draws.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

using namespace omsorg;

namespace {

// Waiting times of half an hour on average, in whole microseconds; one in four did not wait.
struct Waits {
    std::vector<Duration> lengths{};
    std::vector<double> hours{};

    Waits() {
        FastDraws draws{7};
        for (int i = 0; i < 65'536; ++i) {
            const std::int64_t ticks = draws() % 4 == 0 ? 0 : draws.exponential(1.8e9);
            lengths.emplace_back(ticks);
            hours.push_back(in_hours(lengths.back()));
        }
    }
};

template <class Counter, class Values, class Count>
void over(benchmark::State& state, Counter counter, const Values& values, Count count) {
    for (auto _ : state)
        for (const auto& x : values) {
            count(counter, x);
            benchmark::DoNotOptimize(counter);
        }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}

// Sums of powers: no division, and no digits left when values are large and close.
struct PlainMoments {
    std::uint64_t count = 0;
    double sum = 0, squares = 0, cubes = 0, low = 1e300, high = -1e300;
    void add(double x) {
        ++count;
        sum += x;
        squares += x * x;
        cubes += x * x * x;
        low = std::min(low, x);
        high = std::max(high, x);
    }
};
void moments_limit(benchmark::State& state) {
    over(state, PlainMoments{}, Waits{}.hours, [](PlainMoments& to, double x) { to.add(x); });
}
void moments_tally(benchmark::State& state) {
    over(state, Tally{}, Waits{}.hours, [](Tally& to, double x) { to.add(x); });
}

// The same in 64 bits, where the squares overflow.
struct PlainSpans {
    std::uint64_t count = 0;
    std::int64_t sum = 0, least = INT64_MAX, greatest = INT64_MIN;
    std::uint64_t squares = 0;
    void add(Duration length) {
        const std::int64_t x = length.count();
        ++count;
        sum += x;
        squares += static_cast<std::uint64_t>(x) * static_cast<std::uint64_t>(x);
        least = std::min(least, x);
        greatest = std::max(greatest, x);
    }
};
void spans_limit(benchmark::State& state) {
    over(state, PlainSpans{}, Waits{}.lengths, [](PlainSpans& to, Duration x) { to.add(x); });
}
void spans_spans(benchmark::State& state) {
    over(state, Spans{}, Waits{}.lengths, [](Spans& to, Duration x) { to.add(x); });
}

// All cells that a positive number may have, there from the start: a quarter of a million.
struct PlainCells {
    std::vector<std::uint64_t> counts = std::vector<std::uint64_t>(std::size_t{1} << 18);
    void add(double x) { ++counts[std::bit_cast<std::uint64_t>(x) >> 45]; }
};
void cells_limit(benchmark::State& state) {
    over(state, PlainCells{}, Waits{}.hours, [](PlainCells& to, double x) { to.add(x); });
}
void cells_quantiles(benchmark::State& state) {
    over(state, Quantiles{}, Waits{}.hours, [](Quantiles& to, double x) { to.add(x); });
}

// One more or one fewer, at moments that follow each other.
struct PlainArea {
    std::int64_t since = 0, area = 0, value = 0;
    void change(std::int64_t now, std::int64_t by) {
        area += value * (now - since);
        since = now;
        value += by;
    }
};
void level_limit(benchmark::State& state) {
    std::int64_t now = 0;
    over(state, PlainArea{}, Waits{}.lengths, [&now](PlainArea& to, Duration x) {
        now += x.count();
        to.change(now, (now & 1) != 0 ? 1 : -1);
    });
}
void level_level(benchmark::State& state) {
    Instant now{};
    over(state, Level{now}, Waits{}.lengths, [&now](Level& to, Duration x) {
        now += x;
        to.change(now, (now.time_since_epoch().count() & 1) != 0 ? 1 : -1);
    });
}

BENCHMARK(moments_limit)->Name("moments/limit_sums_of_powers");
BENCHMARK(moments_tally)->Name("moments/tally");
BENCHMARK(spans_limit)->Name("spans/limit_64_bits");
BENCHMARK(spans_spans)->Name("spans/spans");
BENCHMARK(cells_limit)->Name("cells/limit_all_cells");
BENCHMARK(cells_quantiles)->Name("cells/quantiles");
BENCHMARK(level_limit)->Name("level/limit_area");
BENCHMARK(level_level)->Name("level/level");

} // namespace
