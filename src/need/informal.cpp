// SPDX-License-Identifier: MIT
#include <omsorg/need/informal.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

InformalCare::InformalCare(const InformalAssumptions& assumptions, Run run, int first_year)
    : assume_{&assumptions}, has_relative_{run, Purpose::informal_care}, hours_{run, Purpose::informal_hours},
      first_year_{first_year} {}

double InformalCare::first_hours(Key who) const {
    if (!has_relative_.happens(assume_->share, who)) return 0;
    return assume_->hours.quantile(hours_.uniform(who));
}

double InformalCare::left(int year) const {
    return std::pow(1 + assume_->change / 100, std::max(0, year - first_year_));
}

InformalHelp InformalCare::help(Key who, int year) const {
    if (!modelled()) return {};
    const double first = first_hours(who);
    if (assume_->change == 0) return {.hours = first};
    const double undone = first * (1 - left(year));
    return {.hours = first * left(year), .undone = undone, .granted_instead = assume_->substitution * undone};
}

double InformalCare::mean_granted_instead(int year) const {
    if (!modelled()) return 0;
    return assume_->substitution * assume_->share * assume_->hours.mean() * (1 - left(year));
}

} // namespace omsorg
