// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

/// Events with a date: the home matches of the hockey club, the programme of the concert hall.
///
///     date,until,time,kind,outdoors,source               an example, not a fixture list
///     2026-10-08,,19:00,hockey,no,example                one Thursday evening
///     2026-10-05,2026-12-14,afternoon,singing,no,example every Monday afternoon until 14 December
///
/// All know them in advance, and they are the same under every plan and in every future; whether the weather or a shock
/// calls them off is drawn for them as for any other event. They are the town's, and those whom escort takes there go to them
/// (`escort.event_share`); the events of other services of sessions are the units' own.
///
/// The calendar *tells* the weeks in which it has an event, and those between two events that are less than a year
/// (52 weeks) apart. There it tells all events there are, unless `events_beside` says which share of the others comes
/// beside them. In every other week events are drawn as they are without it, and nothing recurs beyond the dates given:
///
///     drawn  drawn │ hockey   ·    hockey   ·     ·   hockey │ drawn  drawn            · no event at all
///                  └──────────── told ───────────────────────┘
///
/// A week of sessions is a grid, so an event is in the morning, the afternoon or the evening; one at a clock time is in
/// the part whose session begins nearest to it. Its kind (session_taste.hpp) is one of the numbered ones, and who
/// follows the drawn events of kind 3 follows these; or it has a name and is a kind of its own.
///
/// Granted is one session a week. Who likes two events of a week follows the one that is foremost in everybody's mind;
/// which it is, is drawn for each week, so that no day of the week is preferred.
///
/// The law: without an event nothing is drawn and every week is as it was, bit for bit; with `events_beside` = 1 the
/// events of before are still there, in the weeks that are told and in the others.
namespace omsorg {

struct DatedEvent {
    Day first{};            ///< and then every week on that weekday
    Day last{};             ///< at the latest
    int part = 0;           ///< of the day: morning, afternoon, evening
    std::uint64_t kind = 0; ///< from 0, or `named_kind`
    bool outdoors = false;

    bool operator==(const DatedEvent&) const = default;
};

/// A kind that is known by its name; apart from the numbered ones.
[[nodiscard]] std::uint64_t named_kind(std::string_view name);

class EventCalendar {
public:
    EventCalendar() = default;
    /// In whatever order.
    explicit EventCalendar(std::vector<DatedEvent> events);

    [[nodiscard]] const std::vector<DatedEvent>& events() const noexcept { return events_; }
    /// Does it tell of the week that begins on `monday`, be it that there is nothing?
    [[nodiscard]] bool tells(Day monday) const;
    /// The events of that week by day, part and kind.
    [[nodiscard]] std::vector<DatedEvent> in_week(Day monday) const;

private:
    std::vector<DatedEvent> events_;
};

} // namespace omsorg
