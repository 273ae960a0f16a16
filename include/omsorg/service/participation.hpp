// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>

#include <cstdint>
#include <optional>

namespace omsorg {

/// Taking part: how often a client gets out or has somebody with her, and in how many weeks at all.
///
/// Hours say how much was given; a life is also told by whether anything happened in a week. An *activity* is a
/// session that took place with her in it: an outing, a day at day activity, a session of support at home. A
/// *week with one* is a week in which she had at least one. Whoever has several sessions a week is one person.
///
///     week      1   2   3   4          activities 5        in a year of 52.18 weeks: 65
///     Anna      ●   ●●      ●●         weeks with one 3 of 4
///
/// The laws: weeks with one are never more than the weeks, nor than the activities; with one session granted a
/// week the two shares are one, activities over weeks.
struct Participation {
    std::int64_t person_weeks = 0, weeks_with = 0, activities = 0;

    /// One person's week.
    void add(std::int64_t activities_of_week) noexcept {
        ++person_weeks;
        activities += activities_of_week;
        if (activities_of_week > 0) ++weeks_with;
    }
    /// Activities in a year of one client.
    [[nodiscard]] std::optional<double> a_year() const {
        if (person_weeks == 0) return std::nullopt;
        return static_cast<double>(activities) / static_cast<double>(person_weeks) * days_a_year / 7;
    }
    /// Of the weeks: those with at least one.
    [[nodiscard]] std::optional<double> share_of_weeks() const {
        if (person_weeks == 0) return std::nullopt;
        return static_cast<double>(weeks_with) / static_cast<double>(person_weeks);
    }
    Participation& operator+=(const Participation& other) noexcept {
        person_weeks += other.person_weeks;
        weeks_with += other.weeks_with;
        activities += other.activities;
        return *this;
    }
    friend bool operator==(const Participation&, const Participation&) = default;
};

} // namespace omsorg
