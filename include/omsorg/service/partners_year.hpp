// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

#include <cstdint>
#include <vector>

namespace omsorg {

/// Hours of clients that partners have of their own: what they need, and who met it.
///
///     needed = met + overflow + unmet        met: by their own partner; overflow: by another one
struct OwnClientsHours {
    Hours needed{}, met{}, overflow{};

    [[nodiscard]] Hours unmet() const { return needed - met - overflow; }
    void add(const OwnClientsHours& other);
    [[nodiscard]] static OwnClientsHours all(const std::vector<OwnClientsHours>& districts);
};

/// What a year with partners came to (partners.hpp).
struct PartnersYear {
    std::vector<Hours> met, met_outings; ///< by district: of the municipality's home care, of its escort
    /// By district, at home and on outings; empty where nobody has clients of the kind.
    std::vector<OwnClientsHours> clients, clients_outings;
    Hours offered{}, given{}, displaced{}, coordination{};
    Hours by_referral{}; ///< of those met, what no partner of the district itself could have met
    double part = 0;     ///< hours that Shapley's rule credits the partners with, the rest the municipality
    double cost = 0;     ///< kronor
    std::int64_t days = 0, active_days = 0; ///< partners that took part, summed over the days
    std::int64_t left = 0;

    [[nodiscard]] Hours home_care_met() const;
    [[nodiscard]] Hours outings_met() const;
    [[nodiscard]] Hours all_met() const { return home_care_met() + outings_met(); }
    /// Of all partners' own clients, at home and on outings.
    [[nodiscard]] OwnClientsHours own_clients() const;
    /// All hours that are met, less what each actor meets alone for its own clients. What the municipality meets
    /// alone of the hours that it left open is nothing.
    [[nodiscard]] Hours complementarity() const { return all_met() + own_clients().overflow; }
    /// Given = met + overflow + displaced, given ≤ offered, nobody gets more than she needs; throws Defect.
    void balance() const;
};

} // namespace omsorg
