// SPDX-License-Identifier: MIT
// Whole queues: M/M/1 (0.9 busy) and M/M/20 (0.9 busy). An item is an event: an arrival or a departure.
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/tally.hpp>

#include "fast_draws.hpp"
#include "plain_heap.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

using namespace omsorg;

namespace {

constexpr double service_mean = 3.6e9; // an hour
constexpr std::int64_t batch = 200'000;

template <class Draws>
double arrival_mean(const Draws&, int servers) {
    return service_mean / (0.9 * servers);
}

struct Fast {
    FastDraws draws{1};
    Duration arrival(double mean) { return Duration{draws.exponential(mean)}; }
    Duration service(double mean) { return Duration{draws.exponential(mean)}; }
};

/// Each draw has an address: the ordinal of the customer, and why.
struct Addressed {
    Stream arriving{Run{}, Purpose{1001}}, serving{Run{}, Purpose{1002}};
    std::uint64_t arrived = 0, served = 0;
    Duration arrival(double mean) {
        return Duration{static_cast<std::int64_t>(mean * arriving.exponential(Key{arrived++}))};
    }
    Duration service(double mean) {
        return Duration{static_cast<std::int64_t>(mean * serving.exponential(Key{served++}))};
    }
};

// Limit: two clocks, a ring of arrival times, and no event list at all.
void limit_two_clocks(benchmark::State& state) {
    FastDraws draws{1};
    const double between = service_mean / 0.9;
    std::vector<std::int64_t> ring(1 << 16);
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::int64_t arrival = draws.exponential(between);
    std::int64_t departure = INT64_MAX;
    double waited = 0;
    for (auto _ : state) {
        for (std::int64_t i = 0; i < batch; ++i) {
            if (arrival < departure) {
                ring[tail++ & 0xFFFF] = arrival;
                if (tail - head == 1) departure = arrival + draws.exponential(service_mean);
                arrival += draws.exponential(between);
            } else {
                ++head;
                if (head != tail) {
                    waited += static_cast<double>(departure - ring[head & 0xFFFF]);
                    departure += draws.exponential(service_mean);
                } else {
                    departure = INT64_MAX;
                }
            }
        }
    }
    benchmark::DoNotOptimize(waited);
    state.SetItemsProcessed(state.iterations() * batch);
}

// Limit: a plain heap and a switch, no statistics.
void limit_heap(benchmark::State& state) {
    const auto servers = static_cast<int>(state.range(0));
    FastDraws draws{1};
    PlainHeap heap;
    const double between = arrival_mean(draws, servers);
    int busy = 0;
    int waiting = 0;
    heap.push(draws.exponential(between), 0);
    for (auto _ : state) {
        for (std::int64_t i = 0; i < batch; ++i) {
            const PlainHeap::Node node = heap.first();
            heap.pop();
            if ((node.number_and_payload & 0xFFFFFF) == 0) {
                if (busy < servers) {
                    ++busy;
                    heap.push(node.time + draws.exponential(service_mean), 1);
                } else
                    ++waiting;
                heap.push(node.time + draws.exponential(between), 0);
            } else if (waiting > 0) {
                --waiting;
                heap.push(node.time + draws.exponential(service_mean), 1);
            } else
                --busy;
        }
    }
    state.SetItemsProcessed(state.iterations() * batch);
}

enum Kind : std::uint16_t { arrival, departure, elsewhere };

// Plain events on our simulation; statistics off, or on with addressed draws.
template <class Draws, bool observed>
void plain_events(benchmark::State& state) {
    const auto servers = static_cast<int>(state.range(0));
    Simulation sim;
    Draws draws;
    const double between = arrival_mean(draws, servers);
    int busy = 0;
    Tally waited;
    Headcount queue{sim.now()};
    Headcount at_desk{sim.now()};
    std::vector<Instant> ring(1 << 16);
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const auto begin_service = [&](Instant since) {
        if constexpr (observed) waited.add(in_hours(sim.now() - since));
        sim.book_after(draws.service(service_mean), Event{.kind = departure});
    };
    const auto handler = [&](const Event& event) {
        if (event.kind == arrival) {
            if (busy < servers) {
                ++busy;
                if constexpr (observed) at_desk.change(sim.now(), +1);
                begin_service(sim.now());
            } else {
                ring[tail++ & 0xFFFF] = sim.now();
                if constexpr (observed) queue.change(sim.now(), +1);
            }
            sim.book_after(draws.arrival(between), Event{.kind = arrival});
        } else if (head != tail) {
            if constexpr (observed) queue.change(sim.now(), -1);
            begin_service(ring[head++ & 0xFFFF]);
        } else {
            --busy;
            if constexpr (observed) at_desk.change(sim.now(), -1);
        }
    };
    sim.book_after(draws.arrival(between), Event{.kind = arrival});
    const Duration stretch{static_cast<std::int64_t>(between * batch / 2)};
    const std::uint64_t before = sim.events();
    for (auto _ : state) sim.run_until(sim.now() + stretch, handler);
    benchmark::DoNotOptimize(waited.mean());
    state.SetItemsProcessed(static_cast<std::int64_t>(sim.events() - before));
}

template <class Draws>
struct Office {
    Simulation sim{};
    Places desks;
    Draws draws{};
    double between;
    std::int64_t arrived = 0;
    explicit Office(int servers) : desks{sim, "desks", servers}, between{arrival_mean(draws, servers)} {}
};

template <class Draws>
Process customer(Office<Draws>& office) {
    auto desk = co_await office.desks.admit();
    co_await office.sim.after(office.draws.service(service_mean));
}
template <class Draws>
Process source(Office<Draws>& office) {
    for (;;) {
        co_await office.sim.after(office.draws.arrival(office.between));
        ++office.arrived;
        office.sim.start(customer(office));
    }
}

// A story for each customer, observed, while others wait far ahead.
template <class Draws>
void story_per_customer(benchmark::State& state) {
    Office<Draws> office{static_cast<int>(state.range(0))};
    for (std::int64_t i = 0; i < state.range(1); ++i) {
        office.sim.book(start_of_year(2300) + Duration{i * 1'000'000}, Event{});
    }
    office.sim.start(source(office));
    const Duration stretch{static_cast<std::int64_t>(office.between * batch / 2)};
    for (auto _ : state) office.sim.run_until(office.sim.now() + stretch);
    state.SetItemsProcessed(2 * office.arrived);
}

// Lives that go on for ever, in the municipality's mix of delays.
struct Crowd {
    Simulation sim{};
    FastDraws draws{1};
};
Process life(Crowd& crowd) {
    for (;;) {
        const std::uint64_t kind = crowd.draws() % 100;
        const double mean = kind < 50 ? 1 : kind < 80 ? 24 : kind < 95 ? 168 : 8766;
        co_await crowd.sim.after(Duration{crowd.draws.exponential(mean * 3.6e9)});
    }
}
void many_lives(benchmark::State& state) {
    Crowd crowd;
    for (std::int64_t i = 0; i < state.range(0); ++i) crowd.sim.start(life(crowd));
    crowd.sim.run_until(crowd.sim.now() + std::chrono::hours{48});
    const std::uint64_t before = crowd.sim.events();
    for (auto _ : state) crowd.sim.run_until(crowd.sim.now() + std::chrono::hours{1});
    state.SetItemsProcessed(static_cast<std::int64_t>(crowd.sim.events() - before));
    const auto each = crowd.sim.frames().bytes_reserved() / static_cast<std::size_t>(state.range(0));
    state.SetLabel(std::to_string(each) + " bytes of frame");
}

BENCHMARK(limit_two_clocks)->Name("mm1/limit_two_clocks");
BENCHMARK(limit_heap)->Name("limit_heap")->Arg(1)->Arg(20);
BENCHMARK(plain_events<Fast, false>)->Name("plain_events/statistics_off")->Arg(1)->Arg(20);
BENCHMARK(plain_events<Fast, true>)->Name("plain_events/observed")->Arg(1)->Arg(20);
BENCHMARK(plain_events<Addressed, true>)->Name("plain_events/observed_addressed")->Arg(1)->Arg(20);
BENCHMARK(story_per_customer<Fast>)->Name("story_per_customer/observed")->Args({1, 0})->Args({20, 0});
BENCHMARK(story_per_customer<Addressed>)
    ->Name("story_per_customer/observed_addressed")
    ->Args({1, 0})
    ->Args({20, 0})
    ->Args({20, 100'000});
BENCHMARK(many_lives)->Name("many_lives")->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

} // namespace
