// SPDX-License-Identifier: MIT
// Covers: replications until the answer is precise enough, an interval that bends for skewness, a paired comparison, mirrored
// pairs.
// Scenario: a caseworker's desk. How long do people wait in a year, and what would an hour's training a week cost them?
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/sequential.hpp>

#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

struct Desk {
    explicit Desk(Run its_run) : run{its_run} {}
    Run run;
    Simulation sim{start_of_year(2027)};
    Places caseworkers{sim, "caseworkers", 2};
    Stream coming{run, Purpose{1001}}, working{run, Purpose{1002}};
};

Process one_case(Desk& desk, std::uint64_t number, Duration mean) {
    auto caseworker = co_await desk.caseworkers.admit();
    co_await desk.sim.after(from_hours(in_hours(mean) * desk.working.exponential(key_of(number))));
}

Process cases(Desk& desk, Duration mean) {
    for (std::uint64_t number = 0;; ++number) {
        co_await desk.sim.after(from_hours(desk.coming.exponential(key_of(number))));
        desk.sim.start(one_case(desk, number, mean));
    }
}

// Hours, of one future: a year of a desk that is open round the clock, as a textbook's is.
double mean_wait(Run future, Duration mean) {
    Desk desk{future};
    desk.sim.start(cases(desk, mean));
    desk.sim.run_until(start_of_year(2028));
    return desk.caseworkers.waits().mean_hours();
}

Run run_of(std::uint64_t future) { return {.seed = 9, .number = static_cast<std::uint32_t>(future)}; }

} // namespace

int main() {
    // A case takes 1.6 hours; two caseworkers are busy four fifths of the time.
    const Sequential waits = observe_until(
        {.relative = 0.01}, [](std::uint64_t future) { return mean_wait(run_of(future), 1.6_hours); });
    std::printf("a wait of %.2f h, between %.2f and %.2f, from %llu futures\n", waits.tally().mean(),
                waits.interval()->low, waits.interval()->high,
                static_cast<unsigned long long>(waits.count()));

    const Sequential longer = observe_until({.relative = 0.05}, [](std::uint64_t future) {
        const Run run = run_of(future);
        return mean_wait(run, 1.64_hours) - mean_wait(run, 1.6_hours); // the same people
    });
    std::printf("an hour's training a week adds %.2f h, between %.2f and %.2f, from %llu pairs\n",
                longer.tally().mean(), longer.interval()->low, longer.interval()->high,
                static_cast<unsigned long long>(longer.count()));

    const Sequential mirrored = observe_until({.relative = 0.01}, [](std::uint64_t future) {
        const Run run = run_of(future);
        return (mean_wait(run, 1.6_hours) + mean_wait(run.mirror(), 1.6_hours)) / 2; // opposite luck
    });
    std::printf("a wait of %.2f h, between %.2f and %.2f, from %llu futures and their mirrors\n",
                mirrored.tally().mean(), mirrored.interval()->low, mirrored.interval()->high,
                static_cast<unsigned long long>(mirrored.count()));
}
