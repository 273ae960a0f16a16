// SPDX-License-Identifier: MIT
// The whole municipality: every inhabitant and every home-care visit of Skellefteå, from its own study.
//
// visits/s and events/s are those of one core; `ns_per_visit` has everything in it: births, needs, decisions, staff,
// escort, nights, special housing, the budget. Beside it stands a hand-written limit: as many visits drawn and added up
// with no model around them.
#include <omsorg/chance/stream.hpp>
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/study.hpp>

#include <benchmark/benchmark.h>

namespace omsorg {
namespace {

void live_skelleftea(benchmark::State& state) {
    const Study study = read_study(OMSORG_SOURCE_DIR "/scenarios/skelleftea");
    const Run run{.seed = study.head.seed, .number = 0};
    World world = draw(study, "as_today", run);
    world.last_year = world.first_year + static_cast<int>(state.range(0)) - 1;
    double visits = 0;
    double events = 0;
    for (auto _ : state) {
        Municipality municipality{world, run};
        const Outcome outcome = municipality.live();
        for (const Row& row : outcome.rows)
            if (row.measure == Measure::visits && row.district == all_districts) visits += row.value;
        events += static_cast<double>(municipality.events());
    }
    state.counters["visits/s"] = benchmark::Counter(visits, benchmark::Counter::kIsRate);
    state.counters["events/s"] = benchmark::Counter(events, benchmark::Counter::kIsRate);
    state.counters["ns_per_visit"] =
        benchmark::Counter(visits * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(live_skelleftea)->Arg(3)->Arg(21)->Unit(benchmark::kSecond)->Iterations(1);

void draw_as_many_visits(benchmark::State& state) {
    const Stream luck{Run{.seed = 1}, Purpose::visit_length};
    const Distribution length = Distribution::lognormal_mean_cv(1.0, 0.3);
    constexpr int visits_a_day = 5000;
    double sum = 0;
    double visits = 0;
    for (auto _ : state) {
        for (int day = 0; day < 365; ++day)
            for (std::uint64_t visit = 0; visit < visits_a_day; ++visit) {
                Luck one = luck.at(Key{visit}, static_cast<std::uint64_t>(day));
                sum += length.draw(one);
            }
        visits += 365.0 * visits_a_day;
    }
    benchmark::DoNotOptimize(sum);
    state.counters["visits/s"] = benchmark::Counter(visits, benchmark::Counter::kIsRate);
}
BENCHMARK(draw_as_many_visits)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace omsorg
