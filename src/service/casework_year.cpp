// SPDX-License-Identifier: MIT
#include <omsorg/service/casework_year.hpp>

#include <omsorg/base/expect.hpp>

#include <string>

namespace omsorg {

CaseworkYear::Type& CaseworkYear::Type::operator+=(const Type& o) {
    at_start += o.at_start, received += o.received, worked_off += o.worked_off, at_end += o.at_end;
    automated += o.automated, digital += o.digital, over_limit += o.over_limit, days += o.days;
    return *this;
}

CaseworkYear::Type CaseworkYear::all() const {
    Type sum;
    for (const Type& type : by_type) sum += type;
    return sum;
}

void CaseworkYear::balance() const {
    for (const Type& type : by_type)
        if (type.at_start + type.received != type.worked_off + type.at_end)
            raise_defect("cases received are worked off or wait; missing cases: " +
                         std::to_string(type.at_start + type.received - type.worked_off - type.at_end));
    if (const Hours lack = present - (meetings + on_cases + lost + idle); lack != Hours{})
        raise_defect("caseworkers' hours are meetings, cases, lost or idle; missing microseconds: " +
                     std::to_string(lack.ticks()));
    if (const Hours lack = owed_at_start + come_in - (on_cases + lost + owed_at_end); lack != Hours{})
        raise_defect("the work of cases is done or owed; missing microseconds: " +
                     std::to_string(lack.ticks()));
}

} // namespace omsorg
