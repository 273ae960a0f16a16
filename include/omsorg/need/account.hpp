// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/quantity.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// The entitlement account of a decision: what it credits, what is used, what is forfeited, what is carried over.
///
///     A(t+) = A(t) + credit − use − forfeiture        and never A < 0
///
///         credit ──▶ ┌─────────┐ ──▶ use, as far as there is something on the account
///                    │ account │
///                    └─────────┘ ──▶ what is above the cap when a period closes is forfeited
///
/// A visit that takes longer than the account holds is given all the same (nobody is left half-dressed): what
/// goes beyond is counted, and debits nothing. So a decision never pays for more than it grants, and what was
/// given beyond it is not hidden.
///
/// The laws: the balance is never negative; credited = used + forfeited + what is left; delivered = used +
/// beyond. `balance()` throws a Defect if a book does not.
///
/// Example
///
///     EntitlementAccount account;
///     account.credit(10h);  account.use(7h);
///     account.close(2h);                  // forfeits one hour, carries two over
class EntitlementAccount {
public:
    void credit(Hours hours);
    /// Debits as much of these hours as the account holds; returns what it did not.
    Hours use(Hours hours);
    /// The period ends: whatever is above the cap is forfeited, and returned.
    Hours close(Hours cap);
    /// The decision ends: all that is left is forfeited, and returned.
    Hours end() { return close(Hours{}); }

    [[nodiscard]] Hours balance() const noexcept { return balance_; }

private:
    Hours balance_{};
};

/// The accounts of many decisions over a span of time.
struct AccountBook {
    Hours at_start{}, credited{}, moved_in{}, used{}, forfeited{}, at_end{}; ///< moved in less moved out
    Hours delivered{}, beyond{};

    void balance() const;
    AccountBook& operator+=(const AccountBook& other) noexcept;
    friend bool operator==(const AccountBook&, const AccountBook&) = default;
};

/// Home care's rule of what may be saved.
struct AccountAssumptions {
    bool modelled = false;
    double carry_over = 0; ///< of a month's credit
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, AccountAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled,
          Field{.key = "account.modelled",
                .varies = Varies::never,
                .label = {"Konton för beviljad hemtjänst", "Accounts of granted home care"},
                .about = "No: no account is kept for a home-care decision, and nothing else changes.",
                .fixed = true});
    visit(a.carry_over,
          Field{.key = "account.carry_over",
                .unit = "months",
                .low = 0,
                .high = 12,
                .neutral = 0.0,
                .label = {"Timmar som får sparas", "Hours that may be saved"},
                .about = "A home-care client may carry unused hours over, up to this many months' credit; "
                         "the rest is forfeited at the end of each month."});
}

} // namespace omsorg
