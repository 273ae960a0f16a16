// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/economy/account.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/by_whom.hpp>
#include <omsorg/municipality/client_groups.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/municipality/residents.hpp>
#include <omsorg/municipality/staffing.hpp>
#include <omsorg/observe/ledger.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace omsorg {

/// How many had each service on a day in the mean; of casework nobody, for it is over when it is decided.
using ClientsByService = std::map<Service, double>;
[[nodiscard]] ClientsByService clients_by_service(const Provision::Year& year);

/// Writes a year into the outcome: people, hours, posts, kronor, and what life was like.
///
/// Each service keeps its own books; here they are brought to one form, so that hours of different services
/// can be laid side by side and added:
///
///     granted = planned + not planned        planned = delivered + not delivered, by reason
///
/// The books of the services and of the people are balanced once more on the way out; a year that does not
/// balance is a defect and never a row.
struct YearAccounts {
    int year = 0;
    const People& people;
    PeopleLedger flow; ///< of the year
    Residents::Counts residents;
    std::array<DomainRegister::Counts, need_domains> domains;
    const Provision::Year& provision;
    const Staffing::Round& budget; ///< as decided at the beginning of the year
    const Account& account;
    const Assumptions& live; ///< as they stand at the year's end
    const ClientGroups& groups;
    const ClientsByService& at_first; ///< in the first year
    Inhabitants inhabitants;          ///< district, sex and age of who is told of
    /// Months after which the training of somebody with the mean hours of housing support has paid, if it ever does.
    std::optional<int> training_pays{};
    /// Satisfied shares, where expectations are modelled.
    std::optional<double> home_care_satisfied{}, e_service_satisfied{};
    std::vector<std::optional<double>> satisfied_there{};                     ///< with home care, by district
    std::array<std::optional<double>, home_care_groups> satisfied_by_group{}; ///< the same, by sex and age
};

void write_year(Outcome& outcome, const YearAccounts& accounts);

/// The services' own books in the common form.
[[nodiscard]] ClientHours client_hours(const SessionHours& sessions);
[[nodiscard]] ClientHours client_hours(const NightHours& night);
/// In special housing the hours granted are the working hours that its residents' places call for.
[[nodiscard]] ClientHours client_hours(Hours needed, Hours delivered);

} // namespace omsorg
