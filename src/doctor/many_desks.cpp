// SPDX-License-Identifier: MIT
// Several desks: M/M/c, and what becomes of it when the waiting room is small or patience ends.
#include "models.hpp"
#include "queue.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace omsorg::doctor {
namespace {

struct Desks {
    explicit Desks(const Parameters& parameters)
        : lambda{parameters.number("lambda")}, mu{parameters.number("mu")}, c{parameters.number("c")} {}

    double lambda, mu, c;

    [[nodiscard]] Queue::Setting setting() const {
        return {.desks = static_cast<int>(c), .gap = exponential(lambda), .service = exponential(mu)};
    }
};

// The first who come find a little less than time does, for nobody has just come before them: what the first hours
// bring is passed over. A limited room or patience forgets within a few hours what was there at the start.
constexpr double settling = 50;

Model mmc(double for_a_check) {
    return [for_a_check](const Parameters& parameters, Probe& probe) {
        const Desks desks{parameters};
        const double relaxation = 1 / std::pow(std::sqrt(desks.c * desks.mu) - std::sqrt(desks.lambda), 2);
        const LongRun long_run = LongRun::of_desks(desks.c, desks.lambda, desks.mu);
        const std::uint64_t customers = many(probe, for_a_check);
        Queue queue{probe, desks.setting()};
        Mean waits, waiting, long_waits;
        const auto gone = [&](const Visit& visit) {
            waits.add(visit.wait());
            waiting.add(visit.begun > visit.came ? 1 : 0);
            long_waits.add(visit.wait() > 1 ? 1 : 0);
        };
        queue.follow(customers, gone, static_cast<std::uint64_t>(4 * relaxation * desks.lambda));
        queue.start_with(long_run);
        queue.open();
        queue.run_until(static_cast<double>(customers) / desks.lambda);
        probe.see("L", queue.present.average());
        probe.see("Lq", queue.places.average_waiting());
        probe.see("utilisation", queue.places.use());
        probe.see("Var N", queue.present.variance(long_run.mean()));
        queue.run_to_the_last();
        probe.see("Wq", waits.value());
        probe.see("P(wait) Erlang C", waiting.value());
        probe.see("P(Wq>1)", long_waits.value());
    };
}

void mmc_transient(const Parameters& parameters, Probe& probe) {
    const Desks desks{parameters};
    constexpr std::array times{1, 5};
    std::array<Mean, times.size()> present;
    for (std::uint64_t session = 0; session < many(probe, 40); ++session) {
        Queue::Setting setting = desks.setting();
        setting.session = session;
        Queue queue{probe, setting};
        queue.open();
        for (std::size_t i = 0; i < times.size(); ++i) {
            queue.run_until(times[i]);
            present[i].add(queue.present.count());
        }
    }
    for (std::size_t i = 0; i < times.size(); ++i)
        probe.see("E N(" + std::to_string(times[i]) + ")", present[i].value());
}

// K may be there at once, those who are served among them; whoever comes then goes unserved.
void limited_room(const Parameters& parameters, Probe& probe) {
    const Desks desks{parameters};
    const double most = parameters.number("K");
    const std::uint64_t customers = many(probe, 2'500);
    Queue::Setting setting = desks.setting();
    setting.rules.room_to_wait = static_cast<int>(most - desks.c);
    Queue queue{probe, setting};
    Mean refused, waits, sojourns;
    const auto gone = [&](const Visit& visit) {
        refused.add(visit.served ? 0 : 1);
        if (!visit.served) return;
        waits.add(visit.wait());
        sojourns.add(visit.sojourn());
    };
    queue.follow(customers, gone, static_cast<std::uint64_t>(settling * desks.lambda));
    queue.start_with(LongRun::of_desks(desks.c, desks.lambda, desks.mu, most));
    queue.open();
    queue.run_until(static_cast<double>(customers) / desks.lambda);
    probe.see("L", queue.present.average());
    queue.run_to_the_last();
    probe.see("P(block)", refused.value());
    probe.see("W (accepted)", sojourns.value());
    probe.see("Wq (accepted)", waits.value());
}

// Erlang A: patience is exponential, so that theta times the number waiting is the rate of giving up.
void impatience(const Parameters& parameters, Probe& probe) {
    const Desks desks{parameters};
    const double theta = parameters.number("theta");
    const LongRun long_run{
        [&](double) { return desks.lambda; },
        [&](double n) { return desks.mu * std::min(n, desks.c) + theta * std::max(n - desks.c, 0.0); }};
    const std::uint64_t customers = many(probe, 4'000);
    Queue::Setting setting = desks.setting();
    setting.request = [theta](Luck& luck, double) {
        return Request{.patience = from_hours(luck.exponential() / theta)};
    };
    Queue queue{probe, setting};
    Mean waits, waits_of_served, gave_up, waiting;
    const auto gone = [&](const Visit& visit) {
        waits.add(visit.wait());
        if (visit.served) waits_of_served.add(visit.wait());
        gave_up.add(visit.served ? 0 : 1);
        waiting.add(visit.begun > visit.came ? 1 : 0);
    };
    queue.follow(customers, gone, static_cast<std::uint64_t>(settling * desks.lambda));
    queue.start_with(long_run);
    queue.open();
    queue.run_until(static_cast<double>(customers) / desks.lambda);
    probe.see("Lq", queue.places.average_waiting());
    probe.see("E busy servers", queue.places.average_taken());
    queue.run_to_the_last();
    probe.see("P(abandon)", gave_up.value());
    probe.see("P(wait>0)", waiting.value());
    probe.see("E wait (all, served+abandoned)", waits.value());
    probe.see("E[wait | served]", waits_of_served.value());
}

} // namespace

void add_many_desks(Models& models) {
    models.push_back({"M/M/c", "", mmc(18'000), {"P(wait) Erlang C", "Wq", "Lq", "L", "utilisation"}});
    models.push_back({"M/M/c", "", mmc(50'000), {"P(Wq>1)", "Var N"}});
    models.push_back({"M/M/c transient", "", mmc_transient});
    models.push_back({"M/M/c/K", "", limited_room});
    models.push_back({"M/M/c+M (Erlang A)", "", impatience});
}

} // namespace omsorg::doctor
