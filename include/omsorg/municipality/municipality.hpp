// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/change/timeline.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/municipality/residents.hpp>
#include <omsorg/municipality/staffing.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/municipality/year_book.hpp>
#include <omsorg/observe/ledger.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>

namespace omsorg {

/// A municipality at work: its people, what it does for them, and what it can afford, on one clock.
///
///     residents ──need, decisions──▶ provision ──hours delivered──▶ year book ──▶ outcome
///         ▲                              ▲
///         └── reablement                 └── staffing ◀── revenue ◀── residents
///
/// Between midnights lives go on; at each midnight the day's decisions take effect and the services do their
/// day; at New Year the old year is closed, the budget is decided and everyone's year is looked ahead.
///
/// It is made whole, lives once, and leaves its outcome behind:
///
///     Outcome outcome = Municipality{world, run}.live();
class Municipality {
public:
    Municipality(const World& world, Run run);
    Municipality(const Municipality&) = delete;
    Municipality& operator=(const Municipality&) = delete;

    [[nodiscard]] Outcome live(std::stop_token stop = {});

    /// Events that have happened on its clock.
    [[nodiscard]] std::uint64_t events() const noexcept { return sim_.events(); }

private:
    void happen(const Event& event);
    void begin_day(Day today);
    [[nodiscard]] Casework::Plan expected_cases(int year) const;
    void take_over_cases();
    void open_cases(Day today);
    void close_year(int year);
    void satisfy(YearAccounts& accounts);
    void satisfy_home_care(YearAccounts& accounts, std::span<const double> quality);

    const World& world_;
    Assumptions live_;
    Levers levers_;
    Timeline decisions_;
    Geography geography_;
    Simulation sim_;
    Residents residents_;
    Provision provision_;
    Staffing staffing_;
    Staffing::Round budget_;
    Provision::Year last_;
    ClientsByService first_clients_;
    std::optional<double> home_care_level_, e_service_level_; ///< of expectation, solved in the first year
    PeopleLedger so_far_;
    Outcome outcome_;
};

} // namespace omsorg
