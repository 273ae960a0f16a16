// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/partners.hpp>

#include <string>
#include <vector>

/// Two districts, and partners who do all that was agreed: what the tests of partners share.
namespace omsorg::test {

/// A Run, by a name that a test body of GoogleTest does not hide.
using Future = Run;

inline constexpr Day monday{std::chrono::year{2027} / 3 / 1};
inline const std::vector<std::string> districts{"North", "South"};

inline Hours h(double hours) { return Hours::from_hours(hours); }

inline OpenHours owed(double domestic, double care, double outings = 0) {
    return {h(domestic), h(care), h(outings)};
}

/// All that was agreed is realised, to seventeen digits, and nobody did it before.
inline PartnersAssumptions plain(double referral = 0) {
    PartnersAssumptions a;
    a.modelled = true;
    a.displacement = 0;
    a.meeting_hours = 40;
    a.referral = referral;
    return a;
}

} // namespace omsorg::test
