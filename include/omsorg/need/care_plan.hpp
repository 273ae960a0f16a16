// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/assumptions.hpp>

#include <bit>
#include <cstdint>
#include <vector>

/// The week that a home-care client is promised: which visits, when, how long, by how many.
///
/// A decision grants hours; the plan turns them into visits of a week that repeats. How long
/// a visit is, is not recorded: the length is an assumed distribution, and the number of
/// visits a day follows from the grant.
///
///     granted 37 h a month ──▶ 8 h 30 min a week ──▶ morning ▂▂   mid-day ▂   evening ▂▂   every day
///                                                    domestic ▅  on one weekday
///
/// What a client needs is told by how much is granted. Among clients 74 in 100 have personal care and 58 in
/// 100 domestic service: those with the smallest grants have domestic service only, and of the rest a share
/// has both. Some have tasks delegated by the nurses, bound to the clock; those with the largest grants
/// need two at a time.
///
/// Law 6, in whole microseconds:    granted = planned + below_minimum + rounding
///
///   * `planned` is client time: visits × their lengths; a second member of staff adds nothing to it;
///   * `below_minimum`: a weekly grant shorter than the shortest visit is not planned at all;
///   * `rounding`: each visit is a whole number of seconds, rounded down; less than 7 s for each entry.
///
/// Domestic service that others give (domestic.hpp) is taken out of the grant before the plan is made; what kinds of
/// help she has, and how much personal care, still follow from all that she was granted.
///
/// The plan is a function of (assumptions, run, client's key, hours): equal
/// under all plans that grant the same.
///
/// Example
///
///     std::vector<PlannedVisit> week;
///     PlanHours hours = CarePlanner{assumptions, run}.plan(key, 37.0, week);
namespace omsorg {

/// In order of importance: what is dropped last comes first.
enum class VisitKind : std::uint8_t { health_task, personal_care, domestic };

/// One entry of a week's plan: the same visit on one or more weekdays.
struct PlannedVisit {
    std::uint16_t from = 0;    ///< minutes since midnight: the agreed start, and the earliest
    std::uint16_t to = 0;      ///< the latest start that the agreement tolerates
    std::uint16_t seconds = 0; ///< nominal length of one visit
    std::uint8_t weekdays = 0; ///< bit 0 is Monday
    VisitKind kind = VisitKind::personal_care;
    std::uint8_t staff = 1;  ///< needed at the same time: 1 or 2
    std::uint8_t number = 0; ///< 0, 1, 2 ... within the plan: the index of chance

    [[nodiscard]] constexpr bool is_on(int weekday) const noexcept { return (weekdays >> weekday & 1) != 0; }
    [[nodiscard]] constexpr int times_a_week() const noexcept { return std::popcount(weekdays); }
    [[nodiscard]] constexpr Duration length() const noexcept { return std::chrono::seconds{seconds}; }
    friend constexpr bool operator==(const PlannedVisit&, const PlannedVisit&) noexcept = default;
};
static_assert(sizeof(PlannedVisit) == 10);

/// Client time of one week, by what became of it.
struct PlanHours {
    Hours granted, planned, below_minimum, rounding;
};

/// A month is a twelfth of 365.25 days.
[[nodiscard]] Hours weekly_grant(double hours_a_month);

/// What kinds of help a client has, told by the rank of her grant among all (0 the smallest, 1 the largest).
struct HelpContent {
    bool personal = false, domestic = false, delegated = false, double_staffed = false;
};

class CarePlanner {
public:
    CarePlanner(const NeedAssumptions& assumptions, Run run);

    [[nodiscard]] HelpContent content(Key client, double hours_a_month) const;

    /// Of these hours a month: how many are domestic service.
    [[nodiscard]] double domestic_hours(Key client, double hours_a_month) const;

    /// Clears `week` and fills it; entries in order of (from, number), with at most 64 numbers. The grant is what
    /// is planned here; domestic service given by others, in hours a month, comes beside it.
    PlanHours plan(Key client, double hours_a_month, std::vector<PlannedVisit>& week,
                   double domestic_by_others = 0) const;

private:
    struct Draft;
    [[nodiscard]] double domestic_seconds(const HelpContent& help, double granted) const;
    void personal_visits(Draft& draft, const HelpContent& help, double seconds) const;
    void domestic_visits(Draft& draft, double seconds) const;

    const NeedAssumptions* assume_;
    Stream luck_;
};

} // namespace omsorg
