// SPDX-License-Identifier: MIT
// Output that depends on itself, and ways to know a mean better from the same work.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/control_variate.hpp>
#include <omsorg/observe/pairs.hpp>
#include <omsorg/observe/tally.hpp>

#include <boost/math/quadrature/tanh_sinh.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace omsorg::doctor {
namespace {

/// X_t = φ X_{t-1} + N(0, 1), from its stationary start.
std::vector<double> autoregression(double phi, std::size_t length, const Stream& noise, Key series) {
    const Distribution normal = Distribution::normal(0, 1);
    std::vector<double> values;
    for (std::size_t t = 0; t < length; ++t) {
        Luck luck = noise.at(series, t);
        const double z = normal.draw(luck);
        values.push_back(t == 0 ? z / std::sqrt(1 - phi * phi) : phi * values.back() + z);
    }
    return values;
}

void ar1(const Parameters& parameters, Probe& probe) {
    constexpr double phi = 0.9;
    const Stream noise{probe.run, Purpose::model_size};
    if (parameters.say("n=1000")) {
        Tally square; // of the mean of a series: the mean of all is known to be zero
        for (std::uint64_t series = 0; series < lives(probe, 100); ++series) {
            double sum = 0;
            for (const double x : autoregression(phi, 1'000, noise, Key{series})) sum += x;
            square.add(sum * sum / 1e6);
        }
        probe.see("Var of the sample mean", square.mean());
        return;
    }
    // Autocovariances about the known mean, of lags up to 150; 0.9^150 is a ten-millionth.
    constexpr std::size_t lags = 150, length = 3'000;
    Tally variance, sum_of_autocovariances;
    for (std::uint64_t series = 0; series < lives(probe, 12); ++series) {
        const std::vector<double> x = autoregression(phi, length + lags, noise, Key{series});
        double ahead = 0, squares = 0, products = 0;
        for (std::size_t lag = 1; lag <= lags; ++lag) ahead += x[lag];
        for (std::size_t t = 0; t < length; ++t) {
            squares += x[t] * x[t];
            products += x[t] * ahead;
            if (t + 1 < length) ahead += x[t + lags + 1] - x[t + 1];
        }
        variance.add(squares / length);
        sum_of_autocovariances.add((squares + 2 * products) / length);
    }
    probe.see("Var X", variance.mean());
    probe.see("asymptotic variance sum of autocovariances", sum_of_autocovariances.mean());
}

void antithetic(const Parameters&, Probe& probe) {
    const Stream stream{probe.run, Purpose::model_size};
    Pairs pairs;
    for (std::uint64_t i = 0; i < lives(probe, 150); ++i) {
        const double u = stream.uniform(Key{i});
        pairs.add(std::exp(u), std::exp(1 - u));
    }
    probe.see("Var plain", pairs.first().variance());
    probe.see("Var of pair mean (g(U)+g(1-U))/2", pairs.mean().variance());
}

// The slope is found from the same futures: its bias, of the order of one over their number, must stay far below
// what the table can see.
void control(const Parameters&, Probe& probe) {
    const Stream stream{probe.run, Purpose::model_size};
    Controls controls{{0.5}};
    for (std::uint64_t i = 0; i < lives(probe, 1'000); ++i) {
        const double u = stream.uniform(Key{i});
        controls.add(std::exp(u), {{u}});
    }
    const auto found = controls.estimate();
    probe.see("optimal beta", found->slopes.front());
    probe.see("residual variance", found->residual_variance);
}

// Thirty futures of X = Σ b C_j + e, normal, of which the controls explain the share rho². The plain mean's
// variance is known: one thirtieth of that of X, which is one.
void loss_factor(const Parameters& parameters, Probe& probe) {
    const auto futures = static_cast<std::uint64_t>(parameters.number("n"));
    const auto controls = static_cast<std::size_t>(parameters.number("q"));
    const double explained = parameters.number("rho^2");
    const double slope = std::sqrt(explained / static_cast<double>(controls));
    const Stream stream{probe.run, Purpose::model_size};
    const Distribution normal = Distribution::normal(0, 1);
    Tally ratio;
    for (std::uint64_t sample = 0; sample < lives(probe, 120); ++sample) {
        Controls estimator{std::vector<double>(controls, 0.0)};
        std::vector<double> known(controls);
        for (std::uint64_t i = 0; i < futures; ++i) {
            Luck luck = stream.at(Key{sample}, i);
            double x = std::sqrt(1 - explained) * normal.draw(luck);
            for (double& c : known) x += slope * (c = normal.draw(luck));
            estimator.add(x, known);
        }
        const double mean = estimator.estimate()->mean;
        ratio.add(mean * mean * static_cast<double>(futures));
    }
    probe.see("variance ratio (n-2)/(n-q-2)(1-rho^2)", ratio.mean());
}

/// A desk where somebody is being served, until nobody is there or a number has been reached.
struct Desk {
    Simulation sim{};
    Places places{sim, "desk", 1};
    Stream coming, serving;
    double lambda, mu;
    int bound, present = 0;
    bool over = false;

    Process customer(Key who) {
        if (++present >= bound) over = true;
        auto desk = co_await places.admit();
        co_await sim.after(from_hours(serving.exponential(who) / mu));
        if (!over && --present == 0) over = true;
    }
    Process street(Key path) {
        for (std::uint64_t number = 1;; ++number) {
            co_await sim.after(from_hours(coming.exponential(path, number) / lambda));
            sim.start(customer(key_of(path, number)));
        }
    }
};

// So rare that nobody waits for it: arrivals and services change places, the queue grows, and each path is
// weighed by how much likelier it was made. Each arrival was made mu/lambda times as likely, each departure
// lambda/mu times.
void rare_queue(const Parameters& parameters, Probe& probe) {
    const double lambda = parameters.number("lambda"), mu = parameters.number("mu");
    constexpr int bound = 25;
    const std::uint64_t paths = lives(probe, 60);
    double weight = 0;
    for (std::uint64_t path = 0; path < paths; ++path) {
        Desk desk{.coming = Stream{probe.run, Purpose::model_arrival},
                  .serving = Stream{probe.run, Purpose::model_service},
                  .lambda = mu,
                  .mu = lambda,
                  .bound = bound};
        desk.sim.start(desk.customer(key_of(path, std::uint64_t{0})));
        desk.sim.start(desk.street(key_of(path)));
        while (!desk.over) desk.sim.run_until(desk.sim.now() + from_hours(1));
        // From 1 to 25 there are 24 arrivals more than departures.
        if (desk.present >= bound) weight += std::pow(lambda / mu, bound - 1);
    }
    probe.see("probability", weight / static_cast<double>(paths));
}

// By quadrature over the numbers from which the two are made: exact, as far as the library's inversion is.
void common_numbers(const Parameters& parameters, Probe& probe) {
    static boost::math::quadrature::tanh_sinh<double> integrate;
    const Distribution first = Distribution::exponential(1), second = Distribution::exponential(1.1);
    const auto mean = [](const auto& f) { return integrate.integrate(f, 0.0, 1.0); };
    const auto apart = [&](double u, double v) { return first.quantile(u) - second.quantile(v); };
    if (parameters.say("independent")) {
        const auto moment = [&](int power) {
            return mean(
                [&](double u) { return mean([&](double v) { return std::pow(apart(u, v), power); }); });
        };
        probe.see("Var(X-Y) independent", moment(2) - moment(1) * moment(1));
    } else {
        const auto moment = [&](int power) {
            return mean([&](double u) { return std::pow(apart(u, u), power); });
        };
        probe.see("Var(X-Y) with CRN", moment(2) - moment(1) * moment(1));
    }
}

} // namespace

void add_output(Models& models) {
    models.push_back({"AR(1)", "", ar1});
    models.push_back({"antithetic exp(U)", "", antithetic});
    models.push_back({"control variate exp(U) with U", "", control});
    models.push_back({"control variate loss factor", "", loss_factor});
    models.push_back({"splitting M/M/1", "by importance", rare_queue});
    models.push_back({"common random numbers", "", common_numbers});
}

} // namespace omsorg::doctor
