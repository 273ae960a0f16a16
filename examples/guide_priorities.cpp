// SPDX-License-Identifier: MIT
// Covers: priorities, and the three policies for work under way when someone more urgent comes.
// Scenario: one night patrol; checks of half an hour, and alarms that cannot wait. What do checks pay for alarms?
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/spans.hpp>

#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

enum Urgency { an_alarm, a_check };

struct Night {
    explicit Night(Preemption preemption)
        : patrol{sim, "patrol", 1, {.discipline = Discipline::priority, .preemption = preemption}} {}
    Simulation sim{start_of_year(2027)};
    Places patrol;
    Stream coming{Run{.seed = 3}, Purpose{1001}};
    Spans until_there[2], until_done[2];
};

Process call(Night& night, Urgency urgency) {
    const Instant came = night.sim.now();
    auto car = co_await night.patrol.admit({.priority = urgency});
    night.until_there[urgency].add(night.sim.now() - came);
    co_await car.work(urgency == an_alarm ? 20_minutes : 30_minutes); // only work can be interrupted
    night.until_done[urgency].add(night.sim.now() - came);
}

Process calls(Night& night, Urgency urgency, Duration between) {
    for (std::uint64_t number = 0;; ++number) {
        const double gap = night.coming.exponential(key_of(urgency, number));
        co_await night.sim.after(from_hours(gap * in_hours(between)));
        night.sim.start(call(night, urgency));
    }
}

} // namespace

int main() {
    std::printf("%-12s %16s %16s %10s\n", "preemption", "alarm: until there", "check: until done", "lost, h");
    for (const auto& [name, preemption] :
         {std::pair{"none", Preemption::none}, std::pair{"resume", Preemption::resume},
          std::pair{"restart", Preemption::restart}}) {
        Night night{preemption};
        night.sim.start(calls(night, an_alarm, 2_hours));
        night.sim.start(calls(night, a_check, 1_hours));
        night.sim.run_until(start_of_year(2028));
        std::printf("%-12s %14.1f min %13.0f min %10.0f\n", name, 60 * night.until_there[an_alarm].mean_hours(),
                    60 * night.until_done[a_check].mean_hours(), in_hours(night.patrol.book().lost()));
    }
}
