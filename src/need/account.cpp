// SPDX-License-Identifier: MIT
#include <omsorg/need/account.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <string>

namespace omsorg {

void EntitlementAccount::credit(Hours hours) {
    expect(hours >= Hours{}, "an account is credited with hours, never with a debt");
    balance_ += hours;
}

Hours EntitlementAccount::use(Hours hours) {
    expect(hours >= Hours{}, "hours used are not negative");
    const Hours debited = std::min(hours, balance_);
    balance_ -= debited;
    return hours - debited;
}

Hours EntitlementAccount::close(Hours cap) {
    const Hours forfeited = std::max(Hours{}, balance_ - std::max(Hours{}, cap));
    balance_ -= forfeited;
    return forfeited;
}

void AccountBook::balance() const {
    if (const Hours lack = at_start + credited + moved_in - (used + forfeited + at_end); lack != Hours{})
        raise_defect("credited hours are used, forfeited or left; missing microseconds: " +
                     std::to_string(lack.ticks()));
    if (const Hours lack = delivered - (used + beyond); lack != Hours{})
        raise_defect("delivered hours are used of an account or beyond it; missing microseconds: " +
                     std::to_string(lack.ticks()));
}

AccountBook& AccountBook::operator+=(const AccountBook& o) noexcept {
    at_start += o.at_start, credited += o.credited, moved_in += o.moved_in, used += o.used,
        forfeited += o.forfeited, at_end += o.at_end;
    delivered += o.delivered, beyond += o.beyond;
    return *this;
}

} // namespace omsorg
