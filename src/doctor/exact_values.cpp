// SPDX-License-Identifier: MIT
// What is computed and not simulated: ranks and points, certified digits, the analysis of one long run, and
// traces small enough to follow by hand.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/batch_means.hpp>
#include <omsorg/observe/dependence.hpp>
#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>
#include <omsorg/observe/warm_up.hpp>

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace omsorg::doctor {
namespace {

void quantile_intervals(const Parameters& parameters, Probe& probe) {
    if (parameters.say("one-sided 95%")) { // either tail of a two-sided interval of 90 %
        std::size_t n = 1;
        while (!quantile_ranks(n, 0.95, 0.90)) ++n;
        probe.see("smallest n", static_cast<double>(n));
        return;
    }
    const auto n = static_cast<std::size_t>(parameters.number("n"));
    probe.see("exact coverage", quantile_ranks(n, parameters.number("p"), 0.95)->coverage);
}

void acceptance_rule(const Parameters& parameters, Probe& probe) {
    if (parameters.say("Kolmogorov")) {
        probe.see("critical D*sqrt(n)", kolmogorov_point(parameters.number("alpha")));
        return;
    }
    const bool is_normal = parameters.say("standard normal");
    const double freedom =
        is_normal ? std::numeric_limits<double>::infinity() : number_after(parameters, "Student t,");
    for (const char* t : {"4", "4.5", "5"}) {
        const std::string metric = is_normal ? "two-sided P(|Z|>" : "P(|T|>";
        probe.see(metric + t + ")", two_sided_chance(std::stod(t), freedom));
    }
    if (!is_normal)
        probe.see("critical value with two-sided alpha=6.795e-6 (=z 4.5)",
                  acceptance_point(static_cast<std::uint64_t>(freedom) + 1));
}

void coverage(const Parameters& parameters, Probe& probe) {
    const auto intervals = static_cast<std::uint64_t>(parameters.number("K"));
    const double level = parameters.number("alpha");
    probe.see("lowest accepted coverage",
              accepted_coverage(number_after(parameters, "nominal"), intervals, level).low);
}

// NumAcc1 to NumAcc4 of the Statistical Reference Datasets, as NIST defines them.
std::vector<double> nist_data(const std::string& name) {
    if (name == "NumAcc1") return {10000001, 10000003, 10000002};
    const double level = name == "NumAcc2" ? 1 : name == "NumAcc3" ? 1'000'000 : 10'000'000;
    std::vector<double> values{level + 0.2};
    for (int i = 0; i < 500; ++i) values.insert(values.end(), {level + 0.1, level + 0.3});
    return values;
}

// A decimal that no double holds is off by half a unit in the last place. The mean hardly sees it; deviations from
// the mean are that much less certain, the more so the smaller they are beside the level.
void nist(const Parameters& parameters, Probe& probe) {
    const std::vector<double> values = nist_data(parameters.text());
    Tally tally;
    for (const double x : values) tally.add(x);
    const double carried = std::max(Probe::computed_digits, std::ldexp(tally.mean() / tally.sd(), -53));
    probe.see("mean", tally.mean());
    probe.see("standard deviation", tally.sd(), carried);
    probe.see("lag-1 autocorrelation", autocorrelation(values), carried);
}

// A falling level and a generator of whole numbers, as the table describes it.
std::vector<double> output_vector() {
    std::vector<double> values;
    std::uint64_t state = 1;
    for (int i = 0; i < 1000; ++i) {
        state = (1'103'515'245 * state + 12'345) % (std::uint64_t{1} << 31);
        values.push_back(std::floor(2000 * std::pow(0.98, i)) + static_cast<double>((state >> 16) % 101));
    }
    return values;
}

void output_analysis(const Parameters& parameters, Probe& probe) {
    const std::vector<double> run = output_vector();
    if (!parameters.say("drop first 200")) {
        for (const std::size_t batch : {1U, 5U}) {
            const auto found = find_warm_up(run, batch);
            const std::string name = "MSER-" + std::to_string(batch);
            probe.see(name + " truncation (observations deleted, limit n/2)",
                      static_cast<double>(found->deleted));
            probe.see(name + " truncated mean", found->mean);
        }
        return;
    }
    BatchMeans batches{40};
    OverlappingBatchMeans overlapping{40};
    for (const double x : std::span{run}.subspan(200)) {
        batches.add(x);
        overlapping.add(x);
    }
    probe.see("mean", overlapping.mean());
    probe.see("variance of batch means", batches.tally().variance());
    probe.see("95% t half-width", batches.interval()->half_width());
    probe.see("asymptotic variance estimate (Meketon-Schmeiser)", overlapping.asymptotic_variance());
    probe.see("von Neumann ratio of batch means", batches.von_neumann_ratio());
}

/// Desks with recorded arrivals and services, in whole hours.
struct Trace {
    Simulation sim{};
    Places desks;
    std::vector<double> arrivals, services, waits;
    Instant last{};

    Trace(const Parameters& parameters, Discipline discipline)
        : desks{sim, "desks", static_cast<int>(parameters.number("c")), {.discipline = discipline}},
          arrivals{list_after(parameters, "arrivals")}, services{list_after(parameters, "services")},
          waits(arrivals.size()) {
        expect(arrivals.size() == services.size(), "each customer comes once and is served once");
        for (std::size_t i = 0; i < arrivals.size(); ++i) sim.start(customer(i));
        sim.run_until(Instant{} + from_hours(1'000));
    }

    // Who arrives at the instant of a departure is there when the next is chosen: departures are late.
    Process customer(std::size_t i) {
        co_await sim.at(Instant{} + from_hours(arrivals[i]));
        auto desk = co_await desks.admit();
        waits[i] = in_hours(sim.now() - Instant{}) - arrivals[i];
        co_await sim.after(from_hours(services[i]), late);
        last = sim.now();
    }
};

// The waits are in the name of the figure: if one of them is another, the figure is not seen.
void mini_trace(const Parameters& parameters, Probe& probe, Discipline discipline) {
    const Trace trace{parameters, discipline};
    std::string waits = "waits =";
    double sum = 0;
    for (const double wait : trace.waits) {
        waits += " " + std::to_string(std::lround(wait));
        sum += wait;
    }
    probe.see(waits + "; sum", sum);
    probe.see("makespan", in_hours(trace.last - Instant{}));
}

void first_come_trace(const Parameters& parameters, Probe& probe) {
    mini_trace(parameters, probe, Discipline::first_come);
}
void last_come_trace(const Parameters& parameters, Probe& probe) {
    mini_trace(parameters, probe, Discipline::last_come);
}

} // namespace

void add_exact_values(Models& models) {
    models.push_back({"quantile CI (order statistics)", "", quantile_intervals});
    models.push_back({"acceptance rule", "", acceptance_rule});
    models.push_back({"coverage acceptance", "", coverage});
    models.push_back({"NIST StRD univariate", "", nist});
    models.push_back({"output analysis vector", "", output_analysis});
    models.push_back({"mini trace FIFO", "", first_come_trace});
    models.push_back({"mini trace LIFO non-preemptive", "", last_come_trace});
}

} // namespace omsorg::doctor
