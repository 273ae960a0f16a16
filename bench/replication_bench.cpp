// SPDX-License-Identifier: MIT
// Replications side by side: a day of the treatment centre, on one thread and on as many as there are. What
// counts is the time on the wall: twice the threads should take half of it. And a thousand short replications of a
// described queue, which bench/notebook.py asks for once more from Python.
#include <omsorg/network/replications.hpp>
#include <omsorg/observe/tally.hpp>
#include <omsorg/scenario/network_file.hpp>

#include "../examples/treatment_centre.hpp"

#include <benchmark/benchmark.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace treatment_centre;

namespace {

constexpr std::uint32_t days = 2'000;

void replications(benchmark::State& state) {
    for (auto _ : state) {
        std::vector<double> waits(days);
        std::atomic<std::uint32_t> next = 0;
        const auto work = [&] {
            for (std::uint32_t day = next++; day < days; day = next++) {
                Centre centre{{}, {.seed = 1, .number = day}};
                centre.live();
                waits[day] = centre.nurses.waits().mean_hours();
            }
        };
        {
            std::vector<std::jthread> others;
            for (std::int64_t i = 1; i < state.range(0); ++i) others.emplace_back(work);
            work();
        }
        benchmark::DoNotOptimize(waits.data());
    }
    state.SetItemsProcessed(state.iterations() * days);
}
BENCHMARK(replications)
    ->Name("replications/threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void described(benchmark::State& state) {
    const omsorg::NetworkFile file =
        omsorg::read_network(OMSORG_SOURCE_DIR "/scenarios/queues/treatment_centre.toml");
    const omsorg::NetworkModel model{file.network};
    for (auto _ : state)
        benchmark::DoNotOptimize(omsorg::replicate(model, {.seed = 1, .count = 1'000, .threads = 1}));
    state.SetItemsProcessed(state.iterations() * 1'000);
}
BENCHMARK(described)->Name("replications/described")->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

} // namespace
