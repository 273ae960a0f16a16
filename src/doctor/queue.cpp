// SPDX-License-Identifier: MIT
#include "queue.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace omsorg::doctor {

Queue::Queue(const Probe& probe, Setting its_setting)
    : setting{std::move(its_setting)}, places{sim, "desks", setting.desks, setting.rules},
      starting{probe.run, Purpose::model_start}, arriving{probe.run, Purpose::model_arrival},
      serving{probe.run, Purpose::model_service} {}

void Queue::start_with(std::uint64_t present) {
    for (std::uint64_t number = 0; number < present; ++number) sim.start(founder(number));
    sim.run_until(sim.now() + Duration{1}); // they take their desks
    sim.observe_afresh();
}

void Queue::open() { sim.start(source()); }

void Queue::run_until_counted() {
    while (gone < setting.counted) sim.run_until(sim.now() + from_hours(100));
}

double Queue::mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Exponential service is the same whether it has just begun or not; other laws start empty.
Process Queue::founder(std::uint64_t number) {
    auto desk = co_await places.admit();
    co_await sim.after(from_hours(setting.service(number)));
}

Process Queue::customer(std::uint64_t number) {
    const Instant came = sim.now();
    const Request request = setting.request ? setting.request(number) : Request{};
    auto desk = co_await places.admit(request);
    const Instant begun = sim.now();
    if (desk) co_await desk.work(from_hours(setting.service(number)));
    if (number >= setting.counted) co_return;
    ++gone;
    if (!desk) co_return;
    waits.push_back(in_hours(begun - came));
    sojourns.push_back(in_hours(sim.now() - came));
}

Process Queue::source() {
    for (std::uint64_t number = 0;; ++number) {
        co_await sim.after(from_hours(setting.gap(number)));
        sim.start(customer(number));
    }
}

std::uint64_t drawn_number(double u, const std::function<double(std::uint64_t)>& share) {
    double passed = 0;
    for (std::uint64_t n = 0;; ++n)
        if ((passed += share(n)) >= u || n == std::numeric_limits<std::uint16_t>::max()) return n;
}

} // namespace omsorg::doctor
