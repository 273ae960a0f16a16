// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/need/account.hpp>
#include <omsorg/need/care_plan.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace omsorg {

/// The account of each home-care decision, month by month.
///
/// Each day credits what the plan of that weekday holds, a seventh of what the week leaves out of the grant, and
/// the visits that an alarm asked for: the hours that the day's ledger grants. Nothing is added up day by day: the account remembers how
/// many Mondays, Tuesdays ... there had been when it was last settled, and is settled when a month closes, when
/// the decision changes or ends, and at the harvest.
///
///     begin ──▶ ├── January ──┤ settle, forfeit above the cap ├── February ──┤ ... ──▶ end: the rest is forfeited
///
/// Hours that the visits took are added to their client as they are made. What they take beyond the account
/// debits nothing (need/account.hpp).
///
/// The law: over any span, the hours credited in a district are those that its ledger granted, and the hours
/// used or beyond are those that it delivered, to the microsecond.
class HomeCareAccounts {
public:
    HomeCareAccounts(const AccountAssumptions& assumptions, std::size_t districts)
        : assume_{&assumptions}, books_(districts) {}

    /// Before any visit of it: the day that begins.
    void begin_day(Day today);
    /// A decision, from the next day on.
    void open(std::uint32_t row, std::uint32_t district, std::span<const PlannedVisit> week,
              std::int64_t unplanned);
    /// Another plan for the same decision.
    void change(std::uint32_t row, std::span<const PlannedVisit> week, std::int64_t unplanned);
    void move(std::uint32_t row, std::uint32_t district);
    void end(std::uint32_t row);

    /// Seconds delivered to each row since it was settled: whoever delivers adds to them.
    [[nodiscard]] std::vector<std::int64_t>& delivered() noexcept { return seconds_; }
    /// Seconds granted to each row beyond its week, for alarms.
    [[nodiscard]] std::vector<std::int64_t>& alarmed() noexcept { return alarmed_; }
    /// For tests and users: what she has left.
    [[nodiscard]] Hours on_account(std::uint32_t row) const { return rows_.at(row).account.balance(); }

    /// What has happened in a district since the last harvest; balances or throws.
    [[nodiscard]] AccountBook harvest(std::uint32_t district);

private:
    using ByWeekday = std::array<std::int64_t, 7>;
    struct Row {
        EntitlementAccount account{};
        ByWeekday credit{}; ///< ticks
        ByWeekday settled{};
        Hours of_month{}; ///< credited since the month began
        std::uint32_t district = 0;
        bool open = false;
    };

    void settle(std::uint32_t row);
    void close_month();

    const AccountAssumptions* assume_;
    std::vector<Row> rows_;
    std::vector<std::int64_t> seconds_, alarmed_;
    ByWeekday days_{}; ///< how many of each weekday there have been
    int month_ = 0;
    std::vector<AccountBook> books_; // by district
};

} // namespace omsorg
