// SPDX-License-Identifier: MIT
// One desk, Poisson arrivals, exponential service: M/M/1 in the long run, from an empty start, and its busy periods.
#include "models.hpp"
#include "queue.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace omsorg::doctor {
namespace {

struct Load {
    explicit Load(const Parameters& parameters)
        : lambda{parameters.number("lambda")}, mu{parameters.number("mu")} {}

    double lambda, mu;
    double rho = lambda / mu;
    /// What happened so long ago is forgotten by all but a share of 1/e, at the slowest.
    double relaxation = 1 / std::pow(std::sqrt(mu) - std::sqrt(lambda), 2);

    [[nodiscard]] Queue::Setting setting() const {
        return {.gap = exponential(lambda), .service = exponential(mu)};
    }
    [[nodiscard]] LongRun long_run() const { return LongRun::of_desks(1, lambda, mu); }
};

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The value below which a share p of all lies.
double order_statistic(std::vector<double> values, double p) {
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(p * static_cast<double>(values.size()))) - 1;
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<std::size_t>(rank)];
}

// An order statistic of n is off by something like b / n on average, and those of the halves by 2 b / n each.
double quantile(const std::vector<double>& values, double p) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    const double first = order_statistic({values.begin(), middle}, p);
    const double second = order_statistic({middle, values.end()}, p);
    return 2 * order_statistic(values, p) - (first + second) / 2;
}

