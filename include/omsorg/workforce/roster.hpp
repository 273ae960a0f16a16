// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>

#include <cstdint>
#include <limits>

/// The days on which a worker works, and from when to when.
///
/// A group has roster rows [schemarader]; a worker holds one, and whoever takes over her post takes over the
/// row. In two weeks a row has one worked weekend and weekday shifts spread evenly over ten weekdays. A row
/// is a day row or an evening row, so that an evening is never followed by a morning. Neighbouring rows are
/// laid out of step, so that a group is staffed evenly over the days.
///
/// An office row has weekdays only; that the office is closed on a holiday is the group's business.
///
///     row 0   M T . T F S S │ M T W . F . .      10 shifts: 8 of 7 h 26 min, 2 of 8 h 30 min
///     row 1   M T W . F . . │ . T W T F S S      the other weekend
///
/// The laws: the shifts of two weeks add up to the contract, to the minute; eleven hours of rest lie between
/// two shifts, and after at most six days a rest of 36 hours (Working Hours Act, SFS 1982:673, §§ 13-14; here no
/// period of seven days begins anew by the calendar). So a row with a weekend has at most eight weekdays, whatever a usual shift is. Whoever is called
/// by the hour has no row; `Rest` keeps the same for her. Unpaid breaks are not modelled: a shift is its paid time.
namespace omsorg {

struct Shift {
    std::int16_t from = 0, to = 0; ///< minutes since midnight; a night shift ends after 1,440

    [[nodiscard]] constexpr int minutes() const noexcept { return to - from; }
};

class Rota {
public:
    Rota() = default;
    /// `row` tells which days; `contract` how many and how long.
    Rota(const WorkforceAssumptions& assume, Branch branch, double contract, std::uint32_t row);

    [[nodiscard]] bool is_on(int day_of_cycle) const noexcept { return (on_ >> day_of_cycle & 1) != 0; }
    [[nodiscard]] bool is_evening() const noexcept { return evening_; }
    /// The shift of a day that is on.
    [[nodiscard]] Shift shift(int day_of_cycle) const noexcept {
        const int length =
            day_of_cycle % 7 >= 5 ? weekend_ : weekday_ + (day_of_cycle < extra_until_ ? 1 : 0);
        if (!evening_) return {start_, static_cast<std::int16_t>(start_ + length)};
        return {static_cast<std::int16_t>(end_ - length), end_};
    }
    [[nodiscard]] int fortnight_minutes() const noexcept;

private:
    std::uint32_t on_ = 0; // 14 days, bit 0 a Monday
    std::int16_t start_ = 0, end_ = 0;
    std::int16_t weekday_ = 0, weekend_ = 0;
    std::int16_t extra_until_ = 0; // weekday shifts before this day of the fortnight last a minute longer
    bool nights_ = false, evening_ = false;
};

/// The rest of somebody without a row, who is called from day to day.
class Rest {
public:
    static constexpr int daily = 11 * 60, weekly = 36 * 60; ///< minutes
    static constexpr int most_days = 6;                     ///< from one weekly rest to the next

    /// Whether she may work this shift after those she has worked.
    [[nodiscard]] bool lets(Day day, Shift shift) const noexcept {
        const std::int64_t rested = minute(day, shift.from) - ended_;
        return rested >= daily && (rested >= weekly || (day - rested_until_).count() < most_days);
    }
    void work(Day day, Shift shift) noexcept {
        if (minute(day, shift.from) - ended_ >= weekly) rested_until_ = day;
        ended_ = minute(day, shift.to);
    }

private:
    [[nodiscard]] static constexpr std::int64_t minute(Day day, int of_day) noexcept {
        return std::int64_t{day.time_since_epoch().count()} * 1440 + of_day;
    }

    std::int64_t ended_ = std::numeric_limits<std::int32_t>::min(); // her last shift, in minutes since 1970
    Day rested_until_{};
};

/// Where a day stands in the two-week cycle; 0 is a Monday.
[[nodiscard]] constexpr int day_of_cycle(Day day) noexcept {
    // 5 January 1970 was a Monday.
    const auto days = (day - Day{std::chrono::days{4}}).count() % 14;
    return static_cast<int>(days < 0 ? days + 14 : days);
}

} // namespace omsorg
