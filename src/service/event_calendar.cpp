// SPDX-License-Identifier: MIT
#include <omsorg/service/event_calendar.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace omsorg {
namespace {

constexpr std::chrono::days week{7}, a_year = 52 * week;

Day monday_of(Day day) { return day - std::chrono::days{weekday_index(day)}; }

/// The Monday of the last week in which it takes place.
Day last_monday(const DatedEvent& event) {
    return monday_of(event.first) + (event.last - event.first) / week * week;
}

} // namespace

std::uint64_t named_kind(std::string_view name) {
    return key_of_text(name).value | std::uint64_t{1} << 63; // no number is as large
}

EventCalendar::EventCalendar(std::vector<DatedEvent> events) : events_{std::move(events)} {
    for (const DatedEvent& event : events_)
        expect(event.first <= event.last && event.part >= 0 && event.part < 3,
               "an event has a part of the day and does not end before it begins");
    std::ranges::sort(events_, {}, [](const DatedEvent& event) {
        return std::tuple{weekday_index(event.first), event.part, event.kind, event.first};
    });
}

bool EventCalendar::tells(Day monday) const {
    std::optional<Day> before, after; // the nearest weeks with an event; this one is both
    for (const DatedEvent& event : events_) {
        const Day from = monday_of(event.first), to = last_monday(event);
        if (from <= monday) before = std::max(before.value_or(from), std::min(to, monday));
        if (to >= monday) after = std::min(after.value_or(to), std::max(from, monday));
    }
    return before && after && *after - *before < a_year;
}

std::vector<DatedEvent> EventCalendar::in_week(Day monday) const {
    std::vector<DatedEvent> found;
    std::ranges::copy_if(events_, std::back_inserter(found), [&](const DatedEvent& event) {
        return monday_of(event.first) <= monday && monday <= last_monday(event);
    });
    return found;
}

} // namespace omsorg
