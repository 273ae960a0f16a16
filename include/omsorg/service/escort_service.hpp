// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/escort.hpp>
#include <omsorg/service/escort_ledger.hpp>
#include <omsorg/service/escort_wish.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace omsorg {

/// The escort service of a municipality, driven week by week under the model that its assumptions name.
///
///     EscortService escort{assumptions.escort, run, districts};
///     escort.admit(key, district);                          // a decision (need/lss.hpp says who has one)
///     for each Monday:  escort.run_week(monday, staff_hours);
///     each 31 December: EscortYear year = escort.harvest();
///
/// The assumptions are read by reference: a dated change takes effect with the next week. Clients are kept in
/// the order of their keys, so the order of admission never matters.
class EscortService {
public:
    EscortService(const EscortAssumptions& assumptions, Run run, std::size_t districts);

    void admit(Key client, DistrictId district);
    void leave(Key client);
    void move(Key client, DistrictId district);
    [[nodiscard]] bool has(Key client) const;
    [[nodiscard]] std::span<const EscortClient> clients() const { return clients_; }

    /// The week that begins on `monday`, with the staff hours at hand (travel included).
    void run_week(Day monday, Hours staff_hours);

    /// Staff hours of a week if every granted session were staffed, travel included: what the roster must
    /// hold.
    [[nodiscard]] Hours staff_hours_needed() const;

    /// What has happened since the last harvest; balances or throws.
    [[nodiscard]] EscortYear harvest();

private:
    const EscortAssumptions* assumptions_;
    Run run_;
    std::size_t districts_;
    std::vector<EscortClient> clients_; // ascending keys
    EscortYear year_;
};

} // namespace omsorg
