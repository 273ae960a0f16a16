// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Where every hour went: the books of clients and of staff, which must balance.
///
///     granted ─┬─ planned ─┬─ delivered
///              │           └─ not delivered: no staff · shortened · client away · client declined
///              │                             cancelled late · replaced by digital · ± varied · ± postponed
///              └─ not planned: not begun · agreed less · not used · client away · no staff
///
///     contracted ─┬─ paid absence
///     + overtime  ├─ unpaid absence
///     + hourly    └─ worked ─┬─ client · travel · documentation · meetings
///     + agency               └─ training · renewal · waiting
///
///     staff client time = delivered + second staff - saved by pooling
///
/// Two lines have a sign: a visit may take longer than planned (varied below zero) and a visit of December
/// may be made in January (postponed above zero in the old year, below in the new).
///
/// The law: both sides of every sum are equal to the microsecond, and no other entry is negative; `balance()`
/// throws a Defect that names the sum and the difference. A run that does not balance is never a result.
///
/// Unmet need is what the municipality owed and could have received: the reasons *no staff* and *shortened*
/// only, over granted hours that the client was at home to receive.
///
/// Example
///
///     ClientHours book;
///     book.grant(20h);  book.plan(18h);  book.not_plan(NotPlanned::agreed_less, 2h);
///     book.deliver(17h);  book.not_deliver(NotDelivered::no_staff, 1h);
///     book.balance();
///     book.unmet_share();        // 1 / 20
namespace omsorg {

/// Why granted hours never came into a plan.
enum class NotPlanned : std::uint8_t { not_begun, agreed_less, not_used, client_away, no_staff };
/// Why planned hours were not delivered.
enum class NotDelivered : std::uint8_t {
    no_staff,
    shortened,
    client_away,
    client_declined,
    cancelled_late,
    replaced_by_digital,
    varied,
    postponed
};
/// What worked hours are spent on.
enum class Work : std::uint8_t { client, travel, documentation, meetings, training, renewal, waiting };

[[nodiscard]] std::string_view text(NotPlanned reason) noexcept;
[[nodiscard]] std::string_view text(NotDelivered reason) noexcept;
[[nodiscard]] std::string_view text(Work work) noexcept;

/// Hours by reason; every reason has its line from the start.
template <class Reason, std::size_t reasons>
struct HoursBy {
    std::array<Hours, reasons> lines{};

    [[nodiscard]] constexpr Hours& operator[](Reason reason) {
        return lines[static_cast<std::size_t>(reason)];
    }
    [[nodiscard]] constexpr const Hours& operator[](Reason reason) const {
        return lines[static_cast<std::size_t>(reason)];
    }
    [[nodiscard]] constexpr Hours total() const noexcept {
        Hours sum;
        for (const Hours line : lines) sum += line;
        return sum;
    }
    constexpr HoursBy& operator+=(const HoursBy& other) noexcept {
        for (std::size_t i = 0; i < reasons; ++i) lines[i] += other.lines[i];
        return *this;
    }
    friend constexpr bool operator==(const HoursBy&, const HoursBy&) = default;
};

/// The clients' book.
struct ClientHours {
    Hours granted{}, planned{}, delivered{};
    HoursBy<NotPlanned, 5> not_planned{};
    HoursBy<NotDelivered, 8> not_delivered{};

    void grant(Hours hours) noexcept { granted += hours; }
    void plan(Hours hours) noexcept { planned += hours; }
    void not_plan(NotPlanned reason, Hours hours) noexcept { not_planned[reason] += hours; }
    void deliver(Hours hours) noexcept { delivered += hours; }
    void not_deliver(NotDelivered reason, Hours hours) noexcept { not_delivered[reason] += hours; }

    void balance() const;

    /// Owed and not given: no staff, or a visit cut short.
    [[nodiscard]] Hours unmet() const noexcept {
        return not_planned[NotPlanned::no_staff] + not_delivered[NotDelivered::no_staff] +
               not_delivered[NotDelivered::shortened];
    }
    /// Granted hours that the client was at home to receive.
    [[nodiscard]] Hours receivable() const noexcept {
        return granted - not_planned[NotPlanned::client_away] - not_delivered[NotDelivered::client_away];
    }
    /// Zero if there was nothing to receive.
    [[nodiscard]] double unmet_share() const noexcept {
        return receivable() == Hours{} ? 0.0 : unmet() / receivable();
    }

    ClientHours& operator+=(const ClientHours& other) noexcept;
    friend bool operator==(const ClientHours&, const ClientHours&) = default;
};

/// What time at work went to, by use.
using WorkHours = HoursBy<Work, 7>;

/// The staff's book.
struct StaffHours {
    Hours contracted{}, paid_absence{}, unpaid_absence{}, worked{};
    WorkHours work{};
    Hours overtime{}, hourly{}, agency{};

    /// Worked hours and what they were spent on, in one entry.
    void spend(Work on, Hours hours) noexcept {
        worked += hours;
        work[on] += hours;
    }

    void balance() const;

    /// The share of worked hours spent with clients.
    [[nodiscard]] double client_share() const noexcept {
        return worked == Hours{} ? 0.0 : work[Work::client] / worked;
    }

    StaffHours& operator+=(const StaffHours& other) noexcept;
    friend bool operator==(const StaffHours&, const StaffHours&) = default;
};

/// What joins the two books: delivered hours seen from the staff who gave them.
struct ClientStaff {
    Hours staff_client_time{}, delivered{}, second_staff{}, saved_by_pooling{};

    void balance() const;

    ClientStaff& operator+=(const ClientStaff& other) noexcept;
    friend bool operator==(const ClientStaff&, const ClientStaff&) = default;
};

/// Nobody is lost: at_end = at_start + born + moved in - died - moved out.
struct PeopleLedger {
    std::int64_t at_start = 0, born = 0, moved_in = 0, died = 0, moved_out = 0, at_end = 0;

    void balance() const;

    /// The books of two places side by side (not of two years in a row: those share an end and a start).
    PeopleLedger& operator+=(const PeopleLedger& other) noexcept;
    friend bool operator==(const PeopleLedger&, const PeopleLedger&) = default;
};

} // namespace omsorg
