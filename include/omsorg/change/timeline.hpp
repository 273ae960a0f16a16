// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/change/lever.hpp>
#include <omsorg/change/profile.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace omsorg {

/// A decision with a date: from this day on, the key has this value.
///
///     2027-03-01  escort.model = bookable                                    at once
///     2027-09-01  night_supervision.accepted = 0.4   over 24 months, linear  a little more each day
///
/// A number may be phased in over a time, along a profile: from what it was on the day to its new value. The
/// way is drawn when the change begins, so a later change starts from where the earlier one has come.
struct DatedChange {
    Day on{};
    Duration over{};
    std::string key{};
    LeverValue value{};
    std::string component{}; ///< the part of the plan it belongs to
    Profile profile = Profile::linear;
};

/// The decisions of a plan, carried out day by day.
///
/// The law: nothing moves before its day, and a plan without decisions moves nothing at all.
class Timeline {
public:
    /// `changes` in any order; those of one day are carried out in the order given.
    explicit Timeline(std::vector<DatedChange> changes);

    /// Carries out what this day brings. Days are visited in order, each once. True if anything moved.
    bool carry_out(Day today, Levers& levers);

private:
    struct Way {
        const DatedChange* change;
        double start, end;
    };

    std::vector<DatedChange> changes_;
    std::vector<Way> under_way_;
    std::size_t next_ = 0;
};

} // namespace omsorg
