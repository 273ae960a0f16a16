// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>

#include <array>
#include <cstdint>

/// An urgent-care centre for one day: exercise 13 of Nelson, *Foundations and Methods of Stochastic Simulation*
/// (2013), as Monks and others published it as an open model (2022).
///
///     arrivals ─▶ triage ─┬─▶ registration ─▶ examination ─┬─▶ treatment ─▶ out
///                         │                                └─▶ out (four in ten)
///                         └─▶ stabilisation ─▶ trauma treatment ─▶ out      (trauma: twelve in a hundred)
///
/// It opens at six and is watched for nineteen hours. Every draw is addressed by patient and purpose, so that
/// two ways of running the centre meet the same patients.
namespace treatment_centre {

using namespace omsorg;
using namespace omsorg::literals;

/// Everything assumed; minutes.
struct Assumptions {
    int nurses = 1, clerks = 1, examination_rooms = 3, treatment_rooms = 1, stabilisation_rooms = 2,
        trauma_rooms = 1;
    double trauma_share = 0.12, treated_share = 0.6;
    Distribution triage = Distribution::exponential(3);
    Distribution registration = Distribution::lognormal_mean_cv(5, 0.282842712474619);   // variance 2
    Distribution examination = Distribution::normal(16, 1.7320508075688772, 0);          // variance 3
    Distribution treatment = Distribution::lognormal_mean_cv(13.3, 0.10633184679451353); // variance 2
    Distribution stabilisation = Distribution::exponential(90);
    Distribution trauma_treatment = Distribution::lognormal_mean_cv(30, 0.0666666666666667); // variance 4
    Duration open = 1'140_minutes;

    /// Two faults of the open model, to reproduce its figures: trauma treatment drawn from the distribution of
    /// stabilisation, and thinning that keeps the rate of the hour in which the one before arrived.
    bool trauma_treated_as_stabilised = false, rate_of_the_hour_before = false;
};

/// Patients an hour, from six in the morning.
inline constexpr std::array<double, 18> arrivals_an_hour{2.367,  2.8,    8.833,  10.433, 14.8, 26.267,
                                                         31.4,   18.067, 16.467, 12.033, 11.6, 28.867,
                                                         18.033, 11.5,   5.3,    4.067,  2.2,  2.1};

enum Why : std::uint32_t {
    next_candidate = 1001,
    accepted,
    kind,
    triage,
    registration,
    examination,
    goes_on,
    treatment,
    stabilisation,
    trauma_treatment
};

/// One day; waits are in minutes, of those whose turn came before it was over.
struct Centre {
    Centre(const Assumptions& its_assumptions, Run its_run) : assume{its_assumptions}, run{its_run} {}

    Assumptions assume;
    Run run;
    Simulation sim{Instant{} + 6_hours};
    Places nurses{sim, "triage", assume.nurses};
    Places clerks{sim, "registration", assume.clerks};
    Places examination_rooms{sim, "examination", assume.examination_rooms};
    Places treatment_rooms{sim, "treatment", assume.treatment_rooms};
    Places stabilisation_rooms{sim, "stabilisation", assume.stabilisation_rooms};
    Places trauma_rooms{sim, "trauma treatment", assume.trauma_rooms};
    std::uint64_t arrived = 0, left = 0;

    [[nodiscard]] double uniform(Why why, std::uint64_t patient) const {
        return Stream{run, Purpose{why}}.uniform(key_of(patient));
    }
    [[nodiscard]] Duration drawn(const Distribution& length, Why why, std::uint64_t patient) const {
        Luck luck = Stream{run, Purpose{why}}.at(key_of(patient));
        return from_hours(length.draw(luck) / 60);
    }
    void live();
};

inline Process at_station(Centre& centre, Places& station, Duration length) {
    auto place = co_await station.admit();
    co_await centre.sim.after(length);
}

inline Process patient(Centre& centre, std::uint64_t who) {
    const Assumptions& assume = centre.assume;
    co_await at_station(centre, centre.nurses, centre.drawn(assume.triage, triage, who));
    if (centre.uniform(kind, who) < assume.trauma_share) {
        const Distribution& treated =
            assume.trauma_treated_as_stabilised ? assume.stabilisation : assume.trauma_treatment;
        co_await at_station(centre, centre.stabilisation_rooms,
                            centre.drawn(assume.stabilisation, stabilisation, who));
        co_await at_station(centre, centre.trauma_rooms, centre.drawn(treated, trauma_treatment, who));
    } else {
        co_await at_station(centre, centre.clerks, centre.drawn(assume.registration, registration, who));
        co_await at_station(centre, centre.examination_rooms,
                            centre.drawn(assume.examination, examination, who));
        if (centre.uniform(goes_on, who) < assume.treated_share)
            co_await at_station(centre, centre.treatment_rooms,
                                centre.drawn(assume.treatment, treatment, who));
    }
    ++centre.left;
}

inline Process arrivals(Centre& centre) {
    const Instant opens = centre.sim.now();
    const double most = 31.4;
    const auto rate_at = [opens](Instant when) {
        return arrivals_an_hour[static_cast<std::size_t>(in_hours(when - opens)) % arrivals_an_hour.size()];
    };
    double rate = rate_at(opens);
    for (std::uint64_t candidate = 0;; ++candidate) {
        const double gap = Stream{centre.run, Purpose{next_candidate}}.exponential(key_of(candidate)) / most;
        co_await centre.sim.after(from_hours(gap));
        if (!centre.assume.rate_of_the_hour_before) rate = rate_at(centre.sim.now());
        if (centre.uniform(accepted, candidate) >= rate / most) continue;
        centre.sim.start(patient(centre, centre.arrived++));
        rate = rate_at(centre.sim.now());
    }
}

inline void Centre::live() {
    sim.start(arrivals(*this));
    sim.run_until(sim.now() + assume.open);
}

} // namespace treatment_centre
