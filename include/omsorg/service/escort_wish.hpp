// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/escort.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omsorg {

/// The clients of the escort service and what they wish for, week by week.
///
/// A client's traits (how often she wants to go, consent to company, support need, her fixed slot) are drawn
/// once at (run, purpose, her key); a week's wish at (run, purpose, her key, Monday). No draw depends on the
/// way of working, on who else is a client, or on the order of anything: the same person wishes the same
/// under every plan.
///
/// The week is a grid of twenty-one moments: seven days by morning (9), afternoon (13) and evening (18).
///
///              Mon Tue Wed Thu Fri │ Sat Sun
///     09-12     ▪   ▪   ▪   ▪   ▪  │            ▪ moments where fixed slots lie
///     13-16     ▪   ▪   ▪   ▪   ▪  │
///     18-21                        │
using WeekMoment = std::uint8_t; // 3 * weekday (0 = Monday) + part of the day, below 21
inline constexpr int week_moments = 21;

/// Hours from Monday midnight to a moment.
[[nodiscard]] int hour_of_week(WeekMoment moment);

/// Hours between two moments of the same week.
[[nodiscard]] int hours_between(WeekMoment a, WeekMoment b);

/// Support weights are counted in whole parts of one staff, so that three thirds make exactly one.
inline constexpr int parts_per_staff = 2520;

struct EscortClient {
    Key key{};
    DistrictId district{};
    double use = 0;        ///< share of weeks she wants to go
    bool consents = false; ///< to going together
    int weight = 0;        ///< support need in a group, in parts of one staff
    int staff = 1;         ///< staff she needs alone: the weight rounded up
    WeekMoment slot = 0;   ///< her fixed weekly slot
    Hours account{};       ///< unused credit
    bool chooses = false;  ///< may book any session, not only that of her slot

    double consent_draw = 1, support_draw = 1, choice_draw = 1;

    bool operator==(const EscortClient&) const = default;
};

/// A client with the traits that her key draws. Consent, support and choice are her draws against shares that
/// a plan may change: `settle_traits` compares them anew.
[[nodiscard]] EscortClient escort_client(const EscortAssumptions& a, Run run, Key key, DistrictId district);

void settle_traits(const EscortAssumptions& a, EscortClient& client);

/// An event of the week: when it is; interest is the client's own draw.
struct EscortEvent {
    WeekMoment when = 0;
    std::uint32_t number = 0; ///< within the week, from 0
};

/// The calendar of a week: known to all in advance.
[[nodiscard]] std::vector<EscortEvent> escort_events(const EscortAssumptions& a, Run run, Day monday);

struct EscortWish {
    bool wants = false;
    WeekMoment when = 0;
    std::optional<std::uint32_t> event{}; ///< the event of the week that she wishes for
    double notice_days = 0;
    bool cancels_late = false;
    bool stays_away = false;
};

/// What she wishes in the week that begins on `monday`. `gain` raises the share of weeks she wants to go.
[[nodiscard]] EscortWish escort_wish(const EscortAssumptions& a, Run run, const EscortClient& client,
                                     Day monday, std::span<const EscortEvent> events, double gain);

/// Where free wishes fall: weights that sum to one.
[[nodiscard]] std::array<double, week_moments> free_wish_weights(const EscortAssumptions& a);

} // namespace omsorg
