// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/run.hpp>
#include <omsorg/network/network.hpp>

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace omsorg {

class Simulation;
class NetworkPlan;

/// A figure that each replication gives: of a station, of a kind of people, or of those people at that station.
struct NetworkMeasure {
    std::string station{}; ///< empty: of the people wherever they are
    std::string people{};  ///< empty: of everybody at the station
    std::string name{};    ///< "wait", "queue", "use", "time" …
    std::string unit{};    ///< "h", "persons", "share", "per h"

    friend bool operator==(const NetworkMeasure&, const NetworkMeasure&) = default;
};

/// A description that was checked, and can be run as often as one likes.
///
/// Each replication is a future of its own: the same stations, and people who draw their luck by who they are.
///
///     (kind, came or was there, number, which of those who came at once) ──▶ person
///     (person, station), which of her visits there ──▶ service, patience, the way on
///
/// In code: key_of(key_of_text(kind), 1, n, 0) is who came as number n (0 for 1: who was there at the start), and
/// her service at a station is drawn at (network_service, key_of(person, key_of_text(station)), visit).
///
/// The law: nobody's luck depends on who else comes, or on what the stations are like. So a second desk, another
/// discipline, or a new kind of people leaves all others with the same needs at the same moments, and two
/// descriptions differ by what they describe.
///
/// Example
///
///     const NetworkModel model{desk};
///     const std::vector<double> figures = model.run({.seed = 1, .number = 17});
class NetworkModel {
public:
    /// Throws Faults if the description has any.
    explicit NetworkModel(Network network);

    [[nodiscard]] const Network& network() const noexcept;
    [[nodiscard]] std::span<const NetworkMeasure> measures() const noexcept;
    /// The place of a measure among them; not found is a Defect.
    [[nodiscard]] std::size_t measure(const NetworkMeasure& which) const;

    /// One replication: a figure for each measure; not a number where nothing was seen. Nothing at all if it was
    /// asked to stop before the end. May be called by many threads at once.
    [[nodiscard]] std::vector<double> run(Run run, const std::stop_token& stop = {}) const;

private:
    friend class NetworkRun;
    std::shared_ptr<const NetworkPlan> plan_; ///< the description as numbers, shared by all who run it
};

/// One replication that can be looked at from outside: recorded, stopped, watched.
///
///     NetworkRun one{model, {.seed = 1}};
///     Recording recording{one.simulation(), {&log}};
///     one.live();
class NetworkRun {
public:
    NetworkRun(const NetworkModel& model, Run run);
    ~NetworkRun();
    NetworkRun(const NetworkRun&) = delete;
    NetworkRun& operator=(const NetworkRun&) = delete;

    [[nodiscard]] Simulation& simulation() noexcept;
    /// From the start to the end; what is observed begins after the warm-up. False if it was asked to stop before.
    bool live(const std::stop_token& stop = {});
    /// A figure for each measure of the model.
    [[nodiscard]] std::vector<double> figures() const;

private:
    std::shared_ptr<const NetworkPlan> plan_;
    std::unique_ptr<class NetworkHouse> house_;
};

} // namespace omsorg
