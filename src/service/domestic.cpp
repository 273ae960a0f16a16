// SPDX-License-Identifier: MIT
#include <omsorg/service/domestic.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/chance/stream.hpp>

namespace omsorg {

double domestic_hours_a_month(const DomesticAssumptions& a) { return a.session_hours * days_a_year / 7 / 12; }

bool books_domestic(const DomesticAssumptions& a, Run run, Key client, double hours_a_month) {
    return a.reach > 0 && hours_a_month - domestic_hours_a_month(a) >= a.least_hours &&
           Stream{run, Purpose::session_request}.happens(a.reach, client);
}

} // namespace omsorg
