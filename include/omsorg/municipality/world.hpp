// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/run.hpp>
#include <omsorg/change/timeline.hpp>
#include <omsorg/economy/revenue.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/need/prevalence.hpp>
#include <omsorg/population/tables.hpp>
#include <omsorg/service/care_homes.hpp>
#include <omsorg/service/event_calendar.hpp>
#include <omsorg/service/partners.hpp>

#include <memory>
#include <stdexcept>
#include <stop_token>
#include <vector>

namespace omsorg {

/// The recorded figures of a study, read once and shared by all its runs.
struct Tables {
    PopulationTables population;
    NeedTables need;
    NationalAges nation;
    std::vector<Partner> partners{}; ///< none without the table
    std::vector<CareHome> homes{};   ///< none without the table
    EventCalendar events{};          ///< none without the table
};

/// Everything one run needs to know: what is assumed at the start, what will be
/// decided and when, what is recorded.
///
/// A world is one plan in one future. What we do not know has been drawn already, so two worlds of one future
/// differ in nothing but the decisions of their plans.
struct World {
    Assumptions assumptions{};
    std::vector<DatedChange> changes{};
    std::shared_ptr<const Tables> tables{};
    int first_year = 2020;
    int last_year = 2040;
    bool audit = false; ///< tell of each client of a service of sessions, one by one
};

/// The run was asked to stop; what it had so far is not a result.
class Stopped : public std::runtime_error {
public:
    Stopped() : std::runtime_error("the run was stopped before its end") {}
};

/// Lives through one world, every inhabitant and every visit, and says what each year came to.
///
/// The same world and the same run give the same outcome, byte for byte. Throws `Stopped` when asked to stop
/// and `Defect` when the books do not balance.
[[nodiscard]] Outcome simulate(const World& world, Run run, std::stop_token stop = {});

} // namespace omsorg
