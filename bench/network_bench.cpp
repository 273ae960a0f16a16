// SPDX-License-Identifier: MIT
// What a description costs: M/M/1 (0.9 busy) told as data, beside the same stories written by hand. An item is an event:
// an arrival or a departure. Both observe, and draw the same luck at the same addresses.
#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/network/model.hpp>

#include <benchmark/benchmark.h>

using namespace omsorg;

namespace {

constexpr Duration hours = std::chrono::hours{100'000};
constexpr double busy = 0.9;

const Instant start = start_of_year(2026);

PiecewiseRate rate() { return PiecewiseRate::repeating(start, {{std::chrono::weeks{1}, busy}}); }

struct Desk {
    explicit Desk(Run run)
        : arriving{run, Purpose::network_arrival}, serving{run, Purpose::network_service} {}
    Simulation sim{start};
    Places places{sim, "desk", 1};
    Stream arriving, serving;
    Distribution service = Distribution::exponential(1);
    Key kind = key_of_text("people"), here = key_of_text("desk");
    std::int64_t came = 0;
};

Process customer(Desk& desk, Key who) {
    Luck luck = desk.serving.at(key_of(who, desk.here));
    const Duration length = from_hours(desk.service.draw(luck));
    auto place = co_await desk.places.admit();
    co_await desk.sim.after(length);
}

Process customers(Desk& desk) {
    Arrivals arrivals = Arrivals::at(desk.arriving, desk.kind, rate());
    for (auto next = arrivals.next(); next; next = arrivals.next()) {
        co_await desk.sim.at(next->when);
        ++desk.came;
        desk.sim.start(customer(desk, key_of(desk.kind, 1, next->number, 0)));
    }
}

void by_hand(benchmark::State& state) {
    std::int64_t events = 0;
    double waited = 0;
    for (auto _ : state) {
        Desk desk{{.seed = 1, .number = static_cast<std::uint32_t>(events)}};
        desk.sim.start(customers(desk));
        desk.sim.run_until(start + hours);
        waited += desk.places.waits().mean_hours();
        events += 2 * desk.came;
    }
    benchmark::DoNotOptimize(waited);
    state.SetItemsProcessed(events);
}

void described(benchmark::State& state) {
    const NetworkModel model{{.start = start,
                              .length = hours,
                              .stations = {{.name = "desk", .service = Distribution::exponential(1)}},
                              .people = {{.name = "people", .rate = rate(), .begin = {{"desk"}}}}}};
    const std::size_t came = model.measure({"", "people", "came", ""});
    std::int64_t events = 0;
    for (auto _ : state)
        events += 2 * static_cast<std::int64_t>(
                          model.run({.seed = 1, .number = static_cast<std::uint32_t>(events)})[came]);
    state.SetItemsProcessed(events);
}

BENCHMARK(by_hand)->Name("mm1/by_hand")->Unit(benchmark::kMillisecond);
BENCHMARK(described)->Name("mm1/described")->Unit(benchmark::kMillisecond);

} // namespace
