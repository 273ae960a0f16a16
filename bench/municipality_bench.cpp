// SPDX-License-Identifier: MIT
// The whole municipality: every inhabitant and every home-care visit of Skellefteå, from its own study.
//
// visits/s and events/s are those of one core; `ns_per_visit` has everything in it: births, needs, decisions, staff,
// escort, nights, special housing, the budget. Beside it stands a hand-written limit: as many visits drawn and added up
// with no model around them. `visit_over_operation` asks how many operations of the agenda one visit costs.
#include <omsorg/chance/stream.hpp>
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/study.hpp>

#include "ahead.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <numeric>
#include <vector>

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

double spent_ns() { return 1e9 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double middle(std::vector<double> values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

// One operation: the first event is taken and another booked, while so many are pending, with delays as in a
// municipality.
double ns_per_operation(double pending) {
    FastDraws draws{1};
    const Domain ahead;
    Agenda agenda;
    const auto book = [&](std::int64_t time) { agenda.book(Instant{Duration{time}}, Event{}); };
    for (double n = 0; n < pending; ++n) book(ahead.pending(draws));
    const auto turn_over = [&](int times) {
        for (int i = 0; i < times && agenda.ready(); ++i) {
            const std::int64_t now = agenda.next_time().time_since_epoch().count();
            benchmark::DoNotOptimize(agenda.take());
            book(now + ahead(draws));
        }
    };
    turn_over(100'000);
    const double begun = spent_ns();
    turn_over(1'000'000);
    return (spent_ns() - begun) / 1e6;
}

// A visit with everything about it, and an operation, in turns. What a year will bring is booked in January: so many
// are pending as there are events in a year.
void visit_over_operation(benchmark::State& state) {
    const Study study = read_study(OMSORG_SOURCE_DIR "/scenarios/skelleftea");
    constexpr int years = 3;
    std::vector<double> visits;
    std::vector<double> operations;
    std::vector<double> ratios;
    double pending = 0;
    for (auto _ : state) {
        const Run run{.seed = study.head.seed, .number = static_cast<std::uint32_t>(visits.size())};
        World world = draw(study, "as_today", run);
        world.last_year = world.first_year + years - 1;
        const double begun = spent_ns();
        Municipality municipality{world, run};
        const Outcome outcome = municipality.live();
        const double spent = spent_ns() - begun;
        const double made =
            std::accumulate(outcome.rows.begin(), outcome.rows.end(), 0.0, [](double sum, const Row& row) {
                return sum +
                       (row.measure == Measure::visits && row.district == all_districts ? row.value : 0);
            });
        pending = static_cast<double>(municipality.events()) / years;
        visits.push_back(spent / made);
        operations.push_back(ns_per_operation(pending));
        ratios.push_back(visits.back() / operations.back());
    }
    state.counters["pending"] = pending;
    state.counters["ns_per_visit"] = middle(visits);
    state.counters["ns_per_operation"] = middle(operations);
    state.counters["ratio"] = middle(ratios);
}
BENCHMARK(visit_over_operation)->Unit(benchmark::kSecond)->Iterations(7);

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