// Time finds the long run from the start; the first who come find a little less, for nobody has just come before
// them. What the first four relaxation times bring is passed over.
void mm1(const Parameters& parameters, Probe& probe) {
    const Load load{parameters};
    // The asymptotic variances of L and Wq grow with 1 / (1 - rho)^4.
    const std::uint64_t customers = many(probe, 8'000 + 12 / std::pow(1 - load.rho, 4));
    Queue queue{probe, load.setting()};
    Mean waits, long_waits, long_sojourns;
    std::vector<double> sojourns;
    const auto gone = [&](const Visit& visit) {
        waits.add(visit.wait());
        sojourns.push_back(visit.sojourn());
        long_waits.add(visit.wait() > 5 ? 1 : 0);
        long_sojourns.add(visit.sojourn() > 5 ? 1 : 0);
    };
    queue.follow(customers, gone, static_cast<std::uint64_t>(4 * load.relaxation * load.lambda));
    queue.start_with(load.long_run());
    queue.open();
    queue.run_until(static_cast<double>(customers) / load.lambda);
    probe.see("L", queue.present.average());
    probe.see("Lq", queue.places.average_waiting());
    queue.run_to_the_last();
    probe.see("W", mean(sojourns));
    probe.see("Wq", waits.value());
    probe.see("q95 of T", quantile(sojourns, 0.95));
    probe.see("P(T>5)", long_sojourns.value());
    probe.see("P(Wq>5)", long_waits.value());
}

void mm1_variance(const Parameters& parameters, Probe& probe) {
    const Load load{parameters};
    Queue queue{probe, load.setting()};
    queue.start_with(load.long_run());
    queue.open();
    queue.run_until(probe.patience * (5'500 + 75 / std::pow(1 - load.rho, 4)));
    probe.see("Var N (time-stationary)", queue.present.variance(load.rho / (1 - load.rho)));
}

// A busy period begins with one who need not wait, and is over when nobody is left.
Model busy_periods(double for_a_check) {
    return [for_a_check](const Parameters& parameters, Probe& probe) {
        const Load load{parameters};
        const std::uint64_t periods = many(probe, for_a_check / (1 - load.rho));
        const double mean = 1 / (load.mu - load.lambda);
        Queue queue{probe, load.setting()};
        Mean lengths, squares;
        Instant begun{};
        const auto gone = [&](const Visit& visit) {
            if (visit.begun == visit.came) begun = visit.came;
            if (queue.present.count() > 0 || lengths.count >= static_cast<double>(periods)) return;
            const double length = in_hours(visit.left - begun);
            lengths.add(length);
            squares.add((length - mean) * (length - mean));
        };
        queue.follow(~std::uint64_t{0}, gone);
        queue.open();
        double hours = 0;
        while (lengths.count < static_cast<double>(periods))
            queue.run_until(hours += static_cast<double>(periods));
        probe.see("E busy period", lengths.value());
        probe.see("Var busy period", squares.value());
    };
}

// How a mean over long stretches varies: its variance times the length of a stretch. Blocks of six relaxation times
// vary about the known mean, and neighbours together; those further apart do not (6e-5 of the whole).
//
// What varies much within the blocks also varies much between them. So the variance within, which is known, is held
// against what was seen of it; any weight leaves the mean as it is, and three relaxation times a third of the
// variance.
struct LongMeans {
    double mean, variance, weight;
    std::vector<double> deviations{};
    Mean squares{};

    void add(double deviation, double square) {
        deviations.push_back(deviation);
        squares.add(square);
    }
    [[nodiscard]] double variance_of_means(double length) const {
        Mean alone, neighbours;
        for (const double x : deviations) alone.add(x * x);
        for (std::size_t i = 1; i < deviations.size(); ++i) neighbours.add(deviations[i] * deviations[i - 1]);
        return length * (alone.value() + 2 * neighbours.value()) - weight * (squares.value() - variance);
    }
};

void mm1_long_means(const Parameters& parameters, Probe& probe) {
    const Load load{parameters};
    const double rho = load.rho, empty = 1 - rho;
    const std::uint64_t blocks = many(probe, 600);
    const double hours = 6 * load.relaxation;
    const auto customers = static_cast<std::uint64_t>(std::ceil(hours * load.lambda));
    LongMeans numbers{rho / empty, rho / (empty * empty), 3 * load.relaxation};
    LongMeans waits{rho / empty / load.mu, rho * (2 - rho) / std::pow(empty * load.mu, 2),
                    3 * load.relaxation * load.lambda};

    Queue queue{probe, load.setting()};
    Mean deviation, square;
    const auto gone = [&](const Visit& visit) {
        const double off = visit.wait() - waits.mean;
        deviation.add(off);
        square.add(off * off);
        if ((visit.number + 1) % customers != 0) return;
        waits.add(std::exchange(deviation, {}).value(), std::exchange(square, {}).value());
    };
    queue.follow(customers * blocks, gone, customers);
    queue.start_with(load.long_run());
    queue.open();
    for (std::uint64_t block = 1; block <= blocks; ++block) {
        queue.run_until(static_cast<double>(block) * hours);
        numbers.add(queue.present.average() - numbers.mean, queue.present.variance(numbers.mean));
        queue.sim.observe_afresh();
    }
    queue.run_to_the_last();
    probe.see("asymptotic variance of time-average N", numbers.variance_of_means(hours));
    probe.see("asymptotic variance of customer-average Wq",
              waits.variance_of_means(static_cast<double>(customers)));
}

// The desk opens, and the first twenty-five are served: many mornings in each replication.
void mm1_first_customers(const Parameters& parameters, Probe& probe) {
    const Load load{parameters};
    Mean waits, last;
    for (std::uint64_t morning = 0; morning < many(probe, 60); ++morning) {
        Queue::Setting setting = load.setting();
        setting.session = morning;
        Queue queue{probe, setting};
        const auto gone = [&](const Visit& visit) {
            waits.add(visit.wait());
            if (visit.number == 24) last.add(visit.wait());
        };
        queue.follow(25, gone);
        queue.open();
        queue.run_to_the_last();
    }
    probe.see("E mean Wq of first 25 customers", waits.value());
    probe.see("E Wq of customer 25", last.value());
}

// Empty at first, and looked at now and then.
void mm1_transient(const Parameters& parameters, Probe& probe) {
    const Load load{parameters};
    constexpr std::array times{1, 5, 20};
    std::array<Mean, times.size()> present, empty;
    for (std::uint64_t session = 0; session < many(probe, 160); ++session) {
        Queue::Setting setting = load.setting();
        setting.session = session;
        Queue queue{probe, setting};
        queue.open();
        for (std::size_t i = 0; i < times.size(); ++i) {
            queue.run_until(times[i]);
            present[i].add(queue.present.count());
            empty[i].add(queue.present.count() == 0 ? 1 : 0);
        }
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::string when = std::to_string(times[i]);
        probe.see("E N(" + when + ")", present[i].value());
        probe.see("P(N(" + when + ")=0)", empty[i].value());
    }
}

} // namespace

void add_single_queues(Models& models) {
    models.push_back({"M/M/1", "", mm1, {"L", "Lq", "W", "Wq", "P(T>5)", "P(Wq>5)", "q95 of T"}});
    models.push_back({"M/M/1", "", mm1_variance, {"Var N (time-stationary)"}});
    models.push_back({"M/M/1", "", busy_periods(100), {"E busy period"}});
    models.push_back({"M/M/1", "", busy_periods(1'300), {"Var busy period"}});
    models.push_back(
        {"M/M/1",
         "",
         mm1_long_means,
         {"asymptotic variance of time-average N", "asymptotic variance of customer-average Wq"}});
    models.push_back({"M/M/1 terminating", "", mm1_first_customers});
    models.push_back({"M/M/1 transient", "", mm1_transient});
}

} // namespace omsorg::doctor
