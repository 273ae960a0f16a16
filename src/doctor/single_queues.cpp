// SPDX-License-Identifier: MIT
// One desk: M/M/1 from its stationary start.
#include "models.hpp"
#include "queue.hpp"

#include <cmath>

namespace omsorg::doctor {
namespace {

// Stationary: n present with share (1 - rho) rho^n.
Queue stationary_mm1(const Probe& probe, double lambda, double mu, std::uint64_t counted) {
    const Stream arriving{probe.run, Purpose::model_arrival}, serving{probe.run, Purpose::model_service};
    return Queue{probe,
                 {.gap = [=](std::uint64_t n) { return arriving.exponential(Key{n}) / lambda; },
                  .service = [=](std::uint64_t n) { return serving.exponential(Key{n}) / mu; },
                  .counted = counted}};
}

void mm1(const Parameters& parameters, Probe& probe) {
    const double lambda = parameters.number("lambda");
    const double mu = parameters.number("mu");
    const double rho = lambda / mu;
    // The asymptotic variances of L and Wq grow with 1 / (1 - rho)^4.
    const auto customers = static_cast<std::uint64_t>(probe.patience * (4'000 + 10.0 / std::pow(1 - rho, 4)));
    Queue queue = stationary_mm1(probe, lambda, mu, customers);
    queue.start_with(static_cast<std::uint64_t>(std::log(queue.starting.uniform(Key{})) / std::log(rho)));
    queue.open();
    queue.run_until(static_cast<double>(customers) / lambda);
    probe.see("L", queue.average_present());
    probe.see("Lq", queue.places.average_waiting());
    queue.run_until_counted();
    probe.see("W", queue.mean_sojourn());
    probe.see("Wq", queue.mean_wait());
}

} // namespace

void add_single_queues(Models& models) { models.push_back({"M/M/1", "", mm1}); }

} // namespace omsorg::doctor
